"""What the class, id or itemprop of an element says of its place on a news page."""

import re
from functools import lru_cache
from html import unescape

from volteface.model import BlockKind

_NAMED = re.compile(
    r"""(?<![\w-])(?:class|id|itemprop|data-testid|data-component|data-type|aria-label)\s*+=\s*+("[^"]*"|'[^']*'|[^\s>]+)""",
    re.IGNORECASE,
)

# The first role whose words stand in the name wins. Words are whole: 'lead' is not in 'leaderboard'.
_WORDS: dict[str, str] = {
    "comment": r"comments?|disqus\w*|komentarz\w*|kommentare?|comentarios?|commentaires?|yorum\w*|respond",
    "newsletter": r"newsletters?|subscribe\w*|subscription|sign-?up|paywall\w*|piano\w*|regwall|premium-?wall|cookies?|consent|gdpr|rodo|donat\w*|support-?us|spenden\w*|wesprzyj|wsparcie|podderzhat\w*|pidtrym\w*|faire-?un-?don|dona",
    "ad": r"ads?|advert\w*|adsense|sponsor\w*|reklam\w*|anzeige\w*|werbung|publicite|publicidad|dfp\w*|adslot\w*|banner-?ad\w*|taboola\w*|outbrain\w*",
    "caption": r"captions?|\w*caption|caption\w*|figcaption|wp-caption-text|legende|bildunterschrift|bildtext|podpis|photo-?desc\w*|image-?desc\w*|pie-?de-?foto|pie-?foto|epigrafe|img-?desc\w*|mediadescription",
    "credit": r"credits?|\w*credit|photo-?author|image-?source|img-?source|photo-?source|photographer|bildquelle|copyright",
    "related": r"related\w*|recommend\w*|read-?more\w*|read-?also|read-?next|see-?also|more-?on|most-?(?:read|popular)|czytaj\w*|powiazane|polecane|promoted|teasers?|trending|popular|also-?like|lire-?aussi|a-?lire|mehr-?zum-?thema|ilgili\w*|relacionad[oa]s?|te-?puede-?interesar|inline-?links?|upsell|onward|embed-?article|embed-?link",
    "share": r"share\w*|sharing|social\w*|addthis\w*|follow-?us|udostepnij",
    "tags": r"tags?|keywords?|tag-?list|tagi|topics?|tag-?cloud",
    "inset": r"insets?|infobox|fact-?box|promo\w*|how-?to|disclaimer|disc|polls?|sonda|widget",
    "byline": r"by|byline\w*|sig|authors?|autor\w*|\w+__author|signature|writer|article-?author",
    "date": r"date\w*|datetime|time|timestamp|pub-?date|published\w*|data-?publikacji|fecha|datum|tarih",
    "lead": r"lead|lede|lead-?text|article-?lead|standfirst|stand-?first|perex|zajawka|lid|sapo|chapo|chapeau|entradilla|bajada|vorspann|intro|introduction|article-?intro|intro-?text|dek|article-?dek|deck|kicker-?text|sub|subtitle|sub-?title|article-?subtitle|sub-?headline|subheadline|summary|article-?summary|excerpt|article-?excerpt|abstract|spot|spot-?text|preamble|ingress|teaser-?text|article-?description|description|articlelead|articleintro",
    "body": r"articlebody|article-?body|article-?content|article-?text|story-?body|story-?content|post-?body|post-?content|entry-?content|body-?text|body|content",
    "title": r"title|headline|(?:article|story|post|entry|art|news)-?(?:title|headline)|tytul",
}
KINDS_OF_ROLES: dict[str, BlockKind] = {
    "comment": "comment",
    "newsletter": "notice",
    "ad": "ad",
    "caption": "caption",
    "credit": "credit",
    "related": "recommended",
    "share": "share",
    "tags": "tags",
    "inset": "other",
    "byline": "byline",
    "date": "date",
}
"""Roles of what is not the article's own text, and the kind of block that it is."""

_PATTERN = re.compile(
    r"(?<![a-z])(?:" + "|".join(f"(?P<{role}>{words})" for role, words in _WORDS.items()) + r")(?![a-z])"
)
_WORD = re.compile(r"[A-Za-z][a-z]*|[A-Z]+")
_ORDER = {role: rank for rank, role in enumerate(_WORDS)}


def find_role(attributes: str) -> str:
    """Give the role that an element's attributes (raw, as in its tag) speak of, or ""."""
    roles = [role for name in _NAMED.findall(attributes) if (role := _read_name(name))]
    return min(roles, key=_ORDER.__getitem__, default="")


@lru_cache(maxsize=20_000)
def _read_name(name: str) -> str:
    found = (match.lastgroup or "" for match in _PATTERN.finditer(name.lower().replace("_", "-")))
    return min(found, key=_ORDER.__getitem__, default="")


_HIDDEN = re.compile(r"(?:^|\s)hidden(?=[\s=/]|$)", re.IGNORECASE)
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_HIDING = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:\.0*)?(?:[a-z]+|%)?\s*(?=[;!]|$))",
    re.IGNORECASE,
)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def hides(attributes: str) -> bool:
    """Whether an element's attributes (raw, as in its tag) say that nobody sees what is in it.

    What style sheets, colours, places off the screen and scripts hide can't be told from the page's source.
    """
    lowered = attributes.lower()
    if "hidden" in lowered and "until-found" not in lowered and _HIDDEN.search(_QUOTED.sub("''", attributes)):
        return True
    if "style" not in lowered:
        return False
    style = find_attribute(attributes, "style")
    return bool(_HIDING.search(_CSS_COMMENT.sub("", unescape(style))))


def find_attribute(attributes: str, name: str) -> str:
    """Give the value of attribute `name` in an element's raw attributes, or ""."""
    match = re.search(rf"""(?<![\w-]){name}\s*+=\s*+("[^"]*"|'[^']*'|[^\s>]+)""", attributes, re.IGNORECASE)
    return match[1].strip("\"' \n") if match else ""

"""Texts of strangers, made harmless for terminals and Markdown."""

import re
from urllib.parse import quote, urlsplit

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff0-\ufffb\ufffe\uffff"
    r"\U000e0000-\U000e007f]"
)
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&$@]|:(?=//)|(?<=\bwww)\.)", re.IGNORECASE)


def plain(text: str) -> str:
    """Give a text in one line, without control characters (terminal escapes) and marks that turn its direction."""
    return " ".join(_UNSEEN.sub("", text.replace("\r", "\n")).split())


def masked(text: str) -> str:
    """Give a text as `plain` does but character for character, so that offsets stay true."""
    return _UNSEEN.sub("\ufffd", text)


def name_outlet(outlet: str) -> str:
    """Give an outlet's name as it is shown."""
    return plain(outlet) or "unknown outlet"


def escape(text: str) -> str:
    """Give a text as Markdown that shows nothing but that text; addresses in it become no links."""
    return _MARKS.sub(r"\\\1", plain(text))


def link(text: str, url: str) -> str:
    """Give a Markdown link, or the text alone where the address is not one of the web."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return escape(text)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return escape(text)
    return f"[{escape(text)}]({quote(plain(url), safe='/:?#@!$&+,;=%~-._')})"

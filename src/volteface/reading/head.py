"""What a page declares of itself: meta tags, JSON-LD, canonical address, <title>, language."""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from volteface.reading.projection import strip_invisible

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPES = ("article", "blogposting", "report", "newsitem", "liveblogposting", "review")
_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_TAG = re.compile(r"<[^<>]*>")
_MAX_DEPTH = 12


class Head(NamedTuple):
    """Declarations of a page. `meta` has the first value of each lower-case name; `objects` the JSON-LD objects
    that have a type, outer ones first, and `articles` those of them that are articles.
    """

    meta: Mapping[str, str]
    objects: tuple[dict[str, Any], ...]
    articles: tuple[dict[str, Any], ...]
    title: str
    language: str
    url: str

    def first(self, *names: str) -> str:
        """Give the first meta value there is of `names`, or ""."""
        return next((self.meta[name] for name in names if self.meta.get(name)), "")

    def find(self, key: str) -> str:
        """Give the first string under `key` of a JSON-LD article, or ""."""
        return next((text for article in self.articles if (text := clean(article.get(key)))), "")


def read_head(tree: "HtmlElement") -> Head:
    """Collect what the page declares. Never raises on what pages write there."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        value = clean(element.get("content"))
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name and value:
                meta.setdefault(name.strip().lower(), value)
    objects = tuple(node for script in tree.iter("script") for node in _read_script(script))
    articles = tuple(node for node in objects if _is_article(node))
    title = next((clean(element.text_content()) for element in tree.iter("title")), "")
    canonical = next(
        (
            element.get("href") or ""
            for element in tree.iter("link")
            if (element.get("rel") or "").lower() == "canonical"
        ),
        "",
    )
    declared = meta.get("og:url", "")
    url = next(
        (address for address in (canonical, declared) if address.startswith(("http://", "https://"))), ""
    )
    language = tree.get("lang") or meta.get("og:locale") or meta.get("content-language") or ""
    return Head(meta, objects, articles, title, language.strip().lower(), url)


def clean(value: object) -> str:
    """Give a declared value as one line of text without tags and entities; "" for what is no string."""
    if not isinstance(value, str):
        return ""
    if "&" in value:
        value = unescape(value)
    if "<" in value:
        value = _TAG.sub("", value)
    line = " ".join(value.split())
    return line if line.isprintable() else strip_invisible(line)


def list_names(value: object, *, people: bool = False) -> list[str]:
    """Give the names in a JSON-LD author or publisher: a string, an object with a name, or a list of them."""
    if isinstance(value, list):
        return [name for item in value[:20] for name in list_names(item, people=people)]
    if isinstance(value, dict):
        if people and "person" not in str(value.get("@type", "Person")).lower():
            return []
        name = value.get("name")
        return list_names(name) if isinstance(name, list) else [text for text in [clean(name)] if text]
    return [text for text in [clean(value)] if text]


def find_outlet(head: Head, url: str) -> str:
    """Name who published the page: declared site, JSON-LD publisher, end of <title>, or the host of its address."""
    publisher = next((name for node in head.articles for name in list_names(node.get("publisher"))), "")
    declared = (
        head.first("og:site_name") or publisher or head.first("application-name", "publisher", "dc.publisher")
    )
    if declared and not declared.startswith(("http://", "https://", "@")):
        return declared
    host = name_host(url or head.url)
    parts = split_title(head.title)
    if len(parts) > 1 and host and _squeeze(parts[-1]) and _squeeze(parts[-1]) in _squeeze(host):
        return parts[-1]
    return host


def name_host(url: str) -> str:
    """Give the host of an address, by which an outlet goes that a page doesn't name; "" where there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def split_title(title: str) -> list[str]:
    """Cut a <title> where an outlet is put before or behind the headline."""
    return [part.strip() for part in re.split(r"\s+[|–—\-·•»«:/]+\s+|\s*\|\s*", title) if part.strip()]


def strip_outlet(title: str, outlet: str) -> str:
    """Take the outlet off the end (or the beginning) of a headline."""
    parts = split_title(title)
    known = _squeeze(outlet)
    if len(parts) < 2 or not known:
        return title
    last, first = _squeeze(parts[-1]), _squeeze(parts[0])
    if last and (last in known or known in last) and len(parts[-1]) < len(title) / 2:
        return title[: title.rindex(parts[-1])].rstrip(" \t|–—-·•»«:/")
    if first and first == known:
        return title[title.index(parts[0]) + len(parts[0]) :].lstrip(" \t|–—-·•»«:/")
    return title


def _squeeze(name: str) -> str:
    return re.sub(r"\W|www\.|_", "", name.lower())


def _read_script(script: Any) -> Iterator[dict[str, Any]]:
    if "ld+json" not in (script.get("type") or "").lower() or not script.text:
        return
    text = _COMMENT.sub("", script.text)
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            yield from _walk(json.loads(attempt, strict=False), 0)
        except (ValueError, RecursionError):
            continue
        return


def _walk(node: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(node, list):
        for item in node:
            yield from _walk(item, depth + 1)
    elif isinstance(node, dict):
        if "@type" in node:
            yield node
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            if isinstance(node.get(key), dict | list):
                yield from _walk(node[key], depth + 1)


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    return any(str(kind).lower().endswith(_ARTICLE_TYPES) for kind in kinds)

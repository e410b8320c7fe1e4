"""The pages that an RSS or Atom feed links to.

lxml does it in a page of code: a feed is only asked for its links, and feedparser's many further fields would
be one more dependency.
"""

import re
from typing import Any
from urllib.parse import urljoin

_ROOT = re.compile(rb"<(?:rss|rdf:RDF|feed|atom:feed)[\s>]", re.IGNORECASE)
_SNIFFED_BYTES = 2048
_MAX_LINKS = 1000


def is_feed(content: bytes | str) -> bool:
    """Tell a feed from a page by its root element."""
    head = content[:_SNIFFED_BYTES]
    if isinstance(head, str):
        head = head.encode("utf-8", "replace")
    head = head.replace(b"\x00", b"")  # UTF-16
    return bool(_ROOT.search(head)) and not re.search(rb"<html[\s>]", head, re.IGNORECASE)


def list_links(feed: str, base: str) -> list[str]:
    """Give the http(s) links of a feed's entries, in its order, each once. Broken XML gives what can be read."""
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, encoding="utf-8")
    try:
        root = etree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", feed).strip().encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return []
    if root is None:
        return []
    links = [urljoin(base, link) for entry in root.iter("{*}item", "{*}entry") if (link := _link_of(entry))]
    return list(dict.fromkeys(link for link in links if link.startswith(("http://", "https://"))))[
        :_MAX_LINKS
    ]


def _link_of(entry: Any) -> str:
    """Give an entry's page: RSS has it as text, Atom in an attribute, some feeds only as a permanent guid."""
    for element in entry.iterchildren("{*}link"):
        if element.get("href") and element.get("rel", "alternate") == "alternate":
            return str(element.get("href")).strip()
        if element.text and element.text.strip():
            return str(element.text).strip()
    for element in entry.iterchildren("{*}guid"):
        if element.get("isPermaLink", "true") == "true" and element.text:
            return str(element.text).strip()
    return ""

"""Fetching for people whom nobody knows: a visitor of the desk names a URL, and this machine asks for it.

What a visitor may reach is what he could reach from home: public sites on the web's own two ports. He learns nothing
of the network that this machine stands in, not even which names are known there: an unknown name, an inner one and
this machine's own get the same answer. Robots.txt is heeded as always.
"""

import hashlib
import socket
from collections.abc import Collection
from dataclasses import replace
from functools import partial

from volteface.model import Page, Problem
from volteface.reading.address import AddressError, Place, Resolve, find_place, look_up, take_apart
from volteface.reading.decode import decode
from volteface.reading.fetch import Fetcher, Limits

STRANGERS_LIMITS = Limits(
    connect_seconds=5.0, read_seconds=5.0, total_seconds=10.0, size_bytes=5_000_000, redirects=5
)
_WEB_PORTS = (80, 443)
_NO_PUBLIC_SITE = "no public site is known by this name; check the address"
_TOLD = {  # these details would tell of this machine and its network
    "network": "the site could not be reached, or what it answers is not a page",
    "timeout": "the site took too long; save the page and give its text instead",
}


def fetch_for_stranger(
    url: str,
    *,
    limits: Limits = STRANGERS_LIMITS,
    allowed: Collection[tuple[str, int]] = (),
    resolve: Resolve = look_up,
) -> Page | Problem:
    """Fetch one page for somebody who is not trusted with the network around this machine. Never raises.

    `allowed` are IP addresses with a port that may be asked although they are not public. Gives a Problem with
    the stage "fetch" for what is refused; its detail says what to do and can be shown to the visitor.
    """
    find = partial(find_for_stranger, allowed=allowed, resolve=resolve)
    fetched = Fetcher(limits=limits, find=find).fetch(url)
    if isinstance(fetched, Problem):
        return replace(fetched, detail=_TOLD.get(fetched.reason, fetched.detail))
    return fetched


def bring_page(text: str, url: str, published: str, *, may_fetch: bool) -> Page | Problem:
    """Give the page of a text, or for want of one that of an address; its content is decoded, with lines ending in \\n.

    So a browser can hand the page back as it is. Gives a Problem where the address can't be read.
    """
    if url and "://" not in url:
        url = f"https://{url}"
    if text:
        document = (
            url or f"text-{hashlib.blake2b(text.encode('utf-8', 'replace'), digest_size=6).hexdigest()}"
        )
        found: Page | Problem = Page(document=document, content=text, url=url)
    elif may_fetch:
        found = fetch_for_stranger(url)
    else:
        detail = "this desk fetches no pages; give the page's text"
        found = Problem(stage="fetch", reason="refused address", document=url, detail=detail)
    if isinstance(found, Problem):
        return found
    decoded = decode(found.content)
    if decoded.reason:
        return Problem(stage="read", reason=decoded.reason, document=found.document, detail=decoded.detail)
    content = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return replace(found, document=found.url or found.document, content=content, default_published=published)


def find_for_stranger(
    url: str, seconds: float, *, allowed: Collection[tuple[str, int]] = (), resolve: Resolve = look_up
) -> Place:
    """Take a URL apart and resolve its host as `find_place` does, for public sites on ports 80 and 443 only.

    Raises AddressError; of a host that may not be asked it doesn't tell why.
    """
    _, host, port, _ = take_apart(url)
    allowed_ips = [ip for ip, allowed_port in allowed if allowed_port == port]
    if port not in _WEB_PORTS and not allowed_ips:
        raise AddressError("bad address", f"only ports 80 and 443 are asked, not {port}")
    if "." not in host.rstrip(".") and ":" not in host:
        raise AddressError("refused address", _NO_PUBLIC_SITE)  # the name of a neighbour, not of a site
    try:
        place = find_place(url, seconds, allowed_ips=allowed_ips, resolve=resolve)
    except AddressError as error:
        if error.reason in ("unknown host", "refused address"):
            raise AddressError("refused address", _NO_PUBLIC_SITE) from None
        raise
    if place.ip not in allowed_ips and _is_this_machine(place):
        raise AddressError("refused address", _NO_PUBLIC_SITE)
    return place


def _is_this_machine(place: Place) -> bool:
    """Tell whether an address is one of this machine's own, which trusts itself more than it trusts the world."""
    family = socket.AF_INET6 if ":" in place.ip else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((place.ip, place.port))  # sends nothing, only chooses the way
            return str(probe.getsockname()[0]) == place.ip
    except OSError:
        return False  # no way there: connecting will tell

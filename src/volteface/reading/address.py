"""Which network addresses may be fetched from: public ones, checked after the name is resolved.

The address that was checked is the one that is connected to, so that a name which resolves to something else
the second time (DNS rebinding) gains nothing.
"""

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable, Collection
from typing import NamedTuple
from urllib.parse import urlsplit

LOOK_UP_SECONDS = 10.0
_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_PUBLIC_IPV6 = ipaddress.IPv6Network("2000::/3")  # all that has been given out as global unicast
_SIX_TO_FOUR_RELAYS = ipaddress.IPv4Network("192.88.99.0/24")

Resolve = Callable[[str, int, float], list[str]]
"""Host, port and seconds to the host's IP addresses; raises OSError if there are none, TimeoutError if it's late."""


class AddressError(ValueError):
    """An address that can't or must not be fetched from; `reason` in two or three words."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class Place(NamedTuple):
    """A URL taken apart, with the checked IP address to connect to."""

    scheme: str
    host: str
    port: int
    target: str
    ip: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as in a URL."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        is_default = self.port == _PORTS[self.scheme]
        return f"{self.scheme}://{host}" + ("" if is_default else f":{self.port}")


def look_up(host: str, port: int, seconds: float) -> list[str]:
    """Ask the system for a host's IP addresses. Raises OSError if it is unknown, TimeoutError if that takes too long."""
    answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    # the system's resolver knows no deadline, so a slow one is left behind in a thread of its own
    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.0, seconds))
    except queue.Empty:
        raise TimeoutError(f"{host} was not resolved in {seconds:.0f} seconds") from None
    if isinstance(answer, UnicodeError):
        raise OSError(str(answer)) from answer
    if isinstance(answer, Exception):
        raise answer
    return answer


def find_place(
    url: str,
    seconds: float = LOOK_UP_SECONDS,
    *,
    allowed_ips: Collection[str] = (),
    resolve: Resolve = look_up,
) -> Place:
    """Take a URL apart and resolve its host, once. `allowed_ips` are permitted although they are not public.

    Raises AddressError if the URL is malformed, not http(s), names a user or a password, or if its host is unknown,
    not public, or not resolved within so many seconds.
    """
    scheme, host, port, target = take_apart(url)
    return Place(scheme, host, port, target, _resolve(host, port, allowed_ips, seconds, resolve))


def take_apart(url: str) -> tuple[str, str, int, str]:
    """Give a URL's scheme, its host as the network writes it, its port and its path with the query.

    Raises AddressError if the URL is malformed, not http(s), or names a user or a password.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise AddressError("bad address", str(error)) from error
    if parts.scheme not in _PORTS:
        raise AddressError(
            "bad address", f"only http and https are fetched, not {parts.scheme or 'a bare name'!r}"
        )
    if not host or any(char.isspace() or not char.isprintable() for char in url):
        raise AddressError("bad address", "no host, or white space in it")
    if "@" in parts.netloc:
        raise AddressError(
            "bad address", "no user name or password is sent; leave out what stands before the @"
        )
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, _spell(host), _PORTS[parts.scheme] if port is None else port, target


def _spell(host: str) -> str:
    """Write a host's name in the ASCII letters that DNS, certificates and HTTP know it by."""
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode()
    except UnicodeError as error:
        raise AddressError("bad address", f"{host} is no name of a host") from error


def _resolve(host: str, port: int, allowed_ips: Collection[str], seconds: float, resolve: Resolve) -> str:
    try:
        ips = resolve(host, port, seconds)
    except TimeoutError as error:
        raise AddressError("timeout", str(error)) from error
    except OSError as error:
        raise AddressError("unknown host", f"{host}: {error}") from error
    refused = [ip for ip in ips if ip not in allowed_ips and not is_public(ip)]
    # a name with one public and one private address is not to be trusted with either
    if refused or not ips:
        raise AddressError(
            "refused address", f"{host} is {', '.join(refused) or 'nowhere'}, which is not public"
        )
    return ips[0]


def is_public(ip: str) -> bool:
    """Tell whether an IP address is on the public internet, also one wrapped in an IPv6 transition address.

    Of IPv6 only what IANA has given out as global unicast counts: the `ipaddress` of some Python versions takes
    site-local, IPv4-compatible and local NAT64 addresses for global ones.
    """
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not address.is_multicast and address not in _SIX_TO_FOUR_RELAYS
    if address.ipv4_mapped is not None:
        return is_public(str(address.ipv4_mapped))
    if address in _NAT64:
        return is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
    inner = [address.sixtofour, *(address.teredo or ())]
    if any(wrapped is not None and not is_public(str(wrapped)) for wrapped in inner):
        return False
    return address in _PUBLIC_IPV6 and address.is_global

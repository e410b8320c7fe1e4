"""Which network addresses may be fetched from: public ones, checked after the name is resolved.

The address that was checked is the one that is connected to, so that a name which resolves to something else
the second time (DNS rebinding) gains nothing.
"""

import ipaddress
import socket
from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import urlsplit

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_PORTS = {"http": 80, "https": 443}


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


def find_place(url: str, allowed_ips: Collection[str] = ()) -> Place:
    """Take a URL apart and resolve its host. `allowed_ips` are permitted although they are not public.

    Raises AddressError if the URL is malformed, not http(s), or its host unknown or not public.
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
    port = port or _PORTS[parts.scheme]
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(parts.scheme, host, port, target, _resolve(host, port, allowed_ips))


def _resolve(host: str, port: int, allowed_ips: Collection[str]) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise AddressError("unknown host", f"{host}: {error}") from error
    ips = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    refused = [ip for ip in ips if ip not in allowed_ips and not is_public(ip)]
    # a name with one public and one private address is not to be trusted with either
    if refused or not ips:
        raise AddressError(
            "refused address", f"{host} is {', '.join(refused) or 'nowhere'}, which is not public"
        )
    return ips[0]


def is_public(ip: str) -> bool:
    """Tell whether an IP address is on the public internet, also one wrapped in an IPv6 transition address."""
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _NAT64:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if any(wrapped is not None and not is_public(str(wrapped)) for wrapped in inner):
            return False
        if address.ipv4_mapped is not None:
            return True
    return address.is_global and not address.is_multicast

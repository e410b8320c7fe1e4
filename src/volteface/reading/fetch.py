"""One URL -> one Page, politely and without harm to whoever runs it.

Proxies that the environment names are not used: a proxy resolves names itself, and what it connects to could not
be checked.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from typing import NamedTuple
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse, HTTPResponse

from volteface.model import Page, Problem
from volteface.reading.address import AddressError, Place, find_place
from volteface.reading.decode import SIZE_LIMIT_BYTES

USER_AGENT = "Volteface/0.1 (news reader for research; respects robots.txt)"
ROBOT_NAME = "Volteface"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK_BYTES = 65536
_ROBOTS_LIMIT_BYTES = 512 * 1024
_ROBOTS_KEPT_SECONDS = 24 * 3600  # RFC 9309, 2.4
_ROBOTS_HOSTS = 10_000
_UNPACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_NO_PAGES = (
    "image/",
    "video/",
    "audio/",
    "font/",
    "application/pdf",
    "application/zip",
    "application/octet-stream",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long and how much: seconds for each step and for a whole page with its redirects, bytes as unpacked."""

    connect_seconds: float = 10.0
    read_seconds: float = 15.0
    total_seconds: float = 60.0
    size_bytes: int = SIZE_LIMIT_BYTES
    redirects: int = 5


Find = Callable[[str, float], Place]
"""A URL and the seconds left to the checked place to ask; raises AddressError."""


class _Answer(NamedTuple):
    status: int
    location: str
    kind: str
    content: bytes


class _FetchError(Exception):
    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


class Fetcher:
    """Fetches pages and remembers the robots.txt of each site for a day.

    `find` decides what may be asked, of the first address and of each redirect. One Fetcher may be used by one
    thread at a time.
    """

    def __init__(self, *, limits: Limits | None = None, find: Find = find_place) -> None:
        self.limits = limits or Limits()
        self._find = find
        self._robots: dict[str, tuple[float, RobotFileParser]] = {}

    def fetch(self, url: str) -> Page | Problem:
        """Fetch a page; `document` is the URL as given, `url` the one it was found at. Never raises."""
        deadline = time.monotonic() + self.limits.total_seconds
        try:
            found_at, answer = self._follow(url, deadline, self.limits.size_bytes, heed_robots=True)
            if answer.status != 200:
                raise _FetchError("http status", str(answer.status))
            if answer.kind.startswith(_NO_PAGES):
                raise _FetchError("binary", f"the server calls it {answer.kind}")
        except (_FetchError, AddressError) as error:
            return Problem(stage="fetch", reason=error.reason, document=url, detail=error.detail)
        return Page(document=url, content=answer.content, url=found_at)

    def _follow(
        self, url: str, deadline: float, size_bytes: int, *, heed_robots: bool
    ) -> tuple[str, _Answer]:
        """Follow redirects; each is resolved, checked and asked for leave like the first."""
        for _ in range(self.limits.redirects + 1):
            place = self._find(url, self._seconds_left(deadline))
            if heed_robots and not self._may_fetch(place, url, deadline):
                raise _FetchError("robots.txt", f"{place.origin} asks robots not to read {place.target}")
            answer = _ask(place, self.limits, self._seconds_left(deadline), size_bytes)
            if answer.status not in _REDIRECTS or not answer.location:
                return url, answer
            url = urljoin(url, answer.location)
        raise _FetchError("too many redirects", f"more than {self.limits.redirects}")

    def _seconds_left(self, deadline: float) -> float:
        left = deadline - time.monotonic()
        if left <= 0:
            raise _FetchError("timeout", f"not done in {self.limits.total_seconds:g} seconds")
        return left

    def _may_fetch(self, place: Place, url: str, deadline: float) -> bool:
        known = self._robots.get(place.origin)
        if known is None or time.monotonic() - known[0] > _ROBOTS_KEPT_SECONDS:
            if len(self._robots) >= _ROBOTS_HOSTS:
                del self._robots[next(iter(self._robots))]
            known = self._robots[place.origin] = (time.monotonic(), self._read_robots(place, deadline))
        return known[1].can_fetch(ROBOT_NAME, url)

    def _read_robots(self, place: Place, deadline: float) -> RobotFileParser:
        """Read a site's rules. RFC 9309: no file means no rules, a failing server means that all is closed."""
        rules = RobotFileParser()
        try:
            _, answer = self._follow(
                f"{place.origin}/robots.txt", deadline, _ROBOTS_LIMIT_BYTES, heed_robots=False
            )
        except AddressError as error:
            if error.reason == "timeout":
                raise
            answer = _Answer(404, "", "", b"")  # a redirect to nowhere
        except _FetchError as error:
            if error.reason not in ("too large", "too many redirects"):
                raise
            answer = _Answer(404, "", "", b"")
        if answer.status == 200:
            rules.parse(answer.content.decode("utf-8", "replace").splitlines())
        elif answer.status >= 500:
            rules.parse(["User-agent: *", "Disallow: /"])
        else:
            rules.parse([])
        return rules


def fetch(url: str, *, fetcher: Fetcher | None = None) -> Page | Problem:
    """Fetch one page. For several pages hand in one Fetcher, which reads each site's robots.txt only once."""
    return (fetcher or Fetcher()).fetch(url)


def _ask(place: Place, limits: Limits, seconds: float, size_bytes: int) -> _Answer:
    deadline = time.monotonic() + seconds
    # half, since the TLS handshake may take as long again as the connection
    connection = _open(place, min(limits.connect_seconds, seconds / 2))
    late = threading.Event()
    try:
        connection.connect()
        left = max(0.001, deadline - time.monotonic())
        connection.timeout = min(limits.read_seconds, left)  # from here on of each read
        with _stopped_at(connection, left, late):
            return _read_answer(connection, place, size_bytes)
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        if late.is_set() or isinstance(error, TimeoutError) or "timed out" in str(error).lower():
            raise _FetchError("timeout", f"{place.origin} took too long") from error
        if isinstance(error, ssl.CertificateError):
            raise _FetchError("bad certificate", f"{place.origin}: {error.verify_message}") from error
        raise _FetchError("network", f"{type(error).__name__}: {error}") from error
    finally:
        connection.close()


def _open(place: Place, timeout_seconds: float) -> HTTPConnection:
    """Prepare a connection to the checked address; certificate and SNI are for the host's name."""
    if place.scheme == "http":
        return HTTPConnection(place.ip, place.port, timeout=timeout_seconds)
    return HTTPSConnection(
        place.ip,
        place.port,
        timeout=timeout_seconds,
        server_hostname=place.host,
        ssl_context=ssl.create_default_context(),
    )


@contextmanager
def _stopped_at(connection: HTTPConnection, seconds: float, late: threading.Event) -> Iterator[None]:
    """Cut the connection after so many seconds: a server that drips a byte at a time beats every other timeout."""

    def cut() -> None:
        late.set()
        if connection.sock is not None:
            try:
                connection.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # closed in the meantime

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
        if late.is_set():
            raise TimeoutError("timed out")
    finally:
        timer.cancel()


def _read_answer(connection: HTTPConnection, place: Place, size_bytes: int) -> _Answer:
    host = place.origin.partition("://")[2]
    headers = {
        "Host": host,
        "User-Agent": USER_AGENT,
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,text/plain;q=0.8,*/*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    connection.request("GET", _quote(place.target), headers=headers, preload_content=False)
    response = connection.getresponse()
    kind = response.headers.get("Content-Type", "").lower()
    location = response.headers.get("Location", "")
    if response.headers.get("Content-Encoding", "").strip().lower() not in _UNPACKED:
        raise _FetchError("network", "packed in a way that was not asked for")
    is_wanted = response.status == 200 and not kind.startswith(_NO_PAGES)
    content = _read_content(response, size_bytes) if is_wanted else b""
    response.close()
    return _Answer(response.status, location, kind.partition(";")[0].strip(), content)


def _quote(target: str) -> str:
    """Write letters beyond ASCII as the percent-codes that a request line allows."""
    return "".join(
        char if "!" <= char <= "~" else "".join(f"%{byte:02X}" for byte in char.encode()) for char in target
    )


def _read_content(response: HTTPResponse | BaseHTTPResponse, size_bytes: int) -> bytes:
    """Read and unpack, no further than the limit: a small download may unpack to any size."""
    content = bytearray()
    while chunk := response.read(_CHUNK_BYTES, decode_content=True):
        content += chunk
        if len(content) > size_bytes:
            raise _FetchError("too large", f"more than {size_bytes:,} bytes")
    return bytes(content)

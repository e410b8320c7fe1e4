import socket
import time
from functools import partial

import pytest

from volteface.model import Page, Problem
from volteface.reading import address
from volteface.reading.address import AddressError, find_place, is_public
from volteface.reading.fetch import USER_AGENT, Fetcher, Limits, fetch


def fetcher(**limits):
    return Fetcher(limits=Limits(**limits), find=partial(find_place, allowed_ips=["127.0.0.1"]))


def test_page(site):
    page = fetcher().fetch(f"{site.url}/story?a=ż#part")
    assert page == Page(
        document=f"{site.url}/story?a=ż#part",
        content=b"<p>/story?a=%C5%BC</p>",
        url=f"{site.url}/story?a=ż#part",
    )
    assert site.asked[-1][1]["User-Agent"] == USER_AGENT
    assert site.asked[-1][1]["Host"] == f"127.0.0.1:{site.port}"


def test_loopback_is_refused_unless_allowed(site):
    problem = fetch(f"{site.url}/page")
    assert isinstance(problem, Problem)
    assert (problem.stage, problem.reason, problem.document) == (
        "fetch",
        "refused address",
        f"{site.url}/page",
    )
    assert site.asked == []


def test_redirects(site):
    page = fetcher().fetch(f"{site.url}/hop4")
    assert (page.document, page.url) == (f"{site.url}/hop4", f"{site.url}/page")
    assert fetcher().fetch(f"{site.url}/hop5").reason == "too many redirects"


@pytest.mark.parametrize(("path", "reason"), [("/elsewhere", "refused address"), ("/file", "bad address")])
def test_each_redirect_is_checked(site, path, reason):
    assert fetcher().fetch(site.url + path).reason == reason


def test_robots_are_heeded_and_asked_once(site):
    site.robots, site.robots_status = b"User-agent: Volteface\nDisallow: /private\n", 200
    reader = fetcher()
    assert reader.fetch(f"{site.url}/private/1").reason == "robots.txt"
    assert isinstance(reader.fetch(f"{site.url}/open/1"), Page)
    assert isinstance(reader.fetch(f"{site.url}/open/2"), Page)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/open/1", "/open/2"]


def test_failing_robots_close_the_site(site):
    site.robots_status = 503
    assert fetcher().fetch(f"{site.url}/page").reason == "robots.txt"


def test_redirect_into_a_closed_part(site):
    site.robots, site.robots_status = b"User-agent: *\nDisallow: /page\n", 200
    assert fetcher().fetch(f"{site.url}/hop1").reason == "robots.txt"


@pytest.mark.parametrize("path", ["/big", "/bomb"])
def test_size_limit_also_of_what_is_unpacked(site, path):
    assert fetcher(size_bytes=4000).fetch(site.url + path).reason == "too large"


@pytest.mark.parametrize(("path", "reason"), [("/missing", "http status"), ("/picture", "binary")])
def test_no_page(site, path, reason):
    assert fetcher().fetch(site.url + path).reason == reason


def test_overall_deadline_beats_a_dripping_server(site):
    started = time.monotonic()
    assert fetcher(total_seconds=1.0).fetch(f"{site.url}/drip").reason == "timeout"
    assert time.monotonic() - started < 4


def test_silent_server():
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        assert fetcher(read_seconds=0.3).fetch(url).reason == "timeout"


def test_nobody_there():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert fetcher().fetch(f"http://127.0.0.1:{port}/").reason == "network"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "a.example",
        "ftp://a.example/",
        "http://",
        "http://a.example:99999/",
        "http://[::1",
        "http://a b/",
        "file:///x",
        "http://user:word@a.example/",
        "http://a.example\\@127.0.0.1/",
    ],
)
def test_bad_addresses(url):
    assert fetch(url).reason == "bad address"


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
     "240.0.0.1", "192.88.99.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "::7f00:1", "::ffff:0:7f00:1", "64:ff9b:1::7f00:1",
     "64:ff9b::a00:1", "2002:a00:1::", "2001:0:4136:e378:8000:63bf:f5ff:fffe", "2001:db8::1", "5f00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1", "nonsense"],
)  # fmt: skip
def test_what_is_not_public(ip):
    assert not is_public(ip)


@pytest.mark.parametrize(
    "ip", ["1.1.1.1", "8.8.8.8", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_what_is_public(ip):
    assert is_public(ip)


def resolve_to(monkeypatch, *ips):
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ips]
    monkeypatch.setattr(address.socket, "getaddrinfo", lambda *_, **__: answers)


def test_the_checked_address_is_the_one_connected_to(monkeypatch):
    resolve_to(monkeypatch, "1.1.1.1")
    assert find_place("https://news.example/a?b").ip == "1.1.1.1"
    resolve_to(monkeypatch, "1.1.1.1", "10.0.0.1")
    with pytest.raises(AddressError, match="not public"):
        find_place("https://news.example/")


def test_name_is_resolved_once_a_request(site, monkeypatch):
    port = site.port
    calls = []

    def rebinding(host, *_, **__):
        calls.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(address.socket, "getaddrinfo", rebinding)
    page = fetcher().fetch(f"http://news.example:{port}/page")
    assert isinstance(page, Page)
    assert calls.count("news.example") == 2  # the page and its robots.txt
    assert site.asked[-1][1]["Host"] == f"news.example:{port}"

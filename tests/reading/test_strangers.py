"""What a visitor may have fetched, on real sockets: only the resolver is the tests' own."""

import shutil
import socket
import subprocess
import time

import pytest
from local_site import run_site

from volteface.model import Page, Problem
from volteface.reading import address
from volteface.reading.address import find_place
from volteface.reading.fetch import Fetcher, Limits
from volteface.reading.strangers import STRANGERS_LIMITS, fetch_for_stranger, find_for_stranger

INNER = ["127.0.0.1", "10.", "172.", "192.168", "169.254", "fd00", "::1", "localhost"]


def at_home(_host, _port, _seconds):
    return ["127.0.0.1"]


def ask(site, path, host="news.example", **limits):
    """Ask the tests' site by a public name, with leave for its address and port alone."""
    return fetch_for_stranger(
        f"http://{host}:{site.port}{path}",
        limits=Limits(**{"total_seconds": 5.0, **limits}),
        allowed=[("127.0.0.1", site.port)],
        resolve=at_home,
    )


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://a.example/", "gopher://a.example:80/_x", "data:text/html,x", "javascript:alert(1)", "a.example/page", "//a.example/", "",
     "http://", "http:///path", "http://[::1", "http://[fe80::1%25eth0", "http://a b.example/", "http://a.example/\r\nX-Other: 1", "http://a.example/\x00",
     "http://user:word@a.example/", "http://user@a.example/", "http://:@a.example/", "http://1.1.1.1:80@a.example/", "http://a.example\\@127.0.0.1/",
     "http://1.1.1.1:22/", "http://1.1.1.1:8080/", "https://1.1.1.1:8443/", "http://1.1.1.1:0/", "http://1.1.1.1:65536/", "http://1.1.1.1:-1/", "http://1.1.1.1:٨٠٨٠/"],
)  # fmt: skip
def test_addresses_that_are_refused_as_written(url):
    problem = fetch_for_stranger(url, resolve=nobody_asks)
    assert (problem.stage, problem.reason, problem.document) == ("fetch", "bad address", url)
    assert problem.detail


def nobody_asks(host, *_):
    raise AssertionError(f"{host} was looked up")


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://0177.0.0.1/", "http://017700000001/",
     "http://0.0.0.0/", "http://0/", "http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.5.5/", "http://169.254.169.254/latest/meta-data/",
     "http://100.64.0.1/", "http://198.18.0.1/", "http://224.0.0.1/", "http://240.0.0.1/", "http://255.255.255.255/", "http://192.88.99.1/",
     "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/", "http://[fe80::1]/",
     "http://[fe80::1%25lo]/", "http://[fe80::1%lo]/", "http://[fd00::2]/", "http://[fec0::1]/", "http://[ff02::1]/", "http://[2001:db8::1]/",
     "http://[64:ff9b::127.0.0.1]/", "http://[64:ff9b::a00:1]/", "http://[64:ff9b:1::7f00:1]/", "http://[2002:7f00:1::]/", "http://[2002:c0a8:101::1]/",
     "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/", "http://localhost/", "http://localhost./", "http://LOCALHOST/", "http://localhost.localdomain/",
     "http://127。0。0。1/", "http://①②⑦.0.0.1/", "http://intranet/", "http://127.0.0.1:443/", "https://127.0.0.1:80/", "HTTP://127.0.0.1/"],
)  # fmt: skip
def test_inner_addresses_in_every_spelling(url):
    problem = fetch_for_stranger(url)
    assert problem == Problem(
        stage="fetch",
        reason="refused address",
        document=url,
        detail="no public site is known by this name; check the address",
    )


def inside(_host, _port, _seconds):
    return ["10.1.2.3"]


def both(_host, _port, _seconds):
    return ["1.1.1.1", "10.1.2.3"]


def unknown(host, _port, _seconds):
    raise socket.gaierror(-2, f"{host} is unknown to ns1.inner.example")


def nowhere(_host, _port, _seconds):
    return []


@pytest.mark.parametrize("resolve", [inside, both, unknown, nowhere])
def test_an_inner_name_and_an_unknown_one_look_the_same(resolve):
    problem = fetch_for_stranger("http://wiki.corp.example/", resolve=resolve)
    assert problem.reason == "refused address"
    assert problem.detail == "no public site is known by this name; check the address"


def test_this_machine_is_refused_by_its_public_address_too(monkeypatch):
    monkeypatch.setattr(
        address, "is_public", lambda _: True
    )  # as if 127.0.0.1 were this machine's public address
    problem = fetch_for_stranger("http://desk.example/", resolve=at_home)
    assert problem.reason == "refused address"


def test_page(site):
    page = ask(site, "/story?a=ż")
    assert page == Page(
        document=f"http://news.example:{site.port}/story?a=ż",
        content=b"<p>/story?a=%C5%BC</p>",
        url=f"http://news.example:{site.port}/story?a=ż",
    )
    assert site.asked[-1][1]["Host"] == f"news.example:{site.port}"
    assert "Cookie" not in site.asked[-1][1]


def test_name_beyond_ascii(site):
    assert isinstance(ask(site, "/", host="президент.example"), Page)
    assert site.asked[-1][1]["Host"] == f"xn--d1abbgf6aiiy.example:{site.port}"


def test_leave_is_for_one_address_and_port(site):
    other = fetch_for_stranger(
        f"http://news.example:{site.port}/", allowed=[("127.0.0.1", site.port + 1)], resolve=at_home
    )
    assert other.reason == "bad address"
    assert ask(site, f"/to?http://news.example:{site.port + 1}/").reason == "bad address"
    assert ask(site, "/to?http://news.example/").reason == "refused address"


@pytest.mark.parametrize(
    ("target", "reason"),
    [("http://127.0.0.1/", "refused address"), ("http://[::1]/", "refused address"), ("//169.254.169.254/latest/", "refused address"),
     ("http://2130706433/", "refused address"), ("file:///etc/passwd", "bad address"), ("http://u:p@news.example/", "bad address"),
     ("http://news.example:22/", "bad address"), ("gopher://news.example/", "bad address")],
)  # fmt: skip
def test_each_redirect_is_checked_anew(site, target, reason):
    problem = ask(site, f"/to?{target}")
    assert problem.reason == reason
    assert not any(word in problem.detail for word in INNER)


def test_a_name_that_turns_inwards_on_a_redirect(site):
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]])  # robots.txt, the page, the redirect
    problem = fetch_for_stranger(
        f"http://news.example:{site.port}/hop1",
        allowed=[("127.0.0.1", site.port)],
        resolve=lambda *_: next(answers),
    )
    assert problem.reason == "refused address"
    assert [path for path, _ in site.asked] == ["/robots.txt", "/hop1"]


def test_the_address_that_was_checked_is_the_one_connected_to(site, monkeypatch):
    names = []
    system = socket.getaddrinfo

    def watching(host, *args, **kwargs):
        names.append(host)
        return system(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", watching)
    assert isinstance(ask(site, "/page"), Page)
    assert set(names) == {"127.0.0.1"}  # connecting looks up nothing but the address


def test_redirects_are_at_most_five(site):
    assert isinstance(ask(site, "/hop4"), Page)
    assert ask(site, "/hop5").reason == "too many redirects"


@pytest.mark.parametrize("path", ["/big", "/bomb", "/endless"])
def test_size_also_of_what_is_unpacked(site, path):
    assert ask(site, path, size_bytes=4000).reason == "too large"


def test_packed_pages(site):
    assert ask(site, "/gzip").content == b"<p>gz</p>"
    assert ask(site, "/nested").reason == "network"  # packed twice: nothing comes of it but work


def test_time_for_all_of_it(site):
    started = time.monotonic()
    problem = ask(site, "/drip", total_seconds=1.0)
    assert problem.reason == "timeout"
    assert problem.detail.startswith("the site took too long")
    assert time.monotonic() - started < 3


def test_time_for_the_handshake():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        started = time.monotonic()
        problem = fetch_for_stranger(
            f"https://news.example:{port}/",
            limits=Limits(total_seconds=1.0),
            allowed=[("127.0.0.1", port)],
            resolve=at_home,
        )
        assert problem.reason == "timeout"
        assert time.monotonic() - started < 3


def test_time_for_the_name(monkeypatch):
    monkeypatch.setattr(address.socket, "getaddrinfo", lambda *_, **__: time.sleep(3) or [])
    started = time.monotonic()
    assert fetch_for_stranger("http://slow.example/", limits=Limits(total_seconds=0.3)).reason == "timeout"
    assert time.monotonic() - started < 2


def test_nobody_there_tells_no_address():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    problem = fetch_for_stranger(
        f"http://news.example:{port}/", allowed=[("127.0.0.1", port)], resolve=at_home
    )
    assert (problem.reason, problem.detail) == (
        "network",
        "the site could not be reached, or what it answers is not a page",
    )


def test_proxies_of_the_environment_are_not_used(site, monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert isinstance(ask(site, "/page"), Page)


def test_robots_are_heeded(site):
    site.robots, site.robots_status = b"User-agent: *\nDisallow: /private\n", 200
    assert ask(site, "/private").reason == "robots.txt"


def test_limits_of_strangers():
    assert (
        STRANGERS_LIMITS.total_seconds,
        STRANGERS_LIMITS.size_bytes,
        STRANGERS_LIMITS.redirects,
    ) == (10.0, 5_000_000, 5)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Make a certificate for news.example that signs itself."""
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl to make a certificate")
    folder = tmp_path_factory.mktemp("certificate")
    both_parts, key = folder / "both.pem", folder / "key.pem"
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    names = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"]
    subprocess.run([*made, *names, "-keyout", key, "-out", both_parts], check=True, capture_output=True)
    both_parts.write_text(both_parts.read_text() + key.read_text())
    return str(both_parts)


def ask_safely(site, host):
    return fetch_for_stranger(
        f"https://{host}:{site.port}/page",
        limits=Limits(total_seconds=5.0),
        allowed=[("127.0.0.1", site.port)],
        resolve=at_home,
    )


def test_certificate_and_name_are_the_hosts(certificate, monkeypatch):
    with run_site(certificate) as site:
        assert ask_safely(site, "news.example").reason == "bad certificate"  # signed by nobody who is known
        monkeypatch.setenv("SSL_CERT_FILE", certificate)
        assert isinstance(ask_safely(site, "news.example"), Page)
        assert site.names[-1] == "news.example"
        assert site.asked[-1][1]["Host"] == f"news.example:{site.port}"
        assert ask_safely(site, "other.example").reason == "bad certificate"


def test_what_the_command_line_does_with_the_same_site(site):
    """The guard is the visitor's alone: who runs the command may name any port."""
    problem = Fetcher().fetch(f"http://news.invalid:{site.port}/")
    assert problem.reason == "unknown host"
    assert find_place("http://1.1.1.1:8080/").port == 8080
    with pytest.raises(address.AddressError, match="only ports"):
        find_for_stranger("http://1.1.1.1:8080/", 1.0)

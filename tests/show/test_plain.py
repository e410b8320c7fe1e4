"""Texts of strangers in terminals and Markdown."""

import pytest

from volteface.show.plain import escape, link, masked, plain


def test_nothing_unseen_is_left() -> None:
    marks = "\x00\x07\x1b\x7f\x9b\xad\u061c\u180e\u200b\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\ufff9\ud800\U000e0041"
    assert plain(f"a{marks}b\r\nc\td") == "ab c d"
    assert len(masked(f"a{marks}b")) == len(marks) + 2
    assert not set(marks) & set(masked(f"a{marks}b"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see https://evil.example", r"see https\://evil.example"),
        ("see WWW.evil.example", r"see WWW\.evil.example"),
        ("write to a@evil.example", r"write to a\@evil.example"),
        ("# H\n- a | b", r"\# H - a \| b"),
        ("at 12:30", "at 12:30"),
    ],
)
def test_text_is_only_text_in_markdown(text: str, shown: str) -> None:
    assert escape(text) == shown


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        " javascript:a",
        "//evil.example",
        "http://[::1",
        "file:///etc/passwd",
        "vbscript:a",
    ],
)
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    assert link("a", url) == "a"


def test_an_address_can_not_leave_its_link() -> None:
    assert link("a](b", "https://a.example/x) [y](javascript:a)\n# z") == (
        r"[a\](b](https://a.example/x%29%20%5By%5D%28javascript:a%29%20%23%20z)".replace("%23", "#")
    )

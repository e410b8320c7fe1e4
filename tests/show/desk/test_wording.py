"""The Polish interface says everything that the English one says."""

import re
from importlib.resources import files
from io import StringIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import volteface.show.desk
from volteface.show.desk.wording import choose_language, wording

DESK = Path(volteface.show.desk.__file__).parent


def read_templates() -> set[str | tuple[str, ...]]:
    """Give every message that a template asks for in so many words."""
    found: set[str | tuple[str, ...]] = set()
    options = {"**.html": {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}}
    for _, _, message, _, _ in extract_from_dir(DESK / "templates", [("**.html", "jinja2")], options):
        found.add(message if isinstance(message, str) else tuple(message))
    return found


def read_polish() -> Catalog:
    text = (files("volteface.show.desk.wording") / "pl.po").read_text(encoding="utf-8")
    return read_po(StringIO(text), locale="pl", abort_invalid=True)


def test_templates_are_read() -> None:
    assert "Who is moving" in read_templates()


def test_every_message_is_in_polish() -> None:
    catalog = read_polish()
    missing = [
        message
        for message in read_templates()
        if not (found := catalog.get(_key(message))) or not _whole(found.string)
    ]
    assert not missing


def _key(message: str | tuple[str, ...]) -> str:
    return message if isinstance(message, str) else message[0]


def _whole(string: str | tuple[str, ...] | list[str]) -> bool:
    return bool(string) and (isinstance(string, str) or (len(string) == 3 and all(string)))


def test_places_for_values_are_kept() -> None:
    for message in read_polish():
        if message.id:
            strings = (message.string,) if isinstance(message.string, str) else message.string
            ids = (message.id,) if isinstance(message.id, str) else message.id
            wanted = set(re.findall(r"%\(\w+\)s", ids[-1]))
            assert all(set(re.findall(r"%\(\w+\)s", string)) == wanted for string in strings), message.id


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        ("en", "2025-07-23", "23 Jul 2025"),
        ("en", "2024-12", "December 2024"),
        ("en", "2024", "2024"),
        ("pl", "2025-07-23", "23 lip 2025"),
        ("pl", "2024-12", "grudzień 2024"),
        ("pl", "2025-07-23T10:00:00+00:00", "23 lip 2025"),
        ("en", "9999-99-99", "9999-99-99"),
        ("en", "", ""),
    ],
)
def test_days_are_written_as_people_do(language: str, day: str, words: str) -> None:
    assert wording(language).day(day) == words


def test_numbers_and_names() -> None:
    assert wording("en").number(1234567) == "1,234,567"
    assert wording("pl").number(1234567.25, 1) == "1\xa0234\xa0567,2"
    assert wording("en").percent(0.934) == "93%"
    assert wording("pl").name("DEU") == "Niemcy"
    assert wording("pl").name("WEST") == "Zachód"
    assert wording("en").name("HEZBOLLAH") == "HEZBOLLAH"


def test_language_falls_back_to_english() -> None:
    assert choose_language("", "") == "en"
    assert choose_language("xx", "*") == "en"
    assert choose_language("", ";;;,,") == "en"

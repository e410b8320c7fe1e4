"""Pages saved as plain text, in all layouts that we know of, with what should come of every line.

A file in dumps/ is a page with a tag before each line: T title, L lead, P paragraph, S sub-head, C caption (it
may be doubled, or have its credit behind), `>` the rest of a hard-wrapped paragraph, `.` clutter, `=` a field.
"""

import csv
import hashlib
import time
import tomllib
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from volteface.model import Article, Page
from volteface.reading.dump import read_dump
from volteface.reading.dump.phrases import BLOCK_KINDS

DUMPS = sorted((Path(__file__).parent / "dumps").glob("*.txt"))


class Expected(NamedTuple):
    page: str
    pieces: dict[str, list[str]]
    fields: dict[str, str]


def load(path: Path) -> Expected:
    lines, fields = [], {}
    pieces: dict[str, list[str]] = {tag: [] for tag in "TLPSC."}
    tag = ""
    for row in path.read_text(encoding="utf-8").splitlines():
        mark, _, text = row.partition(" ")
        if mark == "=":
            name, _, value = text.partition(" ")
            fields[name] = value
            continue
        lines.append(text)
        if mark == ">":
            pieces[tag][-1] += " " + text
        else:
            tag = mark
            pieces[tag].append(text)
    return Expected("\n".join(lines) + "\n", pieces, fields)


def read(text: str, **fields: str) -> Article:
    return read_dump(Page(document="page", content=b"", **fields), text)


def check_map(article: Article, text: str) -> None:
    blank = 0
    for offset, character in enumerate(article.text):
        blank = blank + 1 if character == "\n" else 0
        if blank:  # between two blocks
            continue
        found = text[article.locate(offset)]
        assert character == found or (character == " " and found.isspace()), (offset, character, found)


@pytest.mark.parametrize("path", DUMPS, ids=lambda path: path.stem)
def test_page(path: Path) -> None:
    page, pieces, fields = load(path)
    article = read(page)
    assert article.title == pieces["T"][0]
    assert list(article.paragraphs) == pieces["P"]
    assert list(article.subheads) == pieces["S"]
    assert article.lead == " ".join(pieces["L"])
    assert {
        "author": article.author,
        "published": article.published,
        "language": article.language,
    } == fields
    assert not article.problems
    check_map(article, page)


@pytest.mark.parametrize("path", DUMPS, ids=lambda path: path.stem)
def test_captions_and_clutter_are_kept_by_kind(path: Path) -> None:
    page, pieces, _ = load(path)
    article = read(page)
    kept = {text for texts in article.clutter.values() for text in texts}
    for caption in pieces["C"]:
        assert any(caption.startswith(found) and len(found) > 20 for found in article.captions)
    for line in pieces["."]:
        if line.strip():
            assert line.strip() in kept, line
            assert line.strip() not in article.text.split("\n\n"), line


LAYOUTS = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "old mac": lambda text: text.replace("\n", "\r"),
    "indented": lambda text: "\n".join("    " + line for line in text.split("\n")),
    "trailing blanks": lambda text: text.replace("\n", "  \n"),
    "wide margins": lambda text: "\n\n\n" + text + "\n\n\n",
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("path", DUMPS, ids=lambda path: path.stem)
def test_layout_does_not_matter(path: Path, layout: str) -> None:
    page, _, _ = load(path)
    plain, changed = read(page), LAYOUTS[layout](page)
    article = read(changed)
    assert article.text == plain.text
    assert article.author == plain.author
    assert article.published == plain.published
    check_map(article, changed)


BODY = (
    "The ministers of Ruritania and Borduria signed a border treaty in the town of Zenda on Monday.\n\n"
    "Ruritania will withdraw its troops from the Zenda pass by the spring, the ministers told reporters.\n\n"
    "Borduria had closed the pass in March, after three of its soldiers were shot dead on patrol there.\n"
)
TITLE = "Ruritania and Borduria settle their border dispute\n"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Doe in Ankara", "Jane Doe"),
        ("Jane Doe", "Jane Doe"),
        ("JANE DOE and JOHN ROE", "JANE DOE and JOHN ROE"),
        ("Jane Doe, Diplomatic Editor", "Jane Doe, Diplomatic Editor"),
        ("Autor: Jan Nowak", "Jan Nowak"),
        ("Jan Nowak, 12.05.2024 14:00", "Jan Nowak"),
        ("Jan Nowak, Belgrad", "Jan Nowak"),
        ("Jan Nowak, korespondencja z Kijowa", "Jan Nowak, korespondencja z Kijowa"),
        ("oprac. AB", "AB"),
        ("(PAP) abc/ def/", "(PAP) abc/ def/"),
        ("Von Ursula von der Heide", "Ursula von der Heide"),
        ("Автор: Иван Петров", "Иван Петров"),
        ("Por Juan de la Cruz", "Juan de la Cruz"),
        ("Par Anne-Marie Le Goff | Publié le 3 mai 2024", "Anne-Marie Le Goff"),
        ("Yazan: Ayşe Yılmaz", "Ayşe Yılmaz"),
        ("Saturday, July 13, 2024", ""),
    ],
)
def test_byline(line: str, author: str) -> None:
    article = read(f"{TITLE}\n{line}\n\n{BODY}")
    assert article.author == author
    assert len(article.paragraphs) == 3


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published 12 May 2024", "2024-05-12"),
        ("12.05.2024, 14:00", "2024-05-12"),
        ("2024-05-12", "2024-05-12"),
        ("Saturday, July 13, 2024", "2024-07-13"),
        ("Montag, 25. September 2023, 14:30 Uhr", "2023-09-25"),
        ("25 сентября 2023, 14:30 МСК", "2023-09-25"),
        ("By Jane Doe | 24 January 2024 | 5 min read", "2024-01-24"),
        ("(ab) | dodano: wtorek, 20.02.2024, 15:17 | aktualizacja: 15:40", "2024-02-20"),
    ],
)
def test_date_line(line: str, published: str) -> None:
    text = f"{TITLE}\n{line}\n\n{BODY}"
    assert read(text).published == published
    assert read(text, published="2001-01-01").published == "2001-01-01"
    assert line not in read(text).text


def test_date_in_the_address_counts_last() -> None:
    url = "https://outlet.example/2024/05/12/ruritania"
    assert read(TITLE + "\n" + BODY, url=url).published == "2024-05-12"


def test_headline_repeated_with_the_outlet_behind() -> None:
    article = read(f"{TITLE.strip()} | The Strelsau Post\nHome\nWorld\nSport\n\n{TITLE}\n{BODY}")
    assert article.title == TITLE.strip()


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Strelsau zoo welcomes twin otters",
        "VIDEO: Strelsau zoo welcomes twin otters",
        ">>> Strelsau zoo welcomes twin otters after long wait",
        "ADVERTISEMENT",
        "Strelsau zoo welcomes twin otters\nWhy do kittens purr at night?",
        "Strelsau zoo welcomes twin otters\nStrelsau zoo welcomes twin otters",
        "Related stories\n\nStrelsau zoo welcomes twin otters\nTen soups for the cold season",
        "To play this video you need to enable JavaScript in your browser.",
        "Sign up for our newsletter and get the week's best stories in your inbox every Friday morning.",
        '"He was difficult." The coach on the star who left',
    ],
)
def test_teaser_between_paragraphs(line: str) -> None:
    first, rest = BODY.split("\n\n", 1)
    article = read(f"{TITLE}\n{first}\n\n{line}\n\n{rest}")
    assert "\n\n".join(article.paragraphs) == BODY.strip()
    assert not article.subheads


@pytest.mark.parametrize(
    "line", ["A pass without a name", "The withdrawal", "What the treaty says", "## Troops"]
)
def test_subhead_between_paragraphs(line: str) -> None:
    first, rest = BODY.split("\n\n", 1)
    article = read(f"{TITLE}\n{first}\n\n{line}\n\n{rest}")
    assert article.subheads == (line.lstrip("# "),)
    assert len(article.paragraphs) == 3


@pytest.mark.parametrize(
    "line",
    [
        '"We are tired," she said.',
        "– Nobody won.",
        "Nobody in Zenda celebrated.",
        "Share prices in Strelsau rose.",
        "Watch towers along the pass stay manned.",
        "The treaty has three parts:\n- troops leave the pass\n- trade resumes in June\n- prisoners go home",
    ],
)
def test_short_lines_of_the_text_stay(line: str) -> None:
    first, rest = BODY.split("\n\n", 1)
    article = read(f"{TITLE}\n{first}\n\n{line}\n\n{rest}")
    assert list(article.paragraphs) == [first, *line.split("\n"), *rest.strip().split("\n\n")]


def test_last_short_line_of_the_text_stays() -> None:
    article = read(f'{TITLE}\n{BODY}\n"We are tired," she said.\n\nMost read\nTen soups\nTwin otters\n')
    assert article.paragraphs[-1] == '"We are tired," she said.'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no article"),
        ("\n\n \n", "no article"),
        ("We use cookies to improve your experience on this website and to show you relevant ads.\nAccept all\n", "no article"),
        ("Home\nWorld\nTwin otters born\nTen soups for winter\nTwin otters born\nTen soups for winter\n", "no article"),
        ("404\nPage not found\nThe page you are looking for has moved or no longer exists on this server.\n", "no article"),
        (f"{TITLE}\nThe two states end a feud of a hundred years\n\nSubscribe to continue reading\n", "paywall"),
        (f"{TITLE}\n{BODY.partition(chr(10))[0]}\n\nThis article is for subscribers only.\nLog in\n", "paywall"),
    ],
)  # fmt: skip
def test_problem(text: str, reason: str) -> None:
    article = read(text)
    assert [problem.reason for problem in article.problems] == [reason]
    if reason == "paywall":
        assert article.title == TITLE.strip()
    else:
        assert article.text == ""


def test_soft_hyphens_are_left_out_and_mapped() -> None:
    text = (TITLE + "\n" + BODY).replace("minister", "min\u00adis\u00adter").replace("treaty", "trea\u200bty")
    article = read(text)
    assert "ministers of" in article.text
    assert "\u00ad" not in article.text
    check_map(article, text)


LINES = st.sampled_from(
    [
        *(line for path in DUMPS for line in load(path).page.splitlines()[:40]),
        "",
        "...",
        "___",
        "(",
        "|||",
        "\ufeff",
        "\u00ad\u00ad",
        "İıİ ıİ",
        "# ",
        "12:40",
        "a@b.pl",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=40), st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028"]))
def test_soup_of_lines(lines: list[str], end: str) -> None:
    text = end.join(lines)
    article = read(text)
    check_map(article, text)
    assert article.text or article.problems


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_soup_of_characters(text: str) -> None:
    check_map(read(text), text)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text("abcdefghijklm noprstuwyz", min_size=12, max_size=60).map(str.strip).filter(lambda t: len(t) > 11),
             min_size=3, max_size=12, unique=True),
    st.booleans(),
)  # fmt: skip
def test_recommended_headlines_given_twice_never_get_in(headlines: list[str], doubled: bool) -> None:
    block = "\n".join(text + text if doubled else f"{text}\n{text}" for text in headlines)
    article = read(f"{TITLE}\n{BODY}\n{block}\n")
    assert "\n\n".join(article.paragraphs) == BODY.strip()


def test_page_without_end() -> None:
    text = TITLE + "\n" + BODY + "\nMost read\n" + "Twin otters born in the zoo\n" * 100_000
    started = time.process_time()
    article = read(text)
    assert time.process_time() - started < 20
    assert article.title == TITLE.strip()
    assert "\n\n".join(article.paragraphs) == BODY.strip()
    assert [problem.reason for problem in article.problems] == ["too long"]


def test_page_that_stands_there_twice_is_read_once() -> None:
    article = read(TITLE + "\n" + BODY + "\nMost read\nTen soups\n" + TITLE + "\n" + BODY)
    assert "\n\n".join(article.paragraphs) == BODY.strip()


def test_phrase_table_and_its_origin() -> None:
    folder = files("volteface.reading")
    table = folder.joinpath("phrases.csv").read_bytes()
    origin = tomllib.loads(folder.joinpath("phrases.origin.toml").read_text(encoding="utf-8"))
    assert origin["sha256"]["phrases.csv"] == hashlib.sha256(table).hexdigest()
    rows = list(csv.DictReader(table.decode("utf-8").splitlines()))
    assert len({tuple(row.values()) for row in rows}) == len(rows)
    assert {row["kind"] for row in rows} == {*BLOCK_KINDS, "menu"}
    languages = Counter(row["language"] for row in rows if row["kind"] != "menu")
    assert set(languages) == {"pl", "en", "ru", "uk", "de", "tr", "es", "fr"}
    assert min(languages.values()) >= 200

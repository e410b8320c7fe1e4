"""Whose account each article is: the same whatever the order in which articles come, go and change."""

import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ledger.shelf import Shelf
from ledger.wording import Told, sense, tell, write, write_words
from volteface.ledger import index as index_module
from volteface.ledger import origins as origins_module
from volteface.ledger.likeness import compare

STORY = write_words(160, 1)
OTHER = write_words(160, 2)


def change(words: list[str], every: int, seed: int) -> str:
    return " ".join(f"{word}{seed}" if at % every == seed % every else word for at, word in enumerate(words))


def drift(step: int, steps: int = 6) -> list[str]:
    """Give the story of which so many parts have been replaced, one after another."""
    done = len(STORY) * step // steps
    return [*OTHER[:done], *STORY[done:]]


PAGES = [
    tell("first", " ".join(STORY), sense(1, 2, 3, 4), published="2025-07-10"),
    tell("same", " ".join(STORY), sense(1, 2, 3, 4), published="2025-07-10"),
    tell("changed", change(STORY, 12, 3), sense(1, 2, 3, 4, flipped=40), published="2025-07-11"),
    tell("cut", " ".join(STORY[:90]), sense(1, 2), published="2025-07-12"),
    tell("translated", write(150, 7), sense(1, 2, 3, 4, flipped=60), published="2025-07-11", language="de"),
    tell("copied", write(150, 7) + " " + write(15, 8), sense(1, 2, 3, 4, flipped=60), published="2025-07-12", language="de"),
    tell("reworded", write(120, 9), sense(1, 2, 3, 4, flipped=40, turn=40), published="2025-07-12"),
    tell("again", write(119, 9), sense(1, 2, 3, 4, flipped=60, turn=200), published="2025-07-13"),
    tell("back", write(118, 10), sense(1, 2, 3, 4, flipped=100), published="2025-07-14"),
    tell("own", write(150, 11), sense(1, 22, 23, 24, whole=1), published="2025-07-11"),
    tell("undated", change(OTHER, 9, 1), sense(31, 32, 33), published=""),
    *(tell(f"drift{step}", " ".join(drift(step)), sense(31, 32, 33) if step > 4 else None, published=f"2025-07-1{step}")
      for step in range(1, 7)),
]  # fmt: skip


def stand(pages: list[Told]) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder, Shelf(Path(folder) / "shelf") as shelf:
        return dict(shelf.add(pages).standings())


EXPECTED = stand(PAGES)
NAMED = {told.page[0].document: told for told in PAGES}
NAMES = st.sampled_from(sorted(NAMED))
ORDERS = st.permutations(sorted(NAMED))


def test_the_pages_are_worth_permuting() -> None:
    with tempfile.TemporaryDirectory() as folder, Shelf(Path(folder) / "shelf") as shelf:
        found = shelf.add(PAGES).standings()
    roots = {document: standing.root for document, standing in found.items()}
    first = min("first", "same", key=lambda document: found[document].parent is not None)
    for document in ("first", "same", "changed", "cut", "translated", "copied", "reworded"):
        assert roots[document] == first, document
    assert roots["own"] == "own"
    assert {standing.how for standing in found.values()} == {None, "copy", "translation"}


@given(ORDERS, st.lists(st.integers(1, 6), min_size=20, max_size=20))
@settings(max_examples=25, deadline=None, derandomize=True, phases=(Phase.generate,))
def test_order_and_batches_do_not_matter(names: list[str], sizes: list[int]) -> None:
    pages = [NAMED[name] for name in names]
    with tempfile.TemporaryDirectory() as folder, Shelf(Path(folder) / "shelf") as shelf:
        for size in sizes:
            if pages:
                shelf.add(pages[:size])
            pages = pages[size:]
        assert shelf.standings() == EXPECTED


def become(told: Told, other: Told, published: str) -> Told:
    """Give a page's new version: the text and senses of another, and another day."""
    (made, reports), _ = told
    (model, _), senses = other
    return Told(
        (replace(made, text=model.text, language=model.language, published=published), reports), senses
    )


DAYS = ("2025-07-09", "2025-07-10", "2025-07-12", "2025-07-15", "")
CHANGES = st.lists(st.tuples(NAMES, NAMES, st.sampled_from(DAYS)), max_size=6)


@given(ORDERS, CHANGES, st.integers(1, 3))
@settings(max_examples=40, deadline=None, derandomize=True, phases=(Phase.generate,))
def test_changed_pages_stand_as_if_they_had_come_so(
    names: list[str], changes: list[tuple[str, str, str]], at_once: int
) -> None:
    pages = [NAMED[name] for name in names]
    versions = [become(NAMED[old], NAMED[new], published) for old, new, published in changes]
    with tempfile.TemporaryDirectory() as folder, Shelf(Path(folder) / "shelf") as shelf:
        shelf.add(pages[:9]).add(pages[9:])
        for start in range(0, len(versions), at_once):
            shelf.add(versions[start : start + at_once])
        assert shelf.standings() == shelf.anew(Path(folder) / "anew")


@given(ORDERS, st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None, derandomize=True, phases=(Phase.generate,))
def test_rulings_hold_whenever_they_are_made(names: list[str], pairs: list[tuple[str, str]]) -> None:
    pages = [NAMED[name] for name in names]
    apart = [(left, right) for left, right in pairs if left != right]
    with tempfile.TemporaryDirectory() as folder, Shelf(Path(folder) / "shelf") as shelf:
        for some in (pages[:12], pages[12:]):
            shelf.add(some).rule(apart=apart)
        found = shelf.standings()
        assert found == shelf.anew(Path(folder) / "anew")
        for left, right in apart:
            assert found[left].root != found[right].root
        assert shelf.rule().standings() == EXPECTED


def test_pages_ruled_apart_do_not_both_leave_their_account(tmp_path: Path) -> None:
    pages = [tell(name, " ".join(STORY), published=f"2025-07-1{at}") for at, name in enumerate("abc")]
    with Shelf(tmp_path / "shelf") as shelf:
        found = shelf.add(pages).rule(apart=[("b", "c")]).standings()
    assert {document: standing.root for document, standing in found.items()} == {"a": "a", "b": "a", "c": "c"}


def test_chain_of_copies_does_not_swallow_what_has_nothing_of_the_first(tmp_path: Path) -> None:
    steps = 12
    pages = [
        tell(
            f"step{step:02}",
            " ".join(drift(step, steps)),
            published=f"2025-07-{step + 1:02}",
            outlet=f"o{step}.example",
        )
        for step in range(steps + 1)
    ]
    pages = [
        told._replace(page=(replace(told.page[0], text=" ".join(drift(step, steps))), []))
        for step, told in enumerate(pages)
    ]
    with Shelf(tmp_path / "shelf") as shelf:
        found = shelf.add(pages).standings()
    roots = [found[f"step{step:02}"].root for step in range(steps + 1)]
    assert roots[:5] == ["step00"] * 5
    assert roots[-1] != "step00"
    assert len(set(roots)) == 2


def test_root_that_says_something_else_lets_go_of_what_came_through_others(tmp_path: Path) -> None:
    """What has come to an account through a copy has to be akin to its first page: to the new text, once that has changed."""
    first, second, third = (
        tell(name, " ".join(words), published=f"2025-07-1{at}")
        for at, (name, words) in enumerate(
            {
                "first": STORY,
                "second": [*STORY[:80], *OTHER[:80]],
                "third": [*STORY[40:80], *OTHER[:120]],
            }.items()
        )
    )
    new = become(first, tell("x", " ".join([*STORY[:40], *OTHER[:40], *write_words(60, 3)])), "2025-07-10")
    with Shelf(tmp_path / "shelf") as shelf:
        shelf.add([first, second, third]).add([new])
        assert shelf.standings() == shelf.anew(tmp_path / "anew")


def test_copy_goes_back_to_the_page_whose_words_it_has_whenever_that_comes(tmp_path: Path) -> None:
    """What shares words comes before what says the same in others, though that may be earlier."""
    retold = tell("retold", write(120, 1), sense(1, 2, 3), published="2025-07-10")
    source = tell("source", write(120, 2), sense(1, 2, 3, flipped=20), published="2025-07-11")
    copy = tell("copy", write(120, 2), sense(1, 2, 3, flipped=20), published="2025-07-12")
    with Shelf(tmp_path / "shelf") as shelf:
        found = shelf.add([retold, copy]).add([source]).standings()
        assert found == shelf.anew(tmp_path / "anew")
    assert found["copy"].parent == "source"


def test_what_is_a_copy_now_is_no_source_by_its_sense(tmp_path: Path) -> None:
    """A translation that turns out to be a copy of another goes out of the window; what went back to it by its sense is looked at."""
    first = tell("first", write(120, 1), sense(1, 2, 3), published="2025-07-10")
    german = tell("german", write(120, 2), sense(1, 2, 3, flipped=60), published="2025-07-12", language="de")
    before = tell("before", write(120, 2), sense(1, 2, 3, flipped=60), published="2025-07-11", language="de")
    french = tell("french", write(120, 3), sense(1, 2, 3, flipped=130), published="2025-07-13", language="fr")
    with Shelf(tmp_path / "shelf") as shelf:
        found = shelf.add([first, german, french]).add([before]).standings()
        assert found == shelf.anew(tmp_path / "anew")
    assert found["german"].how == "copy"


def test_many_of_one_day_that_say_the_same_come_in_any_order(tmp_path: Path) -> None:
    """Only the likest are compared: of those before a page, and not of all of its day."""
    pages = [
        tell(
            f"p{number:02}",
            write(60, number),
            sense(1, 100 + number, 200 + number, flipped=number % 7),
            published="2025-07-10",
        )
        for number in range(90)
    ]
    source = tell("source", write(60, 500), sense(1, 2, 3, flipped=60), published="2025-07-10")
    german = tell("german", write(60, 501), sense(1, 2, 3, flipped=60), published="2025-07-10", language="de")
    with Shelf(tmp_path / "shelf") as shelf:
        shelf.add(pages).add([german, source])
        assert shelf.standings() == shelf.anew(tmp_path / "anew")


def test_texts_of_few_words_are_found_late_too(tmp_path: Path) -> None:
    short = tell("short", "x", published="2025-07-12")
    long = tell("long", "x", published="2025-07-10")
    pages = [
        Told((replace(told.page[0], text=text), []))
        for told, text in ((short, "one two three four"), (long, "one two three four five"))
    ]
    with Shelf(tmp_path / "shelf") as shelf:
        found = shelf.add(pages[:1]).add(pages[1:]).standings()
        assert found == shelf.anew(tmp_path / "anew")
    assert found["short"].parent == "long"


def test_daily_bulletin_and_its_copies(tmp_path: Path) -> None:
    """A bulletin repeats its wording day after day; its copies go back to that of their own day, after hundreds of days too."""
    numbers = Random(5)
    words = "On this day the coastal guard saved {} people from {} boats and {} rafts, the ministry said; {} were brought to the port and {} to hospital."
    pages = []
    for day in range(1, 29):
        for month in (5, 6, 7):
            text = words.format(*(numbers.randrange(11, 997) for _ in range(5)))
            for name in ("bulletin", "copy"):
                made = tell(
                    f"{name}{month}-{day:02}",
                    "x",
                    published=f"2025-0{month}-{day:02}",
                    outlet=f"{name}.example",
                )
                pages.append(Told((replace(made.page[0], text=text, document=f"{name}{month}-{day:02}"), [])))
    with Shelf(tmp_path / "shelf") as shelf:
        found = shelf.add(pages).standings()
    days = [document[-4:] for document in found]
    assert all(found[f"copy{day}"].root == found[f"bulletin{day}"].root for day in set(days))
    assert len({standing.root for standing in found.values()}) == len(pages) // 2


def test_flood_is_one_account_and_cheap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every copy is compared with the first page, and with no thousand others; batches of a few are no dearer."""
    compared = 0

    def count(*entries: object) -> object:
        nonlocal compared
        compared += 1
        return compare(*entries)  # type: ignore[arg-type]

    monkeypatch.setattr(origins_module, "compare", count)
    pages = [
        tell(
            f"flood{number:03}",
            change(STORY, 20, number),
            sense(1, 2, 3, flipped=number % 9),
            published="2025-07-10",
            outlet=f"o{number}.example",
        )
        for number in range(600)
    ]
    with Shelf(tmp_path / "shelf") as shelf:
        found = shelf.add(pages[:500]).add(pages[500:550]).add(pages[550:]).standings()
    assert len({standing.root for standing in found.values()}) == 1
    assert compared < 10 * len(pages)


def test_limits_are_as_documented() -> None:
    assert index_module.MOST_EARLIER <= index_module.MOST_LATER

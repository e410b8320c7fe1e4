import random
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.making import AIRLINER, article, events, fill, made_of, report, views
from volteface.ledger import Ledger
from volteface.ledger.copies import BANDS, COPY_RESEMBLANCE, PERMUTATIONS, band, resemble, sign

DICE = random.Random(1)
WORDS = ["".join(DICE.choices("abcdefghij", k=6)) for _ in range(3000)]


def write_text(words: int, seed: int) -> list[str]:
    return random.Random(seed).choices(WORDS, k=words)


def shingles(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}


def estimate(left: str, right: str) -> float:
    return float((sign(left) == sign(right)).mean())


@pytest.mark.parametrize("changed", [0, 10, 30, 60, 100, 200])
def test_signature_estimates_the_resemblance(changed: int) -> None:
    words = write_text(200, 1)
    other = write_text(200, 2)[:changed] + words[changed:]
    left, right = shingles(words), shingles(other)
    truth = len(left & right) / len(left | right)
    # five standard deviations of the estimate (Broder 1997)
    assert estimate(" ".join(words), " ".join(other)) == pytest.approx(truth, abs=5 * 0.5 / PERMUTATIONS**0.5)


def test_signature_is_the_same_on_every_platform_and_for_good() -> None:
    signature = sign("Azerbejdżan oskarżył Rosję o zestrzelenie samolotu.")
    assert [int(value) for value in signature[:3]] == KEPT_SIGNATURE
    assert band(signature)[0] == KEPT_BAND


KEPT_SIGNATURE = [858260143, 368884349, 372636862]
KEPT_BAND = -630636639720377961


def test_case_punctuation_and_layout_do_not_count() -> None:
    assert np.array_equal(sign("One two,\nthree\n\nFOUR."), sign("one two three four"))


@given(st.text(max_size=300))
def test_any_text_has_a_signature(text: str) -> None:
    signature = sign(text)
    assert len(signature) in (0, PERMUTATIONS)
    assert len(band(signature)) in (0, BANDS)


def test_bands_find_what_resembles_and_little_else() -> None:
    found = {0.35: 0, 0.6: 0, 0.8: 0}
    for resemblance in found:
        for seed in range(60):
            words = write_text(300, seed)
            keep = round(300 * 2 * resemblance / (1 + resemblance))
            other = words[:keep] + write_text(300 - keep, seed + 1000)
            found[resemblance] += bool(set(band(sign(" ".join(words)))) & set(band(sign(" ".join(other)))))
    assert found[0.8] == 60
    assert found[0.6] >= 56
    unlike = [set(band(sign(" ".join(write_text(300, seed))))) for seed in range(60)]
    assert len(set.union(*unlike)) == 60 * BANDS


def test_resemblance_is_decided_on_the_whole_signature() -> None:
    words = write_text(200, 1)
    texts = [" ".join(words), " ".join(words[:150]), " ".join(words[:60])]
    left = np.stack([sign(texts[0])] * 3)
    right = np.stack([sign(text) for text in texts])
    assert resemble(left, right).tolist() == [True, True, False]
    assert COPY_RESEMBLANCE == 0.5


def test_megabytes_of_text_need_no_gigabytes() -> None:
    text = " ".join(str(number) for number in range(300_000))
    tracemalloc.start()
    sign(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100e6


def test_a_thousand_copies_are_one_origin_and_support_one(tmp_path: Path) -> None:
    """Half are pasted as they are, half with a new title and a word changed here and there."""
    body = write_text(150, 5)
    pages = []
    for number in range(1000):
        words = list(body)
        if number % 2:
            words[number % 140] = f"changed{number}"
        made = article(
            f"flood{number}", f"Title {number}" if number % 2 else "Title", AIRLINER, " ".join(words)
        )
        pages.append((made, [report(made, AIRLINER, "RUS ASSAULT AZE", status="claimed", claimed_by="AZE")]))
    ledger = made_of(tmp_path / "ledger", pages)
    assert [(event["support"], event["pages"], event["status"]) for event in events(ledger)] == [
        (1, 1000, "claimed")
    ]
    assert [origin["pages"] for origin in views(ledger)["origins"]] == [1000]


def test_articles_in_own_words_stay_apart(tmp_path: Path) -> None:
    pages = []
    for number in range(30):
        made = article(f"own{number}", AIRLINER, " ".join(write_text(150, number)))
        pages.append((made, [report(made, AIRLINER, "AZE ACCUSE RUS")]))
    ledger = made_of(tmp_path / "ledger", pages)
    assert [(event["support"], event["pages"]) for event in events(ledger)] == [(30, 30)]


def test_pages_without_words_are_nobodys_copies(tmp_path: Path) -> None:
    ledger = made_of(
        tmp_path / "ledger", [(article("a"), []), (article("b"), []), (article("c", "… — !"), [])]
    )
    assert len(views(ledger)["origins"]) == 3


def test_who_was_first_is_told(tmp_path: Path) -> None:
    ledger = Ledger.create(tmp_path / "ledger")
    late, early = (
        article(name, AIRLINER, published=f"2025-07-{day}") for name, day in (("late", 24), ("early", 22))
    )
    fill(ledger, [(late, []), (early, [])])
    origin = views(ledger)["origins"][0]
    assert (origin["first_outlet"], origin["first_seen"], origin["documents"]) == (
        "early.example", "2025-07-22", ["early", "late"],
    )  # fmt: skip


def test_origin_that_joins_two_others_moves_their_events(tmp_path: Path) -> None:
    """Two accounts count twice until a text turns up that both are cut from."""
    words = write_text(300, 9)
    parts = {"left": words[:180], "right": words[120:], "whole": words}
    pages = {}
    for name, some in parts.items():
        made = article(name, AIRLINER, " ".join(some))
        pages[name] = (made, [report(made, AIRLINER, "AZE ACCUSE RUS")])
    ledger = made_of(tmp_path / "ledger", [pages["left"], pages["right"]])
    assert [event["support"] for event in events(ledger)] == [2]
    fill(ledger, [pages["whole"]])
    assert [event["support"] for event in events(ledger)] == [1]

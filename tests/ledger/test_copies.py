import random
import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.wording import write, write_words
from volteface.ledger.copies import (
    FEW_KEYS,
    MOST_HASHES,
    MOST_KEYS,
    find_numbers,
    read_fingerprint,
    share,
    take_fingerprint,
)


def shingles(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}


def shared(left: list[str], right: list[str]) -> tuple[float, float]:
    """Give the true parts that `share` estimates."""
    common = len(shingles(left) & shingles(right))
    return common / len(shingles(left)), common / len(shingles(right))


def alter(words: list[str], how: str, amount: float, seed: int) -> list[str]:
    dice = random.Random(seed)
    some = int(len(words) * amount)
    if how == "cut":
        return words[: len(words) - some]
    if how == "added":
        at = dice.randrange(len(words))
        return [*words[:at], *write_words(some, seed + 9000), *words[at:]]
    if how == "moved":
        return [*words[some:], *words[:some]]
    changed = set(dice.sample(range(len(words)), some))
    return [f"{word}x" if at in changed else word for at, word in enumerate(words)]


@pytest.mark.parametrize("how", ["cut", "added", "changed", "moved"])
@pytest.mark.parametrize("amount", [0.0, 0.05, 0.2, 0.5])
@pytest.mark.parametrize("length", [40, 120, 600, 4000])
def test_shares_are_estimated(how: str, amount: float, length: int) -> None:
    """A text of no more than MOST_HASHES shingles is known whole; of a longer one at least about half as many stand for all."""
    for seed in range(5):
        words = write_words(length, seed)
        other = alter(words, how, amount, seed)
        estimate = share(take_fingerprint(" ".join(words)), take_fingerprint(" ".join(other)))
        exact = max(length, len(other)) <= MOST_HASHES
        # five standard deviations of a share of 40 hashes at the least
        assert estimate == pytest.approx(shared(words, other), abs=1e-9 if exact else 0.4)


def test_shares_are_right_on_average() -> None:
    errors = []
    for seed in range(150):
        words = write_words(500, seed)
        other = alter(words, "changed", 0.1, seed)
        estimate = share(take_fingerprint(" ".join(words)), take_fingerprint(" ".join(other)))
        errors.append(np.subtract(estimate, shared(words, other)))
    assert np.abs(np.mean(errors, axis=0)).max() < 0.02
    assert np.std(errors, axis=0).max() < 0.08


@pytest.mark.parametrize("times", [2, 5, 12])
def test_short_text_stands_in_a_long_one(times: int) -> None:
    found = []
    for seed in range(20):
        short = write_words(150, seed)
        long = [
            *write_words(75 * (times - 1), seed + 100),
            *short,
            *write_words(75 * (times - 1), seed + 200),
        ]
        left, right = take_fingerprint(" ".join(short)), take_fingerprint(" ".join(long))
        own, other = share(left, right)
        assert own >= 0.9
        found.append(other)
        if times <= 5:  # less than that is no copy (COPIED_LEAST)
            assert len(np.intersect1d(left.keys, right.keys)) >= 2
    assert np.mean(found) == pytest.approx(1 / times, abs=0.06)


def test_unlike_texts_share_nothing() -> None:
    prints = [take_fingerprint(write(300, seed)) for seed in range(60)]
    assert max(max(share(left, right)) for left in prints for right in prints if left is not right) == 0
    keys = np.concatenate([one.keys for one in prints])
    assert len(np.unique(keys)) == len(keys)


@pytest.mark.parametrize("length", [1, 3, 4, 12, 60, 128, 130, 500, 5000, 50_000])
def test_fingerprint_keeps_its_sizes(length: int) -> None:
    found = take_fingerprint(write(length, 7))
    many = max(1, length - 2)
    assert (
        len(found.hashes) == many
        if many <= MOST_HASHES
        else MOST_HASHES / 3 < len(found.hashes) <= MOST_HASHES
    )
    least = min(many, FEW_KEYS) if many > 1 else 0  # one shingle is a phrase, by which nobody is found
    assert least <= len(found.keys) <= min(many, MOST_KEYS)
    for some in (found.hashes, found.keys):
        assert np.array_equal(some, np.unique(some))


SENTENCE = "Azerbejdżan oskarżył Rosję o zestrzelenie samolotu: 38 zabitych, 1 234,5 tony paliwa."


def test_fingerprint_is_the_same_on_every_platform_and_for_good() -> None:
    found = take_fingerprint(SENTENCE)
    assert found.level == 0
    assert [*map(int, found.hashes[:3])] == KEPT_HASHES
    assert [*map(int, found.numbers)] == KEPT_NUMBERS
    assert found.to_bytes()[:16] == bytes([0, 0, 0, 0, 11, 0, 0, 0, 11, 0, 0, 0, 2, 0, 0, 0])
    long = take_fingerprint(" ".join(f"word{number}" for number in range(3000)))
    assert (long.level, len(long.hashes), int(long.hashes[0]), int(long.keys[-1])) == KEPT_LONG


KEPT_HASHES = [399800803, 578162930, 784307252]
KEPT_NUMBERS = [961366337, 2645610321]
KEPT_LONG = (5, 89, 4038472, 66255836)


def test_case_punctuation_and_layout_do_not_count() -> None:
    left, right = (
        take_fingerprint("One two,\nthree\n\n«FOUR» — STRASSE."),
        take_fingerprint("one two three four straße"),
    )
    assert left.to_bytes() == right.to_bytes()


@pytest.mark.parametrize("text", ["", " \n", "… — !", "\u200b"])
def test_text_without_words_is_nobodys_copy(text: str) -> None:
    found = take_fingerprint(text)
    assert (len(found.hashes), len(found.keys), len(found.numbers)) == (0, 0, 0)
    assert share(found, found) == (0, 0)
    assert share(found, take_fingerprint("one two three four")) == (0, 0)


@given(st.text(max_size=300))
@settings(max_examples=60, derandomize=True)
def test_any_text_goes_into_bytes_and_comes_back(text: str) -> None:
    found = take_fingerprint(text)
    back = read_fingerprint(found.to_bytes())
    assert back.level == found.level
    for name in ("hashes", "keys", "numbers"):
        assert np.array_equal(getattr(back, name), getattr(found, name))
    assert back.to_bytes() == found.to_bytes()
    assert share(found, back) == ((1, 1) if len(found.hashes) else (0, 0))


@given(st.text("ab \ud800é", max_size=40), st.text("ab \ud800é", max_size=40))
@settings(max_examples=60, derandomize=True)
def test_shares_are_parts_and_the_same_from_both_sides(left: str, right: str) -> None:
    one, other = take_fingerprint(left), take_fingerprint(right)
    parts = share(one, other)
    assert parts == share(other, one)[::-1]
    assert all(0 <= part <= 1 for part in parts)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1234567 1,234,567 1.234.567 1 234 567 1\u00a0234\u00a0567 1\u202f234\u202f567 1'234'567 1’234’567 1\u2009234\u2009567", {"1234567"}),
        ("3.5 3,5", {"3.5"}),
        ("1,234.5 1.234,5 1 234,5 1234.5", {"1234.5"}),
        ("1234,567", {"1234.567"}),
        ("In 2024 300 people came", {"2024", "300"}),
        ("2024, 300", {"2024", "300"}),
        ("on 23.07.2025.", {"23.07", "2025"}),
        ("12 of 1999, and 7.", {"12", "1999", "7"}),
        ("Su-27, B52 and 5th", {"27", "52", "5"}),
        ("no number", set()),
        ("1,5 2,5", {"1.5", "2.5"}),
    ],
)  # fmt: skip
def test_numbers_are_one_however_they_are_written(text: str, numbers: set[str]) -> None:
    assert find_numbers(text) == numbers


@given(st.integers(1, 10**9), st.sampled_from([",", ".", " ", "\u00a0", "\u202f"]))
@settings(max_examples=60, derandomize=True)
def test_thousands_are_told_from_decimals(number: int, separator: str) -> None:
    assert find_numbers(f"about {number:,} of them".replace(",", separator)) == {str(number)}


def test_megabytes_of_text_need_little_time_and_memory() -> None:
    text = " ".join(str(number) for number in range(100_000))
    started = time.process_time()
    tracemalloc.start()
    take_fingerprint(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60e6
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "text", ["1" * 200_000, "1," * 100_000, "1.000" * 50_000, "1 000 " * 50_000, "a" * 500_000]
)
def test_strange_text_is_no_trap(text: str) -> None:
    started = time.process_time()
    take_fingerprint(text)
    assert time.process_time() - started < 2

"""What goes back to what: small cases beside each other, with senses made by hand."""

import math
import random

import numpy as np
import pytest

from ledger.wording import entry, sense, sign, write_words
from volteface.ledger.index import read_senses
from volteface.ledger.likeness import (
    SENSE_BITS,
    Likeness,
    align,
    compare,
    is_akin,
    measure,
)
from volteface.model import Senses

STORY, NEWS, THIRD = (write_words(150, seed) for seed in (1, 2, 3))
BULLETIN = "On Monday the guard saved {} people from {} boats and {} rafts and brought {} of them to the port of Tunis, it said"


def text(*parts: list[str]) -> str:
    return " ".join(word for part in parts for word in part)


def swap(words: list[str], every: int) -> list[str]:
    return [word.upper() + "x" if at % every == 0 else word for at, word in enumerate(words)]


def bulletin(*numbers: int) -> str:
    return BULLETIN.format(*numbers)


CASES = {
    "the same": (text(STORY), text(STORY), "copy"),
    "near copy": (text(STORY), text(swap(STORY, 20)), "copy"),
    "names swapped": (text(STORY), text(swap(STORY, 9)), "copy"),
    "cut to a half": (text(STORY), text(STORY[:75]), "copy"),
    "cut to a third": (text(STORY), text(STORY[:50]), "copy"),
    "paragraphs added": (text(STORY), text(STORY, NEWS[:60]), "copy"),
    "first page is the cut one": (text(STORY[:60]), text(STORY), "copy"),
    "every third word another": (text(STORY), text(swap(STORY, 3)), None),
    "one background paragraph": (text(STORY), text(NEWS[:100], STORY[:40]), None),
    "digest of many": (text(STORY[:50]), text(STORY[:50], NEWS, THIRD, write_words(200, 4)), None),
    "news out of a digest": (text(STORY[:40], NEWS, THIRD, write_words(100, 4)), text(STORY[:40]), None),
    "another story": (text(STORY), text(NEWS), None),
    "bulletin of the next day": (bulletin(31, 2, 17, 12), bulletin(48, 5, 6, 44), None),
    "bulletin of the same day": (bulletin(31, 2, 17, 12), bulletin(31, 2, 17, 12) + " on its site", "copy"),
    "bulletin with a figure mended": (bulletin(31, 2, 17, 12), bulletin(31, 2, 17, 14), "copy"),
    "two figures alone": ("On 5 May " + text(STORY), "On 6 May " + text(STORY), "copy"),
    "nothing": ("", "", None),
    "one word": ("word", "word", "copy"),
}


@pytest.mark.parametrize("name", CASES)
def test_by_words_alone(name: str) -> None:
    earlier, later, how = CASES[name]
    found = compare(entry(earlier, place=1), entry(later, place=2))
    assert (found.how if found else None) == how


@pytest.mark.parametrize("language", ["en", "", "uk"])
def test_same_words_are_a_copy_whatever_the_language_was_taken_for(language: str) -> None:
    found = compare(entry(text(STORY)), entry(text(STORY[:120]), language=language))
    assert found == Likeness("copy", 1)
    assert is_akin(entry(text(STORY)), entry(text(STORY[:120]), language=language))


@pytest.mark.parametrize(
    ("earlier", "later", "how"),
    [("a.example", "a.example", "reprint"), ("a.example", "b.example", "copy"), ("", "", "copy")],
)
def test_outlet_reprints_itself_and_copies_others(earlier: str, later: str, how: str) -> None:
    found = compare(entry(text(STORY), outlet=earlier), entry(text(STORY), outlet=later))
    assert found is not None
    assert found.how == how


def test_part_that_stands_in_the_earlier_text_is_told() -> None:
    earlier, later = entry(text(STORY[:75])), entry(text(STORY[:75], NEWS[:75]))
    cut, added = compare(later, earlier), compare(earlier, later)
    assert cut is not None
    assert added is not None
    assert cut.shared == 1
    assert added.shared == pytest.approx(0.5, abs=0.15)


def doubtful(*sentences: int, flipped: int = 0) -> tuple[str, Senses]:
    """Give a text that shares somewhat less than a half of its words with the story, and its senses."""
    return text(STORY[:68], NEWS[:82]), sense(*sentences, flipped=flipped)


def test_where_little_is_shared_the_rest_has_to_say_the_same() -> None:
    story = entry(text(STORY), sense(1, 2, 3, 4))
    alike, other = doubtful(1, 2, 3, 4, flipped=30), doubtful(1, 12, 13, 14)
    assert compare(story, entry(*alike)) is not None
    assert compare(story, entry(*other)) is None
    assert compare(story, entry(other[0])) is not None  # nothing is known of what it says


def flip(cosine: float) -> int:
    """Give how many bits differ where the vectors have such a cosine."""
    return round(math.acos(cosine) * SENSE_BITS / math.pi)


@pytest.mark.parametrize(
    ("languages", "cosine", "how"),
    [
        (("en", "en"), 0.75, "copy"),
        (("en", "en"), 0.69, None),
        (("en", "de"), 0.63, "translation"),
        (("en", "de"), 0.55, None),
    ],
)
def test_by_senses_alone(languages: tuple[str, str], cosine: float, how: str | None) -> None:
    """Reworded texts of one language have to be more alike than translations."""
    earlier = entry(text(STORY), sense(1, 2, 3), language=languages[0])
    later = entry(text(NEWS), sense(1, 2, 3, flipped=flip(cosine)), language=languages[1])
    found = compare(earlier, later)
    assert (found.how if found else None) == how


@pytest.mark.parametrize(
    ("earlier", "later", "how"),
    [
        ((1, 2, 3, 4), (1, 2, 3, 4), "translation"),
        ((1, 2, 3, 4, 5, 6), (3, 4, 5, 6), "translation"),  # shortened
        ((1, 2, 3), (1, 12, 13), None),  # one sentence of three
        ((1, 2, 3), (1, 12, 13, 14, 15, 16, 17, 18), None),  # a digest
        ((1,), (1,), None),  # a headline says too little
        ((), (1, 2, 3), None),
        ((), (), None),
    ],
)
def test_translations(earlier: tuple[int, ...], later: tuple[int, ...], how: str | None) -> None:
    one = entry(text(STORY), sense(*earlier) if earlier else Senses(), language="en")
    other = entry(text(NEWS), sense(*later, flipped=40) if later else Senses(), language="ru")
    found = compare(one, other)
    assert (found.how if found else None) == how


def test_translation_of_another_bulletin_is_none() -> None:
    one = entry(bulletin(31, 2, 17, 12), sense(1, 2, 3))
    other = entry(
        "Küstenwache 48 aus 5 und 6 und 44 " + text(NEWS[:30]), sense(1, 2, 3, flipped=40), language="de"
    )
    same = entry(
        "Küstenwache 31 aus 2 und 17 und 12 " + text(NEWS[:30]), sense(1, 2, 3, flipped=40), language="de"
    )
    assert compare(one, other) is None
    assert compare(one, same) is not None


def test_akin_by_words_or_by_sense_and_not_by_other_figures() -> None:
    root = entry(text(STORY), sense(1, 2, 3))
    assert is_akin(root, entry(text(STORY[:30], NEWS[:120])))
    assert not is_akin(root, entry(text(STORY[:12], NEWS[:138])))
    assert is_akin(root, entry(text(NEWS), sense(1, 2, 3, flipped=flip(0.6)), language="fr"))
    assert not is_akin(root, entry(text(NEWS), sense(1, 12, 13), language="fr"))
    assert not is_akin(entry(bulletin(31, 2, 17, 12)), entry(bulletin(48, 5, 6, 44)))


def test_alignment_is_from_both_sides() -> None:
    left, right = (
        read_senses(b"".join(sign(seed) for seed in seeds)) for seeds in ((0, 1, 2), (0, 1, 2, 3, 4))
    )
    own, other, part = align(left, right)
    assert (own, part) == (1, 1)
    assert other == pytest.approx(0.5, abs=0.1)
    assert align(right, left)[:2] == (other, own)


def test_cosine_is_told_from_signs() -> None:
    dice = np.random.default_rng(4)
    for cosine in (-1.0, -0.3, 0.0, 0.5, 0.9, 1.0):
        left, other = dice.normal(size=(2, SENSE_BITS))
        other -= left * (left @ other) / (left @ left)
        right = cosine * left / np.linalg.norm(left) + math.sqrt(1 - cosine**2) * other / np.linalg.norm(
            other
        )
        bits = [np.packbits(vector > 0).view("<u8") for vector in (left, right)]
        assert measure(*bits) == pytest.approx(cosine, abs=0.2)


def test_likeness_does_not_depend_on_the_order_of_adding() -> None:
    """Cosines are multiples of a small power of two: their sums are exact, on every processor."""
    every = measure(read_senses(sign(1)), read_senses(b"".join(sign(seed) for seed in range(500))))
    shuffled = random.Random(1).sample(every.tolist(), len(every))
    total = 0.0
    for one in shuffled:
        total += one
    assert total == math.fsum(every) == every.sum()

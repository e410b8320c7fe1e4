"""Pieces of words keep their place in the text, whatever the text is."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from volteface.coding.model import join_pieces, load_model
from volteface.coding.pieces import BEGIN, END, Pieces

TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("   „”–…ŁżіїğİŞ\u00ad\u200bﬁ½\u0301\t")),
    max_size=80,
)


@given(TEXTS)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_ranges_go_up_and_stay_inside(text: str) -> None:
    pieces = load_model().cutter.cut(text)
    assert (pieces.ids[0], pieces.ids[-1]) == (BEGIN, END)
    assert len(pieces.ids) == len(pieces.ranges)
    inner = pieces.ranges[1:-1]
    assert all(0 <= start < end <= len(text) for start, end in inner)
    assert all(before[0] <= after[0] for before, after in itertools.pairwise(inner))


@pytest.mark.parametrize(
    "text",
    [
        "Rosja wycofała ambasadora z Kiszyniowa.",
        "Türkiye, Suriye'deki birliklerini çekti.",
        "Україна відкликала посла.",
        "Two  spaces and a soft\u00adhyphen.",
    ],
)
def test_ranges_cover_every_word(text: str) -> None:
    pieces = load_model().cutter.cut(text)
    covered = {at for start, end in pieces.ranges for at in range(start, end)}
    assert [at for at, char in enumerate(text) if char.isalpha() and at not in covered] == []


def test_cutting_side_by_side_is_cutting_one_by_one() -> None:
    cutter = load_model().cutter
    texts = ["Iran", "", "Moskau und Minsk  planen Manöver"]
    assert cutter.cut_all(texts) == [cutter.cut(text) for text in texts]


def test_characters_of_the_context_are_counted_from_below_zero() -> None:
    cutter = load_model().cutter
    context, text = "Iran, Iraq.", "Baghdad agreed."
    joined = join_pieces(cutter.cut(context), cutter.cut(text), len(context))
    written = f"{context} {text}"
    shift = len(context) + 1
    words = [written[start + shift : end + shift] for start, end in joined.ranges if end > start]
    assert "".join(words).replace(" ", "") == written.replace(" ", "")
    assert min(start for start, _ in joined.ranges) == -shift


def test_what_is_too_long_is_cut() -> None:
    own = Pieces([BEGIN, *[9] * 500, END], [(0, 0), *[(i, i + 1) for i in range(500)], (0, 0)])
    joined = join_pieces(Pieces([BEGIN, 7, END], [(0, 0), (0, 1), (0, 0)]), own, 1)
    assert len(joined.ids) == len(joined.ranges) == 192
    assert 7 not in joined.ids
    assert joined.ids[-1] == END

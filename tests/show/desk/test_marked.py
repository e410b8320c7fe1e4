"""Spans of any kind, cut so that they nest: nothing of the text is lost, and every piece is what its spans say."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from volteface.show.desk.marked import BREAK, Block, Mark, mark_text

TEXT = (
    "Baku accuses Moscow\n\nThe lead.\n\nA sub-head\n\nBaku said Moscow shot it down. Moscow denied.\nA line."
)


def texts(block: Block) -> str:
    return "".join(piece.text for stretch in block.stretches for piece in stretch.pieces)


def test_blocks_are_title_lead_subhead_and_paragraphs() -> None:
    blocks = mark_text(TEXT, "Baku accuses Moscow", "The lead.", ())
    assert [block.kind for block in blocks] == ["title", "lead", "subhead", "paragraph"]
    assert [texts(block) for block in blocks] == TEXT.split(BREAK)
    assert mark_text("", "", "", ()) == ()


def test_a_title_is_one_only_once() -> None:
    kinds = [block.kind for block in mark_text("Same words\n\nSame words\n\nThe end.", "Same words", "", ())]
    assert kinds == ["title", "subhead", "paragraph"]


def test_overlapping_sentences_are_cut_at_all_boundaries() -> None:
    marks = [Mark(0, 6, 1), Mark(4, 9, 2), Mark(2, 5, 1, "actor"), Mark(4, 6, 2, "act")]
    [block] = mark_text("abcdefghij", "", "", marks)
    found = [
        (
            stretch.numbers,
            [(piece.text, [(p.number, p.role) for p in piece.parts]) for piece in stretch.pieces],
        )
        for stretch in block.stretches
    ]
    assert found == [
        ((1,), [("ab", []), ("cd", [(1, "actor")])]),
        ((1, 2), [("e", [(1, "actor"), (2, "act")]), ("f", [(2, "act")])]),
        ((2,), [("ghi", [])]),
        ((), [("j", [])]),
    ]
    assert [(stretch.opens, stretch.closes) for stretch in block.stretches] == [
        ((1,), ()), ((2,), (1,)), ((), (2,)), ((), ()),
    ]  # fmt: skip


def test_a_sentence_may_run_over_blocks() -> None:
    first, second = mark_text("One two.\n\nThree four.", "", "", [Mark(4, 15, 1)])
    assert [(one.numbers, one.opens, one.closes) for one in first.stretches] == [
        ((), (), ()),
        ((1,), (1,), ()),
    ]
    assert [(one.numbers, one.opens, one.closes) for one in second.stretches] == [
        ((1,), (), (1,)),
        ((), (), ()),
    ]


def test_what_is_outside_or_empty_marks_nothing() -> None:
    [block] = mark_text("Words.", "", "", [Mark(3, 3, 1), Mark(-2, 3, 1), Mark(2, 99, 1), Mark(5, 2, 1)])
    assert [stretch.numbers for stretch in block.stretches] == [()]


SPANS = st.lists(
    st.tuples(
        st.integers(0, 40), st.integers(0, 40), st.integers(1, 4), st.sampled_from([None, "act", "actor"])
    ),
    max_size=12,
)


@given(st.text("ab \n", max_size=40), SPANS)
def test_every_character_has_the_marks_that_cover_it(
    text: str, spans: list[tuple[int, int, int, None]]
) -> None:
    marks = [Mark(*span) for span in spans]
    kept = [mark for mark in marks if mark.end <= len(text)]
    for block in mark_text(text, "", "", marks):
        at = block.start
        assert text[at : at + len(texts(block))] == texts(block)
        for stretch in block.stretches:
            for piece in stretch.pieces:
                for place in range(at, at + len(piece.text)):
                    covering = [mark for mark in kept if mark.start <= place < mark.end]
                    assert set(stretch.numbers) == {mark.number for mark in covering if mark.role is None}
                    named = {(part.number, part.role) for part in piece.parts}
                    assert named == {(mark.number, mark.role) for mark in covering if mark.role}
                at += len(piece.text)


class Nesting(HTMLParser):
    """Reads a page as strictly as may be: every element that is opened is closed in order."""

    VOID = ("meta", "link", "input", "path", "circle", "br", "img")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links = 0
        self.text: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            assert not (tag == "a" and "a" in self.open), "a link in a link"
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "mark" in self.open and "sup" not in self.open:
            self.text.append(data)

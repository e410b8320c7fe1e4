"""What is kept of what articles say: by sentence, in the languages that can be coded, and only where the model is asked."""

import subprocess
import sys

import numpy as np
import pytest

from volteface.coding import code, sense
from volteface.coding.senses import MOST_SENTENCES, load_centres
from volteface.ledger.index import read_senses
from volteface.ledger.likeness import SENSE_BITS, measure
from volteface.model import Article

TITLE = "Chile expels two Peruvian diplomats"
LEAD = "Chile expelled two Peruvian diplomats on Tuesday after a row over fishing rights."
REST = [
    "Peru condemned the decision and recalled its ambassador from Santiago.",
    "Boats had been seized off Arica in January.",
    "Short one.",
]
GERMAN = "Chile hat am Dienstag nach einem Streit um Fischereirechte zwei peruanische Diplomaten ausgewiesen."


def article(*paragraphs: str, title: str = "", language: str = "en") -> Article:
    text = "\n\n".join(part for part in (title, *paragraphs) if part)
    return Article(
        document="a", text=text, title=title, paragraphs=paragraphs, language=language, published="2026-02-12"
    )


def test_senses_are_of_the_whole_and_of_each_sentence() -> None:
    found = sense(article(LEAD, *REST, title=TITLE), [])
    assert len(found.article) == SENSE_BITS // 8
    assert [len(one) for one in found.sentences] == [
        SENSE_BITS // 8
    ] * 3  # neither the title nor what is too short to say much
    assert found.quotes == {}
    assert found == sense(article(LEAD, *REST, title=TITLE), [])


def test_no_more_than_the_first_sentences_stand_for_a_text() -> None:
    many = [
        f"Sentence number {number} tells of the fishing boats and of their crews."
        for number in range(MOST_SENTENCES + 5)
    ]
    assert len(sense(article(*many), []).sentences) == MOST_SENTENCES
    assert len(sense(article(*many[:4]), []).sentences) == 4


def test_title_alone_stands_for_itself() -> None:
    assert len(sense(article(title=TITLE), []).sentences) == 1


def test_each_report_has_the_sense_of_the_sentence_that_it_quotes() -> None:
    """Of sentences far down in the text, too, which don't stand for the whole."""
    filler = [
        f"Sentence number {number} tells of the fishing boats and of their crews." for number in range(12)
    ]
    made = article(*filler, LEAD, REST[0])
    reports = code(made, "lexicon")
    assert reports
    found = sense(made, reports)
    assert set(found.quotes) == {one.id for one in reports}
    alone = sense(article(LEAD), []).sentences[0]
    expulsion = next(one for one in reports if one.evidence.text == LEAD)
    assert (
        measure(*(read_senses(bits) for bits in (found.quotes[expulsion.id], alone)))[0] > 0.95
    )  # a batch's padding moves a vector a little
    assert len(found.sentences) == MOST_SENTENCES


def test_translation_is_nearer_than_another_sentence() -> None:
    left, right, other = (
        read_senses(sense(article(text, language=language), []).sentences[0])
        for text, language in ((LEAD, "en"), (GERMAN, "de"), (REST[1], "en"))
    )
    assert measure(left, right)[0] > measure(left, other)[0] + 0.2


@pytest.mark.parametrize("language", ["", "fi", "zh", "xx"])
def test_language_that_can_not_be_coded_has_no_sense(language: str) -> None:
    found = sense(article(LEAD, *REST, language=language), [])
    assert (found.article, found.sentences, found.quotes) == (b"", (), {})


@pytest.mark.parametrize("text", ["", " \n\n ", "…", "A.", "\ud800 \udfff", "a" * 5000])
def test_strange_text_is_no_trap(text: str) -> None:
    assert len(sense(article(text), []).sentences) <= MOST_SENTENCES


def test_every_language_that_can_be_coded_has_a_centre() -> None:
    from volteface.coding.grammar import LANGUAGES

    assert set(load_centres()) == set(LANGUAGES)
    assert all(
        centre.shape == (SENSE_BITS,) and np.isfinite(centre).all() for centre in load_centres().values()
    )


WALK = """
import sys
from pathlib import Path
from volteface.model import Page
from volteface.walk import keep, walk
page = Page(document="a", content=sys.argv[2], default_published="2026-02-12", url="https://a.example/a")
kept = list(keep(walk([page], "lexicon"), Path(sys.argv[1]), "lexicon"))
assert kept[0][1] and kept[0][0].reports, kept
print(sorted(name for name in sys.modules if name.partition(".")[0] == "onnxruntime"))
"""


def test_word_lists_walk_without_loading_the_network(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("walk") / "ledger"
    page = "\n\n".join((TITLE, LEAD, *REST))
    done = subprocess.run(
        [sys.executable, "-c", WALK, str(folder), page], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr

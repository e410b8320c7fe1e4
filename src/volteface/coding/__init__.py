"""Article -> Reports."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from volteface.errors import VoltefaceError
from volteface.model import Article, Report, Senses

if TYPE_CHECKING:
    from volteface.coding.coders import Coded
    from volteface.coding.model import Numbers

Coder = Literal["lexicon", "model", "both"]

CODERS: dict[Coder, str] = {"lexicon": "lexicon-2", "model": "model-1", "both": "both-1"}
"""Each coder's name with its version, as reports carry it; a new version's run replaces the old one's."""

DEFAULT: Coder = "both"


def code(article: Article, coder: Coder = DEFAULT) -> list[Report]:
    """Give the reports of an article, in text order; [] where its language is none of the coder's.

    `coder` names the coder; raises VoltefaceError for one that does not exist.
    """
    return code_with_problems(article, coder).reports


def code_with_problems(article: Article, coder: Coder = DEFAULT) -> "Coded":
    """Give the reports of an article as `code` does, with a Problem for whatever was too long or too much to code."""
    if coder not in CODERS:
        raise VoltefaceError(f"there is no coder {coder!r}; use {' or '.join(CODERS)}")
    # Its tables load with the first page, not with the package.
    from volteface.coding.coders import code_article

    return code_article(article, CODERS[coder], lexicon=coder != "model", model=coder != "lexicon")


def sense(article: Article, reports: Sequence[Report]) -> Senses:
    """Give what an article and the sentences of its reports say, in no language; nothing in a language that can't be coded."""
    from volteface.coding.senses import sense_article

    return sense_article(article, reports)


def can_code(language: str) -> bool:
    """Whether a language (ISO 639-1) can be coded."""
    from volteface.coding.grammar import LANGUAGES

    return language in LANGUAGES


def score_pairs(rows: "Sequence[tuple[str, tuple[int, int], tuple[int, int]]]") -> "Numbers":
    """Give the model's probabilities for pairs that the caller marks: what the first does to the second.

    A row is a sentence and the half-open character ranges of actor and recipient in it. The result is (rows, 17): the
    16 PLOVER types in codebook order, then NONE; each row sums to 1. Raises VoltefaceError for a range outside its text.
    """
    from volteface.coding.pairs import score_marked

    return score_marked(rows)

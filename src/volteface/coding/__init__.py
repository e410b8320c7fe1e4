"""Article -> Reports."""

from typing import Literal

from volteface.errors import VoltefaceError
from volteface.model import Article, Report

Coder = Literal["lexicon"]

CODERS: dict[Coder, str] = {"lexicon": "lexicon-1"}
"""Each coder's name with its version, as reports carry it; a new version's run replaces the old one's."""


def code(article: Article, coder: Coder = "lexicon") -> list[Report]:
    """Give the reports of an article, in text order; [] where its language is none of the coder's.

    `coder` names the coder; raises VoltefaceError for one that does not exist.
    """
    if coder not in CODERS:
        raise VoltefaceError(f"there is no coder {coder!r}; use {' or '.join(CODERS)}")
    # Its tables load with the first page, not with the package.
    from volteface.coding.coder import code_article

    return code_article(article, CODERS[coder])


def can_code(language: str) -> bool:
    """Whether a language (ISO 639-1) can be coded."""
    from volteface.coding.grammar import LANGUAGES

    return language in LANGUAGES

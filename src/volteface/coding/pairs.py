"""Pairs that the caller marks -> how likely each type of act is between them."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from volteface.coding.cues import TYPES, Cue, find_cues
from volteface.coding.grammar import LANGUAGES
from volteface.coding.lexicon import load_lexicon
from volteface.coding.model import Numbers, Query, load_model
from volteface.errors import VoltefaceError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

Span = tuple[int, int]


def score_marked(rows: Sequence[tuple[str, Span, Span]]) -> Numbers:
    """See `volteface.coding.score_pairs`."""
    queries = []
    for index, (text, actor, recipient) in enumerate(rows):
        for start, end in (actor, recipient):
            if not 0 <= start < end <= len(text):
                raise VoltefaceError(
                    f"row {index}: {start}:{end} is no range of a text of {len(text)} characters"
                )
        queries.append(Query(text, [actor, recipient], _find_cues(text), pairs=[(0, 1)]))
    found = np.zeros((len(rows), len(TYPES) + 1), np.float32)
    found[:, -1] = 1  # what the model can't reach: no act
    for index, scored in enumerate(load_model().score(queries)):
        if scored is not None:
            found[index] = scored.types[0]
    return found


def _find_cues(text: str) -> list[Cue]:
    language, _ = _load_identifier().classify(text)
    return list(find_cues(load_lexicon(str(language)).scan(text), 0, len(text)))


@cache
def _load_identifier() -> "LanguageIdentifier":
    """Load what tells the eight languages apart; a marked sentence is taken for one of them."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier

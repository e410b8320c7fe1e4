"""Article -> Reports, by the lexicon coder, the trained model, or both."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from volteface.coding.coder import Coding, is_sport
from volteface.coding.corrections import find_notices, is_withdrawn
from volteface.coding.grammar import LANGUAGES, load_grammar
from volteface.coding.lexicon import load_lexicon
from volteface.coding.merge import MOST_TELLINGS, Draft, merge, tells_too_much
from volteface.coding.sentences import MOST_CHARACTERS, MOST_CODED, has_long_sentence
from volteface.model import Article, Problem, Report


class Coded(NamedTuple):
    """The reports of an article, and what of it was not coded, or not as it stands."""

    reports: list[Report]
    problems: list[Problem]


def code_article(article: Article, name: str, *, lexicon: bool, model: bool) -> Coded:
    """Code an article into reports, in text order, that carry the coder's `name`.

    What the word lists tell counts, what the model tells, or both. An article in no language of the coder gives none, nor does one
    that is withdrawn, or what a page says of its own earlier version.
    """
    if article.language not in LANGUAGES or not article.text:
        return Coded([], [])
    grammar = load_grammar(article.language)
    if is_sport(article.text, grammar) or is_withdrawn(article.text, article.language):
        return Coded([], [])
    coding = Coding(article, grammar, load_lexicon(article.language))
    drafts = list(coding.drafts())
    problems = []
    if model:
        # The network loads with the first page that asks for it.
        from volteface.coding.joining import MOST_ASKED, asks_too_much, draft_by_model

        drafts = draft_by_model(coding, drafts if lexicon else None)
        if asks_too_much(coding):
            detail = f"only the first {MOST_ASKED:,} sentences were put to the model"
            problems.append(
                Problem(stage="code", reason="too long", document=article.document, detail=detail)
            )
    notices = find_notices(article.text, article.language)
    told = [
        draft for draft in drafts if not any(start <= draft.trigger.start < end for start, end in notices)
    ]
    return Coded(merge(article, told, name), [*problems, *_list_problems(article, told)])


def _list_problems(article: Article, drafts: Sequence[Draft]) -> Iterator[Problem]:
    """Say what no page of news has, and was cut so that the page takes no longer than others."""
    if len(article.text) > MOST_CODED:
        detail = f"only the first {MOST_CODED:,} of {len(article.text):,} characters were coded"
        yield Problem(stage="code", reason="too long", document=article.document, detail=detail)
    if has_long_sentence(article, load_grammar(article.language)):
        detail = f"sentences of more than {MOST_CHARACTERS:,} characters were coded in pieces"
        yield Problem(stage="code", reason="long sentence", document=article.document, detail=detail)
    if tells_too_much(article, drafts):
        detail = f"only the first {MOST_TELLINGS:,} pairs that it tells of were kept"
        yield Problem(stage="code", reason="too many acts", document=article.document, detail=detail)

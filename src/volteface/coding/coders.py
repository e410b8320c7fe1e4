"""Article -> Reports, by the lexicon coder, the trained model, or both."""

from volteface.coding.coder import Coding, is_sport
from volteface.coding.corrections import find_notices, is_withdrawn
from volteface.coding.grammar import LANGUAGES, load_grammar
from volteface.coding.lexicon import load_lexicon
from volteface.coding.merge import merge
from volteface.model import Article, Report


def code_article(article: Article, name: str, *, lexicon: bool, model: bool) -> list[Report]:
    """Code an article into reports, in text order, that carry the coder's `name`.

    What the word lists tell counts, what the model tells, or both. An article in no language of the coder gives none, nor does one
    that is withdrawn, or what a page says of its own earlier version.
    """
    if article.language not in LANGUAGES or not article.text:
        return []
    grammar = load_grammar(article.language)
    if is_sport(article.text, grammar) or is_withdrawn(article.text, article.language):
        return []
    coding = Coding(article, grammar, load_lexicon(article.language))
    drafts = list(coding.drafts())
    if model:
        # The network loads with the first page that asks for it.
        from volteface.coding.joining import draft_by_model

        drafts = draft_by_model(coding, drafts if lexicon else None)
    notices = find_notices(article.text, article.language)
    told = [
        draft for draft in drafts if not any(start <= draft.trigger.start < end for start, end in notices)
    ]
    return merge(article, told, name)

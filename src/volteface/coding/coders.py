"""Article -> Reports, by the lexicon coder, the trained model, or both."""

from volteface.coding.coder import Coding, is_sport
from volteface.coding.grammar import LANGUAGES, load_grammar
from volteface.coding.lexicon import load_lexicon
from volteface.coding.merge import merge
from volteface.model import Article, Report


def code_article(article: Article, name: str, *, lexicon: bool, model: bool) -> list[Report]:
    """Code an article into reports, in text order, that carry the coder's `name`.

    What the word lists tell counts, what the model tells, or both. An article in no language of the coder gives none.
    """
    if article.language not in LANGUAGES or not article.text:
        return []
    grammar = load_grammar(article.language)
    if is_sport(article.text, grammar):
        return []
    coding = Coding(article, grammar, load_lexicon(article.language))
    drafts = list(coding.drafts())
    if model:
        # The network loads with the first page that asks for it.
        from volteface.coding.joining import draft_by_model

        drafts = draft_by_model(coding, drafts if lexicon else None)
    return merge(article, drafts, name)

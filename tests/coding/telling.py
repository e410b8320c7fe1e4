"""Articles of a few sentences, and their reports in the short notation of the tables."""

from collections.abc import Iterator
from pathlib import Path

from volteface.coding import code
from volteface.coding.grammar import load_grammar
from volteface.coding.lexicon import load_lexicon
from volteface.coding.mentions import find_parties
from volteface.coding.scenes import Scene, set_scene
from volteface.coding.sentences import split, tokenise
from volteface.model import Article, Report
from volteface.world.folding import lower

HERE = Path(__file__).parent
PUBLISHED = "2023-05-10"


def article(text: str, language: str, *, published: str = PUBLISHED, document: str = "page") -> Article:
    """Make an article whose blocks are parted by blank lines; all are paragraphs."""
    return Article(
        document=document,
        text=text,
        paragraphs=tuple(text.split("\n\n")),
        published=published,
        language=language,
    )


def code_text(text: str, language: str, *, published: str = PUBLISHED) -> list[Report]:
    return code(article(text, language, published=published), "lexicon")


def short(report: Report) -> str:
    """Give 'SRC>TGT TYPE status [claimed_by]', with '=' for '>' where the act is mutual."""
    sign = "=" if report.mutual else ">"
    pair = f"{report.source}{sign}{report.target}"
    return " ".join(filter(None, (pair, report.type, report.status, report.claimed_by)))


def tell(text: str, language: str) -> list[str]:
    """Code a text and give its reports in short, sorted."""
    return sorted(map(short, code_text(text, language)))


def read_table(name: str) -> Iterator[tuple[str, list[str]]]:
    """Give the rows of a table of texts and the reports expected of them, sorted."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines() if (HERE / name).exists() else ():
        text, told = line.split("\t")
        yield text, sorted(filter(None, told.split("; ")))


def scene_of(text: str, language: str) -> Scene:
    """Set the scene of one sentence with its parties, as the coder does, but for verbs."""
    grammar = load_grammar(language)
    (sentence,) = split(article(text, language), grammar)
    scene = set_scene(
        sentence,
        tokenise(text, lower(text, language), sentence, grammar),
        load_lexicon(language).scan(text).actors,
        PUBLISHED,
        grammar,
    )
    find_parties(scene, grammar)
    return scene

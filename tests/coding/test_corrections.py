"""What a page says of its own earlier version is told of nothing that happened; a withdrawn page tells nothing."""

import csv
from itertools import product

import pytest

from volteface.coding import code
from volteface.coding.corrections import find_notices, is_withdrawn
from volteface.coding.grammar import LANGUAGES
from volteface.model import Article

NOTICES = [
    ("en", "Correction: An earlier version of this article said that Russia attacked Georgia."),
    ("en", "CORRECTION (May 5, 2025): Russia did not attack Georgia."),
    ("en", "Correction, May 5: Russia did not attack Georgia."),
    ("en", "Editor's note: The original version of this story misstated who attacked Georgia."),
    ("en", "This article was amended on 5 May 2025. It had said that Russia attacked Georgia."),
    ("en", "(Corrects paragraph 3 to say Georgia, not Armenia)"),
    ("en", "In an earlier version of this report, we said that Russia attacked Georgia."),
    ("pl", "Sprostowanie: Rosja nie zaatakowała Gruzji."),
    ("pl", "W pierwotnej wersji tekstu napisaliśmy, że Rosja zaatakowała Gruzję."),
    ("pl", "W poprzedniej wersji tego artykułu napisaliśmy, że Rosja zaatakowała Gruzję."),
    ("ru", "Исправление. Россия не нападала на Грузию."),
    ("ru", "В первоначальной версии этой статьи говорилось, что Россия напала на Грузию."),
    ("ru", "Уточнение: Россия не нападала на Грузию."),
    ("uk", "Виправлення: Росія не нападала на Грузію."),
    ("uk", "У попередній версії цієї новини йшлося, що Росія напала на Грузію."),
    ("uk", "Уточнення – Росія не нападала на Грузію."),
    ("de", "Berichtigung: Russland hat Georgien nicht angegriffen."),
    ("de", "In einer früheren Version hieß es, Russland habe Georgien angegriffen."),
    ("de", "Anmerkung der Redaktion: In der ursprünglichen Fassung dieses Artikels stand, Russland habe Georgien angegriffen."),
    ("tr", "Düzeltme: Rusya Gürcistan'a saldırmadı."),
    ("tr", "Bu haberin önceki sürümünde Rusya'nın Gürcistan'a saldırdığı yazılmıştı."),
    ("es", "Corrección: Rusia no atacó Georgia."),
    ("es", "Fe de erratas: Rusia no atacó Georgia."),
    ("es", "En una versión anterior de esta noticia se decía que Rusia atacó Georgia."),
    ("fr", "Correction : la Russie n'a pas attaqué la Géorgie."),
    ("fr", "Rectificatif : la Russie n'a pas attaqué la Géorgie."),
    ("fr", "Dans une version précédente de cet article, nous écrivions que la Russie avait attaqué la Géorgie."),
]  # fmt: skip
NEWS = [
    ("en", "An earlier version of the agreement said that Russia would withdraw."),
    ("en", "In the first version of this text of the treaty Russia gave up Georgia."),
    ("en", "Correction of the border was agreed by Russia and Georgia."),
    ("en", "Corrections officers in Georgia went on strike."),
    ("pl", "W pierwotnej wersji tekstu rezolucji Rosja potępiła Gruzję."),
    ("pl", "Korekta granicy: Polska i Czechy podpisały umowę."),
    ("ru", "В первоначальной версии текста договора Россия уступала Грузии."),
    ("de", "In einer früheren Fassung des Vertrags stand mehr."),
    ("fr", "La correction de la frontière a été signée."),
]
WITHDRAWN = [
    ("en", "This article has been withdrawn."),
    ("en", "Editor's note: This story has been retracted because its source was false."),
    ("en", "We have removed this article."),
    ("pl", "Artykuł został wycofany."),
    ("ru", "Эта новость удалена."),
    ("uk", "Цю статтю було видалено."),
    ("de", "Dieser Artikel wurde zurückgezogen."),
    ("tr", "Bu haber yayından kaldırılmıştır."),
    ("es", "Esta noticia ha sido retirada."),
    ("fr", "Cet article a été retiré."),
]
STANDING = [
    ("en", "This article was removed from the constitution in 2020."),
    ("en", "The minister said that this article has been withdrawn from the treaty."),
    ("pl", "Artykuł został usunięty z konstytucji."),
    ("ru", "Статья была удалена из закона."),
    ("fr", "Cet article a été supprimé de la constitution."),
]


@pytest.mark.parametrize(("language", "text"), NOTICES)
def test_a_notice_is_found_whole(language: str, text: str) -> None:
    page = f"Headline\n\nA paragraph of news.\n\n{text}"
    assert find_notices(page, language) == [(page.index(text), len(page))]


@pytest.mark.parametrize(("language", "text"), NEWS)
def test_news_of_versions_and_corrections_is_no_notice(language: str, text: str) -> None:
    assert find_notices(f"Headline\n\n{text}", language) == []


@pytest.mark.parametrize(("language", "text"), WITHDRAWN)
def test_a_withdrawn_page_says_so(language: str, text: str) -> None:
    assert is_withdrawn(f"Headline\n\n{text}", language)


@pytest.mark.parametrize(("language", "text"), STANDING)
def test_articles_of_laws_are_no_pages(language: str, text: str) -> None:
    assert not is_withdrawn(f"Headline\n\n{text}", language)


def test_a_notice_at_the_end_of_a_paragraph_begins_with_its_sentence() -> None:
    page = "Georgia signed. An earlier version of this article said more. It was wrong.\n\nMore news."
    [(start, end)] = find_notices(page, "en")
    assert page[start:end] == "An earlier version of this article said more. It was wrong."


def test_a_label_alone_is_of_the_next_block() -> None:
    page = "Headline\n\nSprostowanie\n\nRosja nie zaatakowała Gruzji.\n\nInny tekst."
    assert [page[start:end] for start, end in find_notices(page, "pl")] == [
        "Sprostowanie",
        "Rosja nie zaatakowała Gruzji.",
    ]


def test_no_language_no_notice() -> None:
    assert find_notices("Correction: nothing.", "fi") == []
    assert not is_withdrawn("This article has been withdrawn.", "fi")


def test_every_language_has_phrases_of_every_kind() -> None:
    from importlib.resources import files

    with files("volteface.coding").joinpath("corrections.csv").open(encoding="utf-8") as file:
        found = {(row["language"], row["kind"]) for row in csv.DictReader(file)}
    assert found == set(
        product(LANGUAGES, ("note", "label", "opening", "earlier", "withdrawn", "other", "link"))
    )


ATTACK = "Russia attacked Georgia on Tuesday with missiles."
TALKS = "Turkey and Armenia signed a trade agreement in Ankara on Monday."


def told(*paragraphs: str) -> set[tuple[str, str]]:
    made = Article(document="a", text="\n\n".join(paragraphs), language="en", published="2025-07-23")
    return {(report.type, report.source) for report in code(made, "lexicon")}


def test_acts_of_the_earlier_version_do_not_count() -> None:
    wrong = "An earlier version of this article said that Russia attacked Georgia on Tuesday with missiles."
    told_before = told(TALKS, ATTACK)
    assert len({source for _, source in told_before}) == 2
    assert told(TALKS, wrong) == told(TALKS, f"Correction: {ATTACK}") == told(TALKS) != told_before


def test_a_withdrawn_page_gives_no_reports() -> None:
    assert told("This article has been withdrawn.", TALKS, ATTACK) == set()


def test_long_texts_are_no_trouble() -> None:
    page = "Correction, " + "a " * 200_000 + "\n\n" + "an earlier version of " * 20_000
    assert find_notices(page, "en") == []

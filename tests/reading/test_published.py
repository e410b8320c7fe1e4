import pytest

from volteface.reading.published import Clues, find_published, find_url_date, find_visible_date, read_date
from volteface.world.calendar import MONTHS, WEEKDAYS

JULY = [
    "23 lipca 2025, 10:15",
    "Opublikowano: 23 lipca 2025 r., godz. 10:15",
    "środa, 23 lipca 2025",
    "July 23, 2025",
    "Wed, 23 Jul 2025 10:15:00 +0200",
    "Published 23rd July 2025 by Jane Doe",
    "23.07.2025",
    "23/07/2025 10:15",
    "2025-07-23",
    "2025/07/23",
    "Dodano: 2025-07-23 10:15",
    "23 июля 2025, 10:15",
    "Опубликовано 23 июля 2025 года",
    "23 липня 2025",
    "Опубліковано: 23 липня 2025 р.",
    "23. Juli 2025",
    "Veröffentlicht am 23.07.2025",
    "23 Temmuz 2025 Çarşamba",
    "Yayınlanma: 23 TEMMUZ 2025",
    "23 de julio de 2025",
    "Publicado el 23 de julio de 2025",
    "23 juillet 2025",
    "Publié le 23/07/2025 à 10h15",
    "Updated July 24, 2025. Published July 23, 2025.",
    "Published: July 23, 2025 | Updated: July 25, 2025",
]


@pytest.mark.parametrize("line", JULY)
def test_visible_date(line):
    assert find_visible_date(line) == "2025-07-23"
    assert find_visible_date(f"A headline of a page\n\n{line}\nThe first paragraph follows.") == "2025-07-23"


@pytest.mark.parametrize(
    "line",
    [
        "The treaty that the two sides signed on 3 May 2019 was torn up a year later, officials in the capital said.",
        "Umowę podpisano 12 grudnia 2024 r. w Ankarze, a weszła w życie dopiero po ratyfikacji przez parlamenty.",
        "31 lutego 2025",
        "45.13.2025",
        "Call 2025-0723 now",
        "no date here",
        "",
    ],
)
def test_no_date_in_sentences_or_nonsense(line):
    assert find_visible_date(f"A headline\n{line}") == ""


def test_published_is_preferred_to_updated_wherever_it_stands():
    assert find_visible_date("Aktualizacja: 25.07.2025\nTytuł\nOpublikowano: 23.07.2025") == "2025-07-23"
    assert find_visible_date("Updated: July 25, 2025\nTitle") == "2025-07-25"


def test_american_order_only_where_the_page_is_american():
    assert find_visible_date("07/08/2025") == "2025-08-07"
    assert find_visible_date("07/08/2025", month_first=True) == "2025-07-08"
    assert find_visible_date("07/23/2025") == "2025-07-23"


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://a.example/2025/07/23/some-story", "2025-07-23"),
        ("https://a.example/news/2025-07-23-some-story.html", "2025-07-23"),
        ("https://a.example/20250723/some-story", "2025-07-23"),
        ("https://a.example/world/2025/jul/23/some-story", "2025-07-23"),
        ("https://a.example/story?date=2025-07-23", ""),
        ("https://a.example/story-1202507239", ""),
        ("https://a.example/2025/13/40/story", ""),
        ("", ""),
    ],
)
def test_url_date(url, date):
    assert find_url_date(url) == date


@pytest.mark.parametrize(
    "value",
    [
        "2025-07-23T10:15:00+02:00",
        "20250723",
        "20250723T101500Z",
        "1753264500",
        "1753264500000",
        "Wed, 23 Jul 2025 10:15:00 GMT",
    ],
)
def test_declared_values(value):
    assert read_date(value) == "2025-07-23"


@pytest.mark.parametrize("value", ["", "today", "0000-00-00", "0001-01-01T00:00:00Z", "9999999999999999999"])
def test_declared_nonsense(value):
    assert read_date(value) == ""


def test_order_of_clues():
    clues = Clues(
        published=["nonsense"],
        times=[""],
        lines=["24 lipca 2025"],
        url="https://a.example/2025/07/23/x",
        modified=["2025-08-01"],
    )
    assert find_published(clues) == "2025-07-24"
    assert find_published(clues._replace(lines=[])) == "2025-07-23"
    assert find_published(clues._replace(lines=[], url="")) == "2025-08-01"
    assert find_published(clues._replace(times=["2025-07-22T10:00"])) == "2025-07-22"
    assert find_published(Clues()) == ""


@pytest.mark.parametrize("table", [MONTHS, WEEKDAYS])
def test_calendar_covers_eight_languages(table):
    assert set(table) == {"pl", "en", "ru", "uk", "de", "tr", "es", "fr"}
    size = 12 if table is MONTHS else 7
    for forms in table.values():
        assert set(forms.values()) == set(range(1, size + 1))
        assert all(form == form.lower() and form.strip() == form for form in forms)


def test_calendar_knows_cases_and_suffixes():
    assert MONTHS["pl"]["grudniu"] == 12
    assert MONTHS["uk"]["липня"] == 7
    assert MONTHS["tr"]["temmuz'da"] == 7
    assert WEEKDAYS["pl"]["środę"] == 3
    assert WEEKDAYS["de"]["sonnabend"] == 6

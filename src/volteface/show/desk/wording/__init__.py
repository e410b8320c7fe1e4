"""What the desk says, in the language of its reader: words from gettext catalogues, names, days and numbers."""

from collections.abc import Callable
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO, StringIO

from babel import Locale, negotiate_locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from volteface.show.names import name_of
from volteface.world import state

LANGUAGES = {"en": "English", "pl": "Polski"}
_PIECES = {1: "yyyy", 2: "LLLL yyyy", 3: "d MMM yyyy"}


class Wording:
    """One language of the interface. Days come as ISO 8601 with the digits that are known, shares from 0 to 1."""

    def __init__(self, language: str) -> None:
        """Read the catalogue of a language out of LANGUAGES."""
        self.language = language
        self._locale = Locale.parse(language)
        self._translations = _read_catalogue(language)
        self.gettext: Callable[[str], str] = self._translations.gettext
        self.ngettext: Callable[[str, str, int], str] = self._translations.ngettext
        self.pgettext: Callable[[str, str], str] = self._translations.pgettext
        self.npgettext: Callable[[str, str, str, int], str] = self._translations.npgettext

    def day(self, day: str | date) -> str:
        """Give a day, month or year as people write it; what is no date is given as it is."""
        text = day.isoformat() if isinstance(day, date) else day[:10]
        pieces = text.split("-") if text else []
        try:
            full = date(*(int(piece) for piece in [*pieces, "1", "1"][:3]))
        except (TypeError, ValueError):
            return text
        return str(format_date(full, _PIECES[len(pieces)], self._locale))

    def number(self, number: float, digits: int = 0) -> str:
        """Give a number with at most so many digits behind the point."""
        pattern = "#,##0." + "#" * digits if digits else "#,##0"
        return str(format_decimal(number, pattern, self._locale))

    def percent(self, share: float) -> str:
        """Give a share in percent."""
        return str(format_percent(share, "#,##0%" if self.language == "en" else None, self._locale))

    def name(self, code: str) -> str:
        """Give the name of a state or side, or the code of anybody else."""
        if self.language == "pl":
            found = state(code)
            if found:
                return found.name_pl
            return {"WEST": "Zachód"}.get(code, code)
        return name_of(code)


@cache
def wording(language: str) -> Wording:
    """Give the wording of a language out of LANGUAGES."""
    return Wording(language)


def choose_language(asked: str, accepted: str) -> str:
    """Give the language that somebody asks for, or the first of an Accept-Language header that there is, or English."""
    if asked in LANGUAGES:
        return asked
    ranges = [part.split(";")[0].strip().replace("-", "_") for part in accepted.split(",")]
    found = negotiate_locale(ranges, list(LANGUAGES))
    return found or "en"


def _read_catalogue(language: str) -> NullTranslations:
    if language == "en":
        return NullTranslations()
    text = (files("volteface.show.desk.wording") / f"{language}.po").read_text(encoding="utf-8")
    compiled = BytesIO()
    write_mo(compiled, read_po(StringIO(text), locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)

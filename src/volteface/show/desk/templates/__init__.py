"""Pages out of templates: everything that comes from a ledger is escaped."""

from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlsplit

import jinja2

from volteface.show.desk.wording import LANGUAGES, Wording, wording
from volteface.show.plain import masked, plain

_OWN = ":/?#[]@!$&'()*+,;=%"
"""What addresses are made of beside letters, digits and "-._~"."""


def render(template: str, language: str, values: dict[str, Any]) -> str:
    """Fill a template in a language out of LANGUAGES."""
    return _environment(language).get_template(template).render(values)


@cache
def _environment(language: str) -> jinja2.Environment:
    words: Wording = wording(language)
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("volteface.show.desk", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        words.gettext, words.ngettext, newstyle=True, pgettext=words.pgettext, npgettext=words.npgettext
    )
    environment.filters |= {
        "day": words.day,
        "number": words.number,
        "percent": words.percent,
        "name": words.name,
        "plain": plain,
        "masked": masked,
        "href": web_address,
    }
    environment.globals |= {
        "language": language,
        "languages": LANGUAGES,
        "version": _version(),
    }
    return environment


def web_address(url: str) -> str:
    """Give the address of a web page, or "" for an address of any other kind (javascript:, data:, a file).

    Marks that turn the direction of a text and the like are written in percent: addresses are shown where links are.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return quote(url, safe=_OWN, errors="replace")


@cache
def _version() -> str:
    """Give a name of what is in static/ now, so that browsers may keep it for ever."""
    import hashlib

    found = hashlib.blake2b(digest_size=5)
    for file in sorted((files("volteface.show.desk") / "static").iterdir(), key=lambda one: one.name):
        found.update(file.read_bytes())
    return found.hexdigest()

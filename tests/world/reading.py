"""Finds names in a sentence as simply as can be: the longest form that may be written so wins."""

import re
from functools import cache

from volteface.world import NameSense, load_names


@cache
def senses(language: str) -> dict[str, list[NameSense]]:
    """Give all senses by form."""
    found: dict[str, list[NameSense]] = {}
    for form, sense in load_names(language):
        found.setdefault(form, []).append(sense)
    return found


def find(text: str, language: str, day: str = "") -> list[tuple[str, NameSense]]:
    """Give the names of a text with what stands there; traps are left out with the names that they swallow."""
    tokens = list(re.finditer(r"[^\W_]+", text))
    known = senses(language)
    found: list[tuple[str, NameSense]] = []
    at = 0
    while at < len(tokens):
        for size in range(min(8, len(tokens) - at), 0, -1):
            start, end = tokens[at].start(), tokens[at + size - 1].end()
            form = " ".join(token.group().lower() for token in tokens[at : at + size])
            fitting = [s for s in known.get(form, ()) if s.fits(text[start:end]) and s.holds(day)]
            if fitting:
                found += [(text[start:end], sense) for sense in fitting if sense.kind != "trap"]
                at += size
                break
        else:
            at += 1
    return found


def find_codes(text: str, language: str, day: str = "") -> set[str]:
    """Give the codes of the names of a text."""
    return {sense.code for _, sense in find(text, language, day)}

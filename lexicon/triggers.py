"""Compiles the hand-written tables of triggers, speech and contexts into `lexicon.<language>.tsv`.

See `volteface.coding.lexicon` for the rows. Inflection is done here, once, and never when a page is coded.
"""

import sys
from collections.abc import Callable, Iterator
from typing import Any

from languages import Language, TriggerForms, load_language
from tables import CODING, LEXICON, read_rows, stamp
from volteface.coding.grammar import load_grammar


def compile_lexicon(language: str) -> list[str]:
    """Give the rows of the compiled lexicon of a language."""
    inflector = load_language(language)
    rows = [*_compile_triggers(language, inflector)]
    for line in read_rows(LEXICON / f"speech_{language}.csv"):
        by_tense: dict[str, set[str]] = {}
        lemma, particle = line["lemma"], ""
        if load_grammar(language).auxiliaries_anywhere and line["kind"] != "source":
            lemma, particle = inflector.split(lemma, "verb")  # 'teilte das Ministerium mit'
        for (tense, _, _), forms in _try(inflector.speech, lemma, line["kind"]).items():
            by_tense.setdefault(tense, set()).update(forms)
        rows += [_row("S", line["kind"], tense, particle, forms) for tense, forms in by_tense.items()]
    contexts: dict[str, set[str]] = {}
    for line in read_rows(LEXICON / f"contexts_{language}.csv"):
        for forms in _try(inflector.trigger, line["lemma"], line["pos"]).values():
            contexts.setdefault(line["context"], set()).update(forms)
    rows += [_row("C", context, forms) for context, forms in sorted(contexts.items())]
    return rows


def _compile_triggers(language: str, inflector: Language) -> Iterator[str]:
    companions: dict[str, int] = {}
    frames: dict[tuple[str, str], list[str]] = {}
    lines = list(read_rows(LEXICON / f"triggers_{language}.csv"))
    for number, line in enumerate(lines):
        lemma, particle = inflector.split(line["lemma"], line["pos"])
        wanted = [part.strip() for part in line["with"].split(";") if part.strip()]
        ids = [str(companions.setdefault(part, len(companions))) for part in wanted]
        frames.setdefault((lemma, line["pos"]), []).append(str(number))
        fields = [
            line["lemma"], line["pos"], line["type"], line["modes"], "|".join(_slots(line["actor"], language)),
            "|".join(_slots(line["recipient"], language)), "|".join(ids), line["mutual"], line["contexts"], line["flags"], particle,
        ]  # fmt: skip
        yield "\t".join(["F", str(number), *fields])
    for (lemma, pos), numbers in frames.items():
        for (tense, cases, number), forms in sorted(_try(inflector.trigger, lemma, pos).items()):
            yield _row("T", tense, cases, number, "|".join(numbers), forms)
    for part, id_ in companions.items():
        yield _row("W", str(id_), inflector.companion(part))


def _try(inflect: Callable[..., TriggerForms], *words: Any) -> TriggerForms:
    """Inflect, or tell of a word that the dictionary lacks and leave it out."""
    try:
        return inflect(*words)
    except ValueError as error:
        print(f"{words[0]}: {error}; left out", file=sys.stderr)
        return {}


def _slots(column: str, language: str) -> list[str]:
    """Slots are parted by spaces, but 'pod adresem+gen' is one: a phrasal preposition of the grammar."""
    phrasal = {slot for slot in load_grammar(language).phrasal_prepositions.values() if " " in slot}
    words = column.split()
    slots: list[str] = []
    while words:
        spans = (" ".join(words[:size]) for size in range(2, len(words) + 1))
        slot = next((span for span in spans if span.partition("+")[0] in phrasal), words[0])
        slots.append(slot)
        del words[: len(slot.split())]
    return slots


def _row(*fields: str | set[str]) -> str:
    return "\t".join(
        field if isinstance(field, str) else "|".join(sorted(filter(None, field))) for field in fields
    )


def build_triggers(language: str) -> int:
    """Write coding/lexicon.LANGUAGE.tsv from triggers_, speech_ and contexts_LANGUAGE.csv; gives its rows."""
    rows = compile_lexicon(language)
    path = CODING / f"lexicon.{language}.tsv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    stamp(path)
    return len(rows)

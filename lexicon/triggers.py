"""Compiles the hand-written tables of triggers, speech and contexts into `lexicon.<language>.tsv`.

See `volteface.coding.lexicon` for the rows. Inflection is done here, once, and never when a page is coded.
"""

import csv
import hashlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar

from inflect import (
    Form,
    inflect_english_noun,
    inflect_english_verb,
    inflect_polish,
    inflect_polish_adjective,
    inflect_polish_verb,
)
from sgjp import analyse

HERE = Path(__file__).parent
Row = dict[str, str]
Forms = dict[tuple[str, str, str], set[str]]  # (tense, cases, number) -> folded forms
FOLD = re.compile(r"[\W_]+")
EVERYDAY_GERUNDS = ("więzieni", "powołani", "zdani", "pytani", "mieszkani", "ubrani")
"""Beginnings of gerunds that are words of their own: 'więzienie' is a prison."""
POLISH_CASES = frozenset({"nom", "gen", "dat", "acc", "inst", "loc"})


def compile_lexicon(language: str) -> list[str]:
    """Give the rows of the compiled lexicon of a language."""
    inflector: Polish | English = Polish() if language == "pl" else English()
    rows = [*_compile_triggers(language, inflector)]
    for line in _read(f"speech_{language}.csv"):
        by_tense: dict[str, set[str]] = {}
        for (tense, _, _), forms in _try(inflector.speech, line).items():
            by_tense.setdefault(tense, set()).update(forms)
        rows += [_row("S", line["kind"], tense, forms) for tense, forms in by_tense.items()]
    contexts: dict[str, set[str]] = {}
    for line in _read(f"contexts_{language}.csv"):
        for forms in _try(inflector.trigger, line["lemma"], line["pos"]).values():
            contexts.setdefault(line["context"], set()).update(forms)
    rows += [_row("C", context, forms) for context, forms in sorted(contexts.items())]
    return rows


def _compile_triggers(language: str, inflector: "Polish | English") -> Iterator[str]:
    companions: dict[str, int] = {}
    frames: dict[tuple[str, str], list[str]] = {}
    lines = _read(f"triggers_{language}.csv")
    for number, line in enumerate(lines):
        lemma, particle = inflector.split(line["lemma"], line["pos"])
        wanted = [part.strip() for part in line["with"].split(";") if part.strip()]
        ids = [str(companions.setdefault(part, len(companions))) for part in wanted]
        frames.setdefault((lemma, line["pos"]), []).append(str(number))
        fields = [
            line["lemma"], line["pos"], line["type"], line["modes"], "|".join(_slots(line["actor"])),
            "|".join(_slots(line["recipient"])), "|".join(ids), line["mutual"], line["contexts"], line["flags"], particle,
        ]  # fmt: skip
        yield "\t".join(["F", str(number), *fields])
    for (lemma, pos), numbers in frames.items():
        for (tense, cases, number), forms in sorted(_try(inflector.trigger, lemma, pos).items()):
            yield _row("T", tense, cases, number, "|".join(numbers), forms)
    for part, id_ in companions.items():
        yield _row("W", str(id_), inflector.companion(part))


def _try(inflect: Callable[..., Forms], *words: Any) -> Forms:
    """Inflect, or tell of a word that the dictionary lacks and leave it out."""
    try:
        return inflect(*words)
    except ValueError as error:
        print(f"{words[0]}: {error}; left out", file=sys.stderr)
        return {}


def _slots(column: str) -> list[str]:
    """Slots are parted by spaces, but 'pod adresem+gen' is one: words without '+' join a slot with '+' after them."""
    simple = {"subj", "obj", "dat", "inst", "gen", "adj", "poss", "owner", "acc", "body"}
    slots: list[str] = []
    pending: list[str] = []
    for word in column.replace("(", " ").replace(")", " ").split():
        pending.append(word)
        if "+" in word or word in simple or (word.isascii() and "+" not in column):
            slots.append(" ".join(pending))
            pending = []
    return slots


class Polish:
    """Inflects the entries of the Polish tables."""

    def split(self, lemma: str, pos: str) -> tuple[str, str]:
        """Give a lemma and the particle that must stand near its forms."""
        if pos == "verb" and lemma.endswith(" się"):
            return lemma, "się"
        return lemma, ""

    def trigger(self, lemma: str, pos: str) -> Forms:
        """Give every form of a trigger by tense (or part of speech), cases and number."""
        cells: dict[tuple[str, str, str], frozenset[str]] = {}  # (form, tense, number) -> cases
        if pos == "verb":
            verb, _, rest = lemma.partition("|")
            for form in inflect_polish_verb(verb):
                if form.tense == "gerund" and form.form.startswith(EVERYDAY_GERUNDS):
                    continue
                if form.person != "2" and form.tense != "imperative":
                    number = "1" if form.person == "1" else form.number
                    key = (fold(f"{form.form} {rest}"), form.tense, number)
                    cells[key] = cells.get(key, frozenset()) | form.cases
        else:
            for entry in _adjective(lemma) if pos == "adj" else inflect_polish(lemma):
                if entry.cases & POLISH_CASES or pos == "adj":
                    key = (fold(entry.form), pos, entry.number)
                    cells[key] = cells.get(key, frozenset()) | entry.cases
        forms: Forms = {}
        for (written, tense, number), cases in cells.items():
            forms.setdefault((tense, "|".join(sorted(cases & POLISH_CASES)), number), set()).add(written)
        return forms

    def speech(self, line: Row) -> Forms:
        """Give every form of a verb or phrase of speech."""
        if line["kind"] == "source" or not _is_verb(
            line["lemma"].partition("|")[0].partition("/")[0].removesuffix(" się")
        ):
            return {("source", "", ""): {fold(line["lemma"].replace("|", " "))}}
        return self.trigger(line["lemma"], "verb")

    def companion(self, phrase: str) -> set[str]:
        """Give every form of what a frame asks to stand beside its trigger."""
        head = phrase.partition("|")[0].strip().removesuffix(" się")
        if _is_verb(head):
            return {
                form for forms in self.trigger(phrase.removesuffix(" się"), "verb").values() for form in forms
            }
        return {fold(form.form) for form in inflect_polish(phrase)}


class English:
    """Inflects the entries of the English tables."""

    TENSES: ClassVar = {
        "base": "base",
        "third": "present",
        "past": "past",
        "past_participle": "participle",
        "gerund": "ing",
    }

    def split(self, lemma: str, pos: str) -> tuple[str, str]:
        """A phrasal verb of two words is found by its verb; its particle may stand behind the object."""
        words = lemma.partition("/")[0].split()
        if pos == "verb" and len(words) == 2 and "/" not in lemma:
            return words[0], words[1]
        return lemma, ""

    def trigger(self, lemma: str, pos: str) -> Forms:
        """Give every form of a trigger by tense (or part of speech) and number."""
        forms: Forms = {}
        for variant in lemma.replace("|", " ").split("/"):
            if pos == "verb":
                head, _, rest = variant.strip().partition(" ")
                kinds: dict[str, str] = {}
                for form in inflect_english_verb(head):
                    kinds.setdefault(form.form, self.TENSES[form.kind])
                for written, tense in kinds.items():
                    forms.setdefault((tense, "", ""), set()).add(fold(f"{written} {rest}"))
            elif pos == "noun":
                for noun in inflect_english_noun(variant.strip()):
                    number = "pl" if noun.kind == "plural" else "sg"
                    forms.setdefault(("noun", "", number), set()).add(fold(noun.form))
            else:
                forms.setdefault(("adj", "", ""), set()).add(fold(variant))
        return forms

    def speech(self, line: Row) -> Forms:
        """Give every form of a verb or phrase of speech."""
        if line["kind"] == "source":
            return {("source", "", ""): {fold(v) for v in line["lemma"].replace("|", " ").split("/")}}
        return self.trigger(line["lemma"], "verb")

    def companion(self, phrase: str) -> set[str]:
        """Give every form of what a frame asks to stand beside its trigger."""
        forms = {fold(phrase)}
        for found in self.trigger(phrase, "noun").values():
            forms |= found
        return forms


def _adjective(lemma: str) -> Iterable[Form]:
    try:
        return inflect_polish_adjective(lemma)
    except ValueError:  # a short form such as 'gotów', or an adjective with what it governs
        return inflect_polish(lemma)


def _is_verb(word: str) -> bool:
    return any(entry.part == "inf" for entry in analyse(word))


def fold(text: str) -> str:
    """Fold a form as `volteface.coding.lexicon.fold` does, with single spaces."""
    return FOLD.sub(" ", text.lower()).strip()


def _row(*fields: str | set[str]) -> str:
    return "\t".join(
        field if isinstance(field, str) else "|".join(sorted(filter(None, field))) for field in fields
    )


def _read(name: str) -> list[Row]:
    path = HERE / name
    if not path.exists():
        print(f"{name} is missing", file=sys.stderr)
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_lexicons(languages: Iterable[str], folder: Path) -> None:
    """Write `lexicon.<language>.tsv` for each language, and `lexicon.origin.toml`."""
    sums = []
    for language in languages:
        path = folder / f"lexicon.{language}.tsv"
        path.write_text("\n".join(compile_lexicon(language)) + "\n", encoding="utf-8")
        sums.append(f'"{path.name}" = "{hashlib.sha256(path.read_bytes()).hexdigest()}"')
    _write_origin(folder / "lexicon.origin.toml", sums)


def _write_origin(path: Path, sums: list[str]) -> None:
    path.write_text(
        'what = "words that name acts, with their PLOVER types and the grammatical slots of actor and recipient; '
        'verbs and phrases of speech; words of PLOVER contexts; all in every form"\n'
        'facts = "lexicon/triggers_*.csv, speech_*.csv and contexts_*.csv: general knowledge of both languages and '
        'of the PLOVER 2.0 codebook; no dictionary of another coder was copied"\n'
        'made = "built by lexicon/triggers.py from tables written by machine from memory; Polish inflection by '
        'Morfeusz 2 with the SGJP dictionary (BSD-2-Clause), English by LemmInflect (MIT)"\n'
        'licence = "CC BY 4.0"\n'
        "date = 2026-11-23\n\n[sha256]\n" + "\n".join(sums) + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    write_lexicons(("pl", "en"), HERE.parent / "src/volteface/coding")

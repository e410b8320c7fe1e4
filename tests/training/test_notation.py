"""The corpus: its notation, and that every line of it follows it."""

import csv
import os
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

from notation import NotationError, parse, read_examples

from volteface.world import list_types

TRAINING = Path(__file__).parents[2] / "training"


def test_a_sentence_with_two_acts() -> None:
    example = parse(
        "[Kyiv|UKR] {accused|accuse} [Moscow|RUS.GOV] of {shelling|shell} [Odesa|UKR]. :: "
        "ACCUSE/allege UKR>RUS #military; ASSAULT/heavy-weapons RUS>UKR'2 claimed@UKR",
        "en",
    )
    assert example.text == "Kyiv accused Moscow of shelling Odesa."
    assert [example.text[m.start : m.end] for m in example.mentions] == ["Kyiv", "Moscow", "Odesa"]
    accuse, assault = example.acts
    assert (accuse.type, accuse.actors, accuse.recipients, accuse.contexts) == (
        "ACCUSE",
        (0,),
        (1,),
        ("military",),
    )
    assert (assault.status, assault.speaker, assault.recipients) == ("claimed", 0, (2,))
    assert example.text[assault.start : assault.end] == "shelling"


def test_mutual_and_nameless() -> None:
    example = parse("[Gunmen|_.REB] {met|meet} [Mali|MLI] and [Niger|NER]. :: CONSULT _.REB<>MLI+NER", "en")
    (act,) = example.acts
    assert (act.mutual, act.actors, act.recipients) == (True, (0,), (1, 2))
    assert example.mentions[0].code == ""


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("[Mali|MLI] sleeps.", "' :: '"),
        ("[Mali|MLI] {met|meet} [Niger|NER]. :: -", "no act for the trigger meet"),
        ("[Mali|MLI] {met|meet} [Niger|NER]. :: MEET MLI<>NER", "no type"),
        ("[Mali|MLI] {met|meet} [Niger|NER]. :: CONSULT/chat MLI<>NER", "no mode of CONSULT"),
        ("[Mali|MLI] {met|meet} [Niger|NER]. :: CONSULT MLI<>TGO", "'TGO' is no mention"),
        ("[Mali|MLI] {met|meet} [Niger|NER]. :: CONSULT MLI<>NER told", "no status"),
        ("[Mali|MLI] {met|meet} [Niger|NER]. :: CONSULT MLI<>NER planned@MLI", "only claimed and denied"),
        ("[Mali|MLI] {met|meet} [Niger|NER]. :: CONSULT MLI<>NER #chess", "no context"),
        ("[Mali|MLI] met [Niger|NER]. :: CONSULT MLI<>NER", "has no trigger"),
        ("[Mali MLI] {met|meet} [Niger|NER]. :: CONSULT MLI<>NER", "bracket"),
        ("[Mali|MLI.KING] sleeps. :: -", "'KING'"),
    ],
)
def test_what_is_wrong_is_told(line: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint.replace("'", "['\"]")):
        parse(line, "en")


def test_a_wrong_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "en" / "a.txt"
    path.parent.mkdir()
    path.write_text("@ story\n[Mali|MLI] sleeps. :: -\n[Mali|MLI] sleeps.\n", encoding="utf-8")
    with pytest.raises(NotationError, match=r"en/a\.txt:3"):
        list(read_examples(path))


def test_the_corpus_follows_the_notation() -> None:
    examples = [
        example for path in sorted(TRAINING.glob("corpus/??/*.txt")) for example in read_examples(path)
    ]
    times = Counter((example.language, example.text) for example in examples)
    assert [text for text, count in times.items() if count > 1] == []
    for example in examples:
        for mention in example.mentions:
            assert example.text[mention.start : mention.end].strip()


SHINGLE = 4
MOST_SHARED = 0.4
DATA = Path(os.environ.get("VOLTEFACE_DATA", TRAINING.parent.parent / "shared" / "data"))


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[i:] for i in range(SHINGLE)), strict=False))


@pytest.mark.skipif(
    not (DATA / "plv_dev.tsv").exists(), reason="the test set of others is not in $VOLTEFACE_DATA"
)
def test_no_sentence_is_a_near_copy_of_a_test_row() -> None:
    lines = (DATA / "plv_dev.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(lines, delimiter="\t")
    held = [shingles(row["sentence"]) for row in rows]
    where: dict[tuple[str, ...], list[int]] = {}
    for number, row in enumerate(held):
        for shingle in row:
            where.setdefault(shingle, []).append(number)
    for path in sorted(TRAINING.glob("corpus/en/*.txt")):
        for example in read_examples(path):
            own = shingles(example.text)
            shared = Counter(number for shingle in own for number in where.get(shingle, []))
            if shared:
                number, count = shared.most_common(1)[0]
                assert count <= MOST_SHARED * min(len(own), len(held[number])) or count < SHINGLE, (
                    example.text
                )


def test_the_corpus_is_as_large_and_as_various_as_the_card_says() -> None:
    sizes: Counter[str] = Counter()
    types: Counter[tuple[str, str]] = Counter()
    triggers: dict[tuple[str, str], set[str]] = {}
    for path in sorted(TRAINING.glob("corpus/??/*.txt")):
        for example in read_examples(path):
            sizes[example.language] += 1
            for type_ in {act.type for act in example.acts}:
                types[example.language, type_] += 1
            for act in example.acts:
                triggers.setdefault((example.language, act.type), set()).add(act.lemma)
    for language, least in {
        "pl": 2500,
        "en": 2000,
        **dict.fromkeys(("ru", "uk", "de", "tr", "es", "fr"), 700),
    }.items():
        large = language in ("pl", "en")
        assert sizes[language] >= least
        for type_ in list_types():
            assert types[language, type_] >= (60 if large else 25), (language, type_)
            assert len(triggers[language, type_]) >= (25 if large else 12), (language, type_)

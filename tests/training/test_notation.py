"""The corpus: its notation, and that every line of it follows it."""

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

from notation import NotationError, parse, read_examples

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

"""Variants of the corpus' sentences stay right."""

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

from notation import parse
from split import is_held_out, part_of, shows, triggers_held_out
from variants import hide_nameless, hide_people, names_by_story, remember, vary

POLICE = "In [Tbilisi|GEO] [police|GEO.COP] {detained|detain} [protesters|GEO.CVL], [Kyiv|UKR.GOV] {said|say}. :: COERCE/arrest GEO.COP>GEO.CVL; ACCUSE UKR>GEO"


def test_people_whom_a_state_acts_on_lose_their_mark() -> None:
    hidden = hide_people(parse(POLICE, "en"))
    assert [hidden.text[m.start : m.end] for m in hidden.mentions] == ["Tbilisi", "police", "Kyiv"]
    assert {(act.type, act.actors, act.recipients) for act in hidden.acts} == {
        ("COERCE", (1,), (1,)),
        ("ACCUSE", (2,), (0,)),
    }


def test_people_who_act_themselves_keep_their_mark() -> None:
    example = parse(
        "[Police|GEO.COP] {beat|beat} [protesters|GEO.CVL] who {burned|burn} a [Russian|RUS] flag. "
        ":: ASSAULT/beat GEO.COP>GEO.CVL; PROTEST GEO.CVL>RUS",
        "en",
    )
    assert hide_people(example) == example


def test_what_nameless_actors_do_is_done_by_nobody() -> None:
    hidden = hide_nameless(
        parse("[Gunmen|_.REB] {shot|shoot} [two Malians|MLI.CVL]. :: ASSAULT _.REB>MLI", "en")
    )
    (act,) = hidden.acts
    assert (act.actors, act.recipients, len(hidden.mentions)) == ((), (0,), 1)


def test_a_sentence_of_nameless_actors_alone_stays() -> None:
    example = parse("[Gunmen|_.REB] {opened fire|open fire} near [Gao|MLI]. :: ASSAULT _.REB>_", "en")
    assert hide_nameless(example) == example


def test_remembered_names_stand_before_the_sentence() -> None:
    example = parse("[Iran|IRN] {met|meet} [Iraq|IRQ]. :: CONSULT IRN<>IRQ", "en")
    other = parse("[Chile|CHL] sleeps beside [Peru|PER]. :: -", "en")
    names = names_by_story([other])["en", other.story]
    shown = remember(example, names)
    assert shown.before == "Chile, Peru."
    whole, shift = f"{shown.before} {shown.text}", len(shown.before) + 1
    words = [whole[m.start + shift : m.end + shift] for m in shown.mentions]
    assert words == ["Iran", "Iraq", "Chile", "Peru"]
    assert shown.acts == example.acts


def test_nobody_is_remembered_where_a_side_is_open() -> None:
    example = parse("[Iran|IRN] {mobilised|mobilise} its army. :: MOBILIZE IRN>_", "en")
    other = parse("[Chile|CHL] sleeps. :: -", "en")
    assert remember(example, names_by_story([other])["en", other.story]) == example


def test_variants_keep_text_and_number_of_acts() -> None:
    chosen = random.Random(5)
    example = parse(POLICE, "en")
    names = names_by_story([parse("[Chile|CHL] sleeps beside [Peru|PER]. :: -", "en")])["en", ""]
    for _ in range(20):
        shown = vary(example, names, chosen)
        assert (shown.text, len(shown.acts)) == (example.text, 2)


def test_held_out_triggers_are_held_out_under_any_lemma() -> None:
    lemmas = [f"lemma{number}" for number in range(60)]
    examples = [parse(f"[Iran|IRN] {{{w}|{w}}} [Iraq|IRQ]. :: ASSAULT IRN>IRQ", "en") for w in lemmas]
    parts = {
        part: [e for e in examples if part_of(e) == part] for part in ("training", "development", "test")
    }
    assert all(parts.values())
    held = triggers_held_out(examples)
    assert not any(shows(example, held) for example in parts["training"])
    assert all(is_held_out(example, example.acts[0]) for example in parts["test"])
    again = parse(f"[Iran|IRN] {{{lemmas[0]}|other}} [Iraq|IRQ]. :: ASSAULT IRN>IRQ", "en")
    assert shows(again, held) == (part_of(examples[0]) != "training")

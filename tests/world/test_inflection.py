"""Inflection at build time; skipped where the extra `lexicon` is not installed."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("morfeusz2")
pytest.importorskip("lemminflect")
sys.path.insert(0, str(Path(__file__).parents[2] / "lexicon"))

from languages.en import inflect as english
from languages.pl import inflect as polish_inflect


def polish(phrase: str, case: str, number: str = "sg", **options: bool) -> set[str]:
    return {
        form.form
        for form in polish_inflect.inflect_polish(phrase, **options)
        if case in form.cases and form.number == number
    }


@pytest.mark.parametrize(
    ("phrase", "case", "number", "form"),
    [
        ("prokuratura generalna", "inst", "sg", "prokuraturą generalną"),
        ("minister|spraw zagranicznych", "nom", "pl", "ministrowie spraw zagranicznych"),
        ("siły zbrojne", "dat", "pl", "siłom zbrojnym"),
        ("Stany Zjednoczone", "loc", "pl", "Stanach Zjednoczonych"),
        ("Rada Najwyższa", "gen", "sg", "Rady Najwyższej"),
        ("Bośnia i Hercegowina", "loc", "sg", "Bośni i Hercegowinie"),
        ("Nikozja", "gen", "sg", "Nikozji"),
        ("Baku*", "gen", "sg", "Baku"),
        ("Kowalczenko=m1", "dat", "sg", "Kowalczence"),
        ("Erdoğan=m1", "inst", "sg", "Erdoğanem"),
        ("Zełenski=m1", "gen", "sg", "Zełenskiego"),
        ("MSZ", "gen", "sg", "MSZ"),
        ("MSZ", "gen", "sg", "MSZ-u"),
        ("Europol", "gen", "sg", "Europolu"),
        ("deputowany", "gen", "sg", "deputowanego"),
        ("|Al|Kaida=f", "loc", "sg", "Al Kaidzie"),
    ],
)
def test_polish_phrases(phrase, case, number, form):
    assert form in polish(phrase, case, number)


def test_inhabitants_are_told_from_towns_and_surnames():
    assert polish("Turek", "nom", "pl", people=True) == {"Turcy"}
    assert polish("Niemiec", "nom", "pl", people=True) == {"Niemcy"}
    assert polish("Czadyjczyk", "gen", "pl", people=True) == {"Czadyjczyków"}


def test_unknown_marker_is_refused():
    with pytest.raises(ValueError, match="no marker"):
        polish_inflect.inflect_polish("Turcja=x")


def test_adjectives():
    forms = {form.form for form in polish_inflect.inflect_polish_adjective("bośniacko-hercegowiński")}
    assert {"bośniacko-hercegowińską", "bośniacko-hercegowińscy"} <= forms
    assert "emiracko" in {form.form for form in polish_inflect.inflect_polish_adjective("emiracki")}
    with pytest.raises(ValueError, match="no adjective"):
        polish_inflect.inflect_polish_adjective("stół")


def test_polish_verbs():
    forms = polish_inflect.inflect_polish_verb("oskarżać/oskarżyć")
    tenses = {(form.form, form.tense) for form in forms}
    assert {
        ("oskarżył", "past"), ("oskarża", "present"), ("oskarży", "future"), ("oskarżono", "impersonal"),
        ("oskarżenie", "gerund"), ("oskarżony", "passive"), ("oskarżający", "active_participle"),
        ("oskarżając", "converb"), ("oskarżywszy", "converb"), ("oskarżyłby", "conditional"),
    } <= tenses  # fmt: skip
    assert all(not form.form.startswith("nieoskar") for form in forms)


def test_reflexive_verbs_have_no_passive():
    forms = polish_inflect.inflect_polish_verb("spotkać się")
    assert all(form.reflexive and form.tense != "passive" for form in forms)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("shoot down", {"shoot down", "shoots down", "shot down", "shooting down"}),
        ("ban", {"ban", "bans", "banned", "banning"}),
        ("withdraw", {"withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"}),
    ],
)
def test_english_verbs(lemma, forms):
    assert {form.form for form in english.inflect_english_verb(lemma)} == forms


def test_english_nouns():
    assert [form.form for form in english.inflect_english_noun("minister of defence")] == [
        "minister of defence",
        "ministers of defence",
    ]
    assert [form.kind for form in english.inflect_english_noun("troops=pl")] == ["plural"]

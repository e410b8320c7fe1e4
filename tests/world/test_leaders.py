import csv
import sys
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("morfeusz2")
sys.path.insert(0, str(Path(__file__).parents[2] / "lexicon"))

from languages.pl.persons import decline_person
from leaders import Claim, read_offices, resolve

CASED = ("gen", "dat", "inst", "loc")


@pytest.fixture(scope="module")
def tables() -> dict[str, list[dict[str, str]]]:
    rows = {}
    for language in ("pl", "en"):
        text = (files("volteface.world") / f"leaders.{language}.csv").read_text(encoding="utf-8")
        rows[language] = list(csv.DictReader(text.splitlines()))
    return rows


def found(rows: list[dict[str, str]], form: str, day: str) -> set[tuple[str, str]]:
    """Look a form up, or else its last word: the table leaves out full names that the last word alone covers."""
    holding = [row for row in rows if row["since"] <= day and (not row["until"] or day <= row["until"])]
    for written in (form, form.rsplit(maxsplit=1)[-1]):
        if actors := {(row["code"], row["role"]) for row in holding if row["form"] == written}:
            return actors
    return set()


@pytest.mark.parametrize(
    ("name", "gender", "forms"),
    [
        ("Ilham Alijew", "m", "Ilhama Alijewa|Ilhamowi Alijewowi|Ilhamem Alijewem|Ilhamie Alijewie"),
        ("Władimir Putin", "m", "Władimira Putina|Władimirowi Putinowi|Władimirem Putinem|Władimirze Putinie"),
        ("Emmanuel Macron", "m", "Emmanuela Macrona|Emmanuelowi Macronowi|Emmanuelem Macronem|Emmanuelu Macronie"),
        ("Baszar al-Asad", "m", "Baszara al-Asada|Baszarowi al-Asadowi|Baszarem al-Asadem|Baszarze al-Asadzie"),
        ("Wołodymyr Zełenski", "m", "Wołodymyra Zełenskiego|Wołodymyrowi Zełenskiemu|Wołodymyrem Zełenskim|Wołodymyrze Zełenskim"),
        ("Alaksandr Łukaszenka", "m", "Alaksandra Łukaszenki|Alaksandrowi Łukaszence|Alaksandrem Łukaszenką|Alaksandrze Łukaszence"),
        ("Petro Poroszenko", "m", "Petra Poroszenki|Petrowi Poroszence|Petrem Poroszenką|Petrze Poroszence"),
        ("Robert Fico", "m", "Roberta Ficy|Robertowi Ficy|Robertem Ficą|Robercie Fico"),
        ("Aleksandar Vučić", "m", "Aleksandara Vučicia|Aleksandarowi Vučiciowi|Aleksandarem Vučiciem|Aleksandarze Vučiciu"),
        ("Mark Rutte", "m", "Marka Ruttego|Markowi Ruttemu|Markiem Ruttem|Marku Ruttem"),
        ("Nicolás Maduro", "m", "Nicolása Maduro|Nicolásowi Maduro|Nicolásem Maduro|Nicolásie Maduro"),
        ("John Kerry", "m", "Johna Kerry'ego|Johnowi Kerry'emu|Johnem Kerrym|Johnie Kerrym"),
        ("Abd al-Fattah as-Sisi", "m", "Abd al-Fattaha as-Sisiego|Abd al-Fattahowi as-Sisiemu|Abd al-Fattahem as-Sisim|Abd al-Fattahu as-Sisim"),
        ("król Salman", "m", "króla Salmana|królowi Salmanowi|królem Salmanem|królu Salmanie"),
        ("Aleksiej Nawalny", "m", "Aleksieja Nawalnego|Aleksiejowi Nawalnemu|Aleksiejem Nawalnym|Aleksieju Nawalnym"),
        ("Silvio Berlusconi", "m", "Silvia Berlusconiego|Silviowi Berlusconiemu|Silviem Berlusconim|Silviu Berlusconim"),
        ("Władysław Kosiniak-Kamysz", "m", "Władysława Kosiniaka-Kamysza|Władysławowi Kosiniakowi-Kamyszowi|Władysławem Kosiniakiem-Kamyszem|Władysławie Kosiniaku-Kamyszu"),
        ("Jan Paweł II", "m", "Jana Pawła II|Janowi Pawłowi II|Janem Pawłem II|Janie Pawle II"),
        ("Giorgia Meloni", "f", "Giorgii Meloni|Giorgii Meloni|Giorgią Meloni|Giorgii Meloni"),
        ("Ursula von der Leyen", "f", "Ursuli von der Leyen|Ursuli von der Leyen|Ursulą von der Leyen|Ursuli von der Leyen"),
        ("Maria Zacharowa", "f", "Marii Zacharowej|Marii Zacharowej|Marią Zacharową|Marii Zacharowej"),
        ("Zuzana Čaputová", "f", "Zuzany Čaputovej|Zuzanie Čaputovej|Zuzaną Čaputovą|Zuzanie Čaputovej"),
        ("Kaja Kallas", "f", "Kai Kallas|Kai Kallas|Kają Kallas|Kai Kallas"),
        ("Mette Frederiksen", "f", "Mette Frederiksen|Mette Frederiksen|Mette Frederiksen|Mette Frederiksen"),
    ],
)  # fmt: skip
def test_polish_names_decline_in_both_parts(name: str, gender: str, forms: str) -> None:
    declined = decline_person(name, gender)
    assert "nom" in declined[name]
    for case, form in zip(CASED, forms.split("|"), strict=True):
        assert case in declined.get(form, frozenset()), (case, form, sorted(declined))


@pytest.mark.parametrize("name", ["Xi Jinping", "Kim Dzong Un", "Hun Sen"])
def test_names_with_the_family_first_decline_at_the_end(name: str) -> None:
    assert f"{name}a" in decline_person(name, "m", last_only=True)


@pytest.mark.parametrize(
    ("language", "form", "day", "expected"),
    [
        ("pl", "alijewa", "2024-12-29", {("AZE", "GOV")}),
        ("pl", "putinem", "2022-02-24", {("RUS", "GOV")}),
        ("pl", "xi jinpinga", "2023-03-20", {("CHN", "GOV")}),
        ("pl", "giorgii meloni", "2023-03-20", {("ITA", "GOV")}),
        ("pl", "giorgii meloni", "2015-03-20", set()),
        ("pl", "zacharowej", "2020-01-01", {("RUS", "GOV")}),
        ("pl", "kaczyńskim", "2005-12-30", {("POL", "GOV")}),
        ("pl", "kaczyńskim", "2008-08-08", set()),  # a president and the leader of the opposition
        ("pl", "tusk", "2016-06-24", {("EU", "IGO")}),
        ("pl", "tusk", "2024-06-24", {("POL", "GOV")}),
        ("pl", "sikorskiego", "2024-06-24", {("POL", "GOV")}),
        ("pl", "von der leyen", "2018-06-24", {("DEU", "GOV")}),
        ("pl", "von der leyen", "2022-06-24", {("EU", "IGO")}),
        ("en", "bush", "2004-06-24", {("USA", "GOV")}),
        ("en", "bush", "2015-06-24", set()),
        ("en", "kim", "2018-06-12", {("PRK", "GOV")}),
        ("en", "stoltenberg", "2010-06-12", {("NOR", "GOV")}),
        ("en", "stoltenberg", "2022-06-12", {("NATO", "IGO")}),
        ("en", "al assad", "2020-06-12", {("SYR", "GOV")}),
        ("en", "al sharaa", "2023-06-12", {("HTS", "REB")}),
        ("en", "al sharaa", "2025-06-12", {("SYR", "GOV")}),
        ("en", "erdogan", "2022-06-12", {("TUR", "GOV")}),
        ("en", "marin", "2022-06-12", set()),
        ("en", "brown", "2009-06-12", set()),
    ],
)
def test_a_name_resolves_at_its_date(
    tables: dict[str, list[dict[str, str]]],
    language: str,
    form: str,
    day: str,
    expected: set[tuple[str, str]],
) -> None:
    assert found(tables[language], form, day) == expected


def test_no_form_stands_for_two_actors_on_one_day(tables: dict[str, list[dict[str, str]]]) -> None:
    for rows in tables.values():
        periods: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for row in rows:
            periods.setdefault((row["form"], row["flags"].partition("|")[0]), []).append(
                (row["since"], row["until"])
            )
        for key, spans in periods.items():
            spans.sort()
            for (_, until), (since, _) in pairwise(spans):
                assert "" < until < since, key


def test_a_name_is_kept_for_a_year_after_leaving(tables: dict[str, list[dict[str, str]]]) -> None:
    rows = [row for row in tables["en"] if row["form"] == "obama"]
    assert [("former" in row["flags"], row["until"]) for row in rows] == [
        (False, "2017-01-20"),
        (True, "2018-01-20"),
    ]


def test_shared_surnames_cancel_each_other() -> None:
    cases = frozenset({"nom"})
    first = Claim(date(2000, 1, 1), date(2004, 12, 31), "A", "AAA", "GOV", cases)
    second = Claim(date(2003, 1, 1), date(2010, 12, 31), "B", "BBB", "GOV", cases)
    silent = Claim(date(2008, 1, 1), date(2008, 12, 31), "C", "CCC", "GOV", cases, silent=True)
    pieces = [(claim.code, claim.start.year, claim.end.year) for claim in resolve([first, second, silent])]
    assert pieces == [("AAA", 2000, 2002), ("BBB", 2005, 2007), ("BBB", 2009, 2010)]


@pytest.mark.parametrize("row", ["2003-13,m", "2003,x"])
def test_a_bad_row_names_its_line(tmp_path: Path, row: str) -> None:
    since, gender = row.split(",")
    table = tmp_path / "leaders.csv"
    table.write_text(
        "code,office,role,since,until,person,gender,sure,source\n"
        f"AAA,leader,GOV,{since},,A B,{gender},high,memory\n",
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match=r"leaders\.csv:2"):
        read_offices(table)

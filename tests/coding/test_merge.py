"""What several sentences of a page say of one act becomes one report; what they say of several stays apart."""

from dataclasses import replace

import pytest

from coding.telling import article, code_text, short, tell
from volteface.coding import code
from volteface.model import Report

ONE_ACT = [
    ("en", "Turkey expelled four Syrian diplomats on Tuesday. The expulsion of the Syrian diplomats by Turkey followed a row.", "TUR>SYR SANCTION reported"),
    ("pl", "Turcja wydaliła we wtorek syryjskich dyplomatów. Wydalenie dyplomatów z Syrii przez Turcję nikogo nie zaskoczyło.", "TUR>SYR SANCTION reported"),
    ("en", "Poland and Slovakia signed an agreement. Slovakia signed the agreement with Poland in Bratislava on 3 May.", "POL=SVK SUPPORT reported"),
    ("en", "Poland moved troops to the border. Poland moved troops to the border with Belarus.", "POL>BLR MOBILIZE reported"),
    ("pl", "Białoruś zmobilizowała armię. Białoruś zmobilizowała żołnierzy na granicy z Ukrainą.", "BLR>UKR MOBILIZE reported"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), ONE_ACT)
def test_one_act_in_several_sentences(language: str, text: str, told: str) -> None:
    assert tell(text, language) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Armenia accused Azerbaijan of shelling a village. Azerbaijan denied shelling the village in Armenia.", "AZE>ARM ASSAULT denied AZE"),
        ("Armenia accused Azerbaijan of shelling a village. Azerbaijan denied it.", "AZE>ARM ASSAULT denied AZE"),
        ("Azerbaijan denied shelling the village in Armenia. Armenia accused Azerbaijan of shelling the village.", "AZE>ARM ASSAULT denied AZE"),
    ],
)  # fmt: skip
def test_claimed_and_denied_is_denied(text: str, told: str) -> None:
    assert tell(text, "en") == ["ARM>AZE ACCUSE reported", told]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Turkey expelled a Syrian diplomat on 3 May.", "Turkey expelled a second Syrian diplomat on 9 May."),
        ("Turkey did not attack Greece.", "Turkey attacked Greece."),
        ("Turkey may attack Greece.", "Turkey attacked Greece."),
        ("Turkey attacked Greece in 1922.", "Turkey attacked Greece on Monday."),
    ],
)
def test_two_acts_stay_two(first: str, second: str) -> None:
    assert len(tell(f"{first} {second}", "en")) == 2


def test_the_body_tells_more_than_the_title() -> None:
    title = "Turkey expels Syrian diplomats"
    body = "Turkey expelled four Syrian diplomats on 3 May over a row, the foreign ministry said."
    made = replace(article(f"{title}\n\n{body}", "en"), title=title, paragraphs=(body,))
    (report,) = code(made, "lexicon")
    assert (report.evidence.text, report.date) == (body, "2023-05-03")


def test_a_date_in_a_later_sentence_is_taken_over() -> None:
    text = "Chile recalled its ambassador from Peru. Chile recalled its ambassador from Peru on 3 May 2023."
    (report,) = code_text(text, "en")
    assert (report.date, report.date_precision) == ("2023-05-03", "day")


# --- several parties ----------------------------------------------------------------------------------------------

THREE = {
    "Estonia, Latvia and Lithuania expelled Russian diplomats.": "EST>RUS LTU>RUS LVA>RUS",
    "Japan imposed sanctions on Russia, Belarus and Iran.": "JPN>BLR JPN>IRN JPN>RUS",
    "Kazakhstan, Kyrgyzstan and Uzbekistan signed a water treaty.": "KAZ=KGZ KAZ=UZB KGZ=UZB",
}


def groups(reports: list[Report]) -> set[str]:
    return {report.group for report in reports}


@pytest.mark.parametrize(("text", "pairs"), THREE.items())
def test_three_parties_are_three_reports_of_one_group(text: str, pairs: str) -> None:
    reports = code_text(text, "en")
    assert sorted(short(report).split()[0] for report in reports) == pairs.split()
    assert len(groups(reports)) == 1
    assert groups(reports) != {""}
    assert len({report.id for report in reports}) == 3


def test_a_pair_alone_has_no_group() -> None:
    assert groups(code_text("Turkey attacked Greece.", "en")) == {""}


def test_groups_of_different_acts_differ() -> None:
    text = "Estonia and Latvia expelled Russian diplomats. Chile and Peru condemned Russia."
    by_type = {report.type: report.group for report in code_text(text, "en")}
    assert by_type["SANCTION"] != by_type["ACCUSE"]


def test_ids_hang_on_the_document() -> None:
    text = "Turkey attacked Greece."
    ids = {code(article(text, "en", document=name), "lexicon")[0].id for name in ("a", "b", "a")}
    assert len(ids) == 2


def test_text_order() -> None:
    text = "Turkey attacked Greece. Chile condemned Peru. Japan imposed sanctions on Russia."
    starts = [report.trigger.start for report in code_text(text, "en")]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_text_order_holds_where_the_body_replaces_the_title() -> None:
    title, body = "Turkey attacks Greece", "Chile condemned Peru. Turkey attacked Greece on Monday."
    made = replace(article(f"{title}\n\n{body}", "en"), title=title, paragraphs=(body,))
    starts = [report.trigger.start for report in code(made, "lexicon")]
    assert starts == sorted(starts)

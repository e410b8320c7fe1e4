"""Importing: files of each kind, in all their packings and encodings; twice is once; bad rows are counted and kept aside."""

import csv
import gzip
import os
import signal
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.sets import (
    ACLED,
    ICEWS,
    NAMES,
    POLECAT,
    UCDP,
    acled_line,
    events,
    gdelt_line,
    icews_line,
    import_set,
    import_table,
    polecat_line,
    ucdp_line,
    write,
)
from volteface.errors import LedgerError, VoltefaceError
from volteface.ledger import Ledger
from volteface.ledger.importing import ACTOR_SYSTEMS, CODE_SYSTEMS, Tally
from volteface.ledger.manifest import load_manifest, swap_manifest

HEADER = ["date", "source", "relation", "target"]
ROW = ["2018-01-02", "Government (France)", "Praise or endorse", "Mali"]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.create(tmp_path / "ledger")


# --- one set after the other ------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [57, 58, 61])
def test_gdelt_is_read_in_every_version(ledger: Ledger, tmp_path: Path, columns: int) -> None:
    address = {"SOURCEURL": "https://www.lefil.example/a"} if columns > 57 else {}
    file = write(tmp_path / "x.CSV", [gdelt_line(7, columns, **address)])
    assert import_set(ledger, "gdelt", file) == Tally(rows=1, kept=1)
    columns_ = ("source", "source_role", "target", "type", "date", "first_seen", "outlet", "url", "document")
    url = address.get("SOURCEURL", "")
    told = (
        "FRA",
        "GOV",
        "MLI",
        "CONSULT",
        "2019-10-24",
        "2019-10-24",
        "lefil.example" if url else "gdelt",
        url,
        "gdelt:7",
    )
    assert events(ledger, *columns_) == [told]


def test_who_hosts_a_visit_is_the_one_visited(ledger: Ledger, tmp_path: Path) -> None:
    lines = [gdelt_line(1, EventCode="042"), gdelt_line(2, EventCode="043", SQLDATE="20191023")]
    import_set(ledger, "gdelt", write(tmp_path / "x.CSV", lines))
    assert events(ledger, "source", "source_role", "target", "modes") == [
        ("FRA", "GOV", "MLI", ["visit"]),
        ("MLI", "", "FRA", ["visit"]),
    ]


def test_what_is_told_long_after_it_is_history_and_weighs_nothing(ledger: Ledger, tmp_path: Path) -> None:
    lines = [
        gdelt_line(1, SQLDATE="20190923"),
        gdelt_line(2, SQLDATE="20190922"),
        gdelt_line(3, SQLDATE="20181024"),
    ]
    import_set(ledger, "gdelt", write(tmp_path / "x.CSV", lines))
    assert events(ledger, "status", "weight") == [("reported", 1), ("historical", 0), ("historical", 0)]


def test_rows_of_one_page_that_say_the_same_share_its_weight(ledger: Ledger, tmp_path: Path) -> None:
    page = {"SOURCEURL": "https://lefil.example/a"}
    both_ways = {"Actor1Code": "MLI", "Actor2Code": "FRA"}
    lines = [
        gdelt_line(1, **page),
        gdelt_line(2, **page),
        gdelt_line(3, **page, **both_ways),  # a meeting has no direction
        gdelt_line(4, **page, EventCode="112"),
        gdelt_line(5, **page, **both_ways, EventCode="112"),  # an accusation has
        gdelt_line(6, SOURCEURL="https://lefil.example/b"),
    ]
    import_set(ledger, "gdelt", write(tmp_path / "x.CSV", lines))
    assert events(ledger, "weight") == pytest.approx([1 / 3, 1 / 3, 1 / 3, 1, 1, 1])
    assert len(set(events(ledger, "origin"))) == 2


def test_icews_rows_have_the_role_of_their_sectors_and_a_day_as_part_of_their_id(
    ledger: Ledger, tmp_path: Path
) -> None:
    unknown = {"Source_Name": "Zofia Nikt", "Source_Country": "Poland"}
    lines = [
        list(ICEWS),
        icews_line(1),
        icews_line(1, Event_Date="2018-06-02"),
        icews_line(2, **unknown, Source_Sectors="Government,Legislative / Parliamentary"),
        icews_line(3, **unknown, Source_Sectors="Dissident,Insurgents"),
        icews_line(4, **unknown, Source_Sectors="Executive,Government,Parties"),
        icews_line(5, Source_Name="Barack Obama", Source_Country="United States"),
        icews_line(6, Source_Name="NA", Source_Country="NA"),
    ]
    tally = import_set(ledger, "icews", write(tmp_path / "events.tab", lines))
    assert (tally.rows, tally.kept, tally.one_sided) == (7, 7, 1)
    assert events(ledger, "source", "source_role", "target_role", "document") == [
        ("FRA", "", "CVL", "icews:1/2018-06-01"),
        ("FRA", "", "CVL", "icews:1/2018-06-02"),
        ("POL", "LEG", "CVL", "icews:2/2018-06-01"),
        ("POLAND REBELS", "REB", "CVL", "icews:3/2018-06-01"),
        ("POL", "GOV", "CVL", "icews:4/2018-06-01"),
        ("USA", "ELI", "CVL", "icews:5/2018-06-01"),  # out of office by then
        ("", "", "CVL", "icews:6/2018-06-01"),
    ]
    assert set(events(ledger, "outlet")) == {"Le Fil"}


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_polecat_is_read_by_name_in_both_encodings(ledger: Ledger, tmp_path: Path, encoding: str) -> None:
    odd = (*POLECAT[:3], "Feed", *POLECAT[3:])  # releases differ in their columns
    first = polecat_line(1, Source="Le Fil d'Évian")
    second = polecat_line(
        2, Actor_Name="Hamas", Actor_Country="None", Primary_Actor_Sector="REB", Event_Mode="None"
    )
    third = polecat_line(3, Recipient_Country="KOS", Actor_COW="KUW", Actor_Country="None", Actor_Name="None")
    fourth = polecat_line(
        4, Primary_Actor_Sector="REB", Event_Date="2023-03-01", Event_Mode="allege; disapprove"
    )
    lines = [odd, *([*line[:3], "f", *line[3:]] for line in (first, second, third, fourth))]
    file = write(tmp_path / "ngecEvents.txt", lines, encoding=encoding)
    assert import_set(ledger, "polecat", file) == Tally(rows=4, kept=4)
    assert events(ledger, "source", "target", "modes", "status") == [
        ("FRA", "MLI", ["allege"], "reported"),
        ("HAMAS", "MLI", [], "reported"),
        ("KWT", "XKX", ["allege"], "reported"),
        ("FRANCE REBELS", "MLI", ["allege", "disapprove"], "historical"),
    ]
    assert events(ledger, "outlet")[0] == "Le Fil d'Évian"


def test_lines_with_stray_tabs_are_set_aside(ledger: Ledger, tmp_path: Path) -> None:
    lines = [
        POLECAT,
        polecat_line(1),
        [*polecat_line(2), "stray"],
        polecat_line(3),
        polecat_line(4)[:5],
        [*polecat_line(5), ""],
    ]
    tally = import_set(ledger, "polecat", write(tmp_path / "ngecEvents.txt", lines))
    assert (tally.rows, tally.kept, dict(tally.reasons)) == (5, 3, {"line that can't be read": 2})
    (file,) = tally.rejected
    told = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    assert [row["line"] for row in told] == ["3", "5"]
    assert "20230501-2" in told[0]["row"]


def test_acled_takes_the_latest_version_of_an_event(ledger: Ledger, tmp_path: Path) -> None:
    def revised(stamp: str, what: str) -> list[str]:
        return acled_line(1, timestamp=stamp, sub_event_type=what)

    first = write(
        tmp_path / "a.csv",
        [ACLED, revised("10", "Armed clash"), revised("20.0", "Attack"), acled_line(2)],
        ",",
    )
    assert import_set(ledger, "acled", first) == Tally(rows=3, kept=2, known=1)
    later = write(
        tmp_path / "b.csv", [ACLED, revised("30", "Government regains territory"), acled_line(2)], ","
    )
    assert import_set(ledger, "acled", later) == Tally(rows=2, kept=1, revised=1, known=1)
    assert import_set(ledger, "acled", first, later) == Tally(rows=5, known=5)
    columns = ("source", "source_role", "target", "type", "sentence", "weight")
    told = ("MLI", "MIL", "JNIM", "ASSAULT", "On 30 June, a clash, near Bamako.", 1)
    assert events(ledger, *columns) == [told, told]
    with ledger.snapshot() as snapshot:
        assert len(snapshot.rows("SELECT * FROM kept_imports")) == 3  # rows are only ever added


def test_acled_actors_and_inexact_dates(ledger: Ledger, tmp_path: Path) -> None:
    lines = [
        ACLED,
        acled_line(
            1,
            actor1="Protesters (Mali)",
            inter1="6",
            actor2="",
            inter2="0",
            event_type="Protests",
            time_precision="2",
        ),
        acled_line(2, actor1="Dan Na Ambassagou", inter1="4.0", actor2="Civilians (Mali)", inter2="7"),
        acled_line(3, actor1="Unidentified Armed Group (Mali)", inter1="3"),
        acled_line(4, event_type="Strategic developments", sub_event_type="Other"),
        acled_line(5, event_type="Quarrels"),
    ]
    tally = import_set(ledger, "acled", write(tmp_path / "a.csv", lines, ","))
    assert dict(tally.reasons) == {"type that PLOVER leaves out": 1, "code that is none": 1}
    assert events(ledger, "source", "target", "type", "modes", "date", "date_precision") == [
        ("MLI", "", "PROTEST", ["demo"], "2022-06", "month"),
        ("DAN NA AMBASSAGOU", "MLI", "ASSAULT", [], "2022-06-30", "day"),
        ("MALI REBELS", "JNIM", "ASSAULT", [], "2022-06-30", "day"),
    ]


def test_ucdp_sides_and_releases(ledger: Ledger, tmp_path: Path) -> None:
    def release(name: str, **values: str) -> Path:
        lines = [
            UCDP,
            ucdp_line(1, **values),
            ucdp_line(2, type_of_violence="3", side_a="IS", side_b="Civilians"),
            ucdp_line(3, side_a="Government of Russia (Soviet Union)", date_prec="5"),
        ]
        return write(tmp_path / name, lines, ",")

    assert import_set(ledger, "ucdp", release("GED23.csv")) == Tally(rows=3, kept=3)
    assert import_set(ledger, "ucdp", release("GED23.csv")) == Tally(rows=3, known=3)
    assert import_set(ledger, "ucdp", release("GED24.csv", side_b="AQIM")).revised == 1
    assert events(ledger, "source", "source_role", "target", "target_role", "date", "type") == [
        ("MLI", "GOV", "AQIM", "REB", "2022-06-30", "ASSAULT"),
        ("ISIS", "REB", "MLI", "CVL", "2022-06-30", "ASSAULT"),
        ("RUS", "GOV", "JNIM", "REB", "2022", "ASSAULT"),
    ]


# --- tables, and how they are packed ----------------------------------------------------------------------------


def pack_plain(path: Path, delimiter: str) -> Path:
    return write(path, [HEADER, ROW], delimiter)


def pack_gzip(path: Path, delimiter: str) -> Path:
    packed = path.with_name(path.name + ".gz")
    packed.write_bytes(gzip.compress(pack_plain(path, delimiter).read_bytes()))
    return packed


def pack_zip(path: Path, delimiter: str) -> Path:
    packed = path.with_suffix(".zip")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(pack_plain(path, delimiter), "folder/inside.tsv")
    return packed


def pack_parquet(path: Path, delimiter: str) -> Path:
    packed = path.with_suffix(".parquet")
    with duckdb.connect() as connection:
        connection.read_csv(str(pack_plain(path, delimiter))).write_parquet(str(packed))
    return packed


@pytest.mark.parametrize("pack", [pack_plain, pack_gzip, pack_zip, pack_parquet])
@pytest.mark.parametrize("delimiter", ["\t", ",", ";"])
def test_a_table_is_read_however_it_is_packed(
    ledger: Ledger, tmp_path: Path, pack: object, delimiter: str
) -> None:
    assert callable(pack)
    file = pack(tmp_path / "a [1].tsv", delimiter)
    assert import_table(ledger, file, name="mine") == Tally(rows=1, kept=1)
    columns = ("source", "source_role", "target", "type", "date", "data_set", "sentence")
    assert events(ledger, *columns) == [
        ("FRA", "GOV", "MLI", "SUPPORT", "2018-01-02", "mine", "Praise or endorse")
    ]


@pytest.mark.parametrize(
    ("system", "written", "code"),
    [
        ("iso3", "KOS", "XKX"), ("iso3", "GRL", "DNK"), ("iso3", "SUN", "RUS"), ("iso3", "NATO", "NATO"), ("iso2", "gb", "GBR"),
        ("cow", "365", "RUS"), ("fips", "GM", "DEU"), ("fips", "RQ", "USA"), ("cameo", "EGYGOV", "EGY"), ("names", "Taiwan", "TWN"),
    ],
)  # fmt: skip
def test_every_system_of_codes_is_read(
    ledger: Ledger, tmp_path: Path, system: str, written: str, code: str
) -> None:
    file = write(tmp_path / "a.tsv", [HEADER, ["2018-01-02", written, "assault; aerial", ""]])
    import_table(ledger, file, actors=system, codes="plover")
    assert events(ledger, "source", "type", "modes", "intensity") == [(code, "ASSAULT", ["aerial"], -9.5)]


def test_a_person_stands_for_the_state_while_in_office(ledger: Ledger, tmp_path: Path) -> None:
    days = ("2008-06-01", "2009-06-01", "2018-06-01")
    rows = [[day, "Barack Obama", "Accuse", f"Mali {'!' * place}"] for place, day in enumerate(days)]
    import_table(ledger, write(tmp_path / "a.tsv", [HEADER, *rows]))
    with ledger.snapshot() as snapshot:
        told = snapshot.rows("SELECT source, source_role FROM events ORDER BY day")
    assert [(row["source"], row["source_role"]) for row in told] == [
        ("USA", "ELI"),
        ("USA", "GOV"),
        ("USA", "ELI"),
    ]


def test_both_rows_of_a_meeting_count_once_and_a_second_meeting_counts_too(
    ledger: Ledger, tmp_path: Path
) -> None:
    rows = [
        ["2018-01-02", "France", "Consult", "Mali"],
        ["2018-01-02", "Mali", "Consult", "France"],
        ["2018-01-02", "Foreign Affairs (France)", "Consult", "Mali"],
    ]
    import_table(ledger, write(tmp_path / "a.tsv", [HEADER, *rows]))
    assert sum(events(ledger, "weight")) == 2


def test_a_column_that_says_when_it_was_told(ledger: Ledger, tmp_path: Path) -> None:
    rows = [
        [*HEADER, "told"],
        [*ROW, "2018-01-05"],
        [*ROW, "2018-03-01"],
        [*ROW, "2018-01-01"],
        [*ROW, "2017-12-01"],
        [*ROW, "x"],
    ]
    columns = replace(NAMES, seen="told")
    tally = import_table(ledger, write(tmp_path / "a.tsv", rows), columns=columns)
    assert dict(tally.reasons) == {"date after that of the report": 1, "date that is none": 1}
    with ledger.snapshot() as snapshot:
        told = snapshot.rows("SELECT first_seen, status FROM events ORDER BY first_seen")
    # one day may lie between two clocks: nothing is seen before it is done
    assert [tuple(row.values()) for row in told] == [
        ("2018-01-02", "reported"), ("2018-01-05", "reported"), ("2018-03-01", "historical"),
    ]  # fmt: skip


def test_bad_rows_are_counted_by_reason_and_set_aside(ledger: Ledger, tmp_path: Path) -> None:
    rows = [
        HEADER,
        ROW,
        ["2018-13-01", *ROW[1:]],
        ["", *ROW[1:]],
        ["2999-01-01", *ROW[1:]],
        [*ROW[:2], "Juggle", ROW[3]],
        [*ROW[:2], "Make statement", ROW[3]],
        ["2018-01-02", "Nobody Known", "Accuse", "Nobody Else"],
        ["2018-01-02", "Nobody Known", "Accuse", "Mali"],
        ["2018-01-02", "France"],
    ]
    tally = import_table(ledger, write(tmp_path / "a.tsv", rows))
    assert (tally.rows, tally.kept, tally.one_sided) == (9, 2, 1)
    assert dict(tally.reasons) == {
        "date that is none": 2,
        "date that is to come": 1,
        "code that is none": 1,
        "type that PLOVER leaves out": 1,
        "nobody known on either side": 1,
        "line that can't be read": 1,
    }
    bad, names = (path.read_text(encoding="utf-8") for path in tally.rejected)
    assert bad.count("\n") == 1 + 5  # what PLOVER leaves out is not bad
    assert "2018-13-01" in bad
    assert "Juggle" in bad
    assert names.splitlines() == ["name,rows", "Nobody Known,2", "Nobody Else,1"]


def test_a_state_that_acts_on_itself_is_kept(ledger: Ledger, tmp_path: Path) -> None:
    file = write(tmp_path / "a.tsv", [HEADER, ["2018-01-02", "Police (Mali)", "Accuse", "Citizen (Mali)"]])
    import_table(ledger, file)
    assert events(ledger, "source", "target") == [("MLI", "MLI")]


def test_an_empty_file_gives_nothing(ledger: Ledger, tmp_path: Path) -> None:
    empty = tmp_path / "a.CSV"
    empty.touch()
    assert import_set(ledger, "gdelt", empty) == Tally()
    assert import_table(ledger, write(tmp_path / "a.tsv", [HEADER])) == Tally()


# --- bad set-up -------------------------------------------------------------------------------------------------


def test_what_is_no_file_of_the_set_says_so(ledger: Ledger, tmp_path: Path) -> None:
    short = write(tmp_path / "short.CSV", [["1", "2", "3"]])
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK no zip")
    cut = tmp_path / "cut.tsv.gz"
    cut.write_bytes(gzip.compress(("\t".join(ROW) + "\n").encode() * 10_000)[:-200])
    for name, file, message in (
        ("gdelt", short, "3 columns, not 57, 58, 61"),
        ("icews", short, "has no column 'Event ID'"),
        ("gdelt", tmp_path / "gone.CSV", "is no file"),
        ("gdelt", broken, "can't be unpacked"),
    ):
        with pytest.raises(VoltefaceError, match=message):
            import_set(ledger, name, file)
    with pytest.raises(VoltefaceError, match="no column 'date'"):
        import_table(ledger, short)
    with pytest.raises(VoltefaceError, match=r"can't be read|no column"):
        import_table(ledger, cut)
    with pytest.raises(VoltefaceError, match="actors are iso3"):
        import_table(ledger, short, actors="runes")
    assert events(ledger, "id") == []


def test_only_one_writes_at_a_time(ledger: Ledger, tmp_path: Path) -> None:
    file = write(tmp_path / "a.tsv", [HEADER, ROW])
    with ledger.writer(), pytest.raises(LedgerError, match="being written to"):
        import_table(ledger, file)


def test_an_older_ledger_without_these_tables_opens_and_takes_imports(ledger: Ledger, tmp_path: Path) -> None:
    manifest = load_manifest(ledger.folder)
    old = {name: parts for name, parts in manifest.tables.items() if name not in ("imports", "revisions")}
    swap_manifest(ledger.folder, replace(manifest, tables=old))
    assert events(ledger, "id") == []
    import_table(ledger, write(tmp_path / "a.tsv", [HEADER, ROW]))
    assert len(events(ledger, "id")) == 1


# --- twice is once ----------------------------------------------------------------------------------------------

SMALL_ROWS = st.lists(
    st.tuples(
        st.sampled_from(["2018-01-02", "2018-01-03", "no day"]),
        st.sampled_from(["France", "Government (Mali)", "Hezbollah", "Zofia Nikt", ""]),
        st.sampled_from(["Consult", "Accuse", "Make statement", "Juggle"]),
        st.sampled_from(["Mali", "Citizen (France)", "Zofia Nikt"]),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=SMALL_ROWS)
def test_importing_again_changes_nothing_and_every_row_is_accounted_for(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("twice")
    ledger = Ledger.create(folder / "ledger")
    file = write(folder / "a.tsv", [HEADER, *rows])
    first = import_table(ledger, file)
    held, manifest = events(ledger, "id", "weight"), load_manifest(ledger.folder)
    assert first.rows == len(rows) == first.kept + first.known + first.reasons.total()
    again = import_table(ledger, file)
    assert (again.kept, again.known, again.reasons) == (0, first.kept + first.known, first.reasons)
    assert events(ledger, "id", "weight") == held
    assert load_manifest(ledger.folder) == manifest


def test_a_killed_import_leaves_nothing(ledger: Ledger, tmp_path: Path) -> None:
    many = (gdelt_line(number) for number in range(60_000))
    file = write(tmp_path / "x.CSV", many)
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from volteface.ledger.importing import SETS, import_files, run\n"
        "run.sync_parts = lambda folder: os.kill(os.getpid(), signal.SIGKILL)\n"  # parts are there, no manifest names them
        "import_files(Path(sys.argv[1]), SETS['gdelt'], [Path(sys.argv[2])])\n"
    )
    killed = subprocess.run(
        [sys.executable, "-c", program, str(ledger.folder), str(file)], check=False, env=dict(os.environ)
    )
    assert killed.returncode == -signal.SIGKILL
    assert events(ledger, "id") == []
    assert len(list((ledger.folder / "parts").glob("imports-*"))) == 2
    assert import_set(ledger, "gdelt", file).kept == 60_000
    assert len(list((ledger.folder / "parts").glob("imports-*"))) == 2
    assert not (ledger.folder / "scratch").exists()


def test_many_imports_are_compacted_and_nothing_is_lost(ledger: Ledger, tmp_path: Path) -> None:
    for number in range(12):
        import_set(ledger, "gdelt", write(tmp_path / f"{number}.CSV", [gdelt_line(number)]))
    assert len(load_manifest(ledger.folder).tables["imports"]) < 8
    assert len(events(ledger, "id")) == 12


def test_the_command_line_offers_what_can_be_read() -> None:
    from volteface.cli.importing import table

    offered = {option.name: getattr(option.type, "choices", None) for option in table.params}
    assert tuple(offered["actors"] or ()) == ACTOR_SYSTEMS
    assert tuple(offered["codes"] or ()) == CODE_SYSTEMS


def test_a_report_that_is_to_come_is_none(ledger: Ledger, tmp_path: Path) -> None:
    file = write(tmp_path / "a.tsv", [[*HEADER, "told"], [*ROW, "2999-01-01"]])
    tally = import_table(ledger, file, columns=replace(NAMES, seen="told"))
    assert dict(tally.reasons) == {"date that is to come": 1}


@pytest.mark.parametrize(
    ("name", "known_as"), [("a/b", "a/b"), ("o'b \"{path}", "o'b \"{path}"), ("", ".tsv")]
)
def test_any_name_will_do_for_a_table(ledger: Ledger, tmp_path: Path, name: str, known_as: str) -> None:
    table = write(tmp_path / ".tsv", [HEADER, ROW, ["never", *ROW[1:]]])
    tally = import_table(ledger, table, name=name)
    assert [path.is_file() for path in tally.rejected] == [True]
    assert events(ledger, "data_set") == [known_as]

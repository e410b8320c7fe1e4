"""The contract of the command line: stdout is data, stderr is for people, and bad input stops nothing."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from volteface.cli import main
from volteface.ledger import Ledger

SIGNING = """Norwegia i Maroko podpisały umowę o dostawach ryb

Anna Zych
7 stycznia 2026

Norwegia i Maroko podpisały w środę w Rabacie umowę o dostawach ryb. Rozmowy trwały dwa lata i były trudne.

Rząd Norwegii zapowiedział, że umowa wejdzie w życie w marcu. Handel obu krajów rośnie od lat.
"""
EXPULSION = """<!doctype html><html lang="en"><head><title>Chile expels two Peruvian diplomats</title>
<meta property="article:published_time" content="2026-02-11T08:00:00Z"></head><body><nav>Home News Sport</nav>
<article><h1>Chile expels two Peruvian diplomats</h1>
<p>Chile expelled two Peruvian diplomats on Tuesday, the foreign ministry in Santiago said in a short statement.</p>
<p>Peru condemned the decision and said that it would answer soon. The two neighbours have argued over fishing for
years, and several rounds of talks in the capital have brought no result so far.</p></article></body></html>
"""
UNDATED = """Chile expels two Peruvian diplomats

Chile expelled two Peruvian diplomats on Tuesday. The foreign ministry in Santiago gave no reasons for the decision.

Peru condemned the decision. The two neighbours have argued over fishing for years and found no solution so far.
"""
FINNISH = """Ruotsi ja Suomi allekirjoittivat sopimuksen

Hallitukset kertoivat asiasta keskiviikkona Helsingissä. Sopimus koskee rajaa ja kalastusta pohjoisessa.

Ruotsin pääministeri kiitti Suomea hyvästä yhteistyöstä. Sopimus tulee voimaan ensi vuoden alussa.
"""
NOISE = bytes(range(256)) * 8


@pytest.fixture(autouse=True)
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of pages, and work in its parent."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "signing.txt").write_text(SIGNING, encoding="utf-8")
    (folder / "expulsion.html").write_text(EXPULSION, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    return folder


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin, prog_name="volteface")


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def acts(result: Result) -> set[tuple[str, str, str, str]]:
    return {
        (row["source"], row["type"], row["target"], row["status"]) for row in rows(result) if "type" in row
    }


# --- read -------------------------------------------------------------------------------------------------------


def test_read_prints_an_article_a_line_in_a_pipe() -> None:
    result = run("read", "pages")
    assert result.exit_code == 0
    assert not result.stderr
    expulsion, signing = rows(result)
    assert signing["document"] == "pages/signing.txt"
    assert signing["title"] == "Norwegia i Maroko podpisały umowę o dostawach ryb"
    assert (signing["author"], signing["published"], signing["language"]) == ("Anna Zych", "2026-01-07", "pl")
    assert len(signing["paragraphs"]) == 2
    assert (expulsion["title"], expulsion["published"]) == (
        "Chile expels two Peruvian diplomats",
        "2026-02-11",
    )


def test_an_article_has_the_fields_of_the_contract() -> None:
    article = rows(run("read", "pages/signing.txt"))[0]
    fields = "document url title lead paragraphs subheads text author published language captions outlet clutter problems"
    assert set(fields.split()) <= set(article)
    assert article["text"].split("\n\n")[0] == article["title"]


def test_read_prints_a_table_on_request() -> None:
    result = run("read", "pages/signing.txt", "--format", "table")
    assert result.exit_code == 0
    assert "Anna Zych" in result.stdout
    assert not result.stdout.startswith("{")


def test_letters_are_not_escaped() -> None:
    assert "podpisały" in run("read", "pages/signing.txt").stdout


# --- sources ----------------------------------------------------------------------------------------------------


def test_a_page_from_stdin() -> None:
    result = run("read", "-", stdin=SIGNING.encode())
    assert result.exit_code == 0
    assert [row["document"] for row in rows(result)] == ["-"]


def test_jsonl_from_stdin() -> None:
    lines = [
        json.dumps({"id": "n1", "published": "2026-02-11", "text": UNDATED}),
        "not a row",
        json.dumps({"url": "https://example.org/2", "html": EXPULSION}),
    ]
    result = run("read", "-", stdin="\n".join(lines).encode())
    assert result.exit_code == 0
    articles = [row for row in rows(result) if row.get("text")]
    assert [row["document"] for row in articles] == ["n1", "https://example.org/2"]
    assert articles[0]["published"] == "2026-02-11"
    assert "-:2" in result.stderr


def test_globs_folders_and_packed_files(pages: Path) -> None:
    (pages / "deep").mkdir()
    (pages / "deep" / "signing.txt.gz").write_bytes(gzip.compress(SIGNING.encode()))
    (pages / "notes.pdf").write_bytes(b"%PDF-1.7")
    documents = [row["document"] for row in rows(run("read", "pages"))]
    assert sorted(documents) == ["pages/deep/signing.txt.gz", "pages/expulsion.html", "pages/signing.txt"]
    assert [row["document"] for row in rows(run("read", "pages/*.html"))] == ["pages/expulsion.html"]


# --- code -------------------------------------------------------------------------------------------------------


def test_code_prints_a_report_a_line_in_a_pipe() -> None:
    result = run("code", "pages")
    assert result.exit_code == 0
    assert {("MAR", "SUPPORT", "NOR", "reported"), ("CHL", "SANCTION", "PER", "reported")} <= acts(result)


def test_a_report_has_the_fields_of_the_contract() -> None:
    fields = (
        "id document source source_role target target_role type modes quad intensity mutual group status claimed_by date "
        "date_precision seen place contexts evidence trigger source_mention target_mention confidence coder codebook"
    )
    for report in rows(run("code", "pages")):
        assert set(fields.split()) == set(report)
        assert set(report["evidence"]) == {"text", "start", "end"}


def test_quotes_stand_in_the_article() -> None:
    texts = {row["document"]: row["text"] for row in rows(run("read", "pages"))}
    for report in rows(run("code", "pages")):
        for span in filter(
            None, (report["evidence"], report["trigger"], report["source_mention"], report["target_mention"])
        ):
            assert texts[report["document"]][span["start"] : span["end"]] == span["text"]


def test_code_prints_a_table_on_request() -> None:
    result = run("code", "pages", "--format", "table")
    assert result.exit_code == 0
    assert "SANCTION" in result.stdout
    assert "Chile expelled two Peruvian diplomats" in result.stdout


def test_the_same_pages_give_the_same_output() -> None:
    assert run("code", "pages").stdout == run("code", "pages").stdout


def test_coders_that_are_not_there_are_refused() -> None:
    result = run("code", "pages", "--coder", "oracle")
    assert result.exit_code == 2
    assert "lexicon" in result.stderr


# --- --published ------------------------------------------------------------------------------------------------


def test_published_dates_a_page_that_says_nothing(pages: Path) -> None:
    (pages / "undated.txt").write_text(UNDATED, encoding="utf-8")
    report = next(
        row
        for row in rows(run("code", "pages/undated.txt", "--published", "2026-02-12"))
        if row["type"] == "SANCTION"
    )
    assert (report["date"], report["seen"]) == ("2026-02-10", "2026-02-12")


def test_published_leaves_alone_what_a_page_says() -> None:
    assert rows(run("read", "pages/signing.txt", "--published", "2026-06-30"))[0]["published"] == "2026-01-07"


@pytest.mark.parametrize("date", ["yesterday", "2026-13-01", "2026-02-30", "12.05.2026", "2026-05"])
def test_published_must_be_a_day(date: str) -> None:
    result = run("read", "pages", "--published", date)
    assert result.exit_code == 2
    assert date in result.stderr
    assert not result.stdout


# --- problems and exit codes ------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["read", "code"])
def test_a_bad_page_is_a_problem_and_the_run_goes_on(pages: Path, verb: str) -> None:
    (pages / "aaa.txt").write_bytes(NOISE)
    (pages / "empty.txt").write_bytes(b"")
    result = run(verb, "pages")
    assert result.exit_code == 0
    complaints = result.stderr.splitlines()
    assert [line.split(":")[0] for line in complaints] == ["pages/aaa.txt", "pages/empty.txt"]
    assert "read: binary" in complaints[0]
    assert {"pages/signing.txt", "pages/expulsion.html"} <= {row["document"] for row in rows(result)}


@pytest.mark.parametrize("verb", ["read", "code"])
def test_a_problem_stands_in_the_output_too(pages: Path, verb: str) -> None:
    (pages / "aaa.txt").write_bytes(NOISE)
    bad = [row for row in rows(run(verb, "pages")) if row["document"] == "pages/aaa.txt"]
    assert [(problem["stage"], problem["reason"]) for row in bad for problem in row["problems"]] == [
        ("read", "binary")
    ]


@pytest.mark.parametrize("verb", ["read", "code", "follow"])
def test_not_a_single_page_read_is_exit_code_1(pages: Path, verb: str) -> None:
    (pages / "aaa.txt").write_bytes(NOISE)
    result = run(verb, "pages/aaa.txt")
    assert result.exit_code == 1
    assert "pages/aaa.txt" in result.stderr


def test_adding_not_a_single_page_is_exit_code_1(pages: Path) -> None:
    (pages / "aaa.txt").write_bytes(NOISE)
    assert run("add", "pages/aaa.txt", "-l", "ledger").exit_code == 1


def test_a_page_in_a_language_of_no_coder_is_told(pages: Path) -> None:
    (pages / "finnish.txt").write_text(FINNISH, encoding="utf-8")
    result = run("code", "pages/finnish.txt")
    assert result.exit_code == 0
    assert "can not be coded" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("read", "nowhere.html"),
        ("read", "nowhere/*.html"),
        ("code", "pages", "--format", "xml"),
        ("code", "pages", "nowhere.html"),
        ("add", "pages"),
        ("follow", "nowhere.html"),
        ("dance",),
    ],
    ids=" ".join,
)
def test_bad_set_up_is_a_message_and_exit_code_2(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert not result.stdout
    assert result.stderr
    assert "Traceback" not in result.stderr


# --- add --------------------------------------------------------------------------------------------------------


def test_adding_twice_changes_nothing() -> None:
    first, second = (rows(run("add", "pages", "-l", "ledger"))[0] for _ in range(2))
    assert (first["pages"], first["added"], first["known"]) == (2, 2, 0)
    assert (second["pages"], second["added"], second["known"], second["reports"]) == (2, 0, 2, 0)
    assert first["reports"] == len(rows(run("code", "pages")))


def test_add_prints_a_sentence_on_request() -> None:
    result = run("add", "pages", "-l", "ledger", "--format", "table")
    assert result.exit_code == 0
    assert "2 pages added" in result.stdout


def test_a_folder_of_other_things_is_no_ledger(pages: Path) -> None:
    before = sorted(pages.iterdir())
    result = run("add", "pages/signing.txt", "-l", "pages")
    assert result.exit_code == 2
    assert "pages" in result.stderr
    assert sorted(pages.iterdir()) == before


def test_problems_are_kept_and_counted(pages: Path) -> None:
    (pages / "aaa.txt").write_bytes(NOISE)
    result = run("add", "pages", "-l", "ledger")
    assert result.exit_code == 0
    assert rows(result)[0]["problems"] == 1
    assert "pages/aaa.txt" in result.stderr


# --- follow -----------------------------------------------------------------------------------------------------


def test_follow_prints_every_station() -> None:
    first, *others = rows(run("follow", "pages/expulsion.html"))
    assert (first["station"], first["article"]["document"]) == ("reading", "pages/expulsion.html")
    assert {row["station"] for row in others} == {"coding"}
    assert ("CHL", "SANCTION", "PER") in {
        (row["report"]["source"], row["report"]["type"], row["report"]["target"]) for row in others
    }
    table = run("follow", "pages/expulsion.html", "--format", "table")
    assert table.stdout.index("reading") < table.stdout.index("coding")


# --- asking a ledger --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "verb",
    [
        ("relations", "CHL", "PER"),
        ("sides", "CHL", "PER", "NOR"),
        ("brief", "CHL"),
        ("why", "abc"),
        ("outlets",),
        ("related", "abc"),
    ],
    ids=lambda verb: verb[0],
)
def test_asking_a_ledger_that_is_not_there(verb: tuple[str, ...]) -> None:
    result = run(*verb, "-l", "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr
    assert "volteface add" in result.stderr
    assert not Path("nowhere").exists()


def test_relations_gives_the_series_and_its_events() -> None:
    run("add", "pages", "-l", "ledger")
    result = run("relations", "CHL", "PER", "-l", "ledger")
    assert result.exit_code == 0
    assert "2026-02" in result.stdout
    for row in rows(result):
        assert isinstance(row, dict)
    table = run("relations", "CHL", "PER", "-l", "ledger", "--format", "table")
    assert table.exit_code == 0
    assert "SANCTION" in table.stdout


def test_relations_can_be_cut_directed_and_drawn(tmp_path: Path) -> None:
    run("add", "pages", "-l", "ledger")
    arguments = (
        "relations",
        "CHL",
        "PER",
        "-l",
        "ledger",
        "--directed",
        "--since",
        "2026-02-01",
        "--until",
        "2026-02-28",
    )
    result = run(*arguments, "--plot", "picture.svg")
    [view] = rows(result)
    assert (view["series"]["a"], view["series"]["directed"]) == ("CHL", True)
    assert [step["start"] for step in view["series"]["steps"]] == ["2026-02-01"]
    assert view["levels"]["steps"][0]["conflict"]["high"] > 0
    assert {event["source"] for event in view["events"]} == {"CHL"}
    assert "Chile towards Peru" in (tmp_path / "picture.svg").read_text(encoding="utf-8")
    assert "drawn: picture.svg" in result.stderr
    later = run("relations", "CHL", "PER", "-l", "ledger", "--since", "2026-03-01", "--plot", "none.png")
    assert later.exit_code == 2
    assert "was not drawn" in later.stderr
    assert not (tmp_path / "none.png").exists()


def test_sides_gives_a_position_a_step(tmp_path: Path) -> None:
    run("add", "pages", "-l", "ledger")
    result = run("sides", "Chile", "PER", "Norway", "-l", "ledger", "--plot", "picture.png")
    [found] = rows(result)
    assert (found["state"], found["one"], found["other"]) == ("CHL", "PER", "NOR")
    assert all(-1 < step["low"] < step["position"] < step["high"] < 1 for step in found["steps"])
    assert (tmp_path / "picture.png").stat().st_size > 1000
    table = run("sides", "CHL", "PER", "NOR", "-l", "ledger", "--format", "table")
    assert "CHL between PER and NOR" in table.stdout
    assert "●" in table.stdout
    assert "no news of FRA" in run("sides", "FRA", "PER", "NOR", "-l", "ledger", "--format", "table").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("relations", "CHL", "PER", "--plot", "picture.jpg"), ".svg or a .png"),
        (("relations", "CHL", "PER", "--since", "yesterday"), "yesterday"),
        (("sides", "CHL", "PER", "PER"), "must be three"),
    ],
)
def test_relations_and_sides_say_what_is_wrong(arguments: tuple[str, ...], message: str) -> None:
    run("add", "pages", "-l", "ledger")
    result = run(*arguments, "-l", "ledger")
    assert result.exit_code == 2
    assert message in result.stderr
    assert not result.stdout


def test_the_order_of_a_pair_is_no_matter() -> None:
    run("add", "pages", "-l", "ledger")
    one, other = (run("relations", *pair, "-l", "ledger") for pair in (("CHL", "PER"), ("PER", "CHL")))
    assert one.exit_code == other.exit_code == 0
    assert one.stdout == other.stdout


def test_brief_is_markdown_with_the_sentences() -> None:
    run("add", "pages", "-l", "ledger")
    result = run("brief", "CHL", "-l", "ledger")
    assert result.exit_code == 0
    assert result.stdout.startswith("# ")
    assert "Chile expelled two Peruvian diplomats on Tuesday" in result.stdout


def test_why_goes_down_to_the_sentence() -> None:
    run("add", "pages", "-l", "ledger")
    with Ledger.open("ledger").snapshot() as snapshot:
        event = snapshot.rows("SELECT id FROM events WHERE type = 'SANCTION'")[0]["id"]
    result = run("why", event, "-l", "ledger")
    assert result.exit_code == 0
    assert "Chile expelled two Peruvian diplomats on Tuesday" in result.stdout
    assert "pages/expulsion.html" in result.stdout


def test_why_of_an_unknown_id() -> None:
    run("add", "pages", "-l", "ledger")
    result = run("why", "ffffffffffffffffffff", "-l", "ledger")
    assert result.exit_code == 2
    assert "ffff" in result.stderr


def test_outlets_are_told_line_by_line(pages: Path) -> None:
    lines = [
        {"id": name, "url": f"https://{name}.example/1", "published": day, "text": UNDATED}
        for name, day in (("wire", "2026-02-12"), ("copier", "2026-02-13"))
    ]
    (pages / "copied.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    run("add", "pages/copied.jsonl", "-l", "ledger")
    result = run("outlets", "-l", "ledger")
    assert {row["outlet"]: (row["own"], row["copied"]) for row in rows(result)} == {
        "wire.example": (1, 0),
        "copier.example": (0, 1),
    }
    [view] = rows(run("outlets", "-l", "ledger", "--outlet", "copier.example"))
    assert [(page["document"], page["parent"]) for page in view["pages"]] == [("copier", "wire")]
    assert "carries wire.example 1" in run("outlets", "-l", "ledger", "--format", "table").stdout
    assert not rows(run("outlets", "-l", "ledger", "--until", "2026-02-11"))
    unknown = run("outlets", "-l", "ledger", "--outlet", "nobody")
    assert (unknown.exit_code, "nobody" in unknown.stderr) == (2, True)


def test_related_gives_what_was_asked_about_and_its_coverage(pages: Path) -> None:
    (pages / "wire.txt").write_text(UNDATED, encoding="utf-8")
    run("add", "pages", "-l", "ledger", "--published", "2026-02-12")
    [view] = rows(run("related", "pages/wire", "-l", "ledger"))
    assert view["page"]["document"] == "pages/wire.txt"
    assert [line["page"]["document"] for line in view["related"]] == ["pages/expulsion.html"]
    table = run("related", "pages/wire.txt", "-l", "ledger", "--format", "table")
    assert "Chile expels two Peruvian diplomats" in table.stdout
    assert run("related", "nowhere", "-l", "ledger").exit_code == 2


# --- the process ------------------------------------------------------------------------------------------------


def start(*arguments: str, **options: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "volteface", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


def test_module_runs_as_the_command_does() -> None:
    with start("--version") as process:
        stdout, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "volteface" in stdout


@pytest.mark.parametrize("verb", ["read", "code"])
def test_a_reader_that_has_seen_enough_ends_it_quietly(tmp_path: Path, verb: str) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text(
        "".join(json.dumps({"id": str(n), "text": UNDATED}) + "\n" for n in range(400)), encoding="utf-8"
    )
    with start(verb, str(many), "--published", "2026-02-12") as process:
        assert process.stdout
        assert process.stderr
        assert json.loads(process.stdout.readline())
        process.stdout.close()
        stderr = process.stderr.read()
        process.wait(timeout=60)
    assert "Traceback" not in stderr
    assert "BrokenPipe" not in stderr
    assert process.returncode == 0


def test_output_is_utf_8_whatever_the_locale() -> None:
    kept = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONIOENCODING", "PYTHONUTF8")
    }
    environment = {**kept, "LC_ALL": "C"}
    with start("read", "pages/signing.txt", env=environment, encoding="utf-8") as process:
        stdout, _ = process.communicate(timeout=60)
    assert "podpisały" in stdout

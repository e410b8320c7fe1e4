"""Small files of event data sets, written here to their documented formats: none of them holds a real row."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from volteface.ledger import Ledger
from volteface.ledger.importing import SETS, Columns, Tally, describe_table, import_files
from volteface.ledger.importing.gdelt import _VERSIONS as GDELT_NAMES
from volteface.ledger.parts import Row

NAMES = Columns(date="date", source="source", target="target", code="relation")
ICEWS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
    "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District",
    "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Recipient Name", "Recipient Country", "Recipient COW",
    "Primary Recipient Sector", "Source", "Publication Date", "Language",
)  # fmt: skip
ACLED = (
    "event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "inter1", "actor2",
    "inter2", "country", "source", "notes", "fatalities", "timestamp",
)  # fmt: skip
UCDP = (
    "id", "type_of_violence", "dyad_name", "side_a", "side_b", "source_article", "country", "date_prec", "date_start",
    "date_end", "best",
)  # fmt: skip


def write(path: Path, lines: Iterable[Sequence[str]], delimiter: str = "\t", encoding: str = "utf-8") -> Path:
    path.write_text("".join(delimiter.join(line) + "\n" for line in lines), encoding=encoding)
    return path


def cells(names: Sequence[str], missing: str = "", **values: str) -> list[str]:
    """Put values into a row; underscores stand for the blanks of column names."""
    known = {name.replace(" ", "_"): value for name, value in values.items()}
    assert not set(known) - {name.replace(" ", "_") for name in names}
    return [known.get(name.replace(" ", "_"), missing) for name in names]


def gdelt_line(number: int, columns: int = 61, **values: str) -> list[str]:
    names = {len(some): some for some in GDELT_NAMES}[columns]
    usual = {"SQLDATE": "20191024", "Actor1Code": "FRAGOV", "Actor2Code": "MLI", "EventCode": "040"}
    told = {"DATEADDED": "20191024143000" if columns == 61 else "20191024", "GLOBALEVENTID": str(number)}
    return cells(names, **(usual | told | values))


def icews_line(number: int, **values: str) -> list[str]:
    usual = {
        "Event_ID": str(number), "Event_Date": "2018-06-01", "Source_Name": "France", "Source_Country": "France",
        "Target_Name": "Citizen (Mali)", "Target_Country": "Mali", "CAMEO_Code": "051", "Event_Text": "Praise or endorse",
        "Story_ID": str(number), "Sentence_Number": "2", "Publisher": "Le Fil",
    }  # fmt: skip
    return cells(ICEWS, "NA", **(usual | values))


def polecat_line(number: int, **values: str) -> list[str]:
    usual = {
        "Event_ID": f"20230501-{number}", "Event_Date": "2023-05-01", "Publication_Date": "2023-05-02", "Source": "Le Fil",
        "Event_Type": "ACCUSE", "Event_Mode": "allege", "Actor_Name": "France", "Actor_Country": "FRA",
        "Primary_Actor_Sector": "GOV", "Recipient_Name": "Mali", "Recipient_Country": "MLI", "Primary_Recipient_Sector": "MIL",
    }  # fmt: skip
    return cells(POLECAT, "None", **(usual | values))


def acled_line(number: int, **values: str) -> list[str]:
    usual = {
        "event_id_cnty": f"MLI{number}", "event_date": "2022-06-30", "time_precision": "1", "event_type": "Battles",
        "sub_event_type": "Armed clash", "actor1": "Military Forces of Mali (2021-)", "inter1": "1",
        "actor2": "JNIM: Group for Support of Islam and Muslims", "inter2": "2", "country": "Mali", "source": "Le Fil",
        "notes": '"On 30 June, a clash, near Bamako."', "timestamp": "1657041386",
    }  # fmt: skip
    return cells(ACLED, **(usual | values))


def ucdp_line(number: int, **values: str) -> list[str]:
    usual = {
        "id": str(number), "type_of_violence": "1", "dyad_name": "Government of Mali - JNIM", "side_a": "Government of Mali",
        "side_b": "JNIM", "source_article": '"Le Fil, 2022-07-01, Clash"', "country": "Mali", "date_prec": "1",
        "date_start": "2022-06-30 00:00:00.000", "date_end": "2022-06-30 00:00:00.000",
    }  # fmt: skip
    return cells(UCDP, **(usual | values))


def import_set(ledger: Ledger, name: str, *files: Path) -> Tally:
    return import_files(ledger.folder, SETS[name], files)


def import_table(
    ledger: Ledger, file: Path, actors: str = "names", codes: str = "cameo-text", **fields: Any
) -> Tally:
    described = describe_table(file, fields.pop("columns", NAMES), actors=actors, codes=codes, **fields)
    return import_files(ledger.folder, described, [file])


def events(ledger: Ledger, *columns: str) -> list[Any]:
    """Give columns of all events in order of their documents: bare values where one column is asked for."""
    with ledger.snapshot() as snapshot:
        rows: list[Row] = snapshot.rows("SELECT * FROM events ORDER BY document")
    found = [tuple(row[name] for name in columns) for row in rows]
    return [one[0] for one in found] if len(columns) == 1 else found

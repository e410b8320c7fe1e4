"""What analysts have ruled: rows beside the coder's answers, which of them hold, and what they say of a report or an event.

A ruling names what it rules on by the page, not by any coder's answer, so that it still holds when the page is coded again.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Literal

import duckdb
import pyarrow as pa

from volteface.errors import LedgerError
from volteface.ledger.parts import Row

Kind = Literal["report", "claim", "origin", "undo"]
VERDICTS: Mapping[Kind, tuple[str, ...]] = {
    "report": ("wrong",),
    "claim": ("false", "true"),
    "origin": ("same", "apart"),
    "undo": ("undo",),
}
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """What one page says of one act, whatever coder has read it: where it stands in the text, the pair and the type."""

    document: str
    start: int
    end: int
    source: str
    target: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a person has decided, and why: that a report is wrong; that a claim, given by the reports of its event, is false
    or true; that two documents go back to one origin or to two; that another ruling does not hold.
    """

    kind: Kind
    verdict: str
    by: str
    why: str
    reports: tuple[Told, ...] = ()
    documents: tuple[str, ...] = ()
    undoes: str = ""

    def check(self) -> None:
        """Raise LedgerError, with what to do, for a ruling that says nothing or more than one thing."""
        if not self.why.strip():
            raise LedgerError("a ruling needs a reason that others can read; say why.")
        if not self.by.strip():
            raise LedgerError("a ruling needs the name of who has ruled so; say by whom.")
        if self.verdict not in VERDICTS[self.kind]:
            raise LedgerError(f"nothing of the kind {self.kind!r} can be ruled {self.verdict!r}.")
        if self.kind == "origin" and len(set(self.documents)) != 2:
            raise LedgerError("an origin is ruled on by two different documents.")
        named = {"report": len(self.reports) == 1, "claim": bool(self.reports), "undo": bool(self.undoes)}
        if not named.get(self.kind, True):
            raise LedgerError(f"a ruling of the kind {self.kind!r} has to name what it is on.")


class Rulings:
    """The rulings of a ledger that hold, to be asked about reports (rows with document, span, pair and type)."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Take rows in order of their turns: of two on the same, the later counts."""
        self._wrong: set[Told] = set()
        self._claims: dict[Told, tuple[int, str]] = {}
        for order, row in enumerate(row for row in rows if row["holds"]):
            told = [Told(**report) for report in row["reports"]]
            if row["kind"] == "report":
                self._wrong.update(told)
            elif row["kind"] == "claim":
                self._claims.update(dict.fromkeys(told, (order, row["verdict"])))

    def is_wrong(self, report: Row) -> bool:
        """Tell whether a report was ruled wrong."""
        return bool(self._wrong) and _told(report) in self._wrong

    def judge_event(self, reports: Sequence[Row]) -> str:
        """Give "wrong" where all reports of an event are, else what was ruled last on a claim that one of them belongs to."""
        if self._wrong and all(self.is_wrong(report) for report in reports):
            return "wrong"
        if not self._claims:
            return ""
        found = [self._claims[told] for told in map(_told, reports) if told in self._claims]
        return max(found)[1] if found else ""


def _told(report: Row) -> Told:
    return Told(
        report["document"], report["evidence_start"], report["evidence_end"],
        report["source"], report["target"], report["type"],
    )  # fmt: skip


def settle_rulings(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the view `current_rulings`: every ruling kept, in order, with whether it holds."""
    rows = connection.execute("SELECT id, undoes FROM kept_rulings ORDER BY turn").fetchall()
    holding = find_holding(rows)
    connection.register("holding", pa.table({"id": pa.array(sorted(holding), pa.string())}))
    connection.execute(
        "CREATE VIEW current_rulings AS SELECT *, id IN (SELECT id FROM holding) AS holds FROM kept_rulings ORDER BY turn"
    )


def find_holding(rulings: Sequence[tuple[str, str]]) -> set[str]:
    """Give the ids of the rulings that hold, of pairs (id, id of the ruling that it undoes or "") in order of their turns."""
    undone: set[str] = set()
    holding: set[str] = set()
    for name, undoes in reversed(rulings):  # what undoes a ruling comes after it
        if name not in undone:
            holding.add(name)
            undone.add(undoes)
    return holding


def list_rulings(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Give the rows of `current_rulings` in order of their turns."""
    rows: list[Row] = (
        connection.sql("SELECT * FROM current_rulings ORDER BY turn").to_arrow_table().to_pylist()
    )
    return rows


def held_pairs(connection: duckdb.DuckDBPyConnection) -> tuple[list[Pair], list[Pair]]:
    """Give the pairs of documents (the smaller first, in order) that were ruled to have the same origin, and to have two."""
    last: dict[Pair, str] = {}
    for row in list_rulings(connection):
        if row["holds"] and row["kind"] == "origin":
            first, second = sorted(row["documents"])
            last[first, second] = row["verdict"]
    pairs: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair, verdict in sorted(last.items()):
        pairs[verdict].append(pair)
    return pairs["same"], pairs["apart"]


def name_ruling(ruling: Ruling, rows: Sequence[Row]) -> tuple[str, bool]:
    """Give the id of a ruling, and whether one that holds says the same already.

    An id hashes what the ruling says and, where the same was said before and is undone, what has undone it.
    """
    undone_by = {row["undoes"]: row["id"] for row in rows}
    holds = {row["id"]: row["holds"] for row in rows}
    after = ""
    while (name := _hash(ruling, after)) in holds and not holds[name]:
        after = undone_by[name]
    return name, name in holds


def _hash(ruling: Ruling, after: str) -> str:
    reports = ["\x1e".join(map(str, astuple(told))) for told in sorted(ruling.reports)]
    said = (ruling.kind, ruling.verdict, ruling.by, ruling.why, ruling.undoes, after)
    key = "\x1f".join((*said, *sorted(ruling.documents), *reports))
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def follow_undone(rows: Sequence[Row], fresh: Iterable[Row]) -> list[Row]:
    """Give the rulings that new ones change: themselves, those that they undo, those that these undid, and so on."""
    known = {row["id"]: row for row in rows}
    changed = []
    for row in fresh:
        step: Row | None = row
        while step:
            changed.append(step)
            step = known.get(step["undoes"])
    return changed

"""One act's reports -> the row of its event."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from volteface.ledger.clusters import UNDATED, When, read_when
from volteface.ledger.parts import Row
from volteface.ledger.rulings import Rulings
from volteface.ledger.status import AGAINST, PASTED_CREDIT, WEIGHTS, settle_status, weigh
from volteface.model import Status

STALE_DAYS = 366
"""An act first told so long after its date is history: it counts in no series, whatever its reports call it."""
_TOLD_AFTERWARDS = frozenset(("reported", "claimed", "denied"))
_DENIED_CLAIM = ("denied", "claimed")  # the claim is what is denied: both tell of the event
_PRECISIONS = {4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, slots=True)
class Judge:
    """What else is known beside the reports: what analysts have ruled, and the pages of each account that is pasted."""

    rulings: Rulings
    pasted: Mapping[str, int]

    def choose_standing(self, members: Sequence[Row]) -> Sequence[Row]:
        """Give the reports that say what an act is: not the wrong ones, nor those of pasted accounts where there are others."""
        right = [report for report in members if not self.rulings.is_wrong(report)] or members
        return [report for report in right if report["origin"] not in self.pasted] or right

    def credit(self, members: Sequence[Row]) -> float:
        """Give what the pasted accounts behind an act make it count together: by the part of their pages that tell it.

        So a flood moves nothing more than one of its pages would, whatever is read out of the others.
        """
        told = {report["document"] for report in members if report["origin"] in self.pasted}
        pages = sum(
            self.pasted[origin] for origin in {report["origin"] for report in members} & self.pasted.keys()
        )
        return PASTED_CREDIT * len(told) / pages if pages else 1.0


def event_row(members: Sequence[Row], turn: int, judge: Judge) -> Row:
    """Give the event of the reports of one act. It depends on the set of reports, and on what the judge knows of them, alone.

    A report that was ruled wrong stays a member and says nothing; where all are, the event is what they said.
    """
    ruled = judge.rulings.judge_event(members)
    standing = judge.choose_standing(members)
    reports = sorted(standing, key=lambda report: (report["seen"], report["id"]))
    status = settle_status([report["status"] for report in reports])
    behind = _list_behind(reports, status)
    told = [report for report in reports if report["status"] in _TOLD_AFTERWARDS] or reports
    date_text, when = _choose_date(behind or reports, told[0]["seen"])
    best = behind[0] if behind else reports[0]
    stale = date.fromisoformat(reports[0]["seen"]).toordinal() - when.last > STALE_DAYS
    pairs = max(report["group_pairs"] for report in reports)
    weighed = sorted(_weigh(members, judge, ruled), key=lambda m: (m["id"], m["run"]))
    return {
        **{name: best[name] for name in _OF_BEST},
        "turn": turn,
        "id": name_event(min(report["id"] for report in members)),
        "modes": sorted({mode for report in behind for mode in report["modes"]}),
        "contexts": sorted({context for report in reports for context in report["contexts"]}),
        "status": status,
        "claimed_by": _speakers(reports, "claimed"),
        "denied_by": _speakers(reports, "denied"),
        "date": date_text,
        "date_precision": _PRECISIONS.get(len(date_text), ""),
        "day": date.fromordinal(when.first),
        "ruled": ruled,
        "stale": stale,
        "first_seen": reports[0]["seen"],
        "pages": len({report["document"] for report in reports}),
        "pairs": pairs,
        "weight": 0.0 if stale else weigh_event(status, ruled, weighed) / pairs,
        "sentence": best["evidence"],
        "reports": weighed,
        **_count_origins(reports),
    }


def _list_behind(reports: Sequence[Row], status: Status) -> list[Row]:
    """Give the reports that tell of an act as the status has it that all together have settled on."""
    return [
        report
        for report in reports
        if report["status"] == status or (status, report["status"]) == _DENIED_CLAIM
    ]


_OF_BEST = (
    "cell", "source", "source_role", "target", "target_role", "type", "quad", "intensity", "mutual",
    "document", "outlet", "url",
)  # fmt: skip


def name_event(report: str) -> str:
    """Give the id of an event whose smallest report has this id; one that another report joins may change its id."""
    return hashlib.blake2b(report.encode(), digest_size=10).hexdigest()


def weigh_event(status: Status, ruled: str, members: Sequence[Row]) -> float:
    """Give what an act counts, before it is shared out: what its weightiest report makes of it.

    Nothing where the status that all together have settled on is one of an act that did not happen; a ruling goes before it.
    """
    happened = WEIGHTS[status] > 0 or ruled == "true"
    return max(member["weight"] for member in members) if happened else 0.0


def _weigh(members: Sequence[Row], judge: Judge, ruled: str) -> Iterator[Row]:
    """Give an event's members: each report with what it alone makes the act count."""
    credit = judge.credit(members)
    for report in members:
        ruling = "wrong" if judge.rulings.is_wrong(report) else ruled
        weight = weigh(report["status"], ruling, credit if report["origin"] in judge.pasted else 1.0)
        yield {"run": report["run"], "id": report["id"], "weight": weight}


def _choose_date(reports: Sequence[Row], seen: str) -> tuple[str, When]:
    """Take the most exact date, then that of most origins, then the earliest; "" and `seen` where none is told.

    What is told as done can't be done after it was told: such a date is a mistake or a trick, and no date.
    """
    origins: defaultdict[tuple[str, When], set[str]] = defaultdict(set)
    for report in reports:
        when = read_when(report["date"], seen)
        to_come = when.first > read_when("", report["seen"]).first and report["status"] in _TOLD_AFTERWARDS
        if when.level != UNDATED and not to_come:
            origins[report["date"], when].add(report["origin"])
    if not origins:
        return "", read_when("", seen)
    return min(origins, key=lambda told: (told[1].level, -len(origins[told]), told[0]))


def _speakers(reports: Sequence[Row], status: str) -> list[str]:
    return sorted({report["claimed_by"] for report in reports if report["status"] == status} - {""})


def _count_origins(reports: Sequence[Row]) -> dict[str, Any]:
    """Count the independent origins for and against: one that only denies an act is not behind it."""
    against = {report["origin"] for report in reports if report["status"] in AGAINST}
    support = {report["origin"] for report in reports if report["status"] not in AGAINST}
    return {"support": len(support), "against": len(against)}

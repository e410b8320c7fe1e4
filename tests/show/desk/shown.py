"""A ledger for the desk's tests: relations that change, pages that say so, and a hostile one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from ledger.making import Page, page, sample_page
from relations.tables import Act, imported
from volteface.ledger import Ledger, Watch
from volteface.walk import watch

FIRST = date(2021, 1, 4)
WEEKS = 208
TURN = 150
CALM = ("ARG", "BRA", "CHL", "COL", "MEX", "PER")
HOSTILE = (
    'Rebels <script>alert(1)</script> \u202egnp.exe\u202c "quoted" & <b>accused</b> Moscow of \x1b[31mtheft.'
)


def make_ledger(folder: Path) -> Ledger:
    """Make a ledger in which Georgia and Russia begin to fight, with alarms that were raised for it, beside told pages."""
    ledger = imported(folder, _tell_history())
    with ledger.writer() as writer:
        for article, reports in make_pages():
            writer.add(article, reports, coder="lexicon-1", seen_at="2025-07-30")
    assert watch(folder, Watch(step="week", budget=0.2))
    return ledger


def _tell_history() -> Iterator[Act]:
    dice = np.random.default_rng(3)
    for week in range(WEEKS):
        for a, b in [*((a, b) for a in CALM for b in CALM if a < b), ("GEO", "RUS")]:
            fights = a == "GEO" and week >= TURN
            acts = ["CONSULT"] * dice.poisson(1.0) + ["ASSAULT"] * dice.poisson(8.0 if fights else 0.3)
            for number, act in enumerate(acts):
                day = FIRST + timedelta(days=7 * week + number % 7)
                yield (day, a, act, b) if number % 2 else (day, b, act, a)


def make_pages() -> list[Page]:
    """Give a page with claims, a copy of it, and one whose every text is hostile."""
    hostile, reports = page("hostile", HOSTILE, "GEO ACCUSE RUS accused", outlet="<i>Evil</i> \u202eTimes")
    return [
        sample_page("sample", outlet="wire.example", title="Baku signs, accuses"),
        sample_page("copy", outlet="copies.example", title="Baku signs, accuses", published="2025-07-24"),
        (replace(hostile, title=HOSTILE), reports),
    ]

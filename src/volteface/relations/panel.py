"""Events -> the relations of all pairs at once, by when each act could first be known."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from volteface.ledger import NEWS_DAYS, Snapshot
from volteface.model import Panel, Step
from volteface.relations.outages import find_outages
from volteface.relations.steps import starts_between
from volteface.world import STATES, list_bodies

# An act of pages counts from the day on which it was first told so: what a later page makes of it comes later.
_ACTS = """
CREATE OR REPLACE TEMP TABLE panel_acts AS
WITH told AS (
    SELECT event.id, event.source, event.target, event.quad, event.pairs, event.day,
        member.weight::DOUBLE AS full_weight, min(report.seen) AS seen
    FROM (SELECT id, source, target, quad, pairs, day, unnest(reports) AS member FROM events WHERE data_set = '' AND NOT stale) AS event
    JOIN kept_reports AS report ON report.run = member.run AND report.id = member.id
    WHERE member.weight > 0
    GROUP BY ALL
), weighed AS (
    SELECT *, coalesce(max(full_weight) OVER (
        PARTITION BY id ORDER BY seen, full_weight ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
    FROM told
)
SELECT source, target, quad, '' AS data_set, (full_weight - before) / pairs AS weight, before = 0 AS is_first, left(seen, 10)::DATE AS seen
FROM weighed WHERE full_weight > before AND left(seen, 10)::DATE - day <= {historical}
UNION ALL
SELECT source, target, quad, data_set, weight, true, greatest(left(first_seen, 10)::DATE, day)
FROM events WHERE data_set <> '' AND weight > 0
"""
SILENCE_DAYS = 3653
"""News before ten years without any are left out: they are rows with a wrong date, or of another age."""
_SPAN = """
SELECT coalesce(max(seen) FILTER (seen - before > {silence}), min(seen)) AS first, max(seen) AS last
FROM (SELECT seen, lag(seen) OVER (ORDER BY seen) AS before FROM (SELECT DISTINCT seen FROM panel_acts))
"""
_PAIRS = """
CREATE OR REPLACE TEMP TABLE pairs AS
SELECT (row_number() OVER (ORDER BY a, b) - 1)::INTEGER AS pair, a, b FROM (
    SELECT DISTINCT least(source, target) AS a, greatest(source, target) AS b FROM panel_acts
    WHERE source IN (SELECT code FROM official) AND target IN (SELECT code FROM official) AND source <> target)
"""
_ENTRIES = """
SELECT pair, {step} AS step,
    coalesce(sum(weight) FILTER (quad <= 2), 0)::FLOAT AS cooperation,
    coalesce(sum(weight) FILTER (quad >= 3), 0)::FLOAT AS conflict,
    count(*) FILTER (is_first)::FLOAT AS events
FROM panel_acts JOIN pairs ON pairs.a = least(source, target) AND pairs.b = greatest(source, target)
GROUP BY ALL ORDER BY pair, step
"""
_WORLD = (
    "SELECT {step} AS step, data_set, sum(weight) AS weight, count(*) AS events FROM panel_acts GROUP BY ALL"
)
_ATTENTION = """
WITH actors AS (SELECT a AS actor FROM pairs UNION SELECT b FROM pairs),
numbered AS (SELECT actor, (row_number() OVER (ORDER BY actor) - 1)::INTEGER AS row FROM actors)
SELECT row, actor, {step} AS step, sum(weight) AS weight FROM (
    SELECT source AS actor, weight, seen FROM panel_acts
    UNION ALL SELECT target, weight, seen FROM panel_acts WHERE target <> source
) JOIN numbered USING (actor) GROUP BY ALL
"""
_NUMBER = {
    "day": "date_diff('day', DATE '{first}', seen)",
    "week": "(date_diff('day', DATE '{first}', seen) // 7)",
    "month": "date_diff('month', DATE '{first}', seen)",
}


def panel(snapshot: Snapshot, step: Step = "week", until: date | None = None) -> Panel | None:
    """Give the relations of all pairs of states and bodies in the whole steps that end by `until`, or by the last day of
    news; None without any.

    An act counts by what its reports weigh, from the day on which each was told. An act of pages told more than
    NEWS_DAYS after it counts in no step. Groups that are no state count in the attention to others alone: what they
    do is often somebody's war at home.
    """
    official = pa.table({"code": pa.array(sorted(STATES | set(list_bodies())), pa.string())})
    snapshot.register("official", official)
    snapshot.execute(_ACTS.format(historical=NEWS_DAYS))
    [span] = snapshot.rows(_SPAN.format(silence=SILENCE_DAYS))
    starts = list_starts(span["first"], until or span["last"], step) if span["first"] else ()
    if len(starts) < 2:
        return None
    outside = f"seen < DATE '{starts[0].isoformat()}' OR seen >= DATE '{starts[-1].isoformat()}'"
    snapshot.execute(f"DELETE FROM panel_acts WHERE {outside}")  # noqa: S608
    snapshot.execute(_PAIRS)
    number = _NUMBER[step].format(first=starts[0].isoformat())
    entries = snapshot.table(_ENTRIES.format(step=number))
    pairs = snapshot.rows("SELECT a, b FROM pairs ORDER BY pair")
    world, known = _find_world(snapshot, number, starts[:-1], step)
    attention, sides = _find_attention(snapshot, number, len(world))
    columns = {name: entries.column(name).to_numpy() for name in entries.column_names}
    return Panel(
        unit=step,
        starts=starts,
        pairs=tuple((row["a"], row["b"]) for row in pairs),
        pair=columns["pair"].astype(np.int32),
        step=columns["step"].astype(np.int32),
        cooperation=columns["cooperation"],
        conflict=columns["conflict"],
        events=columns["events"],
        world=world,
        attention=attention,
        sides=sides,
        known=known,
    )


def list_starts(first: date, last: date, step: Step) -> tuple[date, ...]:
    """Give the first days of the steps from that of `first` to the last that ends by `last`, and of the one after."""
    return tuple(starts_between(first, last + timedelta(days=1), step))


def _find_world(
    snapshot: Snapshot, number: str, starts: Sequence[date], step: Step
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Give the weight of all acts of each step, and whether the sources were there to tell of them."""
    world = np.zeros(len(starts))
    told: defaultdict[date, dict[str, int]] = defaultdict(dict)
    for row in snapshot.rows(_WORLD.format(step=number)):
        world[row["step"]] += row["weight"]
        told[starts[row["step"]]][row["data_set"]] = row["events"]
    outages = find_outages(told, step)
    return world, np.array([start not in outages for start in starts])


def _find_attention(
    snapshot: Snapshot, number: str, steps: int
) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    table = snapshot.table(_ATTENTION.format(step=number))
    rows, actors = table.column("row").to_numpy(), table.column("actor").to_pylist()
    attention = np.zeros((int(rows.max()) + 1 if len(rows) else 0, steps), np.float32)
    attention[rows, table.column("step").to_numpy()] = table.column("weight").to_numpy()
    place = dict(zip(actors, rows.tolist(), strict=True))
    pairs = snapshot.rows("SELECT a, b FROM pairs ORDER BY pair")
    sides = np.array([(place[row["a"]], place[row["b"]]) for row in pairs], np.int32).reshape(-1, 2)
    return attention, sides

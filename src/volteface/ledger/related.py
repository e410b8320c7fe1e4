"""Which other articles are on the same story, in whatever language: a nearness from 0 to 1.

It is the logistic function of a sum: of what they share an account, acts, their sense as a whole, actors and names, each as the
ledger knows it. Only articles of the days around are read.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from volteface.ledger.likeness import SENSE_BITS, measure
from volteface.ledger.snapshot import Snapshot
from volteface.ledger.traits import Bits, Traits

ACCOUNT, EVENT, SENSE, ACTORS, NAMES, NUMBERS = 2.5, 1.5, 6.0, 4.0, 5.0, 1.5
BIAS = -8.0
"""What speaks for one story: one account; an act that both tell; the likeness of their vectors (-1 to 1); the rarity of the actors that
both have in reports (0 for one whom all articles of these days have, 1 for one whom a single one has); how far their names and
numbers are the same, as a cosine (0 to 1). Fitted to the labelled stories of `benchmarks/stories/dev`, set to one
week (logistic regression, rounded)."""
MOST_RARITY = 1.5
UNSENSED = 0.3
"""The likeness that is taken where a coder has made no vectors."""
USUAL_ARTICLES = 200
"""So many articles without an actor are taken to stand beside those of the days, before it is called frequent."""
MOST_READ = 256
"""Of so many articles, the nearest by all else, the text is read for its names and numbers; the others are not near."""
MOST_OF_ACCOUNT = 8
"""So many of them may be of one account, or a flood of copies would leave no room."""
TEXT_CHARACTERS = 1500

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """An article that may be on the same story, and what makes it so: whether it is of one account, the events and actors that
    both tell of, and the likeness of their vectors (None where one has none), of their names and of their numbers.
    `account` are all documents of its account that were seen in these days, itself among them.
    """

    document: str
    origin: str
    nearness: float
    same_account: bool
    events: tuple[str, ...]
    actors: tuple[str, ...]
    sense: float | None
    names: float
    numbers: float
    account: tuple[str, ...]


# the views would first settle what holds of every page: these read the pages of some days alone
_NEAR = """
WITH found AS MATERIALIZED (
    SELECT DISTINCT document FROM derived_pages WHERE seen BETWEEN $first AND $last
), article AS (
    SELECT document, max(run) AS version, arg_max(seen, run) AS seen, arg_max(language, run) AS language
    FROM derived_pages SEMI JOIN found USING (document) GROUP BY document
), placed AS (
    SELECT document, arg_max(origin, turn) AS origin FROM kept_origins SEMI JOIN found USING (document) GROUP BY document
), coded AS (
    SELECT document, max(run) AS run, arg_max(senses, run) AS senses
    FROM derived_runs SEMI JOIN found USING (document) GROUP BY document
)
SELECT document, version, run, origin, language, senses
FROM article JOIN placed USING (document) JOIN coded USING (document) ANTI JOIN current_withdrawals USING (document)
WHERE seen BETWEEN $first AND $last ORDER BY seen, document
"""
_SEEN = """
SELECT min(seen) AS first, max(seen) AS last FROM derived_pages WHERE document IN (SELECT unnest($documents))
"""
_EVENTS = """
WITH cells AS (
    SELECT DISTINCT cell FROM kept_reports WHERE run IN (SELECT unnest($runs))
), told AS (
    SELECT id, unnest(reports).run AS run FROM current_events SEMI JOIN cells USING (cell)
)
SELECT id, list(DISTINCT run) AS runs FROM told SEMI JOIN near_pages USING (run) GROUP BY id
HAVING ($event = '' AND len(list_intersect(list(DISTINCT run), $runs)) > 0) OR id = $event ORDER BY id
"""
_ACTORS = """
WITH named AS (
    SELECT run, unnest([source, target]) AS actor FROM kept_reports SEMI JOIN near_pages USING (run)
)
SELECT actor, list(DISTINCT run) AS runs FROM named WHERE actor <> ''
GROUP BY actor HAVING len(list_intersect(list(DISTINCT run), $runs)) > 0 ORDER BY actor
"""
_TEXTS = f"""
SELECT document, language, left(text, {TEXT_CHARACTERS}) AS evidence
FROM derived_articles SEMI JOIN read_pages USING (run)
"""  # noqa: S608 - a number of ours


class _Pages:
    """The articles of some days in n rows, the first that was seen first; those asked about by row, and what they share with them."""

    def __init__(self, snapshot: Snapshot, table: pa.Table, documents: Iterable[str]) -> None:
        self.documents: list[str] = table["document"].to_pylist()
        self.origins: list[str] = table["origin"].to_pylist()
        self.versions = table["version"].to_numpy()
        self.runs = table["run"].to_numpy()
        self._row_of_run = {int(run): row for row, run in enumerate(self.runs)}
        rows = {document: row for row, document in enumerate(self.documents)}
        self.asked = [rows[document] for document in documents if document in rows]
        self._snapshot = snapshot
        snapshot.register("near_pages", table.select(["run"]))
        wide = SENSE_BITS // 8
        every = [(senses or b"")[:wide] for senses in table["senses"].to_pylist()]
        self.sensed: NDArray[np.bool_] = np.array([len(senses) == wide for senses in every], bool)
        filled = b"".join(senses if len(senses) == wide else bytes(wide) for senses in every)
        self.senses: Bits = np.frombuffer(filled, "<u8").reshape(-1, SENSE_BITS // 64)

    def shared(self, query: str, **asked: str) -> dict[str, list[int]]:
        """Give what the articles asked about have in their reports, and the rows of all articles that have it too."""
        runs = [int(self.runs[row]) for row in self.asked]
        found = self._snapshot.table(query, {"runs": runs, **asked})
        pairs = zip(found[0].to_pylist(), found[1].to_pylist(), strict=True)
        return {name: [self._row_of_run[run] for run in some] for name, some in pairs}

    def accounts(self) -> dict[str, tuple[str, ...]]:
        """Give the documents of each account."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for document, origin in zip(self.documents, self.origins, strict=True):
            found[origin].append(document)
        return {origin: tuple(documents) for origin, documents in found.items()}

    def likeness(self) -> Numbers:
        """Give how like each article's vector (n) is to the likest of those asked about; NaN where there is none."""
        like = np.full(len(self.documents), np.nan)
        for row in self.asked:
            if self.sensed[row]:
                like = np.fmax(like, measure(self.senses, self.senses[row]))
        like[~self.sensed] = np.nan
        return like

    def traits(self, rows: Sequence[int]) -> tuple[Numbers, Numbers]:
        """Give how far names and numbers (m each) of the texts of m rows are those of the articles asked about, which stand first."""
        runs = pa.table({"run": pa.array([int(self.versions[row]) for row in rows], pa.int64())})
        self._snapshot.register("read_pages", runs)
        read = {one["document"]: one for one in self._snapshot.rows(_TEXTS)}
        nothing = {"language": "", "evidence": ""}
        texts = [read.get(self.documents[row], nothing) for row in rows]
        traits = Traits([text | {"sense": b"", "source_text": "", "target_text": ""} for text in texts])
        asked = range(len(self.asked))  # they stand first
        return _compare_bits(traits.names, asked), _compare_bits(traits.numbers, asked)


def find_related(snapshot: Snapshot, documents: Sequence[str], days: int, event: str = "") -> list[Near]:
    """Give the nearest of the other articles seen at most so many days before or after some, the nearest first; of one event
    (its id) those that tell it too, `documents` among them.
    """
    [bounds] = snapshot.rows(_SEEN, {"documents": list(documents)})
    if bounds["first"] is None:
        return []
    first, last = (date.fromisoformat(bounds[name]) for name in ("first", "last"))
    span = {"first": _shift(first, -days), "last": _shift(last, days)}
    pages = _Pages(snapshot, snapshot.table(_NEAR, span), documents)
    if not pages.asked:
        return []
    found = _weigh(pages, event)
    left_out = set() if event else set(documents)
    return [near for near in found if near.document not in left_out]


def _shift(day: date, days: int) -> str:
    """Give a day so many days later, as far as there are days."""
    number = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number).isoformat()


def _weigh(pages: _Pages, event: str) -> list[Near]:
    """Give all articles with their nearness, the nearest first."""
    count = len(pages.documents)
    events = pages.shared(_EVENTS, event=event)
    actors = pages.shared(_ACTORS)
    own = {pages.origins[row] for row in pages.asked}
    same = np.array([origin in own for origin in pages.origins], bool)
    telling, rarity = np.zeros(count, bool), np.zeros(count)
    for rows in events.values():
        telling[rows] = True
    for rows in actors.values():
        rarity[rows] += _measure_rarity(len(rows), count)
    like = pages.likeness()
    total = BIAS + ACCOUNT * same + EVENT * telling + ACTORS * np.minimum(rarity, MOST_RARITY)
    total += SENSE * np.where(np.isnan(like), UNSENSED, like)
    read = _choose_read(pages, np.argsort(-total, kind="stable").tolist())
    names, numbers = pages.traits(read)
    nearness = 1 / (1 + np.exp(-(total[read] + NAMES * names + NUMBERS * numbers)))
    shared_events, shared_actors, accounts = _by_row(events), _by_row(actors), pages.accounts()
    found = [
        Near(
            document=pages.documents[row],
            origin=pages.origins[row],
            nearness=float(nearness[place]),
            same_account=bool(same[row]),
            events=tuple(shared_events.get(row, ())),
            actors=tuple(shared_actors.get(row, ())),
            sense=None if np.isnan(like[row]) else float(like[row]),
            names=float(names[place]),
            numbers=float(numbers[place]),
            account=accounts[pages.origins[row]],
        )
        for place, row in enumerate(read)
    ]
    order = sorted(range(len(found)), key=lambda place: (-found[place].nearness, read[place]))
    return [found[place] for place in order]


def _choose_read(pages: _Pages, nearest: Sequence[int]) -> list[int]:
    """Give the rows of the articles to read: those asked about and the nearest, not too many of one account."""
    chosen = dict.fromkeys(pages.asked)
    taken: Counter[str] = Counter()
    for row in nearest:
        if len(chosen) >= MOST_READ:
            break
        origin = pages.origins[row]
        if taken[origin] < MOST_OF_ACCOUNT and row not in chosen:
            taken[origin] += 1
            chosen[row] = None
    return list(chosen)


def _measure_rarity(having: int, count: int) -> float:
    """Give how rare an actor is whom so many of the articles have, 0 to 1; a few days of few articles say little of that."""
    return math.log((count + USUAL_ARTICLES) / (having + 1)) / math.log(count + USUAL_ARTICLES)


def _by_row(shared: dict[str, list[int]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for name, rows in shared.items():
        for row in rows:
            found.setdefault(row, []).append(name)
    return found


def _compare_bits(bits: Bits, asked: Sequence[int]) -> Numbers:
    """Give for m rows of 64 bits the cosine with the likest of some of them; a bit counts the more, the fewer rows have it."""
    spread = np.unpackbits(bits.view(np.uint8).reshape(-1, 8), axis=1).astype(np.float64)
    having = spread.sum(axis=0)
    weighed = spread * np.log((USUAL_ARTICLES + len(spread)) / (1 + having))
    lengths = np.linalg.norm(weighed, axis=1, keepdims=True)
    units = np.divide(weighed, lengths, out=np.zeros_like(weighed), where=lengths > 0)
    cosines: Numbers = (units @ units[list(asked)].T).max(axis=1)
    return cosines

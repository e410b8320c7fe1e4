"""A made-up ledger of millions of events: imported rows over 200 states with few busy and many quiet pairs, and pages beside them."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb

from volteface.ledger import Ledger
from volteface.ledger.manifest import load_manifest, swap_manifest
from volteface.ledger.parts import part_path, seal_part
from volteface.model import Article, Mention, Report, Span, make_report_id
from volteface.world import STATES

FIRST, DAYS = date(2011, 1, 1), 15 * 365
STATE_COUNT = 200
BUSY = (
    "USA",
    "RUS",
    "CHN",
    "UKR",
    "ISR",
    "IRN",
    "FRA",
    "GBR",
    "DEU",
    "TUR",
    "IND",
    "JPN",
    "POL",
    "SYR",
    "PAK",
    "KOR",
)
PART_ROWS = 1_000_000
CODER = "made-1"

# how often a state is told of falls with its rank: the busiest pair has several percent of all
_ROWS = """
COPY (
    WITH drawn AS (
        SELECT i, {states}[1 + least(floor({count} * pow(random(), 4)), {count} - 1)::INTEGER] AS source,
            {states}[1 + least(floor({count} * pow(random(), 3)), {count} - 1)::INTEGER] AS target,
            DATE '{first}' + floor({days} * random())::INTEGER AS day, 1 + floor(16 * random())::INTEGER AS act
        FROM range({start}, {stop}) AS numbers(i)
    )
    SELECT (hash(i) >> 1)::BIGINT AS key, {turn}::BIGINT AS turn, 0::BIGINT AS version, 'made' AS set, i::VARCHAR AS id,
        source, 'GOV' AS source_role, CASE WHEN source = target THEN '' ELSE target END AS target,
        CASE WHEN source = target THEN '' ELSE 'GOV' END AS target_role,
        ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN',
            'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'][act] AS type,
        []::VARCHAR[] AS modes, (1 + (act - 1) // 4)::TINYINT AS quad,
        [2, 3, 4, 5, 6, 7, 7, 1, -1, -3, -4, -6, -6, -7, -8, -10][act]::DOUBLE AS intensity,
        CASE WHEN random() < 0.02 THEN 'historical' ELSE 'reported' END AS status,
        day, CASE WHEN random() < 0.03 THEN 'month' ELSE 'day' END AS precision, day + floor(3 * random())::INTEGER AS seen,
        (hash(i // 3) >> 1)::BIGINT AS origin, CASE WHEN i % 10 = 0 THEN 2 ELSE 1 END::INTEGER AS pairs,
        'https://wire' || (i % 900) || '.example/' || year(day) || '/story-' || (i // 3) AS url,
        'A made-up row about act ' || act || ' of the made-up set' AS sentence, 'wire' || (i % 900) || '.example' AS outlet
    FROM drawn ORDER BY day
) TO '{path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)
"""
_ACTS = (("SUPPORT", 1, 3.0), ("COOPERATE", 2, 7.0), ("ACCUSE", 3, -3.0), ("ASSAULT", 4, -9.0))
_STATUSES = ("reported",) * 7 + ("claimed", "claimed", "planned", "denied", "historical")


def list_states() -> list[str]:
    """Give the states, the busiest first."""
    return [*BUSY, *sorted(STATES - set(BUSY))][:STATE_COUNT]


def add_rows(folder: Path, start: int, stop: int, days: int = DAYS) -> None:
    """Add imported rows by number, of the last so many days, as parts that are swapped in at once."""
    manifest = load_manifest(folder)
    parts = []
    with duckdb.connect() as connection:
        for low in range(start, stop, PART_ROWS):
            path = part_path(folder, "imports")
            filled = _ROWS.format(
                states=list_states(), count=STATE_COUNT, first=FIRST + timedelta(days=DAYS - days), days=days, start=low,
                stop=min(low + PART_ROWS, stop), turn=manifest.version + 1, path=path,
            )  # fmt: skip
            [(rows,)] = connection.execute(filled).fetchall()
            parts.append(seal_part(path, rows))
    swap_manifest(folder, manifest.with_parts({"imports": parts}))


def add_pages(folder: Path, start: int, stop: int) -> None:
    """Add pages by number, each of one to three reports, some of them copies of the page before."""
    with Ledger.open(folder).writer() as writer:
        for article, reports in _make_pages(start, stop):
            writer.add(article, reports, coder=CODER)


def _make_pages(start: int, stop: int) -> Iterator[tuple[Article, list[Report]]]:
    states = list_states()
    words = [f"word{number}" for number in range(4000)]
    for number in range(start, stop):
        told = number - number % 5 if number % 5 == 1 else number  # one in five is a copy
        dice = random.Random(told)  # noqa: S311 - no secret
        acts = [
            (*dice.choice(_ACTS), *_draw_pair(dice, states), dice.choice(_STATUSES))
            for _ in range(dice.randint(1, 3))
        ]
        sentences = [
            f"{a} {type_.lower()} {b} " + " ".join(dice.choices(words, k=12)) + "."
            for type_, _, _, a, b, _ in acts
        ]
        text = "\n\n".join((*sentences, " ".join(dice.choices(words, k=150))))
        day = FIRST + timedelta(days=DAYS - 1 - dice.randrange(700))
        outlet = f"outlet{number % 400}.example"
        article = Article(
            document=f"https://{outlet}/{number}", url=f"https://{outlet}/{number}", outlet=outlet, title=sentences[0][:60],
            text=text, published=day.isoformat(), language="en",
        )  # fmt: skip
        yield (
            article,
            [_report(article, sentence, act) for sentence, act in zip(sentences, acts, strict=True)],
        )


def _draw_pair(dice: random.Random, states: list[str]) -> tuple[str, str]:
    source, target = (states[int(len(states) * dice.random() ** power)] for power in (4, 3))
    return source, target if target != source else states[-1]


def _report(article: Article, sentence: str, act: tuple[str, int, float, str, str, str]) -> Report:
    type_, quad, intensity, source, target, status = act
    start = article.text.index(sentence)
    evidence = Span(text=sentence, start=start, end=start + len(sentence))
    return Report(
        id=make_report_id(article.document, evidence, source, target, type_, 0), document=article.document,
        source=source, source_role="GOV", target=target, target_role="GOV", type=type_, quad=quad, intensity=intensity,
        status=status, claimed_by=source if status in ("claimed", "denied") else "", evidence=evidence,
        trigger=Span(text=source, start=start, end=start + len(source)),
        source_mention=Mention(code=source, role="GOV", text=source, start=start, end=start + len(source)),
        confidence=0.9, coder=CODER, codebook="PLOVER-2.0",
    )  # type: ignore[arg-type]  # fmt: skip

"""How fast pages are kept and asked for: python benchmarks/ledger.py [--pages 10000] [--runs 3].

The pages are synthetic: words drawn by Zipf's law, bodies of 100 to 900 words, three reports a page on pairs of
states drawn alike, one page in ten a copy with a new title and a paragraph cut. Only keeping is measured: reading and
coding have benchmarks of their own.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from volteface.ledger import Ledger
from volteface.ledger.manifest import load_manifest
from volteface.model import Article, Mention, Report, Span, make_report_id
from volteface.show.brief import view_brief
from volteface.show.outlets import view_outlets
from volteface.show.related import view_related
from volteface.show.relations import view_relations
from volteface.show.why import view_why

COPIES = 0.1
DAYS = 365
FIRST_DAY = date(2024, 7, 1)
WORDS = 30_000
STATE_CODES = (
    "USA RUS CHN UKR ISR IRN TUR DEU FRA GBR POL IND JPN KOR PRK PSE SYR SAU EGY PAK AFG IRQ YEM ARM AZE GEO BLR HUN "
    "SRB XKX GRC ITA ESP ROU MDA BGR CZE SVK LTU LVA EST FIN SWE NOR NATO EU UN BRA VEN COL MEX CUB NGA MLI NER TCD "
    "ETH SDN ZAF AUS TWN VNM PHL MMR"
)
TYPES = (("AGREE", 1, 2.5), ("CONSULT", 1, 2.5), ("SUPPORT", 1, 5.0), ("COOPERATE", 2, 9.5), ("ACCUSE", 3, -3.0),
         ("REJECT", 3, -4.0), ("SANCTION", 4, -6.0), ("ASSAULT", 4, -9.5))  # fmt: skip
STATUSES = ("reported",) * 7 + ("claimed", "denied", "planned")

Page = tuple[Article, list[Report], str]


class Press:
    """Writes synthetic pages; the same seed gives the same pages."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - no secret hangs on it
        syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "or")]
        self._words = [
            "".join(self._dice.choices(syllables, k=self._dice.randint(1, 4))) for _ in range(WORDS)
        ]
        self._weights = self._cumulate(WORDS)
        self._states = STATE_CODES.split()
        self._state_weights = self._cumulate(len(self._states))

    @staticmethod
    def _cumulate(count: int) -> list[float]:
        total, weights = 0.0, []
        for rank in range(1, count + 1):
            total += 1 / rank
            weights.append(total)
        return weights

    def print_pages(self, count: int) -> Iterator[Page]:
        """Give pages in order of their days."""
        recent: list[tuple[str, list[str]]] = []
        for number in range(count):
            seen = (FIRST_DAY + timedelta(days=number * DAYS // count)).isoformat()
            if recent and self._dice.random() < COPIES:
                _, paragraphs = self._dice.choice(recent)
                paragraphs = [*paragraphs[:-1]] if len(paragraphs) > 4 else paragraphs
            else:
                paragraphs = [self._paragraph() for _ in range(self._dice.randint(3, 12))]
            title = self._sentence()
            recent = [*recent[-200:], (title, paragraphs)]
            yield self._page(f"https://outlet{number % 150}.example/{number}", title, paragraphs, seen)

    def _page(self, document: str, title: str, paragraphs: Sequence[str], seen: str) -> Page:
        text = "\n\n".join((title, *paragraphs))
        outlet = document.split("/")[2]
        article = Article(
            document=document, url=document, title=title, text=text, published=seen, outlet=outlet
        )
        # what a copy says of the same sentence is the same: the dice are loaded with the paragraph
        reports = [self._report(document, text, one, random.Random(one), seen) for one in paragraphs[:3]]  # noqa: S311
        return article, reports, seen

    def _report(self, document: str, text: str, paragraph: str, dice: random.Random, seen: str) -> Report:
        start = text.index(paragraph)
        sentence = paragraph.split(". ", maxsplit=1)[0]
        span = Span(text=sentence, start=start, end=start + len(sentence))
        source, target = dice.choices(self._states, cum_weights=self._state_weights, k=2)
        type_, quad, intensity = dice.choice(TYPES)
        status = dice.choice(STATUSES)
        day = (
            (date.fromisoformat(seen) - timedelta(days=dice.randint(0, 2))).isoformat()
            if dice.random() < 0.5
            else ""
        )
        return Report(
            id=make_report_id(document, span, source, target, type_), document=document, source=source, target=target,
            source_role="GOV", target_role="GOV", type=type_, quad=quad, intensity=intensity, status=status,
            claimed_by=source if status in ("claimed", "denied") else "", date=day, date_precision="day" if day else "",
            seen=seen, evidence=span, trigger=span, confidence=0.8, coder="bench-1", codebook="PLOVER-2.0",
            source_mention=Mention(code=source, role="GOV", text="", start=start, end=start),
        )  # fmt: skip

    def _paragraph(self) -> str:
        return " ".join(self._sentence() for _ in range(self._dice.randint(2, 5)))

    def _sentence(self) -> str:
        words = self._dice.choices(self._words, cum_weights=self._weights, k=self._dice.randint(8, 24))
        return " ".join(words).capitalize() + "."


def keep(folder: Path, pages: Sequence[Page]) -> tuple[float, float]:
    """Add pages to a ledger; give seconds until the last was durable, and until events were made of them."""
    start = time.perf_counter()
    with Ledger.open_or_create(folder).writer() as writer:
        for article, reports, seen in pages:
            writer.add(article, reports, coder="bench-1", seen_at=seen)
        writer.flush()
        durable = time.perf_counter() - start
    return durable, time.perf_counter() - start


def time_of(task: Callable[[], object], times: int = 5) -> str:
    """Give a task's median time with the range."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        task()
        taken.append((time.perf_counter() - start) * 1000)
    return f"{statistics.median(taken):.0f} ms ({min(taken):.0f}-{max(taken):.0f})"


def measure(pages: Sequence[Page], runs: int) -> None:
    """Print the figures."""
    rates, durables = [], []
    with tempfile.TemporaryDirectory() as root:
        for run in range(runs):
            durable, whole = keep(Path(root) / str(run), pages)
            rates.append(len(pages) / whole)
            durables.append(len(pages) / durable)
        folder = Path(root) / str(runs - 1)
        print(
            f"adding            {statistics.mean(rates):.0f} pages/s ± {_spread(rates):.0f} with origins and events"
        )
        print(f"  until durable   {statistics.mean(durables):.0f} pages/s ± {_spread(durables):.0f}")
        print(f"adding again      {len(pages) / keep(folder, pages)[1]:.0f} pages/s (nothing changes)")
        one = list(Press(7).print_pages(1))
        print(f"one more page     {keep(folder, one)[1] * 1000:.0f} ms")
        # parts that compaction has replaced stay for an hour and don't count
        size = sum(part.bytes for parts in load_manifest(folder).tables.values() for part in parts)
        text = sum(len(article.text.encode()) for article, _, _ in pages)
        print(f"size on disk      {size / 1e6:.1f} MB for {text / 1e6:.1f} MB of text")
        ask(Ledger.open(folder))


def ask(ledger: Ledger) -> None:
    """Print what a ledger holds, and how long questions take, each with a snapshot of its own."""
    with ledger.snapshot() as snapshot:
        counts = {
            view: snapshot.rows(f"SELECT count(*) AS n FROM {view}")[0]["n"]  # noqa: S608
            for view in ("articles", "reports", "events", "origins")
        }
        event = snapshot.rows("SELECT id FROM events ORDER BY pages DESC, id LIMIT 1")[0]["id"]
        document = snapshot.rows("SELECT document FROM pages ORDER BY seen DESC, document LIMIT 1")[0][
            "document"
        ]
    print("holding           " + ", ".join(f"{count} {view}" for view, count in counts.items()))
    questions: dict[str, Callable[[], object]] = {
        "a snapshot": lambda: ledger.snapshot().close(),
        "relations USA RUS": lambda: _with(ledger, lambda snapshot: view_relations(snapshot, "USA", "RUS")),
        "brief USA": lambda: _with(ledger, lambda snapshot: view_brief(snapshot, "USA")),
        "why": lambda: _with(ledger, lambda snapshot: view_why(snapshot, event)),
        "outlets": lambda: _with(ledger, view_outlets),
        "related": lambda: _with(ledger, lambda snapshot: view_related(snapshot, document)),
    }
    for name, question in questions.items():
        print(f"{name:18}{time_of(question)}")


def _with(ledger: Ledger, question: Callable[..., object]) -> None:
    with ledger.snapshot() as snapshot:
        question(snapshot)


def _spread(values: Sequence[float]) -> float:
    return statistics.stdev(values) if len(values) > 1 else 0.0


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    measure(list(Press(1).print_pages(options.pages)), options.runs)


if __name__ == "__main__":
    main()

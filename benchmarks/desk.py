"""The desk's pages on a large ledger, as a browser gets them: `python benchmarks/desk.py [--events 5000000] [--folder FOLDER]`.

Makes the ledger of benchmarks/desk_load.py (or uses that in the folder), opens the desk on it as people do, and asks for every kind
of page: each time another state, pair, event or article, in a random order. Prints milliseconds from question to whole answer.
"""

import argparse
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import urllib3

from _crowd import list_states
from _tables import show
from desk_load import make_ledger
from volteface.ledger import Shelf, Watch, kept_shifts

ROUNDS = 40
SETTLING_SECONDS = 5  # what is remembered between pages is counted once beside the first ones
AIM_MS = 150


def list_questions(ledger: Path, dice: random.Random) -> dict[str, list[str]]:
    """Give for each kind of page the addresses to ask for, each once."""
    with Shelf(ledger) as shelf, shelf.snapshot() as snapshot:
        rows = snapshot.rows("SELECT id, import_key FROM events ORDER BY hash(id) LIMIT 200000")
        documents = snapshot.rows(f"SELECT document FROM pages ORDER BY hash(document) LIMIT {ROUNDS}")  # noqa: S608
        alarms = kept_shifts(snapshot, Watch())
    states = list_states()
    of_pages = [row["id"] for row in rows if not row["import_key"]][:ROUNDS]
    imported = [row["id"] for row in rows if row["import_key"]][:ROUNDS]
    pairs = [dice.sample(states, 2) for _ in range(ROUNDS)]
    months = [f"20{dice.randrange(12, 24)}-{dice.randrange(1, 13):02d}" for _ in range(ROUNDS)]
    return {
        "front": [f"/?period=all&page={number % 5 + 1}" for number in range(ROUNDS)],
        "alarm": [f"/shift/{shift.id}" for shift in alarms[:ROUNDS]],
        "state, the largest": [f"/state/{code}" for code in states[:10] for _ in range(ROUNDS // 10)],
        "state, any": [f"/state/{dice.choice(states)}" for _ in range(ROUNDS)],
        "pair, the largest": [
            f"/pair/{one}/{other}" for one in states[:7] for other in states[:7] if one < other
        ],
        "pair, any": [f"/pair/{one}/{other}" for one, other in pairs],
        "event of pages": [f"/event/{name}" for name in of_pages],
        "event imported": [f"/event/{name}" for name in imported],
        "article": [f"/article?document={row['document']}" for row in documents],
        "network": [f"/network?month={month}" for month in months],
        "rulings": ["/rulings"] * ROUNDS,
        "try": ["/try"] * ROUNDS,
    }


@contextmanager
def serving(ledger: Path) -> Iterator[str]:
    """Open the desk in a process of its own; give its address."""
    command = [sys.executable, "-m", "volteface", "serve", "-l", str(ledger), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        started = time.perf_counter()
        for line in process.stderr:
            if found := re.search(r"http://[\d.:]+", line):
                print(f"opened in {time.perf_counter() - started:.1f} s\n", flush=True)
                break
        else:
            sys.exit("the desk did not open")
        try:
            yield found[0]
        finally:
            process.terminate()


def measure(address: str, questions: dict[str, list[str]], dice: random.Random) -> None:
    """Ask everything, and print how long each kind of page took."""
    taken: dict[str, list[float]] = {kind: [] for kind in questions}
    order = [(kind, place) for kind, places in questions.items() for place in places]
    dice.shuffle(order)
    http = urllib3.PoolManager(
        timeout=60, retries=False, headers={"accept": "text/html", "accept-encoding": "gzip"}
    )
    for kind, place in order:
        start = time.perf_counter()
        answer = http.request("GET", address + place)
        taken[kind].append(1000 * (time.perf_counter() - start))
        if answer.status != 200:
            sys.exit(f"{place}: {answer.status}")
    rows = [(kind, *_describe(times)) for kind, times in taken.items()]
    show(
        ("ms", "median", "95 %", "longest"),
        [*rows, ("all", *_describe([*chain.from_iterable(taken.values())]))],
    )


def _describe(times: list[float]) -> tuple[str, str, str]:
    ordered = sorted(times)
    last = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return f"{statistics.median(ordered):.0f}", f"{last:.0f}", f"{ordered[-1]:.0f}"


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=5_000_000)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    dice = random.Random(5)  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary) / "ledger"
        make_ledger(folder, asked.events, asked.pages)
        questions = list_questions(folder, dice)
        with serving(folder) as address:
            print(f"{asked.events:,} rows, {asked.pages:,} pages; the aim is {AIM_MS} ms for 95 % of pages\n")
            time.sleep(SETTLING_SECONDS)
            measure(address, questions, dice)


if __name__ == "__main__":
    main()

"""Two hundred readers while somebody adds pages: nobody meets an error, and nothing that was added is missing."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Thread

import httpx2

from ledger.making import fill, page
from show.desk.conftest import serving
from volteface.ledger import Ledger

READERS = 200
PAGES = 20
SENTENCE = "Norway and Iceland agreed on number {} of their fishing quotas."


def add_pages(ledger: Path) -> None:
    for number in range(PAGES):
        pages = [
            page(
                f"quota-{number}",
                SENTENCE.format(number),
                "ISL AGREE NOR agreed",
                date=f"2025-05-{number % 28 + 1:02d}",
            )
        ]
        fill(Ledger(ledger), pages)


def read_all(address: str) -> list[int]:
    places = ["/", "/pair/GEO/RUS", "/state/GEO", "/pair/ISL/NOR"]
    limits = httpx2.Limits(max_connections=READERS)
    with (
        httpx2.Client(base_url=address, timeout=60, limits=limits) as client,
        ThreadPoolExecutor(READERS) as readers,
    ):
        answers = readers.map(lambda number: client.get(places[number % len(places)]), range(READERS))
        return [answer.status_code for answer in answers]


def test_a_crowd_reads_while_pages_are_added(written: Path) -> None:
    with serving(written) as address:
        adding = Thread(target=add_pages, args=(written,))
        adding.start()
        statuses = read_all(address)
        adding.join()
        assert set(statuses) == {200}
        for number in range(PAGES):
            answer = httpx2.get(f"{address}/article?document=quota-{number}&format=json", timeout=60)
            assert SENTENCE.format(number) in answer.json()["text"]

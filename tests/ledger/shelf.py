"""Articles and the index that they are placed in, without the rest of a ledger: hundreds of orders can be tried so."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, Self

import duckdb
import pyarrow as pa

from ledger.making import CODER
from ledger.wording import Told
from volteface.ledger.index import Index
from volteface.ledger.known import Keys
from volteface.ledger.origins import Ruled, place_articles
from volteface.ledger.parts import Row
from volteface.ledger.rows import article_row
from volteface.ledger.schema import TABLES
from volteface.ledger.views import make_views


@cache
def open_tables() -> duckdb.DuckDBPyConnection:
    """Give a ledger's views on tables that are filled anew each time: opening a database takes longer than all the rest."""
    connection = duckdb.connect(config={"threads": 1})
    for table, schema in TABLES.items():
        connection.register("empty", schema.empty_table())
        connection.execute(f"CREATE TABLE kept_{table} AS SELECT * FROM empty")
    make_views(connection, upto=1_000_000)
    return connection


class Stands(NamedTuple):
    """Whose account an article is, in documents."""

    root: str
    parent: str | None
    how: str | None
    shared: float


class Shelf:
    """Rows of articles and runs as a ledger has them, and their index."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.index = Index(folder)
        self._articles: list[Row] = []
        self._runs: list[Row] = []
        self.placed = 0
        self.rulings: tuple[list[tuple[str, str]], list[tuple[str, str]]] = [], []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.index.close()

    def add(self, told: Iterable[Told], seen_at: str = "2025-08-01") -> Self:
        """Keep pages and place them, all at once."""
        for (made, _), senses in told:
            run = len(self._runs) + 1
            self._articles.append(article_row(made, run, seen_at))
            row = {
                "run": run,
                "document": made.document,
                "senses": b"".join((senses.article, *senses.sentences)),
            }
            self._runs.append({**dict.fromkeys(TABLES["runs"].names), **Keys(made, CODER).columns(), **row})
        return self.place()

    def rule(self, same: Sequence[tuple[str, str]] = (), apart: Sequence[tuple[str, str]] = ()) -> Self:
        """Let these pairs hold, and no others any more."""
        before = {document for pairs in self.rulings for pair in pairs for document in pair}
        self.rulings = list(same), list(apart)
        return self.place(before | {document for pair in (*same, *apart) for document in pair})

    def place(self, fresh: Iterable[str] = ()) -> Self:
        connection = open_tables()
        for table, rows in (("articles", self._articles), ("runs", self._runs)):
            connection.register("rows", pa.Table.from_pylist(rows, schema=TABLES[table]))
            connection.execute(f"TRUNCATE kept_{table}")
            connection.execute(f"INSERT INTO kept_{table} SELECT * FROM rows")
        place_articles(connection, self.index, Ruled(*self.rulings, fresh), after=self.placed)
        self.placed = len(self._runs)
        return self

    def standings(self) -> dict[str, Stands]:
        """Give whose account each article is."""
        found = {}
        for document in {row["document"] for row in self._articles}:
            entry = self.index.find(document)
            assert entry is not None
            standing = self.index.standing(entry.place)
            assert standing is not None
            parent = None if standing.parent is None else self.index.entry(standing.parent).document
            found[document] = Stands(
                self.index.entry(standing.root).document, parent, standing.how, standing.shared
            )
        return found

    def anew(self, folder: Path) -> dict[str, Stands]:
        """Give the same of an index that is made from what is kept now, at one go."""
        with Shelf(folder) as other:
            other._articles, other._runs, other.rulings = self._articles, self._runs, self.rulings
            return other.place().standings()

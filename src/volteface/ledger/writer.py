"""The only writer of a ledger: batches of pages in, origins and events made of them at the end."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa

from volteface.ledger.compact import compact, forget_retired
from volteface.ledger.derive import derive
from volteface.ledger.index import Index
from volteface.ledger.known import Keys, Known
from volteface.ledger.lock import WriterLock
from volteface.ledger.manifest import Manifest, load_manifest, swap_manifest
from volteface.ledger.parts import Row, clear_orphans, write_parts
from volteface.ledger.rows import article_row, problem_row, read_clock, report_rows
from volteface.ledger.views import reading
from volteface.model import Article, Problem, Report, Senses

BATCH_DOCUMENTS = 500
DERIVE_DOCUMENTS = 20_000
"""At least so many pages are kept before origins and events are made of them, where a writer doesn't end sooner."""

NOT_SENSED = Senses()

_SEEN = """
SELECT document, text_hash, arg_max(seen, run) FROM kept_articles
SEMI JOIN wanted USING (document, text_hash) GROUP BY ALL
"""


class Writer:
    """Adds pages to a ledger, as a context: entering takes the lock, leaving makes origins and events.

    What `flush` has written is durable. Being killed loses at most the batch since, and the next writer makes the
    origins and events that are still to be made. Leaving by an exception drops the batch likewise.
    """

    def __init__(self, folder: Path, batch_documents: int = BATCH_DOCUMENTS) -> None:
        self._folder = folder
        self._batch_documents = batch_documents
        self._held = ExitStack()
        self._manifest: Manifest
        self._known: Known
        self._index: Index
        self._articles: list[Row] = []
        self._runs: list[Row] = []
        self._reports: list[tuple[int, Sequence[Report], Mapping[str, bytes]]] = []
        self._problems: list[Row] = []

    def __enter__(self) -> Self:
        """Take the lock and clear away what a killed writer left. Raises LedgerError if another writer is at work."""
        with ExitStack() as held:
            held.enter_context(WriterLock(self._folder))
            self._manifest = load_manifest(self._folder)
            with reading(self._folder, self._manifest, upto=self._manifest.last_run) as connection:
                self._known = Known(connection)
            self._index = held.enter_context(Index(self._folder))
            self._swap(forget_retired(self._manifest))
            clear_orphans(self._folder, self._manifest)
            self._held = held.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write what is left, make origins and events, put small parts together, and give the lock back."""
        with self._held:
            if kind is None:
                self.flush()
                self._derive()

    def add(
        self,
        article: Article,
        reports: Sequence[Report],
        *,
        coder: str,
        senses: Senses = NOT_SENSED,
        seen_at: str = "",
    ) -> bool:
        """Keep an article with what `coder` made of it, as a run; tell whether that was news.

        A document whose latest text that coder has coded already is left as it is. Another text makes a new version,
        another coder a new run, and views take the latest of both. `coder` names the coder with its version. `senses` are
        what the coder made of the article beside its reports; without them no translation of it is known.
        `seen_at` is when the page came (ISO 8601, at least a day), now if empty. Raises ValueError for another
        form, or for reports of another document.
        """
        if any(report.document != article.document for report in reports):
            raise ValueError(f"reports of another document were given with {article.document!r}")
        added = read_clock(seen_at)
        keys = Keys(article, coder)
        if self._known.has_run(keys):
            return False
        run = self._manifest.last_run + len(self._runs) + 1
        if not self._known.has_version(keys):
            self._articles.append(article_row(article, run, added))
        codebook = reports[0].codebook if reports else ""
        coding = {"coder": coder, "codebook": codebook, "coded_at": added, "reports": len(reports)}
        coding["senses"] = b"".join((senses.article, *senses.sentences))
        self._runs.append({"run": run, "document": article.document, **keys.columns(), **coding})
        self._reports.append((run, reports, senses.quotes))
        self._known.learn(keys)
        self._flush_if_full()
        return True

    def problem(self, problem: Problem, *, seen_at: str = "") -> bool:
        """Keep a problem; tell whether it was news. Raises ValueError as `add` does."""
        row = problem_row(problem, read_clock(seen_at))
        if not self._known.learn_problem(row["key"]):
            return False
        self._problems.append(row)
        self._flush_if_full()
        return True

    def flush(self) -> None:
        """Make durable what has been added so far."""
        if not (self._runs or self._problems):
            return
        seen = self._look_up_seen()
        versions = {row["run"]: (row["document"], row["text_hash"]) for row in self._runs}
        reports = [
            row
            for run, some, quotes in self._reports
            for row in report_rows(some, run, seen[versions[run]], quotes)
        ]
        new = {"articles": self._articles, "runs": self._runs, "reports": reports, "problems": self._problems}
        last_run = self._manifest.last_run + len(self._runs)
        self._swap(self._manifest.with_parts(write_parts(self._folder, new), last_run=last_run))
        self._articles, self._runs, self._reports, self._problems = [], [], [], []

    def _flush_if_full(self) -> None:
        if max(len(self._runs), len(self._problems)) >= self._batch_documents:
            self.flush()
        waiting = self._manifest.last_run - self._manifest.derived
        # in growing strides, so that a long import doesn't make all of its events again and again
        if waiting >= max(DERIVE_DOCUMENTS, self._manifest.derived // 2):
            self._derive()

    def _derive(self) -> None:
        derived = derive(self._folder, self._manifest, self._index)
        if derived is not self._manifest:
            self._index.commit(derived.derivation)
            self._swap(derived)
        self._swap(compact(self._folder, self._manifest))

    def _look_up_seen(self) -> dict[tuple[str, str], str]:
        """Give when each version in the batch could first be known: a page coded again is not seen later for it."""
        seen = {(row["document"], row["text_hash"]): row["seen"] for row in self._articles}
        old = [row for row in self._runs if (row["document"], row["text_hash"]) not in seen]
        if old:
            with reading(self._folder, self._manifest, upto=self._manifest.last_run) as connection:
                columns = {
                    name: pa.array([row[name] for row in old], pa.string())
                    for name in ("document", "text_hash")
                }
                connection.register("wanted", pa.table(columns))
                found = connection.execute(_SEEN).fetchall()
            seen |= {(document, text_hash): day for document, text_hash, day in found}
        return seen

    def _swap(self, manifest: Manifest) -> None:
        if manifest is not self._manifest:
            swap_manifest(self._folder, manifest)
            self._manifest = manifest

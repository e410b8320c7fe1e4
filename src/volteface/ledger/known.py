"""What a ledger holds already, in little memory: 24 bytes a document, whatever its pages are."""

from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from volteface.ledger.parts import Row
from volteface.ledger.rows import hash_text, make_key
from volteface.model import Article

_VERSIONS = "CREATE TEMP TABLE versions AS SELECT document_key, arg_max(text_key, run) AS text_key FROM kept_runs GROUP BY document_key"
_RUNS = "SELECT DISTINCT run_key FROM kept_runs SEMI JOIN versions USING (document_key, text_key) ORDER BY 1"


class Keys:
    """The hashed identity of an article coded by a coder; `text` is the text's full hash."""

    __slots__ = ("document", "run", "text", "version")

    def __init__(self, article: Article, coder: str) -> None:
        self.text = hash_text(article.text)
        self.document = make_key(article.document)
        self.version = make_key(article.document, self.text)
        self.run = make_key(article.document, self.text, coder)

    def columns(self) -> Row:
        """Give the hashes as columns of a run's row."""
        return {
            "text_hash": self.text,
            "document_key": self.document,
            "text_key": self.version,
            "run_key": self.run,
        }


class Known:
    """Which documents, texts and runs a ledger holds: sorted arrays of what it had, a dict of what has come since."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute(_VERSIONS)
        versions = connection.execute("SELECT * FROM versions ORDER BY document_key").fetchnumpy()
        self._documents: NDArray[np.int64] = np.asarray(versions["document_key"])
        self._versions: NDArray[np.int64] = np.asarray(versions["text_key"])
        self._runs: NDArray[np.int64] = np.asarray(connection.execute(_RUNS).fetchnumpy()["run_key"])
        self._new_versions: dict[int, int] = {}
        self._new_runs: set[int] = set()
        self._problems = {
            row[0] for row in connection.execute("SELECT DISTINCT key FROM kept_problems").fetchall()
        }

    def has_version(self, keys: Keys) -> bool:
        """Tell whether a document's latest text is this one."""
        newest = self._new_versions.get(keys.document)
        if newest is None:
            at = int(np.searchsorted(self._documents, keys.document))
            if at == len(self._documents) or self._documents[at] != keys.document:
                return False
            newest = int(self._versions[at])
        return newest == keys.version

    def has_run(self, keys: Keys) -> bool:
        """Tell whether a document's latest text is this one and the coder has coded it."""
        return self.has_version(keys) and (keys.run in self._new_runs or _contains(self._runs, keys.run))

    def learn(self, keys: Keys) -> None:
        """Hold a run that has just been taken in."""
        self._new_versions[keys.document] = keys.version
        self._new_runs.add(keys.run)

    def learn_problem(self, key: int) -> bool:
        """Hold a problem; tell whether it is a new one."""
        if key in self._problems:
            return False
        self._problems.add(key)
        return True


def _contains(values: NDArray[Any], value: int) -> bool:
    at = int(np.searchsorted(values, value))
    return at < len(values) and int(values[at]) == value

"""A view as JSON, and its rows as CSV and Parquet."""

import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What went wrong, and what to do."""

    detail: str


def as_json(view: Any) -> bytes:
    """Give a view, a dataclass of plain values, as a JSON object."""
    return _adapter(type(view)).dump_json(view)


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    found = _ADAPTERS.get(kind)
    if found is None:
        found = _ADAPTERS[kind] = TypeAdapter(kind)
    return found


_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}


def as_table(rows: Sequence[Any]) -> pa.Table:
    """Give dataclasses or dicts as an Arrow table; a dataclass within a row becomes columns `outer_inner`."""
    return pa.Table.from_pylist([_flat(asdict(row) if is_dataclass(row) else row) for row in rows])  # type: ignore[arg-type]


def as_parquet(rows: Sequence[Any]) -> bytes:
    """Give rows as a Parquet file."""
    file = io.BytesIO()
    pyarrow.parquet.write_table(as_table(rows), file)
    return file.getvalue()


def as_csv(rows: Sequence[Any]) -> bytes:
    """Give rows as CSV in UTF-8 with a header; lists are joined by "|", other nested values are JSON.

    A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
    """
    plain = [
        {name: _cell(value) for name, value in _flat(row if isinstance(row, dict) else asdict(row)).items()}
        for row in rows
    ]
    if not plain:
        return b""
    file = io.BytesIO()
    pyarrow.csv.write_csv(pa.Table.from_pylist(plain), file)
    return file.getvalue()


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            flat |= {f"{name}_{inner}": one for inner, one in _flat(value).items()}
        else:
            flat[name] = list(value) if isinstance(value, tuple) else value
    return flat


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = (
            "|".join(value)
            if all(isinstance(one, str) for one in value)
            else json.dumps(value, ensure_ascii=False)
        )
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value

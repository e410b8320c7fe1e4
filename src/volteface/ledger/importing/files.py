"""Files of a data set -> one SQL relation of their rows: plain, gzipped, zipped, or Parquet."""

import csv
import glob
import gzip
import shutil
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from volteface.errors import VoltefaceError
from volteface.ledger.importing.eventset import COLUMNS, EventSet, Layout, quote_name
from volteface.ledger.views import quote

_LONGEST_LINE = 8 << 20
_READ = """read_csv([{paths}], columns={columns}, delim={delimiter}, quote={quote}, escape={quote}, header={header},
    auto_detect=false, encoding={encoding}, max_line_size={longest}, store_rejects=true)"""


class Shape(NamedTuple):
    """What files must share to be read together: names of columns, whether those stand in them, and what parts cells.

    Parquet has no `delimiter`.
    """

    names: tuple[str, ...]
    has_header: bool
    delimiter: str


def unpack(files: Sequence[Path], scratch: Path) -> Iterator[Path]:
    """Give files that DuckDB can read; what is in a zip is unpacked to a folder first.

    Raises VoltefaceError for a file that is missing or damaged.
    """
    for number, path in enumerate(files):
        if not path.is_file():
            raise VoltefaceError(f"{path} is no file; name the files of a data set one by one or by a glob.")
        if path.suffix.lower() != ".zip":
            yield path
            continue
        try:
            with zipfile.ZipFile(path) as archive:
                members = (member for member in archive.infolist() if not member.is_dir())
                for place, member in enumerate(members):
                    unpacked = scratch / f"{number}-{place}-{Path(member.filename).name}"
                    with archive.open(member) as source, unpacked.open("wb") as target:
                        shutil.copyfileobj(source, target, 1 << 20)
                    yield unpacked
        except (zipfile.BadZipFile, OSError, EOFError) as error:
            raise VoltefaceError(f"{path} can't be unpacked ({error}); download it again.") from None


def select_rows(files: Sequence[Path], event_set: EventSet, encoding: str) -> str:
    """Give the SELECT that brings the rows of files to COLUMNS. Raises VoltefaceError where a column is missing."""
    groups: defaultdict[Shape, list[Path]] = defaultdict(list)
    for path in files:
        if (shape := find_shape(path, event_set.layout)).names:
            groups[shape].append(path)
    selects = []
    for shape, paths in groups.items():
        own = {**COLUMNS, **event_set.select(shape.names)}
        columns = ", ".join(f"coalesce({sql}, {COLUMNS[name]}) AS {name}" for name, sql in own.items())
        selects.append(f"SELECT {columns} FROM {_read(paths, shape, encoding)}")  # noqa: S608
    return " UNION ALL ".join(selects)


def find_shape(path: Path, layout: Layout) -> Shape:
    """Look at a file's first line. An empty file has no names. Raises VoltefaceError for a file of another layout."""
    if path.suffix.lower() == ".parquet":
        return Shape(_read_parquet_names(path), has_header=True, delimiter="")
    first = read_first_line(path)
    if not first:
        return Shape((), has_header=False, delimiter=layout.delimiters[0])
    delimiter = max(layout.delimiters, key=first.count)
    cells = first.split("\t") if delimiter == "\t" else next(csv.reader([first], delimiter=delimiter))
    if layout.names is None:
        return Shape(_make_unique(cells), has_header=True, delimiter=delimiter)
    if len(cells) not in layout.names:
        counts = ", ".join(str(count) for count in layout.names)
        raise VoltefaceError(f"{path} has {len(cells)} columns, not {counts}; is it a file of this data set?")
    return Shape(tuple(layout.names[len(cells)]), has_header=False, delimiter=delimiter)


def _read_parquet_names(path: Path) -> tuple[str, ...]:
    try:
        return tuple(pq.read_schema(path).names)
    except (OSError, pa.ArrowException) as error:
        raise VoltefaceError(f"{path} can't be read ({error}); is it a Parquet file?") from None


def read_first_line(path: Path) -> str:
    """Give a text file's first line. Raises VoltefaceError if it can't be read."""
    try:
        with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as stream:
            line: bytes = stream.readline(_LONGEST_LINE)
    except (OSError, EOFError) as error:
        raise VoltefaceError(f"{path} can't be read ({error}); download it again.") from None
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = line.decode("latin-1")
    return text.rstrip("\r\n")


def _make_unique(cells: Sequence[str]) -> tuple[str, ...]:
    """Number nameless and repeated columns, since SQL wants each name once, whatever its case."""
    names: dict[str, str] = {}
    for number, cell in enumerate(cells, 1):
        name = cell.strip()
        if not name or name.casefold() in names:
            name = f"{name or 'column'} {number}"
        names[name.casefold()] = name
    return tuple(names.values())


def _read(paths: Sequence[Path], shape: Shape, encoding: str) -> str:
    quoted = ", ".join(quote(glob.escape(str(path.absolute()))) for path in paths)
    if not shape.delimiter:
        columns = ", ".join(f"{quote_name(name)}::VARCHAR AS {quote_name(name)}" for name in shape.names)
        return f"(SELECT {columns} FROM read_parquet([{quoted}]))"  # noqa: S608
    return _READ.format(
        paths=quoted,
        columns="{" + ", ".join(f"{quote(name)}: 'VARCHAR'" for name in shape.names) + "}",
        delimiter=quote(shape.delimiter),
        quote=quote("" if shape.delimiter == "\t" else '"'),
        header="true" if shape.has_header else "false",
        encoding=quote(encoding),
        longest=_LONGEST_LINE,
    )

"""What was sent: one line for each step of each alert, forced to the disk before the next step is taken.

The line "begun" is written before an alert goes out and "sent" or "failed" after it, so that a run that is killed
in between leaves "begun" behind: nobody knows then whether it arrived. It isn't sent again, since nothing may come
twice; the next run tells of it as "unsure".
"""

import fcntl
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, NamedTuple, Self, get_args

from volteface.errors import VoltefaceError

Fate = Literal["begun", "sent", "failed", "unsure"]
SETTLED: tuple[Fate, ...] = ("begun", "sent", "unsure")
"""What is not sent again."""
NAME = "alerts.jsonl"


class Key(NamedTuple):
    """What is sent once: to a place, an alarm at a stage."""

    place: str
    alarm: str
    stage: str


class Line(NamedTuple):
    """One line of the record: when (ISO, in UTC) what became of an alert, and by which rule it went out."""

    at: str
    fate: Fate
    key: Key
    rule: str


def read_record(path: Path) -> list[Line]:
    """Give the lines of a record, the oldest first; none where there is no record yet. Raises VoltefaceError if it is damaged."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise VoltefaceError(f"the record {path} can't be read ({error.strerror})") from None
    return _parse(path, content)


def read_fates(path: Path) -> dict[Key, Fate]:
    """Give what has become of each alert by a record. Raises VoltefaceError as `read_record` does."""
    return {line.key: line.fate for line in read_record(path)}


class Record:
    """The record, held by one run at a time as a context; what was sent is never taken back."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = -1
        self.fates: dict[Key, Fate] = {}

    def __enter__(self) -> Self:
        """Open and read it, made if need be. Raises VoltefaceError if another run holds it, or it is damaged or out of reach."""
        try:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
        except OSError as error:
            raise VoltefaceError(
                f"the record {self._path} can't be written to ({error.strerror}); name another with --state, or "
                "what is sent would be sent again"
            ) from None
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            content = self._path.read_bytes()
            self.fates = {line.key: line.fate for line in _parse(self._path, content)}
            # a line that was being written when the run was killed: what it tells of had not begun, or is "begun" before it
            os.ftruncate(self._file, content.rfind(b"\n") + 1)
            _sync_folder(self._path.parent)
        except BlockingIOError:
            os.close(self._file)
            raise VoltefaceError("another run is sending alerts by this record; wait until it ends") from None
        except BaseException:
            os.close(self._file)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let others have it."""
        os.close(self._file)

    def write(self, key: Key, fate: Fate, rule: str) -> None:
        """Add what becomes of an alert; it is on the disk when this returns."""
        line = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"), "fate": fate, **key._asdict(), "rule": rule
        }  # fmt: skip
        data = json.dumps(line, ensure_ascii=False).encode() + b"\n"
        while data:
            data = data[os.write(self._file, data) :]
        os.fsync(self._file)
        self.fates[key] = fate


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _parse(path: Path, content: bytes) -> list[Line]:
    lines: list[Line] = []
    for number, text in enumerate(content.split(b"\n")[:-1], 1):  # what has no end was never written
        try:
            row = json.loads(text)
            key = Key(*(str(row[name]) for name in Key._fields))
            if row["fate"] not in get_args(Fate):
                raise ValueError
            lines.append(Line(str(row["at"]), row["fate"], key, str(row["rule"])))
        except (ValueError, KeyError, TypeError):
            raise VoltefaceError(
                f"{path}, line {number}, is damaged; put the file back from a copy, or take the line out (what "
                "it was about may be sent again)"
            ) from None
    return lines

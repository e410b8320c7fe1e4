"""Any table of events with a header: CSV, TSV or Parquet, its columns named by whoever imports it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from volteface.errors import VoltefaceError
from volteface.ledger.importing.eventset import Deed, EventSet, Layout, Party, choose, quote_name
from volteface.world import (
    Act,
    System,
    find_act,
    find_act_by_text,
    find_cameo_actor,
    list_modes,
    list_types,
    resolve_code,
    resolve_name,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column of a table holds what; `seen`, the day of the report, may be ""."""

    date: str
    source: str
    target: str
    code: str
    seen: str = ""


def describe_table(file: Path, columns: Columns, *, actors: str, codes: str, name: str = "") -> EventSet:
    """Give a table as a data set, called after the file where no name is given.

    Raises VoltefaceError for an unknown system of actors or codes.
    """
    if actors not in ACTOR_SYSTEMS or codes not in CODE_SYSTEMS:
        raise VoltefaceError(
            f"actors are {', '.join(ACTOR_SYSTEMS)}, not {actors!r}; codes are {', '.join(CODE_SYSTEMS)}, not {codes!r}."
        )

    def select(names: Sequence[str]) -> Mapping[str, str]:
        return _select(names, columns, str(file))

    return EventSet(
        name=name or file.name.split(".")[0] or file.name,  # a data set needs a name: "" is that of pages
        layout=Layout(delimiters="\t,;|"),
        select=select,
        find_parties=_READ_ACTOR[actors],
        find_deed=_READ_CODE[codes],
    )


def deed_of(act: Act | None) -> Deed | None:
    """Give a CAMEO act as a deed."""
    return Deed(act.type, act.modes, act.text, act.turned) if act else None


def read_cameo_actor(code: str) -> Sequence[Party]:
    """Give whom a CAMEO actor code stands for."""
    return (Party(*find_cameo_actor(code)),)


def read_actor_name(name: str) -> Sequence[Party]:
    """Give whom a name stands for, and when."""
    return tuple(Party(one.code, one.role, one.since, one.until) for one in resolve_name(name))


def read_plover(text: str) -> Deed | None:
    """Give the deed of a PLOVER type with modes behind it, as in 'ASSAULT aerial' or 'assault; aerial, drone'."""
    name, *rest = text.replace(";", " ").replace(",", " ").replace("|", " ").split() or [""]
    if (type_ := name.upper()) not in list_types():
        return None
    known = list_modes(type_)
    modes = tuple(mode for mode in (word.lower() for word in rest) if mode in known)
    return Deed(type_, modes, " ".join((type_.lower(), *modes)))


def _select(names: Sequence[str], columns: Columns, file: str) -> Mapping[str, str]:
    day = choose(names, columns.date, what=file)
    source, target = choose(names, columns.source, what=file), choose(names, columns.target, what=file)
    whole = ", ".join(f"coalesce({quote_name(name)}, '')" for name in names)
    found = {
        "id": f"left(md5(concat_ws(chr(31), {whole})), 16)",
        "day": day,
        "source": source,
        "target": target,
        "code": choose(names, columns.code, what=file),
        # a meeting is often told once for each side: both rows are one account of it
        "origin": f"concat_ws(chr(31), {day}, least({source}, {target}), greatest({source}, {target}))",
    }
    return found | ({"seen": choose(names, columns.seen, what=file)} if columns.seen else {})


def _reader_of(system: System) -> Callable[[str], Sequence[Party]]:
    def read(code: str) -> Sequence[Party]:
        return (Party(*resolve_code(code, system)),)

    return read


_READ_ACTOR: Mapping[str, Callable[[str], Sequence[Party]]] = {
    "iso3": _reader_of("iso3"),
    "iso2": _reader_of("iso2"),
    "cow": _reader_of("cow"),
    "fips": _reader_of("fips"),
    "cameo": read_cameo_actor,
    "names": read_actor_name,
}
_READ_CODE: Mapping[str, Callable[[str], Deed | None]] = {
    "plover": read_plover,
    "cameo": lambda code: deed_of(find_act(code)),
    "cameo-text": lambda text: deed_of(find_act_by_text(text)),
}

ACTOR_SYSTEMS = tuple(_READ_ACTOR)
"""What may stand in the columns of actors."""
CODE_SYSTEMS = tuple(_READ_CODE)
"""What may stand in the column of codes."""

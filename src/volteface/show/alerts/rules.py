"""The rules of a TOML file: which alarms are told, where, and when not. Unknown keys fail."""

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Any, Literal, get_args

from volteface.errors import VoltefaceError
from volteface.ledger import Snapshot, Watch
from volteface.model import Method, Step
from volteface.show.alerts.quiet import Quiet, find_zone
from volteface.show.names import find_side

Stage = Literal["shock", "shift"]
STAGES: tuple[Stage, ...] = get_args(Stage)
TITLE = "Volteface alerts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where alerts go: an Apprise URL, or the environment variable that holds it. Its URL is a secret and is never printed."""

    name: str
    url: str = field(default="", repr=False)
    variable: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Which alarms go where (`to`: names of places) at which stages; what is empty lets all pass.

    An alarm has to meet every key that is given: one of `states`, of `pairs` (of two actors, or of a state and a side), of
    `sides` (drifts from or to one), of `kinds`, of `directions` (which drifts have none of); and at least the probability.
    """

    name: str
    to: tuple[str, ...] = ()
    states: frozenset[str] = frozenset()
    pairs: tuple[frozenset[str], ...] = ()
    sides: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    directions: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset(STAGES)
    probability: float = 0.0
    quiet: Quiet | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """A file of rules: how alarms are looked for, from which day on they are told ("": all), where, and by which rules."""

    title: str = TITLE
    since: str = ""
    watch: Watch = field(default_factory=Watch)
    places: dict[str, Place] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()


def load_rules(path: Path, find: Callable[[str], str]) -> Rules:
    """Read a file of rules; `find` gives the code of an actor or side by its code or name, or raises VoltefaceError.

    Raises VoltefaceError, which says what to do, if the file is missing or anything in it is wrong or unknown.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise VoltefaceError(
            f"the rules {path} can't be read ({reason}); docs/alerts.toml is one to begin with"
        ) from None
    try:
        record = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VoltefaceError(f"{path} is no TOML: {error}") from None
    try:
        return _read_rules(_Table(record, ""), find)
    except VoltefaceError as error:
        raise VoltefaceError(f"{path}: {error}") from None


def load_rules_of(snapshot: Snapshot, path: Path) -> Rules:
    """Read a file of rules as `load_rules` does, with the names of actors that the ledger knows, too."""
    return load_rules(path, lambda name: find_side(snapshot, name))


class _Table:
    """A TOML table of which every key has to be taken, each with the kind of value that it has to have."""

    def __init__(self, record: Any, where: str) -> None:
        self.where = where
        if not isinstance(record, dict):
            raise self.wrong("has to be a table")
        self._left: dict[str, Any] = dict(record)

    def wrong(self, what: str) -> VoltefaceError:
        return VoltefaceError(f"{self.where}: {what}" if self.where else what)

    def take(self, key: str, kind: type[Any] | tuple[type[Any], ...], default: Any) -> Any:
        """Give a value of one of some types. Raises VoltefaceError if it is of another."""
        value = self._left.pop(key, default)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.wrong(f"{key} can't be {value!r}")
        return value

    def text(self, key: str, default: str = "") -> str:
        return str(self.take(key, str, default)).strip()

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.take(key, list, [])
        if not all(isinstance(value, str) for value in values):
            raise self.wrong(f'{key} has to be a list of words, as in {key} = ["…", "…"]')
        return tuple(values)

    def chosen(self, key: str, known: Iterable[str]) -> frozenset[str]:
        names = frozenset(self.texts(key))
        if unknown := sorted(names - set(known)):
            raise self.wrong(f"{key} can't be {unknown[0]!r}; use {', '.join(known)}")
        return names

    def one_of(self, key: str, known: Iterable[str], default: str) -> str:
        name = self.text(key, default)
        if name not in known:
            raise self.wrong(f"{key} can't be {name!r}; use {', '.join(known)}")
        return name

    def number(self, key: str, default: float) -> float:
        return float(self.take(key, (int, float), default))

    def end(self) -> None:
        """Raises VoltefaceError if a key is left that nobody knows."""
        if self._left:
            raise self.wrong(
                f"unknown key {sorted(self._left)[0]!r}; see docs/alerts.toml for those that there are"
            )


def _read_rules(table: _Table, find: Callable[[str], str]) -> Rules:
    places = {
        name: _read_place(name, _Table(record, f"places.{name}"))
        for name, record in table.take("places", dict, {}).items()
    }
    rules = tuple(
        _read_rule(_Table(record, f"rule {number}"), places, find)
        for number, record in enumerate(table.take("rules", list, []), 1)
    )
    if not rules:
        raise table.wrong("there is no rule; write one as [[rules]]")
    names = [rule.name for rule in rules]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise table.wrong(f"two rules are named {twice[0]!r}; give each its own name")
    found = Rules(
        title=table.text("title", TITLE) or TITLE,
        since=_read_day(table),
        watch=_read_watch(_Table(table.take("watch", dict, {}), "watch")),
        places=places,
        rules=rules,
    )
    table.end()
    return found


def _read_day(table: _Table) -> str:
    value = table.take("since", (str, date), "")
    try:
        return date.fromisoformat(str(value)).isoformat() if value else ""
    except ValueError:
        raise table.wrong(f"since can't be {value!r}; write a day as 2026-05-12") from None


def _read_watch(table: _Table) -> Watch:
    plain = Watch()
    step = table.one_of("step", [name for name in get_args(Step) if name != "day"], plain.step)
    method = table.one_of("method", get_args(Method), plain.method)
    budget = table.number("budget", plain.budget)
    if not budget > 0:
        raise table.wrong("budget has to be more than 0")
    table.end()
    return Watch(step=step, budget=budget, method=method)  # type: ignore[arg-type]  # both were looked up


def _read_place(name: str, table: _Table) -> Place:
    url, variable = table.text("url"), table.text("variable")
    if bool(url) == bool(variable):
        raise table.wrong("give either url, or variable: the environment variable that holds it")
    if variable and not re.fullmatch(r"[A-Za-z_]\w*", variable, re.ASCII):
        # what looks like a URL is a secret in the wrong place: not repeated
        raise table.wrong("variable has to be the name of an environment variable, such as NEWSROOM_URL")
    table.end()
    return Place(name=name, url=url, variable=variable)


def _read_rule(table: _Table, places: dict[str, Place], find: Callable[[str], str]) -> Rule:
    name = table.text("name")
    if not name:
        raise table.wrong("it has no name")
    table.where = f"rule {name!r}"
    pairs = table.take("pairs", list, [])
    if not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise table.wrong('pairs has to be a list of twos, as in pairs = [["ARM", "RUS"]]')
    try:
        found = Rule(
            name=name,
            to=tuple(dict.fromkeys(table.texts("to"))),
            states=frozenset(map(find, table.texts("states"))),
            pairs=tuple(frozenset(find(str(actor)) for actor in pair) for pair in pairs),
            sides=frozenset(map(find, table.texts("sides"))),
            kinds=table.chosen("kinds", ("dyad", "drift")),
            directions=table.chosen("directions", ("cooperation", "conflict")),
            stages=table.chosen("stages", STAGES) or frozenset(STAGES),
            probability=table.number("probability", 0.0),
            quiet=_read_quiet(table),
        )
    except VoltefaceError as error:
        told = str(error)
        raise VoltefaceError(told if told.startswith(table.where) else f"{table.where}: {told}") from None
    table.end()
    _check_rule(table, found, places)
    return found


def _check_rule(table: _Table, rule: Rule, places: dict[str, Place]) -> None:
    from volteface.world import list_sides

    if unknown := [name for name in rule.to if name not in places]:
        # what looks like a URL is a secret in the wrong place: not repeated
        what = "an address" if "://" in unknown[0] else repr(unknown[0])
        raise table.wrong(f"to has to name places, not {what}; write the place as [places.NAME]")
    if not 0 <= rule.probability <= 1:
        raise table.wrong("probability has to be from 0 to 1")
    if unknown := sorted(rule.sides - set(list_sides())):
        raise table.wrong(f"{unknown[0]!r} is no side; use {', '.join(list_sides())}")
    if [pair for pair in rule.pairs if len(pair) < 2]:
        raise table.wrong("a pair has to be of two different actors")


def _read_quiet(table: _Table) -> Quiet | None:
    record = table.take("quiet", dict, {})
    if not record:
        return None
    own = _Table(record, f"{table.where}: quiet")
    since, until = _read_time(own, "from"), _read_time(own, "until")
    if since == until:
        raise own.wrong("from and until have to differ")
    quiet = Quiet(since=since, until=until, zone=find_zone(own.text("zone")))
    own.end()
    return quiet


def _read_time(table: _Table, key: str) -> time:
    value = table.take(key, (str, time), "")
    try:
        found = value if isinstance(value, time) else time.fromisoformat(value)
    except ValueError:
        raise table.wrong(f'{key} can\'t be {value!r}; write a time as {key} = "22:00"') from None
    if found.tzinfo:
        raise table.wrong(f"{key} has no time zone of its own; name it in zone")
    return found

"""Which alarms a rule tells, and what is due where now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from volteface.model import Shift
from volteface.show.alerts.record import SETTLED, Fate, Key
from volteface.show.alerts.rules import STAGES, Rule, Rules, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An alert that a place has yet to get: an alarm at the stage at which a rule tells it; `waits` until then, None for now."""

    place: str
    rule: Rule
    shift: Shift
    stage: Stage
    waits: datetime | None = None

    @property
    def key(self) -> Key:
        """What is sent once."""
        return Key(self.place, self.shift.id, self.stage)


def matches(rule: Rule, shift: Shift) -> bool:
    """Tell whether a rule tells of an alarm, at whichever stage."""
    ends = {shift.from_side, shift.to_side} if shift.kind == "drift" else set[str]()
    who = {shift.a, shift.b} if shift.kind == "dyad" else {shift.a}
    return (
        (not rule.states or bool(rule.states & who))
        and (not rule.pairs or any(pair <= who | ends for pair in rule.pairs))
        and (not rule.sides or bool(rule.sides & ends))
        and (not rule.kinds or shift.kind in rule.kinds)
        and (not rule.directions or shift.direction in rule.directions)
        and shift.probability >= rule.probability
    )


def find_stage(rule: Rule, shift: Shift) -> Stage | None:
    """Give the last stage that an alarm has come to and a rule tells, None where it tells none of them.

    An alarm that has become a shift was a shock before, so that a rule for shocks tells it too.
    """
    reached = STAGES[: STAGES.index(shift.stage) + 1]
    return next((stage for stage in reversed(reached) if stage in rule.stages), None)


def find_day(shift: Shift, stage: Stage) -> str:
    """Give the day on which an alarm came to a stage."""
    return shift.lasted if stage == "shift" and shift.lasted else shift.raised


def choose(rules: Rules, shifts: Sequence[Shift]) -> Iterator[tuple[Shift, list[Rule]]]:
    """Give the alarms that rules tell, each with those rules."""
    for shift in shifts:
        told = [rule for rule in rules.rules if _stage_now(rules, rule, shift)]
        if told:
            yield shift, told


def find_due(rules: Rules, shifts: Sequence[Shift], fates: Mapping[Key, Fate], now: datetime) -> list[Due]:
    """Give what each place has yet to get, in the order of the alarms.

    A place gets an alarm at a stage once, whichever rule tells it, and no earlier stage after a later one. What a rule keeps
    back in its quiet hours waits, unless another rule tells it now.
    """
    found = [
        _find_one(rules, shift, told, place, fates, now)
        for shift, told in choose(rules, shifts)
        for place in dict.fromkeys(place for rule in told for place in rule.to)
    ]
    return [due for due in found if due]


def _find_one(
    rules: Rules, shift: Shift, told: Sequence[Rule], place: str, fates: Mapping[Key, Fate], now: datetime
) -> Due | None:
    known = [stage for stage in STAGES if fates.get(Key(place, shift.id, stage)) in SETTLED]
    least = STAGES.index(known[-1]) + 1 if known else 0
    open_ = [
        Due(place=place, rule=rule, shift=shift, stage=stage, waits=_find_end(rule, now))
        for rule in told
        if place in rule.to and (stage := _stage_now(rules, rule, shift)) and STAGES.index(stage) >= least
    ]
    return max(open_, key=lambda due: (due.waits is None, STAGES.index(due.stage)), default=None)


def _stage_now(rules: Rules, rule: Rule, shift: Shift) -> Stage | None:
    stage = find_stage(rule, shift) if matches(rule, shift) else None
    return stage if stage and find_day(shift, stage) >= rules.since else None


def _find_end(rule: Rule, now: datetime) -> datetime | None:
    return rule.quiet.find_end(now) if rule.quiet and rule.quiet.holds(now) else None

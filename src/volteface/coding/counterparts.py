"""Whom an act was done to, where its sentence does not say: the page's other side, or the actor's own people."""

from collections.abc import Sequence
from dataclasses import replace

from volteface.coding.coreference import GUESSED, INFERRED, LEARNED, Discourse
from volteface.coding.scenes import ALONE, Party
from volteface.coding.stage import Act
from volteface.world import STATES

AGAINST_OWN = {"PROTEST": "GOV", "COERCE": "CVL"}
"""Types that a state's people or its power mostly turn against their own, with the role of those they hit."""

OPEN_ENDED = frozenset({"MOBILIZE", "RETREAT"})
"""Types that often have no recipient at all."""

IMPLYING = frozenset({"ACCUSE", "COERCE", "PROTEST", "THREATEN"})
"""Types whose recipient a page leaves out because everybody knows whom it speaks of."""

DOMESTIC = IMPLYING | {"REJECT", "CONCEDE", "REQUEST", "SANCTION", "ASSAULT"}
"""Types that on a page about one state are meant for somebody in it."""

IN_COURT = frozenset({"SANCTION", "COERCE", "ACCUSE"})
"""Types by which courts and police deal with people at home."""

ANSWER_REACH = 3  # acts
DOMESTIC_SHARE = 0.7


def complete(act: Act, parties: Sequence[Party], discourse: Discourse) -> bool:
    """Give an act the recipient that the page implies; False where an act has a side that nobody can tell.

    `parties` are those of its sentence.
    """
    if not act.actors and act.frame.type == "PROTEST":
        _protest_somewhere(act, parties, discourse)
    if not act.actors and not _own_state_acts(act, parties, discourse):
        return bool(act.frame.mutual and len(act.recipients) > 1)
    if "release" in act.frame.modes and "nostate" in act.frame.flags and not act.recipients and act.actors:
        act.recipients = [_stand_in(act.actors[0], act.actors[0].code, "CVL", INFERRED)]
    open_ended = act.frame.type in OPEN_ENDED and not {"release", "ceasefire"} & set(act.frame.modes)
    if act.recipients or open_ended or (act.frame.mutual and len(act.actors) > 1):
        return True
    actor = act.actors[0]
    if actor.code in STATES and _turns_on_own(act, actor):
        role = AGAINST_OWN.get(act.frame.type, "CVL")
        act.recipients = [_stand_in(actor, actor.code, role, INFERRED)]
    elif not _answer(act, actor, discourse):
        _fill_from_page(act, actor, discourse)
    return bool(act.recipients)


def _turns_on_own(act: Act, actor: Party) -> bool:
    """Whether courts, police, protesters or a repression that names nobody deal with people at home."""
    if actor.role in ("JUD", "COP") and act.frame.type in IN_COURT:
        return True
    homely = "nostate" in act.frame.flags or actor.role in ("CVL", "COP", "JUD", "OPP", "REB")
    return act.frame.type in AGAINST_OWN and homely


def _fill_from_page(act: Act, actor: Party, discourse: Discourse) -> None:
    """Somebody at home, where the page or the actor is a home affair; else the page's other side."""
    bare = actor.kind == "role" and actor.certainty < LEARNED  # 'policja', 'the court': they act at home
    domestic = actor.code in STATES and (bare or discourse.share(actor.code) >= DOMESTIC_SHARE)
    if act.frame.type not in (DOMESTIC if domestic else IMPLYING):
        return
    if domestic:
        role = "CVL" if actor.role in ("GOV", "COP", "MIL", "") else "GOV"
        act.recipients = [_stand_in(actor, actor.code, role, GUESSED)]
        return
    other = discourse.counterpart({party.code for party in act.actors})
    if other:
        act.recipients = [_stand_in(actor, other, "", GUESSED)]


def _answer(act: Act, actor: Party, discourse: Discourse) -> bool:
    """'China rejected the demand': a refusal answers whoever turned to the actor shortly before."""
    if act.frame.type != "REJECT":
        return False
    for actors, recipients in reversed(discourse.acts[-ANSWER_REACH:]):
        others = [party for party in actors if party.code != actor.code]
        if others and any(party.code == actor.code for party in recipients):
            act.recipients = [_stand_in(actor, others[0].code, others[0].role, INFERRED)]
            return True
    return False


def _protest_somewhere(act: Act, parties: Sequence[Party], discourse: Discourse) -> None:
    """'Several hundred people rallied in Yerevan': people of the place, or of the page's state."""
    inside = discourse.grammar.inside
    code = next((p.code for p in parties if p.preposition in inside and p.code in STATES), discourse.main)
    if code:
        act.actors = [Party(code, "CVL", act.first, act.first, "implied", certainty=INFERRED)]


def _own_state_acts(act: Act, parties: Sequence[Party], discourse: Discourse) -> bool:
    """'Zatrzymano trzynaście osób': arrests and sentences by nobody named are by the state of the page."""
    if act.frame.type not in ("COERCE", "SANCTION") or "nostate" not in act.frame.flags or not discourse.main:
        return False
    inside = discourse.grammar.inside
    place = next((p.code for p in parties if p.preposition in inside and p.code in STATES), "")
    act.actors = [Party(place or discourse.main, "COP", act.first, act.first, "implied", certainty=GUESSED)]
    if not place:  # 'zatrzymano w Moskwie dwóch Amerykanów': at a place that is named it may be foreigners
        act.recipients = [party for party in act.recipients if party.code == discourse.main]
    return True


def _stand_in(actor: Party, code: str, role: str, certainty: float) -> Party:
    return replace(actor, code=code, role=role, kind="implied", certainty=certainty, group=ALONE)

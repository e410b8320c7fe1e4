"""One event: who says that it took place and who denies it, account by account, down to the sentences."""

from dataclasses import asdict, dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Path, Response
from fastapi.responses import RedirectResponse

from volteface.ledger import Snapshot
from volteface.ledger.parts import Row
from volteface.ledger.status import LIFTED
from volteface.show.desk.asked import Asking, documented
from volteface.show.lines import EventLine
from volteface.show.why import Account, Voice, WhyView, Witness, view_events
from volteface.world import list_types

router = APIRouter()
MOST_ACCOUNTS = 60
MOST_PAGES = 100
"""So many accounts, and pages of each, are on the page; JSON, CSV and Parquet have all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A status in somebody's word, and the numbers (from 1, as in `why.accounts`) of the accounts that have it."""

    voice: Voice
    accounts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """An event with all that stands behind it.

    `meaning` is what the codebook says of its type. `standings` are the statuses side by side, the order that of `why.voices`. `told_by` is
    the report whose sentence tells it best, None for an imported event. `may_be_true`: somebody claims or denies it, so that an
    analyst may rule that it is true.
    """

    why: WhyView
    meaning: str
    standings: tuple[Standing, ...]
    told_by: Witness | None
    may_be_true: bool


def view_event(snapshot: Snapshot, event: Row) -> EventPage:
    """Give what stands behind an event, a whole row of the ledger's view of them."""
    [why] = view_events(snapshot, [event])
    pages = [page for account in why.accounts for page in account.pages]
    line = why.event
    told = [page for page in pages if (page.document, page.sentence) == (line.document, line.sentence)]
    return EventPage(
        why=why,
        meaning=known.description if (known := list_types().get(line.type)) else "",
        standings=tuple(Standing(voice=voice, accounts=_find_accounts(why, voice)) for voice in why.voices),
        told_by=told[0] if told else None,
        may_be_true=any(page.status in LIFTED for page in pages),
    )


def _find_accounts(why: WhyView, voice: Voice) -> tuple[int, ...]:
    return tuple(
        number
        for number, account in enumerate(why.accounts, 1)
        if account.pasted == voice.pasted and any(_has_voice(page, voice) for page in account.pages)
    )


def _has_voice(page: Witness, voice: Voice) -> bool:
    return (page.status, page.claimed_by) == (voice.status, voice.speaker) and not page.is_wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountShown:
    """An account as the page shows it: `said` are its first page and those that say something else or were ruled on, `repeated` the
    others, `left` how many of these are not listed.
    """

    number: int
    account: Account
    said: tuple[Witness, ...]
    repeated: tuple[Witness, ...]
    left: int


def fold_accounts(why: WhyView) -> tuple[AccountShown, ...]:
    """Give the accounts with pages that only say again what was said folded away."""
    return tuple(_fold(number, account) for number, account in enumerate(why.accounts[:MOST_ACCOUNTS], 1))


def _fold(number: int, account: Account) -> AccountShown:
    heard = set()
    said: list[Witness] = []
    repeated: list[Witness] = []
    for page in account.pages:
        voice = page.status, page.claimed_by
        (repeated if voice in heard and not page.rulings else said).append(page)
        heard.add(voice)
    left = max(0, len(repeated) - MOST_PAGES)
    shown = tuple(repeated[:MOST_PAGES])
    return AccountShown(number=number, account=account, said=tuple(said), repeated=shown, left=left)


def list_rows(why: WhyView) -> list[dict[str, Any]]:
    """Give witnesses as flat rows; the rows of an imported event's story, where it is one."""
    if why.event.data_set:
        return [_as_imported(line) for line in (why.event, *why.told_again)]
    rows = []
    for account in why.accounts:
        for page in account.pages:
            row = asdict(page) | {"wrong": page.is_wrong}
            del row["rulings"]
            rows.append({"event": why.event.id, "origin": account.origin, "pasted": account.pasted} | row)
    return rows


def _as_imported(line: EventLine) -> dict[str, Any]:
    names = ("status", "date", "sentence", "document", "outlet", "url", "weight", "data_set")
    return {"event": line.id} | {name: getattr(line, name) for name in names} | {"seen": line.first_seen}


_DOCUMENTED = documented(
    EventPage, "one row a witness (a page that tells of it); of an imported event, a row each of its story"
)
_DOCUMENTED["responses"][307] = {"description": "The event goes by another id now."}


@router.get("/event/{event_id}", **_DOCUMENTED)
def show_event(
    asked: Asking,
    event_id: Annotated[
        str,
        Path(
            pattern="^[0-9A-Fa-f]{1,40}$",
            description="An event's id, one that it had, or how its id alone begins.",
        ),
    ],
) -> Response:
    """Show an event, under the id that it has now."""
    with asked.snapshot() as snapshot:
        row = snapshot.find_event(event_id)
        if row["id"] != event_id:
            query = asked.request.url.query
            return RedirectResponse(f"/event/{row['id']}{'?' if query else ''}{query}", 307)
        view = view_event(snapshot, row)
    rows = list_rows(view.why) if asked.form in ("csv", "parquet") else []
    return asked.answer("event.html", view, rows=rows, accounts=fold_accounts(view.why))

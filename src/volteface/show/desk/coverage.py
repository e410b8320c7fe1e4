"""The related coverage that stands below a page or an event."""

from collections.abc import Sequence
from dataclasses import replace

from volteface.errors import LedgerError, VoltefaceError
from volteface.ledger import Snapshot
from volteface.show.related import RelatedView, view_related

MOST = 8
"""So many accounts are listed; `volteface related` gives more."""


def find_coverage(snapshot: Snapshot, name: str, own: Sequence[str] = ()) -> RelatedView | None:
    """Give the nearest accounts of the story of a document or an event, without some origins of its `own`; None where it has none
    that could be looked for.
    """
    try:
        found = view_related(snapshot, name, most=MOST + len(own))
    except LedgerError:
        raise
    except VoltefaceError:
        return None
    left = [line for line in found.related if line.origin not in own]
    total = found.total - (len(found.related) - len(left))
    return replace(found, total=total, related=tuple(left[:MOST]))

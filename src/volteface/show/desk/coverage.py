"""The related coverage that stands below a page or an event."""

from volteface.errors import LedgerError, VoltefaceError
from volteface.ledger import Snapshot
from volteface.show.related import RelatedView, view_related

MOST = 8
"""So many accounts are listed; `volteface related` gives more."""


def find_coverage(snapshot: Snapshot, name: str) -> RelatedView | None:
    """Give the nearest accounts of the story of a document or an event, None where it has none that could be looked for."""
    try:
        return view_related(snapshot, name, most=MOST)
    except LedgerError:
        raise
    except VoltefaceError:
        return None

"""The shelf: what a snapshot offers, kept as sorted tables in a DuckDB file, so that a desk answers at once."""

from volteface.ledger.shelf.shelf import Shelf

__all__ = ["Shelf"]

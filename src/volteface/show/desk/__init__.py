"""The desk: a ledger in the browser, and as JSON, CSV and Parquet from the same addresses."""

from volteface.show.desk.app import make_app
from volteface.show.desk.desk import Desk

__all__ = ["Desk", "make_app"]

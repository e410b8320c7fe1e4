"""Volteface reads news pages and writes down who did what to whom, when, and who says so."""

from volteface.coding import code
from volteface.errors import VoltefaceError
from volteface.model import Article, Page, Problem, Report
from volteface.reading import read

__version__ = "0.1.0"
__all__ = ["Article", "Page", "Problem", "Report", "VoltefaceError", "code", "read"]

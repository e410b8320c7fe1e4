"""Delivering an alert through Apprise, which knows mail and more than a hundred chats; secrets stay unsaid."""

import logging
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from volteface.errors import VoltefaceError
from volteface.show.alerts.alert import Alert
from volteface.show.alerts.html import alert_as_html
from volteface.show.alerts.rules import Place
from volteface.show.alerts.text import alert_as_text, alert_title


class Post:
    """A place, open for alerts."""

    def __init__(self, place: Place, environment: Mapping[str, str] = os.environ) -> None:
        """Open a place. Raises VoltefaceError, without its URL, if Apprise is missing or doesn't know what it is."""
        try:
            import apprise
        except ImportError:
            raise VoltefaceError(
                "sending alerts needs Apprise: install it with pip install 'volteface[alerts]'"
            ) from None
        with _overhearing():
            service = apprise.Apprise.instantiate(find_url(place, environment))
        if service is None:
            source = f"the variable {place.variable}" if place.variable else "its url"
            raise VoltefaceError(
                f"place {place.name!r}: {source} is no Apprise URL; https://appriseit.com tells how they are written"
            )
        if service.overflow_mode == apprise.OverflowMode.UPSTREAM:  # unless the URL says otherwise
            # a service that takes no long texts would refuse the alert for good; what matters most comes first
            service.overflow_mode = apprise.OverflowMode.TRUNCATE
        self._wants_html = service.resolve_format() == apprise.NotifyFormat.HTML
        self._all: Any = apprise.Apprise()
        self._all.add(service)

    def deliver(self, alert: Alert) -> str:
        """Send an alert; gives "" if the service took it, else why it didn't, as far as that tells no secret."""
        body = alert_as_html(alert) if self._wants_html else alert_as_text(alert)
        kind = "html" if self._wants_html else "text"
        with _overhearing() as heard:
            done = self._all.notify(body=body, title=alert_title(alert.shift, alert.stage), body_format=kind)
        return "" if done else _tell_reason(heard)


def find_url(place: Place, environment: Mapping[str, str] = os.environ) -> str:
    """Give a place's URL. Raises VoltefaceError if it stands in a variable that isn't set."""
    url = place.url or environment.get(place.variable, "").strip()
    if not url:
        raise VoltefaceError(
            f"place {place.name!r}: the environment variable {place.variable} is not set; put its Apprise URL there"
        )
    return url


@contextmanager
def _overhearing() -> Iterator[list[str]]:
    """Take down what Apprise says, instead of letting it print: there may be secrets in it."""
    heard: list[str] = []

    class _Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    logger, ear = logging.getLogger("apprise"), _Ear(logging.WARNING)
    before = logger.propagate
    logger.propagate = False
    logger.addHandler(ear)
    try:
        yield heard
    finally:
        logger.removeHandler(ear)
        logger.propagate = before


def _tell_reason(heard: list[str]) -> str:
    """Give what can be said of a failure: its HTTP status, or that nobody answered."""
    text = "\n".join(heard)
    if status := re.search(r"\berror=(\d{3})\b", text):
        return f"it answered with HTTP status {status[1]}"
    if re.search(r"connection error|socket|timeout|timed out", text, re.IGNORECASE):
        return "it could not be reached"
    return "it was refused"

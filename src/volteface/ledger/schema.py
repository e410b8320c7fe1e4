"""The ledger's tables, as Arrow schemas of their Parquet parts.

Rows are only ever added. `run` numbers grow with every coding that is kept, so that the largest run of a document is its
latest; `turn` numbers grow with every derivation, so that the largest turn of a cell or a document is the one that holds.
"""

import pyarrow as pa

SPAN = pa.struct([("text", pa.string()), ("start", pa.int32()), ("end", pa.int32())])
MENTION = pa.struct(
    [
        ("code", pa.string()),
        ("role", pa.string()),
        ("text", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
    ]
)
MEMBER = pa.struct(
    [
        ("run", pa.int64()),
        ("id", pa.string()),
        (
            "weight",
            pa.float32(),
        ),  # what this report alone makes its act count, from the day on which it was seen
    ]
)

ARTICLES = pa.schema(
    [
        ("run", pa.int64()),  # the first run on this text: a changed text is a new row
        ("document", pa.string()),
        ("text_hash", pa.string()),
        ("url", pa.string()),
        ("address", pa.int64()),  # hash of the address that tells it from other pages, 0 where it has none
        ("outlet", pa.string()),
        ("title", pa.string()),
        ("lead", pa.string()),
        ("text", pa.string()),
        ("author", pa.string()),
        ("published", pa.string()),
        ("language", pa.string()),
        ("captions", pa.list_(pa.string())),
        ("clutter", pa.string()),  # JSON: kind -> texts
        ("problems", pa.string()),  # JSON: list of problems
        ("added", pa.string()),
        ("seen", pa.string()),
        ("fingerprint", pa.binary()),  # by which copies are known, see `ledger.copies`
    ]
)

RUNS = pa.schema(
    [
        ("run", pa.int64()),
        ("document", pa.string()),
        ("text_hash", pa.string()),
        ("coder", pa.string()),
        ("codebook", pa.string()),
        ("coded_at", pa.string()),
        ("reports", pa.int32()),
        ("document_key", pa.int64()),  # hashes, so that a writer can hold what it knows in little memory
        ("text_key", pa.int64()),
        ("run_key", pa.int64()),
        (
            "senses",
            pa.binary(),
        ),  # signs of the vectors of the article and its sentences, see `ledger.likeness`
    ]
)

REPORTS = pa.schema(
    [
        ("run", pa.int64()),
        ("cell", pa.string()),  # pair and type: the reports that can be of one event
        ("id", pa.string()),
        ("document", pa.string()),
        ("source", pa.string()),
        ("source_role", pa.string()),
        ("target", pa.string()),
        ("target_role", pa.string()),
        ("type", pa.string()),
        ("modes", pa.list_(pa.string())),
        ("quad", pa.int8()),
        ("intensity", pa.float64()),
        ("mutual", pa.bool_()),
        ("group", pa.string()),
        ("group_pairs", pa.int32()),  # how many pairs of this run share the group
        ("status", pa.string()),
        ("claimed_by", pa.string()),
        ("date", pa.string()),
        ("date_precision", pa.string()),
        ("seen", pa.string()),
        ("place", pa.string()),
        ("contexts", pa.list_(pa.string())),
        ("evidence", SPAN),
        ("trigger", SPAN),
        ("source_mention", MENTION),
        ("target_mention", MENTION),
        ("confidence", pa.float64()),
        ("coder", pa.string()),
        ("codebook", pa.string()),
        ("sense", pa.binary()),  # the signs of its sentence's vector; empty where the coder made none
    ]
)

PROBLEMS = pa.schema(
    [
        ("key", pa.int64()),
        ("stage", pa.string()),
        ("reason", pa.string()),
        ("document", pa.string()),
        ("detail", pa.string()),
        ("added", pa.string()),
    ]
)

ORIGINS = pa.schema(
    [
        ("document", pa.string()),
        ("origin", pa.string()),
        ("parent", pa.string()),  # the page that it goes back to; "" for the first of an account
        ("how", pa.string()),  # copy, reprint or translation; "" for the first
        ("shared", pa.float32()),  # the part of it that stands in its parent
        ("turn", pa.int64()),
    ]
)

WITHDRAWALS = pa.schema([("document", pa.string()), ("superseded_by", pa.string()), ("turn", pa.int64())])
"""Documents of which a later version has come under another name, or "" where it has gone again: the largest turn holds."""

PASTED = pa.schema([("origin", pa.string()), ("pages", pa.int32()), ("turn", pa.int64())])
"""Accounts that only copying outlets carry, with their pages; none where that is so no more."""

CELLS = pa.schema([("cell", pa.string()), ("turn", pa.int64())])
"""Which cells a turn has derived: of a cell's events, those of its largest turn hold."""

EVENTS = pa.schema(
    [
        ("cell", pa.string()),
        ("turn", pa.int64()),
        ("id", pa.string()),
        ("source", pa.string()),
        ("source_role", pa.string()),
        ("target", pa.string()),
        ("target_role", pa.string()),
        ("type", pa.string()),
        ("modes", pa.list_(pa.string())),
        ("contexts", pa.list_(pa.string())),
        ("quad", pa.int8()),
        ("intensity", pa.float64()),
        ("mutual", pa.bool_()),
        ("status", pa.string()),
        ("claimed_by", pa.list_(pa.string())),
        ("denied_by", pa.list_(pa.string())),
        ("date", pa.string()),
        ("date_precision", pa.string()),
        ("day", pa.date32()),  # where it stands in time: its date, or the day it was first seen
        (
            "ruled",
            pa.string(),
        ),  # by an analyst: wrong (all of its reports), false or true; "" where nobody has
        ("stale", pa.bool_()),  # first told more than a year after it
        ("first_seen", pa.string()),
        ("support", pa.int32()),  # independent origins that tell of it without denying it
        ("against", pa.int32()),  # independent origins that deny or negate it
        ("pages", pa.int32()),
        ("pairs", pa.int32()),  # of its group, 1 where it has none
        ("weight", pa.float64()),  # what it counts in a series
        ("sentence", pa.string()),  # of the report that tells it best, as are the next three
        ("document", pa.string()),
        ("outlet", pa.string()),
        ("url", pa.string()),
        ("reports", pa.list_(MEMBER)),
    ]
)

TOLD = pa.struct(
    [
        ("document", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("source", pa.string()),
        ("target", pa.string()),
        ("type", pa.string()),
    ]
)
"""What one page says of one act, whatever coder has read it: where it stands, the pair and the type."""

RULINGS = pa.schema(
    [
        ("id", pa.string()),  # hash of what it says
        (
            "turn",
            pa.int64(),
        ),  # which version of the ledger added the row: of two on the same, the later counts
        ("at", pa.string()),
        ("by", pa.string()),
        ("why", pa.string()),
        ("kind", pa.string()),  # report, claim, origin or undo
        ("verdict", pa.string()),  # wrong; false or true; same or apart; undo
        ("reports", pa.list_(TOLD)),  # of a report that one, of a claim all of its event
        ("documents", pa.list_(pa.string())),  # of an origin both
        ("undoes", pa.string()),  # the id of another ruling, "" where it undoes none
    ]
)

IMPORTS = pa.schema(
    [
        ("key", pa.int64()),  # of the set's own row number, or of the row where it has none; never negative
        ("turn", pa.int64()),  # which import kept it: a later one may replace it (see REVISIONS)
        (
            "version",
            pa.int64(),
        ),  # what tells a revised row from the one before it; 0 in sets that don't revise
        ("set", pa.string()),
        ("id", pa.string()),  # the set's own
        ("source", pa.string()),
        ("source_role", pa.string()),
        ("target", pa.string()),
        ("target_role", pa.string()),
        ("type", pa.string()),
        ("modes", pa.list_(pa.string())),
        ("quad", pa.int8()),
        ("intensity", pa.float64()),
        ("status", pa.string()),  # reported, or historical where it was long past when it was told
        ("day", pa.date32()),
        ("precision", pa.string()),  # of the day, as of a report's date
        ("seen", pa.date32()),
        ("origin", pa.int64()),  # of the story: rows with the same one are told by one account
        ("pairs", pa.int32()),  # rows that say the same from one origin: they share one event's weight
        ("url", pa.string()),
        ("sentence", pa.string()),
        ("outlet", pa.string()),
    ]
)
"""An event of an imported data set is a row here, as compact as may be: there are hundreds of millions of them."""

REVISIONS = pa.schema([("key", pa.int64()), ("turn", pa.int64())])
"""Imported rows that a turn has replaced: those with this key of earlier turns don't hold any more."""

WORTH = pa.struct(
    [
        ("event", pa.string()),
        ("status", pa.string()),
        ("weight", pa.float64()),
        ("reports", pa.list_(pa.string())),  # some of its reports, by which it is found under another id
    ]
)
"""What an event was worth by the day of an alarm that names it."""

SHIFTS = pa.schema(
    [
        (
            "turn",
            pa.int64(),
        ),  # which version of the ledger added the row: the first of an id is the alarm as raised
        ("told", pa.string()),  # when that was
        ("step", pa.string()),  # these three name the watch
        ("budget", pa.float64()),
        ("method", pa.string()),
        ("id", pa.string()),
        ("kind", pa.string()),
        ("a", pa.string()),
        ("b", pa.string()),
        ("direction", pa.string()),
        ("from_side", pa.string()),
        ("to_side", pa.string()),
        ("start_early", pa.string()),
        ("start_late", pa.string()),
        ("raised", pa.string()),
        ("stage", pa.string()),
        ("lasted", pa.string()),
        ("probability", pa.float64()),
        ("evidence", pa.list_(pa.string())),
        ("counter", pa.list_(pa.string())),
        ("worth", pa.list_(WORTH)),
    ]
)
"""Alarms, and the stages that they have come to since."""

TABLES: dict[str, pa.Schema] = {
    "articles": ARTICLES,
    "runs": RUNS,
    "reports": REPORTS,
    "problems": PROBLEMS,
    "origins": ORIGINS,
    "pasted": PASTED,
    "withdrawals": WITHDRAWALS,
    "cells": CELLS,
    "events": EVENTS,
    "imports": IMPORTS,
    "revisions": REVISIONS,
    "shifts": SHIFTS,
    "rulings": RULINGS,
}

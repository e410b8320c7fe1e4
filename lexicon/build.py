"""Builds the tables of src/volteface/world from the hand-written ones: `python lexicon/build.py`.

Needs the extra `lexicon` (morfeusz2, lemminflect). The results are kept in the repository, so that nobody
needs it to run Volteface.
"""

import sys
from collections.abc import Callable

from names import build_names, list_gaps
from places import build_places
from roles import build_roles
from tables import LEXICON, WORLD, stamp

HAND_WRITTEN = (
    *(
        LEXICON / f"{name}.csv"
        for name in ("names_pl", "names_en", "places_pl", "places_en", "roles_pl", "roles_en")
    ),
    *(WORLD / f"{name}.csv" for name in ("states", "bodies", "members", "codebook", "modes", "contexts")),
)


def stamp_hand_written() -> int:
    """Write the checksums of the tables that are not built; returns their number."""
    for path in HAND_WRITTEN:
        stamp(path)
    return len(HAND_WRITTEN)


STEPS: dict[str, Callable[[], int]] = {
    "names.pl": lambda: build_names("pl"),
    "names.en": lambda: build_names("en"),
    "places.pl": lambda: build_places("pl"),
    "places.en": lambda: build_places("en"),
    "roles.pl": lambda: build_roles("pl"),
    "roles.en": lambda: build_roles("en"),
    "origins": stamp_hand_written,
}


def main(wanted: list[str]) -> int:
    """Run the steps that are named, or all; prints what was written to stderr."""
    unknown = set(wanted) - set(STEPS)
    if unknown:
        print(f"no step {', '.join(sorted(unknown))}; there are {', '.join(STEPS)}", file=sys.stderr)
        return 2
    for name, step in STEPS.items():
        if not wanted or name in wanted:
            print(f"{name}: {step()} {'files' if name == 'origins' else 'rows'}", file=sys.stderr)
    for language in ("pl", "en"):
        for gap in list_gaps(language):
            print(f"names.{language}: {gap}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Builds the tables of src/volteface/world from the hand-written ones: `python lexicon/build.py`.

Needs the extra `lexicon` (morfeusz2, lemminflect). The results are kept in the repository, so that nobody
needs it to run Volteface.
"""

import sys
from collections.abc import Callable

from names import build_names
from roles import build_roles

STEPS: dict[str, Callable[[], int]] = {
    "names.pl": lambda: build_names("pl"),
    "names.en": lambda: build_names("en"),
    "roles.pl": lambda: build_roles("pl"),
    "roles.en": lambda: build_roles("en"),
}


def main(wanted: list[str]) -> int:
    """Run the steps that are named, or all; prints what was written to stderr."""
    unknown = set(wanted) - set(STEPS)
    if unknown:
        print(f"no step {', '.join(sorted(unknown))}; there are {', '.join(STEPS)}", file=sys.stderr)
        return 2
    for name, step in STEPS.items():
        if not wanted or name in wanted:
            print(f"{name}: {step()} rows", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

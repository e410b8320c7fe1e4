"""Builds the tables of src/volteface from the hand-written ones: `python lexicon/build.py [LANGUAGE...] [--atlas FOLDER]`.

Needs the extra `lexicon` (morfeusz2, lemminflect), and for the map the npm package world-atlas 2.0.2, unpacked in FOLDER;
without it the map stays as it is. The results are kept in the repository, so that nobody
needs it to run Volteface.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from languages import LANGUAGES
from leaders import build_leaders
from map import build_map
from names import build_names, list_gaps
from officeholders import build_officeholders
from places import build_places
from roles import build_roles
from tables import LEXICON, WORLD, stamp
from triggers import build_triggers

BY_LANGUAGE = ("names", "places", "roles", "persons", "triggers", "speech", "contexts")
"""Hand-written tables that each language has."""
FACTS = (
    "states", "bodies", "members", "codebook", "modes", "contexts", "dependencies", "cameo", "cameo_actors", "sectors",
    "organisations", "persons", "acled", "ucdp", "regions",
)  # fmt: skip
"""Hand-written tables of the package."""
STEPS: dict[str, Callable[[str], int]] = {
    "names": build_names,
    "places": build_places,
    "roles": build_roles,
    "leaders": build_leaders,
    "triggers": build_triggers,
}
"""In this order: a form that is a name is neither a place nor a surname."""


def main(languages: list[str], atlas: Path | None) -> int:
    """Build all tables of some languages, or of all, and the map; prints what was written to stderr."""
    unknown = set(languages) - set(LANGUAGES)
    if unknown:
        print(f"no language {', '.join(sorted(unknown))}; there are {', '.join(LANGUAGES)}", file=sys.stderr)
        return 2
    for language in languages or LANGUAGES:
        for name in BY_LANGUAGE:
            stamp(LEXICON / f"{name}_{language}.csv")
        for name, step in STEPS.items():
            print(f"{name}.{language}: {step(language)} rows", file=sys.stderr)
        for gap in list_gaps(language):
            print(f"names.{language}: {gap}", file=sys.stderr)
    stamp(LEXICON / "leaders.csv")
    stamp(LEXICON / "atlas.csv")
    print(f"officeholders: {build_officeholders()} rows", file=sys.stderr)
    for name in FACTS:
        stamp(WORLD / f"{name}.csv")
    if atlas:
        print(f"map: {build_map(atlas)} rows", file=sys.stderr)
    else:
        print(
            "map: kept as it is; to build it: --atlas FOLDER, the npm package world-atlas 2.0.2 unpacked",
            file=sys.stderr,
        )
    return 0


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Builds the tables of src/volteface.")
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE", help="one of " + ", ".join(LANGUAGES))
    parser.add_argument(
        "--atlas", type=Path, metavar="FOLDER", help="the npm package world-atlas 2.0.2, unpacked"
    )
    return parser.parse_args()


if __name__ == "__main__":
    given = _read_arguments()
    sys.exit(main(given.languages, given.atlas))

"""Builds the tables of src/volteface from the hand-written ones: `python lexicon/build.py [LANGUAGE...]`.

Needs the extra `lexicon` (morfeusz2, lemminflect). The results are kept in the repository, so that nobody
needs it to run Volteface.
"""

import sys
from collections.abc import Callable

from languages import LANGUAGES
from leaders import build_leaders
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
    "organisations", "persons", "acled", "ucdp",
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


def main(languages: list[str]) -> int:
    """Build all tables of some languages, or of all; prints what was written to stderr."""
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
    print(f"officeholders: {build_officeholders()} rows", file=sys.stderr)
    for name in FACTS:
        stamp(WORLD / f"{name}.csv")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

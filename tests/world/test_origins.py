import hashlib
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "src" / "volteface" / "world", ROOT / "lexicon")
ORIGINS = [path for folder in FOLDERS for path in sorted(folder.glob("*.origin.toml"))]


def covered(origin: Path) -> dict[Path, str]:
    """Give the data files of an origin file with the checksums that it has for them."""
    checksums = tomllib.loads(origin.read_text(encoding="utf-8"))["sha256"]
    if isinstance(checksums, dict):
        return {origin.with_name(name): checksum for name, checksum in checksums.items()}
    return {origin.with_name(origin.name.replace(".origin.toml", ".csv")): checksums}


@pytest.mark.parametrize("origin", ORIGINS, ids=lambda path: path.name)
def test_checksums_are_those_of_the_files(origin):
    for path, checksum in covered(origin).items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == checksum, f"{path.name}: run lexicon/build.py"


@pytest.mark.parametrize("origin", ORIGINS, ids=lambda path: path.name)
def test_origins_say_where_a_file_comes_from(origin):
    table = tomllib.loads(origin.read_text(encoding="utf-8"))
    assert {"what", "facts", "made", "licence", "date", "sha256"} <= set(table)
    assert all(table.values())


def test_every_table_of_facts_has_an_origin():
    known = {path for origin in ORIGINS for path in covered(origin)}
    assert not set(FOLDERS[0].glob("*.csv")) - known

"""The house rules: who imports whom, how long files are, and that docs, verbs, data and commands are in step."""

import ast
import hashlib
import importlib.util
import inspect
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import click
import pytest

from volteface.cli import main
from volteface.model import STATUSES, Article, Problem, Report, Shift, as_record
from volteface.relations import LevelStep, SeriesStep, SidesStep
from volteface.show.outlets import OutletLine
from volteface.show.related import RelatedLine

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src"
PACKAGE = SOURCE / "volteface"
MOST_LINES = 450
HEAVY = {
    "aiohttp",
    "click",
    "duckdb",
    "lxml",
    "numpy",
    "onnxruntime",
    "pyarrow",
    "rich",
    "trafilatura",
    "urllib3",
    "vl_convert",
}

CORE = {"model", "errors", "config"}
FIRST_ROW = CORE | {"world"}
ROOMS = {"world", "reading", "coding", "ledger", "shifts", "relations"}
MAY_IMPORT = {
    **dict.fromkeys(CORE, CORE),
    "world": CORE,
    "reading": FIRST_ROW,
    "coding": FIRST_ROW,
    "ledger": FIRST_ROW,
    "shifts": FIRST_ROW,
    "relations": FIRST_ROW | {"ledger"},
    "walk": CORE | ROOMS,
    "show": FIRST_ROW | {"ledger", "relations", "shifts", "walk"},
    "scale": CORE | {"walk"},
    "cli": None,  # anything
    "__main__": {"cli"},
    "": CORE | ROOMS | {"walk"},  # the package itself: its public surface
}
"""Rooms that the files of a room may import besides their own."""


class Import(NamedTuple):
    """That one module imports another, at a line."""

    importer: str
    imported: str
    line: int


def name_of(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    return [*module.split("."), ""][1]


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def read_imports(module: str, path: Path) -> Iterator[Import]:
    """Give all imports of ours in a file, those in functions too."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *filter(None, [base])])
            names = [f"{base}.{a.name}" if f"{base}.{a.name}" in MODULES else base for a in node.names]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "volteface":
                yield Import(module, name, node.lineno)


IMPORTS = [found for module, path in MODULES.items() for found in read_imports(module, path)]


def test_every_room_is_known() -> None:
    assert {room_of(module) for module in MODULES} <= set(MAY_IMPORT)


def test_imports_go_one_way() -> None:
    wrong = []
    for importer, imported, line in IMPORTS:
        room, other = room_of(importer), room_of(imported)
        allowed = MAY_IMPORT[room]
        if allowed is not None and other != room and other not in allowed:
            wrong.append(f"{importer}:{line} imports {imported}")
    assert not wrong


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {module: {i.imported for i in IMPORTS if i.importer == module} - {module} for module in MODULES}
    while leaves := [module for module, imported in graph.items() if not imported & set(graph)]:
        for module in leaves:
            del graph[module]
    # what is left is in a circle or leads into one: take off what nobody left imports
    while tops := [module for module in graph if not any(module in imported for imported in graph.values())]:
        for module in tops:
            del graph[module]
    assert not {module: sorted(imported & set(graph)) for module, imported in graph.items()}


def test_files_are_short() -> None:
    lengths = {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path in MODULES.items()}
    assert not {module: length for module, length in lengths.items() if length > MOST_LINES}


def test_importing_the_package_is_light() -> None:
    program = "import sys, volteface; print(*{name.split('.')[0] for name in sys.modules})"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not HEAVY & set(found.stdout.split())


# --- verbs and docs ---------------------------------------------------------------------------------------------


@cache
def fill() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fill", ROOT / "docs" / "fill.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def list_verbs(group: click.Group = main, prefix: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from list_verbs(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


VERBS = dict(list_verbs())
REFERENCE = ROOT / "docs" / "reference.md"
DOCS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md")] + sorted((ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("verb", VERBS)
def test_verb_has_help_with_an_example(verb: str) -> None:
    text = inspect.cleandoc(VERBS[verb].help or "")
    assert re.search(rf"^Examples?:\n(.*\n)*? *volteface {verb}\b", text, re.MULTILINE)


@pytest.mark.parametrize("verb", VERBS)
def test_options_have_help(verb: str) -> None:
    options = [option for option in VERBS[verb].params if isinstance(option, click.Option)]
    assert not [option.name for option in options if not option.help]


@pytest.mark.parametrize("verb", VERBS)
def test_verb_is_in_the_reference(verb: str) -> None:
    assert f"\n### {verb}\n" in REFERENCE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "page", [pytest.param(page, id=page.name) for page in DOCS if page.name != "CONTRIBUTING.md"]
)
def test_docs_show_what_the_verbs_print(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    filled, failures = fill().fill(text)
    assert not failures
    assert filled == text, "run: make docs"


@pytest.mark.parametrize("page", [pytest.param(page, id=page.name) for page in DOCS])
def test_docs_name_only_verbs_that_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    lines = re.findall(r"(?:`|\| |^    |^\$ )volteface ([a-z]+)", text, re.MULTILINE)
    assert not set(lines) - {verb.split()[0] for verb in VERBS}


@pytest.mark.parametrize("page", [pytest.param(page, id=page.name) for page in DOCS])
def test_links_in_docs_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    local = [link for link in links if not link.startswith("http")]
    assert not [link for link in local if not (page.parent / link).exists()]


def test_docs_that_the_source_names_are_there() -> None:
    named = {
        found
        for path in MODULES.values()
        for found in re.findall(r"docs/[\w/-]+\.md", path.read_text(encoding="utf-8"))
    }
    assert not {name for name in named if not (ROOT / name).exists()}


def test_make_commands_in_docs_are_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        command
        for page in DOCS
        for command in re.findall(r"(?:`|^    )make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert {"run", "test"} <= named <= targets


def section_of(title: str) -> str:
    return REFERENCE.read_text(encoding="utf-8").split(f"\n## {title}\n")[1].split("\n## ")[0]


SHIFT = Shift(
    id="", kind="dyad", a="", b="", direction="", starts=("", ""), raised="", stage="shock", probability=0.0
)


def test_nouns_in_the_reference_have_all_their_fields() -> None:
    problem = Problem(stage="read", reason="", document="")
    assert set(as_record(problem)) == set(re.findall(r'"(\w+)"', section_of("Problems").split("}")[0]))
    for noun, fields in (
        ("Article", {*as_record(Article(document=""))}),
        ("Report", {*Report.__dataclass_fields__}),
        ("Shift", {*as_record(SHIFT)}),
    ):
        section = section_of(noun)
        assert set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == fields


def test_steps_in_the_reference_have_all_their_fields() -> None:
    for title, nouns in (
        ("Relations", (SeriesStep, LevelStep)),
        ("Sides", (SidesStep,)),
        ("Outlets", (OutletLine,)),
        ("Related coverage", (RelatedLine,)),
    ):
        rows = re.findall(r"^\| (`[^|]+`) \|", section_of(title), re.MULTILINE)
        named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
        assert named == {field for noun in nouns for field in noun.__dataclass_fields__}


def test_reference_has_every_status_in_order() -> None:
    section = section_of("Statuses")
    assert tuple(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == STATUSES


# --- data -------------------------------------------------------------------------------------------------------

DATA = sorted(path for path in PACKAGE.rglob("*") if path.suffix in (".csv", ".tsv"))
ORIGINS = sorted(PACKAGE.rglob("*.origin.toml")) + sorted((ROOT / "docs").rglob("*.origin.toml"))


@cache
def read_origin(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def checksums(origin: Path) -> dict[Path, str]:
    """Give the checksum of each file that an origin file covers."""
    told = read_origin(origin)["sha256"]
    if isinstance(told, dict):
        return {origin.parent / name: checksum for name, checksum in told.items()}
    stem = origin.name.removesuffix(".origin.toml")
    covered = [path for path in origin.parent.glob(f"{stem}.*") if path != origin and path.suffix != ".py"]
    return {path: told for path in covered if path.stem == stem}


@pytest.mark.parametrize("data", [pytest.param(path, id=str(path.relative_to(PACKAGE))) for path in DATA])
def test_data_has_an_origin_file(data: Path) -> None:
    assert [origin for origin in ORIGINS if data in checksums(origin)]


@pytest.mark.parametrize("origin", [pytest.param(path, id=path.name) for path in ORIGINS])
def test_origin_file_is_whole_and_true(origin: Path) -> None:
    told = read_origin(origin)
    assert not [key for key in ("what", "facts", "made", "licence", "date", "sha256") if not told.get(key)]
    covered = checksums(origin)
    assert covered
    wrong = [
        path.name for path, told in covered.items() if hashlib.sha256(path.read_bytes()).hexdigest() != told
    ]
    assert not wrong

"""Fills README and docs with what the verbs print, so that they can't drift apart: `python docs/fill.py`.

What stands between these two lines is replaced by the command and its output, run in the repository:

    <!-- output: volteface read docs/pages/astana.txt --format table -->
    <!-- /output -->

and what stands between `<!-- verbs -->` and `<!-- /verbs -->` by the help of every verb.
"""

import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import click
from click.testing import CliRunner

from volteface.cli import main as volteface

ROOT = Path(__file__).parent.parent
COLUMNS = 100
OUTPUT = re.compile(r"(<!-- output: (.+?) -->\n).*?(<!-- /output -->)", re.DOTALL)
VERBS = re.compile(r"(<!-- verbs -->\n).*?(<!-- /verbs -->)", re.DOTALL)


def pages() -> list[Path]:
    """Give README and every page of the docs."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def fill(text: str) -> tuple[str, list[str]]:
    """Give a page's text with every block filled, and why some could not be: those stay as they are.

    A page's commands run one after another, in one folder.
    """
    failures: list[str] = []

    def output(found: re.Match[str]) -> str:
        try:
            return found[1] + _block(found[2], run(found[2])) + found[3]
        except RuntimeError as error:
            failures.append(str(error))
            return found[0]

    with tempfile.TemporaryDirectory() as name, _standing_in(Path(name)):
        text = OUTPUT.sub(output, text)
        return VERBS.sub(lambda found: found[1] + "\n".join(list_help()) + found[2], text), failures


def run(command: str) -> str:
    """Give what a command prints to stdout. Raises RuntimeError, with its message, if it fails."""
    program, *arguments = shlex.split(command)
    if program != "volteface":
        raise RuntimeError(f"only volteface can be run here, not {program}")
    with patch.dict(os.environ, {"COLUMNS": str(COLUMNS)}):
        result = CliRunner().invoke(volteface, arguments, prog_name="volteface", max_content_width=COLUMNS)
    if result.exit_code:
        message = result.stderr.strip().splitlines() or [repr(result.exception)]
        raise RuntimeError(f"{command}: {message[-1]}")
    return "\n".join(line.rstrip() for line in result.stdout.strip("\n").splitlines())


def list_help() -> Iterator[str]:
    """Give a section for each verb with its help, in alphabetical order."""
    for verb, command in sorted(command_lines(volteface).items()):
        yield f"### {verb}\n\n{_block(f'{command} --help', run(f'{command} --help'))}"


def command_lines(group: click.Group, prefix: str = "volteface") -> Mapping[str, str]:
    """Give the command line of every verb, those of groups in groups too."""
    lines: dict[str, str] = {}
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            lines |= command_lines(command, f"{prefix} {name}")
        else:
            line = f"{prefix} {name}"
            lines[line.removeprefix("volteface ")] = line
    return lines


def _block(command: str, output: str) -> str:
    return f"```text\n$ {command}\n{output}\n```\n"


@contextmanager
def _standing_in(folder: Path) -> Iterator[None]:
    """Work in a folder from which the repository's pages have the paths that the docs say."""
    (folder / "docs").symlink_to(ROOT / "docs")
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def main() -> int:
    """Fill every page in place; tells on stderr which ones changed and which commands failed."""
    failed = False
    for page in pages():
        before = page.read_text(encoding="utf-8")
        after, failures = fill(before)
        failed = failed or bool(failures)
        for failure in failures:
            print(f"{page.relative_to(ROOT)}: {failure}", file=sys.stderr)
        if after != before:
            page.write_text(after, encoding="utf-8")
            print(f"{page.relative_to(ROOT)} filled", file=sys.stderr)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

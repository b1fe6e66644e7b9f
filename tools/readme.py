"""Keep the README pages true: their tables come from the program, the output in their tour from running it.

`python tools/readme.py` rewrites both pages, `--check` changes nothing and fails where a page is out of date, and
`--block N` prints a page's Nth `sh` block (with any Python 3.11, before anything is installed).

Generated tables stand between `<!-- generated: NAME -->` and `<!-- end -->`. The `console` blocks of a page are one
session of one shell, in a fresh copy of `examples/`; lines that begin with `$ ` are what is typed there.
"""
# ruff: noqa: INP001 - a script, not part of a package

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Lang = Literal["vi", "en"]

ROOT = Path(__file__).resolve().parents[1]
PAGES: dict[str, Lang] = {"README.md": "en", "README.vi.md": "vi"}

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CONSOLE = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
_GENERATED = re.compile(r"(?<=^<!-- generated: )(\w+)( -->\n)(.*?)(?=^<!-- end -->$)", re.MULTILINE | re.DOTALL)
_END_OF_OUTPUT = "\x1e"  # between two commands of a session: no program prints it
_SECONDS = 300

_HEADINGS: dict[str, dict[Lang, tuple[str, ...]]] = {
    "commands": {"en": ("command", "does", "options"), "vi": ("lệnh", "công dụng", "tùy chọn")},
    "findings": {
        "en": ("code", "name", "severity", "blocks", "says"),
        "vi": ("mã", "tên", "mức độ", "chưa xếp loại", "nội dung"),
    },
}
_BLOCKS: dict[Lang, dict[str, str]] = {
    "en": {"file": "the whole file", "person": "the person", "nothing": "–"},
    "vi": {"file": "cả tệp", "person": "người đó", "nothing": "–"},
}


def main() -> int:
    """Rewrite, check or print, as asked; return the exit code."""
    parser = argparse.ArgumentParser(description="Keep the README pages true.")
    parser.add_argument("--check", action="store_true", help="change nothing, fail where a page is out of date")
    parser.add_argument("--block", type=int, metavar="N", help="print the Nth sh block of README.md")
    asked = parser.parse_args()
    if asked.block:
        sys.stdout.write(sh_blocks((ROOT / "README.md").read_text(encoding="utf-8"))[asked.block - 1])
        return 0
    outdated = [name for name in PAGES if _outdated(name, rewrite=not asked.check)]
    for name in outdated:
        sys.stderr.write(f"{name}: {'out of date; run python tools/readme.py' if asked.check else 'rewritten'}\n")
    return 1 if outdated and asked.check else 0


def fences(page: str) -> list[tuple[str, str]]:
    """Return a page's fenced blocks in order: language (empty where none is given) and content."""
    return [(found[1], found[2]) for found in _FENCE.finditer(page)]


def sh_blocks(page: str) -> list[str]:
    """Return the content of a page's `sh` blocks, in order."""
    return [content for language, content in fences(page) if language == "sh"]


def renewed(page: str, lang: Lang) -> str:
    """Return a page with its generated tables and the output of its session as they are now."""
    tabled = with_tables(page, lang)
    blocks = [_typed(content) for language, content in fences(tabled) if language == "console"]
    said = iter(session([command for block in blocks for command in block], lang))
    shown = iter("".join(f"$ {command}\n{next(said)}" for command in block) for block in blocks)
    return _CONSOLE.sub(lambda _: next(shown), tabled)


def with_tables(page: str, lang: Lang) -> str:
    """Return a page with its generated tables as they are now."""
    tables = {"commands": commands_table, "findings": findings_table}
    return _GENERATED.sub(lambda found: f"{found[1]}{found[2]}{tables[found[1]](lang)}", page)


def commands_table(lang: Lang) -> str:
    """Return the table of all commands: how each is called, what it does, its own options."""
    from danhgia.messages import say

    rows = [
        (f"`{usage}`", say(f"help.{key}", lang), " ".join(f"`{option}`" for option in options))
        for key, usage, options in commands()
    ]
    return _table(_HEADINGS["commands"][lang], rows)


def commands() -> Iterator[tuple[str, str, list[str]]]:
    """Yield every command of the live application: its key in the catalogue, its usage, its options."""
    import typer.main

    from danhgia.cli.app import app

    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]  # it is a group
        parts = getattr(command, "commands", None)
        for words, one in [((name, part), each) for part, each in parts.items()] if parts else [((name,), command)]:
            given = [one_of.metavar for one_of in one.params if one_of.param_type_name == "argument"]
            options = [one_of.opts[0] for one_of in one.params if one_of.param_type_name == "option"]
            yield ".".join(words), " ".join([*words, *given]), options


def findings_table(lang: Lang) -> str:
    """Return the table of all finding codes; `…` stands for what a message fills in."""
    from danhgia.codes import CATALOGUE
    from danhgia.findings import Finding
    from danhgia.messages import message, name, say

    def told(code: str) -> str:
        """Return a message without its facts; where it is made of nothing else, what the finding is called."""
        words = message(Finding(code), lang)
        return words if any(map(str.isalpha, words)) else f"{name(code, lang).capitalize()}."

    rows = [
        (
            code.number,
            code.name,
            say(f"severity.{code.severity}", lang),
            _BLOCKS[lang][code.blocks],
            told(code.number),
        )
        for code in CATALOGUE
    ]
    return _table(_HEADINGS["findings"][lang], rows)


def session(commands: list[str], lang: Lang) -> list[str]:
    """Return what each command prints, typed one after the other in one shell beside a fresh copy of `examples/`."""
    if not commands:
        return []
    script = "".join(f"{command}\ncode=$?; printf '\\036'; (exit $code)\n" for command in commands)
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(ROOT / "examples", Path(place) / "examples")
        environment = {
            "HOME": place,
            "LANG": "C.UTF-8",
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "DANHGIA_LANG": lang,
        }
        run = subprocess.run(
            ["/bin/sh"],
            input=script,
            cwd=place,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=_SECONDS,
            check=False,
        )
    return [_trimmed(output) for output in run.stdout.split(_END_OF_OUTPUT)[:-1]]


def _outdated(name: str, *, rewrite: bool) -> bool:
    path = ROOT / name
    page = path.read_text(encoding="utf-8")
    new = renewed(page, PAGES[name])
    if rewrite and new != page:
        path.write_text(new, encoding="utf-8", newline="\n")
    return new != page


def _typed(block: str) -> list[str]:
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def _trimmed(output: str) -> str:
    lines = [line.rstrip() for line in output.splitlines()]
    return "".join(f"{line}\n" for line in lines)


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = list(headings)
    cells = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n" for row in cells)


if __name__ == "__main__":
    sys.exit(main())

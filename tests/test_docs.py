"""What the documents say about commands and codes is what there is: nothing undocumented, nothing that is not there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import simplejson
import typer.main

from danhgia.cli import shell
from danhgia.cli.app import app
from danhgia.codes import CATALOGUE
from danhgia.messages import LANGS, rule, say
from workspaces import danhgia

if TYPE_CHECKING:
    from danhgia.codes import Code
    from danhgia.messages import Lang

ROOT = Path(__file__).parents[1]
PAGES: dict[Lang, str] = {"en": "README.md", "vi": "README.vi.md"}
WORDS = r"danhgia((?: [a-z-][^\s`|>;&]*)(?: [^\s`|>;&]+)*)"
TYPED = re.compile(rf"^(?:\$ |[ \t]*){WORDS}|`{WORDS}", re.MULTILINE)
PRINT_HELPS = """
import json, sys
from typer.testing import CliRunner
from danhgia.cli.app import app
runs = {words: CliRunner().invoke(app, [*words.split(), "--help"], catch_exceptions=False) for words in sys.argv[1:]}
assert not any(run.exit_code for run in runs.values())
print(json.dumps({words: run.stdout for words, run in runs.items()}))
"""


def all_commands() -> dict[tuple[str, ...], Any]:
    """Return every command of the live application by the words that call it, groups included."""
    found: dict[tuple[str, ...], Any] = {}
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]  # it is a group
        found[name,] = command
        found |= {(name, part): one for part, one in getattr(command, "commands", {}).items()}
    return found


COMMANDS = all_commands()
LEAVES = [words for words, command in COMMANDS.items() if not hasattr(command, "commands")]


def page(lang: Lang) -> str:
    return (ROOT / PAGES[lang]).read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=LANGS)
def helps(request: pytest.FixtureRequest) -> tuple[Lang, dict[str, str]]:
    """Return a language and the help of every command in it; a run settles its language before it makes the help."""
    lang: Lang = request.param
    done = subprocess.run(
        [sys.executable, "-c", PRINT_HELPS, *(" ".join(words) for words in COMMANDS)],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "DANHGIA_LANG": lang, "PYTHONIOENCODING": "utf-8"},
    )
    return lang, simplejson.loads(done.stdout)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("words", LEAVES, ids=" ".join)
def test_every_command_is_in_the_readme(words: tuple[str, ...], lang: Lang) -> None:
    listed = re.findall(r"^\| `([a-z -]+)", page(lang), re.MULTILINE)
    assert " ".join(words) in {command.strip() for command in listed}


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_help_has_an_example(words: tuple[str, ...], helps: tuple[Lang, dict[str, str]]) -> None:
    lang, printed = helps
    shown = printed[" ".join(words)]
    key = ".".join(words)
    example = say(f"help.example.{key}", lang)
    assert say(f"help.{key}", lang) in " ".join(shown.split())
    assert say("help.example", lang, command=example) in shown
    assert example.startswith(f"danhgia {words[0]}")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("document", ["README", "rubrics", "examples", "examples/batch"])
def test_commands_that_documents_show_exist(document: str, lang: Lang) -> None:
    path = ROOT / (PAGES[lang] if document == "README" else f"{document}/README.md")
    typed = [first or second for first, second in TYPED.findall(path.read_text(encoding="utf-8"))]
    assert typed
    for line in typed:
        words, options = split(line)
        assert words in COMMANDS, f"danhgia{line}"
        known = {name for option in COMMANDS[words].params for name in option.opts} | {"--help", "-h"}
        assert options <= known, f"danhgia{line}"


def split(line: str) -> tuple[tuple[str, ...], set[str]]:
    """Return the command's words and its options; global options in front are left out."""
    words = line.split()
    while words and words[0] in {"-C", "--workspace", "--lang"}:
        words = words[2:]
    if words[:1] == ["--version"]:
        return ("rule",), set()
    called = tuple(words[:2]) if tuple(words[:2]) in COMMANDS else tuple(words[:1])
    return called, {word.partition("=")[0] for word in words if word.startswith("--")}


@pytest.mark.parametrize("lang", LANGS)
def test_the_exit_codes_are_the_ones_there_are(lang: Lang) -> None:
    listed = re.findall(r"^\| (\d+) \| ", page(lang), re.MULTILINE)
    assert [int(code) for code in listed] == [shell.OK, shell.FOUND, shell.UNABLE, shell.INTERRUPTED]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", CATALOGUE, ids=lambda code: code.number)
def test_every_code_is_in_the_readme_and_has_its_rule(code: Code, lang: Lang) -> None:
    listed = set(re.findall(r"^\| (DG\d+) \| ([a-z-]+) \| ", page(lang), re.MULTILINE))
    assert (code.number, code.name) in listed
    assert len(rule(code.number, lang).split()) >= 15


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", CATALOGUE, ids=lambda code: code.number)
def test_rule_prints_what_a_code_means(code: Code, lang: Lang, tmp_path: Path) -> None:
    for asked in (code.number, code.number.lower(), code.name):
        done = danhgia("--lang", lang, "rule", asked, at=tmp_path)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith(f"{code.number} ")
        assert code.name in done.out
        assert " ".join(rule(code.number, lang).split()) in " ".join(done.out.split())

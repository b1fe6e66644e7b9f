"""The shape of the code: functions that fit in one look, modules that hold one noun."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "tools").glob("*.py")])
LINES_OF_A_FUNCTION = 40
LINES_OF_A_MODULE = 300


def names(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return its lines from `def` to the last, docstring and all; decorators stand outside."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_there_is_code_to_look_at() -> None:
    assert len(MODULES) > 50


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_functions_fit_in_one_look(path: Path) -> None:
    found = functions(ast.parse(path.read_text(encoding="utf-8")))
    long = {function.name: length(function) for function in found if length(function) > LINES_OF_A_FUNCTION}
    assert not long


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_modules_are_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LINES_OF_A_MODULE


def test_most_functions_are_under_ten_lines() -> None:
    found = [
        length(function) for path in MODULES for function in functions(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert sorted(found)[len(found) // 2] < 10


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("def f():\n    return 1\n", [2]),
        ("@once\ndef f():\n    return 1\n", [2]),
        ("class A:\n    async def f(self):\n        '''Text.'''\n\n        return 1\n", [4]),
    ],
)
def test_lines_are_counted_from_def_to_the_last(source: str, expected: list[int]) -> None:
    assert [length(function) for function in functions(ast.parse(source))] == expected

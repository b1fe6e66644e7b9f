from __future__ import annotations

import shlex

import pytest

from danhgia.writers.commands import command_line, naming, quoted


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("sheets/2018-Q3/CB03.xlsx", "sheets/2018-Q3/CB03.xlsx"),
        ("C:\\Nam 2018\\danh sach.xlsx", '"C:\\Nam 2018\\danh sach.xlsx"'),
        ("danh sách đảng viên.xlsx", '"danh sách đảng viên.xlsx"'),
        ("đảng-viên.xlsx", "đảng-viên.xlsx"),
        ("a&b.xlsx", '"a&b.xlsx"'),
        ("sheet (2).xlsx", '"sheet (2).xlsx"'),
        ("~$a.xlsx", "'~$a.xlsx'"),
        ("", '""'),
    ],
)
def test_a_word_is_quoted_as_every_shell_takes_it(word: str, typed: str) -> None:
    assert quoted(word) == typed
    if "\\" not in word:
        assert shlex.split(typed) == [word]


def test_a_command_names_the_workspace_that_its_run_named() -> None:
    assert command_line("grade --quarter 3") == "danhgia grade --quarter 3"
    with naming("w x"):
        assert command_line("explain", "CB 03") == 'danhgia -C "w x" explain "CB 03"'
    assert command_line("yearend") == "danhgia yearend"

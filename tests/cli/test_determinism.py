"""Same inputs, same bytes out: from run to run, whatever the order of arguments and of the files on the disk."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from workspaces import BLANK, danhgia, filled, make_town

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workspaces import Town

COMMANDS = ["grade --quarter 3", "status", "yearend", "needs", "explain CB01-001", "validate sheets"]


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """Return a workspace with something to say about every unit."""
    rows = {
        "CB01-002": filled(scores={"I.1": 5, "I.2": "2,5"}),
        "CB02-001": BLANK,
        "CB02-003": filled("T", ballot="XS"),
        "CB03-001": filled(override={"name": "Đảng viên Khác"}),
    }
    return make_town(tmp_path_factory.mktemp("faulty") / "town", units=3, rows=rows)


def shuffled(town: Town, to: Path, order: Callable[[list[str]], list[str]]) -> Town:
    """Return a copy whose files were made in another order."""
    for folder, _, _ in os.walk(town.root):
        (to / os.path.relpath(folder, town.root)).mkdir(parents=True, exist_ok=True)
    names = [os.path.relpath(path, town.root) for path in sorted(town.root.rglob("*")) if path.is_file()]
    for name in order(names):
        shutil.copyfile(town.root / name, to / name)
    return replace(town, root=to)


def reverse(names: list[str]) -> list[str]:
    return names[::-1]


def rotate(names: list[str]) -> list[str]:
    return [*names[len(names) // 2 :], *names[: len(names) // 2]]


def everything(town: Town) -> list[bytes]:
    """Return what all commands print in machine formats, and the results they write."""
    runs = [
        danhgia(*command.split(), "--format", form, at=town.root) for command in COMMANDS for form in ("json", "csv")
    ]
    texts = [danhgia(*command.split(), at=town.root) for command in COMMANDS]
    results = [path.read_bytes() for path in sorted((town.root / "results").iterdir())]
    assert len(results) == 2
    return [*(run.stdout for run in (*runs, *texts)), *results]


@pytest.fixture(scope="module")
def straight(faulty: Town, tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Return everything, the files made in the order of their names."""
    return everything(shuffled(faulty, tmp_path_factory.mktemp("straight"), sorted))


@pytest.mark.parametrize("order", [reverse, rotate])
def test_whatever_the_order_of_files_and_their_dates(
    faulty: Town, straight: list[bytes], tmp_path: Path, order: Callable[[list[str]], list[str]]
) -> None:
    copy = shuffled(faulty, tmp_path / "copy", order)
    for path in copy.root.rglob("*.xlsx"):
        os.utime(path, (0, 0))
    assert everything(copy) == straight


def test_whatever_the_system_lists_first(
    faulty: Town, straight: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shuffled(faulty, tmp_path / "copy", sorted)
    walk, listed = os.walk, os.listdir

    def walked(top: str, *, followlinks: bool = False) -> Iterator[tuple[str, list[str], list[str]]]:
        for parent, folders, names in walk(top, followlinks=followlinks):
            folders.sort(reverse=True)
            yield parent, folders, sorted(names, reverse=True)

    with monkeypatch.context() as backwards:
        backwards.setattr(os, "walk", walked)
        backwards.setattr(os, "listdir", lambda *place: sorted(listed(*place), reverse=True))
        assert everything(copy) == straight


def test_whatever_the_order_of_arguments(faulty: Town) -> None:
    files = [f"sheets/2018-Q3/{unit}.xlsx" for unit in faulty.unit_codes]
    asked = [files, files[::-1], ["sheets"], [*files, *files], ["sheets/2018-Q3/*.xlsx", files[1]]]
    for form in ("json", "csv", "text"):
        printed = {danhgia("validate", *paths, "--format", form, at=faulty.root).stdout for paths in asked}
        assert len(printed) == 1


def test_templates_and_lists_to_return(faulty: Town, tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        danhgia("template", "--quarter", "4", "--output", tmp_path / name, at=faulty.root)
        danhgia("validate", "sheets", "--return-to", tmp_path / name / "back", at=faulty.root)
        files = [path for path in sorted((tmp_path / name).rglob("*")) if path.is_file()]
        written.append([(path.relative_to(tmp_path / name), path.read_bytes()) for path in files])
    assert written[0] == written[1]
    assert len(written[0]) == 6

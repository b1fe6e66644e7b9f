"""Grading again with nothing changed says the same without working it out again; after any change it is worked out."""

from __future__ import annotations

import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from danhgia.periods import Period
from danhgia.pipeline.intake import shown_files
from danhgia.pipeline.remembering import basis, remembered, sha256
from danhgia.pipeline.setting import Setting, open_edition
from danhgia.readers.folder import collect
from danhgia.workspace import load_workspace
from workspaces import danhgia, filled

if TYPE_CHECKING:
    from collections.abc import Callable

    from workspaces import Ran, Town

EXAMPLES = Path(__file__).parents[2] / "examples"
Q3 = Period(2018, "quarter", 3)


def rests_on(root: Path, period: Period = Q3) -> str:
    workspace = load_workspace(root)
    edition = open_edition(workspace)
    files = shown_files(collect([workspace.sheets(period)]).files, Setting(edition, workspace))
    return basis(workspace, edition, files)


def is_known(root: Path, period: Period = Q3) -> bool:
    return remembered(load_workspace(root), period, rests_on(root, period)) is not None


def grade(root: Path, quarter: int = 3, form: str = "json") -> tuple[int, str]:
    done = danhgia("grade", "--quarter", str(quarter), "--format", form, at=root)
    return done.code, done.out


@pytest.mark.parametrize("example", ["tam-diep-2018", "tam-diep-2018-loi"])
@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_what_is_remembered_is_what_was_said(tmp_path: Path, example: str, quarter: int) -> None:
    root, period = tmp_path / "ws", Period(2018, "quarter", quarter)
    shutil.copytree(EXAMPLES / example, root)
    (root / "danhgia.db").unlink()
    first = [grade(root, quarter, form) for form in ("json", "text", "csv")]
    assert is_known(root, period)
    with closing(sqlite3.connect(root / "danhgia.db")) as ledger:  # one run said it all
        assert ledger.execute("SELECT count(*) FROM run").fetchone() == (1,)
    (root / "danhgia.db").unlink()
    for form, (code, out) in zip(("text", "csv", "json"), (first[1], first[2], first[0]), strict=True):
        assert grade(root, quarter, form) == (code, out)


def appended(path: Path, content: bytes) -> None:
    path.write_bytes(path.read_bytes() + content)


def saved_again(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a sheet was saved again": lambda root: saved_again(root / "sheets" / "2018-Q3" / "CB01.xlsx"),
    "a sheet is gone": lambda root: (root / "sheets" / "2018-Q3" / "CB01.xlsx").unlink(),
    "a sheet came in": lambda root: shutil.copy(
        root / "sheets" / "2018-Q3" / "CB01.xlsx", root / "sheets" / "2018-Q3" / "CB01 (2).xlsx"
    ),
    "a sheet has another name": lambda root: (root / "sheets" / "2018-Q3" / "CB01.xlsx").rename(
        root / "sheets" / "2018-Q3" / "A.xlsx"
    ),
    "the list was saved again": lambda root: saved_again(root / "roster.xlsx"),
    "the list is gone": lambda root: (root / "roster.xlsx").unlink(),
    "the registers were saved again": lambda root: saved_again(root / "register.xlsx"),
    "the settings have a remark": lambda root: appended(root / "danhgia.yaml", b"\n# x\n"),
    "the ledger is gone": lambda root: (root / "danhgia.db").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_byte_that_changes_makes_it_work_everything_out_again(town: Town, change: str) -> None:
    grade(town.root)
    assert is_known(town.root)
    CHANGES[change](town.root)
    assert not is_known(town.root)


def test_a_link_that_leads_nowhere_is_not_the_same_as_no_registers(town: Town) -> None:
    register = town.root / "register.xlsx"
    register.unlink(missing_ok=True)
    grade(town.root)
    assert is_known(town.root)
    register.symlink_to(town.root / "server" / "register.xlsx")
    assert not is_known(town.root)
    assert grade(town.root)[0] == 2


def test_nothing_is_known_before_the_first_run_nor_of_what_cannot_be_read(town: Town) -> None:
    assert not is_known(town.root)
    grade(town.root)
    workspace = load_workspace(town.root)
    edition = open_edition(workspace)
    assert basis(workspace, edition, [(town.root / "sheets", "sheets")]) == ""
    assert remembered(workspace, Q3, "") is None


def test_a_second_run_writes_nothing(town: Town) -> None:
    first = grade(town.root)
    before = town.ledger.read_bytes(), town.result().read_bytes(), town.result().stat().st_mtime_ns
    assert grade(town.root) == first
    assert (town.ledger.read_bytes(), town.result().read_bytes(), town.result().stat().st_mtime_ns) == before


def test_a_sheet_saved_again_says_the_same_and_appends_no_run(town: Town) -> None:
    first = grade(town.root)
    saved_again(town.root / "sheets" / "2018-Q3" / "CB01.xlsx")
    before = town.ledger.read_bytes()
    assert grade(town.root) == first
    assert town.ledger.read_bytes() == before


class TestManySheetsCheckedAgain:
    @pytest.fixture
    def many(self, town: Town, monkeypatch: pytest.MonkeyPatch) -> Town:
        """Return a town whose few sheets count as many."""
        monkeypatch.setattr("danhgia.pipeline.validating.MANY", 1)
        return town

    def check(self, town: Town) -> Ran:
        return danhgia("validate", "sheets", "--format", "json", at=town.root)

    def kept(self, town: Town) -> Path:
        return town.root / ".danhgia" / "validated.json"

    def test_the_same_bytes_are_not_read_again_and_the_same_is_said(
        self, many: Town, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        many.write_sheet("CB01", rows={"CB01-001": filled("XS", {"I.1": Decimal(9)})})
        first = self.check(many)
        assert first.found
        with monkeypatch.context() as broken:
            broken.setattr("danhgia.pipeline.checking.Crew", None)
            again = self.check(many)
        assert (again.code, again.out) == (first.code, first.out)

    @pytest.mark.parametrize("name", ["sheet", "danhgia.yaml"])
    def test_anything_else_than_the_same_bytes_is_checked(self, many: Town, name: str) -> None:
        self.check(many)
        before = self.kept(many).read_bytes()
        path = many.sheet() if name == "sheet" else many.root / name
        path.write_bytes(path.read_bytes() + b"\n")
        self.check(many)
        assert self.kept(many).read_bytes() != before

    @pytest.mark.parametrize("said", [b"", b"{}", b"\xff", b'{"basis": 1}'])
    def test_what_cannot_be_read_is_checked_anew(self, many: Town, said: bytes) -> None:
        first = self.check(many)
        whole = self.kept(many).read_bytes()
        self.kept(many).write_bytes(said)
        assert self.check(many).out == first.out
        assert self.kept(many).read_bytes() == whole

    def test_few_sheets_leave_nothing_behind(self, town: Town) -> None:
        self.check(town)
        assert not self.kept(town).exists()


class TestManySheetsSavedAgain:
    """Other bytes that come to what the ledger holds append no run; what was said of them is kept beside it."""

    @pytest.fixture
    def again(self, town: Town, monkeypatch: pytest.MonkeyPatch) -> Town:
        """Return a graded town, its few sheets counting as many, after one of them was saved again."""
        monkeypatch.setattr("danhgia.pipeline.grading.MANY", 1)
        town.write_sheet("CB01", rows={"CB01-001": filled("XS", {"I.1": Decimal(9)})})
        grade(town.root)
        saved_again(town.root / "sheets" / "2018-Q3" / "CB01.xlsx")
        assert not is_known(town.root)
        return town

    def kept(self, town: Town) -> Path:
        return town.root / ".danhgia" / "graded-2018-Q3.json"

    def test_the_second_time_nothing_is_worked_out(self, again: Town, monkeypatch: pytest.MonkeyPatch) -> None:
        said = grade(again.root)
        assert is_known(again.root)
        monkeypatch.setattr("danhgia.pipeline.grading.Crew", None)
        assert grade(again.root) == said

    def test_only_of_the_run_that_it_was_said_of(self, again: Town) -> None:
        grade(again.root)
        path = again.root / "sheets" / "2018-Q3" / "CB01.xlsx"
        same = path.read_bytes()
        again.write_sheet("CB01")
        grade(again.root)  # another outcome
        path.write_bytes(same)
        assert not is_known(again.root)

    @pytest.mark.parametrize("said", [b"", b"{}", b"\xff", b'{"basis": 1}'])
    def test_what_cannot_be_read_is_worked_out_anew(self, again: Town, said: bytes) -> None:
        first = grade(again.root)
        whole = self.kept(again).read_bytes()
        self.kept(again).write_bytes(said)
        assert not is_known(again.root)
        assert grade(again.root) == first
        assert self.kept(again).read_bytes() == whole

    def test_few_sheets_leave_nothing_behind(self, again: Town, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("danhgia.pipeline.grading.MANY", 100)
        grade(again.root)
        assert not self.kept(again).exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_or_device_is_never_read_to_its_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    (tmp_path / "endless.xlsx").symlink_to("/dev/zero")
    assert [sha256(tmp_path / name) for name in ("pipe.xlsx", "endless.xlsx")] == ["", ""]

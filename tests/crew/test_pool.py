from __future__ import annotations

import io
import os
import pickle
import signal
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from danhgia.crew import pool, worker
from danhgia.crew.packing import Packing, opened, packed
from danhgia.crew.pool import FEW, Crew, read_sheets
from danhgia.digests import digest
from danhgia.forms import unit_form
from danhgia.readers.score_sheets import read_score_sheets
from danhgia.sheets import PlacedSheet
from readers.xlsx_builder import parts, row_xml, save, sheet_xml, zipped
from sample_rubric import sample_rubric

if TYPE_CHECKING:
    from danhgia.sheets import ScoreSheet

FORM = unit_form(sample_rubric().main, sample_rubric())


def files(folder: Path, count: int) -> list[tuple[Path, str]]:
    """Return sheets of which each says by its only person which it is; the headings of scores are missing."""
    found = []
    for place in range(count):
        code = f'<c r="A2" t="inlineStr"><is><t>CB01-{place:03}</t></is></c>'
        head = row_xml(1, *(f'<c r="{letter}1" t="inlineStr"><is><t>{text}</t></is></c>' for letter, text in
                            (("A", "Mã số"), ("B", "Họ và tên"), ("C", "I.1"))))  # fmt: skip
        xml = sheet_xml(head + row_xml(2, code, '<c r="C2"><v>4</v></c>'))
        made = folder / f"{place:03}"
        made.mkdir()
        found.append((save(made, zipped(parts({"Chấm điểm": xml}))), f"sheets/{place:03}.xlsx"))
    return found


def told(sheet: ScoreSheet) -> tuple[str, list[str], list[int]]:
    return sheet.file, [person.code for person in sheet.people], list(whole(sheet).scores.scaled)


def whole(sheet: ScoreSheet) -> ScoreSheet:
    return opened(PlacedSheet(sheet, None, None)).sheet


@pytest.mark.parametrize("count", [2, FEW + 20])
def test_sheets_come_in_the_order_of_the_files_whoever_reads_them(tmp_path: Path, count: int) -> None:
    wanted = files(tmp_path, count)
    expected = [(shown, [f"CB01-{place:03}"], [4_000_000]) for place, (_, shown) in enumerate(wanted)]
    assert [told(sheet) for sheet in read_sheets(wanted, [FORM], workers=2)] == expected


@pytest.mark.parametrize("many", [0, 100])
def test_a_worker_reads_as_its_parent_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    wanted = files(tmp_path, FEW + 1)
    monkeypatch.setattr(pool, "MANY", many)
    by_workers = list(read_sheets(wanted, [FORM], workers=1))
    assert all(bool(sheet.body) == (many == 0) for sheet in by_workers)
    by_workers = [replace(whole(sheet), digest="") for sheet in by_workers]
    assert by_workers == [read_score_sheets(path, shown=shown, forms=[FORM])[0] for path, shown in wanted]


def test_a_digest_is_taken_only_while_cells_are_open(tmp_path: Path) -> None:
    ((path, shown),) = files(tmp_path, 1)
    (sheet,) = read_score_sheets(path, shown=shown, forms=[FORM])
    away = Packing(cells=True).put(sheet, [FORM])
    assert away.digest == digest(sheet, FORM)
    assert not Packing(digests=False, cells=True).put(sheet, [FORM]).digest
    with pytest.raises(ValueError, match=shown):
        digest(packed(sheet), FORM)


def test_a_worker_that_is_killed_costs_no_file(tmp_path: Path) -> None:
    wanted = files(tmp_path, FEW + 20)
    with Crew([], [FORM]) as crew:
        assert [sheet.file for sheet in crew.read(wanted[:2])] == [shown for _, shown in wanted[:2]]
        os.kill(crew._all[0]._process.pid, signal.SIGTERM)
        crew._all[0]._process.wait()
        assert [told(sheet)[1] for sheet in crew.read(wanted[2:4])] == [["CB01-002"], ["CB01-003"]]


def test_a_file_that_no_worker_survives_is_a_finding_and_the_others_are_read(tmp_path: Path) -> None:
    wanted = files(tmp_path, 3)
    wanted_too: list[tuple[Path, str]] = [wanted[0], (_Deadly("x"), "sheets/deadly.xlsx"), wanted[1]]
    with Crew([], [FORM]) as crew:
        sheets = crew.read(wanted_too)
    assert [(sheet.file, [finding.code for finding in sheet.findings][:1]) for sheet in sheets][1] == (
        "sheets/deadly.xlsx",
        ["DG104"],
    )
    assert [told(sheet)[1] for sheet in (sheets[0], sheets[2])] == [["CB01-000"], ["CB01-001"]]


def test_where_no_worker_works_the_parent_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool.sys, "executable", "/bin/false")  # type: ignore[attr-defined]  # as pool sees it
    wanted = files(tmp_path, FEW + 1)
    sheets = list(read_sheets(wanted, [FORM], workers=1))
    assert [sheet.file for sheet in sheets] == [shown for _, shown in wanted]
    assert all(sheet.people for sheet in sheets)


class _Deadly(type(Path())):  # type: ignore[misc]
    """A path that ends the process which receives it."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (3,)


def test_requests_and_answers_go_through_streams(tmp_path: Path) -> None:
    wanted = files(tmp_path, 3)
    asked, answered = io.BytesIO(), io.BytesIO()
    for said in (([FORM], Packing()), wanted[:2], wanted[2:]):
        pickle.dump(said, asked)
    asked.seek(0)
    worker.serve(asked, answered)
    answered.seek(0)
    batches = [pickle.load(answered) for _ in range(2)]  # noqa: S301 - written two lines above
    assert [[sheet.file for sheet in batch] for batch in batches] == [
        ["sheets/000.xlsx", "sheets/001.xlsx"],
        ["sheets/002.xlsx"],
    ]

"""Checklists of signs: kept in a register, checked, and counted by unit and sign, without points and without ranks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from danhgia.messages import message
from danhgia.readers.rubric_file import read_rubric
from danhgia.registers import ROSTER_TABLES, SIGNS, WATCHED
from danhgia.workspace import make_workspace
from danhgia.writers.tables import tables_workbook
from workspaces import danhgia

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

RUBRIC = """\
schema: 1
id: ct-24
version: 1
name: Nhận diện biểu hiện – bản thử
effective: {from: 2023-08-07}
checklists:
  - id: lanh-dao
    name: Đối với lãnh đạo, quản lý
    roles: [Lãnh đạo]
    signs:
      - {id: LD01, name: Biểu hiện 1 (nội dung chưa rõ), status: unknown}
      - {id: LD02, name: Biểu hiện 2 (nội dung chưa rõ), status: unknown}
  - id: cong-chuc
    name: Đối với công chức
    roles: [Công chức]
    signs: [{id: CC01, name: Biểu hiện 1 (nội dung chưa rõ), status: unknown}]
duties:
  - {id: tu-nhan-dien, name: Bản tự nhận diện, kind: bản tự nhận diện, from: everyone, by: 03-31}
"""
PEOPLE: list[dict[str, object]] = [
    {"code": "L1", "name": "Cán bộ Mẫu 1", "unit": "P1", "group": "Lãnh đạo"},
    {"code": "L2", "name": "Cán bộ Mẫu 2", "unit": "P2", "role": "Lãnh đạo"},
    {"code": "C1", "name": "Cán bộ Mẫu 3", "unit": "P1", "group": "Công chức", "to": date(2024, 6, 30)},
    {"code": "C2", "name": "Cán bộ Mẫu 4", "unit": "P2", "group": "Công chức"},
]
UNITS: list[dict[str, object]] = [{"unit": "P2", "name": "Phòng Mẫu 2"}, {"unit": "P1", "name": "Phòng Mẫu 1"}]
HEAD = [field.headings[0] for field in SIGNS.fields]
SELF, ORGANISATION = "tự nhận diện", "tổ chức nhận diện"
ROWS: list[tuple[object, ...]] = [
    ("L1", "LD01", SELF, date(2024, 1, 5), "bản tự nhận diện"),
    ("L1", "LD01", ORGANISATION, date(2024, 3, 31), "biên bản 3-BB"),
    ("L2", "ld02", ORGANISATION, date(2024, 2, 1), None),
    ("C1", "CC01", SELF, date(2024, 2, 1), None),
]


def make(root: Path, rows: Sequence[tuple[object, ...]]) -> Path:
    root.mkdir()
    (root / "r.yaml").write_text(RUBRIC, encoding="utf-8")
    make_workspace(root, rubric="r.yaml", year=2024, language="vi")
    (root / "roster.xlsx").write_bytes(tables_workbook(ROSTER_TABLES, {"people": PEOPLE, "units": UNITS}))
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SIGNS.sheet
    for row in [HEAD, *rows]:
        sheet.append(list(row))
    book.save(root / "register.xlsx")
    return root


def test_signs_are_counted_by_unit_and_sign_in_their_own_order(tmp_path: Path) -> None:
    root = make(tmp_path / "office", ROWS)
    done = danhgia("status", "--format", "json", at=root).json
    leaders, others = done["checklists"]
    assert done["findings"] == []
    assert (leaders["checklist"], leaders["asked"], leaders["people"], leaders["unclear"]) == ("lanh-dao", 2, 2, 0)
    assert [(one["sign"], one["people"], one["self"], one["organisation"]) for one in leaders["signs"]] == [
        ("LD01", 1, 1, 1),
        ("LD02", 1, 0, 1),
    ]
    assert [(unit["unit"], unit["asked"], unit["people"], len(unit["signs"])) for unit in leaders["units"]] == [
        ("P2", 1, 1, 1),
        ("P1", 1, 1, 1),
    ]
    assert [(unit["unit"], unit["people"]) for unit in others["units"]] == [("P2", 0), ("P1", 1)]
    assert [listed["duty"] for listed in done["duties"]] == ["tu-nhan-dien"]
    told = danhgia("status", "--on", "2024-02-01", "--list", "checklists", "--to", "x.xlsx", at=root).out
    assert "từ ngày 01/01/2024 đến ngày 01/02/2024: 2 lượt nhận diện về 2 người, trong 2 người thuộc diện" in told
    assert "LD01. Biểu hiện 1 (nội dung chưa rõ): 1 người (tự nhận diện 1 lượt, tổ chức nhận diện 0 lượt)" in told
    assert openpyxl.load_workbook(root / "x.xlsx").sheetnames[-2:] == ["Đối với lãnh đạo, quản lý", "Đối với công chức"]
    lines = danhgia("status", "--list", "checklists", "--format", "csv", at=root).out.splitlines()
    assert [line.split(",")[5].strip('"') for line in lines] == ["sign", "LD02", "LD01", "CC01"]
    danhgia("template", "--registers", at=root)
    assert SIGNS.sheet in openpyxl.load_workbook(root / "templates" / "register.xlsx").sheetnames


WATCH = [field.headings[0] for field in WATCHED.fields]
LISTED: list[tuple[object, ...]] = [
    ("L1", "Tiếp dân", "Ban Tổ chức", date(2024, 1, 10), "Ban Thường vụ", date(2024, 2, 1), None),
    ("L2", "Cán bộ phường", "Ban Tổ chức", date(2024, 1, 10), None, None, None),
    ("L2", "Tiếp dân", "Ban Tổ chức", date(2024, 3, 5), "Ban Thường vụ", date(2024, 3, 20), None),
    ("C1", "Chưa đề xuất", None, None, None, None, None),
    ("C2", "Sai ngày", "Ban Tổ chức", date(2024, 2, 2), "Ban Thường vụ", date(2024, 1, 2), None),
]


def test_the_watch_list_is_counted_by_person_and_unit(tmp_path: Path) -> None:
    root = make(tmp_path / "office", ROWS)
    assert danhgia("status", "--format", "json", at=root).json["watched"] is None
    book = openpyxl.load_workbook(root / "register.xlsx")
    sheet = book.create_sheet(WATCHED.sheet)
    for row in [WATCH, *LISTED]:
        sheet.append(list(row))
    book.save(root / "register.xlsx")
    done = danhgia("status", "--format", "json", at=root).json
    assert [one["code"] for one in done["findings"]] == ["DG554"]
    numbers = ("people", "proposed", "approved")
    assert [done["watched"][key] for key in (*numbers, "unclear")] == [3, 2, 2, 1]
    assert [(unit["unit"], *(unit[key] for key in numbers)) for unit in done["watched"]["units"]] == [
        ("P2", 1, 1, 1),
        ("P1", 2, 1, 1),
    ]
    early = danhgia("status", "--on", "2024-02-01", "--list", "watched", "--to", "x.xlsx", at=root).out
    assert "tính đến ngày 01/02/2024: 3 người; đã đề xuất 2, đã được cho ý kiến 1" in early
    assert "Danh sách theo dõi" in openpyxl.load_workbook(root / "x.xlsx").sheetnames
    lines = danhgia("status", "--list", "watched", "--format", "csv", at=root).out.splitlines()
    assert [line.split(",")[0].strip('"\ufeff') for line in lines] == ["unit", "P2", "P1"]


def test_nothing_is_rated(tmp_path: Path) -> None:
    root = make(tmp_path / "office", ROWS)
    assert danhgia("grade", "--quarter", "1", at=root).code == 2


WRONG = [
    ("L9", "LD01", SELF, date(2024, 1, 5), None),
    ("L1", "LD09", SELF, date(2024, 1, 5), None),
    ("C1", "LD01", SELF, date(2024, 1, 5), None),
    ("L1", "LD01", SELF, date(2023, 8, 6), None),
    ("C1", "CC01", SELF, date(2024, 7, 1), None),
    ("L1", "LD02", SELF, date(2024, 1, 5), None),
    ("L1", "LD02", SELF, date(2024, 1, 5), "lần nữa"),
    ("L1", "LD02", "nghe nói", date(2024, 1, 5), None),
    ("C2", "CC01", SELF, date(2023, 8, 7), None),
]


def test_rows_that_cannot_be_are_said_and_not_counted(tmp_path: Path) -> None:
    done = danhgia("status", "--format", "json", at=make(tmp_path / "office", WRONG)).json
    found = [(one["code"], one["severity"], one["cell"]) for one in done["findings"]]
    assert found == [
        ("DG401", "error", "A2"),
        ("DG561", "error", "B3"),
        ("DG562", "error", "B4"),
        ("DG563", "error", "D5"),
        ("DG563", "error", "D6"),
        ("DG555", "warning", "A8"),
        ("DG532", "error", "C9"),
    ]
    leaders, _ = done["checklists"]
    assert (leaders["people"], leaders["unclear"]) == (1, 1)
    assert [(one["sign"], one["self"]) for one in leaders["signs"]] == [("LD02", 2)]
    messages = {one["cell"]: one["message"] for one in done["findings"]}
    assert messages["B4"].endswith("thuộc Đối với lãnh đạo, quản lý, không áp dụng đối với Công chức.")
    assert messages["D5"].endswith("ngày 06/08/2023 nằm ngoài thời gian áp dụng bộ tiêu chí.")
    assert messages["D6"].endswith("ngày 01/07/2024 người này không có trong danh sách.")


def test_two_lists_may_spell_one_id_in_two_ways(tmp_path: Path) -> None:
    office = make(tmp_path / "office", [("L1", "LD01", SELF, date(2024, 1, 5)), ("C1", "LD01", SELF, date(2024, 1, 5))])
    (office / "r.yaml").write_text(RUBRIC.replace("CC01", "ld01"), encoding="utf-8")
    done = danhgia("status", "--format", "json", at=office).json
    assert done["findings"] == []
    assert [[(one["sign"], one["people"]) for one in each["signs"]] for each in done["checklists"]] == [
        [("LD01", 1)], [("ld01", 1)],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (("LD02", "ld01"), ["DG609"]),
        (("CC01", "LD01"), []),
        (("roles: [Công chức]\n    signs: [{id: CC01", "signs: [{id: LD01"), ["DG609"]),
        (
            ("roles: [Công chức]\n    signs: [{id: CC01", "roles: [Công chức, lãnh đạo]\n    signs: [{id: LD01"),
            ["DG609"],
        ),
        (("id: cong-chuc", "id: lanh-dao"), ["DG609"]),
    ],
)
def test_what_is_wrong_with_the_lists(tmp_path: Path, change: tuple[str, str], codes: list[str]) -> None:
    path = tmp_path / "r.yaml"
    assert change[0] in RUBRIC
    path.write_text(RUBRIC.replace(*change), encoding="utf-8")
    _, findings = read_rubric(path)
    assert [one.code for one in findings if one.severity == "error"] == codes
    assert all("…" not in message(one, lang) for one in findings for lang in ("vi", "en"))

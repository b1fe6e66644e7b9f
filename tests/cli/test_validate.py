from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.styles import Font

from danhgia.readers.rubric_file import load_rubric
from readers.xlsx_builder import parts, row_xml, save, sheet_xml, zipped
from workspaces import BLANK, EDITION, FORM, danhgia, filled, known, make_town

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.writers.unit_page import FilledRow
    from workspaces import Ran, Town


def validate(town: Town, *more: str | Path) -> Ran:
    return danhgia("validate", *(more or ("sheets/2018-Q3",)), "--format", "json", at=town.root)


def one_row(town: Town, row: FilledRow) -> list[tuple[str, str, str | None]]:
    """Return the findings when the first of CB01 has this row, as (code, severity, cell)."""
    town.write_sheet(rows={"CB01-001": row})
    return [(one["code"], one["severity"], one["cell"]) for one in validate(town).json["findings"]]


def test_a_clean_sheet(year: Town) -> None:
    shutil.copy(year.sheet(), year.root / "sheet.xlsx")
    done = danhgia("validate", "sheet.xlsx", at=year.root)
    assert (done.code, done.err) == (0, "")
    assert "Đã kiểm tra 1 tệp, 3 người: không có lỗi." in done.out


class TestDocument:
    def test_it_has_the_keys_of_the_contract_in_their_order(self, town: Town) -> None:
        document = validate(town).json
        keys = ["schema", "command", "rubric", "files", "findings", "assumptions", "summary"]
        assert [key for key, _ in known(document, keys)] == keys
        assert (document["schema"], document["command"]) == (1, "validate")
        assert document["rubric"] == {"id": "tam-diep-2018", "version": "1", "sha256": EDITION.sha256}
        assert document["findings"] == []
        expected = {"files": 2, "subjects": 6, "errors": 0, "warnings": 0, "notes": 0, "skipped": 0}
        assert known(document["summary"], expected) == list(expected.items())
        of_file = {
            "form": "unit",
            "unit": "CB02",
            "period": "2018-Q3",
            "subjects": 3,
            "errors": 0,
            "warnings": 0,
            "notes": 0,
        }
        sha256 = hashlib.sha256(town.sheet("CB02").read_bytes()).hexdigest()
        of_file = {"path": "sheets/2018-Q3/CB02.xlsx", "sha256": sha256, **of_file}
        assert known(document["files"][1], of_file) == list(of_file.items())

    def test_a_finding_in_full(self, town: Town) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.3": 4})})
        document = validate(town).json
        (finding,) = document["findings"]
        expected = {
            "code": "DG201",
            "name": "score-above-cap",
            "severity": "error",
            "file": "sheets/2018-Q3/CB01.xlsx",
            "sheet": "Chấm điểm",
            "cell": "G12",
            "row": 12,
            "subject": "CB01-002",
            "criterion": "I.3",
            "value": "4",
            "limit": "3",
            "message": finding["message"],
            "hint": finding["hint"],
        }
        assert known(finding, expected) == list(expected.items())
        assert "chấm 4 điểm, vượt điểm tối đa 3 điểm" in finding["message"]
        assert finding["hint"]
        assert document["files"][0]["errors"] == document["summary"]["errors"] == 1

    def test_findings_come_by_file_sheet_row_and_column(self, town: Town) -> None:
        wrong = filled(scores={"IV.4": 11, "I.1": 5})
        town.write_sheet("CB02", rows={"CB02-003": wrong, "CB02-001": wrong})
        town.write_sheet("CB01", rows={"CB01-002": wrong})
        places = [(one["file"][-9:-5], one["cell"]) for one in validate(town).json["findings"]]
        assert places == [
            ("CB01", "E12"),
            ("CB01", "W12"),
            *((("CB02", cell)) for cell in ("E11", "W11", "E13", "W13")),
        ]

    def test_text_folds_what_machine_formats_list(self, town: Town) -> None:
        points = zip(town.of("CB01"), (30, 29, 28), strict=True)
        town.write_sheet(
            rows={code: filled(scores={"I.1": "3,5", "I.2": "2,5", "IV.1": most}) for code, most in points}
        )
        assert validate(town).found == ["DG206"] * 6
        shown = danhgia("validate", "sheets/2018-Q3", at=town.root).out
        assert shown.count("[DG206]") == 1
        assert "dòng cùng nguyên nhân" in shown
        csv = danhgia("validate", "sheets/2018-Q3", "--format", "csv", at=town.root)
        assert csv.stdout.startswith(b"\xef\xbb\xbf")
        assert len(csv.out.splitlines()) == 1 + 6

    def test_english(self, town: Town) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.3": 4})})
        shown = danhgia("--lang", "en", "validate", "sheets/2018-Q3", at=town.root).out
        assert "Error: Chấm điểm › G12" in shown
        assert "DG201" in shown


class TestSlipsOfPeople:
    @pytest.mark.parametrize(
        ("scores", "found"),
        [
            ({"I.1": 5}, ("DG201", "error", "E11")),
            ({"I.1": -1}, ("DG202", "error", "E11")),
            ({"I.1": Decimal("3.3")}, ("DG203", "error", "E11")),
            ({"I.1": None}, ("DG204", "error", "E11")),
            ({"I.1": "bốn"}, ("DG205", "error", "E11")),
            ({"I.1": "3/4"}, ("DG205", "error", "E11")),
            ({"I.1": date(2018, 4, 3)}, ("DG207", "error", "E11")),
        ],
    )
    def test_one_cell_is_one_finding(self, town: Town, scores: dict[str, Any], found: tuple[str, str, str]) -> None:
        assert one_row(town, filled(scores=scores)) == [found]

    @pytest.mark.parametrize("text", ["3,5", "3.5", " 3,5 ", "\u00a03,5"])
    def test_a_number_typed_as_text_is_read_and_said(self, town: Town, text: str) -> None:
        assert one_row(town, filled(scores={"I.1": text}))[0] == ("DG206", "warning", "E11")
        graded = danhgia("grade", "--quarter", "3", "--format", "json", at=town.root).json["grades"][0]
        assert graded["domains"]["I"] == Decimal("14.5")

    def test_a_blank_row_is_one_finding_and_not_sixteen(self, town: Town) -> None:
        assert one_row(town, BLANK) == [("DG211", "error", "E11")]

    @pytest.mark.parametrize(("kind", "value", "code"), [("total", 99, "DG302"), ("level", "T", "DG303")])
    def test_a_claim_that_differs(self, town: Town, kind: str, value: int | str, code: str) -> None:
        assert [one[0] for one in one_row(town, filled(override={kind: value}))] == [code]

    def test_another_name(self, town: Town) -> None:
        assert one_row(town, filled(override={"name": "Đảng viên Khác"})) == [("DG403", "error", "C11")]

    def test_names_compare_whatever_their_unicode_form(self, town: Town) -> None:
        assert one_row(town, filled(override={"name": "  ĐẢNG VIÊN\u00a0 Mẫu 01 001"})) == []

    def test_an_unknown_code(self, town: Town) -> None:
        found = one_row(town, filled(override={"code": "CB01-999"}))
        assert ("DG401", "error", "B11") in found


class TestFiles:
    def test_it_reports_on_the_files_given_and_nothing_else(self, town: Town) -> None:
        town.write_sheet("CB02", rows={"CB02-001": filled(scores={"I.1": 5})})
        done = validate(town, "sheets/2018-Q3/CB01.xlsx")
        assert (done.code, done.found) == (0, [])

    def test_an_untouched_template_is_one_finding(self, town: Town) -> None:
        assert danhgia("template", "--quarter", "3", at=town.root).code == 0
        shutil.copy(town.root / "templates/2018-Q3/CB01.xlsx", town.sheet())
        done = validate(town)
        assert done.code == 1
        assert [(one["code"], one["file"], one["unit"]) for one in done.json["findings"]] == [
            ("DG115", "sheets/2018-Q3/CB01.xlsx", "CB01")
        ]

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"", "DG103"),
            (b"Ma so;Ho va ten\n", "DG103"),
            (b"PK\x03\x04 cut off", "DG104"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, None),
        ],
    )
    def test_what_is_no_workbook(self, town: Town, content: bytes, code: str | None) -> None:
        town.sheet("CB02").write_bytes(content)
        done = validate(town)
        assert done.code == 1
        (finding,) = done.json["findings"]
        assert finding["file"] == "sheets/2018-Q3/CB02.xlsx"
        assert finding["code"] == code or (code is None and finding["code"] in {"DG101", "DG102", "DG103", "DG104"})
        assert [file["path"][-9:] for file in done.json["files"]] == ["CB01.xlsx", "CB02.xlsx"]

    def test_another_workbook(self, town: Town) -> None:
        cells = '<c r="A1" t="inlineStr"><is><t>Dự toán</t></is></c>'
        save(town.sheet().parent, zipped(parts({"Sheet1": sheet_xml(row_xml(1, cells))})), name="khac.xlsx")
        done = validate(town, "sheets/2018-Q3/khac.xlsx")
        assert done.code == 1
        assert done.found[0] in {"DG110", "DG111"}

    def test_a_macro_workbook_is_read_with_a_warning(self, town: Town) -> None:
        town.sheet().rename(town.sheet().with_suffix(".xlsm"))
        done = validate(town)
        assert (done.code, done.found) == (0, ["DG106"])
        assert done.json["summary"]["subjects"] == 6

    def test_what_is_set_aside_is_counted(self, town: Town) -> None:
        town.write_sheet(to=town.sheet().parent / "_thay-the" / "CB01.xlsx", rows={"CB01-001": filled("KHT")})
        (town.sheet().parent / "~$CB01.xlsx").write_bytes(b"lock")
        done = validate(town)
        assert (done.code, done.found) == (0, [])
        assert done.json["summary"]["skipped"] == 2

    def test_files_among_the_sheets_that_are_no_workbooks_are_named(self, town: Town) -> None:
        folder = town.root / "sheets" / "2018-Q3"
        for name in ("điểm.csv", "phiếu.docx", "Thumbs.db", ".an"):
            (folder / name).write_bytes(b"x")
        (folder / "_cu").mkdir()
        (folder / "_cu" / "cũ.pdf").write_bytes(b"x")
        for command in (["validate", "sheets"], ["grade", "--quarter", "3"]):
            done = danhgia(*command, "--format", "json", at=town.root)
            assert (done.code, done.json["findings"]) == (0, [])
            named = ["sheets/2018-Q3/phiếu.docx", "sheets/2018-Q3/điểm.csv"]
            assert done.json["summary"]["not_workbooks"] == named
            assert "Có 2 tệp không phải bảng tính Excel" in danhgia(*command, at=town.root).out

    def test_scores_that_show_another_number_than_they_store_are_said_once(self, town: Town) -> None:
        for path in (town.sheet(), town.write_form("CB02-001")):
            book = openpyxl.load_workbook(path)
            sheet = book.worksheets[0]
            cells = [cell for row in sheet.iter_rows() for cell in row if cell.value in {29.5, 30} and cell.row > 10]
            for cell in cells:
                cell.number_format = ";;;" if cell.value == 30 else "0"
            book.save(path)
        found = validate(town).json["findings"]
        told = [(one["severity"], one["cell"], one["message"]) for one in found if one["code"] == "DG116"]
        assert [(severity, cell) for severity, cell, _ in told] == [("warning", "T11"), ("warning", "E39")]
        assert "2 ô có số hiện ra khác số đang lưu (T11, T12); ô đầu hiện “” thay cho 30" in told[0][2]

    def test_scores_and_levels_that_are_struck_through_are_said(self, town: Town) -> None:
        form = town.write_form("CB01-001")
        for path, cells in ((town.sheet(), ("T12", "AC12", "AE12")), (form, ("E39", "D39", "C58"))):
            book = openpyxl.load_workbook(path)
            for cell in cells:
                book.worksheets[0][cell].font = Font(strike=True)
            book.save(path)
        found = [one for one in validate(town).json["findings"] if one["code"] == "DG116"]
        assert [(one["cell"], one["message"].partition(":")[2]) for one in found] == [
            ("T12", " 2 ô bị gạch ngang chữ (T12, AC12); các điểm này vẫn được tính."),
            ("E39", " 2 ô bị gạch ngang chữ (E39, C58); các điểm này vẫn được tính."),
        ]

    def test_a_sheet_in_the_folder_of_another_period(self, town: Town) -> None:
        town.write_sheet(quarter=2, to=town.sheet())
        assert validate(town).found == ["DG501"]

    def test_the_input_is_never_touched(self, town: Town) -> None:
        before = (town.sheet().read_bytes(), town.sheet().stat().st_mtime_ns)
        validate(town)
        danhgia("grade", "--quarter", "3", at=town.root)
        assert (town.sheet().read_bytes(), town.sheet().stat().st_mtime_ns) == before

    def test_paths_are_relative_to_the_current_folder_and_shown_from_the_root(self, town: Town) -> None:
        folder = town.sheet().parent
        done = danhgia("validate", "CB01.xlsx", "--format", "json", at=folder)
        assert [file["path"] for file in done.json["files"]] == ["sheets/2018-Q3/CB01.xlsx"]
        away = danhgia("-C", town.root, "validate", folder / "CB01.xlsx", "--format", "json", at=town.root.parent)
        assert away.stdout == done.stdout


class TestOutside:
    @pytest.fixture
    def outside(self, town: Town, tmp_path: Path) -> Path:
        """Return a folder that belongs to no workspace, with a sheet in it."""
        (tmp_path / "away").mkdir()
        shutil.copy(town.sheet(), tmp_path / "away" / "sheet.xlsx")
        return tmp_path / "away"

    def test_the_mark_says_which_rubric(self, outside: Path) -> None:
        done = danhgia("validate", "sheet.xlsx", "--format", "json", at=outside)
        assert (done.code, done.found) == (0, ["DG411"])
        assert done.json["rubric"]["id"] == "tam-diep-2018"
        assert done.json["files"][0]["path"] == "sheet.xlsx"
        assert done.json["files"][0]["unit"] == "CB01"

    @pytest.mark.parametrize(
        ("old", "new", "codes", "exit_code"),
        [
            ("2018-Q3", "2018-Q9", "DG501", 1),
            ("2018-Q3", "tháng này", "DG501", 1),
            ("2018-Q3", "", "DG504", 0),
            ("CB01", "", "DG504", 0),
            ("tam-diep-2018", "", "DG504", 0),
            ("tam-diep-2018", "khong-co", "DG502", 1),
            ("unit", "person", "DG502 DG504", 1),
            ("unit", "?", "DG502 DG504", 1),  # the key of the mark's unit as well
        ],
    )
    def test_a_mark_altered_by_hand_is_never_passed_over(
        self, town: Town, old: str, new: str, codes: str, exit_code: int
    ) -> None:
        sheet = town.rewrite(lambda _, part: part.replace(f">{old}<".encode(), f">{new}<".encode()))
        away = town.root.parent
        done = danhgia("validate", sheet, "--rubric", "tam-diep-2018", "--format", "json", at=away)
        assert (done.code, [found for found in done.found if found != "DG411"]) == (exit_code, codes.split())
        inside = danhgia("validate", sheet, "--format", "json", at=town.root)
        assert (inside.code, inside.found) == (exit_code, codes.split())

    def test_mistakes_are_found_all_the_same(self, town: Town, outside: Path) -> None:
        town.write_sheet(to=outside / "sheet.xlsx", rows={"CB01-001": filled(scores={"I.1": 5})})
        done = danhgia("validate", "sheet.xlsx", "--format", "json", at=outside)
        assert (done.code, done.found) == (1, ["DG411", "DG201"])

    def test_a_rubric_named_beats_the_mark(self, outside: Path) -> None:
        assert danhgia("rubric", "copy", "tam-diep-2018", "--id", "rieng-2018", at=outside).code == 0
        done = danhgia("validate", "sheet.xlsx", "--rubric", "rieng-2018.yaml", "--format", "json", at=outside)
        assert done.json["rubric"]["id"] == "rieng-2018"
        by_id = danhgia("validate", "sheet.xlsx", "--rubric", "tam-diep-2018", "--format", "json", at=outside)
        assert by_id.found == ["DG411"]
        assert danhgia("validate", "sheet.xlsx", "--rubric", "none-such", at=outside).code == 2

    def test_units_are_called_what_the_rubric_calls_them(self, town: Town, outside: Path) -> None:
        assert danhgia("rubric", "copy", "tam-diep-2018", "--id", "rieng-2018", at=outside).code == 0
        own = outside / "rieng-2018.yaml"
        own.write_text(own.read_text("utf-8").replace("unit: Chi bộ", "unit: Cơ quan"), "utf-8")
        for rubric, word in (("rieng-2018.yaml", "cơ quan"), ("tam-diep-2018", "chi bộ")):
            edition = EDITION if word == "chi bộ" else load_rubric(own)
            row = {"CB01-001": filled(override={"total": 99})}
            replace(town, edition=edition).write_sheet(to=outside / "sheet.xlsx", rows=row)
            done = danhgia("validate", "sheet.xlsx", "--rubric", rubric, "--format", "json", at=outside)
            (found,) = [one for one in done.json["findings"] if one["code"] == "DG302"]
            assert f"nếu {word} đã xếp loại theo số sai, đề nghị {word} xem lại" in found["hint"]

    def test_without_mark_and_rubric(self, outside: Path) -> None:
        book = openpyxl.load_workbook(outside / "sheet.xlsx")
        del book["_danhgia"]
        marks = book.custom_doc_props  # type: ignore[attr-defined]  # not in its types
        for name in list(marks.names):
            del marks[name]
        book.save(outside / "sheet.xlsx")
        done = danhgia("validate", "sheet.xlsx", at=outside)
        assert (done.code, done.out) == (2, "")
        assert "--rubric" in done.err

    def test_another_rubric_than_the_workspace_s(self, tmp_path: Path) -> None:
        town = make_town(tmp_path / "town", units=1)
        assert danhgia("rubric", "copy", "tam-diep-2018", "--id", "rieng-2018", at=town.root).code == 0
        config = town.root / "danhgia.yaml"
        config.write_text(
            config.read_text("utf-8").replace("rubric: tam-diep-2018", "rubric: rieng-2018.yaml"), "utf-8"
        )
        assert validate(town).found == ["DG502"]


class TestReturning:
    def test_one_workbook_for_each_unit_with_its_own_rows(self, town: Town) -> None:
        town.write_sheet("CB01", rows={"CB01-001": filled(scores={"I.1": 5})})
        town.write_sheet("CB02", rows={"CB02-002": BLANK})
        done = danhgia("validate", "sheets/2018-Q3", "--return-to", "tra lại", at=town.root)
        assert done.code == 1
        assert "Danh sách trả lại: tra lại (2 tệp)." in done.out
        assert names(town.root / "tra lại") == ["CB01.xlsx", "CB02.xlsx"]
        first, second = (cells(town.root / "tra lại" / f"{unit}.xlsx") for unit in town.unit_codes)
        assert "DG201" in first
        assert "DG211" not in first
        assert "CB02" not in first
        assert "DG211" in second
        assert "CB01" not in second

    def test_clean_units_get_none(self, town: Town) -> None:
        town.write_sheet("CB02", rows={"CB02-002": BLANK})
        danhgia("validate", "sheets/2018-Q3", "--return-to", "back", "--format", "json", at=town.root)
        assert names(town.root / "back") == ["CB02.xlsx"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def cells(path: Path) -> str:
    """Return every text of a workbook."""
    book = openpyxl.load_workbook(path)
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def test_the_columns_are_where_these_tests_take_them(town: Town) -> None:
    sheet = openpyxl.load_workbook(town.sheet())["Chấm điểm"]
    assert sheet.cell(11, FORM.place("code") + 1).value == "CB01-001"
    assert str(sheet.cell(9, 5).value).startswith("I.1")

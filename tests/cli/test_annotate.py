from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.cell.cell import MergedCell

from danhgia.codes import CATALOGUE
from danhgia.writers.correction_sheet import filled as coloured
from readers.xlsx_builder import STRICT, parts, row_xml, sheet_xml, zipped
from workspaces import danhgia, filled

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from workspaces import Ran, Town

SPOILED = Path(__file__).parents[2] / "examples" / "tam-diep-2018-loi"
CORRECTIONS = "Nội dung cần chỉnh sửa"
REJECTED = {"DG101", "DG102", "DG103", "DG104", "DG105"}


def annotate(town: Town, *more: str | Path) -> Ran:
    return danhgia("annotate", "sheets/2018-Q3", "--output", "dau", *more, at=town.root)


def hashes(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def marked(sheet: Worksheet, address: str) -> tuple[str, str]:
    """Return colour and comment of a cell, of joined cells those of the first."""
    cell = sheet[address]
    if isinstance(cell, MergedCell):
        area = next(area for area in sheet.merged_cells.ranges if address in area)
        cell = sheet.cell(area.min_row, area.min_col)
    return cell.fill.fgColor.rgb[2:], cell.comment.text if cell.comment else ""


def lines(book: Workbook) -> list[tuple[object, ...]]:
    rows = book[CORRECTIONS].iter_rows(min_row=6, values_only=True)
    return [row for row in rows if isinstance(row[0], int)]


@pytest.fixture(scope="session")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """Return a copy of the spoiled example with all its sheets marked in `dau`, and the run that did it."""
    root = tmp_path_factory.mktemp("spoiled") / "loi"
    shutil.copytree(SPOILED, root)
    before = hashes(root)
    done = danhgia("annotate", "sheets", "--output", "dau", "--format", "json", at=root)
    assert {path: digest for path, digest in hashes(root).items() if "/dau/" not in path} == before
    return root, done


class TestSpoiledExample:
    def test_every_finding_is_listed_and_marked_at_its_cell(self, spoiled: tuple[Path, Ran]) -> None:
        root, done = spoiled
        assert done.code == 1
        copies = {entry["path"]: entry["copy"] for entry in done.json["copies"]}
        severities = {colour: str(coloured(colour).fgColor.rgb)[2:] for colour in ("error", "warning", "note")}
        seen = 0
        for file, copy in copies.items():
            found = [one for one in done.json["findings"] if one["file"] == file]
            if copy is None:
                assert not found or {one["code"] for one in found} & REJECTED
                continue
            book = openpyxl.load_workbook(root / copy)
            assert [row[-1] for row in lines(book)] == [one["code"] for one in found]
            for one in found:
                if one["cell"]:
                    seen += 1
                    colour, comment = marked(book[one["sheet"]], one["cell"])
                    assert f"[{one['code']}]: {one['message']}" in comment
                    assert one["hint"] in comment
                    here = [each["severity"] for each in found if each["cell"] == one["cell"]]
                    assert colour == severities[min(here, key=list(severities).index)]
        assert seen > 30

    def test_files_without_a_finding_have_no_copy(self, spoiled: tuple[Path, Ran]) -> None:
        root, done = spoiled
        named = {one["file"] for one in done.json["findings"]}
        written = {entry["path"] for entry in done.json["copies"] if entry["copy"]}
        assert written <= named
        assert sorted(path.relative_to(root).as_posix() for path in (root / "dau").rglob("*.*")) == sorted(
            entry["copy"] for entry in done.json["copies"] if entry["copy"]
        )

    def test_a_macro_workbook_becomes_a_plain_one(self, spoiled: tuple[Path, Ran]) -> None:
        root, done = spoiled
        copy = next(entry["copy"] for entry in done.json["copies"] if entry["path"].endswith(".xlsm"))
        assert copy == "dau/2018-Q3/CB01.xlsx"
        assert lines(openpyxl.load_workbook(root / copy))[0][-1] == "DG106"


class TestACopy:
    def test_several_findings_of_one_cell_share_one_comment(self, town: Town) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.3": "4 điểm", "I.4": 9}, self_total=105)})
        annotate(town)
        sheet = openpyxl.load_workbook(town.root / "dau/CB01.xlsx")["Chấm điểm"]
        comment = sheet["G12"].comment
        assert comment is not None
        assert comment.text.startswith("Lỗi [DG205]: Ô G12 – Đảng viên Mẫu 01 002 (CB01-002), tiêu chí I.3:")
        assert "\nCách xử lý: Chỉ nhập số" in comment.text
        assert sheet["H12"].comment
        assert sheet["F12"].comment is None

    def test_what_is_protected_stays_protected_and_the_list_comes_first(self, town: Town) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.3": 4})})
        annotate(town)
        book = openpyxl.load_workbook(town.root / "dau/CB01.xlsx")
        assert book.sheetnames[:2] == [CORRECTIONS, "Chấm điểm"]
        assert book.active is not None
        assert book.active.title == CORRECTIONS
        assert [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected] == [CORRECTIONS]
        assert book["Chấm điểm"].protection.sheet
        assert book["_danhgia"].sheet_state == "veryHidden"
        assert book.calculation.fullCalcOnLoad

    def test_a_line_leads_to_its_cell_row_or_sheet(self, town: Town) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.3": 4}), "CB01-003": filled("T", override={"code": "X"})})
        annotate(town)
        sheet = openpyxl.load_workbook(town.root / "dau/CB01.xlsx")[CORRECTIONS]
        assert sheet["B6"].value == "Chấm điểm › G12"
        assert sheet["B6"].hyperlink is not None
        assert sheet["B6"].hyperlink.location == "'Chấm điểm'!G12"
        assert sheet["A1"].value == "NỘI DUNG CẦN CHỈNH SỬA"
        assert str(sheet["A2"].value).startswith("Tệp CB01.xlsx: ")

    def test_it_says_what_it_could_not_keep(self, town: Town) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.3": 4})})
        done = annotate(town, "--format", "json")
        assert [entry["lost"] for entry in done.json["copies"] if entry["copy"]] == [["results"]]
        sheet = openpyxl.load_workbook(town.root / "dau/CB01.xlsx")[CORRECTIONS]
        said = [str(row[0]) for row in sheet.iter_rows(values_only=True) if row[0]]
        assert said[-1] == (
            "Bản sao này không giữ được: kết quả đã tính của công thức (Excel tự tính lại khi mở tệp). "
            "Tệp gốc vẫn nguyên vẹn."
        )

    def test_text_like_a_formula_stays_text(self, town: Town) -> None:
        hostile = '=HYPERLINK("http://x.example","xem")'
        town.write_sheet(
            rows={"CB01-002": filled(override={"name": hostile}), "CB01-003": filled(scores={"I.3": "=1+1"})}
        )
        annotate(town)
        book = openpyxl.load_workbook(town.root / "dau/CB01.xlsx")
        assert book["Chấm điểm"]["C12"].data_type == "s"
        assert book["Chấm điểm"]["C12"].value == hostile
        assert book["Chấm điểm"]["G13"].data_type == "s"
        assert {cell.data_type for row in book[CORRECTIONS].iter_rows() for cell in row} <= {"s", "n"}

    def test_the_same_sheets_give_the_same_bytes(self, town: Town) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.3": 4})})
        annotate(town)
        first = (town.root / "dau/CB01.xlsx").read_bytes()
        assert annotate(town, "--force").code == 1
        assert (town.root / "dau/CB01.xlsx").read_bytes() == first

    def test_it_is_read_like_the_original(self, town: Town) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.3": 4})})
        annotate(town)
        found = danhgia("validate", "dau/CB01.xlsx", "--format", "json", at=town.root).json["findings"]
        assert ("DG201", "G12") in [(one["code"], one["cell"]) for one in found]
        assert {one["code"] for one in found if one["severity"] == "error"} == {"DG201"}

    def test_sent_in_again_it_loses_its_old_marks(self, town: Town) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.3": 4, "I.4": 9})})
        annotate(town)
        book = openpyxl.load_workbook(town.root / "dau/CB01.xlsx")
        book["Chấm điểm"]["G12"] = 3
        book.save(town.sheet())
        annotate(town, "--force")
        book = openpyxl.load_workbook(town.root / "dau/CB01.xlsx")
        assert book.sheetnames.count(CORRECTIONS) == 1
        assert marked(book["Chấm điểm"], "G12") == ("FFF2CC", "")
        assert marked(book["Chấm điểm"], "H12")[0] == "FF9F9F"
        assert "DG201" in [row[-1] for row in lines(book)]

    def test_in_english(self, town: Town) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.3": 4})})
        done = danhgia("--lang", "en", "annotate", "sheets", "--output", "marked", at=town.root)
        assert "Marked copies written to marked: 1." in done.out
        book = openpyxl.load_workbook(town.root / "marked/CB01.xlsx")
        assert book["What to correct"]["A2"].value == "File CB01.xlsx: error: 1"


class TestFilesThatCannotBeMarked:
    def test_one_that_is_no_workbook_is_a_finding(self, town: Town) -> None:
        town.sheet("CB02").write_bytes(b"not a workbook")
        town.write_sheet(rows={"CB01-002": filled(scores={"I.3": 4})})
        done = annotate(town, "--format", "json")
        assert done.code == 1
        assert [(entry["path"][-9:], entry["copy"], entry["why"]) for entry in done.json["copies"]] == [
            ("CB01.xlsx", "dau/CB01.xlsx", None),
            ("CB02.xlsx", None, None),
        ]
        assert "DG103" in done.found

    def test_one_that_joins_a_million_cells_is_named_and_stops_nothing(self, town: Town) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.3": 4})})
        town.write_sheet("CB02", rows={"CB02-002": filled(scores={"I.3": 4})})

        def joined(name: str, part: bytes) -> bytes:
            if not name.endswith("sheet3.xml"):
                return part
            area = b'<mergeCells count="1"><mergeCell ref="A30:XFD1048576"/></mergeCells>'
            return part.replace(b"</sheetData>", b"</sheetData>" + area)

        town.rewrite(joined, unit="CB02")
        done = annotate(town)
        assert done.code == 2
        assert "“sheets/2018-Q3/CB02.xlsx”: vùng ô gộp hoặc vùng liên kết quá lớn" in done.err
        assert [path.name for path in (town.root / "dau").iterdir()] == ["CB01.xlsx"]

    def test_one_whose_cells_openpyxl_would_not_see(self, town: Town) -> None:
        strict = sheet_xml(row_xml(1), space=STRICT)
        town.sheet("CB02").write_bytes(zipped(parts({"S": strict}, space=STRICT)))
        done = annotate(town, "--format", "json")
        assert done.code == 2
        assert [entry["why"] for entry in done.json["copies"]] == [None, "strict"]
        assert not (town.root / "dau/CB02.xlsx").exists()

    def test_one_that_openpyxl_cannot_open(self, town: Town) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.3": 4})})
        town.rewrite(lambda name, part: part.replace(b'state="frozen"', b'state="odd"') if "sheet1" in name else part)
        done = annotate(town)
        assert done.code == 2
        assert "“sheets/2018-Q3/CB01.xlsx”: phần ngoài bảng chấm điểm" in done.err
        assert not list((town.root / "dau").iterdir())


class TestWhereCopiesGo:
    def test_below_the_folder_that_the_files_share(self, town: Town) -> None:
        for quarter in (1, 3):
            town.write_sheet(quarter=quarter, rows={"CB01-002": filled(scores={"I.3": 4})})
        done = danhgia("annotate", "sheets", "--output", "dau", "--format", "json", at=town.root)
        assert [entry["copy"] for entry in done.json["copies"] if entry["copy"]] == [
            "dau/2018-Q1/CB01.xlsx",
            "dau/2018-Q3/CB01.xlsx",
        ]

    def test_two_of_one_name_get_two_copies(self, town: Town, tmp_path: Path) -> None:
        wrong = {"CB01-002": filled(scores={"I.3": 4})}
        town.write_sheet(rows=wrong, to=tmp_path / "nop/CB01.xlsx")
        town.write_sheet(rows=wrong, to=tmp_path / "nop/cb01.xlsm")
        danhgia("annotate", "nop", "--output", "dau", at=tmp_path)
        assert sorted(path.name for path in (tmp_path / "dau").iterdir()) == ["CB01.xlsx", "cb01-2.xlsx"]

    def test_outside_a_workspace(self, town: Town, tmp_path: Path) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.3": 4})}, to=tmp_path / "nop/bang.xlsx")
        done = danhgia("annotate", "nop/bang.xlsx", "--output", tmp_path / "dau", at=tmp_path)
        assert done.code == 1
        assert f"Đã lập 1 bản sao có đánh dấu trong {(tmp_path / 'dau').as_posix()}." in done.out
        assert (tmp_path / "dau/bang.xlsx").exists()

    @pytest.mark.parametrize("folder", ["sheets", "sheets/2018-Q3/dau", "sheets/_dau", "templates/../sheets/x"])
    def test_never_among_the_sheets(self, town: Town, folder: str) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.3": 4})})
        before = hashes(town.root)
        done = danhgia("annotate", "sheets/2018-Q3/CB01.xlsx", "--output", folder, at=town.root)
        assert (done.code, done.out) == (2, "")
        assert "đó là nơi để bảng đã nộp" in done.err
        assert hashes(town.root) == before

    def test_nor_where_the_next_run_would_read_them(self, town: Town, tmp_path: Path) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.3": 4})}, to=tmp_path / "nop/bang.xlsx")
        assert danhgia("annotate", "nop", "--output", "nop/dau", at=tmp_path).code == 2
        assert danhgia("annotate", "nop", "--output", "nop/_dau", at=tmp_path).code == 1
        assert (tmp_path / "nop/_dau/bang.xlsx").exists()

    @pytest.mark.parametrize("force", [[], ["--force"]])
    def test_never_over_an_original(self, town: Town, tmp_path: Path, force: list[str]) -> None:
        path = town.write_sheet(rows={"CB01-002": filled(scores={"I.3": 4})}, to=tmp_path / "bang.xlsx")
        before = path.read_bytes()
        done = danhgia("annotate", "bang.xlsx", "--output", ".", *force, at=tmp_path)
        assert (done.code, done.out) == (2, "")
        assert path.read_bytes() == before

    def test_nothing_is_replaced_without_force(self, town: Town) -> None:
        for unit in town.unit_codes:
            town.write_sheet(unit, rows={f"{unit}-002": filled(scores={"I.3": 4})})
        kept = town.root / "dau/CB02.xlsx"
        kept.parent.mkdir()
        kept.write_bytes(b"something else")
        done = annotate(town)
        assert (done.code, done.out) == (2, "")
        assert "dau/CB02.xlsx" in done.err
        assert kept.read_bytes() == b"something else"
        assert not (town.root / "dau/CB01.xlsx").exists()
        assert annotate(town, "--force").code == 1
        assert kept.read_bytes().startswith(b"PK")


class TestOutcome:
    def test_clean_sheets_have_no_copies(self, town: Town) -> None:
        done = annotate(town)
        assert (done.code, done.err) == (0, "")
        assert done.out.endswith("Không có tệp nào cần đánh dấu.\n")
        assert not (town.root / "dau").exists()

    def test_csv_lists_the_copies(self, town: Town) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.3": 4})})
        done = annotate(town, "--format", "csv", "--exit-zero")
        assert done.code == 0
        assert done.out.splitlines()[1] == '"sheets/2018-Q3/CB01.xlsx","dau/CB01.xlsx","1","results",""'

    def test_no_such_file(self, town: Town) -> None:
        done = danhgia("annotate", "khong-co.xlsx", "--output", "dau", at=town.root)
        assert (done.code, done.out) == (2, "")

    def test_codes_of_rejected_files_block_the_file(self) -> None:
        assert {code.blocks for code in CATALOGUE if code.number in REJECTED} == {"file"}

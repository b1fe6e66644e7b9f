from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from danhgia.registers import ROSTER_TABLES
from danhgia.writers.tables import tables_workbook
from danhgia.writers.unit_page import FilledTally
from tables_builder import workbook
from workspaces import BLANK, Town, danhgia, filled, make_town

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from danhgia.writers.cells import Content

COUNTS: Mapping[str, Content] = {
    "meeting_day": date(2018, 9, 28),
    "official_members": 3,
    "summoned": 3,
    "present": 3,
    "official_present": 3,
    "issued": 3,
    "collected": 3,
    "valid": 3,
    "invalid": 0,
}
VOTES = {"CB01-001": (2, 1, 0, 0, 0), "CB01-002": (3, 0, 0, 0, 0), "CB01-003": (3, 0, 0, 0, 0)}

VIETNAMESE = """\
Đảng viên Mẫu 01 001 (CB01-001) – Chi bộ Mẫu 01
Quý II/2018: 60 điểm – mức theo điểm: HTNV (từ 50 đến dưới 75)
  I. Tư tưởng, chính trị                        15/15  CB01.xlsx, Chấm điểm, E11:I11
  II. Phẩm chất đạo đức, lối sống               15/15  K11:O11
  III. Ý thức tổ chức kỷ luật                   10/10  Q11:R11
  IV. Thực hiện chức trách, nhiệm vụ được giao  20/60  T11:W11
  Bỏ phiếu kín: HTNV – khớp với điểm
  Mức được tính cho năm: HTNV (theo bỏ phiếu của chi bộ)
Quý III/2018: 92,5 điểm – mức theo điểm: HTXSNV (từ 90 đến 100)
  I. Tư tưởng, chính trị                        14/15   CB01.xlsx, Chấm điểm, E11:I11
  II. Phẩm chất đạo đức, lối sống               15/15   K11:O11
  III. Ý thức tổ chức kỷ luật                   9,5/10  Q11:R11
  IV. Thực hiện chức trách, nhiệm vụ được giao  54/60   T11:W11
  Bỏ phiếu kín 28/09/2018: HTXSNV 2/3 phiếu hợp lệ – khớp với điểm
  Mức được tính cho năm: HTXSNV (theo bỏ phiếu của chi bộ)
Quý IV/2018: chưa xếp loại – có tên trong bảng nhưng chưa chấm tiêu chí nào
Năm 2018 – xét HTXSNV: Không đủ điều kiện
  ✗ quý II/2018 xếp loại HTNV, yêu cầu từ HTTNV trở lên
"""
ENGLISH = """\
Đảng viên Mẫu 01 001 (CB01-001) – Chi bộ Mẫu 01
Quarter III/2018: 92.5 points – level by points: HTXSNV (from 90 to 100)
  I. Tư tưởng, chính trị                        14/15   CB01.xlsx, Chấm điểm, E11:I11
  II. Phẩm chất đạo đức, lối sống               15/15   K11:O11
  III. Ý thức tổ chức kỷ luật                   9.5/10  Q11:R11
  IV. Thực hiện chức trách, nhiệm vụ được giao  54/60   T11:W11
  Secret vote 28/09/2018: HTXSNV, 2/3 valid ballots – agrees with the points
  Level that counts for the year: HTXSNV (by the unit's vote)
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """Return a unit whose first person had a bad second quarter, a good third and a blank fourth."""
    town = make_town(tmp_path_factory.mktemp("story"), units=1, quarters=())
    third = filled(scores={"I.1": 3, "III.1": Decimal("4.5"), "IV.1": 24})
    town.write_sheet(quarter=2, rows={"CB01-001": filled("HT")})
    town.write_sheet(quarter=3, rows={"CB01-001": third}, tally=FilledTally(COUNTS, VOTES))
    town.write_sheet(quarter=4, rows={"CB01-001": BLANK})
    for quarter, code in (("2", 0), ("3", 0), ("4", 1)):
        assert danhgia("grade", "--quarter", quarter, at=town.root).code == code
    return town


class TestExplain:
    def test_the_chain_of_one_person(self, story: Town) -> None:
        done = danhgia("explain", "CB01-001", at=story.root)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith(VIETNAMESE)
        assert "\n  Căn cứ: Báo Ninh Bình" in done.out

    def test_one_quarter_in_english(self, story: Town) -> None:
        done = danhgia("--lang", "en", "explain", "CB01-001", "--quarter", "3", at=story.root)
        assert done.code == 0
        assert done.out.startswith(ENGLISH)
        assert "2018, HTXSNV" not in done.out

    def test_the_code_in_any_case(self, story: Town) -> None:
        done = danhgia("explain", "cb01-001", "--quarter", "3", "--format", "json", at=story.root)
        (period,) = done.json["periods"]
        assert done.json["subject"] == "CB01-001"
        assert (period["total"], period["level"]) == (Decimal("92.5"), "excellent")
        assert [(one["id"], one["points"], one["cells"]) for one in period["domains"]] == [
            ("I", 14, "E11:I11"),
            ("II", 15, "K11:O11"),
            ("III", Decimal("9.5"), "Q11:R11"),
            ("IV", 54, "T11:W11"),
        ]

    def test_a_quarter_that_was_not_graded(self, story: Town) -> None:
        document = danhgia("explain", "CB01-001", "--format", "json", at=story.root).json
        assert {one["period"]: one["status"] for one in document["periods"]} == {
            "2018-Q2": "graded",
            "2018-Q3": "graded",
            "2018-Q4": "blank",
        }
        assert document["year"]["eligible"] == {"excellent": "no"}

    def test_what_is_wrong_where_mistakes_leave_no_level(self, town: Town) -> None:
        town.write_sheet(rows={"CB01-001": filled(scores={"I.1": 9}), "CB01-002": filled(override={"total": 99})})
        danhgia("grade", "--quarter", "3", at=town.root)
        said = danhgia("explain", "CB01-002", "--quarter", "3", at=town.root).out
        assert "Quý III/2018: chưa xếp loại – số liệu còn lỗi\n  Lỗi: CB01.xlsx › Chấm điểm › Y12: Ô Y12 – " in said
        assert "[DG302]\n    Cách xử lý: " in said
        assert "DG201" not in said
        (period,) = danhgia("explain", "CB01-001", "--quarter", "3", "--format", "json", at=town.root).json["periods"]
        assert [(one["code"], one["cell"]) for one in period["findings"]] == [("DG201", "E11")]

    @pytest.mark.parametrize(("code", "near"), [("CB01-01", "CB01-001"), ("nobody", "")])
    def test_nobody_of_that_code(self, story: Town, code: str, near: str) -> None:
        done = danhgia("explain", code, at=story.root)
        assert (done.code, done.out) == (2, "")
        assert code in done.err
        assert near in done.err

    def test_only_that_person(self, story: Town) -> None:
        for form in ("text", "json", "csv"):
            assert "CB01-002" not in danhgia("explain", "CB01-001", "--format", form, at=story.root).out


def units(town: Town, *more: str) -> list[tuple[object, ...]]:
    document = danhgia("status", "--quarter", "3", "--format", "json", *more, at=town.root).json
    (period,) = document["periods"]
    keys = ("unit", "expected", "received", "valid", "graded", "missing")
    return [tuple(unit[key] for key in keys) for unit in period["units"]]


class TestStatus:
    def test_before_and_after_grading(self, town: Town) -> None:
        assert units(town) == [("CB01", 3, 3, 3, 0, 0), ("CB02", 3, 3, 3, 0, 0)]
        danhgia("grade", "--quarter", "3", at=town.root)
        assert units(town) == [("CB01", 3, 3, 3, 3, 0), ("CB02", 3, 3, 3, 3, 0)]

    def test_what_is_missing_and_what_is_wrong(self, town: Town) -> None:
        town.sheet("CB02").unlink()
        town.write_sheet(rows={"CB01-001": filled(scores={"I.1": 5}), "CB01-003": None})
        danhgia("grade", "--quarter", "3", at=town.root)
        assert units(town) == [("CB01", 3, 2, 1, 1, 1), ("CB02", 3, 0, 0, 0, 3)]
        shown = danhgia("status", "--quarter", "3", at=town.root)
        assert shown.code == 0
        assert "Chưa nộp: CB02." in shown.out

    def test_all_periods_of_the_year(self, town: Town) -> None:
        document = danhgia("status", "--format", "json", at=town.root).json
        assert [one["period"] for one in document["periods"]] == [f"2018-Q{quarter}" for quarter in (1, 2, 3, 4)]
        assert [one["summary"]["received"] for one in document["periods"]] == [0, 0, 6, 0]
        assert [one["summary"]["missing"] for one in document["periods"]] == [6, 6, 0, 6]

    def test_it_writes_nothing(self, town: Town) -> None:
        danhgia("status", at=town.root)
        assert not town.ledger.exists()
        assert not list((town.root / "results").iterdir())

    def test_csv(self, town: Town) -> None:
        done = danhgia("status", "--quarter", "3", "--format", "csv", at=town.root)
        assert done.stdout.startswith(b"\xef\xbb\xbf")
        assert len(done.out.splitlines()) == 1 + 2


class TestRoster:
    def test_a_clean_one(self, town: Town) -> None:
        done = danhgia("roster", "check", at=town.root)
        assert done.code == 0
        assert "Danh sách: 6 người, 2 đơn vị; không có lỗi." in done.out

    def test_mistakes_before_the_first_sheet(self, town: Town) -> None:
        town.write_roster([{"code": "CB01-001", "name": ""}, {"code": "CB01-002", "unit": "CB99"}])
        done = danhgia("roster", "check", "--format", "json", at=town.root)
        assert done.code == 1
        assert {"DG422", "DG420"} <= set(done.found)
        assert {one["file"] for one in done.json["findings"]} == {"roster.xlsx"}

    @pytest.mark.parametrize("arguments", [(), ("--format", "json"), ("roster.xlsx",)])
    def test_an_empty_one_is_none(self, town: Town, arguments: tuple[str, ...]) -> None:
        Town(town.root, units=0).write_roster()
        done = danhgia("roster", "check", *arguments, at=town.root)
        assert (done.code, done.out) == (2, "")
        assert "Danh sách roster.xlsx chưa có ai." in done.err

    def test_an_empty_one_with_faults_shows_them_first(self, town: Town) -> None:
        units = [{"unit": "CB01", "name": "Chi bộ Mẫu 01", "parent": "CB01"}]
        (town.root / "roster.xlsx").write_bytes(tables_workbook(ROSTER_TABLES, {"units": units}))
        done = danhgia("roster", "check", "--format", "json", at=town.root)
        assert (done.code, done.found) == (1, ["DG424"])

    @pytest.mark.parametrize("sheet", ["Sheet1", "Danh sách"])
    def test_a_list_with_other_headings_is_led_to_its_import(self, sheet: str, tmp_path: Path) -> None:
        table = "TT | Số thẻ đảng viên | Họ và tên khai sinh | Chi bộ\n1 | '0012 | Đảng viên Mẫu 001 | Chi bộ Mẫu A"
        workbook(tmp_path / "xuat.xlsx", {sheet: table})
        done = danhgia("roster", "check", "xuat.xlsx", at=tmp_path)
        assert done.code == 1
        assert done.out.endswith("lập danh sách từ tệp đó: danhgia roster import xuat.xlsx\n")
        assert danhgia("roster", "import", "xuat.xlsx", at=tmp_path).code == 0
        checked = danhgia("roster", "check", "roster.xlsx", at=tmp_path)
        assert (checked.code, "roster import" in checked.out) == (0, False)

    def test_a_file_named_without_a_workspace(self, town: Town) -> None:
        away = town.root.parent
        assert danhgia("roster", "check", town.root / "roster.xlsx", at=away).code == 0
        done = danhgia("roster", "check", "nowhere.xlsx", at=away)
        assert (done.code, done.out) == (2, "")


class TestRule:
    def test_by_number_and_by_name_in_both_languages(self, town: Town) -> None:
        for asked in ("DG701", "dg701", "proposal-not-eligible"):
            assert danhgia("rule", asked, at=town.root).out.startswith("DG701 – proposal-not-eligible (Lỗi)")
        assert "(Error)" in danhgia("--lang", "en", "rule", "DG701", at=town.root).out

    def test_a_code_that_there_is_not(self, town: Town) -> None:
        done = danhgia("rule", "DG7O1", at=town.root)
        assert (done.code, done.out) == (2, "")
        assert "DG701" in done.err


class TestListOfProgress:
    def test_it_is_written_and_left_alone_when_nothing_changed(self, town: Town) -> None:
        town.sheet("CB02").unlink()
        done = danhgia("status", "--quarter", "3", "--to", "out/tien-do.xlsx", at=town.root)
        assert (done.code, done.err) == (0, "Đã ghi: out/tien-do.xlsx\n")
        book = load_workbook(town.root / "out/tien-do.xlsx")
        assert [book.worksheets[0].cell(row, 2).value for row in (6, 8)] == [
            "Chi bộ Mẫu 02 (CB02)",
            "Chi bộ Mẫu 01 (CB01)",
        ]
        again = danhgia("status", "--quarter", "3", "--to", "out/tien-do.xlsx", at=town.root)
        assert again.err == "Không thay đổi, giữ nguyên: out/tien-do.xlsx\n"

    def test_a_list_is_replaced_by_a_newer_one(self, town: Town) -> None:
        for sent in (2, 1):
            if sent == 1:
                town.sheet("CB02").unlink()
            assert danhgia("status", "--quarter", "3", "--to", "td.xlsx", at=town.root).err == "Đã ghi: td.xlsx\n"
        assert load_workbook(town.root / "td.xlsx").worksheets[0].cell(5, 1).value == "Chưa nộp: 1 đơn vị"

    @pytest.mark.parametrize(
        ("path", "said"),
        [
            ("roster.xlsx", "không phải bảng theo dõi tiến độ"),
            ("results", ".xlsx"),
            ("tien-do.csv", ".xlsx"),
            ("sheets/2018-Q3/tien-do.xlsx", "nơi để bảng đã nộp"),
        ],
    )
    def test_no_other_file_is_replaced(self, town: Town, path: str, said: str) -> None:
        before = {file: file.read_bytes() for file in town.root.rglob("*") if file.is_file()}
        done = danhgia("status", "--quarter", "3", "--to", path, at=town.root)
        assert (done.code, done.out) == (2, "")
        assert said in done.err
        assert {file: file.read_bytes() for file in town.root.rglob("*") if file.is_file()} == before

    def test_machine_formats_stay_alone_on_stdout(self, town: Town) -> None:
        done = danhgia("status", "--quarter", "3", "--to", "td.xlsx", "--format", "json", at=town.root)
        assert (done.json["command"], done.err) == ("status", "")
        assert (town.root / "td.xlsx").exists()

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from danhgia.readers.rubric_file import find_rubric
from danhgia.registers import ROSTER_TABLES
from danhgia.writers.tables import tables_workbook
from workspaces import BLANK, EDITION, RUBRIC, danhgia, filled, make_town

if TYPE_CHECKING:
    from pathlib import Path

    from workspaces import Ran, Town

FIRST = {"CB01-002": filled("T"), "CB01-003": filled("HT"), "CB02-002": filled("T")}
SECOND = {"CB01-002": filled("T"), "CB02-001": filled("T")}

LIST = """\
Năm 2018 – xét HTXSNV
Đơn vị                Chắc chắn  Còn khả năng  Không còn  Chưa đủ căn cứ
Chi bộ Mẫu 01 (CB01)          0             2          1               0
Chi bộ Mẫu 02 (CB02)          0             3          0               0
Tổng cộng                     0             5          1               0

Chi bộ Mẫu 01 (CB01)
  ? Còn khả năng (1), cần quý III/2018 và quý IV/2018 đều từ HTTNV trở lên: Đảng viên Mẫu 01 001 (CB01-001)
  ? Còn khả năng (1), cần quý III/2018 và quý IV/2018 đều xếp loại HTXSNV: Đảng viên Mẫu 01 002 (CB01-002)
  ✗ Không còn khả năng (1): Đảng viên Mẫu 01 003 (CB01-003)
Chi bộ Mẫu 02 (CB02)
  ? Còn khả năng (2), cần quý III/2018 và quý IV/2018 đều từ HTTNV trở lên, trong đó ít nhất 1 quý HTXSNV: Đảng viên \
Mẫu 02 001 (CB02-001), Đảng viên Mẫu 02 002 (CB02-002)
  ? Còn khả năng (1), cần quý III/2018 và quý IV/2018 đều từ HTTNV trở lên: Đảng viên Mẫu 02 003 (CB02-003)
Dựa trên 21 giá trị tạm tính, chưa có văn bản.
Năm 2018 – điều kiện HTXSNV: chắc chắn 0, còn khả năng 5, không còn khả năng 1, chưa đủ căn cứ 0.
Đây là điều kiện cần về kết quả các quý; mức xếp loại của năm do cấp có thẩm quyền quyết định.
Việc tiếp theo: xem một người còn cần những gì: danhgia needs CB01-001
"""

ONE = """\
Đảng viên Mẫu 02 001 (CB02-001) – Chi bộ Mẫu 02
  Quý I/2018    HTXSNV
  Quý II/2018   HTTNV
  Quý III/2018  chưa có kết quả
  Quý IV/2018   chưa có kết quả
Năm 2018 – xét HTXSNV: còn khả năng
  Cần: quý III/2018 và quý IV/2018 đều từ HTTNV trở lên, trong đó ít nhất 1 quý HTXSNV
  Căn cứ: Báo Ninh Bình"""

ONE_IN_ENGLISH = """\
2018, HTXSNV: still possible
  Needs: quarter III/2018 and quarter IV/2018 both at HTTNV or better, with 1 or more quarters at HTXSNV
"""


@pytest.fixture(scope="module")
def made_half(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """Return a workspace with the first two quarters graded."""
    town = make_town(tmp_path_factory.mktemp("half"), quarters=())
    for quarter, rows in ((1, FIRST), (2, SECOND)):
        for unit in town.unit_codes:
            town.write_sheet(unit, quarter, rows)
        assert danhgia("grade", "--quarter", str(quarter), at=town.root).code == 0
    return town


@pytest.fixture
def half(made_half: Town, tmp_path: Path) -> Town:
    """Return a copy of the year that is half over."""
    shutil.copytree(made_half.root, tmp_path / "half")
    return replace(made_half, root=tmp_path / "half")


def needs(town: Town, *more: str) -> Ran:
    return danhgia("needs", "--format", "json", *more, at=town.root)


def level_of(done: Ran, code: str) -> dict[str, Any]:
    """Return what a document says of somebody and the highest level."""
    person = next(one for one in done.json["needs"] if one["subject"] == code)
    found: dict[str, Any] = person["levels"]["excellent"]
    return found


class TestText:
    def test_one_list_for_everybody(self, made_half: Town) -> None:
        done = danhgia("needs", at=made_half.root)
        assert (done.code, done.err) == (0, "")
        assert done.out == LIST

    def test_a_page_about_one_person_and_nobody_else(self, made_half: Town) -> None:
        done = danhgia("needs", "cb02-001", at=made_half.root)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith(ONE)
        assert "CB02-002" not in done.out

    def test_in_english(self, made_half: Town) -> None:
        done = danhgia("--lang", "en", "needs", "CB02-001", at=made_half.root)
        assert ONE_IN_ENGLISH in done.out

    def test_why_it_is_no_longer_possible(self, made_half: Town) -> None:
        done = danhgia("needs", "CB01-003", at=made_half.root)
        assert done.code == 0
        assert "xét HTXSNV: không còn khả năng\n  ✗ quý I/2018 xếp loại HTNV, yêu cầu từ HTTNV trở lên\n" in done.out

    def test_one_quarter_is_left(self, half: Town) -> None:
        for unit in half.unit_codes:
            half.write_sheet(unit, 3, {})
        assert danhgia("grade", "--quarter", "3", at=half.root).code == 0
        out = danhgia("needs", at=half.root).out
        assert "cần quý IV/2018 từ HTTNV trở lên: Đảng viên Mẫu 01 001 (CB01-001)" in out
        assert "cần quý IV/2018 xếp loại HTXSNV: Đảng viên Mẫu 01 002 (CB01-002)" in out

    def test_a_year_that_is_over_leads_to_the_year_end(self, year: Town) -> None:
        done = danhgia("needs", at=year.root)
        assert done.code == 0
        assert "chắc chắn 4, còn khả năng 0, không còn khả năng 2, chưa đủ căn cứ 0." in done.out
        assert done.out.endswith("danhgia yearend\n")

    def test_people_stand_in_the_order_of_the_list(self, half: Town) -> None:
        rows = [half.member(code) for code in ("CB02-003", "CB02-002", "CB02-001", *half.of("CB01"))]
        (half.root / "roster.xlsx").write_bytes(tables_workbook(ROSTER_TABLES, {"people": rows, "units": []}))
        out = danhgia("needs", at=half.root).out
        assert out.index("(CB02-003)") < out.index("(CB02-002)") < out.index("(CB02-001)")
        assert out.index("(CB01-001)") < out.index("(CB02-003)")


class TestDocument:
    def test_its_keys(self, made_half: Town) -> None:
        document = needs(made_half).json
        people = document.pop("needs")
        assert document.pop("assumptions")
        assert list(document.items()) == [
            ("schema", 1),
            ("command", "needs"),
            ("year", 2018),
            ("rubric", {"id": "tam-diep-2018", "version": "1", "sha256": EDITION.sha256}),
            ("standings", {"excellent": {"certain": 0, "possible": 5, "impossible": 1, "undetermined": 0}}),
            ("findings", []),
            ("summary", {"subjects": 6, "errors": 0, "warnings": 0, "notes": 0}),
        ]
        assert [one["subject"] for one in people] == made_half.everybody

    def test_somebody_in_full(self, made_half: Town) -> None:
        (person,) = needs(made_half, "CB02-001").json["needs"]
        statuses = {"2018-Q1": "graded", "2018-Q2": "graded", "2018-Q3": "missing", "2018-Q4": "missing"}
        share = {
            "periods": ["2018-Q3", "2018-Q4"],
            "least": [
                {"level": "excellent", "number": 1, "exactly": 0},
                {"level": "good", "number": 1, "exactly": 0},
            ],
        }
        assert list(person.items()) == [
            ("subject", "CB02-001"),
            ("name", "Đảng viên Mẫu 02 001"),
            ("unit", "CB02"),
            ("unit_name", "Chi bộ Mẫu 02"),
            ("periods", {"2018-Q1": "excellent", "2018-Q2": "good", "2018-Q3": None, "2018-Q4": None}),
            ("period_status", statuses),
            ("levels", {"excellent": person["levels"]["excellent"]}),
        ]
        assert list(person["levels"]["excellent"].items()) == [
            ("standing", "possible"),
            ("open", ["2018-Q3", "2018-Q4"]),
            (
                "alternatives",
                [{"2018-Q3": "excellent", "2018-Q4": "good"}, {"2018-Q3": "good", "2018-Q4": "excellent"}],
            ),
            ("stays_open", []),
            ("alternatives_total", 2),
            ("or_better", True),
            ("ways", [[share]]),
            (
                "because",
                "quý III/2018 và quý IV/2018 đều từ HTTNV trở lên, trong đó ít nhất 1 quý HTXSNV",
            ),
            ("reasons", []),
        ]

    def test_an_exempt_quarter_is_left_to_people(self, half: Town) -> None:
        half.write_register(exemptions=[{"code": "CB01-001", "period": "2018-Q2", "reason": "Nghỉ thai sản"}])
        half.write_sheet(quarter=2, rows={**SECOND, "CB01-001": BLANK})
        assert danhgia("grade", "--quarter", "2", at=half.root).code == 0
        done = needs(half)
        found = level_of(done, "CB01-001")
        assert done.code == 0
        assert (found["standing"], found["alternatives"]) == ("undetermined", [])
        assert found["stays_open"] == [{"2018-Q3": "good", "2018-Q4": "good"}]
        assert [reason["holds"] for reason in found["reasons"]] == [None]
        text = danhgia("needs", "CB01-001", at=half.root).out
        assert "Để còn được xem xét, cần: quý III/2018 và quý IV/2018 đều từ HTTNV trở lên\n" in text
        assert "quý II/2018 không đánh giá, xếp loại (Nghỉ thai sản)" in text

    def test_who_came_later_is_left_to_people(self, half: Town) -> None:
        half.write_roster([half.member("CB01-004", **{"from": date(2018, 8, 20)})])
        assert level_of(needs(half), "CB01-004")["standing"] == "undetermined"


class TestCsv:
    def test_a_row_per_person(self, made_half: Town) -> None:
        heading, *rows = danhgia("needs", "--format", "csv", at=made_half.root).out.splitlines()
        assert heading.endswith('"standing excellent","needs excellent","because excellent"')
        assert len(rows) == 6
        assert rows[2].endswith('"impossible","","quý I/2018 xếp loại HTNV, yêu cầu từ HTTNV trở lên"')
        assert rows[1].endswith('"possible","quý III/2018 và quý IV/2018 đều xếp loại HTXSNV",""')


class TestExitCodes:
    def test_a_quarter_changed_since_is_open_again_and_an_error(self, half: Town) -> None:
        half.write_sheet(quarter=2, rows={**SECOND, "CB01-001": filled("T")})
        done = needs(half)
        assert (done.code, done.found) == (1, ["DG704"])
        assert level_of(done, "CB01-001")["open"] == ["2018-Q2", "2018-Q3", "2018-Q4"]
        assert danhgia("needs", "CB02-001", at=half.root).code == 1
        assert danhgia("needs", "--exit-zero", at=half.root).code == 0

    def test_nothing_graded(self, town: Town) -> None:
        done = danhgia("needs", at=town.root)
        assert (done.code, done.out) == (2, "")
        assert done.err == "Lỗi: Năm 2018 chưa có kỳ nào được xếp loại. Chạy danhgia grade cho từng kỳ trước.\n"

    @pytest.mark.parametrize(("code", "near"), [("CB01-01", "CB01-001"), ("nobody", "")])
    def test_nobody_of_that_code(self, made_half: Town, code: str, near: str) -> None:
        done = danhgia("needs", code, at=made_half.root)
        assert (done.code, done.out) == (2, "")
        assert code in done.err
        assert near in done.err

    def test_a_year_the_rubric_is_not_made_for(self, made_half: Town) -> None:
        assert danhgia("needs", "--year", "2019", at=made_half.root).code == 2

    def test_nothing_is_written(self, half: Town) -> None:
        before = sorted(path.name for path in half.root.rglob("*"))
        needs(half)
        assert sorted(path.name for path in half.root.rglob("*")) == before


def test_whom_a_level_is_not_about_is_said_and_counted_apart(half: Town) -> None:
    path = half.root / "rieng.yaml"
    text = find_rubric(RUBRIC).read_text("utf-8")
    path.write_text(re.sub(r"applies_to: \w+", "applies_to: official_members", text), "utf-8")
    config = half.root / "danhgia.yaml"
    config.write_text(config.read_text("utf-8").replace(f"rubric: {RUBRIC}", "rubric: rieng.yaml"), "utf-8")
    half.write_roster([half.member("CB01-003", category="probationary_member")])
    for quarter in "12":
        assert danhgia("grade", "--quarter", quarter, at=half.root).code in {0, 1}
    done = danhgia("needs", at=half.root)
    assert "chưa đủ căn cứ 0, không áp dụng 1." in done.out
    assert "(CB01-003)" not in done.out
    assert "xét HTXSNV: không áp dụng\n" in danhgia("needs", "CB01-003", at=half.root).out
    (person,) = needs(half, "CB01-003").json["needs"]
    assert person["levels"] == {}

"""The registers that no grade rests on, as an officer meets them: `status`, `yearend`, `template --registers`."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from danhgia.readers.rubric_file import find_rubric
from danhgia.registers import REGISTER_TABLES, SIGNS
from workspaces import RUBRIC, danhgia

if TYPE_CHECKING:
    from pathlib import Path

    from workspaces import Ran, Town

RULES = """
duties:
  - {id: cam-ket, name: Bản cam kết, kind: commitment, from: everyone, by: 03-31, adopted: true}
  - {id: san-pham, name: Sản phẩm cụ thể, kind: bản đăng ký sản phẩm, from: units, by: 2018-02-15}
coverage:
  - {id: ap, name: Theo dõi ấp, areas: register}
  - {id: xa, name: Theo dõi xã, areas: units}
"""
HANDED = {"kind": "commitment", "handed_in": date(2018, 3, 1), "adopted": date(2018, 3, 20)}
DUTIES = [
    {"subject": "CB01-001", **HANDED},
    {"subject": "CB01-002", **HANDED, "adopted": None},
    {"subject": "CB01-003", **HANDED, "adopted": date(2018, 4, 10)},
    {"subject": "cb02", "kind": "Bản đăng ký sản phẩm", "handed_in": date(2018, 2, 10)},
]
REMINDERS = [
    {"subject": "CB01", "task": "Mặt bằng", "number": 1, "notified": date(2018, 5, 4), "due": date(2018, 6, 1)},
    {"subject": "CB02-001", "task": "Báo cáo", "number": 1, "notified": date(2018, 5, 4), "result": "completed"},
]
REMEDIES = [{"subject": "CB02-002", "weakness": "Sinh hoạt chưa đều", "due": date(2018, 6, 30)}]
ASSIGNMENTS = [
    {"code": "CB01-001", "area": "A1", "area_name": "Ấp Một", "from": date(2018, 1, 1), "to": date(2018, 7, 31)},
    {"code": "CB01-001", "area": "A2", "from": date(2018, 1, 1)},
    {"code": "CB02-001", "area": "CB01", "from": date(2018, 1, 1)},
]
BROKEN: dict[str, list[dict[str, object]]] = {
    "duties": [{"subject": "CB77", "kind": "bản nháp"}],
    "reminders": [{"subject": "CB01", "task": "Việc", "number": 7, "notified": "hôm qua"}],
    "discipline": [{"subject": "CB01-001", "form": "khiển trách"}],
    "watched": [{"code": "CB01-001", "reason": "x", "approved_on": date(2018, 1, 1)}],
}


@pytest.fixture
def asking(town: Town) -> Town:
    """Return the town under a rubric that asks for commitments and areas, and its registers."""
    shipped = re.sub(r"^duties:\n(?:  .*\n)*", "", find_rubric(RUBRIC).read_text("utf-8"), flags=re.MULTILINE)
    (town.root / "rieng.yaml").write_text(shipped + RULES, encoding="utf-8")
    config = town.root / "danhgia.yaml"
    config.write_text(config.read_text("utf-8").replace(f"rubric: {RUBRIC}", "rubric: rieng.yaml"), encoding="utf-8")
    town.write_register(duties=DUTIES, reminders=REMINDERS, remedies=REMEDIES, assignments=ASSIGNMENTS)
    return town


def asked(town: Town, *words: str) -> Ran:
    return danhgia(*words, "--format", "json", at=town.root)


def unmet(duty: dict[str, Any]) -> list[tuple[str, list[str]]]:
    return [(one["subject"], one["unmet"]) for one in duty["open"]]


class TestStatus:
    def test_who_has_not_handed_in_by_the_deadline(self, asking: Town) -> None:
        done = asked(asking, "status", "--quarter", "3")
        commitment, product = done.json["duties"]
        assert (done.code, done.found, done.json["on"], commitment["due"]) == (0, [], None, "2018-03-31")
        assert unmet(commitment) == [
            ("CB01-002", ["adopted"]), ("CB01-003", ["adopted"]),
            *((f"CB02-00{number}", ["handed_in"]) for number in (1, 2, 3)),
        ]  # fmt: skip
        assert commitment["summary"] == {
            "asked": 6, "done": 1, "late": 0, "not_handed_in": 3, "not_adopted": 2, "not_public": 0, "unclear": 0,
        }  # fmt: skip
        assert [(unit["unit"], unit["done"], unit["not_handed_in"]) for unit in commitment["units"]] == [
            ("CB01", 1, 0),
            ("CB02", 0, 3),
        ]
        assert (product["kind"], unmet(product)) == ("bản đăng ký sản phẩm", [("CB01", ["handed_in"])])

    def test_as_of_another_day(self, asking: Town) -> None:
        done = asked(asking, "status", "--quarter", "3", "--on", "2018-04-15")
        commitment = done.json["duties"][0]
        assert (done.json["on"], commitment["summary"]["done"], commitment["summary"]["late"]) == ("2018-04-15", 2, 1)
        assert done.json["reminders"] == done.json["remedies"] == []

    def test_what_is_open_besides(self, asking: Town) -> None:
        found = asked(asking, "status", "--quarter", "3", "--on", "2018-07-05").json
        ((reminder,), (remedy,)) = found["reminders"], found["remedies"]
        assert (reminder["subject"], reminder["kind"], reminder["task"], reminder["days_over"]) == (
            "CB01",
            "unit",
            "Mặt bằng",
            34,
        )
        assert (remedy["subject"], remedy["name"], remedy["unit"], remedy["days_over"]) == (
            "CB02-002",
            "Đảng viên Mẫu 02 002",
            "CB02",
            5,
        )
        assert remedy["source"] == {"file": "register.xlsx", "sheet": "Khắc phục", "row": 2}

    def test_areas_that_nobody_looks_after(self, asking: Town) -> None:
        named, units = asked(asking, "status", "--quarter", "3").json["coverage"]
        assert [(one["area"], one["spans"]) for one in named["uncovered"]] == [
            ("A1", [{"from": "2018-08-01", "to": "2018-09-30"}])
        ]
        assert [(one["subject"], one["areas"]) for one in named["several"]] == [("CB01-001", ["A1", "A2"])]
        assert ([one["area"] for one in units["uncovered"]], units["areas"]) == (["CB02"], 2)
        assert asked(asking, "status", "--quarter", "3", "--on", "2018-06-30").json["coverage"] == []

    def test_a_whole_year_is_one_time(self, asking: Town) -> None:
        named = asked(asking, "status", "--on", "2018-08-02").json["coverage"][0]
        assert (named["from"], named["to"]) == ("2018-01-01", "2018-08-02")

    def test_the_terminal_has_the_titles_of_the_regime(self, asking: Town) -> None:
        told = danhgia("status", "--quarter", "3", at=asking.root).out
        for title in (
            "DANH SÁCH CHƯA NỘP BẢN CAM KẾT",
            "DANH SÁCH CHƯA NỘP BẢN ĐĂNG KÝ SẢN PHẨM",
            "THEO DÕI NHẮC VIỆC",
            "HẠN CHẾ, KHUYẾT ĐIỂM CHƯA KHẮC PHỤC ĐÚNG HẠN",
            "ĐỊA BÀN CHƯA CÓ NGƯỜI PHỤ TRÁCH",
        ):
            assert f"\n{title}\n" in told
        assert "  - Đảng viên Mẫu 01 002 (CB01-002) – Chi bộ Mẫu 01: chi bộ chưa thông qua\n" in told
        assert "Bản cam kết (hạn 31/03/2018): 1/6 đã xong; chưa nộp 3; chưa thông qua 2.\n" in told
        assert "  - Chi bộ Mẫu 01 (CB01): nhắc lần 1 về “Mặt bằng”, thông báo ngày 04/05/2018, hạn 01/06/2018\n" in told

    def test_one_list_alone(self, asking: Town) -> None:
        told = danhgia("status", "--list", "reminders", at=asking.root).out
        assert told.startswith("THEO DÕI NHẮC VIỆC\n")
        assert "CAM KẾT" not in told

    @pytest.mark.parametrize(
        ("name", "rows", "first"),
        [
            ("duties", 6, '"cam-ket","2018-03-31","CB01-002","person"'),
            ("reminders", 1, '"CB01","unit","Chi bộ Mẫu 01"'),
            ("remedies", 1, '"CB02-002","person"'),
            ("coverage", 2, '"ap","A1","Ấp Một","2018-08-01","2018-12-31","false"'),
        ],
    )
    def test_each_list_as_csv(self, asking: Town, name: str, rows: int, first: str) -> None:
        done = danhgia("status", "--list", name, "--format", "csv", at=asking.root)
        lines = done.out.splitlines()
        assert (done.code, len(lines), lines[1].startswith(first)) == (0, 1 + rows, True)

    def test_csv_without_a_list_is_about_sheets(self, asking: Town) -> None:
        assert len(danhgia("status", "--quarter", "3", "--format", "csv", at=asking.root).out.splitlines()) == 1 + 2

    def test_the_workbook_has_a_sheet_for_each(self, asking: Town) -> None:
        danhgia("status", "--quarter", "3", "--to", "td.xlsx", at=asking.root)
        book = openpyxl.load_workbook(asking.root / "td.xlsx")
        assert book.sheetnames == [
            "Quý III-2018", "Bản cam kết", "Sản phẩm cụ thể", "Nhắc việc", "Khắc phục", "Theo dõi ấp", "Theo dõi xã",
        ]  # fmt: skip
        sheet = book["Bản cam kết"]
        assert sheet["A1"].value == "DANH SÁCH CHƯA NỘP BẢN CAM KẾT"
        rows = [row for row in sheet.iter_rows(values_only=True) if row[1] == "CB01-002"]
        assert rows == [
            (1, "CB01-002", "Đảng viên Mẫu 01 002", "31/03/2018", "01/03/2018", None, "Chi bộ chưa thông qua")
        ]

    def test_without_rows_only_what_the_rubric_asks_for_is_listed(self, town: Town) -> None:
        found = asked(town, "status", "--quarter", "3").json
        assert [found[key] for key in ("on", "reminders", "remedies", "coverage")] == [None, [], [], []]
        assert [one["duty"] for one in found["duties"]] == ["cam-ket"]
        assert danhgia("status", "--quarter", "3", at=town.root).out.count("DANH SÁCH") == 1

    @pytest.mark.parametrize("day", ["2018-13-01", "31/03/2018", "20180331", "hôm nay"])
    def test_what_is_no_day(self, town: Town, day: str) -> None:
        done = danhgia("status", "--on", day, at=town.root)
        assert (done.code, done.out) == (2, "")
        assert f"“{day}” không phải một ngày" in done.err

    def test_a_row_with_a_mistake_leaves_its_person_unclear(self, asking: Town) -> None:
        wrong = {"subject": "CB01-001", **HANDED, "adopted": date(2018, 2, 20)}
        asking.write_register(duties=[wrong])
        done = asked(asking, "status", "--quarter", "3")
        one = done.json["duties"][0]["open"][0]
        assert (done.found, one["subject"], one["unclear"], one["unmet"]) == (["DG554"], "CB01-001", True, [])
        assert done.json["duties"][0]["summary"]["unclear"] == 1

    def test_a_register_that_cannot_be_told_has_no_list(self, asking: Town) -> None:
        book = openpyxl.load_workbook(asking.root / "register.xlsx")
        book["Việc phải nộp"]["B1"] = "Thứ"
        book.save(asking.root / "register.xlsx")
        done = asked(asking, "status", "--quarter", "3")
        assert (done.code, done.found, done.json["duties"]) == (0, ["DG111"], [])
        assert len(done.json["reminders"]) == 1
        assert asked(asking, "grade", "--quarter", "3").code == 0

    def test_a_finding_let_stand_is_a_note(self, asking: Town) -> None:
        accepted = {"finding": "DG551", "target": "CB77", "reason": "Đã giải thể", "by": "Người Mẫu"}
        asking.write_register(duties=BROKEN["duties"], accepted=[accepted])
        found = {one["code"]: one for one in asked(asking, "status", "--quarter", "3").json["findings"]}
        assert (found["DG551"]["severity"], found["DG553"]["severity"]) == ("note", "error")


class TestGrades:
    def test_no_grade_is_blocked_and_no_period_is_stale(self, year: Town) -> None:
        before = asked(year, "grade", "--quarter", "3").json["grades"]
        year.write_register(**BROKEN)
        done = asked(year, "grade", "--quarter", "3")
        assert (done.code, done.found, done.json["grades"]) == (0, [], before)
        judged = asked(year, "yearend")
        assert "DG704" not in judged.found
        assert all(set(one["period_status"].values()) == {"graded"} for one in judged.json["decisions"])

    def test_the_year_says_what_is_wrong_with_them(self, year: Town) -> None:
        year.write_register(**BROKEN)
        done = asked(year, "yearend")
        found = [code for code in done.found if code != "DG703"]
        assert (done.code, sorted(found)) == (1, ["DG532", "DG532", "DG551", "DG553", "DG556", "DG558"])


class TestRegisters:
    def made(self, town: Town, *more: str | Path) -> Ran:
        return danhgia("template", "--registers", *more, at=town.root)

    def test_empty_registers_with_everything_to_choose_from(self, asking: Town) -> None:
        done = self.made(asking)
        assert (done.code, done.out) == (0, "Đã lập mẫu sổ theo dõi: templates/register.xlsx\n")
        book = openpyxl.load_workbook(asking.root / "templates/register.xlsx")
        assert book.sheetnames == [spec.sheet for spec in REGISTER_TABLES if spec is not SIGNS]  # no checklists here
        duties = book["Việc phải nộp"]
        lists = [rule.formula1 for rule in duties.data_validations.dataValidation if rule.type == "list"]
        assert lists == ['"bản cam kết,bản đăng ký,bài thu hoạch,kế hoạch tu dưỡng,bản đăng ký sản phẩm"']
        days = {str(one.sqref)[0] for one in duties.data_validations.dataValidation if one.type == "date"}
        assert days == {"C", "D", "E", "G"}
        for sheet in book:
            assert (sheet.freeze_panes, sheet.page_setup.orientation, sheet.page_setup.paperSize) == (
                "A2",
                "landscape",
                9,
            )

    def test_they_are_read_back_without_a_finding(self, asking: Town) -> None:
        self.made(asking)
        (asking.root / "templates/register.xlsx").replace(asking.root / "register.xlsx")
        assert asked(asking, "status", "--quarter", "3").found == []
        assert set(asked(asking, "grade", "--quarter", "3").found) == {"DG503"}  # of the sheets, not of the registers

    def test_nothing_is_overwritten_without_force(self, town: Town) -> None:
        self.made(town)
        path = town.root / "templates/register.xlsx"
        path.write_bytes(b"filled in")
        assert "giữ nguyên" in self.made(town).out
        assert path.read_bytes() == b"filled in"
        document = danhgia("template", "--registers", "--force", "--format", "json", at=town.root).json
        assert [(one["path"], one["written"]) for one in document["files"]] == [("templates/register.xlsx", True)]
        assert path.read_bytes().startswith(b"PK")

    def test_elsewhere_but_never_over_those_in_use(self, town: Town) -> None:
        town.write_register()
        before = (town.root / "register.xlsx").read_bytes()
        assert self.made(town, "--output", "gửi").code == 0
        assert (town.root / "gửi/register.xlsx").is_file()
        for folder in (".", "sheets/2018-Q3"):
            done = self.made(town, "--output", folder, "--force")
            assert (done.code, done.out) == (2, "")
        assert (town.root / "register.xlsx").read_bytes() == before

    def test_as_csv(self, town: Town) -> None:
        lines = self.made(town, "--format", "csv").out.splitlines()
        assert lines[1] == '"templates/register.xlsx","","0","true",""'

"""What the registers of a real quarter change: levels brought along, receipts, appeals, decisions that come later."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from workspaces import danhgia

if TYPE_CHECKING:
    from workspaces import Ran, Town

NEWCOMER = "CB01-003"
PAPERS = {"from_unit": "Chi bộ Cũ", "document": "12-GCN", "date": date(2018, 8, 20)}
TOLD = "kết quả quý I/2018 chuyển đến từ Chi bộ Cũ: HTTNV, theo 12-GCN ngày 20/08/2018"

APPEAL = {
    "code": "CB01-001",
    "period": "2018-Q3",
    "received": date(2018, 10, 12),
    "content": "Xem lại điểm IV.1",
    "body": "Đảng ủy Mẫu",
}
PENDING = {"received": "2018-10-12", "content": "Xem lại điểm IV.1", "body": "Đảng ủy Mẫu"}
PENDING_TOLD = "đang xem xét kiến nghị nhận ngày 12/10/2018, cấp giải quyết: Đảng ủy Mẫu – Xem lại điểm IV.1"
DECIDED = {
    "code": "CB01-001",
    "period": "2018-Q3",
    "decided": "HT",
    "body": "Thành ủy Mẫu",
    "document": "9-QĐ/MẪU",
    "date": date(2018, 10, 20),
    "reason": "xét kiến nghị",
}


def carried(level: str = "T", period: str = "2018-Q1", code: str = NEWCOMER, **changes: Any) -> dict[str, object]:  # noqa: ANN401 - any cell
    return {"code": code, "period": period, "level": level, **PAPERS, **changes}


def asked(town: Town, *words: str) -> Ran:
    return danhgia(*words, "--format", "json", at=town.root)


def year_of(town: Town, code: str = NEWCOMER) -> dict[str, Any]:
    done = asked(town, "yearend")
    found: dict[str, Any] = next(one for one in done.json["decisions"] if one["subject"] == code)
    return found


@pytest.fixture
def joined(year: Town) -> Town:
    """Return a year in which somebody came on 20 August: on the sheets of the third and fourth quarter alone."""
    year.write_roster([{"code": NEWCOMER, "from": date(2018, 8, 20)}])
    for quarter in (1, 2):
        year.write_sheet(quarter=quarter, rows={NEWCOMER: None})
    for number in "1234":
        assert danhgia("grade", "--quarter", number, at=year.root).code == 0
    return year


def with_deadline(town: Town) -> None:
    config = town.root / "danhgia.yaml"
    config.write_text(f"{config.read_text(encoding='utf-8')}\ndeadlines:\n  2018-Q3: 2018-10-05\n", encoding="utf-8")


class TestBroughtAlong:
    def test_without_a_row_the_quarters_before_are_outside(self, joined: Town) -> None:
        found = year_of(joined)
        assert [found["period_status"][f"2018-Q{quarter}"] for quarter in (1, 2, 3)] == ["outside", "outside", "graded"]
        assert found["eligible"] == {"excellent": "undetermined"}

    def test_with_rows_the_year_is_whole_and_no_quarter_is_stale(self, joined: Town) -> None:
        joined.write_register(transfers=[carried(), carried("HTXSNV", "2018-Q2")])
        done = asked(joined, "yearend")
        assert (done.code, done.found) == (0, [])
        found = year_of(joined)
        assert found["periods"] == {
            "2018-Q1": "good", "2018-Q2": "excellent", "2018-Q3": "excellent", "2018-Q4": "excellent",
        }  # fmt: skip
        assert set(found["period_status"].values()) == {"graded"}
        assert found["period_level_from"] == {
            "2018-Q1": "entered", "2018-Q2": "entered", "2018-Q3": "ballot", "2018-Q4": "ballot",
        }  # fmt: skip
        assert found["eligible"] == {"excellent": "yes"}
        assert TOLD in [reason["because"] for reason in found["reasons"]]
        graded = asked(joined, "grade", "--quarter", "1")
        assert graded.json["summary"]["graded"] == 5
        assert graded.json["not_graded"][0]["reason"] == "outside"

    def test_explain_shows_it_with_its_papers(self, joined: Town) -> None:
        joined.write_register(transfers=[carried()])
        done = danhgia("explain", NEWCOMER, at=joined.root)
        first = "Kết quả quý I/2018 chuyển đến từ Chi bộ Cũ: HTTNV, theo 12-GCN ngày 20/08/2018\n"
        assert f"{first}  Mức được tính cho năm: HTTNV (theo kết quả chuyển đến)\n" in done.out
        alone = asked(joined, "explain", NEWCOMER, "--quarter", "1").json["periods"]
        (period,) = alone
        assert (period["status"], period["level"], period["level_from"]) == ("graded", "good", "entered")
        assert period["source"] == {"file": "register.xlsx", "sheet": "Chuyển đến", "row": 2}
        assert [reason["because"] for reason in period["reasons"]] == [TOLD]

    def test_a_period_that_was_never_graded_here_is_explained_too(self, joined: Town) -> None:
        joined.ledger.unlink()
        joined.write_register(transfers=[carried()])
        done = asked(joined, "explain", NEWCOMER, "--quarter", "1")
        assert (done.code, done.json["periods"][0]["level"]) == (0, "good")
        assert asked(joined, "explain", NEWCOMER, "--quarter", "2").code == 2

    def test_the_year_workbook_marks_it(self, joined: Town) -> None:
        joined.write_register(transfers=[carried()])
        danhgia("yearend", at=joined.root)
        book = openpyxl.load_workbook(joined.result("2018"))
        rows = list(book.worksheets[0].iter_rows(values_only=True))
        assert "HTTNV (chuyển đến)" in next(row for row in rows if NEWCOMER in row)

    def test_it_never_stands_over_a_result_of_our_own(self, joined: Town) -> None:
        joined.write_register(transfers=[carried("KHT", "2018-Q3"), carried("KHT", "2018-Q4", "CB01-001")])
        done = asked(joined, "yearend")
        assert (done.code, [code for code in done.found if code != "DG703"]) == (1, ["DG535", "DG535"])
        assert year_of(joined)["periods"]["2018-Q3"] == "excellent"
        graded = asked(joined, "grade", "--quarter", "3")
        assert (graded.code, graded.found) == (1, ["DG535"])
        assert next(one for one in graded.json["grades"] if one["subject"] == NEWCOMER)["level"] == "excellent"

    @pytest.mark.parametrize(
        ("change", "code"), [({"document": None}, "DG534"), ({"level": "giỏi"}, "DG307"), ({"period": "2018"}, "DG532")]
    )
    def test_a_row_that_cannot_count_is_an_error_of_the_year(
        self, joined: Town, change: dict[str, Any], code: str
    ) -> None:
        joined.write_register(transfers=[carried(**change)])
        done = asked(joined, "yearend")
        assert (done.code, code in done.found) == (1, True)
        assert year_of(joined)["period_status"]["2018-Q1"] == "outside"
        assert asked(joined, "grade", "--quarter", "1").json["summary"]["graded"] == 5


class TestReceipts:
    ROWS = ({"unit": "CB01", "period": "2018-Q3", "received": date(2018, 10, 4)},
            {"unit": "CB02", "period": "2018-Q3", "received": date(2018, 10, 8), "file": "CB02.xlsx"},
            {"unit": "CB01", "period": "2018-Q3", "received": date(2018, 10, 20), "file": "CB01 (2).xlsx"})  # fmt: skip

    def test_grade_warns_of_a_late_sheet_and_grades_it(self, town: Town) -> None:
        with_deadline(town)
        town.write_register(receipts=self.ROWS)
        done = asked(town, "grade", "--quarter", "3")
        (late,) = done.json["findings"]
        assert (done.code, late["code"], late["cell"], late["unit"]) == (0, "DG520", "C3", "CB02")
        assert late["message"] == (
            "Chi bộ Mẫu 02: nhận phiếu chấm điểm ngày 08/10/2018, quá hạn 3 ngày (hạn 05/10/2018)."
        )
        assert done.json["summary"]["graded"] == 6
        assert danhgia("grade", "--quarter", "3", "--strict", at=town.root).code == 1

    def test_a_receipt_makes_no_period_stale(self, year: Town) -> None:
        year.write_register(receipts=self.ROWS)
        assert asked(year, "yearend").found == []

    def test_status_shows_the_first_day_and_who_was_late(self, town: Town) -> None:
        with_deadline(town)
        town.write_register(receipts=self.ROWS)
        done = asked(town, "status", "--quarter", "3")
        (period,) = done.json["periods"]
        assert [(unit["received_on"], unit["days_late"]) for unit in period["units"]] == [
            ("2018-10-04", None),
            ("2018-10-08", 3),
        ]
        assert (period["deadline"], done.found) == ("2018-10-05", ["DG520"])
        told = danhgia("status", "--quarter", "3", at=town.root).out
        assert "Nộp quá hạn 05/10/2018: CB02 (3 ngày)." in told
        assert "04/10/2018" in told

    def test_status_without_receipts_has_no_column_for_them(self, town: Town) -> None:
        assert "Ngày nhận" not in danhgia("status", "--quarter", "3", at=town.root).out

    def test_a_receipt_of_an_unknown_unit(self, town: Town) -> None:
        town.write_register(receipts=[{"unit": "CB20", "period": "2018-Q3", "received": date(2018, 10, 4)}])
        for command in ("grade", "status"):
            done = asked(town, command, "--quarter", "3")
            assert [(one["code"], one["cell"], one["value"]) for one in done.json["findings"]] == [
                ("DG420", "A2", "CB20")
            ]
        assert asked(town, "status", "--quarter", "2").found == []

    def test_a_deadline_accepted_on_record_is_a_note(self, town: Town) -> None:
        with_deadline(town)
        accepted = {"finding": "DG520", "target": "CB02", "reason": "Mưa lũ", "by": "Người Mẫu", "period": "2018-Q3"}
        town.write_register(receipts=self.ROWS, accepted=[accepted])
        (late,) = asked(town, "grade", "--quarter", "3").json["findings"]
        assert (late["severity"], late["accepted"]) == ("note", "Mưa lũ")


class TestAppeals:
    def test_it_is_shown_and_changes_no_grade(self, town: Town) -> None:
        before = asked(town, "grade", "--quarter", "3").json["grades"]
        town.write_register(appeals=[APPEAL])
        done = asked(town, "grade", "--quarter", "3")
        assert (done.code, done.found) == (0, [])
        assert [one["pending"] for one in done.json["grades"]] == [PENDING, *[None] * 5]
        assert [{**one, "pending": None} for one in done.json["grades"]] == before
        told = danhgia("grade", "--quarter", "3", at=town.root).out
        assert f"Đang xem xét kiến nghị: 1\n  - Đảng viên Mẫu 01 001 (CB01-001): {PENDING_TOLD}\n" in told

    def test_the_result_workbook_shows_it_and_is_made_again_for_it(self, town: Town) -> None:
        danhgia("grade", "--quarter", "3", at=town.root)
        before = town.result().read_bytes()
        town.write_register(appeals=[APPEAL])
        danhgia("grade", "--quarter", "3", at=town.root)
        assert town.result().read_bytes() != before
        rows = list(openpyxl.load_workbook(town.result())["Tổng hợp"].iter_rows(values_only=True))
        assert f"Theo bỏ phiếu của chi bộ; {PENDING_TOLD}" in next(row for row in rows if "CB01-001" in row)
        town.write_register(appeals=[{**APPEAL, "result": "Giữ nguyên"}])
        danhgia("grade", "--quarter", "3", at=town.root)
        assert town.result().read_bytes() == before

    def test_explain_shows_it_in_its_period_and_the_year_stays(self, year: Town) -> None:
        year.write_register(appeals=[APPEAL, {"code": "CB01-001", "period": "2018"}])
        assert asked(year, "yearend").found == []
        told = danhgia("explain", "CB01-001", at=year.root).out
        assert f"  ! {PENDING_TOLD[0].upper()}{PENDING_TOLD[1:]}\n" in told
        assert told.count("xem xét kiến nghị") == 2
        document = asked(year, "explain", "CB01-001").json
        assert [one["pending"] for one in document["periods"]] == [None, None, PENDING, None]
        assert document["year"]["pending"] == {"received": None, "content": "", "body": ""}
        assert year_of(year, "CB01-001")["pending"] == document["year"]["pending"]
        assert "Đang xem xét kiến nghị: 1" in danhgia("yearend", at=year.root).out

    def test_an_appeal_with_a_result_is_shown_no_more(self, town: Town) -> None:
        town.write_register(appeals=[{**APPEAL, "result": "Giữ nguyên", "result_date": date(2018, 10, 20)}])
        done = asked(town, "grade", "--quarter", "3")
        assert {one["pending"] for one in done.json["grades"]} == {None}
        assert "kiến nghị" not in danhgia("explain", "CB01-001", at=town.root).out

    def test_of_somebody_without_a_level_and_of_nobody(self, town: Town) -> None:
        town.sheet("CB01").unlink()
        town.write_register(appeals=[APPEAL, {**APPEAL, "code": "CB77-001"}])
        done = asked(town, "grade", "--quarter", "3")
        assert [one["pending"] for one in done.json["not_graded"]] == [PENDING, None, None]
        assert done.found == ["DG401", "DG408"]


class TestADecisionAfterGrading:
    def test_the_period_is_stale_and_the_year_names_the_command(self, year: Town) -> None:
        year.write_register(decisions=[DECIDED])
        done = asked(year, "yearend")
        stale = next(one for one in done.json["findings"] if one["code"] == "DG704")
        assert (done.code, stale["value"], stale["file"]) == (1, "2018-Q3", "register.xlsx")
        assert stale["hint"] == "Chạy lại: danhgia grade --quarter 3."
        assert year_of(year, "CB01-001")["period_status"]["2018-Q3"] == "stale"

    def test_grading_again_appends_a_run_that_differs_in_the_layer_alone(self, year: Town) -> None:
        def runs() -> list[tuple[object, ...]]:
            with closing(sqlite3.connect(year.ledger)) as ledger:
                return ledger.execute("SELECT sequence FROM run WHERE period = '2018-Q3' ORDER BY 1").fetchall()

        before = asked(year, "grade", "--quarter", "3").json["grades"]
        assert runs() == [(1,)]
        year.write_register(decisions=[DECIDED])
        after = asked(year, "grade", "--quarter", "3").json["grades"]
        assert runs() == [(1,), (2,)]
        changed, *others = after
        assert others == before[1:]
        assert changed["levels"] == {**before[0]["levels"], "decided": "completed"}
        assert (changed["level"], changed["level_from"]) == ("completed", "decision")
        same = ("total", "domains", "source", "unit")
        assert [changed[key] for key in same] == [before[0][key] for key in same]
        assert changed["reasons"][:-1] == before[0]["reasons"]
        assert "DG704" not in asked(year, "yearend").found
        assert year_of(year, "CB01-001")["periods"]["2018-Q3"] == "completed"

    def test_a_decision_about_the_year_makes_no_quarter_stale(self, year: Town) -> None:
        year.write_register(decisions=[{**DECIDED, "code": "CB02-001", "period": "2018", "decided": "T"}])
        done = asked(year, "yearend")
        assert (done.code, year_of(year, "CB02-001")["level"]) == (0, "good")

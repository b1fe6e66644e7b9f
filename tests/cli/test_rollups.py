"""Months graded, quarters put together from them, the year from the quarters: as people run it."""

from __future__ import annotations

import sqlite3
import zipfile
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from rolled_towns import HEAD, TAX, make_month_town
from workspaces import danhgia

if TYPE_CHECKING:
    from pathlib import Path

    from rolled_towns import MonthTown
    from workspaces import Ran

MONTHS: dict[int, list[str | int]] = {1: ["A", "A", "D"], 2: ["A", "A", "A"], 3: ["B", "C", "A"]}
BY_MEAN = f"{HEAD}rollups:\n  - {{to: quarter, mean: {{zero: skipped}}}}\n"


def grade_months(town: MonthTown, *months: int) -> None:
    for month in months:
        assert danhgia("grade", "--month", str(month), at=town.root).code == 0


def quarter(town: MonthTown, number: int = 1) -> Ran:
    return danhgia("grade", "--quarter", str(number), "--format", "json", at=town.root)


def levels(done: Ran) -> dict[str, str]:
    document = done.json
    found = {one["subject"]: one["level"] for one in document["grades"]}
    return found | {one["subject"]: one["reason"] for one in document["not_graded"]}


def decisions(done: Ran) -> dict[str, Any]:
    return {one["subject"]: one for one in done.json["decisions"]}


@pytest.fixture
def town(tmp_path: Path) -> MonthTown:
    made = make_month_town(tmp_path / "town", MONTHS)
    grade_months(made, *MONTHS)
    return made


class TestAQuarter:
    def test_its_levels_are_counted_and_held_against_quotas(self, tmp_path: Path) -> None:
        quota = "quotas:\n  - {level: A, share: 10, of: rated, group: everyone, rounding: down, on: period}\n"
        town = make_month_town(tmp_path / "town", MONTHS, rubric=TAX + quota)
        grade_months(town, *MONTHS)
        document = quarter(town).json
        assert [(one["by"], one["levels"]) for one in document["distributions"]] == [
            (by, {"A": 1, "B": 1, "C": 0, "D": 1}) for by in ("unit", "everyone")
        ]
        assert [(one["max"], one["reduce"]) for one in document["quotas"]] == [(0, 1)]
        assert [one["code"] for one in document["findings"]] == ["DG801"]
        rows = openpyxl.load_workbook(town.root / "results" / "2018-Q1.xlsx")["Theo đơn vị"].iter_rows(values_only=True)
        assert [row[:4] for row in rows if row[2] == 3] == [(1, "Phòng Mẫu", 3, 1), (None, "Tổng cộng", 3, 1)]

    def test_it_is_graded_from_the_months_and_recorded(self, town: MonthTown) -> None:
        done = quarter(town)
        assert (done.code, levels(done)) == (0, {"P1-1": "A", "P1-2": "B", "P1-3": "D"})
        one = done.json["grades"][0]
        assert (one["level_from"], one["levels"]) == ("rollup", {"points": "A", "ballot": None, "decided": None})
        assert one["reasons"][0]["because"] == (
            "tháng 1/2018 xếp loại A; tháng 2/2018 xếp loại A; tháng 3/2018 xếp loại B"
        )
        with sqlite3.connect(town.root / "danhgia.db") as ledger:
            paths = [
                path
                for (path,) in ledger.execute(
                    "SELECT path FROM input JOIN run ON run.id = run WHERE period = '2018-Q1'"
                )
            ]
        assert paths == [f"danhgia.db#2018-M0{month}" for month in (1, 2, 3)]

    def test_a_second_run_writes_nothing(self, town: MonthTown) -> None:
        quarter(town)
        again = danhgia("grade", "--quarter", "1", at=town.root)
        assert again.err == "Không thay đổi, giữ nguyên: results/2018-Q1.xlsx\n"
        with sqlite3.connect(town.root / "danhgia.db") as ledger:
            assert ledger.execute("SELECT count(*) FROM run WHERE period = '2018-Q1'").fetchone() == (1,)

    def test_the_workbook_says_how(self, town: MonthTown) -> None:
        quarter(town)
        sheet = openpyxl.load_workbook(town.root / "results/2018-Q1.xlsx").worksheets[0]
        cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
        assert any("có 2 tháng A (quy định ít nhất 2) nên xếp loại B" in text for text in cells)

    def test_a_month_never_graded_is_named_with_its_command(self, tmp_path: Path) -> None:
        town = make_month_town(tmp_path / "town", MONTHS)
        grade_months(town, 1, 2)
        done = quarter(town)
        assert (done.code, done.found, set(levels(done).values())) == (1, ["DG711"], {"missing"})
        (finding,) = done.json["findings"]
        assert "Tháng 3/2018" in finding["message"]
        assert "danhgia grade --month 3" in finding["hint"]

    def test_with_no_month_at_all_there_is_nothing_to_do(self, tmp_path: Path) -> None:
        town = make_month_town(tmp_path / "town", MONTHS)
        done = danhgia("grade", "--quarter", "1", at=town.root)
        assert (done.code, done.out) == (2, "")
        assert "danhgia grade --month 1" in done.err

    def test_a_rubric_without_a_roll_up_names_the_month(self, tmp_path: Path) -> None:
        town = make_month_town(tmp_path / "town", MONTHS, rubric=HEAD)
        done = danhgia("grade", "--quarter", "1", at=town.root)
        assert (done.code, "--month" in done.err) == (2, True)

    def test_the_year_is_not_graded_but_judged(self, town: MonthTown) -> None:
        done = danhgia("grade", "--period", "2018", at=town.root)
        assert (done.code, "danhgia yearend" in done.err) == (2, True)

    def test_somebody_without_a_result_is_one_error_that_names_the_month(self, town: MonthTown) -> None:
        town.write_month(3, ["B", "-", "A"])
        assert danhgia("grade", "--month", "3", at=town.root).code == 1
        done = quarter(town)
        assert (done.code, levels(done)) == (1, {"P1-1": "A", "P1-2": "missing", "P1-3": "D"})
        (finding,) = done.json["findings"]
        assert (finding["code"], finding["subject"]) == ("DG710", "P1-2")
        assert "danhgia grade --month 3" in finding["hint"]

    def test_an_exempt_month_is_for_people_to_judge(self, town: MonthTown) -> None:
        town.write_month(3, ["B", "n", "A"])
        grade_months(town, 3)
        done = quarter(town)
        assert (done.code, done.found, levels(done)["P1-2"]) == (0, ["DG703"], "unsettled")

    def test_a_decision_for_the_quarter_counts(self, town: MonthTown) -> None:
        row = {
            "code": "P1-2",
            "period": "2018-Q1",
            "decided": "A",
            "body": "Cục",
            "document": "1-QĐ",
            "date": date(2018, 4, 2),
        }
        town.write_register(decisions=[row])
        done = quarter(town)
        assert (done.code, levels(done)["P1-2"]) == (0, "A")
        one = next(one for one in done.json["grades"] if one["subject"] == "P1-2")
        assert (one["level_from"], one["levels"]["points"], one["levels"]["decided"]) == ("decision", "B", "A")

    def test_who_left_before_its_end_is_outside(self, town: MonthTown) -> None:
        town.write_roster(P1_2={"to": date(2018, 2, 28)})
        for month in (1, 2, 3):
            danhgia("grade", "--month", str(month), at=town.root)
        assert levels(quarter(town))["P1-2"] == "outside"


class TestStaleness:
    def test_a_month_that_changed_makes_the_quarter_wait(self, town: MonthTown) -> None:
        quarter(town)
        town.write_month(2, ["A", "A", "C"])
        done = quarter(town)
        assert (done.code, done.found, set(levels(done).values())) == (1, ["DG704"], {"missing"})
        grade_months(town, 2)
        assert quarter(town).code == 0

    def test_a_month_graded_anew_makes_the_quarter_stale(self, town: MonthTown) -> None:
        quarter(town)
        town.write_month(2, ["C", "A", "A"])
        grade_months(town, 2)
        done = danhgia("status", "--quarter", "1", "--format", "json", at=town.root)
        assert [(one["code"], one["value"]) for one in done.json["findings"]] == [("DG704", "2018-Q1")]
        assert "danhgia grade --quarter 1" in done.json["findings"][0]["hint"]
        year = danhgia("yearend", "--format", "json", at=town.root)
        assert decisions(year)["P1-1"]["period_status"]["2018-Q1"] == "stale"
        assert levels(quarter(town))["P1-1"] == "B"
        assert danhgia("status", "--quarter", "1", "--format", "json", at=town.root).json["findings"] == []

    def test_a_file_that_was_saved_again_is_a_note(self, town: MonthTown) -> None:
        before = quarter(town)
        path = town.root / "sheets/2018-M02/P1.xlsx"
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(path, "w") as archive:  # stored, not deflated: other bytes, same content
            for name, content in parts.items():
                archive.writestr(name, content)
        done = quarter(town)
        assert (done.code, done.found, levels(done)) == (0, ["DG707"], levels(before))


class TestAMean:
    def test_it_is_exact_in_the_ledger_and_rounded_in_output(self, tmp_path: Path) -> None:
        months = {1: [90, 0], 2: [90, 95], 3: [89, 90]}
        town = make_month_town(tmp_path / "town", months, rubric=BY_MEAN)
        grade_months(town, *months)
        done = quarter(town)
        assert (done.code, levels(done), done.found) == (0, {"P1-1": "B", "P1-2": "A"}, ["DG713"])
        assert [str(one["total"]) for one in done.json["grades"]] == ["89.666667", "92.5"]
        with sqlite3.connect(town.root / "danhgia.db") as ledger:
            rows = ledger.execute(
                "SELECT total FROM grade JOIN run ON run.id = run WHERE period = '2018-Q1'"
            ).fetchall()
        assert rows == [("269/3",), ("185/2",)]
        assert "Điểm trung bình" not in danhgia("explain", "P1-1", "--quarter", "1", at=town.root).out
        assert "trung bình 89,666667 điểm" in danhgia("explain", "P1-1", "--quarter", "1", at=town.root).out
        csv = danhgia("grade", "--quarter", "1", "--format", "csv", at=town.root).out
        assert '"89.666667"' in csv

    def test_a_mean_of_months_that_end_in_thirds_is_exact(self, tmp_path: Path) -> None:
        """89⅓, 90⅓ and 90⅓ are 90 on average; months rounded to any number of places would miss the bound."""
        ratio = "cap: 100, ratio: {done: Đã xong, assigned: Được giao}}"
        rubric = BY_MEAN.replace("cap: 100}", ratio)
        town = make_month_town(tmp_path / "town", {1: [(268, 300)], 2: [(271, 300)], 3: [(271, 300)]}, rubric=rubric)
        grade_months(town, 1, 2, 3)
        one = quarter(town).json["grades"][0]
        assert (one["total"], one["level"]) == (90, "A")

    def test_a_year_of_means_is_not_rounded_in_between(self, tmp_path: Path) -> None:
        rubric = f"{BY_MEAN}  - {{to: year, of: quarter, mean: {{}}, missing: skip}}\n"
        half = Decimal("0.5")
        months: dict[int, list[str | Decimal | int]] = {month: [90] for month in range(1, 7)}
        months |= {3: [90 - half], 6: [90 + half]}
        town = make_month_town(tmp_path / "town", months, rubric=rubric)
        grade_months(town, *months)
        assert (quarter(town).code, quarter(town, 2).code) == (0, 0)
        done = danhgia("yearend", "--format", "json", at=town.root)
        one = decisions(done)["P1-1"]
        assert (one["level"], one["level_from"], str(one["rollup"]["total"])) == ("A", "rollup", "90")
        assert (done.code, done.found) == (0, ["DG718", "DG718"])
        assert one["rollup"]["left_out"] == ["2018-Q3", "2018-Q4"]


class TestTheYear:
    @pytest.fixture
    def whole(self, tmp_path: Path) -> MonthTown:
        quarters = {1: "AAA", 2: "ABB", 3: "BAB", 4: "BBD"}
        months: dict[int, list[str | int]] = {
            3 * number - less: list(states) for number, states in quarters.items() for less in (0, 1, 2)
        }
        town = make_month_town(tmp_path / "town", months)
        grade_months(town, *months)
        for number in quarters:
            assert quarter(town, number).code == 0
        return town

    def test_it_is_put_together_from_the_quarters(self, whole: MonthTown) -> None:
        done = danhgia("yearend", "--format", "json", at=whole.root)
        found = decisions(done)
        assert done.code == 0
        assert {code: one["level"] for code, one in found.items()} == {"P1-1": "A", "P1-2": "A", "P1-3": "D"}
        assert list(found["P1-1"]["periods"]) == ["2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4"]
        assert found["P1-1"]["rollup"]["counts"] == {"A": 2, "B": 2, "C": 0, "D": 0}
        assert done.json["distribution"] == {"A": 2, "B": 0, "C": 0, "D": 1}
        assert found["P1-1"]["reasons"][0]["because"].startswith("quý I/2018 xếp loại A; quý II/2018")

    def test_text_workbook_and_csv_say_the_same(self, whole: MonthTown) -> None:
        done = danhgia("yearend", at=whole.root)
        assert "Năm 2018 – tổng hợp các kỳ: A 2, B 0, C 0, D 1." in done.out
        book = openpyxl.load_workbook(whole.root / "results/2018.xlsx")
        units = [[cell.value for cell in row] for row in book["Theo đơn vị"].iter_rows()]
        assert any("theo tổng hợp các kỳ" in str(row[0]) for row in units)
        assert [1, "Phòng Mẫu", 3, 2, 66.7, 0] in [row[:6] for row in units]
        sheet = book.worksheets[0]
        assert sheet.title == "Tổng hợp năm"
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        person = next(row for row in rows if "P1-3" in row)
        assert person[4:11] == ["A", "B", "B", "D", "D", None, "D"]
        csv = danhgia("yearend", "--format", "csv", at=whole.root).out
        assert '"level_from","mean","rollup level","rollup status"' in csv

    def test_explain_shows_months_quarters_and_the_year(self, whole: MonthTown) -> None:
        done = danhgia("explain", "P1-1", at=whole.root)
        assert done.code == 0
        for text in ("Tháng 12/2018: 75 điểm", "Quý IV/2018: tổng hợp các kỳ", "Năm 2018 – tổng hợp các kỳ"):
            assert text in done.out
        assert "Mức của năm 2018: A (theo tổng hợp các kỳ)" in done.out
        document = danhgia("explain", "P1-1", "--format", "json", at=whole.root).json
        assert document["year"]["level"] == "A"
        assert len(document["periods"]) == 16

    def test_status_shows_the_quarters(self, whole: MonthTown) -> None:
        document = danhgia("status", "--format", "json", at=whole.root).json
        found = {one["period"]: one["summary"]["graded"] for one in document["periods"]}
        assert len(found) == 16
        assert found["2018-Q3"] == 3
        assert "tổng hợp từ các kỳ ngắn hơn; 3/3 người" in danhgia("status", "--quarter", "3", at=whole.root).out

    def test_needs_says_so_of_quarters_that_are_put_together_and_calls_them_quarters(self, whole: MonthTown) -> None:
        require = "[{every: {of: quarter, at_least: B}}]"
        rule = f"year_end:\n  - level: A\n    periods: [Q1, Q2, Q3, Q4]\n    require: {require}\n"
        only_quarters = TAX.partition("  - to: year")[0] + rule
        (whole.root / "rubric.yaml").write_text(only_quarters, encoding="utf-8")
        done = danhgia("needs", at=whole.root)
        assert "[DG715]" in done.out
        assert "điều kiện cần về kết quả các quý" in done.out

    def test_needs_does_not_pretend_to_foresee_it(self, whole: MonthTown) -> None:
        done = danhgia("needs", at=whole.root)
        assert (done.code, done.out) == (2, "")
        assert "danhgia yearend" in done.err
        require = "[{every: {of: quarter, at_least: B}}]"
        rule = f"year_end:\n  - level: A\n    periods: [Q1, Q2, Q3, Q4]\n    require: {require}\n"
        (whole.root / "rubric.yaml").write_text(TAX + rule, encoding="utf-8")
        for month in range(1, 13):
            danhgia("grade", "--month", str(month), at=whole.root)
        for number in range(1, 5):
            quarter(whole, number)
        with_rule = danhgia("needs", "--format", "json", at=whole.root)
        assert (with_rule.code, with_rule.found) == (0, ["DG715"])
        year = danhgia("yearend", "--format", "json", at=whole.root)
        assert {code: (one["level"], one["eligible"]["A"]) for code, one in decisions(year).items()} == {
            "P1-1": ("A", "yes"),
            "P1-2": ("A", "yes"),
            "P1-3": ("D", "no"),
        }

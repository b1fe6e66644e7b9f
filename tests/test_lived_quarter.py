"""What a quarter really brings: people who come, go, move and rise; sheets that come twice, wrong, or not at all."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from danhgia.registers import ROSTER_TABLES
from danhgia.writers.tables import tables_workbook
from danhgia.writers.unit_page import FilledRow, FilledTally
from workspaces import danhgia, filled, make_town

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from workspaces import Ran, Town

AUGUST_15, AUGUST_20, SEPTEMBER_1 = date(2018, 8, 15), date(2018, 8, 20), date(2018, 9, 1)
NEWCOMER, MOVED = "CB01-004", "CB01-003"


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return make_town(tmp_path / "town")


def graded(town: Town, *more: str) -> Ran:
    return danhgia("grade", "--quarter", "3", "--format", "json", *more, at=town.root)


def findings(done: Ran) -> list[tuple[str, str | None]]:
    return [(one["code"], one["subject"] or one["unit"]) for one in done.json["findings"]]


def told(done: Ran, code: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in done.json["findings"] if one["code"] == code)
    return found


def grade_of(done: Ran, code: str) -> dict[str, Any] | None:
    return next((one for one in done.json["grades"] if one["subject"] == code), None)


def without_grade(done: Ran) -> dict[str, str]:
    return {one["subject"]: one["reason"] for one in done.json["not_graded"]}


def list_people(town: Town, changed: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Write the roster with several dated rows for one person."""
    usual = [town.member(code) for code in town.everybody if code != changed]
    people = [*usual, *({**town.member(changed), **row} for row in rows)]
    units = [{"unit": unit, "name": f"Chi bộ Mẫu {unit[2:]}"} for unit in town.unit_codes]
    roster = tables_workbook(ROSTER_TABLES, {"people": people, "units": units})
    (town.root / "roster.xlsx").write_bytes(roster)


class TestSomebodyNew:
    def test_on_the_sheet_and_not_on_the_list(self, town: Town) -> None:
        town.write_sheet(rows={NEWCOMER: filled()})
        done = graded(town)
        assert (done.code, findings(done)) == (1, [("DG401", NEWCOMER)])
        assert "bổ sung vào danh sách" in told(done, "DG401")["hint"]
        assert done.json["summary"]["graded"] == 6

    def test_in_a_spare_row_without_a_code(self, town: Town) -> None:
        town.write_sheet(rows={NEWCOMER: filled(override={"code": "", "name": "Đảng viên Mẫu Mới"})})
        done = graded(town)
        assert (done.code, findings(done)) == (1, [("DG402", "CB01")])
        assert "Người mới thì bổ sung vào danh sách" in told(done, "DG402")["hint"]

    def test_once_on_the_list_the_quarters_before_are_not_missing(self, town: Town) -> None:
        for quarter in (1, 2):
            for unit in town.unit_codes:
                town.write_sheet(unit, quarter)
        town.write_sheet(rows={NEWCOMER: filled()})
        town.write_roster([{**town.member(NEWCOMER), "from": AUGUST_20}])
        for number in "123":
            done = danhgia("grade", "--quarter", number, "--format", "json", at=town.root)
            assert (done.code, findings(done)) == (0, [])
            assert without_grade(done) == ({} if number == "3" else {NEWCOMER: "outside"})
        year = danhgia("yearend", "--format", "json", at=town.root).json
        status = next(one["period_status"] for one in year["decisions"] if one["subject"] == NEWCOMER)
        assert list(status.values()) == ["outside", "outside", "graded", "missing"]
        (row,) = danhgia("status", "--quarter", "2", "--format", "json", at=town.root).json["periods"]
        assert row["summary"]["missing"] == 0


def test_somebody_on_leave_has_a_reason_and_no_scores(town: Town) -> None:
    town.write_sheet(rows={MOVED: FilledRow(reason="Nghỉ ốm dài ngày")})
    done = graded(town)
    assert (done.code, findings(done), without_grade(done)) == (0, [], {MOVED: "exempt"})


def test_rows_sorted_otherwise_in_wider_columns_give_the_same_grades(town: Town) -> None:
    before = graded(town).json["grades"]
    first, second, _ = town.of("CB01")
    town.write_sheet(rows=dict.fromkeys((first, second)), more={second: town.usual(1), first: town.usual(0)})
    town.rewrite(lambda name, data: data.replace(b' width="', b' width="2') if "sheet1" in name else data)
    done = graded(town)
    assert (done.code, findings(done)) == (0, [])
    assert [one["source"]["row"] for one in done.json["grades"]][:3] == [13, 12, 11]
    places = dict.fromkeys(("source", "reasons"))
    assert [one | places for one in done.json["grades"]] == [one | places for one in before]


def test_a_first_run_whose_codes_nobody_has_is_one_line_for_each_sheet(town: Town) -> None:
    units = [{"unit": unit, "name": f"Chi bộ Mẫu {unit[2:]}"} for unit in town.unit_codes]
    people = [{**town.member(code), "code": f"THE-{code}"} for code in town.everybody]
    (town.root / "roster.xlsx").write_bytes(tables_workbook(ROSTER_TABLES, {"people": people, "units": units}))
    said = danhgia("grade", "--quarter", "3", at=town.root).out
    assert (said.count("không có trong danh sách. [DG401]"), said.count("+ 2 dòng cùng nguyên nhân")) == (2, 2)


class TestATransfer:
    ROWS = ({"to": date(2018, 8, 14)}, {"unit": "CB02", "from": AUGUST_15})

    def test_both_units_list_him(self, town: Town) -> None:
        list_people(town, MOVED, self.ROWS)
        town.write_sheet("CB02", more={MOVED: filled()})
        done = graded(town)
        assert findings(done) == [("DG430", MOVED), ("DG406", MOVED)]
        message = told(done, "DG406")["message"]
        assert "Chi bộ Mẫu 01" in message
        assert "Chi bộ Mẫu 02" in message
        assert "có ý kiến thì ghi ở cột “Ghi chú”" in told(done, "DG406")["hint"]
        grade = grade_of(done, MOVED)
        assert grade is not None
        assert (grade["unit"], grade["source"]["file"]) == ("CB02", "sheets/2018-Q3/CB02.xlsx")

    def test_the_old_unit_takes_its_scores_away_and_keeps_its_opinion_as_a_remark(self, town: Town) -> None:
        list_people(town, MOVED, self.ROWS)
        remark = FilledRow(note="Chi bộ cũ: hoàn thành tốt 6 tháng đầu năm")
        town.write_sheet(rows={MOVED: remark})
        town.write_sheet("CB02", more={MOVED: filled()})
        done = graded(town)
        assert (done.code, findings(done)) == (0, [("DG430", MOVED)])

    def test_neither_unit_lists_him(self, town: Town) -> None:
        list_people(town, MOVED, self.ROWS)
        town.write_sheet(rows={MOVED: None})
        done = graded(town)
        assert findings(done) == [("DG430", MOVED), ("DG405", MOVED)]
        message = told(done, "DG405")["message"]
        assert "Chi bộ Mẫu 02" in message
        assert "Chi bộ Mẫu 01" in message
        assert without_grade(done) == {MOVED: "missing"}

    def test_the_day_of_the_meeting_says_which_unit(self, town: Town) -> None:
        list_people(town, MOVED, ({"to": date(2018, 9, 28)}, {"unit": "CB02", "from": date(2018, 9, 29)}))
        for unit in town.unit_codes:
            town.write_sheet(unit, tally=FilledTally({"meeting_day": date(2018, 9, 25)}, {}))
        done = graded(town)
        grade = grade_of(done, MOVED)
        assert grade is not None
        assert (grade["unit"], [code for code, _ in findings(done)]) == ("CB01", ["DG430"])

    def test_the_note_names_both_units_and_which_counts(self, town: Town) -> None:
        list_people(town, MOVED, self.ROWS)
        town.write_sheet(rows={MOVED: None})
        town.write_sheet("CB02", more={MOVED: filled()})
        done = graded(town)
        note = told(done, "DG430")
        assert (done.code, note["severity"], note["file"]) == (0, "note", "roster.xlsx")
        assert note["message"] == (
            "Đảng viên Mẫu 01 003 (CB01-003): trong quý III/2018 có thay đổi – trước: Chi bộ Mẫu 01, Đảng viên; "
            "từ ngày 15/08/2018: Chi bộ Mẫu 02, Đảng viên. Xếp loại tại Chi bộ Mẫu 02."
        )


def test_a_secondary_post_is_listed_and_not_rated_there(town: Town) -> None:
    list_people(town, MOVED, ({}, {"unit": "CB02", "membership": "secondary"}))
    town.write_sheet("CB02", more={MOVED: filled("KHT")})
    done = graded(town)
    assert findings(done) == [("DG406", MOVED)]
    grade = grade_of(done, MOVED)
    assert grade is not None
    assert (grade["unit"], grade["level"]) == ("CB01", "excellent")
    town.write_sheet("CB02")
    assert findings(graded(town)) == []


def test_a_promotion_counts_from_its_day_and_is_noted(town: Town) -> None:
    rows = ({"to": date(2018, 8, 31)}, {"role": "Phó bí thư", "from": SEPTEMBER_1})
    list_people(town, MOVED, rows)
    done = graded(town)
    assert (done.code, findings(done)) == (0, [("DG430", MOVED)])
    assert told(done, "DG430")["message"] == (
        "Đảng viên Mẫu 01 003 (CB01-003): trong quý III/2018 có thay đổi – trước: Chi bộ Mẫu 01, Đảng viên; "
        "từ ngày 01/09/2018: Chi bộ Mẫu 01, Phó bí thư. Xếp loại tại Chi bộ Mẫu 01."
    )
    assert len(done.json["grades"]) == 6


class TestALeaver:
    def test_who_left_before_the_end_is_outside_and_not_missing(self, town: Town) -> None:
        town.write_roster([{"code": MOVED, "to": date(2018, 9, 15)}])
        town.write_sheet(rows={MOVED: None})
        done = graded(town)
        assert (done.code, findings(done), without_grade(done)) == (0, [], {MOVED: "outside"})

    def test_scores_of_somebody_who_left_are_said(self, town: Town) -> None:
        town.write_roster([{"code": MOVED, "to": date(2018, 9, 15)}])
        done = graded(town)
        assert (done.code, findings(done), without_grade(done)) == (1, [("DG406", MOVED)], {MOVED: "outside"})


class TestSheetsThatComeAgain:
    def test_two_different_ones_are_both_left_out(self, town: Town) -> None:
        town.write_sheet(rows={MOVED: filled("T")}, to=town.sheet("CB01 (2)"))
        done = graded(town)
        assert ("DG407", "CB01") in findings(done)
        assert set(without_grade(done)) == set(town.of("CB01"))

    def test_the_same_bytes_are_a_note(self, town: Town) -> None:
        shutil.copy(town.sheet(), town.sheet("CB01 (2)"))
        done = graded(town)
        assert (done.code, [code for code, _ in findings(done)], without_grade(done)) == (0, ["DG117"], {})

    def test_the_old_one_set_aside_is_counted_and_not_read(self, town: Town) -> None:
        old = town.sheet().parent / "_thay-the" / "CB01.xlsx"
        old.parent.mkdir()
        shutil.move(town.sheet(), old)
        town.write_sheet(rows={MOVED: filled("T")}, to=town.sheet("CB01 (2)"))
        done = graded(town)
        assert (done.code, findings(done), done.json["summary"]["skipped"]) == (0, [], 1)
        grade = grade_of(done, MOVED)
        assert grade is not None
        assert (grade["level"], grade["source"]["file"]) == ("good", "sheets/2018-Q3/CB01 (2).xlsx")


def test_points_and_vote_differ_until_a_decision_settles_it(town: Town) -> None:
    town.write_sheet(rows={MOVED: filled("XS", ballot="T")})
    done = graded(town)
    assert (done.code, findings(done), without_grade(done)) == (1, [("DG513", MOVED)], {MOVED: "unsettled"})
    decision = {"code": MOVED, "period": "2018-Q3", "decided": "T", "body": "Đảng ủy Mẫu", "document": "1-QĐ/MẪU"}
    town.write_register(decisions=[{**decision, "date": date(2018, 10, 9)}])
    done = graded(town)
    grade = grade_of(done, MOVED)
    assert grade is not None
    assert (done.code, findings(done), grade["level"], grade["level_from"]) == (0, [], "good", "decision")


def test_a_wrong_total_goes_back_even_where_every_score_is_right(town: Town) -> None:
    town.write_sheet(rows={MOVED: filled(override={"total": 99})})
    done = graded(town)
    assert done.code == 1
    assert ("DG302", MOVED) in findings(done)
    assert without_grade(done) == {MOVED: "error"}


def test_three_units_are_missing_and_the_others_are_graded(tmp_path: Path) -> None:
    town = make_town(tmp_path / "town", units=5)
    for unit in ("CB02", "CB03", "CB05"):
        town.sheet(unit).unlink()
    done = graded(town)
    assert (done.code, findings(done)) == (1, [("DG408", "CB02"), ("DG408", "CB03"), ("DG408", "CB05")])
    assert (done.json["summary"]["graded"], set(without_grade(done).values())) == (6, {"missing"})


def test_units_that_are_late_may_be_waived_on_record(tmp_path: Path) -> None:
    town = make_town(tmp_path / "town", units=3)
    town.sheet("CB02").unlink()
    waiver = {"finding": "DG408", "target": "CB02", "period": "2018-Q3", "by": "Trưởng ban Mẫu"}
    town.write_register(accepted=[{**waiver, "reason": "Lùi hạn theo công văn mẫu", "date": date(2018, 10, 6)}])
    done = graded(town)
    assert (done.code, told(done, "DG408")["severity"]) == (0, "note")
    assert (done.json["summary"]["graded"], set(without_grade(done).values())) == (6, {"missing"})


def test_a_rubric_outside_its_years_says_how_to_go_on(town: Town) -> None:
    done = danhgia("grade", "--period", "2019-Q3", at=town.root)
    assert done.code == 2
    assert "tam-diep-2018" in done.err
    assert "danhgia rubric copy" in done.err
    assert not town.ledger.exists()

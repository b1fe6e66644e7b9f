from __future__ import annotations

from datetime import date

import pytest

from danhgia import messages
from danhgia.checks.register_checks import Records, accept, read_records
from danhgia.findings import Finding, Location
from danhgia.periods import Period
from danhgia.registers import Entry
from score_tables import Q3, YEAR, default_rubric, entries, examined, grades, heard, only, placed, roster_of, said

HEAD = "code | period | proposed | decided | body | document | date | reason"
"""The columns A to H of the sheet “Quyết định”."""
COMPLETE = "Đảng ủy | 12-QĐ/ĐU | 2018-10-09 | "
MAIN = default_rubric().main
ROSTER = roster_of("code | name | unit\nA1 | Mẫu 1 | CB01\nA2 | Mẫu 2 | CB01")
SHEET = "code | name | I.1 | I.2 | II.1\nA1 | Mẫu 1 | 40 | 30 | 20\nA2 | Mẫu 2 | 40 | 30 | 0"
Q1 = Period(2018, "quarter", 1)


def decided(*rows: str) -> Records:
    return read_records({"decisions": entries("\n".join([HEAD, *rows]))}, MAIN, ROSTER)


def exempted(*rows: str) -> Records:
    table = "\n".join(["code | period | reason | document", *rows])
    return read_records({"exemptions": entries(table, sheet="Không đánh giá")}, MAIN, ROSTER)


def accepted(*rows: str) -> Records:
    table = "\n".join(["finding | target | period | reason | by", *rows])
    return read_records({"accepted": entries(table, sheet="Được chấp nhận")}, MAIN, ROSTER)


def test_no_register_says_nothing() -> None:
    assert read_records({}, MAIN, None) == Records()


def test_a_complete_decision_is_the_highest_layer() -> None:
    records = decided(f"a1 | 2018-Q3 | XS | HTTNV | {COMPLETE}xét lại")
    assert said(records.findings) == []
    decision = records.decisions[Q3]["A1"]
    assert (decision.proposed, decision.level, decision.complete) == ("excellent", "good", True)
    assert (decision.body, decision.document, decision.date, decision.reason) == (
        "Đảng ủy",
        "12-QĐ/ĐU",
        date(2018, 10, 9),
        "xét lại",
    )
    assert decision.at.cell == "D2"
    graded = grades(placed(SHEET), roster=ROSTER, records=records)["A1"]
    assert (graded.level, graded.level_from, graded.layers.points) == ("good", "decision", "excellent")
    said_so = messages.because(graded.reasons[-1], "vi")
    assert said_so == "Đảng ủy quyết định mức HTTNV tại 12-QĐ/ĐU ngày 09/10/2018: xét lại"


def test_a_decision_not_to_rate_leaves_the_person_without_a_level() -> None:
    records = decided(f"A1 | 2018-Q3 | | Không xếp loại | {COMPLETE}")
    graded = grades(placed(SHEET), roster=ROSTER, records=records)["A1"]
    assert (graded.status, graded.level, graded.layers.decided) == ("not_rated", None, "not_rated")
    assert all("…" not in messages.because(reason, "vi") for reason in graded.reasons)


@pytest.mark.parametrize(
    ("row", "cell", "missing"),
    [
        ("A1 | 2018-Q3 | | T | | 12-QĐ/ĐU | 2018-10-09 | ", "E2", ("cấp quyết định",)),
        ("A1 | 2018-Q3 | | T | Đảng ủy | | 2018-10-09 | ", "F2", ("số văn bản",)),
        ("A1 | 2018-Q3 | | T | Đảng ủy | 12-QĐ/ĐU | | ", "G2", ("ngày",)),
        ("A1 | 2018-Q3 | | T | | | | ", "E2", ("cấp quyết định", "số văn bản", "ngày")),
        (f"A1 | 2018-Q3 | | | {COMPLETE}", "D2", ("mức quyết định",)),
    ],
)
def test_an_incomplete_decision_does_not_count_and_nobody_is_graded_past_it(
    row: str, cell: str, missing: tuple[str, ...]
) -> None:
    records = decided(row)
    (found,) = heard(records.findings)
    assert (found.code, found.at.cell, found.subject, found.severity) == ("DG531", cell, "A1", "error")
    assert messages.message(found, "vi") == f"Sổ “Quyết định”, dòng 2 – A1: thiếu {', '.join(missing)}."
    assert (records.decisions[Q3]["A1"].level, records.decisions[Q3]["A1"].complete) == (None, False)
    graded = grades(placed(SHEET), roster=ROSTER, records=records)
    assert (graded["A1"].status, graded["A2"].status) == ("error", "graded")


@pytest.mark.parametrize("rows", [(0,), (0, 1), (1, 0)])
def test_a_decision_before_its_period_has_a_mistyped_date_and_hides_no_other(rows: tuple[int, ...]) -> None:
    both = [f"A1 | 2018-Q3 | | HT | {COMPLETE.replace('2018', '1918')}", f"A1 | 2018-Q3 | | T | {COMPLETE}"]
    records = decided(*(both[row] for row in rows))
    (found,) = heard(records.findings)
    assert (found.code, found.at.column, found.subject, found.value) == ("DG532", 7, "A1", "09/10/1918")
    assert grades(placed(SHEET), roster=ROSTER, records=records)["A1"].status == "error"
    first, before = (f"A1 | 2018-Q3 | | T | Đảng ủy | 12 | 2018-{day} | " for day in ("07-01", "06-30"))
    assert [said(decided(row).findings) == [] for row in (first, before)] == [True, False]


def test_a_proposal_needs_no_document() -> None:
    records = decided("A1 | 2018 | XS | | | | | ")
    assert said(records.findings) == []
    assert records.decisions[YEAR]["A1"].proposed == "excellent"
    assert records.decisions[YEAR]["A1"].complete


@pytest.mark.parametrize(
    ("row", "cell"), [(f"A1 | 2018-Q3 | | giỏi | {COMPLETE}", "D2"), ("A1 | 2018-Q3 | giỏi | | | | | ", "C2")]
)
def test_a_level_that_is_none_is_an_error_of_the_register(row: str, cell: str) -> None:
    records = decided(row)
    (found,) = heard(records.findings)
    assert (found.code, found.at.file, found.at.cell, found.subject) == ("DG307", "register.xlsx", cell, "A1")
    assert (found.value, found.severity, found.blocks) == ("giỏi", "error", "person")
    assert grades(placed(SHEET), roster=ROSTER, records=records)["A1"].status == "error"


def test_a_decided_level_that_is_none_is_not_complete() -> None:
    assert not decided(f"A1 | 2018-Q3 | | giỏi | {COMPLETE}").decisions[Q3]["A1"].complete


def test_a_proposal_and_a_decision_may_stand_in_two_rows_in_any_order() -> None:
    rows = ["A1 | 2018-Q3 | XS | | | | | ", f"A1 | 2018-Q3 | | T | {COMPLETE}"]
    for order in (rows, rows[::-1]):
        decision = decided(*order).decisions[Q3]["A1"]
        assert (decision.proposed, decision.level, decision.body) == ("excellent", "good", "Đảng ủy")


def test_the_later_of_two_decisions_counts() -> None:
    earlier = "A1 | 2018-Q3 | XS | XS | Đảng ủy | 11-QĐ/ĐU | 2018-10-01 | "
    later = f"A1 | 2018-Q3 | | T | {COMPLETE}"
    for order in ([earlier, later], [later, earlier]):
        records = decided(*order)
        assert said(records.findings) == []
        decision = records.decisions[Q3]["A1"]
        assert (decision.level, decision.document, decision.proposed) == ("good", "12-QĐ/ĐU", "excellent")


def test_the_same_decision_twice_is_one() -> None:
    row = f"A1 | 2018-Q3 | | T | {COMPLETE}"
    records = decided(row, row)
    assert said(records.findings) == []
    assert records.decisions[Q3]["A1"].level == "good"


def test_two_decisions_of_one_day_conflict_and_neither_counts() -> None:
    records = decided(f"A1 | 2018-Q3 | XS | XS | {COMPLETE}", f"A1 | 2018-Q3 | | T | {COMPLETE}")
    (found,) = heard(records.findings)
    assert (found.code, found.at.cell, found.subject, found.severity) == ("DG533", "D3", "A1", "error")
    assert (found.facts["place1"], found.facts["place2"], found.facts["period"]) == ("D2", "D3", Q3)
    decision = records.decisions[Q3]["A1"]
    assert (decision.level, decision.complete, decision.proposed) == (None, False, "excellent")
    graded = grades(placed(SHEET), roster=ROSTER, records=records)
    assert (graded["A1"].status, graded["A2"].status) == ("error", "graded")


def test_an_incomplete_row_spoils_an_earlier_decision() -> None:
    records = decided(f"A1 | 2018-Q3 | | T | {COMPLETE}", "A1 | 2018-Q3 | | XS | Đảng ủy | | | ")
    assert [one.code for one in records.findings] == ["DG531"]
    assert not records.decisions[Q3]["A1"].complete
    assert grades(placed(SHEET), roster=ROSTER, records=records)["A1"].status == "error"


def test_decisions_of_other_periods_or_people_do_not_meet() -> None:
    records = decided(
        f"A1 | 2018-Q3 | | T | {COMPLETE}", f"A1 | 2018-Q1 | | XS | {COMPLETE}", f"A2 | 2018-Q3 | | HT | {COMPLETE}"
    )
    assert said(records.findings) == []
    assert {(str(period), code) for period, rows in records.decisions.items() for code in rows} == {
        ("2018-Q3", "A1"),
        ("2018-Q1", "A1"),
        ("2018-Q3", "A2"),
    }


def test_rows_without_period_or_code_are_said_where_the_table_is_read() -> None:
    records = decided(f"A1 | | | T | {COMPLETE}", f" | 2018-Q3 | | T | {COMPLETE}")
    assert (records.findings, records.decisions) == ((), {})


def test_somebody_unknown_in_a_register_is_an_error_at_the_code() -> None:
    records = decided(f"Z9 | 2018-Q3 | | T | {COMPLETE}")
    (found,) = heard(records.findings)
    assert (found.code, found.at.cell, found.subject, found.value) == ("DG401", "A2", "Z9", "Z9")
    assert said(exempted("Z9 | 2018-Q3 | Nghỉ ốm | ").findings) == [("DG401", "A2", "Z9")]
    assert read_records({"decisions": entries(f"{HEAD}\nZ9 | 2018-Q3 | | T | {COMPLETE}")}, MAIN, None).findings == ()


def test_a_reason_on_record_exempts_in_its_period() -> None:
    records = exempted("a2 | 2018-Q3 | Nghỉ thai sản | 1-TB", "A1 | 2018-Q1 | Nghỉ ốm | ", "A1 | 2018-Q3 | | ")
    assert records.excused(Q3) == {"A2": "Nghỉ thai sản"}
    assert records.excused(Q1) == {"A1": "Nghỉ ốm"}
    assert records.excused(YEAR) == {}
    blank = placed(SHEET.replace("40 | 30 | 0", " | | "))
    assert said(examined(blank, roster=ROSTER, records=records).findings) == []
    graded = grades(blank, roster=ROSTER, records=records)["A2"]
    assert (graded.status, graded.reasons[-1].facts) == ("exempt", {"value": "Nghỉ thai sản"})


def test_somebody_exempt_on_record_needs_no_row() -> None:
    only_first = placed(SHEET.partition("\nA2")[0])
    records = exempted("A2 | 2018-Q3 | Nghỉ thai sản | ")
    assert said(examined(only_first, roster=ROSTER, records=records).findings) == []
    assert grades(only_first, roster=ROSTER, records=records)["A2"].status == "exempt"


def test_findings_are_about_their_period_or_about_all() -> None:
    elsewhere = Finding("DG532", Location("register.xlsx", "Quyết định", 9, 7), subject="A1", value="hôm qua")
    rows = ["A1 | 2018-Q3 | | T | | | | ", "A1 | 2018-Q1 | | T | | | | "]
    records = read_records({"decisions": entries("\n".join([HEAD, *rows]))}, MAIN, ROSTER, [elsewhere])
    assert [(one.code, one.at.row) for one in records.about(Q3)] == [("DG532", 9), ("DG531", 2)]
    assert [(one.code, one.at.row) for one in records.about(YEAR)] == [("DG532", 9)]


def test_what_the_registers_say_of_a_period_does_not_depend_on_the_order_of_rows() -> None:
    rows = [f"A1 | 2018-Q3 | | T | {COMPLETE}", f"A2 | 2018-Q3 | | HT | {COMPLETE}"]
    assert decided(*rows).rows(Q3) == decided(*rows[::-1]).rows(Q3)
    assert decided(*rows).rows(Q3) != decided(rows[0]).rows(Q3)
    assert exempted("A2 | 2018-Q3 | Nghỉ ốm | ").rows(Q3) == ["A2 Nghỉ ốm"]
    assert decided(*rows).rows(Q1) == []


WRONG = Finding("DG302", Location("q/CB01.xlsx", "Chấm điểm", 2, 8), subject="A1", unit="CB01", value="91")


@pytest.mark.parametrize(
    "row",
    [
        "DG302 | A1 | | đã đối chiếu | Nguyễn Mẫu",
        "dg302 | a1 | 2018-Q3 | đã đối chiếu | Nguyễn Mẫu",
        "DG302 | CB01 | | đã đối chiếu | Nguyễn Mẫu",
        "DG302 | CB01.xlsx | | đã đối chiếu | Nguyễn Mẫu",
        "DG302 | q/CB01.xlsx | | đã đối chiếu | Nguyễn Mẫu",
        "DG302 | CB01.xlsx!H2 | | đã đối chiếu | Nguyễn Mẫu",
        "DG302 | q/CB01.xlsx!h2 | | đã đối chiếu | Nguyễn Mẫu",
    ],
)
def test_a_finding_accepted_on_record_is_a_note_and_still_blocks(row: str) -> None:
    (found,) = accept([WRONG], accepted(row), Q3)
    assert (found.accepted, found.severity, found.blocks) == ("đã đối chiếu", "note", "person")


@pytest.mark.parametrize(
    "row",
    [
        "DG301 | A1 | | đã đối chiếu | Nguyễn Mẫu",
        "DG302 | A2 | | đã đối chiếu | Nguyễn Mẫu",
        "DG302 | CB01.xlsx!H3 | | đã đối chiếu | Nguyễn Mẫu",
        "DG302 | A1 | 2018-Q1 | đã đối chiếu | Nguyễn Mẫu",
        "DG302 | A1 | | | Nguyễn Mẫu",
        "DG302 | A1 | | đã đối chiếu | ",
    ],
)
def test_a_row_about_something_else_or_half_a_row_accepts_nothing(row: str) -> None:
    assert accept([WRONG], accepted(row), Q3) == [WRONG]


def test_an_accepted_error_in_a_sheet_still_leaves_the_person_without_a_grade() -> None:
    sheet = placed(
        "code | name | I.1 | I.2 | II.1 | Tổng điểm\nA1 | Mẫu 1 | 40 | 30 | 20 | =91\nA2 | Mẫu 2 | 9 | 9 | 9 |"
    )
    records = accepted("DG302 | A1 | | đã đối chiếu | Nguyễn Mẫu")
    found = examined(sheet, roster=ROSTER, records=records).findings
    assert only(accept(found, records, Q3), "DG302").severity == "note"
    assert grades(sheet, roster=ROSTER, records=records)["A1"].status == "error"


def test_a_row_that_names_no_place_of_a_finding_does_not_touch_it() -> None:
    bare = Finding("DG411")
    assert accept([bare], accepted("DG411 | | | vì sao | ai"), Q3) == [bare]


def test_entries_hold_what_their_cells_hold() -> None:
    entry = Entry("r.xlsx", "S", 4, {"code": "A1", "date": date(2018, 10, 9), "period": Q3, "order": 2}, {"code": 1})
    assert (entry.text("code"), entry.text("date"), entry.text("order"), entry.text("x")) == (
        "A1",
        "2018-10-09",
        "2",
        "",
    )
    assert (entry.day("date"), entry.day("code"), entry.day("order"), entry.day("period"), entry.day("x")) == (
        date(2018, 10, 9),
        None,
        None,
        None,
        None,
    )
    assert (entry.period(), entry.period("code")) == (Q3, None)
    assert (entry.at("code").cell, entry.at("date").cell, entry.at().cell) == ("A4", None, None)


@pytest.mark.parametrize("typed", ["CB-1", "cb-1"])
def test_what_cannot_be_read_of_somebody_blocks_whatever_the_case_of_the_code(typed: str) -> None:
    roster = roster_of("code | name | unit\nCB-1 | Mẫu 1 | CB01")
    tables = {"exemptions": entries(f"code | period | reason\n{typed} | | ốm", sheet="Không đánh giá")}
    unread = Finding("DG532", Location("register.xlsx", "Không đánh giá", 2, 2), subject=typed)
    records = read_records(tables, default_rubric().main, roster, [unread])
    sheet = placed("code | name | I.1 | I.2 | II.1\nCB-1 | Mẫu 1 | 40 | 30 | 30")
    assert grades(sheet, roster=roster, records=records)["CB-1"].status == "error"

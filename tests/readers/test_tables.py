from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from danhgia.findings import Finding, Location, Unusable
from danhgia.periods import Period
from danhgia.readers.tables import read_tables
from danhgia.registers import (
    ACCEPTED,
    DECISIONS,
    EXEMPTIONS,
    PEOPLE,
    REGISTER_TABLES,
    ROSTER_TABLES,
    UNITS,
    Entry,
    Field,
    TableSpec,
)
from tables_builder import Tab, workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PEOPLE_HEAD = "Mã số | Họ và tên | Mã đơn vị | Chức vụ | Loại | Từ ngày | Đến ngày | Sinh hoạt | Ghi chú"
AN = "A-001 | Đảng viên Mẫu 001 | CB01 | Bí thư | đảng viên chính thức | day:2018-01-01 | '30/6/2018 | chính thức"
DECISIONS_HEAD = "Mã số | Kỳ | Mức đề nghị | Mức quyết định | Cấp quyết định | Số văn bản | Ngày | Lý do"

Read = tuple[dict[str, tuple[Entry, ...]], list[Finding]]


def read(tmp_path: Path, tabs: dict[str, Tab | str], specs: Sequence[TableSpec] = ROSTER_TABLES) -> Read:
    return read_tables(workbook(tmp_path / "t.xlsx", tabs), specs, shown="t.xlsx")


def table(*lines: str) -> str:
    return "\n".join(lines)


def test_a_roster_with_its_units(tmp_path: Path) -> None:
    units = table(
        "Mã đơn vị | Tên đơn vị | Mã đơn vị cấp trên | Thứ tự", "CB01 | Chi bộ Mẫu 01 | DB | 1", "DB | Đảng bộ"
    )
    entries, findings = read(tmp_path, {"Danh sách": table(PEOPLE_HEAD, AN), "Đơn vị": units})
    assert findings == []
    (person,) = entries["people"]
    assert person.values == {
        "code": "A-001",
        "name": "Đảng viên Mẫu 001",
        "unit": "CB01",
        "role": "Bí thư",
        "category": "official_member",
        "from": date(2018, 1, 1),
        "to": date(2018, 6, 30),
        "membership": "main",
    }
    assert (person.at("unit").cell, person.at().row) == ("C2", 2)
    assert entries["units"][0].values == {"unit": "CB01", "name": "Chi bộ Mẫu 01", "parent": "DB", "order": 1}


def test_order_and_spelling_of_headings_are_free_and_the_table_starts_anywhere(tmp_path: Path) -> None:
    text = table(
        "DANH SÁCH",
        "",
        "| Unit code | FULL_NAME | Mã số: | Dân tộc",
        "| CB01 | Mẫu 01 | 12",
        "",
        "| CB01 | Mẫu 02 | '012",
    )
    entries, findings = read(tmp_path, {"Danh sách": text})
    assert findings == []
    assert [(entry.row, entry.text("code"), entry.text("name"), entry.text("unit")) for entry in entries["people"]] == [
        (4, "12", "Mẫu 01", "CB01"),
        (6, "012", "Mẫu 02", "CB01"),
    ]


def test_a_row_of_column_numbers_under_the_header_is_left_out(tmp_path: Path) -> None:
    head = table("TT | Mã số | Họ và tên | Mã đơn vị", "(1) | (2) | (3) | (4)", "1 | 2 | Mẫu | 4")
    entries, _ = read(tmp_path, {"Danh sách": head})
    assert [entry.row for entry in entries["people"]] == [3]


def test_blank_rows_and_rows_with_a_remark_only_are_left_out(tmp_path: Path) -> None:
    text = table("TT | Mã số | Họ và tên | Mã đơn vị | Ghi chú", "1 | | | | Hết danh sách", "2", "3 | | Chỉ Có Tên")
    entries, findings = read(tmp_path, {"Danh sách": text})
    assert [entry.values for entry in entries["people"]] == [{"name": "Chỉ Có Tên"}]
    assert findings == []


def test_a_unit_named_once_for_all_its_people_is_everybody_s(tmp_path: Path) -> None:
    lines = ["CB01 | A-1 | Mẫu 1", "| A-2 | Mẫu 2", "| |", "CB02 | A-3 | Mẫu 3", "| A-4 | Mẫu 4"]
    tab = Tab(table("Mã đơn vị | Mã số | Họ và tên", *lines), merges=("A2:A4", "B5:C5"))
    entries, _ = read(tmp_path, {"Danh sách": tab})
    assert [entry.values.get("unit") for entry in entries["people"]] == ["CB01", "CB01", "CB02", None]


# --- sheets and headers -----------------------------------------------------------------------------------------


def test_optional_sheets_may_be_missing_or_empty_and_foreign_ones_are_left_alone(tmp_path: Path) -> None:
    tabs: dict[str, Tab | str] = {"Ghi chú chung": "Mã đơn vị | Kỳ", "Quyết định": ""}
    assert read(tmp_path, tabs, REGISTER_TABLES) == ({spec.id: () for spec in REGISTER_TABLES}, [])


def test_the_only_sheet_with_all_columns_stands_in_for_the_roster(tmp_path: Path) -> None:
    tabs: dict[str, Tab | str] = {
        "Trích xuất": table(PEOPLE_HEAD, AN),
        "Khác": "Mã số | Họ và tên",
        "Cũ": Tab(table(PEOPLE_HEAD, AN), state="hidden"),
    }
    entries, findings = read(tmp_path, tabs)
    assert (len(entries["people"]), findings) == (1, [])


@pytest.mark.parametrize(
    ("tabs", "facts"),
    [
        ({"Danh sach": "Mã số"}, {"sheet": "Danh sách", "near": "Danh sach"}),
        ({"A": PEOPLE_HEAD, "B": PEOPLE_HEAD}, {"sheet": "Danh sách", "near": None}),
        (
            {"Danh sách": PEOPLE_HEAD, "people": PEOPLE_HEAD},
            {"sheet": "Danh sách", "why": "twice", "near": ("Danh sách", "people")},
        ),
    ],
)
def test_no_roster_sheet_to_go_by_is_a_finding(
    tmp_path: Path, tabs: dict[str, Tab | str], facts: dict[str, object]
) -> None:
    entries, findings = read(tmp_path, tabs)
    assert findings == [Finding("DG110", Location("t.xlsx"), facts=facts)]
    assert entries["people"] == ()


def test_a_hidden_register_is_neither_used_nor_passed_over(tmp_path: Path) -> None:
    hidden = Tab(table(DECISIONS_HEAD, "A-1 | 2018-Q3"), state="hidden")
    entries, findings = read(tmp_path, {"Bìa": "x", "Quyết định": hidden}, REGISTER_TABLES)
    assert findings == [
        Finding("DG110", Location("t.xlsx", "Quyết định"), facts={"sheet": "Quyết định", "why": "hidden"})
    ]
    assert entries["decisions"] == ()


def test_a_required_column_missing_is_a_finding_and_the_table_is_empty(tmp_path: Path) -> None:
    text = table("DANH SÁCH", "Mã số | Họ và tên | Tên đơn vị", "A-1 | Mẫu 1 | CB01")
    entries, findings = read(tmp_path, {"Danh sách": text})
    facts = {"row": "2", "near": "Tên đơn vị"}
    assert findings == [Finding("DG111", Location("t.xlsx", "Danh sách", 2), value="Mã đơn vị", facts=facts)]
    assert entries["people"] == ()


def test_a_sheet_without_any_known_heading_lacks_the_first(tmp_path: Path) -> None:
    _, findings = read(tmp_path, {"Danh sách": "x | y"})
    assert findings == [Finding("DG111", Location("t.xlsx", "Danh sách"), value="Mã số")]
    assert read(tmp_path, {"Danh sách": ""})[1] == findings


def test_a_header_below_row_twenty_is_not_looked_for(tmp_path: Path) -> None:
    _, findings = read(tmp_path, {"Danh sách": table("x", *[""] * 19, PEOPLE_HEAD, AN)})
    assert [finding.code for finding in findings] == ["DG111"]


@pytest.mark.parametrize(("second", "people"), [("Mã số", 0), ("Chức vụ", 1)])
def test_a_doubled_column_is_a_finding_and_neither_is_read(tmp_path: Path, second: str, people: int) -> None:
    text = table(f"Mã số | Họ và tên | Mã đơn vị | Chức vụ | {second}", "A-1 | Mẫu 1 | CB01 | a | b")
    entries, findings = read(tmp_path, {"Danh sách": text})
    (finding,) = findings
    assert (finding.code, finding.value, finding.at.cell, finding.facts["cell2"]) == ("DG112", second, "E1", "E1")
    assert len(entries["people"]) == people
    assert all("role" not in entry.values for entry in entries["people"])


# --- cells ------------------------------------------------------------------------------------------------------


def test_a_decision_with_everything(tmp_path: Path) -> None:
    line = "A-1 | quý III/2018 | T | XS | Ban Thường vụ | '12-QĐ/TU | day:2018-10-20 | Thành tích đột xuất"
    entries, findings = read(tmp_path, {"Quyết định": table(DECISIONS_HEAD, line)}, [DECISIONS])
    assert findings == []
    assert entries["decisions"][0].values == {
        "code": "A-1",
        "period": Period(2018, "quarter", 3),
        "proposed": "T",
        "decided": "XS",
        "body": "Ban Thường vụ",
        "document": "12-QĐ/TU",
        "date": date(2018, 10, 20),
        "reason": "Thành tích đột xuất",
    }


@pytest.mark.parametrize(
    ("cell", "period"),
    [("2018-Q3", Period(2018, "quarter", 3)), ("2018", Period(2018, "year", 1)), ("'2018", Period(2018, "year", 1))],
)
def test_periods_as_code_and_a_year_as_number_or_text(tmp_path: Path, cell: str, period: Period) -> None:
    text = table("Mã số | Kỳ | Lý do", f"A-1 | {cell} | Nghỉ ốm")
    entries, findings = read(tmp_path, {"Không đánh giá": text}, [EXEMPTIONS])
    assert (entries["exemptions"][0].period(), findings) == (period, [])


@pytest.mark.parametrize(
    ("heading", "cell", "value", "facts"),
    [
        ("Kỳ", "quý 5/2018", "quý 5/2018", {"field": "Kỳ", "expected_kind": "period"}),
        ("Kỳ", "day:2018-07-01", "43282", {"field": "Kỳ", "expected_kind": "period"}),
        ("Ngày", "31/02/2018", "31/02/2018", {"field": "Ngày", "expected_kind": "date"}),
        ("Ngày", "43371", "43371", {"field": "Ngày", "expected_kind": "date"}),
        ("Mức quyết định", "#REF!", "#REF!", {"field": "Mức quyết định", "expected_kind": "text"}),
        ("Mức quyết định", "=A1 => ?", "", {"field": "Mức quyết định", "expected_kind": "text"}),
    ],
)
def test_a_cell_that_cannot_be_read_is_a_finding_about_its_person(
    tmp_path: Path, heading: str, cell: str, value: str, facts: dict[str, object]
) -> None:
    given = {"Mã số": "A-1", "Kỳ": "2018-Q3", "Ngày": "", "Mức quyết định": "", heading: cell}
    text = table(" | ".join(given), " | ".join(given.values()))
    entries, findings = read(tmp_path, {"Quyết định": text}, [DECISIONS])
    column = list(given).index(heading) + 1
    assert findings == [Finding("DG532", Location("t.xlsx", "Quyết định", 2, column), "A-1", value=value, facts=facts)]
    assert entries["decisions"][0].text("code") == "A-1"


def test_a_choice_that_is_none_names_the_choices(tmp_path: Path) -> None:
    text = table(
        "Mã số | Họ và tên | Mã đơn vị | Loại", "A-1 | Mẫu 1 | CB01 | cảm tình đảng", "A-2 | Mẫu 2 | CB01 | Dự bị"
    )
    entries, findings = read(tmp_path, {"Danh sách": text})
    options = ("đảng viên chính thức", "đảng viên dự bị", "không phải đảng viên")
    facts = {"field": "Loại", "expected_kind": "choice", "options": options}
    assert findings == [
        Finding("DG532", Location("t.xlsx", "Danh sách", 2, 4), "A-1", value="cảm tình đảng", facts=facts)
    ]
    assert [entry.values.get("category") for entry in entries["people"]] == [None, "probationary_member"]


@pytest.mark.parametrize(("cell", "order"), [("3", 3), ("'3", 3), ("2.5", None), ("ba", None)])
def test_an_order_is_a_whole_number(tmp_path: Path, cell: str, order: int | None) -> None:
    text = table("Mã đơn vị | Tên đơn vị | Thứ tự", f"CB01 | Chi bộ | {cell}")
    entries, findings = read(tmp_path, {"Đơn vị": text}, [UNITS])
    assert entries["units"][0].values.get("order") == order
    assert [finding.facts.get("expected_kind") for finding in findings] == ([] if order else ["number"])


def test_what_a_register_s_row_must_have_is_a_finding_where_it_is_blank(tmp_path: Path) -> None:
    text = table("Mã lỗi | Tệp, ô hoặc mã số | Lý do | Người chấp nhận", "DG408 | CB09 | | Mẫu", "| CB09 | x | Mẫu")
    entries, findings = read(tmp_path, {"Được chấp nhận": text}, [ACCEPTED])
    assert findings == [
        Finding("DG532", Location("t.xlsx", "Được chấp nhận", 2, 3), value="", facts={"field": "Lý do"}),
        Finding("DG532", Location("t.xlsx", "Được chấp nhận", 3, 1), value="", facts={"field": "Mã lỗi"}),
    ]
    assert len(entries["accepted"]) == 2


def test_codes_names_and_units_of_people_are_left_to_the_roster_s_checks(tmp_path: Path) -> None:
    entries, findings = read(tmp_path, {"Danh sách": table(PEOPLE_HEAD, "| Mẫu 1", "A-2")})
    assert ([entry.row for entry in entries["people"]], findings) == ([2, 3], [])


def test_a_new_register_needs_only_its_declaration(tmp_path: Path) -> None:
    spec = TableSpec("waits", "Chờ", (Field("what", ("Việc",), required=True), Field("days", ("Số ngày",), "number")))
    entries, findings = read(tmp_path, {"Chờ": table("Việc | Số ngày", "Mẫu | 3")}, [spec])
    assert (entries["waits"][0].values, findings) == ({"what": "Mẫu", "days": 3}, [])


def test_a_file_that_is_no_workbook_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_text("mã,tên", encoding="utf-8")
    with pytest.raises(Unusable) as caught:
        read_tables(path, [PEOPLE], shown="t.xlsx")
    assert [finding.code for finding in caught.value.findings] == ["DG103"]


def test_an_optional_heading_that_is_all_but_right_is_said(tmp_path: Path) -> None:
    table = "Mã số | Họ và tên | Mã đơn vị | Từ ngay\nA1 | Mẫu 1 | CB01 | x"
    _, findings = read(tmp_path, {"Danh sách": table})
    assert [(finding.code, finding.value, finding.facts["near"]) for finding in findings] == [
        ("DG111", "Từ ngày", "Từ ngay"),
    ]


@pytest.mark.parametrize("heading", ["Mức QĐ", "Xếp loại", "Mức quyết định của cấp trên"])
def test_a_column_of_decided_levels_is_not_lost_under_another_heading(tmp_path: Path, heading: str) -> None:
    head = DECISIONS_HEAD.replace("Mức quyết định", heading)
    _, findings = read(
        tmp_path, {"Quyết định": table(head, "A1 | 2018-Q3 | XS | T | BTV | 12 | day:2018-10-09")}, [DECISIONS]
    )
    assert [(one.code, one.value, one.facts["near"]) for one in findings] == [("DG111", "Mức quyết định", heading)]


@pytest.mark.parametrize("more", ["Họ và tên", "Đơn vị"])
def test_a_list_of_proposals_needs_no_decided_levels(tmp_path: Path, more: str) -> None:
    proposals = table(f"Mã số | {more} | Kỳ | Mức đề nghị", "A1 | x | 2018 | XS")
    assert read(tmp_path, {"Quyết định": proposals}, [DECISIONS])[1] == []


OWN = {"Quyết định": DECISIONS_HEAD, "Không đánh giá": "Mã số | Kỳ | Lý do"}
DECIDED = table(DECISIONS_HEAD, "A1 | 2018-Q3 | XS | T | BTV | 12 | day:2018-10-09")


@pytest.mark.parametrize("own", [OWN, {}])
def test_a_register_under_another_name_is_said_where_its_own_sheet_has_nothing(
    tmp_path: Path, own: dict[str, Tab | str]
) -> None:
    excused = table("Mã số | Kỳ | Lý do", "A1 | 2018-Q3 | Nghỉ ốm")
    entries, findings = read(tmp_path, {**own, "QĐ quý III": DECIDED, "Miễn": excused}, REGISTER_TABLES)
    assert not entries["decisions"]
    told = [(one.code, one.severity, one.blocks, one.facts["sheet"], one.facts["near"]) for one in findings]
    assert told == [
        ("DG110", "warning", "nothing", "Quyết định", "QĐ quý III"),
        ("DG110", "warning", "nothing", "Không đánh giá", "Miễn"),
    ]


def test_a_register_beside_one_in_use_is_left_alone(tmp_path: Path) -> None:
    others = {"Quyết định 2017": DECIDED, "Sổ tay": "Việc | Ngày\nMẫu | x", "Trống": DECISIONS_HEAD, "Không": ""}
    assert read(tmp_path, {"Quyết định": DECIDED, **others}, [DECISIONS])[1] == []
    assert read(tmp_path, {"Trống": DECISIONS_HEAD, "Sổ tay": others["Sổ tay"], "Không": ""}, [DECISIONS])[1] == []


# --- registers that no grade rests on ---------------------------------------------------------------------------


def test_when_somebody_did_something_is_a_day_a_period_or_words(tmp_path: Path) -> None:
    head = "Mã số | Hình thức | Ngày quyết định | Thời gian vi phạm | Liên quan nhiệm vụ"
    said = ["day:2017-12-01", "quý III/2018", "2016", "nhiều năm, từ 2015"]
    rows = [f"A-1 | khiển trách | day:2018-10-20 | {act} | Có" for act in said]
    entries, findings = read(tmp_path, {"Kỷ luật": table(head, *rows)}, REGISTER_TABLES)
    assert findings == []
    assert [entry.values["act"] for entry in entries["discipline"]] == [
        date(2017, 12, 1), Period(2018, "quarter", 3), Period(2016, "year", 1), "nhiều năm, từ 2015",
    ]  # fmt: skip
    assert {entry.text("related") for entry in entries["discipline"]} == {"yes"}


def test_they_have_english_headings_too_and_offer_more_than_they_ask(tmp_path: Path) -> None:
    text = table("code_or_unit | kind | handed_in", "CB01 | bản nháp | day:2018-03-01", "| commitment | day:2018-03-01")
    entries, findings = read(tmp_path, {"Việc phải nộp": text}, REGISTER_TABLES)
    assert [entry.text("kind") for entry in entries["duties"]] == ["bản nháp", "commitment"]
    assert [(one.code, one.at.cell) for one in findings] == [("DG532", "A3")]


def test_a_number_of_a_reminder_is_whole(tmp_path: Path) -> None:
    head = "Mã đơn vị hoặc Mã số | Việc được giao | Lần | Ngày thông báo"
    rows = ["CB01 | Việc | 2 | day:2018-05-04", "CB01 | Việc | 1.5 | day:2018-05-04"]
    text = table(head.replace("Mã đơn vị hoặc Mã số", "Mã số hoặc Mã đơn vị"), *rows)
    entries, findings = read(tmp_path, {"Nhắc việc": text}, REGISTER_TABLES)
    assert [entry.number("number") for entry in entries["reminders"]] == [2, None]
    assert [(one.code, one.at.cell) for one in findings] == [("DG532", "C3")]

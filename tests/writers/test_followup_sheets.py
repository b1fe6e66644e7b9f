from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from danhgia.coverage import Coverage, Holder, Uncovered
from danhgia.duties import duty_list
from danhgia.findings import Location
from danhgia.measures import Measures, RemindersSent
from danhgia.members import Member
from danhgia.registers.values import Duty, Remedy, Reminder, Subject
from danhgia.reminders import OpenRemedy, OpenReminder
from danhgia.results import FollowUp, Named
from danhgia.roster import Roster, Unit
from danhgia.rubric.duties import CoverageRule, DutyRule
from danhgia.writers.number_words import measure_lines
from danhgia.writers.progress_workbook import progress_workbook
from office import converted
from sample_results import status

if TYPE_CHECKING:
    from pathlib import Path

UNIT, PERSON = Subject("unit", "CB01"), Subject("person", "A1")
AT = Location("register.xlsx", "Việc phải nộp", 2)
ROSTER = Roster((Member("A1", "Mẫu 1", "CB01"), Member("A2", "Mẫu 2", "CB01")), {"CB01": Unit("CB01", "Chi bộ 01")})


def rule(**changes: object) -> DutyRule:
    keys = {"id": "ck", "name": "Bản cam kết", "kind": "commitment", "from": "everyone", "by": "03-31"}
    return DutyRule.model_validate(keys | changes)


def found(*rules: DutyRule) -> FollowUp:
    rows = [Duty(PERSON, AT, kind="commitment", handed_in=date(2018, 3, 1))]
    reminder = Reminder(UNIT, AT, task="=1+1", number=2, document="15-TB", notified=date(2018, 6, 4))
    remedy = Remedy(PERSON, AT, weakness="Chậm", source=None, due=date(2018, 6, 30))
    area = Uncovered("X", "Ấp X", ((date(2018, 7, 1), date(2018, 9, 30)),))
    coverage = Coverage(
        CoverageRule(id="ap", name="Quý III/2018"), date(2018, 7, 1), date(2018, 9, 30), 3, (area,),
        (Holder(PERSON, ("Y", "Z")),),
    )  # fmt: skip
    return FollowUp(
        date(2018, 7, 5),
        tuple(duty_list(one, rows, ROSTER, 2018) for one in rules),
        (OpenReminder(reminder),),
        (OpenRemedy(remedy, 5),),
        (coverage,),
        {UNIT: Named("Chi bộ 01", "CB01", "Chi bộ 01"), PERSON: Named("Mẫu 1", "CB01", "Chi bộ 01")},
    )


def tables(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(BytesIO(content))
    return {
        sheet.title: [row for row in sheet.iter_rows(values_only=True) if any(cell is not None for cell in row)]
        for sheet in book
    }


def test_who_is_left_unit_by_unit_and_what_each_list_says() -> None:
    sheets = tables(progress_workbook(replace(status(), follow_up=found(rule(adopted=True))), "vi"))
    duty = sheets["Bản cam kết"]
    assert duty[0][0] == "DANH SÁCH CHƯA NỘP BẢN CAM KẾT"
    assert duty[1][0] == "Bản cam kết – hạn 31/03/2018, tính đến ngày 05/07/2018"
    assert duty[3][0] == "Chi bộ 01 (CB01): còn 2/2"
    assert duty[4] == (1, "A1", "Mẫu 1", "31/03/2018", "01/03/2018", None, "Chi bộ chưa thông qua")
    assert duty[5] == (2, "A2", "Mẫu 2", "31/03/2018", None, None, "Chưa nộp")
    assert sheets["Nhắc việc"][-1] == (1, "Chi bộ 01 (CB01)", "=1+1", 2, "15-TB", "04/06/2018", None, None)
    assert sheets["Khắc phục"][-1] == (1, "Mẫu 1 (A1)", "Chậm", "30/06/2018", None, None, 5)


def test_measures_and_rows_with_errors_are_said_as_on_the_terminal() -> None:
    measures = Measures(date(2018, 1, 1), date(2018, 7, 5), (RemindersSent(1, 4, 3, 1),), unclear=1)
    usual = found()
    doubtful = [replace(one, reminder=replace(one.reminder, clear=False)) for one in usual.reminders]
    follow_up = replace(usual, reminders=tuple(doubtful), measures=measures)
    rows = tables(progress_workbook(replace(status(), follow_up=follow_up), "vi"))["Nhắc việc"]
    assert rows[-3][2] == "=1+1 (chưa rõ, dòng trong sổ còn lỗi)"
    assert [row[0] for row in rows[-2:]] == measure_lines(measures, "vi")
    alone = tables(progress_workbook(replace(status(), follow_up=replace(follow_up, reminders=())), "vi"))
    assert alone["Nhắc việc"][-1] == rows[-1]


def test_long_names_in_titles_are_printed_whole() -> None:
    name = "Đăng ký công việc cụ thể, có sản phẩm, thiết thực, phù hợp với chức trách, nhiệm vụ được giao của cá nhân"
    long, short = (rule(name=one) for one in (name, "Bản cam kết"))
    book = load_workbook(BytesIO(progress_workbook(replace(status(), follow_up=found(long, short)), "vi")))
    heights = [[sheet.row_dimensions[row].height for row in (1, 2)] for sheet in book.worksheets[1:3]]
    assert heights == [[21, 33.75], [21, 17.25]]


def test_sheets_that_would_have_one_name_are_told_apart() -> None:
    twice = [rule(name="Nhắc việc"), rule(id="b", name="nhắc việc", kind="bản khác"), rule(id="c", name="a/b" * 20)]
    names = list(tables(progress_workbook(replace(status(), follow_up=found(*twice)), "vi")))
    assert names == [
        "Quý III-2018", "Nhắc việc 2", "nhắc việc 3", "a ba ba ba ba ba ba ba ba ba ba", "Nhắc việc", "Khắc phục",
        "Quý III 2018",
    ]  # fmt: skip
    taken = [rule(name="Quý III-2018")]
    assert list(tables(progress_workbook(replace(status(), follow_up=found(*taken)), "vi")))[1] == "Quý III-2018 2"


def test_english_has_its_words_and_every_page_prints(tmp_path: Path) -> None:
    content = progress_workbook(replace(status(), follow_up=found(rule(public=True))), "en")
    sheets = tables(content)
    assert sheets["Bản cam kết"][0][0] == "NOT HANDED IN: BẢN CAM KẾT"
    assert sheets["Quý III 2018"][-1][0] == "Mẫu 1 (A1): Y, Z"
    assert content == progress_workbook(replace(status(), follow_up=found(rule(public=True))), "en")
    assert converted(content, tmp_path, to="pdf").startswith(b"%PDF")

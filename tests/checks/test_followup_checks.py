from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from danhgia import messages
from danhgia.checks.followup_checks import followed_table, read_followed
from danhgia.findings import Finding, Location
from danhgia.periods import Period
from danhgia.registers import FOLLOWED_TABLES
from danhgia.registers.values import Subject
from danhgia.rubric.duties import DutyRule
from score_tables import entries, only, roster_of, said

if TYPE_CHECKING:
    from danhgia.checks.followup_checks import Followed

ROSTER = roster_of(
    "code | name | unit\nA1 | Mẫu 1 | CB01\nA2 | Mẫu 2 | CB01\nB1 | Mẫu 3 | CB02\nDB | Mẫu 4 | CB02",
    "unit | name\nCB01 | Chi bộ 01\nCB02 | Chi bộ 02\nDB | Đảng bộ",
)
DUTIES = "subject | kind | due | handed_in | adopted | place | published"
REMINDERS = "subject | task | number | document | notified | due | result | result_date"
DISCIPLINE = "subject | form | body | document | date | act | related"
COMMENDATIONS = "subject | form | body | date | content"
REMEDIES = "subject | weakness | source | due | result | result_date"
REVIEWS = "subject | content | body | document | date | result"
INSPECTIONS = "subject | team | date | content | conclusion"
ASSIGNMENTS = "code | area | area_name | from | to"
WATCHED = "code | reason | proposer | proposed_on | approver | approved_on | result"
SHEETS = {spec.id: spec.sheet for spec in FOLLOWED_TABLES}


def read(table: str, head: str, *rows: str, rules: tuple[DutyRule, ...] = ()) -> Followed:
    """Read the rows of one register; the first row is row 2, the columns are as the head has them."""
    found = entries("\n".join([head, *rows]), sheet=SHEETS[table])
    return read_followed({table: found}, rules, ROSTER)


class TestSubjects:
    def test_a_persons_code_or_a_units_however_it_is_typed(self) -> None:
        found = read(
            "commendations", COMMENDATIONS, "a1 | Giấy khen | | 2018-05-04 | ", "cb02 | Bằng khen | | 2018-05-04 | "
        )
        assert said(found.findings) == []
        assert [row.subject for row in found.commendations] == [Subject("person", "A1"), Subject("unit", "CB02")]

    def test_neither_of_the_two_is_an_error_with_what_is_nearest(self) -> None:
        found = read("commendations", COMMENDATIONS, "CB001 | Giấy khen | | 2018-05-04 | ")
        wrong = only(found.findings, "DG551")
        assert (wrong.at.cell, wrong.subject, wrong.facts["near"]) == ("A2", "CB001", "CB01")
        assert found.commendations == ()

    def test_a_register_of_another_place_is_not_searched_for_likenesses(self) -> None:
        rows = [f"CB9{number:02} | Giấy khen | | 2018-05-04 | {number}" for number in range(30)]
        found = read("commendations", COMMENDATIONS, *rows)
        assert [bool(one.facts["near"]) for one in found.findings] == [True] * 20 + [False] * 10

    def test_a_code_of_both_is_nobodys(self) -> None:
        found = read("commendations", COMMENDATIONS, "DB | Giấy khen | | 2018-05-04 | ")
        assert said(found.findings) == [("DG552", "A2", "DB")]
        assert found.commendations == ()

    def test_a_unit_is_nobody_where_only_people_can_stand(self) -> None:
        found = read("watched", WATCHED, "CB01 | Thường xuyên tiếp dân | | 2018-02-01 | | | ", "DB | Lý do | | | | | ")
        assert said(found.findings) == [("DG401", "A2", "CB01")]
        assert [row.subject for row in found.watched] == [Subject("person", "DB")]

    def test_without_a_roster_nobody_is_unknown_and_nobody_told_apart(self) -> None:
        table = entries(f"{COMMENDATIONS}\nX9 | Giấy khen | | 2018-05-04 | ", sheet="Biểu dương")
        found = read_followed({"commendations": table}, (), None)
        assert (found.findings, [row.subject for row in found.commendations]) == ((), [Subject(None, "X9")])


class TestDuties:
    def test_a_row_in_order_says_what_it_says(self) -> None:
        row = "A1 | bản cam kết | 2018-03-31 | 2018-03-01 | 2018-03-20 | Bảng tin | 2018-03-25"
        found = read("duties", DUTIES, row, "CB01 | registration | | 2018-03-01 | | | ")
        assert said(found.findings) == []
        first, second = found.duties
        assert (first.kind, first.due, first.handed_in) == ("commitment", date(2018, 3, 31), date(2018, 3, 1))
        assert (first.adopted, first.place, first.published) == (date(2018, 3, 20), "Bảng tin", date(2018, 3, 25))
        assert (second.kind, second.subject.kind, second.clear) == ("registration", "unit", True)

    def test_a_kind_that_there_is_not(self) -> None:
        found = read("duties", DUTIES, "A1 | bản cam kêt | | 2018-03-01 | | | ")
        wrong = only(found.findings, "DG553")
        assert (wrong.at.cell, wrong.value, wrong.facts["near"]) == ("B2", "bản cam kêt", "bản cam kết")
        assert [(row.kind, row.clear) for row in found.duties] == [("", False)]

    def test_a_rubric_may_have_kinds_of_its_own(self) -> None:
        rule = DutyRule.model_validate(
            {"id": "x", "name": "X", "kind": "Bản kê khai", "from": "everyone", "by": "03-31"}
        )
        found = read("duties", DUTIES, "A1 | bản kê khai | | 2018-03-01 | | | ", rules=(rule,))
        assert (said(found.findings), [row.kind for row in found.duties]) == ([], ["Bản kê khai"])

    @pytest.mark.parametrize(
        ("row", "cell"),
        [
            ("A1 | bản cam kết | | 2018-03-20 | 2018-03-02 | | ", "E2"),
            ("A1 | bản cam kết | | 2018-03-01 | 2018-03-20 | Bảng tin | 2018-03-19", "G2"),
            ("A1 | bản cam kết | | 2018-03-20 | | Bảng tin | 2018-03-19", "G2"),
        ],
    )
    def test_days_out_of_order_make_the_row_unclear(self, row: str, cell: str) -> None:
        found = read("duties", DUTIES, row)
        assert said(found.findings) == [("DG554", cell, "A1")]
        assert [duty.clear for duty in found.duties] == [False]

    def test_the_same_day_is_in_order(self) -> None:
        row = "A1 | bản cam kết | | 2018-03-20 | 2018-03-20 | Bảng tin | 2018-03-20"
        assert said(read("duties", DUTIES, row).findings) == []

    @pytest.mark.parametrize(
        ("row", "cell"),
        [
            ("A1 | bản cam kết | | | 2018-03-20 | | ", "D2"),
            ("A1 | bản cam kết | | | | Bảng tin | 2018-03-20", "D2"),
            ("A1 | bản cam kết | | 2018-03-01 | | Bảng tin | ", "G2"),
            ("A1 | bản cam kết | | 2018-03-01 | | | 2018-03-20", "F2"),
        ],
    )
    def test_a_step_that_was_left_out(self, row: str, cell: str) -> None:
        assert said(read("duties", DUTIES, row).findings) == [("DG558", cell, "A1")]

    def test_one_thing_twice_in_a_year_and_once_in_each_of_two(self) -> None:
        first, again = "A1 | bản cam kết | | 2018-03-01 | | | ", "a1 | commitment | | 2018-03-09 | | | "
        other = "A1 | bản cam kết | | 2019-03-01 | | | "
        wrong = only(read("duties", DUTIES, first, other, again).findings, "DG555")
        assert (wrong.at.row, wrong.facts["row2"], wrong.severity) == (4, "2", "warning")
        assert read("duties", DUTIES, first, other).findings == ()


class TestReminders:
    FIRST = "CB01 | Giải phóng mặt bằng | 1 | 12-TB | 2018-05-04 | 2018-06-01 | | "
    SECOND = "CB01 | giải phóng  mặt bằng | 2 | 15-TB | 2018-06-04 | 2018-07-01 | not_completed | 2018-07-02"

    def test_a_first_and_a_second_about_one_task(self) -> None:
        found = read("reminders", REMINDERS, self.FIRST, self.SECOND)
        assert said(found.findings) == []
        assert [(row.number, row.result) for row in found.reminders] == [(1, None), (2, "not_completed")]

    def test_the_number_must_be_one_or_two(self) -> None:
        found = read("reminders", REMINDERS, self.FIRST, self.SECOND.replace("| 2 |", "| 3 |"))
        assert said(found.findings) == [("DG556", "C3", "CB01")]
        assert len(found.reminders) == 1

    def test_a_second_without_a_first_and_two_firsts_about_two_tasks(self) -> None:
        other = self.FIRST.replace("Giải phóng mặt bằng", "Giải phóng mặt bằng 2")
        wrong = only(read("reminders", REMINDERS, other, self.SECOND).findings, "DG557")
        assert (wrong.at.cell, wrong.facts["near"]) == ("B3", "Giải phóng mặt bằng 2")
        assert read("reminders", REMINDERS, self.FIRST, other).findings == ()
        somebody = self.SECOND.replace("CB01", "CB02")
        assert said(read("reminders", REMINDERS, self.FIRST, somebody).findings) == [("DG557", "B3", "CB02")]

    def test_a_first_whose_number_cannot_be_read_is_one_cause(self) -> None:
        broken = self.FIRST.replace("| 1 |", "| 11 |")
        assert [one.code for one in read("reminders", REMINDERS, broken, self.SECOND).findings] == ["DG556"]

    @pytest.mark.parametrize(
        ("change", "cell"),
        [
            (("| 2018-06-04", "| 2018-05-03"), "E3"),
            (("| 2018-07-01", "| 2018-06-01"), "F3"),
            (("| 2018-07-02", "| 2018-06-02"), "H3"),
        ],
    )
    def test_days_out_of_order(self, change: tuple[str, str], cell: str) -> None:
        found = read("reminders", REMINDERS, self.FIRST, self.SECOND.replace(*change))
        assert said(found.findings) == [("DG554", cell, "CB01")]
        assert [row.clear for row in found.reminders] == [True, False]

    def test_a_day_of_a_result_that_is_not_there_and_a_row_twice(self) -> None:
        bare = self.SECOND.replace("not_completed", "")
        assert said(read("reminders", REMINDERS, self.FIRST, bare).findings) == [("DG558", "G3", "CB01")]
        assert said(read("reminders", REMINDERS, self.FIRST, self.FIRST).findings) == [("DG555", "A3", "CB01")]


class TestRemedies:
    ROW = "B1 | Sinh hoạt chưa đều | inspection | 2018-06-30 | đã xong | 2018-06-20"

    def test_a_row_in_order(self) -> None:
        found = read("remedies", REMEDIES, self.ROW)
        assert (said(found.findings), found.remedies[0].source, found.remedies[0].due) == (
            [],
            "inspection",
            date(2018, 6, 30),
        )

    def test_a_day_without_a_result_and_a_row_twice(self) -> None:
        found = read("remedies", REMEDIES, self.ROW, self.ROW.replace("đã xong", ""))
        assert said(found.findings) == [("DG558", "E3", "B1"), ("DG555", "A3", "B1")]


class TestConduct:
    def test_discipline_says_when_the_act_was_and_whether_it_was_about_duties(self) -> None:
        rows = [
            "A1 | khiển trách | Chi bộ | 1-QĐ | 2018-05-04 | quý I/2018 | yes",
            "A2 | cảnh cáo | BTV | 2-QĐ | 2018-05-04 | 2017-12-01 | no",
            "B1 | khiển trách | Chi bộ | 3-QĐ | 2018-05-04 | nhiều năm | ",
        ]
        found = read("discipline", DISCIPLINE, *rows)
        assert said(found.findings) == []
        assert [(row.act, row.related) for row in found.discipline] == [
            (Period(2018, "quarter", 1), True),
            (date(2017, 12, 1), False),
            ("nhiều năm", None),
        ]

    @pytest.mark.parametrize("act", ["quý III/2018", "2018-05-05"])
    def test_decided_before_the_act(self, act: str) -> None:
        found = read("discipline", DISCIPLINE, f"A1 | khiển trách | | 1-QĐ | 2018-05-04 | {act} | ")
        assert said(found.findings) == [("DG554", "E2", "A1")]

    @pytest.mark.parametrize(
        ("table", "head", "row"),
        [
            ("discipline", DISCIPLINE, "A1 | khiển trách | Chi bộ | 1-QĐ | 2018-05-04 | | "),
            ("commendations", COMMENDATIONS, "A1 | Giấy khen | UBND | 2018-05-04 | Việc tốt"),
            ("reviews", REVIEWS, "CB01 | Nội dung | BTV | 1-CV | 2018-05-04 | "),
            ("inspections", INSPECTIONS, "CB01 | Đoàn số 1 | 2018-05-04 | Nội dung | Nhắc nhở"),
            ("watched", WATCHED, "A1 | Thường xuyên tiếp dân | Ban Tổ chức | 2018-02-01 | BTV | 2018-03-01 | "),
        ],
    )
    def test_a_row_twice(self, table: str, head: str, row: str) -> None:
        assert read(table, head, row).findings == ()
        assert said(read(table, head, row, row).findings) == [("DG555", "A3", row.partition(" ")[0])]

    def test_reviews_and_inspections_are_kept_as_they_are(self) -> None:
        review = read("reviews", REVIEWS, "CB01 | Nội dung | BTV | 1-CV | 2018-05-04 | Đã kiểm điểm").reviews[0]
        assert (review.content, review.body, review.document, review.result) == (
            "Nội dung",
            "BTV",
            "1-CV",
            "Đã kiểm điểm",
        )
        seen = read("inspections", INSPECTIONS, "A1 | Tổ công vụ | 2018-05-04 | Chức trách | Nhắc nhở")
        assert (seen.inspections[0].team, seen.inspections[0].conclusion, seen.reminders) == (
            "Tổ công vụ",
            "Nhắc nhở",
            (),
        )

    def test_agreed_to_without_or_before_being_proposed(self) -> None:
        found = read(
            "watched",
            WATCHED,
            "A1 | Lý do | | | BTV | 2018-03-01 | ",
            "A2 | Lý do | | 2018-03-02 | BTV | 2018-03-01 | ",
        )
        assert said(found.findings) == [("DG558", "D2", "A1"), ("DG554", "F3", "A2")]


class TestAreas:
    def test_one_after_the_other(self) -> None:
        rows = ["A1 | X | Ấp Một | 2018-01-01 | 2018-03-31", "A2 | x | | 2018-04-01 | ", "A1 | Y | | 2018-02-01 | "]
        found = read("assignments", ASSIGNMENTS, *rows)
        assert said(found.findings) == []
        assert [row.area for row in found.assignments] == ["X", "X", "Y"]

    def test_an_area_twice_on_one_day(self) -> None:
        rows = ["A1 | X | | 2018-01-01 | 2018-03-31", "A2 | X | | 2018-03-31 | "]
        wrong = only(read("assignments", ASSIGNMENTS, *rows).findings, "DG559")
        assert (wrong.at.cell, wrong.severity, wrong.facts["from_"]) == ("B3", "warning", date(2018, 3, 31))
        assert wrong.facts["who2"] == "Mẫu 1 (A1)"

    def test_a_long_row_is_not_forgotten_behind_a_short_one(self) -> None:
        rows = ["A1 | X | | 2018-01-01 | ", "A2 | X | | 2018-02-01 | 2018-02-10", "B1 | X | | 2018-05-01 | "]
        assert said(read("assignments", ASSIGNMENTS, *rows).findings) == [("DG559", "B3", "A2"), ("DG559", "B4", "B1")]

    def test_days_without_anybody(self) -> None:
        rows = ["A2 | X | | 2018-04-02 | ", "A1 | X | | 2018-01-01 | 2018-03-31"]
        wrong = only(read("assignments", ASSIGNMENTS, *rows).findings, "DG560")
        assert (wrong.at.cell, wrong.facts["from_"], wrong.facts["to_"]) == ("D2", date(2018, 4, 1), date(2018, 4, 1))

    def test_an_end_before_its_beginning_is_one_cause(self) -> None:
        rows = ["A1 | X | | 2018-03-31 | 2018-01-01", "A2 | X | | 2018-02-01 | "]
        assert said(read("assignments", ASSIGNMENTS, *rows).findings) == [("DG554", "E2", "A1")]


def test_what_could_not_be_read_is_said_once_and_leaves_the_row_unclear() -> None:
    table = entries(f"{DUTIES}\nA1 | bản cam kết | | 2018-03-20 | 2018-03-02 | | ", sheet="Việc phải nộp")
    unreadable = Finding("DG532", table[0].at("adopted"), value="hôm qua", facts={"field": "Ngày chi bộ thông qua"})
    found = read_followed({"duties": table}, (), ROSTER, [unreadable])
    assert found.findings == (unreadable,)
    assert [row.clear for row in found.duties] == [False]


def test_a_finding_about_a_sheet_is_known_for_its_register() -> None:
    assert followed_table(Finding("DG111", Location("register.xlsx", "Kỷ luật", 1))) == "discipline"
    assert followed_table(Finding("DG110", Location("register.xlsx"), facts={"sheet": "Nhắc việc"})) == "reminders"
    assert followed_table(Finding("DG111", Location("register.xlsx", "Quyết định", 1))) is None
    broken = read_followed({}, (), ROSTER, [Finding("DG111", Location("register.xlsx", "Kỷ luật", 1), value="Mã số")])
    assert broken.broken == {"discipline"}


def test_messages_say_register_cell_person_and_both_days() -> None:
    row = "A1 | bản cam kết | | 2018-03-20 | 2018-03-02 | | "
    (wrong,) = read("duties", DUTIES, row).findings
    assert messages.message(wrong, "vi") == (
        "Sổ “Việc phải nộp”, ô E2 – Mẫu 1 (A1): “Ngày chi bộ thông qua” là 02/03/2018, trước “Ngày nộp” (20/03/2018)."
    )

"""Quotas held against lists: groups, heads, raised shares, ties, what is still open, and what is said of it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from danhgia import messages
from danhgia.checks.register_checks import Records, accept
from danhgia.findings import Location, ordered
from danhgia.ledger.reports import Report, decode_report, encode_report
from danhgia.members import Member
from danhgia.periods import Period
from danhgia.quotas import EVERYBODY, Checked, check_quotas
from danhgia.registers import Entry, RaisedShare
from danhgia.roster import Roster, Unit
from quota_tables import people, rubric_with

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from danhgia.findings import Finding
    from danhgia.headcount import Counted

Q3 = Period(2018, "quarter", 3)
ROSTER = Roster(
    (),
    {
        "CB01": Unit("CB01", "Chi bộ 01", "DB"),
        "CB02": Unit("CB02", "Chi bộ 02", "db"),
        "CB03": Unit("CB03", "Chi bộ 03"),
        "DB": Unit("DB", "Đảng bộ A", "TOP"),
        "TOP": Unit("TOP", "Đảng bộ tỉnh"),
    },
)


def check(
    everybody: Sequence[Counted],
    *quotas: Mapping[str, object],
    roster: Roster | None = ROSTER,
    raised: Mapping[str, RaisedShare] | None = None,
    on: str = "period",
) -> Checked:
    return check_quotas(rubric_with(*quotas), everybody, roster, raised or {}, on=on)


def said(checked: Checked) -> list[tuple[str, str | None, str]]:
    return [(one.code, one.unit, one.severity) for one in checked.findings]


def only(checked: Checked, code: str) -> Finding:
    (found,) = [one for one in checked.findings if one.code == code]
    return found


def raised_to(share: int, unit: str = "CB01") -> dict[str, RaisedShare]:
    return {unit: RaisedShare(unit, Q3, share, "12-QĐ/TU", date(2018, 9, 1), Location("register.xlsx", "S", 2, 3))}


def test_a_rubric_without_quotas_says_nothing() -> None:
    everybody = people(excellent=9)
    assert (
        check_quotas(rubric_with().model_copy(update={"quotas": ()}), everybody, ROSTER, {}, on="period") == Checked()
    )


def test_people_and_organisations_are_never_counted_together() -> None:
    own = people(excellent=2, good=10)
    both = [
        *own,
        *(replace(one, subject=f"TC{one.subject}", kind="organisation") for one in people(excellent=1, good=3)),
    ]
    checked = check(both)
    assert [(one.group.kind, one.people, one.limit.most) for one in checked.groups] == [
        ("person", 12, 2), ("organisation", 4, 0),
    ]  # fmt: skip
    assert (only(checked, "DG801").facts["target"], said(checked)[0][0]) == (
        "Chi bộ 01 (CB01) – tổ chức",
        "DG801",
    )
    report = Report("", checked.findings, quotas=checked.groups)
    assert decode_report("", encode_report(report)).quotas == checked.groups
    assert check(own).groups[0].group.kind is None


def test_within_the_quota_nothing_is_said() -> None:
    checked = check(people(excellent=2, good=10, completed=3))
    assert (said(checked), checked.groups[0].limit.most) == ([], 2)


def test_above_the_quota_is_a_warning_with_the_sums_written_out() -> None:
    everybody = people(excellent=4, good=8, completed=3, none=2)
    checked = check(everybody)
    found = only(checked, "DG801")
    assert (found.severity, found.blocks, found.unit, found.value, found.limit) == (
        "warning",
        "nothing",
        "CB01",
        "4",
        "2",
    )
    assert messages.message(found, "vi") == (
        "Chi bộ 01 (CB01): đề nghị 4 HTXSNV, tối đa 2 (20% của 10 HTTNV). Phải giảm ít nhất 2. Cách tính: xếp 2 HTXSNV "
        "thì HTTNV là 10, 20% bằng 2, làm tròn xuống được 2; xếp 3 thì HTTNV còn 9, 20% bằng 1,8, làm tròn xuống chỉ "
        "được 1."
    )
    assert messages.message(found, "en") == (
        "Chi bộ 01 (CB01): proposed 4 HTXSNV, at most 2 (20% of 10 HTTNV). At least 2 fewer. The sums: with 2 HTXSNV "
        "there are 10 HTTNV, of which 20% is 2, rounded down 2; with 3 there are 9 HTTNV, of which 20% is 1.8, rounded "
        "down only 1."
    )
    assert messages.hint(found, "vi") == "Công cụ không tự chọn người."
    assert checked.groups[0].people == 17


@pytest.mark.parametrize(
    ("decided", "severity", "stage"), [(0, "warning", "đề nghị"), (2, "warning", "đề nghị và quyết định"),
                                       (3, "error", "đề nghị và quyết định"), (4, "error", "đã quyết định")],
)  # fmt: skip
def test_it_is_an_error_once_those_decided_alone_are_too_many(decided: int, severity: str, stage: str) -> None:
    listed = people(excellent=4, good=8)
    everybody = [replace(one, decided=place < decided) for place, one in enumerate(listed)]
    found = only(check(everybody), "DG801")
    assert found.severity == severity
    assert f"(CB01): {stage} 4 HTXSNV" in messages.message(found, "vi")


def test_people_still_to_be_rated_are_in_no_number_and_leave_it_a_warning_while_they_could_make_room() -> None:
    few, many = (people(decided=True, excellent=4, good=8, open=number) for number in (3, 20))
    assert [only(check(some), "DG801").severity for some in (few, many)] == ["error", "warning"]
    assert "Còn 20 người chưa có mức xếp loại." in messages.message(only(check(many), "DG801"), "vi")
    assert check(many).groups[0].limit.most == check(few).groups[0].limit.most == 2


def test_nobody_good_beside_somebody_excellent() -> None:
    found = only(check(people(excellent=1, completed=9)), "DG802")
    assert (found.severity, found.limit) == ("warning", None)
    assert messages.message(found, "vi") == (
        "Chi bộ 01 (CB01): đề nghị 1 HTXSNV nhưng không có ai HTTNV để tính tỷ lệ 20%."
    )
    assert messages.hint(found, "vi") == "Trình cấp có thẩm quyền xem xét."
    assert only(check(people(decided=True, excellent=1, completed=9)), "DG802").severity == "error"
    assert only(check(people(decided=True, excellent=1, open=9)), "DG802").severity == "warning"


def test_readings_that_differ_are_a_note_with_both_numbers() -> None:
    checked = check(people(excellent=17, good=66, completed=10), {"rounding": "half_up"})
    assert said(checked) == [("DG801", "CB01", "warning"), ("DG803", "CB01", "note")]
    text = messages.message(only(checked, "DG803"), "vi")
    assert "được 13, phải giảm 4" in text
    assert "nếu tính trên 83 HTTNV trở lên" in text
    assert said(check(people(excellent=3, good=10))) == [("DG801", "CB01", "warning")]


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("everyone", [None]),
        ("unit", ["Chi bộ 01 (CB01)", "Chi bộ 02 (CB02)"]),
        ("parent", ["Đảng bộ A (DB)"]),
        ("role_group", ["Lãnh đạo", "Nhân viên"]),
        (
            "unit_role_group",
            ["Chi bộ 01 (CB01) – Lãnh đạo", "Chi bộ 02 (CB02) – lãnh đạo", "Chi bộ 02 (CB02) – Nhân viên"],
        ),
        ("parent_role_group", ["Đảng bộ A (DB) – Lãnh đạo", "Đảng bộ A (DB) – Nhân viên"]),
    ],
)  # fmt: skip
def test_people_are_counted_among_their_group(group: str, names: list[str | None]) -> None:
    leaders = [replace(one, role_group="Lãnh đạo") for one in people("CB01", excellent=1, good=5)]
    others = [replace(one, role_group="Nhân  viên") for one in people("CB02", good=5, outside=1)]
    mixed = [replace(others[0], role_group="lãnh đạo"), *(replace(one, role_group="Nhân viên") for one in others[1:])]
    checked = check([*leaders, *mixed], {"group": group})
    assert [one.group.label for one in checked.groups] == names
    assert sum(one.people for one in checked.groups) == 11
    assert said(checked) == []


def test_whoever_belongs_to_no_group_is_said_to_be_in_none() -> None:
    everybody = [*people("CB01", excellent=1, good=9), *people("CB03", excellent=5, good=2)]
    checked = check(everybody, {"group": "parent"})
    assert [one.people for one in checked.groups] == [10]
    found = only(checked, "DG804")
    assert (found.severity, found.value) == ("warning", "7")
    assert messages.message(found, "vi") == (
        "Tỷ lệ HTXSNV: có đơn vị chưa ghi đơn vị cấp trên, nên chưa kiểm tra được 7 người: Mẫu CB03-001 (CB03-001), "
        "Mẫu CB03-002 (CB03-002), Mẫu CB03-003 (CB03-003), Mẫu CB03-004 (CB03-004), Mẫu CB03-005 (CB03-005) và 2 người "
        "nữa."
    )
    assert [one.code for one in check(everybody, {"group": "parent"}, roster=None).findings] == ["DG804"]
    assert "có người chưa ghi nhóm đối tượng" in messages.message(
        only(check(everybody, {"group": "role_group"}), "DG804"), "vi"
    )


def test_the_people_of_a_parent_unit_are_of_its_own_group() -> None:
    everybody = [*people("CB01", good=4), *people("DB", good=3), *people("TOP", good=2)]
    checked = check(everybody, {"group": "parent"})
    assert [(one.group.unit, one.people) for one in checked.groups] == [("DB", 7), ("TOP", 2)]
    assert said(checked) == []


def test_heads_are_left_out_on_both_sides() -> None:
    heads = {"heads": "excluded", "head_posts": ["Bí thư", "Trưởng phòng"]}
    listed = people(excellent=3, good=10)
    everybody = [replace(listed[0], post="bí  thư"), *listed[1:]]
    one = check(everybody, heads).groups[0]
    assert (one.levels["excellent"], one.people, one.heads, one.limit.reduce) == (2, 12, 1, 0)
    counted = check(everybody, {}).groups[0]
    assert (counted.levels["excellent"], counted.heads, counted.limit.reduce) == (3, 0, 1)


def test_where_nobody_is_a_head_nothing_is_checked_and_that_is_said() -> None:
    checked = check(people(excellent=9, good=1), {"heads": "excluded", "head_posts": ["Bí thư"]})
    assert checked.groups == ()
    assert messages.message(only(checked, "DG804"), "vi") == (
        "Tỷ lệ HTXSNV: trong danh sách không có ai giữ chức vụ người đứng đầu (Bí thư), nên chưa kiểm tra được."
    )


@pytest.mark.parametrize(
    ("share", "most", "codes"), [(25, 25, []), (24, 24, []), (26, 20, ["DG801", "DG805"]), (20, 20, ["DG801"])]
)
def test_a_share_is_raised_by_a_document_and_no_further_than_the_rubric_lets(
    share: int, most: int, codes: list[str]
) -> None:
    everybody = people(excellent=21, good=79)
    quota = {"of": "at_least", "raised": {"share": Decimal(25)}}
    checked = check(everybody, quota, raised=raised_to(share))
    assert (checked.groups[0].share, checked.groups[0].limit.most) == (Decimal(most), most)
    assert [one.code for one in checked.findings if one.code != "DG803"] == codes
    other = check(everybody, quota, raised=raised_to(share, "CB02"))
    assert other.groups[0].limit.most == 20


def test_a_raised_share_without_a_quota_that_may_be_raised_is_said() -> None:
    found = only(check(people(good=5), {}, raised=raised_to(25)), "DG805")
    assert (found.severity, found.blocks, found.at.cell) == ("error", "nothing", "C2")
    assert messages.message(found, "vi") == (
        "Sổ “Đơn vị được nâng tỷ lệ”, dòng 2 – CB01: tỷ lệ 25% không được dùng, bộ tiêu chí không cho nâng tỷ lệ."
    )


def test_the_same_points_at_the_edge_are_named_and_nobody_is_picked() -> None:
    listed = people(excellent=4, good=8)
    points = [Decimal(99), Decimal(95), Decimal(95), Decimal(92)]
    tied = [replace(one, total=total) for one, total in zip(listed, points, strict=False)] + listed[4:]
    found = only(check(tied), "DG801")
    assert messages.hint(found, "vi") == (
        "Công cụ không tự chọn người. Bằng điểm ở ranh giới (95 điểm): Mẫu CB01-002 (CB01-002), Mẫu CB01-003 "
        "(CB01-003)."
    )
    without = [replace(tied[0], total=None), *tied[1:]]
    assert only(check(without), "DG801").facts["ties"] is None
    assert check(tied[:3] + listed[4:], {"share": Decimal(40)}).groups[0].ties == ()


def test_order_makes_no_difference() -> None:
    everybody = [*people("CB01", excellent=5, good=9, open=1), *people("CB02", excellent=3, good=2, none=2)]
    shuffled = random.Random(7).sample(everybody, len(everybody))  # noqa: S311 - an order
    one, other = check(everybody), check(shuffled)
    assert [(found.group, found.limit, found.levels) for found in one.groups] == [
        (found.group, found.limit, found.levels) for found in other.groups
    ]
    assert said(one) == said(other)


def test_quotas_on_the_year_and_on_periods_are_apart() -> None:
    quotas = ({"on": "year"}, {"on": "period", "group": "everyone"})
    on_year, on_period = (check(people(excellent=9, good=9), *quotas, on=on) for on in ("year", "period"))
    assert [one.quota for one in (*on_year.groups, *on_period.groups)] == [1, 2]


def test_two_quotas_in_one_group_are_said_apart_and_accepted_by_the_name_of_the_group() -> None:
    everybody = people(excellent=9, good=9)
    checked = check(everybody, {"group": "everyone"}, {"group": "everyone", "of": "rated", "of_level": None})
    exceeded = [one for one in ordered(checked.findings) if one.code == "DG801"]
    assert len(exceeded) == 2
    row = {"finding": "DG801", "target": EVERYBODY, "reason": "đã xem xét", "by": "Người Mẫu"}
    records = Records(accepted=(Entry("register.xlsx", "Được chấp nhận", 2, row),))
    assert {one.severity for one in accept(exceeded, records, Q3)} == {"note"}


def test_an_assumed_quota_says_so() -> None:
    found = only(check(people(excellent=4, good=8), {"status": "assumed"}), "DG801")
    assert messages.message(found, "vi").endswith("(giá trị tạm tính, chưa có văn bản)")


def test_what_a_run_came_to_is_kept_and_given_back() -> None:
    quota = {"raised": {"share": Decimal(25)}, "small": {"below": 5, "places": 1}, "rounding": "half_up"}
    everybody = [*people("CB01", excellent=9, good=9, open=2), *people("CB02", excellent=1, good=2)]
    checked = check(everybody, quota, raised=raised_to(25))
    report = Report("b", checked.findings, quotas=checked.groups)
    assert decode_report("b", encode_report(report)) == report


def test_a_member_of_the_list_has_a_role_group() -> None:
    assert Member("A", "Mẫu", "CB01").group == ""

"""Levels that follow from counts: what is right stays silent, what is wrong speaks at its cell and grades nobody."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from danhgia import messages
from danhgia.checks.register_checks import Records, read_records
from danhgia.findings import Location
from danhgia.forms import unit_form
from danhgia.registers import Decision
from danhgia.sheets import CellValue, State, TallyFact
from score_tables import (
    FILE,
    Q3,
    VOTES,
    entries,
    examined,
    grades,
    only,
    placed,
    roster_of,
    said,
    small_rubric,
    tally_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danhgia.roster import Roster
    from danhgia.rubric import Rubric
    from danhgia.sheets import PlacedSheet, Tally

HEAD = "code | name | I.1 | I.2 | II.1 | bỏ phiếu"
OF = "phiếu biểu quyết (tổng số đảng viên chính thức của chi bộ)"
EXEMPT = "Miễn công tác và sinh hoạt đảng"
RULE: dict[str, Any] = {
    "mode": "decide",
    "majority": "given",
    "denominator": "official_members",
    "thresholds": [{"level": "excellent", "at_least": "2/3"}, {"level": "good", "above": "1/2"}],
    "cumulative": True,
}
COUNTS = {"official_members": 16, "issued": 14, "collected": 14, "valid": 14, "invalid": 0, "official_present": 14}


def rule(**keys: object) -> Rubric:
    return small_rubric(ballot=RULE | keys)


def sheet(
    votes: str,
    stated: str = "",
    *,
    rubric: Rubric | None = None,
    more: dict[str, int] | None = None,
    **counts: Any,  # noqa: ANN401 - counts, or None
) -> PlacedSheet:
    """Return a sheet with A1, who has 90 points, and these votes; `more` are counts of ballots of their own."""
    given = {key: value for key, value in (COUNTS | counts).items() if key != "excluded"}
    tally = tally_of(f"code | XS | T | HT | KHT | KĐG | kết luận\nA1 | {votes} |", **given)
    for key, value in {**(more or {}), **({"excluded": counts["excluded"]} if "excluded" in counts else {})}.items():
        tally.facts[key] = TallyFact(20, 2, value)  # type: ignore[index]  # the builder's own dictionary
    return placed(f"{HEAD}\nA1 | Mẫu 1 | 40 | 30 | 20 | {stated}", rubric=rubric, tally=tally)


def roster(category: str = "official_member") -> Roster:
    return roster_of(f"code | name | unit | category\nA1 | Mẫu 1 | CB01 | {category}\nA2 | Mẫu 2 | CB01 |")


def decided(level: str) -> Records:
    at = Location("register.xlsx", "Quyết định", 2, 4)
    decision = Decision("A1", Q3, None, level, "Đảng ủy", "12-QĐ/ĐU", date(2018, 10, 9), "", at)
    return Records(decisions={Q3: {"A1": decision}})


def exempt(*codes: str) -> Records:
    rows = "\n".join(f"{code} | 2018-Q3 | {EXEMPT}" for code in codes)
    tables = {"exemptions": entries(f"code | period | reason\n{rows}", sheet="Không đánh giá")}
    return read_records(tables, small_rubric().main, None)


def test_counts_that_give_a_level_are_the_vote() -> None:
    one = sheet("11 | 3 | 0 | 0 |")
    assert said(examined(one, rubric=rule()).findings) == []
    found = grades(one, rubric=rule())["A1"]
    assert (found.level, found.level_from, found.layers.ballot) == ("excellent", "ballot", "excellent")
    assert examined(one, rubric=rule()).votes.units_without == ()
    assert [messages.because(reason, "vi") for reason in found.reasons if reason.rule == "ballot.share"] == [
        f"HTXSNV được 11/16 {OF}, quy định từ 2/3 trở lên: cần ít nhất 11, đủ",
        f"HTTNV trở lên được 14/16 {OF}, quy định trên 1/2: cần ít nhất 9, đủ",
    ]
    assert "11 of 16 votes (all official members of the unit)" in messages.because(found.reasons[-2], "en")


def test_where_the_majority_is_unknown_the_same_counts_give_nothing() -> None:
    one, rubric = sheet("11 | 3 | 0 | 0 |"), small_rubric(ballot={"mode": "decide"})
    assert said(examined(one, rubric=rubric).findings) == [("DG517", None, "A1")]
    assert grades(one, rubric=rubric)["A1"].status == "error"


@pytest.mark.parametrize(
    ("mode", "votes", "status", "level", "level_from", "codes"),
    [
        ("decide", "10 | 4 | 0 | 0 |", "graded", "good", "ballot", []),
        ("cap", "10 | 4 | 0 | 0 |", "graded", "good", "ballot", []),
        ("record", "10 | 4 | 0 | 0 |", "graded", "excellent", "points", []),
        ("agree", "10 | 4 | 0 | 0 |", "unsettled", None, None, ["DG513"]),
        ("agree", "11 | 3 | 0 | 0 |", "graded", "excellent", "ballot", []),
        ("decide", "4 | 4 | 6 | 0 |", "unsettled", None, None, ["DG524"]),
        ("agree", "4 | 4 | 6 | 0 |", "unsettled", None, None, ["DG524"]),
        ("cap", "4 | 4 | 6 | 0 |", "unsettled", None, None, ["DG524"]),
        ("record", "4 | 4 | 6 | 0 |", "graded", "excellent", "points", ["DG524"]),
        ("record", "11 | 2 | 0 | 0 |", "graded", "excellent", "points", ["DG525"]),
    ],
)
def test_the_modes(
    mode: str, votes: str, status: str, level: str | None, level_from: str | None, codes: list[str]
) -> None:
    one, rubric = sheet(votes), rule(mode=mode)
    found = examined(one, rubric=rubric).findings
    assert [finding.code for finding in found] == codes
    assert {finding.severity for finding in found} <= ({"warning"} if mode == "record" else {"error"})
    grade = grades(one, rubric=rubric)["A1"]
    assert (grade.status, grade.level, grade.level_from) == (status, level, level_from)


def test_what_the_unit_concluded_must_be_what_the_counts_give() -> None:
    assert said(examined(sheet("11 | 3 | 0 | 0 |", "XS"), rubric=rule()).findings) == []
    one = sheet("10 | 4 | 0 | 0 |", "XS")
    (found,) = examined(one, rubric=rule()).findings
    assert (found.code, found.at.sheet, found.at.row, found.subject) == ("DG523", VOTES, 12, "A1")
    assert (found.severity, found.blocks, found.value, found.limit) == ("error", "person", "excellent", "good")
    assert messages.message(found, "vi").startswith(
        "Mẫu 1 (A1): chi bộ kết luận mức HTXSNV, nhưng số phiếu biểu quyết cho kết quả khác: mức HTTNV – HTXSNV được"
    )
    grade = grades(one, rubric=rule())["A1"]
    assert (grade.status, grade.level, grade.reasons[-1].key) == ("error", None, "ng_counted_otherwise")


def test_a_level_without_a_share_may_be_concluded_where_no_level_has_its_share() -> None:
    one = sheet("4 | 4 | 6 | 0 |", "HT")
    assert said(examined(one, rubric=rule()).findings) == []
    assert grades(one, rubric=rule())["A1"].level == "completed"
    refused = examined(sheet("4 | 4 | 6 | 0 |", "T"), rubric=rule()).findings
    assert said(refused) == [("DG523", None, "A1")]
    assert refused[0].limit is None


def test_without_a_majority_people_decide() -> None:
    one = sheet("4 | 4 | 6 | 0 |")
    found = only(examined(one, rubric=rule()).findings, "DG524")
    assert (found.at.sheet, found.at.row, found.blocks) == (VOTES, 12, "person")
    grade = grades(one, rubric=rule())["A1"]
    assert (grade.status, grade.total, grade.reasons[-1].key) == ("unsettled", Decimal(90), "ng_no_majority")
    assert said(examined(one, rubric=rule(), records=decided("completed")).findings) == []
    grade = grades(one, rubric=rule(), records=decided("completed"))["A1"]
    assert (grade.level, grade.level_from) == ("completed", "decision")


@pytest.mark.parametrize(
    ("votes", "why", "value"),
    [
        ("11 | 2 | 0 | 0 |", "votes_sum", "13"),
        ("11 | 4 | 0 | 0 |", "votes_sum", "15"),
        ("13 | 0 | 0 | 0 | 1", "votes_option", None),
    ],
)
def test_votes_that_do_not_add_up_give_no_level(votes: str, why: str, value: str | None) -> None:
    for stated in ("", "XS"):
        one = sheet(votes, stated)
        (found,) = examined(one, rubric=rule()).findings
        assert (found.code, found.at.sheet, found.at.row, found.subject) == ("DG525", VOTES, 12, "A1")
        assert (found.facts["why"], found.value) == (why, value)
        assert grades(one, rubric=rule())["A1"].reasons[-1].key == "ng_uncounted"


def test_a_stated_level_without_votes_is_not_taken() -> None:
    table = f"{HEAD}\nA1 | Mẫu 1 | 40 | 30 | 20 | XS\nA2 | Mẫu 2 | 40 | 30 | 19 | T"
    tally = tally_of("code | XS | T | HT | KHT | KĐG | kết luận\nA1 | 14 | 0 | 0 | 0 | |\nA2 | | | | | |", **COUNTS)
    both = placed(table, tally=tally)
    assert said(examined(both, rubric=rule()).findings) == [("DG525", None, "A2")]
    found = grades(both, rubric=rule())
    assert (found["A1"].level, found["A2"].status) == ("excellent", "error")


def test_a_stated_level_without_a_tally_is_said_once_for_the_file() -> None:
    table = f"{HEAD}\nA1 | Mẫu 1 | 40 | 30 | 20 | XS\nA2 | Mẫu 2 | 40 | 30 | 19 | T"
    one = placed(table)
    (found,) = examined(one, rubric=rule()).findings
    assert (found.code, found.at.file, found.severity, found.blocks) == ("DG526", FILE, "error", "nothing")
    assert {grade.status for grade in grades(one, rubric=rule()).values()} == {"error"}


def test_without_any_vote_points_count_as_ever() -> None:
    one = placed(f"{HEAD}\nA1 | Mẫu 1 | 40 | 30 | 20 |")
    assert said(examined(one, rubric=rule()).findings) == []
    assert grades(one, rubric=rule())["A1"].level_from == "points"


@pytest.mark.parametrize(
    ("denominator", "counts", "labels"),
    [
        ("official_members", {"official_members": None}, ("Số đảng viên chính thức của chi bộ",)),
        ("present", {}, ("Số có mặt",)),
        ("valid", {"valid": None}, ("Số phiếu hợp lệ",)),
        (
            "official_present",
            {"official_present": None, "valid": None},
            ("Số đảng viên chính thức có mặt", "Số phiếu hợp lệ"),
        ),
    ],
)
def test_a_missing_count_is_named_once(denominator: str, counts: dict[str, Any], labels: tuple[str, ...]) -> None:
    one, rubric = sheet("11 | 3 | 0 | 0 |", "", **counts), rule(denominator=denominator)
    found = only(examined(one, rubric=rubric).findings, "DG526")
    assert (found.facts["label"], found.unit) == (labels, "CB01")
    assert grades(one, rubric=rubric)["A1"].status == "error"


@pytest.mark.parametrize(("denominator", "needed"), [("official_present", 10), ("valid", 10), ("official_members", 11)])
def test_each_denominator_takes_its_own_number_of_votes(denominator: str, needed: int) -> None:
    rubric = rule(denominator=denominator)
    levels = [
        grades(sheet(f"{votes} | {14 - votes} | 0 | 0 |"), rubric=rubric)["A1"].level for votes in (needed, needed - 1)
    ]
    assert levels == ["excellent", "good"]


def test_a_head_that_does_not_add_up_is_said_once_and_gives_no_level() -> None:
    one = sheet("11 | 3 | 0 | 0 |", "XS", invalid=1)
    assert [finding.code for finding in examined(one, rubric=rule()).findings] == ["DG510"]
    assert grades(one, rubric=rule())["A1"].status == "error"


def test_more_valid_ballots_than_people_who_count() -> None:
    one = sheet("11 | 3 | 0 | 0 |", official_members=13)
    found = only(examined(one, rubric=rule()).findings, "DG528")
    assert (found.at.cell, found.value, found.limit) == ("B2", "13", "14")
    assert grades(one, rubric=rule())["A1"].status == "error"


class TestExcluded:
    RUBRIC = rule(excluded=[EXEMPT])

    def test_the_count_on_the_tally_is_taken_off(self) -> None:
        one = sheet("11 | 3 | 0 | 0 |", rubric=self.RUBRIC, official_members=17, excluded=1)
        found = grades(one, rubric=self.RUBRIC)["A1"]
        assert found.level == "excellent"
        assert "trừ 1 người không tính" in messages.because(found.reasons[-1], "vi")
        none = sheet("11 | 3 | 0 | 0 |", rubric=self.RUBRIC, official_members=17, excluded=0)
        assert grades(none, rubric=self.RUBRIC)["A1"].level == "good"

    def test_a_blank_is_no_zero_unless_the_registers_know(self) -> None:
        one = sheet("11 | 3 | 0 | 0 |", rubric=self.RUBRIC, official_members=17)
        assert said(examined(one, rubric=self.RUBRIC).findings) == [("DG526", None, None)]
        found = grades(one, rubric=self.RUBRIC, roster=roster(), records=exempt("A2"))["A1"]
        assert found.level == "excellent"

    def test_the_registers_must_agree_with_the_tally(self) -> None:
        one = sheet("11 | 3 | 0 | 0 |", rubric=self.RUBRIC, official_members=17, excluded=1)
        agreed = examined(one, rubric=self.RUBRIC, roster=roster(), records=exempt("A2")).findings
        assert said(agreed) == []
        found = only(examined(one, rubric=self.RUBRIC, roster=roster(), records=exempt()).findings, "DG527")
        assert (found.at.cell, found.value, found.limit, found.blocks) == ("B20", "1", "0", "nothing")
        assert grades(one, rubric=self.RUBRIC, roster=roster(), records=exempt())["A1"].status == "error"


class TestMembers:
    """The number that shares are taken of, against the list."""

    def found(self, categories: Sequence[str], members: int, **keys: object) -> list[object]:
        people = "\n".join(f"A{n} | Mẫu {n} | CB01 | {one}" for n, one in enumerate(categories, start=1))
        rubric = rule(**keys)
        counts: dict[str, Any] = {**dict.fromkeys(COUNTS, 3), "invalid": 0, "official_members": members}
        one = sheet("2 | 1 | 0 | 0 |", rubric=rubric, **counts)
        every = examined(one, rubric=rubric, roster=roster_of(f"code | name | unit | category\n{people}")).findings
        return [(one.severity, one.value, one.limit) for one in every if one.code == "DG529"]

    def test_are_those_of_the_list(self) -> None:
        three = ["official_member"] * 3
        assert self.found(three, 3) == []
        assert self.found([*three, "probationary_member", "non_member"], 3) == []
        assert self.found(three, 4) == [("warning", "4", "3")]
        assert self.found([*three[:2], "probationary_member"], 3) == [("warning", "3", "2")]

    def test_are_not_compared_where_the_list_does_not_say_or_nothing_rests_on_them(self) -> None:
        assert self.found(["official_member", "official_member", ""], 4) == []
        assert self.found(["official_member"] * 3, 4, denominator="valid") == []


class TestBallotOfItsOwn:
    RUBRIC = rule(separate=["excellent"])
    FORM = unit_form(RUBRIC.main, RUBRIC).tally

    def tally(self, yes: int | None, no: int | None, valid: int | None = 14, stated: str = "") -> PlacedSheet:
        more = {} if valid is None else {"valid:excellent": valid}
        one = sheet(f"{'' if yes is None else yes} | 10 | 4 | 0 |", stated, rubric=self.RUBRIC, more=more)
        tally: Tally | None = one.sheet.tally
        assert tally is not None
        if no is not None:
            tally.votes.add(12, 9, self.FORM.against(0), CellValue(State.NUMBER, no * 1_000_000))
        return one

    @pytest.mark.parametrize(
        ("yes", "no", "level"), [(11, 3, "excellent"), (10, 4, "good"), (0, 14, "good"), (0, 0, "good")]
    )
    def test_it_decides_before_the_common_one(self, yes: int, no: int, level: str) -> None:
        one = self.tally(yes, no)
        assert said(examined(one, rubric=self.RUBRIC).findings) == []
        assert grades(one, rubric=self.RUBRIC)["A1"].level == level

    @pytest.mark.parametrize(("yes", "no"), [(None, None), (11, 2), (11, None)])
    def test_blank_or_not_adding_up_is_no_result(self, yes: int | None, no: int | None) -> None:
        found = only(examined(self.tally(yes, no), rubric=self.RUBRIC).findings, "DG525")
        assert found.facts["level"] == "HTXSNV"

    def test_its_votes_are_told_of_its_own_valid_ballots(self) -> None:
        rubric = rule(separate=["excellent"], denominator="valid")
        (told,) = [one for one in grades(self.tally(10, 2, 12), rubric=rubric)["A1"].reasons if one.key == "ballot"]
        assert messages.because(told, "vi") == "chi bộ bỏ phiếu kín: HTXSNV 10/12 phiếu hợp lệ"

    def test_its_valid_ballots_are_needed(self) -> None:
        found = only(examined(self.tally(11, 3, None), rubric=self.RUBRIC).findings, "DG526")
        assert found.facts["label"] == ("Số phiếu HTXSNV hợp lệ",)

    def test_its_head_must_add_up_too(self) -> None:
        one = self.tally(11, 3)
        assert one.sheet.tally is not None
        one.sheet.tally.facts["collected:excellent"] = TallyFact(21, 2, 15)  # type: ignore[index]
        one.sheet.tally.facts["invalid:excellent"] = TallyFact(22, 2, 0)  # type: ignore[index]
        found = only(examined(one, rubric=self.RUBRIC).findings, "DG510")
        assert (found.at.cell, found.facts["level"]) == ("B21", "HTXSNV")
        assert grades(one, rubric=self.RUBRIC)["A1"].status == "error"

    def test_where_the_majority_is_unknown_only_the_arithmetic_is_checked(self) -> None:
        unknown = small_rubric(ballot={"mode": "record", "separate": ["excellent"]})
        fine, wrong = self.tally(11, 3, stated="XS"), self.tally(11, 2, stated="XS")
        assert said(examined(fine, rubric=unknown).findings) == []
        found = only(examined(wrong, rubric=unknown).findings, "DG511")
        assert (found.value, found.limit, found.facts["level"]) == ("13", "14", "HTXSNV")


class TestNobodyVotesOnHimself:
    @pytest.mark.parametrize(
        ("denominator", "category", "votes", "level"),
        [
            ("official_members", "official_member", "10 | 3 | 0 | 0 |", "excellent"),  # 10 of 15
            ("official_members", "official_member", "9 | 4 | 0 | 0 |", "good"),
            ("official_members", "probationary_member", "11 | 3 | 0 | 0 |", "excellent"),  # 11 of 16
            ("official_members", "probationary_member", "10 | 4 | 0 | 0 |", "good"),
            ("official_members", "", "10 | 3 | 0 | 0 |", "excellent"),  # voted, so he is one
            ("official_members", "", "11 | 3 | 0 | 0 |", None),
            ("valid", "", "9 | 4 | 0 | 0 |", "excellent"),  # 9 of 13
            ("valid", "", "8 | 5 | 0 | 0 |", "good"),
            ("official_present", "", "9 | 4 | 0 | 0 |", "excellent"),
            ("official_present", "", "10 | 4 | 0 | 0 |", "excellent"),  # everybody there voted on him: he was not
            ("official_members", "official_member", "10 | 2 | 0 | 0 |", None),
        ],
    )
    def test_he_is_in_neither_the_votes_nor_the_base(
        self, denominator: str, category: str, votes: str, level: str | None
    ) -> None:
        rubric = rule(denominator=denominator, self_vote="excluded")
        found = grades(sheet(votes), rubric=rubric, roster=roster(category))["A1"]
        assert found.level == level
        codes = [one.code for one in examined(sheet(votes), rubric=rubric, roster=roster(category)).findings]
        assert ("DG525" in codes) == (level is None)


def test_an_option_not_to_rate_needs_its_share_as_a_level_does() -> None:
    shares = [*RULE["thresholds"], {"level": "not_rated", "above": "1/2"}]
    rubric = rule(not_rated=True, thresholds=shares)
    assert grades(sheet("0 | 5 | 0 | 0 | 9"), rubric=rubric)["A1"].status == "not_rated"
    assert grades(sheet("0 | 9 | 0 | 0 | 5"), rubric=rubric)["A1"].level == "good"

"""Roll-ups: what periods come to together, against vectors of the regimes and an independent implementation."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danhgia import messages
from danhgia.findings import Location
from danhgia.headcount import of_year
from danhgia.period_results import PeriodResult, YearSubject
from danhgia.periods import Period
from danhgia.readers.rubric_file import load_rubric, read_rubric
from danhgia.registers import Decision
from danhgia.rolled_grades import RolledGrade
from danhgia.rollups import RollUp
from danhgia.yearend import YearEnd
from rolled_towns import HEAD, TAX
from sample_rubric import sample_rubric, sample_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from danhgia.decisions import PeriodStatus
    from danhgia.headcount import Counted
    from danhgia.periods import Kind
    from danhgia.rollups import Rolled
    from danhgia.rubric import Rubric
    from danhgia.yearend import YearDecision

STATUSES: dict[str, PeriodStatus] = {
    "-": "missing",
    "s": "stale",
    "e": "exempt",
    "o": "outside",
    "K": "not_rated",
    "b": "blank",
    "!": "error",
    "u": "unsettled",
    "d": "deferred",
}
ROWS = {"excellent": "X", "good": "T", "completed": "H", "failed": "F"}
LETTERS = {letter: level for level, letter in ROWS.items()}


@pytest.fixture(scope="module")
def tax(tmp_path_factory: pytest.TempPathFactory) -> Rubric:
    path = tmp_path_factory.mktemp("tax") / "thang-mau.yaml"
    path.write_text(TAX, encoding="utf-8")
    return load_rubric(path).rubric


def regime(*rollups: dict[str, object], period: str = "quarter", **keys: object) -> Rubric:
    """Return the sample rubric, its periods put together."""
    return sample_rubric(sheets=[sample_sheet(period=period)], rollups=list(rollups), **keys)


def roll(rubric: Rubric, states: str, *, to: Kind = "year", totals: Sequence[object] = ()) -> Rolled:
    """Return what states come to: a level's id or letter each, or a sign of `STATUSES`; every reason can be told."""
    rule = rubric.rollup(to)
    assert rule is not None
    parts = Period(2018, to, 1).divided(rubric.rolled_from(rule))
    given = [None if total is None else Fraction(str(total)) for total in totals] or [None] * len(parts)
    found = RollUp(rubric, rule).of(
        tuple(one(rubric, part, state, total) for part, state, total in zip(parts, states, given, strict=True))
    )
    for reason in found.reasons:
        for lang in messages.LANGS:
            said = messages.because(reason, lang)
            assert "…" not in said, said
            assert said
    assert (found.level is None) is (found.status is not None)
    return found


def one(rubric: Rubric, part: Period, state: str, total: Fraction | None) -> PeriodResult:
    if state in STATUSES:
        return PeriodResult(part, STATUSES[state])
    level = LETTERS.get(state, state)
    if state == ".":  # by its points
        found = rubric.main.level_for(total or Fraction(0))
        level = found.id if found else ""
    return PeriodResult(part, "graded", level, total=total)


def mean_of(*totals: object, period: str = "month", to: Kind = "quarter", states: str = "", **keys: object) -> Rolled:
    rule: dict[str, object] = {"to": to, "mean": {}, **keys}
    return roll(regime(rule, period=period), states or "." * len(totals), to=to, totals=totals)


class TestTheTaxRule:
    @pytest.mark.parametrize(
        ("states", "expected"),
        [
            ("AAB", "A"), ("AAC", "B"), ("ABC", "B"), ("ACC", "C"), ("BBC", "B"), ("AAD", "D"), ("AAK", "not_rated"),
            ("AA-", "missing"), ("K--", "missing"), ("DKA", "not_rated"), ("ooo", "outside"), ("KKK", "not_rated"),
            ("Kee", "not_rated"), ("Koo", "not_rated"), ("eeo", "exempt"),
            ("eee", "exempt"), ("AAe", "unsettled"), ("oAA", "unsettled"), ("AA!", "missing"), ("AAs", "missing"),
        ],
    )  # fmt: skip
    def test_a_quarter_from_three_months(self, tax: Rubric, states: str, expected: str) -> None:
        found = roll(tax, states, to="quarter")
        assert (found.level or found.status) == expected

    @pytest.mark.parametrize(("states", "expected"), [("AABB", "A"), ("ABBB", "B"), ("AAKB", "not_rated")])
    def test_a_year_from_four_quarters(self, tax: Rubric, states: str, expected: str) -> None:
        found = roll(tax, states, to="year")
        assert (found.level or found.status) == expected

    @pytest.mark.parametrize(("to", "number"), [("quarter", 3), ("year", 4)])
    def test_it_is_the_program_s_own_rule_for_every_combination(self, tax: Rubric, to: Kind, number: int) -> None:
        words = {"none": "missing", "K": "not_rated"}
        for states in map("".join, product("ABCDK-", repeat=number)):
            found = roll(tax, states, to=to)
            expected = program(states)
            assert (found.level or found.status) == words.get(expected, expected) or states == "K" * number, states

    def test_the_reasons_name_each_period_and_the_line(self, tax: Rubric) -> None:
        told = [messages.because(reason, "vi") for reason in roll(tax, "AAC", to="quarter").reasons]
        assert told == [
            "tháng 1/2018 xếp loại A; tháng 2/2018 xếp loại A; tháng 3/2018 xếp loại C",
            "chưa thuộc trường hợp xếp loại D: có 0 tháng D (quy định ít nhất 1)",
            "chưa thuộc trường hợp xếp loại A: có 1 tháng C (quy định nhiều nhất 0)",
            "có 2 tháng A (quy định ít nhất 2) nên xếp loại B",
        ]

    def test_the_order_of_periods_makes_no_difference(self, tax: Rubric) -> None:
        by_states: dict[tuple[tuple[str, int], ...], set[str | None]] = {}
        for states in product("ABCD", repeat=4):
            by_states.setdefault(tuple(sorted(Counter(states).items())), set()).add(roll(tax, "".join(states)).level)
        assert {len(levels) for levels in by_states.values()} == {1}


def program(states: str) -> str:
    """Return what the tax offices' program gives, written down independently from its code as the domain notes it."""
    a, b, c, d = (states.count(letter) for letter in "ABCD")
    if "-" in states:
        return "none"
    if "K" in states:
        return "K"
    if d > 0:
        return "D"
    if a >= 2 and c == 0 and d == 0:
        return "A"
    if (a >= 2 or b >= 2 or (a >= 1 and b >= 1)) and d == 0:
        return "B"
    return "C"


class TestMeans:
    def test_a_mean_is_an_exact_fraction(self) -> None:
        found = mean_of("89.5", "90", "90")
        assert (found.level, found.total) == ("good", Fraction(539, 6))
        assert mean_of("89.5", "90.5", "90").level == "excellent"

    def test_no_mean_just_below_a_bound_reaches_it(self) -> None:
        assert mean_of("89.999999", "90", "90").level == "good"

    @pytest.mark.parametrize(
        ("rounding", "total", "level"),
        [
            ({"to": Decimal("0.01"), "how": "half_up"}, Fraction(90), "excellent"),
            ({"to": Decimal("0.01"), "how": "truncate"}, Fraction("89.99"), "good"),
            ({"to": Decimal("0.1"), "how": "half_up"}, Fraction(90), "excellent"),
        ],
    )
    def test_rounding_only_where_it_is_asked_for(
        self, rounding: dict[str, object], total: Fraction, level: str
    ) -> None:
        found = mean_of("89.995", "89.995", "89.995", mean={"rounding": rounding})
        assert (found.total, found.level) == (total, level)

    def test_twelve_months_are_divided_by_twelve_whatever_is_missing(self) -> None:
        totals = [96] * 10 + [None, None]
        found = mean_of(*totals, to="year", states="." * 10 + "--", mean={"divisor": 12}, missing="skip")
        assert (found.total, found.level) == (Fraction(80), "good")
        assert [str(period) for period in found.skipped] == ["2018-M11", "2018-M12"]
        without = mean_of(*totals, to="year", states="." * 10 + "--", missing="skip")
        assert (without.total, without.level) == (Fraction(96), "excellent")

    def test_a_real_zero_counts_unless_the_rubric_says_that_it_vanishes(self) -> None:
        assert mean_of(90, 90, 0).total == 60
        found = mean_of(90, 90, 0, mean={"zero": "skipped"})
        assert (found.total, found.level) == (Fraction(90), "excellent")
        assert [str(period) for period in found.zeros] == ["2018-M03"]
        assert "không tính tháng 3/2018 vì được 0 điểm" in [messages.because(one, "vi") for one in found.reasons]

    def test_nothing_but_zeros_is_for_people_to_judge(self) -> None:
        found = mean_of(0, 0, 0, mean={"zero": "skipped"})
        assert (found.level, found.status, len(found.zeros)) == (None, "unsettled", 3)
        assert mean_of(0, 0, 0).level == "failed"
        assert mean_of(0, 0, 0).total == 0

    def test_a_level_without_points_leaves_the_mean_open(self) -> None:
        found = mean_of(90, None, 90, states=".T.")
        assert (found.level, found.status) == (None, "missing")
        assert [str(result.period) for result in found.pointless] == ["2018-M02"]

    @given(st.lists(st.integers(0, 200).map(lambda half: Decimal(half) / 2), min_size=3, max_size=3))
    def test_raising_a_score_never_lowers_the_level(self, totals: list[Decimal]) -> None:
        rank = monthly().main.rank
        higher = [min(total + Decimal("0.5"), Decimal(100)) for total in totals]
        low, high = (roll(monthly(), "...", to="quarter", totals=one).level for one in (totals, higher))
        assert low is not None
        assert high is not None
        assert rank(low) <= rank(high)


@cache
def monthly() -> Rubric:
    return regime({"to": "quarter", "mean": {}}, period="month")


class TestPeriodsWithoutAResult:
    LINES = ({"level": "excellent", "when": {"level": "excellent", "at_least": 2}}, {"level": "good"})

    def rolled(self, states: str, **keys: object) -> Rolled:
        return roll(regime({"to": "year", "counts": list(self.LINES), **keys}), states)

    @pytest.mark.parametrize("sign", ["-", "s", "b", "!", "u", "d"])
    def test_one_that_is_still_to_come_leaves_it_open(self, sign: str) -> None:
        assert self.rolled(f"XXX{sign}").status == "missing"
        assert self.rolled(f"XXX{sign}", missing="error").status == "error"

    def test_only_one_that_nothing_came_in_for_is_left_out(self) -> None:
        found = self.rolled("XX--", missing="skip")
        assert (found.level, [period.number for period in found.skipped]) == ("excellent", [3, 4])
        assert [self.rolled(f"XXX{sign}", missing="skip").status for sign in "sb!ud"] == ["missing"] * 5
        assert self.rolled("----", missing="skip").status == "missing"

    @pytest.mark.parametrize("sign", ["e", "o", "K"])
    def test_one_rightly_not_rated_is_as_the_rubric_says(self, sign: str) -> None:
        assert self.rolled(f"XX{sign}T").status == "unsettled"
        assert self.rolled(f"XX{sign}T", exempt="skip").level == "excellent"
        assert self.rolled(f"XX{sign}T", exempt="bar").status == "not_rated"

    def test_numbers_required_stay_where_periods_are_left_out(self) -> None:
        assert self.rolled("Xeee", exempt="skip").level == "good"

    def test_not_rated_makes_the_whole_not_rated_where_the_rubric_says_so(self) -> None:
        assert self.rolled("XXXK", not_rated="not_rated", exempt="skip").status == "not_rated"
        assert self.rolled("XXXe", not_rated="not_rated", exempt="skip").level == "excellent"

    def test_nobody_has_a_level_before_all_periods_have_one(self) -> None:
        for states in product("XTHF-", repeat=4):
            if "-" in states:
                assert self.rolled("".join(states)).level is None


HD_03: dict[str, object] = {
    "to": "year",
    "tally": True,
    "vetoes": [{"level": "excellent", "when": {"level": "failed", "at_least": 1}, "basis": "khoản 3"}],
    "consecutive": [{"level": "failed", "times": 2, "say": "xem xét thay thế"}],
}
"""No averaging: people decide, but one failed quarter bars the best level, and two in a row are noted."""


class TestVetoes:
    def test_a_tally_gives_no_level_and_says_which_are_barred(self) -> None:
        found = roll(regime(HD_03), "XXFX")
        assert (found.level, found.status, list(found.barred)) == (None, "unsettled", ["excellent"])
        assert dict(found.counts) == {"excellent": 3, "good": 0, "completed": 0, "failed": 1}
        assert roll(regime(HD_03), "XXXT").barred == {}

    def test_a_tally_is_said_even_where_people_have_to_judge_a_period(self) -> None:
        found = roll(regime(HD_03), "XXTe")
        assert (found.level, found.status) == (None, "unsettled")
        assert [reason.key for reason in found.reasons] == ["roll_periods", "roll_tally", "roll_exempt_asks"]

    @pytest.mark.parametrize(("otherwise", "level"), [("next", "good"), ("ask", None)])
    def test_a_level_that_is_barred_gives_way_to_the_next_or_to_people(self, otherwise: str, level: str | None) -> None:
        veto = {"level": "excellent", "when": {"level": "failed", "at_least": 1}, "otherwise": otherwise}
        rubric = regime({"to": "year", "mean": {}, "vetoes": [veto]}, period="month")
        found = roll(rubric, "." * 12, totals=[100] * 11 + [49])
        assert (found.level, found.total) == (level, Fraction(1149, 12))
        assert roll(rubric, "." * 12, totals=[100] * 11 + [50]).level == "excellent"

    def test_vetoes_of_several_levels_go_down_one_by_one(self) -> None:
        vetoes = [{"level": level, "when": {"level": "failed", "at_least": 1}} for level in ("excellent", "good")]
        rubric = regime({"to": "year", "mean": {}, "vetoes": vetoes}, period="month")
        assert roll(rubric, "." * 12, totals=[100] * 11 + [49]).level == "completed"

    def test_of_two_vetoes_on_a_level_the_one_that_asks_counts(self) -> None:
        veto = {"level": "excellent", "when": {"level": "failed", "at_least": 1}}
        for vetoes in ([veto, {**veto, "otherwise": "ask"}], [{**veto, "otherwise": "ask"}, veto]):
            rubric = regime({"to": "year", "mean": {}, "vetoes": vetoes}, period="month")
            found = roll(rubric, "." * 12, totals=[100] * 11 + [49])
            assert (found.level, found.status, found.reasons[-1].key) == (None, "unsettled", "roll_veto_asks")

    def test_a_veto_that_is_certain_is_said_whatever_is_missing(self) -> None:
        assert list(roll(regime(HD_03), "F---").barred) == ["excellent"]
        assert roll(regime(HD_03), "X---").barred == {}

    def test_what_is_missing_may_still_break_a_veto_on_too_many(self) -> None:
        veto = {"level": "excellent", "when": {"level": "good", "at_most": 1}}
        rule = {"to": "year", "tally": True, "vetoes": [veto]}
        assert list(roll(regime(rule), "XXXT").barred) == ["excellent"]
        assert roll(regime(rule), "XXT-").barred == {}
        assert roll(regime(rule), "XTT-").barred == {}

    @pytest.mark.parametrize(
        ("states", "rows"),
        [("FFXX", ["12"]), ("FXFX", []), ("FFFF", ["1234"]), ("F-FF", ["34"]), ("FeFX", []), ("XFF-", ["23"])],
    )
    def test_levels_in_a_row(self, states: str, rows: list[str]) -> None:
        found = roll(regime(HD_03), states)
        assert ["".join(str(period.number) for period in periods) for _, periods in found.streaks] == rows


def about(states: str, rubric: Rubric, level: str | None = None, proposed: str | None = None) -> YearSubject:
    """Return somebody with these quarters, and what is on record for the year."""
    parts = Period(2018, "year", 1).divided("quarter")
    results = tuple(one(rubric, part, state, None) for part, state in zip(parts, states, strict=True))
    whole = Period(2018, "year", 1)
    at = Location("register.xlsx", "Quyết định", 2, 4)
    on_record = Decision("A1", whole, proposed, level, "Đảng ủy", "1-QĐ", date(2018, 12, 31), "", at)
    return YearSubject("A1", "Mẫu 1", "CB01", "Chi bộ Một", results, None, on_record if level or proposed else None)


def year(states: str, *rollups: dict[str, object], level: str | None = None, **keys: Any) -> YearDecision:  # noqa: ANN401
    proposed = keys.pop("proposed", None)
    rubric = regime(*rollups, **keys)
    decided = YearEnd(rubric).decide(about(states, rubric, level, proposed))
    for finding in decided.findings:
        for lang in messages.LANGS:
            assert "…" not in messages.message(finding, lang), messages.message(finding, lang)
    return decided


COUNTS: dict[str, object] = {
    "to": "year",
    "counts": [{"level": "excellent", "when": {"level": "excellent", "at_least": 2}}, {"level": "good"}],
}
ALL_GOOD = {
    "level": "excellent",
    "periods": ["Q1", "Q2", "Q3", "Q4"],
    "require": [{"every": {"of": "quarter", "at_least": "good"}}],
}


class TestTheYear:
    def test_the_roll_up_decides_the_level(self) -> None:
        decided = year("XXTT", COUNTS)
        assert (decided.level, decided.level_from, decided.findings) == ("excellent", "rollup", ())

    def test_a_decision_stands_above_it(self) -> None:
        decided = year("XXTT", COUNTS, level="completed")
        assert (decided.level, decided.level_from) == ("completed", "decision")
        assert decided.rolled is not None
        assert decided.rolled.level == "excellent"
        assert year("XXTT", COUNTS, level="not_rated").level is None

    def test_it_is_counted_as_the_level_of_the_year(self) -> None:
        def counted(*args: Any, **keys: Any) -> Counted:  # noqa: ANN401
            return of_year([year(*args, **keys)], None, Period(2018, "year", 1))[0]

        rolled = counted("XXTT", COUNTS, proposed="completed")
        assert (rolled.standing, rolled.level, rolled.decided) == ("rated", "excellent", False)
        decided = counted("XXTT", COUNTS, level="completed")
        assert (decided.standing, decided.level, decided.decided) == ("rated", "completed", True)
        assert counted("XXT-", COUNTS, proposed="completed").level == "completed"
        assert counted("XXT-", COUNTS).standing == "open"
        assert counted("eeKe", COUNTS).standing == "not_rated"
        mean: dict[str, object] = {"to": "year", "mean": {}}
        results = tuple(
            PeriodResult(part, "graded", "good", total=Fraction(79 + part.number))
            for part in Period(2018, "year", 1).divided("quarter")
        )
        found = YearEnd(regime(mean)).decide(YearSubject("A1", "Mẫu 1", "CB01", "", results))
        assert of_year([found], None, Period(2018, "year", 1))[0].total == Fraction("81.5")

    def test_who_is_on_record_as_not_rated_has_no_level_but_by_decision(self) -> None:
        for states in ("XXTT", "XXT-", "XXeT"):
            rubric = regime(COUNTS)
            excused = YearEnd(rubric).decide(replace(about(states, rubric), excused="đình chỉ sinh hoạt"))
            assert (excused.level, excused.findings) == (None, ())
            assert excused.rolled is not None
            assert excused.rolled.status == "exempt"
            assert messages.because(excused.reasons[-1], "vi") == "không đánh giá, xếp loại: đình chỉ sinh hoạt"
            assert of_year([excused], None, Period(2018, "year", 1))[0].standing == "not_rated"
            decided = YearEnd(rubric).decide(replace(about(states, rubric, "good"), excused="đình chỉ sinh hoạt"))
            assert (decided.level, decided.level_from) == ("good", "decision")

    def test_a_missing_period_is_one_error(self) -> None:
        decided = year("XX--", COUNTS, year_end=[ALL_GOOD])
        assert (decided.level, [finding.code for finding in decided.findings]) == (None, ["DG702"])

    def test_an_exempt_period_is_a_note(self) -> None:
        assert [finding.code for finding in year("XXeT", COUNTS).findings] == ["DG703"]

    def test_both_the_condition_and_the_roll_up_are_said(self) -> None:
        decided = year("XXTT", COUNTS, year_end=[ALL_GOOD])
        assert (decided.level, decided.eligible) == ("excellent", {"excellent": "yes"})
        rules = {reason.rule.partition(".")[0] for reason in decided.reasons}
        assert rules == {"year_end", "rollups"}

    def test_a_level_whose_condition_fails_is_left_to_people(self) -> None:
        decided = year("XXTH", COUNTS, year_end=[ALL_GOOD])
        assert (decided.level, decided.eligible) == (None, {"excellent": "no"})
        assert [(finding.code, finding.severity) for finding in decided.findings] == [("DG717", "error")]
        assert year("XTTH", COUNTS, year_end=[ALL_GOOD]).level == "good"

    def test_a_level_whose_condition_is_open_is_left_to_people(self) -> None:
        decided = year("XXTe", {**COUNTS, "exempt": "skip"}, year_end=[ALL_GOOD])
        assert (decided.level, decided.eligible) == (None, {"excellent": "undetermined"})
        assert [finding.code for finding in decided.findings] == ["DG703"]

    def test_a_veto_is_held_against_proposals_and_decisions(self) -> None:
        assert [one.code for one in year("XXXF", HD_03, proposed="excellent").findings] == ["DG701"]
        decided = year("XXXF", HD_03, level="excellent")
        assert ([one.code for one in decided.findings], decided.level) == (["DG705"], "excellent")
        assert year("XXXT", HD_03, level="excellent").findings == ()

    def test_a_level_in_a_row_is_a_note_and_changes_nothing(self) -> None:
        decided = year("XXFF", {**COUNTS, "consecutive": HD_03["consecutive"]})
        assert (decided.level, [one.code for one in decided.findings]) == ("excellent", ["DG714"])
        assert "xem xét thay thế" in messages.message(decided.findings[0], "vi")

    def test_a_veto_that_asks_is_a_note_until_it_is_decided(self) -> None:
        veto = {"level": "excellent", "when": {"level": "failed", "at_least": 1}, "otherwise": "ask"}
        decided = year("XXTF", {**COUNTS, "vetoes": [veto]})
        assert (decided.level, [one.code for one in decided.findings]) == (None, ["DG716"])
        assert year("XXTF", {**COUNTS, "vetoes": [veto]}, level="good").findings == ()

    def test_a_level_without_points_is_an_error_where_points_are_needed(self) -> None:
        rubric = regime({"to": "year", "mean": {}})
        whole = Period(2018, "year", 1)
        for total, codes in ((None, ["DG712"]), (Fraction(80), [])):
            totals = (Fraction(80), Fraction(80), Fraction(80), total)
            parts = whole.divided("quarter")
            results = tuple(
                PeriodResult(part, "graded", "good", total=one) for part, one in zip(parts, totals, strict=True)
            )
            decided = YearEnd(rubric).decide(YearSubject("A1", "Mẫu 1", "CB01", "", results))
            assert [finding.code for finding in decided.findings] == codes
            assert decided.level == (None if codes else "good")

    def test_the_last_reason_replays_to_the_level(self) -> None:
        for states in product("XTHF-e", repeat=4):
            decided = year("".join(states), COUNTS)
            last = decided.reasons[-1]
            assert (last.holds is True) is (decided.level is not None), states


class TestAQuarterOfMonths:
    def test_a_decision_and_an_exemption_on_record_stand_above_the_months(self, tax: Rubric) -> None:
        rule = tax.rollup("quarter")
        assert rule is not None
        whole = Period(2018, "quarter", 1)
        results = tuple(one(tax, part, "A", None) for part in whole.divided("month"))
        decision = Decision("A1", whole, None, "B", "Cục", "1-QĐ", date(2018, 4, 2), "", Location())
        rolled = RollUp(tax, rule).of(results)
        person = YearSubject("A1", "Mẫu 1", "CB01", "", results, None, decision)
        grade = RolledGrade(person, rolled).grade(tax)
        assert (grade.level, grade.level_from, grade.layers.points, grade.layers.decided) == ("B", "decision", "A", "B")
        excused = RolledGrade(YearSubject("A1", "Mẫu 1", "CB01", "", results, excused="đi học"), rolled).grade(tax)
        assert (excused.status, excused.level) == ("exempt", None)

    def test_a_decision_against_a_veto_is_said_of_its_own_period(self) -> None:
        veto = {"level": "excellent", "when": {"level": "failed", "at_least": 1}}
        rubric = regime({"to": "quarter", "tally": True, "vetoes": [veto]}, period="month")
        rule, whole = rubric.rollup("quarter"), Period(2018, "quarter", 1)
        assert rule is not None
        parts = zip(whole.divided("month"), "XXF", strict=True)
        results = tuple(one(rubric, part, state, None) for part, state in parts)
        decision = Decision("A1", whole, None, "excellent", "Cục", "1-QĐ", date(2018, 4, 2), "", Location())
        person = YearSubject("A1", "Mẫu 1", "CB01", "", results, None, decision)
        (against,) = RolledGrade(person, RollUp(rubric, rule).of(results)).findings(rubric, whole, set())
        assert against.code == "DG705"
        assert "quyết định HTXSNV quý I/2018 trái điều kiện" in messages.message(against, "vi")
        assert "the decision HTXSNV for quarter I/2018 contradicts" in messages.message(against, "en")

    def test_nobody_is_rated_past_an_incomplete_decision(self, tax: Rubric) -> None:
        rule = tax.rollup("quarter")
        assert rule is not None
        whole = Period(2018, "quarter", 1)
        results = tuple(one(tax, part, "A", None) for part in whole.divided("month"))
        broken = Decision("A1", whole, None, None, "", "", None, "", Location(), complete=False)
        person = YearSubject("A1", "Mẫu 1", "CB01", "", results, None, broken)
        assert RolledGrade(person, RollUp(tax, rule).of(results)).grade(tax).status == "error"


def test_the_test_rubric_has_no_faults(tmp_path: Path) -> None:
    path = tmp_path / "thang-mau.yaml"
    path.write_text(TAX, encoding="utf-8")
    assert read_rubric(path)[1] == []
    path.write_text(HEAD, encoding="utf-8")
    assert read_rubric(path)[1] == []

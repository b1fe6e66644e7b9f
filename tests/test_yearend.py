from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import pytest

from danhgia import messages
from danhgia.decisions import eligible
from danhgia.findings import Location
from danhgia.headcount import of_year
from danhgia.periods import Period
from danhgia.writers.sentences import settling
from danhgia.year_rules import applies, outcome
from danhgia.yearend import EXEMPT, PeriodResult, YearEnd, YearSubject
from score_tables import YEAR
from year_tables import (
    AT,
    EVERY_GOOD,
    LEVELS,
    LISTED,
    QUARTERS,
    STATUSES,
    TWO_EXCELLENT,
    about,
    decided,
    judge,
    rubric_with,
    rule,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from danhgia.decisions import Outcome
    from danhgia.rubric import Rubric
    from danhgia.yearend import YearDecision

IDS = tuple(LEVELS.values())
ORDER = "XTHK"


def word(states: str, *rules: dict[str, object]) -> str:
    return judge(states, *rules).eligible["excellent"]


VECTORS = [
    ("XTXT", "yes"),
    ("XXXX", "yes"),
    ("XXXH", "no"),
    ("XTTT", "no"),
    ("TTTT", "no"),
    ("TTT-", "no"),
    ("XXT-", "undetermined"),
    ("XXX-", "undetermined"),
    ("XX--", "undetermined"),
    ("----", "undetermined"),
    ("H---", "no"),
    ("XXTe", "undetermined"),
    ("XXXe", "undetermined"),
    ("XTTe", "undetermined"),
    ("TTTe", "no"),
    ("eeee", "undetermined"),
    ("Hee-", "no"),
    ("oXXT", "undetermined"),
    ("nXXT", "undetermined"),
    ("sXXT", "undetermined"),
]


@pytest.mark.parametrize(("states", "expected"), VECTORS)
def test_tam_diep_s_rule(states: str, expected: str) -> None:
    assert word(states) == expected


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ("XXT-", "no"),
        ("XXTs", "undetermined"),
        ("XXT!", "undetermined"),
        ("XXTu", "undetermined"),
        ("XXTd", "undetermined"),
        ("XXTb", "undetermined"),
        ("XX-s", "no"),
        ("TTTs", "no"),
    ],
)
def test_a_missing_period_may_bar_and_one_that_came_in_and_does_not_stand_yet_never(states: str, expected: str) -> None:
    found = judge(states, rule(missing="bar"))
    assert found.eligible == {"excellent": expected}
    assert [one.code for one in found.findings] == ([] if expected == "no" else ["DG702"])
    barring = [
        messages.because(one, "vi") for one in found.reasons if one.rule.endswith(".missing") and one.holds is False
    ]
    assert barring == [
        f"quý {'III' if states[2] == '-' else 'IV'}/2018 chưa có kết quả; theo bộ tiêu chí thì không đủ điều kiện"
    ] * ("-" in states)


def test_of_all_combinations_of_four_quarters_exactly_eleven_are_eligible() -> None:
    rubric = rubric_with(rule())
    counted = Counter(outcome(rubric.year_end[0], states, IDS) for states in product(IDS, repeat=4))
    assert counted == {True: 11, False: 245}


def test_with_three_known_quarters_nobody_is_eligible_yet() -> None:
    rubric = rubric_with(rule())
    for state in ("missing", "exempt"):
        counted = Counter(outcome(rubric.year_end[0], (*states, state), IDS) for states in product(IDS, repeat=3))
        assert counted == {False: 57, None: 7}


# An evaluation of its own: a condition is a question about a whole year, written with letters.


def all_from(worst: str) -> Callable[[tuple[str, ...]], bool]:
    allowed = ORDER[: ORDER.index(worst) + 1]
    return lambda year: all(level in allowed for level in year)


def at_least(number: int, level: str) -> Callable[[tuple[str, ...]], bool]:
    return lambda year: sum(one == level for one in year) >= number


RULES: list[tuple[dict[str, object], tuple[Callable[[tuple[str, ...]], bool], ...]]] = [
    (rule(), (all_from("T"), at_least(2, "X"))),
    (rule(EVERY_GOOD), (all_from("T"),)),
    (rule(TWO_EXCELLENT), (at_least(2, "X"),)),
    (rule({"every": {"of": "quarter", "at_least": "failed"}}), (all_from("K"),)),
    (
        rule(TWO_EXCELLENT, {"count": {"of": "quarter", "level": "good", "at_least": 2}}),
        (at_least(2, "X"), at_least(2, "T")),
    ),
    (rule({"count": {"of": "quarter", "level": "completed", "at_least": 4}}), (at_least(4, "H"),)),
]
POLICIES = [(missing, exempt) for missing in ("undetermined", "bar") for exempt in ("ask", "skip", "bar")]


def could_be(state: str, exempt: str) -> tuple[str | None, ...]:
    """Return what one quarter may count as in the end; None for a quarter that is left out."""
    if state == "-":
        return tuple(ORDER)
    if state == "e":
        return (None,) if exempt == "skip" else (*ORDER, None)
    return (state,)


def independent(
    states: tuple[str, ...], conditions: tuple[Callable[[tuple[str, ...]], bool], ...], missing: str, exempt: str
) -> Outcome:
    """Go through everything the year may still become, quarter by quarter, in order."""
    if ("-" in states and missing == "bar") or ("e" in states and exempt == "bar"):
        return False

    @cache
    def holds(year: tuple[str, ...]) -> bool:
        return all(condition(year) for condition in conditions)

    answers = {
        holds(tuple(level for level in whole if level is not None))
        for whole in product(*(could_be(state, exempt) for state in states))
    }
    if answers == {False}:
        return False
    known = any(state in ORDER for state in states)
    return True if answers == {True} and known and "-" not in states else None


@pytest.mark.parametrize(("missing", "exempt"), POLICIES)
@pytest.mark.parametrize(("stated", "conditions"), RULES)
def test_every_combination_of_states_is_judged_as_going_through_all_that_it_may_become(
    stated: dict[str, object], conditions: tuple[Callable[[tuple[str, ...]], bool], ...], missing: str, exempt: str
) -> None:
    judged = rubric_with({**stated, "missing": missing, "exempt": exempt}).year_end[0]
    names = {**LEVELS, "-": "missing", "e": "exempt"}
    sixths = list(product("XTHK-e", repeat=4))
    by_shape = {
        tuple(sorted(states)): independent(tuple(sorted(states)), conditions, missing, exempt) for states in sixths
    }
    for states in sixths:
        found = outcome(judged, tuple(names[state] for state in states), IDS)
        assert found is by_shape[tuple(sorted(states))], states


def test_a_year_with_missing_quarters_is_never_eligible() -> None:
    always_met = rubric_with(rule({"every": {"of": "quarter", "at_least": "failed"}})).year_end[0]
    for states in product((*IDS, "missing", "exempt"), repeat=4):
        if "missing" in states:
            assert outcome(always_met, states, IDS) is None, states


@pytest.mark.parametrize("state", STATUSES)
def test_a_status_without_level_is_exempt_or_still_to_come(state: str) -> None:
    found = judge(f"XXT{state}")
    code = "DG703" if STATUSES[state] in EXEMPT else "DG702"
    assert [one.code for one in found.findings] == [code]
    assert found.eligible == {"excellent": "undetermined"}
    assert found.level is None


def test_a_missing_quarter_is_one_error_per_person() -> None:
    found = judge("X-T-")
    (one,) = found.findings
    assert (one.code, one.at, one.subject, one.unit) == ("DG702", LISTED, "A1", "CB01")
    assert (one.severity, one.facts["periods"]) == ("error", (QUARTERS[1], QUARTERS[3]))
    assert messages.message(one, "vi") == (
        "Mẫu 1 (A1): chưa đủ căn cứ kết luận, chưa có kết quả quý II/2018, quý IV/2018."
    )


def test_a_missing_quarter_that_changes_nothing_is_no_finding() -> None:
    assert judge("TTT-").findings == ()
    assert judge("HeX-").findings == ()


def test_each_exempt_quarter_is_a_note() -> None:
    found = judge("eXTo")
    assert [(one.code, one.value, one.severity, one.at) for one in found.findings] == [
        ("DG703", "2018-Q1", "note", LISTED),
        ("DG703", "2018-Q4", "note", LISTED),
    ]


def test_the_reason_of_an_exemption_is_told() -> None:
    whole = (PeriodResult(QUARTERS[0], "exempt", reason="Nghỉ thai sản"), *about("XXTT").results[1:])
    found = YearEnd(rubric_with(rule())).decide(YearSubject("A1", "Mẫu 1", "CB01", "CB01", whole))
    (note,) = found.findings
    assert "(Nghỉ thai sản)" in messages.message(note, "vi")
    assert "quý I/2018 không đánh giá, xếp loại (Nghỉ thai sản)" in messages.because(found.reasons[-1], "vi")


def test_not_eligible_and_not_proposed_is_no_finding() -> None:
    assert judge("XXXH").findings == ()
    assert judge("XXXH", decision=decided("good", proposed="good")).findings == ()


def test_eligible_and_proposed_or_decided_is_no_finding() -> None:
    assert judge("XXTT", decision=decided(proposed="excellent")).findings == ()
    found = judge("XXTT", decision=decided("excellent"))
    assert (found.findings, found.level) == ((), "excellent")


def test_a_proposal_against_the_rule_is_kept_and_said() -> None:
    found = judge("XXXH", decision=decided(proposed="excellent"))
    (one,) = found.findings
    assert (one.code, one.at, one.subject, one.value, one.severity) == ("DG701", AT, "A1", "excellent", "error")
    assert messages.message(one, "vi") == (
        "Mẫu 1 (A1): đề nghị HTXSNV năm 2018 nhưng không đủ điều kiện: "
        "quý IV/2018 xếp loại HTNV, yêu cầu từ HTTNV trở lên."
    )
    assert (found.eligible, found.level) == ({"excellent": "no"}, None)
    assert found.about.decision is not None
    assert found.about.decision.proposed == "excellent"


def test_every_quarter_that_fails_is_named() -> None:
    found = judge("HKXT", decision=decided(proposed="excellent"))
    assert messages.message(found.findings[0], "vi").endswith(
        "quý I/2018, quý II/2018 xếp loại HTNV, KHTNV, yêu cầu từ HTTNV trở lên; "
        "chỉ có 1 quý HTXSNV (quý III/2018), yêu cầu ít nhất 2."
    )
    assert "không có quý nào HTXSNV" in messages.message(
        judge("TTTT", decision=decided(proposed="excellent")).findings[0], "vi"
    )


def test_a_decision_against_the_rule_is_the_level_and_said() -> None:
    found = judge("XXXH", decision=decided("excellent", proposed="excellent"))
    (one,) = found.findings
    assert (one.code, one.at, one.subject, one.value, one.severity) == ("DG705", AT, "A1", "excellent", "error")
    assert found.level == "excellent"


def test_a_decision_lower_than_a_forbidden_proposal_leaves_nothing_to_say() -> None:
    found = judge("XXXH", decision=decided("good", proposed="excellent"))
    assert (found.findings, found.level) == ((), "good")


def test_a_decision_not_to_rate_is_no_level() -> None:
    found = judge("XXXH", decision=decided("not_rated", proposed="excellent"))
    assert (found.findings, found.level) == ((), None)


def test_a_proposal_that_cannot_be_judged_yet_is_not_against_the_rule() -> None:
    assert [one.code for one in judge("XXX-", decision=decided(proposed="excellent")).findings] == ["DG702"]


def test_reasons_of_a_year_that_is_eligible() -> None:
    found = judge("XTXT")
    assert [(one.rule, one.holds, messages.because(one, "vi"), one.basis) for one in found.reasons] == [
        ("year_end.excellent.every", True, "tất cả các quý đều từ HTTNV trở lên", "khoản 1"),
        (
            "year_end.excellent.count",
            True,
            "có 2 quý HTXSNV (quý I/2018, quý III/2018), yêu cầu ít nhất 2",
            "Điều 5",
        ),
        (
            "year_end.excellent.necessary",
            True,
            (
                "đủ điều kiện về kết quả các quý (điều kiện cần); việc xếp loại còn theo các quy định khác "
                "và do cấp có thẩm quyền quyết định"
            ),
            "Điều 5",
        ),
    ]


def test_reasons_of_a_year_that_is_open_say_what_it_takes() -> None:
    found = judge("XTT-")
    assert [(one.rule, one.holds, one.key) for one in found.reasons] == [
        ("year_end.excellent.every", None, "every_unknown"),
        ("year_end.excellent.count", None, "count_unknown"),
        ("year_end.excellent.missing", None, "missing_period"),
    ]
    assert messages.because(found.reasons[-1], "vi") == (
        "quý IV/2018 chưa có kết quả; để đủ điều kiện, quý IV/2018 phải xếp loại ít nhất là HTXSNV"
    )
    assert "ít nhất là HTTNV" in messages.because(judge("XXT-").reasons[-1], "vi")


def test_an_open_quarter_takes_what_the_others_at_their_best_leave() -> None:
    found = judge("TT--")
    assert [reason.facts["needed"] for reason in found.reasons if reason.key == "missing_period"] == [
        "HTXSNV",
        "HTXSNV",
    ]
    assert judge("XX--").reasons[-1].facts["needed"] == "HTTNV"


def test_a_rule_may_be_about_some_of_the_periods() -> None:
    halves = rule(EVERY_GOOD, periods=["Q1", "Q2"])
    assert word("XTHK", halves) == "yes"
    assert word("XHXX", halves) == "no"
    assert judge("XT--", halves).findings == ()


def test_a_level_may_be_guarded_by_several_rules() -> None:
    both = (rule(EVERY_GOOD), rule(TWO_EXCELLENT))
    for states in ("".join(one) for one in product("XTH-", repeat=4)):
        assert judge(states, *both).eligible == judge(states).eligible, states


def test_each_guarded_level_has_its_own_answer() -> None:
    good = rule({"every": {"of": "quarter", "at_least": "completed"}}, level="good")
    assert judge("XXXH", rule(), good).eligible == {"excellent": "no", "good": "yes"}
    found = judge("XXXH", rule(), good, decision=decided(proposed="good"))
    assert found.findings == ()


def test_two_open_rules_are_one_error_and_one_note_each() -> None:
    found = judge("XX-e", rule(), rule(EVERY_GOOD, level="good"))
    assert [one.code for one in found.findings] == ["DG702", "DG703"]


@pytest.mark.parametrize(
    ("group", "category", "expected"),
    [
        ("everyone", "non_member", True),
        ("everyone", None, True),
        ("party_members", "official_member", True),
        ("party_members", "probationary_member", True),
        ("party_members", "non_member", False),
        ("party_members", None, True),
        ("official_members", "official_member", True),
        ("official_members", "probationary_member", False),
    ],
)
def test_a_rule_is_about_the_group_that_it_names(group: str, category: str | None, *, expected: bool) -> None:
    stated = rule(applies_to=group)
    assert applies(rubric_with(stated).year_end[0], category) is expected
    found = judge("XXXH", stated, category=category, decision=decided(proposed="excellent"))
    assert found.eligible == ({"excellent": "no"} if expected else {})
    assert bool(found.findings) is expected
    if not expected:
        (one,) = found.reasons
        assert (one.rule, one.holds, one.key) == ("year_end.excellent.applies_to", None, "not_applicable")
        whom = "đảng viên" if group == "party_members" else "đảng viên chính thức"
        assert messages.because(one, "vi") == f"không phải {whom}: điều kiện này không áp dụng"


def test_nobody_waits_for_whom_the_register_says_is_not_rated_in_the_year() -> None:
    rules = YearEnd(rubric_with(rule()))
    found = rules.decide(replace(about("XX-e"), excused="đình chỉ sinh hoạt"))
    assert (found.eligible, found.findings, found.level) == ({"excellent": "undetermined"}, (), None)
    assert [messages.because(one, "vi") for one in settling(found, "excellent")] == [
        "không đánh giá, xếp loại: đình chỉ sinh hoạt"
    ]
    assert of_year([found], None, Period(2018, "year", 1))[0].standing == "not_rated"
    no = rules.decide(replace(about("XXTH", decision=decided(proposed="excellent")), excused="đình chỉ sinh hoạt"))
    assert (no.eligible, [one.code for one in no.findings]) == ({"excellent": "no"}, ["DG701"])


def test_a_rubric_without_rules_for_the_year_says_nothing() -> None:
    found = YearEnd(rubric_with()).decide(about("XXXH"))
    assert (found.eligible, found.reasons, found.findings, found.level) == ({}, (), (), None)


def test_people_with_the_same_year_are_judged_alike_and_named_each_for_themselves() -> None:
    rules = YearEnd(rubric_with(rule()))
    first = rules.decide(about("XX--"))
    second = rules.decide(YearSubject("B9", "Mẫu 9", "CB02", "CB02", first.about.results, at=Location("r.xlsx")))
    assert second.reasons == first.reasons
    assert [(one.subject, one.unit) for one in second.findings] == [("B9", "CB02")]


def test_a_stale_result_does_not_count_though_its_level_is_known() -> None:
    assert PeriodResult(QUARTERS[0], "stale", "excellent").counted is None
    assert PeriodResult(QUARTERS[0], "graded", "excellent").counted == "excellent"


NO_RESULT = {"vi": "chưa có kết quả", "en": "no result"}
OUT_OF_DATE = {"vi": "đã cũ", "en": "out of date"}


@pytest.mark.parametrize("lang", messages.LANGS)
@pytest.mark.parametrize(
    ("states", "none", "old"),
    [("XX-T", True, False), ("XXsT", False, True), ("Xs-T", True, True), ("XXXT", False, False)],
)
@pytest.mark.parametrize("missing", ["undetermined", "bar"])
def test_a_result_that_is_out_of_date_is_not_called_none(
    states: str, lang: messages.Lang, missing: str, *, none: bool, old: bool
) -> None:
    found = judge(states, rule(missing=missing))
    told = [messages.because(reason, lang) for reason in found.reasons if reason.holds is not True]
    told += [messages.message(finding, lang) for finding in found.findings]
    assert any(NO_RESULT[lang] in one for one in told) is none
    assert any(OUT_OF_DATE[lang] in one for one in told) is old


def test_each_period_is_named_as_what_it_is() -> None:
    found = judge("-XsX")
    every, _, *open_ = (messages.because(reason, "vi") for reason in found.reasons)
    assert every == (
        "chưa kết luận được vì quý I/2018 chưa có kết quả, vì kết quả quý III/2018 đã cũ: số liệu thay đổi sau khi "
        "xếp loại; yêu cầu từ HTTNV trở lên"
    )
    assert open_ == [
        "quý I/2018 chưa có kết quả; để đủ điều kiện, quý I/2018 phải xếp loại ít nhất là HTTNV",
        (
            "kết quả quý III/2018 đã cũ: số liệu thay đổi sau khi xếp loại, cần xếp loại lại; để đủ điều kiện, "
            "quý III/2018 phải xếp loại ít nhất là HTTNV"
        ),
    ]
    (finding,) = found.findings
    assert messages.message(finding, "en") == (
        "Mẫu 1 (A1): cannot be decided yet, no result for quarter I/2018, the result of quarter III/2018 is out of "
        "date: the data changed after grading."
    )
    assert messages.hint(finding, "en") == (
        "Add the score sheet of quarter I/2018, or give the reason for not rating. Grade quarter III/2018 again: "
        "danhgia grade."
    )


def test_at_least_is_said_only_where_better_is_enough_too() -> None:
    four_good = rule({"count": {"of": "quarter", "level": "good", "at_least": 4}})
    told = [messages.because(one, "vi") for one in judge("TTT-", four_good).reasons]
    assert told[-1] == "quý IV/2018 chưa có kết quả"
    told = [messages.because(one, "vi") for one in judge("XTT-", rule()).reasons]
    assert told[-1].endswith("quý IV/2018 phải xếp loại ít nhất là HTXSNV")


def test_a_rubric_may_rate_by_month() -> None:
    monthly: Rubric = rubric_with(
        rule({"count": {"of": "month", "level": "excellent", "at_least": 1}}, periods=["M01", "M02"])
    )
    months = tuple(PeriodResult(period, "graded", "good") for period in YEAR.divided("month"))
    better = (PeriodResult(Period(2018, "month", 1), "graded", "excellent"), *months[1:])
    for whole, expected in ((months, "no"), (better, "yes")):
        found: YearDecision = YearEnd(monthly).decide(YearSubject("A1", "Mẫu 1", "CB01", "CB01", whole))
        assert found.eligible == {"excellent": expected}


def test_words_of_outcomes() -> None:
    assert [eligible(one) for one in (True, False, None)] == ["yes", "no", "undetermined"]

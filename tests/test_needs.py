from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danhgia import messages
from danhgia.needs import Needs
from danhgia.periods import Period
from danhgia.year_rules import applies, outcome
from danhgia.yearend import PeriodResult, YearEnd, YearSubject
from sample_rubric import sample_rubric, sample_sheet
from score_tables import YEAR
from year_tables import EVERY_GOOD, LEVELS, LISTED, STATUSES, TWO_EXCELLENT, about, rubric_with, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from danhgia.decisions import Outcome
    from danhgia.needs import Need
    from danhgia.rubric import Rubric, YearRule
    from danhgia.ways import Share, Way

BEST_FIRST = tuple(LEVELS.values())
RANK = {level: rank for rank, level in enumerate(reversed(BEST_FIRST))}
MONTHS = YEAR.divided("month")

Bringing = dict[Period, str]


def need(states: str, *rules: dict[str, object]) -> Need:
    return Needs(rubric_with(*(rules or (rule(),)))).of(about(states))["excellent"]


def letters(found: Need) -> list[str]:
    """Return the alternatives as one letter per open period."""
    letter = {level: letter for letter, level in LEVELS.items()}
    return ["".join(letter[level] for level in one.values()) for way in found.ways for one in way.alternatives()]


TAM_DIEP = [
    ("----", "possible", ["XXTT", "XTXT", "XTTX", "TXXT", "TXTX", "TTXX"]),
    ("XT--", "possible", ["XT", "TX"]),
    ("XX--", "possible", ["TT"]),
    ("TT--", "possible", ["XX"]),
    ("TTT-", "impossible", []),
    ("H---", "impossible", []),
    ("XXXs", "possible", ["T"]),
    ("XXuT", "possible", ["T"]),
    ("XTXT", "certain", []),
    ("TTTT", "impossible", []),
    ("XTe-", "undetermined", ["T"]),
    ("oo--", "undetermined", ["TT"]),
    ("TTe-", "undetermined", ["X"]),
    ("XXTn", "undetermined", []),
    ("Hee-", "impossible", []),
]


@pytest.mark.parametrize(("states", "standing", "expected"), TAM_DIEP)
def test_tam_diep_s_rule(states: str, standing: str, expected: list[str]) -> None:
    found = need(states)
    assert (found.standing, letters(found)) == (standing, expected)
    assert found.or_better


def test_a_count_alone_can_be_certain_although_quarters_are_open() -> None:
    found = need("XX--", rule(TWO_EXCELLENT))
    assert (found.standing, [str(period) for period in found.open]) == ("certain", ["2018-Q3", "2018-Q4"])


def test_an_open_quarter_bars_nobody_before_the_year_is_judged() -> None:
    bars = rule(missing="bar")
    assert YearEnd(rubric_with(bars)).decide(about("XX--")).eligible == {"excellent": "no"}
    assert letters(need("XX--", bars)) == ["TT"]
    assert need("XX-e", rule(missing="bar", exempt="bar")).standing == "impossible"


def test_an_exempt_quarter_that_is_left_out_leaves_the_rest_to_do() -> None:
    assert letters(need("XTe-", rule(exempt="skip"))) == ["X"]


def test_a_level_that_is_counted_exactly_must_not_be_exceeded() -> None:
    one_good = {"count": {"of": "quarter", "level": "good", "at_least": 1}}
    found = need("XX--", rule(EVERY_GOOD, one_good))
    assert (letters(found), found.or_better) == (["TT"], False)
    (step,) = found.ways[0].shares[0].steps
    assert (step.level, step.number, step.exactly) == ("good", 2, 1)


def test_what_a_better_level_spoils_and_a_still_better_one_mends_is_said_apart() -> None:
    """The exempt quarter may count as what is missing: the open one brings either level, but none between them."""
    one_of_each = [{"count": {"of": "quarter", "level": level, "at_least": 1}} for level in ("excellent", "completed")]
    found = need("e-TT", rule(*one_of_each, periods=["Q1", "Q2"]))
    assert (found.standing, letters(found)) == ("undetermined", ["X", "H"])
    assert [(step.level, step.exactly) for way in found.ways for step in way.shares[0].steps] == [
        ("excellent", 0),
        ("completed", 1),
    ]


def test_two_rules_that_cannot_be_met_together_say_so() -> None:
    three_good = {"count": {"of": "quarter", "level": "good", "at_least": 3}}
    found = need("----", rule(TWO_EXCELLENT), rule(three_good, applies_to="party_members"))
    assert (found.standing, [reason.key for reason in found.reasons]) == ("impossible", ["together_no"])


def test_a_rule_about_others_is_left_out() -> None:
    rules = Needs(rubric_with(rule(applies_to="official_members")))
    assert rules.of(about("----", category="probationary_member")) == {}
    assert list(rules.of(about("----", category="official_member"))) == ["excellent"]


def test_reasons_can_be_told_in_both_languages() -> None:
    for states in ("TTTT", "XTe-", "XXTn", "oo--", "H---", "eeee"):
        found = need(states)
        assert found.reasons
        assert all("…" not in messages.because(reason, lang) for reason in found.reasons for lang in messages.LANGS)


class Counted:
    """The rules, with a count of how often they are asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, rule: YearRule, states: tuple[str, ...], levels: tuple[str, ...]) -> Outcome:
        self.asked += 1
        return outcome(rule, states, levels)


def months(*rules: dict[str, object]) -> Rubric:
    sheet = sample_sheet(period="month")
    return sample_rubric(sheets=[sheet], year_end=list(rules))


def every_month(level: str) -> dict[str, object]:
    return {"every": {"of": "month", "at_least": level}}


def some_months(level: str, number: int) -> dict[str, object]:
    return {"count": {"of": "month", "level": level, "at_least": number}}


def slots(first: int, last: int) -> list[str]:
    return [f"M{number:02}" for number in range(first, last + 1)]


def open_year(category: str | None = None) -> YearSubject:
    return YearSubject(
        "A1", "Mẫu 1", "CB01", "", tuple(PeriodResult(month, "missing") for month in MONTHS), category, None, LISTED
    )


def test_twelve_open_months_are_looked_at_as_multisets() -> None:
    counted = Counted()
    rubric = months(rule(every_month("good"), some_months("excellent", 6), periods=slots(1, 12)))
    found = Needs(rubric, counted).of(open_year())["excellent"]
    assert counted.asked == 455  # 15 over 3
    (way,) = found.ways
    assert way.number == 924  # 12 over 6
    assert sum(1 for _ in way.alternatives()) == 924
    assert [(step.level, step.number) for step in way.shares[0].steps] == [("excellent", 6), ("good", 6)]


def test_the_same_year_is_searched_once_for_everybody() -> None:
    counted = Counted()
    needs = Needs(months(rule(some_months("excellent", 3), periods=slots(1, 12))), counted)
    for _ in range(100):
        needs.of(open_year())
    assert counted.asked == 455


def test_rules_about_different_months_are_each_asked_about_their_own() -> None:
    counted = Counted()
    rubric = months(
        rule(some_months("excellent", 2), periods=slots(1, 8)),
        rule(some_months("excellent", 2), periods=slots(5, 12), applies_to="party_members"),
    )
    found = Needs(rubric, counted).of(open_year())["excellent"]
    assert counted.asked <= 2 * 165  # 11 over 3: the levels of eight months
    numbers = [
        [sum(step.number for step in share.steps if step.level == "excellent") for share in way.shares]
        for way in found.ways
    ]
    assert sorted(numbers) == [[0, 2, 0], [1, 1, 1], [2, 0, 2]]


# Everything below compares with going through all combinations of levels one by one, with the rules of the year end.

SHAPES: Mapping[int, tuple[str, list[str]]] = {
    2: ("half", ["H1", "H2"]),
    4: ("quarter", ["Q1", "Q2", "Q3", "Q4"]),
    12: ("month", slots(1, 12)),
}
MOST_OPEN = 4


@st.composite
def rules_of(draw: st.DrawFn, kind: str, names: list[str]) -> list[dict[str, object]]:
    about_whom = draw(
        st.lists(
            st.tuples(st.sampled_from(BEST_FIRST[:3]), st.sampled_from(("everyone", "party_members"))),
            min_size=1, max_size=3, unique=True,
        )
    )  # fmt: skip
    level = st.sampled_from(BEST_FIRST)
    every = level.map(lambda least: {"every": {"of": kind, "at_least": least}})
    count = st.tuples(level, st.integers(1, max(2, len(names) // 2))).map(
        lambda pair: {"count": {"of": kind, "level": pair[0], "at_least": pair[1]}}
    )
    return [
        rule(
            *draw(st.lists(st.one_of(every, count), min_size=1, max_size=3)),
            level=guarded,
            applies_to=group,
            periods=draw(st.one_of(st.just(names), st.lists(st.sampled_from(names), min_size=1, unique=True))),
            missing=draw(st.sampled_from(("undetermined", "bar"))),
            exempt=draw(st.sampled_from(("ask", "skip", "bar"))),
        )
        for guarded, group in about_whom
    ]


@st.composite
def years(draw: st.DrawFn) -> tuple[Rubric, YearSubject]:
    kind, names = SHAPES[draw(st.sampled_from(sorted(SHAPES)))]
    rules = draw(rules_of(kind, names))
    rubric = sample_rubric(sheets=[sample_sheet(period=kind)], year_end=rules)
    periods = YEAR.divided(rubric.main.period)
    open_ = draw(st.sets(st.integers(0, len(periods) - 1), max_size=MOST_OPEN))
    good = st.sampled_from("XXTTHK")  # mostly good years, or everything is impossible
    known = st.one_of(good, good, good, st.sampled_from("eon"))
    states = [draw(st.sampled_from("-s!")) if place in open_ else draw(known) for place in range(len(periods))]
    results = tuple(
        PeriodResult(period, "graded", LEVELS[state]) if state in LEVELS else PeriodResult(period, STATUSES[state])
        for period, state in zip(periods, states, strict=True)
    )
    category = draw(st.sampled_from((None, "official_member", "not_member")))
    return rubric, YearSubject("A1", "Mẫu 1", "CB01", "", results, category, None, LISTED)


def filled_in(subject: YearSubject, bringing: Mapping[Period, str]) -> YearSubject:
    results = tuple(
        PeriodResult(one.period, "graded", bringing[one.period]) if one.period in bringing else one
        for one in subject.results
    )
    return YearSubject("A1", "Mẫu 1", "CB01", "", results, subject.category, None, LISTED)


def all_words(rubric: Rubric, subject: YearSubject, level: str, open_: Iterable[Period]) -> list[tuple[Bringing, str]]:
    """Return every combination of levels with the word of the year end for it."""
    judge = YearEnd(rubric)
    periods = tuple(open_)
    combined = [dict(zip(periods, levels, strict=True)) for levels in product(BEST_FIRST, repeat=len(periods))]
    return [(one, judge.decide(filled_in(subject, one)).eligible[level]) for one in combined]


def looked_at(rubric: Rubric, level: str, category: str | None) -> set[str]:
    rules = [
        one for one in rubric.year_end
        if one.level == level and (one.applies_to == "everyone" or category != "not_member")
    ]  # fmt: skip
    return {slot for one in rules for slot in one.periods}


def below(one: Bringing, other: Bringing) -> bool:
    return one != other and all(RANK[one[period]] <= RANK[other[period]] for period in one)


def frozen(some: Iterable[Bringing]) -> set[tuple[tuple[Period, str], ...]]:
    return {tuple(sorted(one.items())) for one in some}


def meets(way: Way, bringing: Bringing) -> bool:
    """Tell whether levels are what the sentence about a way asks for."""
    return all(meets_share(share, [bringing[period] for period in share.periods]) for share in way.shares)


def meets_share(share: Share, brought: list[str]) -> bool:
    reached = 0
    for step in share.steps:
        reached += step.number
        if brought.count(step.level) < step.exactly:
            return False
        if sum(RANK[level] >= RANK[step.level] for level in brought) < reached:
            return False
    return True


@given(years())
@settings(max_examples=100, deadline=None)
def test_needs_is_what_going_through_everything_gives(year: tuple[Rubric, YearSubject]) -> None:
    rubric, subject = year
    found = Needs(rubric).of(subject)
    assert list(found) == list(YearEnd(rubric).decide(subject).eligible)
    for level, one in found.items():
        wanted = looked_at(rubric, level, subject.category)
        open_ = [each.period for each in subject.results if each.state == "missing" and each.period.slot in wanted]
        assert list(one.open) == open_
        words = all_words(rubric, subject, level, open_)
        assert one.standing == standing_of({word for _, word in words})
        goal = {"possible": {"yes"}, "undetermined": {"yes", "undetermined"}}.get(one.standing, set())
        reached = [bringing for bringing, word in words if word in goal]
        if len(reached) == len(words):
            reached = []
        alternatives = [each for way in one.ways for each in way.alternatives()]
        assert len(alternatives) == sum(way.number for way in one.ways) == len(frozen(alternatives))
        ways = [(way, list(way.alternatives())) for way in one.ways]
        smallest = [each for each in reached if not any(below(other, each) for other in reached)]
        assert frozen(smallest) <= frozen(alternatives) <= frozen(reached)
        for way, own in ways:  # one that is not smallest is there for what no lower one is
            for each in own:
                assert each in smallest or not any(
                    meets(other, each) and any(below(lower, each) for lower in others)
                    for other, others in ways
                    if other != way
                )
        for bringing, _ in words:
            assert any(meets(way, bringing) for way in one.ways) == (bringing in reached)


def standing_of(words: AbstractSet[str]) -> str:
    if words == {"yes"}:
        return "certain"
    if words == {"no"}:
        return "impossible"
    return "possible" if "yes" in words else "undetermined"


@given(years())
@settings(max_examples=100, deadline=None)
def test_an_alternative_suffices_and_one_level_less_does_not(year: tuple[Rubric, YearSubject]) -> None:
    rubric, subject = year
    judge = YearEnd(rubric)
    for level, one in Needs(rubric).of(subject).items():
        if one.standing != "possible":
            continue
        for alternative in (each for way in one.ways for each in way.alternatives()):
            assert judge.decide(filled_in(subject, alternative)).eligible[level] == "yes"
            for period, brought in alternative.items():
                for lower in BEST_FIRST[BEST_FIRST.index(brought) + 1 :]:
                    less = filled_in(subject, {**alternative, period: lower})
                    assert judge.decide(less).eligible[level] != "yes"


@given(years())
@settings(max_examples=100, deadline=None)
def test_what_the_year_end_already_knows_is_never_contradicted(year: tuple[Rubric, YearSubject]) -> None:
    rubric, subject = year
    found = Needs(rubric).of(subject)
    waiting = {one.period.slot for one in subject.results if one.state == "missing"}
    for level, word in YearEnd(rubric).decide(subject).eligible.items():
        rules = [one for one in rubric.year_end if one.level == level and applies(one, subject.category)]
        barred_by_what_is_open = any(one.missing == "bar" and waiting & set(one.periods) for one in rules)
        if word == "yes":
            assert found[level].standing == "certain"
        elif word == "no" and not barred_by_what_is_open:
            assert found[level].standing == "impossible"
        elif not found[level].open:
            assert (word, found[level].standing) == ("undetermined", "undetermined")


def test_two_quarters_of_every_kind_of_year_agree_with_the_year_end() -> None:
    judge = YearEnd(rubric_with(rule()))
    for known in product("XTHKe", repeat=2):
        found = need(f"{''.join(known)}--")
        words = {
            judge.decide(about("".join((*known, *brought)))).eligible["excellent"]
            for brought in product(LEVELS, repeat=2)
        }
        assert found.standing == standing_of(words)


def test_alternatives_of_one_way_are_all_different() -> None:
    (way,) = need("----").ways
    found: list[Any] = [tuple(one.values()) for one in way.alternatives()]
    assert all(first != second for first, second in combinations(found, 2))

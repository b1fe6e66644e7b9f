"""The rubrics that ship: read without faults, in force when they say, and right in every worked case.

The cases are worked out here once more, from the rubric's numbers alone: by `decimal` sums and by trying everything.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

import pytest

from danhgia.readers.cases_file import check_cases, level_id, read_cases
from danhgia.readers.grade_cases import ANY, CountCase, PointsCase, PointsExpect, YearCase
from danhgia.readers.rubric_file import cases_file, find_rubric, load_rubric, read_rubric, shipped_rubrics
from danhgia.year_rules import outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from danhgia.readers.cases_file import WorkedCase
    from danhgia.rubric import Rubric

EDITION = load_rubric(find_rubric("tam-diep-2018"))
RUBRIC = EDITION.rubric
SHEET = RUBRIC.main
CASES, FAULTS = read_cases(cases_file(find_rubric("tam-diep-2018")), rubric_id="tam-diep-2018")


def named(worked: WorkedCase) -> str:
    return worked.case.case


@pytest.mark.parametrize("path", shipped_rubrics(), ids=lambda path: path.stem)
def test_shipped_rubrics_have_no_errors_and_no_warnings(path: Path) -> None:
    edition, findings = read_rubric(path, outcome=outcome)
    assert edition is not None
    assert {finding.code for finding in findings} <= {"DG605"}


@pytest.mark.parametrize("path", shipped_rubrics(), ids=lambda path: path.stem)
def test_a_case_about_a_placeholder_says_that_it_is_one(path: Path) -> None:
    """Levels, totals and limits of scores that no source gives: nobody must take such a case for a rule."""
    rubric = load_rubric(path).rubric
    file = cases_file(path)
    for worked in read_cases(file, rubric_id=rubric.id)[0] if rubric.sheets and file.exists() else ():
        case = worked.case
        if case_rests_on_placeholder(worked, rubric):
            assert "điền tạm" in f"{case.case} {case.note}", case.case


def case_rests_on_placeholder(worked: WorkedCase, rubric: Rubric) -> bool:
    sheet, expect = rubric.main, worked.case.expect
    levels = {level.id for level in sheet.levels if level.status == "unknown"}
    if getattr(expect, "level", None) in levels:
        return True
    if not isinstance(expect, PointsExpect) or sheet.levels_only or sheet.score.status != "unknown":
        return False
    return bool(expect.total is not None or expect.domains or _LIMITS.intersection(expect.findings or ()))


_LIMITS = frozenset({"DG201", "DG202", "DG203"})
"""A score above its cap, below its floor, off the step."""


def test_points_make_no_levels_where_the_source_has_none() -> None:
    """Tam Kỳ's article has levels and no points, Hóa Quỳ's has points and no levels."""
    tam_ky, hoa_quy = (load_rubric(find_rubric(name)).rubric for name in ("tam-ky-ct06", "hoa-quy-phu-trach-thon"))
    assert all(sheet.levels_only for sheet in tam_ky.sheets)
    assert tam_ky.ballot is None
    assert [(level.id, level.status) for level in hoa_quy.main.levels] == [("scored", "unknown")]


def test_tam_diep_follows_its_source() -> None:
    caps = {domain.id: (int(domain.cap), [int(one.cap) for one in domain.criteria]) for domain in SHEET.domains}
    assert caps == {
        "I": (15, [4, 3, 3, 3, 2]),
        "II": (15, [3, 3, 3, 3, 3]),
        "III": (10, [5, 5]),
        "IV": (60, [30, 10, 10, 10]),
    }
    assert (SHEET.score.total, SHEET.score.step) == (Decimal(100), Decimal("0.5"))
    bands = [f"{level.code} {level.from_} {level.to} {level.below}" for level in SHEET.levels]
    assert bands == ["XS 90 100 None", "T 75 None 90", "HT 50 None 75", "KHT 0 None 50"]
    assert (RUBRIC.effective.from_, RUBRIC.effective.to) == (date(2018, 1, 1), date(2018, 12, 31))
    assert RUBRIC.ballot is not None
    assert (RUBRIC.ballot.mode, RUBRIC.ballot.majority, RUBRIC.ballot.status) == ("agree", "unknown", "assumed")
    assert RUBRIC.year_end[0].applies_to == "party_members"


def test_every_criterion_says_that_its_name_is_a_placeholder() -> None:
    assert len(SHEET.criteria) == 16
    assert all(one.status != "official" and one.note and "chưa có tên" in one.name for one in SHEET.criteria)


def test_cases_are_many_and_name_only_what_there_is() -> None:
    assert FAULTS == []
    assert len(CASES) >= 40
    assert check_cases(CASES, RUBRIC) == []
    assert len({named(worked) for worked in CASES}) == len(CASES)


POINTS = [worked for worked in CASES if isinstance(worked.case, PointsCase)]
YEARS = [worked for worked in CASES if isinstance(worked.case, YearCase)]
COUNTS = [worked for worked in CASES if isinstance(worked.case, CountCase)]


@pytest.mark.parametrize("worked", POINTS, ids=named)
def test_points(worked: WorkedCase) -> None:
    case = worked.case
    assert isinstance(case, PointsCase)
    if case.given.scored_by not in {None, "branch"}:  # the branch gave no points yet
        assert (case.expect.level, case.expect.total, case.expect.reason) == (None, None, "blank")
        return
    scores = dict(_scores(case))
    numbers = {one: score if isinstance(score, Decimal) else Decimal(0) for one, score in scores.items()}
    total = case.given.total if case.given.total is not None else sum(numbers.values(), start=Decimal(0))
    bad = total > 100 or any(_bad(one, score) for one, score in scores.items())
    by_points = next(level for level in SHEET.levels if total >= (level.from_ or 0)).id
    vote = case.given.ballot and level_id(SHEET, case.given.ballot)
    decided = case.given.decided and level_id(SHEET, case.given.decided)
    unsettled = bool(vote and vote != by_points)
    level = None if bad else decided or (None if unsettled else by_points)
    stated = case.expect.model_fields_set
    if "level" in stated:
        assert case.expect.level == level
    if "total" in stated:
        assert case.expect.total == total
    for domain, points in (case.expect.domains or {}).items():
        ids = [one.id for one in next(one for one in SHEET.domains if one.id == domain).criteria]
        assert points == sum(numbers[one] for one in ids)
    if case.expect.reason:
        assert case.expect.reason == ("error" if bad else "unsettled")


@pytest.mark.parametrize("worked", YEARS, ids=named)
def test_years(worked: WorkedCase) -> None:
    case = worked.case
    assert isinstance(case, YearCase)
    applies = case.given.category != "non_member"
    assert case.expect.eligible == (_eligible(case.given.periods) if applies else None)
    decided = case.given.decided and level_id(SHEET, case.given.decided)
    assert case.expect.level == decided


@pytest.mark.parametrize("worked", COUNTS, ids=named)
def test_counts(worked: WorkedCase) -> None:
    case = worked.case
    assert isinstance(case, CountCase)
    codes = tuple(level.code for level in SHEET.levels)
    choices = [codes if state == ANY else (state,) for state in case.given.enumerate]
    ways = Counter(_eligible(states) for states in product(*choices))
    assert {**dict.fromkeys(("yes", "no", "undetermined"), 0), **ways} == case.expect.model_dump()


def test_eleven_of_256_years_are_eligible() -> None:
    codes = tuple(level.code for level in SHEET.levels)
    assert sum(_meets(states) for states in product(codes, repeat=4)) == 11


def _scores(case: PointsCase) -> Iterator[tuple[str, Decimal | str | None]]:
    for one in SHEET.criteria:
        others = {"cap": one.cap, "floor": one.floor, "blank": None}[case.given.others]
        if case.given.scores is not None:
            given = case.given.scores.get(one.id, others)
            assert given is None or isinstance(given, Decimal | str)
            yield one.id, given


def _bad(criterion: str, score: Decimal | str | None) -> bool:
    one = next(one for one in SHEET.criteria if one.id == criterion)
    return not isinstance(score, Decimal) or not 0 <= score <= one.cap or score * 2 != int(score * 2)


def _meets(states: tuple[str, ...]) -> bool:
    """Say the source's sentence: every quarter good or better, at least two of them excellent."""
    return set(states) <= {"XS", "T"} and states.count("XS") >= 2


def _eligible(states: tuple[str, ...]) -> str:
    codes = [level.code for level in SHEET.levels]
    choices = [[state] if state in codes else codes for state in states]
    ways = {_meets(found) for found in product(*choices)}
    if set(states) <= set(codes):
        return "yes" if True in ways else "no"
    return "undetermined" if True in ways else "no"

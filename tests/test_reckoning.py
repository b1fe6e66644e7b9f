"""What numbers come to beyond sums: compared with an independent computation, and with sums where they are sums."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from danhgia.reckoning import ASSIGNED, DONE, Numbers, can_reckon, raised_caps, reckon, rounded
from danhgia.rubric import Rounded, Sheet

LEVELS = [{"id": "good", "code": "T", "name": "Tốt", "from": 0}]


def sheet(*domains: dict[str, Any], total: int = 100, **more: Any) -> Sheet:  # noqa: ANN401 - keys of a sheet
    score = {"total": total, "step": Decimal("0.5"), **more.pop("score", {})}
    given = {"period": "quarter", "score": score, "scorers": [{"id": "a", "name": "A"}], "official": "a"}
    return Sheet.model_validate({**given, "domains": domains, "levels": LEVELS, **more})


def domain(name: str, *criteria: dict[str, Any], **more: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    cap = sum(one["cap"] for one in criteria)
    return {"id": name, "name": name, "cap": more.pop("cap", cap), "criteria": criteria, **more}


def one(name: str, cap: int | Decimal, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    return {"id": name, "name": name, "cap": cap, **more}


def numbers(values: dict[str, Any], *absent: str, **extras: int) -> Numbers:
    given: dict[tuple[str, str], Fraction] = {}
    for key, value in values.items():
        if isinstance(value, tuple):
            given[key, DONE], given[key, ASSIGNED] = map(Fraction, value)
        else:
            given[key, ""] = Fraction(value)
    return Numbers(given, frozenset(absent), {key: Fraction(value) for key, value in extras.items()})


RATIOS = sheet(
    domain("A", one("SL", 25, ratio={"done": "xong", "assigned": "giao"}), one("CL", 45)), domain("B", one("B.1", 30))
)


@given(some.integers(0, 400), some.integers(1, 400), some.integers(0, 45), some.integers(0, 30))
def test_a_ratio_is_exact(done: int, assigned: int, quality: int, rest: int) -> None:
    come_to = reckon(RATIOS, numbers({"SL": (done, assigned), "CL": quality, "B.1": rest}))
    assert come_to.total == Fraction(25 * done, assigned) + quality + rest
    assert come_to.groups == {"A": Fraction(25 * done, assigned) + quality, "B": rest}


def test_nothing_assigned_comes_to_nothing() -> None:
    assert not can_reckon(RATIOS, numbers({"SL": (0, 0), "CL": 1, "B.1": 1}))
    assert can_reckon(RATIOS, numbers({"SL": (0, 1), "CL": 1, "B.1": 1}))


def four(how: str, **more: Any) -> Sheet:  # noqa: ANN401 - as above
    absent = one("A.4", 40, not_applicable=how, **more)
    return sheet(domain("A", one("A.1", 10), one("A.2", 20), absent), domain("B", one("B.1", 30)))


@pytest.mark.parametrize(
    ("how", "total"),
    [("full", 10 + 20 + 40 + 30), ("exclude", 10 + 20 + 30), ("rescale", Fraction(30 * 70, 30) + 30)],
)
def test_a_criterion_that_does_not_apply(how: str, total: Fraction) -> None:
    assert reckon(four(how), numbers({"A.1": 10, "A.2": 20, "B.1": 30}, "A.4")).total == total


def test_spread_points_raise_the_caps_of_others_alike() -> None:
    assert raised_caps(four("spread"), frozenset({"A.4"})) == {
        "A.1": 10 + Fraction(40, 3), "A.2": 20 + Fraction(40, 3), "B.1": 30 + Fraction(40, 3),
    }  # fmt: skip
    named = raised_caps(four("spread", spread_over=["A.1"]), frozenset({"A.4"}))
    assert named == {"A.1": 50}


def test_nothing_left_to_take_points_over_comes_to_nothing() -> None:
    alone = four("spread", spread_over=["A.1"]).model_copy()
    assert can_reckon(alone, numbers({}, "A.4"))
    both = sheet(
        domain("A", one("A.1", 50, not_applicable="exclude"), one("A.2", 50, not_applicable="spread"), cap=100)
    )
    assert not can_reckon(both, numbers({}, "A.1", "A.2"))


def test_a_group_is_cut_only_where_it_says_so() -> None:
    over = [one("A.1", 5), one("A.2", 5), one("A.3", 5)]
    given_all = numbers({"A.1": 5, "A.2": 5, "A.3": 5})
    assert reckon(sheet(domain("A", *over, cap=10), total=10), given_all).total == 15
    assert reckon(sheet(domain("A", *over, cap=10, clip=True), total=10), given_all).total == 10


def test_a_figure_brings_what_its_first_bracket_says() -> None:
    brackets = [{"from": 90, "points": 10}, {"above": 80, "points": 5}]
    figured = sheet(domain("A", one("A.1", 100, figure={"unit": "%", "by": "VP", "brackets": brackets})))
    for value, points in ((90, 10), ("89.99", 5), ("80.01", 5), (80, 0), (0, 0)):
        assert reckon(figured, numbers({"A.1": Decimal(value)})).total == points


@given(some.decimals("-1000", "1000", places=4), some.sampled_from(["0.1", "0.5", "0.01", "1"]))
def test_rounding_is_half_away_from_zero_or_towards_it(value: Decimal, step: str) -> None:
    to = Decimal(step)
    steps = abs(value) / to
    up = steps.to_integral_value(ROUND_HALF_UP) * to * (1 if value >= 0 else -1)
    down = steps.to_integral_value(ROUND_DOWN) * to * (1 if value >= 0 else -1)
    assert rounded(Fraction(value), Rounded(to=to)) == Fraction(up)
    assert rounded(Fraction(value), Rounded(to=to, how="truncate")) == Fraction(down)


def test_where_it_is_rounded_changes_the_total() -> None:
    """HD 03, TC-1: five lines, exact 67.475; rounded line by line to tenths 67.6."""
    lines = [("29.25", 30), ("14.1", 15), ("10", 10), ("9.55", 10), ("4.575", 5)]
    criteria = [one(f"A.{place}", cap) for place, (_, cap) in enumerate(lines)]
    given_all = numbers({f"A.{place}": Decimal(value) for place, (value, _) in enumerate(lines)})
    exact = reckon(sheet(domain("A", *criteria), total=70), given_all)
    by_line = reckon(
        sheet(domain("A", *criteria), total=70, score={"rounding": {"line": {"to": Decimal("0.1")}}}), given_all
    )
    assert (exact.total, by_line.total) == (Fraction("67.475"), Fraction("67.6"))


@pytest.mark.parametrize(("beyond", "total"), [("keep", 103), ("clip", 100), ("error", 103)])
def test_bonuses_and_deductions(beyond: str, total: int) -> None:
    extras: dict[str, Any] = {"bonuses": [one("T", 5)], "deductions": [one("D", 5)], "score": {"beyond": beyond}}
    given_all = numbers({"A.1": 100}, T=5, D=2)
    assert reckon(sheet(domain("A", one("A.1", 100)), **extras), given_all).total == total

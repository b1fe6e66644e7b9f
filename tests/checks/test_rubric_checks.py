from __future__ import annotations

from decimal import Decimal
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danhgia.checks.rubric_checks import check_rubric
from danhgia.checks.rubric_totality import check_bands, check_year
from danhgia.messages import show
from danhgia.readers.rubric_file import read_rubric
from danhgia.rubric import Rubric
from danhgia.year_rules import outcome
from sample_rubric import sample_edition, sample_rubric, sample_sheet

if TYPE_CHECKING:
    from danhgia.decisions import Outcome
    from danhgia.findings import Finding
    from danhgia.rubric import Edition, YearRule

BASE = """\
schema: 1
id: mau
version: 1
name: Mẫu
period: quarter
score: {total: 100, step: 0.5}
scorers: [{id: self, name: Tự chấm}, {id: branch, name: Chi bộ chấm}]
official: branch
domains:
  - {id: I, name: Một, cap: 40, criteria: [{id: I.1, name: Một một, cap: 25}, {id: I.2, name: Một hai, cap: 15}]}
  - {id: II, name: Hai, cap: 60, criteria: [{id: II.1, name: Hai một, cap: 60}]}
levels:
  - {id: best, code: XS, short: HTXSNV, name: Xuất sắc, from: 90, to: 100}
  - {id: good, code: T, name: Tốt, from: 75, below: 90}
  - {id: fair, code: HT, name: Hoàn thành, from: 50}
  - {id: poor, code: KHT, name: Không hoàn thành, from: 0, spellings: [Không HT]}
year_end:
  - level: best
    periods: [Q1, Q2, Q3, Q4]
    require:
      - every: {of: quarter, at_least: good}
      - count: {of: quarter, level: best, at_least: 2}
"""


def told(findings: list[Finding]) -> list[str]:
    lines = []
    for one in findings:
        facts = " ".join(f"{key}={show(fact, 'en')}" for key, fact in sorted(one.facts.items()) if fact is not None)
        lines.append(f"{one.at.line} {one.code} {one.value} {facts}".strip())
    return lines


def check(text: str, tmp_path: Path) -> list[str]:
    path = tmp_path / "mau.yaml"
    path.write_text(text, encoding="utf-8")
    edition, findings = read_rubric(path, shown="mau.yaml", outcome=outcome)
    assert edition is not None
    return told(findings)


def test_a_sound_rubric_is_silent(tmp_path: Path) -> None:
    assert check(BASE, tmp_path) == []
    assert check_rubric(sample_edition(), outcome=outcome) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # DG602
        ("cap: 40", "cap: 41", ["6 DG602 101 cap=100 sum=101", "10 DG602 40 cap=41 domain=I sum=40"]),
        # DG603: gaps, at the top, inside, at the bottom; overlaps
        ("from: 90, to: 100", "from: 90, to: 99.5", ["13 DG603 99.51 a=99.51 gap="]),
        ("from: 75, below: 90", "from: 75, to: 89", ["14 DG603 89.01 a=89.01 b=90 gap="]),
        ("from: 75, below: 90", "from: 75, to: 89.99", []),
        ("from: 75, below: 90", "above: 75, below: 90", []),
        ("from: 90, to: 100", "above: 90, to: 100", ["14 DG603 90 a=90 b=90.01 gap="]),
        ("from: 0, sp", "from: 10, sp", ["16 DG603 0 a=0 b=10 gap="]),
        ("from: 75, below: 90", "from: 75, to: 90", ["13 DG603 90 a=90 b=90.01 levels=XS, T"]),
        ("from: 75, below: 90", "from: 75, to: 95", ["13 DG603 90 a=90 b=95.01 levels=XS, T"]),
        ("from: 75, below: 90", "from: 75, below: 89.9995", ["14 DG603 89.9995 a=89.9995 b=90 gap="]),
        # bounds that are missing, doubled, or out of order
        ("from: 75, below: 90", "below: 90", ["14 DG606 from"]),
        ("from: 75, below: 90", "from: 75, above: 74", ["14 DG607 74 key=above options=from, above"]),
        ("from: 90, to: 100", "from: 90, to: 100, below: 99", ["13 DG607 99 key=below options=to, below"]),
        ("from: 75, below: 90", "from: 91", ["14 DG607 91 below=90 key=from"]),
        # DG607: dates, requirements
        ("name: Mẫu", "name: Mẫu\neffective: {from: 2018-02-01, to: 2018-01-31}",
         ["5 DG607 2018-01-31 key=to least=01/02/2018"]),
        ("      - count: {of: quarter, level: best, at_least: 2}", "      - {note: x}",
         ["22 DG607  key=require options=every, count"]),
        ("      - count:", "        count:", ["21 DG607 every, count key=require options=every, count"]),
        # DG609
        ("id: I.2", "id: i.1", ["10 DG609 i.1 first=10"]),
        ("id: II,", "id: I,", ["11 DG609 I first=10"]),
        ("id: II.1,", "id: II.1, label: I.1,", ["11 DG609 I.1 first=10"]),
        ("id: self", "id: branch", ["7 DG609 branch first=7"]),
        ("id: good", "id: Best", ["12 DG618 good_level options=best, Best, fair, poor", "14 DG609 Best first=13",
                                  "21 DG610 good key=at_least options=best, Best, fair, poor"]),
        ("spellings: [Không HT]", "spellings: [HOÀN  THÀNH]", ["16 DG609 HOÀN THÀNH first=15"]),
        ("spellings: [Không HT]", "spellings: [KHT, KHT]", []),
        ("[Q1, Q2, Q3, Q4]", "[Q1, Q2, Q3, Q3]", ["19 DG609 Q3 first=19"]),
        # DG610
        ("official: branch", "official: brunch", ["8 DG610 brunch key=official near=branch options=self, branch"]),
        ("  - level: best", "  - level: bets", ["18 DG610 bets key=level near=best options=best, good, fair, poor"]),
        ("at_least: good", "at_least: T", ["21 DG610 T key=at_least options=best, good, fair, poor"]),
        ("level: best, at_least: 2", "level: b, at_least: 2", ["22 DG610 b key=level options=best, good, fair, poor"]),
        ("[Q1, Q2, Q3, Q4]", "[Q1, Q2, Q3, Q5]", ["19 DG610 Q5 key=periods options=Q1, Q2, Q3, Q4"]),
        ("every: {of: quarter", "every: {of: month", ["21 DG610 month key=of options=quarter"]),
        # DG611
        ("name: Hai một, cap: 60", "name: Hai một, cap: 40",
         ["11 DG602 40 cap=60 domain=II sum=40", "13 DG611 XS least=0 most=80"]),
        ("cap: 60}]", "cap: 60, floor: 50}]", ["16 DG611 KHT least=50 most=100"]),
        ("from: 90, to: 100", "from: 99.75, to: 100", ["14 DG603 90 a=90 b=99.75 gap="]),
        ("from: 50}", "from: 74.75}", ["15 DG611 HT least=0 most=100"]),
        ("from: 50}", "above: 74.5}", ["15 DG611 HT least=0 most=100"]),
        # DG612
        ("at_least: 2", "at_least: 5", ["18 DG612 best n=0 of=256 why=never"]),
        ("{of: quarter, at_least: good}\n      - count: {of: quarter, level: best, at_least: 2}",
         "{of: quarter, at_least: poor}", ["18 DG612 best n=256 of=256 why=always"]),
        # a total that stands beyond the scale needs a level, too
        ("step: 0.5}", "step: 0.5, beyond: keep}\nbonuses: [{id: T, name: Thưởng, cap: 5}]",
         ["14 DG603 100.01 a=100.01 gap="]),
        ("step: 0.5}", "step: 0.5, beyond: clip}\nbonuses: [{id: T, name: Thưởng, cap: 5}]", []),
        ("step: 0.5}", "step: 0.5, beyond: keep}\ndeductions: [{id: D, name: Trừ, cap: 5}]",
         ["17 DG603 -5 a=-5 b=0 gap="]),
        # DG616
        ("level: best, at_least: 2", "level: best, at_least: 4", ["21 DG616 best: every at_least good"]),
        ("every: {of: quarter, at_least: good}", "every: {of: quarter, at_least: poor}",
         ["21 DG616 best: every at_least poor"]),
        # DG618, and which level it is, if any
        ("id: good", "id: fine", ["12 DG618 good_level options=best, fine, fair, poor",
                                  "21 DG610 good key=at_least options=best, fine, fair, poor"]),
        ("official: branch\n", "official: branch\ngood_level: fair\n", []),
        ("official: branch\n", "official: branch\ngood_level: god\n",
         ["9 DG610 god key=good_level near=good options=best, good, fair, poor"]),
        # DG613
        ("cap: 25", "cap: 25.25", ["10 DG602 40.25 cap=40 domain=I sum=40.25", "10 DG613 25.25 key=cap step=0.5"]),
        ("cap: 25", "cap: 25, floor: 0.2", ["10 DG613 0.2 key=floor step=0.5"]),
        ("cap: 25", "cap: 25, floor: 26", ["10 DG613 26 cap=25 key=floor"]),
        ("cap: 25", "cap: 25, step: 0.05", []),
        # DG605
        ("official: branch", "official: branch\nstatus: assumed", ["None DG605 1 list=rubric n=1"]),
    ],
)  # fmt: skip
def test_one_fault(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert old in BASE
    assert check(BASE.replace(old, new, 1), tmp_path) == expected


def test_sheets_need_roles_to_be_told_apart() -> None:
    sheets = [sample_sheet(id="a", roles=["Lãnh đạo"]), sample_sheet(id="A", roles=["lãnh đạo"]), sample_sheet(id="c")]
    assert [one.value for one in check_rubric(sample_edition(sample_rubric(sheets=sheets)))] == [
        "A",
        "lãnh đạo (person)",
    ]
    for sheet in sheets:
        sheet["roles"] = None
    found = check_rubric(sample_edition(sample_rubric(sheets=sheets)))
    assert [(one.code, one.value) for one in found] == [("DG609", "A"), ("DG606", "roles"), ("DG606", "roles")]


def test_sheets_have_the_same_periods_and_levels() -> None:
    first: dict[str, Any] = sample_sheet(id="a", roles=["A"])
    other: dict[str, Any] = sample_sheet(id="b", period="month")
    other["levels"] = [{**level, "id": f"{level['id']}x"} for level in other["levels"]]
    found = check_rubric(sample_edition(sample_rubric(sheets=[first, other])))
    assert [(one.code, one.facts["key"], one.facts["options"]) for one in found if one.code == "DG607"] == [
        ("DG607", "period", ("quarter",)),
        ("DG607", "levels", tuple(level["id"] for level in first["levels"])),
    ]
    alike = sample_rubric(sheets=[first, sample_sheet(id="b")])
    assert check_rubric(sample_edition(alike)) == []


def test_two_rules_for_one_level_and_group() -> None:
    rule = {"level": "good", "periods": ["Q1"], "require": [{"every": {"of": "quarter", "at_least": "good"}}]}
    found = check_rubric(sample_edition(sample_rubric(year_end=[rule, {**rule, "applies_to": "party_members"}, rule])))
    assert [(one.code, one.value) for one in found] == [("DG609", "good (everyone)")]


BOUNDS = st.decimals(0, 100, places=1)


@given(st.lists(st.tuples(BOUNDS, st.booleans(), st.none() | st.tuples(BOUNDS, st.booleans())), min_size=1, max_size=4))
def test_levels_are_passed_only_if_every_total_has_exactly_one(
    bands: list[tuple[Decimal, bool, tuple[Decimal, bool] | None]],
) -> None:
    levels = []
    for place, (lower, closed, upper) in enumerate(bands):
        level: dict[str, object] = {"id": f"l{place}", "code": f"c{place}", "name": f"n{place}"}
        level["from" if closed else "above"] = lower
        if upper:
            level["to" if upper[1] else "below"] = upper[0]
        levels.append(level)
    rubric = sample_rubric(sheets=[sample_sheet(levels=levels)])
    passed = not [one for one in check_bands(sample_edition(rubric)) if one.code != "DG611"]
    begun = [lower for lower, _, _ in bands]
    in_order = all((one[0], not one[1]) > (other[0], not other[1]) for one, other in pairwise(bands))
    assert passed == (in_order and begun == sorted(begun, reverse=True) and _exactly_one(bands))


def _exactly_one(bands: list[tuple[Decimal, bool, tuple[Decimal, bool] | None]]) -> bool:
    """Try every hundredth between 0 and 100."""
    for hundredths in range(10_001):
        total = Decimal(hundredths) / 100
        held = 0
        for place, (lower, closed, upper) in enumerate(bands):
            better = bands[place - 1] if place else None
            ends = upper or ((better[0], not better[1]) if better else (Decimal(100), True))
            held += (total >= lower if closed else total > lower) and (total <= ends[0] if ends[1] else total < ends[0])
        if held != 1:
            return False
    return True


def test_the_year_is_proved_over_all_states() -> None:
    asked: list[tuple[str, ...]] = []

    def listening(rule: YearRule, states: tuple[str, ...], levels: tuple[str, ...]) -> Outcome:
        asked.append(states)
        return outcome(rule, states, levels)

    assert check_year(tam_diep(), listening) == []
    levels = ("excellent", "good", "completed", "failed", "missing", "exempt")
    assert {tuple(sorted(states)) for states in asked} == {tuple(sorted(one)) for one in product(levels, repeat=4)}


@pytest.mark.parametrize("wrong", [True, False, None])
def test_an_evaluator_that_breaks_the_promise_is_a_fault_of_the_program(wrong: Outcome) -> None:
    with pytest.raises(RuntimeError, match="excellent"):
        check_year(tam_diep(), lambda *_: wrong)


def test_a_yes_in_spite_of_a_missing_period_is_a_fault_of_the_program() -> None:
    def hasty(rule: YearRule, states: tuple[str, ...], levels: tuple[str, ...]) -> Outcome:
        return True if "missing" in states else outcome(rule, states, levels)

    with pytest.raises(RuntimeError, match="missing"):
        check_year(tam_diep(), hasty)


def tam_diep() -> Edition:
    edition, _ = read_rubric(Path(__file__).parents[2] / "rubrics" / "tam-diep-2018.yaml")
    assert edition is not None
    return edition


def test_months_of_a_year_are_proved_in_time() -> None:
    months = [f"M{number:02}" for number in range(1, 13)]
    require = [{"count": {"of": "month", "level": "excellent", "at_least": 6}}]
    rule = {"level": "excellent", "periods": months, "require": require}
    rubric = sample_rubric(sheets=[sample_sheet(period="month")], year_end=[rule])
    assert isinstance(rubric, Rubric)
    assert check_year(sample_edition(rubric)) == []

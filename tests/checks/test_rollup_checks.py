from __future__ import annotations

import textwrap
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

import pytest

from danhgia import messages
from danhgia.pipeline.rollup_casing import come_to
from danhgia.readers.rubric_file import read_rubric
from danhgia.year_rules import outcome
from rolled_towns import HEAD, TAX

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.checks.rollup_proofs import State
    from danhgia.findings import Finding
    from danhgia.rubric import Rollup, Rubric


def found(text: str, tmp_path: Path) -> list[Finding]:
    path = tmp_path / "mau.yaml"
    path.write_text(text, encoding="utf-8")
    findings = read_rubric(path)[1]
    for finding in findings:
        for lang in messages.LANGS:
            said = messages.message(finding, lang)
            assert "…" not in said, said
    return findings


def check(rollups: str, tmp_path: Path, *, head: str = HEAD) -> list[str]:
    """Return what is found about some roll-ups: line (1 is `rollups:`), code, value."""
    first = head.count("\n")
    findings = found(f"{head}rollups:\n{rollups}", tmp_path)
    return [f"{(one.at.line or 0) - first} {one.code} {one.value}" for one in findings]


def test_a_rubric_that_says_everything_is_silent(tmp_path: Path) -> None:
    assert found(TAX, tmp_path) == []


@pytest.mark.parametrize(
    ("rollups", "expected"),
    [
        ("  - {to: quarter}\n", ["2 DG607 "]),
        ("  - {to: quarter, mean: {}, tally: true}\n", ["2 DG607 mean, tally"]),
        ("  - {to: quarter, tally: false}\n", ["2 DG607 false"]),
        ("  - {to: quarter, tally: true}\n  - {to: quarter, mean: {}}\n", ["3 DG609 quarter"]),
        ("  - {to: year, of: quarter, tally: true}\n", ["2 DG610 quarter"]),
        ("  - {to: quarter, tally: true}\n  - {to: year, of: quarter, tally: true}\n", []),
        ("  - {to: half, of: quarter, mean: {}}\n", ["2 DG610 quarter"]),
        ("  - {to: month, mean: {}}\n", ["2 DG607 month"]),
        ("  - {to: quarter, mean: {divisor: 2}}\n", ["2 DG607 2"]),
        ("  - {to: quarter, mean: {divisor: 3}}\n", []),
        ("  - {to: quarter, mean: {rounding: {to: 0, how: half_up}}}\n", ["2 DG607 0"]),
        ("  - {to: quarter, mean: {zeros: skipped}}\n", ["2 DG601 zeros"]),
        ("  - {to: quarter, counts: [{level: E}]}\n", ["2 DG610 E"]),
        ("  - {to: quarter, counts: [{level: A, when: {level: E, at_least: 1}}, {level: B}]}\n", ["2 DG610 E"]),
        ("  - {to: quarter, counts: [{level: A, when: {level: A}}, {level: B}]}\n", ["2 DG606 at_least"]),
        ("  - {to: quarter, counts: [{level: A, when: {at_least: 2}}, {level: B}]}\n", ["2 DG607 at_least"]),
        (
            "  - {to: quarter, counts: [{level: A, when: {any: [{levell: A, at_least: 1}]}}, {level: B}]}\n",
            ["2 DG601 levell"],
        ),
        (
            "  - {to: quarter, counts: [{level: A, when: {level: A, at_least: 1, all: [{level: B}]}}, {level: B}]}\n",
            ["2 DG606 at_least", "2 DG607 level, all, at_least"],
        ),
        ("  - {to: quarter, tally: true, vetoes: [{level: D, when: {level: D, at_least: 1}}]}\n", ["2 DG607 next"]),
        (
            "  - {to: quarter, tally: true, vetoes: [{level: D, otherwise: ask, when: {level: D, at_least: 1}}]}\n",
            [],
        ),
        ("  - {to: quarter, tally: true, consecutive: [{level: E, times: 2}]}\n", ["2 DG610 E"]),
        ("  - {to: quarter, tally: true, consecutive: [{level: D, times: 4}]}\n", ["2 DG721 D"]),
        ("  - {to: quarter, tally: true, consecutive: [{level: D, times: 3}]}\n", []),
    ],
)  # fmt: skip
def test_keys_that_contradict_one_another(rollups: str, expected: list[str], tmp_path: Path) -> None:
    assert check(rollups, tmp_path) == expected


class TestCounts:
    def test_a_gap_is_named_with_examples(self, tmp_path: Path) -> None:
        lines = "[{level: A, when: {level: A, at_least: 2}}, {level: D, when: {level: D, at_least: 1}}]"
        rollups = f"  - {{to: quarter, counts: {lines}}}\n"
        gap = next(one for one in found(f"{HEAD}rollups:\n{rollups}", tmp_path) if one.code == "DG720")
        uncovered = [
            states
            for states in combinations_with_replacement("ABCD", 3)
            if states.count("A") < 2 and states.count("D") < 1
        ]
        assert (gap.facts["n"], gap.facts["of"]) == (len(uncovered), 20)
        assert gap.facts["list"] == tuple(" ".join(states) for states in uncovered[:3])
        assert gap.severity == "error"

    def test_periods_left_out_make_shorter_combinations(self, tmp_path: Path) -> None:
        lines = "[{level: A, when: {level: D, at_most: 2}}, {level: D, when: {level: D, at_least: 3}}]"
        assert check(f"  - {{to: quarter, counts: {lines}}}\n", tmp_path) == []
        shorter = "[{level: A, when: {level: A, at_least: 1}}, {level: D, when: {all: [{level: A, at_most: 0}]}}]"
        assert check(f"  - {{to: quarter, missing: skip, counts: {shorter}}}\n", tmp_path) == []
        others = ", ".join(f"{{level: {level}, at_least: 1}}" for level in "BCD")
        odd = f"[{{level: A, when: {{any: [{{level: A, at_least: 3}}, {others}]}}}}]"
        assert check(f"  - {{to: quarter, counts: {odd}}}\n", tmp_path) == []
        assert check(f"  - {{to: quarter, exempt: skip, counts: {odd}}}\n", tmp_path) == ["2 DG720 2"]

    @pytest.mark.parametrize(
        "lines",
        [
            "[{level: A}, {level: B}]",
            "[{level: B, when: {level: A, at_least: 4}}, {level: A}]",
            "[{level: B, when: {all: [{level: A, at_least: 1}, {level: A, at_most: 0}]}}, {level: A}]",
        ],
    )
    def test_a_line_that_takes_nothing_is_dead(self, lines: str, tmp_path: Path) -> None:
        findings = check(f"  - {{to: quarter, counts: {lines}}}\n", tmp_path)
        assert findings == ["2 DG721 B"]

    def test_a_veto_of_a_level_that_is_never_given_with_it_is_dead(self, tmp_path: Path) -> None:
        lines = "[{level: D, when: {level: D, at_least: 1}}, {level: A, when: {level: A, at_least: 2}}, {level: B}]"
        dead = "[{level: A, when: {level: D, at_least: 1}}]"
        alive = "[{level: A, when: {level: C, at_least: 1}}, {level: B, when: {level: C, at_least: 1}}]"
        for vetoes, expected in ((dead, ["2 DG721 A"]), (alive, [])):
            assert check(f"  - {{to: quarter, counts: {lines}, vetoes: {vetoes}}}\n", tmp_path) == expected

    def test_a_veto_that_asks_for_more_than_there_is_is_dead(self, tmp_path: Path) -> None:
        rollups = "  - {to: quarter, mean: {}, vetoes: [{level: A, when: {level: D, at_least: 4}}]}\n"
        assert check(rollups, tmp_path) == ["2 DG721 A"]


class TestMeans:
    GAPPED = HEAD.replace("name: Loại B, from: 70", "name: Loại B, from: 70, to: 89.99")

    @pytest.mark.parametrize(
        ("mean", "expected"),
        [
            ("{}", ["2 DG722 B"]),
            ("{rounding: {to: 0.001, how: truncate}}", ["2 DG722 B"]),
            ("{rounding: {to: 0.01, how: half_up}}", []),
            ("{rounding: {to: 0.1, how: truncate}}", []),
        ],
    )
    def test_bounds_that_do_not_touch(self, mean: str, expected: list[str], tmp_path: Path) -> None:
        assert check(f"  - {{to: quarter, mean: {mean}}}\n", tmp_path, head=self.GAPPED) == expected

    def test_bounds_that_touch_are_silent(self, tmp_path: Path) -> None:
        touching = HEAD.replace("name: Loại B, from: 70", "name: Loại B, from: 70, below: 90")
        assert check("  - {to: quarter, mean: {}}\n", tmp_path, head=touching) == []
        assert check("  - {to: quarter, counts: [{level: A}]}\n", tmp_path, head=self.GAPPED) == []

    @pytest.mark.parametrize(
        ("bound", "kind", "expected"),
        [
            (70, "mean: {}", []),
            (35, "mean: {}", [("DG607", "A 90–100, B 35–<90, C 30–<35, D 0–<30")]),
            (35, "tally: true", []),
        ],
    )
    def test_one_mean_is_not_held_to_two_sets_of_bounds(
        self, bound: int, kind: str, expected: list[tuple[str, str]], tmp_path: Path
    ) -> None:
        head, keys = HEAD.partition("period:")[0], HEAD.partition("period:")[2].replace("good_level: B\n", "")
        sheet = textwrap.indent(f"period:{keys}", "    ")
        other = sheet.replace("from: 70", f"from: {bound}").replace(
            "from: 50", "from: 30" if bound < 50 else "from: 50"
        )
        sheets = f"good_level: B\nsheets:\n  - id: a\n    roles: [A]\n{sheet}  - id: b\n{other}"
        findings = found(f"{head}{sheets}rollups:\n  - {{to: quarter, {kind}}}\n", tmp_path)
        assert [(one.code, one.value) for one in findings] == expected


class TestRulesOfTheYear:
    RULE = "year_end:\n  - level: A\n    periods: {periods}\n    require: [{{every: {{of: {of}, at_least: B}}}}]\n"
    QUARTERS = "  - {to: quarter, counts: [{level: A, when: {level: A, at_least: 2}}, {level: C}]}\n"

    @pytest.mark.parametrize(
        ("periods", "of", "expected"),
        [
            ("[Q1, Q2, Q3, Q4]", "quarter", []),
            ("[M01, M02]", "month", []),
            ("[Q1, Q2]", "month", ["6 DG607 month"]),
            ("[M01, Q2]", "quarter", ["6 DG607 quarter"]),
            ("[H1]", "half", ["5 DG610 H1", "6 DG610 half"]),
        ],
    )
    def test_they_may_look_at_quarters_that_are_put_together(
        self, periods: str, of: str, expected: list[str], tmp_path: Path
    ) -> None:
        rule = self.RULE.format(periods=periods, of=of)
        assert sorted(check(f"{self.QUARTERS}{rule}", tmp_path)) == sorted(expected)

    def test_without_a_roll_up_they_may_not(self, tmp_path: Path) -> None:
        rule = self.RULE.format(periods="[Q1]", of="quarter")
        assert {one.code for one in found(f"{HEAD}{rule}", tmp_path)} == {"DG610"}


ONE_C = "- {level: A, when: {level: C, at_least: 1}}"


@pytest.mark.parametrize(
    ("vetoes", "expected"),
    [
        # the mean of three months cannot reach 90 where two are below 50: 49.99… twice and 100
        ("- {level: A, when: {level: D, at_least: 2}}", ["5 DG721 A"]),
        ("- {level: B, when: {level: D, at_least: 2}}", ["5 DG721 B"]),
        ("- {level: C, when: {level: D, at_least: 2}}", []),
        ("- {level: A, when: {level: D, at_least: 1}}", ["5 DG721 A"]),
        (ONE_C, []),
        (
            "- {level: A, when: {level: C, at_least: 1}}\n      - {level: A, when: {level: C, at_least: 2}}",
            ["6 DG721 A"],
        ),
        ("- {level: A, when: {level: C, at_least: 1}}\n      - {level: B, when: {level: C, at_least: 1}}", []),
    ],
)
def test_a_veto_that_no_mean_needs(vetoes: str, expected: list[str], tmp_path: Path) -> None:
    assert check(f"  - to: quarter\n    mean: {{}}\n    vetoes:\n      {vetoes}\n", tmp_path) == expected


def test_every_state_of_the_periods_comes_to_one_outcome(tmp_path: Path) -> None:
    path = tmp_path / "mau.yaml"
    path.write_text(TAX, encoding="utf-8")
    assert read_rubric(path, outcome=outcome, rolled=come_to)[1] == []
    path.write_text(f"{HEAD}rollups:\n  - {{to: year, mean: {{}}, missing: skip}}\n", encoding="utf-8")
    (cut,) = read_rubric(path, outcome=outcome, rolled=come_to)[1]
    assert (cut.code, cut.severity, cut.value, cut.facts) == (
        "DG619",
        "note",
        "rollups: year",
        {"n": 569, "of": 293930},
    )
    path.write_text(f"{HEAD}rollups:\n  - {{to: year, tally: true}}\n", encoding="utf-8")
    assert read_rubric(path, outcome=outcome, rolled=come_to)[1] == []


@pytest.mark.parametrize("wrong", [("A", "missing", ""), (None, None, "")])
def test_no_outcome_and_two_are_faults_of_the_program(wrong: tuple[None, None, str], tmp_path: Path) -> None:
    path = tmp_path / "mau.yaml"
    path.write_text(TAX, encoding="utf-8")
    with pytest.raises(RuntimeError, match="roll-up to a quarter"):
        read_rubric(path, outcome=outcome, rolled=lambda *_: wrong)


def test_states_that_nothing_applies_to_are_named(tmp_path: Path) -> None:
    path = tmp_path / "mau.yaml"
    path.write_text(TAX, encoding="utf-8")

    def nothing(rubric: Rubric, rule: Rollup, states: tuple[State, ...]) -> tuple[str | None, str | None, str]:
        level, status, key = come_to(rubric, rule, states)
        return (None, "unsettled", "roll_no_line") if level == "A" and rule.to == "quarter" else (level, status, key)

    (open_,) = read_rubric(path, outcome=outcome, rolled=nothing)[1]
    assert (open_.code, open_.value, open_.facts["list"]) == ("DG720", "2", ("A A A", "A A B"))

"""What decides nothing is named at its line, what decides something is not; and nothing is left open."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danhgia.checks.rubric_checks import check_rubric
from danhgia.checks.rubric_outcomes import NO_DATA, PERSON, check_outcomes, outcome_of
from danhgia.checks.situations import Situations
from danhgia.conditions import Judged
from danhgia.readers.rubric_file import read_rubric
from danhgia.year_rules import outcome
from sample_rubric import sample_edition, sample_rubric, sample_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from danhgia.findings import Finding
    from danhgia.rubric import Rubric

FACTS = [
    {"id": "on_time", "name": "Đúng hạn", "kind": "percent"},
    {"id": "absent", "name": "Số tháng nghỉ", "kind": "number"},
    {"id": "fined", "name": "Bị kỷ luật", "kind": "yes_no"},
]
ON_TIME = {"fact": "on_time", "at_least": 100}
FINED = {"fact": "fined", "is": True}
LATE = {"id": "muon", "name": "Chậm", "when": [{"fact": "on_time", "below": 50}], "then": {"ceiling": "completed"}}
KEEPS = [LATE, {"id": "phat", "name": "Kỷ luật", "when": [FINED], "then": {"level": "failed"}}]

AWAY = [{"fact": "absent", "at_least": 3}, {"fact": "absent", "at_most": 5}]
MEMBERS = {**KEEPS[1], "id": "hai", "applies_to": "party_members"}


def rubric(
    needs: Sequence[object] | None = None, overrides: Sequence[object] = (), otherwise: str = "ask", **keys: object
) -> Rubric:
    """Return the sample with needs on its best level, and with overrides."""
    sheet = sample_sheet(**{"facts": FACTS, "overrides": list(overrides), **keys})
    levels: list[dict[str, object]] = sheet["levels"]  # type: ignore[assignment]
    levels[0] |= {"needs": needs, "otherwise": otherwise} if needs else {}
    return sample_rubric(sheets=[sheet])


def said(found: Rubric) -> list[str]:
    edition = sample_edition(found)
    assert [one.code for one in check_rubric(edition) if one.severity == "error"] == []
    return [_told(one) for one in check_outcomes(edition)]


def _told(one: Finding) -> str:
    why = "".join(f" {key}" for key in ("never", "always") if key in one.facts)
    return f"{one.code} {one.value}{why}"


@pytest.mark.parametrize(
    "found",
    [
        rubric(),
        rubric([ON_TIME, {"fact": "fined", "is": False}], [LATE]),
        rubric([{"fact": "fined", "is": False}], [MEMBERS]),
        rubric([ON_TIME, {"no_zero": True}, {"criterion": "IV.1", "above": 25}], KEEPS, otherwise="next"),
        rubric([{"group": "IV", "at_least": Decimal("50.5")}]),
        rubric([{"discipline": {"by": "act"}, "is": False}], KEEPS),
        rubric(overrides=[*KEEPS, {**LATE, "id": "hai", "when": AWAY, "then": {"drop": 1}}]),
        rubric(overrides=[{**LATE, "then": {"result": "not_rated"}}, KEEPS[1]]),
        rubric(overrides=[KEEPS[1], {**MEMBERS, "then": {"level": "good"}}]),
    ],
    ids=["nothing", "facts", "others", "points", "group", "register", "drop", "result", "members"],
)  # fmt: skip
def test_what_decides_something_is_silent(found: Rubric) -> None:
    assert said(found) == []


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (rubric([ON_TIME, {"fact": "on_time", "at_least": 50}]), ["DG616 XS: on_time at_least 50"]),
        (rubric([ON_TIME, {"fact": "absent", "at_least": 0}]), ["DG616 XS: absent at_least 0 always"]),
        (rubric([ON_TIME, {"fact": "fined", "is": False}], KEEPS), ["DG616 XS: fined is false"]),
        (rubric([{"fact": "on_time", "above": 90}, {"fact": "on_time", "below": 80}]), ["DG617 XS"]),
        (rubric([{"group": "IV", "at_least": 50}]), ["DG616 XS: IV at_least 50 always"]),
        (rubric([{"criterion": "I.1", "at_least": Decimal("4.5")}]), ["DG617 XS"]),
        (rubric(overrides=[{**LATE, "then": {"ceiling": "excellent"}}]), ["DG616 Chậm"]),
        (
            rubric(overrides=[{**LATE, "when": [{"fact": "absent", "above": 5}, {"fact": "absent", "below": 3}]}]),
            ["DG616 Chậm never"],
        ),
        (rubric(overrides=[{**LATE, "when": [FINED]}, KEEPS[1]]), ["DG616 Chậm"]),
        (rubric(overrides=[KEEPS[1], {**KEEPS[1], "id": "hai", "name": "Hai"}]), ["DG616 Kỷ luật", "DG616 Hai"]),
        (
            rubric(overrides=[KEEPS[1], {**KEEPS[1], "id": "hai", "name": "Hai", "applies_to": "party_members"}]),
            ["DG616 Hai"],
        ),
        (
            rubric(overrides=[{**LATE, "when": [{"fact": "absent", "at_least": 3}, {"fact": "absent", "above": 1}]}]),
            ["DG616 Chậm: absent above 1"],
        ),
        (rubric(overrides=[{**LATE, "when": [{"fact": "fined", "is": True}, {"fact": "fined", "is": False}]}]),
         ["DG616 Chậm never"]),
    ],
)  # fmt: skip
def test_what_decides_nothing_is_named(found: Rubric, expected: list[str]) -> None:
    assert said(found) == expected


def test_zero_on_the_only_criterion_is_far_from_the_best_level() -> None:
    domains = [{"id": "I", "name": "Một", "cap": 100, "criteria": [{"id": "I.1", "name": "Một", "cap": 100}]}]
    assert said(rubric([{"no_zero": True}], domains=domains)) == ["DG616 XS: no_zero always"]


def test_too_many_combinations_are_said() -> None:
    """Each of many facts is a question of its own; a need that decides nothing cannot be proved to."""
    facts = [{"id": f"f{n}", "name": f"Tỷ lệ {n}", "kind": "percent"} for n in range(10)]
    needs: list[object] = [{"fact": f"f{n}", "at_least": 90} for n in range(10)]
    assert said(rubric(needs[:6], facts=facts)) == []
    assert said(rubric(needs, facts=facts)) == ["DG619 XS"]
    assert said(rubric([*needs, {"fact": "f0", "above": 50}], facts=facts)) == ["DG619 XS", "DG619 XS: f0 above 50"]


def test_each_stands_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mau.yaml"
    path.write_text(RULES, encoding="utf-8")
    _, findings = read_rubric(path, outcome=outcome)
    assert [(one.at.line, one.code, one.severity) for one in findings] == [
        (16, "DG616", "warning"),
        (18, "DG617", "warning"),
        (22, "DG616", "warning"),
    ]
    path.write_text(RULES.replace("from: 70", "fromm: 70"), encoding="utf-8")
    assert {one.code for one in read_rubric(path, outcome=outcome)[1]} == {"DG601"}


RULES = """\
schema: 1
id: mau
version: 1
name: Mẫu
period: quarter
score: {total: 100, step: 1}
scorers: [{id: branch, name: Chi bộ chấm}]
official: branch
domains: [{id: I, name: Một, cap: 100, criteria: [{id: I.1, name: Một, cap: 100}]}]
facts: [{id: on_time, name: Đúng hạn, kind: percent}, {id: fined, name: Bị kỷ luật, kind: yes_no}]
levels:
  - id: excellent
    code: XS
    name: Xuất sắc
    from: 90
    needs: [{criterion: I.1, at_least: 90}]
  - {id: good, code: T, name: Tốt, from: 70,
     needs: [{fact: on_time, above: 90}, {fact: on_time, below: 80}]}
  - {id: failed, code: K, name: Kém, from: 0}
overrides:
  - {id: a, name: Kỷ luật, when: [{fact: fined, is: true}], then: {ceiling: good}}
  - {id: b, name: Trần cao nhất, when: [{fact: fined, is: true}], then: {ceiling: excellent}}
"""

_NEEDS = st.sampled_from([ON_TIME, {"fact": "on_time", "above": 50}, FINED, {"fact": "absent", "at_most": 2}])
_EFFECTS = st.sampled_from([
    {"level": "good"}, {"level": "failed"}, {"ceiling": "completed"}, {"drop": 1}, {"drop": 9}, {"result": "deferred"},
])  # fmt: skip
_OVERRIDES = st.lists(st.tuples(st.lists(_NEEDS, min_size=1, max_size=2), _EFFECTS), max_size=3)


@settings(max_examples=15, deadline=None)
@given(st.lists(_NEEDS, max_size=2), _OVERRIDES, st.sampled_from(["ask", "next"]))
def test_whatever_is_true_comes_to_one_outcome_and_what_is_named_changes_none(
    needs: list[object], effects: list[tuple[list[object], object]], otherwise: str
) -> None:
    """Everything that can be true at once is gone through here, with no short cut."""
    overrides: list[object] = [
        {"id": f"o{n}", "name": f"o{n}", "when": when, "then": then} for n, (when, then) in enumerate(effects)
    ]
    found = rubric(needs, overrides, otherwise)
    sheet, cases = found.main, Situations(found.main)
    things = cases.things(*sheet.levels, *sheet.overrides)
    named = {one.value for one in check_outcomes(sample_edition(found)) if one.code == "DG616"}
    without = {
        one.name: sheet.model_copy(update={"overrides": tuple(other for other in sheet.overrides if other is not one)})
        for one in sheet.overrides
    }
    decides = set()
    for level in sheet.levels:
        for values in product(*(cases.values(thing, level) for thing in things)):
            given = dict(zip(things, values, strict=True))
            come_to = outcome_of(cases.judged(level, given))
            if None in values:
                continue
            decides |= {
                name
                for name, other in without.items()
                if name not in decides and outcome_of(cases.judged(level, given, other)) != come_to
            }
    assert named & without.keys() == without.keys() - decides


def test_no_outcome_and_two_are_faults_of_the_program() -> None:
    assert outcome_of(Judged("good")) == "good"
    assert outcome_of(Judged(None, "unsettled")) == PERSON
    assert outcome_of(Judged(None, "error", undecided=True)) == NO_DATA
    for wrong in (Judged(None), Judged("good", "unsettled"), Judged("good", waiting=("x",)), Judged(None, "error")):
        with pytest.raises(RuntimeError, match="exactly one"):
            outcome_of(wrong)

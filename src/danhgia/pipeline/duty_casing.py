"""Worked cases about what must be handed in, areas and signs, run through the checks and lists of `status`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.checklists import sign_list
from danhgia.checks.followup_checks import Followed, read_followed
from danhgia.checks.sign_checks import with_signs
from danhgia.coverage import cover, named_areas
from danhgia.duties import duty_list
from danhgia.members import Member
from danhgia.registers import ASSIGNMENTS, DUTIES, SIGNS, Entry
from danhgia.roster import Roster

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.findings import Finding
    from danhgia.readers.duty_cases import ChecklistGiven, CoverageGiven, DutyGiven
    from danhgia.registers import TableSpec
    from danhgia.rubric import Rubric

_PERSON, _UNIT = "C1", "U1"


def from_duty(given: DutyGiven, rubric: Rubric, year: int) -> Mapping[str, object]:
    """Return what comes of one row of the register “Việc phải nộp”; without a day in it there is no row."""
    rule = next(rule for rule in rubric.duties if rule.id == given.duty)
    roster = Roster((Member(_PERSON, _PERSON, _UNIT, given.role or "", given.category),), {})
    stated = {key: getattr(given, key) for key in ("due", "handed_in", "adopted", "place", "published")}
    row = {key: value for key, value in stated.items() if value is not None}
    unit = given.about == "unit" if given.about else rule.from_ == "units"
    about = {"subject": _UNIT if unit else _PERSON, "kind": rule.kind_name}
    entries = (entry(DUTIES, 1, {**about, **row}),) if row else ()
    followed = read_followed({DUTIES.id: entries}, rubric.duties, roster)
    owed = duty_list(rule, followed.duties, roster, rule.only_year or year, given.on).owed
    state = owed[0].state if owed else None
    return {
        "asked": bool(owed),
        "unmet": state.unmet if state else None,
        "unclear": state.unclear if state else None,
        "days_late": state.days_late if state else None,
        "findings": _codes(followed.findings),
    }


def from_coverage(given: CoverageGiven, rubric: Rubric) -> Mapping[str, object]:
    """Return what comes of rows of the register “Phân công địa bàn” over a time."""
    rule = next(rule for rule in rubric.coverage if rule.id == given.coverage)
    roster = Roster(tuple(Member(row.who, row.who, _UNIT) for row in given.assigned), {})
    entries = tuple(
        entry(ASSIGNMENTS, number, {"code": row.who, "area": row.area, "from": row.from_, "to": row.to})
        for number, row in enumerate(given.assigned, start=1)
    )
    followed = read_followed({ASSIGNMENTS.id: entries}, (), roster)
    areas = {**named_areas(followed.assignments), **dict.fromkeys(given.areas, "")}
    if rule.areas == "units":
        areas = dict.fromkeys(given.areas, "")
    found = cover(rule, followed.assignments, areas, given.from_, given.to)
    return {
        "uncovered": tuple(area.area for area in found.uncovered),
        "several": tuple(holder.subject.code for holder in found.several),
        "findings": _codes(followed.findings),
    }


def from_checklist(given: ChecklistGiven, rubric: Rubric) -> Mapping[str, object]:
    """Return what comes of rows of the register “Nhận diện biểu hiện” over a time."""
    rule = next(rule for rule in rubric.checklists if rule.id == given.checklist)
    people = {row.who: Member(row.who, row.who, _UNIT, row.role or "") for row in given.observed}
    roster = Roster(tuple(people.values()), {})
    entries = tuple(
        entry(SIGNS, number, {"code": row.who, "sign": row.sign, "by": row.by, "date": row.on})
        for number, row in enumerate(given.observed, start=1)
    )
    followed = with_signs(Followed(), {SIGNS.id: entries}, rubric, roster)
    found = sign_list(rule, followed.signs, roster, given.from_, given.to)
    return {
        "people": found.people,
        "signs": {one.sign.id: one.self_ + one.organisation for one in found.signs},
        "unclear": found.unclear,
        "findings": _codes(followed.findings),
    }


def entry(spec: TableSpec, row: int, values: Mapping[str, object]) -> Entry:
    """Return a row of a register as it would be read; what is None is a blank cell."""
    columns = {field.id: place for place, field in enumerate(spec.fields, start=1)}
    given = {key: value for key, value in values.items() if value is not None}
    return Entry("case", spec.sheet, row, given, columns)  # type: ignore[arg-type]  # days and texts alone


def _codes(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    return tuple(sorted(finding.code for finding in findings))

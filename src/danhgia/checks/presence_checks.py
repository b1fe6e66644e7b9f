"""Checks of who is missing: people of a unit that sent its sheet, or forms only, and units that sent nothing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from danhgia.checks.change_checks import former_unit
from danhgia.checks.people_checks import named
from danhgia.findings import Finding, Location
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from danhgia.checks.people_checks import Identified
    from danhgia.expected import Expected
    from danhgia.scores import Batch


def check_present(
    batch: Batch, people: Sequence[Identified], expected: Expected, excused: Mapping[str, str]
) -> Iterator[Finding]:
    """DG405 subject-missing: a unit sent its sheet, and somebody expected in it has no row.

    `excused` are those whose reason for not being rated is on record. A form of somebody whom the unit's sheet leaves
    out does not stand in for the row.
    """
    forms = batch.forms.tolist()
    seen = {person.subject for place, person in enumerate(people) if not (forms[place] and person.belongs)}
    sheets = [placed for placed in batch.sheets if placed.unit and placed.sheet.form == "unit" and placed.sheet.people]
    places = {placed.unit or "": Location(placed.sheet.file, placed.sheet.sheet) for placed in sheets}
    yield from _missing(batch, people, expected, places, {*seen, *excused})


def check_forms_sent(
    batch: Batch, people: Sequence[Identified], expected: Expected, folders: Mapping[str, str], came: Collection[str]
) -> Iterator[Finding]:  # fmt: skip
    """DG405 subject-missing for units that sent forms only: whoever has none.

    `folders` are those units, each with where its forms lie; `came` are people of whom a form came in, usable or not
    (what is wrong with it is a finding already), and those with a reason on record.
    """
    places = {unit: Location(folder) for unit, folder in folders.items()}
    yield from _missing(batch, people, expected, places, {*came, *(person.subject for person in people)})


def check_units(
    sent: AbstractSet[str], expected: Expected, excused: Mapping[str, str], folder: str
) -> Iterator[Finding]:
    """DG408 unit-missing: one finding for a unit that sent nothing, however many people are in it."""
    if expected.roster is None:
        return
    waiting: dict[str, int] = defaultdict(int)
    for code, member in expected.placed_here:
        waiting[member.unit] += code not in excused
    for unit, people in waiting.items():
        if unit not in sent and people:
            named_form = {"form_id": expected.instrument} if expected.instrument else {}
            facts = {"unit": expected.roster.unit_name(unit), "n": people, "period": expected.period, **named_form}
            yield Finding("DG408", Location(folder), unit=unit, facts=facts)


def _missing(
    batch: Batch,
    people: Sequence[Identified],
    expected: Expected,
    places: Mapping[str, Location],
    there: Collection[str],
) -> Iterator[Finding]:
    """DG405 for everybody expected in some units who is not there; with a wrong code somebody is, and that is said."""
    if expected.roster is None:
        return
    units, names = batch.people["unit"].tolist(), batch.people["name"].tolist()
    seen = {*there, *expected.elsewhere}
    unnamed = {
        (unit, fold(name)) for person, unit, name in zip(people, units, names, strict=True) if person.stray and name
    }
    for code, member in expected.placed_here:
        if code in seen or member.unit not in places or (member.unit, fold(member.name)) in unnamed:
            continue
        facts: dict[str, object] = {"who": named(member.name, code), "unit": expected.roster.unit_name(member.unit)}
        if former := former_unit(expected, code):
            facts["former"] = former
        yield Finding("DG405", places[member.unit], subject=code, unit=member.unit, facts=facts)

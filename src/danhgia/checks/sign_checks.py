"""The register “Nhận diện biểu hiện”: which sign of whose checklist was seen, by whom, and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from danhgia.checklists import concerns, member_on
from danhgia.checks.row_checks import Rows
from danhgia.registers import SIGNS
from danhgia.registers.values import Observed
from danhgia.text import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from danhgia.checks.followup_checks import Followed
    from danhgia.findings import Finding
    from danhgia.registers import Entry
    from danhgia.roster import Roster
    from danhgia.rubric import Checklist, Rubric


def with_signs(
    followed: Followed, tables: Mapping[str, Sequence[Entry]], rubric: Rubric, roster: Roster | None
) -> Followed:
    """Return what the registers say with the signs that were seen, each in a checklist of the rubric.

    A row with something wrong in it is not `clear`.
    """
    rows = Rows(SIGNS, tables.get(SIGNS.id, ()), roster)
    said = {finding.at for finding in followed.findings}
    found = [finding for finding in check_signs(rows, rubric) if finding.at not in said]
    every = (*followed.findings, *found)
    wrong = {one.at.row for one in every if one.severity == "error" and fold(one.at.sheet or "") == fold(SIGNS.sheet)}
    seen = (replace(one, clear=one.at.row not in wrong) for one in read_signs(rows, rubric))
    return replace(followed, signs=tuple(seen), findings=every)


def read_signs(rows: Rows, rubric: Rubric) -> Iterator[Observed]:
    """Yield what the register says; a sign is spelled as the rubric spells it."""
    spelled = {fold(sign.id): sign.id for rule in rubric.checklists for sign in rule.signs}
    for entry in rows.entries:
        subject, sign, by = rows.subject(entry), spelled.get(fold(entry.text("sign"))), entry.text("by")
        day = entry.day("date")
        if subject and sign and day and by:
            evidence = entry.text("evidence")
            own = by == "self"
            yield Observed(
                subject, entry.at(), sign=sign, by="self" if own else "organisation", day=day, evidence=evidence
            )


def check_signs(rows: Rows, rubric: Rubric) -> Iterator[Finding]:
    """DG555, DG561 to DG563: rows twice, signs that no checklist has or another one, days that cannot be."""
    for entry in rows.entries:
        typed = entry.text("sign")
        lists = [rule for rule in rubric.checklists if fold(typed) in {fold(name) for name in rule.names}]
        if typed and not lists:
            options = tuple(dict.fromkeys(name for rule in rubric.checklists for name in rule.names))
            yield rows.found("DG561", entry, "sign", value=typed, near=nearest(typed, options))
        yield from _day(rows, entry, rubric)
        yield from _role(rows, entry, lists)
    yield from rows.check_twice("sign", "by", "date")


def _role(rows: Rows, entry: Entry, lists: Sequence[Checklist]) -> Iterator[Finding]:
    """DG562 sign-of-another-list: the sign is for others than somebody of this role."""
    subject, day = rows.subject(entry), entry.day("date")
    member = member_on(rows.roster, subject.code, day) if rows.roster and subject and day else None
    if member and lists and not any(concerns(rule, member) for rule in lists):
        names = tuple(rule.name for rule in lists)
        role = member.group or member.role or None
        yield rows.found("DG562", entry, "sign", value=entry.text("sign"), list=names, role=role)


def _day(rows: Rows, entry: Entry, rubric: Rubric) -> Iterator[Finding]:
    """DG563 sign-day-outside: a day on which the rubric is not in force, or somebody is not on the roster."""
    subject, day, effective = rows.subject(entry), entry.day("date"), rubric.effective
    if day is None:
        return
    early = effective.from_ is not None and day < effective.from_
    if early or (effective.to is not None and day > effective.to):
        yield rows.found("DG563", entry, "date", value=str(day), date=day, day="rubric")
    elif rows.roster and subject and member_on(rows.roster, subject.code, day) is None:
        yield rows.found("DG563", entry, "date", value=str(day), date=day, day="roster")

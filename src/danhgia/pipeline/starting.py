"""`danhgia init` and `danhgia roster check`: what comes before the first sheet."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from danhgia.checks.roster_checks import check_codes, check_groups, check_roster
from danhgia.findings import Unusable, ordered
from danhgia.organisations import rated_by
from danhgia.periods import Period
from danhgia.pipeline.setting import Refused, open_edition, require_in_force
from danhgia.readers.rubric_file import find_rubric, load_rubric, shipped_rubrics
from danhgia.readers.tables import read_tables
from danhgia.registers import GROUPED_TABLES, RAISED_SHARES, REGISTER_TABLES, ROSTER_TABLES, SIGNS, with_kinds
from danhgia.roster import roster_from
from danhgia.workspace import make_workspace
from danhgia.writers.tables import tables_workbook

if TYPE_CHECKING:
    from datetime import date

    from danhgia.findings import Finding
    from danhgia.messages import Lang
    from danhgia.registers import Entry
    from danhgia.workspace import Workspace


_OTHER_HEADINGS = frozenset({"DG110", "DG111"})


@dataclass(frozen=True, slots=True)
class Started:
    """A new workspace: its rubric and year."""

    rubric: str
    year: int
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class CheckedPeople:
    """How a list came out: how many people and units, what is wrong, and how many units are rated, if any may be.

    `foreign` where nobody is on it because it has other headings, as lists from other systems do.
    """

    source: str
    people: int
    units: int
    findings: tuple[Finding, ...]
    organisations: int | None = None
    foreign: bool = False


def start(folder: Path, *, rubric: str, year: int | None, lang: Lang) -> Started:
    """Make a workspace for a rubric; a rubric's own file is copied into it.

    Raises:
        Refused: there is a workspace already, or nothing says which year.
        Unusable: there is no such rubric, it has errors, or it is not in force then.
    """
    path = find_rubric(rubric)
    edition = load_rubric(path)
    effective = edition.rubric.effective
    wanted = year or _only_year(effective.from_, effective.to)
    if wanted is None:
        raise Refused("init.year_needed")
    require_in_force(edition, Period(wanted, "year", 1))
    ours = path in shipped_rubrics()
    raised = any(quota.raised for quota in edition.rubric.quotas)
    more = {RAISED_SHARES: raised, SIGNS: bool(edition.rubric.checklists)}
    registers = tuple(table for table in REGISTER_TABLES if more.get(table, True))
    registers = with_kinds(registers, [rule.kind_name for rule in edition.rubric.duties])
    lists = GROUPED_TABLES if any(sheet.roles for sheet in edition.rubric.sheets_for("organisation")) else ROSTER_TABLES
    files = {"roster.xlsx": tables_workbook(lists), "register.xlsx": tables_workbook(registers)}
    if not ours:
        files[path.name] = path.read_bytes()
    try:
        named = edition.rubric.id if ours else path.name
        made = make_workspace(folder, rubric=named, year=wanted, language=lang, files=files)
    except FileExistsError:
        raise Refused("folder_not_empty", path=folder.as_posix()) from None
    return Started(edition.rubric.id, wanted, made)


def check_people(file: Path | None, workspace: Workspace | None) -> CheckedPeople:
    """Check a list: the one named, else the workspace's.

    Raises:
        Refused: there is no such file, or nobody is on the list and nothing else is wrong with it.
    """
    path = file or (workspace.roster if workspace else Path())
    shown = workspace.shown(path) if workspace else path.as_posix()
    if not os.path.lexists(path):
        raise Refused("path_missing", value=shown)
    tables, findings = read_tables(path, GROUPED_TABLES, shown=shown)
    people, units = tables.get("people", ()), tables.get("units", ())
    seen = _as_seen(people, units, workspace)
    found = ordered([*findings, *check_roster(people, units), *seen.findings])
    if not (people or seen.organisations) and all(finding.severity != "error" for finding in found):
        raise Refused("roster_empty", file=shown)
    named = {entry.text("unit") for entry in (*people, *units)} - {""}
    persons = len({entry.text("code") for entry in people} - {""})
    foreign = not people and any(finding.code in _OTHER_HEADINGS for finding in findings)
    return CheckedPeople(shown, persons, len(named), tuple(found), seen.organisations, foreign=foreign)


class _Seen(NamedTuple):
    """A list as the workspace's rubric sees it: what is wrong with it, and how many units are rated, if any may be."""

    findings: tuple[Finding, ...] = ()
    organisations: int | None = None


def _as_seen(people: tuple[Entry, ...], units: tuple[Entry, ...], workspace: Workspace | None) -> _Seen:
    """Return whom and what the rubric has sheets for; what is wrong with the rubric itself is not asked here."""
    if workspace is None:
        return _Seen()
    try:
        rubric = open_edition(workspace).rubric
    except Unusable:
        return _Seen()
    roster = rated_by(roster_from(people, units), rubric)
    rated = len(roster.members) - len(roster.people) if "organisation" in rubric.subjects else None
    return _Seen((*check_groups(roster.members, rubric), *check_codes(roster)), rated)


def _only_year(first: date | None, last: date | None) -> int | None:
    return first.year if first and last and first.year == last.year else None

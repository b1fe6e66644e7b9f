"""What judging needs besides the sheets: the rubric in force, who is on the list, and what the registers say."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field, replace
from itertools import chain, groupby
from typing import TYPE_CHECKING

from danhgia.checks.followup_checks import followed_table
from danhgia.checks.people_checks import resolved
from danhgia.checks.register_checks import Records, read_records
from danhgia.checks.roster_checks import Listed, check_codes
from danhgia.checks.sign_checks import with_signs
from danhgia.findings import Finding, Location, Unusable
from danhgia.forms import unit_forms
from danhgia.messages import call_units
from danhgia.organisations import rated_by
from danhgia.readers.rubric_file import find_rubric, load_rubric, shipped_rubrics
from danhgia.readers.tables import read_list, read_tables
from danhgia.registers import PEOPLE, REGISTER_TABLES, UNITS
from danhgia.roster import roster_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from danhgia.forms import UnitForm
    from danhgia.members import Member
    from danhgia.periods import Period
    from danhgia.registers import Entry
    from danhgia.roster import Roster
    from danhgia.rubric import Edition, Rubric
    from danhgia.workspace import Workspace


class Refused(Exception):
    """The command cannot do its job: `key` names the sentence in `danhgia.messages` that says why."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


@dataclass(frozen=True)
class Setting:
    """A rubric with the list and the registers of a workspace; without a workspace, the rubric alone."""

    edition: Edition
    workspace: Workspace | None = None
    roster: Roster | None = None
    records: Records = field(default_factory=Records)
    findings: tuple[Finding, ...] = ()
    """What is wrong with the list itself."""

    @property
    def forms(self) -> tuple[UnitForm, ...]:
        """The unit sheets that the rubric makes.

        Raises:
            RatesNobody: it has none.
        """
        return unit_forms(self.edition.rubric)

    @property
    def unit_names(self) -> dict[str, str]:
        """The printed name of every unit, by code."""
        return {code: self.roster.unit_name(code) for code in self.roster.unit_codes} if self.roster else {}

    def shown(self, path: Path) -> str:
        """Return a path as results show it."""
        return self.workspace.shown(path) if self.workspace else path.as_posix()


def open_edition(workspace: Workspace) -> Edition:
    """Return the rubric of a workspace.

    Raises:
        Unusable: it has errors, or there is none of that name.
    """
    path = workspace.rubric
    edition = load_rubric(path, shown=path.name if path in shipped_rubrics() else workspace.shown(path))
    call_units(edition.rubric.words.unit)
    return edition


def open_setting(workspace: Workspace) -> Setting:
    """Return everything that judging in a workspace needs; raises like `open_edition` and `with_people`."""
    return with_people(Setting(open_edition(workspace), workspace))


def with_people(setting: Setting) -> Setting:
    """Return a setting with the list and the registers of its workspace, if it has one.

    Raises:
        Unusable: the list or the registers are no tables that could be read.
        Refused: `danhgia.yaml` says where one of them is, and it is not there.
    """
    workspace = setting.workspace
    if workspace is None:
        return setting
    rubric = setting.edition.rubric
    roster, findings = open_roster(workspace, rubric)
    tables: dict[str, tuple[Entry, ...]] = {}
    unreadable: list[Finding] = []
    if _is_there(workspace, "register", workspace.register):
        tables, unreadable = read_tables(workspace.register, REGISTER_TABLES, shown=workspace.shown(workspace.register))
    needed = (None, *rubric.rests_on)
    if any(finding.blocks == "file" and followed_table(finding) in needed for finding in unreadable):
        raise Unusable(*unreadable)
    sheet = rubric.main if rubric.sheets else None
    records = read_records(tables, sheet, roster, unreadable, duties=rubric.duties, rests_on=rubric.rests_on)
    records = replace(records, followed=with_signs(records.followed, tables, rubric, roster))
    return replace(setting, roster=roster, records=records, findings=tuple(findings))


def with_edition(setting: Setting, edition: Edition) -> Setting:
    """Return a setting with another rubric, and its list as that one sees it."""
    roster = rated_by(setting.roster, edition.rubric) if setting.roster else None
    return replace(setting, edition=edition, roster=roster)


def shipped_edition(rubric_id: str) -> Edition | None:
    """Return a rubric that ships, by its id; None where none is called so."""
    try:
        return load_rubric(find_rubric(rubric_id))
    except Unusable:
        return None


def open_roster(workspace: Workspace, rubric: Rubric) -> tuple[Roster | None, list[Finding]]:
    """Return the list of a workspace as a rubric sees it and what is wrong with it; one without anybody is none."""
    if not _is_there(workspace, "roster", workspace.roster):
        return None, []
    shown = workspace.shown(workspace.roster)
    read, tables, findings = read_list(workspace.roster, PEOPLE, [UNITS], shown=shown, take=Listed.of)
    if any(finding.blocks == "file" for finding in findings):
        raise Unusable(*findings)
    roster = rated_by(roster_of(read.people, tables["units"]), rubric)
    found = resolved([*findings, *read.check(tables["units"]), *check_codes(roster)], roster)
    return (roster if read.people or roster.members else None), found


def _is_there(workspace: Workspace, key: str, path: Path) -> bool:
    """Tell whether a file that need not be there is; a link that leads nowhere is there, and cannot be read.

    Raises:
        Refused: `danhgia.yaml` names it, and it is not there: without it decisions would be lost in silence.
    """
    if os.path.lexists(path):
        return True
    if key in workspace.config.paths.named:
        raise Refused("named_path_missing", field=f"paths.{key}", file=workspace.shown(path))
    return False


def require_in_force(edition: Edition, period: Period) -> None:
    """Refuse a period that the rubric is not made for.

    Raises:
        Unusable: DG604 not-in-force.
    """
    effective = edition.rubric.effective
    if effective.covers(period):
        return
    facts = {
        "value": edition.rubric.id,
        "from": effective.from_ or "…",
        "to": effective.to or "…",
        "period": period,
    }
    at = Location(edition.path, line=edition.line(("effective",)))
    raise Unusable(Finding("DG604", at, value=edition.rubric.id, limit=str(period), facts=facts))


def require_kind(edition: Edition, period: Period) -> None:
    """Refuse a kind of period that the rubric does not rate.

    Raises:
        Refused: it names the option that would be right.
    """
    kind = edition.rubric.main.period
    if period.kind != kind:
        raise Refused("period_kind", value=period, expected=kind)


def digest_of(lines: Iterable[str]) -> str:
    """Return the hash of some lines, which tells whether what they say has changed."""
    found = hashlib.sha256()
    for place, line in enumerate(lines):
        found.update(f"\n{line}".encode("utf-8", "backslashreplace")[place == 0 :])
    return found.hexdigest()


def needed_roster(setting: Setting) -> Roster:
    """Return the list of who is expected.

    Raises:
        Refused: there is none, or nobody is on it.
    """
    if setting.roster is not None:
        return setting.roster
    path = setting.workspace.roster if setting.workspace else None
    key = "roster_empty" if path and path.exists() else "roster_missing"
    raise Refused(key, file=setting.shown(path) if path else None)


def register_digest(setting: Setting, period: Period) -> str:
    """Return the hash of what the registers say of a period's grades; a longer one uses levels brought along, too."""
    rubric, records = setting.edition.rubric, setting.records
    parts = rubric.parts(period) if rubric.rolls(period.kind) else ()
    brought = [f"{part} {row.subject} {row.level}" for part in parts for row in records.entered.get(part, {}).values()]
    needs = rubric.needs if period.kind == rubric.main.period else ()
    return digest_of([*records.rows(period, needs), *sorted(brought)])


def roster_digest(roster: Roster | None, period: Period) -> str:
    """Return the hash of the roster's rows that touch a period, with the names of their units."""
    if roster is None:
        return digest_of(())
    rows = sorted((member for member in roster.members if member.touches(period)), key=_about)
    people = (text for _, same in groupby(rows, key=_about) for text in sorted(map(_written, same)))
    units = sorted({member.unit for member in rows})
    return digest_of(chain(people, (f"{unit}|{roster.unit_name(unit)}" for unit in units)))


def _about(row: Member) -> str:
    """Return how the text of a row begins: only the texts of one person need be there at once."""
    return f"{row.code}|"


def _written(row: Member) -> str:
    text = f"{row.code}|{row.name}|{row.unit}|{row.role}|{row.category}|{row.membership}|{row.from_}|{row.to}"
    return f"{text}|{row.group}" if row.group else text

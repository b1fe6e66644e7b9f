"""`danhgia template`: the workbooks to fill in, per unit or per person, and the papers for the vote."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from danhgia.checks.roster_checks import check_groups
from danhgia.findings import Unusable
from danhgia.pipeline.setting import (
    Refused,
    needed_roster,
    open_edition,
    open_setting,
    require_in_force,
    require_kind,
)
from danhgia.registers import REGISTER_TABLES, SIGNS, with_kinds
from danhgia.text import fold, nearest
from danhgia.writers.ballot_papers import ballot_papers
from danhgia.writers.files import safe_name, write_file
from danhgia.writers.person_page import PersonPage
from danhgia.writers.person_template import person_workbook
from danhgia.writers.tables import tables_workbook
from danhgia.writers.unit_page import TemplatePerson, UnitPage
from danhgia.writers.unit_template import unit_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from danhgia.forms import UnitForm
    from danhgia.periods import Period
    from danhgia.pipeline.setting import Setting
    from danhgia.roster import Member, Roster
    from danhgia.rubric import Rubric
    from danhgia.workspace import Workspace

PAPERS = "-kiem-phieu"
"""What the name of the papers for a unit's vote has behind the unit's code."""


FormName = Literal["unit", "person"]
"""The forms that there are templates of."""


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """One workbook to fill in; not written where a file of that name was there already."""

    path: Path
    unit: str
    people: int
    written: bool
    subject: str | None = None
    """Whose form it is, where it is one person's."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which templates to make, and where to: for every unit or one, a sheet for each or a form for each person."""

    unit: str | None = None
    form: FormName = "unit"
    output: Path | None = None
    force: bool = False
    ballots: bool = False


def make_templates(workspace: Workspace, period: Period, wanted: Wanted) -> list[TemplateFile]:
    """Write the templates of a period; no file is overwritten unless `wanted.force` says so.

    With `ballots`, each unit also gets the papers to print for its vote.

    Raises:
        Refused: there is no list, no such unit, the rubric has no such periods, or nothing to score on people's forms.
        Unusable: the rubric has errors or is not in force then, or somebody's group has none of its sheets.
        OutputBlocked: a file could not be written.
    """
    setting = open_setting(workspace)
    require_in_force(setting.edition, period)
    require_kind(setting.edition, period)
    roster = needed_roster(setting)
    folder = wanted.output or workspace.templates(period)
    if _within(folder, workspace.sheets(period).parent):
        raise Refused("output_in_sheets", path=workspace.shown(folder))
    if wanted.form == "person":
        _require_forms(setting.edition.rubric)
    made = []
    for page, form in _pages(setting, roster, period, wanted.unit):
        for file, content in _workbooks(setting, folder, (page, form), wanted):
            written = wanted.force or not file.path.exists()
            if written:
                write_file(file.path, content())
            made.append(replace(file, written=written))
    return made


def _require_forms(rubric: Rubric) -> None:
    """Refuse forms of people where there is nothing to score on them, or something that one cell cannot hold."""
    unscored = tuple(sheet.id for sheet in rubric.sheets if sheet.levels_only)
    if unscored:
        raise Refused("no_person_form", sheets=unscored)
    ratios = tuple(f"{one.printed} {one.name}" for sheet in rubric.sheets for one in sheet.criteria if one.ratio)
    if ratios:
        raise Refused("ratio_on_form", list=ratios)


def make_registers(workspace: Workspace, output: Path | None = None, *, force: bool = False) -> tuple[Path, bool]:
    """Write the empty registers, with what the rubric asks to be handed in to choose from; and tell whether it did.

    Raises:
        Refused: that is where the registers in use are, or among the filled-in sheets.
        Unusable: the rubric has errors.
        OutputBlocked: the file could not be written.
    """
    rubric = open_edition(workspace).rubric
    path = (output or workspace.all_templates) / "register.xlsx"
    if _within(path.parent, workspace.all_sheets):
        raise Refused("output_in_sheets", path=workspace.shown(path.parent))
    if path.resolve() == workspace.register.resolve():
        raise Refused("registers_over_own", path=workspace.shown(path))
    written = force or not path.exists()
    if written:
        tables = tuple(table for table in REGISTER_TABLES if table is not SIGNS or rubric.checklists)
        specs = with_kinds(tables, tuple(rule.kind_name for rule in rubric.duties))
        write_file(path, tables_workbook(specs))
    return path, written


def _workbooks(
    setting: Setting, folder: Path, own: tuple[UnitPage, UnitForm], wanted: Wanted
) -> Iterator[tuple[TemplateFile, Callable[[], bytes]]]:
    """Yield the files of a unit's people who share a sheet, not written yet, each with what makes its content."""
    page, form = own
    rubric = setting.edition.rubric
    unit = safe_name(page.unit)
    name = unit if len(rubric.sheets) == 1 else f"{unit}-{safe_name(form.instrument)}"
    if wanted.form == "unit":
        file = TemplateFile(folder / f"{name}.xlsx", page.unit, len(page.people), written=False)
        yield file, partial(unit_workbook, setting.edition, form, page)
    else:
        yield from _forms(setting, folder / unit, own)
    if wanted.ballots:
        papers = TemplateFile(folder / f"{name}{PAPERS}.xlsx", page.unit, len(page.people), written=False)
        yield papers, partial(ballot_papers, rubric.of(form.instrument), form, page)


def _forms(
    setting: Setting, folder: Path, unit: tuple[UnitPage, UnitForm]
) -> Iterator[tuple[TemplateFile, Callable[[], bytes]]]:
    """Yield the form of each person of a unit."""
    page, form = unit
    for person in page.people:
        path = folder / f"{safe_name(person.code)}.xlsx"
        own = PersonPage(page, person)
        file = TemplateFile(path, page.unit, 1, written=False, subject=person.code)
        yield file, partial(person_workbook, setting.edition, form, own)


def unit_pages(roster: Roster, period: Period, members: Iterable[Member] | None = None) -> dict[str, UnitPage]:
    """Return the page of every unit with people to rate in a period, or with some of them, in the order of the list."""
    people: dict[str, list[TemplatePerson]] = {unit: [] for unit in roster.unit_codes}
    for member in roster.placed(period).values() if members is None else members:
        people[member.unit].append(TemplatePerson(member.code, member.name, member.role))
    return {
        unit: UnitPage(period, unit, roster.unit_name(unit), _parent(roster, unit), tuple(rows))
        for unit, rows in people.items()
        if rows
    }


def _within(folder: Path, sheets: Path) -> bool:
    """Tell whether templates would land among the filled-in sheets, where they would be taken for such."""
    return sheets.resolve() in (folder.resolve(), *folder.resolve().parents)


def _pages(setting: Setting, roster: Roster, period: Period, unit: str | None) -> Iterator[tuple[UnitPage, UnitForm]]:
    """Yield the page of each unit, or of one, and of each sheet that anybody in it is rated with."""
    rubric, members = setting.edition.rubric, roster.placed(period).values()
    if unclear := [*check_groups(members, rubric)]:
        raise Unusable(*unclear)
    theirs = [(rubric.sheet_of(member.group, member.kind), member) for member in members]
    of_sheets = [unit_pages(roster, period, [one for own, one in theirs if own is sheet]) for sheet in rubric.sheets]
    units = [code for code in roster.unit_codes if any(code in pages for pages in of_sheets)]
    wanted = units if unit is None else [code for code in units if fold(code) == fold(unit)]
    if unit is not None and not wanted:
        raise Refused("unknown_unit", value=unit, near=nearest(unit, units))
    for code in wanted:
        for pages, form in zip(of_sheets, setting.forms, strict=True):
            if code in pages:
                yield pages[code], form


def _parent(roster: Roster, unit: str) -> str:
    own = roster.units.get(unit)
    return roster.unit_name(own.parent) if own and own.parent else ""

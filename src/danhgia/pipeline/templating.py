"""`danhgia template`: the workbooks to fill in, per unit or per person, and the papers for the vote."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
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
from danhgia.writers.files import distinct_names, write_file
from danhgia.writers.person_page import PersonPage
from danhgia.writers.person_template import person_workbook
from danhgia.writers.tables import tables_workbook
from danhgia.writers.unit_page import TemplatePerson, UnitPage
from danhgia.writers.unit_template import unit_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from danhgia.forms import UnitForm
    from danhgia.members import Member
    from danhgia.periods import Period
    from danhgia.pipeline.setting import Setting
    from danhgia.roster import Roster
    from danhgia.rubric import Rubric
    from danhgia.workspace import Workspace

PAPERS = "kiem-phieu"
"""What the name of the papers for a unit's vote has behind the unit's code, and a hyphen."""


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


@dataclass(frozen=True, slots=True)
class Templates:
    """The workbooks of a period, and the ids of sheets that have no form of a person, where such forms are made."""

    files: tuple[TemplateFile, ...]
    without_form: tuple[str, ...] = ()


def make_templates(workspace: Workspace, period: Period, wanted: Wanted) -> Templates:
    """Write the templates of a period; no file is overwritten unless `wanted.force` says so.

    With `ballots`, each unit also gets the papers to print for its vote.

    Raises:
        Refused: there is no list, no such unit, the rubric has no such periods, or nothing to score on people's forms.
        Unusable: the rubric has errors or is not in force then, the list has errors, or somebody's group has no sheet.
        OutputBlocked: a file could not be written.
    """
    setting = open_setting(workspace)
    require_in_force(setting.edition, period)
    require_kind(setting.edition, period)
    roster = needed_roster(setting)
    if wrong := [finding for finding in setting.findings if finding.severity == "error"]:
        raise Unusable(*wrong)
    folder = wanted.output or workspace.templates(period)
    if _within(folder, workspace.sheets(period).parent):
        raise Refused("output_in_sheets", path=workspace.shown(folder))
    every = list(_pages(setting, roster, period))
    pages = _of_unit(every, roster, wanted.unit)
    without = _without_form(setting.edition.rubric, pages) if wanted.form == "person" else ()
    maker = _Maker(setting, folder, wanted, _Names.of(every, setting.edition.rubric), without)
    made = []
    for page, form in pages:
        for file, content in maker.workbooks(page, form):
            written = wanted.force or not file.path.exists()
            if written:
                write_file(file.path, content())
            made.append(replace(file, written=written))
    return Templates(tuple(made), without)


def _without_form(rubric: Rubric, pages: Iterable[tuple[UnitPage, UnitForm]]) -> tuple[str, ...]:
    """Return which sheets of some pages have no form of a person: nothing is scored, or one cell cannot hold it.

    Raises:
        Refused: none of them has.
    """
    needed = {form.instrument for _, form in pages}
    sheets = [sheet for sheet in rubric.sheets if sheet.id in needed]
    unscored = tuple(sheet.id for sheet in sheets if sheet.levels_only)
    ratios = {sheet.id: [f"{one.printed} {one.name}" for one in sheet.criteria if one.ratio] for sheet in sheets}
    without = tuple(sheet.id for sheet in sheets if sheet.levels_only or ratios[sheet.id])
    if len(without) < len(sheets):
        return without
    if unscored:
        raise Refused("no_person_form", sheets=unscored)
    raise Refused("ratio_on_form", list=tuple(chain.from_iterable(ratios.values())))


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


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of files and folders, which depend on the whole list: that of one unit is the same in every run."""

    files: Mapping[tuple[str, ...], str]
    folders: Mapping[tuple[str, ...], str]
    people: Mapping[str, Mapping[tuple[str, ...], str]]
    """The names of people's forms by unit."""

    @classmethod
    def of(cls, pages: Sequence[tuple[UnitPage, UnitForm]], rubric: Rubric) -> _Names:
        """Name what is made for some pages."""
        keys = [_key(page, form, rubric) for page, form in pages]
        people: dict[str, list[tuple[str, ...]]] = {page.unit: [] for page, _ in pages}
        for page, _ in pages:
            people[page.unit] += [(person.code,) for person in page.people]
        return cls(
            distinct_names([*keys, *((*key, PAPERS) for key in keys)]),
            distinct_names((unit,) for unit in people),
            {unit: distinct_names(codes) for unit, codes in people.items()},
        )


def _key(page: UnitPage, form: UnitForm, rubric: Rubric) -> tuple[str, ...]:
    """Return what a unit's workbook is named for: the unit, and the sheet where the rubric has several."""
    return (page.unit,) if len(rubric.sheets) == 1 else (page.unit, form.instrument)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Which files there are for a page, and what makes the content of each: none is written yet."""

    setting: Setting
    folder: Path
    wanted: Wanted
    names: _Names
    without: Sequence[str]

    def workbooks(self, page: UnitPage, form: UnitForm) -> Iterator[tuple[TemplateFile, Callable[[], bytes]]]:
        """Yield the files of a unit's people who share a sheet."""
        rubric = self.setting.edition.rubric
        key = _key(page, form, rubric)
        if self.wanted.form == "unit":
            path = self.folder / f"{self.names.files[key]}.xlsx"
            file = TemplateFile(path, page.unit, len(page.people), written=False)
            yield file, partial(unit_workbook, self.setting.edition, form, page)
        elif form.instrument not in self.without:
            yield from self.forms(page, form)
        if self.wanted.ballots:
            path = self.folder / f"{self.names.files[*key, PAPERS]}.xlsx"
            papers = TemplateFile(path, page.unit, len(page.people), written=False)
            yield papers, partial(ballot_papers, rubric.of(form.instrument), form, page)

    def forms(self, page: UnitPage, form: UnitForm) -> Iterator[tuple[TemplateFile, Callable[[], bytes]]]:
        """Yield the form of each person of a unit."""
        folder, names = self.folder / self.names.folders[page.unit,], self.names.people[page.unit]
        for person in page.people:
            path = folder / f"{names[person.code,]}.xlsx"
            file = TemplateFile(path, page.unit, 1, written=False, subject=person.code)
            yield file, partial(person_workbook, self.setting.edition, form, PersonPage(page, person))


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


def _pages(setting: Setting, roster: Roster, period: Period) -> Iterator[tuple[UnitPage, UnitForm]]:
    """Yield the page of each unit, and of each sheet that anybody in it is rated with."""
    rubric, members = setting.edition.rubric, roster.placed(period).values()
    if unclear := [*check_groups(members, rubric)]:
        raise Unusable(*unclear)
    theirs = [(rubric.sheet_of(member.group, member.kind), member) for member in members]
    of_sheets = [unit_pages(roster, period, [one for own, one in theirs if own is sheet]) for sheet in rubric.sheets]
    for code in roster.unit_codes:
        for pages, form in zip(of_sheets, setting.forms, strict=True):
            if code in pages:
                yield pages[code], form


def _of_unit(
    pages: Sequence[tuple[UnitPage, UnitForm]], roster: Roster, unit: str | None
) -> Sequence[tuple[UnitPage, UnitForm]]:
    """Return the pages of one unit, where only that one is asked for."""
    if unit is None:
        return pages
    found = [(page, form) for page, form in pages if fold(page.unit) == fold(unit)]
    if not found:
        known = {page.unit for page, _ in pages}
        raise Refused("unknown_unit", value=unit, near=nearest(unit, [c for c in roster.unit_codes if c in known]))
    return found


def _parent(roster: Roster, unit: str) -> str:
    own = roster.units.get(unit)
    return roster.unit_name(own.parent) if own and own.parent else ""

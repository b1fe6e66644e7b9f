"""`danhgia template`: one workbook per unit to fill in, and the papers for its vote, from the rubric and the list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from danhgia.pipeline.setting import Refused, needed_roster, open_setting, require_in_force, require_kind
from danhgia.text import fold, nearest
from danhgia.writers.ballot_papers import ballot_papers
from danhgia.writers.files import safe_name, write_file
from danhgia.writers.unit_page import TemplatePerson, UnitPage
from danhgia.writers.unit_template import unit_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from danhgia.periods import Period
    from danhgia.roster import Roster
    from danhgia.workspace import Workspace

PAPERS = "-kiem-phieu"
"""What the name of the papers for a unit's vote has behind the unit's code."""


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """One workbook to fill in; not written where a file of that name was there already."""

    path: Path
    unit: str
    people: int
    written: bool


def make_templates(
    workspace: Workspace,
    period: Period,
    *,
    unit: str | None = None,
    output: Path | None = None,
    force: bool = False,
    ballots: bool = False,
) -> list[TemplateFile]:
    """Write the templates of a period, for every unit or one; no file is overwritten unless `force` says so.

    With `ballots`, each unit also gets the papers to print for its vote.

    Raises:
        Refused: there is no list, no such unit, or the rubric has no such periods.
        Unusable: the rubric has errors or is not in force then.
        OutputBlocked: a file could not be written.
    """
    setting = open_setting(workspace)
    require_in_force(setting.edition, period)
    require_kind(setting.edition, period)
    roster = needed_roster(setting)
    folder = output or workspace.templates(period)
    if _within(folder, workspace.sheets(period).parent):
        raise Refused("output_in_sheets", path=workspace.shown(folder))
    made = []
    for page in _pages(roster, period, unit):
        name = safe_name(page.unit)
        template = partial(unit_workbook, setting.edition, setting.form, page)
        made.append(_made(folder / f"{name}.xlsx", page, template, force=force))
        if ballots:
            papers = partial(ballot_papers, setting.edition.rubric, setting.form, page)
            made.append(_made(folder / f"{name}{PAPERS}.xlsx", page, papers, force=force))
    return made


def _made(path: Path, page: UnitPage, content: Callable[[], bytes], *, force: bool) -> TemplateFile:
    """Write a file of a unit, unless there is one that is to stay."""
    wanted = force or not path.exists()
    if wanted:
        write_file(path, content())
    return TemplateFile(path, page.unit, len(page.people), wanted)


def unit_pages(roster: Roster, period: Period) -> dict[str, UnitPage]:
    """Return the page of every unit with people to rate in a period, in the order of the list of units."""
    people: dict[str, list[TemplatePerson]] = {unit: [] for unit in roster.unit_codes}
    for code, member in roster.placed(period).items():
        people[member.unit].append(TemplatePerson(code, member.name, member.role))
    return {
        unit: UnitPage(period, unit, roster.unit_name(unit), _parent(roster, unit), tuple(rows))
        for unit, rows in people.items()
        if rows
    }


def _within(folder: Path, sheets: Path) -> bool:
    """Tell whether templates would land among the filled-in sheets, where they would be taken for such."""
    return sheets.resolve() in (folder.resolve(), *folder.resolve().parents)


def _pages(roster: Roster, period: Period, unit: str | None) -> Iterator[UnitPage]:
    pages = unit_pages(roster, period)
    if unit is None:
        yield from pages.values()
        return
    named = next((code for code in pages if fold(code) == fold(unit)), None)
    if named is None:
        raise Refused("unknown_unit", value=unit, near=nearest(unit, pages))
    yield pages[named]


def _parent(roster: Roster, unit: str) -> str:
    own = roster.units.get(unit)
    return roster.unit_name(own.parent) if own and own.parent else ""

"""From files to sheets that count: read, placed by mark or folder, copies and doubled units set aside."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from danhgia.checks.file_checks import (
    check_mark,
    check_printed,
    check_sent_twice,
    check_unit,
    is_set_aside,
    place,
    without_copies,
)
from danhgia.periods import parse
from danhgia.results import FileResult
from danhgia.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from danhgia.findings import Finding
    from danhgia.periods import Period
    from danhgia.pipeline.setting import Setting
    from danhgia.sheets import PlacedSheet, ScoreSheet

_NOT_OURS = frozenset({"DG501", "DG502"})
_SHAPE = frozenset({"DG110", "DG111", "DG112", "DG113"})


@dataclass(frozen=True)
class Intake:
    """The sheets of a run: `used` count, `read` are all of them, `findings` say why the others do not."""

    read: tuple[PlacedSheet, ...]
    used: tuple[PlacedSheet, ...]
    findings: tuple[Finding, ...]

    @property
    def unusable(self) -> Mapping[str, str]:
        """Units that sent a sheet which could not be used, with the name of the file."""
        good = [placed for placed in self.used if placed.sheet.readable and placed.sheet.form == "unit"]
        used, units = {placed.sheet.file for placed in good}, {placed.unit for placed in good}
        return {
            unit: _name(placed)
            for placed in self.read
            if placed.sheet.form == "unit"
            for unit in _claimed(placed)
            if unit not in units and placed.sheet.file not in used
        }

    @property
    def lost(self) -> Mapping[str, str]:
        """People of whom only forms came in that could not be used, with the name of the file."""
        good = {placed.person for placed in self.used if placed.sheet.readable}
        forms = [placed for placed in self.read if placed.sheet.form == "person"]
        return {placed.person: _name(placed) for placed in forms if placed.person and placed.person not in good}

    @property
    def sent(self) -> set[str]:
        """Units of which anything came in, usable or not: what is wrong with it is a finding already."""
        return {unit for placed in self.read for unit in _claimed(placed)}

    @property
    def formed(self) -> set[str]:
        """People of whom a form came in, usable or not, by what it says or what it was made for."""
        forms = [placed for placed in self.read if placed.sheet.form == "person"]
        marked = {placed.sheet.mark.person for placed in forms if placed.sheet.mark}
        return marked | {placed.person for placed in forms if placed.person}

    @property
    def forms_only(self) -> Mapping[str, str]:
        """Units that sent forms of people and no sheet of their own, with the folder of the first form."""
        own = {unit for placed in self.read if placed.sheet.form == "unit" for unit in _claimed(placed)}
        found: dict[str, str] = {}
        for placed in self.read:
            for unit in _claimed(placed) - own:
                found.setdefault(unit, placed.sheet.file.rpartition("/")[0])
        return found

    def of(self, instrument: str) -> Intake:
        """Return what came in of one of the rubric's sheets, with what nobody can tell which of them it is of."""
        these = (instrument, "")
        read, used = (tuple(one for one in some if one.sheet.instrument in these) for some in (self.read, self.used))
        return Intake(read, used, self.findings)

    def by_file(self) -> Iterator[tuple[str, list[ScoreSheet]]]:
        """Yield the files that were read, each with its sheets."""
        for file, placed in groupby(self.read, key=lambda one: one.sheet.file):
            yield file, [one.sheet for one in placed]

    def files(self) -> tuple[FileResult, ...]:
        """Return what each file stands for: of several forms in one file what the first does."""
        first = {placed.sheet.file: placed for placed in reversed(self.read)}
        return tuple(
            FileResult(
                file,
                sheets[0].sha256,
                first[file].sheet.form,
                first[file].unit,
                first[file].period,
                sum(len(sheet.people) for sheet in sheets if sheet.form == sheets[0].form),
            )
            for file, sheets in self.by_file()
        )


def take_in(sheets: Iterable[ScoreSheet], setting: Setting, *, asked: Period | None = None) -> Intake:
    """Return which of the sheets count, and for which period and unit.

    `asked` is the period a command is about; without it each file's folder says what it should be.
    """
    every = list(sheets)
    folders = {sheet.file: _folder_period(sheet.file, setting) for sheet in every}
    kept, copies = without_copies(every, folders)
    placed = [_marked(place(sheet, folders[sheet.file], setting.roster, asked=asked), setting, asked) for sheet in kept]
    unused, twice = check_sent_twice(placed, setting.roster)
    used = [one for one in placed if one.sheet.file not in unused and not _foreign(one)]
    set_aside = [
        finding for one in placed if _foreign(one) or one.sheet.file in unused for finding in one.sheet.findings
    ]
    own = {sheet.file for sheet in kept}
    left_out = [
        place(sheet, folders[sheet.file], setting.roster, asked=asked) for sheet in every if sheet.file not in own
    ]
    read = sorted([*placed, *left_out], key=lambda one: one.sheet.file)
    return Intake(tuple(read), tuple(used), (*copies, *twice, *set_aside))


def _marked(placed: PlacedSheet, setting: Setting, asked: Period | None) -> PlacedSheet:
    """Add what the mark says that should not be; a sheet that is not ours is not judged by our columns."""
    found = list(check_mark(placed, setting.edition, _folder_period(placed.sheet.file, setting), asked))
    shape = placed.sheet.findings
    if any(finding.code in _NOT_OURS for finding in found):
        shape = tuple(finding for finding in shape if finding.code not in _SHAPE)
    else:
        found += [*check_unit(placed, setting.roster), *check_printed(placed)]
    findings = tuple(replace(finding, unit=finding.unit or placed.unit) for finding in (*shape, *found))
    return replace(placed, sheet=replace(placed.sheet, findings=findings))


def _foreign(placed: PlacedSheet) -> bool:
    return is_set_aside(placed.sheet)


def _name(placed: PlacedSheet) -> str:
    return placed.sheet.file.rpartition("/")[2]


def _claimed(placed: PlacedSheet) -> set[str]:
    """Return the units that a file may be from: two where its mark and its people say different ones."""
    marked = {finding.value for finding in placed.sheet.findings if finding.code == "DG412"}
    return {unit for unit in (placed.unit, *marked) if unit}


def _folder_period(shown: str, setting: Setting) -> Period | None:
    """Return the period whose folder a file lies in: `sheets/2018-Q3/…`."""
    if setting.workspace is None:
        return None
    root = clean(setting.workspace.config.paths.sheets).replace("\\", "/").strip("/")
    path = clean(shown)
    inside = path.removeprefix(f"{root}/") if path.startswith(f"{root}/") else ""
    return parse(inside.partition("/")[0]) if inside else None


def shown_files(files: Iterable[Path], setting: Setting) -> list[tuple[Path, str]]:
    """Return files with their paths as results show them."""
    return [(path, setting.shown(path)) for path in files]

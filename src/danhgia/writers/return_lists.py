"""Lists to send back: one workbook per unit, with what that unit has to correct and nothing about anybody else."""

from __future__ import annotations

from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from danhgia.findings import ordered
from danhgia.messages import say
from danhgia.writers.cells import Book
from danhgia.writers.files import UNNAMED, safe_name
from danhgia.writers.finding_rows import finding_columns, finding_row
from danhgia.writers.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from danhgia.findings import Finding
    from danhgia.messages import Lang
    from danhgia.periods import Period


def return_lists(
    findings: Iterable[Finding], units: Mapping[str, str], *, period: Period | None, lang: Lang
) -> dict[str, bytes]:
    """Return a workbook per unit by the stem of its file's name; notes are left out.

    `units` gives the printed names of units by code. A finding that names no unit goes to the unit that its file is
    named for, else to a list of the file's own: two files never share one.
    """
    lists: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    kept = [finding for finding in ordered(findings) if finding.severity != "note"]
    known = {*units, *(finding.unit for finding in kept)}
    for finding in kept:
        lists[_owner(finding, known)].append(finding)
    stems = _stems(sorted(lists))
    return {stems[owner]: _workbook(lists[owner], _title(owner, units), period, lang) for owner in sorted(lists)}


def _owner(finding: Finding, known: set[str | None]) -> tuple[str, str]:
    """Return whose list a finding belongs on: a unit's (with no path), or a file's (stem and path)."""
    path = finding.at.file or ""
    stem = PurePosixPath(path).stem
    if finding.unit or stem in known:
        return finding.unit or stem, ""
    return stem or UNNAMED, path


def _stems(owners: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return a file name for each list, different even where case makes no difference."""
    stems: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for owner in owners:
        plain = stem = safe_name(owner[0])
        number = 1
        while stem.casefold() in taken:
            number += 1
            stem = f"{plain}-{number}"
        taken.add(stem.casefold())
        stems[owner] = stem
    return stems


def _title(owner: tuple[str, str], units: Mapping[str, str]) -> str:
    code, path = owner
    return path or units.get(code, code)


def _workbook(findings: Sequence[Finding], unit: str, period: Period | None, lang: Lang) -> bytes:
    book = Book()
    sheet = Paper(book, say("sheet.return", lang), finding_columns(lang))
    about = say("title.return_subtitle", lang, unit=unit, period=period)
    sheet.title(say("title.return", lang), about if period else f"{say('col.unit', lang)}: {unit}")
    sheet.rows(finding_row(number, finding, lang) for number, finding in enumerate(findings, start=1))
    return book.finished()

"""What each file stands for: its period and unit, by its mark or by where it lies, and which of several files count."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from danhgia.findings import Finding, Location
from danhgia.form_columns import CLAIM_KINDS
from danhgia.periods import MONTHS, parse
from danhgia.sheets import PlacedSheet, State
from danhgia.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from danhgia.forms import UnitForm
    from danhgia.periods import Period
    from danhgia.roster import Roster
    from danhgia.rubric import Edition
    from danhgia.sheets import ScoreSheet

SET_ASIDE = frozenset({"DG412", "DG501", "DG502"})
"""A file with one of these stands for something else than it says: it is not looked at any further."""

_FORMS = frozenset({"unit", "person"})
"""The forms that are read. People's forms may lie in their unit's workbook, but no unit's table on a person's form."""
_JUDGED_BY_HAND = CLAIM_KINDS - {"derived", "subtotal", "total", "level"}


def place(
    sheet: ScoreSheet, folder: Period | None, roster: Roster | None, *, asked: Period | None = None
) -> PlacedSheet:
    """Return a sheet with the period and unit it stands for.

    By its mark; a sheet without one takes the period from its folder and the unit from its people, and a file that
    could not be read the unit, or the person, whose code is its name. The people also say it where the mark names a
    unit that the list does not have, or one to which none of them belongs. `asked` is the period the command is about.
    """
    period = (parse(sheet.mark.period) if sheet.mark else None) or folder or asked
    marked = sheet.mark.unit if sheet.mark else ""
    if roster is None:
        return PlacedSheet(sheet, period, marked or None, _person_of(sheet))
    known = roster.unit_code(marked) if marked else None
    people = known and _people_of_another(sheet, roster, period, known)
    named = _named_after(sheet, roster)
    if named:
        sheet = replace(sheet, form="person")
    person = named or roster.code(_person_of(sheet) or "")
    if sheet.form == "person" and not (people or known):
        return PlacedSheet(sheet, period, _home(roster, person, period), person)
    return PlacedSheet(sheet, period, people or known or _unit_of(sheet, roster), person)


def check_mark(placed: PlacedSheet, edition: Edition, folder: Period | None, asked: Period | None) -> Iterator[Finding]:
    """DG501 wrong-period, DG502 wrong-rubric, DG503 older-rubric, DG504 mark-missing; part of a mark may be missing."""
    sheet, mark = placed.sheet, placed.sheet.mark
    if mark is None:
        if sheet.people:
            facts = {"period": placed.period, "unit": placed.unit}
            yield Finding("DG504", Location(sheet.file), unit=placed.unit, facts=facts)
        return
    if not (mark.period and mark.unit):
        facts = {"period": None if mark.period else placed.period, "unit": None if mark.unit else placed.unit}
        yield Finding("DG504", Location(sheet.file), unit=placed.unit, facts=facts)
    made, ours = (mark.rubric, edition.rubric.id)
    if mark.form not in _FORMS or (mark.form == "person" and sheet.form == "unit"):
        made, ours = f"{made}/{mark.form}", f"{ours}/{sheet.form}"
    if made != ours:
        facts = {"value": made, "expected": ours}
        yield Finding("DG502", Location(sheet.file), value=made, limit=ours, unit=placed.unit, facts=facts)
    elif mark.sha256 != edition.sha256:
        yield Finding("DG503", Location(sheet.file), value=mark.version, limit=edition.rubric.version, unit=placed.unit)
    wanted, named = asked or folder, parse(mark.period)
    right = mark.period == str(wanted) if wanted else named and named.kind == edition.rubric.main.period
    if mark.period and not right:
        facts = {"value": named or mark.period, "period": wanted}
        limit = str(wanted) if wanted else None
        yield Finding("DG501", Location(sheet.file), value=mark.period, limit=limit, unit=placed.unit, facts=facts)


def check_printed(placed: PlacedSheet) -> Iterator[Finding]:
    """DG501 wrong-period, as a warning: the period that people read above the table is not the one it is taken for.

    One that holds the period, its year for example, contradicts nothing.
    """
    expected, sheet = placed.period, placed.sheet
    printed = [(row, column, text, period) for row, column, text in sheet.printed if (period := parse(text))]
    if expected is None or any(_holds(period, expected) for *_, period in printed):
        return
    for row, column, text, period in printed[:1]:
        at, facts = (
            Location(sheet.file, sheet.sheet, row, column),
            {"value": period, "meant": expected},
        )
        yield Finding("DG501", at, value=text, limit=str(expected), unit=placed.unit, facts=facts, downgraded=True)


def _holds(whole: Period, period: Period) -> bool:
    return MONTHS[whole.kind] >= MONTHS[period.kind] and period.within(whole.kind) == whole


def is_set_aside(sheet: ScoreSheet) -> bool:
    """Tell whether a file stands for something else than it says."""
    return any(finding.code in SET_ASIDE and not finding.downgraded for finding in sheet.findings)


def check_unit(placed: PlacedSheet, roster: Roster | None) -> Iterator[Finding]:
    """DG420 unit-unknown and DG412 sheet-of-another-unit: the mark's unit, held against the list and the people.

    One finding for the file: else each of its people were in a wrong unit, and everybody of the mark's unit missing.
    """
    sheet, mark = placed.sheet, placed.sheet.mark
    if roster is None or mark is None or not mark.unit:
        return
    known = roster.unit_code(mark.unit)
    if known is None:
        marked = sheet.file.rpartition("/")[2]
        facts: dict[str, object] = {"marked": marked, "near": nearest(mark.unit, roster.unit_codes)}
        yield Finding("DG420", Location(sheet.file), value=mark.unit, unit=placed.unit, facts=facts)
    elif placed.unit and placed.unit != known:
        facts = {"marked": roster.unit_name(known), "unit": roster.unit_name(placed.unit)}
        yield Finding("DG412", Location(sheet.file), value=known, limit=placed.unit, unit=placed.unit, facts=facts)


def without_copies(
    sheets: Sequence[ScoreSheet], folders: Mapping[str, Period | None]
) -> tuple[list[ScoreSheet], list[Finding]]:
    """Return the sheets without byte-identical copies, and DG117 identical-copy for each that is left out.

    A copy in the folder of another period is none: it is that period's sheet sent again.
    """
    first: dict[tuple[str, Period | None], str] = {}
    copies: dict[str, Finding] = {}
    for sheet in sheets:
        kept = first.setdefault((sheet.sha256, folders[sheet.file]), sheet.file) if sheet.sha256 else sheet.file
        if kept != sheet.file:
            copies[sheet.file] = Finding("DG117", Location(sheet.file), facts={"file2": kept})
    return [sheet for sheet in sheets if sheet.file not in copies], list(copies.values())


def check_sent_twice(sheets: Sequence[PlacedSheet], roster: Roster | None) -> tuple[set[str], list[Finding]]:
    """DG407 unit-sent-twice: return the files of units that sent one sheet of a period in two versions; none counts.

    Forms of people are no second sheet of the unit.
    """
    sent: dict[tuple[Period | None, str, str], list[PlacedSheet]] = defaultdict(list)
    for placed in sheets:
        if placed.unit and placed.sheet.form == "unit" and not is_set_aside(placed.sheet):
            sent[placed.period, placed.unit, placed.sheet.instrument].append(placed)
    findings, unused = [], set()
    for (period, unit, _), twins in sent.items():
        if len(twins) == 1:
            continue
        files = [twin.sheet.file for twin in twins]
        unused |= set(files)
        name = roster.unit_name(unit) if roster else unit
        facts = {"unit": name, "period": period, "file": files[0], "file2": tuple(files[1:])}
        if (mark := twins[0].sheet.mark) and mark.sheet:
            facts["form_id"] = mark.sheet
        findings.append(Finding("DG407", Location(files[0]), unit=unit, facts=facts))
    return unused, findings


def check_filled(placed: PlacedSheet, form: UnitForm, names: Mapping[str, str]) -> Finding | None:
    """DG115 sheet-not-filled: a template that came back as it was sent is one finding, not one per blank cell."""
    sheet = placed.sheet
    said_something = (
        any(state != State.BLANK for state in sheet.scores.state)
        or any(person.reason for person in sheet.people)
        or any(form.columns[what].kind in _JUDGED_BY_HAND for what in sheet.claims.what)
        or (sheet.tasks is not None and bool(sheet.tasks.rows))
        or (form.levels_only and _nothing_to_score(sheet, form))
    )
    if said_something or not sheet.readable or (not sheet.people and not sheet.columns):
        return None
    unit, at = placed.unit or "", Location(sheet.file, sheet.sheet)
    if sheet.form == "person":
        facts = {"who": sheet.people[0].name or placed.person or sheet.file, "unit": None}
        return Finding("DG115", at, subject=placed.person, unit=placed.unit, facts=facts)
    return Finding("DG115", at, unit=placed.unit, facts={"unit": names.get(unit, unit or sheet.file)})


def _nothing_to_score(sheet: ScoreSheet, form: UnitForm) -> bool:
    """Tell whether a sheet without scores says something all the same: a tally does, and without a vote it need not."""
    tally = sheet.tally
    return not form.tally.asked or (tally is not None and any(map(tally.says, tally.people)))


def with_findings(placed: PlacedSheet, findings: Sequence[Finding]) -> PlacedSheet:
    """Return a sheet with more findings about the file as a whole."""
    return replace(placed, sheet=replace(placed.sheet, findings=(*placed.sheet.findings, *findings)))


def _unit_of(sheet: ScoreSheet, roster: Roster) -> str | None:
    known = [roster.code(person.code) for person in sheet.people]
    units = Counter(roster.by_code[code][0].unit for code in known if code)
    common = units.most_common(2)
    if common and (len(common) == 1 or common[0][1] > common[1][1]):
        return common[0][0]
    stem = sheet.file.rpartition("/")[2].rpartition(".")[0]
    return roster.unit_code(stem) or roster.unit_code(stem.rpartition("-")[0])  # `CB01-PL02`: one of several sheets


def _person_of(sheet: ScoreSheet) -> str | None:
    """Return whose form a sheet is, by what it says itself, else by its mark."""
    if sheet.form != "person":
        return None
    stated = next((person.code for person in sheet.people if person.code), None)
    return stated or (sheet.mark.person if sheet.mark else None) or None


def _named_after(sheet: ScoreSheet, roster: Roster) -> str | None:
    """Return the person whose code is the name of a file that could not be read at all."""
    stem = sheet.file.rpartition("/")[2].rpartition(".")[0]
    return None if sheet.sheet or sheet.mark or roster.unit_code(stem) else roster.code(stem)


def _home(roster: Roster, person: str | None, period: Period | None) -> str | None:
    """Return the unit that somebody is in at a period's end; failing that, the first that the list names."""
    rows = roster.by_code.get(person or "", ())
    there = [row for row in rows if period and row.membership == "main" and row.covers(period.last_day)]
    return next((row.unit for row in (*there, *rows)), None)


def _people_of_another(sheet: ScoreSheet, roster: Roster, period: Period | None, unit: str) -> str | None:
    """Return the one other unit to which a sheet's people belong, where none of them was ever in `unit` in the period.

    Most of them must be on the list: of strangers nobody can tell where they belong.
    """
    codes = [code for person in sheet.people if (code := roster.code(person.code))]
    touching = [[row for row in roster.by_code[code] if not period or row.touches(period)] for code in codes]
    rows = [{row.unit for row in found if row.membership == "main" or row.unit == unit} for found in touching]
    units = set().union(*rows)
    whole = len(units) == 1 and all(rows) and 2 * len(rows) > len(sheet.people)
    return units.pop() if whole and unit not in units else None

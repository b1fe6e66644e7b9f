"""The tally sheet: the counts of the vote at its head, and per person the votes for each level.

The counts stand beside their printed labels, or behind a colon in the same cell. What cannot be read as a whole number
or a date is a finding and counts as not given; a tally that nobody filled in is no fault, nor is one that is not there.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from danhgia.findings import Finding, Location
from danhgia.forms import DEFERRED_WORDS, NOT_RATED, NOT_RATED_SPELLINGS, TALLY_SHEET, bare
from danhgia.numbers import SCALE
from danhgia.readers.cells import claim_values, date_value, score_value, text_value
from danhgia.readers.header_search import HEADER_WITHIN, Sought, find_layout
from danhgia.readers.labelled import keys_of, stated
from danhgia.readers.layout import words
from danhgia.readers.rows import Frame, rows_about_people
from danhgia.readers.shown_values import shown_otherwise
from danhgia.sheets import Cells, CellValue, Fault, State, Tally, TallyFact, TallyRow, tally_facts
from danhgia.tally_form import AGREED, NOT_AGREED
from danhgia.text import fold, same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from danhgia.forms import UnitForm
    from danhgia.readers.cells import Values
    from danhgia.readers.layout import Layout
    from danhgia.readers.rows import Row
    from danhgia.readers.workbook import Cell, Grid, Workbook
    from danhgia.tally_form import TallyForm

_CODE, _NAME = "Mã số", "Họ và tên"
_CONCLUDED = (f"{fold('Mức')} ", f" {fold('kết luận')}")
_BLANK = State.BLANK  # looked up once: an enumeration finds its members slowly
_UNREADABLE = CellValue(State.UNREADABLE, fault=Fault.NOT_A_NUMBER)

Vote = tuple[int, int, int, CellValue]
"""Votes in one cell: its row and column, what they are for, and what it holds."""


def read_tally(workbook: Workbook, shown: str, form: UnitForm) -> tuple[Tally | None, list[Finding]]:
    """Return the tally of a workbook, or None where it has no such sheet, and what could not be read of it.

    One that is hidden, or two of the same name but for spaces, would be a guess (DG110); a hidden one without an entry
    is no tally.
    """
    named = [name for name in workbook.sheet_names if same(name, TALLY_SHEET)]
    seen = [name for name in named if workbook.states[name] == "visible"]
    if len(seen) > 1:
        return None, [_not_to_read(Location(shown), why="twice", near=tuple(seen))]
    if not seen:
        hidden = [name for name in named if _says(_read_tally(workbook, name, shown, form)[0])]
        return None, [_not_to_read(Location(shown, name), why="hidden") for name in hidden[:1]]
    return _read_tally(workbook, seen[0], shown, form)


def _not_to_read(at: Location, **facts: object) -> Finding:
    """DG110 sheet-missing, of the tally."""
    return Finding("DG110", at, facts={"sheet": TALLY_SHEET, **facts})


def _says(tally: Tally) -> bool:
    stated = any(fact.value is not None or fact.raw for fact in tally.facts.values())
    return stated or any(map(tally.says, tally.people))


def _read_tally(workbook: Workbook, name: str, shown: str, form: UnitForm) -> tuple[Tally, list[Finding]]:
    grid = workbook.grid(name)
    layout = find_layout(grid, _header_of(form))
    findings = _header_findings(layout, form) if grid.rows else []
    facts: dict[str, TallyFact] = {}
    labels, key_of = _labels_of(form.tally)
    last = layout.header[0] - 1 if layout else HEADER_WITHIN
    for key, place, cell in stated(grid, range(1, last + 1), key_of):
        fact, problem = _fact((key, labels[key]), place, cell, workbook)
        if facts.setdefault(key, fact) is fact:
            findings += problem
    people, votes, problems = _counted(workbook, grid, layout, form)
    placed = [_placed(finding, shown, name) for finding in [*findings, *problems]]
    placed += _unseen(workbook, (grid, layout), (facts, people), Location(shown, name))
    code = layout.columns.get(len(form.levels) + 1, 0) if layout else 0
    return Tally(name, facts, people, votes, code, _is_whole(layout, form)), placed


def _unseen(
    workbook: Workbook,
    read: tuple[Grid, Layout | None],
    told: tuple[Mapping[str, TallyFact], Iterable[TallyRow]],
    at: Location,
) -> list[Finding]:
    """Return counts that nobody sees, or sees as others, or struck through: levels may follow from them."""
    (grid, layout), (facts, people) = read, told
    places = [(fact.row, fact.column) for fact in facts.values()]
    places += [(person.row, column) for person in people for column in (layout.columns.values() if layout else ())]
    cells = [(*place, cell) for place in sorted(set(places)) if (cell := grid.cell(*place)) and cell.text]
    hidden = sorted({row for row, _, _ in cells} & grid.hidden_rows)
    told_of = {"n": len(hidden), "rows": ", ".join(map(str, hidden))}
    unseen = [Finding("DG116", replace(at, row=hidden[0]), facts=told_of)] if hidden else []
    return [*unseen, *shown_otherwise(workbook, at, cells)]


@lru_cache(maxsize=16)
def _labels_of(form: TallyForm) -> tuple[Mapping[str, str], Callable[[str], str | None]]:
    """Return the labels of the counts at the head by id, and what finds the id that a text is the label of."""
    labels = dict(tally_facts(form))
    return labels, keys_of({bare(fold(label)): key for key, label in labels.items()})


def _fact(
    labelled: tuple[str, str], place: tuple[int, int], cell: Cell, workbook: Workbook
) -> tuple[TallyFact, list[Finding]]:
    key, label = labelled
    raw = text_value(cell)
    if not raw and not cell.formula:
        return TallyFact(*place, None), []
    value: int | date | None = date_value(cell, workbook) if key == "meeting_day" else _count(cell, workbook)
    expected = "date" if key == "meeting_day" else "number"
    problem = [] if value is not None else [_unreadable(*place, raw, label, expected)]
    return TallyFact(*place, value, raw), problem


def _count(cell: Cell, workbook: Workbook) -> int | None:
    value = score_value(cell, workbook)
    return value.scaled // SCALE if _is_count(value) else None


def _is_count(value: CellValue) -> bool:
    return value.state == State.NUMBER and value.scaled >= 0 and value.scaled % SCALE == 0


def _unreadable(row: int | None, column: int | None, raw: str, label: str, expected: str | None = None) -> Finding:
    facts = {"label": label, "expected_kind": expected}
    return Finding("DG519", Location(row=row, column=column), value=raw, facts=facts)


def _placed(finding: Finding, shown: str, sheet: str) -> Finding:
    return replace(finding, at=Location(shown, sheet, finding.at.row, finding.at.column))


@lru_cache(maxsize=16)
def _header_of(form: UnitForm) -> Sought:
    """Return what the table is recognised by.

    Places: the levels, “not rated”, the code, the name, the conclusion, then votes against levels.
    """
    not_rated, tally = len(form.levels), form.tally
    known = {words(column.heading): _place(column.what, form) for column in tally.columns if column.what != not_rated}
    if len(tally.separate) == 1:
        (own,) = tally.separate
        known |= {words(AGREED): own, words(NOT_AGREED): _place(tally.against(own), form)}
    unrated = NOT_RATED_SPELLINGS | ({fold(DEFERRED_WORDS)} if tally.not_rated else set())
    known |= {words(_CODE): not_rated + 1, words(_NAME): not_rated + 2, words(form.names): not_rated + 2}

    @lru_cache(maxsize=1024)
    def places(heading: str) -> tuple[int, ...]:
        key = words(heading)
        if fold(heading.strip(" ()")) in unrated:
            return (not_rated,)
        if key.startswith(_CONCLUDED[0]) and key.endswith(_CONCLUDED[1]):
            return (not_rated + 3,)
        return (known[key],) if key in known else ()

    levels = frozenset(range(not_rated))
    return Sought(places, (frozenset({not_rated + 1}), frozenset({not_rated + 2}), levels), {})


def _place(what: int, form: UnitForm) -> int:
    """Return the place of a column of votes: those against levels come behind the code, the name, the conclusion."""
    return what if what <= len(form.levels) else what + 3


def _headed(form: UnitForm) -> dict[int, str]:
    """Return what must stand over the columns of votes and over the codes, by place; “not rated” may be missing."""
    not_rated = len(form.levels)
    heads = {column.what: column.heading for column in form.tally.columns} | {not_rated: NOT_RATED}
    moved = {_place(what, form): text for what, text in heads.items()}
    return dict(sorted({**moved, not_rated + 1: _CODE}.items()))


def _header_findings(layout: Layout | None, form: UnitForm) -> list[Finding]:
    """Return what of the table cannot be found, or cannot be told apart: its votes are not read."""
    needed = _headed(form)
    if layout is None:
        return [_unreadable(None, None, "", _CODE)]
    missing = [
        _unreadable(layout.header[1], None, "", heading)
        for place, heading in needed.items()
        if place not in layout.columns and place not in layout.doubled and _is_needed(place, form)
    ]
    doubled = [
        _unreadable(second.row, second.column, second.heading, needed[place])
        for place, (_, second) in sorted(layout.doubled.items())
        if place in needed
    ]
    return missing + doubled


def _is_needed(place: int, form: UnitForm) -> bool:
    """Tell whether a column must be there: that of “not rated” only where the ballot offers it."""
    return place != len(form.levels) or form.tally.not_rated


def _is_whole(layout: Layout | None, form: UnitForm) -> bool:
    """Tell whether all votes are read: each level has its column, and only one; that for “not rated” may be missing."""
    if layout is None:
        return True
    places = [place for place in _headed(form) if place != len(form.levels) + 1]
    return all(place in layout.columns for place in places if _is_needed(place, form)) and not any(
        place in layout.doubled for place in places
    )


def _counted(
    workbook: Workbook, grid: Grid, layout: Layout | None, form: UnitForm
) -> tuple[tuple[TallyRow, ...], Cells, list[Finding]]:
    """Return the people of the table, their votes, and the votes that cannot be read."""
    not_rated = len(form.levels)
    votes = Cells()
    if layout is None or not_rated + 1 not in layout.columns:
        return (), votes, []
    headings = {column.what: column.heading for column in form.tally.columns} | {not_rated: NOT_RATED}
    places = {what: _place(what, form) for what in sorted(headings)}
    found = [(what, layout.columns[place]) for what, place in places.items() if place in layout.columns]
    code, name = layout.columns[not_rated + 1], layout.columns.get(not_rated + 2, 0)
    frame = Frame(code, name, 0, tuple(column for _, column in found))
    claims, concluded = claim_values(workbook), layout.columns.get(not_rated + 3, 0)
    people, findings, cast = [], [], list[Vote]()
    for row in rows_about_people(workbook, grid, layout, frame):
        person = _person(row, concluded, claims)
        if row.code or row.filled or person.concluded:
            people.append(person)
            findings += _vote(row, found, headings, cast)
    if cast:
        rows, columns, what, values = zip(*cast, strict=True)
        votes.extend((rows, columns), what, values, owners=[0] * len(cast), scorer=0)
    return tuple(people), votes, findings


def _person(row: Row, column: int, claims: Values) -> TallyRow:
    (concluded,) = claims.of(row.cells, (column,))
    said = concluded.raw or text_value(row.cells.get(column))
    waiting = concluded.fault == Fault.NOT_CALCULATED
    return TallyRow(row.row, row.code, row.name, "" if waiting else said, column, bool(said and not concluded.formula))


def _vote(row: Row, found: Iterable[tuple[int, int]], headings: Mapping[int, str], votes: list[Vote]) -> list[Finding]:
    """Add the votes of one row; return those that are no whole number."""
    findings = []
    for (place, column), value in zip(found, row.values, strict=True):
        if value.state is _BLANK:
            continue
        if _is_count(value):
            votes.append((row.row, column, place, value))
            continue
        raw = value.raw or text_value(row.cells.get(column))
        votes.append((row.row, column, place, _UNREADABLE._replace(raw=raw)))
        if raw or value.fault != Fault.JOINED:  # of joined cells only the first says what they show
            problem = _unreadable(row.row, column, raw, headings[place], "number")
            findings.append(replace(problem, subject=row.code or None))
    return findings

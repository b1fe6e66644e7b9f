"""Score sheets, tallies and lists written as text tables inside tests, turned into the values that readers deliver.

Cells stand between bars; the first line names the columns and is row 1, so that every cell has a known address. `4.5`
is a number, `'4,5` a text, `=7` a formula with its result, `=?` one that was never calculated, `#REF!` an error value,
`day:04/05/2018` a date, `90%` a percentage, `joined:4` what merged cells show; anything else is text, and nothing is a
blank.

The rubric is the sample's, cut down to three criteria worth 100 points, so that a table fits on the page.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from danhgia import messages
from danhgia.blocking import blocked_by
from danhgia.checks.examine import examine
from danhgia.checks.register_checks import Records
from danhgia.expected import Expected
from danhgia.form_columns import CLAIM_KINDS
from danhgia.forms import unit_form
from danhgia.grading import Facts, grade
from danhgia.members import Member
from danhgia.numbers import SCALE, to_scaled
from danhgia.periods import Period, parse
from danhgia.registers import Entry
from danhgia.roster import Roster, Unit
from danhgia.sheets import (
    TALLY_FACTS,
    Cells,
    CellValue,
    Fault,
    Mark,
    PersonRow,
    PlacedSheet,
    ScoreSheet,
    State,
    Tally,
    TallyFact,
    TallyRow,
)
from sample_rubric import sample_rubric, sample_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from danhgia.checks.examine import Examined
    from danhgia.decisions import Grade
    from danhgia.findings import Finding
    from danhgia.forms import UnitForm
    from danhgia.registers import Decision
    from danhgia.rubric import Rubric

Q3 = Period(2018, "quarter", 3)
YEAR = Period(2018, "year", 1)
FILE = "sheets/2018-Q3/CB01.xlsx"
SCORES = "Chấm điểm"
VOTES = "Kiểm phiếu"

_NAMES = {
    "code": ("code", ""),
    "name": ("name", ""),
    "chức vụ": ("position", ""),
    "Tổng điểm": ("total", ""),
    "Mức": ("level", ""),
    "tự chấm": ("self_total", ""),
    "tự nhận": ("self_level", ""),
    "bỏ phiếu": ("ballot", ""),
    "lý do": ("reason", ""),
    "ghi chú": ("note", ""),
}
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def small_rubric(**changes: object) -> Rubric:
    """Return the sample rubric with three criteria: I.1 (40), I.2 (30), II.1 (30); the bands stay."""
    domains = [domain("I", 70, ("I.1", 40), ("I.2", 30)), domain("II", 30, ("II.1", 30))]
    return sample_rubric(**({"sheets": [sample_sheet(domains=domains)]} | changes))


def domain(printed: str, cap: int, *criteria: tuple[str, int], **more: object) -> dict[str, object]:
    """Return a domain as a rubric file states it; `more` is said of each criterion."""
    lines = [{"id": name, "name": f"Tiêu chí {name}", "cap": Decimal(most), **more} for name, most in criteria]
    return {"id": printed, "name": f"Lĩnh vực {printed}", "cap": Decimal(cap), "criteria": lines}


@cache
def default_rubric() -> Rubric:
    """Return the small rubric, made once."""
    return small_rubric()


def placed(
    table: str,
    *,
    rubric: Rubric | None = None,
    file: str = FILE,
    unit: str | None = "CB01",
    period: Period | None = Q3,
    marked: bool = True,
    tally: Tally | None = None,
    findings: tuple[Finding, ...] = (),
    sha256: str = "",
) -> PlacedSheet:
    """Return the sheet that a table writes down, with the period and unit it stands for."""
    rubric = rubric or default_rubric()
    form = unit_form(rubric.main, rubric)
    header, *rows = lines(table)
    places = [_place(form, heading) for heading in header]
    columns = {place: column for column, place in enumerate(places, start=1)}
    scores, claims = Cells(), Cells()
    for owner, row in enumerate(rows):
        for place, text in zip(places, row, strict=True):
            _add(form, place, text, scores=scores, claims=claims, at=(owner, columns[place]))
    mark = Mark(rubric.id, "1", "0" * 64, str(period), unit or "") if marked and period else None
    people = tuple(
        _person(form, number, dict(zip(places, row, strict=True))) for number, row in enumerate(rows, start=2)
    )
    sheet = ScoreSheet(
        file,
        sha256 or file,
        sheet=SCORES,
        mark=mark,
        columns=columns,
        people=people,
        scores=scores,
        claims=claims,
        tally=tally,
        findings=findings,
        header_row=1,
    )
    return PlacedSheet(sheet, period, unit)


def tally_of(table: str = "", /, **counts: int | date | None) -> Tally:
    """Return a tally: its head from `counts` (rows 1 to 9, column B), its table from row 12 on.

    Columns of the table: code | XS | T | HT | KHT | KĐG | kết luận, the last in column H.
    """
    known = [key for key, _ in TALLY_FACTS]
    facts = {key: TallyFact(known.index(key) + 1, 2, value) for key, value in counts.items()}
    votes, people = Cells(), []
    for number, (code, *cells) in enumerate(lines(table)[1:], start=12):
        *counted, concluded = cells
        people.append(TallyRow(number, code, "", concluded, 8))
        for what, text in enumerate(counted):
            if text:
                votes.add(number, what + 3, what, cell_value(text, claim=False))
    return Tally(VOTES, facts, tuple(people), votes)


def roster_of(table: str, units: str = "") -> Roster:
    """Return a list of people: code | name | unit, and any of role, category, from, to, membership."""
    members = tuple(
        Member(
            code=row["code"],
            name=row["name"],
            unit=row["unit"],
            role=row.get("role", ""),
            category=row.get("category") or None,
            membership=row.get("membership") or "main",
            from_=_day(row.get("from")),
            to=_day(row.get("to")),
        )
        for row in rows_of(table)
    )
    named = {row["unit"]: Unit(row["unit"], row["name"]) for row in rows_of(units)} if units else {}
    return Roster(members, named)


def entries(table: str, *, sheet: str = "Quyết định", file: str = "register.xlsx") -> tuple[Entry, ...]:
    """Return the rows of a typed table.

    Columns of days are days, `period` is a period, `share` a number.
    """
    header = lines(table)[0]
    columns = {name: column for column, name in enumerate(header, start=1)}
    return tuple(
        Entry(file, sheet, number, {key: _typed(key, text) for key, text in row.items() if text}, columns)
        for number, row in enumerate(rows_of(table), start=2)
    )


def examined(
    *sheets: PlacedSheet,
    rubric: Rubric | None = None,
    period: Period | None = Q3,
    roster: Roster | None = None,
    records: Records | None = None,
) -> Examined:
    """Check sheets, making sure that every finding can be told in both languages."""
    found = examine(sheets, rubric or default_rubric(), Expected.of(roster, period, sheets), records or Records())
    heard(found.findings)
    return found


def grades(
    *sheets: PlacedSheet,
    rubric: Rubric | None = None,
    roster: Roster | None = None,
    records: Records | None = None,
    unusable: Mapping[str, str] | None = None,
    more: Sequence[Finding] = (),
) -> dict[str, Grade]:
    """Check and grade sheets; return the grades by subject. `more` are findings from elsewhere."""
    rubric, records = rubric or default_rubric(), records or Records()
    found = examined(*sheets, rubric=rubric, roster=roster, records=records)
    decisions: Mapping[str, Decision] = records.decisions.get(Q3, {})
    heard = records.blocking([*found.findings, *records.findings, *more])
    blocked = blocked_by(heard, [one.sheet for one in sheets])
    facts = Facts(decisions, records.excused(Q3), unusable or {})
    return {one.subject: one for one in grade(found, rubric, facts, blocked)}


def heard(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings after making sure that their sentences have every fact that they need."""
    every = list(findings)
    for finding in every:
        for lang in messages.LANGS:
            said = f"{messages.message(finding, lang)} {messages.hint(finding, lang)}"
            assert "…" not in said, (finding, said)
            assert not re.search(r"\bNone\b(?! of)", said), (finding, said)
    return every


def said(findings: Iterable[Finding]) -> list[tuple[str, str | None, str | None]]:
    """Return code, cell and subject of findings that can all be told."""
    return [(finding.code, finding.at.cell, finding.subject) for finding in heard(findings)]


def only(findings: Iterable[Finding], code: str) -> Finding:
    """Return the one finding of a code."""
    (found,) = [finding for finding in heard(findings) if finding.code == code]
    return found


def lines(table: str) -> list[list[str]]:
    """Return the cells of a table, line by line."""
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def rows_of(table: str) -> list[dict[str, str]]:
    """Return the lines of a table below its first, by the names of the columns."""
    header, *rows = lines(table)
    return [dict(zip(header, row, strict=True)) for row in rows]


def cell_value(text: str, *, claim: bool) -> CellValue:
    """Return what a cell of a table holds."""
    if text.startswith("=") and text != "=?":
        return cell_value(text[1:], claim=claim)._replace(formula=True)
    if not text:
        return CellValue(State.BLANK)
    if _NUMBER.fullmatch(text):
        scaled = to_scaled(Decimal(text))
        return _unreadable(Fault.TOO_FINE, text) if scaled is None else CellValue(State.NUMBER, scaled)
    if text.startswith("'") and (scaled := _typed_number(text[1:])) is not None:
        return CellValue(State.NUMBER, scaled, text[1:], Fault.TEXT_NUMBER)
    return _words(text, claim=claim)


def _words(text: str, *, claim: bool) -> CellValue:
    if text == "=?":
        return _unreadable(Fault.NOT_CALCULATED, "")._replace(formula=True)
    if text.startswith("#"):
        return _unreadable(Fault.ERROR_VALUE, text)
    if text.startswith("joined:"):
        return _unreadable(Fault.JOINED, text.removeprefix("joined:"))
    if text.startswith("day:"):
        return _unreadable(Fault.DATE, text.removeprefix("day:"))
    if text.endswith("%"):
        return _unreadable(Fault.PERCENT, text)._replace(scaled=int(text[:-1]) * SCALE // 100)
    plain = text.removeprefix("'")
    return CellValue(State.TEXT, raw=plain) if claim else _unreadable(Fault.NOT_A_NUMBER, plain)


def _unreadable(fault: Fault, raw: str) -> CellValue:
    return CellValue(State.UNREADABLE, raw=raw, fault=fault)


def _typed_number(text: str) -> int | None:
    plain = text.replace(",", ".")
    return to_scaled(Decimal(plain)) if _NUMBER.fullmatch(plain) else None


def _place(form: UnitForm, heading: str) -> int:
    if heading in _NAMES:
        kind, key = _NAMES[heading]
        return next(i for i, column in enumerate(form.columns) if (column.kind, column.key) == (kind, key))
    if heading.startswith("Cộng "):
        return form.place("subtotal", heading.removeprefix("Cộng "))
    return form.place("score", heading)


def _add(form: UnitForm, place: int, text: str, *, scores: Cells, claims: Cells, at: tuple[int, int]) -> None:
    (owner, column), kind = at, form.columns[place].kind
    if kind == "score":
        scores.add(owner + 2, column, place, cell_value(text, claim=False), owner=owner, scorer=form.official)
    elif kind in CLAIM_KINDS and text:
        claims.add(owner + 2, column, place, cell_value(text, claim=True), owner=owner, scorer=form.official)


def _person(form: UnitForm, row: int, texts: Mapping[int, str]) -> PersonRow:
    return PersonRow(
        row,
        texts[form.place("code")],
        texts[form.place("name")],
        texts.get(form.place("position"), ""),
        texts.get(form.place("reason"), ""),
        texts.get(form.place("note"), ""),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_DAYS = frozenset({
    "from", "to", "date", "received", "result_date", "due", "handed_in", "adopted", "published", "notified",
    "proposed_on", "approved_on",
})  # fmt: skip


def _typed(key: str, text: str) -> str | date | Period | int:
    if key == "share":
        return int(text)
    if key in _DAYS or (key == "act" and text.count("-") == 2):
        return date.fromisoformat(text)
    if key == "number":
        return int(text)
    return (parse(text) or text) if key in {"period", "act"} else text

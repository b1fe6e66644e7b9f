"""`examples/tam-diep-2018-loi`: every mistake that can be made in sheets, lists, registers and a year, once at least.

The first quarter is clean, the second has mistakes in rows, the third in files, the fourth in votes and registers.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from danhgia.pipeline.templating import unit_pages
from danhgia.writers.files import write_file
from making import file_mistakes as files
from making.ballot_mistakes import BALLOT_MISTAKES, NOT_RATED_IN, not_rated
from making.draft import Draft
from making.file_mistakes import FILE_MISTAKES
from making.filling import RUBRIC, Office, Quarter, filled
from making.form_mistakes import WITH_FORMS, forms
from making.list_mistakes import DUE, spoiled_list, spoiled_register
from making.plan import Mistake, Plan, of_the_year, run
from making.row_mistakes import AT_CAP, ROW_MISTAKES, limits, still_listed
from making.small import ABOVE_CAP, CHANGED, make_above_cap, make_changed
from making.small_votes import SHARES, make_shares
from making.surgery import saved_again
from making.town import Town, town
from making.writing import YEAR, begin, quarter, record, set_deadline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from danhgia.writers.unit_page import UnitPage
    from making.form_mistakes import FormDraft

SEED = "tam-diep-loi"
_UNITS, _SIZE = 20, 5
_QUARTERS = (1, 2, 3, 4)
_MOVED, _SAVED_AGAIN, _ZEROS = "CB10-005", "CB04", ("CB12-005", "0125")

_LEVELS: Mapping[str, tuple[str, str, str, str]] = {
    "CB02-001": ("excellent", "excellent", "excellent", "good"),  # the third sheet has a password: undetermined
    "CB16-001": ("excellent", "good", "excellent", "good"),  # rightly decided
    "CB17-001": ("excellent", "excellent", "good", "good"),  # the fourth is exempt
    "CB18-001": ("good", "good", "excellent", "good"),  # proposed with one quarter too few
    "CB18-003": ("excellent", "completed", "excellent", "excellent"),  # decided all the same, and accepted
    "CB20-001": ("excellent", "excellent", "good", "good"),  # the third sheet was never sent: undetermined
}
"""Who has other levels than “good” in every quarter, and what for."""


def make_mistakes(folder: Path) -> None:
    """Make the workspace, grade it, change what was graded, and write down what every command must say."""
    people, plan = _town(), Plan()
    begin(folder, RUBRIC, spoiled_list(people, plan), spoiled_register(plan))
    set_deadline(folder, quarter(1), DUE)
    maker = _Maker(Office.opened(), people, plan)
    for number in _QUARTERS:
        for draft in maker.quarter(number):
            write_file(folder / draft.path, draft.workbook())
    record(folder, _QUARTERS)
    again = folder / "sheets" / str(quarter(1)) / f"{_SAVED_AGAIN}.xlsx"
    write_file(again, saved_again(again.read_bytes()))
    plan.year += [Mistake("DG707", again.relative_to(folder).as_posix()), *_year(people, plan)]
    small = [*make_changed(folder / CHANGED), *make_above_cap(folder / ABOVE_CAP), *make_shares(folder / SHARES)]
    text = json.dumps({"runs": [*_runs(people, plan), *small]}, ensure_ascii=False, indent=1)
    write_file(folder / "expected.json", f"{text}\n".encode())


def _town() -> Town:
    """Return the people: official members all, but for two; one moves in May, and one has a code of digits."""
    people = town((_SIZE,) * _UNITS, SEED)
    members = (
        replace(row, category="official_member", role=row.role.replace("Chuyên viên", "Đảng viên"))
        for row in people.members
    )
    people = Town(people.units, tuple(members))
    people = people.changed("CB19-005", category="non_member", role="Chuyên viên")
    people = people.changed("CB20-005", category="probationary_member")
    people = people.changed(_ZEROS[0], code=_ZEROS[1])
    return people.moved(_MOVED, files.COPIED, date(YEAR, 5, 15), date(YEAR, 5, 14))


@dataclass(frozen=True)
class _Maker:
    """Makes the sheets of a quarter, and notes in the plan what it spoils."""

    office: Office
    people: Town
    plan: Plan

    def quarter(self, number: int) -> Sequence[Draft | FormDraft]:
        """Return the sheets of a quarter, ready to be written."""
        pages = unit_pages(self.people.roster, quarter(number))
        drafts = {unit: self.drafted(page) for unit, page in pages.items()}
        found = self.plan.sheets[number]
        if number == 2:  # noqa: PLR2004 - quarters have numbers
            found += [mistake for unit, spoil in ROW_MISTAKES.items() for mistake in spoil(drafts[unit])]
            found += still_listed(drafts[_MOVED[:4]], drafts[files.COPIED], _MOVED)
            row = self.people.place(_MOVED)
            self.plan.grading[2].append(Mistake("DG430", "roster.xlsx", "Danh sách", f"A{row}", row, _MOVED))
            sent = list(forms(drafts[WITH_FORMS]))
            found += [mistake for _, mistake in sent]
            return [*drafts.values(), *(form for form, _ in sent)]
        if number == 3:  # noqa: PLR2004
            found += [spoil(drafts[unit]) for unit, spoil in FILE_MISTAKES.items()]
            return self.sent_otherwise(drafts)
        if number == 4:  # noqa: PLR2004
            found += [spoil(drafts[unit]) for unit, spoil in BALLOT_MISTAKES.items()]
            noted = not_rated(drafts[NOT_RATED_IN])
            self.plan.grading[number].append(noted)
            self.plan.exempt.add((str(noted.subject), number))
        return list(drafts.values())

    def drafted(self, page: UnitPage, *, seed: str = SEED) -> Draft:
        """Return a unit's sheet without a mistake; another seed gives other scores."""
        number = page.period.number
        codes = [person.code for person in page.people]
        exempt = {code: "Nghỉ ốm, điều trị dài ngày" for code in codes if (code, number) in self.plan.exempt}
        levels = {code: _level(code, number) for code in codes}
        official = frozenset(code for code in codes if self.people.member(code).category == "official_member")
        return Draft.of(self.office, filled(Quarter(page, levels, official, exempt, calm=True), self.office, seed))

    def sent_otherwise(self, drafts: dict[str, Draft]) -> list[Draft]:
        """Send two files, or the wrong one, or none: DG117, DG407, DG408, DG412, DG501, and one that is superseded."""
        copied, twice, replaced = drafts[files.COPIED], drafts[files.SENT_TWICE], drafts[files.REPLACED]
        # A space comes before a full stop: of two files the one with a remark in its name is read first.
        copy = replace(copied, name=f"{files.COPIED} (2).xlsx")
        other = replace(self.drafted(twice.page, seed="again"), name=f"{files.SENT_TWICE} sửa.xlsx")
        old = replace(self.drafted(replaced.page, seed="again"), folder=f"{replaced.folder}/_thay-the")
        list(limits(old))
        silent = drafts.pop(files.SILENT)
        before = unit_pages(self.people.roster, quarter(2))[files.LAST_QUARTERS]
        late = replace(self.drafted(before, seed="again"), folder=silent.folder)
        drafts[files.LAST_QUARTERS] = late
        mixed = self.drafted(drafts[files.COPIED_INTO].page, seed="again")
        mixed.page = replace(drafts[files.MARKED].page, people=mixed.page.people)
        mixed.name = f"{files.MARKED} chép.xlsx"
        self.plan.sheets[3] += [
            mixed.found_in_file("DG412"),
            copied.found_in_file("DG117"),
            other.found_in_file("DG407"),
            late.found_in_file("DG501"),
        ]
        self.plan.grading[3].append(Mistake("DG408", silent.folder, unit=files.SILENT))
        return [*drafts.values(), copy, other, old, mixed]


def _level(code: str, number: int) -> str:
    """Return somebody's level: most get “good” in every quarter, the last in each second unit one less."""
    if code.startswith(AT_CAP) and number == 2:  # noqa: PLR2004 - the second quarter
        return "excellent"
    usual = "completed" if code.endswith("-005") and int(code[2:4]) % 2 == 0 else "good"
    return _LEVELS[code][number - 1] if code in _LEVELS else usual


def _year(people: Town, plan: Plan) -> Iterator[Mistake]:
    """Yield what the year must say of everybody whose quarters leave it open."""
    lost = {number: plan.lost(number, _units(people, number)) for number in _QUARTERS}
    for code, rows in people.roster.by_code.items():
        if rows[0].category == "non_member":
            continue
        states = {
            number: "missing"
            if code in lost[number]
            else "exempt"
            if (code, number) in plan.exempt
            else _level(code, number)
            for number in _QUARTERS
        }
        row = people.place(code)
        yield from of_the_year(states, Mistake("", "roster.xlsx", "Danh sách", f"A{row}", row, code))


def _units(people: Town, number: int) -> dict[str, str]:
    """Return everybody's unit in a quarter."""
    return {code: row.unit for code, row in people.roster.placed(quarter(number)).items()}


def _runs(people: Town, plan: Plan) -> Iterator[dict[str, object]]:
    """Yield what every command must say in the workspace itself."""
    everywhere = [mistake for number in _QUARTERS for mistake in plan.sheets[number]]
    yield run(["roster", "check"], plan.roster)
    yield run(["validate", "sheets"], everywhere)
    for number in _QUARTERS:
        found = [*plan.sheets[number], *plan.grading[number], *plan.of_register(str(quarter(number)))]
        strangers = {str(mistake.subject) for mistake in plan.sheets[number] if mistake.code == "DG401"}
        exempt = {code for code, when in plan.exempt if when == number}
        without = sorted(plan.lost(number, _units(people, number)) | exempt | strangers)
        yield run(["grade", "--quarter", str(number)], [*plan.roster, *found]) | {"not_graded": without}
    yield run(["yearend"], [*plan.roster, *plan.of_register(str(YEAR)), *plan.year])

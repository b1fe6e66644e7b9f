"""Two small workspaces inside the spoiled one, for what would drown everything else in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from danhgia.forms import SCORE_SHEET
from danhgia.pipeline.templating import unit_pages
from danhgia.readers.rubric_file import find_rubric
from danhgia.writers.files import write_file
from danhgia.writers.unit_page import FilledRow, TemplatePerson, UnitPage
from making.draft import Draft
from making.filling import RUBRIC, Office, Quarter, filled
from making.plan import Mistake, run
from making.town import named, town
from making.writing import begin, quarter, record, sheet_path, write_register

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.writers.cells import Content

CHANGED, ABOVE_CAP = "da-thay-doi", "tran-linh-vuc"
_SEED = "small"
_QUARTERS = (1, 2, 3, 4)
_OWN_RUBRIC = "bo-tieu-chi.yaml"


def make_changed(folder: Path) -> list[dict[str, object]]:
    """Make a workspace whose four graded quarters were changed afterwards: DG704, each for another cause.

    A sheet came late, a score was changed, a sheet was taken away, a decision was recorded. So no quarter stands, and
    nobody's year can be judged: DG702.
    """
    office, people = Office.opened(), town((3, 3), _SEED)
    people = replace(people, members=tuple(replace(row, category="official_member") for row in people.members))
    begin(folder, RUBRIC, people.rows())
    drafts = {
        (number, unit): _drafted(office, page)
        for number in _QUARTERS
        for unit, page in unit_pages(people.roster, quarter(number)).items()
    }
    for (number, unit), draft in drafts.items():
        if (number, unit) != (1, "CB02"):
            write_file(folder / draft.path, draft.workbook())
    record(folder, _QUARTERS, year=False)
    late, edited = drafts[1, "CB02"], drafts[2, "CB01"]
    write_file(folder / late.path, late.workbook())
    code = edited.who(2)
    score = edited.filled[code].scores["IV.1"]
    edited.change(code, scores={**edited.filled[code].scores, "IV.1": Decimal(str(score)) - 1})
    write_file(folder / edited.path, edited.workbook())
    sheet_path(folder, quarter(3), "CB02").unlink()
    decision = {"period": "2018-Q4", "proposed": "T", "decided": "T", "body": "Cấp có thẩm quyền (mẫu)"}
    write_register(
        folder, {"decisions": [{"code": "CB01-001", **decision, "document": "07-QĐ/MẪU", "date": date(2019, 1, 9)}]}
    )
    files = (late.path, edited.path, drafts[3, "CB02"].path, "register.xlsx")
    open_ = [
        Mistake("DG702", "roster.xlsx", "Danh sách", f"A{row}", row, member.code)
        for row, member in enumerate(people.members, start=2)
    ]
    return [run(["yearend"], [*(Mistake("DG704", file) for file in files), *open_], folder=CHANGED)]


def make_above_cap(folder: Path) -> list[dict[str, object]]:
    """Make a workspace with a rubric of its own, whose domain II says 15 points and has criteria for 25: DG304.

    There is no list of people in it either: DG411.
    """
    own = find_rubric(RUBRIC).read_text(encoding="utf-8").replace(f"id: {RUBRIC}\n", "id: mau-tran-linh-vuc\n", 1)
    lines = [line.replace("cap: 3", "cap: 5") if "{id: II." in line else line for line in own.splitlines()]
    write_file(folder / _OWN_RUBRIC, "\n".join([*lines, ""]).encode())
    begin(folder, _OWN_RUBRIC)
    office = Office.opened(str(folder / _OWN_RUBRIC))
    codes = [f"CB01-{number:03}" for number in (1, 2, 3)]
    people = tuple(TemplatePerson(code, named(number), "Đảng viên") for number, code in enumerate(codes, start=1))
    page = UnitPage(quarter(3), "CB01", "Chi bộ Mẫu 01", "", people)
    usual, too_much = ("2.5",) * 5, ("5", "5", "5", "2", "2")
    rows = {code: FilledRow(_scores(office, usual), ballot="T") for code in codes[:2]}
    rows[codes[2]] = FilledRow(_scores(office, too_much), ballot="XS")
    draft = Draft.of(office, replace(page, filled=rows))
    write_file(folder / draft.path, draft.workbook())
    above = Mistake("DG304", draft.path, SCORE_SHEET, None, draft.row(codes[2]), codes[2])
    return [
        run(["validate", "sheets"], [above, Mistake("DG411")], folder=ABOVE_CAP),
        run(["grade", "--quarter", "3"], [above, Mistake("DG411")], folder=ABOVE_CAP),
    ]


def _drafted(office: Office, page: UnitPage) -> Draft:
    codes = frozenset(person.code for person in page.people)
    return Draft.of(office, filled(Quarter(page, dict.fromkeys(codes, "good"), codes, calm=True), office, _SEED))


def _scores(office: Office, second_domain: tuple[str, ...]) -> dict[str, Content]:
    """Return scores of which only those of domain II are given; the others bring 72 points."""
    given = {"III.1": "4", "III.2": "4", "IV.1": "25", "IV.2": "8", "IV.3": "8", "IV.4": "8"}
    given |= {f"II.{number}": score for number, score in enumerate(second_domain, start=1)}
    criteria = office.edition.rubric.main.criteria
    return {
        criterion.id: Decimal(given[criterion.id]) if criterion.id in given else criterion.cap for criterion in criteria
    }

"""What LibreOffice makes of the workbooks we write: it calculates the live formulas by itself."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from danhgia.forms import NOT_RATED, unit_form
from danhgia.periods import Period
from danhgia.writers.cells import Book, Calculated
from danhgia.writers.unit_page import FilledRow, FilledTally, TemplatePerson, UnitPage
from danhgia.writers.unit_template import unit_workbook
from office import converted, recalculated
from sample_rubric import sample_edition, sample_rubric, sample_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.rubric import Rubric
    from danhgia.writers.cells import Content

FIRST = 11


def shown(data: bytes, sheet: str, address: str) -> object:
    """Return what a cell shows; None for empty text too."""
    value = load_workbook(BytesIO(data), data_only=True)[sheet][address].value
    return None if value == "" else value


def made(rubric: Rubric, filled: dict[str, FilledRow], tally: FilledTally | None = None) -> bytes:
    people = tuple(TemplatePerson(code, f"Đảng viên Mẫu {code}") for code in filled)
    page = UnitPage(Period(2018, "quarter", 3), "CB03", "Chi bộ 03", "", people, filled=filled, tally=tally)
    return unit_workbook(sample_edition(rubric), unit_form(rubric.main, rubric), page)


def scored(total: str, rubric: Rubric) -> dict[str, Content]:
    left = Decimal(total)
    scores: dict[str, Content] = {}
    for criterion in rubric.main.criteria:
        scores[criterion.id] = min(criterion.cap, left)
        left -= min(criterion.cap, left)
    return scores


def test_a_planted_wrong_result_is_gone(tmp_path: Path) -> None:
    book = Book()
    book.put(book.sheet("S"), (1, 1), Calculated("=1+1", 99), {})
    planted = book.finished()
    assert shown(planted, "S", "A1") == 99
    assert shown(recalculated(planted, tmp_path), "S", "A1") == 2


def test_live_totals_and_levels_are_what_exact_sums_give(tmp_path: Path) -> None:
    rubric = sample_rubric()
    totals = {"A": "90", "B": "89.99", "C": "75", "D": "74.5", "E": "50", "F": "49.999999", "G": "0", "H": "100"}
    filled = {code: FilledRow(scored(total, rubric), ballot="XS") for code, total in totals.items()}
    filled["I"] = FilledRow({**scored("100", rubric), "I.1": None})
    filled["J"] = FilledRow({**scored("100", rubric), "I.1": "4,0"})
    filled["K"] = FilledRow(reason="Nghỉ thai sản", ballot=NOT_RATED)
    wrong: dict[int, Content] = {
        24: Calculated(_formula(rubric, "Y11"), 1),
        25: Calculated(_formula(rubric, "Z11"), "?"),
    }
    filled["A"] = FilledRow(scored("90", rubric), ballot="XS", override=wrong)
    ours = made(rubric, filled, FilledTally(votes={"A": (3, 0, 0, 0, 0)}))
    theirs = recalculated(ours, tmp_path)
    for row, (code, total) in enumerate(totals.items(), start=FIRST):
        level = rubric.main.level_for(Decimal(total))
        assert level is not None
        assert Decimal(repr(shown(theirs, "Chấm điểm", f"Y{row}"))) == Decimal(total), code
        assert shown(theirs, "Chấm điểm", f"Z{row}") == level.code, code
    incomplete = [
        shown(theirs, "Chấm điểm", f"{column}{row}") for row in range(FIRST + 8, FIRST + 16) for column in "YZ"
    ]
    assert incomplete == [None] * 16
    assert [shown(theirs, "Chấm điểm", f"{column}{FIRST + 8}") for column in "JPSX"] == [None, 15, 10, 60]
    footer = shown(theirs, "Chấm điểm", f"A{FIRST + 16}")
    assert footer == shown(ours, "Chấm điểm", f"A{FIRST + 16}")
    assert footer == "Tổng số: 11 người; HTXSNV: 8; HTTNV: 0; HTNV: 0; KHTNV: 0; không đánh giá, xếp loại: 1"
    concluded = [shown(theirs, "Kiểm phiếu", f"I{row}") for row in range(20, 36)]
    assert concluded == ["XS"] * 8 + [None, None, NOT_RATED] + [None] * 5


def test_every_result_we_store_is_what_it_calculates(tmp_path: Path) -> None:
    rubric = sample_rubric()
    filled = {
        "A": FilledRow(scored("83.5", rubric), Decimal(84), "T", "T", None, "ghi chú"),
        "B": FilledRow({**scored("83.5", rubric), "IV.1": "4đ"}),
        "C": FilledRow(),
        "D": FilledRow(scored("12", rubric), override={24: Decimal(95)}),
    }
    ours = made(rubric, filled)
    before, after = (load_workbook(BytesIO(data), data_only=True) for data in (ours, recalculated(ours, tmp_path)))
    for name in ("Chấm điểm", "Kiểm phiếu", "Hướng dẫn"):
        cells = {cell.coordinate: cell.value for row in before[name] for cell in row}
        assert {at: after[name][at].value or None for at in cells} == {at: value or None for at, value in cells.items()}


def test_sums_of_tenths_do_not_fall_below_a_bound(tmp_path: Path) -> None:
    criteria = [{"id": f"I.{number}", "name": "Mẫu", "cap": Decimal("0.1")} for number in range(1, 4)]
    sheet = sample_sheet(
        score={"total": Decimal("0.3"), "step": Decimal("0.1")},
        domains=[{"id": "I", "name": "Mẫu", "cap": Decimal("0.3"), "criteria": criteria}],
        levels=[
            {"id": "over", "code": "O", "name": "Trên", "above": Decimal("0.3")},
            {"id": "full", "code": "X", "name": "Đủ", "from": Decimal("0.3")},
            {"id": "less", "code": "Y", "name": "Thiếu", "from": Decimal(0)},
        ],
    )
    rubric = sample_rubric(sheets=[sheet])
    theirs = recalculated(
        made(rubric, {"A": FilledRow({f"I.{number}": Decimal("0.1") for number in (1, 2, 3)})}), tmp_path
    )
    assert [shown(theirs, "Chấm điểm", f"{column}{FIRST}") for column in "HIJ"] == [0.3, 0.3, "X"]


def test_thirty_people_print_on_one_page_a_sheet(tmp_path: Path) -> None:
    rubric = sample_rubric()
    filled = {f"CB03-{number:03}": FilledRow() for number in range(1, 31)}
    printed = converted(made(rubric, filled), tmp_path, to="pdf")
    assert printed.count(b"/Type/Page/") + printed.count(b"/Type /Page\n") == 3


def _formula(rubric: Rubric, address: str) -> str:
    """Return the template's own formula in a cell."""
    formula = load_workbook(BytesIO(made(rubric, {"A": FilledRow()})))["Chấm điểm"][address].value
    assert isinstance(formula, str)
    return formula

"""Reading what we wrote gives it back, from our own bytes and after LibreOffice has saved them again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from danhgia.forms import unit_form
from danhgia.numbers import from_scaled, plain, to_scaled
from danhgia.periods import Period
from danhgia.readers.score_sheets import read_score_sheets
from danhgia.sheets import Mark, PersonRow, State
from danhgia.writers.unit_page import FilledRow, FilledTally, TemplatePerson, UnitPage
from danhgia.writers.unit_template import unit_workbook
from office import recalculated
from sample_rubric import sample_edition

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.sheets import ScoreSheet

EDITION = sample_edition()
FORM = unit_form(EDITION.rubric.main, EDITION.rubric)
CRITERIA = [criterion.id for criterion in EDITION.rubric.main.criteria]
PEOPLE = (
    TemplatePerson("CB03-001", "Đảng viên Mẫu 001", "Bí thư"),
    TemplatePerson("012", "Đảng viên Mẫu 002", "Phó Bí thư"),
    TemplatePerson("CB03-003", "Đảng viên Mẫu 003"),
)
SCORES = {criterion: Decimal(number) / 2 for number, criterion in enumerate(CRITERIA[:4])}
FILLED = {
    "CB03-001": FilledRow(SCORES | dict.fromkeys(CRITERIA[4:], Decimal("1.5")), Decimal("83.5"), "T", "T", None, "mới"),
    "CB03-003": FilledRow(reason="Nghỉ thai sản"),
}
TALLY = FilledTally({"meeting_day": date(2018, 9, 28), "valid": 11}, {"CB03-001": (1, 10, 0, 0, 0)})


def read(path: Path, page: UnitPage, *, saved_again: bool) -> ScoreSheet:
    data = unit_workbook(EDITION, FORM, page)
    path.mkdir()
    (path / "cb03.xlsx").write_bytes(recalculated(data, path) if saved_again else data)
    return read_score_sheets(path / "cb03.xlsx", shown="cb03.xlsx", forms=[FORM])[0]


@pytest.mark.parametrize("saved_again", [False, True])
def test_a_filled_page(tmp_path: Path, *, saved_again: bool) -> None:
    page = UnitPage(
        Period(2018, "quarter", 3), "CB03", "Chi bộ 03", "Đảng bộ xã Mẫu", PEOPLE, filled=FILLED, tally=TALLY
    )
    sheet = read(tmp_path / "in", page, saved_again=saved_again)
    assert sheet.findings == ()
    assert sheet.mark == Mark("sample-2018", "1", "0" * 64, "2018-Q3", "CB03", "unit")
    assert sheet.columns == {place: place + 1 for place in range(31)}
    assert sheet.people == (
        PersonRow(11, "CB03-001", "Đảng viên Mẫu 001", "Bí thư", note="mới"),
        PersonRow(12, "012", "Đảng viên Mẫu 002", "Phó Bí thư"),
        PersonRow(13, "CB03-003", "Đảng viên Mẫu 003", reason="Nghỉ thai sản"),
    )
    scores = FILLED["CB03-001"].scores.values()
    assert list(sheet.scores.scaled[:16]) == [to_scaled(score) for score in scores if isinstance(score, Decimal)]
    assert list(sheet.scores.state) == [State.NUMBER] * 16 + [State.BLANK] * 32
    assert not any(sheet.scores.fault)
    said = zip(sheet.claims.what, sheet.claims.raw, sheet.claims.scaled, strict=True)
    claims = {FORM.columns[what].kind: raw or plain(from_scaled(scaled)) for what, raw, scaled in said}
    assert claims == {
        "subtotal": "6",
        "total": "21",
        "level": "KHT",
        "self_total": "83.5",
        "self_level": "T",
        "ballot": "T",
    }
    assert set(sheet.claims.row) == {11}
    assert sheet.tally is not None
    assert sheet.tally.meeting_day == date(2018, 9, 28)
    assert sheet.tally.facts["valid"].value == 11
    assert [(person.code, person.concluded) for person in sheet.tally.people] == [
        ("CB03-001", "T"),
        ("012", ""),
        ("CB03-003", ""),
    ]
    assert next(iter(sheet.tally.counted.values())) == {0: 1, 1: 10, 2: 0, 3: 0, 4: 0}


@pytest.mark.parametrize("saved_again", [False, True])
def test_an_untouched_page_is_blank_but_for_its_people(tmp_path: Path, *, saved_again: bool) -> None:
    page = UnitPage(Period(2018, "quarter", 3), "CB03", "Chi bộ 03", "", PEOPLE)
    sheet = read(tmp_path / "in", page, saved_again=saved_again)
    assert sheet.findings == ()
    assert [person.code for person in sheet.people] == [person.code for person in PEOPLE]
    assert set(sheet.scores.state) == {State.BLANK}
    assert not sheet.claims.row
    assert sheet.tally is not None
    assert all(fact.value is None for fact in sheet.tally.facts.values())
    assert not any(sheet.tally.counted.values())

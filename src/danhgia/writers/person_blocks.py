"""What stands above and below the table of a person's form: who it is, what is rated, what both sides say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.person_form import ABOVE, BELOW
from danhgia.rubric import Words
from danhgia.text import fold
from danhgia.writers import cell_offers as offers
from danhgia.writers import unit_head as head
from danhgia.writers import unit_styles as look
from danhgia.writers.person_paper import CAP, CONTENT

if TYPE_CHECKING:
    from danhgia.writers.cells import Content, Style
    from danhgia.writers.person_paper import PersonPaper
    from danhgia.writers.unit_guide import Lists

SELF_TITLE = "NGƯỜI TỰ ĐÁNH GIÁ"
SELF_TITLE_OF_ORGANISATIONS = "TỔ CHỨC TỰ ĐÁNH GIÁ"

_LABEL: Style = {**look.WRAPPED}
_VALUE: Style = {**look.WRAPPED, "bold": True, "num_format": look.TEXT_FORMAT}
_CHOICE: Style = {**look.MIDDLE, **look.FILL, "bold": True}
_WORDS: Style = {**look.NAME, **look.FILL, "valign": "top"}
_LINES_OF_WORDS = 3
_COMMITMENT = fold("cam kết")


def write_above(paper: PersonPaper, row: int) -> int:
    """Write who the form is about and what was promised, from a row on; return the row behind them."""
    if paper.form.subject == "organisation":
        return _write_promises(paper, _write_organisation(paper, row))
    unit, person = paper.form.unit_word, paper.page.person
    cell = unit == Words().unit  # elsewhere people work, and their post is none of the Party's
    position = ABOVE["position"][0 if cell and paper.rubric.letterhead == "party" else 1]
    left, right = (1, CONTENT), (CAP, CAP + 1)
    value = (CAP + 2, paper.last) if paper.last >= CAP + 2 else (paper.last, paper.last)
    paper.section(row, "I. THÔNG TIN CÁ NHÂN")
    named = f"{ABOVE['name'][0]}: {person.name}"
    paper.join(row + 1, left, named, _VALUE)
    paper.height(row + 1, paper.lines(named, left, bold=True))
    paper.join(row + 1, right, f"{ABOVE['code'][0]}:", _LABEL)
    paper.join(row + 1, value, paper.page.filled.override.get(("code",), person.code), _VALUE)
    paper.join(row + 2, left, f"{position}: {person.position}", _LABEL)
    paper.join(row + 2, right, f"Sinh hoạt tại {unit.lower()}:" if cell else f"{unit}:", _LABEL)
    paper.join(row + 2, value, paper.page.unit.unit_name or paper.page.unit.unit, _VALUE)
    paper.height(row + 2, max(2, paper.lines(person.position, left)))
    paper.join(row + 3, left, "Chức vụ chính quyền, đoàn thể:", _LABEL)
    paper.join(row + 3, (CAP, paper.last), None, _WORDS)
    return _write_promises(paper, row + 4)


def _write_organisation(paper: PersonPaper, row: int) -> int:
    """Write which organisation the form is about, and what it belongs to; return the row behind."""
    code, above = (CAP, CAP + 1), paper.page.unit.unit_name or paper.page.unit.unit
    paper.section(row, "I. THÔNG TIN TỔ CHỨC")
    named = f"{paper.form.names}: {paper.page.person.name}"
    paper.join(row + 1, (1, CONTENT), named, _VALUE)
    paper.height(row + 1, paper.lines(named, (1, CONTENT), bold=True))
    paper.join(row + 1, code, f"{ABOVE['code'][0]}:", _LABEL)
    value = (CAP + 2, paper.last) if paper.last >= CAP + 2 else (paper.last, paper.last)
    paper.join(row + 1, value, paper.page.filled.override.get(("code",), paper.page.person.code), _VALUE)
    paper.join(row + 2, (1, CONTENT), "Cấp xếp loại:", _LABEL)
    paper.join(row + 2, (CAP, paper.last), above, _VALUE)
    return row + 3


def write_elsewhere(paper: PersonPaper, row: int) -> int:
    """Write what this form has no place for and the unit's table has, in a row; return the last row used."""
    sheet = paper.sheet
    lines = [f"{line.printed} {line.name}" for line in (*sheet.bonuses, *sheet.deductions)]
    names = [*lines, *(fact.name for fact in sheet.facts), *(["bảng nhiệm vụ"] if sheet.tasks else [])]
    if not names:
        return row - 1
    said = f"Ghi ở bảng của {paper.form.unit_word.lower()}, không ghi ở phiếu này: {'; '.join(names)}."
    paper.join(row, (1, paper.last), said, _LABEL)
    paper.height(row, paper.lines(said, (1, paper.last)))
    return row


def _write_promises(paper: PersonPaper, row: int) -> int:
    paper.section(row, f"II. {_rated(paper)}")
    for offset, domain in enumerate(paper.sheet.domains, start=1):
        paper.join(row + offset, (1, CONTENT), f"- {domain.name}", look.NAME)
        paper.join(row + offset, (CAP, paper.last), None, _WORDS)
        paper.height(row + offset, 1.7)
    return row + len(paper.sheet.domains) + 1


def _rated(paper: PersonPaper) -> str:
    """Return what the second block is about: commitments, where the regime has them; else what is rated."""
    rubric, unit = paper.rubric, paper.form.unit_word.lower()
    rated: str = getattr(rubric.rates, paper.page.unit.period.kind) or ""
    if _COMMITMENT in fold(rated) or any(rule.kind_id == "commitment" for rule in rubric.duties):
        return f"NỘI DUNG CAM KẾT (trích bản cam kết {unit} thông qua ngày …/…/……)"
    return f"NỘI DUNG ĐÁNH GIÁ: {rated.upper()}" if rated else "NỘI DUNG ĐÁNH GIÁ"


def write_below(paper: PersonPaper, row: int, lists: Lists) -> int:
    """Write what both sides say and sign, from a row on; return the last row."""
    filled, unit = paper.page.filled, paper.form.unit_word
    paper.section(row, "IV. TỰ NHẬN XÉT")
    for label in ("1. Ưu điểm", "2. Hạn chế, khuyết điểm", "3. Hướng khắc phục"):
        row = _write_words(paper, row + 1, label)
    levels = offers.listed(lists.levels, offers.CHOOSE)
    row = _write_choice(paper, row + 1, f"4. {BELOW['self_level'][0]}", filled.self_level, levels)
    row += 1
    paper.section(row, f"V. Ý KIẾN CỦA {unit.upper()}")
    row = _write_words(paper, row + 1, "1. Nhận xét") + 1
    number = 2
    if paper.rubric.ballot:
        votes = "; ".join(f"{level.heading} …… phiếu" for level in paper.sheet.levels)
        paper.join(row, (1, CONTENT), f"{number}. Kết quả bỏ phiếu kín:", _LABEL)
        paper.join(row, (CAP, paper.last), votes, _WORDS)
        paper.height(row, paper.lines(votes, (CAP, paper.last)))
        row, number = row + 1, number + 1
    ballot = offers.listed(lists.ballot, offers.CHOOSE)
    row = _write_choice(paper, row, f"{number}. {BELOW['ballot'][0]}", filled.ballot, ballot)
    reasons = offers.listed(lists.reasons, offers.ONLY_UNRATED, free=True)
    row = _write_choice(paper, row + 1, f"{number + 1}. {BELOW['reason'][0]} (nếu có)", filled.reason, reasons)
    own = SELF_TITLE if paper.form.subject == "person" else SELF_TITLE_OF_ORGANISATIONS
    titles = (own, head.head_of_unit(paper.rubric, paper.form))
    head.write_signatures(paper.book, paper.at, row + 2, titles=titles, columns=paper.blocks)
    return row + 1 + head.SIGNATURE_ROWS


def _write_words(paper: PersonPaper, row: int, label: str) -> int:
    """Write a label and, below it, the place for words."""
    paper.join(row, (1, paper.last), f"{label}:", _LABEL)
    paper.join(row + 1, (1, paper.last), None, _WORDS)
    paper.height(row + 1, _LINES_OF_WORDS)
    return row + 1


def _write_choice(paper: PersonPaper, row: int, label: str, content: Content, offer: offers.Offer) -> int:
    """Write a label and, beside it, the place for one entry of a list."""
    paper.join(row, (1, CONTENT), f"{label}:", _LABEL)
    paper.join(row, (CAP, paper.last), content, _CHOICE)
    paper.at.data_validation(row - 1, CAP - 1, row - 1, CAP - 1, offer)
    paper.height(row, 1)
    return row

"""The table of a person's form: a row per criterion, a column per scorer, sums and levels that calculate themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from danhgia.numbers import machine
from danhgia.person_form import BASIS, CAP, CONTENT, INDEX, LEVEL, SUBTOTAL, TOTAL
from danhgia.writers import cell_offers as offers
from danhgia.writers import person_paper as columns
from danhgia.writers import unit_styles as look
from danhgia.writers.unit_formulas import added, level_shown

if TYPE_CHECKING:
    from danhgia.rubric import Criterion, Domain
    from danhgia.writers.cells import Content, Style
    from danhgia.writers.person_paper import PersonPaper

_STRONG: Style = {**look.GRID, "bold": True, "text_wrap": True, "bg_color": "#E7E6E6"}
_STRONG_MIDDLE: Style = {**_STRONG, "align": "center"}
_LABEL: Style = {**look.MIDDLE, "num_format": look.TEXT_FORMAT}
_FROM_TASKS = "Tính từ bảng nhiệm vụ của đơn vị"
_BASIS: Style = {**look.NAME, **look.FILL, "font_size": 10}


@dataclass(slots=True)
class _Scored:
    """The scores written so far, by scorer: the ranges of each domain's cells, and what they hold."""

    ranges: list[list[str]]
    held: list[list[Content]]
    rows: list[int] = field(default_factory=list)


def write_table(paper: PersonPaper, first: int) -> int:
    """Write the table from a row on; return its last row."""
    paper.section(first, "III. CHẤM ĐIỂM")
    _write_heading(paper, first + 1)
    row = first + 3
    everything = _Scored([[] for _ in paper.form.scorers], [[] for _ in paper.form.scorers])
    for domain in paper.sheet.domains:
        row = _write_domain(paper, domain, row, everything)
    _write_total(paper, row, everything)
    return row + 1


def _write_heading(paper: PersonPaper, row: int) -> None:
    names = [scorer.name for scorer in paper.form.scorers]
    for column, heading in enumerate((INDEX[0], CONTENT[0], CAP[0], *names, BASIS[0]), start=1):
        paper.put((row, column), heading, look.HEADING)
        paper.put((row + 1, column), f"({column})", look.NUMBER)
    paper.height(row, 2)


def _write_domain(paper: PersonPaper, domain: Domain, row: int, everything: _Scored) -> int:
    """Write a domain's name, its criteria and their sum; return the row behind them."""
    _write_strong(paper, row, (domain.printed, domain.name.upper(), None))
    for offset, criterion in enumerate(domain.every, start=1):
        _write_criterion(paper, criterion, row + offset)
    first, last = row + 1, row + len(domain.every)
    _write_strong(paper, last + 1, ("", f"{SUBTOTAL} {domain.printed}", domain.cap))
    for place, scorer in enumerate(paper.form.scorers):
        area = f"{paper.address(first, place)}:{paper.address(last, place)}"
        held = [_given(paper, scorer.id, criterion) for criterion in domain.every]
        shown = paper.page.filled.override.get(("subtotal", domain.id, scorer.id), added([area], held))
        paper.put((last + 1, columns.FIRST_SCORER + place), shown, look.COMPUTED)
        everything.ranges[place].append(area)
        everything.held[place] += held
    return last + 2


def _write_strong(paper: PersonPaper, row: int, said: tuple[str, str, Content]) -> None:
    label, name, cap = said
    paper.put((row, columns.INDEX), label, {**_STRONG_MIDDLE, "num_format": look.TEXT_FORMAT})
    paper.put((row, columns.CONTENT), name, _STRONG)
    paper.put((row, columns.CAP), cap, _STRONG_MIDDLE)
    for column in range(columns.FIRST_SCORER, paper.last + 1):
        paper.put((row, column), None, _STRONG)
    paper.height(row, paper.lines(name, (columns.CONTENT, columns.CONTENT), bold=True))


def _write_criterion(paper: PersonPaper, criterion: Criterion, row: int) -> None:
    paper.put((row, columns.INDEX), criterion.printed, _LABEL)
    paper.put((row, columns.CONTENT), criterion.name, look.NAME)
    paper.put((row, columns.CAP), machine(criterion.cap), look.MIDDLE)
    for place, scorer in enumerate(paper.form.scorers):
        column = columns.FIRST_SCORER + place
        if criterion.tasks:
            paper.put((row, column), None, look.COMPUTED)
            continue
        area = (row - 1, column - 1, row - 1, column - 1)
        paper.put((row, column), _given(paper, scorer.id, criterion), look.BODY["score"])
        cell, step = paper.address(row, place), paper.sheet.step(criterion)
        paper.at.data_validation(*area, offers.scored(criterion, step, cell))
        if wrong := offers.marked(cell, criterion, step):
            look.mark_wrong(paper.at, area, wrong, paper.book.style(look.WRONG))
    paper.put((row, paper.last), _FROM_TASKS if criterion.tasks else None, _BASIS)
    basis = paper.lines(_FROM_TASKS, (paper.last, paper.last)) if criterion.tasks else 1
    paper.height(row, max(basis, paper.lines(criterion.name, (columns.CONTENT, columns.CONTENT))))


def _write_total(paper: PersonPaper, row: int, everything: _Scored) -> None:
    _write_strong(paper, row, ("", TOTAL[0].upper(), machine(paper.sheet.score.total)))
    _write_strong(paper, row + 1, ("", LEVEL[0], None))
    override = paper.page.filled.override
    for place, scorer in enumerate(paper.form.scorers):
        column = columns.FIRST_SCORER + place
        total = override.get(("total", scorer.id), added(everything.ranges[place], everything.held[place]))
        level = None if paper.sheet.combined else level_shown(paper.sheet, paper.address(row, place), total)
        paper.put((row, column), total, look.COMPUTED)
        paper.put((row + 1, column), override.get(("level", scorer.id), level), look.BODY["level"])


def _given(paper: PersonPaper, scorer: str, criterion: Criterion) -> Content:
    return paper.page.filled.scores.get(scorer, {}).get(criterion.id)

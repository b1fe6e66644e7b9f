"""The table of a person's form: a row per criterion, a column per scorer, sums and levels that calculate themselves."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from danhgia.numbers import machine
from danhgia.person_form import BASIS, CAP, CONTENT, INDEX, LEVEL, SUBTOTAL, TOTAL
from danhgia.writers import cell_offers as offers
from danhgia.writers import person_paper as columns
from danhgia.writers import unit_styles as look
from danhgia.writers.kind_formulas import KindFormulas, reckoned
from danhgia.writers.unit_formulas import added, level_shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.rubric import Criterion, Domain
    from danhgia.writers.cells import Calculated, Content, Style
    from danhgia.writers.person_paper import PersonPaper

_STRONG: Style = {**look.GRID, "bold": True, "text_wrap": True, "bg_color": "#E7E6E6"}
_STRONG_MIDDLE: Style = {**_STRONG, "align": "center"}
_LABEL: Style = {**look.MIDDLE, "num_format": look.TEXT_FORMAT}
_FROM_TASKS = "Tính từ bảng nhiệm vụ của đơn vị"
_BASIS: Style = {**look.NAME, **look.FILL, "font_size": 10}


def write_table(paper: PersonPaper, first: int) -> int:
    """Write the table from a row on; return its last row."""
    paper.section(first, "III. CHẤM ĐIỂM")
    _write_heading(paper, first + 1)
    row = first + 3
    rows: dict[str, int] = {}
    for domain in paper.sheet.domains:
        _write_strong(paper, row, (domain.printed, domain.name.upper(), None))
        for criterion in domain.every:
            row += 1
            rows[criterion.id] = row
            _write_criterion(paper, criterion, row)
        row += 1
        rows[domain.id] = row
        _write_strong(paper, row, ("", f"{SUBTOTAL} {domain.printed}", domain.cap))
        row += 1
    _write_strong(paper, row, ("", TOTAL[0].upper(), machine(paper.sheet.score.total)))
    _write_strong(paper, row + 1, ("", LEVEL[0], None))
    for place in range(len(paper.form.scorers)):
        _write_sums(_Scored(paper, place, rows), row)
    return row + 1


def _write_heading(paper: PersonPaper, row: int) -> None:
    names = [scorer.name for scorer in paper.form.scorers]
    for column, heading in enumerate((INDEX[0], CONTENT[0], CAP[0], *names, BASIS[0]), start=1):
        paper.put((row, column), heading, look.HEADING)
        paper.put((row + 1, column), f"({column})", look.NUMBER)
    paper.height(row, 2)


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
    asked = f" (ghi số liệu, đơn vị tính: {criterion.figure.unit})" if criterion.figure else ""
    name = f"{criterion.name}{asked}"
    paper.put((row, columns.CONTENT), name, look.NAME)
    paper.put((row, columns.CAP), machine(criterion.cap), look.MIDDLE)
    for place, scorer in enumerate(paper.form.scorers):
        column = columns.FIRST_SCORER + place
        if criterion.tasks:
            paper.put((row, column), None, look.COMPUTED)
            continue
        area = (row - 1, column - 1, row - 1, column - 1)
        paper.put((row, column), _given(paper, scorer.id, criterion), look.BODY["score"])
        cell = paper.address(row, place)
        paper.at.data_validation(*area, offers.scored(paper.sheet, criterion, cell, BASIS[0]))
        if wrong := offers.marked(paper.sheet, criterion, cell):
            look.mark_wrong(paper.at, area, wrong, paper.book.style(look.WRONG))
    paper.put((row, paper.last), _FROM_TASKS if criterion.tasks else None, _BASIS)
    basis = paper.lines(_FROM_TASKS, (paper.last, paper.last)) if criterion.tasks else 1
    paper.height(row, max(basis, paper.lines(name, (columns.CONTENT, columns.CONTENT))))


@dataclass(frozen=True, slots=True)
class _Scored:
    """What one scorer gives: `rows` are those of criteria and of the sums of domains, by id."""

    paper: PersonPaper
    place: int
    rows: Mapping[str, int]

    @property
    def scorer(self) -> str:
        """The scorer's id."""
        return self.paper.form.scorers[self.place].id

    def address(self, key: str, part: str = "") -> str:  # noqa: ARG002 - a form has no ratios
        """Return the address of what is given for a criterion, or of a domain's sum."""
        return self.paper.address(self.rows[key], self.place)

    def area(self, domain: Domain) -> str:
        """Return the cells of a domain's criteria."""
        return f"{self.address(domain.every[0].id)}:{self.address(domain.every[-1].id)}"

    def held(self, domain: Domain) -> list[Content]:
        """Return what these cells hold."""
        return [_given(self.paper, self.scorer, one) for one in domain.every]

    def formulas(self) -> tuple[list[Calculated], Calculated]:
        """Return the sums of the domains, and the total."""
        sheet, form = self.paper.sheet, self.paper.form
        if sheet.plain:
            areas, held = [self.area(one) for one in sheet.domains], [self.held(one) for one in sheet.domains]
            sums = [added([area], own) for area, own in zip(areas, held, strict=True)]
            return sums, added(areas, [*chain.from_iterable(held)])
        scored = [one for one in sheet.criteria if not one.tasks]
        given = {form.place("score", one.id): _given(self.paper, self.scorer, one) for one in scored}
        come_to, writer = reckoned(form, sheet, given, {}), KindFormulas(sheet, self.address)
        places = [self.address(domain.id) for domain in sheet.domains]
        return [writer.domain(one, come_to) for one in sheet.domains], writer.total(places, come_to)


def _write_sums(scored: _Scored, row: int) -> None:
    """Write the sums of the domains, and, from a row on, the total and its level."""
    paper, scorer, column = scored.paper, scored.scorer, columns.FIRST_SCORER + scored.place
    override = paper.page.filled.override
    sums, added_up = scored.formulas()
    for domain, shown in zip(paper.sheet.domains, sums, strict=True):
        at = scored.rows[domain.id], column
        paper.put(at, override.get(("subtotal", domain.id, scorer), shown), look.COMPUTED)
    total = override.get(("total", scorer), added_up)
    level = None if paper.sheet.combined else level_shown(paper.sheet, paper.address(row, scored.place), total)
    paper.put((row, column), total, look.COMPUTED)
    paper.put((row + 1, column), override.get(("level", scorer), level), look.BODY["level"])


def _given(paper: PersonPaper, scorer: str, criterion: Criterion) -> Content:
    return paper.page.filled.scores.get(scorer, {}).get(criterion.id)

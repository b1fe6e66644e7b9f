"""The second quarter: forms of single people beside their unit's sheet, and what the two say of one another."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from danhgia.findings import column_letters
from danhgia.person_form import PERSON_SHEET
from danhgia.writers.person_page import FilledForm, PersonPage
from danhgia.writers.person_template import person_workbook
from danhgia.writers.unit_head import head_rows
from making.plan import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from danhgia.writers.cells import Content
    from making.draft import Draft

WITH_FORMS = "CB16"
"""The unit whose people sent forms as well."""
_FIRST_SCORER = 4
_ABOVE = 4  # the block about the person
_HEADING = 3  # the table's title, its heading, the numbers of its columns


@dataclass(frozen=True)
class FormDraft:
    """The form of somebody on a unit's sheet, as he or she and the unit filled it in."""

    draft: Draft
    code: str
    own: Mapping[str, Content]
    official: Mapping[str, Content]

    @property
    def path(self) -> str:
        """Where the file lies in the workspace."""
        return f"{self.draft.folder}/{self.draft.page.unit}/{self.code}.xlsx"

    def workbook(self) -> bytes:
        """Return the file's bytes."""
        office = self.draft.office
        scorers = [scorer.id for scorer in office.form.scorers]
        person = next(person for person in self.draft.people if person.code == self.code)
        filled = FilledForm(dict(zip(scorers, (self.own, self.official), strict=True)))
        return person_workbook(office.edition, office.form, PersonPage(self.draft.page, person, filled))

    def found(self, number: str, row: int, *, scorer: int, downgraded: bool = False) -> Mistake:
        """Return a mistake in a scorer's column, so many rows below the heading of the table."""
        domains = self.draft.office.edition.rubric.main.domains
        above = head_rows(self.draft.office.edition.rubric, self.draft.page.period) + _ABOVE + len(domains) + 1
        row += above + _HEADING
        cell, unit = f"{column_letters(_FIRST_SCORER + scorer)}{row}", self.draft.page.unit
        return Mistake(number, self.path, PERSON_SHEET, cell, row, self.code, unit, downgraded)


def forms(draft: Draft) -> Iterator[tuple[FormDraft, Mistake]]:
    """Yield forms, each with its mistake."""
    caps: dict[str, Content] = {line.id: line.cap for line in draft.office.edition.rubric.main.criteria}
    scores = {code: dict(draft.filled[code].scores) for code in (draft.who(2), draft.who(3), draft.who(4))}
    yield _another_score(draft, draft.who(2), scores[draft.who(2)])
    yield _proud(draft, draft.who(3), scores[draft.who(3)], caps)
    yield _beyond(draft, draft.who(4), scores[draft.who(4)])


def _another_score(draft: Draft, code: str, scores: Mapping[str, Content]) -> tuple[FormDraft, Mistake]:
    """DG409: the unit's score on the form is another than on the unit's sheet."""
    stated = Decimal(str(scores["I.1"]))
    form = FormDraft(draft, code, scores, {**scores, "I.1": stated - 1 if stated else Decimal(1)})
    return form, form.found("DG409", 2, scorer=1)


def _proud(
    draft: Draft, code: str, scores: Mapping[str, Content], caps: Mapping[str, Content]
) -> tuple[FormDraft, Mistake]:  # fmt: skip
    """DG903: somebody gave himself a better level than the unit did."""
    form = FormDraft(draft, code, caps, scores)
    rows = sum(len(domain.criteria) + 2 for domain in draft.office.edition.rubric.main.domains)
    return form, form.found("DG903", rows + 1, scorer=0)


def _beyond(draft: Draft, code: str, scores: Mapping[str, Content]) -> tuple[FormDraft, Mistake]:
    """DG201 as a warning: more than the cap, in somebody's own column."""
    form = FormDraft(draft, code, {**scores, "I.1": 5}, {})
    return form, form.found("DG201", 2, scorer=0, downgraded=True)

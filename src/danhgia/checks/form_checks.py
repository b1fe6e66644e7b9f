"""Checks of people's forms: which of them stands beside a row of the unit's sheet, and whether the two agree.

The unit's sheet is official for the official scores, a person's form for his or her own. Where a unit sent only forms
they carry both. Official scores that stand in both and differ are nobody's: the person is graded from neither.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from danhgia.checks.people_checks import written
from danhgia.checks.score_checks import check_scores
from danhgia.checks.total_checks import check_claims
from danhgia.findings import Finding
from danhgia.numbers import from_scaled, plain
from danhgia.points import add_up
from danhgia.scores import cells_of
from danhgia.sheets import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np

    from danhgia.checks.ballot_checks import Votes
    from danhgia.checks.people_checks import Identified
    from danhgia.checks.score_checks import Rows
    from danhgia.rubric import Sheet
    from danhgia.scores import Batch, CellRow


@dataclass(frozen=True)
class Pairs:
    """Rows of units' sheets and forms of the same people, as indices of `Batch.people`."""

    form_of: Mapping[int, int]
    """The form of whoever has a row on the unit's sheet, by that row."""
    second: np.ndarray
    """Set for forms of people whose unit sent its sheet: the official scores are there, or missing there."""

    def level(self, votes: Votes) -> Votes:
        """Return the votes with that of a form where the unit's sheet has none; a form beside a row has no vote."""
        alone = {person: level for person, level in votes.by_person.items() if not self.second[person]}
        stated = {row: votes.by_person[form] for row, form in self.form_of.items() if form in votes.by_person}
        return replace(votes, by_person={**stated, **alone})


def pair(batch: Batch, people: Sequence[Identified]) -> Pairs:
    """Find for each row of a unit's sheet the form of the same person, by code."""
    import numpy as np

    forms = batch.forms.tolist()
    units = batch.people["unit"].tolist()
    sent = {placed.unit for placed in batch.sheets if placed.unit and placed.sheet.form == "unit"}
    rows = {
        identified.subject: person
        for person, identified in reversed(list(enumerate(people)))
        if identified.subject and identified.belongs and not forms[person]
    }
    found: dict[int, int] = {}
    second = np.zeros(len(people), dtype=bool)
    for person in batch.forms.nonzero()[0].tolist():
        identified = people[person]
        row = rows.get(identified.subject) if identified.belongs else None
        second[person] = row is not None or units[person] in sent
        if row is not None:
            found.setdefault(row, person)
    return Pairs(found, second)


def check_own(every: Batch, sheet: Sheet, rows: Rows) -> Iterator[Finding]:
    """Return what is wrong in the columns of other scorers: the same checks, as warnings where they decide nothing."""
    import numpy as np

    for scorer in range(len(every.form.scorers)):
        batch = every.by(scorer)
        if batch.is_official or batch.scores.empty:
            continue
        own = replace(rows, points=add_up(batch, sheet), second=np.zeros_like(rows.second))
        for finding in (*check_scores(batch, sheet, own), *check_claims(batch, sheet, own)):
            idle = scorer not in every.form.counting and finding.severity == "error"
            yield replace(finding, downgraded=True) if idle else finding


def check_agreement(batch: Batch, rows: Rows, pairs: Pairs, votes: Votes, sheet: Sheet) -> Iterator[Finding]:
    """DG409 forms-disagree: an official score that the form and the unit's sheet state differently.

    That a criterion does not apply is such a statement, too, a blank is none. A voted level that differs is a warning:
    that of the unit's sheet counts.
    """
    if not pairs.form_of:
        return
    row_of = {form: row for row, form in pairs.form_of.items()}
    scores = batch.scores[batch.scores["state"].isin([State.NUMBER, State.NOT_APPLICABLE])]
    theirs = scores[scores["person"].isin(list(row_of))]
    ours = {(cell.person, cell.what): cell for cell in cells_of(scores[scores["person"].isin(list(row_of.values()))])}
    for cell in cells_of(theirs):
        other = ours.get((row_of[cell.person], cell.what))
        if other is not None and (other.state, other.scaled) != (cell.state, cell.scaled):
            yield _differing(batch, rows, cell, other)
    place = batch.form.place("ballot")
    for form, row in row_of.items():
        said, counts = votes.by_person.get(form), votes.by_person.get(row)
        if said and counts and said != counts:
            headings = {level.id: level.heading for level in sheet.levels}
            values = [headings.get(level, level) for level in (said, counts)]
            places = [batch.at(person, place) for person in (form, row)]
            facts = {"who": rows.who[form], "vote": values[0], "value2": values[1], "place": written(places[1])}
            yield Finding(
                "DG409", places[0], subject=rows.subject[form], value=said, limit=counts, unit=rows.unit[form],
                facts=facts, downgraded=True,
            )  # fmt: skip


def _differing(batch: Batch, rows: Rows, cell: CellRow, other: CellRow) -> Finding:
    column = batch.form.columns[cell.what]
    value, value2 = (one.raw if one.state == State.NOT_APPLICABLE else from_scaled(one.scaled) for one in (cell, other))
    return Finding(
        "DG409",
        batch.cell(cell),
        subject=rows.subject[cell.person],
        criterion=column.key,
        value=value if isinstance(value, str) else plain(value),
        limit=value2 if isinstance(value2, str) else plain(value2),
        unit=batch.sheets[cell.file].unit,
        facts={
            "who": rows.who[cell.person], "crit": column.label, "score": value, "value2": value2,
            "place": written(batch.cell(other)),
        },
    )  # fmt: skip

"""Checks across scorers: whose scores are missing of those that make the total, and who is far from the official."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from danhgia.checks.people_checks import written
from danhgia.findings import Finding
from danhgia.numbers import SCALE, from_scaled, nearest_scaled, plain
from danhgia.person_form import own_scorer
from danhgia.points import add_up, exact_total
from danhgia.scores import cells_of
from danhgia.sheets import Fault, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from danhgia.checks.form_checks import Pairs
    from danhgia.checks.score_checks import Rows
    from danhgia.combining import Combination
    from danhgia.findings import Location
    from danhgia.rubric import Sheet
    from danhgia.scores import Batch, CellRow


def check_silent(batch: Batch, rows: Rows, combination: Combination) -> Iterator[Finding]:
    """DG213 scorer-blank: one of those whose scores make the total gave somebody none at all; that is no zero."""
    for person, scorers in combination.silent.items():
        if not rows.judged[person]:
            continue
        for scorer in scorers:
            facts = {"who": rows.who[person], "name": batch.form.scorers[scorer].name}
            subject = rows.subject[person] or None
            yield Finding("DG213", batch.at(person), subject, unit=rows.unit[person], facts=facts)


def check_scorers(every: Batch, sheet: Sheet, by: tuple[Rows, Rows], pairs: Pairs) -> Iterator[Finding]:
    """Return where scorers differ; `by` are the rows with the points that count, and with the official ones alone."""
    rows, official = by
    yield from _applicable(every, sheet, rows, pairs)
    yield from _gaps(every, sheet, official, pairs)


def _applicable(every: Batch, sheet: Sheet, rows: Rows, pairs: Pairs) -> Iterator[Finding]:
    """DG240 scorers-differ-on-applicable: of those whose scores make the total one says K/AD where another scores."""
    if sheet.combined is None or all(one.not_applicable == "forbid" for one in sheet.criteria):
        return
    row_of = {form: row for row, form in pairs.form_of.items()}
    absent: list[tuple[int, str, int, CellRow]] = []
    scored: dict[tuple[int, str], tuple[int, CellRow]] = {}
    for scorer in every.form.counting:
        for cell in cells_of(every.by(scorer).scores):
            row = cell.person if scorer == every.form.official else row_of.get(cell.person, cell.person)
            key = every.form.columns[cell.what].key
            if rows.judged[row] and cell.state == State.NOT_APPLICABLE:
                absent.append((row, key, scorer, cell))
            elif rows.judged[row] and cell.state == State.NUMBER:
                scored[row, key] = scorer, cell
    for row, key, scorer, cell in absent:
        if (row, key) in scored:
            yield _differing(every, rows, row, (scorer, cell), scored[row, key])


def _differing(every: Batch, rows: Rows, row: int, one: tuple[int, CellRow], other: tuple[int, CellRow]) -> Finding:
    (scorer, cell), (scorer2, cell2) = one, other
    names = {"name": every.form.scorers[scorer].name, "name2": every.form.scorers[scorer2].name}
    column, value2 = every.form.columns[cell.what], from_scaled(cell2.scaled)
    return Finding(
        "DG240",
        every.cell(cell),
        rows.subject[row] or None,
        column.key,
        cell.raw,
        plain(value2),
        unit=rows.unit[row],
        facts={
            "who": rows.who[row], "crit": column.label, "value": cell.raw, **names, "value2": value2,
            "place": written(every.cell(cell2)),
        },
    )  # fmt: skip


def _gaps(every: Batch, sheet: Sheet, rows: Rows, pairs: Pairs) -> Iterator[Finding]:
    """DG903 self-gap: what somebody gave himself and the official scores are apart.

    As far as the rubric says (`gap`); where it says nothing, at another level: a gap within a level is no news to
    anybody, people score themselves before the unit does. `rows` hold the points of the official scores alone.
    """
    official = every.by(every.form.official)
    for row, (at, own) in {**_stated(official, sheet, rows), **_on_forms(every, sheet, rows, pairs)}.items():
        theirs = Fraction(exact_total(rows.points, row))
        told = gap_facts(sheet, own, theirs)
        if told is not None:
            a, b = from_scaled(nearest_scaled(own)), from_scaled(nearest_scaled(theirs))
            facts = {"who": rows.who[row], "a": a, "b": b, "value": abs(a - b), **told}
            subject = rows.subject[row]
            yield Finding("DG903", at, subject, value=plain(a), limit=plain(b), unit=rows.unit[row], facts=facts)


def gap_facts(sheet: Sheet, own: Fraction, theirs: Fraction) -> Mapping[str, object] | None:
    """Return what a message says of a gap that has to be explained; None where there is none."""
    mine, official = sheet.level_for(own), sheet.level_for(theirs)
    apart = abs(sheet.rank(mine.id) - sheet.rank(official.id)) if mine and official else 0
    gap = sheet.gap
    if gap is None:
        return {} if apart else None
    far = gap.points is not None and abs(own - theirs) >= Fraction(gap.points)
    if not far and (gap.levels is None or apart < gap.levels):
        return None
    assumed = None if gap.status == "official" else gap.status
    return {"points": gap.points, "levels": gap.levels, "basis": gap.basis, "n": apart or None, "assumed": assumed}


def _stated(batch: Batch, sheet: Sheet, rows: Rows) -> dict[int, tuple[Location, Fraction]]:
    """Return what people give themselves as the unit's sheet states it, where the rubric asks how far that is."""
    if sheet.gap is None:
        return {}
    place = batch.form.place("self_total")
    claims = batch.claims[(batch.claims["what"] == place) & (batch.claims["state"] == State.NUMBER)]
    rated = rows.judged & rows.points["complete"].to_numpy()
    return {
        cell.person: (batch.at(cell.person, place), Fraction(cell.scaled, SCALE))
        for cell in cells_of(claims[claims["fault"] == Fault.NONE])
        if rated[cell.person]
    }


def _on_forms(every: Batch, sheet: Sheet, rows: Rows, pairs: Pairs) -> dict[int, tuple[Location, Fraction]]:
    """Return what people gave themselves on their forms, by the row that is compared: the unit's, or the form's own."""
    batch = every.by(own_scorer(every.form))
    if batch.is_official or batch.scores.empty:
        return {}
    own = add_up(batch, sheet)
    row_of = {form: row for row, form in pairs.form_of.items()}
    found = {}
    for form in (own["complete"] & batch.forms).to_numpy().nonzero()[0].tolist():
        row = row_of.get(form, form)
        rated = rows.rated[row] and (row != form or not pairs.second[form])
        if rated and rows.points["complete"][row]:
            found[row] = batch.at(form, batch.form.place("self_total")), Fraction(exact_total(own, form))
    return found

"""All checks of a batch, in order: whose rows, which scores, which claims, which votes, who is missing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from danhgia.checks.ballot_checks import check_tallies, check_votes, read_votes
from danhgia.checks.extra_checks import check_extras
from danhgia.checks.fact_checks import Judge, is_told
from danhgia.checks.file_checks import check_filled
from danhgia.checks.form_checks import check_agreement, check_own, pair
from danhgia.checks.majority_checks import count_votes
from danhgia.checks.pattern_checks import check_patterns
from danhgia.checks.people_checks import identify
from danhgia.checks.presence_checks import check_present
from danhgia.checks.score_checks import Rows, check_scores
from danhgia.checks.scorer_checks import check_scorers, check_silent
from danhgia.checks.tally_rows import TallyRows
from danhgia.checks.task_checks import TaskPlans, check_tasks
from danhgia.checks.total_checks import check_claims
from danhgia.combining import combine
from danhgia.findings import Finding
from danhgia.forms import NOT_RATED, NOT_RATED_ID, unit_form
from danhgia.points import add_up
from danhgia.scores import Batch
from danhgia.words import spelled_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from danhgia.checks.ballot_checks import Votes
    from danhgia.checks.form_checks import Pairs
    from danhgia.checks.people_checks import Identified
    from danhgia.checks.register_checks import Records
    from danhgia.combining import Combination
    from danhgia.conditions import Judged
    from danhgia.expected import Expected
    from danhgia.periods import Period
    from danhgia.registers import Decision, Entry
    from danhgia.rubric import Rubric, Sheet
    from danhgia.sheets import PlacedSheet


@dataclass(frozen=True)
class Examined:
    """A batch after all checks: its tables, whom each row is about, the votes, and everything that is wrong.

    `batch` is what counts of `every`: the official scores and claims.
    """

    every: Batch
    batch: Batch
    rows: Rows
    people: Sequence[Identified]
    pairs: Pairs
    expected: Expected
    votes: Votes
    tallies: TallyRows
    plans: TaskPlans
    combination: Combination
    findings: tuple[Finding, ...]
    judged: Mapping[int, Judged] = field(default_factory=dict)
    """What points and conditions come to, by person, where levels take more than points."""


def examine(sheets: Sequence[PlacedSheet], rubric: Rubric, expected: Expected, records: Records) -> Examined:
    """Check sheets of one period (or of none, where nothing says which), of all units or some."""
    sheet, period, roster = rubric.main, expected.period, expected.roster
    every = spelled_out(Batch.of(sheets, unit_form(sheet, rubric)), sheet)
    batch = every.by(every.form.official)
    people, about_people = identify(batch, expected, every.scored.tolist())
    tallies, plans, batch = _planned(batch, people, expected, sheet)
    excused, exempt, decisions = _on_record(records, period)
    names = {code: unit.name for code, unit in roster.units.items()} if roster else {}
    untouched = list(_untouched(batch, names))
    pairs = pair(batch, people)
    made = combine(every, batch, sheet, pairs.form_of)
    rows, official = _official(batch, sheet, _rows(batch, people, made, excused, untouched, pairs))
    judge = Judge(batch, rubric, rows, expected.category, lambda code: records.books.of(code, period))
    stated, about_levels = read_votes(batch, sheet, rows)
    concluded = pairs.level(stated)
    votes, about_counts = count_votes(batch, rubric, rows, concluded, tallies, records)
    findings = (
        *tallies.as_read(),
        *untouched,
        *about_people,
        *_contradictions(batch, people, rows, pairs, exempt),
        *_blank_rows(batch, rows, made, _unvoted(batch, rows, decisions, (rubric, stated, judge.judged))),
        *(() if sheet.levels_only else check_scores(batch, sheet, official)),
        *check_claims(batch, sheet, official, rows),
        *check_extras(batch, sheet, rows),
        *check_tasks(plans, batch, rows, (period, records.owners)),
        *check_own(every, sheet, rows),
        *check_agreement(batch, rows, pairs, stated, sheet),
        *check_scorers(every, sheet, (rows, official), pairs),
        *about_levels,
        *judge.findings(decisions),
        *check_votes(batch, rubric, judge.rows, votes, decisions, tallies),
        *tallies.twice(),
        *check_tallies(batch, sheet, tallies, rows, concluded, period),
        *about_counts,
        *check_present(batch, people, expected, excused),
        *(() if sheet.levels_only else check_patterns(batch, sheet, official, names)),
    )
    return Examined(every, batch, rows, people, pairs, expected, votes, tallies, plans, made, findings, judge.judged)


def _planned(
    batch: Batch, people: Sequence[Identified], expected: Expected, sheet: Sheet
) -> tuple[TallyRows, TaskPlans, Batch]:
    """Return whose votes and whose tasks rows hold, and the batch with what the tasks bring."""
    tallies = TallyRows(batch, people, expected)
    plans = TaskPlans(tallies, sheet)
    return tallies, plans, replace(batch, derived=plans.shares)


def _on_record(
    records: Records, period: Period | None
) -> tuple[Mapping[str, str], Mapping[str, Entry], Mapping[str, Decision]]:
    """Return what the registers have of a period, by subject: reasons for not rating, their rows, decisions."""
    if period is None:
        return {}, {}, {}
    return records.excused(period), records.exemptions.get(period, {}), records.decisions.get(period, {})


def _untouched(batch: Batch, names: Mapping[str, str]) -> Iterator[Finding]:
    sent = {placed.unit for placed in batch.sheets if placed.unit and placed.sheet.form == "unit"}
    for placed in batch.sheets:
        needed = placed.sheet.form == "unit" or placed.unit not in sent
        if needed and (finding := check_filled(placed, batch.form, names)):
            yield finding


def _official(batch: Batch, sheet: Sheet, rows: Rows) -> tuple[Rows, Rows]:
    """Return the rows, and those with the points of the official scores alone, where others' make the total, too."""
    return rows, replace(rows, points=add_up(batch, sheet)) if sheet.combined else rows


def _rows(
    batch: Batch,
    people: Sequence[Identified],
    combination: Combination,
    excused: Mapping[str, str],
    untouched: Sequence[Finding],
    pairs: Pairs,
) -> Rows:
    import numpy as np

    points = combination.points
    said = {(finding.at.file, finding.at.sheet) for finding in untouched}
    silent = {file for file, placed in enumerate(batch.sheets) if (placed.sheet.file, placed.sheet.sheet) in said}
    files = batch.people["file"].tolist()
    columns = (points["scored"].tolist(), batch.people["reason"].tolist(), files)
    rated = [
        (person.belongs or (person.stray and scored > 0))
        and not (reason or person.subject in excused or file in silent)
        for person, scored, reason, file in zip(people, *columns, strict=True)
    ]
    return Rows(
        subject=[person.subject for person in people],
        who=[person.who for person in people],
        unit=[batch.sheets[file].unit for file in files],
        rated=np.array(rated, dtype=bool),
        second=pairs.second,
        points=points,
        reckoned=combination.reckoned,
    )


def _contradictions(
    batch: Batch, people: Sequence[Identified], rows: Rows, pairs: Pairs, exempt: Mapping[str, Entry]
) -> Iterator[Finding]:
    """DG212 scored-and-exempt: scores beside a reason for not rating, at that reason, in the sheet or the register.

    Scores on somebody's form stand beside the reason in the unit's sheet too.
    """
    place = batch.form.place("reason")
    reasons = batch.people["reason"].tolist()
    stated = list(reasons)
    for row, form in pairs.form_of.items():
        stated[form] = reasons[form] or reasons[row]
    for index, (person, scored) in enumerate(zip(people, rows.points["scored"].tolist(), strict=True)):
        entry = exempt.get(person.subject)
        reason = stated[index] or (entry.text("reason") if entry else "")
        if not (reason and scored and person.belongs):
            continue
        at = batch.at(index, place) if stated[index] or entry is None else entry.at("reason")
        facts = {"who": person.who, "value": reason}
        yield Finding("DG212", at, subject=person.subject, value=reason, unit=rows.unit[index], facts=facts)


def _blank_rows(batch: Batch, rows: Rows, made: Combination, unvoted: Iterator[Finding]) -> Iterator[Finding]:
    """DG211 row-blank: one finding for a row without a score, not one per cell; DG213 for one without a scorer's.

    Where nothing is scored, `unvoted` in their place.
    """
    if batch.form.levels_only:
        yield from unvoted
        return
    yield from check_silent(batch, rows, made)
    files, numbers = batch.people["file"].tolist(), batch.people["row"].tolist()
    for person in _empty(rows):
        placed = batch.sheets[files[person]]
        if placed.sheet.form == "person" and not placed.sheet.readable:
            continue  # its scores may be there: what cannot be found of it is said
        at = placed.sheet.at(numbers[person], next(iter(batch.form.scores), None))
        subject = rows.subject[person] or None
        facts = {"who": rows.who[person], **({"row": None} if placed.sheet.form == "person" else {})}
        yield Finding("DG211", at, subject=subject, unit=placed.unit, facts=facts)


def _unvoted(
    batch: Batch, rows: Rows, decisions: Mapping[str, Decision], by: tuple[Rubric, Votes, Mapping[int, Judged]]
) -> Iterator[Finding]:
    """DG309 row-without-level: nothing is scored, and there is neither a vote, nor a decision, nor a reason.

    Where nobody votes decisions alone give levels, whatever a row says, and outside of a workspace none are known; but
    nothing is missing of somebody who is told of in a register.
    """
    rubric, votes, judged = by
    if rubric.ballot is None and not any(rows.unit):
        return
    place = batch.form.place("ballot")
    headings = {NOT_RATED_ID: NOT_RATED, **{level.id: level.heading for level in rubric.main.levels}}
    silent = dict.fromkeys(_empty(rows))
    for person in silent if rubric.ballot else rows.judged.nonzero()[0].tolist():
        decided = decisions.get(rows.subject[person])
        if not (decided and decided.level) and not (person in silent and is_told(judged.get(person))):
            subject, unit = rows.subject[person] or None, rows.unit[person]
            value, facts = headings.get(votes.by_person.get(person, "")), {"who": rows.who[person]}
            yield Finding("DG309", batch.at(person, place), subject, value=value, unit=unit, facts=facts)


def _empty(rows: Rows) -> list[int]:
    """Return the rows that should say something and hold nothing."""
    found: list[int] = (rows.judged & (rows.points["scored"].to_numpy() == 0)).nonzero()[0].tolist()
    return found

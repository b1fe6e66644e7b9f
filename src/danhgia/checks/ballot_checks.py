"""Checks of the vote: its arithmetic, the level that the minutes state, and whether it agrees with the points.

Where the majority is unknown no winner is computed from counts: the level that the unit states is taken, and only the
arithmetic is checked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from danhgia.checks.people_checks import looking_like, named
from danhgia.checks.tally_heads import TallyHead
from danhgia.checks.total_checks import band
from danhgia.checks.vote_sums import differing
from danhgia.findings import Finding, Location
from danhgia.forms import NOT_RATED, NOT_RATED_ID, level_spellings
from danhgia.numbers import from_scaled, plain
from danhgia.points import NO_LEVEL
from danhgia.scores import cells_of, picked
from danhgia.sheets import Fault, State
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    import numpy as np

    from danhgia.ballots import Open, Outcome
    from danhgia.checks.people_checks import Identified
    from danhgia.checks.score_checks import Rows
    from danhgia.checks.tally_rows import TallyRows
    from danhgia.periods import Period
    from danhgia.registers import Decision
    from danhgia.rubric import Level, Rubric, Sheet
    from danhgia.scores import Batch, CellRow
    from danhgia.sheets import PlacedSheet, Tally, TallyRow


@dataclass(frozen=True)
class Votes:
    """The votes of a batch: by person (the index of `Batch.people`) the level's id, or `not_rated`."""

    by_person: Mapping[int, str]
    units_without: tuple[str, ...]
    """Units that sent a sheet with scores but no vote for anybody."""
    unclear: frozenset[int] = frozenset()
    """Those whose vote is written down as no level at all: said once, where it is written."""
    outcomes: Mapping[int, Outcome] = field(default_factory=dict)
    """What counts come to, where the rubric gives the majority."""
    open: Mapping[int, Open] = field(default_factory=dict)
    """Those whose vote gives no level that can be gone by, and why."""
    facts: Mapping[int, Mapping[str, object]] = field(default_factory=dict)
    """What is to be said of why, where it is more than that."""


def read_votes(batch: Batch, sheet: Sheet, rows: Rows) -> tuple[Votes, list[Finding]]:
    """Return the voted levels of a batch, and DG307 level-unknown for those that are no level."""
    import numpy as np

    spelled = level_spellings(sheet)
    stated = picked(batch.claims, batch.claims["what"].to_numpy() == batch.form.place("ballot"))
    words = {raw: spelled.get(fold(raw)) for raw in set(stated["raw"].tolist())}
    stands = zip(stated["raw"].tolist(), stated["state"].tolist(), strict=True)
    level = np.array([words[raw] if state == State.TEXT else None for raw, state in stands], dtype=object)
    clear = np.array([one is not None for one in level], dtype=bool)
    known, unknown = picked(stated, clear), rows.of_rated(picked(stated, ~clear))
    findings = [_unknown_level(batch, sheet, rows, cell) for cell in cells_of(unknown)]
    graded = set(batch.people["file"].to_numpy()[rows.points["complete"].to_numpy()].tolist())
    voted = {batch.source(file) for file in set(known["file"].tolist())}
    without = sorted({batch.source(file) for file in graded} - voted)
    by_person = dict(zip(known["person"].tolist(), level[clear].tolist(), strict=True))
    return Votes(by_person, tuple(without), frozenset(unknown["person"].tolist())), findings


def check_votes(
    batch: Batch, rubric: Rubric, rows: Rows, votes: Votes, decisions: Mapping[str, Decision], tallies: TallyRows
) -> Iterator[Finding]:  # fmt: skip
    """Compare each person's vote with the points, where a rubric wants the two to agree.

    `decisions` are the period's decisions by subject: what the competent body decided settles a disagreement.
    """
    if rubric.ballot is None:
        return
    sources = [batch.source(file) for file in batch.people["file"].tolist()]
    levels = rows.points["level"].tolist()
    voted = {sources[person] for person in votes.by_person}
    silent = votes.unclear | tallies.spoken  # DG517 and DG518 say where their level is missing
    for person in (rows.judged & rows.points["complete"].to_numpy()).nonzero()[0].tolist():
        vote = votes.by_person.get(person)
        if vote is None and sources[person] in voted and person not in silent:
            yield _blank(batch, rows, person)
        elif vote and person not in votes.open and _must_agree(rubric) and levels[person] != NO_LEVEL:
            by_points = rubric.main.levels[levels[person]]
            decided = decisions.get(rows.subject[person])
            if vote not in {by_points.id, NOT_RATED_ID} and not (decided and decided.level):
                yield _disagreeing(batch, rubric.main, rows, person, by_points, vote)


def check_tallies(
    batch: Batch, sheet: Sheet, tallies: TallyRows, rows: Rows, votes: Votes, period: Period | None
) -> Iterator[Finding]:
    """Check the arithmetic of every tally and the levels it states."""
    spelled = level_spellings(sheet)
    people, files = tallies.people, batch.people["file"].tolist()
    without_code = {(file, fold(found.who)) for file, found in zip(files, people, strict=True) if not found.subject}
    for file, placed in enumerate(batch.sheets):
        if placed.sheet.tally is None:
            continue
        head = TallyHead(placed, placed.sheet.tally, batch.form.tally, sheet)
        judge = _Tallied(
            sheet, head, file, placed, placed.sheet.tally, people, votes, tallies, spelled, rows.rated, without_code
        )
        yield from head.contradictions()
        yield from judge.meeting(period)
        yield from judge.rows()


@dataclass(frozen=True)
class _Tallied:
    """One tally under examination."""

    sheet: Sheet
    head: TallyHead
    file: int
    placed: PlacedSheet
    tally: Tally
    people: Sequence[Identified]
    votes: Votes
    tallies: TallyRows
    spelled: Mapping[str, str]
    rated: np.ndarray
    without_code: AbstractSet[tuple[int, str]]
    """The rows of score sheets that have a name and no code: said there already."""

    @cached_property
    def names(self) -> Sequence[str]:
        """What the columns of votes are for: each level, and not rating somebody."""
        return [*(level.id for level in self.sheet.levels), NOT_RATED_ID]

    @cached_property
    def common(self) -> Sequence[int]:
        """What is counted on the common ballot: the places of its levels, and not rating somebody."""
        return *self.head.form.common, len(self.head.form.levels)

    def meeting(self, period: Period | None) -> Iterator[Finding]:
        """DG514 meeting-outside-month."""
        day = self.tally.meeting_day
        if day is None or period is None:
            return
        last = period.last_day
        if (day.year, day.month) != (last.year, last.month):
            yield self.head.finding(
                "DG514", self.head.at("meeting_day"), {"date": day, "period": period}, day.isoformat(), None
            )

    def rows(self) -> Iterator[Finding]:
        """Check each person's votes: their sum, the level that has most, and the level that is stated."""
        for entry in self.tally.people:
            person = self.tallies.person(self.file, entry.code)
            if person is None:
                yield from self.nobody(entry)
            elif not self.tallies.is_twice(person):
                yield from () if self.head.form.given else self.one(person, entry, self.tally.counted[entry.row])
                yield from self.conclusion(person, entry)

    def nobody(self, entry: TallyRow) -> Iterator[Finding]:
        """DG402 code-blank, DG401 subject-unknown, DG406 wrong-unit: votes that are about nobody on the score sheet.

        Whose unit it is has no row on the score sheet, which is said there (DG405). Votes in another unit's sheet count
        for nothing: a warning.
        """
        said = not entry.code and (self.file, fold(entry.name)) in self.without_code
        if said or not self.tally.says(entry):
            return
        at, unit = Location(*self.place, entry.row), self.placed.unit or ""
        if code := self.tallies.expected.listed(entry.code):
            placed = self.tallies.expected.placed.get(code)
            if self.tallies.expected.period and (placed is None or placed.unit != unit):
                home = {"who": named(entry.name, code), **self.tallies.expected.home(code, unit)}
                yield Finding("DG406", at, subject=code, unit=self.placed.unit, facts=home, downgraded=True)
            return
        number, subject = ("DG401", entry.code) if entry.code else ("DG402", None)
        looks = looking_like(self.tallies.expected.roster, entry.code) if entry.code else None
        facts = {"name": entry.name or None, "value": entry.code or None, "looks": looks}
        yield Finding(number, at, subject=subject, value=entry.code or None, unit=self.placed.unit, facts=facts)

    def one(self, person: int, entry: TallyRow, counted: Mapping[int, int]) -> Iterator[Finding]:
        """DG511 votes-differ, DG515 level-without-most-votes, DG517 ballot-not-concluded for one person."""
        unread, cast = entry.row in self.tally.unread, sum(counted.values())
        if not (unread or cast):
            return
        common = {what: counted[what] for what in self.common if what in counted}
        whole = self.tally.whole and not unread  # else they add up to nobody's votes, and DG519 says so
        at, who = Location(*self.place, entry.row), self.people[person].who
        for votes in differing(self.head, entry.row):
            yield votes.finding(self.head, who, self.people[person].subject)
        vote = self.votes.by_person.get(person)
        if vote is None:
            if self.people[person].belongs and person not in self.votes.unclear and not entry.concluded:
                facts = {"who": who, "n": sum(common.values()) if whole else None}
                yield self.about(person, "DG517", at, facts, None, None)
            return
        if not (whole and common) or self.names.index(vote) in self.head.form.separate:
            return
        most = max(common, key=common.__getitem__)
        if common[most] > common.get(self.names.index(vote), 0):
            facts = {"who": who, "value": self.heading(vote), "expected": self.heading(self.names[most])}
            yield self.about(person, "DG515", at, facts, vote, self.names[most])

    def conclusion(self, person: int, entry: TallyRow) -> Iterator[Finding]:
        """DG518 ballot-levels-disagree: the tally states another level than the score sheet, which may state none."""
        vote = self.votes.by_person.get(person)
        stated = self.spelled.get(fold(entry.concluded))
        here = self.people[person].belongs or self.people[person].stray
        nothing_due = not here or (vote is None and (not self.rated[person] or person in self.votes.unclear))
        if entry.concluded and stated != vote and not nothing_due:
            at = Location(*self.place, entry.row, entry.concluded_column or None)
            value = self.heading(vote) if vote else "blank"
            facts = {"who": self.people[person].who, "value": value, "value2": entry.concluded, "expected": value}
            yield self.about(person, "DG518", at, facts, entry.concluded, vote)

    def heading(self, level_id: str) -> str:
        """Return a level as lists print it."""
        return NOT_RATED if level_id == NOT_RATED_ID else self.sheet.level(level_id).heading

    @cached_property
    def place(self) -> tuple[str, str]:
        """The file and the sheet of the tally."""
        return self.placed.sheet.file, self.tally.sheet

    def about(
        self, person: int, code: str, at: Location, facts: Mapping[str, object], value: str | None, limit: str | None
    ) -> Finding:  # fmt: skip
        """Build a finding about the vote on one person."""
        subject = self.people[person].subject
        return Finding(code, at, subject=subject, value=value, limit=limit, unit=self.placed.unit, facts=facts)


def _must_agree(rubric: Rubric) -> bool:
    """Tell whether points are held against votes: where nothing is scored there are none."""
    return rubric.ballot is not None and rubric.ballot.mode == "agree" and not rubric.main.levels_only


def _blank(batch: Batch, rows: Rows, person: int) -> Finding:
    """DG516 ballot-level-blank: others were voted on, this person's level was not written down."""
    return _about(rows, person, "DG516", _ballot_cell(batch, person), {"who": rows.who[person]})


def _disagreeing(batch: Batch, sheet: Sheet, rows: Rows, person: int, by_points: Level, vote: str) -> Finding:
    """DG513 ballot-differs-from-points."""
    facts = {
        "who": rows.who[person],
        "total": from_scaled(rows.points["total"][person]),
        "expected": by_points.heading,
        "band": band(by_points, sheet),
        "value": sheet.level(vote).heading,
    }
    return _about(rows, person, "DG513", _ballot_cell(batch, person), facts, value=sheet.level(vote).heading)


def _unknown_level(batch: Batch, sheet: Sheet, rows: Rows, cell: CellRow) -> Finding:
    """DG307 level-unknown, or DG214 for a formula without a result, where the vote should be."""
    who = rows.who[cell.person]
    if cell.fault == Fault.NOT_CALCULATED:
        heading = batch.form.columns[cell.what].heading
        facts: dict[str, object] = {"who": who, "heading": heading}
        return _about(rows, cell.person, "DG214", _ballot_cell(batch, cell.person), facts)
    value = from_scaled(cell.scaled) if cell.state == State.NUMBER else cell.raw
    options = (*(level.code for level in sheet.levels), NOT_RATED)
    facts = {"who": who, "value": value, "options": options}
    at = _ballot_cell(batch, cell.person)
    return _about(
        rows, cell.person, "DG307", at, facts, value=plain(value) if isinstance(value, Decimal) else value or None
    )


def _ballot_cell(batch: Batch, person: int) -> Location:
    return batch.at(person, batch.form.place("ballot"))


def _about(
    rows: Rows, person: int, code: str, at: Location, facts: Mapping[str, object], *, value: str | None = None
) -> Finding:
    limit = str(facts["expected"]) if "expected" in facts else None
    subject = rows.subject[person] or None
    return Finding(code, at, subject, value=value, limit=limit, unit=rows.unit[person], facts=facts)

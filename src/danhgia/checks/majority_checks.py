"""What counted votes come to, person by person, where the rubric gives the majority; beside it, what the unit stated.

A level follows from counts only where every count that it takes is there and adds up. What the unit concluded must be
the same; where the rule gives no level, the unit may conclude one that the rule says nothing about.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from danhgia.ballots import Counted, outcome, reasons
from danhgia.checks.tally_heads import TallyHead
from danhgia.checks.vote_bases import Bases, Excluded, bases, downgraded, without_own_vote
from danhgia.checks.vote_sums import without_impossible
from danhgia.findings import Finding, Location
from danhgia.forms import NOT_RATED, NOT_RATED_ID, TALLY_SHEET

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from danhgia.ballots import Open, Outcome
    from danhgia.checks.ballot_checks import Votes
    from danhgia.checks.register_checks import Records
    from danhgia.checks.score_checks import Rows
    from danhgia.checks.tally_rows import TallyRows
    from danhgia.decisions import Reason
    from danhgia.registers import Decision
    from danhgia.rubric import Ballot, Level, Rubric
    from danhgia.scores import Batch


def count_votes(
    batch: Batch, rubric: Rubric, rows: Rows, votes: Votes, tallies: TallyRows, records: Records
) -> tuple[Votes, list[Finding]]:
    """Return the votes with what counts come to, and DG523 to DG528.

    Where the majority is unknown they are as they are, but for those that are more than there were ballots.
    """
    ballot = rubric.ballot
    if ballot is None or not ballot.shares:
        return without_impossible(votes, batch, rubric, tallies), []
    period = tallies.expected.period
    every = records.excused(period) if period else {}
    decisions = records.decisions.get(period, {}) if period else {}
    for found, reason in zip(tallies.people, batch.people["reason"].tolist(), strict=True):
        if found.belongs and reason:
            every.setdefault(found.subject, reason)
    excluded = Excluded.of(ballot, tallies.expected, every)
    counter = _Counter(batch, rubric, ballot, rows, votes, tallies, excluded, decisions)
    return counter.counted()


@dataclass(frozen=True, slots=True)
class _Uncounted:
    """Why somebody's votes come to nothing; `why` is None where that is said elsewhere."""

    why: str | None = None
    sum: int | None = None
    valid: int | None = None
    level: str | None = None


@dataclass(frozen=True)
class _Counter:
    """The votes of a batch being counted."""

    batch: Batch
    rubric: Rubric
    ballot: Ballot
    rows: Rows
    votes: Votes
    tallies: TallyRows
    excluded: Excluded
    decisions: Mapping[str, Decision]

    def counted(self) -> tuple[Votes, list[Finding]]:
        outcomes: dict[int, Outcome] = {}
        open_: dict[int, Open] = {}
        levels = dict(self.votes.by_person)
        findings = [finding for _, said in self.heads.values() for finding in said]
        for person in self.voted_on:
            found = self.outcome(person)
            if isinstance(found, _Uncounted):
                open_[person] = "uncounted"
                findings += self.uncounted(person, found)
                continue
            outcomes[person] = found
            stated = self.votes.by_person.get(person)
            if found.level and stated is None:
                levels[person] = found.level
            elif not (stated and self.may_stand(stated, found)):
                open_[person] = "counted_otherwise" if stated else found.open or "no_majority"
                findings += self.unsettled(person, found, stated)
        sources = {self.batch.source(self.files[person]) for person in (*outcomes, *open_)}
        without = tuple(unit for unit in self.votes.units_without if unit not in sources)
        votes = replace(self.votes, by_person=levels, units_without=without, outcomes=outcomes, open=open_)
        return votes, downgraded(findings, self.ballot)

    @cached_property
    def voted_on(self) -> list[int]:
        """Those with a complete row of whom a vote is on record, in counts or as a level."""
        complete = (self.rows.judged & self.rows.points["complete"].to_numpy()).nonzero()[0].tolist()
        said = self.tallies.spoken | self.votes.by_person.keys()
        unclear = self.votes.unclear
        return [one for one in complete if one in said and one not in unclear and not self.tallies.is_twice(one)]

    @cached_property
    def heads(self) -> Mapping[int, tuple[Bases, list[Finding]]]:
        """What the tally of each file with votes gives for shares."""
        found: dict[int, tuple[Bases, list[Finding]]] = {}
        for file in dict.fromkeys(self.files[person] for person in self.voted_on):
            placed = self.batch.sheets[file]
            if placed.sheet.tally is None or not any(placed.sheet.tally.says(row) for row in placed.sheet.tally.people):
                at = Location(placed.sheet.file, placed.sheet.tally.sheet if placed.sheet.tally else placed.sheet.sheet)
                facts = {"label": (TALLY_SHEET,)}
                found[file] = Bases({}, {}), [Finding("DG526", at, unit=placed.unit, facts=facts)]
            else:
                head = TallyHead(placed, placed.sheet.tally, self.batch.form.tally, self.rubric.main)
                found[file] = bases(head, self.ballot, self.excluded)
        return found

    def outcome(self, person: int) -> Outcome | _Uncounted:
        """Return what somebody's votes come to, if they are there, add up, and it is known what share they are."""
        tally, form = self.batch.sheets[self.files[person]].sheet.tally, self.batch.form.tally
        given, row = self.heads[self.files[person]][0], next(iter(self.tallies.rows.get(person, ())), None)
        if tally is None or row is None or not tally.whole or row.row in tally.unread:
            said = tally is None or not tally.whole or row is not None
            return _Uncounted(None if said else "votes_blank")
        counted = tally.counted[row.row]
        options = (*form.common, len(form.levels))
        votes = {self.names[what]: counted[what] for what in options if what in counted}
        if votes.get(NOT_RATED_ID) and not self.ballot.not_rated:
            return _Uncounted("votes_option" if None in given.base else None)
        base = self.base(person, given, None, list(votes.values()))
        own = self.own(person, given, counted)
        if isinstance(base, _Uncounted) or isinstance(own, _Uncounted):
            return base if isinstance(base, _Uncounted) else own  # type: ignore[return-value]  # one of the two is
        agreed = {level: counted.get(self.names.index(level), 0) for level in own}
        return outcome(self.ballot, self.names[:-1], Counted(votes, base, agreed, own, given.less))

    def own(self, person: int, given: Bases, counted: Mapping[int, int]) -> dict[str, int] | _Uncounted:
        """Return the bases of the ballots of its own that somebody was put to, by level: 0 and 0 is none."""
        found: dict[str, int] = {}
        form = self.batch.form.tally
        for place in form.separate:
            cast = [counted[what] for what in (place, form.against(place)) if what in counted]
            if cast == [0, 0]:
                continue
            level = self.rubric.main.levels[place]
            base = self.base(person, given, level, cast)
            if isinstance(base, _Uncounted):
                return base
            found[level.id] = base
        return found

    def base(self, person: int, given: Bases, paper: Level | None, cast: Sequence[int]) -> int | _Uncounted:
        """Return what shares of some votes are taken of, which have to add up to the valid ballots."""
        key, level = (paper.id, paper.heading) if paper else (None, None)
        if not cast and (key in given.base or paper):
            return _Uncounted("votes_blank", level=level)
        if key not in given.base:
            return _Uncounted()
        base, valid, total = given.base[key], given.valid[key], sum(cast)
        allowed = {valid} if self.ballot.self_vote == "counted" else {valid, valid - 1}
        if total not in allowed:
            return _Uncounted("votes_sum", total, valid, level)
        if self.ballot.self_vote == "counted":
            return base
        found, expected = self.tallies.people[person], self.tallies.expected
        own = without_own_vote(base, total, valid=valid, ballot=self.ballot, found=found, expected=expected)
        if own is None or own < 1:
            return _Uncounted("votes_self", level=level)
        return own

    def may_stand(self, stated: str, found: Outcome) -> bool:
        """Tell whether a level that the unit concluded stands: the votes give it, or they give none and bar not it."""
        if found.level:
            return stated == found.level
        return stated in found.tied or stated not in {step.level for step in found.steps}

    def uncounted(self, person: int, why: _Uncounted) -> Iterator[Finding]:
        """DG525 votes-not-countable."""
        if why.why:
            facts = {"why": why.why, "sum": why.sum, "valid": why.valid, "level": why.level}
            value, limit = (None if one is None else str(one) for one in (why.sum, why.valid))
            yield self.about(person, "DG525", facts, value, limit)

    def unsettled(self, person: int, found: Outcome, stated: str | None) -> Iterator[Finding]:
        """DG523 ballot-against-counts; DG524 ballot-without-majority, which a decision on record settles."""
        why: tuple[Reason, ...] = tuple(reasons(found, self.ballot, self.headings))
        if stated:
            expected = self.headings[found.level] if found.level else None
            facts = {"value": self.headings[stated], "expected": expected, "because": why}
            yield self.about(person, "DG523", facts, stated, found.level)
            return
        decided = self.decisions.get(self.rows.subject[person])
        if not (decided and decided.level):
            tied = tuple(self.headings[level] for level in found.tied) or None
            yield self.about(person, "DG524", {"levels": tied, "because": why or None}, None, None)

    def about(
        self, person: int, code: str, facts: Mapping[str, object], value: str | None, limit: str | None
    ) -> Finding:
        """Build a finding about the votes on somebody, at their row; at the stated level where they have none."""
        file = self.files[person]
        placed, entries = self.batch.sheets[file], self.tallies.rows.get(person, ())
        at = self.batch.at(person, self.batch.form.place("ballot"))
        if placed.sheet.tally and entries:
            at = Location(placed.sheet.file, placed.sheet.tally.sheet, entries[0].row)
        who = {"who": self.tallies.people[person].who, **facts}
        subject = self.rows.subject[person] or None
        return Finding(code, at, subject=subject, value=value, limit=limit, unit=placed.unit, facts=who)

    @cached_property
    def files(self) -> Sequence[int]:
        """The file of every row."""
        return self.batch.people["file"].tolist()

    @cached_property
    def names(self) -> Sequence[str]:
        """What the columns of votes are for: each level, and not rating somebody."""
        return [*(level.id for level in self.rubric.main.levels), NOT_RATED_ID]

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """Levels as lists print them."""
        return {level.id: level.heading for level in self.rubric.main.levels} | {NOT_RATED_ID: NOT_RATED}

"""Whether somebody's votes add up to the valid ballots; more votes than there are ballots are no vote at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from danhgia.checks.people_checks import written
from danhgia.checks.tally_heads import TallyHead
from danhgia.findings import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from danhgia.ballots import Open
    from danhgia.checks.ballot_checks import Votes
    from danhgia.checks.tally_rows import TallyRows
    from danhgia.rubric import Level, Rubric
    from danhgia.scores import Batch

_BOUNDS = ("valid", "collected", "issued", "official_present")
"""What votes are held against, the first that is given: there can be no more of them."""


@dataclass(frozen=True, slots=True)
class VoteSum:
    """The votes of one person on one kind of ballot, beside the ballots that there were."""

    paper: Level | None
    votes: int
    ballots: int
    bound: str
    at: Location
    """The cell that holds more votes than there were ballots, the row where only the sum does."""
    whole: bool

    @property
    def impossible(self) -> bool:
        """Whether there are more votes than ballots: nobody's level can rest on them."""
        return self.votes > self.ballots

    @property
    def differs(self) -> bool:
        """Whether the votes are not those of the valid ballots, as far as both are known."""
        return self.impossible or (self.whole and self.bound == "valid" and self.votes != self.ballots)

    def finding(self, head: TallyHead, who: str, subject: str) -> Finding:
        """DG511 votes-differ."""
        facts: dict[str, object] = {"who": who, "sum": self.votes, "n": self.ballots, "bound": self.bound}
        facts |= {
            "level": self.paper.heading if self.paper else None,
            "why": "votes_beyond" if self.impossible else None,
        }
        value, limit = str(self.votes), str(self.ballots)
        return Finding("DG511", self.at, subject, value=value, limit=limit, unit=head.placed.unit, facts=facts)


def vote_sums(head: TallyHead, row: int) -> Iterator[VoteSum]:
    """Return what the votes in a row of a tally come to, on the common ballot and on each one of its own.

    Who was put to no vote has nothing, or 0 everywhere. Votes in cells that cannot be read, or in columns that are not
    there, are not among them: the rest can be too many all the same.
    """
    counted, form = head.tally.counted[row], head.form
    whole = head.tally.whole and row not in head.tally.unread
    own = [(head.sheet.levels[place], (place, form.against(place))) for place in form.separate]
    for paper, options in [(None, (*form.common, len(form.levels))), *own]:
        cast = {what: counted[what] for what in options if what in counted}
        bound = next(((key, n) for key in _BOUNDS if (n := _count(head, key, paper)) is not None), None)
        said = bool(sum(cast.values())) or (paper is None and (any(counted.values()) or row in head.tally.unread))
        if said and bound:
            key, ballots = bound
            at = Location(head.placed.sheet.file, head.tally.sheet, row, _beyond(head, row, cast, ballots))
            yield VoteSum(paper, sum(cast.values()), ballots, key, at, whole)


def without_impossible(votes: Votes, batch: Batch, rubric: Rubric, tallies: TallyRows) -> Votes:
    """Return the votes with those left open that are more than there were ballots: no level rests on such a count.

    Where votes are only recorded nobody's level does.
    """
    if rubric.voting == "record":
        return votes
    files = batch.people["file"].tolist()
    counted = [(placed, placed.sheet.tally) for placed in batch.sheets]
    heads = [TallyHead(placed, tally, batch.form.tally, rubric.main) if tally else None for placed, tally in counted]
    found: dict[int, VoteSum] = {}
    for person, rows in tallies.rows.items():
        head = heads[files[person]]
        if person not in votes.open and head and len(rows) == 1:
            found.update((person, one) for one in vote_sums(head, rows[0].row) if one.impossible)
    if not found:
        return votes
    open_: dict[int, Open] = {**votes.open, **dict.fromkeys(found, "too_many_votes")}
    facts = {person: _facts(one) for person, one in found.items()}
    return replace(votes, open=open_, facts=facts)


def _facts(one: VoteSum) -> Mapping[str, object]:
    return {"place": written(one.at), "x": one.votes, "n": one.ballots}


def _count(head: TallyHead, key: str, paper: Level | None) -> int | None:
    return head.count(key, paper if key != _BOUNDS[-1] else None)


def _beyond(head: TallyHead, row: int, cast: Mapping[int, int], ballots: int) -> int | None:
    """Return the column of the votes that alone are more than the ballots."""
    what = max(cast, key=cast.__getitem__, default=None)
    if what is None or cast[what] <= ballots:
        return None
    cells = zip(head.tally.votes.row, head.tally.votes.what, head.tally.votes.column, strict=True)
    return next((column for at, of, column in cells if (at, of) == (row, what)), None)

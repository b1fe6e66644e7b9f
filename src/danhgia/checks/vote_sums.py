"""Whether somebody's votes add up to the valid ballots; more votes than there are ballots are no vote at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from danhgia.checks.people_checks import written
from danhgia.checks.tally_heads import VALID, TallyHead
from danhgia.findings import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from danhgia.ballots import Open
    from danhgia.checks.ballot_checks import Votes
    from danhgia.checks.tally_rows import TallyRows
    from danhgia.rubric import Level, Rubric
    from danhgia.scores import Batch


@dataclass(frozen=True, slots=True)
class VoteSum:
    """The votes of one person on one kind of ballot, beside the ballots that there were."""

    paper: Level | None
    votes: int
    ballots: int
    bound: str
    at: Location
    """The cell that holds more votes than there were ballots, the row where only the sum does."""

    @property
    def impossible(self) -> bool:
        """Whether there are more votes than ballots: nobody's level can rest on them."""
        return self.votes > self.ballots

    def finding(self, head: TallyHead, who: str, subject: str) -> Finding:
        """DG511 votes-differ."""
        facts: dict[str, object] = {"who": who, "sum": self.votes, "n": self.ballots, "bound": self.bound}
        facts |= {
            "level": self.paper.heading if self.paper else None,
            "why": "votes_beyond" if self.impossible else None,
        }
        value, limit = str(self.votes), str(self.ballots)
        return Finding("DG511", self.at, subject, value=value, limit=limit, unit=head.placed.unit, facts=facts)


def differing(head: TallyHead, row: int) -> Iterator[VoteSum]:
    """Yield what the votes in a row of a tally come to on each kind of ballot where that is not what it must be.

    Who was put to no vote has nothing, or 0 everywhere. Votes in cells that cannot be read, or in columns that are not
    there, are not among them: the rest can be too many all the same.
    """
    counted, unread = head.tally.counted[row], row in head.tally.unread
    whole = head.tally.whole and not unread
    for paper, options, (key, ballots) in head.bounds:
        votes = sum(counted.get(what, 0) for what in options)
        said = votes or (paper is None and (unread or any(counted.values())))
        if said and (votes > ballots or (whole and key == VALID and votes != ballots)):
            at = Location(head.placed.sheet.file, head.tally.sheet, row, _beyond(head, row, options, ballots))
            yield VoteSum(paper, votes, ballots, key, at)


def without_impossible(votes: Votes, batch: Batch, rubric: Rubric, tallies: TallyRows) -> Votes:
    """Return the votes with those left open that are more than there were ballots: no level rests on such a count.

    Where votes are only recorded nobody's level does.
    """
    if rubric.voting == "record":
        return votes
    files = batch.people["file"].tolist()
    counted = [(placed, placed.sheet.tally) for placed in batch.sheets]
    heads = [TallyHead(placed, tally, batch.form.tally, rubric.main) if tally else None for placed, tally in counted]
    crowded = [_crowded(head) if head else frozenset[int]() for head in heads]
    found: dict[int, VoteSum] = {}
    for person, rows in tallies.rows.items():
        head = heads[files[person]]
        if head and len(rows) == 1 and rows[0].row in crowded[files[person]] and person not in votes.open:
            found.update((person, one) for one in differing(head, rows[0].row) if one.impossible)
    if not found:
        return votes
    open_: dict[int, Open] = {**votes.open, **dict.fromkeys(found, "too_many_votes")}
    facts = {person: _facts(one) for person, one in found.items()}
    return replace(votes, open=open_, facts=facts)


def _crowded(head: TallyHead) -> frozenset[int]:
    """Return the rows of a tally with more votes than the fewest ballots of any kind: no other row has too many."""
    fewest = min((ballots for *_, (_, ballots) in head.bounds), default=None)
    if fewest is None:
        return frozenset()
    return frozenset(row for row, votes in head.tally.counted.items() if sum(votes.values()) > fewest)


def _facts(one: VoteSum) -> Mapping[str, object]:
    return {"place": written(one.at), "x": one.votes, "n": one.ballots}


def _beyond(head: TallyHead, row: int, options: Sequence[int], ballots: int) -> int | None:
    """Return the column of the votes that alone are more than the ballots."""
    counted = head.tally.counted[row]
    what = max(options, key=lambda option: counted.get(option, 0))
    if counted.get(what, 0) <= ballots:
        return None
    cells = zip(head.tally.votes.row, head.tally.votes.what, head.tally.votes.column, strict=True)
    return next((column for at, of, column in cells if (at, of) == (row, what)), None)

"""The counts at the head of a tally: whether they add up, on the common ballot and on each ballot of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from danhgia.findings import Finding, Location
from danhgia.tally_form import own_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from danhgia.rubric import Level, Sheet
    from danhgia.sheets import PlacedSheet, Tally
    from danhgia.tally_form import TallyForm

VALID, VOTERS = "valid", "official_present"
_BOUNDS = (VALID, "collected", "issued", VOTERS)
"""What votes are held against, the first that is given: there can be no more of them."""


@dataclass(frozen=True)
class TallyHead:
    """The head of one tally."""

    placed: PlacedSheet
    tally: Tally
    form: TallyForm
    sheet: Sheet

    @cached_property
    def papers(self) -> Sequence[Level | None]:
        """The ballots that were counted: the common one (None), and those of levels that have one of their own."""
        return [None, *(self.sheet.levels[place] for place in self.form.separate)]

    @cached_property
    def bounds(self) -> Sequence[tuple[Level | None, Sequence[int], tuple[str, int]]]:
        """Each kind of ballot with what is voted on it, and the count that there can be no more votes than."""
        options = [(*self.form.common, len(self.form.levels))]
        options += [(place, self.form.against(place)) for place in self.form.separate]
        return [
            (paper, voted, bound)
            for paper, voted in zip(self.papers, options, strict=True)
            if (bound := self.bound(paper)) is not None
        ]

    def bound(self, paper: Level | None) -> tuple[str, int] | None:
        """Return the first count that is given of those that bound the votes on a ballot, and what it says."""
        counts = ((key, self.count(key, None if key == VOTERS else paper)) for key in _BOUNDS)
        return next(((key, number) for key, number in counts if number is not None), None)

    def contradictions(self) -> Iterator[Finding]:
        """DG510 ballots-do-not-add-up and DG512 more-ballots-than-voters."""
        for paper in self.papers:
            yield from self.contradicted(paper)

    def contradicted(self, paper: Level | None) -> Iterator[Finding]:
        """Return what does not add up of one kind of ballot."""
        collected, valid, invalid = (self.count(key, paper) for key in ("collected", "valid", "invalid"))
        issued, official = self.count("issued", paper), self.count("official_present")
        own = {"level": paper.heading if paper else None}
        if collected is not None and valid is not None and invalid is not None and valid + invalid != collected:
            facts = {"valid": valid, "invalid": invalid, "sum": valid + invalid, "collected": collected, **own}
            yield self.finding("DG510", self.at("collected", paper), facts, str(collected), str(valid + invalid))
        if collected is not None and issued is not None and collected > issued:
            facts = {"collected": collected, "issued": issued, **own}
            yield self.finding("DG512", self.at("collected", paper), facts, str(collected), str(issued))
            return
        given, key = (issued, "issued") if issued is not None else (collected, "collected")
        if official is not None and given is not None and given > official:
            voters = {"collected": given if collected is None else collected, "issued": issued, "present": official}
            yield self.finding("DG512", self.at(key, paper), {**voters, **own}, str(given), str(official))

    def count(self, key: str, paper: Level | None = None) -> int | None:
        """Return one count, as far as it is given."""
        fact = self.tally.facts.get(own_count(key, paper.id) if paper else key)
        return fact.value if fact and isinstance(fact.value, int) else None

    def at(self, key: str, paper: Level | None = None) -> Location:
        """Return the cell of one count; the sheet where it has none."""
        fact = self.tally.facts.get(own_count(key, paper.id) if paper else key)
        place = (fact.row, fact.column) if fact else ()
        return Location(self.placed.sheet.file, self.tally.sheet, *place)

    def finding(
        self, code: str, at: Location, facts: Mapping[str, object], value: str | None, limit: str | None
    ) -> Finding:
        """Build a finding about the unit's vote as a whole."""
        return Finding(code, at, value=value, limit=limit, unit=self.placed.unit, facts=facts)

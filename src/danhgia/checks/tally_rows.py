"""Whose votes each row of a tally holds: its codes are resolved as those of the score sheet beside it are."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from danhgia.checks.people_checks import written
from danhgia.findings import Finding, Location
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from danhgia.checks.people_checks import Identified
    from danhgia.expected import Expected
    from danhgia.scores import Batch
    from danhgia.sheets import Tally, TallyRow


@dataclass(frozen=True)
class TallyRows:
    """The rows of all tallies of a batch, with the people (indices of `Batch.people`) whose votes they hold."""

    batch: Batch
    people: Sequence[Identified]
    expected: Expected

    def person(self, file: int, code: str) -> int | None:
        """Return whom a code on a file's tally is about, if he or she stands on its score sheet too."""
        found = self._by_code.get((file, fold(code))) if code else None
        if found is None and (restored := self.expected.restored(code)):
            found = self._by_code.get((file, fold(restored)))
        return found

    def counted(self, person: int) -> Mapping[int, int]:
        """Return somebody's votes by level; none where two rows claim to hold them."""
        rows = self.rows.get(person, ())
        return self._tallies[person].counted[rows[0].row] if len(rows) == 1 else {}

    def is_twice(self, person: int) -> bool:
        """Tell whether two rows claim to hold the votes of somebody who is rated here, and one says something."""
        rows, found = self.rows.get(person, ()), self.people[person]
        return len(rows) > 1 and (found.belongs or found.stray) and person in self.spoken

    @cached_property
    def rows(self) -> Mapping[int, Sequence[TallyRow]]:
        """Everybody's rows, as a rule one."""
        found: dict[int, list[TallyRow]] = defaultdict(list)
        for file, placed in enumerate(self.batch.sheets):
            for entry in placed.sheet.tally.people if placed.sheet.tally else ():
                person = self.person(file, entry.code)
                if person is not None:
                    found[person].append(entry)
        return found

    @cached_property
    def spoken(self) -> frozenset[int]:
        """Those of whom a tally says anything: votes, or a level."""
        return frozenset(person for person, rows in self.rows.items() if any(map(self._tallies[person].says, rows)))

    def twice(self) -> Iterator[Finding]:
        """DG404 subject-twice: nobody can tell which row holds somebody's votes, or whose the other one is.

        Whoever stands twice on the score sheet as well is said there, once.
        """
        scored = Counter(self._keys)
        for person in filter(self.is_twice, self.rows):
            if scored[self._keys[person]] > 1:
                continue
            first, *others = (self._at(person, entry) for entry in self.rows[person])
            found = self.people[person]
            unit = self.batch.sheets[self._files[person]].unit
            for at in others:
                facts = {"who": found.who, "place1": written(first), "place2": written(at)}
                yield Finding("DG404", at, subject=found.subject, unit=unit, facts=facts)

    def as_read(self) -> Iterator[Finding]:
        """Yield what was found while reading; what a tally has of somebody by the code that the list has."""
        for file, placed in enumerate(self.batch.sheets):
            for finding in placed.sheet.findings:
                yield self._resolved(file, finding) if finding.code == "DG519" and finding.subject else finding

    def _resolved(self, file: int, finding: Finding) -> Finding:
        """Return DG519 about whom it blocks; whose row stands in another unit's sheet is graded where it belongs."""
        typed = finding.subject or ""
        person = self.person(file, typed)
        if person is None:
            return replace(finding, subject=self.expected.listed(typed) or typed)
        found = self.people[person]
        elsewhere = not (found.belongs or found.stray)
        return replace(finding, subject=found.subject, downgraded=elsewhere).with_facts(who=found.who)

    def _at(self, person: int, entry: TallyRow) -> Location:
        tally = self._tallies[person]
        file = self.batch.sheets[self._files[person]].sheet.file
        return Location(file, tally.sheet, entry.row, tally.code_column or None)

    @cached_property
    def _tallies(self) -> Mapping[int, Tally]:
        sheets = [placed.sheet.tally for placed in self.batch.sheets]
        return {person: tally for person in self.rows if (tally := sheets[self._files[person]])}

    @cached_property
    def _files(self) -> Sequence[int]:
        return self.batch.people["file"].tolist()

    @cached_property
    def _by_code(self) -> Mapping[tuple[int, str], int]:
        return {key: person for person, key in enumerate(self._keys) if key[1]}

    @cached_property
    def _keys(self) -> Sequence[tuple[int, str]]:
        """The file and the folded code of every row of the score sheets."""
        return [(file, fold(found.subject)) for file, found in zip(self._files, self.people, strict=True)]

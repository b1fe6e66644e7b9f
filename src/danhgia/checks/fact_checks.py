"""Facts beside the scores, and the level that points and conditions come to: checked and judged person by person."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from danhgia.condition_words import ABSENT
from danhgia.conditions import Conditions
from danhgia.findings import Finding
from danhgia.grounds import Grounds
from danhgia.members import concerns
from danhgia.numbers import SCALE, from_scaled, from_text, plain
from danhgia.points import NO_LEVEL, numbers_of
from danhgia.reckoning import reckon
from danhgia.scores import cells_of, picked
from danhgia.sheets import Fault, State
from danhgia.text import fold
from danhgia.words import YES_NO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from danhgia.checks.score_checks import Rows
    from danhgia.conditions import Judged
    from danhgia.reckoning import Numbers
    from danhgia.registers import Decision
    from danhgia.rubric import Fact, Rubric
    from danhgia.scores import Batch, CellRow

_HUNDRED = 100


def is_told(judged: Judged | None) -> bool:
    """Tell whether what was judged of a row that says nothing is a level, or leaves it open: a register says so."""
    return judged is not None and (judged.level or judged.status) is not None


class Judge:
    """Judges the rows of a batch by a sheet whose levels need more than points, or are set aside by overrides.

    Where levels follow from points alone there is nothing to judge: `judged` is empty.
    """

    def __init__(
        self,
        batch: Batch,
        rubric: Rubric,
        rows: Rows,
        category_of: Callable[[str], str | None],
        grounds_of: Callable[[str], Grounds] = lambda _: Grounds(),
    ) -> None:
        sheet = rubric.main
        self._batch, self._sheet, self._rows, self._voting = batch, sheet, rows, rubric.voting
        self._unasked = sheet.levels_only and rubric.ballot is None
        self._category_of, self._grounds_of = category_of, grounds_of
        self._facts = {fact.id: fact for fact in sheet.facts}
        self._known: dict[int, dict[str, Fraction | bool]] = defaultdict(dict)
        self._unclear: set[tuple[int, str]] = set()
        self._unread = list(self._read())
        self.judged = self._judge() if sheet.conditional else {}

    @property
    def rows(self) -> Rows:
        """The rows with the levels that were judged in place of those by points alone."""
        if not self.judged:
            return self._rows
        places = {level.id: place for place, level in enumerate(self._sheet.levels)}
        points = self._rows.points.copy()
        for person, judged in self.judged.items():
            points.loc[person, "level"] = places.get(judged.level or "", NO_LEVEL)
        return replace(self._rows, points=points)

    def findings(self, decisions: Mapping[str, Decision]) -> Iterator[Finding]:
        """Return DG320 for facts that cannot be read, DG321 for those that are needed, DG322 for levels left open.

        DG325 to DG329 stand in the register, where a level rests on one that does not say enough. What the competent
        body decided (`decisions`, by subject) is open no more.
        """
        yield from self._unread
        for person, judged in self.judged.items():
            for fact in judged.waiting:
                if (person, fact) not in self._unclear:
                    yield self._finding("DG321", person, self._facts[fact])
            decided = decisions.get(self._rows.subject[person])
            if decided and decided.level:
                continue
            for lack in judged.lacking:
                yield replace(lack.with_facts(who=self._rows.who[person]), unit=self._rows.unit[person])
            if judged.status == "unsettled":
                because = tuple(one for one in judged.reasons if one.holds is False or one.key in ABSENT)
                facts = {"who": self._rows.who[person], "because": because}
                at = self._batch.at(person)
                yield Finding(
                    "DG322", at, self._rows.subject[person] or None, unit=self._rows.unit[person], facts=facts
                )

    def _judge(self) -> Mapping[int, Judged]:
        """Return what complete rows come to; where nothing is scored and nobody votes, no row lacks anything."""
        complete = self._rows.points["complete"].tolist()
        return {
            person: self._conditions(person, numbers).judged()
            for person, numbers in numbers_of(self._batch).items()
            if (complete[person] or self._unasked) and self._rows.judged[person]
        }

    def _conditions(self, person: int, numbers: Numbers) -> Conditions:
        subject = self._rows.subject[person]
        category = self._category_of(subject)
        return Conditions(
            self._sheet,
            self._rows.reckoned.get(person) or reckon(self._sheet, numbers),
            self._known[person],
            lambda override: concerns(override.applies_to, category),
            self._grounds_of(subject),
            self._voting,
        )

    def _read(self) -> Iterator[Finding]:
        """DG320 fact-unreadable."""
        import numpy as np

        columns = self._batch.form.columns
        places = [place for place, column in enumerate(columns) if column.kind == "fact"]
        claims = self._batch.claims
        claims = picked(claims, np.isin(claims["what"].to_numpy(), places))
        for cell in cells_of(claims):
            fact = self._facts[columns[cell.what].key]
            value = value_of(fact, cell)
            if value is None:
                self._unclear.add((cell.person, fact.id))
                yield self._finding("DG320", cell.person, fact, cell)
            else:
                self._known[cell.person][fact.id] = value

    def _finding(self, code: str, person: int, fact: Fact, cell: CellRow | None = None) -> Finding:
        form = self._batch.form
        at = self._batch.at(person, form.place("fact", fact.id))
        value = None if cell is None else cell.raw or plain(from_scaled(cell.scaled))
        facts = {"who": self._rows.who[person], "name": fact.name, "value": value, "kind": fact.kind}
        where = at if cell is None else self._batch.cell(cell)
        return Finding(
            code, where, self._rows.subject[person] or None, value=value, unit=self._rows.unit[person], facts=facts
        )


def value_of(fact: Fact, cell: CellRow) -> Fraction | bool | None:
    """Return what a cell states of a fact, percentages as 0 to 100; None for what is no such fact.

    A percentage typed as a bare number above 0 and up to 1 could mean either, and is neither.
    """
    if fact.kind == "yes_no":
        return YES_NO.get(fold(cell.raw)) if cell.state == State.TEXT else None
    if cell.state == State.TEXT:
        return _typed(cell.raw, percent=fact.kind == "percent")
    value = Fraction(cell.scaled, SCALE)
    if fact.kind == "percent" and cell.fault == Fault.PERCENT:
        value *= _HUNDRED
    elif cell.state != State.NUMBER or (fact.kind == "percent" and 0 < value <= 1):
        return None
    return value if value >= 0 else None


def _typed(text: str, *, percent: bool) -> Fraction | None:
    """Return a number that was typed as text, `95`, or as a percentage `95%`."""
    shown = text.removesuffix("%").rstrip() if percent else text
    number = from_text(shown)
    if number is None or number < 0 or (percent and shown == text and 0 < number <= 1):
        return None
    return Fraction(number)

"""What can be wrong with the roll-ups of a rubric: kinds, periods and levels that are not there, gaps, dead lines.

Rules of counts look at how many periods have which level, never at their order: each combination is looked at once.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import cached_property
from itertools import combinations_with_replacement, pairwise
from math import floor
from typing import TYPE_CHECKING

from danhgia.checks.rubric_totality import finding_at
from danhgia.checks.total_checks import band
from danhgia.findings import Finding, Location
from danhgia.periods import KINDS, MONTHS, Period
from danhgia.reckoning import rounded
from danhgia.rollup_rules import barring, first_line, mean, next_below
from danhgia.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from danhgia.periods import Kind
    from danhgia.rubric import Edition, Rollup, Rounded, Rubric, Sheet, Veto, When

Path = tuple[str | int, ...]

_KINDS = ("mean", "counts", "tally")
_MOST_SHOWN = 3
_ANY_YEAR = Period(2018, "year", 1)


def check_rollups(edition: Edition) -> list[Finding]:
    """Return everything that is wrong with the roll-ups (DG606, DG607, DG609, DG610, DG720 to DG722).

    What they come to is looked at only where all that they name is there.
    """
    found: list[Finding] = []
    earlier: dict[str, int] = {}
    for place, rule in enumerate(edition.rubric.rollups):
        check = _Check(edition, rule, ("rollups", place))
        if rule.to in earlier:
            first = edition.line(("rollups", earlier[rule.to], "to"))
            found.append(check.at("DG609", "to", value=rule.to, first=None if first is None else str(first)))
        earlier.setdefault(rule.to, place)
        wrong = [*check.kinds(), *check.periods(), *check.conditions(), *check.levels()]
        found += wrong or [*check.alike(), *check.bounds(), *check.counts(), *check.vetoes(), *check.rows()]
    return [*found, *(_mixed_rules(edition) if edition.rubric.rollups else ())]


def fits_between(rounding: Rounded | None, upper: Decimal, lower: Decimal) -> bool:
    """Tell whether what is as fine as a mean, and rounded so, can lie above one bound and below another."""
    if upper >= lower:
        return False
    if rounding is None:
        return True
    unit = Fraction(rounding.to)
    return (floor(Fraction(upper) / unit) + 1) * unit < Fraction(lower)


def _bounds(sheet: Sheet) -> list[tuple[Decimal | None, ...]]:
    return [(level.from_, level.above, level.below, level.to) for level in sheet.levels]


def _told(sheet: Sheet) -> str:
    return ", ".join(f"{level.code} {band(level, sheet)}" for level in sheet.levels)


def _mixed_rules(edition: Edition) -> Iterator[Finding]:
    """DG607: a rule of the year looks at periods of one kind; a rubric that puts periods together has several."""
    for place, rule in enumerate(edition.rubric.year_end):
        listed = {period.kind for kind in KINDS for period in _ANY_YEAR.divided(kind) if period.slot in rule.periods}
        for at, requirement in enumerate(rule.require):
            for key, kind in (("every", requirement.every), ("count", requirement.count)):
                if kind and listed and listed != {kind.of}:
                    path = ("year_end", place, "require", at, key, "of")
                    facts = {"key": "of", "options": tuple(sorted(listed))}
                    yield Finding("DG607", Location(edition.path, line=edition.line(path)), value=kind.of, facts=facts)


class _Check:
    """One roll-up, being looked at."""

    def __init__(self, edition: Edition, rule: Rollup, path: Path) -> None:
        self.edition, self.rule, self.path = edition, rule, path
        self.rubric: Rubric = edition.rubric
        self.sheet: Sheet = edition.rubric.main
        self.order = tuple(level.id for level in self.sheet.levels)
        self.kind: Kind = edition.rubric.rolled_from(rule)

    def kinds(self) -> Iterator[Finding]:
        """DG607: no kind of roll-up, or two at once."""
        if len(self.rule.kinds) != 1:
            yield self.at("DG607", value=", ".join(self.rule.kinds), key="rollups", options=_KINDS)

    def periods(self) -> Iterator[Finding]:
        """DG607, DG610: periods that nobody is graded in, or that are no part of what they are put together to."""
        known: tuple[Kind, ...] = tuple(
            kind for kind in self.rubric.kinds if MONTHS[kind] < MONTHS[self.rule.to] and kind != "year"
        )
        if self.rule.of is not None and self.rule.of not in known:
            near = nearest(self.rule.of, known)
            yield self.at("DG610", "of", value=self.rule.of, key="of", options=known, near=near)
        elif MONTHS[self.kind] >= MONTHS[self.rule.to]:
            longer = tuple(kind for kind in KINDS if MONTHS[kind] > MONTHS[self.sheet.period])
            yield self.at("DG607", "to", value=self.rule.to, key="to", options=longer)

    def conditions(self) -> Iterator[Finding]:
        """DG606, DG607: a condition of no kind, or of two at once, or one that asks for no number."""
        for path, when in self.whens():
            kinds = [key for key in ("level", "all_", "any_") if getattr(when, key) is not None]
            numbers = [key for key in ("at_least", "at_most") if getattr(when, key) is not None]
            names = tuple(key.rstrip("_") for key in ("level", "all_", "any_"))
            if len(kinds) != 1 or (numbers and kinds != ["level"]):
                value = ", ".join(key.rstrip("_") for key in (*kinds, *numbers))
                yield self.at("DG607", *path, value=value, key="when", options=names)
            elif kinds == ["level"] and not numbers:
                yield self.at("DG606", *path, value="at_least")

    def levels(self) -> Iterator[Finding]:
        """DG610, DG607: a level that the sheet does not have; a veto with nothing below; a divisor too small."""
        named: list[tuple[Path, str]] = [
            ((key, place, "level"), node.level)
            for key in ("counts", "vetoes", "consecutive")
            for place, node in enumerate(getattr(self.rule, key) or ())
        ]
        named += [((*path, "level"), when.level) for path, when in self.whens() if when.level is not None]
        for path, level in named:
            if level not in self.order:
                near = nearest(level, self.order)
                yield self.at("DG610", *path, value=level, key="level", options=self.order, near=near)
        for place, veto in enumerate(self.rule.vetoes):
            if veto.otherwise == "next" and veto.level in self.order and next_below(veto.level, self.order) is None:
                yield self.at("DG607", "vetoes", place, value="next", key="otherwise", options=("ask",))
        divisor, number = self.rule.mean.divisor if self.rule.mean else None, self.rule.number(self.kind)
        if divisor is not None and divisor < number:
            yield self.at("DG607", "mean", "divisor", value=str(divisor), key="divisor", least=number)

    def alike(self) -> Iterator[Finding]:
        """DG607: a sheet with other bounds than the first, though everybody's mean is held to those of one."""
        first, *others = self.rubric.sheets if self.rule.mean else self.rubric.sheets[:1]
        for place, sheet in enumerate(others, start=1):
            if _bounds(sheet) != _bounds(first) and not sheet.levels_only:
                facts = {"key": "levels", "options": (_told(first),)}
                yield finding_at(self.edition, "DG607", ("sheets", place, "levels"), value=_told(sheet), facts=facts)

    def bounds(self) -> Iterator[Finding]:
        """DG722: a mean can lie between two levels, where a score never can."""
        if self.rule.mean is None:
            return
        for better, level in pairwise(self.sheet.levels):
            upper = level.to if level.to is not None else level.below
            lower = better.from_ if better.from_ is not None else better.above
            if upper is not None and lower is not None and fits_between(self.rule.mean.rounding, upper, lower):
                yield self.at("DG722", "mean", value=level.code, a=upper, b=lower)

    def counts(self) -> Iterator[Finding]:
        """DG720: combinations that no line takes; DG721: lines that take none."""
        lines = self.rule.counts
        if lines is None:
            return
        every = list(self.outcomes())
        taken = [first_line(lines, counts) for counts in every]
        open_ = [counts for counts, line in zip(every, taken, strict=True) if line is None]
        if open_:
            shown = tuple(self.shown(counts) for counts in open_[:_MOST_SHOWN])
            yield self.at("DG720", "counts", value=str(len(open_)), n=len(open_), of=len(every), list=shown)
        for place, line in enumerate(lines):
            if not any(one is line for one in taken):
                yield self.at("DG721", "counts", place, value=line.level)

    def vetoes(self) -> Iterator[Finding]:
        """DG721: a veto that never bars a level which would be given."""
        for place, veto in enumerate(self.rule.vetoes):
            if not any(self.barring(counts).get(veto.level) is veto for counts in self.outcomes()):
                yield self.at("DG721", "vetoes", place, value=veto.level)

    def barring(self, counts: Mapping[str, int]) -> dict[str, Veto]:
        """Return the vetoes that bar a level which would be given, or one that others lower to it."""
        first = barring(self.rule.vetoes, counts)
        found: dict[str, Veto] = {}
        for given in self.given(counts) if first else ():
            level: str | None = given
            while level is not None and (own := first.get(level)):
                found[level] = own
                level = next_below(level, self.order) if own.otherwise == "next" else None
        return found

    def given(self, counts: Mapping[str, int]) -> tuple[str, ...]:
        """Return the levels that may be given before vetoes: by a mean those between the least and the most points."""
        if self.rule.counts is not None:
            line = first_line(self.rule.counts, counts)
            return (line.level,) if line else ()
        if self.rule.mean is None:
            return self.order
        bands = [self.bands[level] for level in self.order for _ in range(counts[level])]
        ends = (rounded(mean(self.rule.mean, [band[end] for band in bands]), self.rule.mean.rounding) for end in (1, 0))
        best, worst = (self.sheet.level_for(end) for end in ends)
        first = self.order.index(best.id) if best else 0
        last = self.order.index(worst.id) if worst else len(self.order) - 1
        return self.order[first : last + 1]

    @cached_property
    def bands(self) -> dict[str, tuple[Fraction, Fraction]]:
        """The least points of each level and the most; its bounds, where they do not belong to it, too."""
        found: dict[str, tuple[Fraction, Fraction]] = {}
        upper = self.sheet.score.total
        for level in self.sheet.levels:
            lower = level.from_ if level.from_ is not None else (level.above or upper)
            most = level.to if level.to is not None else level.below
            found[level.id] = Fraction(lower), Fraction(upper if most is None else most)
            upper = lower
        return found

    def rows(self) -> Iterator[Finding]:
        """DG721: more periods in a row than there are."""
        for place, row in enumerate(self.rule.consecutive):
            if row.times > self.rule.number(self.kind):
                yield self.at("DG721", "consecutive", place, value=row.level)

    def outcomes(self) -> Iterator[Counter[str]]:
        """Yield every combination of levels: of all periods, of fewer where some may be left out."""
        number = self.rule.number(self.kind)
        for size in range(1 if self.rule.skips else number, number + 1):
            yield from map(Counter, combinations_with_replacement(self.order, size))

    def whens(self) -> Iterator[tuple[Path, When]]:
        """Yield every condition with its path, the conditions within conditions, too."""
        for key in ("counts", "vetoes"):
            for place, node in enumerate(getattr(self.rule, key) or ()):
                if node.when is not None:
                    yield from _within(node.when, (key, place, "when"))

    def shown(self, counts: Mapping[str, int]) -> str:
        """Return a combination as people write it: `A A C`."""
        codes = {level.id: level.code for level in self.sheet.levels}
        return " ".join(codes[level] for level in self.order for _ in range(counts[level]))

    def at(self, code: str, *path: str | int, value: str, **facts: object) -> Finding:
        """Return a finding at one of the roll-up's nodes."""
        place = Location(self.edition.path, line=self.edition.line((*self.path, *path)))
        return Finding(code, place, value=value, facts={key: fact for key, fact in facts.items() if fact is not None})


def _within(when: When, path: Path) -> Iterator[tuple[Path, When]]:
    yield path, when
    for key, parts in (("all", when.all_), ("any", when.any_)):
        for place, part in enumerate(parts or ()):
            yield from _within(part, (*path, key, place))

"""Proofs that roll-ups leave nothing open: whatever the periods bring, exactly one outcome, by the code that grades.

What periods come to depends on how many brought what, never on their order: that a level came several times in a row is
something to be said, no level. So each combination is looked at once: levels, and the ways to have none.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import combinations_with_replacement, islice
from math import comb
from typing import TYPE_CHECKING

from danhgia.checks.rubric_totality import finding_at
from danhgia.rubric import Rollup, Rubric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.findings import Finding
    from danhgia.rubric import Edition, Level

State = tuple[str, Decimal | None]
"""What a period brought: a level's id with its points, or why there is none."""
RolledOutcome = Callable[[Rubric, Rollup, tuple[State, ...]], tuple[str | None, str | None, str]]
"""What the states of a roll-up's periods come to: level, status, and the key of the last reason."""

WITHOUT = ("missing", "stale", "unsettled", "exempt", "not_rated", "outside")
"""The ways to have no level that roll-ups tell apart; every other one is like `unsettled`: still to come."""
MOST = 1000
_NOTHING = {"roll_no_line": "DG720", "roll_no_level": "DG722"}
_MOST_SHOWN = 3


def prove_rollups(edition: Edition, rolled: RolledOutcome) -> list[Finding]:
    """DG720, DG722: states of periods that nothing applies to; DG619 where there are too many to try all.

    The rubric is one in which nothing else is wrong.

    Raises:
        RuntimeError: states come to no outcome, or to two; a fault of the program, never of the rubric.
    """
    found: list[Finding] = []
    for place, rule in enumerate(edition.rubric.rollups):
        if rule.tally and not rule.vetoes:
            continue  # whatever the periods bring is counted, and nothing else comes of it
        open_: dict[str, list[tuple[State, ...]]] = {}
        every = _number(edition.rubric, rule)
        tried = list(_all_states(edition.rubric, rule, every))
        for states in tried:
            level, status, key = rolled(edition.rubric, rule, states)
            if (level is None) is (status is None):
                raise RuntimeError(f"roll-up to a {rule.to}: {states} gives {level}, {status}")
            if key in _NOTHING:
                open_.setdefault(_NOTHING[key], []).append(states)
        path = ("rollups", place)
        for code, listed in open_.items():
            shown = tuple(_shown(edition.rubric, states) for states in listed[:_MOST_SHOWN])
            facts = {"n": len(listed), "of": len(tried), "list": shown, "total": shown[0]}
            found.append(finding_at(edition, code, path, value=str(len(listed)), facts=facts))
        if len(tried) < every:
            cut = {"n": len(tried), "of": every}
            found.append(finding_at(edition, "DG619", path, value=f"rollups: {rule.to}", facts=cut))
    return found


def _states(rubric: Rubric) -> list[State]:
    return [*((level.id, _points(level)) for level in rubric.main.levels), *((status, None) for status in WITHOUT)]


def _points(level: Level) -> Decimal:
    """Return points of a level: its lower bound, or just above."""
    return level.from_ if level.from_ is not None else (level.above or Decimal(0)) + Decimal("0.01")


def _number(rubric: Rubric, rule: Rollup) -> int:
    """Return how many combinations of states there are."""
    periods = rule.number(rubric.rolled_from(rule))
    return comb(len(_states(rubric)) + periods - 1, periods)


def _all_states(rubric: Rubric, rule: Rollup, every: int) -> Iterator[tuple[State, ...]]:
    """Yield every combination; of too many those of levels alone, and those with two periods without and one level."""
    periods, states = rule.number(rubric.rolled_from(rule)), _states(rubric)
    if every <= MOST:
        yield from combinations_with_replacement(states, periods)
        return
    levels, without = states[: -len(WITHOUT)], states[-len(WITHOUT) :]
    yield from islice(combinations_with_replacement(levels, periods), MOST)
    yield from ((status,) * periods for status in without)
    for one in levels:
        for missing in range(1, 3):
            for statuses in combinations_with_replacement(without, missing):
                yield (*statuses, *(one for _ in range(periods - missing)))


def _shown(rubric: Rubric, states: tuple[State, ...]) -> str:
    codes = {level.id: level.code for level in rubric.main.levels}
    return " ".join(codes.get(state, state) for state, _ in states)

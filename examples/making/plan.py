"""What was planted, and so what each command must say: written down while planting, never read off the program."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING

from danhgia.findings import code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LEVELS = ("excellent", "good", "completed", "failed")
_UNIT_IS_LOST = frozenset({"DG115", "DG407", "DG408"})
_ELSEWHERE = frozenset({"DG406", "DG412"})
"""Blocks that row, or that file, alone: people are graded where they belong."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake and where it must be found: a cell, or a row where no one cell is at fault, or a file.

    `unit` is whose sheet it is in. `downgraded`: it stands where it decides nothing, a warning.
    """

    code: str
    file: str | None = None
    sheet: str | None = None
    cell: str | None = None
    row: int | None = None
    subject: str | None = None
    unit: str | None = None
    downgraded: bool = False
    accepted: bool = False

    @property
    def severity(self) -> str:
        """How severe it must be said to be."""
        if self.accepted:
            return "note"
        return "warning" if self.downgraded else code(self.code).severity

    @property
    def blocks(self) -> str:
        """What cannot be graded because of it: `file`, `person`, `nothing`."""
        if self.code in _UNIT_IS_LOST:
            return "file"
        if self.code == "DG405":
            return "person"
        return "nothing" if self.downgraded or self.code in _ELSEWHERE else code(self.code).blocks

    def document(self) -> dict[str, object]:
        """Return it as `expected.json` has it."""
        return {
            "code": self.code,
            "severity": self.severity,
            "file": self.file,
            "sheet": self.sheet,
            "cell": self.cell,
            "row": self.row,
            "subject": self.subject,
        }


@dataclass
class Plan:
    """Everything that was planted in a workspace.

    `sheets` and `grading` are by quarter: the latter is what only `grade` can know (a unit that sent nothing). What is
    wrong in a register is known to belong to one period (`2018-Q4`, `2018`) or concerns them all (None).
    """

    roster: list[Mistake] = field(default_factory=list)
    register: list[tuple[str | None, Mistake]] = field(default_factory=list)
    sheets: dict[int, list[Mistake]] = field(default_factory=lambda: defaultdict(list))
    grading: dict[int, list[Mistake]] = field(default_factory=lambda: defaultdict(list))
    year: list[Mistake] = field(default_factory=list)
    exempt: set[tuple[str, int]] = field(default_factory=set)
    """Who is rightly not rated, with the quarter."""

    def of_register(self, period: str) -> list[Mistake]:
        """Return what a command about a period must say of the registers."""
        return [mistake for about, mistake in self.register if about in {None, period}]

    def lost(self, number: int, units: Mapping[str, str]) -> set[str]:
        """Return who has no result in a quarter because of a mistake; `units` gives everybody's unit then."""
        found = [*self.sheets[number], *self.grading[number], *self.of_register(f"2018-Q{number}")]
        whole = {mistake.unit for mistake in found if mistake.blocks == "file"}
        single = {mistake.subject for mistake in found if mistake.blocks == "person"}
        return {who for who, unit in units.items() if unit in whole or who in single}


def run(arguments: Sequence[str], mistakes: Iterable[Mistake], *, folder: str = ".") -> dict[str, object]:
    """Return what one command must say, as `expected.json` has it."""
    found = list(mistakes)
    documents = sorted((mistake.document() for mistake in found), key=_order)
    exit_code = int(any(mistake.severity == "error" for mistake in found))
    return {"folder": folder, "arguments": list(arguments), "exit": exit_code, "findings": documents}


def of_the_year(states: Mapping[int, str], at: Mistake) -> Iterator[Mistake]:
    """Yield what the year must say of somebody's quarters: a level each, `missing`, or `exempt`.

    Every way is tried in which the open quarters could still turn out; only where some are enough for the best level
    and some are not is anything open.
    """
    open_ = [number for number, state in states.items() if state in {"missing", "exempt"}]
    known = [state for state in states.values() if state in LEVELS]
    skipped = [number for number in open_ if states[number] == "exempt"]
    ways = [[*known, *guess] for guess in product(LEVELS, repeat=len(open_))]
    if skipped:  # whoever judges an exempt quarter may also leave it out
        ways += [[*known, *guess] for guess in product(LEVELS, repeat=len(open_) - len(skipped))]
    if len({_enough(way) for way in ways}) == 1:
        return
    if "missing" in states.values():
        yield replace(at, code="DG702")
    yield from (replace(at, code="DG703") for _ in skipped)


def _enough(levels: Sequence[str]) -> bool:
    return set(levels) <= {"excellent", "good"} and levels.count("excellent") >= 2  # noqa: PLR2004 - the rubric's own


def _order(document: Mapping[str, object]) -> tuple[str, ...]:
    row = document["row"]
    return (
        str(document["file"]),
        str(document["sheet"]),
        f"{row if isinstance(row, int) else 0:06}",
        str(document["cell"]),
        str(document["code"]),
        str(document["subject"]),
    )

"""One period judged: its sheets checked and everybody graded, part by part, and put together again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from danhgia.blocking import blocked_by
from danhgia.checks.change_checks import check_changes
from danhgia.checks.examine import examine
from danhgia.checks.presence_checks import check_forms_sent, check_units
from danhgia.contradictions import check_limits
from danhgia.findings import Finding, Location
from danhgia.grading import Facts, grade

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from danhgia.checks.examine import Examined
    from danhgia.checks.register_checks import Records
    from danhgia.decisions import Grade
    from danhgia.parts import Part
    from danhgia.periods import Period
    from danhgia.rubric import Rubric


@dataclass(frozen=True)
class Received:
    """What came in for a period besides the sheets that are judged, and what was said before they are."""

    folder: str = ""
    """Where sheets are expected, as findings name it."""
    sent: frozenset[str] = frozenset()
    """Units of which anything came in, usable or not."""
    formed: frozenset[str] = frozenset()
    """People of whom a form came in, usable or not."""
    forms_only: Mapping[str, str] = field(default_factory=dict)
    """Units that sent forms of people and no sheet of their own, with where these lie."""
    unusable: Mapping[str, str] = field(default_factory=dict)
    """Units that sent a sheet which could not be used, with the file."""
    lost: Mapping[str, str] = field(default_factory=dict)
    """People of whom only forms came in that could not be used, with the file."""
    findings: tuple[Finding, ...] = ()
    """What files, the list and the registers gave rise to: some of it blocks people."""


@dataclass(frozen=True)
class Verdict:
    """What judging a part came to.

    `subjects` are those whom `grades` are about, `stopped` people of other parts whom its findings block: votes about
    them in a tally that cannot be read.
    """

    grades: Sequence[Grade]
    findings: tuple[Finding, ...]
    units_without_ballot: tuple[str, ...] = ()
    subjects: frozenset[str] = frozenset()
    stopped: frozenset[str] = frozenset()


def check_part(part: Part, rubric: Rubric, records: Records) -> Verdict:
    """Check the sheets of a part, and grade nobody."""
    return Verdict((), examine(part.sheets, rubric, part.expected, records).findings)


def judge_part(
    part: Part, rubric: Rubric, records: Records, received: Received, *, stopped: frozenset[str] = frozenset()
) -> Verdict:
    """Check the sheets of a part and grade its people; whom another part `stopped` is not graded."""
    expected, sheets = part.expected, [placed.sheet for placed in part.sheets]
    examined = examine(part.sheets, rubric, expected, records)
    period = expected.period
    excused = records.excused(period) if period else {}
    decisions = records.decisions.get(period, {}) if period else {}
    found = [*examined.findings, *_of_the_list(examined, excused, received)]
    blocked = blocked_by(records.blocking([*received.findings, *found]), sheets)
    facts = Facts(decisions, excused, received.unusable, received.lost)
    grades = grade(examined, rubric, facts, replace(blocked, subjects=blocked.subjects | stopped))
    subjects = frozenset(one.subject for one in grades)
    others = blocked_by(records.blocking(found), sheets).subjects - subjects
    said = (*found, *_unexplained(grades, period), *check_limits(examined, grades, rubric, records))
    waiting = rubric.ballot is not None and not rubric.main.levels_only  # else no vote is still to come beside points
    without = examined.votes.units_without if waiting else ()
    return Verdict(tuple(grades), said, without, subjects, others)


def _of_the_list(examined: Examined, excused: Mapping[str, str], received: Received) -> Iterator[Finding]:
    """Yield who of the list is missing, and who moved within the period."""
    expected, came = examined.expected, {*received.formed, *excused}
    if expected.roster is None:
        return
    yield from check_units(received.sent, expected, excused, received.folder)
    yield from check_forms_sent(examined.batch, examined.people, expected, received.forms_only, came)
    yield from check_changes(expected)


def _unexplained(grades: Iterable[Grade], period: Period | None) -> Iterator[Finding]:
    """DG706 not-graded: a note about people whom no other finding or entry explains."""
    for one in grades:
        if period and one.status in {"not_rated", "deferred"}:
            facts = {
                "who": f"{one.name} ({one.subject})",
                "period": period,
                "because": one.reasons[-1:],
                "option": period.kind,
                "n": str(period.number),
            }
            yield Finding("DG706", one.source or Location(), subject=one.subject, unit=one.unit, facts=facts)

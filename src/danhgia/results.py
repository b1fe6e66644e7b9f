"""What each command came to, as values that writers print: nothing in them depends on language or format."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

from danhgia.decisions import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from danhgia.checklists import SignList
    from danhgia.codes import Severity
    from danhgia.coverage import Coverage
    from danhgia.decisions import Grade
    from danhgia.distributions import Distribution
    from danhgia.duties import DutyList
    from danhgia.findings import Finding
    from danhgia.measures import Measures
    from danhgia.needs import Need
    from danhgia.periods import Period
    from danhgia.quotas import QuotaGroup
    from danhgia.registers.values import Subject
    from danhgia.reminders import OpenRemedy, OpenReminder
    from danhgia.rubric import Edition, Rubric, Sheet
    from danhgia.watching import WatchList
    from danhgia.yearend import YearDecision, YearSubject


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal that is being looked at: it changes no grade, and is shown beside it."""

    received: date | None
    content: str
    body: str


@dataclass(frozen=True, slots=True)
class FileResult:
    """One file that was checked: what it stands for and how many people are in it."""

    path: str
    sha256: str
    form: str
    unit: str | None
    period: Period | None
    subjects: int


@dataclass(frozen=True, slots=True)
class Validation:
    """What `validate` came to. `edition` is the rubric of the first file, or of the workspace."""

    edition: Edition
    files: tuple[FileResult, ...]
    findings: tuple[Finding, ...]
    skipped: int = 0
    nothing_matched: tuple[str, ...] = ()
    """The arguments that named nothing to check."""
    unit_names: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    """Files in the folders that are no workbooks."""

    @property
    def subjects(self) -> int:
        """How many rows about people were read."""
        return sum(file.subjects for file in self.files)


@dataclass(frozen=True, slots=True)
class GradeRun:
    """What `grade` came to. `sequence` is the run in the ledger that it is.

    `open_periods` are those of the same year that the rubric rates and that no run has graded yet, in order.
    """

    period: Period
    edition: Edition
    grades: Sequence[Grade]
    findings: tuple[Finding, ...]
    units_without_ballot: tuple[str, ...] = ()
    sequence: int = 0
    outcome: str = ""
    skipped: int = 0
    open_periods: tuple[Period, ...] = ()
    appeals: Mapping[str, Appeal] = field(default_factory=dict)
    """The appeals about the period that have no result yet, by subject."""
    quotas: tuple[QuotaGroup, ...] = ()
    """What the rubric's quotas on a period's levels come to, group by group."""
    distributions: tuple[Distribution, ...] = ()
    """How many have which level, by unit and all above it."""
    measures: Measures | None = None
    """The reminders sent and the discipline decided in the period, where the rubric lets levels rest on such rows."""
    others: tuple[str, ...] = ()

    @property
    def graded(self) -> tuple[Grade, ...]:
        """Everybody with a level."""
        return tuple(grade for grade in self.grades if grade.status == "graded")

    @property
    def not_graded(self) -> tuple[Grade, ...]:
        """Everybody without one, each with the reason."""
        return tuple(grade for grade in self.grades if grade.status != "graded")


@dataclass(frozen=True, slots=True)
class YearRun:
    """What `yearend` came to; `runs` names the run of each period that it rests on."""

    year: int
    edition: Edition
    periods: tuple[Period, ...]
    decisions: tuple[YearDecision, ...]
    findings: tuple[Finding, ...]
    runs: Mapping[Period, int] = field(default_factory=dict)
    appeals: Mapping[str, Appeal] = field(default_factory=dict)
    """The appeals about the year that have no result yet, by subject."""
    quotas: tuple[QuotaGroup, ...] = ()
    """What the rubric's quotas on the levels of the year come to, group by group."""
    distributions: tuple[Distribution, ...] = ()
    """How many have which level by decision, by unit and all above it."""
    measures: Measures | None = None
    """Those of the year, as for a period."""

    def eligibility(self) -> dict[str, dict[str, int]]:
        """Return how many are eligible, not, or undetermined, for each guarded level."""
        levels = dict.fromkeys(rule.level for rule in self.edition.rubric.year_end)
        counted = {level: Counter(found.eligible.get(level) for found in self.decisions) for level in levels}
        return {
            level: {word: counts[word] for word in ("yes", "no", "undetermined")} for level, counts in counted.items()
        }


@dataclass(frozen=True, slots=True)
class PersonNeeds:
    """Where one subject stands towards each guarded level that is about him or her."""

    about: YearSubject
    needs: Mapping[str, Need]


@dataclass(frozen=True, slots=True)
class NeedsRun:
    """What `needs` came to: people in the order of the list; `subject` where one of them was asked about."""

    year: int
    edition: Edition
    periods: tuple[Period, ...]
    people: tuple[PersonNeeds, ...]
    findings: tuple[Finding, ...]
    subject: str | None = None

    def standings(self) -> dict[str, dict[str, int]]:
        """Return how many stand where, for each guarded level; whom a level is not about is in no count."""
        levels = dict.fromkeys(rule.level for rule in self.edition.rubric.year_end)
        counted = {
            level: Counter(person.needs[level].standing for person in self.people if level in person.needs)
            for level in levels
        }
        return {level: {word: found[word] for word in get_args(Standing)} for level, found in counted.items()}


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """How far one unit has come in one period.

    `received_on` is the day of its first receipt by the register, `days_late` how many
    days after the deadline that was.
    """

    unit: str
    name: str
    expected: int
    received: int
    valid: int
    graded: int
    missing: int
    files: tuple[str, ...] = ()
    errors: int = 0
    received_on: date | None = None
    days_late: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A person or a unit as lists name it, and the unit it belongs to."""

    name: str
    unit: str
    unit_name: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What is still open in the registers that no grade rests on, as of a day; without one, as of each deadline."""

    on: date | None = None
    duties: tuple[DutyList, ...] = ()
    reminders: tuple[OpenReminder, ...] = ()
    remedies: tuple[OpenRemedy, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    names: Mapping[Subject, Named] = field(default_factory=dict)
    checklists: tuple[SignList, ...] = ()
    watched: WatchList | None = None
    measures: Measures | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """How far every unit has come, per period; and what else is to be followed up."""

    edition: Edition
    periods: Mapping[Period, tuple[UnitStatus, ...]]
    findings: tuple[Finding, ...] = ()
    deadlines: Mapping[Period, date] = field(default_factory=dict)
    follow_up: FollowUp = field(default_factory=FollowUp)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The chain of one subject: the grade of each period, and the year where it can be judged."""

    edition: Edition
    subject: str
    name: str
    unit_name: str
    grades: Mapping[Period, Grade | None]
    year: YearDecision | None = None
    stale: frozenset[Period] = frozenset()
    appeals: Mapping[Period, Appeal] = field(default_factory=dict)
    """The subject's appeals that have no result yet; that about the year under the year."""
    findings: Mapping[Period, tuple[Finding, ...]] = field(default_factory=dict)
    """The errors because of which the latest run gave the subject no level."""


def rated_with(grade: Grade, rubric: Rubric) -> Sheet:
    """Return the sheet of a rubric that somebody was rated with: the one that the reasons name, else the first."""
    named = next((reason.facts["sheet"] for reason in grade.reasons if reason.rule == "rated_with"), None)
    return next((sheet for sheet in rubric.sheets if sheet.id == named), rubric.main)


def distribution(levels: Iterable[str | None], edition: Edition) -> dict[str, int]:
    """Return how many have each level, from the best to the worst; those without one are in no count."""
    counted = Counter(levels)
    return {level.id: counted[level.id] for level in edition.rubric.main.levels}


def counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Return how many findings there are of each severity."""
    counted = Counter(finding.severity for finding in findings)
    return {"error": counted["error"], "warning": counted["warning"], "note": counted["note"]}

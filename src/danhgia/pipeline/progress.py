"""`danhgia status`: how far every unit has come, per period."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from danhgia.checks.receipt_checks import check_late, days_late
from danhgia.checks.register_checks import accept
from danhgia.periods import Period
from danhgia.pipeline.following import follow_up
from danhgia.pipeline.grading import look_at
from danhgia.pipeline.setting import needed_roster, open_setting, require_in_force
from danhgia.pipeline.staleness import check_stale
from danhgia.pipeline.year import runs_of
from danhgia.readers.folder import collect
from danhgia.registers import RECEIPTS
from danhgia.results import Status, UnitStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from danhgia.decisions import Grade
    from danhgia.findings import Finding
    from danhgia.ledger import Run
    from danhgia.pipeline.grading import Judged
    from danhgia.pipeline.setting import Setting
    from danhgia.registers import Entry
    from danhgia.workspace import Workspace


def status(workspace: Workspace, periods: Sequence[Period], on: date | None = None, *, year: int) -> Status:
    """Return per unit who is expected, received, valid, graded and missing in each period; and what is to follow up.

    `valid` are people whose sheet would be graded as it lies there now; `graded` those the latest run gave a level,
    where it still stands. A period that is put together from shorter ones has no sheets: its latest run says all. `on`
    is the day as of which registers are looked at, else each deadline; where nobody is rated it is those of a `year`.

    Raises:
        Refused: there is no list of who is expected.
        Unusable: the rubric is in force in none of the periods.
    """
    setting = open_setting(workspace)
    needed_roster(setting)
    times = periods or (Period(year, "year", 1),)
    if not any(setting.edition.rubric.effective.covers(period) for period in times):
        require_in_force(setting.edition, times[0])
    runs = runs_of(workspace, tuple(periods))
    stale, findings = check_stale(setting, runs)
    standing = {period: run for period, run in runs.items() if period not in stale}
    found = {period: _units(setting, workspace, period, standing.get(period)) for period in periods}
    received = [finding for period in periods for finding in _receipts(setting, workspace, period)]
    deadlines = {period: day for period, day in workspace.config.deadlines.items() if period in found}
    open_, wrong = follow_up(setting, times, on)
    return Status(setting.edition, found, (*setting.findings, *findings, *received, *wrong), deadlines, open_)


def _receipts(setting: Setting, workspace: Workspace, period: Period) -> list[Finding]:
    """Return what is wrong with the receipts of a period, and whose sheet came late."""
    records = setting.records
    late = check_late(records.receipts.get(period, {}), workspace.config.deadlines.get(period), setting.unit_names)
    return accept([*records.of_table(records.about(period), RECEIPTS.id), *late], records, period)


def _units(setting: Setting, workspace: Workspace, period: Period, run: Run | None) -> tuple[UnitStatus, ...]:
    rolled = setting.edition.rubric.rolls(period.kind)
    judged = look_at(workspace, period) if not rolled and collect([workspace.sheets(period)]).files else None
    placed = setting.roster.placed(period) if setting.roster else {}
    expected = Counter(member.unit for member in placed.values())
    graded = Counter(grade.unit for grade in run.grades if grade.status == "graded") if run else Counter()
    units = [unit for unit in (setting.roster.unit_codes if setting.roster else ()) if expected[unit]]
    now, names = _Now.put_together(run) if rolled else _Now.of(judged), setting.unit_names
    counted = (now.unit(unit, names[unit], expected[unit], graded[unit]) for unit in units)
    receipts, deadline = setting.records.receipts.get(period, {}), workspace.config.deadlines.get(period)
    return tuple(_with_receipt(unit, receipts.get(unit.unit), deadline) for unit in counted)


def _with_receipt(unit: UnitStatus, receipt: Entry | None, deadline: date | None) -> UnitStatus:
    if receipt is None:
        return unit
    return replace(unit, received_on=receipt.day("received"), days_late=days_late(receipt, deadline))


@dataclass(frozen=True)
class _Now:
    """The sheets as they lie there, counted by unit; `read` is False where none has come in."""

    read: bool = False
    states: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: Counter[str | None] = field(default_factory=Counter)
    files: Mapping[str | None, Mapping[str, None]] = field(default_factory=dict)

    @classmethod
    def of(cls, judged: Judged | None) -> _Now:
        """Count what judging a period's sheets came to."""
        if judged is None:
            return cls()
        files: dict[str | None, dict[str, None]] = defaultdict(dict)
        for placed in judged.intake.read:
            files[placed.unit][placed.sheet.file] = None
        states = Counter((grade.unit, _state(grade)) for grade in judged.grades)
        errors = Counter(finding.unit for finding in judged.findings if finding.severity == "error")
        return cls(read=True, states=states, errors=errors, files=files)

    @classmethod
    def put_together(cls, run: Run | None) -> _Now:
        """Count what putting shorter periods together came to: nobody sends anything for the longer one itself."""
        if run is None:
            return cls()
        return cls(read=True, states=Counter((grade.unit, _state(grade)) for grade in run.grades))

    def unit(self, unit: str, name: str, expected: int, graded: int) -> UnitStatus:
        """Return how far one unit has come."""
        valid = self.states[unit, "valid"]
        return UnitStatus(
            unit=unit,
            name=name,
            expected=expected,
            received=self.states[unit, "received"] + valid,
            valid=valid,
            graded=graded,
            missing=self.states[unit, "missing"] if self.read else expected,
            files=tuple(self.files.get(unit, ())),
            errors=self.errors[unit],
        )


def _state(grade: Grade) -> str:
    if grade.status in {"graded", "exempt", "not_rated"}:
        return "valid"
    if grade.status in {"missing", "outside"}:
        return grade.status
    return "received"

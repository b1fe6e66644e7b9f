"""What the registers say, and checks of it: reasons for not rating, decisions, levels brought along, and the rest."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from danhgia.checks.decision_checks import read_decisions
from danhgia.checks.followup_checks import Followed, followed_table, read_followed
from danhgia.checks.people_checks import as_listed, resolved
from danhgia.checks.raised_checks import read_raised
from danhgia.checks.receipt_checks import read_receipts
from danhgia.checks.transfer_checks import read_entered
from danhgia.findings import Finding
from danhgia.periods import Period
from danhgia.registers import GRADED_BY, TRANSFERS
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from danhgia.grounds import Books
    from danhgia.registers import Decision, Entered, Entry, RaisedShare
    from danhgia.roster import Roster
    from danhgia.rubric import DutyRule, Need, Sheet

    Owners = Mapping[tuple[str, str], tuple[str, str]]
    """Who owned which task in a period, by unit and folded code of the task: the owner's code and name."""


@dataclass(frozen=True)
class Records:
    """The registers of a workspace, by period and subject; `findings` are what is wrong with their rows."""

    exemptions: Mapping[Period, Mapping[str, Entry]] = field(default_factory=dict)
    decisions: Mapping[Period, Mapping[str, Decision]] = field(default_factory=dict)
    entered: Mapping[Period, Mapping[str, Entered]] = field(default_factory=dict)
    receipts: Mapping[Period, Mapping[str, Entry]] = field(default_factory=dict)
    """The first receipt of each unit."""
    appeals: Mapping[Period, Mapping[str, Entry]] = field(default_factory=dict)
    """Those without a result."""
    raised: Mapping[Period, Mapping[str, RaisedShare]] = field(default_factory=dict)
    """The shares that a document raised, by unit."""
    accepted: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    tables: Mapping[tuple[str | None, str | None], str] = field(default_factory=dict)
    """Which register stands on which sheet of which file."""
    followed: Followed = field(default_factory=Followed)
    """The registers kept up from day to day; what is wrong there is not among `findings`."""
    rests_on: frozenset[str] = frozenset()
    """Those of them that grades rest on, because the rubric says so."""
    owners: Mapping[Period, Owners] = field(default_factory=dict)
    """Who owned which task in the periods graded before."""

    @cached_property
    def books(self) -> Books:
        """What the rubric lets levels rest on."""
        return self.followed.books(self.rests_on)

    def excused(self, period: Period) -> dict[str, str]:
        """Return the reason on record for not rating somebody in a period, by code."""
        return {code: entry.text("reason") for code, entry in self.exemptions.get(period, {}).items()}

    def of(self, codes: AbstractSet[str], period: Period | None) -> Records:
        """Return what grading some people in a period rests on, and nothing else."""
        exempt = self.exemptions.get(period, {}) if period else {}
        decided = self.decisions.get(period, {}) if period else {}
        return Records(
            {period: {code: row for code, row in exempt.items() if code in codes}} if period else {},
            {period: {code: row for code, row in decided.items() if code in codes}} if period else {},
            tables=self.tables,
            followed=self.followed.of(codes, self.rests_on) if self.rests_on else Followed(),
            rests_on=self.rests_on,
            owners=self.owners,
        )

    def about(self, period: Period) -> list[Finding]:
        """Return what is wrong with the rows of a period, and with those that do not say of which they are.

        A year rests on the levels that people bring along for its periods, too.
        """
        own = [finding for finding in self.findings if self._concerns(finding, period)]
        return [*own, *self.followed.wrong(self.rests_on)]

    def of_table(self, findings: Iterable[Finding], table: str) -> list[Finding]:
        """Return those of some findings that are about a register's rows."""
        return [finding for finding in findings if self._table(finding) == table]

    def blocking(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return findings without those about rows that block nobody.

        A row of a register that only this rubric's levels rest on leaves a level open where it matters, no further.
        """
        return [finding for finding in findings if self._table(finding) in {None, *GRADED_BY}]

    def rows(self, period: Period, needs: Iterable[Need] = ()) -> list[str]:
        """Return what the registers say of a period's grades, as lines whose hash tells whether it changed.

        `needs` are those of the sheet that is graded in such a period. Levels brought along, receipts and appeals are
        not in it: no grade rests on them.
        """
        decided = [
            f"{row.subject} {row.proposed} {row.level} {row.body} {row.document} {row.date} {row.complete}"
            for row in self.decisions.get(period, {}).values()
        ]
        exempt = [f"{code} {entry.text('reason')}" for code, entry in self.exemptions.get(period, {}).items()]
        return sorted([*exempt, *decided, *self.books.lines(needs, period)])

    def _concerns(self, finding: Finding, period: Period) -> bool:
        about = finding.facts.get("period")
        if about in {None, period}:
            return True
        return self._table(finding) == TRANSFERS.id and isinstance(about, Period) and about.within("year") == period

    def _table(self, finding: Finding) -> str | None:
        return self.tables.get((finding.at.file, finding.at.sheet))


def read_records(
    tables: Mapping[str, Sequence[Entry]],
    sheet: Sheet | None,
    roster: Roster | None,
    unreadable: Sequence[Finding] = (),
    *,
    duties: Sequence[DutyRule] = (),
    rests_on: frozenset[str] = frozenset(),
) -> Records:
    """Return the registers of a workspace with everything that is wrong in them; `unreadable` is what reading found.

    `sheet` has the levels; without one nobody is rated, and rows about levels mean nothing. `duties` are what the
    rubric asks to be handed in, `rests_on` the registers that its levels rest on besides.
    """
    followed = read_followed(tables, duties, roster, [finding for finding in unreadable if followed_table(finding)])
    unreadable = resolved([finding for finding in unreadable if not followed_table(finding)], roster)
    findings = [*_with_periods(unreadable, tables), *_unknown_people(tables, roster)]
    said = {finding.at for finding in unreadable}
    decisions, wrong = read_decisions(tables.get("decisions", ()), sheet, roster) if sheet else ({}, [])
    entered, wrongly_entered = read_entered(tables.get("transfers", ()), sheet, roster) if sheet else ({}, [])
    receipts, wrongly_received = read_receipts(tables.get("receipts", ()), roster)
    raised, wrongly_raised = read_raised(tables.get("raised_shares", ()), roster)
    found = (*wrong, *wrongly_entered, *wrongly_received, *wrongly_raised)
    return Records(
        _exempt(tables.get("exemptions", ()), roster),
        decisions,
        entered,
        receipts,
        _open_appeals(tables.get("appeals", ()), roster),
        raised,
        tuple(tables.get("accepted", ())),
        (*findings, *(finding for finding in found if finding.at not in said)),
        {(entry.file, entry.sheet): table for table, entries in tables.items() for entry in entries[:1]},
        followed,
        rests_on,
    )


def _exempt(entries: Iterable[Entry], roster: Roster | None) -> dict[Period, dict[str, Entry]]:
    """Return the reasons on record for not rating somebody, by period and code."""
    found: dict[Period, dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        if (period := entry.period()) and entry.text("reason"):
            found[period][_code(entry, roster)] = entry
    return found


def accept(findings: Iterable[Finding], records: Records, period: Period | None) -> list[Finding]:
    """Return findings, those marked that the register “Được chấp nhận” lets stand: shown as notes, still blocking.

    A row names the code, and a file, a cell, a subject, a unit or a quota's group; a row with a period holds for that
    period alone.
    """
    rows = [row for row in records.accepted if row.period() in {None, period}]
    by_code = defaultdict(list)
    for row in rows:
        by_code[row.text("finding").upper()].append(row)
    return [_accepted(finding, by_code.get(finding.code, ())) for finding in findings]


def _accepted(finding: Finding, rows: Sequence[Entry]) -> Finding:
    targets = {fold(item) for item in _targets(finding) if item}
    for row in rows:
        if fold(row.text("target")) in targets and row.text("reason") and row.text("by"):
            return replace(finding, accepted=row.text("reason"))
    return finding


def _targets(finding: Finding) -> tuple[str | None, ...]:
    file = finding.at.file or ""
    name = file.rpartition("/")[2]
    group = str(finding.facts.get("target", ""))
    return (finding.subject, finding.unit, group, file, name, f"{name}!{finding.at.cell}", f"{file}!{finding.at.cell}")


def _with_periods(findings: Iterable[Finding], tables: Mapping[str, Sequence[Entry]]) -> Iterable[Finding]:
    """Return findings about cells that could not be read, with the period of their row where that could."""
    periods = {(entry.sheet, entry.row): entry.period() for entries in tables.values() for entry in entries}
    for finding in findings:
        period = periods.get((finding.at.sheet or "", finding.at.row or 0))
        yield finding.with_facts(period=period) if period else finding


def _unknown_people(tables: Mapping[str, Sequence[Entry]], roster: Roster | None) -> Iterable[Finding]:
    """DG401 subject-unknown, in a register."""
    if roster is None:
        return
    for table in ("exemptions", "decisions", "transfers", "appeals"):
        for entry in tables.get(table, ()):
            code = entry.text("code")
            if code and roster.code(code) is None:
                facts = {"period": period} if (period := entry.period()) else {}
                yield Finding("DG401", entry.at("code"), subject=code, value=code, facts=facts)


def _open_appeals(entries: Sequence[Entry], roster: Roster | None) -> dict[Period, dict[str, Entry]]:
    """Return the appeals that have no result yet; somebody's first in a period."""
    found: dict[Period, dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        if (period := entry.period()) and entry.text("code") and not entry.text("result"):
            found[period].setdefault(_code(entry, roster), entry)
    return found


def _code(entry: Entry, roster: Roster | None) -> str:
    return as_listed(entry.text("code"), roster)

"""What is still open in the registers that no grade rests on: the lists that `danhgia status` adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.checklists import sign_list
from danhgia.checks.register_checks import accept
from danhgia.coverage import cover, named_areas
from danhgia.duties import duty_list
from danhgia.measures import measures
from danhgia.periods import Period
from danhgia.registers import ASSIGNMENTS, DISCIPLINE, DUTIES, REMINDERS, SIGNS
from danhgia.reminders import open_remedies, open_reminders
from danhgia.results import FollowUp, Named
from danhgia.watching import watch_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from danhgia.checklists import SignList
    from danhgia.checks.followup_checks import Followed
    from danhgia.coverage import Coverage
    from danhgia.findings import Finding
    from danhgia.measures import Measures
    from danhgia.pipeline.setting import Setting
    from danhgia.registers.values import Subject
    from danhgia.roster import Roster
    from danhgia.rubric import CoverageRule


def follow_up(setting: Setting, periods: Sequence[Period], on: date | None) -> tuple[FollowUp, list[Finding]]:
    """Return what is open in the year of some periods, and what is wrong with the registers.

    Of a register whose columns cannot be told nothing is known, and there is no list.
    """
    roster, followed = setting.roster, setting.records.followed
    if not periods:
        return FollowUp(on), list(followed.findings)
    year = Period(periods[0].year, "year", 1)
    findings = accept(followed.findings, setting.records, year)
    if roster is None:
        return FollowUp(on), findings
    rubric, whole = setting.edition.rubric, periods[0] if len(periods) == 1 else year
    due = [rule for rule in rubric.duties if rule.due(year.year)] if DUTIES.id not in followed.broken else []
    rules = rubric.coverage if ASSIGNMENTS.id not in followed.broken else ()
    reminders = open_reminders(followed.reminders, on)
    remedies = open_remedies(followed.remedies, year.year, on)
    covered = tuple(_covered(rules, followed, roster, whole, on))
    subjects = [
        *(one.reminder.subject for one in reminders),
        *(one.remedy.subject for one in remedies),
        *(holder.subject for found in covered for holder in found.several),
    ]
    lists = tuple(duty_list(rule, followed.duties, roster, year.year, on) for rule in due)
    signs = tuple(_signs(setting, roster, whole, on))
    sums, watched = _measured(followed, whole, on), watch_list(followed.watched, roster, on)
    return FollowUp(on, lists, reminders, remedies, covered, _names(subjects, roster), signs, watched, sums), findings


def measured(setting: Setting, period: Period) -> Measures | None:
    """Return the measures of a period, where a level of the rubric rests on such registers; else nobody asks."""
    return _measured(setting.records.followed, period, None) if setting.edition.rubric.rests_on else None


def _signs(setting: Setting, roster: Roster, whole: Period, on: date | None) -> Iterator[SignList]:
    """Yield what was seen of each checklist in a period, as far as the day named."""
    followed = setting.records.followed
    last = min(whole.last_day, on) if on else whole.last_day
    if SIGNS.id in followed.broken or last < whole.first_day:
        return
    for rule in setting.edition.rubric.checklists:
        yield sign_list(rule, followed.signs, roster, whole.first_day, last)


def _measured(followed: Followed, whole: Period, on: date | None) -> Measures | None:
    """Return the reminders sent and the discipline decided in a period, as far as the day named."""
    last = min(whole.last_day, on) if on else whole.last_day
    if last < whole.first_day or followed.broken & {REMINDERS.id, DISCIPLINE.id}:
        return None
    return measures(followed.reminders, followed.discipline, whole.first_day, last, followed.unread)


def _covered(
    rules: Iterable[CoverageRule], followed: Followed, roster: Roster, whole: Period, on: date | None
) -> Iterator[Coverage]:
    """Yield how each rule's areas are looked after in a period, as far as the day named."""
    last = min(whole.last_day, on) if on else whole.last_day
    if last < whole.first_day:
        return
    for rule in rules:
        areas = _lowest_units(roster) if rule.areas == "units" else named_areas(followed.assignments)
        yield cover(rule, followed.assignments, areas, whole.first_day, last)


def _lowest_units(roster: Roster) -> dict[str, str]:
    """Return the units that have none below them, with their names, in the order of the list of units."""
    above = {roster.unit_code(unit.parent) for unit in roster.units.values() if unit.parent}
    return {code: unit.name for code, unit in roster.units.items() if code not in above}


def _names(subjects: Iterable[Subject], roster: Roster) -> Mapping[Subject, Named]:
    found = {}
    for subject in subjects:
        rows = roster.by_code.get(subject.code, ()) if subject.kind != "unit" else ()
        unit = rows[-1].unit if rows else subject.code
        name = rows[-1].name if rows else roster.unit_name(subject.code)
        found[subject] = Named(name, unit, roster.unit_name(unit))
    return found

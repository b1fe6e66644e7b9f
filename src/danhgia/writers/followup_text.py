"""What is still open in the registers, on the terminal: counts per unit, and who; nothing where nothing is asked."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from danhgia.checks.people_checks import named
from danhgia.duties import counted
from danhgia.writers.page import HEADING, print_people
from danhgia.writers.sentences import unit_words
from danhgia.writers.text_numbers import print_measures

if TYPE_CHECKING:
    from danhgia.checklists import SignCount, SignList, UnitSigns
    from danhgia.coverage import Coverage, Uncovered
    from danhgia.duties import DutyList, Owed
    from danhgia.registers.values import Row, Subject
    from danhgia.results import FollowUp
    from danhgia.watching import WatchList
    from danhgia.writers.followup_document import ListName
    from danhgia.writers.page import Page


def print_follow_up(page: Page, found: FollowUp, only: ListName | None = None) -> None:
    """Print the lists, or one of them alone."""
    if only in {None, "duties"}:
        for listed in found.duties:
            _print_duty(page, listed, found)
    if only in {None, "reminders"} and found.reminders:
        _print_reminders(page, found)
    if only in {None, "remedies"} and found.remedies:
        _print_remedies(page, found)
    if only in {None, "coverage"}:
        for covered in found.coverage:
            _print_coverage(page, covered, found)
    _print_seen(page, found, only)


def _print_seen(page: Page, found: FollowUp, only: ListName | None) -> None:
    """Print what is only counted: signs, who is watched, measures taken."""
    if only in {None, "checklists"}:
        for seen in found.checklists:
            _print_signs(page, seen)
    if only in {None, "watched"} and found.watched:
        _print_watched(page, found.watched, found)
    if only is None and found.measures:
        print_measures(page, found.measures)


def unmet_words(page: Page, one: Owed) -> str:
    """Return what is left to do, in words."""
    keys = ("unclear",) if one.state.unclear else one.state.unmet
    return ", ".join(page.say(f"followup.unmet.{key}") for key in keys)


def steps(listed: DutyList) -> list[str]:
    """Return the counts that mean something for a duty: those of the steps it asks for."""
    rule = listed.rule
    asked = {"not_adopted": rule.adopted, "not_public": rule.public, "late": False}
    sums = counted(listed.owed)
    return [key for key in sums if asked.get(key, True) and (key != "unclear" or sums[key])]


def _print_duty(page: Page, listed: DutyList, found: FollowUp) -> None:
    page.heading(page.say("title.duty", kind=listed.rule.kind_name.upper()))
    columns = steps(listed)
    heading = [page.say("col.unit"), *(page.say(f"followup.col.{key}") for key in columns)]
    rows = [
        [unit_words(unit, owed[0].unit_name), *(page.show(counted(owed)[key]) for key in columns)]
        for unit, owed in sorted(listed.by_unit().items())
    ]
    sums = counted(listed.owed)
    whole = [[page.say("total_row"), *(page.show(sums[key]) for key in columns)]] if len(rows) > 1 else []
    page.grid([heading, *rows, *whole], style=HEADING)
    told = {key: number or None for key, number in sums.items() if key not in {"asked", "done"}}
    facts = {**told, "asked": sums["asked"], "done": sums["done"]}
    page.line(page.say("followup.duty", name=listed.rule.name, due=listed.due, on=found.on, **facts))
    print_people(page, [_owed(page, one, listed) for one in listed.open])
    page.blank()


def _owed(page: Page, one: Owed, listed: DutyList) -> str:
    own = one.deadline if one.deadline != listed.due else None
    unit = None if one.subject.kind == "unit" else one.unit_name
    who = named(one.name if one.name != one.subject.code else "", one.subject.code)
    return page.say("followup.owed", who=who, unit=unit, what=unmet_words(page, one), deadline=own)


def _print_reminders(page: Page, found: FollowUp) -> None:
    page.heading(page.say("title.reminders"))
    second = sum(one.reminder.number > 1 for one in found.reminders)
    page.line(page.say("followup.reminders", n=len(found.reminders), on=found.on, second=second or None))
    lines = []
    for one in found.reminders:
        row = one.reminder
        facts = {"number": row.number, "task": row.task, "document": row.document or None, "notified": row.notified}
        about = {"who": _who(row.subject, found), "due": row.due, "over": one.days_over, "unclear": _unclear(page, row)}
        lines.append(page.say("followup.reminder", **facts, **about))
    print_people(page, lines)
    page.blank()


def _print_remedies(page: Page, found: FollowUp) -> None:
    page.heading(page.say("title.remedies"))
    page.line(page.say("followup.remedies", n=len(found.remedies), on=found.on))
    lines = []
    for one in found.remedies:
        row = one.remedy
        facts = {"weakness": row.weakness, "due": row.due, "result_date": row.result_date, "over": one.days_over}
        who = _who(row.subject, found)
        lines.append(page.say("followup.remedy", who=who, unclear=_unclear(page, row), **facts))
    print_people(page, lines)
    page.blank()


def _print_coverage(page: Page, covered: Coverage, found: FollowUp) -> None:
    page.heading(page.say("title.coverage"))
    facts = {"name": covered.rule.name, "first": covered.first, "last": covered.last, "areas": covered.areas}
    page.line(page.say("followup.coverage", covered=covered.areas - len(covered.uncovered), **facts))
    print_people(page, [_uncovered(page, area) for area in covered.uncovered])
    if covered.several:
        page.line(page.say("followup.several", n=len(covered.several)))
        holders = [(_who(one.subject, found), one.areas) for one in covered.several]
        print_people(page, [page.say("followup.holder", who=who, areas=areas) for who, areas in holders])
    page.blank()


def _print_signs(page: Page, seen: SignList) -> None:
    """Print what was seen sign by sign, then unit by unit: in the order of the list, never by how much."""
    page.heading(page.say("title.signs"))
    times = sum(one.self_ + one.organisation for one in seen.signs)
    facts = {"name": seen.rule.name, "first": seen.first, "last": seen.last, "asked": seen.asked}
    page.line(page.say("followup.signs", n=times, people=seen.people, unclear=seen.unclear or None, **facts))
    print_people(page, [sign_words(page, one) for one in seen.signs])
    rows = [
        [unit_words(unit.unit, unit.name), page.show(unit.asked), page.show(unit.people), page.show(times_of(unit))]
        for unit in seen.units
    ]
    columns = ("asked_signs", "people", "times")
    page.grid([[page.say("col.unit"), *(page.say(f"followup.col.{key}") for key in columns)], *rows], style=HEADING)
    page.blank()


def _print_watched(page: Page, listed: WatchList, found: FollowUp) -> None:
    """Print how many are on the watch list, unit by unit in the roster's order; who they are stands in the register."""
    page.heading(page.say("title.watched"))
    page.line(page.say("followup.watched", unclear=listed.unclear or None, on=found.on, **asdict(listed.whole)))
    rows = [
        [unit_words(unit, name), *(page.show(number) for number in asdict(counted).values())]
        for unit, name, counted in listed.units
    ]
    columns = ("people", "proposed", "approved")
    page.grid([[page.say("col.unit"), *(page.say(f"followup.col.{key}") for key in columns)], *rows], style=HEADING)
    page.blank()


def times_of(unit: UnitSigns) -> int:
    """Return how often any sign was seen in a unit."""
    return sum(one.self_ + one.organisation for one in unit.signs)


def sign_words(page: Page, one: SignCount) -> str:
    """Return how often a sign was seen, in words."""
    facts = {"sign": one.sign.id, "name": one.sign.name, "people": one.people}
    return page.say("followup.sign", own=one.self_, organisation=one.organisation, **facts)


def _uncovered(page: Page, area: Uncovered) -> str:
    spans = tuple(page.say("followup.span", first=first, last=last) for first, last in area.spans)
    unclear = page.say("followup.unmet.unclear") if area.unclear else None
    return page.say("followup.uncovered", area=named(area.name, area.area), spans=spans, unclear=unclear)


def _unclear(page: Page, row: Row) -> str | None:
    return None if row.clear else page.say("followup.unmet.unclear")


def _who(subject: Subject, found: FollowUp) -> str:
    name = found.names[subject].name
    return named(name if name != subject.code else "", subject.code)

"""What is still open in the registers, as sheets to print and to telephone from."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from danhgia.checks.people_checks import named
from danhgia.duties import counted
from danhgia.messages import say, show
from danhgia.writers import paper
from danhgia.writers.number_words import measure_lines
from danhgia.writers.paper import Column, Paper
from danhgia.writers.sentences import capital, unit_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from danhgia.checklists import SignCount, SignList
    from danhgia.coverage import Coverage
    from danhgia.duties import DutyList, Owed
    from danhgia.messages import Lang
    from danhgia.registers.values import Subject
    from danhgia.results import FollowUp
    from danhgia.watching import WatchList
    from danhgia.writers.cells import Book, Style
    from danhgia.writers.paper import Value

_LONGEST = 31
"""The letters that the name of a sheet can have."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def write_follow_up(book: Book, found: FollowUp, lang: Lang, names: Iterable[str] = ()) -> None:
    """Add a sheet for each thing to hand in, and one each for reminders, remedies and areas where there are any.

    `names` are those of the sheets that are there already.
    """
    taken = {name.casefold() for name in (*names, *(say(f"sheet.{key}", lang) for key in ("reminders", "remedies")))}
    for listed in found.duties:
        _Sheets(book, found, lang).duty(listed, _free(listed.rule.name, taken))
    sheets = _Sheets(book, found, lang)
    if found.reminders or measure_lines(found.measures, lang):
        sheets.reminders()
    if found.remedies:
        sheets.remedies()
    for covered in found.coverage:
        sheets.coverage(covered, _free(covered.rule.name, taken))
    for seen in found.checklists:
        sheets.signs(seen, _free(seen.rule.name, taken))
    if found.watched:
        sheets.watched(found.watched, _free(say("sheet.watched", lang), taken))


def _free(name: str, taken: set[str]) -> str:
    """Return a name for a sheet that no other one has."""
    base = " ".join(name.translate(_FORBIDDEN).split()) or "…"
    number, free = 1, base[:_LONGEST].strip()
    while free.casefold() in taken:
        number += 1
        free = f"{base[: _LONGEST - 4].strip()} {number}"
    taken.add(free.casefold())
    return free


class _Sheets:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Book, found: FollowUp, lang: Lang) -> None:
        self.book, self.found, self.lang = book, found, lang

    def duty(self, listed: DutyList, name: str) -> None:
        """Write who has something left to do, unit by unit, and the counts."""
        columns = [
            self.column("col.index", 5, paper.NUMBER),
            self.column("col.code", 13, paper.CODE),
            self.column("col.name", 28, paper.TEXT),
            self.column("followup.col.due", 12, paper.CENTRED),
            *(self.column(f"followup.col.{step}", 13, paper.CENTRED) for step in _days(listed)),
            self.column("followup.col.left", 32, paper.TEXT),
        ]
        sheet = Paper(self.book, name, columns)
        due = self.say("followup.due", name=listed.rule.name, due=listed.due, on=self.found.on)
        sheet.title(self.say("title.duty", kind=listed.rule.kind_name.upper()), due)
        number = 0
        for unit, owed in listed.by_unit().items():
            waiting = [one for one in owed if not one.state.done]
            if waiting:
                named_unit = unit_words(unit, owed[0].unit_name)
                sheet.group(self.say("followup.group", unit=named_unit, n=len(waiting), asked=len(owed)))
            sheet.rows([self.owed(place, one, listed) for place, one in enumerate(waiting, start=number + 1)])
            number += len(waiting)
        sums = {key: value or None for key, value in counted(listed.owed).items() if key not in {"asked", "done"}}
        whole = counted(listed.owed)
        facts = {**sums, "asked": whole["asked"], "done": whole["done"]}
        sheet.below(self.say("followup.duty", name=listed.rule.name, due=listed.due, on=self.found.on, **facts))

    def owed(self, number: int, one: Owed, listed: DutyList) -> list[Value]:
        """Return the row of one person or unit."""
        row = one.row
        days = [self.day(getattr(row, step)) if row else None for step in _days(listed)]
        keys = ("unclear",) if one.state.unclear else one.state.unmet
        left = capital(", ".join(self.say(f"followup.unmet.{key}") for key in keys))
        return [number, one.subject.code, one.name, self.day(one.deadline), *days, left]

    def reminders(self) -> None:
        """Write the reminders without a result."""
        columns = [
            self.column("col.index", 5, paper.NUMBER),
            self.column("followup.col.who", 30, paper.TEXT),
            self.column("followup.col.task", 40, paper.TEXT),
            self.column("followup.col.number", 6, paper.NUMBER),
            self.column("followup.col.document", 16, paper.CENTRED),
            self.column("followup.col.notified", 12, paper.CENTRED),
            self.column("followup.col.due", 12, paper.CENTRED),
            self.column("followup.col.over", 10, paper.COUNT),
        ]
        rows: list[Sequence[Value]] = []
        for place, one in enumerate(self.found.reminders, start=1):
            row = one.reminder
            days = [self.day(row.notified), self.day(row.due), one.days_over]
            task = self.doubted(row.task, clear=row.clear)
            rows.append([place, self.who(row.subject), task, row.number, row.document, *days])
        self.listed("reminders", columns, rows, *measure_lines(self.found.measures, self.lang))

    def remedies(self) -> None:
        """Write the remedies that were not made in time."""
        columns = [
            self.column("col.index", 5, paper.NUMBER),
            self.column("followup.col.who", 30, paper.TEXT),
            self.column("followup.col.weakness", 44, paper.TEXT),
            self.column("followup.col.due", 12, paper.CENTRED),
            self.column("followup.col.result", 24, paper.TEXT),
            self.column("followup.col.result_date", 12, paper.CENTRED),
            self.column("followup.col.over", 10, paper.COUNT),
        ]
        rows: list[Sequence[Value]] = []
        for place, one in enumerate(self.found.remedies, start=1):
            row = one.remedy
            result = [row.result, self.day(row.result_date), one.days_over]
            weakness = self.doubted(row.weakness, clear=row.clear)
            rows.append([place, self.who(row.subject), weakness, self.day(row.due), *result])
        self.listed("remedies", columns, rows)

    def doubted(self, text: str, *, clear: bool) -> str:
        """Return what a row says, with the remark that it has errors where it has any."""
        return text if clear else f"{text} ({self.say('followup.unmet.unclear')})"

    def listed(self, what: str, columns: Sequence[Column], rows: Sequence[Sequence[Value]], *below: str) -> None:
        """Write a list under its title, and lines below it."""
        sheet = Paper(self.book, self.say(f"sheet.{what}"), columns)
        dated = [self.say("followup.on", on=self.found.on)] if self.found.on else []
        sheet.title(self.say(f"title.{what}"), *dated)
        sheet.rows(rows)
        if below:
            sheet.below(*below)

    def coverage(self, covered: Coverage, name: str) -> None:
        """Write the areas that nobody looks after, and who has several."""
        columns = [
            self.column("col.index", 5, paper.NUMBER),
            self.column("followup.col.area", 14, paper.CODE),
            self.column("followup.col.area_name", 36, paper.TEXT),
            self.column("followup.col.spans", 60, paper.TEXT),
        ]
        sheet = Paper(self.book, name, columns)
        facts = {"name": covered.rule.name, "first": covered.first, "last": covered.last, "areas": covered.areas}
        sheet.title(self.say("title.coverage"), covered.rule.name)
        rows: list[Sequence[Value]] = []
        for place, area in enumerate(covered.uncovered, start=1):
            spans = "; ".join(self.say("followup.span", first=first, last=last) for first, last in area.spans)
            rows.append([place, area.area, area.name, self.doubted(capital(spans), clear=not area.unclear)])
        sheet.rows(rows)
        several = [self.say("followup.several", n=len(covered.several))] if covered.several else []
        held = [self.say("followup.holder", who=self.who(one.subject), areas=one.areas) for one in covered.several]
        summary = self.say("followup.coverage", covered=covered.areas - len(covered.uncovered), **facts)
        sheet.below(summary, *several, *held)

    def signs(self, seen: SignList, name: str) -> None:
        """Write what was seen, unit by unit and sign by sign, in the order of the roster and of the list."""
        columns = [
            self.column("followup.col.sign", 12, paper.CODE),
            self.column("followup.col.sign_name", 60, paper.TEXT),
            *(self.column(f"followup.col.{key}", 13, paper.COUNT) for key in ("people", "by_self", "by_organisation")),
        ]
        sheet = Paper(self.book, name, columns)
        facts = {"name": seen.rule.name, "first": seen.first, "last": seen.last, "asked": seen.asked}
        sheet.title(self.say("title.signs"), seen.rule.name)
        for unit in seen.units:
            if unit.signs:
                sheet.group(self.say("followup.signs_of", unit=unit_words(unit.unit, unit.name), n=unit.people))
                sheet.rows([self.sign(one) for one in unit.signs])
        times = sum(one.self_ + one.organisation for one in seen.signs)
        sheet.below(self.say("followup.signs", n=times, people=seen.people, unclear=seen.unclear or None, **facts))

    def watched(self, listed: WatchList, name: str) -> None:
        """Write how many are on the watch list, unit by unit in the roster's order."""
        counts = ("people", "proposed", "approved")
        columns = [
            self.column("col.unit", 44, paper.TEXT),
            *(self.column(f"followup.col.{key}", 14, paper.COUNT) for key in counts),
        ]
        sheet = Paper(self.book, name, columns)
        sheet.title(self.say("title.watched"))
        sheet.rows([[unit_words(unit, of), *asdict(counted).values()] for unit, of, counted in listed.units])
        facts = {"unclear": listed.unclear or None, "on": self.found.on, **asdict(listed.whole)}
        sheet.below(self.say("followup.watched", **facts))

    def sign(self, one: SignCount) -> list[Value]:
        """Return the row of one sign."""
        return [one.sign.id, one.sign.name, one.people, one.self_, one.organisation]

    def who(self, subject: Subject) -> str:
        """Return a person or a unit by name and code."""
        name = self.found.names[subject].name
        return named(name if name != subject.code else "", subject.code)

    def column(self, key: str, width: float, style: Style) -> Column:
        """Return a column with its heading."""
        return Column(self.say(key), width, style)

    def day(self, day: date | None) -> str | None:
        """Return a day as the language prints it."""
        return None if day is None else show(day, self.lang)

    def say(self, key: str, **facts: object) -> str:
        """Return one of the lines."""
        return say(key, self.lang, **facts)


def _days(listed: DutyList) -> list[str]:
    """Return the days that a list shows: those of the steps that are asked for."""
    rule = listed.rule
    return ["handed_in", *(["adopted"] if rule.adopted else []), *(["published"] if rule.public else [])]

"""The workbook of a year: who is eligible for a level and who is not, with the reasons, unit by unit; findings."""

from __future__ import annotations

import hashlib
import re
from itertools import groupby
from typing import TYPE_CHECKING

from danhgia.forms import NOT_RATED_ID
from danhgia.messages import because, say, show
from danhgia.numbers import machine
from danhgia.periods import Period
from danhgia.results import distribution
from danhgia.rubric import Words
from danhgia.writers import paper
from danhgia.writers.cells import Book
from danhgia.writers.documents import year_document
from danhgia.writers.finding_rows import findings_sheet
from danhgia.writers.json_text import to_json
from danhgia.writers.number_words import measure_lines
from danhgia.writers.paper import Column, Paper
from danhgia.writers.quota_sheet import quota_sheets
from danhgia.writers.result_workbook import about_sheet, assumed_line
from danhgia.writers.sentences import capital, name_key, pending_words, people_word, settling, status_key, unit_words
from danhgia.writers.units_sheet import units_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.messages import Lang
    from danhgia.results import YearRun
    from danhgia.writers.cells import Style
    from danhgia.writers.paper import Value
    from danhgia.yearend import PeriodResult, YearDecision

_FORBIDDEN, _LONGEST = re.compile(r"[\[\]:*?/\\]"), 31
"""What the name of a sheet may not hold, and how long it may be."""
_FEW = 4
"""So many periods have columns as wide as they like."""


def year_workbook(run: YearRun, lang: Lang, *, outcome: str = "") -> bytes:
    """Return the workbook of a year, a list for each level that a rule guards; the same run gives the same bytes.

    `outcome` is the hash of the run's document, where it was worked out already.
    """
    book = Book()
    rolled = run.edition.rubric.rollup("year") is not None
    if rolled:
        _Rolled(run, lang).add_list(book, None)
    for level in run.eligibility() or (() if rolled else (None,)):
        _Year(run, lang).add_list(book, level)
    subtitle = capital(show(Period(run.year, "year", 1), lang))
    if any(decision.level for decision in run.decisions):
        notes = [say("units.rolled_note" if rolled else "units.decided_note", lang), *assumed_line(run.edition, lang)]
        units_sheet(book, run.edition, run.distributions, [subtitle, *notes], lang)
    quota_sheets(book, run.edition, run.quotas, subtitle, lang)
    findings_sheet(book, run.findings, lang)
    runs = ", ".join(f"{period}={sequence}" for period, sequence in sorted(run.runs.items()))
    about_sheet(book, run.edition, [(say("about.run", lang), runs)], lang)
    outcome = outcome or hashlib.sha256(to_json(year_document(run, lang)).encode()).hexdigest()
    properties = {"year": run.year, "runs": runs, "outcome": outcome, "rubric": run.edition.rubric.id, "lang": lang}
    for name, value in properties.items():
        book.property(f"danhgia_{name}", str(value))
    return book.finished()


class _Year:
    """The lists of a year, being added."""

    name = "sheet.year"
    narrow = 9
    """The width of a period's column where there are many."""

    def __init__(self, run: YearRun, lang: Lang) -> None:
        self.run = run
        self.lang = lang
        self.sheet = run.edition.rubric.main
        self.periods = sorted(run.periods)
        self.decisions = sorted(run.decisions, key=lambda found: (found.about.unit, found.about.subject))

    def add_list(self, book: Book, level: str | None) -> None:
        """Add the list of everybody for one guarded level; without one, the list of results."""
        listed = Paper(book, self.names()[level] if level else say(self.name, self.lang), self.columns())
        listed.title(*self.titles(level))
        number = 0
        for unit, decisions in groupby(self.decisions, key=lambda found: (found.about.unit, found.about.unit_name)):
            members = list(decisions)
            listed.group(f"{unit_words(*unit)}: {show(len(members), self.lang)}")
            listed.rows(self.row(place, found, level) for place, found in enumerate(members, start=number + 1))
            number += len(members)
        notes = [say("condition_footnote", self.lang)] if level else []
        listed.below(*notes, *measure_lines(self.run.measures, self.lang), *assumed_line(self.run.edition, self.lang))

    def names(self) -> dict[str, str]:
        """Return what the sheet for each guarded level is called; numbered where two would be called the same."""
        name, levels = say(self.name, self.lang), list(self.run.eligibility())
        if len(levels) == 1:
            return {levels[0]: name}
        called = [_FORBIDDEN.sub("-", f"{name} {self.level(level)}")[:_LONGEST].rstrip("' ") for level in levels]
        if len({one.casefold() for one in called}) < len(called):
            called = [f"{name} {number}" for number, _ in enumerate(levels, start=1)]
        return dict(zip(levels, called, strict=True))

    def columns(self) -> list[Column]:
        """Return the columns of a list."""
        return [
            self.column("index", 6, paper.NUMBER),
            self.column("code", 11, paper.CODE),
            self.column(name_key(self.run.edition.rubric.subjects), 24, paper.TEXT),
            self.column("branch" if self.run.edition.rubric.words.unit == Words().unit else "unit", 20, paper.TEXT),
            *(
                Column(self.short(period), 13 if len(self.periods) <= _FEW else self.narrow, paper.CENTRED)
                for period in self.periods
            ),
            self.column("proposed", 10, paper.CENTRED),
            self.column("decided_level", 10, paper.CENTRED),
            self.column("condition", 16, paper.CENTRED),
            self.column("reason", 50, paper.SMALL),
        ]

    def titles(self, level: str | None) -> Iterator[str]:
        """Return the title of a list, and how many are eligible, not, and undetermined."""
        year = str(self.run.year)
        if level is None:
            yield say("title.results", self.lang, rates=(self.run.edition.rubric.rates.year or "").upper() or None)
            people = people_word(self.run.edition.rubric.subjects, self.lang)
            yield say("yearend.no_rules", self.lang, year=year, subjects=len(self.decisions), people=people)
            return
        known = self.sheet.level(level)
        yield say("title.year", self.lang, level=known.name.upper(), year=year)
        counts = self.run.eligibility()[level]
        against = sum(1 for finding in self.run.findings if finding.code == "DG701" and finding.value == level)
        facts = {"year": year, "level": known.heading, "against": against or None}
        yield say("yearend.summary", self.lang, **facts, **counts)

    def row(self, number: int, decision: YearDecision, level: str | None) -> list[Value]:
        """Return somebody's row."""
        about = decision.about
        recorded = about.decision
        results = {result.period: result for result in about.results}
        word = decision.eligible.get(level, "none") if level else None
        return [
            *(number, about.subject, about.name, about.unit_name or about.unit),
            *(self.result(results[period]) for period in self.periods),
            *((self.level(recorded.proposed), self.level(recorded.level)) if recorded else (None, None)),
            say(f"eligible.{word}", self.lang) if word else None,
            self.why(decision, level),
        ]

    def result(self, result: PeriodResult) -> str | None:
        """Return what a period brought, as the list prints it."""
        if result.counted is None:
            key = status_key(result.status, result.period.kind, self.run.edition.rubric)
            return say(f"status.{key}", self.lang)
        level = self.level(result.counted)
        return say("yearend.entered", self.lang, level=level) if result.level_from == "entered" else level

    def level(self, level_id: str | None) -> str | None:
        """Return a level as lists print it."""
        if level_id == NOT_RATED_ID:
            return say("status.not_rated", self.lang)
        return self.sheet.level(level_id).heading if level_id else None

    def why(self, decision: YearDecision, level: str | None) -> str:
        """Return the reasons that settle whether somebody is eligible."""
        reasons = settling(decision, level) if level else []
        appeal = self.run.appeals.get(decision.about.subject)
        pending = [pending_words(appeal, self.lang)] if appeal else []
        return capital("; ".join([*(because(reason, self.lang) for reason in reasons), *pending]))

    def short(self, period: Period) -> str:
        """Return a period as the heading of a column, its year left to the title: `Quý III`."""
        return capital(show(period, self.lang).partition("/")[0])

    def column(self, name: str, width: float, style: Style) -> Column:
        """Return a column under its usual heading."""
        return Column(say(f"col.{name}", self.lang), width, style)


class _Rolled(_Year):
    """The list of what the periods come to, and of everybody's level of the year."""

    name = "sheet.year_levels"
    narrow = 12

    @property
    def means(self) -> bool:
        """Whether the periods come to a mean of points."""
        rollup = self.run.edition.rubric.rollup("year")
        return rollup is not None and rollup.mean is not None

    @property
    def tallies(self) -> bool:
        """Whether the periods come to no level: people decide by this list alone."""
        rollup = self.run.edition.rubric.rollup("year")
        return rollup is not None and rollup.tally is not None

    def result(self, result: PeriodResult) -> str | None:
        """Return what a period brought; its points, too, where people decide by them."""
        shown = super().result(result)
        if not self.tallies or result.counted is None or result.total is None:
            return shown
        return say("yearend.with_points", self.lang, level=shown, total=result.total)

    def columns(self) -> list[Column]:
        """Return the columns of the list."""
        *first, _, _, _, reason = super().columns()
        levels = (() if self.tallies else ("rolled_level",)) + ("decided_level", "year_level")
        names = (*(("mean",) if self.means else ()), *levels)
        return [*first, *(self.column(name, 11, paper.CENTRED) for name in names), reason]

    def titles(self, level: str | None) -> Iterator[str]:  # noqa: ARG002 - it is about all levels
        """Return the title of the list, and how many have which level."""
        yield say("title.year_levels", self.lang, year=str(self.run.year))
        found = distribution((decision.level for decision in self.decisions), self.run.edition)
        levels = [say("grade.level", self.lang, level=self.level(one), n=number) for one, number in found.items()]
        without = len(self.decisions) - sum(found.values())
        facts = {"levels": ", ".join(levels), "without": without or None}
        yield say("yearend.rollup", self.lang, year=str(self.run.year), **facts)

    def row(self, number: int, decision: YearDecision, level: str | None) -> list[Value]:  # noqa: ARG002 - as above
        """Return somebody's row."""
        about, rolled = decision.about, decision.rolled
        results = {result.period: result for result in about.results}
        total = rolled.total if rolled else None
        return [
            *(number, about.subject, about.name, about.unit_name or about.unit),
            *(self.result(results[period]) for period in self.periods),
            *((None if total is None else machine(total),) if self.means else ()),
            *(() if self.tallies else (self.level(rolled.level if rolled else None),)),
            self.level(about.decision.level if about.decision else None),
            self.level(decision.level),
            self.told(decision),
        ]

    def told(self, decision: YearDecision) -> str:
        """Return how the periods come to what they come to; the columns name them."""
        reasons = decision.rolled.reasons[1:] if decision.rolled else ()
        appeal = self.run.appeals.get(decision.about.subject)
        pending = [pending_words(appeal, self.lang)] if appeal else []
        return capital("; ".join([*(because(reason, self.lang) for reason in reasons), *pending]))

"""What `needs` prints on the terminal: one list for everybody, or one page about one person."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from danhgia.decisions import Standing
from danhgia.messages import because
from danhgia.results import counts
from danhgia.writers.need_words import NeedWords
from danhgia.writers.page import HEADING, MOST_NAMES, Page
from danhgia.writers.sentences import capital, unit_words
from danhgia.writers.text import print_assumptions
from danhgia.writers.text_findings import print_findings, print_summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from danhgia.messages import Lang
    from danhgia.needs import Need
    from danhgia.results import NeedsRun, PersonNeeds

_STANDINGS: tuple[Standing, ...] = get_args(Standing)
_MARKS: dict[Standing, tuple[str, str]] = {
    "certain": ("holds.true", "green"),
    "possible": ("holds.none", "yellow"),
    "impossible": ("holds.false", "red"),
    "undetermined": ("holds.none", "yellow"),
}


def print_needs(console: Console, run: NeedsRun, *, lang: Lang) -> None:
    """Print what `needs` came to."""
    printing = _Printing(Page(console, lang), run, NeedWords(run.edition.rubric.main, lang))
    if run.subject is None:
        printing.print_list()
    else:
        printing.print_one(run.people[0])


@dataclass(frozen=True)
class _Printing:
    """One run, being printed."""

    page: Page
    run: NeedsRun
    words: NeedWords

    def print_list(self) -> None:
        """Print everybody, level by level and unit by unit; sums and what is wrong at the end, where they are seen."""
        page, run = self.page, self.run
        standings = run.standings()
        for level in standings:
            page.heading(page.say("needs.title", year=str(run.year), level=self.heading(level)))
            self.print_table(level)
            page.blank()
            for people in self.by_unit().values():
                self.print_unit(people, level)
        print_findings(page, run.findings)
        print_assumptions(page, run.edition)
        for level, found in standings.items():
            facts = {"year": str(run.year), "level": self.heading(level), **found}
            text = page.say("needs.summary", **facts, others=len(run.people) - sum(found.values()) or None)
            print_summary(page, text, run.findings)
        self.print_necessary()
        self.print_next()

    def print_table(self, level: str) -> None:
        """Print how many of each unit stand where."""
        page = self.page
        heading = [page.say("col.unit"), *(page.say(f"needs.col.{standing}") for standing in _STANDINGS)]
        units = self.by_unit()
        rows = [[_unit_words(people), *self.numbers(people, level)] for people in units.values()]
        whole = [[page.say("total_row"), *self.numbers(self.run.people, level)]] if len(rows) > 1 else []
        page.grid([heading, *rows, *whole], style=HEADING)

    def print_unit(self, people: Sequence[PersonNeeds], level: str) -> None:
        """Print the people of a unit, those together who need the same."""
        alike: dict[tuple[int, str], list[PersonNeeds]] = defaultdict(list)
        for person in people:
            if need := person.needs.get(level):
                alike[_STANDINGS.index(need.standing), self.words.requirement(need)].append(person)
        if alike:
            self.page.line(_unit_words(people), style=HEADING)
        for (place, what), same in sorted(alike.items(), key=lambda group: group[0][0]):
            self.print_group(_STANDINGS[place], what, same)

    def print_group(self, standing: Standing, what: str, people: Sequence[PersonNeeds]) -> None:
        """Print the people who need the same, in the order of the list; beyond the first twenty how many more."""
        page = self.page
        names = [f"{person.about.name} ({person.about.subject})" for person in people[:MOST_NAMES]]
        if more := len(people) - len(names):
            names.append(page.say("needs.more", n=more))
        key = "needs.group_open" if standing == "undetermined" and what else "needs.group"
        facts = {"standing": page.say(f"needs.{standing}"), "n": len(people), "what": what or None}
        mark, style = _MARKS[standing]
        text = page.say(key, people=", ".join(names), **facts)
        page.line(capital(text), label=page.say(mark), style=style, indent=2)

    def print_one(self, person: PersonNeeds) -> None:
        """Print one person's page: the periods, then each level with what it takes and why."""
        page, about = self.page, person.about
        who = f"{about.name} ({about.subject})"
        page.line(page.say("explain.person", who=who, unit=about.unit_name or "…"), style=HEADING)
        rows = [
            [page.show(result.period), self.heading(result.counted) if result.counted else self.without(result.status)]
            for result in about.results
        ]
        page.grid([[capital(period), brought] for period, brought in rows], left=2, indent=2)
        for level in self.run.standings():
            self.print_level(level, person.needs.get(level))
        self.print_necessary()
        print_findings(page, self.run.findings)
        print_assumptions(page, self.run.edition)

    def print_level(self, level: str, need: Need | None) -> None:
        """Print where somebody stands towards one level."""
        page = self.page
        standing = page.say(f"needs.{need.standing if need else 'not_applicable'}")
        facts = {"year": str(self.run.year), "level": self.heading(level), "standing": standing}
        page.line(page.say("needs.one", **facts), style=HEADING)
        if need is None:
            return
        if need.standing == "certain" and need.open:
            page.line(page.say("needs.nothing"), indent=2)
        if what := self.words.requirement(need):
            key = "needs.what" if need.standing == "possible" else "needs.what_open"
            page.line(page.say(key, what=what), indent=2)
        mark, style = _MARKS[need.standing]
        for reason in need.reasons:
            page.line(because(reason, page.lang), label=page.say(mark), style=style, indent=2)
        if basis := self.basis(level):
            page.line(page.say("explain.basis", basis=basis), indent=2)

    def print_necessary(self) -> None:
        """Say that to be eligible is not to have the level."""
        words = dict.fromkeys(rule.require[0].kind.of for rule in self.run.edition.rubric.year_end)
        self.page.line(self.page.say("needs.necessary", period_word=tuple(words)))

    def print_next(self) -> None:
        """Say what comes next: errors first; the year once nothing is open; else one person's page."""
        page, run = self.page, self.run
        open_ = any(need.open for person in run.people for need in person.needs.values())
        if counts(run.findings)["error"]:
            page.next_step("fix", f"needs --year {run.year}")
        elif not open_:
            page.next_step("yearend", "yearend")
        elif run.people:
            page.next_step("needs", "needs", run.people[0].about.subject)

    def by_unit(self) -> dict[str, list[PersonNeeds]]:
        """Return everybody by unit, the units by code, the people in the order of the list."""
        found: dict[str, list[PersonNeeds]] = defaultdict(list)
        for person in self.run.people:
            found[person.about.unit].append(person)
        return dict(sorted(found.items()))

    def numbers(self, people: Sequence[PersonNeeds], level: str) -> list[str]:
        """Return how many stand where, as a row of a table."""
        standings = [person.needs[level].standing for person in people if level in person.needs]
        return [self.page.show(standings.count(standing)) for standing in _STANDINGS]

    def basis(self, level: str) -> str:
        """Return where the conditions of a level stand."""
        rules = [rule for rule in self.run.edition.rubric.year_end if rule.level == level]
        cited = [node.basis for rule in rules for node in (rule, *rule.require) if node.basis]
        return "; ".join(dict.fromkeys(cited))

    def heading(self, level: str) -> str:
        """Return a level as lists print it."""
        return self.run.edition.rubric.main.level(level).heading

    def without(self, status: str) -> str:
        """Return what stands for a level that is not there."""
        return self.page.say("needs.open" if status == "missing" else f"status.{status}")


def _unit_words(people: Sequence[PersonNeeds]) -> str:
    about = people[0].about
    return unit_words(about.unit, about.unit_name)

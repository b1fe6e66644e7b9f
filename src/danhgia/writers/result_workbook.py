"""The workbook of a period: everybody, units, people without a level, findings, and what it all rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args
from zipfile import BadZipFile, ZipFile
from zlib import error as InflateError  # noqa: N812 - a module's `error` says nothing

from lxml import etree

from danhgia.decisions import NotGraded
from danhgia.forms import NOT_RATED_ID
from danhgia.messages import because, say, show
from danhgia.numbers import machine
from danhgia.results import distribution
from danhgia.writers import paper
from danhgia.writers.assumptions import assumptions
from danhgia.writers.cells import Book
from danhgia.writers.finding_rows import findings_sheet
from danhgia.writers.number_words import measure_lines
from danhgia.writers.paper import Column, Paper
from danhgia.writers.quota_sheet import quota_sheets
from danhgia.writers.sentences import capital, level_from_words, name_key, pending_words, people_word, status_key
from danhgia.writers.units_sheet import units_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from danhgia.decisions import Grade, PeriodStatus
    from danhgia.messages import Lang
    from danhgia.results import GradeRun
    from danhgia.rubric import Domain, Edition
    from danhgia.writers.cells import Style
    from danhgia.writers.paper import Value

TO_DO: frozenset[PeriodStatus] = frozenset({"error", "blank", "missing", "unsettled"})
"""Why somebody has no level though he should; everybody else without one is rightly not rated."""

_MOVED = frozenset({"needs_next", "override_level", "override_ceiling", "override_drop"})
"""The reasons that make a level another one than points alone: a list without them contradicts itself."""
_PROPERTIES = "docProps/custom.xml"
_MOST_BYTES = 65_536


def result_workbook(run: GradeRun, lang: Lang) -> bytes:
    """Return the workbook of a graded period; the same run gives the same bytes."""
    book = Book()
    workbook = _Results(book, run, lang)
    workbook.add_people()
    subtitle = capital(show(run.period, lang))
    units_sheet(book, run.edition, run.distributions, [subtitle, *workbook.notes()], lang)
    quota_sheets(book, run.edition, run.quotas, subtitle, lang)
    workbook.add_without_level("not_rated", [grade for grade in run.not_graded if grade.status not in TO_DO])
    workbook.add_without_level("not_graded", [grade for grade in run.not_graded if grade.status in TO_DO])
    findings_sheet(book, run.findings, lang)
    about_sheet(book, run.edition, [(say("about.run", lang), f"{run.period} – {run.sequence}")], lang)
    properties = {"period": run.period, "run": run.sequence, "outcome": run.outcome, "rubric": run.edition.rubric.id}
    for name, value in {**properties, "lang": lang}.items():
        book.property(f"danhgia_{name}", str(value))
    return book.finished()


def run_of_workbook(path: Path) -> tuple[int, str] | None:
    """Return the run that a result workbook was made from, and its outcome; None where it does not say, or is odd."""
    found = properties_of_workbook(path)
    run, outcome = found.get("danhgia_run", ""), found.get("danhgia_outcome")
    return (int(run), outcome) if run.isdecimal() and outcome else None


def properties_of_workbook(path: Path) -> dict[str, str]:
    """Return a workbook's custom properties, without opening the rest of it; nothing where it is odd."""
    try:
        with ZipFile(path) as package:
            small = package.getinfo(_PROPERTIES).file_size <= _MOST_BYTES
            content = package.read(_PROPERTIES) if small else b""
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
        return {str(node.get("name")): str(node.xpath("string()")) for node in root}
    except (BadZipFile, InflateError, etree.XMLSyntaxError, OSError, LookupError, ValueError, RuntimeError, EOFError):
        return {}


def about_sheet(book: Book, edition: Edition, facts: Sequence[tuple[str, str]], lang: Lang) -> None:
    """Add the sheet that says what a workbook rests on: rubric, run, and every value that no text gives."""
    rubric = edition.rubric
    sheet = Paper(book, say("sheet.about", lang), [Column("", 34, paper.TEXT), Column("", 90, paper.TEXT)])
    sheet.title(say("title.about", lang))
    rows = [(say("about.rubric", lang), f"{rubric.name} ({rubric.id}, {rubric.version})"), ("sha256", edition.sha256)]
    if rubric.basis:
        rows.append((say("about.basis", lang), rubric.basis))
    rows.extend(facts)
    label = say("about.assumptions", lang)
    rows.extend((label if number == 0 else "", path) for number, path in enumerate(assumptions(edition)))
    sheet.rows(rows)
    if assumptions(edition):
        sheet.below(say("about.make_official", lang))


def assumed_line(edition: Edition, lang: Lang) -> list[str]:
    """Return the footnote of a paper whose rubric rests on values that no text gives; none where all are official."""
    number = len(assumptions(edition))
    return [f"(*) {say('assumptions', lang, n=number)}"] if number else []


class _Results:
    """The sheets of a result workbook, being added."""

    def __init__(self, book: Book, run: GradeRun, lang: Lang) -> None:
        self.book = book
        self.run = run
        self.lang = lang
        self.rubric = run.edition.rubric
        self.grades = sorted(run.grades, key=lambda grade: (grade.unit, grade.subject))

    def add_people(self) -> None:
        """Add everybody, with totals per domain, the three layers, and where the scores stand."""
        domains = [Column(domain.printed, 6, paper.NUMBER) for domain in self.domains]
        computed = "rule_level" if self.rubric.main.levels_only else "points_level"
        computed = "rolled_level" if self.rubric.rolls(self.run.period.kind) else computed
        columns = [
            self.column("index", 6, paper.NUMBER),
            self.column("code", 11, paper.CODE),
            self.column(name_key(self.rubric.subjects), 23, paper.TEXT),
            self.column("unit", 16, paper.TEXT),
            *domains,
            self.column("total", 7, paper.NUMBER),
            *(self.column(name, 9.5, paper.CENTRED) for name in (computed, "ballot_level", "decided_level")),
            self.column("level", 9.5, paper.CENTRED),
            self.column("reason", 30, paper.SMALL),
            self.column("file", 19, paper.SMALL),
            self.column("row", 6, paper.NUMBER),
        ]
        sheet = self.titled("results", columns, say("title.results", self.lang, rates=self.rated()))
        sheet.rows(self.person(number, grade) for number, grade in enumerate(self.grades, start=1))
        sheet.below(self.counted(), *measure_lines(self.run.measures, self.lang), *self.notes())

    def add_without_level(self, name: str, grades: Iterable[Grade]) -> None:
        """Add a list of people without a level, each with the reason."""
        columns = [
            self.column("index", 6, paper.NUMBER),
            self.column("code", 12, paper.CODE),
            self.column(name_key(self.rubric.subjects), 28, paper.TEXT),
            self.column("unit", 26, paper.TEXT),
            self.column("status", 26, paper.TEXT),
            self.column("reason", 40, paper.TEXT),
            self.column("note", 14, paper.TEXT),
        ]
        listed = sorted(grades, key=lambda grade: (grade.unit, grade.subject))
        sheet = self.titled(name, columns, say(f"title.{name}", self.lang))
        sheet.rows(
            [
                number,
                grade.subject,
                grade.name,
                grade.unit_name,
                self.status(grade),
                self.why(grade),
                self.pending(grade),
            ]
            for number, grade in enumerate(listed, start=1)
        )
        people = people_word(self.rubric.subjects, self.lang)
        sheet.below(capital(say("counted_people", self.lang, n=len(listed), people=people)))

    @property
    def domains(self) -> tuple[Domain, ...]:
        """The domains that have columns: a period put together from others has no scores of its own."""
        return () if self.rubric.rolls(self.run.period.kind) else self.rubric.domains

    def column(self, name: str, width: float, style: Style) -> Column:
        """Return a column under its usual heading."""
        return Column(say(f"col.{name}", self.lang), width, style)

    def titled(self, name: str, columns: Sequence[Column], title: str) -> Paper:
        """Begin a sheet with its title and the period."""
        sheet = Paper(self.book, say(f"sheet.{name}", self.lang), columns)
        sheet.title(title, capital(show(self.run.period, self.lang)))
        return sheet

    def rated(self) -> str | None:
        """Return what is rated in such a period, as titles print it."""
        rated: str | None = getattr(self.rubric.rates, self.run.period.kind)
        return rated.upper() if rated else None

    def person(self, number: int, grade: Grade) -> list[Value]:
        """Return somebody's row."""
        at, layers = grade.source, grade.layers
        return [
            *(number, grade.subject, grade.name, grade.unit_name or grade.unit),
            *(grade.domains.get(domain.id) for domain in self.domains),
            None if grade.total is None else machine(grade.total),
            *(self.heading(level) for level in (layers.points, layers.ballot, layers.decided, grade.level)),
            self.basis(grade),
            *((at.file, at.row) if at else (None, None)),
        ]

    def heading(self, level_id: str | None) -> str | None:
        """Return a level as lists print it."""
        if level_id == NOT_RATED_ID:
            return say("status.not_rated", self.lang)
        return self.rubric.main.level(level_id).heading if level_id else None

    def level_from(self, grade: Grade) -> str:
        """Return which layer gave somebody's level."""
        return capital(level_from_words(grade, self.lang))

    def basis(self, grade: Grade) -> str:
        """Return what gave somebody's level, or why there is none; and that an appeal is being looked at."""
        words = self.level_from(grade) if grade.status == "graded" else self.why(grade)
        if grade.status == "graded":
            moved = [because(reason, self.lang) for reason in grade.reasons if reason.key in _MOVED]
            words = "; ".join([words, *moved])
        if grade.level_from == "rollup":
            words = capital("; ".join(because(reason, self.lang) for reason in grade.reasons))
        return "; ".join(filter(None, (words, self.pending(grade))))

    def pending(self, grade: Grade) -> str | None:
        """Return that somebody's appeal is being looked at."""
        appeal = self.run.appeals.get(grade.subject)
        return pending_words(appeal, self.lang) if appeal else None

    def status(self, grade: Grade) -> str:
        """Return the status of somebody without a level, in words."""
        return say(f"status.{status_key(grade.status, self.run.period.kind, self.rubric)}", self.lang)

    def why(self, grade: Grade) -> str:
        """Return why somebody has no level."""
        return capital(because(grade.reasons[-1], self.lang)) if grade.reasons else self.status(grade)

    def counted(self) -> str:
        """Return the line under the list that counts everybody."""
        levels = distribution((grade.level for grade in self.run.graded), self.run.edition)
        words = [f"{self.heading(level)}: {show(number, self.lang)}" for level, number in levels.items()]
        statuses = [grade.status for grade in self.run.not_graded if grade.status in get_args(NotGraded)]
        to_do = sum(1 for status in statuses if status in TO_DO)
        facts = {"not_rated": len(statuses) - to_do or None, "not_graded": to_do or None}
        people, listed = people_word(self.rubric.subjects, self.lang), "; ".join(words)
        return capital(say("counted_people", self.lang, n=len(self.grades), people=people, levels=listed, **facts))

    def notes(self) -> list[str]:
        """Return what a reader must know besides: no vote, assumed values."""
        without = len(self.run.units_without_ballot)
        facts = {"n": without, "unit_word": self.rubric.words.unit.lower()}
        votes = [say("no_ballots", self.lang, **facts)] if without else []
        return [*votes, *assumed_line(self.run.edition, self.lang)]

"""Main lists as CSV that Excel opens as it is: byte order mark, every field quoted, text that cannot become a formula.

Headings are English whatever the language, and so are levels and statuses; only sentences follow the language.
"""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from typing import TYPE_CHECKING

from danhgia.findings import ordered
from danhgia.messages import because
from danhgia.numbers import plain
from danhgia.results import rated_with
from danhgia.writers.cell_ranges import domain_cells
from danhgia.writers.documents import finding_document
from danhgia.writers.need_words import NeedWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from danhgia.decisions import Grade, Reason
    from danhgia.findings import Finding
    from danhgia.messages import Lang
    from danhgia.periods import Period
    from danhgia.results import Explanation, GradeRun, NeedsRun, PersonNeeds, Status, YearRun
    from danhgia.yearend import YearDecision

_FINDING = (
    "code", "name", "severity", "file", "sheet", "cell", "row", "subject", "criterion", "value", "limit", "message",
    "hint", "unit", "line", "accepted",
)  # fmt: skip
_PERSON = ("subject", "name", "unit", "unit_name")
_LEVEL = ("level", "level_from", "points", "ballot", "decided", "because", "file", "sheet", "row")
_UNIT = ("expected", "received", "valid", "graded", "missing", "errors")
_RECEIPT = ("received_on", "days_late")

_BOM = "\ufeff"
_FORMULA = re.compile(r"[^\S\t\r\n]*[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def table_csv(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table for a spreadsheet program: quoted throughout, UTF-8 with a byte order mark, no live formulas."""
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(list(_fields(heading)))
    writer.writerows(list(_fields(row)) for row in rows)
    return _BOM + text.getvalue()


def findings_csv(findings: Iterable[Finding], lang: Lang) -> str:
    """Return findings, one per row, under the names of their keys in JSON."""
    rows = (finding_document(finding, lang) for finding in ordered(findings))
    return table_csv(_FINDING, ([row[name] for name in _FINDING] for row in rows))


def grades_csv(run: GradeRun, lang: Lang) -> str:
    """Return everybody of a period, graded or not, in one list."""
    domains = [domain.id for domain in run.edition.rubric.domains]
    grades = sorted(run.grades, key=lambda grade: (grade.unit, grade.subject))
    return table_csv(
        [*_PERSON, "status", "total", *domains, *_LEVEL], (_grade(grade, domains, lang) for grade in grades)
    )


def year_csv(run: YearRun, lang: Lang) -> str:
    """Return everybody's year: level and status of each period, eligibility, proposal, decision."""
    periods = sorted(run.periods)
    levels = list(run.eligibility())
    decisions = sorted(run.decisions, key=lambda decision: (decision.about.unit, decision.about.subject))
    heading = [
        *_PERSON,
        *(heading for period in periods for heading in (str(period), f"{period} status")),
        *(f"eligible {level}" for level in levels),
        *("proposed", "decided", "level", "because"),
        *(f"{period} level_from" for period in periods),
        *(("level_from", "mean", "rollup level", "rollup status") if run.edition.rubric.rollup("year") else ()),
    ]
    return table_csv(heading, (_decision(decision, periods, levels, lang) for decision in decisions))


def needs_csv(run: NeedsRun, lang: Lang) -> str:
    """Return where everybody stands towards each guarded level, what it takes, and what the periods brought."""
    levels = list(run.standings())
    people = sorted(run.people, key=lambda person: (person.about.unit, person.about.subject))
    heading = [
        *_PERSON,
        *(heading for period in run.periods for heading in (str(period), f"{period} status")),
        *(heading for level in levels for heading in (f"standing {level}", f"needs {level}", f"because {level}")),
    ]
    words = NeedWords(run.edition.rubric.main, lang)
    return table_csv(heading, (_needs(person, levels, words) for person in people))


def status_csv(status: Status) -> str:
    """Return how far every unit has come, a row per period and unit."""
    rows = (
        [
            *(str(period), unit.unit, unit.name),
            *(getattr(unit, name) for name in _UNIT),
            "; ".join(unit.files),
            *(getattr(unit, name) for name in _RECEIPT),
        ]
        for period in sorted(status.periods)
        for unit in sorted(status.periods[period], key=lambda unit: unit.unit)
    )
    return table_csv(("period", "unit", "unit_name", *_UNIT, "files", *_RECEIPT), rows)


def explanation_csv(explanation: Explanation) -> str:
    """Return the points of one subject, a row per period and domain, with their cells."""
    rubric = explanation.edition.rubric
    rows = (
        [
            *(explanation.subject, str(period), grade.status, domain.id, domain.name, grade.domains.get(domain.id)),
            *(domain.cap, domain_cells(grade, domain), grade.level),
        ]
        for period, grade in sorted(explanation.grades.items())
        if grade is not None
        for domain in rated_with(grade, rubric).domains
    )
    return table_csv(("subject", "period", "status", "domain", "name", "points", "cap", "cells", "level"), rows)


def _grade(grade: Grade, domains: Sequence[str], lang: Lang) -> list[object]:
    layers, at = grade.layers, grade.source
    return [
        *(grade.subject, grade.name, grade.unit, grade.unit_name, grade.status, grade.total),
        *(grade.domains.get(domain) for domain in domains),
        *(grade.level, grade.level_from, layers.points, layers.ballot, layers.decided, _because(grade.reasons, lang)),
        *((at.file, at.sheet, at.row) if at else (None, None, None)),
    ]


def _decision(decision: YearDecision, periods: Sequence[Period], levels: Sequence[str], lang: Lang) -> list[object]:
    about = decision.about
    recorded = about.decision
    results = {result.period: result for result in about.results}
    return [
        *(about.subject, about.name, about.unit, about.unit_name),
        *(fact for period in periods for fact in (results[period].counted, results[period].status)),
        *(decision.eligible.get(level) for level in levels),
        *((recorded.proposed, recorded.level) if recorded else (None, None)),
        *(decision.level, _because(decision.reasons, lang)),
        *(results[period].level_from if results[period].counted else None for period in periods),
        *_rolled(decision),
    ]


def _rolled(decision: YearDecision) -> list[object]:
    """Return what the periods come to, where the rubric puts them together."""
    rolled = decision.rolled
    return [] if rolled is None else [decision.level_from, rolled.total, rolled.level, rolled.status or "graded"]


def _needs(person: PersonNeeds, levels: Sequence[str], words: NeedWords) -> list[object]:
    about = person.about
    needs = [person.needs.get(level) for level in levels]
    return [
        *(about.subject, about.name, about.unit, about.unit_name),
        *(fact for result in about.results for fact in (result.counted, result.status)),
        *(
            fact
            for need in needs
            for fact in (
                (need.standing, words.requirement(need), _because(need.reasons, words.lang)) if need else (None,) * 3
            )
        ),
    ]


def _because(reasons: Iterable[Reason], lang: Lang) -> str:
    return "; ".join(because(reason, lang) for reason in reasons)


def _fields(row: Iterable[object]) -> Iterator[str]:
    for value in row:
        match value:
            case None:
                yield ""
            case bool():
                yield str(value).lower()
            case int() | Decimal() | Fraction():
                yield plain(value)
            case _:
                yield _harmless(str(value))


def _harmless(text: str) -> str:
    """Return text that a spreadsheet program takes for text; a plain number is no formula and stays one."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text

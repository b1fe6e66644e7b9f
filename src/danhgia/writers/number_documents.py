"""Quotas, numbers of levels and measures taken as documents, in the order of keys that scripts rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from danhgia.numbers import machine, percent
from danhgia.results import distribution
from danhgia.writers.number_words import quota_work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from danhgia.decisions import Grade
    from danhgia.distributions import Distribution
    from danhgia.measures import Measures
    from danhgia.messages import Lang
    from danhgia.quota_limits import Reading
    from danhgia.quotas import QuotaGroup
    from danhgia.results import GradeRun, Validation
    from danhgia.rubric import Edition
    from danhgia.yearend import YearDecision

_One = TypeVar("_One")
Document = dict[str, object]


def distribution_documents(rows: Iterable[Distribution], edition: Edition) -> list[Document]:
    """Return how many have which level, place by place."""
    return [_distribution(row, edition.rubric.good) for row in rows]


def quota_documents(groups: Iterable[QuotaGroup], edition: Edition, lang: Lang) -> list[Document]:
    """Return what the quotas come to, group by group; only `because` follows the language."""
    return [_quota(one, edition, lang) for one in groups]


def measures_part(found: Measures | None, edition: Edition) -> Document:
    """Return the part of a document about measures; nothing where no level of the rubric rests on such registers."""
    return {"measures": found and measures_document(found)} if edition.rubric.rests_on else {}


def measures_document(found: Measures) -> Document:
    """Return the reminders sent and the discipline decided in a time."""
    return {
        "from": found.first.isoformat(),
        "to": found.last.isoformat(),
        "reminders": [
            {
                "number": one.number,
                "sent": one.sent,
                "completed": one.completed,
                "not_completed": one.not_completed,
                "open": one.open,
            }
            for one in found.reminders
        ],
        "discipline": [{"form": one.form, "decisions": one.decisions} for one in found.discipline],
        "disciplined": found.disciplined,
        "unclear": found.unclear,
    }


def passed_over(run: GradeRun | Validation) -> Document:
    """Return how many files were set aside, and which among the sheets are no workbooks, where any are."""
    return {"skipped": run.skipped, **({"not_workbooks": list(run.others)} if run.others else {})}


def period_numbers(grades: Sequence[Grade], edition: Edition) -> tuple[Document, Document]:
    """Return how many have which level in a period, and how many there are: what documents have at their top.

    Where a rubric rates people and organisations these are of people, and `organisations` has those of the others.
    """
    people, others = _apart(grades, edition, lambda grade: grade.kind)
    levels, found = _of_period(people, edition)
    return levels, found if others is None else {**found, "organisations": _together(_of_period(others, edition))}


def year_numbers(decisions: Sequence[YearDecision], edition: Edition) -> tuple[Document, Document]:
    """Return how many have which level of the year, and how many there are, likewise."""
    people, others = _apart(decisions, edition, lambda decision: decision.about.kind)
    levels, found = _of_year(people, edition)
    return levels, found if others is None else {**found, "organisations": _together(_of_year(others, edition))}


def _apart(
    every: Sequence[_One], edition: Edition, kind: Callable[[_One], str]
) -> tuple[list[_One], list[_One] | None]:
    """Return people and organisations; all together, and None, where the rubric rates one kind."""
    if edition.rubric.subjects != {"person", "organisation"}:
        return list(every), None
    return [one for one in every if kind(one) == "person"], [one for one in every if kind(one) != "person"]


def _together(numbers: tuple[Document, Document]) -> Document:
    levels, found = numbers
    return {**found, "distribution": levels}


def _of_period(grades: Sequence[Grade], edition: Edition) -> tuple[Document, Document]:
    graded = [grade.level for grade in grades if grade.status == "graded"]
    found = {"subjects": len(grades), "graded": len(graded), "not_graded": len(grades) - len(graded)}
    return {**distribution(graded, edition)}, {**found}


def _of_year(decisions: Sequence[YearDecision], edition: Edition) -> tuple[Document, Document]:
    return {**distribution((one.level for one in decisions), edition)}, {"subjects": len(decisions)}


def _distribution(row: Distribution, level: str | None) -> Document:
    good = row.or_better(level)
    share = percent(good or 0, row.rated)
    return {
        "by": row.by,
        "unit": row.unit,
        "unit_name": row.unit_name,
        "parent": row.parent,
        "role_group": row.role_group,
        "kind": row.kind,
        "subjects": row.subjects,
        "levels": dict(row.levels),
        "not_rated": row.not_rated,
        "outside": row.outside,
        "not_graded": row.open,
        "good_or_better": None
        if good is None
        else {"count": good, "of": row.rated, "percent": None if share is None else machine(share)},
    }


def _quota(one: QuotaGroup, edition: Edition, lang: Lang) -> Document:
    quota, limit, group = edition.rubric.quotas[one.quota - 1], one.limit, one.group
    have = one.levels[quota.level]
    day = one.document_date
    raised = {"share": machine(one.share), "document": one.document, "date": day.isoformat() if day else None}
    return {
        "quota": one.quota,
        "level": quota.level,
        "of": quota.of,
        "of_level": quota.of_level,
        "rounding": quota.rounding,
        "group": quota.group,
        "unit": group.unit,
        "unit_name": group.unit_name,
        "role_group": group.role_group,
        "kind": group.kind,
        "share": machine(one.share),
        "raised": raised if one.document else None,
        "subjects": one.people,
        "levels": dict(one.levels),
        "decided": one.decided,
        "not_graded": one.open,
        "heads_left_out": one.heads,
        "max": limit.most,
        "reduce": limit.reduce,
        "holds": None if limit.most is None else have <= limit.most,
        "readings": [_reading(reading) for reading in limit.readings],
        "ties": [subject for subject, _ in one.ties],
        "because": quota_work(one, lang),
        "basis": quota.basis,
        "status": quota.status,
    }


def _reading(reading: Reading) -> Document:
    return {
        "of": reading.of,
        "how": reading.how,
        "denominator": reading.denominator,
        "max": reading.most,
        "reduce": reading.reduce,
    }

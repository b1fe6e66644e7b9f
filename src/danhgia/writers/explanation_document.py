"""Why somebody has which level, as a document: per period the points with their cells, then the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.numbers import machine
from danhgia.results import rated_with
from danhgia.writers.assumptions import assumptions
from danhgia.writers.cell_ranges import domain_cells
from danhgia.writers.documents import (
    appeal_part,
    finding_documents,
    head,
    layers_document,
    reason_documents,
    source_document,
    year_part,
)

if TYPE_CHECKING:
    from danhgia.messages import Lang
    from danhgia.periods import Period
    from danhgia.results import Explanation
    from danhgia.writers.documents import Document


def explanation_document(explanation: Explanation, lang: Lang) -> Document:
    """Return why one subject has its levels: per period the points with their cells, then the year."""
    grades = [grade for grade in explanation.grades.values() if grade is not None]
    year, appeals = explanation.year, explanation.appeals
    unit = year.about.unit if year else grades[-1].unit if grades else None
    about = {"subject": explanation.subject, "name": explanation.name, "unit": unit, "unit_name": explanation.unit_name}
    whole = year and {**year_part(year, lang), **appeal_part(appeals, year.about.results[0].period.within("year"))}
    return {
        **head("explain", explanation.edition, about),
        "periods": [_explained(explanation, period, lang) for period in sorted(explanation.grades)],
        "year": whole,
        "assumptions": assumptions(explanation.edition),
    }


def _explained(explanation: Explanation, period: Period, lang: Lang) -> Document:
    grade = explanation.grades[period]
    status = "missing" if grade is None else grade.status
    head: Document = {"period": str(period), "status": "stale" if period in explanation.stale else status}
    errors = finding_documents(explanation.findings.get(period, ()), lang)
    pending: Document = {**appeal_part(explanation.appeals, period), "findings": errors}
    if grade is None:
        empty = dict.fromkeys(("total", "level", "level_from"))
        return {**head, **empty, "levels": None, "domains": [], "reasons": [], "source": None, **pending}
    domains = [
        {
            "id": domain.id,
            "name": domain.name,
            "points": machine(grade.domains[domain.id]),
            "cap": machine(domain.cap),
            "cells": domain_cells(grade, domain),
        }
        for domain in rated_with(grade, explanation.edition.rubric).domains
        if domain.id in grade.domains
    ]
    return {
        **head,
        "total": None if grade.total is None else machine(grade.total),
        "level": grade.level,
        "level_from": grade.level_from,
        "levels": layers_document(grade.layers),
        "domains": domains,
        "reasons": reason_documents(grade.reasons, lang),
        "source": source_document(grade.source),
        **pending,
    }

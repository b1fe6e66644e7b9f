"""`needs` as a document: per person and guarded level the standing, and the smallest requirements as data."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from danhgia.findings import ordered
from danhgia.messages import because
from danhgia.results import counts
from danhgia.writers.assumptions import assumptions
from danhgia.writers.documents import findings_document
from danhgia.writers.need_words import NeedWords

if TYPE_CHECKING:
    from danhgia.messages import Lang
    from danhgia.needs import Need
    from danhgia.results import NeedsRun, PersonNeeds
    from danhgia.ways import Way
    from danhgia.writers.documents import Document

MOST_ALTERNATIVES = 36
"""How many alternatives a need lists one by one; four quarters never have more under one rule. `ways` has them all."""


def needs_document(run: NeedsRun, lang: Lang) -> Document:
    """Return what `needs` came to."""
    rubric = run.edition.rubric
    found = findings_document("needs", run.findings, lang)
    tally = counts(ordered(run.findings))
    words = NeedWords(rubric.main, lang)
    people = sorted(run.people, key=lambda person: (person.about.unit, person.about.subject))
    return {
        "schema": found["schema"],
        "command": found["command"],
        "year": run.year,
        "rubric": {"id": rubric.id, "version": rubric.version, "sha256": run.edition.sha256},
        "needs": [_person(person, words, lang) for person in people],
        "standings": run.standings(),
        "findings": found["findings"],
        "assumptions": assumptions(run.edition),
        "summary": {
            "subjects": len(people),
            "errors": tally["error"],
            "warnings": tally["warning"],
            "notes": tally["note"],
        },
    }


def _person(person: PersonNeeds, words: NeedWords, lang: Lang) -> Document:
    about = person.about
    return {
        "subject": about.subject,
        "name": about.name,
        "unit": about.unit,
        "unit_name": about.unit_name,
        "periods": {str(result.period): result.counted for result in about.results},
        "period_status": {str(result.period): result.status for result in about.results},
        "levels": {level: _need(need, words, lang) for level, need in person.needs.items()},
    }


def _need(need: Need, words: NeedWords, lang: Lang) -> Document:
    listed = islice(chain.from_iterable(way.alternatives() for way in need.ways), MOST_ALTERNATIVES)
    alternatives = [{str(period): level for period, level in one.items()} for one in listed]
    is_goal_eligible = need.standing == "possible"
    return {
        "standing": need.standing,
        "open": [str(period) for period in need.open],
        "alternatives": alternatives if is_goal_eligible else [],
        "stays_open": [] if is_goal_eligible else alternatives,
        "alternatives_total": sum(way.number for way in need.ways),
        "or_better": need.or_better,
        "ways": [_way(way) for way in need.ways],
        "because": words.requirement(need) or "; ".join(because(reason, lang) for reason in need.reasons),
        "reasons": [
            {"rule": reason.rule, "holds": reason.holds, "because": because(reason, lang), "basis": reason.basis}
            for reason in need.reasons
        ],
    }


def _way(way: Way) -> list[Document]:
    return [
        {
            "periods": [str(period) for period in share.periods],
            "least": [{"level": step.level, "number": step.number, "exactly": step.exactly} for step in share.steps],
        }
        for share in way.shares
    ]

"""The registers of what somebody did and was told: discipline, merit, reviews, inspections, the watch list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.periods import Period
from danhgia.registers.values import Commendation, Discipline, Inspection, Review, Watch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.checks.row_checks import Rows
    from danhgia.findings import Finding


def read_discipline(rows: Rows) -> Iterator[Discipline]:
    """Yield what the register of discipline says."""
    for entry in rows.entries:
        subject, decided = rows.subject(entry), entry.day("date")
        act = entry.values.get("act")
        if subject and decided and entry.text("form"):
            yield Discipline(
                subject,
                entry.at(),
                columns=entry.columns,
                form=entry.text("form"),
                body=entry.text("body"),
                document=entry.text("document"),
                decided=decided,
                act=None if isinstance(act, int) else act,
                related={"yes": True, "no": False}.get(entry.text("related")),
            )


def read_commendations(rows: Rows) -> Iterator[Commendation]:
    """Yield what the register of merit says."""
    for entry in rows.entries:
        subject, day = rows.subject(entry), entry.day("date")
        if subject and day and entry.text("form"):
            form, body, content = map(entry.text, ("form", "body", "content"))
            yield Commendation(subject, entry.at(), form=form, body=body, date=day, content=content)


def read_reviews(rows: Rows) -> Iterator[Review]:
    """Yield what the register of suggested reviews says."""
    for entry in rows.entries:
        subject, day = rows.subject(entry), entry.day("date")
        if subject and day and entry.text("content"):
            yield Review(
                subject,
                entry.at(),
                content=entry.text("content"),
                body=entry.text("body"),
                document=entry.text("document"),
                date=day,
                result=entry.text("result"),
            )


def read_inspections(rows: Rows) -> Iterator[Inspection]:
    """Yield what the register of inspections says."""
    for entry in rows.entries:
        subject, day = rows.subject(entry), entry.day("date")
        if subject and day:
            team, content, conclusion = map(entry.text, ("team", "content", "conclusion"))
            yield Inspection(subject, entry.at(), team=team, date=day, content=content, conclusion=conclusion)


def read_watched(rows: Rows) -> Iterator[Watch]:
    """Yield what the watch list says."""
    for entry in rows.entries:
        subject = rows.subject(entry)
        if subject and entry.text("reason"):
            yield Watch(
                subject,
                entry.at(),
                reason=entry.text("reason"),
                proposer=entry.text("proposer"),
                proposed_on=entry.day("proposed_on"),
                approver=entry.text("approver"),
                approved_on=entry.day("approved_on"),
                result=entry.text("result"),
            )


def check_discipline(rows: Rows) -> Iterator[Finding]:
    """DG554: decided before the act; DG555: one measure twice."""
    for entry in rows.entries:
        act, decided = entry.values.get("act"), entry.day("date")
        began = act.first_day if isinstance(act, Period) else entry.day("act")
        if began and decided and decided < began:
            yield rows.out_of_order(entry, "date", decided, (rows.heading("act"), began))
    yield from rows.check_twice("form", "document", "date")


def check_commendations(rows: Rows) -> Iterator[Finding]:
    """DG555: one commendation twice."""
    yield from rows.check_twice("form", "body", "date", "content")


def check_reviews(rows: Rows) -> Iterator[Finding]:
    """DG555: one suggestion twice."""
    yield from rows.check_twice("content", "document", "date")


def check_inspections(rows: Rows) -> Iterator[Finding]:
    """DG555: one inspection twice."""
    yield from rows.check_twice("team", "date", "content")


def check_watched(rows: Rows) -> Iterator[Finding]:
    """DG558: agreed to without having been proposed; DG554: agreed to before; DG555: somebody twice for one reason."""
    yield from rows.check_step("approved_on", "proposed_on")
    yield from rows.check_order("proposed_on", "approved_on")
    yield from rows.check_twice("reason", "proposed_on")

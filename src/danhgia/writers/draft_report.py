"""What was understood of a blank form: domains and criteria with cells, and every place left to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.findings import ordered
from danhgia.messages import say
from danhgia.numbers import machine
from danhgia.results import counts
from danhgia.writers.csv_text import table_csv
from danhgia.writers.documents import finding_documents, tally
from danhgia.writers.draft_words import cell_of, gap_words
from danhgia.writers.page import Page
from danhgia.writers.text_findings import print_findings, print_summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from danhgia.drafting.draft import Draft, DraftCriterion, DraftDomain, Drafted, DraftLevel, DraftScorer, Gap
    from danhgia.drafting.lines import FormLine, Points, Printed
    from danhgia.messages import Lang
    from danhgia.writers.documents import Document

_NAME_AT_MOST = 60


def draft_document(made: Drafted, lang: Lang) -> Document:
    """Return a draft as a document: what came from which cell, what is missing, at which line of the file."""
    draft = made.draft
    return {
        "schema": 1,
        "command": "rubric draft",
        "source": made.source,
        "output": made.output,
        "sheet": draft.read.at.sheet,
        "table": draft.read.at.cell,
        "shape": draft.read.shape,
        "id": draft.id,
        "name": _printed(draft.read.title, draft),
        "period": _kind(draft.read.period, draft),
        "letterhead": _kind(draft.read.letterhead, draft),
        "subject": _kind(draft.read.subject, draft),
        "vote": _printed(draft.read.vote, draft),
        "basis": _printed(draft.read.basis, draft),
        "total": _points(draft.total, draft),
        "scorers": [_scorer(one, draft) for one in draft.scorers],
        "domains": [_domain(domain, draft) for domain in draft.domains],
        "levels": [_level(one, draft) for one in draft.levels],
        "missing": [_missing(gap, line, draft, lang) for gap, line in made.gaps.items()],
        "findings": finding_documents(made.findings, lang),
        "summary": {
            "domains": len(draft.domains),
            "criteria": len(draft.criteria),
            "levels": len(draft.levels),
            "missing": len(made.gaps),
            **tally(counts(ordered(made.findings))),
        },
    }


def draft_csv(made: Drafted) -> str:
    """Return every domain and criterion with its cells, a row each."""
    rows = [
        [
            domain,
            one.id,
            one.line.printed_label if one.line else "",
            one.name,
            _shown(one.cap),
            *_cells(one, made.draft),
        ]
        for domain, one in _lines(made.draft)
    ]
    return table_csv(("domain", "id", "label", "name", "cap", "cell", "cap_cell"), rows)


def print_draft(console: Console, made: Drafted, *, lang: Lang) -> None:
    """Print what was understood, what contradicts itself, and what is missing."""
    page, draft = Page(console, lang), made.draft
    read = draft.read
    page.heading(page.say("draft.table", sheet=read.at.sheet, cell=read.at.cell, shape=read.shape))
    _print_head(page, draft)
    rows = [[page.say(f"draft.col.{key}") for key in ("label", "name", "cap", "cell", "cap_cell")]]
    for _, one in _lines(draft):
        cap = "?" if one.cap.value is None else page.show(one.cap.value)
        rows.append([one.label or one.id, _short(one.name), cap, *_cells(one, draft)])
    if not draft.levels_only:
        page.grid(rows, left=2, indent=2, style="bold")
    for level in draft.levels:
        page.line(_level_words(page, level, draft), indent=2)
    page.blank()
    print_findings(page, made.findings)
    if made.gaps:
        page.heading(page.say("draft.missing", n=len(made.gaps)))
    for gap, line in made.gaps.items():
        page.line(page.say("draft.missing_at", line=str(line), what=gap_words(gap, draft, lang)), indent=2)
    print_summary(page, _summary(made, lang), made.findings)
    page.next_step("rubric_check", "rubric check", made.output)


def _print_head(page: Page, draft: Draft) -> None:
    read = draft.read
    if read.title:
        page.line(page.say("draft.name", name=read.title.text, cell=cell_of(read.title.at, draft)), indent=2)
    if read.basis:
        page.line(page.say("draft.basis", basis=read.basis.text, cell=cell_of(read.basis.at, draft)), indent=2)
    if read.period:
        kind, printed = read.period
        page.line(page.say("draft.period", period=page.say(f"draft.{kind}"), cell=cell_of(printed.at, draft)), indent=2)
    if draft.scorers:
        names = tuple(f"{one.name.text} ({cell_of(one.name.at, draft)})" for one in draft.scorers)
        page.line(page.say("draft.scorers", names=names), indent=2)
    if draft.total.value is not None:
        page.line(page.say("draft.total", total=draft.total.value, cell=cell_of(draft.total.at, draft)), indent=2)
    if read.subject:
        kind, printed = read.subject
        page.line(page.say(f"draft.{kind}", heading=printed.text, cell=cell_of(printed.at, draft)), indent=2)
    if read.vote:
        page.line(page.say("draft.vote", heading=read.vote.text, cell=cell_of(read.vote.at, draft)), indent=2)


def _level_words(page: Page, one: DraftLevel, draft: Draft) -> str:
    level = one.level
    bounds = " ".join(page.say(f"band.{key}", bound=bound) for key, bound in level.bounds.items())
    facts = {"code": level.code or None, "short": level.short or None, "bounds": bounds or None}
    return page.say("draft.level", name=level.name, cell=cell_of(level.at, draft), **facts)


def _summary(made: Drafted, lang: Lang) -> str:
    draft = made.draft
    facts = {"file": made.source, "path": made.output, "missing": len(made.gaps) or None}
    numbers = {"domains": len(draft.domains), "criteria": len(draft.criteria), "levels": len(draft.levels)}
    return say("draft.summary", lang, **facts, **numbers)


def _lines(draft: Draft) -> Iterator[tuple[str, DraftDomain | DraftCriterion]]:
    for domain in draft.domains:
        yield domain.id, domain
        for criterion in domain.criteria:
            yield domain.id, criterion


def _cells(one: DraftDomain | DraftCriterion, draft: Draft) -> tuple[str, str]:
    name = cell_of(one.line.at, draft) if one.line else ""
    return name, cell_of(one.cap.at, draft) if one.cap.said else ""


def _shown(points: Points) -> str:
    return "" if points.value is None else str(machine(points.value))


def _short(name: str) -> str:
    return name if len(name) <= _NAME_AT_MOST else name[: _NAME_AT_MOST - 1].rstrip() + "…"


def _printed(printed: Printed | None, draft: Draft) -> Document | None:
    return None if printed is None else {"text": printed.text, "cell": cell_of(printed.at, draft)}


def _cited(line: FormLine | None, draft: Draft) -> Document | None:
    remark = line.basis if line else None
    return None if remark is None else {"text": remark.text, "cell": cell_of(remark.at, draft)}


def _kind(found: tuple[str, Printed] | None, draft: Draft) -> Document | None:
    return None if found is None else {"value": found[0], "cell": cell_of(found[1].at, draft)}


def _points(points: Points, draft: Draft) -> Document:
    value = None if points.value is None else machine(points.value)
    cell = cell_of(points.at, draft) if points.said else None
    return {"value": value, "cell": cell, "printed": points.raw or None, "unread": points.why}


def _scorer(one: DraftScorer, draft: Draft) -> Document:
    return {"id": one.id, "name": one.name.text, "cell": cell_of(one.name.at, draft)}


def _domain(domain: DraftDomain, draft: Draft) -> Document:
    return {
        "id": domain.id,
        "label": domain.line.printed_label if domain.line else None,
        "name": domain.name,
        "cell": cell_of(domain.line.at, draft) if domain.line else None,
        "cap": _points(domain.cap, draft),
        "basis": _cited(domain.line, draft),
        "groups": [f"{node.line.printed_label} {node.line.name}".strip() for node in domain.deep],
        "criteria": [_criterion(criterion, draft) for criterion in domain.criteria],
    }


def _criterion(criterion: DraftCriterion, draft: Draft) -> Document:
    line = criterion.line
    floor = _points(line.floor, draft) if line.floor and line.floor.said else None
    return {
        "id": criterion.id,
        "label": line.printed_label,
        "name": criterion.name,
        "cell": cell_of(line.at, draft),
        "cap": _points(criterion.cap, draft),
        "basis": _cited(line, draft),
        "floor": floor,
        "below": [cell_of(below.at, draft) for below in (*criterion.options, *criterion.notes)],
    }


def _level(one: DraftLevel, draft: Draft) -> Document:
    level = one.level
    bounds = {key: machine(bound) for key, bound in level.bounds.items()}
    keys = {"id": one.id, "code": level.code or None, "short": level.short or None, "name": level.name}
    return {**keys, "bounds": bounds, "cell": cell_of(level.at, draft)}


def _missing(gap: Gap, line: int, draft: Draft, lang: Lang) -> Document:
    at = cell_of(gap.at, draft) if gap.at else None
    where = {"path": ".".join((*gap.path, gap.key)), "key": gap.key, "line": line, "cell": at}
    return {**where, "printed": gap.raw or None, "why": gap.why, "message": gap_words(gap, draft, lang)}

"""Findings as rows of a printed list: where, who, what, the limit, how to fix it, the code."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from danhgia.findings import ordered
from danhgia.messages import hint, message, say, show
from danhgia.periods import parse
from danhgia.text import clean
from danhgia.writers import paper
from danhgia.writers.paper import Column, Paper

if TYPE_CHECKING:
    from collections.abc import Iterable

    from danhgia.findings import Finding
    from danhgia.messages import Lang
    from danhgia.writers.cells import Book
    from danhgia.writers.paper import Value

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def findings_sheet(book: Book, findings: Iterable[Finding], lang: Lang) -> None:
    """Add the sheet of a result workbook that lists all findings, each with its severity."""
    severity = Column(say("col.severity", lang), 10, paper.CENTRED)
    columns = finding_columns(lang)
    sheet = Paper(book, say("sheet.findings", lang), [*columns[:-1], severity, columns[-1]])
    sheet.title(say("title.findings", lang))
    kept = ordered(findings)
    rows = [finding_row(number, finding, lang) for number, finding in enumerate(kept, start=1)]
    words = [say(f"severity.{finding.severity}", lang) for finding in kept]
    sheet.rows([*row[:-1], word, row[-1]] for row, word in zip(rows, words, strict=True))


def finding_columns(lang: Lang) -> list[Column]:
    """Return the columns of a list of findings, as the people get it who have to correct them."""
    widths = (
        ("index", 5, paper.NUMBER),
        ("place", 23, paper.SMALL),
        ("name", 28, paper.TEXT),
        ("what", 48, paper.TEXT),
        ("limit", 10, paper.CENTRED),
        ("fix", 40, paper.TEXT),
        ("finding", 9, paper.CENTRED),
    )
    return [Column(say(f"col.{name}", lang), width, style) for name, width, style in widths]


def finding_row(number: int, finding: Finding, lang: Lang) -> list[Value]:
    """Return a finding as a row of such a list."""
    return [
        number,
        _place(finding, lang),
        _who(finding),
        what(finding, lang),
        _limit(finding, lang),
        hint(finding, lang),
        finding.code,
    ]


def place_in_file(finding: Finding, lang: Lang) -> str:
    """Return where in its file a finding lies: sheet and cell, or row."""
    at = finding.at
    row = at.row or at.line
    cell = at.cell or (say("place.row", lang, row=str(row)) if row else None)
    return clean(" › ".join(part for part in (at.sheet, cell) if part))


def what(finding: Finding, lang: Lang) -> str:
    """Return what a finding says, with the reason on record for letting it stand where there is one."""
    accepted = [] if finding.accepted is None else [f"({say('accepted', lang, reason=finding.accepted)})"]
    return " ".join([message(finding, lang), *accepted])


def _place(finding: Finding, lang: Lang) -> str:
    file = finding.at.file
    parts = (file and clean(file.rpartition("/")[2]), place_in_file(finding, lang))
    return " › ".join(part for part in parts if part)


def _who(finding: Finding) -> str | None:
    who = finding.facts.get("who") or (None if finding.subject else finding.facts.get("name"))
    return clean(str(who)) if who else finding.subject


def _limit(finding: Finding, lang: Lang) -> str | None:
    """Return what was allowed as people write it: results keep the ids of levels and the codes of periods."""
    limit = finding.limit
    if limit is None:
        return None
    if _NUMBER.fullmatch(limit):
        return show(Decimal(limit), lang)
    expected = finding.facts.get("expected")
    return expected if isinstance(expected, str) else show(parse(limit) or limit, lang)

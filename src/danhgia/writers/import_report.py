"""What became of a foreign list: which column became what, who has a proposed code, and what is to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.findings import ordered
from danhgia.messages import say
from danhgia.registers import PEOPLE
from danhgia.results import counts
from danhgia.writers.csv_text import table_csv
from danhgia.writers.documents import finding_documents, tally
from danhgia.writers.page import Page
from danhgia.writers.text_findings import print_findings, print_summary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from danhgia.imported import Imported, ImportedColumn
    from danhgia.messages import Lang
    from danhgia.writers.documents import Document

_UNITS_AT_MOST = 10
_OWN = {field.id: field.headings[0] for field in PEOPLE.fields}
_BECAME: Mapping[str, str] = {
    **_OWN,
    "family": _OWN["name"],
    "middle": _OWN["name"],
    "given": _OWN["name"],
    "unit_name": _OWN["unit"],
    "birth": _OWN["note"],
}
"""The column of the roster that a field of a foreign list goes to; `index` goes nowhere."""


def import_document(imported: Imported, lang: Lang) -> Document:
    """Return what became of a list, as a document."""
    return {
        "schema": 1,
        "command": "roster import",
        "source": imported.source,
        "output": imported.output,
        "sheets": [
            {
                "name": sheet.name,
                "is_list": sheet.is_list,
                "people": sheet.people,
                "left_out": list(sheet.left_out),
                "hidden": sheet.hidden,
            }
            for sheet in imported.sheets
        ],
        "columns": [
            {"sheet": column.sheet, "cell": column.cell, "heading": column.heading, "became": _became(column)}
            for column in imported.columns
        ],
        "proposed": {
            "people": list(imported.proposed_people),
            "units": [{"unit": code, "name": name} for code, name in imported.proposed_units.items()],
        },
        "findings": finding_documents(imported.findings, lang),
        "summary": {
            "people": imported.people,
            "units": imported.units,
            "proposed_people": len(imported.proposed_people),
            "proposed_units": len(imported.proposed_units),
            **tally(counts(ordered(imported.findings))),
        },
    }


def import_csv(imported: Imported) -> str:
    """Return which column became what, a row per column."""
    rows = ([column.sheet, column.cell, column.heading, _became(column)] for column in imported.columns)
    return table_csv(("sheet", "cell", "heading", "became"), rows)


def print_import(console: Console, imported: Imported, *, lang: Lang, written: Sequence[str]) -> None:
    """Print what became of a list; `written` is what the roster is checked with, nothing for the workspace's."""
    page = Page(console, lang)
    for sheet in imported.sheets:
        page.heading(sheet.name)
        if not sheet.is_list:
            page.line(page.say("import.hidden" if sheet.hidden else "import.no_list"), indent=2)
        for column in imported.columns:
            if column.sheet == sheet.name:
                became = _became(column)
                key = "import.became" if became else "import.kept" if column.field is None else "import.index"
                page.line(page.say(key, cell=column.cell, heading=column.heading, became=became), indent=2)
        if sheet.left_out:
            page.line(page.say("import.left_out", rows=tuple(map(str, sheet.left_out))), indent=2)
        page.blank()
    print_findings(page, imported.findings)
    if imported.proposed_units:
        units = tuple(f"{code} – {name}" for code, name in imported.proposed_units.items())
        page.line(
            page.say("import.units", units=units[:_UNITS_AT_MOST], more=max(0, len(units) - _UNITS_AT_MOST) or None)
        )
    print_summary(page, _summary(imported, lang), imported.findings)
    if imported.output:
        page.next_step("roster_check", "roster check", *written)


def _summary(imported: Imported, lang: Lang) -> str:
    if imported.output is None:
        return say("import.refused", lang, file=imported.source)
    facts = {
        "file": imported.source,
        "path": imported.output,
        "people": imported.people,
        "units": imported.units,
        "proposed": len(imported.proposed_people) or None,
    }
    return say("import.summary", lang, **facts)


def _became(column: ImportedColumn) -> str | None:
    return _BECAME.get(column.field or "")

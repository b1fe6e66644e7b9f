"""The mark that a template leaves in a workbook: which rubric made it, for which period and unit or person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.forms import MARK_SHEET
from danhgia.readers.cells import text_value
from danhgia.sheets import Mark
from danhgia.text import clean, same

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.readers.workbook import Workbook

PROPERTY_PREFIX = "danhgia_"
"""Custom document properties carry the same keys as the sheet, with this in front."""


def read_mark(workbook: Workbook) -> Mark | None:
    """Return the mark of a workbook, or None where it has none.

    The sheet is what the template wrote last and nobody sees; document properties are the spare copy, for workbooks
    whose sheet was deleted. Where both are there, the sheet wins; where it is gone the mark is not whole.
    Properties may be gone: other programs do not keep them, whatever anybody did.
    """
    found, spare = _mark(_on_sheet(workbook)), _mark(_in_properties(workbook))
    return found or (spare._replace(whole=False) if spare else None)


def _on_sheet(workbook: Workbook) -> dict[str, str]:
    name = next((name for name in workbook.sheet_names if same(name, MARK_SHEET)), None)
    if name is None:
        return {}
    rows = workbook.grid(name).rows.values()
    return {text_value(cells.get(1)).casefold(): text_value(cells.get(2)) for cells in rows}


def _in_properties(workbook: Workbook) -> dict[str, str]:
    named = {key.casefold(): value for key, value in workbook.properties.items()}
    return {
        key.removeprefix(PROPERTY_PREFIX): clean(value)
        for key, value in named.items()
        if key.startswith(PROPERTY_PREFIX)
    }


def _mark(said: Mapping[str, str]) -> Mark | None:
    if not said.get("rubric"):
        return None
    return Mark(
        said["rubric"],
        said.get("version", ""),
        said.get("sha256", ""),
        said.get("period", ""),
        said.get("unit", ""),
        said.get("form") or "unit",
        said.get("person", ""),
        said.get("sheet", ""),
    )

"""Marked copies in LibreOffice: they open, calculate what they could not keep, and come back to be graded."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from office import converted, recalculated
from workspaces import danhgia, filled, make_town

if TYPE_CHECKING:
    from pathlib import Path

    from workspaces import Town


@pytest.fixture
def marked(tmp_path: Path) -> Town:
    """Return a workspace with one score above its cap, and the marked copy in `dau`."""
    town = make_town(tmp_path / "town", rows={"CB01-002": filled(scores={"I.3": 4})})
    assert danhgia("annotate", "sheets", "--output", "dau", at=town.root).code == 1
    return town


def test_a_copy_opens_and_its_formulas_are_calculated(marked: Town, tmp_path: Path) -> None:
    data = recalculated((marked.root / "dau/CB01.xlsx").read_bytes(), tmp_path)
    book = load_workbook(BytesIO(data), data_only=True)
    assert book["Chấm điểm"]["Y11"].value == 100
    comment = book["Chấm điểm"]["G12"].comment
    assert comment is not None
    assert "DG201" in comment.text
    assert book.worksheets[0]["B6"].value == "Chấm điểm › G12"
    assert book["Chấm điểm"].protection.sheet


def test_a_copy_prints(marked: Town, tmp_path: Path) -> None:
    assert converted((marked.root / "dau/CB01.xlsx").read_bytes(), tmp_path, to="pdf").startswith(b"%PDF")


def test_a_corrected_copy_is_a_sheet_like_any_other(marked: Town, tmp_path: Path) -> None:
    book = load_workbook(marked.root / "dau/CB01.xlsx")
    book["Chấm điểm"]["G12"] = 3
    corrected = BytesIO()
    book.save(corrected)
    marked.sheet().write_bytes(recalculated(corrected.getvalue(), tmp_path))
    done = danhgia("grade", "--quarter", "3", "--format", "json", at=marked.root)
    assert done.code == 0
    assert done.found == []
    assert len(done.json["grades"]) == len(marked.everybody)

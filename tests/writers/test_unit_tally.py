"""The tally sheet of a rubric that gives the majority: written, read back, and calculated by a spreadsheet program."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from danhgia.forms import TALLY_SHEET, unit_form
from danhgia.periods import Period
from danhgia.readers.score_sheets import read_score_sheets
from danhgia.writers.unit_page import FilledRow, FilledTally, TemplatePerson, UnitPage
from danhgia.writers.unit_template import unit_workbook
from office import converted
from sample_rubric import sample_edition, sample_rubric

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.sheets import Tally

RULE: dict[str, Any] = {
    "mode": "agree",
    "majority": "given",
    "denominator": "official_members",
    "excluded": ["Miễn công tác và sinh hoạt đảng"],
    "thresholds": [{"level": "excellent", "at_least": "2/3"}, {"level": "good", "above": "1/2"}],
    "cumulative": True,
}
COUNTS = {"official_members": 17, "excluded": 1, "issued": 14, "collected": 14, "valid": 14, "invalid": 0}
OWN = {"valid:excellent": 14, "issued:excellent": 14}


def workbook(facts: dict[str, Any], *votes: int | None, **keys: object) -> bytes:
    edition = sample_edition(sample_rubric(ballot=RULE | keys))
    form = unit_form(edition.rubric.main, edition.rubric)
    page = UnitPage(
        Period(2018, "quarter", 3), "CB03", "Chi bộ 03", "Đảng bộ Mẫu", (TemplatePerson("A1", "Mẫu 1"),),
        filled={"A1": FilledRow({"I.1": Decimal(4)})}, tally=FilledTally(facts, {"A1": votes}),
    )  # fmt: skip
    return unit_workbook(edition, form, page)


def read(content: bytes, tmp_path: Path, **keys: object) -> Tally:
    path = tmp_path / "cb.xlsx"
    path.write_bytes(content)
    rubric = sample_rubric(ballot=RULE | keys)
    sheet = read_score_sheets(path, shown="cb.xlsx", forms=[unit_form(rubric.main, rubric)])[0]
    assert [finding for finding in sheet.findings if finding.code in {"DG110", "DG519"}] == []
    assert sheet.tally is not None
    return sheet.tally


def needed(content: bytes) -> dict[str, object]:
    rows = load_workbook(BytesIO(content), data_only=True)[TALLY_SHEET].iter_rows(values_only=True)
    return {str(row[2]): row[3] for row in rows if str(row[2]).startswith("– ")}


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    keys: dict[str, object] = {"separate": ["excellent"], "not_rated": True}
    tally = read(workbook(COUNTS | OWN, 11, 9, 4, 0, 1, 3, **keys), tmp_path, **keys)
    assert {key: fact.value for key, fact in tally.facts.items() if fact.value is not None} == COUNTS | OWN
    assert tally.whole
    assert list(tally.counted.values()) == [{0: 11, 1: 9, 2: 4, 3: 0, 4: 1, 5: 3}]


def test_a_column_of_a_ballot_of_its_own_that_is_gone_is_found_out(tmp_path: Path) -> None:
    keys: dict[str, object] = {"separate": ["excellent"]}
    path = tmp_path / "cb.xlsx"
    path.write_bytes(workbook(COUNTS))  # made without one
    rubric = sample_rubric(ballot=RULE | keys)
    sheet = read_score_sheets(path, shown="cb.xlsx", forms=[unit_form(rubric.main, rubric)])[0]
    labels = [finding.facts["label"] for finding in sheet.findings if finding.code == "DG519"]
    assert labels == ["Đồng ý HTXSNV", "Không đồng ý HTXSNV"]
    assert sheet.tally is not None
    assert not sheet.tally.whole


@pytest.mark.parametrize(
    ("keys", "excellent", "good"),
    [
        ({}, 11, 9),
        ({"denominator": "valid", "excluded": []}, 10, 8),
        ({"excluded": []}, 12, 9),
        ({"self_vote": "excluded"}, 10, 8),
    ],
)
def test_the_votes_that_a_level_takes_are_shown(
    keys: dict[str, object], excellent: int, good: int, tmp_path: Path
) -> None:
    content = workbook(COUNTS, **keys)
    shown = {"– HTXSNV: từ 2/3 trở lên": excellent, "– HTTNV (kể cả HTXSNV): trên 1/2": good}
    assert needed(content) == shown
    again = {key: int(str(value)) for key, value in needed(converted(content, tmp_path, to="xlsx")).items()}
    assert again == shown


def test_while_a_count_is_missing_no_number_is_shown() -> None:
    assert set(needed(workbook(COUNTS | {"excluded": None})).values()) <= {None, ""}

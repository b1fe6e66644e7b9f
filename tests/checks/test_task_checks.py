"""Task plans: each finding speaks at its cell, and is silent beside it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

from danhgia.blocking import blocked_by
from danhgia.checks.examine import examine
from danhgia.checks.register_checks import Records
from danhgia.expected import Expected
from danhgia.grading import Facts, grade
from danhgia.members import Member
from danhgia.periods import Period
from danhgia.readers.rubric_file import load_rubric
from danhgia.roster import Roster, Unit
from danhgia.sheets import PlacedSheet
from danhgia.task_form import TASK_SHEET
from score_tables import heard, only
from task_tables import FOLDER, HD_03, MARCH, ND_335, NHU_XUAN, PEOPLE, name_of, page_of, read, workbook_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from danhgia.checks.examine import Examined
    from danhgia.decisions import Grade
    from danhgia.rubric import Edition

OTHERS = (Member("B1", "Cán bộ Mẫu B1", "U2"),)
ROSTER = Roster(
    (*(Member(code, name_of(code), "U1") for code in PEOPLE), *OTHERS),
    {"U1": Unit("U1", "Ban Mẫu"), "U2": Unit("U2", "")},
)
GOOD = """
code | name   | owner | assigner | result     | evaluator
N1   | Việc 1 | P1    | P3       | Hoàn thành | P3
N2   | Việc 2 | P2    | P3       | Hoàn thành | P3
N3   | Việc 3 | P3    | U1       | Hoàn thành | U1
"""
QUANTITIES = """
code | name   | owner | assigner | assigned | done | difficulty | failed | delayed | evaluator
S1   | Việc 1 | P1    | P3       | 2        | 2    | 1          | 0      | 0       | P3
S2   | Việc 2 | P2    | P3       | 1        | 1    | 2          | 1      | 0       | P3
S3   | Việc 3 | P3    | B1       | 4        | 3    | 1          | 0      | 4       | B1
"""
WEIGHTS = """
code | name   | owner | assigner | weight | percent | evaluator
K1   | Việc 1 | P1    | P3       | 30     | 97.5    | B1
K2   | Việc 2 | P1    | P3       | 40     | 100     | B1
K3   | Việc 3 | P2    | P3       | 70     | 0       | P3
K4   | Việc 4 | P3    | P2       | 70     | 50      | P2
"""


def looked_at(
    edition: Edition, table: str, folder: Path, *, records: Records | None = None, roster: Roster | None = ROSTER
) -> Examined:
    sheet = read(edition, workbook_of(edition, page_of(edition, table)), folder)
    placed = PlacedSheet(sheet, MARCH, "U1")
    found = examine([placed], edition.rubric, Expected.of(roster, MARCH, [placed]), records or Records())
    heard(found.findings)
    return found


def graded(edition: Edition, table: str, folder: Path) -> dict[str, Grade]:
    found = looked_at(edition, table, folder)
    blocked = blocked_by(found.findings, [placed.sheet for placed in found.batch.sheets])
    return {one.subject: one for one in grade(found, edition.rubric, Facts(), blocked)}


def of_tasks(found: Examined) -> list[tuple[str, str | None, str | None]]:
    """Return code, cell and subject of the findings, but for those about voting and patterns."""
    ours = [finding for finding in found.findings if "DG220" <= finding.code <= "DG239"]
    return [(finding.code, finding.at.cell, finding.subject) for finding in ours]


@pytest.mark.parametrize(
    ("edition", "table"), [(NHU_XUAN, GOOD), (ND_335, QUANTITIES), (HD_03, WEIGHTS)], ids=["words", "counts", "weights"]
)
def test_what_is_right_stays_silent(edition: Edition, table: str, tmp_path: Path) -> None:
    assert of_tasks(looked_at(edition, table, tmp_path)) == []


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("N2   | Việc 2 | P2 ", "N2   | Việc 2 | P9 ", [("DG220", "D10", None), ("DG233", "G11", "P2")]),
        ("N2   | Việc 2 | P2 ", "N2   | Việc 2 |    ", [("DG220", "D10", None), ("DG233", "G11", "P2")]),
        ("N2   | Việc 2 | P2 ", "N2   | Việc 2 | B1 ", [("DG221", "D10", "B1"), ("DG233", "G11", "P2")]),
        ("N2   | Việc 2 | P2 ", "N2   | Việc 2 | U1 ", [("DG233", "G11", "P2")]),
        ("P1    | P3       | Hoàn thành | P3", "P1    | P7       | Hoàn thành | P7", [("DG222", "F9", "P1")]),
        ("P1    | P3       | Hoàn thành | P3", "P1    |          | Hoàn thành | P3", [("DG231", "F9", "P1")]),
        ("P1    | P3       | Hoàn thành | P3", "P1    | P1       | Hoàn thành | P1", [("DG223", "F9", "P1")]),
        ("P1    | P3       | Hoàn thành | P3", "P1    | P3       | Hoàn thành | P2", [("DG224", "J9", "P1")]),
        ("P1    | P3       | Hoàn thành | P3", "P1    | P3       | Hoàn thành |   ", [("DG231", "J9", "P1")]),
        ("P1    | P3       | Hoàn thành | P3", "P1    | p3       | hoàn  thành | P3", []),
        ("N2   | Việc 2 | P2 ", "n1   | Việc 2 | P2 ", [("DG225", "D9", "P1"), ("DG225", "D10", "P2")]),
        ("N1   | Việc 1", "     | Việc 1", [("DG231", "B9", "P1")]),
        ("N1   | Việc 1", "N1   |       ", [("DG231", "C9", "P1")]),
        ("P1    | P3       | Hoàn thành |", "P1    | P3       | Xong       |", [("DG230", "I9", "P1")]),
        ("P1    | P3       | Hoàn thành |", "P1    | P3       |            |", [("DG231", "I9", "P1")]),
    ],
)
def test_each_mistake_speaks_at_its_cell(
    right: str, wrong: str, expected: list[tuple[str, str, str | None]], tmp_path: Path
) -> None:
    assert right in GOOD
    assert of_tasks(looked_at(NHU_XUAN, GOOD.replace(right, wrong), tmp_path)) == expected


def test_a_task_stated_twice(tmp_path: Path) -> None:
    twice = f"{GOOD}N1   | Việc 1 | P1    | P3       | Hoàn thành | P3\n"
    found = looked_at(NHU_XUAN, twice, tmp_path)
    assert of_tasks(found) == [("DG226", "B12", "P1")]
    assert only(found.findings, "DG226").facts["cell2"] == "B9"


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("| 2        | 2    | 1 ", "| 2        | 3    | 1 ", [("DG229", "I9", "P1")]),
        ("| 2        | 2    | 1 ", "| 0        | 0    | 1 ", [("DG229", "H9", "P1")]),
        ("| 2        | 2    | 1 ", "|          | 2    | 1 ", [("DG231", "H9", "P1")]),
        ("| 2        | 2    | 1 ", "| 2        | 2    | 0 ", [("DG232", "G9", "P1")]),
        ("| 2        | 2    | 1 ", "| hai      | 2    | 1 ", [("DG232", "H9", "P1")]),
        ("| 1          | 0      | 0       | P3", "| 1          | 0.5    | 0       | P3", [("DG232", "J9", "P1")]),
        ("| 1          | 0      | 0       | P3", "| 1          |        | 0       | P3", [("DG231", "J9", "P1")]),
        ("| 0      | 4       |", "| 0      | 5       |", [("DG234", "K11", "P3")]),
    ],
)
def test_numbers_that_cannot_be(
    right: str, wrong: str, expected: list[tuple[str, str, str]], tmp_path: Path
) -> None:  # fmt: skip
    assert right in QUANTITIES
    assert of_tasks(looked_at(ND_335, QUANTITIES.replace(right, wrong, 1), tmp_path)) == expected


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("| 40     | 100", "| 39     | 100", [("DG228", "G9", "P1")]),
        ("| 40     | 100", "| 40     | 101", [("DG232", "H10", "P1")]),
        ("| 40     | 100", "| 40     | 0.9", [("DG232", "H10", "P1")]),
        ("| 97.5    | B1", "| 97.5    | X9", [("DG222", "I9", "P1")]),
    ],
)
def test_weights_and_percentages(right: str, wrong: str, expected: list[tuple[str, str, str]], tmp_path: Path) -> None:
    assert right in WEIGHTS
    assert of_tasks(looked_at(HD_03, WEIGHTS.replace(right, wrong, 1), tmp_path)) == expected


def test_who_has_no_task_has_no_points(tmp_path: Path) -> None:
    without = GOOD.replace("N2   | Việc 2 | P2    | P3       | Hoàn thành | P3\n", "")
    assert of_tasks(looked_at(NHU_XUAN, without, tmp_path)) == [("DG233", "G11", "P2")]
    found = graded(NHU_XUAN, without, tmp_path)
    assert {code: (one.status, one.total) for code, one in found.items() if code in PEOPLE} == {
        "P1": ("graded", 100),
        "P2": ("error", None),
        "P3": ("graded", 100),
    }


def test_a_task_of_nobody_keeps_the_whole_sheet_back(tmp_path: Path) -> None:
    found = graded(NHU_XUAN, GOOD.replace("Việc 1 | P1 ", "Việc 1 | P9 "), tmp_path)
    assert {one.status for code, one in found.items() if code in PEOPLE} == {"error"}


def test_without_a_list_any_code_may_have_assigned(tmp_path: Path) -> None:
    assert (
        of_tasks(
            looked_at(
                NHU_XUAN, GOOD.replace("P3    | U1 ", "P3    | Z9 ").replace("| U1\n", "| Z9\n"), tmp_path, roster=None
            )
        )
        == []
    )


FEBRUARY, JANUARY = Period(2020, "month", 2), Period(2020, "month", 1)


@pytest.mark.parametrize(
    ("owners", "expected"),
    [
        ({FEBRUARY: {("U1", "n1"): ("P1", "Cán bộ Mẫu 1")}}, []),
        ({FEBRUARY: {("U1", "n1"): ("P2", "Cán bộ Mẫu 2")}}, [("DG227", "D9", "P1")]),
        ({FEBRUARY: {("U2", "n1"): ("P2", "Cán bộ Mẫu 2")}}, []),
        ({JANUARY: {("U1", "n1"): ("P2", "Cán bộ Mẫu 2")}, FEBRUARY: {("U1", "n1"): ("P1", "Cán bộ Mẫu 1")}}, []),
        ({JANUARY: {("U1", "n1"): ("P2", "Cán bộ Mẫu 2")}, FEBRUARY: {}}, [("DG227", "D9", "P1")]),
        ({Period(2020, "month", 4): {("U1", "n1"): ("P2", "Cán bộ Mẫu 2")}}, []),
        ({Period(2019, "month", 2): {("U1", "n1"): ("P2", "Cán bộ Mẫu 2")}}, []),
    ],
)
def test_an_owner_changed_against_an_earlier_month(
    owners: Mapping[Period, Mapping[tuple[str, str], tuple[str, str]]],
    expected: list[tuple[str, str, str]],
    tmp_path: Path,
) -> None:
    found = looked_at(NHU_XUAN, GOOD, tmp_path, records=Records(owners=owners))
    assert of_tasks(found) == expected
    for finding in found.findings:
        if finding.code == "DG227":
            assert (finding.severity, finding.facts["owner2"]) == ("warning", "Cán bộ Mẫu 2 (P2)")


def test_points_on_the_score_sheet_that_are_not_those_of_the_tasks(tmp_path: Path) -> None:
    page = page_of(NHU_XUAN, GOOD)
    row = page.filled["P1"]
    typed = replace(page, filled={**page.filled, "P1": replace(row, override={6: 69})})
    placed = PlacedSheet(read(NHU_XUAN, workbook_of(NHU_XUAN, typed), tmp_path), MARCH, "U1")
    assert placed.sheet.columns[6] == 7
    found = examine([placed], NHU_XUAN.rubric, Expected.of(ROSTER, MARCH, [placed]), Records())
    heard(found.findings)
    wrong = only(found.findings, "DG235")
    assert (wrong.at.cell, wrong.subject, wrong.value, wrong.limit) == ("G10", "P1", "69", "70")


def test_a_group_of_tasks_alone_above_its_cap_has_no_cells_to_name(tmp_path: Path) -> None:
    """A rubric may say 60 for a group whose one criterion brings 70: the row is the place, and no cell is at fault."""
    rubric = NHU_XUAN.rubric
    domains = (rubric.main.domains[0], rubric.main.domains[1].model_copy(update={"cap": Decimal(60)}))
    lower = rubric.model_copy(update={"sheets": (rubric.main.model_copy(update={"domains": domains}),)})
    found = looked_at(replace(NHU_XUAN, rubric=lower), GOOD, tmp_path)
    above = [finding for finding in found.findings if finding.code == "DG304"]
    assert [(one.subject, one.value, one.limit, one.at.row, one.unit) for one in above] == [
        ("P1", "70", "60", 10, "U1"),
        ("P2", "70", "60", 11, "U1"),
        ("P3", "70", "60", 12, "U1"),
    ]
    assert {one.facts["cells"] for one in above} == {None}


@pytest.mark.parametrize("words", ["Cộng tác viết bài", "Chủ trì hội nghị sơ kết"])
def test_a_task_that_reads_like_a_sum_or_a_signature_is_one_where_somebody_owns_it(words: str, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook_of(NHU_XUAN, page_of(NHU_XUAN, GOOD))))
    sheet = book[TASK_SHEET]
    sheet["A9"], sheet["B9"], sheet["C9"] = None, None, words  # pasted in: no number, no code
    book.save(tmp_path / "pasted.xlsx")
    found = read(NHU_XUAN, (tmp_path / "pasted.xlsx").read_bytes(), tmp_path)
    assert found.tasks is not None
    assert [(row.row, row.name, row.owner) for row in found.tasks.rows][:2] == [(9, words, "P1"), (10, "Việc 2", "P2")]


def test_points_may_be_shown_before_a_line_is_rounded(tmp_path: Path) -> None:
    text = (FOLDER / "nd-335-tasks.yaml").read_text(encoding="utf-8")
    path = tmp_path / "rounded.yaml"
    path.write_text(text.replace("score: {", "score: {rounding: {line: {to: 0.1}}, "), encoding="utf-8")
    edition = load_rubric(path)
    assert of_tasks(looked_at(edition, QUANTITIES, tmp_path)) == []
    found = graded(edition, QUANTITIES, tmp_path)
    assert [found[code].total for code in PEOPLE] == [100, Fraction("94.2"), Fraction("70.8")]


def test_all_at_the_cap_counts_what_comes_from_tasks(tmp_path: Path) -> None:
    assert "DG902" in {finding.code for finding in looked_at(NHU_XUAN, GOOD, tmp_path).findings}
    less = GOOD.replace("P1    | P3       | Hoàn thành |", "P1    | P3       | Hoàn thành một phần |")
    assert "DG902" not in {finding.code for finding in looked_at(NHU_XUAN, less, tmp_path).findings}

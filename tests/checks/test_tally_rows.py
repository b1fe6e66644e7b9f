"""Whose votes a row of a tally holds: a count that cannot be read, and somebody who stands there twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from danhgia import messages
from danhgia.findings import Finding, Location
from score_tables import FILE, VOTES, examined, grades, placed, roster_of, said, tally_of

if TYPE_CHECKING:
    from danhgia.sheets import PlacedSheet

HEAD = "code | name | I.1 | I.2 | II.1 | bỏ phiếu"
VOTED = f"{HEAD}\nA1 | Mẫu 1 | 40 | 30 | 20 | XS\nA2 | Mẫu 2 | 40 | 30 | 19.5 | HTTNV"
TABLE = "code | XS | T | HT | KHT | KĐG | kết luận"
ROSTER = roster_of("code | name | unit\nA1 | Mẫu 1 | CB01\nA2 | Mẫu 2 | CB01")


def voted(*rows: str, table: str = VOTED, whole: bool = True) -> PlacedSheet:
    """Return a sheet with a tally of these rows (from row 12 on), and DG519 where `x` stands for a count."""
    tally = replace(tally_of("\n".join([TABLE, *rows]), valid=12), whole=whole)
    found = tuple(
        Finding(
            "DG519",
            Location(FILE, VOTES, 12 + place, cells.index("x") + 2),
            subject=cells[0] or None,
            value="x",
            facts={"label": "HTTNV", "expected_kind": "number"},
        )
        for place, cells in enumerate([cell.strip() for cell in row.split("|")] for row in rows)
        if "x" in cells
    )
    return placed(table, tally=tally, findings=found)


class TestUnreadable:
    def test_a_vote_that_cannot_be_read_blocks_its_person_and_nobody_else(self) -> None:
        sheet = voted("A1 | 9 | x | 0 | 0 | 0 | XS", "A2 | 0 | 12 | 0 | 0 | 0 |")
        (found,) = examined(sheet).findings
        assert (found.code, found.at.cell, found.subject, found.blocks) == ("DG519", "D12", "A1", "person")
        assert messages.message(found, "vi") == (
            "Kiểm phiếu, ô D12 – Mẫu 1 (A1), HTTNV: “x” không đọc được; phải là số nguyên."
        )
        assert {code: grade.status for code, grade in grades(sheet).items()} == {"A1": "error", "A2": "graded"}

    def test_what_can_be_read_blocks_nobody(self) -> None:
        sheet = voted("A1 | 9 | 3 | 0 | 0 | 0 | XS", "A2 | 0 | 12 | 0 | 0 | 0 |")
        assert said(examined(sheet).findings) == []
        assert {grade.status for grade in grades(sheet).values()} == {"graded"}

    def test_the_sum_that_lacks_it_and_the_most_votes_of_the_others_are_no_faults_as_well(self) -> None:
        sheet = voted("A1 | x | 3 | 0 | 0 | 0 | XS")
        assert said(examined(sheet).findings) == [("DG519", "C12", "A1")]

    @pytest.mark.parametrize("code", ["a1", " A1 ", "A1"])
    def test_the_code_as_typed_on_the_tally_blocks_whom_the_list_has(self, code: str) -> None:
        sheet = voted(f"{code} | 9 | x | 0 | 0 | 0 | XS")
        assert said(examined(sheet, roster=ROSTER).findings) == [("DG519", "D12", "A1")]
        assert grades(sheet, roster=ROSTER)["A1"].status == "error"

    def test_a_code_that_lost_its_zeros_blocks_whom_the_list_has(self) -> None:
        table = VOTED.replace("A1", "0012")
        sheet = voted("12 | 9 | x | 0 | 0 | 0 | XS", table=table)
        roster = roster_of("code | name | unit\n0012 | Mẫu 1 | CB01\nA2 | Mẫu 2 | CB01")
        assert said(examined(sheet, roster=roster).findings) == [("DG519", "D12", "0012")]
        assert grades(sheet, roster=roster)["0012"].status == "error"

    def test_whoever_has_no_row_of_scores_is_blocked_by_the_list_s_code(self) -> None:
        table = "\n".join(VOTED.splitlines()[:2])
        sheet = voted("a2 | 9 | x | 0 | 0 | 0 |", table=table)
        found = [finding for finding in examined(sheet, roster=ROSTER).findings if finding.code == "DG519"]
        assert [finding.subject for finding in found] == ["A2"]
        assert grades(sheet, roster=ROSTER)["A2"].status == "error"

    def test_a_row_in_another_unit_s_sheet_leaves_the_person_graded_at_home(self) -> None:
        roster = roster_of("code | name | unit\nA1 | Mẫu 1 | CB02\nA2 | Mẫu 2 | CB01")
        home = placed("\n".join(VOTED.splitlines()[:2]), file="sheets/2018-Q3/CB02.xlsx", unit="CB02")
        sheet = voted("A1 | 9 | x | 0 | 0 | 0 | HT", "A2 | 0 | 12 | 0 | 0 | 0 |")
        found = examined(sheet, home, roster=roster).findings
        assert [(one.code, one.severity, one.subject) for one in found] == [
            ("DG519", "warning", "A1"),
            ("DG406", "error", "A1"),
        ]
        assert {grade.status for grade in grades(sheet, home, roster=roster).values()} == {"graded"}

    def test_a_vote_without_a_code_blocks_nobody_and_its_row_is_said(self) -> None:
        sheet = voted(" | 9 | x | 0 | 0 | 0 |")
        assert said(examined(sheet).findings) == [("DG519", "D12", None), ("DG402", None, None)]
        assert {grade.status for grade in grades(sheet).values()} == {"graded"}

    def test_the_only_count_unread_is_a_vote_without_a_conclusion_too(self) -> None:
        sheet = voted("A2 | x | | | | |", table=VOTED.replace("HTTNV", ""))
        found = examined(sheet).findings
        assert [(one.code, one.subject) for one in found] == [("DG519", "A2"), ("DG517", "A2")]
        assert messages.message(found[1], "vi").startswith("Mẫu 2 (A2): có phiếu biểu quyết ở trang tính")
        assert messages.message(found[1], "en").startswith("Mẫu 2 (A2): there are votes on the sheet")

    def test_a_lost_column_is_one_finding_and_nobody_s_sum_is_judged(self) -> None:
        lost = Finding("DG519", Location(FILE, VOTES, 11), value="", facts={"label": "HTTNV", "expected_kind": None})
        sheet = voted("A1 | 9 | | 0 | 0 | 0 | XS", "A2 | 1 | | 0 | 0 | 0 |", whole=False)
        sheet = replace(sheet, sheet=replace(sheet.sheet, findings=(lost,)))
        assert said(examined(sheet).findings) == [("DG519", None, None)]
        assert {grade.status for grade in grades(sheet).values()} == {"graded"}

    def test_whoever_was_not_voted_on_is_silent_where_a_column_is_lost(self) -> None:
        sheet = voted("A1 | | | | | |", table=VOTED.replace("XS", "").replace("HTTNV", ""), whole=False)
        assert said(examined(sheet).findings) == []


class TestTwice:
    ROWS = ("A1 | 9 | 3 | 0 | 0 | 0 |", "A2 | 0 | 12 | 0 | 0 | 0 |")

    def test_once_is_silent(self) -> None:
        assert said(examined(voted(*self.ROWS)).findings) == []

    @pytest.mark.parametrize("code", ["A1", "a1"])
    def test_two_rows_for_one_person_are_said_at_the_second_and_block(self, code: str) -> None:
        sheet = voted(*self.ROWS, f"{code} | 1 | 1 | 0 | 0 | 0 | HT")
        (found,) = examined(sheet, roster=ROSTER).findings
        assert (found.code, found.at.sheet, found.at.row, found.subject) == ("DG404", VOTES, 14, "A1")
        assert found.facts == {
            "who": "Mẫu 1 (A1)",
            "place1": "CB01.xlsx › Kiểm phiếu › 12",
            "place2": "CB01.xlsx › Kiểm phiếu › 14",
        }
        graded = grades(sheet, roster=ROSTER)
        assert {code: grade.status for code, grade in graded.items()} == {"A1": "error", "A2": "graded"}

    def test_its_cell_is_the_code_s(self) -> None:
        sheet = voted(*self.ROWS, "A1 | 12 | | | | |")
        tally = sheet.sheet.tally
        assert tally is not None
        known = replace(sheet, sheet=replace(sheet.sheet, tally=replace(tally, code_column=2)))
        assert said(examined(known).findings) == [("DG404", "B14", "A1")]

    def test_zeros_lost_are_the_same_person(self) -> None:
        roster = roster_of("code | name | unit\n0012 | Mẫu 1 | CB01\nA2 | Mẫu 2 | CB01")
        sheet = voted("0012 | 12 | | | | |", "12 | 12 | | | | |", table=VOTED.replace("A1", "0012"))
        assert [(one.code, one.at.row) for one in examined(sheet, roster=roster).findings] == [("DG404", 13)]

    def test_not_concluded_is_not_said_as_well(self) -> None:
        sheet = voted("A1 | 12 | | | | |", "A1 | | 12 | | | |", table=VOTED.replace("XS", ""))
        assert [one.code for one in examined(sheet).findings] == ["DG404"]

    def test_two_rows_that_say_nothing_are_no_fault(self) -> None:
        sheet = voted("A1 | | | | | |", "A1 | | | | | |", self.ROWS[1])
        assert said(examined(sheet).findings) == []
        assert grades(sheet)["A1"].status == "graded"

    def test_twice_on_the_score_sheet_too_is_said_there_alone(self) -> None:
        table = f"{VOTED}\nA1 | Mẫu 1 | 40 | 30 | 20 | XS"
        sheet = voted("A1 | 12 | | | | |", "A1 | 12 | | | | |", table=table)
        assert said(examined(sheet).findings) == [("DG404", "A4", "A1")]

    def test_in_another_unit_s_sheet_it_leaves_the_person_graded_at_home(self) -> None:
        roster = roster_of("code | name | unit\nA1 | Mẫu 1 | CB02\nA2 | Mẫu 2 | CB01")
        home = placed("\n".join(VOTED.splitlines()[:2]), file="sheets/2018-Q3/CB02.xlsx", unit="CB02")
        sheet = voted("A1 | 12 | | | | |", "A1 | 12 | | | | |", self.ROWS[1])
        assert [one.code for one in examined(sheet, home, roster=roster).findings] == ["DG406"]
        assert {grade.status for grade in grades(sheet, home, roster=roster).values()} == {"graded"}

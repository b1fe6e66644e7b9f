"""Forms of single people, out and in: what they say alone, and beside the sheet of their unit."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from danhgia.forms import NOT_RATED
from danhgia.person_form import PERSON_SHEET
from danhgia.writers.person_page import FilledForm
from office import typed
from workspaces import BLANK, FORM, danhgia, filled, formed, make_town, name_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from workspaces import Ran, Town

COMPARED = ("subject", "name", "unit", "total", "domains", "level", "level_from", "levels", "reasons")
MIXED = {"CB01-001": filled("T"), "CB01-002": filled("HT", {"I.1": Decimal("3.5")}), "CB02-003": filled("KHT")}
FIRST = 21
"""The row of the first criterion on a form; the total is 23 rows below."""
SELF, OFFICIAL = "D", "E"


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """Return a workspace of two units in which nothing was sent yet."""
    return make_town(tmp_path / "town", quarters=())


def grade(town: Town) -> Ran:
    return danhgia("grade", "--quarter", "3", "--format", "json", at=town.root)


def validate(town: Town, *paths: str) -> Ran:
    return danhgia("validate", *(paths or ("sheets",)), "--format", "json", at=town.root)


def send_forms(town: Town, *codes: str, but: Mapping[str, FilledForm] | None = None) -> None:
    """Send the forms of people, everybody's by default."""
    for code in codes or town.everybody:
        town.write_form(code, (but or {}).get(code))


def graded(done: Ran) -> list[str]:
    return [entry["subject"] for entry in done.json["grades"]]


def not_graded(done: Ran) -> list[tuple[str, str]]:
    return [(entry["subject"], entry["reason"]) for entry in done.json["not_graded"]]


def told(done: Ran) -> list[tuple[str, str, str | None, str | None]]:
    """Return the findings: code, severity, cell, subject."""
    return [(one["code"], one["severity"], one["cell"], one["subject"]) for one in done.json["findings"]]


def entries(done: Ran) -> list[dict[str, Any]]:
    return [{key: entry[key] for key in COMPARED} for entry in done.json["grades"]]


class TestTemplates:
    def test_there_is_one_for_each_person_in_a_folder_for_each_unit(self, town: Town) -> None:
        done = danhgia("template", "--quarter", "3", "--form", "person", "--format", "json", at=town.root)
        assert done.code == 0
        assert done.json["files"] == [
            {
                "path": f"templates/2018-Q3/{code[:4]}/{code}.xlsx",
                "unit": code[:4], "subjects": 1, "written": True, "subject": code,
            }
            for code in town.everybody
        ]  # fmt: skip
        again = danhgia("template", "--quarter", "3", "--form", "person", "--format", "json", at=town.root)
        assert {file["written"] for file in again.json["files"]} == {False}

    def test_one_unit_and_another_folder(self, town: Town, tmp_path: Path) -> None:
        words = ["--form", "person", "--unit", "cb02", "--output", str(tmp_path / "gửi đi")]
        assert danhgia("template", "--quarter", "3", *words, at=town.root).code == 0
        assert sorted(path.name for path in (tmp_path / "gửi đi" / "CB02").iterdir()) == [
            f"{code}.xlsx" for code in town.of("CB02")
        ]

    def test_one_that_comes_back_untouched_is_one_finding(self, town: Town) -> None:
        send_forms(town, *town.of("CB02"))
        danhgia("template", "--quarter", "3", "--form", "person", "--unit", "CB01", "--output", "sent", at=town.root)
        for code in town.of("CB01"):
            town.form(code).parent.mkdir(parents=True, exist_ok=True)
            (town.root / "sent" / "CB01" / f"{code}.xlsx").replace(town.form(code))
        done = grade(town)
        assert told(done) == [("DG115", "error", None, code) for code in town.of("CB01")]
        assert not_graded(done) == [(code, "blank") for code in town.of("CB01")]
        assert graded(done) == town.of("CB02")


class TestFormsAlone:
    def test_give_the_same_grades_as_the_units_sheets(self, tmp_path: Path) -> None:
        sheets, forms = (make_town(tmp_path / name, quarters=()) for name in ("sheets", "forms"))
        for unit in sheets.unit_codes:
            sheets.write_sheet(unit, 3, MIXED)
        send_forms(forms, but={code: formed(row) for code, row in MIXED.items()})
        one, other = grade(sheets), grade(forms)
        assert (one.code, other.code, other.found) == (0, 0, [])
        assert entries(one) == entries(other)
        assert one.json["distribution"] == other.json["distribution"]
        assert len(entries(other)) == 6

    def test_are_said_to_be_what_they_are(self, town: Town) -> None:
        send_forms(town)
        done = validate(town)
        assert (done.code, done.found) == (0, [])
        assert [(file["path"], file["form"], file["unit"], file["subjects"]) for file in done.json["files"]] == [
            (f"sheets/2018-Q3/{code[:4]}/{code}.xlsx", "person", code[:4], 1) for code in town.everybody
        ]
        assert done.json["summary"]["subjects"] == 6
        source = grade(town).json["grades"][0]["source"]
        assert source == {"file": "sheets/2018-Q3/CB01/CB01-001.xlsx", "sheet": PERSON_SHEET, "row": None}

    def test_are_explained_by_their_cells(self, town: Town) -> None:
        send_forms(town)
        grade(town)
        told = danhgia("explain", "CB01-002", "--quarter", "3", "--format", "json", at=town.root).json
        assert [domain["cells"] for domain in told["periods"][0]["domains"]] == [
            "E21:E25",
            "E28:E32",
            "E35:E36",
            "E39:E42",
        ]

    def test_keep_what_people_gave_themselves(self, town: Town) -> None:
        send_forms(town, but={"CB01-001": formed(filled("XS"), {"I.1": 3})})
        grade(town)
        with closing(sqlite3.connect(town.ledger)) as ledger:
            kept = ledger.execute("SELECT scorer, cells FROM scores WHERE place = 0 ORDER BY scorer").fetchall()
        assert [scorer for scorer, _ in kept] == ["official", "self"]
        assert kept[1][1].endswith(f',4,"I.1",3000000,{FIRST}]')
        again = grade(town)
        assert (again.code, again.found) == (0, ["DG204"] * 15)
        assert {finding["severity"] for finding in again.json["findings"]} == {"warning"}

    def test_whoever_has_none_is_missing_and_the_unit_is_not(self, town: Town) -> None:
        town.write_sheet("CB02")
        send_forms(town, "CB01-001", "CB01-003")
        done = grade(town)
        (missing,) = done.json["findings"]
        assert (missing["code"], missing["subject"], missing["file"]) == ("DG405", "CB01-002", "sheets/2018-Q3/CB01")
        assert not_graded(done) == [("CB01-002", "missing")]
        status = danhgia("status", "--quarter", "3", "--format", "json", at=town.root).json["periods"][0]["units"][0]
        assert (status["expected"], status["received"], status["missing"]) == (3, 2, 1)
        assert len(status["files"]) == 2

    def test_validate_says_nothing_of_people_whose_forms_it_was_not_given(self, town: Town) -> None:
        send_forms(town)
        assert validate(town, "sheets/2018-Q3/CB01/CB01-001.xlsx").found == []

    def test_a_unit_that_sent_nothing_is_missing(self, town: Town) -> None:
        send_forms(town, *town.of("CB01"))
        assert [(one["code"], one["unit"]) for one in grade(town).json["findings"]] == [("DG408", "CB02")]

    def test_one_that_cannot_be_read_is_said_once(self, town: Town) -> None:
        send_forms(town)
        town.form("CB01-002").write_bytes(b"PK\x03\x04 cut off")
        done = grade(town)
        assert [(one["code"], one["file"]) for one in done.json["findings"]] == [
            ("DG104", "sheets/2018-Q3/CB01/CB01-002.xlsx")
        ]
        assert not_graded(done) == [("CB01-002", "error")]

    def test_two_different_ones_of_one_person_count_neither(self, town: Town) -> None:
        send_forms(town)
        town.write_form("CB01-002", formed(filled("T")), to=town.form("CB01-002").with_name("CB01-002 sua.xlsx"))
        done = grade(town)
        (twice,) = done.json["findings"]
        assert (twice["code"], twice["subject"]) == ("DG404", "CB01-002")
        assert "CB01-002.xlsx" in twice["message"]
        assert "CB01-002 sua.xlsx" in twice["message"]
        assert not_graded(done) == [("CB01-002", "error")]

    def test_an_identical_copy_is_a_note(self, town: Town) -> None:
        send_forms(town)
        copy = town.form("CB01-002").with_name("CB01-002 (2).xlsx")
        copy.write_bytes(town.form("CB01-002").read_bytes())
        done = grade(town)
        assert [(one["code"], one["severity"]) for one in done.json["findings"]] == [("DG117", "note")]
        assert (done.code, len(graded(done))) == (0, 6)

    def test_an_unknown_code_is_said_once(self, town: Town) -> None:
        send_forms(town)
        book = load_workbook(town.form("CB01-001"))
        (cell,) = (cell for row in book[PERSON_SHEET] for cell in row if cell.value == "CB01-001")
        cell.value = "CB01-999"
        book.save(town.form("CB01-001"))
        done = grade(town)
        assert [one for one in told(done) if one[1] != "note"] == [("DG401", "error", "E9", "CB01-999")]
        assert not_graded(done) == [("CB01-001", "missing"), ("CB01-999", "error")]

    def test_a_code_stored_as_a_number_is_understood_and_nobody_is_missing(self, tmp_path: Path) -> None:
        town = make_town(tmp_path / "zeros", units=1, quarters=())
        codes = {code: f"00{code[-3:]}1" for code in town.of("CB01")}
        town.write_roster([{"code": code, "to": date(2017, 1, 1)} for code in town.of("CB01")] + [
            {"code": new, "name": name_of(old), "unit": "CB01"} for old, new in codes.items()
        ])  # fmt: skip
        for old, new in codes.items():
            town.write_form(old, formed(town.usual(0), override={("code",): int(new)}))
        done = grade(town)
        assert done.found == ["DG410"] * 3
        assert graded(done) == list(codes.values())

    def test_scores_that_are_wrong_are_found_at_their_own_cells(self, town: Town) -> None:
        wrong = formed(filled("XS", {"I.1": 5, "I.2": "2,5", "I.3": "ba"}), ballot="XS")
        send_forms(town, but={"CB01-001": replace(wrong, scores={"branch": wrong.scores["branch"]})})
        done = grade(town)
        assert told(done) == [
            ("DG201", "error", "E21", "CB01-001"),
            ("DG206", "warning", "E22", "CB01-001"),
            ("DG205", "error", "E23", "CB01-001"),
        ]
        assert not_graded(done) == [("CB01-001", "error")]

    def test_sums_that_are_wrong_are_found_at_their_own_cells(self, town: Town) -> None:
        override = {
            ("subtotal", "I", "branch"): Decimal(14),
            ("total", "branch"): Decimal(98),
            ("level", "branch"): "T",
        }
        send_forms(town, but={"CB01-001": formed(filled("XS"), override=override)})
        done = grade(town)
        assert told(done) == [
            ("DG301", "error", "E26", "CB01-001"),
            ("DG302", "error", "E44", "CB01-001"),
            ("DG303", "error", "E45", "CB01-001"),
        ]
        assert not_graded(done) == [("CB01-001", "error")]

    def test_a_vote_against_the_points_leaves_it_open(self, town: Town) -> None:
        send_forms(town, but={"CB01-001": formed(filled("XS", ballot="T"))})
        done = grade(town)
        assert [(code, who) for code, _, _, who in told(done)] == [("DG513", "CB01-001")]
        assert not_graded(done) == [("CB01-001", "unsettled")]

    def test_somebody_without_a_vote_where_others_have_one_is_said(self, town: Town) -> None:
        send_forms(town, but={"CB01-001": formed(filled("XS"), ballot=None)})
        assert [(code, who) for code, _, _, who in told(grade(town))] == [("DG516", "CB01-001")]

    def test_whoever_is_not_rated_says_why(self, town: Town) -> None:
        away = FilledForm(reason="Nghỉ thai sản")
        voted = formed(filled("XS", ballot=NOT_RATED))
        send_forms(town, but={"CB01-001": away, "CB01-002": voted})
        assert not_graded(grade(town)) == [("CB01-001", "exempt"), ("CB01-002", "not_rated")]

    def test_a_form_without_official_scores_is_not_a_zero(self, town: Town) -> None:
        send_forms(town, but={"CB01-001": formed(BLANK, filled("XS").scores, ballot=None)})
        done = grade(town)
        assert told(done) == [("DG211", "error", "E21", "CB01-001")]
        assert not_graded(done) == [("CB01-001", "blank")]

    def test_changed_scores_make_the_period_stale_and_saving_again_does_not(self, town: Town) -> None:
        send_forms(town)
        grade(town)
        again = load_workbook(town.form("CB01-001"))
        again.save(town.form("CB01-001"))
        status = ["status", "--quarter", "3", "--format", "json"]
        assert danhgia(*status, at=town.root).found == ["DG707"]
        own = {**town.usual(0).scores, "I.1": 1}
        town.write_form("CB01-001", formed(town.usual(0), own))
        assert danhgia(*status, at=town.root).found == ["DG704"]


class TestFormsBesideTheUnitsSheet:
    def test_that_say_the_same_are_silent(self, town: Town) -> None:
        for unit in town.unit_codes:
            town.write_sheet(unit)
        send_forms(town)
        done = grade(town)
        assert (done.code, done.found, len(graded(done))) == (0, [], 6)
        assert {entry["source"]["sheet"] for entry in done.json["grades"]} == {"Chấm điểm"}

    @pytest.mark.parametrize("name", ["CB01.xlsx", "zz.xlsx", "A.xlsx"])
    def test_say_the_same_in_whatever_order_they_are_read(self, town: Town, name: str) -> None:
        town.write_sheet("CB01", to=town.sheet("CB01").with_name(name))
        town.write_sheet("CB02")
        send_forms(town, *town.of("CB01"), but={"CB01-002": formed(filled("T")), "CB01-003": formed(BLANK, {})})
        done = grade(town)
        assert not_graded(done) == [("CB01-002", "error")]
        files = {entry["subject"]: entry["source"]["file"] for entry in done.json["grades"]}
        assert (files["CB01-001"], files["CB01-003"]) == (f"sheets/2018-Q3/{name}",) * 2

    def test_that_differ_are_graded_from_neither(self, town: Town) -> None:
        for unit in town.unit_codes:
            town.write_sheet(unit)
        send_forms(town, but={"CB01-001": formed(filled("XS", {"I.1": Decimal("3.5")}))})
        done = grade(town)
        (differs,) = done.json["findings"]
        assert told(done) == [("DG409", "error", "E21", "CB01-001")]
        assert (differs["criterion"], differs["value"], differs["limit"]) == ("I.1", "3.5", "4")
        assert "CB01.xlsx › Chấm điểm › E11" in differs["message"]
        assert not_graded(done) == [("CB01-001", "error")]
        assert validate(town).found == ["DG409"]

    def test_carry_the_self_scores_alone(self, town: Town) -> None:
        for unit in town.unit_codes:
            town.write_sheet(unit)
        send_forms(town, but={code: formed(BLANK, filled("XS").scores, ballot=None) for code in town.everybody})
        done = grade(town)
        assert (done.code, done.found, len(graded(done))) == (0, [], 6)
        with closing(sqlite3.connect(town.ledger)) as ledger:
            assert ledger.execute("SELECT count(*) FROM scores WHERE scorer = 'self'").fetchone() == (6,)

    def test_the_units_vote_counts_and_another_one_is_a_warning(self, town: Town) -> None:
        town.write_sheet("CB01", 3, {"CB01-001": filled("XS", ballot=None)})
        town.write_sheet("CB02")
        send_forms(town, but={"CB01-001": formed(filled("XS")), "CB01-002": formed(town.usual(1), ballot="T")})
        done = grade(town)
        assert [(code, severity, who) for code, severity, _, who in told(done)] == [("DG409", "warning", "CB01-002")]
        levels = {entry["subject"]: entry["levels"]["ballot"] for entry in done.json["grades"]}
        assert (levels["CB01-001"], levels["CB01-002"]) == ("excellent", "excellent")

    def test_a_form_is_no_row_for_whom_the_units_sheet_leaves_out(self, town: Town) -> None:
        town.write_sheet("CB01", 3, {"CB01-002": None})
        town.write_sheet("CB02")
        send_forms(town, "CB01-002")
        done = grade(town)
        assert [(one["code"], one["subject"], one["file"]) for one in done.json["findings"]] == [
            ("DG405", "CB01-002", "sheets/2018-Q3/CB01.xlsx")
        ]
        assert not_graded(done) == [("CB01-002", "missing")]

    @pytest.mark.parametrize("spoil", ["cut", "twice"])
    def test_forms_do_not_stand_in_for_a_units_sheet_that_cannot_be_used(self, town: Town, spoil: str) -> None:
        town.write_sheet("CB02")
        send_forms(town, *town.of("CB01"))
        if spoil == "cut":
            town.sheet("CB01").write_bytes(b"PK\x03\x04 cut off")
        else:
            town.write_sheet("CB01")
            town.write_sheet("CB01", 3, {"CB01-001": filled("T")}, to=town.sheet("CB01").with_name("CB01 sua.xlsx"))
        done = grade(town)
        assert done.found == ["DG104" if spoil == "cut" else "DG407"]
        assert not_graded(done) == [(code, "error") for code in town.of("CB01")]

    def test_a_wrong_sum_on_the_form_blocks_too(self, town: Town) -> None:
        for unit in town.unit_codes:
            town.write_sheet(unit)
        send_forms(town, but={"CB01-001": formed(town.usual(0), override={("total", "branch"): Decimal(99)})})
        done = grade(town)
        assert told(done) == [("DG302", "error", "E44", "CB01-001")]
        assert not_graded(done) == [("CB01-001", "error")]

    def test_scores_on_the_form_of_whom_the_unit_does_not_rate(self, town: Town) -> None:
        away = replace(BLANK, reason="Nghỉ ốm, điều trị dài ngày")
        town.write_sheet("CB01", 3, {"CB01-001": away})
        town.write_sheet("CB02")
        send_forms(town, "CB01-001")
        done = grade(town)
        assert [(code, who) for code, _, _, who in told(done)] == [("DG212", "CB01-001")]
        assert not_graded(done) == [("CB01-001", "error")]


class TestTheOwnColumn:
    def test_mistakes_in_it_are_warnings(self, town: Town) -> None:
        own: dict[str, object] = {**filled("XS").scores, "I.1": 5, "I.2": Decimal("2.7")}
        override = {("total", "self"): Decimal(50)}
        send_forms(town, but={"CB01-001": formed(filled("XS"), own, override=override, self_level="Giỏi")})  # type: ignore[arg-type]  # scores
        done = grade(town)
        assert told(done) == [
            ("DG201", "warning", "D21", "CB01-001"),
            ("DG203", "warning", "D22", "CB01-001"),
            ("DG302", "warning", "D44", "CB01-001"),
            ("DG307", "warning", "C53", "CB01-001"),
        ]
        assert (done.code, len(graded(done))) == (0, 6)

    def test_blank_it_is_nothing(self, town: Town) -> None:
        send_forms(town, but={code: formed(filled("XS"), {}) for code in town.everybody})
        done = grade(town)
        assert (done.code, done.found) == (0, [])

    def test_another_level_than_the_units_is_a_note(self, town: Town) -> None:
        send_forms(town, but={"CB01-001": formed(filled("T"), filled("XS").scores)})
        done = grade(town)
        (gap,) = done.json["findings"]
        assert (gap["code"], gap["severity"], gap["cell"], gap["value"], gap["limit"]) == (
            "DG903", "note", "D44", "100", "80",
        )  # fmt: skip
        assert len(graded(done)) == 6

    def test_another_score_of_the_same_level_is_none(self, town: Town) -> None:
        send_forms(town, but={"CB01-001": formed(filled("XS", {"I.1": 2}), filled("XS").scores)})
        assert grade(town).found == []


def test_a_workbook_with_a_form_for_each_of_several_people(town: Town) -> None:
    """One file holds them all, each on a sheet of its own; a mistake blocks the one it is about."""
    town.write_sheet("CB02")
    send_forms(town, *town.of("CB01"))
    whole = load_workbook(town.form("CB01-001"))
    for code in town.of("CB01")[1:]:
        other = load_workbook(town.form(code))[PERSON_SHEET]
        copy = whole.create_sheet(f"{PERSON_SHEET} {code[-3:]}")
        for cell in (cell for row in other for cell in row if cell.value is not None):
            copy[cell.coordinate] = cell.value
        for area in other.merged_cells.ranges:
            copy.merge_cells(area.coord)
        town.form(code).unlink()
    whole[f"{PERSON_SHEET} 003"]["E21"] = 9
    whole.save(town.form("CB01-001"))
    town.form("CB01-001").rename(town.form("CB01-001").with_name("tat ca.xlsx"))
    done = grade(town)
    assert [one for one in told(done) if one[1] != "note"] == [("DG201", "error", "E21", "CB01-003")]
    assert graded(done) == ["CB01-001", "CB01-002", *town.of("CB02")]
    (file,) = [file for file in validate(town).json["files"] if file["form"] == "person"]
    assert (file["path"], file["subjects"]) == ("sheets/2018-Q3/CB01/tat ca.xlsx", 3)


def test_forms_filled_in_by_hand_in_libreoffice_come_back_right(town: Town, tmp_path: Path) -> None:
    """Templates are opened, typed into and saved; totals are shown at once, and the grades are the same."""
    town.write_sheet("CB02")
    danhgia("template", "--quarter", "3", "--form", "person", "--unit", "CB01", at=town.root)
    rows = dict(zip(town.of("CB01"), (filled("XS"), filled("T", {"I.1": Decimal("3.5")}), filled("HT")), strict=True))
    for code, row in rows.items():
        template = (town.root / "templates/2018-Q3/CB01" / f"{code}.xlsx").read_bytes()
        sheet = load_workbook(BytesIO(template))[PERSON_SHEET]
        labels = {str(cells[0].value): cells[0].row for cells in sheet.iter_rows(max_col=1) if cells[0].value}
        cells = {
            f"{column}{labels[criterion]}": str(score)
            for criterion, score in row.scores.items()
            for column in (SELF, OFFICIAL)
        }
        place = tmp_path / code
        place.mkdir()
        data = typed(template, place, {PERSON_SHEET: {**cells, f"C{labels['3. Mức xếp loại:']}": str(row.ballot)}})
        town.form(code).parent.mkdir(parents=True, exist_ok=True)
        town.form(code).write_bytes(data)
        shown = load_workbook(BytesIO(data), data_only=True)[PERSON_SHEET]
        total = sum(Decimal(str(score)) for score in row.scores.values())
        assert [Decimal(str(shown[f"{column}44"].value)) for column in (SELF, OFFICIAL)] == [total, total]
        assert [shown[f"{column}45"].value for column in (SELF, OFFICIAL)] == [row.ballot] * 2
    done = grade(town)
    assert (done.code, done.found) == (0, [])
    got = {entry["subject"]: (entry["total"], entry["level"]) for entry in done.json["grades"]}
    assert [got[code] for code in town.of("CB01")] == [(100, "excellent"), (Decimal("79.5"), "good"), (60, "completed")]


@pytest.mark.parametrize("name", sorted({"labels", "header", "sheet", "empty", "self", "code", "official", "swapped"}))
def test_spoiled_forms_are_findings_never_faults(town: Town, name: str) -> None:
    send_forms(town)
    path = town.form("CB01-001")
    book = load_workbook(path)
    sheet = book[PERSON_SHEET]
    if name == "labels":
        for row in range(FIRST, FIRST + 23):
            sheet[f"A{row}"] = None
    elif name == "header":
        sheet.delete_rows(18, 2)
    elif name == "sheet":
        sheet.title = "Trang 1"
        sheet.delete_rows(1, 60)
    elif name == "empty":
        sheet.delete_rows(1, 80)
    elif name == "self":
        sheet["D18"] = None
    elif name == "official":
        sheet["E18"] = "Ghi chú"
    elif name == "code":
        for cell in (cell for row in sheet for cell in row if cell.value == "CB01-001"):
            cell.value = None
    else:
        sheet["A21"], sheet["A22"] = "I.2", "I.2"
    book.save(path)
    done = grade(town)
    expected = {
        "labels": ["DG111"],
        "header": ["DG111"],
        "sheet": ["DG110"],
        "empty": ["DG111"],
        "self": ["DG111"],
        "official": ["DG111"],
        "code": ["DG402"],
        "swapped": ["DG111", "DG112"],
    }
    found = sorted({code for code, severity, _, _ in told(done) if severity != "note"})
    assert found == expected[name], done.json["findings"]
    assert (done.code, "CB01-001" in graded(done)) == ((0, True) if name == "self" else (1, False))
    assert len(graded(done)) >= 5


def test_the_form_says_who_scores() -> None:
    assert [scorer.name for scorer in FORM.scorers] == ["Cá nhân tự chấm", "Chi bộ chấm"]
    assert FORM.official == 1

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from danhgia.writers.unit_page import FilledTally
from workspaces import BLANK, EDITION, danhgia, filled, known, make_town, name_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from danhgia.writers.cells import Content
    from danhgia.writers.unit_page import FilledRow
    from workspaces import Ran, Town


def grade(town: Town, *more: str) -> Ran:
    return danhgia("grade", "--quarter", "3", "--format", "json", *more, at=town.root)


def runs(town: Town) -> list[tuple[Any, ...]]:
    """Return every run of the ledger, oldest first, with the total of the first of the first unit."""
    asked = """SELECT run.period, run.sequence, grade.total FROM run JOIN grade ON grade.run = run.id
               WHERE grade.subject = 'CB01-001' ORDER BY run.id"""
    with closing(sqlite3.connect(town.ledger)) as ledger:
        return ledger.execute(asked).fetchall()


def state(town: Town) -> tuple[bytes, bytes, int]:
    """Return the bytes of ledger and result, and when the result was written."""
    return town.ledger.read_bytes(), town.result().read_bytes(), town.result().stat().st_mtime_ns


def test_a_clean_workspace_is_graded(town: Town) -> None:
    done = danhgia("grade", "--quarter", "3", at=town.root)
    assert done.code == 0
    assert "Quý III/2018: đã xếp loại 6/6 người – HTXSNV 6, HTTNV 0, HTNV 0, KHTNV 0." in done.out
    assert done.out.endswith("Việc tiếp theo: lập mẫu gửi các đơn vị: danhgia template --quarter 4\n")
    assert done.err == "Đã ghi: results/2018-Q3.xlsx\n"
    assert town.result().is_file()


def test_the_year_comes_next_once_its_last_quarter_is_graded(year: Town) -> None:
    year.ledger.unlink()
    steps = [danhgia("grade", "--quarter", str(number), at=year.root).out.splitlines()[-1] for number in (2, 4, 1, 3)]
    assert steps == [
        "Việc tiếp theo: lập mẫu gửi các đơn vị: danhgia template --quarter 3",
        "Việc tiếp theo: xét điều kiện cuối năm: danhgia yearend",
        "Việc tiếp theo: lập mẫu gửi các đơn vị: danhgia template --quarter 3",
        "Việc tiếp theo: xét điều kiện cuối năm: danhgia yearend",
    ]


class TestDocument:
    def test_it_has_the_keys_of_the_contract_in_their_order(self, town: Town) -> None:
        document = grade(town).json
        assert known(document, ["schema", "command", "period", "rubric", "not_graded", "distribution", "findings"]) == [
            ("schema", 1),
            ("command", "grade"),
            ("period", "2018-Q3"),
            ("rubric", {"id": "tam-diep-2018", "version": "1", "sha256": EDITION.sha256}),
            ("not_graded", []),
            ("distribution", {"excellent": 6, "good": 0, "completed": 0, "failed": 0}),
            ("findings", []),
        ]
        assert list(document)[-4:] == ["assumptions", "summary", "distributions", "quotas"]
        assert list(document["distribution"]) == ["excellent", "good", "completed", "failed"]
        expected = {"subjects": 6, "graded": 6, "not_graded": 0, "errors": 0, "warnings": 0, "notes": 0}
        assert known(document["summary"], expected) == list(expected.items())

    def test_a_grade_in_full(self, town: Town) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.1": Decimal("3.5"), "III.1": 4, "IV.1": 24})})
        second = grade(town).json["grades"][1]
        reasons = second["reasons"]
        expected = {
            "subject": "CB01-002",
            "kind": "person",
            "name": "Đảng viên Mẫu 01 002",
            "unit": "CB01",
            "unit_name": "Chi bộ Mẫu 01",
            "total": Decimal("92.5"),
            "domains": {"I": Decimal("14.5"), "II": 15, "III": 9, "IV": 54},
            "level": "excellent",
            "level_from": "ballot",
            "levels": {"points": "excellent", "ballot": "excellent", "decided": None},
            "reasons": reasons,
            "source": {"file": "sheets/2018-Q3/CB01.xlsx", "sheet": "Chấm điểm", "row": 12},
        }
        assert known(second, expected) == list(expected.items())
        assert [(reason["rule"], reason["holds"], reason["because"]) for reason in reasons] == [
            ("levels", True, "tổng điểm 92,5, thuộc mức HTXSNV (90–100)"),
            ("ballot", True, "chi bộ bỏ phiếu kín: HTXSNV"),
        ]
        assert {tuple(reason)[:4] for reason in reasons} == {("rule", "holds", "because", "basis")}

    def test_numbers_are_plain_decimals(self, town: Town) -> None:
        printed = grade(town).out
        assert '"total": 100,' in printed
        assert '"total": 99.5,' in printed
        assert '"I": 15,' in printed

    def test_people_come_by_unit_and_code(self, town: Town) -> None:
        assert [grade["subject"] for grade in grade(town).json["grades"]] == town.everybody

    def test_english_changes_the_words_and_nothing_else(self, town: Town) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.1": 5})})
        documents = [danhgia(*lang, "grade", "--quarter", "3", "--format", "json", at=town.root).json for lang in LANGS]
        assert documents[0] != documents[1]
        assert wordless(documents[0]) == wordless(documents[1])

    def test_the_workspace_says_the_language(self, tmp_path: Path) -> None:
        town = make_town(tmp_path, units=1, language="en")
        assert "graded 3 of 3 people" in danhgia("grade", "--quarter", "3", at=tmp_path).out
        assert "đã xếp loại 3/3" in danhgia("--lang", "vi", "grade", "--quarter", "3", at=town.root).out
        assert "đã xếp loại 3/3" in danhgia("grade", "--quarter", "3", at=tmp_path, env={"DANHGIA_LANG": "vi"}).out


LANGS = [("--lang", "vi"), ("--lang", "en")]


def wordless(value: Any) -> Any:  # noqa: ANN401 - any part of a document
    """Return a document without what follows the language."""
    if isinstance(value, dict):
        return {key: wordless(part) for key, part in value.items() if key not in {"message", "hint", "because"}}
    return [wordless(part) for part in value] if isinstance(value, list) else value


class TestNotGraded:
    def test_an_error_in_a_row_costs_that_person_alone(self, town: Town) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.3": 4})})
        done = grade(town)
        assert done.code == 1
        (entry,) = done.json["not_graded"]
        assert entry["because"]
        expected = {
            "subject": "CB01-002",
            "name": "Đảng viên Mẫu 01 002",
            "unit": "CB01",
            "reason": "error",
            "because": entry["because"],
            "source": {"file": "sheets/2018-Q3/CB01.xlsx", "sheet": "Chấm điểm", "row": 12},
        }
        assert known(entry, expected) == list(expected.items())
        assert done.found == ["DG201"]
        assert done.json["summary"]["graded"] == 5
        assert town.result().is_file()

    @pytest.mark.parametrize(
        ("row", "reason", "found"),
        [
            (BLANK, "blank", ["DG211"]),
            (filled("T", ballot="XS"), "unsettled", ["DG513"]),
            (filled(ballot="Không đánh giá"), "not_rated", ["DG706"]),
        ],
    )
    def test_each_kind_of_nothing_keeps_its_name(
        self, town: Town, row: FilledRow, reason: str, found: list[str]
    ) -> None:
        town.write_sheet(rows={"CB01-001": row})
        document = grade(town).json
        assert [(entry["subject"], entry["reason"]) for entry in document["not_graded"]] == [("CB01-001", reason)]
        assert [finding["code"] for finding in document["findings"]] == found

    def test_votes_that_cannot_be_read_cost_their_person_alone(self, town: Town) -> None:
        votes: dict[str, tuple[Content, ...]] = dict.fromkeys(town.of("CB01"), (3, 0, 0, 0, 0))
        counts: dict[str, Content] = {"valid": 3, "summoned": "ba"}
        town.write_sheet(tally=FilledTally(counts, votes | {"CB01-002": (2, "1 phiếu", 0, 0, 0)}))
        done = grade(town)
        assert [(found["code"], found["subject"]) for found in done.json["findings"]] == [
            ("DG519", None),
            ("DG519", "CB01-002"),
        ]
        assert [(one["subject"], one["reason"]) for one in done.json["not_graded"]] == [("CB01-002", "error")]

    def test_a_missing_unit_is_one_finding_and_an_entry_for_each(self, town: Town) -> None:
        town.sheet("CB02").unlink()
        done = grade(town)
        assert done.code == 1
        assert done.found == ["DG408"]
        assert [(entry["subject"], entry["reason"], entry["source"]) for entry in done.json["not_graded"]] == [
            (code, "missing", None) for code in town.of("CB02")
        ]

    def test_an_unreadable_file_is_a_finding_and_the_others_are_graded(self, town: Town) -> None:
        town.sheet("CB02").write_bytes(b"no workbook")
        done = grade(town)
        assert done.code == 1
        assert done.found == ["DG103"]
        assert [entry["subject"] for entry in done.json["grades"]] == town.of("CB01")
        assert [entry["subject"] for entry in done.json["not_graded"]] == town.of("CB02")

    def test_who_is_exempt_on_record(self, town: Town) -> None:
        town.write_register(exemptions=[{"code": "CB01-001", "period": "2018-Q3", "reason": "Nghỉ thai sản"}])
        town.write_sheet(rows={"CB01-001": BLANK})
        done = grade(town)
        assert done.code == 0
        assert [(entry["subject"], entry["reason"]) for entry in done.json["not_graded"]] == [("CB01-001", "exempt")]

    def test_who_came_later_is_outside(self, town: Town) -> None:
        town.write_roster([{"code": "CB01-001", "from": date(2018, 10, 1)}])
        town.write_sheet(rows={"CB01-001": None})
        done = grade(town)
        assert (done.code, done.found) == (0, [])
        assert [(entry["subject"], entry["reason"]) for entry in done.json["not_graded"]] == [("CB01-001", "outside")]


class TestLayers:
    def test_a_decision_stands_above_ballot_and_points(self, town: Town) -> None:
        decision = {"code": "CB01-001", "period": "2018-Q3", "decided": "HT", "body": "Ban Thường vụ"}
        town.write_register(decisions=[{**decision, "document": "12-QĐ/TU", "date": date(2018, 10, 20)}])
        graded = grade(town).json["grades"][0]
        assert (graded["level"], graded["level_from"]) == ("completed", "decision")
        assert graded["levels"] == {"points": "excellent", "ballot": "excellent", "decided": "completed"}

    def test_without_any_ballot_the_level_comes_from_points_and_the_output_says_so(self, tmp_path: Path) -> None:
        town = make_town(tmp_path, ballots=False)
        done = grade(town)
        assert done.code == 0
        assert {entry["level_from"] for entry in done.json["grades"]} == {"points"}
        assert {entry["levels"]["ballot"] for entry in done.json["grades"]} == {None}
        assert done.json["assumptions"][-1] == "levels from points, no ballot: CB01, CB02"
        shown = danhgia("grade", "--quarter", "3", at=tmp_path).out
        assert "Mức theo điểm – chưa có kết quả bỏ phiếu của 2 chi bộ." in shown

    def test_89_point_99_is_not_90(self, tmp_path: Path) -> None:
        rubric = tmp_path / "fine.yaml"
        assert danhgia("rubric", "copy", "tam-diep-2018", "--output", rubric, at=tmp_path).code == 0
        rubric.write_text(rubric.read_text("utf-8").replace("step: 0.5", "step: 0.01"), "utf-8")
        town = make_town(tmp_path / "town", units=1, people=2, rubric="../fine.yaml", ballots=False)
        points = [Decimal("19.99"), Decimal(20)]
        rows = {
            code: filled(scores={"IV.1": score}, ballot=None)
            for code, score in zip(town.everybody, points, strict=True)
        }
        town.write_sheet(rows=rows)
        levels = [(entry["total"], entry["level"]) for entry in grade(town).json["grades"]]
        assert levels == [(Decimal("89.99"), "good"), (Decimal(90), "excellent")]


class TestRecording:
    def test_the_same_again_writes_nothing(self, town: Town) -> None:
        first = grade(town)
        before = state(town)
        second = grade(town)
        assert state(town) == before
        assert second.stdout == first.stdout
        assert second.err == ""

    def test_the_same_again_is_said_in_text(self, town: Town) -> None:
        grade(town)
        assert (
            danhgia("grade", "--quarter", "3", at=town.root).err == "Không thay đổi, giữ nguyên: results/2018-Q3.xlsx\n"
        )

    @pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"PK spoiled")])
    def test_a_result_that_is_gone_or_altered_is_made_again(self, town: Town, spoil: Callable[[Path], None]) -> None:
        grade(town)
        ledger, result, _ = state(town)
        spoil(town.result())
        grade(town)
        assert state(town)[:2] == (ledger, result)

    def test_a_changed_score_appends_a_run_and_keeps_the_old_one(self, town: Town) -> None:
        grade(town)
        town.write_sheet(rows={"CB01-001": filled(scores={"I.1": 3})})
        assert grade(town).json["grades"][0]["total"] == 99
        assert runs(town) == [("2018-Q3", 1, "100"), ("2018-Q3", 2, "99")]

    def test_the_result_names_its_run(self, town: Town) -> None:
        grade(town)
        book = openpyxl.load_workbook(town.result(), read_only=True)
        named = {prop.name: prop.value for prop in book.custom_doc_props.props}  # type: ignore[attr-defined]  # not in its types
        assert str(named["danhgia_run"]).endswith("1")

    def test_periods_do_not_touch_each_other(self, year: Town) -> None:
        before = year.result("2018-Q2").read_bytes()
        year.write_sheet(rows={"CB01-001": filled("T")})
        assert grade(year).code == 0
        assert year.result("2018-Q2").read_bytes() == before
        assert [run[:2] for run in runs(year)] == [
            *((f"2018-Q{quarter}", 1) for quarter in (1, 2, 3, 4)),
            ("2018-Q3", 2),
        ]


class TestWhichFiles:
    def test_superseded_sheets_are_skipped(self, town: Town) -> None:
        town.write_sheet(to=town.root / "sheets/2018-Q3/_thay-the/CB01.xlsx", rows={"CB01-001": filled("KHT")})
        done = grade(town)
        assert done.code == 0
        assert done.json["grades"][0]["total"] == 100

    def test_any_depth_of_folders(self, town: Town) -> None:
        town.sheet("CB02").rename(_folder(town.root / "sheets/2018-Q3/Phường Mẫu/lần 1") / "phiếu.xlsx")
        done = grade(town)
        assert done.code == 0
        assert done.json["grades"][-1]["source"]["file"] == "sheets/2018-Q3/Phường Mẫu/lần 1/phiếu.xlsx"

    def test_an_identical_copy_is_a_note(self, town: Town) -> None:
        (town.sheet().parent / "CB01 (2).xlsx").write_bytes(town.sheet().read_bytes())
        done = grade(town)
        assert (done.code, done.found) == (0, ["DG117"])

    def test_two_different_sheets_of_a_unit_are_both_set_aside(self, town: Town) -> None:
        town.write_sheet(to=town.sheet().with_name("CB01-sua.xlsx"), rows={"CB01-001": filled("T")})
        done = grade(town)
        assert done.code == 1
        assert set(done.found) == {"DG407"}
        assert {entry["unit"] for entry in done.json["grades"]} == {"CB02"}
        assert len(done.json["not_graded"]) == 3

    def test_a_mark_of_a_unit_that_is_not_on_the_list_is_one_finding(self, town: Town) -> None:
        marked(town, "CB01", "CB09")
        done = grade(town)
        assert (done.code, done.found, done.json["not_graded"]) == (1, ["DG420"], [])
        assert done.json["findings"][0]["file"] == "sheets/2018-Q3/CB01.xlsx"

    def test_a_mark_of_a_unit_to_which_nobody_belongs_is_one_finding_and_nobody_is_graded_from_it(
        self, town: Town
    ) -> None:
        marked(town, "CB01", "CB02")
        town.sheet("CB02").unlink()
        done = grade(town)
        assert (done.code, done.found) == (1, ["DG412"])
        assert {one["reason"] for one in done.json["not_graded"]} == {"error"}
        assert len(done.json["not_graded"]) == 6

    def test_the_right_sheets_count_beside_one_with_another_unit_s_mark(self, town: Town) -> None:
        kept = town.sheet("CB01").read_bytes()
        marked(town, "CB01", "CB02").rename(town.sheet("CB02 chép"))
        town.sheet("CB01").write_bytes(kept)
        done = grade(town)
        assert (done.code, done.found, done.json["not_graded"]) == (1, ["DG412"], [])

    def test_a_unit_s_code_may_be_typed_in_another_case(self, town: Town) -> None:
        marked(town, "CB01", "cb01")
        town.write_roster([{"code": "CB01-002", "unit": "cb01"}])
        assert (grade(town).code, grade(town).found) == (0, [])

    def test_a_sheet_of_another_period(self, town: Town) -> None:
        town.write_sheet("CB02", 2, to=town.sheet("CB02"))
        done = grade(town)
        assert (done.code, done.found) == (1, ["DG501"])

    def test_a_sheet_set_aside_may_be_saved_again(self, town: Town) -> None:
        kept = town.sheet("CB02").read_bytes()
        town.write_sheet("CB02", 2, to=town.sheet("CB02"))
        aside = town.sheet("CB02").rename(town.sheet("CB02 cũ"))
        town.sheet("CB02").write_bytes(kept)
        assert grade(town).found == ["DG501"]
        openpyxl.load_workbook(aside).save(aside)
        status = danhgia("status", "--quarter", "3", "--format", "json", at=town.root)
        assert status.found == ["DG707"]
        grade(town)
        assert len(runs(town)) == 1


def _folder(path: Path) -> Path:
    path.mkdir(parents=True)
    return path


def marked(town: Town, old: str, new: str) -> Path:
    """Alter a unit's mark by hand."""
    return town.rewrite(lambda _, part: part.replace(f">{old}<".encode(), f">{new}<".encode()), unit=old)


def test_csv_has_a_row_for_each_and_a_mark_for_excel(town: Town) -> None:
    done = danhgia("grade", "--quarter", "3", "--format", "csv", at=town.root)
    assert done.stdout.startswith(b"\xef\xbb\xbf")
    rows = done.out.splitlines()
    assert len(rows) == 1 + 6
    assert name_of("CB01-001") in rows[1]
    assert done.err == ""

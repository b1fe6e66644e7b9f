from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from workspaces import BLANK, EDITION, danhgia, filled, make_town

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workspaces import Ran, Town


def yearend(town: Town, *more: str) -> Ran:
    return danhgia("yearend", "--format", "json", *more, at=town.root)


def regraded(town: Town, quarter: int = 3) -> Ran:
    return danhgia("grade", "--quarter", str(quarter), at=town.root)


def decision_of(done: Ran, code: str = "CB01-001") -> dict[str, Any]:
    decision: dict[str, Any] = next(one for one in done.json["decisions"] if one["subject"] == code)
    return decision


def test_a_clean_year(year: Town) -> None:
    done = danhgia("yearend", at=year.root)
    assert done.code == 0
    assert "Năm 2018 – điều kiện HTXSNV: đủ 4, không đủ 2, chưa đủ căn cứ 0." in done.out
    assert done.err == "Đã ghi: results/2018.xlsx\n"


class TestDocument:
    def test_it_has_the_keys_of_the_contract_in_their_order(self, year: Town) -> None:
        document = yearend(year).json
        decisions = document.pop("decisions")
        assert document.pop("assumptions")
        assert {one["by"] for one in document.pop("distributions")} == {"unit", "everyone"}
        assert document.pop("quotas") == []
        assert list(document.items()) == [
            ("schema", 1),
            ("command", "yearend"),
            ("year", 2018),
            ("rubric", {"id": "tam-diep-2018", "version": "1", "sha256": EDITION.sha256}),
            ("eligibility", {"excellent": {"yes": 4, "no": 2, "undetermined": 0}}),
            ("distribution", {"excellent": 0, "good": 0, "completed": 0, "failed": 0}),
            ("findings", []),
            ("summary", {"subjects": 6, "errors": 0, "warnings": 0, "notes": 0}),
        ]
        assert [one["subject"] for one in decisions] == year.everybody

    def test_a_decision_in_full(self, year: Town) -> None:
        decision = decision_of(yearend(year), "CB01-002")
        reasons = decision.pop("reasons")
        quarters = [f"2018-Q{quarter}" for quarter in (1, 2, 3, 4)]
        assert list(decision.items()) == [
            ("subject", "CB01-002"),
            ("name", "Đảng viên Mẫu 01 002"),
            ("unit", "CB01"),
            ("unit_name", "Chi bộ Mẫu 01"),
            ("periods", dict.fromkeys(quarters, "good")),
            ("period_status", dict.fromkeys(quarters, "graded")),
            ("eligible", {"excellent": "no"}),
            ("proposed", None),
            ("decided", None),
            ("level", None),
            ("period_level_from", dict.fromkeys(quarters, "ballot")),
            ("kind", "person"),
            ("pending", None),
        ]
        assert {reason["holds"] for reason in reasons} == {True, False}
        assert all(list(reason) == ["rule", "holds", "because", "basis"] for reason in reasons)

    def test_a_second_run_writes_nothing(self, year: Town) -> None:
        first = yearend(year)
        when, data = year.result("2018").stat().st_mtime_ns, year.result("2018").read_bytes()
        assert yearend(year).stdout == first.stdout
        assert (year.result("2018").stat().st_mtime_ns, year.result("2018").read_bytes()) == (when, data)
        year.result("2018").unlink()
        yearend(year)
        assert year.result("2018").read_bytes() == data


class TestTheYear:
    @pytest.mark.parametrize(
        ("levels", "eligible"),
        [
            (("XS", "T", "XS", "T"), "yes"),
            (("XS", "XS", "XS", "HT"), "no"),
            (("XS", "T", "T", "T"), "no"),
        ],
    )
    def test_known_quarters_decide(self, tmp_path: Path, levels: tuple[str, ...], eligible: str) -> None:
        town = make_town(tmp_path, units=1, people=1, quarters=())
        for quarter, level in enumerate(levels, start=1):
            town.write_sheet(quarter=quarter, rows={"CB01-001": filled(level)})
            regraded(town, quarter)
        done = yearend(town)
        assert (done.code, done.found) == (0, [])
        assert decision_of(done)["eligible"] == {"excellent": eligible}
        assert decision_of(done)["level"] is None

    def test_a_quarter_that_was_never_graded(self, tmp_path: Path) -> None:
        rows = {"CB01-002": filled("T"), "CB01-003": filled("HT")}
        town = make_town(tmp_path, units=1, people=3, quarters=(1, 2, 4), rows=rows)
        for quarter in (1, 2, 4):
            regraded(town, quarter)
        done = yearend(town)
        assert done.code == 1
        first, second, third = done.json["decisions"]
        assert first["periods"]["2018-Q3"] is None
        assert first["period_status"]["2018-Q3"] == "missing"
        assert [one["eligible"]["excellent"] for one in (first, second, third)] == ["undetermined", "no", "no"]
        assert [reason["holds"] for reason in first["reasons"][:2]] == [None, True]
        missing = [(finding["code"], finding["subject"]) for finding in done.json["findings"]]
        assert ("DG702", "CB01-001") in missing
        assert len(missing) == len(set(missing))

    def test_an_exempt_quarter_is_a_note(self, year: Town) -> None:
        year.write_register(exemptions=[{"code": "CB01-001", "period": "2018-Q3", "reason": "Nghỉ thai sản"}])
        year.write_sheet(rows={"CB01-001": BLANK, "CB01-002": filled("T")})
        assert regraded(year).code == 0
        done = yearend(year)
        assert (done.code, done.found) == (0, ["DG703"])
        assert decision_of(done)["eligible"] == {"excellent": "undetermined"}
        assert decision_of(done)["period_status"]["2018-Q3"] == "exempt"

    def test_proposed_and_not_eligible_is_never_lowered(self, year: Town) -> None:
        year.write_register(decisions=[{"code": "CB01-002", "period": "2018", "proposed": "XS"}])
        done = yearend(year)
        decision = decision_of(done, "CB01-002")
        assert (done.code, done.found) == (1, ["DG701"])
        assert (decision["proposed"], decision["decided"], decision["level"]) == ("excellent", None, None)
        assert decision["eligible"] == {"excellent": "no"}

    def test_a_decision_on_record_is_the_level(self, year: Town) -> None:
        on_record = {"body": "Ban Thường vụ", "document": "9-QĐ/TU", "date": date(2018, 12, 20)}
        year.write_register(
            decisions=[
                {"code": "CB01-001", "period": "2018", "decided": "T", **on_record},
                {"code": "CB01-002", "period": "2018", "decided": "XS", **on_record},
            ]
        )
        done = yearend(year)
        assert (done.code, done.found) == (1, ["DG705"])
        assert decision_of(done)["level"] == "good"
        assert decision_of(done, "CB01-002")["level"] == "excellent"
        assert done.json["distribution"] == {"excellent": 1, "good": 1, "completed": 0, "failed": 0}

    def test_who_came_during_the_year_was_outside_before(self, tmp_path: Path) -> None:
        town = make_town(tmp_path, units=1, people=2, quarters=())
        town.write_roster([{"code": "CB01-002", "from": date(2018, 8, 20)}])
        for quarter in (1, 2, 3, 4):
            town.write_sheet(quarter=quarter, rows={"CB01-002": None} if quarter < 3 else {})
            assert regraded(town, quarter).code == 0
        done = yearend(town)
        decision = decision_of(done, "CB01-002")
        assert done.code == 0
        assert list(decision["period_status"].values()) == ["outside", "outside", "graded", "graded"]
        assert decision["eligible"] == {"excellent": "undetermined"}


def other_scores(town: Town) -> None:
    town.write_sheet(rows={"CB01-001": filled(scores={"I.1": 3}), "CB01-002": filled("T")})


def new_sheet(town: Town) -> None:
    town.write_sheet("CB02", to=town.sheet("CB02").with_name("CB02-sua.xlsx"), rows={"CB02-001": filled("T")})


def sheet_gone(town: Town) -> None:
    town.sheet("CB02").unlink()


def roster_row(town: Town) -> None:
    town.write_roster([{"code": "CB02-001", "to": date(2018, 9, 1)}])


def register_row(town: Town) -> None:
    town.write_register(exemptions=[{"code": "CB02-001", "period": "2018-Q3", "reason": "Nghỉ thai sản"}])


class TestStaleness:
    @pytest.mark.parametrize(
        ("change", "file"),
        [
            (other_scores, "sheets/2018-Q3/CB01.xlsx"),
            (new_sheet, "sheets/2018-Q3/CB02-sua.xlsx"),
            (sheet_gone, "sheets/2018-Q3/CB02.xlsx"),
            (roster_row, "roster.xlsx"),
            (register_row, "register.xlsx"),
        ],
    )
    def test_what_was_used_has_changed(self, year: Town, change: Callable[[Town], None], file: str) -> None:
        change(year)
        done = yearend(year)
        assert done.code == 1
        about = {(finding["file"], finding["value"]) for finding in done.json["findings"] if finding["code"] == "DG704"}
        assert (file, "2018-Q3") in about
        decision = decision_of(done)
        assert decision["periods"]["2018-Q3"] is None
        assert decision["period_status"]["2018-Q3"] == "stale"
        assert decision["level"] is None

    def test_only_the_period_that_changed_is_stale(self, year: Town) -> None:
        other_scores(year)
        done = yearend(year)
        assert list(decision_of(done)["period_status"].values()) == ["graded", "graded", "stale", "graded"]
        assert [finding["value"] for finding in done.json["findings"] if finding["code"] == "DG704"] == ["2018-Q3"]

    def test_graded_again_it_is_fresh(self, year: Town) -> None:
        other_scores(year)
        assert yearend(year).code == 1
        assert regraded(year).code == 0
        assert (yearend(year).code, yearend(year).found) == (0, [])

    def test_a_file_that_was_only_saved_again_is_a_note(self, year: Town) -> None:
        year.rewrite(lambda _, content: content)
        done = yearend(year)
        assert (done.code, done.found) == (0, ["DG707"])
        assert done.json["findings"][0]["file"] == "sheets/2018-Q3/CB01.xlsx"
        assert set(decision_of(done)["period_status"].values()) == {"graded"}

    def test_another_rubric_makes_every_period_stale(self, year: Town) -> None:
        assert danhgia("rubric", "copy", "tam-diep-2018", "--output", "own.yaml", at=year.root).code == 0
        own = year.root / "own.yaml"
        own.write_text(own.read_text("utf-8") + "# sửa\n", "utf-8")
        config = year.root / "danhgia.yaml"
        config.write_text(config.read_text("utf-8").replace("rubric: tam-diep-2018", "rubric: own.yaml"), "utf-8")
        done = yearend(year)
        assert done.code == 1
        assert set(decision_of(done)["period_status"].values()) == {"stale"}
        assert done.found.count("DG704") == 4

    def test_roster_rows_of_another_time_change_nothing(self, year: Town) -> None:
        year.write_roster([{**year.member("CB01-009"), "from": date(2019, 1, 1)}])
        assert (yearend(year).code, yearend(year).found) == (0, [])

    def test_explain_and_status_say_it_too(self, year: Town) -> None:
        other_scores(year)
        explained = danhgia("explain", "CB01-001", "--format", "json", at=year.root).json
        assert [period["status"] for period in explained["periods"]] == ["graded", "graded", "stale", "graded"]

    @pytest.mark.parametrize(
        ("lang", "old", "none"),
        [("vi", "kết quả quý iii/2018 đã cũ", "chưa có kết quả"), ("en", "out of date", "no result")],
    )
    def test_no_output_says_that_there_is_no_result(self, year: Town, lang: str, old: str, none: str) -> None:
        other_scores(year)
        for command in ("yearend", "yearend --format csv", "yearend --format json", "explain CB01-002"):
            done = danhgia("--lang", lang, *command.split(), at=year.root)
            assert (old in done.out.casefold(), none in done.out.casefold()) == (True, False), command
        written = openpyxl.load_workbook(year.root / "results" / "2018.xlsx")
        cells = [str(cell.value).casefold() for sheet in written for row in sheet for cell in row]
        assert any("kết quả quý iii/2018 đã cũ" in cell for cell in cells)
        assert not any("chưa có kết quả" in cell for cell in cells)


def test_options(year: Town) -> None:
    other_scores(year)
    assert yearend(year, "--exit-zero").code == 0
    assert yearend(year, "--year", "2018").code == 1
    csv = danhgia("yearend", "--format", "csv", at=year.root)
    assert csv.stdout.startswith(b"\xef\xbb\xbf")
    assert len(csv.out.splitlines()) == 1 + 6

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from danhgia.registers import ROSTER_TABLES
from danhgia.writers.tables import tables_workbook
from workspaces import EDITION, danhgia

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from workspaces import Ran, Town


BOSS = {"name": "Đảng viên Mẫu 900", "unit": "CB01", "role": "Bí thư", "category": "official_member"}


def template(town: Town, *more: str | Path) -> Ran:
    return danhgia("template", "--quarter", "4", *more, at=town.root)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_workbook_for_each_unit_and_none_among_the_sheets(town: Town) -> None:
    done = template(town)
    assert (done.code, done.err) == (0, "")
    assert "Đã lập 2 tệp mẫu quý IV/2018 trong templates/2018-Q4." in done.out
    assert names(town.root / "templates/2018-Q4") == ["CB01.xlsx", "CB02.xlsx"]
    assert names(town.root / "sheets") == ["2018-Q3"]


def test_what_the_workbook_carries(town: Town) -> None:
    template(town)
    book = openpyxl.load_workbook(town.root / "templates/2018-Q4/CB02.xlsx")
    assert book.sheetnames[:3] == ["Chấm điểm", "Kiểm phiếu", "Hướng dẫn"]
    assert book["_danhgia"].sheet_state == "veryHidden"
    mark = {str(key): str(value) for key, value in book["_danhgia"].iter_rows(max_col=2, values_only=True)}
    assert EDITION.sha256 in mark.values()
    assert {"tam-diep-2018", "2018-Q4", "CB02"} <= set(mark.values())
    codes = [book["Chấm điểm"].cell(row, 2).value for row in range(11, 14)]
    assert codes == ["CB02-001", "CB02-002", "CB02-003"]


def test_people_stand_as_the_list_has_them_the_secretary_first(town: Town) -> None:
    rows: list[Mapping[str, object]] = [{"code": "CB01-900", **BOSS}, *map(town.member, town.everybody)]
    units = [{"unit": unit, "name": unit} for unit in town.unit_codes]
    (town.root / "roster.xlsx").write_bytes(tables_workbook(ROSTER_TABLES, {"people": rows, "units": units}))
    template(town, "--unit", "CB01")
    sheet = openpyxl.load_workbook(town.root / "templates/2018-Q4/CB01.xlsx")["Chấm điểm"]
    assert [sheet.cell(row, 2).value for row in range(11, 15)] == ["CB01-900", *town.of("CB01")]


def test_nothing_is_overwritten_without_force(town: Town) -> None:
    template(town)
    kept = town.root / "templates/2018-Q4/CB01.xlsx"
    kept.write_bytes(b"filled in already")
    (town.root / "templates/2018-Q4/CB02.xlsx").unlink()
    done = template(town)
    assert done.code == 0
    assert "Đã lập 1 tệp mẫu" in done.out
    assert "--force" in done.out
    assert kept.read_bytes() == b"filled in already"
    assert template(town, "--force").code == 0
    assert kept.read_bytes().startswith(b"PK")


def test_elsewhere(town: Town, tmp_path: Path) -> None:
    done = template(town, "--output", tmp_path / "gửi đi", "--format", "json")
    assert names(tmp_path / "gửi đi") == ["CB01.xlsx", "CB02.xlsx"]
    assert not (town.root / "templates/2018-Q4").exists()
    assert [file["path"] for file in done.json["files"]] == [
        (tmp_path / "gửi đi" / name).as_posix() for name in ("CB01.xlsx", "CB02.xlsx")
    ]


@pytest.mark.parametrize("unit", ["CB02", "cb02"])
def test_one_unit(town: Town, unit: str) -> None:
    assert template(town, "--unit", unit).code == 0
    assert names(town.root / "templates/2018-Q4") == ["CB02.xlsx"]


def test_files_are_listed(town: Town) -> None:
    document = template(town, "--format", "json").json
    assert document == {
        "schema": 1,
        "command": "template",
        "period": "2018-Q4",
        "files": [
            {"path": f"templates/2018-Q4/{unit}.xlsx", "unit": unit, "subjects": 3, "written": True, "subject": None}
            for unit in town.unit_codes
        ],
    }
    again = template(town, "--format", "json").json
    assert [file["written"] for file in again["files"]] == [False, False]
    csv = template(town, "--format", "csv")
    assert csv.stdout.startswith(b"\xef\xbb\xbf")
    assert [line.split(",")[0] for line in csv.out.splitlines()[1:]] == [
        f'"templates/2018-Q4/{unit}.xlsx"' for unit in town.unit_codes
    ]


def test_an_untouched_one_is_one_finding_for_its_unit(town: Town) -> None:
    danhgia("template", "--quarter", "3", "--output", "back", at=town.root)
    (town.root / "back/CB01.xlsx").replace(town.sheet("CB01"))
    done = danhgia("grade", "--quarter", "3", "--format", "json", at=town.root)
    assert done.code == 1
    assert [(one["code"], one["unit"]) for one in done.json["findings"]] == [("DG115", "CB01")]
    assert [entry["subject"] for entry in done.json["not_graded"]] == town.of("CB01")
    assert [entry["subject"] for entry in done.json["grades"]] == town.of("CB02")


def test_a_period_typed_over_the_printed_one_is_said(town: Town) -> None:
    for path in (town.sheet(), town.write_form("CB02-001")):
        book = openpyxl.load_workbook(path)
        book.worksheets[0]["A5"] = "Quý II năm 2018"
        book.save(path)
    found = danhgia("validate", "sheets", "--format", "json", at=town.root).json["findings"]
    told = [(one["code"], one["file"], one["cell"], one["severity"]) for one in found if one["code"] != "DG305"]
    places = ("sheets/2018-Q3/CB01.xlsx", "sheets/2018-Q3/CB02/CB02-001.xlsx")
    assert told == [("DG501", place, "A5", "warning") for place in places]


@pytest.mark.parametrize(
    ("options", "said"),
    [("--quarter 4 --year 2019", "DG604"), ("--month 7", "--quarter"), ("--quarter 3 --unit X", "X")],
)
def test_refusals(town: Town, options: str, said: str) -> None:
    done = danhgia("template", *options.split(), at=town.root)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


class TestBallots:
    def test_each_unit_gets_papers_beside_its_template(self, town: Town) -> None:
        done = template(town, "--ballots", "--format", "json")
        assert done.code == 0
        written = ["CB01-kiem-phieu.xlsx", "CB01.xlsx", "CB02-kiem-phieu.xlsx", "CB02.xlsx"]
        assert names(town.root / "templates/2018-Q4") == written
        assert sorted(file["path"] for file in done.json["files"]) == [f"templates/2018-Q4/{name}" for name in written]

    def test_templates_that_are_out_already_stay(self, town: Town) -> None:
        template(town)
        kept = town.root / "templates/2018-Q4/CB01.xlsx"
        kept.write_bytes(b"filled in already")
        done = template(town, "--ballots", "--unit", "CB01")
        assert "Đã lập 1 tệp mẫu" in done.out
        assert "gửi tệp trong templates/2018-Q4 cho các đơn vị; nhận lại thì đặt vào sheets/2018-Q4\n" in done.out
        assert kept.read_bytes() == b"filled in already"

    def test_never_among_the_sheets(self, town: Town) -> None:
        done = template(town, "--ballots", "--output", "sheets/2018-Q4")
        assert done.code == 2
        assert not (town.root / "sheets/2018-Q4").exists()

    def test_papers_among_the_sheets_are_not_taken_for_one(self, town: Town) -> None:
        danhgia("template", "--quarter", "3", "--ballots", "--output", "out", at=town.root)
        (town.root / "out/CB01-kiem-phieu.xlsx").replace(town.root / "sheets/2018-Q3/CB01-kiem-phieu.xlsx")
        done = danhgia("grade", "--quarter", "3", "--format", "json", at=town.root)
        assert done.code == 1
        assert [(one["code"], one["file"]) for one in done.json["findings"]] == [
            ("DG110", "sheets/2018-Q3/CB01-kiem-phieu.xlsx")
        ]
        assert "đây là phiếu biểu quyết và biên bản để in" in done.json["findings"][0]["message"]
        assert len(done.json["grades"]) == len(town.everybody)


@pytest.mark.parametrize(
    ("units", "code"),
    [
        ([{"unit": "CB01", "name": "Chi bộ Mẫu 01", "parent": "CB01"}], "DG424"),
        ([{"unit": "CB01", "name": "Chi bộ Mẫu 01", "parent": "XX"}], "DG421"),
        ([{"unit": "CB01", "name": "Chi bộ Mẫu 01"}] * 2, "DG404"),
    ],
)
def test_none_are_made_of_a_list_with_errors(town: Town, units: list[dict[str, object]], code: str) -> None:
    tables = {"people": [town.member(one) for one in town.everybody]}
    tables["units"] = [*units, {"unit": "CB02", "name": "Chi bộ Mẫu 02"}]
    (town.root / "roster.xlsx").write_bytes(tables_workbook(ROSTER_TABLES, tables))
    done = template(town, "--output", "out")
    assert (done.code, done.out, f"[{code}]" in done.err) == (2, "", True)
    assert not (town.root / "out").exists()


def test_without_a_roster(town: Town) -> None:
    (town.root / "roster.xlsx").unlink()
    done = template(town)
    assert done.code == 2
    assert "roster.xlsx" in done.err

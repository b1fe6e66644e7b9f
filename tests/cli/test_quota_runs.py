"""`grade` and `yearend` under a rubric with quotas: findings, the list in JSON, the sheet, and nothing without one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from danhgia.readers.rubric_file import find_rubric, load_rubric
from danhgia.workspace import make_workspace
from workspaces import RUBRIC, Town, danhgia, filled, make_town

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from danhgia.writers.unit_page import FilledRow

QUOTAS = """
quotas:
  - {level: excellent, share: 20, of: exactly, of_level: good, group: unit, rounding: down, on: period, raised: {share: 25}}
  - {level: excellent, share: 20, of: exactly, of_level: good, group: parent, rounding: half_up, on: year}
"""  # noqa: E501 - as people write it
TITLE = "KIỂM TRA TỶ LỆ XẾP LOẠI “HOÀN THÀNH XUẤT SẮC NHIỆM VỤ”"


def town_of(root: Path, levels: Mapping[str, str], *, quotas: str = QUOTAS, units: int = 2, people: int = 9) -> Town:
    """Make a workspace with quotas; `levels` gives each unit's people their levels, in order; a dash is nobody."""
    make_workspace(root, rubric="r.yaml", year=2018, language="vi")
    (root / "r.yaml").write_text(find_rubric(RUBRIC).read_text(encoding="utf-8") + quotas, encoding="utf-8")
    town = Town(root, units, people, edition=load_rubric(root / "r.yaml"))
    town.write_roster()
    town.write_register()
    for unit in town.unit_codes:
        codes = {"X": "XS", "T": "T", "H": "HT"}
        given = dict(zip(town.of(unit), levels[unit], strict=True))
        rows: dict[str, FilledRow | None] = {
            code: None if one == "-" else filled(codes[one]) for code, one in given.items()
        }  # fmt: skip
        town.write_sheet(unit, rows=rows)
    return town


def about_quotas(document: dict[str, list[dict[str, str]]]) -> list[tuple[str, str, str]]:
    return [
        (one["code"], one["unit"], one["severity"]) for one in document["findings"] if one["code"].startswith("DG80")
    ]


def sheets(path: Path) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(path)
    rows = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
    return {name: [row for row in found if any(cell is not None for cell in row)] for name, found in rows.items()}


def test_a_quarter_over_its_quota(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", {"CB01": "XXXTTTTTH", "CB02": "XTTTTTTTT"})
    done = danhgia("grade", "--quarter", "3", "--format", "json", at=town.root)
    document = done.json
    assert done.code == 0
    assert about_quotas(document) == [("DG801", "CB01", "warning")]
    assert [(one["unit"], one["max"], one["reduce"], one["holds"]) for one in document["quotas"]] == [
        ("CB01", 1, 2, False),
        ("CB02", 1, 0, True),
    ]
    first = document["quotas"][0]
    assert (first["level"], first["of"], first["of_level"], first["rounding"]) == (
        "excellent",
        "exactly",
        "good",
        "down",
    )
    assert first["levels"] == {"excellent": 3, "good": 5, "completed": 1, "failed": 0}
    assert first["readings"][1] == {"of": "exactly", "how": "once", "denominator": 5, "max": 1, "reduce": 2}
    assert first["because"].startswith("Xếp 1 HTXSNV thì HTTNV là 7")
    rows = sheets(town.result())["Kiểm tra tỷ lệ"]
    assert rows[0][0] == TITLE
    assert rows[2] == ("TT", "Nhóm/đơn vị", "Tổng số", "HTTNV", "HTXSNV đề nghị", "Tối đa", "Phải giảm", "Cách tính")
    assert rows[3][:7] == (1, "Chi bộ Mẫu 01 (CB01)", 9, 5, 3, 1, 2)
    again = danhgia("grade", "--quarter", "3", "--format", "json", at=town.root)
    assert again.json == document
    assert danhgia("grade", "--quarter", "3", "--strict", at=town.root).code == 1


def test_the_terminal_says_it_with_the_sums_and_who_is_tied(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", {"CB01": "XXXTTTTTH", "CB02": "TTTTHHHHH"})
    done = danhgia("grade", "--quarter", "3", at=town.root)
    words = " ".join(done.out.split())
    assert "Phải giảm ít nhất 2" in words
    assert "Bằng điểm ở ranh giới (100 điểm): Đảng viên Mẫu 01 001 (CB01-001)" in words
    assert (
        "Tỷ lệ HTXSNV: tối đa 20% số HTTNV, làm tròn xuống, tính theo từng đơn vị: 2 nhóm, 1 nhóm vượt, "
        "1 nhóm không đủ người để có một chỗ nào."
    ) in words


def test_nobody_good_is_said_and_people_without_a_sheet_are_in_no_number(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", {"CB01": "XHHHHHHHH", "CB02": "XTTTT----"})
    document = danhgia("grade", "--quarter", "3", "--format", "json", at=town.root).json
    assert about_quotas(document) == [
        ("DG801", "CB02", "warning"),
        ("DG802", "CB01", "warning"),
        ("DG803", "CB02", "note"),
    ]
    assert [(one["max"], one["reduce"], one["holds"], one["not_graded"]) for one in document["quotas"]] == [
        (None, None, None, 0),
        (0, 1, False, 4),
    ]


def test_decided_levels_make_it_an_error_and_a_document_raises_the_share(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", {"CB01": "XXTTTTTTT", "CB02": "TTTTTTTTT"})
    decided = [
        {
            "code": code,
            "period": "2018-Q3",
            "decided": "XS",
            "body": "Cấp mẫu",
            "document": "1",
            "date": date(2018, 10, 5),
        }
        for code in ("CB01-001", "CB01-002")
    ]
    town.write_register(decisions=decided)
    done = danhgia("grade", "--quarter", "3", "--format", "json", at=town.root)
    assert (done.code, about_quotas(done.json)) == (1, [("DG801", "CB01", "error")])
    raised = {"unit": "CB01", "period": "2018-Q3", "share": 25, "document": "9-QĐ/TU"}
    town.write_register(decisions=decided, raised_shares=[raised])
    done = danhgia("grade", "--quarter", "3", "--format", "json", at=town.root)
    assert about_quotas(done.json) == [("DG801", "CB01", "error"), ("DG805", "CB01", "error")]
    town.write_register(decisions=decided, raised_shares=[{**raised, "share": 30, "date": date(2018, 9, 1)}])
    done = danhgia("grade", "--quarter", "3", "--format", "json", at=town.root)
    assert about_quotas(done.json) == [("DG801", "CB01", "error"), ("DG805", "CB01", "error")]


def test_a_raised_share_that_counts(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", {"CB01": "XXTTTTTTTT", "CB02": "T" * 10}, people=10)
    raised = {"unit": "CB01", "period": "2018-Q3", "share": 25, "document": "9-QĐ/TU", "date": date(2018, 9, 1)}
    before = danhgia("grade", "--quarter", "3", "--format", "json", at=town.root)
    assert about_quotas(before.json) == [("DG801", "CB01", "warning"), ("DG803", "CB01", "note")]
    town.write_register(raised_shares=[raised])
    done = danhgia("grade", "--quarter", "3", "--format", "json", at=town.root)
    assert about_quotas(done.json) == []
    assert done.json["quotas"][0]["raised"] == {"share": 25, "document": "9-QĐ/TU", "date": "2018-09-01"}
    assert done.json["quotas"][0]["because"].startswith("Nâng lên 25% theo 9-QĐ/TU ngày 01/09/2018; xếp 2 HTXSNV")
    assert sheets(town.result())["Kiểm tra tỷ lệ"][3][5:7] == (2, 0)


def test_the_year_counts_what_is_decided_else_what_is_proposed(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", {"CB01": "XXXTTTTTH", "CB02": "XTTTTTTTT"})
    units = [("CB01", "DB"), ("CB02", "DB")]
    write_parents(town, units)
    levels = dict(zip(town.everybody, "XXXXTTTTTTTTTTTTTT", strict=True))
    proposals = [
        {"code": code, "period": "2018", "proposed": {"X": "XS"}.get(one, one)} for code, one in levels.items()
    ]
    town.write_register(decisions=proposals)
    assert danhgia("grade", "--quarter", "3", at=town.root).code == 0
    document = danhgia("yearend", "--format", "json", at=town.root).json
    assert [(one["unit"], one["max"], one["reduce"]) for one in document["quotas"]] == [("DB", 3, 1)]
    assert [one for one in about_quotas(document) if one[0] == "DG801"] == [("DG801", "DB", "warning")]
    assert document["distributions"][-1]["levels"] == {"excellent": 0, "good": 0, "completed": 0, "failed": 0}
    signed = {"body": "Cấp mẫu", "document": "1", "date": date(2018, 12, 20)}
    town.write_register(decisions=[{**row, "decided": row["proposed"], **signed} for row in proposals])
    done = danhgia("yearend", "--format", "json", at=town.root)
    assert [one for one in about_quotas(done.json) if one[0] == "DG801"] == [("DG801", "DB", "error")]
    assert {(one["by"], one["unit"]): one["good_or_better"]["count"] for one in done.json["distributions"]} == {
        ("unit", "CB01"): 9, ("unit", "CB02"): 9, ("parent", "DB"): 18, ("everyone", None): 18,
    }  # fmt: skip
    found = sheets(town.result("2018"))
    assert found["Kiểm tra tỷ lệ"][3][:7] == (1, "Đảng bộ Mẫu (DB)", 18, 14, 4, 3, 1)
    assert found["Theo đơn vị"][0][0] == "TỔNG HỢP KẾT QUẢ XẾP LOẠI THEO ĐƠN VỊ"


def write_parents(town: Town, units: list[tuple[str, str]]) -> None:
    from danhgia.registers import ROSTER_TABLES
    from danhgia.writers.tables import tables_workbook

    rows = [{"unit": unit, "name": f"Chi bộ Mẫu {unit[2:]}", "parent": parent} for unit, parent in units]
    rows.append({"unit": "DB", "name": "Đảng bộ Mẫu"})
    people = [town.member(code) for code in town.everybody]
    data = tables_workbook(ROSTER_TABLES, {"people": people, "units": rows})
    (town.root / "roster.xlsx").write_bytes(data)


def test_a_parent_that_changes_makes_the_workbook_again(tmp_path: Path) -> None:
    town = make_town(tmp_path / "town")
    assert danhgia("grade", "--quarter", "3", at=town.root).code == 0
    assert all("Theo đơn vị cấp trên" not in str(row[0]) for row in sheets(town.result())["Theo đơn vị"])
    write_parents(town, [("CB01", "DB"), ("CB02", "DB")])
    done = danhgia("grade", "--quarter", "3", at=town.root)
    assert "Đảng bộ Mẫu (DB)" in done.out
    rows = sheets(town.result())["Theo đơn vị"]
    assert rows[-1][0] != rows[-2][0]
    place = next(at for at, row in enumerate(rows) if str(row[0]).startswith("Theo đơn vị cấp trên"))
    assert rows[place + 1][:3] == (1, "Đảng bộ Mẫu", 6)


def test_without_a_quota_nothing_speaks_of_any(tmp_path: Path) -> None:
    town = make_town(tmp_path / "town", ballots=False)
    done = danhgia("grade", "--quarter", "3", at=town.root)
    assert "ỷ lệ" not in done.out
    document = danhgia("grade", "--quarter", "3", "--format", "json", at=town.root).json
    assert (document["quotas"], about_quotas(document)) == ([], [])
    assert not [name for name in sheets(town.result()) if "tỷ lệ" in name]
    assert "ỷ lệ" not in danhgia("yearend", at=town.root).out
    assert danhgia("init", "new", "--rubric", RUBRIC, at=tmp_path).code == 0
    assert "Đơn vị được nâng tỷ lệ" not in load_workbook(tmp_path / "new" / "register.xlsx").sheetnames


@pytest.mark.parametrize(("quotas", "offered"), [(QUOTAS, True), (QUOTAS.replace(", raised: {share: 25}", ""), False)])
def test_the_register_of_raised_shares_is_offered_where_a_quota_may_be_raised(
    quotas: str, offered: bool, tmp_path: Path  # noqa: FBT001 - a parameter of a test
) -> None:  # fmt: skip
    text = find_rubric(RUBRIC).read_text(encoding="utf-8") + quotas
    (tmp_path / "r.yaml").write_text(text, encoding="utf-8")
    assert danhgia("init", "new", "--rubric", "r.yaml", at=tmp_path).code == 0
    names = load_workbook(tmp_path / "new" / "register.xlsx").sheetnames
    assert ("Đơn vị được nâng tỷ lệ" in names) is offered


def test_a_year_with_quotas_and_no_rules(tmp_path: Path) -> None:
    town = town_of(tmp_path / "town", {"CB01": "XXXTTTTTH", "CB02": "XTTTTTTTT"})
    text = (town.root / "r.yaml").read_text(encoding="utf-8")
    without = text[: text.index("year_end:")] + QUOTAS.replace("group: parent", "group: everyone")
    (town.root / "r.yaml").write_text(without, encoding="utf-8")
    danhgia("grade", "--quarter", "3", at=town.root)
    done = danhgia("yearend", "--format", "json", at=town.root)
    assert [(one["group"], one["subjects"], one["not_graded"]) for one in done.json["quotas"]] == [("everyone", 18, 18)]


def test_the_handbook_says_what_a_quota_says(tmp_path: Path) -> None:
    text = find_rubric(RUBRIC).read_text(encoding="utf-8") + QUOTAS
    (tmp_path / "r.yaml").write_text(text, encoding="utf-8")
    shown = danhgia("rubric", "show", "r.yaml", at=tmp_path).out
    assert "- **HTXSNV: tối đa 20% số HTTNV, làm tròn xuống, tính theo từng đơn vị**" in shown
    assert "  - Đơn vị có văn bản ghi ở sổ “Đơn vị được nâng tỷ lệ”: đến 25%." in shown
    assert "## Tỷ lệ tối đa" not in danhgia("rubric", "show", RUBRIC, at=tmp_path).out

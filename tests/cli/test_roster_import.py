"""A list from another system made into a roster: what is read, what is proposed, what is refused, what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tables_builder import Tab, workbook
from workspaces import danhgia, make_town

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from workspaces import Ran

PARTY = """
ĐẢNG BỘ MẪU
DANH SÁCH ĐẢNG VIÊN
STT | Số thẻ đảng | Họ đệm | Tên | Chi bộ | Ngày sinh | Chức vụ | Dân tộc
1 | '0012 | Mẫu Văn | Một | Chi bộ Mẫu A | day:1980-02-01 | Bí thư | Kinh
2 | | Mẫu Thị | Hai | | day:1985-03-02 | Đảng viên | Tày
3 | '0013 | Mẫu Văn | Ba | Chi bộ Mẫu B | day:1990-04-03 | Đảng viên |
4 | | Mẫu Thị | Bốn | chi bộ mẫu b | | Đảng viên | Kinh
| | | | | | |
Tổng cộng: 4 | | | | | | |
| | NGƯỜI LẬP | | | | |
"""
MERGED = ("E4:E5",)


def listed(path: Path, tabs: Mapping[str, Tab | str]) -> Path:
    return workbook(path, tabs)


def imported(folder: Path, *more: str | Path) -> Ran:
    return danhgia("roster", "import", "list.xlsx", "--format", "json", *more, at=folder)


def rows(folder: Path, sheet: str = "Danh sách") -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(folder / "roster.xlsx")
    head, *others = book[sheet].iter_rows(values_only=True)
    return [{str(key): value for key, value in zip(head, row, strict=True) if value is not None} for row in others]


@pytest.fixture
def party(tmp_path: Path) -> Path:
    listed(tmp_path / "list.xlsx", {"Danh sách đảng viên": Tab(PARTY, MERGED), "Ghi chú chung": "Xuất từ hệ thống mẫu"})
    return tmp_path


def test_a_list_with_nobody_on_it_is_none(tmp_path: Path) -> None:
    listed(tmp_path / "list.xlsx", {"Danh sách": "Mã số | Họ và tên | Mã đơn vị"})
    done = imported(tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "list.xlsx" in done.err
    assert not (tmp_path / "roster.xlsx").exists()


class TestAPartyList:
    def test_every_column_goes_where_it_belongs(self, party: Path) -> None:
        done = imported(party)
        assert (done.code, done.found) == (0, [])
        assert [(one["heading"], one["became"]) for one in done.json["columns"]] == [
            ("STT", None),
            ("Số thẻ đảng", "Mã số"),
            ("Họ đệm", "Họ và tên"),
            ("Tên", "Họ và tên"),
            ("Chi bộ", "Mã đơn vị"),
            ("Ngày sinh", "Ghi chú"),
            ("Chức vụ", "Chức vụ"),
            ("Dân tộc", None),
        ]
        assert done.json["sheets"] == [
            {"name": "Danh sách đảng viên", "is_list": True, "people": 4, "left_out": [9, 10], "hidden": False},
            {"name": "Ghi chú chung", "is_list": False, "people": 0, "left_out": [], "hidden": False},
        ]
        assert done.json["summary"] == {
            "people": 4, "units": 2, "proposed_people": 2, "proposed_units": 2, "errors": 0, "warnings": 0, "notes": 0,
        }  # fmt: skip

    def test_the_roster_that_is_made(self, party: Path) -> None:
        imported(party)
        assert rows(party) == [
            {"Mã số": "0012", "Họ và tên": "Mẫu Văn Một", "Mã đơn vị": "CB01", "Chức vụ": "Bí thư",
             "Ghi chú": "ngày sinh 01/02/1980"},
            {"Mã số": "CB01-001", "Họ và tên": "Mẫu Thị Hai", "Mã đơn vị": "CB01", "Chức vụ": "Đảng viên",
             "Ghi chú": "ngày sinh 02/03/1985; mã đề xuất"},
            {"Mã số": "0013", "Họ và tên": "Mẫu Văn Ba", "Mã đơn vị": "CB02", "Chức vụ": "Đảng viên",
             "Ghi chú": "ngày sinh 03/04/1990"},
            {"Mã số": "CB02-001", "Họ và tên": "Mẫu Thị Bốn", "Mã đơn vị": "CB02", "Chức vụ": "Đảng viên",
             "Ghi chú": "mã đề xuất"},
        ]  # fmt: skip
        assert rows(party, "Đơn vị") == [
            {"Mã đơn vị": "CB01", "Tên đơn vị": "Chi bộ Mẫu A", "Thứ tự": 1},
            {"Mã đơn vị": "CB02", "Tên đơn vị": "Chi bộ Mẫu B", "Thứ tự": 2},
        ]

    def test_proposed_codes_are_coloured_and_given_ones_are_text(self, party: Path) -> None:
        imported(party)
        sheet = openpyxl.load_workbook(party / "roster.xlsx")["Danh sách"]
        assert [sheet.cell(row, 1).fill.fgColor.rgb == "FFFCE4D6" for row in (2, 3, 4, 5)] == [False, True, False, True]
        assert sheet["A2"].data_type == "s"
        assert sheet["A2"].number_format == "@"

    def test_what_has_no_column_is_kept_with_its_place(self, party: Path) -> None:
        imported(party)
        kept = rows(party, "Dữ liệu khác")
        assert [(row.get("Mã số"), row["Dòng"], row.get("Dân tộc")) for row in kept] == [
            ("0012", 4, "Kinh"),
            ("CB01-001", 5, "Tày"),
            ("CB02-001", 7, "Kinh"),
            (None, 9, None),
            (None, 10, None),
        ]
        assert (kept[3]["STT"], kept[4]["Họ đệm"]) == ("Tổng cộng: 4", "NGƯỜI LẬP")

    def test_roster_check_passes_on_it(self, party: Path) -> None:
        imported(party)
        checked = danhgia("roster", "check", "roster.xlsx", "--strict", "--format", "json", at=party)
        assert (checked.code, checked.found) == (0, [])

    def test_the_list_stays_as_it_is_and_the_same_list_gives_the_same_bytes(self, party: Path) -> None:
        before = (party / "list.xlsx").read_bytes()
        imported(party)
        first = (party / "roster.xlsx").read_bytes()
        assert imported(party, "--force").code == 0
        assert ((party / "list.xlsx").read_bytes(), (party / "roster.xlsx").read_bytes()) == (before, first)

    def test_the_text_says_what_became_of_each_column(self, party: Path) -> None:
        told = danhgia("roster", "import", "list.xlsx", at=party).out
        assert "B3 “Số thẻ đảng” → Mã số" in told
        assert "H3 “Dân tộc” → chưa nhận biết; giữ ở trang tính “Dữ liệu khác”" in told
        assert "Dòng không phải của người nào, giữ ở trang tính “Dữ liệu khác”: 9, 10." in told
        assert "Mã đơn vị đề xuất: CB01 – Chi bộ Mẫu A, CB02 – Chi bộ Mẫu B." in told
        assert "4 người, 2 đơn vị → roster.xlsx; 2 mã số đề xuất" in told
        assert told.endswith("danhgia roster check roster.xlsx\n")

    def test_what_to_do_next_can_be_typed_as_it_stands(self, party: Path, tmp_path: Path) -> None:
        told = danhgia("roster", "import", "list.xlsx", "--output", "danh sách.xlsx", at=party).out
        assert told.endswith('danhgia roster check "danh sách.xlsx"\n')
        town = make_town(tmp_path / "nơi làm việc", quarters=()).root
        (town / "roster.xlsx").write_bytes((party / "list.xlsx").read_bytes())
        told = danhgia("roster", "check", at=town).out
        assert told.endswith("danhgia roster import roster.xlsx --output roster-moi.xlsx\n")
        assert danhgia("roster", "import", "roster.xlsx", at=town).code == 2  # never over itself
        told = danhgia("-C", town.name, "roster", "check", at=tmp_path).out
        assert told.endswith(
            'danhgia -C "nơi làm việc" roster import "nơi làm việc/roster.xlsx" --output roster-moi.xlsx\n'
        )
        told = danhgia("-C", town.name, "roster", "import", party / "list.xlsx", "--force", at=tmp_path).out
        assert told.endswith('danhgia -C "nơi làm việc" roster check\n')

    def test_of_many_proposed_units_the_first_are_named(self, tmp_path: Path) -> None:
        people = "\n".join(f"{n} | Mẫu {n} | Chi bộ Mẫu {n}" for n in range(1, 13))
        listed(tmp_path / "list.xlsx", {"Danh sách": f"Mã số | Họ và tên | Chi bộ\n{people}"})
        told = danhgia("roster", "import", "list.xlsx", at=tmp_path).out
        assert "CB10 – Chi bộ Mẫu 10 và 2 đơn vị nữa (xem đủ ở trang tính “Đơn vị”)." in told

    def test_the_columns_as_csv(self, party: Path) -> None:
        lines = danhgia("roster", "import", "list.xlsx", "--format", "csv", at=party).out.splitlines()
        assert lines[1] == '"Danh sách đảng viên","A3","STT",""'


class TestCodes:
    def test_proposed_ones_never_collide_with_given_ones(self, tmp_path: Path) -> None:
        table = """
        Mã số | Họ và tên | Mã đơn vị
        cb01-001 | Mẫu Văn Một | CB01
        | Mẫu Văn Hai | CB01
        CB01-003 | Mẫu Văn Ba | CB01
        | Mẫu Văn Bốn | CB01
        """
        listed(tmp_path / "list.xlsx", {"A": table.replace("        ", "")})
        done = imported(tmp_path)
        assert done.json["proposed"]["people"] == ["CB01-002", "CB01-004"]

    def test_a_unit_that_has_its_code_in_one_row_has_it_in_all(self, tmp_path: Path) -> None:
        table = """
        Mã số | Họ và tên | Chi bộ | Mã chi bộ
        1 | Mẫu Văn Một | Chi bộ Mẫu A | CB01
        2 | Mẫu Văn Hai | Chi bộ Mẫu A |
        3 | Mẫu Văn Ba | Chi bộ Mẫu B |
        4 | Mẫu Văn Bốn | Phòng Mẫu |
        """
        listed(tmp_path / "list.xlsx", {"A": table.replace("        ", "")})
        done = imported(tmp_path)
        assert [row["Mã đơn vị"] for row in rows(tmp_path)] == ["CB01", "CB01", "CB02", "DV01"]
        assert done.json["proposed"]["units"] == [
            {"unit": "CB02", "name": "Chi bộ Mẫu B"},
            {"unit": "DV01", "name": "Phòng Mẫu"},
        ]

    def test_a_unit_beside_two_codes_says_nothing_of_a_row_without_one(self, tmp_path: Path) -> None:
        table = """
        Mã số | Họ và tên | Chi bộ | Mã chi bộ
        1 | Mẫu Văn Một | Chi bộ Mẫu A | CB01
        2 | Mẫu Văn Hai | Chi bộ Mẫu A | CB02
        3 | Mẫu Văn Ba | Chi bộ Mẫu A |
        """
        listed(tmp_path / "list.xlsx", {"A": table.replace("        ", "")})
        imported(tmp_path)
        assert [row.get("Mã đơn vị") for row in rows(tmp_path)] == ["CB01", "CB02", None]
        checked = danhgia("roster", "check", "roster.xlsx", "--format", "json", at=tmp_path)
        assert checked.found == ["DG420"]

    def test_one_name_twice_in_a_unit_is_said_and_both_are_listed(self, tmp_path: Path) -> None:
        table = """
        Mã số | Họ và tên | Mã đơn vị
        | Mẫu Văn Một | CB01
        | mẫu văn một | CB01
        | Mẫu Văn Một | CB02
        """
        listed(tmp_path / "list.xlsx", {"A": table.replace("        ", "")})
        done = imported(tmp_path)
        (found,) = done.json["findings"]
        assert (done.code, found["code"], found["sheet"], found["row"]) == (1, "DG404", "A", 3)
        assert "A › 2" in found["message"]
        assert [row["Mã số"] for row in rows(tmp_path)] == ["CB01-001", "CB01-002", "CB02-001"]

    def test_namesakes_with_codes_of_their_own_are_two_people(self, tmp_path: Path) -> None:
        listed(tmp_path / "list.xlsx", {"A": "Mã số | Họ và tên | Mã đơn vị\n1 | Mẫu A | X\n2 | Mẫu A | X"})
        assert (imported(tmp_path).code, len(rows(tmp_path))) == (0, 2)

    def test_without_a_unit_no_code_can_be_proposed(self, tmp_path: Path) -> None:
        listed(tmp_path / "list.xlsx", {"A": "TT | Họ và tên | Chi bộ\n1 | Mẫu A | "})
        assert imported(tmp_path).json["proposed"] == {"people": [], "units": []}
        checked = danhgia("roster", "check", "roster.xlsx", "--format", "json", at=tmp_path)
        assert checked.found == ["DG402", "DG420"]


class TestHeadings:
    @pytest.mark.parametrize(
        ("header", "cells", "texts"),
        [
            ("Mã số | Số thẻ đảng | Họ và tên | Chi bộ", ("A1", "B1"), ("Mã số", "Số thẻ đảng")),
            ("Mã số | Họ và tên | Đơn vị | Chi bộ", ("C1", "D1"), ("Đơn vị", "Chi bộ")),
            ("Họ và tên | Họ đệm | Tên | Chi bộ", ("A1", "B1"), ("Họ và tên", "Họ đệm")),
        ],
    )
    def test_two_readings_are_refused_and_both_are_named(
        self, tmp_path: Path, header: str, cells: tuple[str, str], texts: tuple[str, str]
    ) -> None:
        listed(tmp_path / "list.xlsx", {"A": f"{header}\na | b | c | d"})
        done = imported(tmp_path)
        (found,) = done.json["findings"]
        assert (done.code, found["code"], found["cell"], done.json["output"]) == (1, "DG112", cells[1], None)
        assert all(f"{cell} (“{text}”)" in found["message"] for cell, text in zip(cells, texts, strict=True))
        assert not (tmp_path / "roster.xlsx").exists()
        assert "chưa ghi gì" in danhgia("roster", "import", "list.xlsx", at=tmp_path).out

    def test_half_a_name_is_no_name(self, tmp_path: Path) -> None:
        listed(tmp_path / "list.xlsx", {"A": "Mã số | Tên | Chi bộ\n1 | Một | Chi bộ A"})
        done = imported(tmp_path)
        assert (done.code, done.found) == (1, ["DG111"])
        assert not (tmp_path / "roster.xlsx").exists()

    def test_a_book_without_a_list(self, tmp_path: Path) -> None:
        listed(tmp_path / "list.xlsx", {"A": "Một | Hai\n1 | 2"})
        assert (imported(tmp_path).code, imported(tmp_path).found) == (1, ["DG111"])

    def test_a_name_joined_over_two_columns_and_a_header_of_two_rows(self, tmp_path: Path) -> None:
        table = """
        TT | Họ và tên | | Ngày sinh | | Đơn vị sinh hoạt
        | | | Nam | Nữ |
        (1) | (2) | (3) | (4) | (5) | (6)
        1 | Mẫu Văn | Một | 1980 | | Chi bộ Mẫu A
        2 | Mẫu Thị | Hai | | 1985 | Chi bộ Mẫu A
        """
        merges = ("A1:A2", "B1:C2", "D1:E1", "F1:F2")
        listed(tmp_path / "list.xlsx", {"A": Tab(table.replace("        ", ""), merges)})
        done = imported(tmp_path)
        assert (done.code, [row["Họ và tên"] for row in rows(tmp_path)]) == (0, ["Mẫu Văn Một", "Mẫu Thị Hai"])
        assert {"heading": "Nữ", "became": None}.items() <= done.json["columns"][4].items()
        assert [row.get("Nữ") for row in rows(tmp_path, "Dữ liệu khác")] == ["1985"]

    def test_several_sheets_with_headings_of_their_own(self, tmp_path: Path) -> None:
        tabs = {
            "Một": "Mã số | Họ tên | Chi bộ\n1 | Mẫu A | Chi bộ Mẫu A",
            "Hai": "Họ | Tên đệm | Tên | Số thẻ | Nơi sinh hoạt\nMẫu | Văn | B | 2 | Chi bộ Mẫu B",
        }
        listed(tmp_path / "list.xlsx", tabs)
        assert imported(tmp_path).code == 0
        assert [(row["Mã số"], row["Họ và tên"], row["Mã đơn vị"]) for row in rows(tmp_path)] == [
            ("1", "Mẫu A", "CB01"),
            ("2", "Mẫu Văn B", "CB02"),
        ]

    def test_a_hidden_sheet_is_said_and_not_read(self, tmp_path: Path) -> None:
        own = "Mã số | Họ tên | Mã đơn vị\n1 | Mẫu A | X"
        listed(tmp_path / "list.xlsx", {"A": own, "Cũ": Tab(own, state="hidden")})
        done = imported(tmp_path)
        assert [(one["name"], one["people"], one["hidden"]) for one in done.json["sheets"]] == [
            ("A", 1, False),
            ("Cũ", 0, True),
        ]
        told = danhgia("roster", "import", "list.xlsx", "--force", at=tmp_path).out
        assert "Cũ\n  trang tính đang bị ẩn, không được đọc\n" in told

    def test_days_and_choices_that_cannot_be_read_are_said_and_kept(self, tmp_path: Path) -> None:
        table = "Mã số | Họ tên | Mã đơn vị | Từ ngày | Loại đảng viên\n1 | Mẫu A | X | năm ngoái | danh dự"
        listed(tmp_path / "list.xlsx", {"A": table})
        done = imported(tmp_path)
        assert [(one["code"], one["cell"], one["value"]) for one in done.json["findings"]] == [
            ("DG532", "D2", "năm ngoái"),
            ("DG532", "E2", "danh dự"),
        ]
        (kept,) = rows(tmp_path, "Dữ liệu khác")
        assert (kept["Từ ngày"], kept["Loại đảng viên"]) == ("năm ngoái", "danh dự")

    def test_an_error_in_a_cell_is_nobodys_code(self, tmp_path: Path) -> None:
        listed(tmp_path / "list.xlsx", {"A": "Mã số | Họ tên | Mã đơn vị\n#REF! | Mẫu A | X"})
        done = imported(tmp_path)
        assert [(one["code"], one["cell"], one["value"]) for one in done.json["findings"]] == [("DG532", "A2", "#REF!")]
        assert [row["Mã số"] for row in rows(tmp_path)] == ["X-001"]


class TestWhereItGoes:
    def test_a_workspaces_roster_is_written_over_only_when_told(self, tmp_path: Path) -> None:
        town = make_town(tmp_path / "town", quarters=())
        before = (town.root / "roster.xlsx").read_bytes()
        listed(town.root / "list.xlsx", {"A": Tab(PARTY, MERGED)})
        done = imported(town.root)
        assert (done.code, "--force" in done.err) == (2, True)
        assert (town.root / "roster.xlsx").read_bytes() == before
        assert imported(town.root, "--output", "new.xlsx").json["output"] == "new.xlsx"
        assert imported(town.root, "--force").code == 0
        assert (town.root / "roster.xlsx").read_bytes() == (town.root / "new.xlsx").read_bytes()

    def test_never_over_the_list_itself(self, party: Path) -> None:
        before = (party / "list.xlsx").read_bytes()
        assert imported(party, "--output", "list.xlsx", "--force").code == 2
        assert (party / "list.xlsx").read_bytes() == before

    def test_a_file_that_is_not_there_or_no_workbook(self, tmp_path: Path) -> None:
        assert imported(tmp_path).code == 2
        (tmp_path / "list.xlsx").write_text("Mã số;Họ tên", encoding="utf-8")
        done = imported(tmp_path)
        assert (done.code, "DG103" in done.err) == (2, True)
        assert not (tmp_path / "roster.xlsx").exists()

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from danhgia.forms import unit_form
from danhgia.periods import Period
from danhgia.writers.ballot_papers import ballot_papers
from danhgia.writers.unit_page import TemplatePerson, UnitPage
from office import converted
from sample_rubric import sample_rubric

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet


def papers(people: int = 3, *, first: str = "Đảng viên Mẫu 001", **changes: object) -> bytes:
    rubric = sample_rubric(**changes)
    named = [
        TemplatePerson(f"CB03-{number:03}", f"Đảng viên Mẫu {number:03}", "Bí thư") for number in range(1, people + 1)
    ]
    named[0] = TemplatePerson("CB03-001", first, "Bí thư")
    page = UnitPage(Period(2018, "quarter", 3), "CB03", "Chi bộ 03", "Đảng bộ Mẫu", tuple(named))
    return ballot_papers(rubric, unit_form(rubric.main, rubric), page)


def sheets(content: bytes) -> list[Worksheet]:
    return list(load_workbook(BytesIO(content)).worksheets)


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def rows(sheet: Worksheet, heading: str) -> list[tuple[object, ...]]:
    """Return the table below the row that begins with a heading."""
    every: list[tuple[object, ...]] = list(sheet.iter_rows(values_only=True))
    first = next(number for number, row in enumerate(every) if row[0] == heading)
    return every[first:]


def footer(content: bytes) -> list[str | None]:
    footers = [sheet.HeaderFooter.oddFooter for sheet in sheets(content)]
    return [found.right.text if found else None for found in footers]


def test_a_ballot_has_a_row_per_person_and_a_column_per_level() -> None:
    ballot, _ = sheets(papers())
    assert ballot.title == "Phiếu biểu quyết"
    assert rows(ballot, "TT") == [
        ("TT", "Họ và tên", "HTXSNV", "HTTNV", "HTNV", "KHTNV"),
        ("1", "Đảng viên Mẫu 001", None, None, None, None),
        ("2", "Đảng viên Mẫu 002", None, None, None, None),
        ("3", "Đảng viên Mẫu 003", None, None, None, None),
    ]
    said = texts(ballot)
    assert "PHIẾU BIỂU QUYẾT XẾP LOẠI" in " ".join(said)
    assert "Đánh dấu X vào một ô trên mỗi dòng." in said
    assert "Quý III năm 2018" in said


def test_a_secret_ballot_asks_for_no_code_and_no_signature() -> None:
    said = " ".join(texts(sheets(papers())[0]))
    assert "CB03-" not in said
    assert "Ký" not in said


def test_minutes_count_and_are_signed_by_the_two_who_answer_for_them() -> None:
    _, minutes = sheets(papers())
    assert minutes.title == "Biên bản kiểm phiếu"
    said = texts(minutes)
    assert said[5].startswith("BIÊN BẢN KIỂM PHIẾU")
    for label in ("Ngày họp:", "Số được triệu tập:", "Số phiếu phát ra:", "Số phiếu hợp lệ:", "Số phiếu không hợp lệ:"):
        assert label in said
    assert said[-4:] == ["TỔ KIỂM PHIẾU", "CHỦ TRÌ HỘI NGHỊ", "(Ký, ghi rõ họ tên)", "(Ký, ghi rõ họ tên)"]
    table = rows(minutes, "TT")
    assert [cell for cell in (*table[0], *table[1]) if cell] == [
        *("TT", "Mã số", "Họ và tên", "Số phiếu đề nghị xếp loại", "Mức chi bộ kết luận", "Ghi chú"),
        *("HTXSNV", "HTTNV", "HTNV", "KHTNV", "(Không đánh giá)"),
    ]
    assert [row[:3] for row in table[2:5]] == [
        (str(number), f"CB03-{number:03}", f"Đảng viên Mẫu {number:03}") for number in (1, 2, 3)
    ]


def test_the_letterhead_is_the_rubrics() -> None:
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in texts(sheets(papers())[0])
    for sheet in sheets(papers(letterhead="state")):
        assert {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"} <= set(texts(sheet))


def test_they_are_made_to_be_printed() -> None:
    for sheet in sheets(papers()):
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
        assert sheet["A1"].font.name == "Times New Roman"
        assert sheet.page_setup.fitToHeight is None  # one, which is not written
        assert not sheet.protection.sheet
    assert [sheet.page_setup.fitToHeight for sheet in sheets(papers(80))] == [0, 0]
    assert [footer(papers(people)) for people in (3, 80)] == [[None, None], ["Trang &P/&N", "Trang &P/&N"]]


def test_a_name_like_a_formula_is_text() -> None:
    for sheet, cell in zip(sheets(papers(first="=1+1")), ("B9", "C20"), strict=True):
        found = [one for row in sheet.iter_rows() for one in row if one.value == "=1+1"]
        assert [(one.coordinate, one.data_type) for one in found] == [(cell, "s")]


def test_the_same_people_give_the_same_bytes() -> None:
    assert papers() == papers()


def test_they_print_in_libreoffice(tmp_path: Path) -> None:
    assert converted(papers(), tmp_path, to="pdf").startswith(b"%PDF")


RULE = {
    "mode": "agree",
    "majority": "given",
    "denominator": "official_members",
    "excluded": ["Miễn công tác và sinh hoạt đảng"],
    "thresholds": [{"level": "excellent", "at_least": "2/3"}, {"level": "good", "above": 50}],
    "cumulative": True,
    "not_rated": True,
    "separate": ["excellent"],
    "self_vote": "excluded",
}


def test_a_level_with_a_ballot_of_its_own_has_a_paper_of_its_own() -> None:
    ballot, own, minutes = sheets(papers(ballot=RULE))
    assert [sheet.title for sheet in (ballot, own, minutes)] == [
        *("Phiếu biểu quyết", "Phiếu riêng", "Biên bản kiểm phiếu")
    ]
    assert rows(ballot, "TT")[0] == ("TT", "Họ và tên", "HTTNV", "HTNV", "KHTNV", "Không đánh giá")
    assert rows(own, "TT")[0] == ("TT", "Họ và tên", "Đồng ý HTXSNV", "Không đồng ý HTXSNV")
    assert "Mức HTXSNV: đánh dấu X vào một trong hai ô trên mỗi dòng. Không đánh dấu ở dòng ghi tên mình." in texts(own)
    assert "CB03-" not in " ".join(texts(own))
    assert len(rows(own, "TT")) == 4


def test_minutes_say_how_many_votes_a_level_takes_and_ask_for_what_that_needs() -> None:
    minutes = sheets(papers(ballot=RULE))[-1]
    said = texts(minutes)
    for line in (
        "Số đảng viên chính thức không tính vào tỷ lệ (Miễn công tác và sinh hoạt đảng):",
        "Số phiếu HTXSNV hợp lệ:",
        "– HTXSNV: từ 2/3 trở lên, cần ít nhất …………… phiếu",
        "– HTTNV: trên 1/2, cần ít nhất …………… phiếu",
    ):
        assert line in said
    assert any(line.startswith("Số phiếu cần đạt, tính trên tổng số đảng viên chính thức") for line in said)
    table = rows(minutes, "TT")
    assert [cell for cell in table[0] if cell][3:5] == ["Số phiếu đề nghị xếp loại", "Phiếu riêng HTXSNV"]
    assert [cell for cell in table[1] if cell] == [
        *("HTTNV", "HTNV", "KHTNV", "Không đánh giá", "Đồng ý HTXSNV", "Không đồng ý HTXSNV")
    ]

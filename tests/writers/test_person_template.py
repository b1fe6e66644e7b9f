"""The form of one person as it goes out: what is locked, what calculates itself, what marks it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell

from danhgia.forms import unit_form
from danhgia.person_form import PERSON_SHEET
from danhgia.readers.score_sheets import read_score_sheets
from danhgia.readers.workbook import open_workbook
from danhgia.sheets import State
from danhgia.writers.person_page import FilledForm, PersonPage
from danhgia.writers.person_template import person_workbook
from danhgia.writers.unit_page import TemplatePerson, UnitPage
from office import converted, recalculated
from sample_rubric import sample_sheet
from score_tables import Q3, domain, small_rubric
from workspaces import EDITION, FORM

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from danhgia.rubric import Edition
    from danhgia.sheets import ScoreSheet

UNIT = UnitPage(Q3, "CB03", "Chi bộ Mẫu 03", "Đảng bộ Mẫu", ())
PERSON = TemplatePerson("CB03-012", "Đảng viên Mẫu 012", "Chi ủy viên")
CAPS = {criterion.id: criterion.cap for criterion in EDITION.rubric.main.criteria}
FILLED = FilledForm({"self": CAPS, "branch": {**CAPS, "IV.1": Decimal("24.5")}}, "XS", "XS", "Lý do mẫu")


def made(filled: FilledForm | None = None, *, edition: Edition = EDITION) -> bytes:
    form = unit_form(edition.rubric.main, edition.rubric)
    return person_workbook(edition, form, PersonPage(UNIT, PERSON, filled or FilledForm()))


def opened(data: bytes) -> Worksheet:
    sheet: Worksheet = load_workbook(BytesIO(data))[PERSON_SHEET]
    return sheet


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet for cell in row if isinstance(cell.value, str)]


def read(data: bytes, folder: Path) -> ScoreSheet:
    path = folder / "form.xlsx"
    path.write_bytes(data)
    (sheet,) = read_score_sheets(path, shown="form.xlsx", forms=[FORM])
    return sheet


def test_what_was_filled_in_comes_back(tmp_path: Path) -> None:
    sheet = read(made(FILLED), tmp_path)
    assert sheet.findings == ()
    assert [(one.code, one.name, one.position, one.reason) for one in sheet.people] == [
        (PERSON.code, PERSON.name, PERSON.position, "Lý do mẫu")
    ]
    scores = {
        (FORM.scorers[scorer].id, FORM.columns[what].key): Decimal(scaled) / 1_000_000
        for scorer, what, scaled in zip(sheet.scores.scorer, sheet.scores.what, sheet.scores.scaled, strict=True)
    }
    assert scores == {(scorer, key): score for scorer, given in FILLED.scores.items() for key, score in given.items()}
    claims = zip(sheet.claims.what, sheet.claims.scorer, sheet.claims.scaled, sheet.claims.raw, strict=True)
    stated = {
        (FORM.columns[what].kind, scorer): raw or Decimal(scaled) / 1_000_000 for what, scorer, scaled, raw in claims
    }
    assert stated["total", 0] == Decimal(100)
    assert stated["total", 1] == Decimal("94.5")
    assert {key: stated[key] for key in (("level", 0), ("level", 1), ("self_level", 0), ("ballot", 1))} == {
        ("level", 0): "XS", ("level", 1): "XS", ("self_level", 0): "XS", ("ballot", 1): "XS",
    }  # fmt: skip


def test_untouched_it_shows_no_sum_and_no_level(tmp_path: Path) -> None:
    sheet = read(made(), tmp_path)
    assert set(sheet.scores.state) == {State.BLANK}
    assert len(sheet.claims.row) == 0


def test_the_mark_names_the_form_and_the_person(tmp_path: Path) -> None:
    mark = read(made(), tmp_path).mark
    assert mark is not None
    assert (mark.form, mark.person, mark.unit, mark.period) == ("person", "CB03-012", "CB03", "2018-Q3")
    assert (mark.rubric, mark.sha256) == (EDITION.rubric.id, EDITION.sha256)
    book = open_workbook(tmp_path / "form.xlsx", shown="form.xlsx")
    assert book.states["_danhgia"] == "veryHidden"
    assert book.properties["danhgia_person"] == "CB03-012"


def test_only_what_is_to_be_filled_in_is_unlocked_and_yellow() -> None:
    sheet = opened(made())
    cells = [cell for row in sheet for cell in row if isinstance(cell, Cell)]
    free = {cell.coordinate for cell in cells if not cell.protection.locked}
    yellow = {cell.coordinate for cell in cells if cell.fill.fgColor.rgb == "FFFFF2CC"}
    assert free == yellow
    assert {f"{column}{row}" for column in "DEF" for row in range(21, 26)} <= free
    assert {"D26", "E26", "D44", "E45", "A21", "B21", "C21", "E8"} & free == set()
    assert sheet.protection.sheet
    assert not sheet.protection.formatColumns  # allowed: what is not locked is said by False


def test_it_is_a_page_of_a4_wide() -> None:
    sheet = opened(made())
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    fitted = sheet.sheet_properties.pageSetUpPr
    assert fitted is not None
    assert (fitted.fitToPage, sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (True, 1, 0)
    fonts = {cell.font.name for row in sheet for cell in row if cell.value}
    assert fonts == {"Times New Roman"}


def test_its_lines_stand_in_the_order_of_the_form() -> None:
    said = texts(opened(made()))
    wanted = [
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "PHIẾU CHẤM ĐIỂM KẾT QUẢ THỰC HIỆN CAM KẾT",
        "Quý III năm 2018",
        "I. THÔNG TIN CÁ NHÂN",
        "Họ và tên: Đảng viên Mẫu 012",
        "Mã số:",
        "CB03-012",
        "II. NỘI DUNG CAM KẾT (trích bản cam kết chi bộ thông qua ngày …/…/……)",
        "III. CHẤM ĐIỂM",
        "Cá nhân tự chấm",
        "Chi bộ chấm",
        "TƯ TƯỞNG, CHÍNH TRỊ",
        "I.1",
        "Cộng I",
        "TỔNG ĐIỂM",
        "Mức theo điểm",
        "IV. TỰ NHẬN XÉT",
        "4. Tự nhận mức xếp loại:",
        "V. Ý KIẾN CỦA CHI BỘ",
        "3. Mức xếp loại:",
        "NGƯỜI TỰ ĐÁNH GIÁ",
        "T/M CHI BỘ, BÍ THƯ",
    ]
    places = [said.index(line) for line in wanted]
    assert places == sorted(places)


def test_it_says_what_is_rated_and_what_the_units_sheet_holds_alone(tmp_path: Path) -> None:
    facts = [{"id": "late", "name": "Tỷ lệ việc đúng hạn", "kind": "percent"}]
    bonuses = [{"id": "T.1", "label": "T1", "name": "Sáng kiến", "cap": Decimal(5)}]
    sheet = sample_sheet(facts=facts, bonuses=bonuses)
    rubric = small_rubric(sheets=[sheet], rates={"quarter": "kết quả công tác"})
    edition = replace(EDITION, rubric=rubric)
    data = made(edition=edition)
    said = texts(opened(data))
    assert "II. NỘI DUNG ĐÁNH GIÁ: KẾT QUẢ CÔNG TÁC" in said
    assert "Ghi ở bảng của chi bộ, không ghi ở phiếu này: T1 Sáng kiến; Tỷ lệ việc đúng hạn." in said
    assert "II. NỘI DUNG ĐÁNH GIÁ" in texts(opened(made(edition=replace(EDITION, rubric=small_rubric(rates={})))))
    path = tmp_path / "form.xlsx"
    path.write_bytes(data)
    (found,) = read_score_sheets(path, shown="form.xlsx", forms=(unit_form(rubric.main, rubric),))
    assert (found.people[0].code, found.findings) == ("CB03-012", ())


KINDS: dict[str, dict[str, object]] = {
    "I.1": {
        "figure": {
            "unit": "%",
            "by": "Cơ quan mẫu",
            "brackets": [{"from": 95, "points": 20}, {"from": 80, "points": 12}],
        }
    },
    "I.2": {"frame": [{"word": "Tốt", "share": 100}, {"word": "Kém", "share": 40}]},
    "II.1": {"options": [{"points": 50}, {"points": Decimal("12.5")}, {"points": 0}], "not_applicable": "rescale"},
}


def of_kinds() -> Edition:
    """Return a rubric whose totals are more than sums of points: brackets, words, a clipped group, rounding."""
    one, two = domain("I", 25, ("I.1", 20), ("I.2", 25)), domain("II", 75, ("II.1", 50), ("II.2", 25))
    for line in (*one["criteria"], *two["criteria"]):  # type: ignore[misc]  # lists of criteria
        line.update(KINDS.get(line["id"], {}))
    score = {"total": 100, "step": Decimal("0.5"), "rounding": {"total": {"to": 1}}}
    sheet = sample_sheet(domains=[{**one, "clip": True}, two], score=score)
    return replace(EDITION, rubric=small_rubric(sheets=[sheet]))


def of_branch(**scores: object) -> FilledForm:
    given = {"I.1": Decimal(96), "I.2": "Tốt", "II.1": Decimal("12.5"), "II.2": Decimal(10), **scores}
    return FilledForm({"branch": given})  # type: ignore[dict-item]  # cells of many kinds


def test_sums_of_kinds_are_what_grading_comes_to(tmp_path: Path) -> None:
    edition = of_kinds()
    data = recalculated(made(of_branch(), edition=edition), tmp_path)
    shown = load_workbook(BytesIO(data), data_only=True)[PERSON_SHEET]
    found = {str(row[1].value): row[4].value for row in shown.iter_rows() if row[1].value}
    # 20 and 25 are cut to the cap of 25; 47,5 is rounded up.
    assert [found[line] for line in ("Cộng I", "Cộng II", "TỔNG ĐIỂM", "Mức theo điểm")] == [25, 22.5, 48, "KHT"]


def test_what_its_kind_allows_is_not_marked_as_wrong() -> None:
    sheet = opened(made(of_branch(), edition=of_kinds()))
    marked = {str(area.sqref) for area in sheet.conditional_formatting}
    lines = {str(row[0].value): row[0].row for row in sheet.iter_rows() if row[0].value}
    assert marked == {f"{column}{lines['II.2']}" for column in "DE"}
    assert "I.1" in lines
    said = next(str(row[1].value) for row in sheet.iter_rows() if row[0].value == "I.1")
    assert said == "Tiêu chí I.1 (ghi số liệu, đơn vị tính: %)"


@pytest.mark.parametrize("beside", ["Không có việc này", None])
def test_why_a_criterion_does_not_apply_is_written_in_its_row(beside: str | None, tmp_path: Path) -> None:
    book = load_workbook(BytesIO(made(of_branch(**{"II.1": "K/AD"}), edition=of_kinds())))
    sheet = book[PERSON_SHEET]
    rows = {str(row[0].value): row[0].row for row in sheet.iter_rows() if row[0].value}
    offered = {str(rule.sqref): rule.prompt for rule in sheet.data_validations.dataValidation}
    assert "lý do ghi ở cột Căn cứ chấm điểm" in str(offered[f"E{rows['II.1']}"])
    sheet.cell(rows["II.1"], 6, beside)
    sheet.cell(rows["II.2"], 6, "Biên bản họp")
    book.save(tmp_path / "form.xlsx")
    rubric = of_kinds().rubric
    (read_sheet,) = read_score_sheets(
        tmp_path / "form.xlsx", shown="form.xlsx", forms=(unit_form(rubric.main, rubric),)
    )
    assert read_sheet.people[0].note == (beside or "")


def test_where_nobody_votes_there_is_no_place_for_votes() -> None:
    said = texts(opened(made(edition=replace(EDITION, rubric=EDITION.rubric.model_copy(update={"ballot": None})))))
    assert "2. Kết quả bỏ phiếu kín:" in texts(opened(made()))
    assert not any("bỏ phiếu" in line for line in said)
    assert {"2. Mức xếp loại:", "3. Lý do không đánh giá, xếp loại (nếu có):"} <= set(said)


def test_papers_of_the_state_have_its_letterhead() -> None:
    rubric = EDITION.rubric.model_copy(update={"letterhead": "state"})
    said = texts(opened(made(edition=replace(EDITION, rubric=rubric))))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in said
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" not in said
    assert "Chức vụ: Chi ủy viên" in said


def test_where_units_are_no_party_cells_people_work_there() -> None:
    rubric = small_rubric(words={"unit": "Cơ quan"})
    said = texts(opened(made(edition=replace(EDITION, rubric=rubric))))
    assert {"Chức vụ: Chi ủy viên", "Cơ quan:"} <= set(said)
    assert "Sinh hoạt tại chi bộ:" in texts(opened(made()))


@pytest.mark.parametrize("scorers", [1, 2, 3])
def test_there_is_a_column_for_each_scorer(scorers: int) -> None:
    every = [
        {"id": "self", "name": "Cá nhân tự chấm"}, {"id": "branch", "name": "Chi bộ chấm"},
        {"id": "above", "name": "Đảng ủy chấm"},
    ][-scorers:]  # fmt: skip
    sheet = sample_sheet(scorers=every, official=every[-1]["id"])
    edition = replace(EDITION, rubric=small_rubric(sheets=[sheet]))
    said = texts(opened(made(edition=edition)))
    first = said.index(every[0]["name"])
    assert said[first - 3 : first + scorers + 1] == [
        "TT", "Nội dung, tiêu chí", "Điểm tối đa", *(scorer["name"] for scorer in every), "Căn cứ chấm điểm",
    ]  # fmt: skip


def test_the_same_bytes_come_every_time() -> None:
    assert made(FILLED) == made(FILLED)


def test_libreoffice_prints_it_on_two_upright_pages(tmp_path: Path) -> None:
    printed = converted(made(FILLED), tmp_path, to="pdf")
    pages = printed.count(b"/Type/Page") - printed.count(b"/Type/Pages")
    assert pages == 3  # the form, and the guide

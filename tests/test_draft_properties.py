"""Whatever a form holds: no cap of a draft is invented, the draft is a file that reads back, and nothing falls over."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danhgia.drafting.making import drafted
from danhgia.findings import Unusable
from danhgia.numbers import from_spreadsheet
from danhgia.readers.blank_form import read_form
from danhgia.readers.rubric_file import read_rubric
from danhgia.readers.workbook import open_workbook
from danhgia.readers.yaml_nodes import parse_yaml
from danhgia.text import clean
from danhgia.writers.draft_yaml import draft_file
from danhgia.writers.yaml_scalars import scalar
from foreign_forms import FORMS
from tables_builder import Tab, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.drafting.draft import Draft
    from danhgia.drafting.lines import Points
    from danhgia.readers.workbook import Grid

LABELS = st.sampled_from(
    [
        "", "", "I", "II", "III", "A", "B", "C", "1", "2", "1.1", "1.2", "2.1", "a)", "b)", "đ)", "i", "v", "-", "+",
        "100", "110", "200", "I.1", "Mục 1", "x y", "(1)",
    ]
)  # fmt: skip
NAMES = st.sampled_from(
    [
        "Mẫu", "MẪU HOA", "Mẫu (5 điểm)", "Mẫu (tối đa 15 điểm)", "Mẫu (2-4 điểm)", "Mẫu: 3 điểm", "Từ 90% trở lên",
        "Dưới 50%", "Cộng I", "Cộng", "Tổng (A) =", "TỔNG ĐIỂM", "Tổng điểm II", "Điểm thưởng", "Điểm trừ", "",
        "1. Mẫu", 'a) Mẫu: "x" # y', "I. MẪU", "- Mẫu", "Tự nhận xét", "Ý kiến", "Xếp loại", "(Ký, ghi rõ họ tên)",
        "Cộng tác mẫu", "Mẫu {a}, [b]",
    ]
)  # fmt: skip
CAPS = st.sampled_from(
    [
        "", "", "5", "2.5", "10", "15", "30", "100", "'4,5", "'15-20", "'0-10", "'5 điểm", "'(3)", "'20.000", "x", "-",
        "0", "-3", "day:2018-05-03", "#REF!", "=A1 => 7", "=A1 => ?", "=A1 =>", "'tối đa 6", "1000001", "0.1234567",
    ]
)  # fmt: skip
HEADINGS = st.sampled_from(
    [
        "TT | Nội dung, tiêu chí | Điểm tối đa | Chi bộ chấm",
        "STT | Tiêu chí | Thang điểm | Điểm",
        "TT | Nội dung | Tiêu chí | Điểm chuẩn",
        "Tiêu chí | Điểm tối đa | Điểm tối thiểu | Tự chấm",
        "TT | Tiêu chí | Điểm | Tự chấm",
    ]
)
ROWS = st.tuples(LABELS, NAMES, CAPS, CAPS).map(" | ".join)
MERGES = st.lists(st.sampled_from(["A3:A4", "B5:D5", "C3:C5", "A6:B6", "C6:C7", "D4:D6"]), unique=True, max_size=3)
NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")


@st.composite
def forms(draw: st.DrawFn) -> Tab:
    rows = draw(st.lists(ROWS, min_size=1, max_size=14))
    merges = [area for area in draw(MERGES) if int(area[-1]) <= len(rows) + 1]
    apart = [area for place, area in enumerate(merges) if not any(overlap(area, other) for other in merges[:place])]
    return Tab("\n".join([draw(HEADINGS), *rows]), tuple(apart))


@st.composite
def unit_forms(draw: st.DrawFn) -> Tab:
    """Make a sheet with a unit per row: groups in its first row, criteria in its second."""
    count = draw(st.integers(1, 8))
    upper = [draw(st.one_of(NAMES, st.just(""))) for _ in range(count)]
    lower = [f"{draw(LABELS)} {draw(NAMES)}".strip() for _ in range(count)]
    below = ["Điểm tối đa", "", *(draw(CAPS) for _ in range(count))]
    lines = [["TT", "Họ và tên", *upper], ["", "", *lower], below if draw(st.booleans()) else ["(1)", "(2)"]]
    merges = ("A1:A2", "B1:B2", *(("C1:D1",) if count > 1 and draw(st.booleans()) else ()))
    return Tab("\n".join(" | ".join(line) for line in lines), merges)


def overlap(one: str, other: str) -> bool:
    (a, b), (c, d) = one.split(":"), other.split(":")
    return a[0] <= d[0] and c[0] <= b[0] and int(a[1:]) <= int(d[1:]) and int(c[1:]) <= int(b[1:])


def caps_of(draft: Draft) -> list[Points]:
    floors = [one.line.floor for one in draft.criteria if one.line.floor is not None]
    caps = [*(domain.cap for domain in draft.domains), *(one.cap for one in draft.criteria)]
    return [points for points in (draft.total, *caps, *floors) if points.value is not None]


def numbers_in(grid: Grid, points: Points) -> set[Decimal]:
    """Return every number that stands in the cell which a cap is said to come from."""
    assert points.at.row
    assert points.at.column
    cell = grid.cell(points.at.row, points.at.column)
    assert cell is not None
    stored = from_spreadsheet(cell.text) if cell.kind == "n" else None
    return {stored} if stored is not None else {Decimal(text.replace(",", ".")) for text in NUMBER.findall(cell.text)}


def draft_in(folder: Path, form: Tab) -> Draft | None:
    """Return the draft of a form; None where nothing of it is understood."""
    path = workbook(folder / "mau.xlsx", {"Mẫu": form})
    try:
        draft = drafted(read_form(path, shown="mau.xlsx"), "mau")
    except Unusable as nothing:
        codes = {finding.code for finding in nothing.findings}
    else:
        return draft if draft.criteria or draft.levels_only else None
    assert codes == {"DG640"}
    return None


def assert_sound(folder: Path, form: Tab) -> None:
    draft = draft_in(folder, form)
    if draft is None:
        return
    grid = open_workbook(folder / "mau.xlsx", shown="mau.xlsx").grid("Mẫu")
    for points in caps_of(draft):
        assert points.value in numbers_in(grid, points)
    file = draft_file(draft, form="mau.xlsx")
    document, faults = parse_yaml(file.text.encode(), "mau.yaml")
    assert not faults
    assert document is not None
    value: Any = document.value
    assert draft.levels_only == ("domains" not in value) == ("score" not in value)
    assert [(domain["name"], domain.get("cap")) for domain in value.get("domains", ())] == [
        (domain.name, domain.cap.value) for domain in draft.domains
    ]
    written = [(one["name"], one.get("cap")) for domain in value.get("domains", ()) for one in domain["criteria"]]
    assert written == [(one.name, one.cap.value) for one in draft.criteria]
    (folder / "mau.yaml").write_text(file.text, "utf-8")
    _, findings = read_rubric(folder / "mau.yaml")
    assert {finding.code for finding in findings} <= {"DG602", "DG606"}
    assert set(file.gaps) == set(draft.gaps())


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(forms())
def test_no_cap_is_invented_with_criteria_in_rows(tmp_path: Path, form: Tab) -> None:
    assert_sound(tmp_path, form)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(unit_forms())
def test_no_cap_is_invented_with_criteria_in_columns(tmp_path: Path, form: Tab) -> None:
    assert_sound(tmp_path, form)


@st.composite
def level_forms(draw: st.DrawFn) -> Tab:
    """Make a sheet with somebody per row, a level and no number, beside columns that may be anything."""
    own = ["TT", draw(st.sampled_from(["Họ và tên", "Tên chi bộ"])), draw(ASKED)]
    more = draw(st.lists(BESIDE, max_size=3, unique=True))
    columns = [*own, *more]
    lines = [columns, [f"({place})" for place in range(1, len(columns) + 1)], [""], *draw(st.sampled_from(TICKED))]
    return Tab("\n".join(" | ".join(line) for line in lines))


ASKED = st.sampled_from(["Xếp loại", "Mức chi bộ bỏ phiếu xếp loại", "Đề nghị xếp loại", "Tự nhận mức", "Tổng điểm"])
BESIDE = st.sampled_from(
    [
        "Ghi chú",
        "Lý do không đánh giá, xếp loại",
        "Tư tưởng",
        "I.1 Chấp hành",
        "Điểm",
        "Mức theo điểm",
        "Hệ số",
        "Ký tên",
    ]
)
TICKED = (
    [["☐ Hoàn thành tốt nhiệm vụ"], ["☐ Hoàn thành nhiệm vụ"], ["☐ Không hoàn thành nhiệm vụ"]],
    [["Hoàn thành tốt: từ 70 điểm"], ["Hoàn thành: từ 50 đến dưới 70 điểm"], ["Không hoàn thành: dưới 50 điểm"]],
    [[""]],
)
KNOWN = frozenset({"Ghi chú", "Lý do không đánh giá, xếp loại", "Ký tên"})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(level_forms())
def test_a_form_without_numbers_gets_levels_alone_or_nothing(tmp_path: Path, form: Tab) -> None:
    assert_sound(tmp_path, form)
    draft = draft_in(tmp_path, form)
    columns = form.table.split("\n", 1)[0].split(" | ")
    understood = columns[2] not in {"Tự nhận mức", "Tổng điểm"} and KNOWN.issuperset(columns[3:]) and "☐" in form.table
    assert (draft is not None and draft.levels_only) == understood
    if draft is not None:
        assert caps_of(draft) == []


@pytest.mark.parametrize("name", FORMS)
def test_no_cap_is_invented_on_the_forms_of_other_places(name: str, tmp_path: Path) -> None:
    assert_sound(tmp_path, FORMS[name])
    assert draft_in(tmp_path, FORMS[name]) is not None


@given(st.text(min_size=1).map(clean).filter(bool))
def test_a_text_reads_back_as_it_was(text: str) -> None:
    for document in (f"name: {scalar(text)}  # x\n", f"name: {{a: {scalar(text)}, b: 1}}\n"):
        read, faults = parse_yaml(document.encode(), "x.yaml")
        assert not faults
        assert read is not None
        assert read.value in ({"name": text}, {"name": {"a": text, "b": 1}})

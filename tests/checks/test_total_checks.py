from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from danhgia.checks.total_checks import band
from sample_rubric import sample_sheet
from score_tables import domain, examined, grades, only, placed, said, small_rubric

if TYPE_CHECKING:
    from danhgia.findings import Finding
    from danhgia.rubric import Sheet

HEAD = "code | name | I.1 | I.2 | II.1 | Cộng I | Cộng II | Tổng điểm | Mức"
"""Columns A to I."""


def claims(
    subtotal: str = "=70", other: str = "=20", total: str = "=90", level: str = "=XS", *, scores: str = "40 | 30 | 20"
) -> str:
    return f"{HEAD}\nA1 | Mẫu 1 | {scores} | {subtotal} | {other} | {total} | {level}"


def found_in(table: str, *, marked: bool = True) -> tuple[Finding, ...]:
    return examined(placed(table, marked=marked)).findings


@pytest.mark.parametrize("level", ["=XS", "=HTXSNV", "=Hoàn thành xuất sắc nhiệm vụ", "=hoàn thành XUẤT SẮC nhiệm vụ"])
def test_right_claims_are_silent_however_the_level_is_spelled(level: str) -> None:
    assert said(found_in(claims(level=level))) == []


def test_claims_that_are_not_there_are_silent() -> None:
    assert said(found_in(claims("", "", "", ""))) == []


ONE_CLAIM = [
    # claims, code, cell, value, limit
    (claims(subtotal="=69"), "DG301", "F2", "69", "70"),
    (claims(other="=#REF!"), "DG301", "G2", "#REF!", "20"),
    (claims(other="=hai mươi"), "DG301", "G2", "hai mươi", "20"),
    (claims(total="=91"), "DG302", "H2", "91", "90"),
    (claims(total="=#VALUE!"), "DG302", "H2", "#VALUE!", "90"),
    (claims(total="=89.999999"), "DG302", "H2", "89.999999", "90"),
    (claims(level="=T"), "DG303", "I2", "T", "XS"),
    (claims(level="=giỏi"), "DG307", "I2", "giỏi", None),
    (claims(level="=1"), "DG307", "I2", "1", None),
    (claims(level="=Không đánh giá, xếp loại"), "DG307", "I2", "Không đánh giá, xếp loại", None),
]


@pytest.mark.parametrize(("table", "code", "cell", "value", "limit"), ONE_CLAIM)
def test_a_wrong_claim_is_an_error_and_nobody_is_graded_past_it(
    table: str, code: str, cell: str, value: str, limit: str | None
) -> None:
    (found,) = found_in(table)
    assert (found.code, found.at.cell, found.subject, found.unit) == (code, cell, "A1", "CB01")
    assert (found.value, found.limit, found.severity, found.blocks) == (value, limit, "error", "person")
    assert grades(placed(table))["A1"].status == "error"


def test_a_total_that_follows_a_wrong_subtotal_is_not_said_again() -> None:
    assert said(found_in(claims("=60", "=20", "=80", "=T"))) == [("DG301", "F2", "A1")]


def test_a_level_that_follows_a_wrong_total_is_not_said_again() -> None:
    assert said(found_in(claims(total="=89.5", level="=T"))) == [("DG302", "H2", "A1")]


def test_a_level_that_does_not_follow_the_wrong_total_is_said_too() -> None:
    assert said(found_in(claims(total="=89.5", level="=HT"))) == [("DG302", "H2", "A1"), ("DG303", "I2", "A1")]


def test_a_wrong_total_beside_a_wrong_subtotal_that_it_does_not_add_up_is_said_too() -> None:
    assert said(found_in(claims("=60", "=20", "=85", ""))) == [("DG301", "F2", "A1"), ("DG302", "H2", "A1")]


def test_a_total_that_left_a_text_score_out_is_an_error_of_its_own() -> None:
    found = found_in(claims("=65.5", "=0", "=65.5", "=HT", scores="40 | 25.5 | '4,5"))
    assert said(found) == [("DG206", "E2", "A1"), ("DG301", "G2", "A1")]
    assert [one.severity for one in found] == ["warning", "error"]


def test_a_total_without_subtotals_that_left_a_text_score_out_is_an_error() -> None:
    table = "code | name | I.1 | I.2 | II.1 | Tổng điểm\nA1 | Mẫu 1 | 40 | 30 | '4,5 | =70"
    found = only(found_in(table), "DG302")
    assert (found.at.cell, found.value, found.limit) == ("F2", "70", "74.5")


@pytest.mark.parametrize("score", ["", "#REF!", "=?", "4đ"])
def test_claims_are_compared_only_where_all_scores_could_be_read(score: str) -> None:
    codes = [one.code for one in found_in(claims("=1", "=2", "=3", "=KHT", scores=f"40 | {score} | 20"))]
    assert len(codes) == 1
    assert codes[0].startswith("DG2")


def test_claims_of_a_row_that_nobody_rates_are_not_looked_at() -> None:
    assert said(found_in(f"{HEAD} | lý do\nA1 | Mẫu 1 | | | | =0 | =0 | =0 | =KHT | Nghỉ thai sản")) == []


def test_claims_that_were_never_calculated_are_notes_and_the_person_is_graded() -> None:
    table = claims("=?", "=?", "=?", "=?")
    found = found_in(table)
    assert said(found) == [("DG305", "H2", "A1"), ("DG305", "I2", "A1")]
    assert {one.severity for one in found} == {"note"}
    assert grades(placed(table))["A1"].level == "excellent"


def test_a_typed_number_in_our_template_replaced_a_formula() -> None:
    table = claims("70", "=20", "90", "=XS")
    found = found_in(table)
    assert said(found) == [("DG306", "F2", "A1"), ("DG306", "H2", "A1")]
    assert {(one.severity, one.blocks) for one in found} == {("warning", "nothing")}
    assert grades(placed(table))["A1"].level == "excellent"


def test_a_typed_number_elsewhere_replaced_nothing() -> None:
    assert said(found_in(claims("70", "20", "90", "XS"), marked=False)) == []


def test_a_typed_number_that_is_wrong_is_said_once() -> None:
    assert said(found_in(claims(total="91"))) == [("DG302", "H2", "A1")]


CLIPPED = small_rubric(
    sheets=[sample_sheet(domains=[domain("I", 60, ("I.1", 40), ("I.2", 30)), domain("II", 40, ("II.1", 40))])]
)


@pytest.mark.parametrize(
    ("scores", "codes"), [("40 | 20 | 40", []), ("40 | 20.5 | 30", ["DG304"]), ("40 | | 40", ["DG204"])]
)
def test_a_domain_may_have_a_cap_below_the_sum_of_its_criteria(scores: str, codes: list[str]) -> None:
    sheet = placed(f"code | name | I.1 | I.2 | II.1\nA1 | Mẫu 1 | {scores}", rubric=CLIPPED)
    assert [one.code for one in examined(sheet, rubric=CLIPPED).findings] == codes


def test_a_group_in_a_domain_has_a_cap_of_its_own() -> None:
    """The domain's cap holds both groups; the first group's does not hold its criteria."""
    groups = [domain("I.a", 60, ("I.1", 40), ("I.2", 30)), domain("I.b", 40, ("II.1", 40))]
    nested = small_rubric(sheets=[sample_sheet(domains=[{"id": "I", "name": "Một", "cap": 100, "groups": groups}])])
    table = "code | name | I.1 | I.2 | II.1\nA1 | Mẫu 1 | 40 | 20 | 40\nA2 | Mẫu 2 | 40 | 20.5 | 30"
    (found,) = examined(placed(table, rubric=nested), rubric=nested).findings
    assert (found.code, found.subject, found.value, found.limit) == ("DG304", "A2", "60.5", "60")
    assert found.facts["domain"] == "I.a"


def test_a_domain_above_its_cap_is_an_error_of_its_row() -> None:
    table = "code | name | I.1 | I.2 | II.1\nA1 | Mẫu 1 | 40 | 20 | 40\nA2 | Mẫu 2 | 40 | 20.5 | 30"
    sheet = placed(table, rubric=CLIPPED)
    (found,) = examined(sheet, rubric=CLIPPED).findings
    assert (found.at.row, found.at.cell, found.subject) == (3, None, "A2")
    assert (found.value, found.limit, found.severity) == ("60.5", "60", "error")
    assert found.facts["cells"] == ("C3", "D3")
    graded = grades(sheet, rubric=CLIPPED)
    assert (graded["A1"].status, graded["A2"].status) == ("graded", "error")


def own(total: str, level: str = "") -> str:
    return f"code | name | I.1 | I.2 | II.1 | tự chấm | tự nhận\nA1 | Mẫu 1 | 40 | 30 | 20 | {total} | {level}"


@pytest.mark.parametrize(
    ("total", "level"),
    [("", ""), ("95.5", "XS"), ("95.5", ""), ("", "T"), ("=?", "XS"), ("95", "=?"), ("60", "KĐG"), ("89.99", "T")],
)
def test_what_people_say_of_themselves_may_differ_from_the_official_scores(total: str, level: str) -> None:
    assert said(found_in(own(total, level))) == []


OWN = [
    (own("100.5"), "DG201", "F2", "100.5", "100"),
    (own("chín mươi"), "DG205", "F2", "chín mươi", None),
    (own("day:04/05/2018"), "DG207", "F2", "04/05/2018", None),
    (own("#N/A"), "DG208", "F2", "#N/A", None),
    (own("89.99", "XS"), "DG303", "G2", "XS", "T"),
    (own("", "giỏi"), "DG307", "G2", "giỏi", None),
]


@pytest.mark.parametrize(("table", "code", "cell", "value", "limit"), OWN)
def test_what_is_wrong_in_the_self_columns_is_a_warning(
    table: str, code: str, cell: str, value: str, limit: str | None
) -> None:
    (found,) = found_in(table)
    assert (found.code, found.at.cell, found.subject, found.value, found.limit) == (code, cell, "A1", value, limit)
    assert (found.severity, found.blocks) == ("warning", "nothing")
    assert grades(placed(table))["A1"].level == "excellent"


def test_a_self_total_typed_as_text_is_read() -> None:
    found = only(found_in(own("'89,5", "T")), "DG206")
    assert (found.at.cell, found.severity, found.facts["read"]) == ("F2", "warning", Decimal("89.5"))


def levels(*bounds: dict[str, object]) -> Sheet:
    named = [
        {"id": f"l{place}", "code": f"L{place}", "name": f"Mức {place}", **one} for place, one in enumerate(bounds)
    ]
    return small_rubric(sheets=[sample_sheet(levels=named)]).main


FROM = levels({"from": Decimal(90)}, {"from": Decimal(75)}, {"from": Decimal(0)})
ABOVE = levels({"above": Decimal(90)}, {"above": Decimal(80)}, {})
STATED = levels(
    {"from": Decimal(90), "to": Decimal(100)},
    {"from": Decimal("72.5"), "below": Decimal(90)},
    {"to": Decimal(72)},
)


@pytest.mark.parametrize(
    ("sheet", "bands"),
    [
        (FROM, ["90–100", "75–<90", "0–<75"]),
        (ABOVE, [">90–100", ">80–90", "0–80"]),
        (STATED, ["90–100", "72,5–<90", "0–72"]),
    ],
)
def test_bands_are_printed_with_what_belongs_to_them(sheet: Sheet, bands: list[str]) -> None:
    assert [band(level, sheet) for level in sheet.levels] == bands

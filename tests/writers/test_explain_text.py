from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from danhgia.decisions import Layers, Reason
from danhgia.results import Explanation
from danhgia.writers.explain_text import print_explanation
from danhgia.yearend import YearEnd
from sample_results import Q3, QUARTERS, edition, grade, no_grade, official_edition, year_of
from sample_rubric import sample_edition, sample_rubric, sample_sheet

if TYPE_CHECKING:
    from danhgia.messages import Lang

WHO = ("CB03-012", "Đảng viên Mẫu 012", "Chi bộ 03")


def explained(explanation: Explanation, lang: Lang = "vi", width: int = 80) -> list[str]:
    file = StringIO()
    print_explanation(Console(file=file, width=width, force_terminal=True, color_system=None), explanation, lang=lang)
    return file.getvalue().splitlines()


def test_the_chain_of_a_year_that_fails() -> None:
    year = year_of("CB03-012", "excellent", "completed", "excellent", "good")
    assert explained(Explanation(edition(), *WHO, {Q3: grade()}, year)) == [
        "Đảng viên Mẫu 012 (CB03-012) – Chi bộ 03",
        "Quý III/2018: 92,5 điểm – mức theo điểm: HTXSNV (từ 90 đến 100)",
        "  I. Tư tưởng, chính trị                   14/15   CB03.xlsx, Chấm điểm, E12:I12",
        "  II. Phẩm chất đạo đức, lối sống          15/15   K12:O12",
        "  III. Ý thức tổ chức kỷ luật              9,5/10  Q12:R12",
        "  IV. Thực hiện chức trách, nhiệm vụ được  54/60   T12:W12",
        "  giao",
        "  Bỏ phiếu kín 28/09/2018: HTXSNV 9/12 phiếu hợp lệ – khớp với điểm",
        "  Mức được tính cho năm: HTXSNV (theo bỏ phiếu của chi bộ)",
        "Năm 2018 – xét HTXSNV: Không đủ điều kiện",
        "  ✗ quý II/2018 xếp loại HTNV, yêu cầu từ HTTNV trở lên",
        "  ✓ có 2 quý HTXSNV (quý I/2018, quý III/2018), yêu cầu ít nhất 2",
        "  Căn cứ: Văn bản mẫu, mục 3",
        "Mức của năm 2018: chưa có quyết định của cấp có thẩm quyền",
        "Bộ tiêu chí sample-2018, bản 1",
        "Dựa trên 1 giá trị tạm tính, chưa có văn bản.",
    ]


def test_english_says_the_same() -> None:
    lines = explained(Explanation(edition(), *WHO, {Q3: grade()}), "en")
    assert lines[1] == "Quarter III/2018: 92.5 points – level by points: HTXSNV (from 90 to 100)"
    assert lines[7:9] == [
        "  Secret vote 28/09/2018: HTXSNV, 9/12 valid ballots – agrees with the points",
        "  Level that counts for the year: HTXSNV (by the unit's vote)",
    ]


def test_votes_that_were_counted_and_give_no_level_are_no_missing_vote() -> None:
    facts = {"level": "HTXSNV", "x": 7, "base": 12, "of": "valid", "at_least": "2/3", "needed": 8}
    share = Reason("ballot.share", False, "votes_short", facts)
    bare = grade(ballot=False)
    said = [
        any("Chưa có kết quả bỏ phiếu" in line for line in explained(Explanation(edition(), *WHO, {Q3: one})))
        for one in (bare, replace(bare, reasons=(*bare.reasons, share)))
    ]
    assert said == [True, False]


def test_a_vote_that_contradicts_leaves_no_level() -> None:
    differs = Reason("ballot", False, "ballot", {"level": "HTTNV"})
    unsettled = replace(
        grade(),
        status="unsettled",
        level=None,
        level_from=None,
        layers=Layers("excellent", "good"),
        reasons=(differs, Reason("settled", None, "ng_unsettled")),
    )
    lines = explained(Explanation(edition(), *WHO, {Q3: unsettled}), width=200)
    assert lines[6:8] == [
        "  Bỏ phiếu kín: HTTNV – khác với mức theo điểm",
        "  Chưa thống nhất giữa điểm và kết quả bỏ phiếu; chưa có quyết định của cấp có thẩm quyền",
    ]


def test_without_a_vote_the_points_count_and_a_decision_is_told() -> None:
    facts = {"level": "HTXSNV", "body": "Cấp mẫu", "doc": "Số 12"}
    decided = grade(ballot=False)
    decided = replace(decided, reasons=(*decided.reasons, Reason("decision", True, "decision", facts)))
    lines = explained(Explanation(edition(), *WHO, {Q3: decided}), width=200)
    assert lines[6:9] == [
        "  Chưa có kết quả bỏ phiếu",
        "  Quyết định: HTXSNV, Cấp mẫu, Số 12",
        "  Mức được tính cho năm: HTXSNV (theo điểm)",
    ]


def test_periods_without_a_result_say_why() -> None:
    exempt = no_grade("CB03-012", "exempt", "ng_exempt", value="Nghỉ thai sản")
    grades = {QUARTERS[0]: None, QUARTERS[1]: exempt, Q3: replace(no_grade("CB03-012"), reasons=())}
    assert explained(Explanation(official_edition(), *WHO, grades))[1:4] == [
        "Quý I/2018: chưa xếp loại – chưa có phiếu chấm điểm",
        "Quý II/2018: chưa xếp loại – không đánh giá, xếp loại: Nghỉ thai sản",
        "Quý III/2018: chưa xếp loại – chưa có phiếu chấm điểm",
    ]


def test_a_stale_period_gives_no_level_to_the_year() -> None:
    lines = explained(Explanation(edition(), *WHO, {Q3: grade()}, stale=frozenset({Q3})))
    assert lines[2] == "  ! Số liệu đã thay đổi, cần xếp loại lại"
    assert not any("Mức được tính cho năm" in line for line in lines)


def test_a_grade_without_cells_still_has_points() -> None:
    bare = replace(grade(), scores=(), source=None)
    lines = explained(Explanation(edition(), *WHO, {Q3: bare}))
    assert lines[2] == "  I. Tư tưởng, chính trị                        14/15"
    empty = replace(bare, domains={}, level_from=None, reasons=())
    assert explained(Explanation(official_edition(), *WHO, {Q3: empty}))[2:-1] == ["  Chưa có kết quả bỏ phiếu"]


def test_what_was_proposed_stands_beside_the_rule_and_is_never_lowered() -> None:
    year = year_of("CB03-012", "good", "good", "excellent", "good", proposed="excellent")
    lines = explained(Explanation(edition(), *WHO, {}, year))
    assert lines[1] == "Năm 2018 – xét HTXSNV: Không đủ điều kiện"
    assert "Mức đề nghị: HTXSNV" in lines


def test_a_year_in_which_somebody_is_on_record_as_not_rated_says_so() -> None:
    known = year_of("CB03-012", "excellent", "excellent", "excellent", "missing")
    year = YearEnd(edition().rubric).decide(replace(known.about, excused="đình chỉ sinh hoạt"))
    lines = explained(Explanation(edition(), *WHO, {}, year))
    assert "  ? không đánh giá, xếp loại: đình chỉ sinh hoạt" in lines


def test_a_decided_year_and_a_rule_that_does_not_apply() -> None:
    rules = [
        {
            "level": "excellent",
            "applies_to": "party_members",
            "periods": ["Q1", "Q2", "Q3", "Q4"],
            "require": [{"every": {"of": "quarter", "at_least": "good"}}],
        }
    ]
    year = year_of("CB03-012", "good", "good", "good", "good", level="excellent")
    not_meant = Reason("year_end.excellent.applies_to", None, "not_applicable", {"members": "party_members"})
    outside = replace(year, eligible={}, reasons=(not_meant,))
    rubric = sample_edition(sample_rubric(year_end=rules))
    lines = explained(Explanation(rubric, *WHO, {}, outside))
    assert lines[1:4] == [
        "Năm 2018 – xét HTXSNV: Không áp dụng",
        "  – không phải đảng viên: điều kiện này không áp dụng",
        "Mức của năm 2018: HTXSNV (theo quyết định của cấp có thẩm quyền)",
    ]


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((("from", 90), ("from", 75), ("from", 0)), "từ 75 đến dưới 90"),
        ((("above", 90), ("above", "75.5"), ("from", 0)), "trên 75,5 đến 90"),
        ((("from", 90), ("from", 70, "below", 85), ("from", 0)), "từ 70 đến dưới 85"),
        ((("from", 90), ("from", 70, "to", "89.5"), ("from", 0)), "từ 70 đến 89,5"),
        ((("from", 90), ("to", "89.5"), ("to", 10)), "từ 0 đến 89,5"),
    ],
)
def test_bounds_are_told_in_words(bounds: tuple[tuple[object, ...], ...], words: str) -> None:
    levels = [
        {"id": level, "code": level, "name": level}
        | {str(key): Decimal(str(value)) for key, value in zip(bound[::2], bound[1::2], strict=True)}
        for level, bound in zip(("best", "excellent", "worst"), bounds, strict=True)
    ]
    rubric = sample_edition(sample_rubric(sheets=[sample_sheet(levels=levels)]))
    assert f"({words})" in explained(Explanation(rubric, *WHO, {Q3: grade()}))[1]

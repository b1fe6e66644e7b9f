from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from danhgia.messages import LANGS
from danhgia.readers.rubric_file import find_rubric, load_rubric
from danhgia.writers import handbook_rollups
from danhgia.writers.handbook import handbook
from danhgia.writers.handbook_words import WORDS
from sample_rubric import sample_rubric, sample_sheet

if TYPE_CHECKING:
    from danhgia.messages import Lang

TAM_DIEP = load_rubric(find_rubric("tam-diep-2018")).rubric


def test_it_says_what_the_rubric_says() -> None:
    lines = handbook(TAM_DIEP, "vi").splitlines()
    for line in (
        "- Có hiệu lực từ ngày 01/01/2018",
        "- Xếp loại theo quý: kết quả thực hiện cam kết",
        "- Tổng điểm tối đa 100; chấm lẻ đến 0,5 điểm (tạm tính, chưa có văn bản)",
        "| **IV** | **Thực hiện chức trách, nhiệm vụ được giao** |  | **60** |  |",
        "| IV.1 | Tiêu chí 1 (chưa có tên trong nguồn) * | 0 | 30 | 0,5 |",
        "| Hoàn thành nhiệm vụ | HT | HTNV | từ 50 đến dưới 75 | Hoàn thành |",
        "- Các kỳ được tính: quý I, quý II, quý III, quý IV",
        "- **Tất cả các kỳ đều xếp loại từ HTTNV trở lên**",
        "- **Ít nhất 2 kỳ xếp loại HTXSNV**",
        "## Còn tạm tính, chưa có văn bản: 21 chỗ",
    ):
        assert line in lines


@pytest.mark.parametrize(("lang", "said"), [("vi", "| dưới 50 |"), ("en", "| below 50 |")])
def test_a_level_without_a_lower_bound(lang: Lang, said: str) -> None:
    levels = [
        {"id": "a", "code": "A", "name": "Đạt", "from": 50},
        {"id": "b", "code": "B", "name": "Thấp", "below": 50},
    ]
    assert said in handbook(sample_rubric(sheets=[sample_sheet(levels=levels)]), lang)


def test_english() -> None:
    lines = handbook(TAM_DIEP, "en").splitlines()
    assert "- At most 100 points in all; steps of 0.5 (assumed: no text says so)" in lines
    assert "- **At least 2 periods are rated HTXSNV**" in lines


VOTE = {
    "mode": "agree",
    "majority": "given",
    "denominator": "official_members",
    "excluded": ["Miễn công tác và sinh hoạt đảng"],
    "thresholds": [
        {"level": "excellent", "at_least": "2/3", "basis": "HD 07/2011"},
        {"level": "good", "above": 65, "status": "assumed"},
        {"level": "not_rated", "above": "1/2"},
    ],
    "cumulative": True,
    "not_rated": True,
    "separate": ["excellent"],
    "self_vote": "excluded",
}


def test_the_rule_of_the_vote() -> None:
    lines = handbook(sample_rubric(ballot=VOTE), "vi").splitlines()
    for line in (
        "- Tỷ lệ phiếu tính trên tổng số đảng viên chính thức của chi bộ.",
        "- Không tính vào tổng số đó: Miễn công tác và sinh hoạt đảng.",
        "- **HTXSNV: từ 2/3 trở lên**",
        "  - Căn cứ: HD 07/2011",
        "- **HTTNV: trên 65%** (tạm tính, chưa có văn bản)",
        "- **Không đánh giá, xếp loại: trên 1/2**",
        "- Phiếu cho mức cao hơn được tính cho mức thấp hơn.",
        "- Bỏ phiếu riêng (đồng ý, không đồng ý) cho mức: HTXSNV",
    ):
        assert line in lines
    assert not any("chưa rõ: công cụ không tự tính" in line for line in lines)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("no_majority", ["ask", "highest_cumulative", "plurality"])
@pytest.mark.parametrize("tie", ["ask", "lower", "higher"])
def test_every_policy_of_the_vote_has_its_sentence(lang: Lang, no_majority: str, tie: str) -> None:
    text = handbook(sample_rubric(ballot=VOTE | {"no_majority": no_majority, "tie": tie}), lang)
    assert "{" not in text
    assert WORDS[lang][f"no_majority_{no_majority}"] in text
    assert WORDS[lang][f"tie_{tie}"] in text


def test_both_languages_have_the_same_words() -> None:
    assert WORDS["vi"].keys() == WORDS["en"].keys()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("mode", ["agree", "decide", "cap", "record"])
@pytest.mark.parametrize("policy", ["ask", "skip", "bar"])
def test_every_choice_has_its_sentence(lang: Lang, mode: str, policy: str) -> None:
    rule = {
        "level": "good",
        "applies_to": "official_members",
        "periods": ["H1", "M07"],
        "exempt": policy,
        "missing": "bar",
        "require": [{"every": {"of": "half", "at_least": "good"}, "status": "unknown"}],
    }
    text = handbook(sample_rubric(ballot={"mode": mode}, year_end=[rule]), lang)
    assert "{" not in text
    assert WORDS[lang][mode] in text
    assert WORDS[lang][f"exempt_{policy}"] in text


def test_several_sheets_are_told_apart_and_a_bar_stays_in_its_cell() -> None:
    sheets = [sample_sheet(id="a", roles=["Lãnh đạo"]), sample_sheet(id="b", subject="organisation")]
    sheets[0]["scorers"] = [{"id": "branch", "name": "x"}]
    text = handbook(sample_rubric(sheets=sheets, ballot=None), "vi")
    assert "## Bảng chấm điểm “a”" in text
    assert "- Dùng cho: Lãnh đạo" in text
    assert "- Đối tượng: tổ chức" in text
    assert "Bỏ phiếu" not in text
    domain = {"id": "I", "name": "a|b", "cap": 100, "criteria": [{"id": "I.1", "name": "x", "cap": 100}]}
    assert "**a\\|b**" in handbook(sample_rubric(sheets=[sample_sheet(domains=[domain])]), "vi")


def test_notes_of_criteria_and_groups_are_printed() -> None:
    group = {"id": "b", "name": "y", "cap": 60, "note": "Nhóm", "criteria": [{"id": "c", "name": "z", "cap": 60}]}
    lone = {"id": "a", "name": "x", "cap": 40, "note": "Bước tự đặt", "status": "assumed"}
    domain = {"id": "I", "name": "X", "cap": 100, "criteria": [lone], "groups": [group]}
    text = handbook(sample_rubric(sheets=[sample_sheet(domains=[domain])]), "vi")
    assert "\n- a. x: Bước tự đặt\n- b. y: Nhóm\n" in text


def test_roll_ups_are_printed_in_sentences() -> None:
    counts: list[dict[str, object]] = [
        {"level": "failed", "when": {"level": "failed", "at_least": 1}, "basis": "Điều 8"},
        {
            "level": "excellent",
            "when": {"all": [{"level": "excellent", "at_least": 2}, {"level": "completed", "at_most": 0}]},
            "status": "assumed",
        },
        {"level": "good"},
    ]
    veto = {"level": "excellent", "when": {"level": "failed", "at_least": 1}, "otherwise": "ask"}
    rollups: list[dict[str, object]] = [
        {"to": "quarter", "counts": counts, "not_rated": "not_rated", "missing": "skip"},
        {
            "to": "year",
            "mean": {"zero": "skipped", "divisor": 12, "rounding": {"to": Decimal("0.01"), "how": "half_up"}},
            "vetoes": [veto],
            "consecutive": [{"level": "failed", "times": 2, "say": "xem xét thay thế"}],
        },
    ]
    rubric = sample_rubric(sheets=[sample_sheet(period="month")], rollups=rollups)
    lines = handbook(rubric, "vi").splitlines()
    for line in (
        "## Tổng hợp kết quả quý từ kết quả tháng",
        "  1. **KHTNV: có ít nhất 1 tháng KHTNV**",
        "     - Căn cứ: Điều 8",
        "  2. **HTXSNV: có ít nhất 2 tháng HTXSNV và không có tháng nào HTNV** (tạm tính, chưa có văn bản)",
        "  3. **HTTNV: các trường hợp còn lại**",
        "- Tháng chưa có kết quả: không tính.",
        "- Có tháng đã xem xét nhưng không xếp loại: kỳ tổng hợp không xếp loại.",
        "## Tổng hợp kết quả năm từ kết quả tháng",
        "- Tổng điểm luôn chia cho 12, kể cả khi có tháng không có điểm.",
        "- Làm tròn đến 0,01 điểm, từ nửa trở lên thì làm tròn lên.",
        "- **Không xếp loại HTXSNV khi có ít nhất 1 tháng KHTNV: cấp có thẩm quyền quyết định mức.**",
        "- 2 tháng liên tiếp KHTNV thì có lưu ý: xem xét thay thế.",
    ):
        assert line in lines, line
    assert "the whole is not rated" in handbook(rubric, "en")
    assert handbook_rollups._WORDS["vi"].keys() == handbook_rollups._WORDS["en"].keys()


def test_what_must_be_handed_in_and_looked_after_stands_in_sentences() -> None:
    duties = [
        {"id": "ck", "name": "Cam kết", "kind": "commitment", "from": "party_members", "roles": ["Bí thư"],
         "by": "03-31", "adopted": True, "public": True, "status": "assumed", "basis": "Điều 3"},
        {"id": "sp", "name": "Sản phẩm", "kind": "bản sản phẩm", "from": "units", "by": "2018-02-15"},
    ]  # fmt: skip
    coverage = [{"id": "ap", "name": "Ấp"}, {"id": "xa", "name": "Xã", "areas": "units"}]
    rubric = sample_rubric(duties=duties, coverage=coverage)
    said = handbook(rubric, "vi")
    for line in (
        "## Việc phải nộp: Cam kết\n\n- Loại: bản cam kết (tạm tính, chưa có văn bản)\n- Ai nộp: đảng viên\n",
        "- Chỉ gồm (nhóm đối tượng hoặc chức vụ): Bí thư\n- Hạn: ngày 31/03 hằng năm\n- Phải được chi bộ thông qua\n",
        "- Phải công khai, ghi rõ nơi và ngày\n- Căn cứ: Điều 3\n",
        "- Loại: bản sản phẩm\n- Ai nộp: các đơn vị\n- Hạn: ngày 15/02/2018\n",
        "- Địa bàn: các địa bàn có trong sổ “Phân công địa bàn”\n",
        "- Địa bàn: các đơn vị cấp thấp nhất trong danh sách\n",
    ):
        assert line in said
    assert "- Due: 15/02/2018\n" in handbook(rubric, "en")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "vi",
            (
                "Nhắc việc (mọi đối tượng): khi có việc đã nhắc lần 2 mà không hoàn thành, hạn hoàn thành trong kỳ "
                "(sổ “Nhắc việc”) và không bị kỷ luật khiển trách, cảnh cáo liên quan nhiệm vụ, vi phạm trong kỳ "
                "(sổ “Kỷ luật”) thì hạ 1 mức"
            ),
        ),
        (
            "en",
            (
                "Nhắc việc (everyone): where a task was left undone after a second reminder, its deadline in the "
                "period (register “Nhắc việc”) and there was no discipline (khiển trách, cảnh cáo) related to duties, "
                "the act in the period (register “Kỷ luật”), the level falls by 1"
            ),
        ),
    ],
)
def test_what_rests_on_registers(lang: Lang, expected: str) -> None:
    discipline = {"forms": ["khiển trách", "cảnh cáo"], "duty_related": True, "by": "act"}
    when = [{"reminder": {"number": 2, "result": "not_done"}}, {"discipline": discipline, "is": False}]
    override = {"id": "x", "name": "Nhắc việc", "when": when, "then": {"drop": 1}}
    text = handbook(sample_rubric(sheets=[sample_sheet(overrides=[override])]), lang)
    assert expected in text

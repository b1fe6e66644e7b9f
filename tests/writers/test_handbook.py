from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from danhgia.messages import LANGS
from danhgia.readers.rubric_file import find_rubric, load_rubric
from danhgia.writers.handbook import _WORDS, handbook
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


def test_english() -> None:
    lines = handbook(TAM_DIEP, "en").splitlines()
    assert "- At most 100 points in all; steps of 0.5 (assumed: no text says so)" in lines
    assert "- **At least 2 periods are rated HTXSNV**" in lines


def test_both_languages_have_the_same_words() -> None:
    assert _WORDS["vi"].keys() == _WORDS["en"].keys()


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
    assert _WORDS[lang][mode] in text
    assert _WORDS[lang][f"exempt_{policy}"] in text


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

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from contextvars import copy_context
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, get_args

import pytest

from danhgia import messages
from danhgia.codes import CATALOGUE, Blocks, Severity
from danhgia.decisions import Eligible, LevelFrom, NotGraded, PeriodStatus, Reason
from danhgia.findings import Finding, Location
from danhgia.messages import catalogue
from danhgia.periods import Kind, Period

if TYPE_CHECKING:
    from collections.abc import Iterator

VI, EN = map(catalogue, ("vi", "en"))
CODES = {code.number for code in CATALOGUE}
ADVISED_AGAINST = re.compile(
    r"phát hiện|rà soát|thẩm định|đạt xuất sắc|không đạt|người dùng|bản ghi|trường dữ liệu|\bnull\b|bị trừ điểm"
    r"|tự động hạ|vui lòng|\bbạn\b|chấm sai",
)
PHIEU_IN_FULL = re.compile(r"(bỏ|kiểm) phiếu|phiếu (chấm điểm|biểu quyết|hợp lệ)")
VIETNAMESE = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)


def texts(lang: str) -> dict[str, str]:
    """Return every text of a language under a name that says where it stands."""
    words = {"vi": VI, "en": EN}[lang]
    return {
        **{f"message {code}": text for code, (text, _) in words.findings.items()},
        **{f"hint {code}": text for code, (_, text) in words.findings.items()},
        **{f"rule {code}": text for code, text in words.rules.items()},
        **{f"name {code}": text for code, text in words.names.items()},
        **{f"reason {key}": text for key, text in words.reasons.items()},
        **{f"line {key}": text for key, text in words.lines.items()},
        **{f"term {key}": text for key, text in words.terms.items()},
    }


def everything() -> Iterator[tuple[str, str, str]]:
    return ((lang, name, text) for lang in messages.LANGS for name, text in texts(lang).items())


def placeholders(text: str) -> Counter[str]:
    return Counter(set(re.findall(r"\{(\w+)\}", text)))


def optional_parts(text: str) -> list[tuple[str, ...]]:
    return sorted(tuple(sorted(placeholders(part))) for part in re.findall(r"\[\[(.*?)\]\]", text))


def test_months_that_follow_one_another_are_printed_as_one() -> None:
    months = tuple(Period(2020, "month", number) for number in (1, 3, 4, 5, 12))
    assert messages.show(months, "vi") == "tháng 1/2020, tháng 3 đến tháng 5/2020, tháng 12/2020"
    assert messages.show(months, "en") == "month 1/2020, month 3 to month 5/2020, month 12/2020"
    assert messages.show(months[1:3], "vi") == "tháng 3/2020, tháng 4/2020"
    across = (Period(2019, "month", 11), Period(2019, "month", 12), Period(2020, "month", 1))
    assert messages.show(across, "vi") == "tháng 11/2019, tháng 12/2019, tháng 1/2020"
    quarters = tuple(Period(2020, "quarter", number) for number in (1, 2, 3, 4))
    assert messages.show(quarters, "en").count(", ") == 3


def test_units_are_called_what_the_rubric_calls_them_and_names_stay() -> None:
    finding = Finding("DG513", Location(), facts={"who": "Chi bộ Mẫu", "total": 91, "expected": "XS"}, value="T")

    def said() -> list[str]:
        return [messages.message(finding, "vi"), messages.hint(finding, "vi"), messages.say("level_from.ballot", "vi")]

    def of_offices() -> list[str]:
        messages.call_units("Cơ quan")
        return said()

    assert said()[0] == "Chi bộ Mẫu: 91 điểm (mức theo điểm XS) nhưng chi bộ bỏ phiếu mức T."
    assert copy_context().run(of_offices) == [
        "Chi bộ Mẫu: 91 điểm (mức theo điểm XS) nhưng cơ quan bỏ phiếu mức T.",
        "Đề nghị cơ quan xem lại; hoặc ghi mức do cấp có thẩm quyền quyết định vào sổ “Quyết định”.",
        "theo bỏ phiếu của cơ quan",
    ]
    assert "chi bộ" in said()[0]  # what one run calls them ends with it


def test_both_languages_have_the_same_texts() -> None:
    assert texts("vi").keys() == texts("en").keys()
    assert VI.periods.keys() == EN.periods.keys() == set(get_args(Kind))


@pytest.mark.parametrize("words", [VI, EN], ids=["vi", "en"])
def test_every_code_has_a_name_a_message_a_hint_and_an_explanation(words: messages.Catalogue) -> None:
    assert words.findings.keys() == CODES
    assert words.rules.keys() == CODES
    assert all(text.strip() for code in words.findings for text in words.findings[code])


def test_no_two_modules_have_words_for_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("danhgia.messages.vi.needs.LINES", {"severity.error": "Lỗi"})
    with pytest.raises(ValueError, match=r"vi\.terminal: severity\.error"):
        catalogue.__wrapped__("vi")


def test_both_languages_tell_the_same_facts() -> None:
    english = texts("en")
    for name, text in texts("vi").items():
        assert placeholders(text) == placeholders(english[name]), name
        assert optional_parts(text) == optional_parts(english[name]), name


def test_optional_parts_are_closed_and_hold_a_fact() -> None:
    for lang, name, text in everything():
        assert text.count("[[") == text.count("]]") == len(re.findall(r"\[\[(.*?)\]\]", text)), (lang, name)
        assert all(optional_parts(text)), (lang, name)
        assert "{}" not in text, (lang, name)


def test_every_text_is_normalised_and_singly_spaced_with_and_without_its_optional_parts() -> None:
    for lang, name, text in everything():
        assert unicodedata.is_normalized("NFC", text), (lang, name)
        for shown in (text.replace("[[", "").replace("]]", ""), re.sub(r"\[\[.*?\]\]", "", text)):
            assert "  " not in shown, (lang, name)
            assert not re.search(r" ([,;:?)”]|\.(?!xls|ods))", shown), (lang, name)


def test_messages_explanations_and_hints_are_whole_sentences() -> None:
    for lang, name, text in everything():
        if name.startswith(("message", "hint", "rule")):
            assert text.endswith((".", "?", ".]]", "?]]")), (lang, name)
        if name.startswith(("hint", "rule")):
            assert text.removeprefix("[[")[0].isupper(), (lang, name)


def test_an_explanation_has_two_to_five_sentences() -> None:
    for lang, name, text in everything():
        if name.startswith("rule"):
            assert 2 <= len(re.findall(r"[.?](?= |$)", text)) <= 5, (lang, name)


def test_a_reason_is_a_clause_that_joins_and_stands_in_a_sentence() -> None:
    for lang, name, text in everything():
        if name.startswith(("reason", "term", "name")):
            assert not text.endswith("."), (lang, name)


def test_no_vietnamese_word_that_the_style_advises_against() -> None:
    for name, text in texts("vi").items():
        assert not ADVISED_AGAINST.search(text.casefold()), name


def test_the_two_papers_called_phieu_are_named_in_full() -> None:
    for name, text in texts("vi").items():
        assert "phiếu" not in PHIEU_IN_FULL.sub("", text.casefold()), name


def test_english_is_english_but_for_quoted_labels() -> None:
    for name, text in texts("en").items():
        assert not VIETNAMESE.search(re.sub("“.*?”", "", text)), name


def test_every_answer_of_a_closed_list_has_its_words() -> None:
    assert {f"status.{status}" for status in get_args(PeriodStatus)} <= VI.lines.keys()
    assert {f"counted.{why}" for why in get_args(NotGraded)} <= VI.lines.keys()
    assert {f"level_from.{layer}" for layer in get_args(LevelFrom)} <= VI.lines.keys()
    assert {f"eligible.{answer}" for answer in get_args(Eligible)} <= VI.lines.keys()
    assert {f"severity.{severity}" for severity in get_args(Severity)} <= VI.lines.keys()
    assert {f"rule.blocks.{blocks}" for blocks in get_args(Blocks)} <= VI.lines.keys()


def test_every_command_that_has_help_has_an_example_of_itself() -> None:
    commands = {key.removeprefix("help.") for key in VI.lines if re.fullmatch(r"help\.[a-z]+(\.[a-z]+)?", key)}
    commands = {command for command in commands if not command.startswith(("opt.", "arg.", "example"))}
    for language in (VI, EN):
        for command in commands - {"danhgia", "rubric", "roster"}:
            assert language.lines[f"help.example.{command}"].startswith(f"danhgia {command.replace('.', ' ')}")


def test_sheet_names_fit_excel_and_differ() -> None:
    for language in (VI, EN):
        names = [text for key, text in language.lines.items() if key.startswith("sheet.")]
        assert len({name.casefold() for name in names}) == len(names)
        assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)


ABOVE_CAP = Finding(
    "DG201",
    Location("sheets/2018-Q3/CB03.xlsx", "Chấm điểm", 12, 7),
    criterion="I.3",
    value="4.5",
    facts={"who": "Đảng viên Mẫu 012 (CB03-012)", "value": Decimal("4.5"), "cap": Decimal(3), "floor": Decimal(0)},
)
WHERE_WHAT_LIMIT = [
    ("vi", "Ô G12 – Đảng viên Mẫu 012 (CB03-012), tiêu chí I.3: chấm 4,5 điểm, vượt điểm tối đa 3 điểm."),
    ("en", "Cell G12 – Đảng viên Mẫu 012 (CB03-012), criterion I.3: scored 4.5, above the cap of 3."),
]


@pytest.mark.parametrize(("lang", "expected"), WHERE_WHAT_LIMIT)
def test_a_message_says_where_what_and_the_limit(lang: messages.Lang, expected: str) -> None:
    assert messages.message(ABOVE_CAP, lang) == expected


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        (None, "Chấm lại từ 0 đến 3 điểm."),
        (Decimal("0.45"), "Chấm lại từ 0 đến 3 điểm. Có thể thiếu dấu phẩy: 4,5 hay 0,45?"),
    ],
)
def test_a_hint_asks_about_the_decimal_mark_only_where_that_explains_the_score(
    near: Decimal | None, expected: str
) -> None:
    assert messages.hint(ABOVE_CAP.with_facts(near=near), "vi") == expected


FAILED = Reason("every", False, "every_no", {"period": Period(2018, "quarter", 2), "value": "HTNV", "limit": "HTTNV"})
VOTED = Reason("ballot", True, "ballot", {"level": "HTXSNV", "date": date(2018, 9, 28), "x": 9, "valid": 12})


@pytest.mark.parametrize(
    ("reason", "lang", "expected"),
    [
        (FAILED, "vi", "quý II/2018 xếp loại HTNV, yêu cầu từ HTTNV trở lên"),
        (FAILED, "en", "quarter II/2018 is HTNV, HTTNV or better is required"),
        (VOTED, "vi", "chi bộ bỏ phiếu kín ngày 28/09/2018: HTXSNV 9/12 phiếu hợp lệ"),
        (VOTED, "en", "the unit's secret vote of 28/09/2018: HTXSNV, 9/12 valid ballots"),
        (Reason("ballot", True, "ballot", {"level": "HTXSNV"}), "vi", "chi bộ bỏ phiếu kín: HTXSNV"),
    ],
)
def test_a_reason_names_period_level_and_requirement(reason: Reason, lang: messages.Lang, expected: str) -> None:
    assert messages.because(reason, lang).removesuffix(".").casefold() == expected.casefold()


def test_a_summary_prints_numbers_as_the_language_does() -> None:
    facts = {"year": "2018", "level": "HTXSNV", "yes": 41, "no": 2458, "undetermined": 9}
    assert messages.say("yearend.summary", "vi", **facts) == (
        "Năm 2018 – điều kiện HTXSNV: đủ 41, không đủ 2.458, chưa đủ căn cứ 9."
    )
    assert messages.say("yearend.summary", "en", **facts, against=2) == (
        "2018, condition for HTXSNV: eligible 41, not eligible 2,458, undetermined 9. Proposals against the rule: 2."
    )


def test_a_number_that_no_paper_would_hold_is_said_by_its_ends() -> None:
    for value in (Decimal("1e300"), f"1{'0' * 300}"):
        finding = Finding("DG205", Location("a.xlsx", "S", 2, 3), facts={"who": "A", "value": value})
        assert len(messages.message(finding, "vi")) < 120
    assert messages.show(Decimal(10**9), "vi") == "1.000.000.000"
    assert messages.show("0" * 39, "vi") == "0" * 39


def test_a_text_as_long_as_a_cell_holds_is_said_by_its_beginning() -> None:
    at = Location("x.xlsx", "Chấm điểm", 11, 3)
    facts = {"code": "A1", "name": "Mẫu 1", "value": 32_767 * "Ă"}
    said = messages.message(Finding("DG403", at, value=facts["value"], facts=facts), "vi")
    assert f"“{200 * 'Ă'}…”" in said
    assert messages.message(Finding("DG403", at, value=(short := 900 * "Ă")), "vi").count("Ă") == len(short)

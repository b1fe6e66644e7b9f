from __future__ import annotations

from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from rich.console import Console

from danhgia.findings import Finding, Location
from danhgia.messages import hint, message, say
from danhgia.periods import Period
from danhgia.results import Status, UnitStatus
from danhgia.writers.page import Page
from danhgia.writers.sentences import period_option
from danhgia.writers.text import print_check, print_status, print_validation
from danhgia.writers.text_findings import print_findings
from danhgia.writers.text_grades import print_grades
from danhgia.writers.text_year import print_year
from sample_results import (
    above_cap,
    edition,
    grade,
    grade_run,
    no_grade,
    no_roster,
    official_edition,
    status,
    validation,
    year_of,
    year_run,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from danhgia.messages import Lang


def terminal(width: int = 80, *, colour: bool = False) -> Console:
    return Console(file=StringIO(), width=width, force_terminal=True, color_system="standard" if colour else None)


def redirected() -> Console:
    return Console(file=StringIO(), width=80)


def text(console: Console) -> str:
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def lines(console: Console) -> list[str]:
    return text(console).splitlines()


def everything(console: Console, lang: Lang) -> None:
    """Print all that there is, with more of everything than fits."""
    long_name = "Chi bộ cơ quan mẫu với một cái tên rất dài, dài hơn mọi cột của bảng này"
    units = (UnitStatus("CB04", long_name, 2458, 0, 0, 0, 2458), UnitStatus("CB03", "CB03", 30, 30, 29, 29, 0, (), 1))
    missing = [no_grade(f"CB04-{number:03}") for number in range(1, 25)]
    years = [year_of(f"CB04-{number:03}", "excellent", "exempt", "missing", "good") for number in range(1, 25)]
    against = year_of("CB03-001", "good", "good", "good", "good", proposed="excellent")
    decided = year_of("CB03-002", "good", "good", "good", "good", level="excellent")
    eligible = year_of("CB03-003", "excellent", "excellent", "good", "good")
    print_validation(console, validation(above_cap(), above_cap(13), no_roster()), lang=lang, returned=("tra-lai", 1))
    print_grades(console, grade_run(grade(ballot=False), *missing, findings=(no_roster(),)), lang=lang)
    print_year(console, year_run(against, decided, eligible, *years), lang=lang)
    print_status(console, Status(edition(), {Period(2018, "quarter", 3): units}, (no_roster(),)), lang=lang)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [80, 200])
def test_lines_fit_the_terminal(lang: Lang, width: int) -> None:
    console = terminal(width)
    everything(console, lang)
    assert max(map(cell_len, lines(console))) <= width
    assert not any(line != line.rstrip() for line in lines(console))


def test_redirected_lines_are_never_broken() -> None:
    plain, narrow = redirected(), terminal(80)
    everything(plain, "vi")
    everything(narrow, "vi")
    assert max(map(cell_len, lines(plain))) > 80
    assert len(lines(plain)) < len(lines(narrow))
    assert "\x1b" not in text(plain)


def test_a_finding_is_told_in_full() -> None:
    console = redirected()
    finding = above_cap()
    print_validation(console, validation(finding), lang="vi")
    assert lines(console) == [
        "sheets/2018-Q3/CB03.xlsx",
        f"  Lỗi: Chấm điểm › G12: {message(finding, 'vi')} [DG201]",
        f"    Cách xử lý: {hint(finding, 'vi')}",
        "",
        "Dựa trên 1 giá trị tạm tính, chưa có văn bản.",
        "Đã kiểm tra 2 tệp, 42 người: 1 lỗi ở 1 đơn vị.",
        say("skipped", "vi", n=1),
        "Việc tiếp theo: trả danh sách cho đơn vị sửa: danhgia validate … --return-to tra-lai",
    ]


def test_one_cause_in_one_file_is_one_line() -> None:
    console = redirected()
    warning = replace(above_cap(40), downgraded=True)
    print_findings(Page(console, "vi"), [warning, *(above_cap(row) for row in range(12, 20))])
    found = lines(console)
    assert [line.partition(":")[0] for line in found if not line.startswith("    ")] == [
        "sheets/2018-Q3/CB03.xlsx",
        "  Lỗi",
        "  Cảnh báo",
        "",
    ]
    assert found[3] == (
        "    + 7 dòng cùng nguyên nhân “vượt điểm tối đa” ở tệp CB03.xlsx (xem đủ: --format csv): G13, G14, G15, …"
    )


def test_findings_without_a_row_are_folded_late() -> None:
    console = redirected()
    findings = [Finding("DG408", unit=f"CB{n:02}", facts={"unit": f"Chi bộ {n}", "n": 3}) for n in range(1, 14)]
    print_findings(Page(console, "en"), findings)
    assert len([line for line in lines(console) if "[DG408]" in line]) == 10
    assert lines(console)[-2].startswith("    + 3 ")


def test_worked_cases_that_fail_are_each_shown_at_their_line() -> None:
    console = redirected()
    findings = [Finding("DG620", Location("r.cases.yaml", line=n), facts={"case": f"Việc {n}"}) for n in range(1, 4)]
    print_findings(Page(console, "en"), findings)
    assert [line for line in lines(console) if "[DG620]" in line] == [
        f"  Error: line {n}: Case “Việc {n}”: the result is …, … was expected. [DG620]" for n in range(1, 4)
    ]


def test_lines_of_a_text_file_and_accepted_findings() -> None:
    console = redirected()
    finding = Finding("DG601", Location("rubric.yaml", line=7), value="capp", accepted="đã biết")
    print_check(console, [finding], lang="vi", summary="rubric.yaml: xong.")
    assert lines(console)[0] == "rubric.yaml"
    assert lines(console)[1] == "  Lưu ý: dòng 7: Không có từ khóa “capp”. [DG601]"
    assert lines(console)[-3:] == ["    Được chấp nhận: đã biết", "", "Rubric.yaml: xong."]


def test_a_clean_run_says_what_comes_next() -> None:
    console = redirected()
    print_validation(console, replace(validation(), skipped=0, edition=official_edition()), lang="vi")
    assert lines(console) == [
        "Đã kiểm tra 2 tệp, 42 người: không có lỗi.",
        "Việc tiếp theo: xếp loại: danhgia grade --quarter 3",
    ]
    several = redirected()
    files = tuple(replace(file, period=None) for file in validation().files)
    print_validation(several, replace(validation(), files=files), lang="vi")
    assert "danhgia grade" not in text(several)


def test_errors_are_red_on_a_terminal_only() -> None:
    console = terminal(colour=True)
    print_validation(console, validation(above_cap()), lang="vi")
    assert "\x1b[1;31mLỗi:" in text(console)


@pytest.mark.parametrize("show", [terminal, redirected])
def test_names_are_neither_markup_nor_control_sequences(show: Callable[[], Console]) -> None:
    console = show()
    name = "[/foo][red]\x1b[31mx\x07\u202e[link=a]:smile:"
    print_grades(console, grade_run(replace(no_grade("CB03-001"), name=name)), lang="vi")
    assert "[/foo][red] [31mx \ufffd[link=a]:smile: (CB03-001)" in text(console)
    assert not set(text(console)) & {"\x1b", "\x07", "\u202e"}


def test_a_period_has_a_table_and_a_line() -> None:
    console = redirected()
    unsettled = no_grade("CB03-014", "unsettled", "ng_unsettled")
    run = grade_run(
        grade(),
        grade("CB04-001", ballot=False),
        no_grade("CB03-013"),
        unsettled,
        replace(no_grade("CB04-002", "outside"), reasons=(), unit_name="CB04"),
        no_grade("CB04-003", "exempt", "ng_exempt", value="Nghỉ thai sản"),
        findings=(Finding("DG706", subject="CB03-013"),),
        rubric=official_edition(),
    )
    print_grades(console, run, lang="vi")
    found = lines(console)
    assert found[:5] == [
        "Quý III/2018 – kết quả thực hiện cam kết",
        "Đơn vị            Tổng số  HTXSNV  HTTNV  HTNV  KHTNV  Chưa xếp loại",
        "Chi bộ 03 (CB03)        3       1      0     0      0              2",
        "Chi bộ 04 (CB04)        3       1      0     0      0              2",
        "Tổng cộng               6       2      0     0      0              4",
    ]
    assert found[6] == "Chưa xếp loại: 4"
    assert [line.split("(")[1].partition(")")[0] for line in found[7:11]] == [
        "CB03-013",
        "CB03-014",
        "CB04-002",
        "CB04-003",
    ]
    assert found[12:] == [
        (
            "Quý III/2018: đã xếp loại 2/6 người – HTXSNV 2, HTTNV 0, HTNV 0, KHTNV 0; chưa xếp loại 4 "
            "(1 chưa có phiếu chấm điểm, 1 không đánh giá, 1 chưa thuộc đối tượng, "
            "1 chưa thống nhất giữa điểm và kết quả bỏ phiếu)."
        ),
        "Mức theo điểm – chưa có kết quả bỏ phiếu của 1 chi bộ.",
        "Từ HTTNV trở lên: 2/2 người đã xếp loại (100%).",
        "Việc tiếp theo: xem căn cứ của một người: danhgia explain CB03-012",
    ]


@pytest.mark.parametrize(
    ("graded", "open_numbers", "findings", "step"),
    [
        (1, (2, 3, 4), (), "make the templates for the units: danhgia template --quarter 2"),
        (2, (3, 4), (), "make the templates for the units: danhgia template --quarter 3"),
        (1, (3, 4), (), "make the templates for the units: danhgia template --quarter 3"),
        (3, (1,), (), "see how far the period is that is not graded yet: danhgia status --quarter 1"),
        (1, (), (), "check the year-end rules: danhgia yearend"),
        (4, (), (), "check the year-end rules: danhgia yearend"),
        (4, (2,), (), "check the year-end rules: danhgia yearend"),
        (1, (2, 3, 4), (above_cap(),), "correct the errors above, then run again: danhgia grade --quarter 1"),
    ],
)
def test_what_comes_next_depends_on_what_is_graded(
    graded: int, open_numbers: tuple[int, ...], findings: tuple[Finding, ...], step: str
) -> None:
    console = redirected()
    waiting = tuple(Period(2018, "quarter", number) for number in open_numbers)
    run = replace(grade_run(grade(), findings=findings), period=Period(2018, "quarter", graded), open_periods=waiting)
    print_grades(console, run, lang="en")
    assert lines(console)[-1] == f"Next: {step}"


def test_a_rubric_without_rules_of_the_year_has_no_year_to_come_to() -> None:
    console = redirected()
    rubric = official_edition()
    without = replace(rubric, rubric=rubric.rubric.model_copy(update={"year_end": ()}))
    print_grades(console, grade_run(grade(), rubric=without), lang="vi")
    assert lines(console)[-1] == "Việc tiếp theo: xem căn cứ của một người: danhgia explain CB03-012"


def test_everybody_graded_needs_no_list() -> None:
    console = redirected()
    rubric = official_edition()
    run = grade_run(
        grade(),
        findings=(above_cap(),),
        rubric=replace(rubric, rubric=rubric.rubric.model_copy(update={"rates": type(rubric.rubric.rates)()})),
    )
    print_grades(console, run, lang="en")
    assert lines(console)[:3] == [
        "Quarter III/2018",
        "Unit              People  HTXSNV  HTTNV  HTNV  KHTNV  Not graded",
        "Chi bộ 03 (CB03)       1       1      0     0      0           0",
    ]
    assert lines(console)[-1] == "Next: correct the errors above, then run again: danhgia grade --quarter 3"


def test_long_lists_are_cut_and_counted() -> None:
    console = redirected()
    print_grades(console, grade_run(*(no_grade(f"CB04-{number:03}") for number in range(1, 24))), lang="vi")
    assert len([line for line in lines(console) if line.startswith("  - ")]) == 20
    assert f"  {say('more_people', 'vi', n=3)}" in lines(console)


def test_a_year_says_who_cannot_be_judged_and_what_contradicts() -> None:
    console = redirected()
    against = year_of("CB03-001", "good", "completed", "good", "good", proposed="excellent")
    undetermined = year_of("CB04-001", "excellent", "good", "missing", "good")
    eligible = year_of("CB04-002", "excellent", "excellent", "good", "good")
    print_year(console, year_run(against, undetermined, eligible), lang="vi")
    found = lines(console)
    assert found[0] == "Chưa đủ căn cứ kết luận – HTXSNV: 1"
    assert found[1].startswith("  - Đảng viên Mẫu 001 (CB04-001), Chi bộ 04: quý III/2018 chưa có kết quả")
    assert found[3] == say("yearend.contradictions", "vi", n=1)
    assert found[4].startswith("  Lỗi: Quyết định › dòng 5: Đảng viên Mẫu 001 (CB03-001): đề nghị HTXSNV năm 2018")
    assert "Năm 2018 – điều kiện HTXSNV: đủ 1, không đủ 1, chưa đủ căn cứ 1. Đề nghị trái điều kiện: 1." in found
    assert found[-2].startswith("Đủ điều kiện về kết quả các quý (điều kiện cần); ")
    assert found[-1] == "Việc tiếp theo: sửa các lỗi nêu trên, rồi chạy lại: danhgia yearend --year 2018"
    assert "DG702" not in text(console)


def test_a_year_without_rules_only_puts_results_together() -> None:
    console = redirected()
    decision = replace(year_of("CB03-001", "good", "good", "good", "good"), eligible={}, reasons=())
    print_year(console, year_run(decision, rubric=official_edition()), lang="en")
    assert lines(console) == [
        say("yearend.no_rules", "en", year="2018", subjects=1, people="people"),
        "Next: see what one person's level rests on: danhgia explain CB03-001",
    ]
    empty = redirected()
    print_year(empty, year_run(rubric=official_edition()), lang="en")
    assert len(lines(empty)) == 1


def test_status_is_a_table_per_period() -> None:
    console = redirected()
    units = (
        UnitStatus("CB04", "Chi bộ 04", 12, 0, 0, 0, 12),
        UnitStatus("CB03", "Chi bộ 03", 30, 30, 29, 29, 0, (), 1),
    )
    print_status(console, status(*units), lang="vi")
    assert lines(console) == [
        "Quý III/2018",
        "Đơn vị            Thuộc diện  Đã có  Không có lỗi  Đã xếp loại  Còn thiếu  Lỗi",
        "Chi bộ 03 (CB03)          30     30            29           29          0    1",
        "Chi bộ 04 (CB04)          12      0             0            0         12    0",
        "Tổng cộng                 42     30            29           29         12    1",
        "Quý III/2018: 1/2 đơn vị đã nộp, 0 không có lỗi; 29/42 người đã xếp loại.",
        "Chưa nộp: CB04.",
        "",
    ]
    one = redirected()
    print_status(one, status(units[1]), lang="vi")
    assert len(lines(one)) == 5


@pytest.mark.parametrize(
    ("period", "option"),
    [
        (Period(2018, "quarter", 3), "--quarter 3"),
        (Period(2018, "month", 7), "--month 7"),
        (Period(2018, "half", 1), "--half 1"),
        (Period(2018, "year", 1), "--period 2018"),
    ],
)
def test_a_period_is_an_option(period: Period, option: str) -> None:
    assert period_option(period) == option

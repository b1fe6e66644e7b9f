"""What a register leaves open no vote settles, also where it would change nothing of the level by points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from danhgia.pipeline.casing import test_rubric as run_cases
from danhgia.readers.rubric_file import load_rubric

if TYPE_CHECKING:
    from pathlib import Path

SCORED = """\
score: {total: 100, step: 1}
scorers: [{id: unit, name: Đơn vị chấm}]
official: unit
domains: [{id: I, name: Kết quả, cap: 100, criteria: [{id: I.1, name: Việc được giao, cap: 100}]}]
levels:
  - {id: excellent, code: XS, name: Hoàn thành xuất sắc, from: 90}
  - {id: good, code: T, name: Hoàn thành tốt, from: 70, below: 90}
  - {id: failed, code: KHT, name: Không hoàn thành, from: 0, below: 70}
"""
UNSCORED = """\
levels:
  - {id: excellent, code: XS, name: Hoàn thành xuất sắc}
  - {id: good, code: T, name: Hoàn thành tốt}
  - {id: failed, code: KHT, name: Không hoàn thành}
"""
OPEN = "{task: Giải ngân, number: 2, due: 2021-06-30}"
"""A second reminder that was due, of which nobody wrote down what became of it."""
LEFT_OPEN = "level: null, reason: error, findings: [DG325]"


def outcome_of(folder: Path, sheet: str, mode: str, then: str, case: str) -> list[object]:
    """Return what differs where a case is run under a rubric with one override on second reminders not heeded."""
    override = f"{{id: r, name: Nhắc việc, when: [{{reminder: {{number: 2, result: not_done}}}}], then: {{{then}}}}}"
    text = (
        "schema: 1\nid: mau\nversion: 1\nname: Bản thử\nrates: {year: kết quả công tác}\nperiod: year\n"
        f"{sheet}overrides: [{override}]\n"
        + (f"ballot: {{mode: {mode}, majority: unknown, status: assumed}}\n" if mode else "")
    )
    path = folder / "mau.yaml"
    path.write_text(text, encoding="utf-8")
    (folder / "mau.cases.yaml").write_text(f"schema: 1\nrubric: mau\ncases:\n  - {case}\n", encoding="utf-8")
    tested = run_cases(load_rubric(path), path, path.name)
    return [(one.code, one.value, one.facts) for one in tested.findings]


@pytest.mark.parametrize("scores", ["total: 80", "scores: {I.1: 80}"])
@pytest.mark.parametrize(
    ("mode", "then", "vote", "expected"),
    [
        ("decide", "ceiling: good", "XS", LEFT_OPEN),
        ("decide", "ceiling: good", "T", LEFT_OPEN),
        ("decide", "level: good", "XS", LEFT_OPEN),
        ("agree", "ceiling: good", "T", "level: good, level_from: ballot, findings: []"),
        ("agree", "level: good", "T", LEFT_OPEN),
        ("cap", "ceiling: good", "KHT", "level: failed, level_from: ballot, findings: []"),
        ("cap", "level: good", "KHT", LEFT_OPEN),
        ("", "level: good", "", "level: good, level_from: points, findings: []"),
        ("", "ceiling: good", "", "level: good, level_from: points, findings: []"),
        ("", "ceiling: failed", "", LEFT_OPEN),
    ],
)
def test_a_vote_never_goes_past_what_is_open(
    scores: str, mode: str, then: str, vote: str, expected: str, tmp_path: Path
) -> None:
    ballot = f", ballot: {vote}" if vote else ""
    case = f"{{case: Mở, given: {{period: 2021, {scores}{ballot}, reminders: [{OPEN}]}}, expect: {{{expected}}}}}"
    assert outcome_of(tmp_path, SCORED, mode, then, case) == []


@pytest.mark.parametrize("then", ["ceiling: good", "level: good", "level: failed"])
@pytest.mark.parametrize("vote", ["XS", "T", "KHT"])
def test_nor_where_nothing_is_scored(then: str, vote: str, tmp_path: Path) -> None:
    case = f"{{case: Mở, given: {{period: 2021, ballot: {vote}, reminders: [{OPEN}]}}, expect: {{{LEFT_OPEN}}}}}"
    assert outcome_of(tmp_path, UNSCORED, "decide", then, case) == []


def test_a_decision_settles_it(tmp_path: Path) -> None:
    expected = "level: excellent, level_from: decision, findings: []"
    given = f"period: 2021, ballot: XS, decided: XS, reminders: [{OPEN}]"
    case = f"{{case: Quyết định, given: {{{given}}}, expect: {{{expected}}}}}"
    for sheet in (SCORED, UNSCORED):
        own = case.replace("ballot: XS,", "total: 80, ballot: XS,") if sheet == SCORED else case
        assert outcome_of(tmp_path, sheet, "decide", "ceiling: good", own) == []

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, cast

import pytest

from danhgia import messages
from danhgia.blocking import Blocked, blocked_by
from danhgia.checks.register_checks import Records
from danhgia.conditions import Judged, Limit
from danhgia.decisions import Layers
from danhgia.findings import Finding, Location
from danhgia.periods import Period
from danhgia.registers import Decision
from danhgia.settling import Settled, settle, settled_by
from danhgia.sheets import ScoreSheet
from sample_rubric import sample_sheet
from score_tables import FILE, Q3, SCORES, VOTES, domain, grades, placed, roster_of, small_rubric, tally_of

if TYPE_CHECKING:
    from danhgia.ballots import Open
    from danhgia.rubric import Rubric

HEAD = "code | name | I.1 | I.2 | II.1"
LEVELS = ("excellent", "good", "completed", "failed")


def rubric(mode: str | None) -> Rubric:
    return small_rubric(ballot={"mode": mode} if mode else None)


MODES = {mode: rubric(mode) for mode in ("agree", "decide", "cap", "record", None)}


def expected(points: str | None, ballot: str | None, decided: str | None, mode: str | None) -> Settled:
    """Return what the shared rules say, case by case."""
    if decided:
        counts: str | None = decided
        from_ = "decision"
    elif ballot is None or mode in {"record", None}:
        counts, from_ = points, "points"
    elif ballot == "not_rated":
        counts, from_ = ballot, "ballot"
    elif mode == "agree" and ballot != points:
        return Settled(None, None, "unsettled")
    elif mode == "cap" and (points is None or LEVELS.index(points) > LEVELS.index(ballot)):
        counts, from_ = points, "points"
    else:
        counts, from_ = ballot, "ballot"
    if counts is None:
        return Settled(None, None, "error")
    return Settled(None, None, "not_rated") if counts == "not_rated" else Settled(counts, from_)  # type: ignore[arg-type]


@pytest.mark.parametrize("mode", MODES)
def test_three_layers_come_to_a_level_as_the_mode_says(mode: str | None) -> None:
    voted = (*LEVELS, "not_rated", None)
    for points, ballot, decided in product((*LEVELS, None), voted, voted):
        layers = Layers(points, ballot, decided)
        assert settle(layers, MODES[mode]) == expected(points, ballot, decided, mode), layers


JUDGED = (
    *map(Judged, LEVELS),
    Judged(None, "unsettled"),
    Judged(None, "error", waiting=("fact",)),
    Judged(None, "error", undecided=True),
    Judged(None, "not_rated"),
    Judged(None, "deferred"),
    Judged("good", limits=(Limit("nhắc việc", frozenset({"failed", "not_rated"}), ()),)),
)
"""Everything that points and conditions come to, as `rubric check` proves, and a level that a register bars."""


@pytest.mark.parametrize("mode", MODES)
def test_whatever_the_three_layers_are_there_is_a_level_or_a_reason_why_not(mode: str | None) -> None:
    voted = (*LEVELS, "not_rated", None)
    opens: tuple[Open | None, ...] = ("no_majority", "tie", "uncounted", "counted_otherwise", "too_many_votes", None)
    for judged, ballot, decided, open_vote in product(JUDGED, voted, voted, opens):
        layers = Layers(judged.level, None if open_vote else ballot, decided)
        settled = settled_by(layers, judged, MODES[mode], open_vote=open_vote)
        assert (settled.level is None) is (settled.level_from is None) is (settled.status is not None), (judged, layers)
        if decided:
            assert (settled.level or settled.status) == decided


VOTED = [
    # mode, vote on 75 points (good), status, level, level_from
    ("agree", "T", "graded", "good", "ballot"),
    ("agree", "XS", "unsettled", None, None),
    ("agree", "HT", "unsettled", None, None),
    ("agree", "", "graded", "good", "points"),
    ("decide", "T", "graded", "good", "ballot"),
    ("decide", "XS", "graded", "excellent", "ballot"),
    ("decide", "HT", "graded", "completed", "ballot"),
    ("cap", "T", "graded", "good", "ballot"),
    ("cap", "XS", "graded", "good", "points"),
    ("cap", "HT", "graded", "completed", "ballot"),
    ("record", "T", "graded", "good", "points"),
    ("record", "XS", "graded", "good", "points"),
    ("record", "HT", "graded", "good", "points"),
    ("agree", "Không xếp loại", "not_rated", None, None),
    ("decide", "Không xếp loại", "not_rated", None, None),
    ("cap", "Không xếp loại", "not_rated", None, None),
    ("record", "Không xếp loại", "graded", "good", "points"),
]


def test_a_vote_is_no_way_around_what_the_best_level_needs() -> None:
    """Where the lower of vote and points counts, and points are left to people, there is no lower one yet."""
    domains = [domain("I", 70, ("I.1", 40), ("I.2", 30)), domain("II", 30, ("II.1", 30))]
    sheet = sample_sheet(domains=domains)
    best, *others = cast("list[dict[str, object]]", sheet["levels"])
    needy = {**best, "needs": [{"criterion": "II.1", "at_least": Decimal(30)}]}
    regime = small_rubric(sheets=[{**sheet, "levels": [needy, *others]}], ballot={"mode": "cap"})
    rows = ("A1 | Mẫu 1 | 40 | 30 | 29 | XS", "A2 | Mẫu 2 | 40 | 30 | 30 | XS", "A3 | Mẫu 3 | 40 | 30 | 30 | T")
    table = "\n".join([f"{HEAD} | bỏ phiếu", *rows])
    found = grades(placed(table, rubric=regime), rubric=regime)
    assert [(one.status, one.level) for one in found.values()] == [
        ("unsettled", None),
        ("graded", "excellent"),
        ("graded", "good"),
    ]


def decision(level: str | None, subject: str = "A1") -> Records:
    at = Location("register.xlsx", "Quyết định", 2, 4)
    found = Decision(subject, Q3, None, level, "Đảng ủy", "12-QĐ/ĐU", date(2018, 10, 9), "", at)
    return Records(decisions={Q3: {subject: found}})


@pytest.mark.parametrize(("mode", "vote", "status", "level", "level_from"), VOTED)
def test_points_and_vote_of_a_sheet(
    mode: str, vote: str, status: str, level: str | None, level_from: str | None
) -> None:
    sheet = placed(f"{HEAD} | bỏ phiếu\nA1 | Mẫu 1 | 40 | 30 | 5 | {vote}")
    found = grades(sheet, rubric=MODES[mode])["A1"]
    assert (found.status, found.level, found.level_from) == (status, level, level_from)
    assert (found.total, found.layers.points) == (Decimal(75), "good")
    decided = grades(sheet, rubric=MODES[mode], records=decision("failed"))["A1"]
    assert (decided.status, decided.level, decided.level_from) == ("graded", "failed", "decision")
    assert (decided.layers.points, decided.layers.ballot) == (found.layers.points, found.layers.ballot)


def test_a_grade_is_complete_enough_to_be_explained() -> None:
    tally = tally_of(
        "code | XS | T | HT | KHT | KĐG | kết luận\nA1 | 9 | 3 | | | | XS", valid=12, meeting_day=date(2018, 9, 28)
    )
    sheet = placed(f"{HEAD} | bỏ phiếu\nA1 | Mẫu 1 | 40 | 29.5 | 20.5 | XS", tally=tally)
    roster = roster_of("code | name | unit\nA1 | MẪU 1 | CB01", "unit | name\nCB01 | Chi bộ Một")
    found = grades(sheet, roster=roster)["A1"]
    assert (found.name, found.unit, found.unit_name) == ("MẪU 1", "CB01", "Chi bộ Một")
    found = grades(sheet)["A1"]
    assert (found.name, found.unit, found.unit_name, found.kind) == ("Mẫu 1", "CB01", "CB01", "person")
    assert found.domains == {"I": Decimal("69.5"), "II": Decimal("20.5")}
    assert found.source == Location(FILE, SCORES, 2)
    assert found.scores == (("I.1", 40_000_000, 3), ("I.2", 29_500_000, 4), ("II.1", 20_500_000, 5))
    assert [messages.because(reason, "vi") for reason in found.reasons] == [
        "tổng điểm 90, thuộc mức HTXSNV (90–100)",
        "chi bộ bỏ phiếu kín ngày 28/09/2018: HTXSNV 9/12 phiếu hợp lệ",
    ]
    assert [(reason.rule, reason.holds) for reason in found.reasons] == [("levels", True), ("ballot", True)]


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        (tally_of(""), "chi bộ bỏ phiếu kín: HTXSNV"),
        (tally_of("", valid=12), "chi bộ bỏ phiếu kín: HTXSNV"),
        (tally_of("code | XS | T | HT | KHT | KĐG | kết luận\nA1 | 9 | 3 | | | | "), "chi bộ bỏ phiếu kín: HTXSNV"),
        (None, "chi bộ bỏ phiếu kín: HTXSNV"),
    ],
)
def test_a_vote_that_was_not_counted_is_told_without_counts(tally: object, said: str) -> None:
    sheet = placed(f"{HEAD} | bỏ phiếu\nA1 | Mẫu 1 | 40 | 30 | 20 | XS", tally=tally)  # type: ignore[arg-type]
    assert messages.because(grades(sheet)["A1"].reasons[1], "vi") == said


def test_people_come_by_unit_and_code() -> None:
    first = placed(f"{HEAD}\nB2 | Mẫu | 40 | 30 | 20\nB1 | Mẫu | 40 | 30 | 20", file="b.xlsx", unit="CB02")
    second = placed(f"{HEAD}\nC9 | Mẫu | 40 | 30 | 20")
    assert list(grades(first, second)) == ["C9", "B1", "B2"]


ROSTER = roster_of(
    """
code | name  | unit | from       | to         | membership
A1   | Mẫu 1 | CB01 |            |            |
A2   | Mẫu 2 | CB02 |            |            |
NEW  | Mẫu 3 | CB01 | 2018-10-01 |            |
OLD  | Mẫu 4 | CB01 |            | 2018-01-31 | secondary
KN   | Mẫu 5 | CB01 |            |            | secondary
"""
)
ONE = f"{HEAD}\nA1 | Mẫu 1 | 40 | 30 | 20"


def test_everybody_on_the_list_is_accounted_for() -> None:
    found = grades(placed(ONE), roster=ROSTER)
    assert {code: (one.status, one.reasons[-1].key) for code, one in found.items()} == {
        "A1": ("graded", "points"),
        "A2": ("missing", "ng_missing"),
        "NEW": ("outside", "ng_outside"),
        "OLD": ("outside", "ng_outside"),
        "KN": ("outside", "ng_outside_secondary"),
    }
    assert all("…" not in messages.because(one.reasons[-1], lang) for one in found.values() for lang in messages.LANGS)


def test_people_of_a_unit_whose_file_cannot_be_used_are_in_error_not_missing() -> None:
    found = grades(placed(ONE), roster=ROSTER, unusable={"CB02": "CB02.xlsx"})["A2"]
    assert (found.status, found.reasons[-1].key, found.reasons[-1].facts) == ("error", "ng_file", {"file": "CB02.xlsx"})


def test_an_error_in_a_register_blocks_somebody_without_a_row_too() -> None:
    wrong = Finding("DG531", Location("register.xlsx", "Quyết định", 2, 5), subject="A2", facts={"value": ("ngày",)})
    assert grades(placed(ONE), roster=ROSTER, more=[wrong])["A2"].status == "error"


def test_an_error_in_a_register_blocks_a_blank_row_too() -> None:
    wrong = Finding("DG531", Location("register.xlsx", "Quyết định", 2, 5), subject="A1", facts={"value": ("ngày",)})
    assert grades(placed(f"{HEAD}\nA1 | Mẫu 1 | | |\nA9 | | 1 | 1 | 1"), more=[wrong])["A1"].status == "error"


def test_a_total_outside_all_bounds_has_no_level() -> None:
    narrow = [{"id": "only", "code": "X", "name": "Mức", "from": Decimal(50), "to": Decimal(60)}]
    domains = small_rubric().main.model_dump(by_alias=True)["domains"]
    without = small_rubric(sheets=[sample_sheet(domains=domains, levels=narrow)])
    found = grades(placed(ONE, rubric=without), rubric=without)["A1"]
    assert (found.status, found.level, found.total, found.reasons[-1].key) == ("error", None, Decimal(90), "ng_error")


def sheets_called(*files: str) -> list[ScoreSheet]:
    return [ScoreSheet(file, "", sheet=SCORES) for file in files]


def test_a_persons_finding_in_the_score_sheet_blocks_its_row() -> None:
    found = blocked_by([Finding("DG201", Location("a.xlsx", SCORES, 2, 3), subject="A1")], sheets_called("a.xlsx"))
    assert found == Blocked(frozenset(), frozenset({("a.xlsx", SCORES, 2)}), frozenset())


def test_a_persons_finding_elsewhere_blocks_the_person() -> None:
    elsewhere = [
        Finding("DG518", Location("a.xlsx", VOTES, 2, 3), subject="A1"),
        Finding("DG531", Location("register.xlsx", "Quyết định", 2, 3), subject="A2"),
        Finding("DG404", Location("a.xlsx", SCORES, 9, 1), subject="A3"),
        Finding("DG532", Location("register.xlsx", "Quyết định", 3, 3)),
    ]
    found = blocked_by(elsewhere, sheets_called("a.xlsx"))
    assert found.subjects == {"A1", "A2", "A3"}
    assert found.rows == {("a.xlsx", SCORES, 9)}


def test_what_blocks_the_file_blocks_the_file_and_what_warns_blocks_nothing() -> None:
    found = blocked_by(
        [
            Finding("DG111", Location("a.xlsx", SCORES, 1)),
            Finding("DG501"),
            Finding("DG206", Location("b.xlsx", SCORES, 2, 3), subject="A1"),
            Finding("DG201", Location("b.xlsx", SCORES, 2, 3), subject="A1", downgraded=True),
            Finding("DG513", Location("b.xlsx", SCORES, 2, 3), subject="A1"),
        ],
        sheets_called("a.xlsx", "b.xlsx"),
    )
    assert found == Blocked(frozenset({"a.xlsx"}), frozenset(), frozenset())


def test_a_missing_column_leaves_everybody_in_the_file_without_a_grade() -> None:
    missing = Finding("DG111", Location(FILE, SCORES, 1), value="II.1 Tiêu chí II.1 (30)", facts={"row": "1"})
    sheet = placed("code | name | I.1 | I.2\nA1 | Mẫu 1 | 40 | 30", findings=(missing,))
    found = grades(sheet)["A1"]
    assert (found.status, found.reasons[-1].key, found.source) == ("error", "ng_file", Location(FILE, SCORES, 2))


def test_decisions_of_another_period_change_nothing() -> None:
    records = Records(decisions={Period(2018, "quarter", 1): decision("failed").decisions[Q3]})
    assert grades(placed(ONE), records=records)["A1"].level == "excellent"

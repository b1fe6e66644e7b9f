"""Reasons replay to the level: for every rubric that ships, the regimes, and the reference's examples.

Scores, words in their place, facts, votes, decisions and periods are drawn at random and graded by the code that grades
people; `replay` works status and level out once more from the reasons alone.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from danhgia.blocking import blocked_by
from danhgia.findings import Location
from danhgia.forms import NOT_RATED_ID
from danhgia.grading import Facts, grade
from danhgia.ledger.codec import decode_reasons, encode_reasons
from danhgia.period_results import PeriodResult, YearSubject
from danhgia.periods import Period
from danhgia.pipeline.case_sheets import CODE, examined_case, named_level
from danhgia.readers.grade_cases import PointsGiven
from danhgia.readers.rubric_file import load_rubric, shipped_rubrics
from danhgia.registers import Decision
from danhgia.rolled_grades import RolledGrade
from danhgia.rollups import RollUp
from danhgia.yearend import YearEnd
from replay import replay, replay_eligible
from rolled_towns import TAX
from test_rubric_readme import COMPLETE, PIECES, merged
from year_tables import STATUSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danhgia.decisions import Grade, LevelFrom, PeriodStatus, Reason
    from danhgia.rubric import Criterion, Fact, Level, Rollup, Rubric, Sheet, YearRule

HERE = Path(__file__).parent
WHOLE_YEAR = Period(2018, "year", 1)
DAY = date(2018, 6, 30)
few = settings(max_examples=8, deadline=None)
many = settings(max_examples=40, deadline=None)


def parted(rubric: Rubric) -> list[Rubric]:
    """Return a rubric once for each of its sheets."""
    return [rubric.model_copy(update={"sheets": (sheet,)}) for sheet in rubric.sheets]


@cache
def rubrics() -> dict[str, Rubric]:
    """Return every rubric by a name, each with one sheet."""
    paths = [*shipped_rubrics(), *(HERE / "regimes").glob("*.yaml"), *(HERE / "rubrics").glob("*.yaml")]
    texts = {path.stem: path.read_text(encoding="utf-8") for path in paths if ".cases" not in path.name}
    texts |= {"thang-mau": TAX, "nho-nhat": COMPLETE}
    texts |= {f"README {piece.splitlines()[0]} {place}": merged(piece) for place, piece in enumerate(PIECES)}
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            path = Path(folder) / "rubric.yaml"
            path.write_text(text, encoding="utf-8")
            for one in parted(load_rubric(path).rubric):
                found[f"{name} {one.main.id}" if one.main.id != "main" else name] = one
    return found


MODES = ("agree", "decide", "cap", "record")


def voting(rubric: Rubric, **keys: object) -> Rubric:
    """Return a rubric with another rule for its votes."""
    assert rubric.ballot is not None
    return rubric.model_copy(update={"ballot": rubric.ballot.model_copy(update=keys)})


def tells(rubric: Rubric) -> bool:
    """Tell whether a rubric's points, needs or votes are more than the smallest example's."""
    sheet = rubric.main
    return bool(rubric.ballot or sheet.conditional or sheet.combined or not sheet.plain)


POINTS = {name: rubric for name, rubric in rubrics().items() if tells(rubric)}
ROLLUPS = [(name, rollup) for name, rubric in rubrics().items() for rollup in rubric.rollups]
YEARS = [name for name, rubric in rubrics().items() if rubric.year_end or rubric.rollup("year")]


rarely = st.sampled_from((*(False,) * 9, True))


def score(one: Criterion, sheet: Sheet, *, odd: bool) -> st.SearchStrategy[object]:
    """Draw what stands in a criterion's cell: what may stand there, or unless it must be, something odd."""
    step = sheet.step(one)
    words = [st.just("K/AD")] if one.not_applicable != "forbid" else []
    others = [st.sampled_from((None, "x", one.cap + step))] if odd else []
    if one.options:
        usual = [st.sampled_from([option.points for option in one.options])] * 6
    elif one.frame:
        usual = [st.sampled_from([part.word for part in one.frame])] * 6
    elif one.ratio:
        pairs = st.tuples(st.integers(0, 6), st.integers(1, 6)).map(sorted)
        usual = [cast("Any", pairs.map(lambda pair: {"done": Decimal(pair[0]), "assigned": Decimal(pair[1])}))] * 6
    elif one.full_or_zero:
        usual = [st.sampled_from((Decimal(0), one.cap))] * 6
    else:
        usual = [st.integers(int(one.floor / step), int(one.cap / step)).map(lambda steps: steps * step)] * 6
    return st.one_of(*usual, *words * 3, *others)


def stated(one: Fact) -> st.SearchStrategy[object]:
    """Draw what is stated about a fact."""
    if one.kind == "yes_no":
        return st.sampled_from((False, False, True))
    return st.sampled_from([Decimal(n) for n in ("0", "3", "5", "6", "49", "50", "70", "90", "99.99", "100", "100")])


def some(keys: Sequence[str], values: st.SearchStrategy[object], most: int) -> st.SearchStrategy[dict[str, object]]:
    return st.dictionaries(st.sampled_from(keys), values, max_size=most) if keys else st.just({})


@st.composite
def evidence(draw: st.DrawFn, rubric: Rubric) -> PointsGiven:
    """Draw one person's row, vote and decision, as a worked case gives them."""
    sheet = rubric.main
    codes = [level.code for level in sheet.levels]
    best = {one.id: max(option.points for option in one.options) for one in sheet.criteria if one.options}
    odd, unsaid = draw(rarely), draw(rarely)
    lines = st.lists(st.sampled_from(sheet.criteria), max_size=6, unique_by=lambda one: one.id)
    drawn = draw(lines) if sheet.criteria else []
    keys: dict[str, Any] = {
        "scores": {**best, **{one.id: draw(score(one, sheet, odd=odd)) for one in drawn}},
        "others": draw(st.sampled_from(("cap", "cap", "cap", "cap", "floor"))),
        "facts": {one.id: draw(stated(one)) for one in sheet.facts[unsaid:]},
        "extras": draw(some([one.id for one in (*sheet.bonuses, *sheet.deductions)], st.just(Decimal(2)), 2)),
        "note": "Có ghi",
        "category": draw(st.sampled_from((None, "official_member", "non_member"))),
        "decided": draw(st.sampled_from((*codes, NOT_RATED_ID))) if draw(rarely) else None,
    }
    if sheet.combined:
        keys |= {"scorers": draw(columns(sheet)), "scores": None}
    if rubric.ballot:
        concluded = st.sampled_from((*codes, "KĐG"))
        keys["ballot"] = draw(concluded) if draw(rarely) or not rubric.ballot.shares else None
    if rubric.ballot and rubric.ballot.shares:
        keys |= draw(tally(rubric, codes))
    if rubric.rests_on:
        keys |= draw(on_record())
    return PointsGiven(**{key: value for key, value in keys.items() if value is not None})


@st.composite
def columns(draw: st.DrawFn, sheet: Sheet) -> dict[str, object]:
    """Draw what each scorer gave; now and then one of them nothing."""
    found: dict[str, object] = {}
    for scorer in sheet.scorers:
        one = draw(st.sampled_from(sheet.criteria))
        found[scorer.id] = None if draw(rarely) else {one.id: draw(score(one, sheet, odd=False))}
    return found


@st.composite
def on_record(draw: st.DrawFn) -> dict[str, Any]:
    """Draw what registers of reminders and of discipline have; sometimes a result, or the duties, are blank."""
    result = st.sampled_from(("done", "not_done", None))
    reminded = st.fixed_dictionaries(
        {"task": st.just("a"), "number": st.just(2), "due": st.just(DAY), "result": result}
    )
    related = st.sampled_from((True, False, None))
    measure = {"form": st.just("khiển trách"), "act": st.just(str(DAY)), "duty_related": related}
    return {
        "period": str(WHOLE_YEAR),
        "reminders": draw(st.lists(reminded, max_size=1)),
        "discipline": draw(st.lists(st.fixed_dictionaries({**measure, "decided": st.just(DAY)}), max_size=1)),
    }


@st.composite
def tally(draw: st.DrawFn, rubric: Rubric, codes: list[str]) -> dict[str, Any]:
    """Draw counted votes that add up, mostly; sometimes a count is missing."""
    assert rubric.ballot is not None
    own = set(rubric.ballot.separate)
    common = [level.code for level in rubric.main.levels if level.id not in own]
    common += [NOT_RATED_ID] * rubric.ballot.not_rated
    first, second = draw(st.permutations(common))[:2]
    here = draw(st.integers(4, 20))
    votes = {first: draw(st.sampled_from((here, here // 2, here * 2 // 3, 0)))}
    votes[second] = here - votes[first]
    agreed = {level.code: draw(st.integers(0, here)) for level in rubric.main.levels if level.id in own}
    heads = {"present": here, "official_present": here, "issued": here, "collected": here, "invalid": 0}
    base = {"official": here + 1, "excluded": 1} if rubric.ballot.denominator == "official_members" else {}
    against = {code: here - votes for code, votes in agreed.items()} or None
    gone = draw(st.sampled_from(("present", "official"))) if draw(rarely) else None
    counts = {key: value for key, value in (heads | base).items() if key != gone}
    assert codes
    return {"votes": votes | agreed, "against": against, **counts}


def graded(row: PointsGiven, rubric: Rubric) -> Grade:
    """Grade one row as `rubric test` does, by the code that grades people."""
    examined = examined_case(row, rubric)
    level = named_level(rubric.main, row.decided) if row.decided else None
    decision = Decision(CODE, WHOLE_YEAR, None, level, "…", "…", None, "", Location())
    settled = {"DG513", "DG322", "DG524"} if row.decided else set()
    findings = [finding for finding in examined.findings if finding.code not in settled]
    blocked = blocked_by(findings, [examined.batch.sheets[0].sheet])
    return grade(examined, rubric, Facts({CODE: decision} if row.decided else {}), blocked)[0]


def kept(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Return reasons as the ledger gives them back."""
    return decode_reasons(encode_reasons(reasons))


@pytest.mark.parametrize("name", POINTS)
@given(st.data())
@few
def test_reasons_of_a_grade_replay_to_status_and_level(name: str, data: st.DataObject) -> None:
    rubric = POINTS[name]
    found = graded(data.draw(evidence(rubric)), rubric)
    assert replay(kept(found.reasons)) == (found.status, found.level, found.level_from)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", [name for name, rubric in POINTS.items() if rubric.ballot])
@given(st.data())
@settings(max_examples=8, deadline=None)
def test_they_do_however_vote_and_points_go_together(name: str, mode: str, data: st.DataObject) -> None:
    policies = {
        "cumulative": data.draw(st.booleans()),
        "no_majority": data.draw(st.sampled_from(("ask", "highest_cumulative", "plurality"))),
        "tie": data.draw(st.sampled_from(("ask", "lower", "higher"))),
    }
    rubric = voting(POINTS[name], mode=mode, **policies)
    found = graded(data.draw(evidence(rubric)), rubric)
    assert replay(kept(found.reasons)) == (found.status, found.level, found.level_from)


LEDGERS = sorted((HERE.parent / "examples").rglob("danhgia.db"))


@pytest.mark.parametrize("path", LEDGERS, ids=lambda path: path.parent.name)
def test_every_grade_in_the_ledgers_of_the_examples_replays(path: Path) -> None:
    """A reader of the file alone, years later, comes to the same."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as ledger:
        grades = ledger.execute("SELECT status, level, level_from, reasons FROM grade").fetchall()
    assert len(grades) > 5
    for *expected, reasons in grades:
        assert replay(decode_reasons(reasons)) == tuple(expected)


def test_what_a_reason_says_is_what_counts() -> None:
    """Other facts, or a reason left out, and something else comes of them."""
    rubric = POINTS["hai-phong-212 PL03"]
    facts = {"on_time": Decimal(100), "exceeded": Decimal(50), "weak": Decimal(0), "degraded": False}
    row = PointsGiven.model_validate({"scores": {}, "others": "cap", "facts": {**facts, "disciplined": True}})
    found = graded(row, rubric)
    assert [reason.key for reason in found.reasons] == ["points", "need_yes", "need_yes", "override_level"]
    assert replay(found.reasons) == ("graded", "failed", "points")
    assert replay(found.reasons[:-1]) == ("graded", "excellent", "points")
    changed = replace(found.reasons[-1], facts={"level_id": "completed"})
    assert replay((*found.reasons[:-1], changed)) == ("graded", "completed", "points")
    unmet = replace(found.reasons[1], holds=None)
    with pytest.raises(AssertionError):
        replay((found.reasons[0], unmet, found.reasons[2]))


TOTALS = [Decimal(0), Decimal("49.5"), *map(Decimal, (50, 69, 70, 74, 75, 89, 90, 95, 100))]


@st.composite
def brought(draw: st.DrawFn, period: Period, levels: Sequence[Level], *, complete: bool) -> PeriodResult:
    """Draw what one period brought: a level with points, or unless all are complete, one without, or none."""
    kind = "points" if complete else draw(st.sampled_from(("points", "points", "level", "none")))
    if kind == "none":
        return PeriodResult(period, draw(st.sampled_from(sorted(STATUSES.values()))))
    total = draw(st.sampled_from(TOTALS)) if kind == "points" else None
    return PeriodResult(period, "graded", draw(st.sampled_from(levels)).id, total=total)


@st.composite
def about(draw: st.DrawFn, rubric: Rubric, whole: Period) -> YearSubject:
    """Draw somebody's longer period, and what was decided for it."""
    levels = rubric.main.levels if draw(st.integers(0, 2)) else rubric.main.levels[:2]
    complete = draw(st.booleans())
    results = tuple(draw(brought(part, levels, complete=complete)) for part in rubric.parts(whole))
    level = draw(st.sampled_from((None, None, None, None, *(level.id for level in rubric.main.levels), NOT_RATED_ID)))
    day = draw(st.sampled_from((None, date(2018, 12, 28))))
    body = draw(st.sampled_from(("Đảng ủy", "Đảng ủy", "")))
    decision = Decision(CODE, whole, None, level, body, "1-QĐ", day, "", Location()) if level or not body else None
    category = draw(st.sampled_from((None, "official_member", "non_member")))
    excused = draw(st.sampled_from((None, None, None, None, "Nghỉ ốm")))
    return YearSubject(CODE, "Mẫu", "CB01", "Chi bộ Một", results, category, decision, excused=excused)


@pytest.mark.parametrize(("name", "rollup"), ROLLUPS, ids=lambda value: value if isinstance(value, str) else value.to)
@given(st.data())
@many
def test_reasons_of_a_longer_period_replay_to_status_and_level(name: str, rollup: Rollup, data: st.DataObject) -> None:
    rubric = rubrics()[name]
    subject = data.draw(about(rubric, Period(2018, rollup.to, 1)))
    outside = data.draw(st.sampled_from((None, None, None, None, "ng_outside")))
    rolled = RollUp(rubric, rollup).of(subject.results)
    found = RolledGrade(subject, rolled, outside).grade(rubric)
    assert replay(kept(found.reasons)) == (found.status, found.level, found.level_from)


@pytest.mark.parametrize("name", YEARS)
@given(st.data())
@many
def test_reasons_of_a_year_replay_to_eligibility_and_level(name: str, data: st.DataObject) -> None:
    rubric = rubrics()[name]
    judge(rubric, data.draw(about(rubric, WHOLE_YEAR)))


def judge(rubric: Rubric, subject: YearSubject) -> None:
    found = YearEnd(rubric).decide(subject)
    assert replay_eligible(kept(found.reasons)) == found.eligible
    if found.rolled:
        level_from: LevelFrom | None = "rollup" if found.rolled.level else None
        again = replay(kept(found.rolled.reasons))
        assert again == (found.rolled.status or "graded", found.rolled.level, level_from)


POLICIES = [(missing, exempt) for missing in ("undetermined", "bar") for exempt in ("ask", "skip", "bar")]


@pytest.mark.parametrize(("missing", "exempt"), POLICIES)
@pytest.mark.parametrize("conditions", [(0,), (1,), (0, 1)], ids=str)
@given(st.data())
@many
@example(None)
def test_they_do_under_every_policy(
    conditions: tuple[int, ...], missing: str, exempt: str, data: st.DataObject | None
) -> None:
    shipped = rubrics()["tam-diep-2018"]
    (rule,) = shipped.year_end
    require = tuple(rule.require[place] for place in conditions)
    changed: YearRule = rule.model_copy(update={"missing": missing, "exempt": exempt, "require": require})
    rubric = shipped.model_copy(update={"year_end": (changed,)})
    if data is None:
        gone: PeriodStatus = "exempt"
        nobody = tuple(PeriodResult(part, gone) for part in rubric.parts(WHOLE_YEAR))
        judge(rubric, YearSubject(CODE, "Mẫu", "CB01", "Chi bộ Một", nobody))
    else:
        judge(rubric, data.draw(about(rubric, WHOLE_YEAR)))

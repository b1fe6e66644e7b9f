"""Worked cases: what domain people write beside a rubric to say “this gives that”, read and typed.

Five kinds, told apart by what is given: `total` or `scores` (one person in one period), `to` (what one person's
periods come to together), `periods` alone (one person's year), `enumerate` (all years of a pattern, counted), and
`counted` (one group under a quota).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from pydantic import Field, StrictBool

from danhgia.decisions import Eligible, LevelFrom, NotGraded
from danhgia.fields import Label, Number, SchemaNumber, Text, Whole
from danhgia.findings import Finding, Location, ordered
from danhgia.forms import NOT_RATED_ID, level_spellings
from danhgia.readers.quota_cases import QuotaCase, unknown_quota
from danhgia.readers.rollup_cases import RollupCase, lengths, named_levels, wrong_number
from danhgia.readers.rubric_file import file_bytes
from danhgia.readers.yaml_models import build
from danhgia.readers.yaml_nodes import Document, parse_yaml, unreadable
from danhgia.rubric import Model
from danhgia.text import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from danhgia.readers.yaml_nodes import Path as NodePath
    from danhgia.rubric import Rubric, Sheet

Category = Literal["official_member", "probationary_member", "non_member"]
Codes = tuple[Annotated[str, Field(pattern=r"^DG\d{3}$")], ...]
Tally = Annotated[Whole, Field(ge=0)]

STATES: tuple[str, ...] = get_args(NotGraded)
"""Why a period has no level, where a case states it."""
ANY = "any"
"""In a pattern: every level in turn."""


class RatioGiven(Model):
    """The two numbers of a ratio."""

    done: Number | None = None
    assigned: Number | None = None


ScoreGiven = Annotated[Number | RatioGiven | Text | None, Field(union_mode="left_to_right")]


class PointsGiven(Model):
    """What one person got in one period: a bare `total`, or `scores` by criterion id (null is a blank cell).

    A score is a number, a word that the criterion allows, or the two numbers of a ratio. Criteria that `scores` does
    not name are as `others` says. `extras` are bonuses and deductions by id, `facts` by id what is known besides,
    `note` the reason written beside either. `ballot` is the level the unit concluded, `decided` the one the competent
    body decided, both as sheets write levels. `votes` are for levels (and `not_rated`), `against` those against levels
    with a ballot of their own; then the counts at the head of the tally, `valid` as many as votes.
    """

    sheet: Label | None = None
    total: Number | None = None
    scores: Mapping[Label, ScoreGiven] | None = None
    others: Literal["cap", "floor", "blank"] = "blank"
    extras: Mapping[Label, Number] | None = None
    facts: Mapping[Label, StrictBool | Number] | None = None
    note: Text | None = None
    ballot: Label | None = None
    votes: Mapping[Label, Tally] | None = None
    against: Mapping[Label, Tally] | None = None
    official: Tally | None = None
    excluded: Tally | None = None
    present: Tally | None = None
    official_present: Tally | None = None
    issued: Tally | None = None
    collected: Tally | None = None
    valid: Tally | None = None
    invalid: Tally | None = None
    category: Category | None = None
    decided: Label | None = None


class PointsExpect(Model):
    """What must come of it. Only what is stated is compared; `level: null` is a statement, too.

    `level` is a level's id, as is `ballot`, the one voted; `needed` are the votes it takes, by level; `reason` says why
    there is no grade; `findings` are exactly the codes that are reported.
    """

    level: Label | None = None
    level_from: LevelFrom | None = None
    ballot: Label | None = None
    needed: Mapping[Label, Tally] | None = None
    total: Number | None = None
    domains: Mapping[Label, Number] | None = None
    reason: NotGraded | None = None
    findings: Codes | None = None


class YearGiven(Model):
    """One person's year: a state for each period of the rule, in order, and what was proposed and decided.

    A state is a level as sheets write it, or why there is none (`missing`, `exempt`, `outside` …). `rule` is the level
    whose rule is meant; left out, the rubric's first.
    """

    periods: Annotated[tuple[Label, ...], Field(min_length=1, max_length=12)]
    rule: Label | None = None
    category: Category = "official_member"
    proposed: Label | None = None
    decided: Label | None = None


class YearExpect(Model):
    """What must come of it; `eligible: null` where the rule does not apply to this person."""

    eligible: Eligible | None = None
    level: Label | None = None
    findings: Codes | None = None


class CountGiven(Model):
    """A pattern of states, one for each period of the rule; `any` stands for every level in turn."""

    enumerate: Annotated[tuple[Label, ...], Field(min_length=1, max_length=12)]
    rule: Label | None = None
    category: Category = "official_member"


class CountExpect(Model):
    """How many of the years that fit the pattern end in which outcome."""

    yes: Tally | None = None
    no: Tally | None = None
    undetermined: Tally | None = None


class PointsCase(Model):
    """One person in one period."""

    case: Text
    note: Text | None = None
    given: PointsGiven
    expect: PointsExpect


class YearCase(Model):
    """One person's year."""

    case: Text
    note: Text | None = None
    given: YearGiven
    expect: YearExpect


class CountCase(Model):
    """All years of a pattern."""

    case: Text
    note: Text | None = None
    given: CountGiven
    expect: CountExpect


Case = PointsCase | YearCase | CountCase | QuotaCase | RollupCase
_GIVEN = tuple(PointsGiven.model_fields)
_KINDS: tuple[tuple[str, type[Case]], ...] = (
    ("to", RollupCase),
    ("enumerate", CountCase),
    ("periods", YearCase),
    ("counted", QuotaCase),
)


class CaseFile(Model):
    """The file as a whole; what its cases hold is read one by one."""

    schema_: Annotated[SchemaNumber, Field(alias="schema")]
    rubric: Label
    cases: Annotated[tuple[Any, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """A case and where it stands."""

    case: Case
    at: Location


def read_cases(
    path: Path, *, shown: str | None = None, rubric_id: str | None = None
) -> tuple[tuple[WorkedCase, ...], list[Finding]]:
    """Return the cases in a file that can be used, and every problem of those that cannot (DG600 to DG608).

    With `rubric_id`, cases that say they belong to another rubric are DG610.
    """
    shown = shown or path.as_posix()
    raw, fault = file_bytes(path, shown)
    document, findings = (None, [fault]) if fault else parse_yaml(raw, shown)
    if document is None:
        return (), ordered(findings)
    if not isinstance(document.value, dict):
        return (), ordered([*findings, unreadable(shown, "mapping", line=1)])
    head = build(CaseFile, document, shown)
    problems = [*findings, *head.findings]
    cases = []
    for part in _parts(document) if head.makeshift else ():
        built = build(_kind(part.value), part, shown)
        problems += built.findings
        if built.model:
            cases.append(WorkedCase(built.model, Location(shown, line=part.lines[()])))
    problems += [finding for worked in cases for finding in _incomplete(worked)]
    if head.makeshift and rubric_id not in (None, head.makeshift.rubric):
        place = Location(shown, line=document.lines.get(("rubric",), 1))
        facts = {"key": "rubric", "options": (rubric_id,), "near": rubric_id}
        problems.append(Finding("DG610", place, value=head.makeshift.rubric, facts=facts))
    return tuple(cases), ordered(problems)


def check_cases(cases: tuple[WorkedCase, ...], rubric: Rubric) -> list[Finding]:
    """Return DG610 for every level, criterion or domain that a case names and the rubric does not have.

    DG607 for a roll-up's case with more or fewer periods than there are.
    """
    unknown = [
        Finding("DG610", worked.at, value=name, facts={"key": key, "options": known, "near": nearest(name, known)})
        for worked in cases
        for key, name, known in _unknown(worked.case, rubric)
    ]
    rolled = [(worked.case, worked.at) for worked in cases if isinstance(worked.case, RollupCase)]
    return [*unknown, *(finding for case, at in rolled for finding in wrong_number(case, at, rubric))]


def sheet_of(case: Case, rubric: Rubric) -> Sheet | None:
    """Return the sheet that a case is about: the one it names, else the first."""
    wanted = case.given.sheet if isinstance(case, PointsCase) else None
    return next((sheet for sheet in rubric.sheets if wanted in (None, sheet.id)), None)


def level_id(sheet: Sheet, text: str) -> str | None:
    """Return the id of the level that a case names: by its id, or as sheets write it."""
    named = {level.id: level.id for level in sheet.levels}
    found = named.get(text) or level_spellings(sheet).get(fold(text))
    return found if found in named else None


def _parts(document: Document) -> Iterator[Document]:
    """Yield each case as a document of its own, with its lines in the file."""
    listed = document.value.get("cases") if isinstance(document.value, dict) else None
    if not isinstance(listed, list):
        return
    lines: dict[object, dict[NodePath, int]] = defaultdict(dict)
    typed: dict[object, dict[NodePath, str]] = defaultdict(dict)
    for path, line in document.lines.items():
        if path[:1] == ("cases",) and path[1:]:
            lines[path[1]][path[2:]] = line
    for path, text in document.typed.items():
        if path[:1] == ("cases",) and path[1:]:
            typed[path[1]][path[2:]] = text
    for place, value in enumerate(listed):
        yield Document(value, lines[place], typed[place])


def _kind(value: object) -> type[Case]:
    """Return the kind of a case by what is given, typing errors forgiven: they are found in the kind they meant."""
    given = value.get("given") if isinstance(value, dict) else None
    keys = list(given) if isinstance(given, dict) else []
    marks = [mark for mark, _ in _KINDS]
    known = (*_GIVEN, *marks, "totals")
    meant = {key if key in known else nearest(key, known) for key in keys}
    return next((kind for mark, kind in _KINDS if mark in meant), PointsCase)


def _incomplete(worked: WorkedCase) -> Iterator[Finding]:
    """DG606, DG607: a case that gives no points or gives them twice, or that expects nothing."""
    case = worked.case
    if not case.expect.model_fields_set:
        yield Finding("DG606", worked.at, value="expect")
    if isinstance(case, RollupCase) and not lengths(case.given):
        yield Finding("DG606", worked.at, value="periods")
    if isinstance(case, PointsCase) and case.given.total is None and case.given.scores is None:
        yield Finding("DG606", worked.at, value="total")
    if isinstance(case, PointsCase) and case.given.total is not None and case.given.scores is not None:
        facts = {"key": "given", "options": ("total", "scores")}
        yield Finding("DG607", worked.at, value="total, scores", facts=facts)


def _unknown(case: Case, rubric: Rubric) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield what a case names and the rubric lacks."""
    sheet = sheet_of(case, rubric)
    if sheet is None:
        yield "sheet", str(getattr(case.given, "sheet", "")), tuple(sheet.id for sheet in rubric.sheets)
        return
    for key, name, reasons in _levels(case):
        if name is not None and level_id(sheet, name) is None and name not in reasons:
            yield key, name, (*(level.id for level in sheet.levels), *reasons)
    if isinstance(case, QuotaCase):
        yield from unknown_quota(case, rubric)
    if isinstance(case, RollupCase) and rubric.rollup(case.given.to) is None:
        yield "to", case.given.to, tuple(rollup.to for rollup in rubric.rollups)
    if isinstance(case, YearCase | CountCase) and rubric.rollups and not rubric.year_end:
        yield "year_end", case.case, ()
    if isinstance(case, PointsCase):
        extras = tuple(one.id for one in (*sheet.bonuses, *sheet.deductions))
        yield from _unknown_of("scores", case.given.scores, tuple(one.id for one in sheet.criteria))
        yield from _unknown_of("extras", case.given.extras, extras)
        yield from _unknown_of("facts", case.given.facts, tuple(one.id for one in sheet.facts))
        yield from _unknown_of("domains", case.expect.domains, tuple(one.id for one in sheet.domains))


def _unknown_of(
    key: str, named: Mapping[str, object] | None, known: tuple[str, ...]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    yield from ((key, name, known) for name in named or () if name not in known)


def _levels(case: Case) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """Return where a case names levels: key, name, the other words allowed there."""
    match case:
        case PointsCase():
            given = [("ballot", case.given.ballot, ()), ("decided", case.given.decided, ())]
            voted = [
                (key, one, (NOT_RATED_ID,)) for key in ("votes", "against") for one in getattr(case.given, key) or ()
            ]
            expected = [("ballot", case.expect.ballot), *(("needed", one) for one in case.expect.needed or ())]
            return [*given, *voted, ("level", case.expect.level, ()), *((*one, (NOT_RATED_ID,)) for one in expected)]
        case YearCase():
            periods = [("periods", state, STATES) for state in case.given.periods]
            named = [(key, getattr(case.given, key), ()) for key in ("rule", "proposed", "decided")]
            return [*periods, *named, ("level", case.expect.level, ())]
        case QuotaCase():
            return [("counted", level, ()) for level in case.given.counted]
        case RollupCase():
            return named_levels(case, STATES)
        case CountCase():
            return [("rule", case.given.rule, ())] + [
                ("enumerate", one, (ANY, *STATES)) for one in case.given.enumerate
            ]

"""Worked cases: what domain people write beside a rubric to say “this gives that”, read and typed.

Their kinds are told apart by what is given: `total`, `scores` or `scorers` (one person in one period), `to` (what one
person's periods come to together), `periods` alone (one person's year), `enumerate` (all years of a pattern, counted),
`counted` (one group under a quota), `duty`, `coverage` and `checklist` (`danhgia.readers.duty_cases`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from danhgia.fields import Label, SchemaNumber
from danhgia.findings import Finding, Location, ordered
from danhgia.forms import NOT_RATED_ID, level_spellings
from danhgia.periods import parse
from danhgia.readers.duty_cases import ChecklistCase, CoverageCase, DutyCase
from danhgia.readers.grade_cases import ANY, STATES, CountCase, PointsCase, PointsGiven, YearCase
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

Case = PointsCase | YearCase | CountCase | QuotaCase | RollupCase | DutyCase | CoverageCase | ChecklistCase
_GIVEN = tuple(PointsGiven.model_fields)
_EXCLUSIVE = ("total", "scores", "scorers")
_POINTS = (*_EXCLUSIVE, "tasks")
_LAYERS = ("ballot", "votes", "decided")
"""What gives a level where nothing is scored."""
_KINDS: tuple[tuple[str, type[Case]], ...] = (
    ("duty", DutyCase),
    ("coverage", CoverageCase),
    ("checklist", ChecklistCase),
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

    DG607 for a case of a year or of a roll-up with more or fewer periods than there are.
    """
    unknown = [
        Finding("DG610", worked.at, value=name, facts={"key": key, "options": known, "near": nearest(name, known)})
        for worked in cases
        for key, name, known in _unknown(worked.case, rubric)
    ]
    rolled = [(worked.case, worked.at) for worked in cases if isinstance(worked.case, RollupCase)]
    years = (finding for worked in cases for finding in _wrong_year(worked, rubric))
    kinds = (finding for worked in cases for finding in _wrong_kind(worked, rubric))
    unscored = (finding for worked in cases for finding in _unscored(worked, rubric))
    return [
        *unknown,
        *unscored,
        *years,
        *kinds,
        *(finding for case, at in rolled for finding in wrong_number(case, at, rubric)),
    ]


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
    if isinstance(case, PointsCase):
        if not case.given.in_registers and all(getattr(case.given, key) is None for key in (*_POINTS, *_LAYERS)):
            yield Finding("DG606", worked.at, value="total")
        stated = [key for key in _EXCLUSIVE if getattr(case.given, key) is not None]
        columns = {type(column) for column in (case.given.scorers or {}).values() if column is not None}
        if len(stated) > 1 or len(columns) > 1:
            value = ", ".join(stated)
            yield Finding("DG607", worked.at, value=value, facts={"key": "given", "options": _EXCLUSIVE})
    if isinstance(case, PointsCase) and case.given.in_registers and case.given.period is None:
        yield Finding("DG606", worked.at, value="period")


def _unscored(worked: WorkedCase, rubric: Rubric) -> Iterator[Finding]:
    """DG606: nothing scored on a sheet with points; DG607: points on one without."""
    case, sheet = worked.case, sheet_of(worked.case, rubric)
    if not isinstance(case, PointsCase) or sheet is None:
        return
    stated = [key for key in _POINTS if getattr(case.given, key) is not None]
    if sheet.levels_only and stated:
        yield Finding("DG607", worked.at, value=", ".join(stated), facts={"key": "given", "options": _LAYERS})
    elif not (sheet.levels_only or stated):
        yield Finding("DG606", worked.at, value="total")


def _wrong_kind(worked: WorkedCase, rubric: Rubric) -> Iterator[Finding]:
    """DG607: a period of another kind than those that the sheet rates."""
    case, sheet = worked.case, sheet_of(worked.case, rubric)
    period = parse(case.given.period or "") if isinstance(case, PointsCase) else None
    if period and sheet and period.kind != sheet.period:
        example = period.within(sheet.period)
        yield Finding("DG607", worked.at, value=str(period), facts={"key": "period", "example": str(example)})


def _wrong_year(worked: WorkedCase, rubric: Rubric) -> Iterator[Finding]:
    """DG607: a case gives more or fewer periods than the rule of the year looks at."""
    match worked.case:
        case YearCase(given=given):
            number = len(given.periods)
        case CountCase(given=pattern):
            number = len(pattern.enumerate)
        case _:
            return
    wanted = len(rubric.year_end[0].periods) if rubric.year_end else number
    if number != wanted:
        facts = {"key": "given", "options": (str(wanted),)}
        yield Finding("DG607", worked.at, value=str(number), facts=facts)


def _unknown(case: Case, rubric: Rubric) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield what a case names and the rubric lacks: key, name, what there is."""
    if isinstance(case, DutyCase | CoverageCase | ChecklistCase):
        yield from _unknown_rule(case, rubric)
        return
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
    if isinstance(case, YearCase | CountCase) and not rubric.year_end:
        yield "year_end", case.case, ()
    if isinstance(case, PointsCase):
        yield from _unknown_points(case, sheet)


def _unknown_rule(
    case: DutyCase | CoverageCase | ChecklistCase, rubric: Rubric
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the rule about a register that a case names and the rubric lacks, likewise."""
    match case:
        case DutyCase():
            yield from _unknown_of("duty", {case.given.duty: None}, tuple(rule.id for rule in rubric.duties))
        case CoverageCase():
            yield from _unknown_of("coverage", {case.given.coverage: None}, tuple(one.id for one in rubric.coverage))
        case ChecklistCase():
            known = tuple(one.id for one in rubric.checklists)
            yield from _unknown_of("checklist", {case.given.checklist: None}, known)


def _unknown_points(case: PointsCase, sheet: Sheet) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield what a case of one person in one period names and the sheet lacks, likewise."""
    extras = tuple(one.id for one in (*sheet.bonuses, *sheet.deductions))
    scored = tuple(one.id for one in sheet.criteria if not one.tasks)
    yield from _unknown_of("scores", case.given.scores, scored)
    scored_by = {case.given.scored_by: 0} if case.given.scored_by else {}
    yield from _unknown_of("scored_by", scored_by, tuple(one.id for one in sheet.scorers))
    yield from _unknown_of("scorers", case.given.scorers, tuple(one.id for one in sheet.scorers))
    for column in (case.given.scorers or {}).values():
        yield from _unknown_of("scores", column if isinstance(column, Mapping) else {}, scored)
    yield from _unknown_of("tasks", {case.case: 0} if case.given.tasks and not sheet.tasks else {}, ())
    yield from _unknown_of("extras", case.given.extras, extras)
    yield from _unknown_of("facts", case.given.facts, tuple(one.id for one in sheet.facts))
    yield from _unknown_of("domains", case.expect.domains, tuple(one.id for one in sheet.domains))


def _unknown_of(
    key: str, named: Mapping[str, object] | None, known: tuple[str, ...]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    yield from ((key, name, known) for name in named or () if name not in known)


def _levels(
    case: PointsCase | YearCase | CountCase | QuotaCase | RollupCase,
) -> list[tuple[str, str | None, tuple[str, ...]]]:
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

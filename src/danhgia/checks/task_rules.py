"""What can be wrong with a rubric's table of tasks: measures that nothing is asked for, keys that contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.checks.rubric_lines import criteria_of
from danhgia.checks.rubric_totality import finding_at
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.findings import Finding
    from danhgia.rubric import Edition, Tasks
    from danhgia.rubric.tasks import Measure

Path = tuple[str | int, ...]

_SOURCE = {"quantity": "quantity", "quality": "quality", "progress": "progress"}
_TAKES_OFF = {"quality": "failed", "progress": "delay"}
_COUNTED = frozenset({"quality", "progress", "points", "share_done"})


def check_tasks(edition: Edition) -> list[Finding]:
    """DG606, DG607, DG609, DG610, DG614, DG615: tables of tasks, and the criteria that are derived from them."""
    found: list[Finding] = []
    for place, sheet in enumerate(edition.rubric.sheets):
        path: Path = ("sheets", place, "tasks")
        measures = {measure for one in sheet.criteria if one.tasks for measure in one.tasks.measure}
        if sheet.tasks:
            found += _table(edition, path, sheet.tasks)
            found += _of_measures(edition, path, sheet.tasks, measures)
            found += _without_effect(edition, path, sheet.tasks, measures)
        if sheet.criteria and all(one.tasks for one in sheet.criteria):
            found.append(finding_at(edition, "DG606", ("sheets", place, "domains"), value="criteria"))
    return [*found, *_criteria(edition)]


def _criteria(edition: Edition) -> Iterator[Finding]:
    """DG606: a derived criterion without a table; DG609: a measure twice; DG615: what cannot be said of one."""
    for path, sheet, one in criteria_of(edition.rubric):
        if one.tasks is None:
            continue
        if sheet.tasks is None:
            yield finding_at(edition, "DG606", (*path, "tasks"), value="tasks")
        if one.not_applicable != "forbid":
            yield finding_at(edition, "DG615", (*path, "not_applicable"), value="not_applicable")
        for place, measure in enumerate(one.tasks.measure):
            if measure in one.tasks.measure[:place]:
                yield finding_at(edition, "DG609", (*path, "tasks", "measure", place), value=measure)


def _table(edition: Edition, path: Path, rule: Tasks) -> Iterator[Finding]:
    """DG607: results both words and percentages; DG609: a column or a word twice; DG610: counted by no column."""
    if rule.results and rule.percent:
        facts = {"key": "tasks", "options": ("results", "percent")}
        yield finding_at(edition, "DG607", (*path, "percent"), value="results, percent", facts=facts)
    for place, column in enumerate(rule.columns):
        if column in rule.columns[:place]:
            yield finding_at(edition, "DG609", (*path, "columns", place), value=column)
    words = [fold(one.word) for one in rule.results or ()]
    for place, one in enumerate(rule.results or ()):
        if words[place] in words[:place]:
            yield finding_at(edition, "DG609", (*path, "results", place, "word"), value=one.word)
    asked = {"weight": "weight", "assigned": "quantity"}.get(rule.counted_by or "")
    if asked and asked not in rule.columns:
        yield _lacking(edition, (*path, "counted_by"), asked, rule)


def _of_measures(edition: Edition, path: Path, rule: Tasks, measures: set[Measure]) -> Iterator[Finding]:
    """DG606, DG610: a measure whose column, deduction or results the table does not state."""
    for measure in sorted(measures):
        source, off = _SOURCE.get(measure), _TAKES_OFF.get(measure)
        if source and source not in rule.columns:
            yield _lacking(edition, (*path, "columns"), source, rule)
        if off and getattr(rule, off) is None:
            yield finding_at(edition, "DG606", path, value=off)
    if "points" in measures and not rule.evaluated:
        yield finding_at(edition, "DG606", path, value="results")
    if "share_done" in measures and not any(one.done for one in rule.results or ()):
        yield finding_at(edition, "DG606", (*path, "results"), value="done")
    if measures & _COUNTED and rule.counted_by is None:
        yield finding_at(edition, "DG606", path, value="counted_by")
    if rule.weights_sum is not None and "weight" not in rule.columns:
        yield _lacking(edition, (*path, "weights_sum"), "weight", rule)


def _without_effect(edition: Edition, path: Path, rule: Tasks, measures: set[Measure]) -> Iterator[Finding]:
    """DG615: keys that no criterion takes."""
    idle = [
        ("failed", rule.failed is not None and "quality" not in measures),
        ("delay", rule.delay is not None and "progress" not in measures),
        ("below_zero", "below_zero" in rule.model_fields_set and not measures & set(_TAKES_OFF)),
        ("counted_by", rule.counted_by is not None and not measures & _COUNTED),
        ("rounding", rule.rounding is not None and "points" not in measures),
    ]
    yield from (finding_at(edition, "DG615", (*path, key), value=key) for key, dead in idle if dead)


def _lacking(edition: Edition, path: Path, column: str, rule: Tasks) -> Finding:
    key = next(step for step in reversed(path) if isinstance(step, str))
    return finding_at(edition, "DG610", path, value=column, facts={"key": key, "options": tuple(rule.columns)})

"""What can be wrong with the lines of a form and what levels need of them: caps, kinds, conditions, overrides."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from danhgia.checks.rubric_totality import finding_at
from danhgia.numbers import plain, to_scaled
from danhgia.rubric.conditions import BOUNDS, EFFECTS, SUBJECTS
from danhgia.rubric.lines import KINDS
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from danhgia.findings import Finding
    from danhgia.rubric import Criterion, Edition, Group, Line, Need, Rubric, Sheet

Path = tuple[str | int, ...]


def lines_of(sheet: Sheet, path: Path) -> Iterator[tuple[Path, Line]]:
    """Yield every group and criterion of a sheet with its path, in the order of the form, groups first."""
    for place, domain in enumerate(sheet.domains):
        yield from _lines_in(domain, (*path, "domains", place))


def criteria_of(rubric: Rubric) -> Iterator[tuple[Path, Sheet, Criterion]]:
    """Yield every criterion of a rubric with its path and sheet."""
    for place, sheet in enumerate(rubric.sheets):
        by_id = {id(one): one for one in sheet.criteria}
        for path, line in lines_of(sheet, ("sheets", place)):
            if id(line) in by_id:
                yield path, sheet, by_id[id(line)]


def groups_of(rubric: Rubric) -> Iterator[tuple[Path, Group]]:
    """Yield every group of a rubric with its path."""
    for place, sheet in enumerate(rubric.sheets):
        by_id = {id(one): one for one in sheet.groups}
        for path, line in lines_of(sheet, ("sheets", place)):
            if id(line) in by_id:
                yield path, by_id[id(line)]


def needs_of(rubric: Rubric) -> Iterator[tuple[Path, Sheet, Need]]:
    """Yield every need of a level or an override with its path and sheet."""
    for place, sheet in enumerate(rubric.sheets):
        for at, level in enumerate(sheet.levels):
            path: Path = ("sheets", place, "levels", at, "needs")
            yield from (((*path, number), sheet, need) for number, need in enumerate(level.needs))
        for at, override in enumerate(sheet.overrides):
            path = ("sheets", place, "overrides", at, "when")
            yield from (((*path, number), sheet, need) for number, need in enumerate(override.when))


def check_caps(edition: Edition) -> list[Finding]:
    """DG602: caps that do not add up, of a group's lines or of all domains; DG606: a group without any line."""
    found: list[tuple[Path, str | None, Decimal, Decimal]] = []
    empty = []
    for path, group in groups_of(edition.rubric):
        added = _sum(group.children)
        if not group.children:
            empty.append(finding_at(edition, "DG606", path, value="criteria"))
        elif added != group.cap and not (group.clip and added > group.cap):
            found.append(((*path, "cap"), group.printed, added, group.cap))
    for place, sheet in enumerate(edition.rubric.sheets):
        if not sheet.levels_only and (added := _sum(sheet.domains)) != sheet.score.total:
            found.append((("sheets", place, "score", "total"), None, added, sheet.score.total))
    return empty + [
        finding_at(
            edition,
            "DG602",
            path,
            value=plain(added),
            limit=plain(cap),
            facts={"domain": domain, "sum": added, "cap": cap},
        )
        for path, domain, added, cap in found
    ]


def check_steps(edition: Edition) -> list[Finding]:
    """DG613: a cap or floor that cannot be scored because it is no whole number of steps, or a floor above its cap."""
    found: list[tuple[Path, str, Criterion, Decimal, Mapping[str, object]]] = []
    for path, sheet, criterion in criteria_of(edition.rubric):
        if criterion.kind != "points":
            continue
        step = sheet.step(criterion)
        bounds = {"cap": criterion.cap, "floor": criterion.floor}
        found += [(path, key, criterion, step, {"step": step}) for key, value in bounds.items() if value % step]
        if criterion.floor > criterion.cap:
            found.append((path, "floor", criterion, criterion.cap, {"cap": criterion.cap}))
    return [
        replace(
            finding_at(edition, "DG613", (*path, key), value=plain(getattr(criterion, key)), limit=plain(limit)),
            criterion=criterion.printed,
            facts={"key": key, **facts},
        )
        for path, key, criterion, limit, facts in found
    ]


def check_kinds(edition: Edition) -> list[Finding]:
    """DG607: a criterion of two kinds at once; DG614: values that do not fit its cap; DG615: keys without effect."""
    found: list[Finding] = []
    for path, sheet, one in criteria_of(edition.rubric):
        kinds = [kind for kind in KINDS if getattr(one, kind)]
        if len(kinds) > 1:
            found.append(_of_two_kinds(edition, path, kinds, KINDS))
            continue
        found += _values(edition, path, one)
        dead: list[str] = [key for key in ("floor", "step") if kinds and key in one.model_fields_set]
        dead += ["spread_over"] if one.spread_over and one.not_applicable != "spread" else []
        dead += ["not_applicable"] if one.not_applicable == "rescale" and _alone(sheet, one) else []
        found += [finding_at(edition, "DG615", (*path, key), value=key) for key in dead]
        found += _brackets(edition, path, one)
    return found


def check_conditions(edition: Edition) -> list[Finding]:
    """DG607, DG615: needs and overrides that are of no kind or of two, or that cannot be evaluated."""
    found: list[Finding] = []
    for path, sheet, need in needs_of(edition.rubric):
        subjects = [key for key in SUBJECTS if getattr(need, key)]
        bounds = [key for key in BOUNDS if getattr(need, "is_" if key == "is" else key) is not None]
        if len(subjects) != 1:
            found.append(_of_two_kinds(edition, path, subjects, SUBJECTS))
        elif need.register:
            found += _of_register(edition, path, need, bounds)
        elif len(bounds) != (0 if need.no_zero else 1):
            found.append(_of_two_kinds(edition, path, bounds, BOUNDS))
        else:
            found += _unfit(edition, path, sheet, need)
    for place, sheet in enumerate(edition.rubric.sheets):
        for at, override in enumerate(sheet.overrides):
            effects = [key for key in EFFECTS if getattr(override.then, key)]
            if len(effects) != 1:
                found.append(_of_two_kinds(edition, ("sheets", place, "overrides", at, "then"), effects, EFFECTS))
        found += _fallback(edition, place, sheet)
    return found


def _of_register(edition: Edition, path: Path, need: Need, bounds: Sequence[str]) -> Iterator[Finding]:
    """DG607: a bound of a number where a register says yes or no, or a level that needs a reminder or discipline.

    DG609: a form of discipline twice.
    """
    for key in (key for key in bounds if key != "is"):
        yield finding_at(edition, "DG607", (*path, key), value=key, facts={"key": key, "options": ("is",)})
    if "levels" in path and need.is_ is not False:
        facts = {"key": "is", "options": ("false",)}
        yield finding_at(edition, "DG607", path, value="true", facts=facts)
    said: set[str] = set()
    for at, form in enumerate(need.discipline.forms or () if need.discipline else ()):
        if fold(form) in said:
            yield finding_at(edition, "DG609", (*path, "discipline", "forms", at), value=form)
        said.add(fold(form))


def _fallback(edition: Edition, place: int, sheet: Sheet) -> Iterator[Finding]:
    """DG607: the worst level has needs, and nothing below it; DG615: `otherwise` of a level without needs."""
    for at, level in enumerate(sheet.levels):
        path: Path = ("sheets", place, "levels", at)
        if level.needs and level is sheet.levels[-1] and level.otherwise == "next":
            facts = {"key": "otherwise", "options": ("ask",)}
            yield finding_at(edition, "DG607", (*path, "otherwise"), value="next", facts=facts)
        if not level.needs and "otherwise" in level.model_fields_set:
            yield finding_at(edition, "DG615", (*path, "otherwise"), value="otherwise")


def _unfit(edition: Edition, path: Path, sheet: Sheet, need: Need) -> Iterator[Finding]:
    """DG607: yes or no asked of a number, or a number of yes or no."""
    if need.no_zero:
        return
    kinds = {fact.id: fact.kind for fact in sheet.facts}
    wants_word = need.is_ is not None
    has_word = bool(need.fact) and kinds.get(need.fact or "") == "yes_no"
    if wants_word != has_word and (not need.fact or need.fact in kinds):
        options = ("is",) if has_word else tuple(key for key in BOUNDS if key != "is")
        key = need.bound[0]
        yield finding_at(edition, "DG607", path, value=key, facts={"key": key, "options": options})


def _values(edition: Edition, path: Path, one: Criterion) -> Iterator[Finding]:
    """DG614: a value above the cap; as a warning, a cap that no value reaches. DG613: a value finer than points."""
    values = _listed(one)
    above = [value for value in values if value > one.cap]
    for value in above:
        yield finding_at(
            edition, "DG614", path, value=plain(value), limit=plain(one.cap), facts={"value": value, "cap": one.cap}
        )
    if values and not above and max(values) < one.cap:
        facts = {"value": max(values), "unreached": one.cap}
        yield replace(
            finding_at(edition, "DG614", path, value=plain(max(values)), limit=plain(one.cap), facts=facts),
            downgraded=True,
        )
    for step in one.frame or ():
        value = one.cap * step.share / 100
        if to_scaled(value) is None:
            finer: dict[str, object] = {"key": "share", "step": Decimal("0.000001")}
            yield finding_at(edition, "DG613", (*path, "frame"), value=str(value), facts=finer)


def _listed(one: Criterion) -> list[Decimal]:
    """Return the values that a criterion can bring, where the rubric lists them."""
    brackets = one.figure.brackets if one.figure else ()
    shares = [one.cap * step.share / 100 for step in one.frame or ()]
    return [*(option.points for option in one.options or ()), *(bracket.points for bracket in brackets), *shares]


def _brackets(edition: Edition, path: Path, one: Criterion) -> Iterator[Finding]:
    """DG606, DG607: a bracket without one lower bound, or behind one that it can never be reached after."""
    before: Decimal | None = None
    for place, bracket in enumerate(one.figure.brackets if one.figure else ()):
        at: Path = (*path, "figure", "brackets", place)
        bounds = [bound for bound in (bracket.from_, bracket.above) if bound is not None]
        if len(bounds) != 1:
            keys = [key for key, value in (("from", bracket.from_), ("above", bracket.above)) if value is not None]
            yield _of_two_kinds(edition, at, keys, ("from", "above"))
            return
        if before is not None and bounds[0] >= before:
            facts = {"key": "from" if bracket.above is None else "above", "below": before}
            yield finding_at(edition, "DG607", at, value=plain(bounds[0]), limit=plain(before), facts=facts)
        before = bounds[0]


def _alone(sheet: Sheet, one: Criterion) -> bool:
    """Tell whether nothing but a criterion stands in its group: there is nothing to scale up."""
    return any(group.every == (one,) and one in group.criteria for group in sheet.groups)


def _of_two_kinds(edition: Edition, path: Path, given: Sequence[str], options: tuple[str, ...]) -> Finding:
    key = next(step for step in reversed(path) if isinstance(step, str))
    return finding_at(edition, "DG607", path, value=", ".join(given), facts={"key": key, "options": options})


def _sum(nodes: Iterable[Line]) -> Decimal:
    return sum((node.cap for node in nodes), start=Decimal(0))


def _lines_in(group: Group, path: Path) -> Iterator[tuple[Path, Line]]:
    yield path, group
    yield from (((*path, "criteria", place), one) for place, one in enumerate(group.criteria))
    for place, below in enumerate(group.groups):
        yield from _lines_in(below, (*path, "groups", place))

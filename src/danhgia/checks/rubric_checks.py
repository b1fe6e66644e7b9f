"""What can be wrong with a rubric that every single key of is right: names, references, caps, steps, dates.

That levels and rules of the year leave nothing open is proved in `danhgia.checks.rubric_totality`, that roll-ups do not
in `danhgia.checks.rollup_checks`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.checks.ballot_lints import check_ballot
from danhgia.checks.duty_rule_checks import check_duty_rules
from danhgia.checks.level_sheet_checks import check_level_sheets
from danhgia.checks.rollup_checks import check_rollups
from danhgia.checks.rubric_lines import (
    check_caps,
    check_conditions,
    check_kinds,
    check_steps,
    criteria_of,
    lines_of,
    needs_of,
)
from danhgia.checks.rubric_quotas import check_rubric_quotas
from danhgia.checks.rubric_scorers import check_scorers
from danhgia.checks.rubric_totality import check_bands, check_year, finding_at
from danhgia.checks.task_rules import check_tasks
from danhgia.findings import Finding, Location
from danhgia.periods import Period
from danhgia.text import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from danhgia.checks.rollup_proofs import RolledOutcome
    from danhgia.checks.rubric_totality import YearOutcome
    from danhgia.rubric import Edition, Fact, Level, Line, Requirement, Rubric, Sheet

Path = tuple[str | int, ...]

_ANY_YEAR = Period(2018, "year", 1)


def check_rubric(
    edition: Edition, *, outcome: YearOutcome | None = None, rolled: RolledOutcome | None = None
) -> list[Finding]:
    """Return everything that is wrong with a rubric as a whole.

    DG536, DG537, DG602, DG603, DG605 to DG607, DG609 to DG619, DG720 to DG722.

    `outcome` evaluates one rule of the year; with it is proved what can be: these rules over all combinations of period
    states, and levels, needs and overrides over all that can be true of somebody; with `rolled`, which evaluates a
    roll-up, so are these. What only proofs find is no error.
    """
    found = [
        *check_dates(edition),
        *check_requirements(edition),
        *check_names(edition),
        *check_roles(edition),
        *check_alike(edition),
        *check_references(edition),
        *check_caps(edition),
        *check_steps(edition),
        *check_kinds(edition),
        *check_conditions(edition),
        *check_tasks(edition),
        *check_scorers(edition),
        *check_level_sheets(edition),
        *check_bands(edition),
        *check_rollups(edition),
        *check_year(edition, outcome),
        *check_ballot(edition),
        *check_rubric_quotas(edition),
        *check_good_level(edition),
        *check_duty_rules(edition),
        *check_assumptions(edition),
    ]
    if outcome is None or any(finding.severity == "error" for finding in found):
        return found
    return [*found, *_proved(edition, rolled)]


def _proved(edition: Edition, rolled: RolledOutcome | None) -> Iterator[Finding]:
    """Return what only proofs find; what they take is loaded only where something is proved."""
    from danhgia.checks.rollup_proofs import prove_rollups
    from danhgia.checks.rubric_outcomes import check_outcomes

    yield from check_outcomes(edition)
    yield from prove_rollups(edition, rolled) if rolled else ()


def check_dates(edition: Edition) -> list[Finding]:
    """DG607: the rubric goes out of force before it comes into force."""
    effective = edition.rubric.effective
    if effective.from_ is None or effective.to is None or effective.from_ <= effective.to:
        return []
    facts = {"key": "to", "least": effective.from_}
    return [
        finding_at(
            edition, "DG607", ("effective", "to"), value=str(effective.to), limit=str(effective.from_), facts=facts
        )
    ]


def check_requirements(edition: Edition) -> list[Finding]:
    """DG607: a requirement of the year that is of no kind, or of two at once."""
    return [
        finding_at(
            edition, "DG607", path, value=", ".join(kinds), facts={"key": "require", "options": ("every", "count")}
        )
        for path, requirement in _requirements(edition.rubric)
        if len(kinds := [key for key in ("every", "count") if getattr(requirement, key)]) != 1
    ]


def check_names(edition: Edition) -> list[Finding]:
    """DG609: two things that bear one name, so that a column, a mark or a reference could mean either.

    Compared as sheets are read: case, spaces and the place of tone marks make no difference.
    """
    rubric = edition.rubric
    named = [*_twice((("sheets", place, "id"), sheet.id) for place, sheet in enumerate(rubric.sheets))]
    for place, sheet in enumerate(rubric.sheets):
        named += _twice_in_sheet(sheet, ("sheets", place))
    named += _twice(
        (("sheets", place, "roles", at), f"{role} ({sheet.subject})")
        for place, sheet in enumerate(rubric.sheets)
        for at, role in enumerate(sheet.roles or ())
    )
    for place, rule in enumerate(rubric.year_end):
        named += _twice((("year_end", place, "periods", at), slot) for at, slot in enumerate(rule.periods))
    named += _twice(
        (("year_end", place, "level"), f"{rule.level} ({rule.applies_to})")
        for place, rule in enumerate(rubric.year_end)
    )
    return [
        finding_at(edition, "DG609", path, value=name, facts={"first": _text_line(edition, first)})
        for path, name, first in named
    ]


def check_roles(edition: Edition) -> list[Finding]:
    """DG606: a second sheet for everybody of one kind; only `roles` could say who is rated with it."""
    general = [(place, sheet.subject) for place, sheet in enumerate(edition.rubric.sheets) if not sheet.roles]
    return [
        finding_at(edition, "DG606", ("sheets", place), value="roles", facts={})
        for number, (place, subject) in enumerate(general)
        if subject in {earlier for _, earlier in general[:number]}
    ]


def check_alike(edition: Edition) -> list[Finding]:
    """DG607: a sheet of other periods or levels than the first; results put people of all sheets into one list."""
    found, first = [], edition.rubric.sheets[:1]
    for place, sheet in enumerate(edition.rubric.sheets[1:], start=1):
        pairs: dict[str, list[tuple[str, ...]]] = {"period": [(one.period,) for one in (*first, sheet)]}
        pairs["levels"] = [tuple(level.id for level in one.levels) for one in (*first, sheet)]
        for key, (wanted, own) in pairs.items():
            if own != wanted:
                facts = {"key": key, "options": wanted}
                found.append(finding_at(edition, "DG607", ("sheets", place, key), value=", ".join(own), facts=facts))
    return found


def check_references(edition: Edition) -> list[Finding]:
    """DG610: a scorer, level or period that the rubric does not have."""
    found = []
    for path, value, options in _references(edition.rubric):
        if value not in options:
            key = next(step for step in reversed(path) if isinstance(step, str))
            facts = {"key": key, "options": options, "near": nearest(value, options)}
            found.append(finding_at(edition, "DG610", path, value=value, facts=facts))
    return found


def check_good_level(edition: Edition) -> list[Finding]:
    """DG618: no level is the one that numbers of “good or better” begin at; with two levels there is nothing to say."""
    rubric = edition.rubric
    if not rubric.sheets or rubric.good is not None or len(rubric.main.levels) <= len(("met", "unmet")):
        return []
    options = tuple(level.id for level in rubric.main.levels)
    return [finding_at(edition, "DG618", ("sheets", 0, "levels"), value="good_level", facts={"options": options})]


def check_assumptions(edition: Edition) -> list[Finding]:
    """DG605: how many values rest on no text, and which."""
    paths = tuple(path for path, _ in edition.assumed)
    if not paths:
        return []
    return [Finding("DG605", Location(edition.path), value=str(len(paths)), facts={"n": len(paths), "list": paths})]


def _twice_in_sheet(sheet: Sheet, path: Path) -> list[tuple[Path, str, Path]]:
    criteria = {id(one) for one in sheet.criteria}
    nodes = list(lines_of(sheet, path))
    extras = {"bonuses": sheet.bonuses, "deductions": sheet.deductions}
    nodes += [((*path, key, place), one) for key, listed in extras.items() for place, one in enumerate(listed)]
    domains = [(at, node) for at, node in nodes if len(at) == len(path) + 2 and at[-2] == "domains"]
    scored = [(at, node) for at, node in nodes if id(node) in criteria]
    ids = _twice(((*at, "id"), node.id) for at, node in nodes)
    labels = [*_twice(_labels(domains)), *_twice(_labels(scored))]
    return [
        *ids,
        *(label for label in labels if label not in ids),
        *_twice(((*path, "facts", place, "id"), fact.id) for place, fact in enumerate(sheet.facts)),
        *_twice(((*path, "facts", place, "name"), fact.name) for place, fact in enumerate(sheet.facts)),
        *_twice(((*path, "overrides", place, "id"), one.id) for place, one in enumerate(sheet.overrides)),
        *_twice(((*path, "scorers", place, "id"), scorer.id) for place, scorer in enumerate(sheet.scorers)),
        *_twice(((*path, "levels", place, "id"), level.id) for place, level in enumerate(sheet.levels)),
        *_twice(
            ((*path, "levels", place, *at), spelling)
            for place, level in enumerate(sheet.levels)
            for at, spelling in _spellings(level)
        ),
    ]


def _labels(nodes: Iterable[tuple[Path, Line]]) -> Iterator[tuple[Path, str]]:
    """Yield what the form prints in front of each node; ids that are printed are told apart as ids."""
    return (((*path, "label" if node.label else "id"), node.printed) for path, node in nodes)


def _spellings(level: Level) -> Iterator[tuple[Path, str]]:
    """Yield every way in which sheets may write a level, each once."""
    written: list[tuple[Path, str | None]] = [
        (("code",), level.code),
        (("short",), level.short),
        (("name",), level.name),
    ]
    written += [(("spellings", place), spelling) for place, spelling in enumerate(level.spellings)]
    seen: dict[str, tuple[Path, str]] = {}
    for path, spelling in written:
        if spelling:
            seen.setdefault(fold(spelling), (path, spelling))
    yield from seen.values()


def _twice(named: Iterable[tuple[Path, str]]) -> list[tuple[Path, str, Path]]:
    """Return those whose name an earlier one bears: (path, name, path of the first)."""
    first: dict[str, Path] = {}
    again = []
    for path, name in named:
        if first.setdefault(fold(name), path) != path:
            again.append((path, name, first[fold(name)]))
    return again


def _references(rubric: Rubric) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Yield every reference: where it stands, what it names, and what there is to name."""
    levels = tuple(dict.fromkeys(level.id for sheet in rubric.sheets for level in sheet.levels))
    kinds = tuple(dict.fromkeys((*(sheet.period for sheet in rubric.sheets), *rubric.kinds)))
    slots = tuple(period.slot for kind in kinds for period in _ANY_YEAR.divided(kind) if period.slot)
    if rubric.good_level is not None and rubric.sheets:
        yield ("good_level",), rubric.good_level, tuple(level.id for level in rubric.main.levels)
    for place, sheet in enumerate(rubric.sheets):
        if not sheet.levels_only:
            yield ("sheets", place, "official"), sheet.official, tuple(scorer.id for scorer in sheet.scorers)
    yield from _references_of_lines(rubric)
    for place, rule in enumerate(rubric.year_end):
        path: Path = ("year_end", place)
        yield (*path, "level"), rule.level, levels
        yield from (((*path, "periods", at), slot, slots) for at, slot in enumerate(rule.periods))
    for path, requirement in _requirements(rubric):
        if every := requirement.every:
            yield (*path, "every", "of"), every.of, kinds
            yield (*path, "every", "at_least"), every.at_least, levels
        if count := requirement.count:
            yield (*path, "count", "of"), count.of, kinds
            yield (*path, "count", "level"), count.level, levels


def _references_of_lines(rubric: Rubric) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Yield what criteria, needs and overrides name."""
    for path, sheet, one in criteria_of(rubric):
        others = tuple(other.id for other in sheet.criteria if other is not one)
        yield from (((*path, "spread_over", at), name, others) for at, name in enumerate(one.spread_over))
    for path, sheet, need in needs_of(rubric):
        known: dict[str, tuple[Fact | Line, ...]] = {
            "fact": sheet.facts,
            "criterion": sheet.criteria,
            "group": sheet.groups,
        }
        named = ((key, getattr(need, key)) for key in known)
        yield from (((*path, key), name, tuple(one.id for one in known[key])) for key, name in named if name)
    for place, sheet in enumerate(rubric.sheets):
        levels = tuple(level.id for level in sheet.levels)
        for at, override in enumerate(sheet.overrides):
            named = ((key, getattr(override.then, key)) for key in ("level", "ceiling"))
            yield from ((("sheets", place, "overrides", at, "then", key), name, levels) for key, name in named if name)


def _requirements(rubric: Rubric) -> Iterator[tuple[Path, Requirement]]:
    for place, rule in enumerate(rubric.year_end):
        for at, requirement in enumerate(rule.require):
            yield ("year_end", place, "require", at), requirement


def _text_line(edition: Edition, path: Path) -> str | None:
    line = edition.line(path)
    return None if line is None else str(line)

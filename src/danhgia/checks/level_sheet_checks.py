"""What can be wrong with sheets that have levels only: whatever takes points, and a vote that would never count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.checks.rubric_totality import finding_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.findings import Finding
    from danhgia.rubric import Edition, Override

_REGISTERS = ("reminder", "discipline")
_EFFECTS = ("level", "ceiling", "result")


def check_level_sheets(edition: Edition) -> list[Finding]:
    """DG607: points asked of a sheet without any, by an override or a roll-up; a vote that gives way to points."""
    rubric = edition.rubric
    found: list[Finding] = []
    for place, sheet in enumerate(rubric.sheets):
        for at, override in enumerate(sheet.overrides if sheet.levels_only else ()):
            found += _override(edition, override, ("sheets", place, "overrides", at))
    if not any(sheet.levels_only for sheet in rubric.sheets):
        return found
    for place, rollup in enumerate(rubric.rollups):
        if rollup.mean:
            facts = {"key": "rollups", "options": ("counts", "tally")}
            found.append(finding_at(edition, "DG607", ("rollups", place, "mean"), value="mean", facts=facts))
    if rubric.ballot and rubric.ballot.mode == "record":
        facts = {"key": "mode", "options": ("agree", "decide")}
        found.append(finding_at(edition, "DG607", ("ballot", "mode"), value="record", facts=facts))
    return found


def _override(edition: Edition, override: Override, path: tuple[str | int, ...]) -> Iterator[Finding]:
    """DG607: a condition about points, or a fall from a level that nothing has given yet."""
    for number, need in enumerate(override.when):
        if not need.register:
            facts = {"key": "when", "options": _REGISTERS}
            yield finding_at(edition, "DG607", (*path, "when", number), value=need.about[0], facts=facts)
    if override.then.drop:
        facts = {"key": "then", "options": _EFFECTS}
        yield finding_at(edition, "DG607", (*path, "then", "drop"), value="drop", facts=facts)

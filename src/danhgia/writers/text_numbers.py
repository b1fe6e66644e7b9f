"""What the terminal says of quotas, of measures taken, and of the units above those that are graded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.distributions import with_others_below
from danhgia.writers.number_words import good_words, measure_lines, quota_rule
from danhgia.writers.sentences import unit_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danhgia.distributions import Distribution
    from danhgia.measures import Measures
    from danhgia.quotas import QuotaGroup
    from danhgia.results import GradeRun
    from danhgia.rubric import Edition
    from danhgia.writers.page import Page


def parent_rows(page: Page, rows: Sequence[Distribution]) -> list[list[str]]:
    """Return a row for each unit above others, with everybody below it."""
    return [
        [
            unit_words(row.unit or "", row.unit_name or ""),
            *(page.show(number) for number in (row.subjects, *row.levels.values(), row.not_rated + row.open)),
        ]
        for row in with_others_below(rows)
    ]


def print_good(page: Page, run: GradeRun) -> None:
    """Say which share of those rated, of people and of organisations, has the level “good” or a better one."""
    for row in (row for row in run.distributions if row.by == "everyone"):
        if said := good_words(row, run.edition, page.lang):
            page.line(said)


def print_quotas(page: Page, edition: Edition, groups: Sequence[QuotaGroup]) -> None:
    """Say of each quota in how many groups it was looked at, and in how many it does not hold or leaves no place."""
    sheet = edition.rubric.main
    for place, quota in enumerate(edition.rubric.quotas, start=1):
        mine = [one for one in groups if one.quota == place]
        if mine:
            facts = {
                "rule": quota_rule(quota, sheet, page.lang),
                "groups": len(mine),
                "over": sum(1 for one in mine if one.limit.reduce),
                "nobody": sum(1 for one in mine if one.limit.most is None) or None,
                "none": sum(1 for one in mine if one.limit.most == 0 and any(one.levels.values())) or None,
            }
            page.line(page.say("quota.summary", **facts))


def print_measures(page: Page, found: Measures) -> None:
    """Say how many reminders were sent and how many were disciplined; nothing where there were none."""
    for line in measure_lines(found, page.lang):
        page.line(line)

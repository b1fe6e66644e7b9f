"""The sheet that holds a quota against a list, group by group, with the sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.messages import say
from danhgia.writers import paper
from danhgia.writers.number_words import group_name, quota_rule, quota_work
from danhgia.writers.paper import Column, Paper
from danhgia.writers.sentences import capital

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from danhgia.messages import Lang
    from danhgia.quotas import QuotaGroup
    from danhgia.rubric import Edition, Quota, Sheet
    from danhgia.writers.cells import Book
    from danhgia.writers.paper import Value


def quota_sheets(book: Book, edition: Edition, groups: Sequence[QuotaGroup], subtitle: str, lang: Lang) -> None:
    """Add a sheet for each quota that was held against anybody; none for a rubric without one."""
    sheet = edition.rubric.main
    places = sorted({one.quota for one in groups})
    for place in places:
        quota = edition.rubric.quotas[place - 1]
        name = say("sheet.quota", lang)
        listed = Paper(book, name if len(places) == 1 else f"{name} {place}", _columns(quota, sheet, lang))
        listed.title(say("title.quota", lang, level=sheet.level(quota.level).name.upper()), subtitle)
        mine = [one for one in groups if one.quota == place]
        listed.rows(_row(number, one, quota, lang) for number, one in enumerate(mine, start=1))
        listed.below(*_notes(quota, sheet, lang))


def _columns(quota: Quota, sheet: Sheet, lang: Lang) -> list[Column]:
    level = sheet.level(quota.level).heading
    below = sheet.level(quota.of_level).heading if quota.of_level else say("col.graded", lang)
    return [
        Column(say("col.index", lang), 5, paper.NUMBER),
        Column(say("col.group", lang), 30, paper.TEXT),
        Column(say("col.people", lang), 8, paper.COUNT),
        Column(below, 10, paper.COUNT),
        Column(say("col.quota_level", lang, level=level), 10, paper.COUNT),
        Column(say("col.most", lang), 8, paper.COUNT),
        Column(say("col.reduce", lang), 8, paper.COUNT),
        Column(say("col.work", lang), 64, paper.SMALL),
    ]


def _row(number: int, one: QuotaGroup, quota: Quota, lang: Lang) -> list[Value]:
    below = one.levels[quota.of_level] if quota.of_level else sum(one.levels.values())
    limit = one.limit
    counts = (one.people, below, one.levels[quota.level], limit.most, limit.reduce)
    return [number, group_name(one, lang), *counts, quota_work(one, lang)]


def _notes(quota: Quota, sheet: Sheet, lang: Lang) -> Iterator[str]:
    assumed = "" if quota.status == "official" else f" {say('assumed_suffix', lang)}"
    yield f"{capital(quota_rule(quota, sheet, lang))}{assumed}."
    if quota.basis:
        yield say("quota.basis", lang, basis=quota.basis)
    yield say("quota.no_picking", lang)

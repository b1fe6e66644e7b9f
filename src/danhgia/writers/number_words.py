"""Quotas and numbers of levels in sentences, as sheets, lines and documents say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.decisions import Reason
from danhgia.messages import because, say
from danhgia.numbers import percent
from danhgia.writers.sentences import capital, people_word

if TYPE_CHECKING:
    from danhgia.distributions import Distribution
    from danhgia.measures import Measures
    from danhgia.messages import Lang
    from danhgia.quotas import QuotaGroup
    from danhgia.rubric import Edition, Quota, Sheet


def good_words(row: Distribution, edition: Edition, lang: Lang) -> str | None:
    """Return how many have the level “good” or a better one; None where no level is that, or nobody has any."""
    good = edition.rubric.good
    number = row.or_better(good)
    share = percent(number or 0, row.rated)
    if good is None or number is None or share is None:
        return None
    level = edition.rubric.main.level(good).heading
    people = people_word({row.kind}, lang)
    return say("good_or_better", lang, level=level, n=number, of=row.rated, percent=share, people=people)


def measure_lines(found: Measures | None, lang: Lang) -> list[str]:
    """Return how many reminders were sent and how many were disciplined; nothing where there were none."""
    if found is None:
        return []
    time, lines = {"first": found.first, "last": found.last}, []
    for one in found.reminders:
        facts = {"number": one.number, "n": one.sent, "completed": one.completed, "open": one.open or None}
        lines.append(say("followup.sent", lang, **time, **facts, not_completed=one.not_completed or None))
    if found.discipline:
        forms = tuple(say("followup.form", lang, form=one.form, n=one.decisions) for one in found.discipline)
        lines.append(say("followup.disciplined", lang, **time, n=found.disciplined, forms=forms))
    return [*lines, *([say("followup.unclear_rows", lang, n=found.unclear)] if found.unclear else [])]


def quota_rule(quota: Quota, sheet: Sheet, lang: Lang) -> str:
    """Return what a quota says, in a clause."""
    below = sheet.level(quota.of_level).heading if quota.of_level else None
    facts = {
        "level": sheet.level(quota.level).heading,
        "pct": quota.share,
        "den_label": Reason("quota", None, f"quota_of_{quota.of}", {"level": below}),
        "rounding": quota.rounding,
        "by": say(f"quota.by.{quota.group}", lang),
    }
    return say("quota.rule", lang, **facts)


def group_name(one: QuotaGroup, lang: Lang) -> str:
    """Return how lists name a quota's group."""
    words = one.group.words
    return capital(because(words, lang)) if isinstance(words, Reason) else words


def quota_work(one: QuotaGroup, lang: Lang) -> str:
    """Return how a group's limit was found: what was raised and left out, the sums, who is tied, who is still open."""
    said = [because(step, lang) for step in one.limit.work]
    if one.document:
        raised = {"pct": one.share, "document": one.document, "date": one.document_date}
        said.insert(0, say("quota.raised", lang, **raised))
    if one.heads:
        said.append(say("quota.heads", lang, n=one.heads))
    if one.ties:
        names = tuple(f"{name} ({subject})" for subject, name in one.ties)
        said.append(say("quota.ties", lang, points=one.tied, ties=names))
    if one.open:
        said.append(say("quota.open", lang, n=one.open))
    return capital("; ".join(said))

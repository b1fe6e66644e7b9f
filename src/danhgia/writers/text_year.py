"""What `yearend` prints on the terminal: who is eligible, who is not, who cannot be judged, and what contradicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.findings import ordered
from danhgia.messages import because
from danhgia.results import counts, distribution
from danhgia.writers.page import Page, print_people
from danhgia.writers.sentences import capital, people_word, settling
from danhgia.writers.text import print_assumptions
from danhgia.writers.text_findings import print_finding, print_findings, print_summary
from danhgia.writers.text_grades import print_pending
from danhgia.writers.text_numbers import print_measures, print_quotas

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console

    from danhgia.messages import Lang
    from danhgia.results import YearRun
    from danhgia.yearend import YearDecision

_CONTRADICTIONS = frozenset({"DG701", "DG705"})
_SAID_BY_LIST = frozenset({"DG702", "DG703"})
"""period-missing and period-exempt: the list of those who cannot be judged says the same."""


def print_year(console: Console, run: YearRun, *, lang: Lang) -> None:
    """Print what `yearend` came to."""
    page = Page(console, lang)
    eligibility = run.eligibility()
    for level in eligibility:
        _print_undetermined(page, run, level)
    rolls = run.edition.rubric.rollup("year") is not None
    if rolls:
        _print_without_level(page, run)
    _print_contradictions(page, run)
    print_pending(page, run.appeals, {found.about.subject: found.about.name for found in run.decisions})
    elsewhere = _CONTRADICTIONS | _SAID_BY_LIST if eligibility or rolls else _CONTRADICTIONS
    print_findings(page, [finding for finding in run.findings if finding.code not in elsewhere])
    print_assumptions(page, run.edition)
    for level, found in eligibility.items():
        print_summary(page, _summary(page, run, level, found), run.findings)
    if rolls:
        print_summary(page, _rolled_summary(page, run), run.findings)
    elif not eligibility:
        people = people_word(run.edition.rubric.subjects, page.lang)
        page.line(page.say("yearend.no_rules", year=str(run.year), subjects=len(run.decisions), people=people))
    _print_necessary(page, run)
    if run.measures:
        print_measures(page, run.measures)
    print_quotas(page, run.edition, run.quotas)
    if counts(run.findings)["error"]:
        page.next_step("fix", f"yearend --year {run.year}")
    elif run.decisions:
        page.next_step("explain", "explain", min(found.about.subject for found in run.decisions))


def _print_undetermined(page: Page, run: YearRun, level: str) -> None:
    open_ones = sorted(
        (found for found in run.decisions if found.eligible.get(level) == "undetermined"),
        key=lambda found: (found.about.unit, found.about.subject),
    )
    if open_ones:
        heading = run.edition.rubric.main.level(level).heading
        page.heading(f"{page.say('eligible.undetermined')} – {heading}: {page.show(len(open_ones))}")
        print_people(page, [_why_open(page, found, level) for found in open_ones])
        page.blank()


def _print_without_level(page: Page, run: YearRun) -> None:
    """Print who has no level of the year although the rubric puts the periods together, and why."""
    without = sorted(
        (found for found in run.decisions if found.rolled and found.level is None),
        key=lambda found: (found.about.unit, found.about.subject),
    )
    if without:
        page.heading(page.say("yearend.without_level", n=len(without)))
        print_people(page, [_without_level(page, found) for found in without])
        page.blank()


def _without_level(page: Page, decision: YearDecision) -> str:
    about = decision.about
    reasons = decision.rolled.reasons if decision.rolled else ()
    why = [because(reason, page.lang) for reason in reasons if reason.key == "roll_tally" or reason is reasons[-1]]
    return f"{about.name} ({about.subject}), {about.unit_name or about.unit}: {'; '.join(why)}"


def _rolled_summary(page: Page, run: YearRun) -> str:
    """Return how many have which level of the year, and how many none."""
    found = distribution((decision.level for decision in run.decisions), run.edition)
    sheet = run.edition.rubric.main
    levels = [page.say("grade.level", level=sheet.level(level).heading, n=number) for level, number in found.items()]
    without = len(run.decisions) - sum(found.values())
    return page.say("yearend.rollup", year=str(run.year), levels=", ".join(levels), without=without or None)


def _why_open(page: Page, decision: YearDecision, level: str) -> str:
    about = decision.about
    why = "; ".join(because(reason, page.lang) for reason in settling(decision, level))
    return f"{about.name} ({about.subject}), {about.unit_name or about.unit}: {why}"


def _print_contradictions(page: Page, run: YearRun) -> None:
    found = [finding for finding in ordered(run.findings) if finding.code in _CONTRADICTIONS]
    if found:
        page.heading(page.say("yearend.contradictions", n=len(found)))
        for finding in found:
            print_finding(page, finding)
        page.blank()


def _print_necessary(page: Page, run: YearRun) -> None:
    """Say once that to be eligible is not to have the level."""
    reasons = (reason for decision in run.decisions for reason in decision.reasons if reason.key == "necessary")
    if reason := next(reasons, None):
        page.line(f"{capital(because(reason, page.lang))}.")


def _summary(page: Page, run: YearRun, level: str, found: Mapping[str, int]) -> str:
    against = [finding for finding in ordered(run.findings) if finding.code == "DG701" and finding.value == level]
    heading = run.edition.rubric.main.level(level).heading
    return page.say("yearend.summary", year=str(run.year), level=heading, **found, against=len(against) or None)

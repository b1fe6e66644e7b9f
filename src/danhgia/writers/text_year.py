"""What `yearend` prints on the terminal: who is eligible, who is not, who cannot be judged yet, and what contradicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.decisions import Reason
from danhgia.findings import ordered
from danhgia.messages import because
from danhgia.results import counts
from danhgia.writers.page import Page, capital
from danhgia.writers.text import print_assumptions, print_summary
from danhgia.writers.text_findings import print_finding, print_findings
from danhgia.writers.text_grades import print_people

if TYPE_CHECKING:
    from rich.console import Console

    from danhgia.messages import Lang
    from danhgia.results import YearRun
    from danhgia.yearend import YearDecision

_CONTRADICTIONS = frozenset({"DG701", "DG705"})
_SAID_BY_LIST = frozenset({"DG702", "DG703"})


def print_year(console: Console, run: YearRun, lang: Lang) -> None:
    """Print what `yearend` came to."""
    page = Page(console, lang)
    page.heading(page.say("year.title", rated=run.edition.rubric.rates.year, year=str(run.year)))
    page.blank()
    for level in run.eligibility():
        _print_undetermined(page, run, level)
    _print_contradictions(page, run)
    others = _CONTRADICTIONS | _SAID_BY_LIST
    print_findings(page, [finding for finding in run.findings if finding.code not in others])
    print_assumptions(page, run.edition)
    for level, found in run.eligibility().items():
        print_summary(page, _summary(page, run, level, found), run.findings)
    if any(found["yes"] for found in run.eligibility().values()):
        page.line(capital(because(Reason("year_end", True, "necessary", {"period_word": None}), lang)) + ".")
    page.line(page.say("next", what=page.say("next.fix_year" if counts(run.findings)["error"] else "next.after_year")))


def _print_undetermined(page: Page, run: YearRun, level: str) -> None:
    open_ones = sorted(
        (found for found in run.decisions if found.eligible.get(level) == "undetermined"),
        key=lambda found: (found.about.unit, found.about.subject),
    )
    if open_ones:
        heading = run.edition.rubric.main.level(level).heading
        people = page.count("person", len(open_ones))
        page.heading(page.say("year.undetermined", level=heading, people=people))
        print_people(page, [_why_open(page, found, level) for found in open_ones])
        page.blank()


def _why_open(page: Page, decision: YearDecision, level: str) -> str:
    about = decision.about
    named = f"year_end.{level}."
    open_reasons = [reason for reason in decision.reasons if reason.holds is None and reason.rule.startswith(named)]
    periods = [reason for reason in open_reasons if reason.key in {"missing_period", "exempt_period"}]
    why = "; ".join(because(reason, page.lang) for reason in periods or open_reasons)
    return f"{about.name} ({about.subject}), {about.unit_name or about.unit}: {why}"


def _print_contradictions(page: Page, run: YearRun) -> None:
    found = [finding for finding in ordered(run.findings) if finding.code in _CONTRADICTIONS]
    if found:
        page.heading(page.say("year.contradictions", n=len(found)))
        for finding in found:
            print_finding(page, finding)
        page.blank()


def _summary(page: Page, run: YearRun, level: str, found: dict[str, int]) -> str:
    against = sum(1 for finding in ordered(run.findings) if finding.code == "DG701" and finding.value == level)
    facts = {"year": str(run.year), "level": run.edition.rubric.main.level(level).heading, **found}
    return page.say("year.summary", **facts, against=against or None)

"""Sheets as units fill them in: scores that add up to a level, the vote, the tally. The same for the same seed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from danhgia.forms import REASONS, unit_form
from danhgia.readers.rubric_file import find_rubric, load_rubric
from danhgia.writers.unit_page import FilledRow, FilledTally
from danhgia.writers.unit_template import unit_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.forms import UnitForm
    from danhgia.rubric import Edition
    from danhgia.writers.cells import Content
    from danhgia.writers.unit_page import UnitPage

RUBRIC = "tam-diep-2018"
SHARES: Mapping[str, int] = {"excellent": 20, "good": 65, "completed": 13, "failed": 2}
"""How often a level is given, in hundredths: about what real lists show."""
TOTALS: Mapping[str, tuple[int, int]] = {
    "excellent": (180, 196),
    "good": (150, 179),
    "completed": (100, 149),
    "failed": (60, 99),
}
"""The least and the most total that is given for a level, in half points."""
CALM: Mapping[str, tuple[int, int]] = {"excellent": (184, 192), "good": (158, 172), "completed": (116, 132)}
"""The same, far from every bound."""

_FEWEST_VOTES = 3
_CHANGES = 30  # of a hundred people, get another level than last quarter


@dataclass(frozen=True)
class Office:
    """What sheets are made with."""

    edition: Edition
    form: UnitForm

    @classmethod
    def opened(cls, rubric: str = RUBRIC) -> Office:
        """Return the office of a rubric that ships, or of a file."""
        edition = load_rubric(find_rubric(rubric))
        return cls(edition, unit_form(edition.rubric.main, edition.rubric))

    def workbook(self, page: UnitPage) -> bytes:
        """Return a unit's workbook."""
        return unit_workbook(self.edition, self.form, page)

    @property
    def half_points(self) -> list[str]:
        """The id of a criterion for each half point of its cap."""
        criteria = self.edition.rubric.main.criteria
        return [criterion.id for criterion in criteria for _ in range(int(criterion.cap * 2))]


@dataclass(frozen=True)
class Quarter:
    """What happened in one unit in one quarter: who got which level, and who was not rated, and why.

    `official` are the codes of those who may vote. A `calm` quarter has totals far from every bound, and everybody
    votes: there a slip in one cell never has a second effect.
    """

    page: UnitPage
    levels: Mapping[str, str]
    official: frozenset[str]
    exempt: Mapping[str, str] = field(default_factory=dict)
    calm: bool = False


def level_of(seed: str, code: str, quarter: str) -> str:
    """Return the level that somebody gets: most get the same from quarter to quarter."""
    usual = _any_level(Random(f"{seed}/{code}"))
    now = Random(f"{seed}/{code}/{quarter}")
    return _any_level(now) if now.randrange(100) < _CHANGES else usual


def exempted(seed: str, code: str, quarter: str) -> str | None:
    """Return why somebody is not rated in a quarter; None for nearly everybody."""
    random = Random(f"{seed}/{code}/{quarter}/exempt")
    return random.choice(REASONS[2:6]) if random.randrange(100) == 0 else None


def filled(quarter: Quarter, office: Office, seed: str) -> UnitPage:
    """Return a unit's page as its people filled it in."""
    page = quarter.page
    random = Random(f"{seed}/{page.unit}/{page.period}/sheet")
    rated = [person.code for person in page.people if person.code not in quarter.exempt]
    rows = {code: _row(office, quarter.levels[code], CALM if quarter.calm else TOTALS, random) for code in rated}
    exempt = {code: FilledRow(reason=reason) for code, reason in quarter.exempt.items()}
    facts = _facts(quarter, random)
    valid = facts["valid"]
    votes = {code: votes_for(office, quarter.levels[code], valid, random) for code in rated}
    day = date(page.period.year, page.period.last_day.month, random.randint(20, 28))
    tally = FilledTally({"meeting_day": day, **facts}, votes)
    return replace(page, filled={**rows, **exempt}, tally=tally)


def votes_for(office: Office, level: str, valid: int, random: Random) -> tuple[Content, ...]:
    """Return the votes on one person: most for the level, a few for those beside it."""
    levels = [known.id for known in office.edition.rubric.main.levels]
    place = levels.index(level)
    beside = min(random.choice((0, 0, 0, 1, 1, 2)), (valid - 1) // 2)
    counts: list[Content] = [0] * (len(levels) + 1)
    counts[place] = valid - beside
    counts[place + (1 if place == 0 or (random.randrange(2) and place + 1 < len(levels)) else -1)] = beside
    return tuple(counts)


def _any_level(random: Random) -> str:
    return random.choices(list(SHARES), list(SHARES.values()))[0]


def _row(office: Office, level: str, totals: Mapping[str, tuple[int, int]], random: Random) -> FilledRow:
    rubric = office.edition.rubric.main
    least, most = totals[level]
    pool = office.half_points
    total = random.randint(least, most)
    lost = Counter(random.sample(pool, len(pool) - total))
    scores: dict[str, Content] = {
        criterion.id: criterion.cap - Decimal(lost[criterion.id]) / 2 for criterion in rubric.criteria
    }
    ballot = rubric.level(level).code
    if random.randrange(8) == 0:  # some say nothing of themselves
        return FilledRow(scores, ballot=ballot)
    own = Decimal(min(total + random.randint(0, 4), len(pool))) / 2
    reached = rubric.level_for(own)
    return FilledRow(scores, own, reached.code if reached else None, ballot)


def _facts(quarter: Quarter, random: Random) -> dict[str, int]:
    people = [person.code for person in quarter.page.people]
    official = sum(code in quarter.official for code in people)
    away = 0 if quarter.calm else random.randint(0, min(2, max(official - _FEWEST_VOTES, 0)))
    came = official - away
    invalid = random.choice((0, 0, 0, 1)) if came > _FEWEST_VOTES and not quarter.calm else 0
    return {
        "official_members": official,
        "summoned": len(people),
        "present": len(people) - away,
        "official_present": came,
        "issued": came,
        "collected": came,
        "valid": came - invalid,
        "invalid": invalid,
    }

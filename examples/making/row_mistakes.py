"""The second quarter: mistakes in single rows, scores, totals, levels, people; a unit for each family."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from danhgia.forms import SCORE_SHEET
from danhgia.writers.cells import ErrorValue, Uncalculated
from danhgia.writers.unit_page import FilledRow, TemplatePerson
from making.surgery import with_merge, with_percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from danhgia.writers.cells import Content
    from making.draft import Draft
    from making.plan import Mistake

_BALLOTS = ("XS", "T", "HT", "KHT", "")
"""The columns of the tally, from the best level to not rating."""
_NEWCOMER, _NO_CODE = "Mẫu Văn 998", "Mẫu Thị 999"


def limits(draft: Draft) -> Iterator[Mistake]:
    """DG201, DG202, DG203: above the cap, below the floor, finer than the step."""
    slips: tuple[tuple[str, str, Content], ...] = (
        ("DG201", "I.3", Decimal(4)),
        ("DG202", "II.2", Decimal(-1)),
        ("DG203", "II.1", Decimal("2.25")),
    )
    yield from _scores(draft, slips)


def words(draft: Draft) -> Iterator[Mistake]:
    """DG204, DG205, DG206: nothing, words, a number that is text."""
    slips: tuple[tuple[str, str, Content], ...] = (
        ("DG204", "IV.2", None),
        ("DG205", "III.1", "4 điểm"),
        ("DG206", "II.3", "2,5"),
    )
    yield from _scores(draft, slips)


def shown_otherwise(draft: Draft) -> Iterator[Mistake]:
    """DG207, DG208, DG209: a day, an error value, a percentage."""
    slips: tuple[tuple[str, str, Content], ...] = (
        ("DG207", "I.1", date(2018, 5, 3)),
        ("DG208", "IV.1", ErrorValue("#DIV/0!")),
        ("DG209", "IV.3", Decimal("0.9")),
    )
    found = list(_scores(draft, slips))
    draft.edits.append(lambda data: with_percent(data, found[-1].cell or ""))
    yield from found


def rows(draft: Draft) -> Iterator[Mistake]:
    """DG211, DG212, DG214: no score at all, scores beside a reason, a score that was never calculated."""
    blank, both, waiting = draft.who(2), draft.who(3), draft.who(4)
    draft.filled[blank] = FilledRow()
    del draft.votes[blank]
    draft.change(both, reason="Đi học tập trung")
    draft.change(waiting, scores={**draft.filled[waiting].scores, "IV.4": Uncalculated("=4+5")})
    yield draft.found("DG211", blank, "score", "I.1")
    yield draft.found("DG212", both, "reason")
    yield draft.found("DG214", waiting, "score", "IV.4")


def merged(draft: Draft) -> Iterator[Mistake]:
    """DG215: two criteria made one cell, with one number for both."""
    code = draft.who(2)
    draft.change(code, scores={**draft.filled[code].scores, "II.2": None})
    found, beside = (draft.found("DG215", code, "score", criterion) for criterion in ("II.1", "II.2"))
    draft.edits.append(lambda data: with_merge(data, f"{found.cell}:{beside.cell}"))
    yield found


def totals(draft: Draft) -> Iterator[Mistake]:
    """DG301, DG302, DG303: a subtotal, a total and a level that do not follow from the scores."""
    part, whole, level = draft.who(2), draft.who(3), draft.who(4)
    draft.override(part, "subtotal", _total(draft, part, "II.") + 1, "II")
    draft.override(whole, "total", _total(draft, whole) + 1)
    draft.override(level, "level", "XS")
    yield draft.found("DG301", part, "subtotal", "II")
    yield draft.found("DG302", whole, "total")
    yield draft.found("DG303", level, "level")


def formulas(draft: Draft) -> Iterator[Mistake]:
    """DG305, DG306: formulas never calculated, a right total typed over its formula. Both people are graded."""
    waiting, typed = draft.who(2), draft.who(3)
    draft.override(waiting, "total", Uncalculated("=1"))
    draft.override(waiting, "level", Uncalculated("=1"))
    draft.override(typed, "total", _total(draft, typed))
    yield draft.found("DG305", waiting, "total")
    yield draft.found("DG305", waiting, "level")
    yield draft.found("DG306", typed, "total")


def of_oneself(draft: Draft) -> Iterator[Mistake]:
    """What people say of themselves: the same slips are warnings, and everybody is graded."""
    slips: tuple[tuple[str, Content, Content], ...] = (
        ("DG201", Decimal(105), None),
        ("DG205", "tám mươi", None),
        ("DG303", Decimal(81), "XS"),
        ("DG307", Decimal(81), "Khá"),
    )
    for place, (number, total, level) in enumerate(slips, start=2):
        code = draft.who(place)
        draft.change(code, self_total=total, self_level=level)
        yield draft.found(number, code, "self_level" if level else "self_total", downgraded=True)


def unknown_people(draft: Draft) -> Iterator[Mistake]:
    """DG401, DG402, DG403: two people in spare rows, one with a code of no list, one without; a name of another."""
    newcomer, renamed = draft.who(99), draft.who(3)
    model = draft.filled[draft.who(2)]
    for code, name in ((newcomer, _NEWCOMER), ("", _NO_CODE)):
        draft.people.append(TemplatePerson(code, name, "Đảng viên"))
        draft.filled[code] = model
    draft.votes[newcomer] = draft.votes[draft.who(2)]
    draft.people[2] = TemplatePerson(renamed, "Mẫu Thị 997", draft.people[2].position)
    yield draft.found("DG401", newcomer, "code")
    yield draft.found("DG402", "", "code")
    yield draft.found("DG403", renamed, "name")


def twice_and_missing(draft: Draft) -> Iterator[Mistake]:
    """DG404, DG405: one person in two rows, another in none."""
    gone = draft.people.pop()
    draft.filled.pop(gone.code)
    draft.votes.pop(gone.code)
    draft.people.append(draft.people[1])
    yield draft.found("DG404", draft.who(2), "code")
    yield draft.found_in_file("DG405", sheet=SCORE_SHEET, subject=gone.code)


def lost_zeros(draft: Draft) -> Iterator[Mistake]:
    """DG410: a code of digits that Excel took for a number."""
    code = next(person.code for person in draft.people if person.code.startswith("0"))
    draft.override(code, "code", Decimal(code))
    yield draft.found("DG410", code, "code")


def all_at_cap(draft: Draft) -> Iterator[Mistake]:
    """DG902: everybody has every point there is."""
    caps = {criterion.id: criterion.cap for criterion in draft.office.edition.rubric.main.criteria}
    for code in draft.filled:
        draft.change(code, scores=caps, self_total=None, self_level=None)
    yield draft.found_in_file("DG902", sheet=SCORE_SHEET)


def alike(draft: Draft) -> Iterator[Mistake]:
    """DG901: most rows are the same."""
    model = draft.filled[draft.who(2)]
    for code, row in draft.filled.items():
        if row.ballot == model.ballot:
            draft.change(code, scores=model.scores)
    yield draft.found_in_file("DG901", sheet=SCORE_SHEET)


def still_listed(draft: Draft, other: Draft, code: str) -> Iterator[Mistake]:
    """DG406: somebody who went to another unit in May is in both sheets; the new unit's row counts."""
    person = next(person for person in other.people if person.code == code)
    draft.people.append(person)
    draft.filled[code] = other.filled[code]
    valid = draft.facts["valid"]
    draft.votes[code] = tuple(valid if level == other.filled[code].ballot else 0 for level in _BALLOTS)
    yield draft.found("DG406", code, "code")


ROW_MISTAKES: Mapping[str, Callable[[Draft], Iterator[Mistake]]] = {
    "CB01": limits,
    "CB02": words,
    "CB03": shown_otherwise,
    "CB04": rows,
    "CB05": totals,
    "CB06": formulas,
    "CB07": of_oneself,
    "CB08": unknown_people,
    "CB09": twice_and_missing,
    "CB12": lost_zeros,
    "CB13": all_at_cap,
    "CB14": alike,
    "CB15": merged,
}
"""What is planted in which unit."""
AT_CAP = "CB13"
"""The unit in which everybody has the best level because of it."""


def _scores(draft: Draft, slips: tuple[tuple[str, str, Content], ...]) -> Iterator[Mistake]:
    """Put one slip into the row of each of the people behind the secretary."""
    for place, (number, criterion, content) in enumerate(slips, start=2):
        code = draft.who(place)
        draft.change(code, scores={**draft.filled[code].scores, criterion: content})
        yield draft.found(number, code, "score", criterion)


def _total(draft: Draft, code: str, label: str = "") -> Decimal:
    """Return what somebody's scores add up to, of all criteria or of those whose label begins so."""
    scores = draft.filled[code].scores.items()
    return sum((score for key, score in scores if key.startswith(label) and isinstance(score, Decimal)), Decimal(0))

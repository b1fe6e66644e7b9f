"""A small workspace whose rubric gives the majority: what can be wrong with its counts, and with its shares."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from danhgia.pipeline.templating import unit_pages
from danhgia.readers.rubric_file import find_rubric
from danhgia.writers.files import write_file
from making.draft import Draft
from making.filling import RUBRIC, Office, Quarter, filled
from making.plan import Mistake, run
from making.town import town
from making.writing import begin, quarter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

SHARES = "ty-le-phieu"
_SEED = "shares"
_SIZE = 4
_OWN_RUBRIC = "bo-tieu-chi.yaml"
_QUARTER = 3
_BALLOT = """\
ballot:
  mode: decide
  majority: given
  denominator: official_members
  excluded: [Miễn công tác và sinh hoạt đảng]
  thresholds:
    - {level: excellent, at_least: "1/3"}
    - {level: good, at_least: "1/3"}
  cumulative: false
  status: assumed
"""
"""Two thirds are left for two levels that take a third each: both can have enough (DG536)."""


def make_shares(folder: Path) -> list[dict[str, object]]:
    """Make a workspace of five units, the first with mistakes in votes, the others in the head of their tallies."""
    shipped = find_rubric(RUBRIC).read_text(encoding="utf-8")
    own = shipped.replace(f"id: {RUBRIC}\n", "id: mau-ty-le-phieu\n", 1)
    own = re.sub(r"^ballot:\n(  .*\n)+", _BALLOT, own, flags=re.MULTILINE)
    write_file(folder / _OWN_RUBRIC, own.encode())
    people = town((_SIZE,) * (1 + len(_HEADS)), _SEED)
    people = replace(people, members=tuple(replace(row, category="official_member") for row in people.members))
    begin(folder, _OWN_RUBRIC, people.rows())
    office = Office.opened(str(folder / _OWN_RUBRIC))
    found: list[Mistake] = []
    for unit, page in unit_pages(people.roster, quarter(_QUARTER)).items():
        codes = frozenset(person.code for person in page.people)
        draft = Draft.of(office, filled(Quarter(page, dict.fromkeys(codes, "good"), codes, calm=True), office, _SEED))
        _count(draft)
        found += _HEADS.get(unit, _votes)(draft)
        write_file(folder / draft.path, draft.workbook())
    lints = [Mistake(number, _OWN_RUBRIC) for number in ("DG536", "DG537", "DG605")]
    return [
        run(["validate", "sheets"], found, folder=SHARES),
        run(["grade", "--quarter", str(_QUARTER)], found, folder=SHARES),
        {**run(["rubric", "check", _OWN_RUBRIC, "--strict"], lints, folder=SHARES), "exit": 1},
    ]


def _count(draft: Draft) -> None:
    """Give everybody four votes for “good”, of four members who count, and leave the level to follow from them."""
    everybody = dict.fromkeys(("official_members", "summoned", "present", "official_present"), _SIZE)
    ballots = dict.fromkeys(("issued", "collected", "valid"), _SIZE)
    draft.facts |= {**everybody, **ballots, "invalid": 0, "excluded": 0}
    for person in draft.people:
        draft.change(person.code, ballot=None)
        draft.votes[person.code] = (0, _SIZE, 0, 0, 0)


def _votes(draft: Draft) -> list[Mistake]:
    """Conclude another level than the votes give, give no level enough, and lose a vote: one person each."""
    concluded, without, lost = (draft.who(place) for place in (2, 3, 4))
    draft.change(concluded, ballot="XS")
    draft.votes[without] = (0, 0, _SIZE, 0, 0)
    draft.votes[lost] = (0, _SIZE - 1, 0, 0, 0)
    planted = {"DG523": concluded, "DG524": without, "DG525": lost}
    return [draft.found_in_votes(number, code) for number, code in planted.items()]


def _no_members(draft: Draft) -> list[Mistake]:
    """DG526: nobody says of how many members the shares are taken."""
    draft.facts["official_members"] = None
    return [draft.found_in_count("DG526", "official_members")]


def _one_left_out(draft: Draft) -> list[Mistake]:
    """DG527: the tally leaves out a member whom the registers know nothing of."""
    draft.facts["excluded"] = 1
    return [draft.found_in_count("DG527", "excluded"), *_one_more(draft)]


def _too_few_members(draft: Draft) -> list[Mistake]:
    """DG528: more valid ballots than members, who are fewer than on the list (DG529)."""
    draft.facts["official_members"] = _SIZE - 1
    return [draft.found_in_count(number, "official_members") for number in ("DG528", "DG529")]


def _one_more(draft: Draft) -> list[Mistake]:
    """DG529: the shares are taken of a member more than the list has."""
    draft.facts["official_members"] = _SIZE + 1
    return [draft.found_in_count("DG529", "official_members")]


_HEADS: Mapping[str, Callable[[Draft], list[Mistake]]] = {
    "CB02": _no_members,
    "CB03": _one_left_out,
    "CB04": _too_few_members,
    "CB05": _one_more,
}
"""What is planted in the head of which unit's tally."""

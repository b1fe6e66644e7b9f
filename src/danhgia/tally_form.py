"""What the tally sheet asks: columns of votes, and counts at its head that only some rules of the vote need.

Headings are Vietnamese whatever the language of messages: they are data, printed on paper and signed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from danhgia.rubric import Rubric, Sheet

VOTES_GROUP = "Số phiếu đề nghị xếp loại"
NOT_RATED_NOTED, NOT_RATED_VOTED = "(Không đánh giá)", "Không đánh giá"
"""The last column of the common ballot: noted where it happened, or an option that the ballot offers."""
AGREED, NOT_AGREED = "Đồng ý", "Không đồng ý"
"""What a ballot of its own offers: yes and no to one level."""

_OWN_COUNTS = (("issued", "phát ra"), ("collected", "thu về"), ("valid", "hợp lệ"), ("invalid", "không hợp lệ"))


class VoteColumn(NamedTuple):
    """A column of votes: what is counted, its heading, and the heading that spans it.

    `what` is a level's place; behind the levels come “not rated” and the votes against each level.
    """

    what: int
    heading: str
    group: str


@dataclass(frozen=True, slots=True)
class TallyForm:
    """The tally sheet of one rubric sheet.

    `separate` are the places of levels that have a ballot of their own, on which people agree or not. `not_rated`: the
    ballot offers not to rate somebody. `given`: levels follow from counts. `more` are further counts at the head: id,
    label, and the count that each comes after. `asked`: people vote at all; where they do not, templates have no such
    sheet, and one that comes all the same is read and on record.
    """

    levels: tuple[str, ...] = ()
    separate: tuple[int, ...] = ()
    not_rated: bool = False
    given: bool = False
    more: tuple[tuple[str, str, str], ...] = ()
    asked: bool = True

    @property
    def columns(self) -> tuple[VoteColumn, ...]:
        """The columns of votes in their order: the common ballot's, then two for each ballot of its own."""
        found = [VoteColumn(place, self.levels[place], VOTES_GROUP) for place in self.common]
        heading = NOT_RATED_VOTED if self.not_rated else NOT_RATED_NOTED
        found.append(VoteColumn(len(self.levels), heading, VOTES_GROUP))
        for place in self.separate:
            level = self.levels[place]
            group = f"Phiếu riêng {level}"
            found.append(VoteColumn(place, f"{AGREED} {level}", group))
            found.append(VoteColumn(self.against(place), f"{NOT_AGREED} {level}", group))
        return tuple(found)

    @property
    def common(self) -> tuple[int, ...]:
        """The places of the levels that stand on the common ballot."""
        return tuple(place for place in range(len(self.levels)) if place not in self.separate)

    def against(self, place: int) -> int:
        """Return what votes against a level are counted as."""
        return len(self.levels) + 1 + place


def tally_form(sheet: Sheet, rubric: Rubric) -> TallyForm:
    """Return the tally sheet that a rubric's rule of the vote needs."""
    levels = tuple(level.heading for level in sheet.levels)
    ballot = rubric.ballot
    if ballot is None:
        return TallyForm(levels, asked=False)
    separate = tuple(place for place, level in enumerate(sheet.levels) if level.id in ballot.separate)
    more: list[tuple[str, str, str]] = []
    if ballot.excluded:
        label = f"Số đảng viên chính thức không tính vào tỷ lệ ({'; '.join(ballot.excluded)})"
        more.append(("excluded", label, "official_members"))
    for place in separate:
        own = sheet.levels[place]
        more += [(own_count(key, own.id), f"Số phiếu {own.heading} {words}", "invalid") for key, words in _OWN_COUNTS]
    return TallyForm(levels, separate, ballot.not_rated, bool(ballot.shares), tuple(more))


def own_count(key: str, level_id: str) -> str:
    """Return the id of a count of the ballots of its own that a level has: `valid:excellent`."""
    return f"{key}:{level_id}"

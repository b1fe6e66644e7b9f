"""What open periods must at least bring, in a sentence that a tired reader takes in at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from danhgia.messages import say, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.messages import Lang
    from danhgia.needs import Need
    from danhgia.periods import Period
    from danhgia.rubric import Sheet
    from danhgia.ways import Share, Step

_PAIR = 2


@dataclass(frozen=True, slots=True)
class NeedWords:
    """The words for the periods and levels of a sheet, in a language."""

    sheet: Sheet
    lang: Lang

    def requirement(self, need: Need) -> str:
        """Return all that a need comes to; empty where nothing is needed or nothing helps."""
        ways = ["; ".join(filter(None, map(self._share, way.shares))) for way in need.ways]
        return f"{say('needs.or', self.lang)} ".join(ways)

    def _share(self, share: Share) -> str:
        whole = self._whole(share)
        parts = ", ".join(self._parts(share))
        if not parts:
            return whole
        if whole:
            return say("needs.of_them", self.lang, whole=whole, parts=parts)
        return say("needs.among", self.lang, periods=self._periods(share.periods), parts=parts)

    def _whole(self, share: Share) -> str:
        """Return what every period of a share must reach; empty where any level will do."""
        lowest = share.steps[-1]
        kind = self._kind(lowest, all_exactly=lowest.exactly == len(share.periods))
        if kind == "or_better" and lowest.level == self.sheet.levels[-1].id:
            return ""
        many = {1: "one", _PAIR: "two"}.get(len(share.periods), "many")
        facts = {"periods": self._periods(share.periods), "level": self.sheet.level(lowest.level).heading}
        return say(f"needs.{kind}.{many}", self.lang, **facts)

    def _parts(self, share: Share) -> Iterator[str]:
        """Return what some periods of a share must reach besides, the best level first."""
        reached = 0
        for step in share.steps:
            reached += step.number
            if step.exactly and step.exactly < len(share.periods):
                yield self._part("exactly", share, step, step.exactly)
            if step.exactly < step.number and reached < len(share.periods):
                yield self._part(self._kind(step), share, step, reached)

    def _part(self, kind: str, share: Share, step: Step, number: int) -> str:
        word = share.periods[0].kind  # of the rule, which is not the sheet's where periods are put together
        facts = {"n": number, "period_word": word, "level": self.sheet.level(step.level).heading}
        return say(f"needs.part.{kind}", self.lang, **facts)

    def _kind(self, step: Step, *, all_exactly: bool = False) -> str:
        if all_exactly:
            return "exactly"
        return "best" if step.level == self.sheet.levels[0].id else "or_better"

    def _periods(self, periods: tuple[Period, ...]) -> str:
        shown = [show(period, self.lang) for period in sorted(periods)]
        numbers = [period.number for period in sorted(periods)]
        first, last = shown[0], shown[-1]
        if len(shown) == 1:
            return first
        if len(shown) > _PAIR and numbers[-1] - numbers[0] == len(shown) - 1:
            facts = {"n": len(shown), "period_word": periods[0].kind, "first": first, "last": last}
            return say("needs.range", self.lang, **facts)
        return say("needs.and", self.lang, first=", ".join(shown[:-1]), last=last)

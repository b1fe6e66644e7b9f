"""The parts of the handbook about who scores: whose scores make the total, and how far apart they may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.messages import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from danhgia.messages import Lang
    from danhgia.rubric import Node, Sheet

_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "official": "Điểm chính thức: {name}",
        "on_sheet": "Bảng chấm điểm của đơn vị ghi điểm của: {name}",
        "mean": "Tổng điểm là bình quân tổng điểm của: {names}",
        "weights": "Tổng điểm tính theo tỷ trọng: {names}",
        "weight": "{name} {weight}%",
        "undetermined": "Một trong những người này chưa chấm thì chưa có tổng điểm; chưa chấm không phải là 0 điểm",
        "skip": "Người không chấm điểm nào thì không tính vào bình quân; chấm thiếu một tiêu chí thì chưa có tổng điểm",
        "gap_points": "Tự chấm chênh điểm chính thức từ {points} điểm trở lên thì phải giải trình",
        "gap_levels": "Tự chấm chênh điểm chính thức từ {levels} mức xếp loại trở lên thì phải giải trình",
    },
    "en": {
        "official": "Official scores: {name}",
        "on_sheet": "Units' sheets hold the scores of: {name}",
        "mean": "The total is the mean of the totals of: {names}",
        "weights": "The total is made of totals with these weights: {names}",
        "weight": "{name} {weight}%",
        "undetermined": "Where one of them has not scored there is no total; not scored is not zero",
        "skip": "Who scored nothing at all is left out of the mean; with one criterion left blank there is no total",
        "gap_points": "Self scores that are {points} points or more from the official ones must be explained",
        "gap_levels": "Self scores that are {levels} levels or more from the official ones must be explained",
    },
}


def scorer_lines(
    sheet: Sheet,
    lang: Lang,
    names: Mapping[str, str],
    mark: Callable[[Node], str],
    sources: Callable[[Node], Iterator[str]],
) -> Iterator[str]:
    """Yield whose scores make the total and what has to be explained; `names` are the scorers' by id."""
    words, rule, gap = _WORDS[lang], sheet.combined, sheet.gap
    name = names.get(sheet.official, sheet.official)
    yield f"- {words['on_sheet' if rule else 'official'].format(name=name)}"
    if rule:
        counted = [names.get(one, one) for one in sheet.counting]
        if rule.weights:
            weights = [show(weight, lang) for weight in rule.weights.values()]
            counted = [words["weight"].format(name=one, weight=of) for one, of in zip(counted, weights, strict=True)]
        yield f"- {words[rule.kinds[0]].format(names=', '.join(counted))}{mark(rule)}"
        yield f"- {words[rule.blank]}"
        yield from sources(rule)
    if gap:
        stated = {"points": gap.points, "levels": gap.levels}
        for key, limit in stated.items():
            if limit is not None:
                yield f"- {words[f'gap_{key}'].format(**{key: show(limit, lang)})}{mark(gap)}"
        yield from sources(gap)

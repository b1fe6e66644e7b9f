"""The handbook's part about roll-ups: how the results of short periods become that of a longer one, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.messages import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from danhgia.messages import Lang
    from danhgia.rubric import CountLine, Mean, Node, Rollup, Rubric, When

_WORDS: dict[Lang, dict[str, str]] = {
    "vi": {
        "title": "Tổng hợp kết quả {to} từ kết quả {of}",
        "month": "tháng",
        "quarter": "quý",
        "half": "6 tháng",
        "year": "năm",
        "mean": "Điểm trung bình các {of}; mức theo điểm trung bình, so với cận của các mức.",
        "divisor": "Tổng điểm luôn chia cho {n}, kể cả khi có {of} không có điểm.",
        "skipped": "Không tính {of} được 0 điểm; kết quả ghi rõ {of} nào bị bỏ ra.",
        "half_up": "Làm tròn đến {to} điểm, từ nửa trở lên thì làm tròn lên.",
        "truncate": "Lấy đến {to} điểm, phần lẻ hơn bỏ đi.",
        "exact": "Không làm tròn trước khi so với cận của các mức.",
        "counts": "Xét lần lượt từ trên xuống; trường hợp đầu tiên đúng thì lấy mức đó:",
        "line": "{level}: {when}",
        "otherwise": "{level}: các trường hợp còn lại",
        "tally": "Chỉ đếm số {of} ở từng mức; mức do cấp có thẩm quyền quyết định.",
        "least": "có ít nhất {n} {of} {level}",
        "most": "có nhiều nhất {n} {of} {level}",
        "none": "không có {of} nào {level}",
        "between": "có từ {n} đến {m} {of} {level}",
        "and": " và ",
        "or": " hoặc ",
        "veto_next": "Không xếp loại {level} khi {when}: xếp loại mức liền dưới.",
        "veto_ask": "Không xếp loại {level} khi {when}: cấp có thẩm quyền quyết định mức.",
        "consecutive": "{n} {of} liên tiếp {level} thì có lưu ý{say}.",
        "missing_undetermined": "Có {of} chưa có kết quả: chưa tổng hợp.",
        "missing_error": "Có {of} chưa có kết quả: chưa tổng hợp, coi là còn lỗi.",
        "missing_skip": "{of} chưa có kết quả: không tính.",
        "exempt_ask": "Có {of} không đánh giá, xếp loại: cấp có thẩm quyền quyết định mức.",
        "exempt_skip": "{of} không đánh giá, xếp loại: không tính.",
        "exempt_bar": "Có {of} không đánh giá, xếp loại: kỳ tổng hợp không xếp loại.",
        "not_rated": "Có {of} đã xem xét nhưng không xếp loại: kỳ tổng hợp không xếp loại.",
    },
    "en": {
        "title": "The {to}, put together from each {of}",
        "month": "month",
        "quarter": "quarter",
        "half": "half-year",
        "year": "year",
        "mean": "The mean of points; the level whose bounds hold the mean.",
        "divisor": "The sum is always divided by {n}, even where there are no points for a {of}.",
        "skipped": "A {of} of 0 points is left out; results say which.",
        "half_up": "Rounded to {to} points, halves up.",
        "truncate": "Cut off to {to} points.",
        "exact": "Not rounded before it is compared with the bounds.",
        "counts": "From top to bottom; the first that holds gives the level:",
        "line": "{level}: {when}",
        "otherwise": "{level}: all other cases",
        "tally": "Only the number of results at each level is counted; the competent body decides.",
        "least": "at least {n} × {level}",
        "most": "at most {n} × {level}",
        "none": "no {of} at {level}",
        "between": "from {n} to {m} × {level}",
        "and": " and ",
        "or": " or ",
        "veto_next": "Not {level} where: {when}. The next level below is given.",
        "veto_ask": "Not {level} where: {when}. The competent body decides.",
        "consecutive": "{level} {n} times in a row is noted{say}.",
        "missing_undetermined": "A {of} without a result: not put together yet.",
        "missing_error": "A {of} without a result: not put together yet, and counted as faulty.",
        "missing_skip": "A {of} without a result is left out.",
        "exempt_ask": "A {of} rightly not rated: the competent body decides.",
        "exempt_skip": "A {of} rightly not rated is left out.",
        "exempt_bar": "A {of} rightly not rated: the whole is not rated.",
        "not_rated": "A {of} reviewed but not rated: the whole is not rated.",
    },
}


class RollupPages:
    """Writes the roll-ups of a rubric; the handbook gives it how levels and sources are printed."""

    def __init__(
        self, rubric: Rubric, lang: Lang, heading: Callable[[str], str], sources: Callable[[Node], Iterator[str]]
    ) -> None:
        self.rubric, self.lang, self.words = rubric, lang, _WORDS[lang]
        self.heading, self.sources = heading, sources

    def lines(self, rule: Rollup, mark: Callable[[Node], str]) -> Iterator[str]:
        """Yield one roll-up in sentences; `mark` marks what rests on no text."""
        of = self.words[self.rubric.rolled_from(rule)]
        yield from ("", f"## {self.say('title', to=self.words[rule.to], of=of)}{mark(rule)}", "")
        if rule.mean:
            yield from (f"- {line}" for line in self.mean(rule.mean, of))
        if rule.tally:
            yield f"- {self.say('tally', of=of)}"
        if rule.counts:
            yield f"- {self.words['counts']}"
        for place, line in enumerate(rule.counts or (), start=1):
            yield f"  {place}. **{self.line(line, of)}**{mark(line)}"
            yield from (f"     {source}" for source in self.sources(line))
        yield from self.besides(rule, of, mark)
        yield from self.sources(rule)

    def besides(self, rule: Rollup, of: str, mark: Callable[[Node], str]) -> Iterator[str]:
        """Yield vetoes, levels in a row, and what becomes of periods without a level."""
        for veto in rule.vetoes:
            facts = {"level": self.heading(veto.level), "when": self.when(veto.when, of)}
            yield f"- **{self.say(f'veto_{veto.otherwise}', **facts)}**{mark(veto)}"
            yield from (f"  {source}" for source in self.sources(veto))
        for row in rule.consecutive:
            facts = {"level": self.heading(row.level), "say": f": {row.say}" if row.say else ""}
            yield f"- {self.say('consecutive', n=row.times, of=of, **facts)}{mark(row)}"
            yield from (f"  {source}" for source in self.sources(row))
        for key in (f"missing_{rule.missing}", f"exempt_{rule.exempt}"):
            text = self.say(key, of=of)
            yield f"- {text[:1].upper()}{text[1:]}"
        if rule.not_rated == "not_rated":
            yield f"- {self.say('not_rated', of=of)}"

    def mean(self, rule: Mean, of: str) -> Iterator[str]:
        """Yield how a mean is taken."""
        yield self.say("mean", of=of)
        if rule.divisor:
            yield self.say("divisor", n=rule.divisor, of=of)
        if rule.zero == "skipped":
            yield self.say("skipped", of=of)
        yield self.say(rule.rounding.how, to=rule.rounding.to) if rule.rounding else self.words["exact"]

    def line(self, line: CountLine, of: str) -> str:
        """Return one line of a rule of counts."""
        level = self.heading(line.level)
        if line.when is None:
            return self.say("otherwise", level=level)
        return self.say("line", level=level, when=self.when(line.when, of))

    def when(self, when: When, of: str) -> str:
        """Return a condition as a clause; several of one kind within another stand in brackets."""
        if when.level is None:
            parts = [self.when(part, of) for part in when.parts]
            inner = [f"({text})" if part.level is None else text for part, text in zip(when.parts, parts, strict=True)]
            return self.words["and" if when.all_ else "or"].join(inner)
        facts = {"level": self.heading(when.level), "of": of}
        if when.at_most is None:
            return self.say("least", n=when.at_least, **facts)
        if when.at_least is not None:
            return self.say("between", n=when.at_least, m=when.at_most, **facts)
        return self.say("none" if when.at_most == 0 else "most", n=when.at_most, **facts)

    def say(self, key: str, **facts: object) -> str:
        """Return one of the fixed sentences with its facts."""
        return self.words[key].format(**{name: show(fact, self.lang) for name, fact in facts.items()})

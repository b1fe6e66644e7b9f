"""The handbook: a rubric as people read it, in plain text that prints and pastes (Markdown tables)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.messages import show
from danhgia.periods import ROMAN
from danhgia.rubric import Every, assumed
from danhgia.writers.handbook_duties import duty_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.messages import Lang
    from danhgia.rubric import Ballot, Domain, Level, Node, Requirement, Rubric, Score, Sheet, YearRule

_WORDS: dict[Lang, dict[str, str]] = {
    "vi": {
        "assumed": " (tạm tính, chưa có văn bản)",
        "unknown": " (chưa rõ, nguồn không nói)",
        "legend": "Dấu * : giá trị tạm tính hoặc chưa rõ, chưa có văn bản.",
        "id": "Mã bộ tiêu chí: {id}, bản {version}",
        "basis": "Căn cứ: {basis}",
        "note": "Ghi chú: {note}",
        "from": "Có hiệu lực từ ngày {date}",
        "until": "Có hiệu lực đến ngày {date}",
        "rates": "Xếp loại theo {period}: {phrase}",
        "month": "tháng",
        "quarter": "quý",
        "half": "6 tháng",
        "year": "năm",
        "sheet": "Bảng chấm điểm",
        "sheet_of": "Bảng chấm điểm “{id}”",
        "roles": "Dùng cho: {roles}",
        "period": "Kỳ đánh giá: {period}",
        "person": "Đối tượng: cá nhân",
        "organisation": "Đối tượng: tổ chức",
        "score": "Tổng điểm tối đa {total}; chấm lẻ đến {step} điểm",
        "scorers": "Người chấm: {scorers}",
        "official_scorer": "Điểm chính thức: {name}",
        "columns": "| TT | Nội dung, tiêu chí | Điểm tối thiểu | Điểm tối đa | Bước điểm |",
        "total": "Tổng điểm",
        "levels": "Mức xếp loại",
        "level_columns": "| Mức | Ký hiệu | Viết tắt | Điểm | Cách viết khác được chấp nhận |",
        "at_least": "từ {bound}",
        "above": "trên {bound}",
        "to": "đến {bound}",
        "below": "đến dưới {bound}",
        "ballot": "Bỏ phiếu của đơn vị",
        "agree": "Mức theo điểm và mức theo phiếu phải khớp; không khớp thì chưa xếp loại, đề nghị xem lại.",
        "decide": "Mức theo phiếu được tính; điểm để tham khảo.",
        "cap": "Mức thấp hơn trong hai mức (theo điểm, theo phiếu) được tính.",
        "record": "Mức theo điểm được tính; phiếu để tham khảo.",
        "majority": "Tỷ lệ phiếu cần đạt chưa rõ: công cụ không tự tính mức từ số phiếu.",
        "year_end": "Cuối năm: {level}",
        "necessary": "Điều kiện cần để được xét mức {level}; việc xếp loại do cấp có thẩm quyền quyết định.",
        "everyone": "Áp dụng cho: mọi đối tượng",
        "party_members": "Áp dụng cho: đảng viên",
        "official_members": "Áp dụng cho: đảng viên chính thức",
        "periods": "Các kỳ được tính: {periods}",
        "every": "Tất cả các kỳ đều xếp loại từ {level} trở lên",
        "count": "Ít nhất {n} kỳ xếp loại {level}",
        "missing_undetermined": "Kỳ chưa có kết quả: chưa kết luận, trừ khi đã chắc chắn không đủ điều kiện.",
        "missing_bar": "Kỳ chưa có kết quả: không đủ điều kiện.",
        "exempt_ask": "Kỳ không đánh giá, xếp loại: trình cấp có thẩm quyền xem xét.",
        "exempt_skip": "Kỳ không đánh giá, xếp loại: không tính kỳ đó; số kỳ yêu cầu không giảm theo.",
        "exempt_bar": "Kỳ không đánh giá, xếp loại: không đủ điều kiện.",
        "open": "Còn tạm tính, chưa có văn bản: {n} chỗ",
    },
    "en": {
        "assumed": " (assumed: no text says so)",
        "unknown": " (unknown: the sources are silent)",
        "legend": "An asterisk marks values that are assumed or unknown: no text says so.",
        "id": "Rubric: {id}, version {version}",
        "basis": "Basis: {basis}",
        "note": "Note: {note}",
        "from": "In force from {date}",
        "until": "In force until {date}",
        "rates": "Rated by {period}: {phrase}",
        "month": "month",
        "quarter": "quarter",
        "half": "half-year",
        "year": "year",
        "sheet": "Score sheet",
        "sheet_of": "Score sheet “{id}”",
        "roles": "For: {roles}",
        "period": "Period: {period}",
        "person": "Subjects: persons",
        "organisation": "Subjects: organisations",
        "score": "At most {total} points in all; steps of {step}",
        "scorers": "Scored by: {scorers}",
        "official_scorer": "Official scores: {name}",
        "columns": "| No. | Criterion | Floor | Cap | Step |",
        "total": "Total",
        "levels": "Levels",
        "level_columns": "| Level | Code | Short | Points | Other spellings accepted |",
        "at_least": "from {bound}",
        "above": "above {bound}",
        "to": "to {bound}",
        "below": "to below {bound}",
        "ballot": "The unit's vote",
        "agree": "The level by points and the voted level must agree; else nobody is rated until people settle it.",
        "decide": "The voted level counts; points are on record.",
        "cap": "The lower of the two levels (by points, voted) counts.",
        "record": "The level by points counts; the vote is on record.",
        "majority": "The majority is unknown: no level is ever computed from numbers of votes.",
        "year_end": "The year: {level}",
        "necessary": "A necessary condition for {level}; the competent body decides.",
        "everyone": "Applies to: everyone",
        "party_members": "Applies to: Party members",
        "official_members": "Applies to: official Party members",
        "periods": "Periods counted: {periods}",
        "every": "Every period is rated {level} or better",
        "count": "At least {n} periods are rated {level}",
        "missing_undetermined": "A period without a result: undetermined, unless already certainly not eligible.",
        "missing_bar": "A period without a result: not eligible.",
        "exempt_ask": "A period rightly not rated: for the competent body to judge.",
        "exempt_skip": "A period rightly not rated: left out; the numbers required stay as they are.",
        "exempt_bar": "A period rightly not rated: not eligible.",
        "open": "Resting on assumptions: {n}",
    },
}


def handbook(rubric: Rubric, lang: Lang) -> str:
    """Return a whole regime as people read it: domains, caps, levels, and its rules in sentences.

    What rests on no text is marked where it stands and counted at the end.
    """
    return "\n".join(_Handbook(rubric, lang).lines()).rstrip() + "\n"


class _Handbook:
    """Writes the sections of one rubric's handbook."""

    def __init__(self, rubric: Rubric, lang: Lang) -> None:
        self.rubric, self.lang, self.words = rubric, lang, _WORDS[lang]

    def lines(self) -> Iterator[str]:
        """Yield the lines of the whole handbook."""
        yield from self.head()
        for sheet in self.rubric.sheets:
            yield from self.sheet(sheet)
        if self.rubric.ballot:
            yield from self.ballot(self.rubric.ballot)
        for rule in self.rubric.year_end:
            yield from self.rule(rule)
        yield from duty_lines(self.rubric, self.lang, sources=self.sources, mark=self.mark)
        if open_ends := assumed(self.rubric):
            yield from ("", f"## {self.say('open', n=len(open_ends))}", "", self.words["legend"])

    def head(self) -> Iterator[str]:
        """Yield the title, where the regime comes from, when it holds, and what is rated."""
        rubric = self.rubric
        yield from (f"# {rubric.name}", "", f"- {self.say('id', id=rubric.id, version=rubric.version)}")
        yield from self.sources(rubric)
        for key, day in (("from", rubric.effective.from_), ("until", rubric.effective.to)):
            if day:
                yield f"- {self.say(key, date=day)}"
        for period in ("month", "quarter", "half", "year"):
            if phrase := getattr(rubric.rates, period):
                yield f"- {self.say('rates', period=self.words[period], phrase=phrase)}"

    def sheet(self, sheet: Sheet) -> Iterator[str]:
        """Yield one score sheet: who is rated with it and by whom, its lines, its levels."""
        title = "sheet" if len(self.rubric.sheets) == 1 else "sheet_of"
        yield from ("", f"## {self.say(title, id=sheet.id)}", "", f"- {self.words[sheet.subject]}")
        if sheet.roles:
            yield f"- {self.say('roles', roles=sheet.roles)}"
        yield f"- {self.say('period', period=self.words[sheet.period])}"
        yield f"- {self.score(sheet.score)}"
        names = {scorer.id: f"{scorer.name}{self.star(scorer)}" for scorer in sheet.scorers}
        yield f"- {self.say('scorers', scorers=tuple(names.values()))}"
        yield f"- {self.say('official_scorer', name=names.get(sheet.official, sheet.official))}"
        yield from ("", self.words["columns"], "| --- | --- | ---: | ---: | ---: |")
        for domain in sheet.domains:
            yield from self.domain(domain, sheet)
        yield self.row("", f"**{self.words['total']}**", "", f"**{self.show(sheet.score.total)}**", "")
        notes = [f"- {node.printed}. {node.name}: {node.note}" for node in sheet.domains if node.note]
        yield from ("", *notes)
        yield from (
            "",
            f"### {self.words['levels']}",
            "",
            self.words["level_columns"],
            "| --- | --- | --- | --- | --- |",
        )
        yield from (self.level(level) for level in sheet.levels)

    def score(self, score: Score) -> str:
        """Return the scale as a sentence."""
        return self.say("score", total=score.total, step=score.step) + self.mark(score)

    def domain(self, domain: Domain, sheet: Sheet) -> Iterator[str]:
        """Yield the rows of one domain."""
        cap = self.show(domain.cap)
        yield self.row(f"**{domain.printed}**", f"**{domain.name}**{self.star(domain)}", "", f"**{cap}**", "")
        for one in domain.criteria:
            numbers = (self.show(one.floor), self.show(one.cap), self.show(sheet.step(one)))
            yield self.row(one.printed, f"{one.name}{self.star(one)}", *numbers)

    def level(self, level: Level) -> str:
        """Return the row of one level."""
        bounds = (("at_least", level.from_), ("above", level.above), ("to", level.to), ("below", level.below))
        band = " ".join(self.say(key, bound=bound) for key, bound in bounds if bound is not None)
        return self.row(f"{level.name}{self.star(level)}", level.code, level.heading, band, self.show(level.spellings))

    def ballot(self, ballot: Ballot) -> Iterator[str]:
        """Yield how vote and points go together."""
        yield from ("", f"## {self.words['ballot']}", "", f"- {self.words[ballot.mode]}{self.mark(ballot)}")
        yield f"- {self.words['majority']}"
        yield from self.sources(ballot)

    def rule(self, rule: YearRule) -> Iterator[str]:
        """Yield one rule of the year in sentences."""
        yield from ("", f"## {self.say('year_end', level=self.heading(rule.level))}", "")
        yield f"- {self.say('necessary', level=self.heading(rule.level))}{self.mark(rule)}"
        yield f"- {self.words[rule.applies_to]}"
        yield f"- {self.say('periods', periods=tuple(map(self.slot, rule.periods)))}"
        yield from (line for requirement in rule.require for line in self.requirement(requirement))
        yield f"- {self.words[f'missing_{rule.missing}']}"
        yield f"- {self.words[f'exempt_{rule.exempt}']}"
        yield from self.sources(rule)

    def requirement(self, requirement: Requirement) -> Iterator[str]:
        """Yield one condition, and where it stands."""
        kind = requirement.kind
        if isinstance(kind, Every):
            sentence = self.say("every", level=self.heading(kind.at_least))
        else:
            sentence = self.say("count", n=kind.at_least, level=self.heading(kind.level))
        yield f"- **{sentence}**{self.mark(requirement)}"
        yield from (f"  {line}" for line in self.sources(requirement))

    def sources(self, node: Node) -> Iterator[str]:
        """Yield where a node comes from, and what is noted about it."""
        for key in ("basis", "note"):
            if text := getattr(node, key):
                yield f"- {self.say(key, **{key: text})}"

    def heading(self, level_id: str) -> str:
        """Return a level as lists print it."""
        levels = (level for sheet in self.rubric.sheets for level in sheet.levels)
        return next((level.heading for level in levels if level.id == level_id), level_id)

    def slot(self, slot: str) -> str:
        """Return a period of the year in words: `Q3` is quý III."""
        kinds = {"Q": "quarter", "M": "month", "H": "half"}
        number = int(slot[1:])
        return f"{self.words[kinds[slot[0]]]} {ROMAN[number - 1] if slot[0] == 'Q' else number}"

    def mark(self, node: Node) -> str:
        """Return the words that mark a sentence which rests on no text."""
        return "" if node.status == "official" else self.words[node.status]

    def star(self, node: Node) -> str:
        """Return the mark of a table's cell; the legend explains it."""
        return "" if node.status == "official" else " *"

    def row(self, *cells: str) -> str:
        """Return a row of a table; a bar within a cell would end it."""
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

    def show(self, fact: object) -> str:
        """Return a fact as the language prints it."""
        return show(fact, self.lang)

    def say(self, key: str, **facts: object) -> str:
        """Return one of the fixed sentences with its facts."""
        return self.words[key].format(**{name: self.show(fact) for name, fact in facts.items()})

"""The parts of the handbook about what is more than points: kinds of criteria, bonuses, facts, needs, overrides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.messages import show
from danhgia.writers.handbook_tasks import derived_words, task_section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from danhgia.messages import Lang
    from danhgia.rubric import Bracket, Criterion, Extra, Level, Need, Node, Override, Rounding, Sheet

_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "assumed": " (tạm tính, chưa có văn bản)",
        "unknown": " (chưa rõ, nguồn không nói)",
        "basis": " (căn cứ: {basis})",
        "note": " (ghi chú: {note})",
        "kinds": "Cách chấm từng tiêu chí",
        "full_or_zero": "đạt thì {cap} điểm, không thì 0 điểm",
        "options": "chỉ chấm một trong các mức: {options}",
        "option": "{points} điểm",
        "frame": "ghi một trong các mức: {words}",
        "word": "{word} = {share}% điểm tối đa",
        "ratio": "điểm = {done} / {assigned} × {cap}, tính chính xác",
        "figure": "theo số liệu ({unit}) do {by} cung cấp: {brackets}",
        "from": "từ {bound}: {points} điểm",
        "above": "trên {bound}: {points} điểm",
        "na_full": "không áp dụng (ghi K/AD và lý do) thì được điểm tối đa",
        "na_spread": "không áp dụng (ghi K/AD và lý do) thì chia đều điểm cho {heirs}",
        "others": "các tiêu chí còn lại",
        "na_rescale": "không áp dụng (ghi K/AD và lý do) thì quy đổi phần còn lại của nhóm về điểm tối đa của nhóm",
        "na_exclude": "không áp dụng (ghi K/AD và lý do) thì không tính điểm này",
        "clip": "{label}: cộng quá {cap} điểm thì lấy {cap} điểm",
        "totals": "Cách tính tổng điểm",
        "bonus": "Điểm thưởng {label}. {name}: tối đa {cap} điểm, phải ghi lý do",
        "deduction": "Điểm trừ {label}. {name}: tối đa {cap} điểm, phải ghi lý do",
        "error": "Tổng điểm vượt thang hoặc dưới 0 là lỗi",
        "clip_total": "Tổng điểm vượt thang thì lấy bằng thang, dưới 0 thì lấy 0",
        "keep": "Tổng điểm vượt thang hoặc dưới 0 vẫn giữ nguyên",
        "line": "Điểm từng tiêu chí",
        "domain": "Điểm từng lĩnh vực",
        "total": "Tổng điểm",
        "half_up": "{what} làm tròn đến {to}, từ nửa trở lên làm tròn lên",
        "truncate": "{what} lấy đến {to}, bỏ phần lẻ",
        "facts": "Số liệu kèm theo",
        "percent": "tỷ lệ phần trăm",
        "number": "con số",
        "yes_no": "có hoặc không",
        "needs": "Điều kiện của các mức ngoài điểm",
        "ask": "thiếu điều kiện thì chưa xếp loại, trình cấp có thẩm quyền",
        "next": "thiếu điều kiện thì xét mức thấp hơn liền kề",
        "overrides": "Quy định đặt trên điểm",
        "set": "Quy định đặt mức",
        "when": "{name} ({who}): khi {needs} thì {effect}",
        "everyone": "mọi đối tượng",
        "party_members": "đảng viên",
        "official_members": "đảng viên chính thức",
        "level": "xếp mức {value}",
        "ceiling": "không cao hơn mức {value}",
        "drop": "hạ {value} mức",
        "not_rated": "không xếp loại trong kỳ",
        "deferred": "xếp loại sau",
        "no_zero": "không tiêu chí nào 0 điểm",
        "at_least": "{name} từ {limit} trở lên",
        "above_": "{name} trên {limit}",
        "at_most": "{name} không quá {limit}",
        "below": "{name} dưới {limit}",
        "is": "{name}: có",
        "is_not": "{name}: không",
        "and": " và ",
        "reminder": "có việc đã nhắc{number} mà không hoàn thành, hạn hoàn thành trong kỳ (sổ “Nhắc việc”)",
        "no_reminder": "không có việc đã nhắc{number} mà không hoàn thành, hạn hoàn thành trong kỳ (sổ “Nhắc việc”)",
        "reminder_1": " lần 1 hoặc lần 2",
        "reminder_2": " lần 2",
        "discipline": "bị kỷ luật{forms}{related}, {by} trong kỳ (sổ “Kỷ luật”)",
        "no_discipline": "không bị kỷ luật{forms}{related}, {by} trong kỳ (sổ “Kỷ luật”)",
        "forms": " {forms}",
        "related": " liên quan nhiệm vụ",
        "unrelated": " không liên quan nhiệm vụ",
        "act": "vi phạm",
        "decision": "quyết định kỷ luật",
    },
    "en": {
        "assumed": " (assumed: no text says so)",
        "unknown": " (unknown: the sources are silent)",
        "basis": " (basis: {basis})",
        "note": " (note: {note})",
        "kinds": "How criteria are scored",
        "full_or_zero": "{cap} points or none",
        "options": "one of these values: {options}",
        "option": "{points} points",
        "frame": "one of these words: {words}",
        "word": "{word} = {share}% of the cap",
        "ratio": "points = {done} / {assigned} × {cap}, exactly",
        "figure": "by a figure ({unit}) from {by}: {brackets}",
        "from": "from {bound}: {points} points",
        "above": "above {bound}: {points} points",
        "na_full": "where it does not apply (K/AD and the reason): the cap",
        "na_spread": "where it does not apply (K/AD and the reason): its points go to {heirs} alike",
        "others": "all others",
        "na_rescale": "where it does not apply (K/AD and the reason): the rest of its group is scaled to its cap",
        "na_exclude": "where it does not apply (K/AD and the reason): its points are left out",
        "clip": "{label}: more than {cap} points count as {cap}",
        "totals": "How totals are reckoned",
        "bonus": "Bonus {label}. {name}: at most {cap} points, with a reason",
        "deduction": "Deduction {label}. {name}: at most {cap} points, with a reason",
        "error": "A total above the scale or below zero is an error",
        "clip_total": "A total above the scale counts as the scale, one below zero as zero",
        "keep": "A total above the scale or below zero stands",
        "line": "Points of each criterion",
        "domain": "Sums of domains",
        "total": "The total",
        "half_up": "{what}: rounded to {to}, halves up",
        "truncate": "{what}: cut to {to}",
        "facts": "Facts beside the points",
        "percent": "a percentage",
        "number": "a number",
        "yes_no": "yes or no",
        "needs": "What levels need besides points",
        "ask": "without it nobody is graded; the competent body is asked",
        "next": "without it the next level is looked at",
        "overrides": "What sets points aside",
        "set": "What sets levels",
        "when": "{name} ({who}): where {needs}, {effect}",
        "everyone": "everyone",
        "party_members": "Party members",
        "official_members": "official Party members",
        "level": "the level is {value}",
        "ceiling": "the level is at best {value}",
        "drop": "the level falls by {value}",
        "not_rated": "there is no rating in the period",
        "deferred": "the rating comes later",
        "no_zero": "no criterion has zero points",
        "at_least": "{name} is at least {limit}",
        "above_": "{name} is above {limit}",
        "at_most": "{name} is at most {limit}",
        "below": "{name} is below {limit}",
        "is": "{name}: yes",
        "is_not": "{name}: no",
        "and": " and ",
        "reminder": "a task was left undone after {number}, its deadline in the period (register “Nhắc việc”)",
        "no_reminder": "no task was left undone after {number}, its deadline in the period (register “Nhắc việc”)",
        "reminder_1": "a first or second reminder",
        "reminder_2": "a second reminder",
        "discipline": "there was discipline{forms}{related}, {by} in the period (register “Kỷ luật”)",
        "no_discipline": "there was no discipline{forms}{related}, {by} in the period (register “Kỷ luật”)",
        "forms": " ({forms})",
        "related": " related to duties",
        "unrelated": " not related to duties",
        "act": "the act",
        "decision": "the decision",
    },
}


class KindsPages:
    """Writes what one sheet has besides points and bounds."""

    def __init__(self, sheet: Sheet, lang: Lang) -> None:
        self.sheet, self.lang, self.words = sheet, lang, _WORDS[lang]

    def lines(self) -> Iterator[str]:
        """Yield the sections, each only where there is something to say."""
        yield from self.section("kinds", self.kinds())
        yield from task_section(self.sheet.tasks, self.lang) if self.sheet.tasks else ()
        yield from self.section("totals", self.totals())
        yield from self.section("facts", self.facts())
        yield from self.section("needs", (line for level in self.sheet.levels for line in self.needs(level)))
        yield from self.section(
            "set" if self.sheet.levels_only else "overrides", map(self.override, self.sheet.overrides)
        )

    def section(self, key: str, lines: Iterable[str]) -> Iterator[str]:
        """Yield a section with its heading; nothing where it is empty."""
        found = [f"- {line}" for line in lines]
        if found:
            yield from ("", f"### {self.words[key]}", "", *found)

    def kinds(self) -> Iterator[str]:
        """Yield how criteria are scored that are not scored in points, and what happens where they do not apply."""
        for one in self.sheet.criteria:
            said = [self.kind(one)] if one.kind != "points" else []
            if one.not_applicable != "forbid":
                heirs = tuple(one.spread_over) or self.words["others"]
                said.append(self.say(f"na_{one.not_applicable}", heirs=heirs))
            if said:
                yield f"{one.printed}. {'; '.join(said)}"
        for group in self.sheet.groups:
            if group.clip:
                yield self.say("clip", label=group.printed, cap=group.cap)

    def kind(self, one: Criterion) -> str:
        """Return how a criterion is scored, in a sentence."""
        if one.options:
            each = [
                self.say("option", points=option.points) + (f" ({option.name})" if option.name else "")
                for option in one.options
            ]
            return self.say("options", options=tuple(each))
        if one.frame:
            return self.say("frame", words=tuple(self.say("word", word=s.word, share=s.share) for s in one.frame))
        if one.ratio:
            return self.say("ratio", done=one.ratio.done, assigned=one.ratio.assigned, cap=one.cap)
        if one.figure:
            brackets = tuple(map(self.bracket, one.figure.brackets))
            said = self.say("figure", unit=one.figure.unit, by=one.figure.by, brackets=brackets)
            return said + self.sources(one.figure)
        if one.tasks:
            return derived_words(one, self.lang)
        return self.say("full_or_zero", cap=one.cap)

    def bracket(self, bracket: Bracket) -> str:
        """Return one bracket of a figure."""
        if bracket.from_ is not None:
            return self.say("from", bound=bracket.from_, points=bracket.points)
        return self.say("above", bound=bracket.above, points=bracket.points)

    def totals(self) -> Iterator[str]:
        """Yield bonuses, deductions, and where totals are cut or rounded."""
        extras: list[tuple[str, Extra]] = [("bonus", one) for one in self.sheet.bonuses]
        extras += [("deduction", one) for one in self.sheet.deductions]
        for key, one in extras:
            yield self.say(key, label=one.printed, name=one.name, cap=one.cap) + self.sources(one)
        if extras:
            yield self.words["clip_total" if self.sheet.score.beyond == "clip" else self.sheet.score.beyond]
        yield from () if self.sheet.levels_only else self.rounding(self.sheet.score.rounding)

    def rounding(self, rounding: Rounding) -> Iterator[str]:
        """Yield what is rounded, and how."""
        for key, rounded in (("line", rounding.line), ("domain", rounding.domain), ("total", rounding.total)):
            if rounded:
                yield self.say(rounded.how, what=self.words[key], to=rounded.to)

    def facts(self) -> Iterator[str]:
        """Yield the facts that sheets ask for."""
        for fact in self.sheet.facts:
            yield f"{fact.name}: {self.words[fact.kind]}{self.sources(fact)}"

    def needs(self, level: Level) -> Iterator[str]:
        """Yield what a level needs, and what happens without it."""
        for need in level.needs:
            yield f"**{level.heading}**: {self.need(need)}{self.sources(need)}"
        if level.needs:
            yield f"**{level.heading}**: {self.words[level.otherwise]}"

    def need(self, need: Need) -> str:
        """Return what must hold."""
        if need.no_zero:
            return self.words["no_zero"]
        if need.register:
            return self.register(need)
        subject, name = need.about
        units = {fact.id: "%" for fact in self.sheet.facts if fact.kind == "percent"}
        names = {fact.id: fact.name for fact in self.sheet.facts}
        labels = {line.id: line.printed for line in (*self.sheet.criteria, *self.sheet.groups)}
        bound, limit = need.bound
        key = ("is" if limit else "is_not") if bound == "is" else {"above": "above_"}.get(bound, bound)
        unit = units.get(name, "") if subject == "fact" else ""
        known = names if subject == "fact" else labels
        return self.say(key, name=known.get(name, name), limit=f"{show(limit, self.lang)}{unit}")

    def register(self, need: Need) -> str:
        """Return what a register must say, or must not."""
        word = "no_" if need.is_ is False else ""
        if need.reminder:
            return self.say(f"{word}reminder", number=self.words[f"reminder_{need.reminder.number}"])
        meant = need.discipline
        forms = self.say("forms", forms=meant.forms) if meant and meant.forms else ""
        relations = {True: self.words["related"], False: self.words["unrelated"], None: ""}
        related = relations[meant.duty_related if meant else None]
        return self.say(f"{word}discipline", forms=forms, related=related, by=self.words[meant.by if meant else "act"])

    def override(self, override: Override) -> str:
        """Return an override as a sentence."""
        then = override.then
        key, value = next(
            (key, value) for key in ("level", "ceiling", "drop", "result") if (value := getattr(then, key))
        )
        heading = self.sheet.level(value).heading if key in {"level", "ceiling"} else value
        effect = self.words[value] if key == "result" else self.say(key, value=heading)
        needs = self.words["and"].join(map(self.need, override.when))
        said = self.say("when", name=override.name, who=self.words[override.applies_to], needs=needs, effect=effect)
        return said + self.sources(override)

    def sources(self, node: Node) -> str:
        """Return the mark of what rests on no text, where a node comes from, and what is noted about it."""
        mark = "" if node.status == "official" else self.words[node.status]
        return mark + "".join(self.say(key, **{key: text}) for key in ("basis", "note") if (text := getattr(node, key)))

    def say(self, key: str, **facts: object) -> str:
        """Return one of the fixed sentences with its facts."""
        return self.words[key].format(**{name: show(fact, self.lang) for name, fact in facts.items()})

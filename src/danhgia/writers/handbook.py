"""The handbook: a rubric as people read it, in plain text that prints and pastes (Markdown tables)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.ballots import share_text
from danhgia.forms import NOT_RATED_ID
from danhgia.messages import say_term, show, with_units
from danhgia.periods import ROMAN
from danhgia.rubric import Every, assumed
from danhgia.writers.handbook_duties import duty_lines
from danhgia.writers.handbook_kinds import KindsPages
from danhgia.writers.handbook_rollups import RollupPages
from danhgia.writers.handbook_scorers import scorer_lines
from danhgia.writers.handbook_words import WORDS
from danhgia.writers.quota_handbook import quota_lines, quota_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from danhgia.messages import Lang
    from danhgia.rubric import (
        Ballot,
        Criterion,
        Domain,
        Group,
        Level,
        Node,
        Requirement,
        Rubric,
        Score,
        Sheet,
        YearRule,
    )


def handbook(rubric: Rubric, lang: Lang) -> str:
    """Return a whole regime as people read it: domains, caps, levels, and its rules in sentences.

    What rests on no text is marked where it stands and counted at the end.
    """
    return "\n".join(_Handbook(rubric, lang).lines()).rstrip() + "\n"


class _Handbook:
    """Writes the sections of one rubric's handbook."""

    def __init__(self, rubric: Rubric, lang: Lang) -> None:
        self.rubric, self.lang = rubric, lang
        self.words = {key: with_units(text, rubric.words.unit) for key, text in WORDS[lang].items()}

    def lines(self) -> Iterator[str]:
        """Yield the lines of the whole handbook."""
        yield from self.head()
        for sheet in self.rubric.sheets:
            yield from self.sheet(sheet)
        if self.rubric.ballot:
            yield from self.ballot(self.rubric.ballot)
        rollups = RollupPages(self.rubric, self.lang, self.heading, self.sources)
        for rollup in self.rubric.rollups:
            yield from rollups.lines(rollup, self.mark)
        for rule in self.rubric.year_end:
            yield from self.rule(rule)
        if self.rubric.quotas:
            yield from ("", f"## {quota_title(self.lang)}", "", *self.quotas())
        if self.rubric.post == "longest":
            yield from ("", self.say("post"))
        if self.rubric.good_level:
            yield from ("", self.say("good_level", level=self.heading(self.rubric.good_level)))
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
        title = f"{'levels_sheet' if sheet.levels_only else 'sheet'}{'' if len(self.rubric.sheets) == 1 else '_of'}"
        yield from ("", f"## {self.say(title, id=sheet.id)}", "", f"- {self.words[sheet.subject]}{self.mark(sheet)}")
        yield from self.sources(sheet)
        if sheet.roles:
            yield f"- {self.say('roles', roles=sheet.roles)}"
        yield f"- {self.say('period', period=self.words[sheet.period])}"
        if sheet.levels_only:
            yield f"- {self.words['levels_only' if self.rubric.ballot else 'decided_only']}"
        else:
            yield from self.scored(sheet)
        yield from (
            "",
            f"### {self.words['levels']}",
            "",
            self.words["level_columns"],
            "| --- | --- | --- | --- | --- |",
        )
        yield from (self.level(level) for level in sheet.levels)
        yield from KindsPages(sheet, self.lang).lines()

    def scored(self, sheet: Sheet) -> Iterator[str]:
        """Yield what is scored: the scale, by whom, and every line of the form."""
        yield f"- {self.score(sheet.score)}"
        names = {scorer.id: f"{scorer.name}{self.star(scorer)}" for scorer in sheet.scorers}
        yield f"- {self.say('scorers', scorers=tuple(names.values()))}"
        yield from scorer_lines(sheet, self.lang, names, self.mark, self.sources)
        yield from ("", self.words["columns"], "| --- | --- | ---: | ---: | ---: |")
        for domain in sheet.domains:
            yield from self.domain(domain, sheet)
        yield self.row("", f"**{self.words['total']}**", "", f"**{self.show(sheet.score.total)}**", "")
        notes = [f"- {node.printed}. {node.name}: {node.note}" for node in _nodes(sheet.domains) if node.note]
        yield from ("", *notes)

    def score(self, score: Score) -> str:
        """Return the scale as a sentence."""
        return self.say("score", total=score.total, step=score.step) + self.mark(score)

    def domain(self, domain: Domain, sheet: Sheet) -> Iterator[str]:
        """Yield the rows of one domain."""
        cap = self.show(domain.cap)
        yield self.row(f"**{domain.printed}**", f"**{domain.name}**{self.star(domain)}", "", f"**{cap}**", "")
        yield from self.lines_in(domain, sheet)

    def lines_in(self, group: Group, sheet: Sheet) -> Iterator[str]:
        """Yield the rows of what stands in a group; what is not scored in points has no step."""
        for one in group.criteria:
            steps = (self.show(one.floor), self.show(one.cap), self.show(sheet.step(one)))
            numbers = steps if one.kind == "points" else ("", self.show(one.cap), "")
            yield self.row(one.printed, f"{one.name}{self.star(one)}", *numbers)
        for below in group.groups:
            yield self.row(below.printed, f"*{below.name}*{self.star(below)}", "", f"*{self.show(below.cap)}*", "")
            yield from self.lines_in(below, sheet)

    def level(self, level: Level) -> str:
        """Return the row of one level."""
        below = "below_alone" if level.from_ is None and level.above is None else "below"
        bounds = (("at_least", level.from_), ("above", level.above), ("to", level.to), (below, level.below))
        band = " ".join(self.say(key, bound=bound) for key, bound in bounds if bound is not None)
        return self.row(f"{level.name}{self.star(level)}", level.code, level.heading, band, self.show(level.spellings))

    def ballot(self, ballot: Ballot) -> Iterator[str]:
        """Yield how vote and points go together."""
        yield from ("", f"## {self.words['ballot']}", "", f"- {self.mode(ballot)}{self.mark(ballot)}")
        yield from self.majority(ballot) if ballot.shares else (f"- {self.words['majority']}",)
        if ballot.not_rated:
            yield f"- {self.words['not_rated']}"
        if ballot.separate:
            yield f"- {self.say('separate', levels=tuple(map(self.heading, ballot.separate)))}"
        yield from self.sources(ballot)

    def mode(self, ballot: Ballot) -> str:
        """Return how vote and points go together; where nothing is scored there is the vote alone."""
        return self.words["voted" if self.rubric.main.levels_only else ballot.mode]

    def majority(self, ballot: Ballot) -> Iterator[str]:
        """Yield how levels follow from counts."""
        yield f"- {self.say('of', of=say_term('of', ballot.denominator or 'valid', self.lang))}"
        if ballot.excluded:
            yield f"- {self.say('excluded', reasons=ballot.excluded)}"
        for one in ballot.shares:
            rule = self.say("above_share" if one.strict else "at_least_share", share=share_text(one.share))
            level = self.words["unrated"] if one.level == NOT_RATED_ID else self.heading(one.level)
            yield f"- **{self.say('share', level=level, rule=rule)}**{self.mark(one)}"
            yield from (f"  {line}" for line in self.sources(one))
        if ballot.cumulative is not None:
            yield f"- {self.words['cumulative_true' if ballot.cumulative else 'cumulative_false']}"
        yield from (f"- {self.words[f'{key}_{getattr(ballot, key)}']}" for key in ("no_majority", "tie"))
        if ballot.self_vote == "excluded":
            yield f"- {self.words['self_vote']}"

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

    def quotas(self) -> Iterator[str]:
        """Yield the quotas in sentences, and where they stand."""
        for quota in self.rubric.quotas:
            yield from quota_lines(quota, self.rubric.main, self.lang, self.mark(quota))
            yield from (f"  {line}" for line in self.sources(quota))

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


def _nodes(groups: Iterable[Group]) -> Iterator[Group | Criterion]:
    """Yield groups, what stands in them, and so on, in the order of the form."""
    for group in groups:
        yield group
        yield from group.criteria
        yield from _nodes(group.groups)

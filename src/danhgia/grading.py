"""Grades of a period: points, vote and decision put together, with the reasons, for everybody who is on the list.

Three layers never overwrite one another: the level by points, the level the unit voted, the level the competent body
decided. Nobody is graded past an error: `blocked` comes from what findings block, whatever is shown of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from danhgia.ballots import reasons as reasons_of
from danhgia.checks.fact_checks import is_told
from danhgia.checks.scorer_reasons import scorer_reasons
from danhgia.checks.task_reasons import task_reasons
from danhgia.checks.total_checks import band
from danhgia.conditions import Judged
from danhgia.decisions import Grade, Layers, Reason
from danhgia.forms import NOT_RATED, NOT_RATED_ID
from danhgia.numbers import from_scaled
from danhgia.points import NO_LEVEL, Columns, own_scores
from danhgia.settling import Settled, decided_reason, settle, settled_by
from danhgia.tally_form import own_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from danhgia.blocking import Blocked, Row
    from danhgia.checks.examine import Examined
    from danhgia.checks.people_checks import Identified
    from danhgia.decisions import OwnScores, PeriodStatus
    from danhgia.expected import Expected
    from danhgia.findings import Location
    from danhgia.registers import Decision
    from danhgia.rubric import Level, Rubric


@dataclass(frozen=True)
class Facts:
    """What grading needs besides the sheets: the decisions and the reasons on record, by subject."""

    decisions: Mapping[str, Decision] = field(default_factory=dict)
    excused: Mapping[str, str] = field(default_factory=dict)
    unusable: Mapping[str, str] = field(default_factory=dict)
    """Units whose sheet could not be used, with the file that could not."""
    lost: Mapping[str, str] = field(default_factory=dict)
    """People of whose forms none could be used, likewise."""


def grade(examined: Examined, rubric: Rubric, facts: Facts, blocked: Blocked) -> list[Grade]:
    """Return the grade of everybody on the list, and of those in the sheets where there is no list."""
    grader = _Grader(examined, rubric, facts, blocked, Columns.of(examined.batch, examined.rows.points, rubric.main))
    return sorted(grader.everybody(), key=lambda found: (found.unit, found.subject))


@dataclass(frozen=True)
class _Grader:
    """One period's evidence, put together person by person."""

    examined: Examined
    rubric: Rubric
    facts: Facts
    blocked: Blocked
    table: Columns

    @cached_property
    def bands(self) -> Mapping[str, str]:
        """The bounds of every level as lists print them, by its id."""
        return {level.id: band(level, self.rubric.main) for level in self.rubric.main.levels}

    @cached_property
    def own(self) -> Mapping[int, tuple[OwnScores, ...]]:
        """What people gave themselves on their forms, by the form."""
        return own_scores(self.examined.every)

    @cached_property
    def levels(self) -> Mapping[str, Level]:
        """The levels by id."""
        return {level.id: level for level in self.rubric.main.levels}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where the tally counts the votes for each level, and for none."""
        return {level_id: place for place, level_id in enumerate([*self.levels, NOT_RATED_ID])}

    @property
    def people(self) -> Sequence[Identified]:
        """Whom each row is about."""
        return self.examined.people

    @property
    def expected(self) -> Expected:
        """Who is rated in the period."""
        return self.examined.expected

    def everybody(self) -> Iterator[Grade]:
        """Return one grade per subject: by its row where it has one, else by what the list and registers say."""
        by_subject = self.own_rows()
        for code in dict.fromkeys([*by_subject, *self.expected.listed_here]):
            person = by_subject.get(code)
            yield self.without_row(code) if person is None else self.with_row(person)

    def own_rows(self) -> dict[str, int]:
        """Return the row of each subject that is its own: where it belongs, or an unknown code's only row.

        A form is one where the unit sent no sheet, not even one that could not be used: that is where it would count.
        """
        found: dict[str, int] = {}
        for person in sorted(range(len(self.people)), key=self.table.form.__getitem__):
            identified = self.people[person]
            known = self.expected.known(identified.subject) is not None
            if identified.subject and (identified.belongs or not known) and self.counts(person):
                found.setdefault(identified.subject, person)
        return found

    def counts(self, person: int) -> bool:
        """Tell whether somebody may be graded by a row or form, or named because of it."""
        if not self.table.form[person] or self.people[person].stray:
            return True
        return not self.examined.pairs.second[person] and self.table.unit[person] not in self.facts.unusable

    def without_row(self, code: str) -> Grade:
        """Return why somebody without a row of his own has no grade: outside, excused, or missing."""
        member = self.expected.placed.get(code)
        if member is None:
            return self.not_rated_here(code)
        if code in self.blocked.subjects:
            return self.none(code, "error", Reason("errors", None, "ng_error"))
        if self.decided(code):
            return self.by_decision(code, None)
        if code in self.facts.excused:
            return self.excused(code, self.facts.excused[code], None)
        file = self.facts.unusable.get(member.unit) or self.facts.lost.get(code)
        if file:
            return self.none(code, "error", Reason("file", None, "ng_file", {"file": file}))
        return self.none(code, "missing", Reason("sheet", None, "ng_missing"))

    def not_rated_here(self, code: str) -> Grade:
        """Return why somebody is not rated: nobody can tell with which sheet, or not in this period."""
        if (other := self.expected.others.get(code)) and not other.sheet:
            return self.none(code, "error", Reason("group", None, "ng_no_sheet", {"value": self.expected.group(code)}))
        return self.none(code, "outside", Reason("membership", None, self.outside_key(code)))

    def outside_key(self, code: str) -> str:
        """Tell a secondary post from membership that does not cover the period."""
        rows = self.expected.roster.by_code.get(code, ()) if self.expected.roster else ()
        period = self.expected.period
        here = [row for row in rows if period is None or row.touches(period)]
        return "ng_outside_secondary" if here and all(row.membership != "main" for row in here) else "ng_outside"

    def with_row(self, person: int) -> Grade:
        """Return the grade that a row gives, or why it gives none."""
        code, at = self.people[person].subject, self.source(person)
        if (file := at.file or "") in self.blocked.files or (file, at.sheet) in self.blocked.forms:
            return self.none(code, "error", Reason("file", None, "ng_file", {"file": file.rpartition("/")[2]}), at)
        scored = self.table.scored[person] > 0
        reason = self.table.reason[person] or self.facts.excused.get(code, "")
        rows = {self.row(one) for one in (person, self.examined.pairs.form_of.get(person, person))}
        stopped = not rows.isdisjoint(self.blocked.rows) or code in self.blocked.subjects
        told = not scored and not self.decided(code) and is_told(self.examined.judged.get(person))
        without, silent = self.rubric.main.levels_only, not scored and not told and code not in self.blocked.subjects
        if silent and not reason and not (without and self.decided(code)):
            return self.none(code, "blank", Reason("row", None, "ng_unvoted" if without else "ng_blank"), at)
        if not scored and not told and not stopped:
            return self.by_decision(code, at) if self.decided(code) else self.excused(code, reason, at)
        return self.graded(person, at, stopped=stopped or not (told or self.table.complete[person]))

    def graded(self, person: int, at: Location, *, stopped: bool) -> Grade:
        """Put the three layers of a complete row together."""
        code = self.people[person].subject
        place = self.table.level[person]
        vote = self.examined.votes.by_person.get(person)
        decision = self.facts.decisions.get(code)
        points = None if place == NO_LEVEL else self.rubric.main.levels[place].id
        judged = self.examined.judged.get(person, Judged(points))
        layers = Layers(judged.level, vote, decision.level if decision else None)
        open_vote = self.examined.votes.open.get(person)
        settled = settled_by(layers, judged, self.rubric, open_vote=open_vote)
        if stopped:
            return self.none(code, "error", Reason("errors", None, "ng_error"), at)
        reasons = tuple(self.reasons(person, points, judged, layers, decision))
        if settled.status:
            facts = self.examined.votes.facts.get(person, {})
            asked = "conditions" if settled.status == judged.status == "unsettled" else settled.status
            why = Reason("settled", None, f"ng_{open_vote or asked}", facts)
            return self.result(person, at, layers, Settled(None, None, settled.status), (*reasons, why))
        return self.result(person, at, layers, settled, reasons)

    def result(self, person: int, at: Location, layers: Layers, settled: Settled, reasons: tuple[Reason, ...]) -> Grade:
        """Build the grade of a complete row."""
        code = self.people[person].subject
        name, unit, unit_name = self.identity(code, person)
        return Grade(
            subject=code,
            name=name,
            unit=unit,
            unit_name=unit_name,
            status=settled.status or "graded",
            total=self.table.total[person],
            domains={key: from_scaled(sums[person]) for key, sums in self.table.domains.items()},
            level=settled.level,
            level_from=settled.level_from,
            layers=layers,
            reasons=reasons,
            source=at,
            scores=self.table.scores[person],
            kind=self.expected.kind(code, self.rubric.main.subject),
            own=self.own.get(self.examined.pairs.form_of.get(person, person), ()),
        )

    def reasons(
        self, person: int, points: str | None, judged: Judged, layers: Layers, decision: Decision | None
    ) -> Iterator[Reason]:
        """Return the reasons behind a level, layer by layer."""
        if self.expected.instrument:
            group = self.expected.group(self.people[person].subject) or None
            yield Reason("rated_with", True, "rated_with", {"sheet": self.expected.instrument, "group": group})
        yield from task_reasons(self.examined.plans, self.rubric.main, person)
        if parts := self.examined.combination.parts.get(person):
            yield from scorer_reasons(self.examined.every, self.rubric.main, parts, self.table.total[person])
        if points:
            total, level = self.table.total[person], self.levels[points]
            known = {"total": total, "level": level.heading, "level_id": level.id, "band": self.bands[level.id]}
            yield Reason("levels", True, "points", known, level.basis)
        yield from judged.reasons
        if layers.ballot:
            agrees = layers.points in {layers.ballot, None if self.rubric.main.levels_only else layers.ballot}
            named = {"level": self.heading(layers.ballot), "level_id": layers.ballot}
            facts = {**named, **self.rule_of_votes(), **self.counted(person, layers.ballot)}
            yield Reason("ballot", agrees, "ballot", facts, self.rubric.ballot.basis if self.rubric.ballot else None)
        if self.rubric.ballot and (found := self.examined.votes.outcomes.get(person)):
            headings = {level_id: self.heading(level_id) for level_id in (*self.levels, NOT_RATED_ID)}
            yield from reasons_of(found, self.rubric.ballot, headings)
        if decision and layers.decided:
            yield decided_reason(decision, self.heading(layers.decided))

    def rule_of_votes(self) -> dict[str, object]:
        """Return how vote and points go together; where the lower counts, with the levels from the best down."""
        mode = self.rubric.voting
        return {"mode": mode, "order": tuple(self.levels)} if mode == "cap" else {"mode": mode}

    def counted(self, person: int, level: str) -> dict[str, object]:
        """Return the meeting's day and the votes for a level, of how many, where the tally gives them."""
        tally = self.examined.batch.sheets[self.table.file[person]].sheet.tally
        if tally is None:
            return {}
        votes = self.examined.tallies.counted(person).get(self.places[level])
        own = self.places[level] in self.examined.batch.form.tally.separate
        valid = tally.facts.get(own_count("valid", level) if own else "valid")
        ballots = None if valid is None or votes is None else valid.value
        return {"date": tally.meeting_day, "x": None if ballots is None else votes, "valid": ballots}

    def heading(self, level_id: str) -> str:
        """Return a level as lists print it."""
        return self.levels[level_id].heading if level_id != NOT_RATED_ID else NOT_RATED

    def decided(self, code: str) -> bool:
        """Tell whether the competent body decided a level for somebody."""
        decision = self.facts.decisions.get(code)
        return decision is not None and decision.level is not None

    def by_decision(self, code: str, at: Location | None) -> Grade:
        """Return the grade of somebody without scores for whom the competent body decided a level all the same."""
        decision = self.facts.decisions[code]
        layers = Layers(decided=decision.level)
        settled = settle(layers, self.rubric)
        why = decided_reason(decision, self.heading(decision.level or ""))
        last = (Reason("settled", None, f"ng_{settled.status}"),) if settled.status else ()
        bare = replace(self.none(code, settled.status or "graded", why, at), reasons=(why, *last))
        return replace(bare, level=settled.level, level_from=settled.level_from, layers=layers)

    def excused(self, code: str, reason: str, at: Location | None) -> Grade:
        """Return the entry of somebody with a reason on record for not being rated."""
        return self.none(code, "exempt", Reason("exemption", None, "ng_exempt", {"value": reason}), at)

    def none(self, code: str, status: PeriodStatus, why: Reason, at: Location | None = None) -> Grade:
        """Return an entry without a grade."""
        kind = self.expected.kind(code, self.rubric.main.subject)
        return Grade(code, *self.identity(code, None), status, reasons=(why,), source=at, kind=kind)

    def identity(self, code: str, person: int | None) -> tuple[str, str, str]:
        """Return name, unit and unit's name: by the list, else by the sheet."""
        member = self.expected.known(code)
        if member and self.expected.roster:
            return member.name, member.unit, self.expected.roster.unit_name(member.unit)
        place = person if person is not None else [found.subject for found in self.people].index(code)
        return self.table.name[place], self.table.unit[place], self.table.unit[place]

    def source(self, person: int) -> Location:
        """Return the row of a person; on a form the column of the official scores."""
        sheet = self.examined.batch.sheets[self.table.file[person]].sheet
        at = sheet.at(self.table.row[person])
        return replace(at, column=self.table.column[person]) if self.table.form[person] else at

    def row(self, person: int) -> Row:
        """Return where a person's scores stand, as findings block it."""
        sheet = self.examined.batch.sheets[self.table.file[person]].sheet
        return sheet.file, sheet.sheet, self.table.row[person]

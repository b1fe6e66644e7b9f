"""Do the worked cases of a rubric hold it? Change one thing at a time, and see whether a check or a case notices.

`python tools/mutate.py rubrics/tam-diep-2018.yaml …` prints for each rubric how many of its mutants were killed, by
kind, and every one that survived, in Markdown. A mutant is killed when `rubric check` gives an error or a worked case
beside the rubric fails. What is changed, and what is not, stands in `mutated.py`.
"""
# ruff: noqa: INP001 - a script, not part of a package

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mutations import mutants
from pydantic import ValidationError

from danhgia.checks.rubric_checks import check_rubric
from danhgia.pipeline.casing import run_case
from danhgia.readers.cases_file import check_cases, read_cases
from danhgia.readers.duty_cases import CoverageCase, DutyCase
from danhgia.readers.grade_cases import CountCase, PointsCase, YearCase
from danhgia.readers.quota_cases import QuotaCase
from danhgia.readers.rollup_cases import RollupCase
from danhgia.readers.rubric_file import cases_file, load_rubric
from danhgia.rubric import Rubric
from danhgia.year_rules import outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mutations import Mutant

    from danhgia.findings import Finding
    from danhgia.readers.cases_file import Case, WorkedCase
    from danhgia.rubric import Edition

By = Literal["check", "cases", ""]

_YEARS = (YearCase, CountCase, RollupCase)
_READERS: dict[str, tuple[type, ...]] = {
    "domains": (PointsCase,),
    "bonuses": (PointsCase,),
    "deductions": (PointsCase,),
    "overrides": (PointsCase,),
    "facts": (PointsCase,),
    "ballot": (PointsCase,),
    "year_end": _YEARS,
    "rollups": _YEARS,
    "quotas": (QuotaCase,),
    "duties": (DutyCase,),
    "coverage": (CoverageCase,),
}
"""Which kinds of cases read what stands under a key; of the other keys all do."""


@dataclass(frozen=True)
class Fate:
    """What became of a mutant: noticed by the check or the cases, or by nothing; `warned` are the check's warnings."""

    mutant: Mutant
    by: By
    warned: tuple[str, ...] = ()


@dataclass(frozen=True)
class Suite:
    """A rubric and its worked cases, each read once."""

    edition: Edition
    cases: tuple[WorkedCase, ...]
    telling: dict[tuple[str, str], WorkedCase] = field(default_factory=dict)
    """The case that noticed the last mutant of a key: it is asked first about the next one."""

    @classmethod
    def read(cls, path: Path) -> Suite:
        """Read a rubric and the cases beside it; all of them must come out before anything is changed."""
        edition = load_rubric(path)
        cases, findings = read_cases(cases_file(path), rubric_id=edition.rubric.id)
        failures = [finding for worked in cases for finding in run_case(edition, worked)]
        if findings or failures or not cases:
            raise ValueError(f"{path}: the cases do not come out as they are")
        return cls(edition, cases)

    def fates(self) -> list[Fate]:
        """Return what becomes of every mutant."""
        return [self.fate(mutant) for mutant in mutants(self.edition.rubric)]

    def fate(self, mutant: Mutant) -> Fate:
        """Check a mutant, then run the cases that can notice it until one fails."""
        try:
            rubric = Rubric.model_validate(mutant.keys(self.edition.rubric))
        except ValidationError:
            return Fate(mutant, "check")
        edition = replace(self.edition, rubric=rubric)
        if any(finding.severity == "error" for finding in check_rubric(edition)):
            return Fate(mutant, "check")
        if self.fails(edition, mutant):
            return Fate(mutant, "cases")
        warned = self.warnings(check_rubric(edition, outcome=outcome))  # what only proofs find is no error
        return Fate(mutant, "", tuple(sorted(warned - self.warned)))

    @cached_property
    def warned(self) -> set[str]:
        """What the check warns of without any change."""
        return self.warnings(check_rubric(self.edition, outcome=outcome))

    def warnings(self, findings: list[Finding]) -> set[str]:
        """Return the codes of warnings."""
        return {finding.code for finding in findings if finding.severity == "warning"}

    def fails(self, edition: Edition, mutant: Mutant) -> bool:
        """Tell whether a case no longer fits the rubric, or comes out otherwise."""
        cases = tuple(worked for worked in self.cases if self.reads(worked.case, mutant))
        if any(finding.severity == "error" for finding in check_cases(cases, edition.rubric)):
            return True
        kind = (mutant.model, mutant.name)
        first = self.telling.get(kind)
        for worked in sorted(cases, key=lambda one: -1 if one is first else self.rank(one.case)):
            if run_case(edition, worked):
                self.telling[kind] = worked
                return True
        return False

    def reads(self, case: Case, mutant: Mutant) -> bool:
        """Tell whether a case can notice a mutant at all: it is about its sheet, and reads what was changed."""
        keys = [key for key in (*mutant.path, *mutant.change) if isinstance(key, str)]
        kinds = next((_READERS[key] for key in keys if key in _READERS), None)
        if kinds and not isinstance(case, kinds):
            return False
        if mutant.path[:1] != ("sheets",):
            return True
        sheets = self.edition.rubric.sheets
        if isinstance(case, PointsCase):
            about = case.given.sheet or sheets[0].id
            return sheets[int(mutant.path[1])].id == about and ("domains" not in keys or _of_scores(case))
        return mutant.path[1] == 0

    def rank(self, case: Case) -> int:
        """Return how late a case is run: those that cost least, or say most, first."""
        if not isinstance(case, PointsCase):
            return 1 if isinstance(case, CountCase) else 0
        if not _of_scores(case):
            return 0
        return 2 if case.given.scores == {} else 3


def _of_scores(case: PointsCase) -> bool:
    """Tell whether a case has a sheet of scores checked: it gives scores, or a tally beside which a row stands."""
    return case.given.total is None or case.given.votes is not None


def killed(fates: list[Fate]) -> int:
    """Return how many were noticed."""
    return sum(bool(fate.by) for fate in fates)


def share(fates: list[Fate]) -> str:
    """Return how many were noticed, in words: `108 of 114 killed (94.7%)`."""
    return f"{killed(fates)} of {len(fates)} killed ({killed(fates) / max(len(fates), 1):.1%})"


def report(name: str, fates: list[Fate]) -> Iterator[str]:
    """Yield the lines of the report on one rubric."""
    by_kind: dict[str, Counter[By]] = defaultdict(Counter)
    for fate in fates:
        by_kind[f"{fate.mutant.model}.{fate.mutant.name.rstrip('_')}"][fate.by] += 1
    stated = [fate for fate in fates if fate.mutant.stated]
    yield f"## {name}: {share(fates)}; of the keys that the file states {share(stated)}\n"
    yield "| key | mutants | by `check` | by a case | survived |\n| --- | ---: | ---: | ---: | ---: |"
    for kind, count in sorted(by_kind.items()):
        yield f"| {kind} | {count.total()} | {count['check']} | {count['cases']} | {count['']} |"
    yield ""
    for fate in fates:
        if not fate.by:
            yield f"* survived: `{fate.mutant.told}`{''.join(f' ({code} warns)' for code in fate.warned)}"
    yield ""


def main() -> int:
    """Report on the rubrics that are named."""
    parser = argparse.ArgumentParser(description="Do the worked cases of a rubric hold it?")
    parser.add_argument("rubrics", nargs="+", type=Path, metavar="RUBRIC", help="a rubric with its cases beside it")
    for path in parser.parse_args().rubrics:
        for line in report(path.stem, Suite.read(path).fates()):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())

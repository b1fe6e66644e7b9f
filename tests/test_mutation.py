"""The worked cases of a rubric hold it: whatever is changed about it, a check or a case notices.

`tools/mutations.py` changes one key at a time: caps, floors, steps, totals, bounds of levels and what they include,
needs, overrides, options, frames, brackets, ratios, not-applicable policies, rounding, the official scorer, the vote's
mode, majority, shares and policies, roll-ups, rules of the year, quotas, duties. It leaves alone, in `UNREAD`:

* words that people read: names, printed labels, headings, phrases, units of figures, basis, notes, status;
* what things are called: ids, codes, spellings, words of a frame (a wrong reference is for `rubric check`);
* whose file it is, when it is in force and whom a sheet is for: cases have no days, and say which sheet they mean.

What survives of `tam-diep-2018` changes nothing that a case could state: whose column is official (a case has only that
one), and caps of groups or a total that its criteria cannot reach or that nothing goes beyond, of which `rubric check`
warns (DG602). Of the others that ship some mutants are made here. `tools/mutate.py` makes all of them: 62 of 65 are
noticed of `nhu-xuan-1240`, 46 of 48 of `hoa-quy-phu-trach-thon`, all 25 of `ben-tre-dang-ky`; the rest is of that kind.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import simplejson
from mutate import Suite, killed, report
from mutated import MUTATED, STRUCTURE, UNREAD
from mutations import home, mutants, plain

from danhgia import rubric as language
from danhgia.readers.rubric_file import find_rubric, load_rubric
from danhgia.rubric import Rubric
from test_rubric_readme import COMPLETE, PIECES, merged, models

if TYPE_CHECKING:
    from mutate import Fate

HERE = Path(__file__).parent
BASES = {language.Model, language.Node, language.Line}
"""Models that stand in no file themselves."""


def every_model() -> set[type[language.Model]]:
    return {model for model in models(language) - BASES if issubclass(model, language.Model)}


def fates_of(path: Path) -> list[Fate]:
    return Suite.read(path).fates()


def survivors(fates: list[Fate]) -> set[str]:
    return {fate.mutant.told for fate in fates if not fate.by}


@pytest.fixture(scope="module")
def tam_diep() -> list[Fate]:
    return fates_of(find_rubric("tam-diep-2018"))


def test_every_key_of_the_language_is_thought_about() -> None:
    keys = {home(model, name) for model in every_model() for name in model.model_fields}
    assert keys == set(MUTATED) | STRUCTURE | UNREAD
    assert set(MUTATED) & STRUCTURE == set(MUTATED) & UNREAD == STRUCTURE & UNREAD == set()


def test_every_key_that_is_mutated_is_mutated_somewhere(tmp_path: Path) -> None:
    """The reference's examples state every key: each gives mutants, and each mutant is another rubric or none."""
    seen: set[tuple[str, str]] = set()
    regimes = [(HERE / "regimes" / "hai-phong-212.yaml").read_text(encoding="utf-8")]  # has facts of one kind
    for text in [COMPLETE, *map(merged, PIECES), *regimes]:
        path = tmp_path / "example.yaml"
        path.write_text(text, encoding="utf-8")
        rubric = load_rubric(path).rubric
        for mutant in mutants(rubric):
            seen.add(home(getattr(language, mutant.model), mutant.name))
            assert mutant.keys(rubric) != plain(rubric), mutant.told
    assert set(MUTATED) - seen == set()


def test_a_change_that_is_taken_back_is_the_rubric_itself() -> None:
    rubric = load_rubric(find_rubric("tam-diep-2018")).rubric
    assert Rubric.model_validate(plain(rubric)) == rubric


def test_mutants_are_told_apart(tam_diep: list[Fate]) -> None:
    twice = {told: n for told, n in Counter(fate.mutant.told for fate in tam_diep).items() if n > 1}
    assert twice == {}


def test_at_least_95_percent_of_what_can_be_wrong_with_tam_diep_is_noticed(tam_diep: list[Fate]) -> None:
    assert len(tam_diep) > 150
    assert killed(tam_diep) / len(tam_diep) >= 0.95, "\n".join(report("tam-diep-2018", tam_diep))
    assert survivors(tam_diep) == {
        "sheets.0: official branch → self",
        "sheets.0.score: total 100 → 99.5",
        "sheets.0.domains.0: cap 15 → 15.5",
        "sheets.0.domains.1: cap 15 → 15.5",
        "sheets.0.domains.2: cap 10 → 10.5",
        "sheets.0.domains.3: cap 60 → 60.5",
    }
    warned = {fate.mutant.told for fate in tam_diep if fate.warned == ("DG602",)}
    assert survivors(tam_diep) - warned == {"sheets.0: official branch → self"}


@pytest.mark.parametrize(
    ("name", "every"), [("ben-tre-dang-ky", 1), ("hoa-quy-phu-trach-thon", 7), ("nhu-xuan-1240", 10)], ids=str
)
def test_what_can_be_wrong_with_the_others_that_ship_is_noticed(name: str, every: int) -> None:
    """Some of their mutants, that is; caps and totals that do not add up are `rubric check`'s to warn of."""
    suite = Suite.read(find_rubric(name))  # all its cases come out
    fates = [suite.fate(mutant) for mutant in list(mutants(suite.edition.rubric))[::every]]
    assert len(fates) > 6
    assert {fate.mutant.told for fate in fates if not fate.by and fate.warned != ("DG602",)} == set()


@pytest.mark.parametrize(
    ("path", "every", "least"),
    [("rubrics/hd-07-2011.yaml", 2, 0.75), ("regimes/hai-phong-212.yaml", 23, 0.45)],
    ids=["hd-07-2011", "hai-phong-212"],
)
def test_regimes_that_do_not_ship_are_held_as_far_as_they_were(path: str, every: int, least: float) -> None:
    """Some of their mutants, that is: `tools/mutate.py` has all."""
    suite = Suite.read(HERE / path)
    fates = [suite.fate(mutant) for mutant in list(mutants(suite.edition.rubric))[::every]]
    assert len(fates) > 20
    assert killed(fates) / len(fates) >= least, "\n".join(report(path, fates))


def test_a_case_taken_away_lets_a_mutant_live() -> None:
    whole = Suite.read(find_rubric("tam-diep-2018"))
    fewer = Suite(whole.edition, tuple(one for one in whole.cases if "100,01" not in one.case.case))
    alive = [mutant for mutant in mutants(whole.edition.rubric) if mutant.told == "sheets.0.levels.0: to 100 → 100.01"]
    assert [(whole.fate(mutant).by, fewer.fate(mutant).by) for mutant in alive] == [("cases", "")]


def test_cases_that_fail_as_they_are_cannot_hold_anything(tmp_path: Path) -> None:
    path = tmp_path / "nho-nhat.yaml"
    path.write_text(COMPLETE, encoding="utf-8")
    case = {"case": "sai", "given": {"total": 90}, "expect": {"level": "good"}}
    text = simplejson.dumps({"schema": 1, "rubric": "nho-nhat", "cases": [case]}, ensure_ascii=False)
    path.with_suffix(".cases.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="as they are"):
        Suite.read(path)

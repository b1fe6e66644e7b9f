"""The worked cases of a rubric hold it: whatever is changed about it, a check or a case notices.

`tools/mutations.py` changes one key at a time: caps, floors, steps, totals, bounds of levels and what they include,
needs, overrides, options, frames, brackets, ratios, not-applicable policies, rounding, the official scorer, the vote's
mode, majority, shares and policies, roll-ups, rules of the year, quotas, duties. It leaves alone, in `UNREAD`:

* words that people read: names, printed labels, headings, phrases, units of figures, basis, notes, status;
* what things are called: ids, codes, spellings, words of a frame (a wrong reference is for `rubric check`);
* whose file it is, when it is in force and whom a sheet is for: cases have no days, and say which sheet they mean.

What survives of `tam-diep-2018` changes nothing that a case could state: caps of groups or a total that its criteria
cannot reach or that nothing goes beyond, of which `rubric check` warns (DG602).

Here every so many mutants are tried, always the same ones; `python tools/mutate.py RUBRIC` tries all: it notices 180 of
185 of `tam-diep-2018`, 62 of 65 of `nhu-xuan-1240`, 28 of 30 of `hoa-quy-phu-trach-thon`, all 25 of `ben-tre-dang-ky`,
all 152 of `ha-noi-ct24`, all 20 of `tam-ky-ct06`. Of what is not noticed there `check` warns, too.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import simplejson
from mutate import Suite, killed, report
from mutated import MUTATED, STRUCTURE, UNREAD
from mutations import home, mutants, plain

from danhgia import rubric as language
from danhgia.readers.cases_file import read_cases
from danhgia.readers.rubric_file import cases_file, find_rubric, load_rubric
from danhgia.rubric import Rubric
from test_rubric_readme import COMPLETE, PIECES, merged, models

if TYPE_CHECKING:
    from collections.abc import Collection

    from mutate import Fate

HERE = Path(__file__).parent
BASES = {language.Model, language.Node, language.Line}
"""Models that stand in no file themselves."""


def every_model() -> set[type[language.Model]]:
    return {model for model in models(language) - BASES if issubclass(model, language.Model)}


@cache
def suite(path: Path) -> Suite:
    """Return a rubric with its cases; that they come out as they are is for other tests."""
    edition = load_rubric(path)
    return Suite(edition, read_cases(cases_file(path), rubric_id=edition.rubric.id)[0])


def some_fates(path: Path, every: int, but: Collection[str] = ()) -> list[Fate]:
    """Return what becomes of every so many mutants, but for some of which that is known."""
    found = list(mutants(suite(path).edition.rubric))[every // 2 :: every]
    return [suite(path).fate(mutant) for mutant in found if mutant.told not in but]


def survivors(fates: list[Fate]) -> set[str]:
    return {fate.mutant.told for fate in fates if not fate.by}


TAM_DIEP = find_rubric("tam-diep-2018")
BEYOND_NOTICE = {
    "sheets.0.score: total 100 → 99.5",
    "sheets.0.domains.0: cap 15 → 15.5",
    "sheets.0.domains.1: cap 15 → 15.5",
    "sheets.0.domains.2: cap 10 → 10.5",
    "sheets.0.domains.3: cap 60 → 60.5",
}
"""What survives of Tam Điệp's scheme, of 185 mutants."""


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
        found = list(mutants(rubric))
        seen |= {home(getattr(language, mutant.model), mutant.name) for mutant in found}
        stated = plain(rubric)
        assert [mutant.told for mutant in found[::9] if mutant.keys(rubric) == stated] == []
    assert set(MUTATED) - seen == set()


def test_a_change_that_is_taken_back_is_the_rubric_itself() -> None:
    rubric = load_rubric(find_rubric("tam-diep-2018")).rubric
    assert Rubric.model_validate(plain(rubric)) == rubric


def test_mutants_are_told_apart() -> None:
    told = Counter(mutant.told for mutant in mutants(suite(TAM_DIEP).edition.rubric))
    assert {one: n for one, n in told.items() if n > 1} == {}
    assert len(told) > 150
    assert told.keys() >= BEYOND_NOTICE


def test_all_that_a_case_could_state_of_tam_diep_is_noticed() -> None:
    """99 of the 104 mutants of keys that the file states, and all of the 81 of keys that it leaves out."""
    fates = some_fates(TAM_DIEP, 7, BEYOND_NOTICE)
    assert len(fates) >= 20
    assert survivors(fates) == set(), "\n".join(report("tam-diep-2018", fates))


def test_what_is_beyond_notice_is_warned_of() -> None:
    (first, *_) = [one for one in mutants(suite(TAM_DIEP).edition.rubric) if one.told in BEYOND_NOTICE]
    fate = suite(TAM_DIEP).fate(first)
    assert (fate.by, fate.warned) == ("", ("DG602",))


@pytest.mark.parametrize(
    ("name", "every"),
    [
        ("ben-tre-dang-ky", 1),
        ("ha-noi-ct24", 11),
        ("hoa-quy-phu-trach-thon", 2),
        ("nhu-xuan-1240", 10),
        ("tam-ky-ct06", 1),
    ],
    ids=str,
)
def test_what_can_be_wrong_with_the_others_that_ship_is_noticed(name: str, every: int) -> None:
    """Some of their mutants, that is; caps and totals that do not add up are `rubric check`'s to warn of."""
    suite = Suite.read(find_rubric(name))  # all its cases come out
    fates = [suite.fate(mutant) for mutant in list(mutants(suite.edition.rubric))[::every]]
    assert len(fates) > 6
    assert {fate.mutant.told for fate in fates if not fate.by and fate.warned != ("DG602",)} == set()


@pytest.mark.parametrize(
    ("path", "every", "least"),
    [("rubrics/hd-07-2011.yaml", 13, 0.75), ("regimes/hai-phong-212.yaml", 97, 0.9)],
    ids=["hd-07-2011", "hai-phong-212"],
)
def test_regimes_that_do_not_ship_are_held_as_far_as_they_were(path: str, every: int, least: float) -> None:
    fates = some_fates(HERE / path, every)
    assert len(fates) >= 4
    assert killed(fates) / len(fates) >= least, "\n".join(report(path, fates))


def test_a_case_taken_away_lets_a_mutant_live() -> None:
    whole = suite(TAM_DIEP)
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

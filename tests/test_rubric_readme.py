"""Every example of the rubric language's reference is read and checked, and every key has one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import simplejson
from pydantic import BaseModel

from danhgia import rubric as language
from danhgia.pipeline.casing import test_rubric as run_cases
from danhgia.readers import cases_file, duty_cases, grade_cases, quota_cases, rollup_cases
from danhgia.readers.cases_file import read_cases
from danhgia.readers.rubric_file import load_rubric, read_rubric
from danhgia.readers.yaml_nodes import parse_yaml
from danhgia.rubric import SHORTHAND
from danhgia.year_rules import outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.readers.cases_file import WorkedCase

HERE = Path(__file__).parents[1] / "rubrics"
PAGE = (HERE / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
CASES = [block for block in BLOCKS if block.startswith("# a file of cases")]
COMPLETE, *PIECES = [block for block in BLOCKS if block not in CASES]


def plain(block: str) -> dict[str, Any]:
    document, findings = parse_yaml(block.encode(), "README.md")
    assert not findings
    assert document is not None
    assert isinstance(document.value, dict)
    return document.value


def merged(piece: str) -> str:
    """Put a piece's keys at the top of the complete rubric, as the page says."""
    keys = plain(piece)
    base = {key: value for key, value in plain(COMPLETE).items() if not ("sheets" in keys and key in SHORTHAND)}
    return simplejson.dumps(base | keys, use_decimal=True, ensure_ascii=False)


def models(module: object) -> set[type[BaseModel]]:
    found = {one for one in vars(module).values() if isinstance(one, type) and issubclass(one, language.Model)}
    name = getattr(module, "__name__", "")
    return {one for one in found if one.__module__ == name or one.__module__.startswith(f"{name}.")}


def used(node: object) -> Iterator[tuple[type[BaseModel], str]]:
    """Yield every key that an example states, with its model."""
    if isinstance(node, tuple | Mapping):
        for item in node.values() if isinstance(node, Mapping) else node:
            yield from used(item)
    if isinstance(node, BaseModel):
        for key in node.model_fields_set:
            yield type(node), key
            yield from used(getattr(node, key))


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> list[language.Rubric]:
    folder = tmp_path_factory.mktemp("readme")
    found = []
    for place, text in enumerate([COMPLETE, *map(merged, PIECES)]):
        path = folder / f"{place}.yaml"
        path.write_text(text, encoding="utf-8")
        found.append(load_rubric(path).rubric)
    return found


@pytest.mark.parametrize("piece", [COMPLETE, *PIECES], ids=lambda piece: piece.split("\n", 1)[0])
def test_examples_are_rubrics_without_faults(piece: str, tmp_path: Path) -> None:
    path = tmp_path / "example.yaml"
    path.write_text(piece if piece == COMPLETE else merged(piece), encoding="utf-8")
    _, findings = read_rubric(path, outcome=outcome)
    assert [finding for finding in findings if finding.severity != "note"] == []


def test_every_key_of_every_model_has_an_example(editions: list[language.Rubric]) -> None:
    stated = {key for edition in editions for key in used(edition)}
    bases = {language.Model, language.Node, language.Line}
    wanted = {(model, key) for model in models(language) - bases for key in model.model_fields}
    assert {f"{model.__name__}.{key}" for model, key in wanted - stated} == set()


def test_every_key_of_the_cases_has_an_example(tmp_path: Path) -> None:
    cases = [worked for place in range(len(CASES)) for worked in cases_of(place, tmp_path)]
    stated = {f"{model.__name__}.{key}" for worked in cases for model, key in used(worked.case)}
    known = models(cases_file) | models(grade_cases) | models(duty_cases) | models(quota_cases) | models(rollup_cases)
    wanted = {f"{model.__name__}.{key}" for model in known for key in model.model_fields}
    wanted = {key for key in wanted if not key.startswith("CaseFile.")}
    notes = {"YearCase.note", "CountCase.note"}  # the same keys as in PointsCase
    assert wanted - stated - notes - {"YearGiven.decided"} == set()


def cases_of(place: int, tmp_path: Path) -> tuple[WorkedCase, ...]:
    path = tmp_path / f"{place}.cases.yaml"
    path.write_text(CASES[place], encoding="utf-8")
    cases, findings = read_cases(path)
    assert findings == []
    return cases


@pytest.mark.parametrize("place", range(1, len(CASES)))
def test_the_cases_come_out_as_the_page_says(place: int, tmp_path: Path) -> None:
    """Each but the first names, by words that stand in one of them, the pieces that make its rubric."""
    marks = re.findall("“(.*?)”", CASES[place].splitlines()[1])
    path = tmp_path / "nho-nhat.yaml"
    path.write_text(
        merged("".join(next(piece for piece in PIECES if mark in piece) for mark in marks)), encoding="utf-8"
    )
    path.with_suffix(".cases.yaml").write_text(CASES[place], encoding="utf-8")
    tested = run_cases(load_rubric(path), path, path.name)
    assert tested.cases > 0
    assert (tested.failed, tested.findings) == (0, ())


def test_the_first_cases_come_out_as_the_page_says(tmp_path: Path) -> None:
    """They are of a rubric that ships."""
    path = tmp_path / "tam-diep-2018.yaml"
    path.write_bytes((HERE / path.name).read_bytes())
    path.with_suffix(".cases.yaml").write_text(CASES[0], encoding="utf-8")
    tested = run_cases(load_rubric(path), path, path.name)
    assert (tested.run > 0, tested.failed, tested.findings) == (True, 0, ())


def test_every_key_is_explained() -> None:
    keys = {
        info.alias or name
        for module in (language, cases_file, grade_cases, duty_cases, quota_cases, rollup_cases)
        for model in models(module)
        for name, info in model.model_fields.items()
    }
    assert {key for key in keys if f"`{key}`" not in PAGE} == set()


def test_the_page_says_that_70_is_not_75() -> None:
    assert "use 70 rather than 75" in " ".join(PAGE.split())

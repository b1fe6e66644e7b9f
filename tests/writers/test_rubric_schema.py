from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from danhgia.readers.rubric_file import find_rubric
from danhgia.readers.yaml_nodes import parse_yaml
from danhgia.writers.rubric_schema import rubric_schema

VALIDATOR = Draft202012Validator(rubric_schema())


def shipped() -> dict[str, Any]:
    document, _ = parse_yaml(find_rubric("tam-diep-2018").read_bytes(), "x")
    assert document is not None
    assert isinstance(document.value, dict)
    return document.value


def long_form() -> dict[str, Any]:
    value = shipped()
    sheet = {key: value.pop(key) for key in ("period", "subject", "score", "scorers", "official", "domains", "levels")}
    return {**value, "sheets": [sheet]}


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(rubric_schema())


@pytest.mark.parametrize("value", [shipped(), long_form()], ids=["short", "long"])
def test_both_forms_are_accepted(value: dict[str, Any]) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(value)] == []


@pytest.mark.parametrize(
    "change",
    [
        {"levles": []},
        {"domains": [{"id": "I", "name": "x", "capp": 4, "criteria": []}]},
        {"schema": 2},
        {"score": {"total": "100", "step": 1}},
        {"score": {"total": 0, "step": 1}},
        {"period": "week"},
        {"sheets": []},
        {"effective": {"from": 2018}},
    ],
    ids=str,
)
def test_a_fault_is_refused(change: dict[str, Any]) -> None:
    assert list(VALIDATOR.iter_errors(shipped() | change))


def test_a_missing_key_is_refused_in_either_form() -> None:
    short, long = shipped(), long_form()
    del short["levels"]
    del long["sheets"][0]["levels"]
    assert list(VALIDATOR.iter_errors(short))
    assert list(VALIDATOR.iter_errors(long))

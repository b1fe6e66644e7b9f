"""`danhgia.yaml`: what it may say, and how it is read, every problem at its line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from danhgia.fields import Day, SchemaNumber, Text, Whole
from danhgia.findings import Finding, Location, Unusable, ordered
from danhgia.messages import Lang
from danhgia.periods import Period, parse
from danhgia.readers.yaml_models import build
from danhgia.readers.yaml_nodes import MAX_BYTES, parse_yaml
from danhgia.rubric import Model

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.readers.yaml_nodes import Document

CONFIG_FILE = "danhgia.yaml"


def _period(code: object) -> Period:
    found = parse(code) if isinstance(code, str) else None
    if found is None or str(found) != code:  # in words, one period could be stated twice
        raise PydanticCustomError("period_needed", "not a period")
    return found


class Paths(Model):
    """Where files and folders are: relative to the workspace, or absolute."""

    roster: Text = "roster.xlsx"
    register_: Annotated[Text, Field(alias="register")] = "register.xlsx"
    sheets: Text = "sheets"
    templates: Text = "templates"
    results: Text = "results"
    ledger: Text = "danhgia.db"

    @property
    def named(self) -> frozenset[str]:
        """The keys for which the file itself names another place than the usual one."""
        usual = Paths()
        return frozenset(key.rstrip("_") for key, path in self if path != getattr(usual, key))


class Config(Model):
    """The whole file. Only `rubric` must be there: the id of a shipped rubric, or the path of a file.

    `year` is None where the file leaves it to the command line. `deadlines` are the days by which the sheets of a
    period are due.
    """

    schema_: Annotated[SchemaNumber, Field(alias="schema")] = 1
    rubric: Text
    year: Annotated[Whole, Field(ge=1900, le=2199)] | None = None
    language: Lang = "vi"
    deadlines: dict[Annotated[Period, PlainValidator(_period)], Day] = Field(default_factory=dict)
    paths: Paths = Paths()


def read_config(path: Path) -> Config:
    """Return what a `danhgia.yaml` says; a key that is left blank has its default.

    Raises:
        Unusable: DG550 where the file cannot be read (`why` as in DG600), else DG601, DG606, DG607, DG608 by line.
    """
    document, findings = parse_yaml(_bytes(path), path.name)
    if document is None:
        raise Unusable(*ordered(replace(finding, code="DG550") for finding in findings))
    if not isinstance(document.value, dict):
        raise _unreadable(path.name, "mapping")
    built = build(Config, _without_blanks(document, document.value), path.name)
    problems = [*findings, *map(_worded, built.findings)]
    if problems or built.model is None:
        raise Unusable(*ordered(problems))
    return built.model


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as fault:
        raise _unreadable(path.as_posix(), "not_found") from fault
    except OSError as fault:
        raise _unreadable(path.as_posix(), "access") from fault


def _unreadable(file: str, why: str) -> Unusable:
    return Unusable(Finding("DG550", Location(file), facts={"why": why}))


def _without_blanks(document: Document, top: dict[str, object]) -> Document:
    """Leave out keys without a value: whoever removes the last deadline leaves `deadlines:` standing."""
    return replace(document, value={key: value for key, value in top.items() if value is not None})


def _worded(finding: Finding) -> Finding:
    """Return a finding with what is to be written: a period, or a year and no count of anything (1,900)."""
    match finding.facts.get("key"):
        case "[key]":  # how pydantic names the place of a mapping's key; ours have no such name
            return finding.with_facts(key="deadlines", example="2018-Q3")
        case "year":
            limits = {name: str(finding.facts[name]) for name in ("least", "most") if name in finding.facts}
            return finding.with_facts(**limits or {"example": "2018"}) if finding.code == "DG607" else finding
        case _:
            return finding

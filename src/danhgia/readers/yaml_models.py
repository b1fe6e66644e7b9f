"""Plain values to pydantic models: every problem at its line, in neutral facts, none of it in pydantic's English.

Unknown keys are found first, and read as the key they most resemble, so that one typo is one finding and everything
else is still checked.
"""

from __future__ import annotations

import types
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Generic, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from danhgia.fields import DAY_NEEDED, NUMBER_NEEDED, PERIOD_NEEDED, SHARE_NEEDED, YEARLY_DAY_NEEDED
from danhgia.findings import Finding, Location
from danhgia.numbers import from_text
from danhgia.text import nearest

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from danhgia.readers.yaml_nodes import Document, Path

M = TypeVar("M", bound=BaseModel)

_EXAMPLES = {
    NUMBER_NEEDED: "7.5",
    DAY_NEEDED: "2018-12-31",
    PERIOD_NEEDED: "2018-Q3",
    SHARE_NEEDED: '"2/3"',
    "bool_type": "true",
    YEARLY_DAY_NEEDED: "03-31",
    "date_parsing": "2018-12-31",
    "date_from_datetime_parsing": "2018-12-31",
    "int_type": "2",
    "bool_parsing": "true",
    "string_type": '"…"',
    "tuple_type": "[…]",
    "dict_type": "{…}",
    "mapping_type": "{…}",
    "model_type": "{…}",
}
"""How a value of the needed kind is written: an example says it in every language."""
_PATTERNS = {r"^DG\d{3}$": "DG201"}
_ID = "tam-diep-2018"
_LIMITS = {
    "gt": "above",
    "ge": "least",
    "le": "most",
    "min_length": "least",
    "max_length": "longest",
    "decimal_places": "places",
}


@dataclass(frozen=True, slots=True)
class Built(Generic[M]):
    """A model as far as a document gives it, and every problem on the way.

    `model` is there only where nothing was wrong. `makeshift` is one in which bad values, at the paths in `replaced`,
    gave way to stand-ins: it serves to look for further problems, never to work with.
    """

    model: M | None
    findings: list[Finding]
    makeshift: M | None = None
    replaced: tuple[Path, ...] = ()


def build(model: type[M], document: Document, file: str) -> Built[M]:
    """Return the model that a document states, with a finding for each problem.

    Findings: DG601 (`value` the key, `near` the key it resembles or `options`, all that may stand there), DG606
    (`value` the missing key) and DG607 (`value` as typed, `key`, and what is allowed: `options`, `example`, `least`,
    `above`, `most`, `longest` or `places`).
    """
    keys = _Keys(document, file)
    value = keys.known(document.value, model, ())
    seen: list[Finding] = []
    replaced: list[Path] = []
    for _ in range(3):  # a stand-in may bring further problems to light
        try:
            made = model.model_validate(value)
        except ValidationError as fault:
            errors = [error for error in _innermost(fault) if error["loc"] not in replaced]
            seen += [keys.finding(error) for error in errors]
            replaced += [error["loc"] for error in errors]
            harmless = [keys.stand_in(value, error["loc"]) for error in errors]
            if not all(harmless) or not errors:
                break
            continue
        clean = not seen and not keys.findings
        return Built(made if clean else None, [*keys.findings, *seen], made, tuple(replaced))
    return Built(None, [*keys.findings, *seen])


@dataclass(slots=True)
class _Keys:
    """What a document's keys mean: the model of every mapping by its path, and the keys that were renamed."""

    document: Document
    file: str
    findings: list[Finding] = field(default_factory=list)
    models: dict[Path, type[BaseModel]] = field(default_factory=dict)
    renamed: dict[Path, str] = field(default_factory=dict)

    def known(self, value: object, annotation: object, path: Path) -> object:
        """Return a copy of a value in which every key is one that the model knows."""
        if isinstance(value, list):
            item = next((get_args(kind)[0] for kind in _kinds(annotation) if get_origin(kind) is tuple), None)
            return [self.known(one, item, (*path, place)) for place, one in enumerate(value)]
        model = next(
            (kind for kind in _kinds(annotation) if isinstance(kind, type) and issubclass(kind, BaseModel)), None
        )
        return self._known_keys(value, model, path) if isinstance(value, dict) and model else value

    def finding(self, error: ErrorDetails) -> Finding:
        """Return what one of pydantic's errors says, in our words."""
        path = error["loc"]
        if error["type"] == "missing":
            return self._at("DG606", path[:-1], str(path[-1]))
        if error["input"] is None or error["input"] == "":
            return self._at("DG606", path, _key(path))
        found = self._at("DG607", path, self._typed(path, error["input"]))
        facts = {"key": _key(path), **self._allowed(error)}
        limit = next((facts[name] for name in ("most", "longest", "least", "above") if name in facts), None)
        return replace(found, facts=facts, limit=None if limit is None else str(limit))

    def stand_in(self, value: object, path: Path) -> bool:
        """Put something harmless in a bad value's place; False where nothing harmless is known."""
        place = value
        for step in path[:-1]:
            place = place[step] if isinstance(place, list | dict) else None  # type: ignore[index]
        info = self._field(path)
        if not isinstance(place, dict) or info is None:
            return False
        if not info.is_required():
            place.pop(path[-1], None)
            return True
        place[path[-1]] = _harmless(info.annotation, path)
        return place[path[-1]] is not None

    def _known_keys(self, value: dict[str, object], model: type[BaseModel], path: Path) -> dict[str, object]:
        self.models[path] = model
        fields = _fields(model)
        kept: dict[str, object] = {}
        last = ""
        for key, below in value.items():
            if below is None and key.isdigit() and self._split_number(key, (*path, last), value.get(last)):
                continue
            last = key
            name = key if key in fields else self._meant(key, fields, value, path)
            if name is None or name in kept:
                continue
            kept[name] = self.known(below, fields[name].annotation, (*path, name))
        return kept

    def _split_number(self, key: str, before: Path, value: object) -> bool:
        """Tell whether a key is the rest of `{cap: 7,5}`: YAML takes the comma for the end of the value."""
        if not isinstance(value, int) or isinstance(value, bool):
            return False
        facts = {"key": str(before[-1]), "example": f"{value}.{key}"}
        self.findings.append(replace(self._at("DG607", before, f"{value},{key}"), facts=facts))
        return True

    def _meant(self, key: str, fields: Iterable[str], stated: Container[str], path: Path) -> str | None:
        near = nearest(key, [one for one in fields if one not in stated])
        facts: dict[str, object] = {"near": near} if near else {"options": tuple(fields)}
        self.findings.append(replace(self._at("DG601", (*path, key), key), facts=facts))
        if near:
            self.renamed[(*path, near)] = key
        return near

    def _field(self, path: Path) -> FieldInfo | None:
        parent = self.models.get(path[:-1])
        return _fields(parent).get(str(path[-1])) if parent else None

    def _allowed(self, error: ErrorDetails) -> dict[str, object]:
        kind, context = error["type"], error.get("ctx", {})
        if kind == "string_pattern_mismatch":
            return {"example": _PATTERNS.get(str(context.get("pattern")), _ID)}
        if kind == "literal_error":
            return {"options": self._options(error["loc"])}
        allowed = {_LIMITS[name]: _exact(limit) for name, limit in context.items() if name in _LIMITS}
        if kind == "model_type" and (model := self._wanted(error["loc"])):
            needed = [name for name, info in _fields(model).items() if info.is_required()]
            return {"example": f"{{{', '.join(f'{name}: …' for name in needed)}}}"} if needed else {"example": "{…}"}
        if kind == NUMBER_NEEDED and (near := _comma_for_point(error["input"])):
            return {"example": near}
        return {"example": _EXAMPLES[kind]} if kind in _EXAMPLES else allowed

    def _wanted(self, path: Path) -> type[BaseModel] | None:
        """Return the one model that a value, or the item of a list, has to be of."""
        place = next((depth for depth in range(len(path), 0, -1) if isinstance(path[depth - 1], str)), 0)
        info = self._field(path[:place])
        kinds = [*_kinds(info.annotation if info else None)]
        for _ in path[place:]:
            kinds = [item for kind in kinds if get_origin(kind) is tuple for item in _kinds(get_args(kind)[0])]
        models = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)]
        return models[0] if len(models) == 1 else None

    def _options(self, path: Path) -> tuple[str, ...]:
        info = self._field(path)
        literals = [kind for kind in _kinds(info.annotation if info else None) if get_origin(kind) is Literal]
        return tuple(str(option) for kind in literals for option in get_args(kind))

    def _typed(self, path: Path, value: object) -> str:
        if isinstance(value, dict | list):
            return "{…}" if isinstance(value, dict) else "[…]"
        return self.document.typed.get(self._written(path), str(value))

    def _at(self, code: str, path: Path, value: str) -> Finding:
        written = self._written(path)
        while written and written not in self.document.lines:
            written = written[:-1]
        return Finding(code, Location(self.file, line=self.document.lines.get(written, 1)), value=value)

    def _written(self, path: Path) -> Path:
        """Return a path with the keys as the file spells them."""
        return tuple(self.renamed.get(path[: place + 1], step) for place, step in enumerate(path))


def _innermost(fault: ValidationError) -> list[ErrorDetails]:
    """Return the errors without those about a list that only lacks the items which are wrong themselves."""
    errors = fault.errors(include_url=False)
    within = {error["loc"][:depth] for error in errors for depth in range(len(error["loc"]))}
    return [error for error in errors if error["loc"] not in within]


def _kinds(annotation: object) -> Iterator[object]:
    """Yield what an annotation allows, without None and without pydantic's additions."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _kinds(get_args(annotation)[0])
    elif origin in (Union, types.UnionType):
        for one in get_args(annotation):
            yield from _kinds(one)
    elif annotation is not type(None):
        yield annotation


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _key(path: Path) -> str:
    """Return the key that a path ends in; an item of a list goes by the list's key."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _harmless(annotation: object, path: Path) -> object:
    for kind in _kinds(annotation):
        if kind is Decimal:
            return Decimal(1)
        if kind is str:
            return "x" + "-".join(str(step) for step in path if isinstance(step, int))
        if get_origin(kind) is Literal:
            return get_args(kind)[0]
    return None


def _comma_for_point(typed: object) -> str | None:
    number = from_text(typed) if isinstance(typed, str) else None
    return None if number is None else str(number)


def _exact(limit: object) -> object:
    return Decimal(str(limit)) if isinstance(limit, float) else limit

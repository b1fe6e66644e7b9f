"""Every way in which a rubric can be a little wrong: one key changed at a time, each change a rubric of its own."""
# ruff: noqa: INP001 - beside a script, not part of a package

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mutated import MUTATED, STRUCTURE, UNREAD
from mutators import Spot

from danhgia.rubric import Model, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mutators import Change, Mutator

    from danhgia.rubric import Rubric

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Mutant:
    """A rubric with one change: in which node, of which model and key, and in words."""

    path: Path
    model: str
    name: str
    change: Change
    told: str
    stated: bool
    """Whether the file states the key, or leaves it at its default."""

    def keys(self, rubric: Rubric) -> dict[str, Any]:
        """Return the changed rubric as a file would state it; whether it is one at all is for the models."""
        stated: dict[str, Any] = plain(rubric)
        node: Any = stated
        for place in self.path:
            node = node[place]
        node |= self.change
        for key in [key for key, value in self.change.items() if value is None]:
            del node[key]
        return stated


def mutants(rubric: Rubric) -> Iterator[Mutant]:
    """Yield every mutant of a rubric, in the order of its keys."""
    for path, sheet, node in _nodes(rubric, (), next(iter(rubric.sheets), None)):
        for name in type(node).model_fields:
            spot = Spot(rubric, sheet, node, name)
            found = _mutator(type(node), name)
            if found is None or spot.value is None:
                continue
            for change in found(spot):
                yield Mutant(path, type(node).__name__, name, change, _told(path, change, spot), spot.stated)


def home(model: type[Model], name: str) -> tuple[str, str]:
    """Return the model by which the tables know a key: its own, or the one that it has the key from."""
    known = MUTATED.keys() | STRUCTURE | UNREAD
    owners = [owner.__name__ for owner in model.__mro__ if issubclass(owner, Model)]
    return next(((owner, name) for owner in owners if (owner, name) in known), (model.__name__, name))


def _mutator(model: type[Model], name: str) -> Mutator | None:
    return MUTATED.get(home(model, name))


def _nodes(node: object, path: Path, sheet: Sheet | None) -> Iterator[tuple[Path, Any, Model]]:
    """Yield every node that a file states, with its path in the file and the sheet whose levels it means, if any."""
    if isinstance(node, tuple):
        for place, item in enumerate(node):
            yield from _nodes(item, (*path, place), sheet)
    if isinstance(node, Model):
        sheet = node if isinstance(node, Sheet) else sheet
        yield path, sheet, node
        for name, info in type(node).model_fields.items():
            if name in node.model_fields_set:
                yield from _nodes(getattr(node, name), (*path, info.alias or name), sheet)


def plain(node: Any) -> Any:  # noqa: ANN401 - whatever a file can state
    """Return what a file states about a node, defaults left out."""
    if isinstance(node, tuple):
        return [plain(item) for item in node]
    if not isinstance(node, Model):
        return node
    named = {name: info.alias or name for name, info in type(node).model_fields.items()}
    return {named[name]: plain(getattr(node, name)) for name in named if name in node.model_fields_set}


def _told(path: Path, change: Change, spot: Spot) -> str:
    """Return a change in words: `sheets.0.domains.0.criteria.0: cap 4 → 4.5`."""
    old = {info.alias or name: getattr(spot.node, name) for name, info in type(spot.node).model_fields.items()}
    new = [f"{key} {_difference(old[key], value)}" for key, value in change.items()]
    return f"{'.'.join(map(str, path))}: {', '.join(new)}".removeprefix(": ")


def _difference(old: object, new: object) -> str:
    if isinstance(old, tuple) and isinstance(new, list):
        gone = next((n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(new))
        return f"without number {gone + 1}"
    return f"{_short(old)} → {_short(new)}"


def _short(value: object) -> str:
    return "–" if value is None else "…" if isinstance(value, tuple | Model) else str(value)

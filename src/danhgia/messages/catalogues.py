"""The words of each language, put together from its modules when somebody first reads it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import ModuleType

Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All words of a language; placeholders are filled in with facts."""

    names: Mapping[str, str]
    """What a code is called in a list: a few words, no sentence."""
    findings: Mapping[str, tuple[str, str]]
    """Message and hint of each code."""
    rules: Mapping[str, str]
    """What each code means, why it matters, how to fix it."""
    reasons: Mapping[str, str]
    lines: Mapping[str, str]
    terms: Mapping[str, str]
    periods: Mapping[str, tuple[str, ...]]


@cache
def catalogue(lang: Lang) -> Catalogue:
    """Return a language's catalogue; each of its modules may have any of the parts.

    Raises:
        ValueError: two of its modules have words for the same.
    """
    package = import_module(f"{__package__}.{lang}")
    modules = [import_module(f"{package.__name__}.{module.name}") for module in iter_modules(package.__path__)]
    entries = _merged(modules, "ENTRIES")
    return Catalogue(
        names={code: name for code, (name, _, _, _) in entries.items()},
        findings={code: (message, hint) for code, (_, message, hint, _) in entries.items()},
        rules={code: rule for code, (_, _, _, rule) in entries.items()},
        reasons=_merged(modules, "REASONS"),
        lines=_merged(modules, "LINES"),
        terms=_merged(modules, "TERMS"),
        periods=package.PERIODS,
    )


def _merged(modules: Iterable[ModuleType], part: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for module in modules:
        own = getattr(module, part, {})
        if twice := found.keys() & own.keys():
            raise ValueError(f"{module.__name__}: {', '.join(sorted(twice))}")
        found |= own
    return found

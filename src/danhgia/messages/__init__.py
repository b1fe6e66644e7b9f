"""All words that people read, one catalogue per language, and how facts are printed in them."""

from __future__ import annotations

import re
from contextvars import ContextVar
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from danhgia import numbers
from danhgia.decisions import Reason
from danhgia.messages.catalogues import LANGS, Catalogue, Lang, catalogue
from danhgia.periods import ROMAN, Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from danhgia.findings import Finding

__all__ = [
    "LANGS", "Catalogue", "Lang", "because", "catalogue", "hint", "message", "name", "rule", "say", "say_term", "show",
]  # fmt: skip

_TO: Mapping[Lang, str] = {"vi": "đến", "en": "to"}
_RUN = 3
"""So many months in a row are printed as one."""
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_LONG = re.compile(r"[0-9][0-9.,]{39,}")
"""A number with so many digits that nobody reads them."""
_LONGEST, _PART = 1000, 200
"""A text of more letters than these is said by its first ones; documents have it in full as the finding's value."""


def message(finding: Finding, lang: Lang) -> str:
    """Return what a finding says: where, what, the limit. It stands alone, in a comment or a cell."""
    template = catalogue(lang).findings[finding.code][0]
    said = _fill(template, _facts(finding), lang)
    if not template.startswith("{file}"):
        said = said[:1].upper() + said[1:]
    return f"{said} {say('assumed_suffix', lang)}" if finding.facts.get("assumed") else said


def hint(finding: Finding, lang: Lang) -> str:
    """Return how to deal with a finding."""
    return _fill(catalogue(lang).findings[finding.code][1], _facts(finding), lang)


def name(code: str, lang: Lang) -> str:
    """Return a code's short name in words."""
    return catalogue(lang).names[code]


def rule(code: str, lang: Lang) -> str:
    """Return why a code matters, in a few sentences, for `danhgia rule`."""
    return catalogue(lang).rules[code]


def because(reason: Reason, lang: Lang) -> str:
    """Return the sentence of one reason of a decision."""
    return _fill(catalogue(lang).reasons[reason.key], reason.facts, lang)


def say(key: str, lang: Lang, **facts: object) -> str:
    """Return a line of the terminal, a heading or a help text by its key."""
    return _fill(catalogue(lang).lines[key], facts, lang)


def say_term(name: str, key: str, lang: Lang) -> str:
    """Return the words of a neutral key (`of`, `present`)."""
    return catalogue(lang).terms[f"{name}.{key}"]


def show(fact: object, lang: Lang) -> str:  # noqa: PLR0911 - one line per kind of fact
    """Return a fact as the language prints it: 7,5 or 7.5; quý III/2018 or quarter III/2018; lists with commas."""
    match fact:
        case bool() | str():
            return _LONG.sub(_shortened, str(fact))
        case int() | Decimal() | Fraction():
            return _LONG.sub(_shortened, numbers.vietnamese(fact) if lang == "vi" else numbers.english(fact))
        case Period():
            return _period(fact, lang)
        case date():
            return f"{fact:%d/%m/%Y}"
        case tuple() | list():
            mark = "; " if any(isinstance(item, Reason) for item in fact) else ", "
            return mark.join(_runs(fact, lang))
        case Reason():
            return because(fact, lang)
        case _:
            return str(fact)


def _shortened(digits: re.Match[str]) -> str:
    """Return a number that no paper would hold by its first and last digits: documents have it in full."""
    return f"{digits[0][:8]}…{digits[0][-4:]}"


_UNIT: ContextVar[str] = ContextVar("unit", default="chi bộ")
"""What catalogues call a unit, and what is said for it in this run."""


def call_units(word: str) -> None:
    """Let messages call units what a rubric calls them (`words.unit`): in this run, and its quoted headings too."""
    _UNIT.set(word.lower())


def with_units(text: str, word: str) -> str:
    """Return a text of ours in which units are called what a rubric calls them."""
    return text.replace("chi bộ", word.lower()).replace("Chi bộ", word[:1].upper() + word[1:].lower())


class _Piece(NamedTuple):
    """A part of a template: literals, each with the fact that follows it; one that is optional needs all its facts."""

    text: tuple[tuple[str, str], ...]
    optional: bool

    def stands(self, facts: Mapping[str, object]) -> bool:
        """Tell whether it is said at all."""
        return not self.optional or all(facts.get(name) is not None for _, name in self.text if name)


def _fill(template: str, facts: Mapping[str, object], lang: Lang) -> str:
    """Put facts into a template; a part in double square brackets is left out when one of its facts is missing."""
    said = []
    for piece in _pieces(template, _UNIT.get()):
        if piece.stands(facts):
            for literal, name in piece.text:
                said.append(literal)
                if name:
                    fact = facts.get(name)
                    said.append("…" if fact is None else _worded(name, fact, lang))
    return "".join(said).strip()


@cache
def _pieces(template: str, unit: str) -> tuple[_Piece, ...]:
    """Return a template cut into its parts, once: a year's workbook fills each tens of thousands of times."""
    parts = enumerate(_OPTIONAL.split(with_units(template, unit)))
    return tuple(_Piece(_cut(text), bool(place % 2)) for place, text in parts)


def _cut(text: str) -> tuple[tuple[str, str], ...]:
    literals_and_names = [*_PLACEHOLDER.split(text), ""]
    return tuple(zip(literals_and_names[::2], literals_and_names[1::2], strict=True))


def _worded(name: str, fact: object, lang: Lang) -> str:
    """Return a fact in words: some are neutral keys (`why: permission`) that each language has a term for."""
    if isinstance(fact, tuple):
        fact = tuple(_term(name, item, lang) or item for item in fact)
    return _term(name, fact, lang) or show(fact, lang)


def _term(name: str, fact: object, lang: Lang) -> str | None:
    return catalogue(lang).terms.get(f"{name}.{fact}") if isinstance(fact, str) else None


def _facts(finding: Finding) -> dict[str, object]:
    at = finding.at
    place = {
        "file": at.file and at.file.rpartition("/")[2],
        "sheet": at.sheet,
        "cell": at.cell,
        "row": at.row and str(at.row),
        "line": at.line and str(at.line),
        "part": "column",  # what of a sheet is missing or there twice, unless the finding says something else
    }
    given = {
        "value": finding.value,
        "limit": finding.limit,
        "crit": finding.criterion,
        "who": finding.subject,
        "unit": finding.unit,
    }
    return {name: _readable(fact) for name, fact in {**place, **given, **finding.facts}.items()}


def _readable(fact: object) -> object:
    """Return a fact without what nobody reads of it: a cell holds 32767 letters, a sheet as many hidden rows."""
    return f"{fact[:_PART]}…" if isinstance(fact, str) and len(fact) > _LONGEST else fact


def _runs(items: Sequence[object], lang: Lang) -> Iterator[str]:
    """Yield items as the language prints them; months that follow one another as one: “tháng 4 đến tháng 12/2020”."""
    rest = list(items)
    while rest:
        run = rest[: next((n for n in range(1, len(rest)) if not _follows(rest[n - 1], rest[n])), len(rest))]
        if len(run) < _RUN:
            yield show(rest.pop(0), lang)
            continue
        first, last = show(run[0], lang).partition("/")[0], show(run[-1], lang)
        yield f"{first} {_TO[lang]} {last}"
        del rest[: len(run)]


def _follows(one: object, other: object) -> bool:
    """Tell whether a month comes right after another one of the same year."""
    if not (isinstance(one, Period) and isinstance(other, Period) and one.kind == other.kind == "month"):
        return False
    return (one.year, one.number + 1) == (other.year, other.number)


@lru_cache(maxsize=256)
def _period(period: Period, lang: Lang) -> str:
    words = catalogue(lang).periods[period.kind]
    number = ROMAN[period.number - 1] if period.kind == "quarter" else str(period.number)
    return words[min(period.number, len(words)) - 1].format(number=number, year=period.year)

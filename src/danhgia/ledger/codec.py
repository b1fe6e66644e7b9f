"""Values as text that is kept for years: compact JSON, exact, one spelling for equal values.

Texts, whole numbers, truth values and None are themselves. Every other value is an array with its tag in front:
`["d", "92.5"]` a decimal, `["f", "1/3"]` a fraction, `["t", "2018-10-05"]` a day, `["p", "2018-Q3"]` a period,
`["r", …]` a reason, `["", …]` a tuple. Few distinct numbers and periods come up very often: their texts are remembered.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from json import JSONDecoder, JSONEncoder
from typing import TYPE_CHECKING, Any

from danhgia.decisions import OwnScores, Reason
from danhgia.findings import Location
from danhgia.numbers import plain
from danhgia.periods import Period, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

DAMAGE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What decoding raises for a text that nobody here encoded."""


def encode_reasons(reasons: Iterable[Reason]) -> str:
    """Return reasons as text; the order of a reason's facts makes no difference.

    Raises:
        TypeError: a fact is of a type that facts cannot have.
    """
    return _sorted([_packed_reason(reason) for reason in reasons])


def decode_reasons(text: str) -> tuple[Reason, ...]:
    """Return the reasons that `encode_reasons` made `text` of.

    Raises:
        DAMAGE: it did not.
    """
    return tuple([_reason(packed) for packed in _raw(text)[0]])


def pack_facts(facts: Mapping[str, object]) -> dict[str, object]:
    """Return facts as values that JSON knows.

    Raises:
        TypeError: a fact is of a type that facts cannot have.
    """
    return {name: _packed(fact) for name, fact in facts.items()}


def unpack_facts(facts: Mapping[str, object]) -> dict[str, object]:
    """Return the facts that `pack_facts` made values of.

    Raises:
        DAMAGE: it did not.
    """
    return {name: _unpacked(fact) for name, fact in facts.items()}


def decode(text: str) -> Any:  # noqa: ANN401 - whatever JSON can say
    """Return the value that a JSON text says.

    Raises:
        DAMAGE: it is none.
    """
    return _raw(text)[0]


def encode_domains(domains: Mapping[str, Decimal]) -> str:
    """Return points by domain as text, in the order of the form."""
    pairs = [f'{_quoted(domain)}:"{packed_decimal(points)}"' for domain, points in domains.items()]
    return f"{{{','.join(pairs)}}}"


def decode_domains(text: str) -> dict[str, Decimal]:
    """Return the points by domain that `encode_domains` made `text` of.

    Raises:
        DAMAGE: it did not.
    """
    return {domain: decimal(points) for domain, points in _raw(text)[0].items()}


def encode_scores(scores: Iterable[tuple[str, int, int]]) -> str:
    """Return scores as text, flat: criterion, millionths and column of each in turn."""
    return f"[{','.join(map(_score, scores))}]"  # half a million cells a run, and few of them different


def decode_scores(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the scores that `encode_scores` made `text` of.

    Raises:
        DAMAGE: it did not.
    """
    parts = iter(_raw(text)[0])
    return tuple(zip(parts, parts, parts, strict=True))


def encode_own(own: OwnScores) -> str:
    """Return what another scorer gave as text: file, sheet, column, then criterion, millionths and row of each."""
    where = canonical([own.at.file, own.at.sheet, own.at.column])[1:-1]
    return f"[{','.join([where, *map(_score, own.scores)])}]"


def decode_own(scorer: str, text: str) -> OwnScores:
    """Return what `encode_own` made `text` of.

    Raises:
        DAMAGE: it did not.
    """
    file, sheet, column, *flat = _raw(text)[0]
    parts = iter(flat)
    return OwnScores(scorer, Location(file, sheet, column=column), tuple(zip(parts, parts, parts, strict=True)))


@lru_cache(maxsize=1 << 14)
def _score(score: tuple[str, int, int]) -> str:
    criterion, scaled, column = score
    return f"{_quoted(criterion)},{scaled},{column}"


@lru_cache(maxsize=4096)
def packed_decimal(value: Decimal) -> str:
    """Return a decimal in plain notation."""
    return plain(value)


def packed_total(value: Decimal | Fraction) -> str:
    """Return points as exact text: in plain notation, a mean that has none as a fraction (`269/3`)."""
    return str(value) if isinstance(value, Fraction) else packed_decimal(value)


def total(text: str) -> Decimal | Fraction:
    """Return the points that `packed_total` made `text` of.

    Raises:
        ArithmeticError, ValueError: they are none.
    """
    return Fraction(text) if "/" in text else decimal(text)


@lru_cache(maxsize=4096)
def decimal(text: str) -> Decimal:
    """Return the decimal that stands in plain notation.

    Raises:
        ArithmeticError: it is no number.
    """
    return Decimal(text)


@lru_cache(maxsize=256)
def period(code: str) -> Period:
    """Return the period of a code.

    Raises:
        ValueError: there is no such period.
    """
    found = parse(code)
    if found is None:
        raise ValueError(f"no such period: {code!r}")
    return found


_quoted: Callable[[str], str] = lru_cache(maxsize=4096)(JSONEncoder(ensure_ascii=False).encode)
_sorted = JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode
canonical = JSONEncoder(separators=(",", ":"), sort_keys=True).encode
"""The one text of a value that JSON knows, in ASCII: a hash of it is the same on every machine."""

_raw = JSONDecoder().raw_decode

_NATIVE = frozenset({str, int, bool, type(None)})
_TAGS: Mapping[type, tuple[str, Callable[[Any], str]]] = {
    Decimal: ("d", packed_decimal),
    Fraction: ("f", str),
    date: ("t", date.isoformat),
    Period: ("p", str),
}


def _packed(fact: object) -> object:
    kind = type(fact)
    if kind in _NATIVE:
        return fact
    if kind in _TAGS:
        tag, written = _TAGS[kind]
        return tag, written(fact)
    if isinstance(fact, tuple):
        return ("", *map(_packed, fact))
    if isinstance(fact, Reason):
        return ("r", _packed_reason(fact))
    raise TypeError(f"no fact that a ledger keeps: {kind.__name__}")  # floats and moments of time: neither is exact


def _packed_reason(reason: Reason) -> tuple[object, ...]:
    return reason.rule, reason.holds, reason.key, pack_facts(reason.facts), reason.basis


def _reason(packed: Sequence[Any]) -> Reason:
    rule, holds, key, facts, basis = packed
    return Reason(rule, holds, key, unpack_facts(facts), basis)


def _unpacked(fact: object) -> object:
    if not isinstance(fact, list):
        return fact
    tag = fact[0]
    return _TYPES[tag](fact[1]) if tag else tuple(map(_unpacked, fact[1:]))


_TYPES: Mapping[str, Callable[[Any], object]] = {
    "d": decimal,
    "f": Fraction,
    "t": date.fromisoformat,
    "p": period,
    "r": _reason,
}

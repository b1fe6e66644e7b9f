"""Vietnamese text: one clean form to keep, one folded form to compare."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")  # huyền, sắc, ngã, hỏi, nặng
_RUN = re.compile(r"\w+")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
# Eth and the African D look exactly like Đ, and no normalisation form unifies them.
_LOOKS_LIKE_D = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})

# Letters of other alphabets, and letters that are taken for digits, by what they look like; after case folding.
_LOOKS_LIKE = str.maketrans(
    dict(zip("авсенікмпорѕтхуіјԁɡԛԝ", "abcehikmnopstxyijdgqw", strict=True))
    | dict(zip("αβεηικμνορτυχζγ", "abehikmnoptyxzy", strict=True))
    | {"đ": "d"}
)
_BACKWARDS = "\u202e"
_LIKE_DIGITS = str.maketrans("oil", "011")


def clean(text: str) -> str:
    """Return `text` as it is kept and shown: NFC, no control or format characters, single inner spaces.

    No-break spaces count as spaces; zero-width ones vanish (Unicode category Cf), as do lone surrogates. What turns
    the letters behind it round, so that 01 shows as 10, is kept as a sign that something is there.
    """
    if text.isprintable():  # by far the most cells: nothing to drop, and the only space is the plain one
        kept = unicodedata.normalize("NFC", text)
        return kept if "  " not in kept and kept == kept.strip() else " ".join(kept.split())
    spaced = "".join(_visible(character) for character in unicodedata.normalize("NFC", text))
    return " ".join(spaced.split())


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the key under which two spellings of one text compare equal.

    Case, spaces, dashes, the look-alikes of Đ, and the place of the tone mark (`hoà`, `hòa`) make no difference;
    the tone itself does.
    """
    plain = clean(text).translate(_LOOKS_LIKE_D).translate(_DASHES).casefold()
    if plain.isascii():
        return plain
    return _RUN.sub(lambda run: _tone_last(run[0]), plain)


def same(one: str, other: str) -> bool:
    """Tell whether two texts are the same text, spelling habits aside."""
    return fold(one) == fold(other)


def look(code: str) -> str:
    """Return what a code looks like: the same for one in letters of another alphabet, full-width, or with spaces.

    It tells what may have been meant, never whom something is about: other codes than these look alike, too.
    """
    wide = unicodedata.normalize("NFKC", clean(code)).casefold()
    plain = "".join(str(unicodedata.decimal(one, one)) for one in wide if not one.isspace())
    return plain.translate(_LOOKS_LIKE).translate(_DASHES).translate(_LIKE_DIGITS)


def nearest(value: str, candidates: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """Return the candidate that `value` most resembles, or None when none is close enough to suggest."""
    by_key = {fold(candidate): candidate for candidate in candidates}
    found = get_close_matches(fold(value), by_key, n=1, cutoff=cutoff)
    return by_key[found[0]] if found else None


def _visible(character: str) -> str:
    if character == _BACKWARDS:
        return "\ufffd"
    category = unicodedata.category(character)
    if category in {"Cc", "Zs", "Zl", "Zp"}:
        return " "
    return "" if category in {"Cf", "Cs"} else character


def _tone_last(word: str) -> str:
    """Move the tone mark behind the syllable: its place within one is a habit, not a difference."""
    parts = unicodedata.normalize("NFD", word)
    tones = "".join(part for part in parts if part in _TONES)
    return "".join(part for part in parts if part not in _TONES) + tones

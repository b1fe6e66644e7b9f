"""Documents as JSON text: numbers in plain decimal notation, letters as they are, the same bytes every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import simplejson

if TYPE_CHECKING:
    from danhgia.writers.documents import Document


def to_json(document: Document) -> str:
    """Return a document as JSON text with a final newline; decimals are written as they stand, never as floats."""
    return simplejson.dumps(document, indent=2, ensure_ascii=False, use_decimal=True) + "\n"

"""The words of a regime: what is rated, by kind of period, and what forms call the things around it."""

from __future__ import annotations

from danhgia.fields import Text
from danhgia.rubric.nodes import Model


class Rates(Model):
    """What is rated, per period: the phrase that titles use and never mix."""

    month: Text | None = None
    quarter: Text | None = None
    half: Text | None = None
    year: Text | None = None


class Words(Model):
    """The words that forms print for things the regime names in its own way."""

    unit: Text = "Chi bộ"
    parent: Text = "Đảng bộ"
    domain: Text = "Lĩnh vực"
    head: Text = "Bí thư"
    theme: Text | None = None

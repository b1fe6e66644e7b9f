"""What one person's form is about, and, for examples and tests, what was filled in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danhgia.writers.cells import Content
    from danhgia.writers.unit_page import TemplatePerson, UnitPage


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What was filled in on one person's form.

    `scores` are by scorer id and criterion id; what is left out is blank. `override` replaces whole cells, formulas
    included: `("code",)`, `("total", scorer)`, `("level", scorer)`, `("subtotal", domain, scorer)`.
    """

    scores: Mapping[str, Mapping[str, Content]] = field(default_factory=dict)
    self_level: Content = None
    ballot: Content = None
    reason: Content = None
    override: Mapping[tuple[str, ...], Content] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person's form for one period; `unit` says what its head prints."""

    unit: UnitPage
    person: TemplatePerson
    filled: FilledForm = field(default_factory=FilledForm)

    def cleaned(self) -> PersonPage:
        """Free names and codes of characters that no workbook can hold."""
        unit = replace(self.unit, people=(self.person,)).cleaned()
        return replace(self, unit=unit, person=unit.people[0])

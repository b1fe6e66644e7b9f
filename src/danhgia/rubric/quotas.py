"""How many may have a level: a share of others, in groups of people, checked and never enforced."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from danhgia.fields import Label, Percent, Text, Whole
from danhgia.rubric.nodes import Model, Node

GroupBy = Literal["everyone", "unit", "parent", "role_group", "unit_role_group", "parent_role_group"]
"""The people whom a quota is counted among: of the list, of a unit, of the units right below a parent, of a role."""
Of = Literal["exactly", "at_least", "rated"]
"""What a share is of: those with exactly a level, with it or a better one, or with any level at all."""
Rounds = Literal["down", "half_up", "up"]


class Small(Model):
    """A group of fewer people than `below` has `places` places, whatever its share comes to."""

    below: Annotated[Whole, Field(ge=2, le=100)]
    places: Annotated[Whole, Field(ge=1, le=100)]


class Raised(Model):
    """The share of a unit that has a document on record which raises it."""

    share: Percent


class Quota(Node):
    """How many of a group may have a level: at most `share` per cent of its people with `of_level`, rounded.

    Nothing here has a default that a text would have to give: share, denominator, group and rounding are all needed,
    and so is whether the levels of each period are meant or those of the year.
    """

    level: Label
    share: Percent
    of: Of
    of_level: Label | None = None
    group: GroupBy
    rounding: Rounds
    on: Literal["period", "year"]
    heads: Literal["counted", "excluded"] = "counted"
    head_posts: tuple[Text, ...] = ()
    small: Small | None = None
    raised: Raised | None = None

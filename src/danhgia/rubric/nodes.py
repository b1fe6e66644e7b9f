"""What every part of a rubric is: a node of the file that knows only its own keys, and says where it comes from."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from danhgia.fields import Text

Status = Literal["official", "assumed", "unknown"]
Members = Literal["everyone", "party_members", "official_members"]
"""Whom a rule applies to."""


class Model(BaseModel):
    """A node of the rubric file: frozen, and any key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, populate_by_name=True)


class Node(Model):
    """A node that says where it comes from.

    `status` is `official` where a text says so, `assumed` where a committee or this project chose, `unknown` where
    the sources are silent; an output that rests on the latter two says so. `basis` cites document and clause.
    """

    status: Status = "official"
    basis: Text | None = None
    note: Text | None = None

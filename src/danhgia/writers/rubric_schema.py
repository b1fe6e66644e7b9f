"""The JSON Schema of rubric files, for editors: completion, and a red line under a typing error."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from danhgia.rubric import SHORTHAND, Rubric, Sheet

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def rubric_schema() -> dict[str, object]:
    """Return the schema (draft 2020-12) of a rubric file, in the long form (`sheets`) or with one sheet's keys on top.

    What takes more than one key to see (caps that do not add up, gaps between levels) is for `danhgia rubric check`.
    """
    whole = Rubric.model_json_schema(schema_generator=_Schema)
    one_sheet = Sheet.model_json_schema(schema_generator=_Schema)
    sheet_keys = {key: one_sheet["properties"][key] for key in SHORTHAND}
    required = [key for key in whole["required"] if key != "sheets"]
    return {
        "$schema": DRAFT,
        **_short(whole),
        "properties": {**whole["properties"], **sheet_keys},
        "required": required,
        "if": {"required": ["sheets"]},
        "then": {"properties": dict.fromkeys(SHORTHAND, False)},
        "else": {
            "required": [key for key in SHORTHAND if key in one_sheet["required"]],
            "dependentRequired": one_sheet["dependentRequired"],
        },
        "$defs": {name: _short(model) for name, model in whole["$defs"].items()},
    }


class _Schema(GenerateJsonSchema):
    """Pydantic's schema, but an exact number that is a default stays a number."""

    def encode_default(self, dft: Any) -> Any:  # noqa: ANN401 - the signature is pydantic's
        """Return a default as JSON."""
        return int(dft) if isinstance(dft, Decimal) else super().encode_default(dft)


def _short(model: dict[str, object]) -> dict[str, object]:
    """Leave out what editors need not show: every description but its first paragraph."""
    description = str(model.get("description", "")).partition("\n\n")[0].replace("\n", " ")
    return {**model, "description": description}

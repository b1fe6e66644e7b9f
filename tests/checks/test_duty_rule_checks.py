from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from danhgia.messages import message
from danhgia.readers.rubric_file import find_rubric, read_rubric

if TYPE_CHECKING:
    from pathlib import Path

BASE = re.sub(r"(?ms)^duties:$.*?^(?=\S)", "", find_rubric("tam-diep-2018").read_text("utf-8"))
"""A rubric that asks for nothing to be handed in."""


def check(tmp_path: Path, *rules: str, key: str = "duties") -> list[tuple[str, int, str | None]]:
    """Return code, place in the list (1 is the first rule) and value of what is wrong with some rules."""
    path = tmp_path / "rieng.yaml"
    path.write_text(BASE + f"\n{key}:\n" + "".join(f"  - {{{rule}}}\n" for rule in rules), encoding="utf-8")
    first = BASE.count("\n") + 3
    _, findings = read_rubric(path)
    assert all("…" not in message(one, lang) for one in findings for lang in ("vi", "en"))
    return [(one.code, (one.at.line or 0) - first + 1, one.value) for one in findings if one.code != "DG605"]


def rule(**changes: str) -> str:
    keys = {"id": "ck", "name": "Cam kết", "kind": "commitment", "from": "everyone", "by": "03-31", **changes}
    return ", ".join(f"{key}: {value}" for key, value in keys.items())


@pytest.mark.parametrize(
    "rules",
    [
        (rule(),),
        (rule(adopted="true", public="true", roles="[Bí thư]"),),
        (rule(), rule(id="dk", kind="registration")),
        (rule(), rule(id="dv", **{"from": "units"})),
        (rule(roles="[Bí thư]"), rule(id="b", roles="[Đảng viên]")),
        (rule(kind="bản kê khai tài sản"),),
        (rule(by="2018-02-15"),),
    ],
)
def test_rules_that_go_together(rules: tuple[str, ...], tmp_path: Path) -> None:
    assert check(tmp_path, *rules) == []


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        ((rule(), rule(kind="registration")), ("DG609", 2, "ck")),
        ((rule(), rule(id="b", kind="bản cam kết")), ("DG609", 2, "bản cam kết")),
        ((rule(roles="[Bí thư]"), rule(id="b")), ("DG609", 2, "commitment")),
        ((rule(kind="comitment"),), ("DG610", 1, "comitment")),
        ((rule(kind="bản cam kêt"),), ("DG610", 1, "bản cam kêt")),
        ((rule(kind="declaration"),), ("DG610", 1, "declaration")),
        ((rule(roles="[Bí thư]", **{"from": "units"}),), ("DG607", 1, "units")),
        ((rule(by="2019-01-15"),), ("DG607", 1, "2019-01-15")),
        ((rule(by="2017-12-31"),), ("DG607", 1, "2017-12-31")),
        ((rule(by="31-03"),), ("DG607", 1, "31-03")),
        ((rule(by="02-29"),), ("DG607", 1, "02-29")),
        ((rule(by="2018-02-29"),), ("DG607", 1, "2018-02-29")),
        ((rule(by="31/3"),), ("DG607", 1, "31/3")),
        ((rule(adopted="có"),), ("DG607", 1, "có")),
        ((rule(**{"from": "members"}),), ("DG607", 1, "members")),
        ((rule(adoptd="true"),), ("DG601", 1, "adoptd")),
    ],
)
def test_rules_that_do_not(rules: tuple[str, ...], found: tuple[str, int, str], tmp_path: Path) -> None:
    assert check(tmp_path, *rules) == [found]


def test_two_sets_of_areas_have_two_names(tmp_path: Path) -> None:
    both = ("id: ap, name: Ấp", "id: xa, name: Xã, areas: units")
    assert check(tmp_path, *both, key="coverage") == []
    assert check(tmp_path, both[0], both[0], key="coverage") == [("DG609", 2, "ap")]
    assert check(tmp_path, "id: ap, name: Ấp, areas: all", key="coverage") == [("DG607", 1, "all")]


def test_a_rule_of_two_different_years_may_be_of_one_kind(tmp_path: Path) -> None:
    path = tmp_path / "rieng.yaml"
    text = BASE.replace("to: 2018-12-31", "to: 2019-12-31")
    rules = (rule(by="2018-03-31"), rule(id="b", by="2019-03-31"))
    path.write_text(text + "\nduties:\n" + "".join(f"  - {{{one}}}\n" for one in rules), encoding="utf-8")
    _, findings = read_rubric(path)
    assert [one.code for one in findings if one.severity == "error"] == []

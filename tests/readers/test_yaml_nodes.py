from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from danhgia.readers import yaml_nodes
from danhgia.readers.yaml_nodes import MAX_BYTES, MAX_FINDINGS, parse_yaml

if TYPE_CHECKING:
    from danhgia.readers.yaml_nodes import Document


def document(text: str) -> Document:
    found, findings = parse_yaml(text.encode(), "r.yaml")
    assert findings == []
    assert found is not None
    return found


def problems(raw: str | bytes) -> list[tuple[str, object, int | None, str | None]]:
    _, findings = parse_yaml(raw.encode() if isinstance(raw, str) else raw, "r.yaml")
    assert all(finding.at.file == "r.yaml" for finding in findings)
    return [(one.code, one.facts.get("why"), one.at.line, one.value) for one in findings]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("4", 4),
        ("-4", -4),
        ("4.50", Decimal("4.50")),
        ("89.99", Decimal("89.99")),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("012", "012"),
        ("-0", "-0"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("4,5", "4,5"),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("٣", "٣"),
        ("no", "no"),
        ("yes", "yes"),
        ("T", "T"),
        ("2018-01-01", "2018-01-01"),
        ('"4"', "4"),
        ("'true'", "true"),
        ('""', ""),
        ("9" * 20, "9" * 20),
        ('"  Ta\u0301m   Điệp "', "Tám Điệp"),
    ],
)
def test_scalars(typed: str, value: object) -> None:
    found = document(f"a: {typed}\n").value
    assert isinstance(found, dict)
    assert found["a"] == value
    assert type(found["a"]) is type(value)


def test_every_node_has_its_line_and_scalars_what_was_typed() -> None:
    found = document("# x\na: 1\nb:\n  - {c: 'x'}\n  -\n    c: 4.50\n    d: [1,\n      2]\n")
    assert found.value == {"a": 1, "b": [{"c": "x"}, {"c": Decimal("4.5"), "d": [1, 2]}]}
    assert found.lines[("a",)] == 2
    assert found.lines[("b",)] == 3
    assert found.lines[("b", 0, "c")] == 4
    assert found.lines[("b", 1, "c")] == 6
    assert found.lines[("b", 1, "d", 1)] == 8
    assert found.typed[("b", 1, "c")] == "4.50"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_notepad_is_welcome(end: str) -> None:
    found, findings = parse_yaml(b"\xef\xbb\xbf" + f"a: 1{end}b: Đảng{end}".encode(), "r.yaml")
    assert findings == []
    assert found is not None
    assert found.value == {"a": 1, "b": "Đảng"}
    assert found.lines[("b",)] == 2


def test_keys_stated_twice_are_all_found_and_the_first_counts() -> None:
    found, findings = parse_yaml(b"a: 1\nb: {x: 1, x: {y: 2}}\na: [3, {z: 1}]\na: 4\n", "r.yaml")
    assert found is not None
    assert found.value == {"a": 1, "b": {"x": 1}}
    assert [(one.code, one.value, one.at.line, one.facts["first"]) for one in findings] == [
        ("DG608", "x", 2, "2"),
        ("DG608", "a", 3, "1"),
        ("DG608", "a", 4, "1"),
    ]
    assert ("a", 1, "z") not in found.lines


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a: 1\n\tb: 2\n\t c: 3\n", [("DG600", "tab", 2, None), ("DG600", "tab", 3, None)]),
        ("a: [1,\nb: \t]: x", [("DG600", "tab", 2, None)]),
        ("a: 1\nb: [1,\n", [("DG600", "syntax", 3, None)]),
        ("a: 'x\n", [("DG600", "syntax", 2, None)]),
        ("a: 1\nb: c: d\n", [("DG600", "colon", 2, None)]),
        ("a: x\n  b: 1\n", [("DG600", "colon", 2, None)]),
        ('a: 1\nb: "\\ud800"\n', [("DG600", "syntax", 2, None)]),
        ("a: &x 1\nb: *x\n", [("DG600", "anchor", 1, "&x"), ("DG600", "alias", 2, "*x")]),
        ("a: 1\n*x : 2\n", [("DG600", "alias", 2, "*x"), ("DG600", "key", 2, None)]),
        ("a: !!python/name:os.system x\n", [("DG600", "tag", 1, "tag:yaml.org,2002:python/name:os.system")]),
        ("a: 1\n---\nb: 2\n", [("DG600", "documents", 2, None)]),
        ("a: 1\n? [b, c]\n: 2\n", [("DG600", "key", 2, None)]),
        ("", [("DG600", "empty", 1, None)]),
        ("# only a comment\n", [("DG600", "empty", 1, None)]),
        ("a: 1\nb: \x07\n", [("DG600", "character", 2, "U+0007")]),
        (b"a: 1\nb: \xff\n", [("DG600", "encoding", 2, None)]),
        ("a: 1\n".encode("utf-16"), [("DG600", "encoding", 1, None)]),
        ("[" * 200, [("DG600", "depth", 1, None)]),
        (b"#" * (MAX_BYTES + 1), [("DG600", "size", None, None)]),
    ],
)
def test_what_is_refused(raw: str | bytes, expected: list[tuple[str, object, int | None, str | None]]) -> None:
    assert problems(raw) == expected


def test_a_tab_behind_a_value_is_nothing() -> None:
    assert document("a: 1\t# comment\nb: 2\n").value == {"a": 1, "b": 2}


def test_a_file_of_nothing_but_faults_ends_early() -> None:
    _, findings = parse_yaml(("a: 1\n" * 20_000).encode(), "r.yaml")
    assert len(findings) == MAX_FINDINGS + 1


def test_reads_without_the_c_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_nodes, "_LOADER", yaml.SafeLoader)
    assert document("a: [1, 'x']\n").value == {"a": [1, "x"]}
    assert problems("a: [1") == [("DG600", "syntax", 1, None)]


BITS = st.sampled_from(
    [
        "a",
        ": ",
        "- ",
        "\n",
        "  ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "&x ",
        "*x",
        "!t ",
        "---\n",
        "? ",
        "'",
        '"',
        "\\",
        "|",
        "\t",
        "#",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(BITS, max_size=40).map("".join))
def test_no_text_breaks_it(text: str) -> None:
    found, findings = parse_yaml(text.encode(), "r.yaml")
    assert found is not None or findings
    assert all(one.at.line is None or 1 <= one.at.line <= text.count("\n") + 1 for one in findings)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_no_bytes_break_it(raw: bytes) -> None:
    found, findings = parse_yaml(raw, "r.yaml")
    assert found is not None or findings


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-999, 999)
    | st.text("abcđ ế", min_size=1).map(lambda text: " ".join(text.split())),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text("abc", min_size=1), below, max_size=3),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(VALUES)
def test_what_was_written_comes_back(value: object) -> None:
    found, findings = parse_yaml(yaml.safe_dump(value, allow_unicode=True).encode(), "r.yaml")
    assert findings == []
    assert found is not None
    assert found.value == value

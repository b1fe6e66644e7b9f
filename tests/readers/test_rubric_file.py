from __future__ import annotations

import hashlib
from pathlib import Path  # noqa: TC003 - hypothesis looks at the annotations
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danhgia.findings import Unusable
from danhgia.messages import show
from danhgia.readers.rubric_file import cases_file, find_rubric, load_rubric, read_rubric, shipped_rubrics

if TYPE_CHECKING:
    from danhgia.findings import Finding

RUBRIC = """\
schema: 1
id: mau
version: 1.10
name: Bộ tiêu chí mẫu
period: quarter
score: {total: 100, step: 0.5}
scorers:
  - {id: branch, name: Chi bộ chấm}
official: branch
domains:
  - id: I
    name: Ý thức
    cap: 40
    criteria:
      - {id: I.1, name: Chấp hành, cap: 25}
      - {id: I.2, name: Đoàn kết, cap: 15}
  - id: II
    name: Công việc
    cap: 60
    criteria:
      - {id: 2.10, name: Kết quả, cap: 60}
levels:
  - {id: good, code: T, name: Tốt, from: 70}
  - {id: failed, code: K, name: Kém, from: 0}
effective: {from: 2018-01-01, to: 2018-12-31}
"""
SHEET = RUBRIC[RUBRIC.index("period") : RUBRIC.index("effective")]
LONG = RUBRIC.replace(SHEET, "sheets:\n  -\n" + "".join(f"    {line}\n" for line in SHEET.splitlines()))
DOMAIN = "status, basis, note, id, label, name, cap, criteria, groups, clip"
CRITERION = (
    "status, basis, note, id, label, name, cap, floor, step, full_or_zero, options, frame, ratio, figure, tasks, "
    "not_applicable, spread_over"
)
VOTE = "ballot: {mode: decide, majority: given, denominator: valid, thresholds: ["


def read(text: str, tmp_path: Path) -> list[Finding]:
    path = tmp_path / "mau.yaml"
    path.write_text(text, encoding="utf-8")
    edition, findings = read_rubric(path, shown="mau.yaml")
    errors = [one for one in findings if one.severity == "error"]
    assert edition is None or not [one for one in errors if one.code < "DG602"]
    return findings


def told(findings: list[Finding]) -> list[str]:
    """Return findings as lines: line, code, value, facts."""
    lines = []
    for one in findings:
        assert one.at.file == "mau.yaml"
        facts = " ".join(f"{key}={show(fact, 'en')}" for key, fact in sorted(one.facts.items()) if fact is not None)
        lines.append(f"{one.at.line} {one.code} {one.value} {facts}".strip())
    return lines


def test_reads_a_rubric_in_either_form_with_the_lines_of_its_nodes(tmp_path: Path) -> None:
    rubrics = []
    for text in (RUBRIC, LONG):
        path = tmp_path / "mau.yaml"
        path.write_bytes(text.encode())
        edition = load_rubric(path, shown="mau.yaml")
        cap = edition.line(("sheets", 0, "domains", 1, "cap"))
        assert text.splitlines()[(cap or 0) - 1].strip() == "cap: 60"
        assert edition.line(("sheets", 0, "domains", 1, "criteria", 0, "step")) == edition.line(
            ("sheets", 0, "domains", 1, "criteria", 0)
        )
        assert edition.sha256 == hashlib.sha256(text.encode()).hexdigest()
        assert edition.path == "mau.yaml"
        rubrics.append(edition.rubric)
    assert rubrics[0] == rubrics[1]
    assert rubrics[0].version == "1.10"
    assert rubrics[0].main.criteria[-1].id == "2.10"
    assert str(rubrics[0].effective.to) == "2018-12-31"


def test_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "mau.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + RUBRIC.replace("\n", "\r\n").encode())
    assert load_rubric(path).rubric.name == "Bộ tiêu chí mẫu"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    cap: 40", "    capp: 40", ["13 DG601 capp near=cap"]),
        ("levels:", "levles:", ["22 DG601 levles near=levels"]),
        ("period:", "perod:", ["5 DG601 perod near=period"]),
        ("from: 70}", "from_: 70}", ["23 DG601 from_ near=from"]),
        (
            "    cap: 40",
            "    cap: 40\n    zzzz: 1",
            [f"14 DG601 zzzz options={DOMAIN}"],
        ),
        ("    cap: 40\n", "", ["11 DG606 cap"]),
        ("    cap: 40", "    cap:", ["13 DG606 cap"]),
        ("name: Ý thức", 'name: "  "', ["12 DG606 name"]),
        ("official: branch\n", "", ["5 DG606 official"]),
        ("    cap: 40", "    cap: 40,5", ["13 DG607 40,5 example=40.5 key=cap"]),
        ("cap: 25}", "cap: 25,5}", ["15 DG607 25,5 example=25.5 key=cap"]),
        ("cap: 25}", "cap: 25, 7: 5}", [f"15 DG601 7 options={CRITERION}"]),
        ("cap: 25}", "cap: 25, options: [30]}", ["15 DG607 30 example={points: …} key=options"]),
        ("    cap: 40", "    cap: '40'", ["13 DG607 40 example=40 key=cap"]),
        ("    cap: 40", "    cap: 1e3", ["13 DG607 1e3 example=7.5 key=cap"]),
        ("    cap: 40", "    cap: true", ["13 DG607 true example=7.5 key=cap"]),
        ("    cap: 40", "    cap: 0", ["13 DG607 0 above=0 key=cap"]),
        ("    cap: 40", "    cap: -4", ["13 DG607 -4 above=0 key=cap"]),
        ("    cap: 40", "    cap: 40.0000001", ["13 DG607 40.0000001 key=cap places=6"]),
        ("    cap: 40", "    cap: 9999999", ["13 DG607 9999999 key=cap most=1,000,000"]),
        ("    cap: 40", "    cap: [40]", ["13 DG607 […] example=7.5 key=cap"]),
        ("name: Ý thức", "name: {a: b}", ['12 DG607 {…} example="…" key=name']),
        ("period: quarter", "period: week", ["5 DG607 week key=period options=month, quarter, half, year"]),
        ("schema: 1", "schema: 2", ["1 DG607 2 key=schema options=1"]),
        ("schema: 1", "schema: true", ["1 DG607 true example=7.5 key=schema"]),
        ("id: mau", "id: Mẫu 1", ["2 DG607 Mẫu 1 example=tam-diep-2018 key=id"]),
        ("code: T,", f"code: {'T' * 41},", [f"23 DG607 {'T' * 41} key=code longest=40"]),
        ("{from: 2018-01-01,", "{from: 1/1/2018,", ["25 DG607 1/1/2018 example=2018-12-31 key=from"]),
        ("{from: 2018-01-01,", "{from: 2018,", ["25 DG607 2018 example=2018-12-31 key=from"]),
        ("{from: 2018-01-01,", "{from: 2018-02-30,", ["25 DG607 2018-02-30 example=2018-12-31 key=from"]),
        ("scorers:\n  - {id: branch, name: Chi bộ chấm}", "scorers: []", ["7 DG607 […] key=scorers least=1"]),
        ("scorers:\n  - {id: branch, name: Chi bộ chấm}", "scorers: x", ["7 DG607 x example=[…] key=scorers"]),
        ("score: {total: 100, step: 0.5}", "score: 100", ["6 DG607 100 example={total: …, step: …} key=score"]),
        *(
            ("effective:", f"{VOTE}{shares}\neffective:", [f"25 DG607 {typed} {told}"])
            for shares, typed, told in (
                ("{level: good, at_least: 0.5}]}", "0.5", 'example="2/3" key=at_least'),
                ("{level: good, above: 3/2}]}", "3/2", 'example="2/3" key=above'),
                ("{level: good, above: half}]}", "half", 'example="2/3" key=above'),
                ("{level: good, above: 1/2}], cumulative: yes}", "yes", "example=true key=cumulative"),
            )
        ),
        (
            "effective:",
            "ballot: {mode: agree, majority: 2}\neffective:",
            ["25 DG607 2 key=majority options=unknown, given"],
        ),
        ("version: 1.10", "version: 1\nname: x", ["5 DG608 name first=4"]),
    ],
)
def test_one_fault_is_one_finding_at_its_line(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert old in RUBRIC
    assert told(read(RUBRIC.replace(old, new, 1), tmp_path)) == expected


def test_all_faults_of_a_file_come_in_one_run_those_behind_bad_values_too(tmp_path: Path) -> None:
    text = (
        RUBRIC.replace("schema: 1", "schema: 3")
        .replace("    cap: 40", "    capp: 40")
        .replace("id: I.2, name: Đoàn kết, cap: 15", "id: I.1, name: Đoàn kết, cap: mười lăm")
        .replace("from: 70}", "from: 70, to: 80}")
        .replace("official: branch", "official: brunch\nofficial: self")
    )
    assert told(read(text, tmp_path)) == [
        "1 DG607 3 key=schema options=1",
        "9 DG610 brunch key=official near=branch options=branch",
        "10 DG608 official first=9",
        "14 DG601 capp near=cap",
        "17 DG607 mười lăm example=7.5 key=cap",
        "17 DG609 I.1 first=16",
        "24 DG603 80.01 a=80.01 gap=",
    ]


def test_what_a_stand_in_would_make_up_is_not_said(tmp_path: Path) -> None:
    text = RUBRIC.replace("from: 70}", "from: bảy mươi}")
    assert told(read(text, tmp_path)) == ["23 DG607 bảy mươi example=7.5 key=from"]


def test_both_forms_at_once(tmp_path: Path) -> None:
    assert told(read(LONG + "official: branch\nperiod: year\n", tmp_path)) == [
        "28 DG608 official first=5",
        "29 DG608 period first=5",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1 DG600 None why=empty"]),
        ("- a\n", ["1 DG600 None why=mapping"]),
        ("just text", ["1 DG600 None why=mapping"]),
        ("a: 1\n\tb: 2\n", ["2 DG600 None why=tab"]),
    ],
)
def test_what_is_no_rubric_at_all(text: str, expected: list[str], tmp_path: Path) -> None:
    assert told(read(text, tmp_path)) == expected


def test_an_empty_mapping_lacks_every_key(tmp_path: Path) -> None:
    missing = {one.value for one in read("{}", tmp_path)}
    assert missing == {"schema", "id", "version", "name", "period", "score", "scorers", "official", "domains", "levels"}


def test_a_rubric_with_errors_is_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "mau.yaml"
    path.write_text(RUBRIC.replace("from: 70}", "from: 70, to: 80}"), encoding="utf-8")
    edition, _ = read_rubric(path)
    assert edition is not None  # a gap: there to look at
    with pytest.raises(Unusable) as caught:
        load_rubric(path)
    assert [one.code for one in caught.value.findings] == ["DG603"]


def test_warnings_and_notes_do_not_stop_it(tmp_path: Path) -> None:
    path = tmp_path / "mau.yaml"
    path.write_text(RUBRIC.replace("    cap: 40", "    cap: 30\n    status: assumed"), encoding="utf-8")
    _, findings = read_rubric(path)
    assert {one.code for one in findings} == {"DG602", "DG605"}
    assert load_rubric(path).rubric.main.domains[0].status == "assumed"


@pytest.mark.parametrize("name", ["không-có.yaml", ".", "a\0b.yaml"])
def test_a_file_that_cannot_be_opened(name: str, tmp_path: Path) -> None:
    edition, findings = read_rubric(tmp_path / name)
    assert edition is None
    assert [one.code for one in findings] == ["DG600"]
    assert findings[0].facts["why"] in {"not_found", "access"}


def test_shipped_rubrics_are_found_by_id_and_cases_beside_them() -> None:
    assert "tam-diep-2018" in [path.stem for path in shipped_rubrics()]
    path = find_rubric(" tam-diep-2018 ")
    assert path in shipped_rubrics()
    assert cases_file(path).is_file()


def test_a_path_is_a_path_and_an_id_an_id(tmp_path: Path) -> None:
    own = tmp_path / "tam-diep-2018.yaml"
    shipped = find_rubric("tam-diep-2018")
    assert find_rubric("tam-diep-2018.yaml", base=tmp_path) == shipped
    own.write_text(RUBRIC, encoding="utf-8")
    assert find_rubric("tam-diep-2018.yaml", base=tmp_path) == own
    assert find_rubric("tam-diep-2018", base=tmp_path) == shipped
    assert find_rubric(str(own)) == own
    (tmp_path / "mau").write_text(RUBRIC, encoding="utf-8")
    assert find_rubric("mau", base=tmp_path) == tmp_path / "mau"


@pytest.mark.parametrize("wanted", ["tam-diep-2081", "x/không có.yaml", "", "a\0b", "n" * 5000 + ".yaml"])
def test_a_rubric_that_is_nowhere(wanted: str, tmp_path: Path) -> None:
    with pytest.raises(Unusable) as caught:
        find_rubric(wanted, base=tmp_path)
    (finding,) = caught.value.findings
    assert finding.code == "DG600"
    assert finding.facts["why"] == "not_found"
    assert finding.facts["near"] == ("tam-diep-2018" if wanted.startswith("tam") else None)


def test_the_installed_package_has_its_own_shelf(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shelf = tmp_path / "danhgia" / "rubrics"
    shelf.mkdir(parents=True)
    (shelf / "mau.yaml").write_text(RUBRIC, encoding="utf-8")
    monkeypatch.setattr("danhgia.readers.rubric_file.__file__", str(tmp_path / "danhgia" / "readers" / "x.py"))
    assert shipped_rubrics() == (shelf / "mau.yaml",)


LINES = RUBRIC.splitlines(keepends=True)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_rubric_that_lost_or_swapped_lines_never_breaks_it(data: st.DataObject, tmp_path: Path) -> None:
    kept = data.draw(st.lists(st.sampled_from([*LINES, "null\n", "  x: [1, {y: 2}]\n", "- 5\n"]), max_size=30))
    start = data.draw(st.integers(0, len(LINES)))
    path = tmp_path / "mau.yaml"
    path.write_text("".join(LINES[:start] + kept), encoding="utf-8")
    edition, findings = read_rubric(path)
    assert edition is not None or findings


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    place=st.integers(0, len(RUBRIC) - 1), put=st.sampled_from(["", "x", ": ", "[", "-", "0", "null", "é", "\t", "'"])
)
def test_one_wrong_character_never_breaks_it(place: int, put: str, tmp_path: Path) -> None:
    path = tmp_path / "mau.yaml"
    path.write_text(RUBRIC[:place] + put + RUBRIC[place + 1 :], encoding="utf-8")
    edition, findings = read_rubric(path)
    assert edition is not None or findings

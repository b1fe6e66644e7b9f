"""Drafting from the templates that a rubric makes gives the rubric back, as far as they print it.

*Equivalent* means, of the rubric and of the draft:

* the same domains in the same order: what is printed in front of them, their names and caps (a person's form prints
  names of domains in capitals, so case is left out there);
* the same criteria in each: what is printed in front of them, name and cap;
* the same total, and the same kind of period;
* of a person's form, the same scorers by name, in order; a unit's sheet has no column for each and names none;
* the same levels in order: code, heading, name, and exactly the bounds that the guide prints;
* of a unit's sheet, the same kind of subject: people or organisations;
* of a sheet with levels only, that nothing is scored, whether the unit votes, and nothing that is left to people: the
  draft is a rubric that passes `rubric check`.

Kinds of criteria other than points, groups within domains, facts, bonuses and deductions are not drafted.

What no template prints is not compared and must be missing: ids (where a label is given), floors, steps, who is
official, the vote, the year.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danhgia.drafting.making import drafted
from danhgia.forms import unit_form
from danhgia.periods import ROMAN, Period
from danhgia.readers.blank_form import read_form
from danhgia.readers.rubric_file import find_rubric, load_rubric
from danhgia.writers.draft_yaml import draft_file
from danhgia.writers.person_page import PersonPage
from danhgia.writers.person_template import person_workbook
from danhgia.writers.unit_page import TemplatePerson, UnitPage
from danhgia.writers.unit_template import unit_workbook
from sample_rubric import sample_edition, sample_rubric
from test_rubric_readme import COMPLETE, PIECES, merged

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from danhgia.drafting.draft import Draft
    from danhgia.rubric import Edition, Level, Sheet

PERIODS = {
    "month": Period(2026, "month", 9),
    "quarter": Period(2026, "quarter", 3),
    "half": Period(2026, "half", 1),
    "year": Period(2026, "year", 1),
}
BOUNDS = {"from": "from_", "above": "above", "to": "to", "below": "below"}
PERSON = TemplatePerson("CB01-001", "Đảng viên Mẫu 001", "Đảng viên")


def unit_template(edition: Edition, sheet: Sheet) -> bytes:
    page = UnitPage(PERIODS[sheet.period], "CB01", "Chi bộ Mẫu 01", "", (PERSON,))
    return unit_workbook(edition, unit_form(sheet, edition.rubric), page)


def person_template(edition: Edition, sheet: Sheet) -> bytes:
    page = UnitPage(PERIODS[sheet.period], "CB01", "Chi bộ Mẫu 01", "", (PERSON,))
    return person_workbook(edition, unit_form(sheet, edition.rubric), PersonPage(page, PERSON))


def draft_of(data: bytes, folder: Path) -> Draft:
    path = folder / "mau.xlsx"
    path.write_bytes(data)
    return drafted(read_form(path, shown="mau.xlsx"), "mau")


def level_of(level: Level) -> tuple[object, ...]:
    stated = {key: bound for key, name in BOUNDS.items() if (bound := getattr(level, name)) is not None}
    return level.code, level.heading, level.name, stated


def rubric_says(sheet: Sheet, *, person: bool) -> dict[str, object]:
    return {
        "domains": [
            (
                domain.printed,
                domain.name.upper() if person else domain.name,
                domain.cap,
                [(criterion.printed, criterion.name, criterion.cap) for criterion in domain.criteria],
            )
            for domain in sheet.domains
        ],
        "total": sheet.score.total,
        "period": sheet.period,
        "scorers": [scorer.name for scorer in sheet.scorers] if person else [],
        "levels": [level_of(level) for level in sheet.levels],
    }


def draft_says(draft: Draft) -> dict[str, object]:
    return {
        "domains": [
            (
                domain.label or domain.id,
                domain.name,
                domain.cap.value,
                [(one.label or one.id, one.name, one.cap.value) for one in domain.criteria],
            )
            for domain in draft.domains
        ],
        "total": draft.total.value,
        "period": draft.read.period and draft.read.period[0],
        "scorers": [scorer.name.text for scorer in draft.scorers],
        "levels": [
            (one.level.code, one.level.short or one.level.code, one.level.name, dict(one.level.bounds))
            for one in draft.levels
        ],
    }


def assert_levels_given_back(edition: Edition, folder: Path) -> None:
    """Hold the draft of a rubric's only sheet, which has levels only, against it: read as a rubric, as users do."""
    asked, sheet = edition.rubric, edition.rubric.main
    draft = draft_of(unit_template(edition, sheet), folder)
    assert (draft.levels_only, draft.criteria, draft.domains, draft.total.value) == (True, (), (), None)
    assert (list(draft.gaps()), draft.findings, draft.read.hidden) == ([], (), ())
    (folder / "mau.yaml").write_text(draft_file(draft, form="mau.xlsx").text, encoding="utf-8")
    given = load_rubric(folder / "mau.yaml").rubric
    assert given.main.levels_only
    assert (given.main.subject, given.main.period, given.letterhead) == (sheet.subject, sheet.period, asked.letterhead)
    shown = [(level.code, level.name, *([level.heading] if asked.ballot else [])) for level in sheet.levels]
    assert [
        (level.code, level.name, *([level.heading] if asked.ballot else [])) for level in given.main.levels
    ] == shown  # short forms are printed over votes alone
    assert bool(given.ballot) == bool(asked.ballot)
    assert given.voting == asked.voting


def assert_given_back(edition: Edition, sheet: Sheet, folder: Path) -> None:
    for person, template in ((False, unit_template), (True, person_template)):
        draft = draft_of(template(edition, sheet), folder)
        given, said = rubric_says(sheet, person=person), draft_says(draft)
        if not edition.rubric.ballot:  # short forms are printed over votes alone
            for side in (given, said):
                side["levels"] = [(code, *rest) for code, _short, *rest in cast("list[Any]", side["levels"])]
        assert said == given
        assert (draft.read.subject and draft.read.subject[0]) == (None if person else sheet.subject)
        missing = [(gap.path, gap.key) for gap in draft.gaps()]
        assert missing == [(("score",), "step"), *([] if person else [((), "scorers")]), ((), "official")]
        adds_up = {
            *(sum(one.cap for one in domain.criteria) == domain.cap for domain in sheet.domains),
            sum(domain.cap for domain in sheet.domains) == sheet.score.total,
        }
        assert {finding.code for finding in draft.findings} == (set() if adds_up == {True} else {"DG641"})


def test_the_rubric_that_ships(tmp_path: Path) -> None:
    edition = load_rubric(find_rubric("tam-diep-2018"))
    assert_given_back(edition, edition.rubric.main, tmp_path)


@pytest.mark.parametrize("piece", [COMPLETE, *PIECES], ids=lambda piece: piece.split("\n", 1)[0])
def test_the_examples_of_the_language_s_reference(piece: str, tmp_path: Path) -> None:
    (tmp_path / "example.yaml").write_text(piece if piece == COMPLETE else merged(piece), encoding="utf-8")
    edition = load_rubric(tmp_path / "example.yaml")
    for sheet in edition.rubric.sheets:
        if only_points(sheet):
            assert_given_back(edition, sheet, tmp_path)
    if len(edition.rubric.sheets) == 1 and edition.rubric.main.levels_only:
        assert_levels_given_back(edition, tmp_path)


def only_points(sheet: Sheet) -> bool:
    """Tell whether a template prints nothing of a sheet but domains, criteria and caps."""
    scored = sheet.plain and not sheet.levels_only
    return scored and not sheet.facts and not any(domain.groups for domain in sheet.domains)


WORDS = (
    "Chấp hành", "đoàn kết", "kỷ luật", "nhận xét", "ý kiến", "kết quả", "nhiệm vụ", "Hội đồng", "tự giác", "gương mẫu",
    "tối đa", "đạt", "trên", "100%", "quý", "năm", "tiêu chí", "A", "1", "ghi chú", "xếp loại", "(mẫu)", "mẫu, thử",
)  # fmt: skip
NAMES = st.lists(st.sampled_from(WORDS), min_size=2, max_size=6).map(lambda words: "Mẫu " + " ".join(words))
CAPS = st.integers(1, 160).map(lambda quarters: Decimal(quarters) / 4)
Scheme = Callable[[int, int, int], tuple[str, str]]
LETTERS = "abcdđeghiklmnopqrstuvxy"
SCHEMES: tuple[Scheme, ...] = (
    lambda domain, _, place: (ROMAN[domain], f"{ROMAN[domain]}.{place + 1}"),
    lambda domain, _, place: (str(domain + 1), f"{domain + 1}.{place + 1}"),
    lambda domain, before, place: (ROMAN[domain], str(before + place + 1)),
    lambda domain, before, place: (str(domain + 1), LETTERS[before + place]),
    lambda domain, before, place: ("ABCD"[domain], str(before + place + 1)),
    lambda domain, _, place: (f"{domain + 1}00", f"{domain + 1}{place + 1}0"),
    lambda domain, _, place: (f"P{domain + 1}", f"tc-{domain + 1}-{place + 1}"),
)
"""How a form numbers its domains and criteria: by the domain's place, how many criteria came before, and the place."""
SCORERS = ("Cá nhân tự chấm", "Chi bộ chấm", "Cấp có thẩm quyền", "Người quản lý trực tiếp", "Hội đồng đánh giá")
LEVELS = (
    ("XS", "Hoàn thành xuất sắc nhiệm vụ", "HTXSNV"),
    ("A", "Loại A (tốt: mẫu)", "Hạng A"),
    ("T", "Tốt", None),
    ("HT", "Hoàn thành nhiệm vụ – mẫu", "HTNV"),
    ("K", "Kém", None),
)


@st.composite
def domains(draw: st.DrawFn) -> list[dict[str, object]]:
    scheme = draw(st.sampled_from(SCHEMES))
    sizes = draw(st.lists(st.integers(1, 5), min_size=1, max_size=4))
    found: list[dict[str, object]] = []
    for domain, (size, end) in enumerate(zip(sizes, accumulate(sizes), strict=True)):
        labels = [scheme(domain, end - size, place) for place in range(size)]
        criteria = [
            {"id": f"{domain}-{place}", "label": label, "name": draw(NAMES), "cap": draw(CAPS)}
            for place, (_, label) in enumerate(labels)
        ]
        added = sum(Decimal(str(criterion["cap"])) for criterion in criteria)
        cap = added if draw(st.integers(0, 9)) else added + draw(CAPS)
        found.append({"id": f"d{domain}", "label": labels[0][0], "name": draw(NAMES), "cap": cap, "criteria": criteria})
    return found


@st.composite
def levels(draw: st.DrawFn) -> list[dict[str, object]]:
    chosen = draw(st.lists(st.sampled_from(LEVELS), min_size=2, max_size=5, unique=True))
    lower = sorted(draw(st.sets(st.integers(1, 900), min_size=len(chosen), max_size=len(chosen))), reverse=True)
    found = []
    for (code, name, short), bound in zip(chosen, lower, strict=True):
        level: dict[str, object] = {"id": f"x-{code}", "code": code, "name": name, "short": short}
        level[draw(st.sampled_from(["from", "above"]))] = Decimal(bound) / 10
        upper = draw(st.sampled_from([None, "to", "below"]))
        if upper:
            level[upper] = Decimal(bound + 50) / 10
        found.append(level)
    return found


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    groups = draw(domains())
    total = sum(Decimal(str(group["cap"])) for group in groups)
    scorers = draw(st.lists(st.sampled_from(SCORERS), min_size=1, max_size=4, unique=True))
    sheet: dict[str, Any] = {
        "period": draw(st.sampled_from(sorted(PERIODS))),
        "score": {"total": total, "step": Decimal("0.25")},
        "scorers": [{"id": f"s{place}", "name": name} for place, name in enumerate(scorers)],
        "official": "s0",
        "domains": groups,
        "levels": draw(levels()),
    }
    return sample_edition(sample_rubric(sheets=[sheet], letterhead=draw(st.sampled_from(["party", "state"]))))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(editions())
def test_any_rubric(tmp_path: Path, edition: Edition) -> None:
    assert_given_back(edition, edition.rubric.main, tmp_path)


@st.composite
def editions_of_levels(draw: st.DrawFn) -> Edition:
    chosen = draw(st.lists(st.sampled_from(LEVELS), min_size=2, max_size=5, unique=True))
    sheet: dict[str, Any] = {
        "period": draw(st.sampled_from(sorted(PERIODS))),
        "subject": draw(st.sampled_from(["person", "organisation"])),
        "levels": [{"id": f"x-{code}", "code": code, "name": name, "short": short} for code, name, short in chosen],
    }
    modes = st.sampled_from(["agree", "decide"]).map(lambda mode: {"mode": mode})
    words = {"unit": draw(st.sampled_from(["Chi bộ", "Phòng", "Cơ quan"])), "parent": "Đảng ủy"}
    top: dict[str, Any] = {"letterhead": draw(st.sampled_from(["party", "state"])), "words": words}
    if vote := draw(st.none() | modes):
        top["ballot"] = vote
    return sample_edition(sample_rubric(sheets=[sheet], **top))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(editions_of_levels())
def test_any_rubric_with_levels_only(tmp_path: Path, edition: Edition) -> None:
    assert_levels_given_back(edition, tmp_path)


def test_there_are_as_many_schemes_as_forms_number_themselves() -> None:
    labels: Sequence[tuple[str, str]] = [scheme(0, 0, 0) for scheme in SCHEMES]
    assert len(set(labels)) == len(SCHEMES)

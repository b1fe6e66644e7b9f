"""`examples/tam-diep-2018`: a whole year of eight units in which nothing is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from danhgia.members import Member
from danhgia.pipeline.templating import unit_pages
from danhgia.writers.files import write_file
from making.filling import RUBRIC, Office, Quarter, exempted, filled, level_of
from making.town import named, town
from making.writing import YEAR, begin, quarter, record, sheet_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from making.town import Town
    from making.writing import Rows

SEED = "tam-diep"
_SIZES = (18, 24, 30, 21, 27, 33, 22, 25)
_QUARTERS = (1, 2, 3, 4)
_SHOWN = "CB03"
"""The unit whose sheet of the third quarter lies in the workspace as `sheet.xlsx`."""

_BODY = "Cấp có thẩm quyền (mẫu)"
_PROPOSED, _DECIDED = 12, 8
"""How many of those who may be are proposed for the best level of the year, and on how many it is decided."""


def make_clean(folder: Path) -> None:
    """Make the workspace, grade its four quarters, and judge the year."""
    office = Office.opened()
    people = _town()
    levels = _levels(people)
    away = _exempt(people)
    begin(folder, RUBRIC, people.rows(), _register(people, levels, away))
    for number in _QUARTERS:
        _write_quarter(folder, office, people, number, levels=levels, away=away)
    shown = sheet_path(folder, quarter(3), _SHOWN)
    write_file(folder / "sheet.xlsx", shown.read_bytes())
    record(folder, _QUARTERS)


def _town() -> Town:
    """Return the people, with what happens to lists in a year: one comes, one goes, one moves, one is promoted."""
    people = town(_SIZES, SEED)
    people = people.changed("CB05-009", to=date(YEAR, 8, 31))
    people = people.joined(
        Member("CB04-099", named(sum(_SIZES) + 1), "CB04", "Đảng viên", "official_member", from_=date(YEAR, 8, 20))
    )
    people = people.moved("CB01-012", "CB02", date(YEAR, 9, 10), date(YEAR, 9, 9))
    promoted = replace(people.member("CB06-011"), role="Chi ủy viên", from_=date(YEAR, 9, 1))
    people = people.changed("CB06-011", to=date(YEAR, 8, 31)).joined(promoted)
    return people.joined(replace(people.member("CB07-001"), unit="CB08", role="Phó bí thư", membership="secondary"))


def _levels(people: Town) -> Mapping[int, Mapping[str, str]]:
    """Return everybody's level by quarter and code."""
    codes = people.roster.by_code
    return {number: {code: level_of(SEED, code, str(quarter(number))) for code in codes} for number in _QUARTERS}


def _exempt(people: Town) -> Mapping[int, Mapping[str, str]]:
    """Return who is not rated, and why, by quarter and code."""
    placed = {number: people.roster.placed(quarter(number)) for number in _QUARTERS}
    found = {number: {code: exempted(SEED, code, str(quarter(number))) for code in placed[number]} for number in placed}
    return {number: {code: why for code, why in reasons.items() if why} for number, reasons in found.items()}


def _write_quarter(
    folder: Path,
    office: Office,
    people: Town,
    number: int,
    *,
    levels: Mapping[int, Mapping[str, str]],
    away: Mapping[int, Mapping[str, str]],
) -> None:
    roster = people.roster
    official = frozenset(code for code, rows in roster.by_code.items() if rows[0].category == "official_member")
    for unit, page in unit_pages(roster, quarter(number)).items():
        exempt = {person.code: away[number][person.code] for person in page.people if person.code in away[number]}
        done = filled(Quarter(page, levels[number], official, exempt), office, SEED)
        write_file(sheet_path(folder, page.period, unit), office.workbook(done))


def _register(people: Town, levels: Mapping[int, Mapping[str, str]], away: Mapping[int, Mapping[str, str]]) -> Rows:
    exemptions: list[dict[str, object]] = [
        {"code": code, "period": quarter(number), "reason": why, "document": f"{row:02}-CV/MẪU"}
        for number, reasons in away.items()
        for row, (code, why) in enumerate(reasons.items(), start=1)
    ]
    decisions = [*_of_a_quarter(levels), *_of_the_year(people, levels, away)]
    return {"exemptions": exemptions, "decisions": decisions, "duties": _commitments(people)}


def _commitments(people: Town) -> list[dict[str, object]]:
    """Return that everybody on the list in March handed in a commitment, which the unit adopted in time."""
    day = date(YEAR, 3, 31)
    codes = dict.fromkeys(member.code for member in people.members if member.covers(day))
    handed_in = {"kind": "commitment", "handed_in": date(YEAR, 3, 12), "adopted": date(YEAR, 3, 26)}
    return [{"subject": code, **handed_in} for code in codes]


def _of_a_quarter(levels: Mapping[int, Mapping[str, str]]) -> list[dict[str, object]]:
    """Return two decisions on a quarter: one says what the unit voted, one another level. Both are in order."""
    good = [code for code, level in levels[2].items() if level == "good"][:2]
    return [
        {
            "code": code,
            "period": quarter(2),
            "proposed": "T",
            "decided": decided,
            "body": _BODY,
            "document": "02-QĐ/MẪU",
            "date": date(YEAR, 7, 10),
            "reason": reason,
        }
        for code, decided, reason in zip(
            good, ("T", "HT"), ("Nhất trí với chi bộ", "Việc được giao chậm so với cam kết"), strict=True
        )
    ]


def _of_the_year(
    people: Town, levels: Mapping[int, Mapping[str, str]], away: Mapping[int, Mapping[str, str]]
) -> list[dict[str, object]]:
    """Return proposals and decisions on the year: the best level only for people who may have it."""
    whole = [
        row.code
        for row in people.members
        if row.from_ is None and row.to is None and row.category != "non_member" and row.membership == "main"
        and not any(row.code in reasons for reasons in away.values())
    ]  # fmt: skip
    decided_lower = {str(row["code"]) for row in _of_a_quarter(levels) if row["decided"] == "HT"}
    years = {code: [levels[number][code] for number in _QUARTERS] for code in whole if code not in decided_lower}
    able = [code for code, got in years.items() if _able(got)][:_PROPOSED]
    others = [code for code, got in years.items() if not _able(got) and set(got) <= {"excellent", "good"}][:4]
    document = {"body": _BODY, "document": "01-QĐ/MẪU", "date": date(YEAR + 1, 1, 15)}
    rows: list[dict[str, object]] = [{"code": code, "period": str(YEAR), "proposed": "XS"} for code in able]
    for row in rows[:_DECIDED]:
        row |= {"decided": "XS", **document}
    rows[1] |= {"decided": "T", "reason": "Theo kết quả kiểm điểm cuối năm"}
    return rows + [{"code": code, "period": str(YEAR), "proposed": "T", "decided": "T", **document} for code in others]


def _able(got: list[str]) -> bool:
    return set(got) <= {"excellent", "good"} and got.count("excellent") >= 2  # noqa: PLR2004 - the rubric's own number

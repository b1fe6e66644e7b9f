"""What must be handed in, and who must look after what, as the handbook prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.messages import show, with_units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from danhgia.messages import Lang
    from danhgia.rubric import CoverageRule, DutyRule, Node, Rubric

_WORDS: dict[Lang, dict[str, str]] = {
    "vi": {
        "duty": "Việc phải nộp: {name}",
        "kind": "Loại: {kind}",
        "everyone": "Ai nộp: mọi người trong danh sách",
        "party_members": "Ai nộp: đảng viên",
        "official_members": "Ai nộp: đảng viên chính thức",
        "units": "Ai nộp: các đơn vị",
        "roles": "Chỉ gồm (nhóm đối tượng hoặc chức vụ): {roles}",
        "every_year": "Hạn: ngày {day} hằng năm",
        "one_year": "Hạn: ngày {day}",
        "adopted": "Phải được chi bộ thông qua",
        "public": "Phải công khai, ghi rõ nơi và ngày",
        "coverage": "Phân công địa bàn: {name}",
        "daily": "Mỗi địa bàn phải có người phụ trách tất cả các ngày trong kỳ",
        "register": "Địa bàn: các địa bàn có trong sổ “Phân công địa bàn”",
        "lowest": "Địa bàn: các đơn vị cấp thấp nhất trong danh sách",
        "checklist": "Biểu hiện cần nhận diện: {name}",
        "counted": "Ghi ở sổ “Nhận diện biểu hiện”; chỉ thống kê, không tính điểm, không xếp thứ tự",
        "for_roles": "Dành cho (nhóm đối tượng hoặc chức vụ): {roles}",
        "for_all": "Dành cho mọi người trong danh sách",
    },
    "en": {
        "duty": "To hand in: {name}",
        "kind": "Kind: {kind}",
        "everyone": "By everyone on the roster",
        "party_members": "By Party members",
        "official_members": "By official Party members",
        "units": "By units",
        "roles": "Of these groups or posts alone: {roles}",
        "every_year": "Due: {day} of every year",
        "one_year": "Due: {day}",
        "adopted": "Must be adopted by the unit",
        "public": "Must be made public, with the place and the day",
        "coverage": "Areas: {name}",
        "daily": "Every area must have somebody on every day of the period",
        "register": "Areas: those that the register “Phân công địa bàn” names",
        "lowest": "Areas: the lowest units of the roster",
        "checklist": "Signs to look out for: {name}",
        "counted": "Kept in the register “Nhận diện biểu hiện”; counted, not scored, not ranked",
        "for_roles": "For these groups or posts: {roles}",
        "for_all": "For everyone on the roster",
    },
}


def duty_lines(
    rubric: Rubric, lang: Lang, *, sources: Callable[[Node], Iterator[str]], mark: Callable[[Node], str]
) -> Iterator[str]:
    """Yield a section for each thing to hand in and each set of areas; `sources` and `mark` say what they rest on."""
    words = _WORDS[lang]
    for duty in rubric.duties:
        yield from ("", f"## {words['duty'].format(name=duty.name)}", "")
        first, *others = _duty(duty, lang, rubric.words.unit)
        yield f"- {first}{mark(duty)}"
        yield from (f"- {line}" for line in others)
        yield from sources(duty)
    for rule in rubric.coverage:
        yield from ("", f"## {words['coverage'].format(name=rule.name)}", "")
        yield f"- {words['daily']}{mark(rule)}"
        yield f"- {_areas(rule, lang)}"
        yield from sources(rule)
    for checklist in rubric.checklists:
        yield from ("", f"## {words['checklist'].format(name=checklist.name)}", "")
        yield f"- {words['counted']}{mark(checklist)}"
        roles = show(checklist.roles or (), lang)
        yield f"- {words['for_roles'].format(roles=roles) if roles else words['for_all']}"
        yield from sources(checklist)
        yield from (f"- **{sign.id}** {sign.name}{mark(sign)}" for sign in checklist.signs)


def _duty(duty: DutyRule, lang: Lang, unit: str) -> Iterator[str]:
    words = _WORDS[lang]
    yield words["kind"].format(kind=duty.kind_name)
    yield words[duty.from_]
    if duty.roles:
        yield words["roles"].format(roles=show(duty.roles, lang))
    if duty.only_year:
        yield words["one_year"].format(day=show(duty.due(duty.only_year), lang))
    else:
        month, _, day = duty.by.partition("-")
        yield words["every_year"].format(day=f"{day}/{month}")
    for key in ("adopted", "public"):
        if getattr(duty, key):
            yield with_units(words[key], unit)


def _areas(rule: CoverageRule, lang: Lang) -> str:
    return _WORDS[lang]["lowest" if rule.areas == "units" else "register"]

"""A draft as a rubric file: what the form prints with its cells beside it, and `# chưa rõ` wherever it says nothing.

A key whose value the form does not give is left out, never filled in: the draft fails `rubric check` at these places,
and nowhere else unless the form contradicts itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from danhgia.numbers import plain, vietnamese
from danhgia.writers.draft_words import cell_of, gap_words
from danhgia.writers.yaml_scalars import comment, scalar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from danhgia.drafting.draft import Draft, DraftCriterion, DraftDomain, DraftLevel, Gap, GapKey
    from danhgia.drafting.lines import FormLine, Points
    from danhgia.drafting.tree import Node
    from danhgia.findings import Location

_HEAD = """\
# yaml-language-server: $schema=rubric.schema.json
# BẢN DỰ THẢO BỘ TIÊU CHÍ, lập từ mẫu của đơn vị: tệp “{file}”, trang tính “{sheet}”, bảng từ ô {cell}.
#
# Chỉ có những gì in trên mẫu; ô đã lấy ghi ở cuối dòng. {todo}
# Điền theo văn bản, bỏ dòng “# chưa rõ” và dòng status: unknown đi kèm, rồi kiểm tra: danhgia rubric check TỆP.
# Số lẻ viết dấu chấm: 4.5. Ý nghĩa từng từ khóa: rubrics/README.md.
"""
_TODO = "Còn {n} chỗ phải điền, ở các dòng ghi “# chưa rõ”."
_BELOW = """
# Mẫu không in những điều sau; văn bản có quy định thì bỏ dấu # ở đầu dòng và sửa theo văn bản:
# basis: "Văn bản số …, ngày …"
# effective: {from: 2026-01-01, to: 2026-12-31}
# rates: {quarter: kết quả công tác, year: chất lượng}
# ballot: {mode: agree, majority: unknown}
# year_end:
#   - level: excellent
#     periods: [Q1, Q2, Q3, Q4]
#     require:
#       - every: {of: quarter, at_least: good}
"""
_BELOW_CRITERIA = "# Từng tiêu chí: floor (điểm tối thiểu), step (bước điểm riêng), nếu có."
_BELOW_BALLOT = "# ballot: {mode: agree, majority: unknown}"
_LEVELS_ONLY = (
    "Mẫu chỉ có mức xếp loại, không in tiêu chí, không in điểm, nên bộ tiêu chí không có phần chấm điểm.",
    "Văn bản có chấm điểm thì mẫu này chưa đủ: lập lại từ mẫu chấm điểm.",
    "Các mức xếp theo thứ tự in trên mẫu; mức cao nhất phải đứng đầu.",
)
_NOBODY_VOTES = "Mẫu không có cột bỏ phiếu nên không ghi ballot: chỉ quyết định ghi ở sổ Quyết định cho mức xếp loại."
_NO_BASIS = "# basis:"
_DEEP = "Mẫu chia nhóm này thành {n} nhóm con; bộ tiêu chí hiện chỉ ghi được lĩnh vực và tiêu chí"
_EXAMPLES: Mapping[GapKey, str] = {
    "period": "period: quarter",
    "total": "total: …",
    "step": "step: …",
    "scorers": "scorers: [{id: self, name: Cá nhân tự chấm}]",
    "cap": "cap: …",
    "code": "code: …",
    "from": "from: …",
}
"""How a key is written; no number is proposed."""


@dataclass
class DraftFile:
    """The file's lines, and the 1-based line at which each gap is to be filled in."""

    draft: Draft
    lines: list[str] = field(default_factory=list)
    gaps: dict[Gap, int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The whole file."""
        return "\n".join(self.lines) + "\n"

    def put(self, indent: int, line: str, *behind: str) -> None:
        """Add one line, with a comment behind it."""
        said = "; ".join(part for part in behind if part)
        self.lines.append(f"{' ' * indent}{line}" + (f"  # {comment(said)}" if said else ""))

    def remark(self, indent: int, text: str) -> None:
        """Add a line that is a comment."""
        self.lines.append(f"{' ' * indent}# {comment(text)}")

    def missing(self, indent: int, path: tuple[str, ...], key: GapKey) -> bool:
        """Mark the place of a key where it is missing; tell whether it is."""
        gap = self.wanted.get((path, key))
        if gap is None:
            return False
        example = f"; cách ghi: {_EXAMPLES[key]}" if key in _EXAMPLES else ""
        self.remark(indent, f"chưa rõ: {key} – {gap_words(gap, self.draft, 'vi')}{example}")
        self.gaps[gap] = len(self.lines)
        return True

    def __post_init__(self) -> None:
        """Look up once what is missing."""
        self.wanted = {(gap.path, gap.key): gap for gap in self.draft.gaps()}

    def cell(self, *at: Location | None) -> str:
        """Return the cells that a line was taken from."""
        cells = dict.fromkeys(cell_of(one, self.draft) for one in at if one is not None)
        return f"ô {', '.join(cells)}" if cells else ""


def draft_file(draft: Draft, *, form: str) -> DraftFile:
    """Return the draft's file; `form` is the name of the form that it was taken from."""
    file = DraftFile(draft)
    at, todo = draft.read.at, _TODO.format(n=len(file.wanted))
    head = _HEAD.format(file=comment(form), sheet=comment(at.sheet or ""), cell=at.cell, todo=todo)
    file.lines += [*head.splitlines(), "", "schema: 1", f"id: {draft.id}", "version: 1"]
    _put_top(file)
    if draft.levels_only:
        file.lines.append("")
        for line in _LEVELS_ONLY:
            file.remark(0, line)
    else:
        _put_scored(file)
    file.lines.append("")
    if not file.missing(0, (), "levels"):
        file.lines.append("levels:")
    for one in draft.levels:
        _put_level(file, one)
    left = (_BELOW_BALLOT if draft.levels_only else None, _NO_BASIS if draft.read.basis else None)
    below = [line for line in _BELOW.splitlines() if not any(one and line.startswith(one) for one in left)]
    if draft.levels_only:
        _put_vote(file)
    file.lines += [*below, *([] if draft.levels_only else [_BELOW_CRITERIA])]
    return file


def _put_scored(file: DraftFile) -> None:
    _put_score(file)
    file.lines += ["", "domains:"]
    for domain in file.draft.domains:
        _put_domain(file, domain)


def _put_vote(file: DraftFile) -> None:
    """Say whether the unit votes on the level; what takes a majority no form says."""
    vote = file.draft.read.vote
    file.lines.append("")
    if vote is None:
        file.remark(0, _NOBODY_VOTES)
        return
    file.put(0, "ballot:", file.cell(vote.at), f"“{vote.text}”")
    file.put(2, "mode: decide")
    file.put(2, "majority: unknown")
    file.put(2, "status: unknown")


def _put_top(file: DraftFile) -> None:
    read = file.draft.read
    if not file.missing(0, (), "name") and read.title:
        file.put(0, f"name: {scalar(read.title.text)}", file.cell(read.title.at))
    if read.basis:
        file.put(0, f"basis: {scalar(read.basis.text)}", file.cell(read.basis.at))
    if read.letterhead:
        file.put(0, f"letterhead: {read.letterhead[0]}", file.cell(read.letterhead[1].at))
    if not file.missing(0, (), "period") and read.period:
        kind, printed = read.period
        file.put(0, f"period: {kind}", file.cell(printed.at), f"“{printed.text}”")
    if read.subject and read.subject[0] == "organisation":
        file.put(0, "subject: organisation", file.cell(read.subject[1].at), f"“{read.subject[1].text}”")


def _put_score(file: DraftFile) -> None:
    draft = file.draft
    file.lines += ["", "score:"]
    if not file.missing(2, ("score",), "total"):
        file.put(2, f"total: {_number(draft.total)}", file.cell(draft.total.at))
    file.missing(2, ("score",), "step")
    file.put(2, "status: unknown")
    if not file.missing(0, (), "scorers"):
        file.lines.append("scorers:")
    for one in draft.scorers:
        file.put(2, f"- {{id: {scalar(one.id)}, name: {scalar(one.name.text)}}}", file.cell(one.name.at))
    file.missing(0, (), "official")
    if draft.scorers:
        file.remark(0, "official: một trong các id ở scorers: " + ", ".join(one.id for one in draft.scorers))


def _put_domain(file: DraftFile, domain: DraftDomain) -> None:
    line = domain.line
    file.put(2, f"- id: {scalar(domain.id)}", _unlike(line, domain.id, domain.label))
    if domain.label:
        file.put(4, f"label: {scalar(domain.label)}")
    file.put(4, f"name: {scalar(domain.name)}", file.cell(line.at) if line else "mẫu không chia nhóm; tên tạm đặt")
    if file.missing(4, ("domains", domain.id), "cap"):
        if domain.summed is not None:
            file.remark(4, f"các tiêu chí của nhóm cộng được {vietnamese(domain.summed)} điểm")
        file.put(4, "status: unknown")
    else:
        file.put(4, f"cap: {_number(domain.cap)}", file.cell(domain.cap.at))
        if line is None:
            file.put(4, "status: assumed")
    if line and line.basis:
        file.put(4, f"basis: {scalar(line.basis.text)}", file.cell(line.basis.at))
    _put_remarks(file, line)
    if domain.deep:
        file.put(4, f"note: {scalar(_DEEP.format(n=len(domain.deep)))}")
    file.put(4, "criteria:")
    groups: tuple[Node, ...] = ()
    for criterion in domain.criteria:
        for group in criterion.groups:
            if group not in groups:
                file.remark(6, f"nhóm con: {_line(group.line, group.cap)} ({file.cell(group.line.at)})")
        groups = criterion.groups
        _put_criterion(file, criterion, domain)


def _put_criterion(file: DraftFile, criterion: DraftCriterion, domain: DraftDomain) -> None:
    line, cap = criterion.line, criterion.cap
    path = ("domains", domain.id, "criteria", criterion.id)
    keys = [f"id: {scalar(criterion.id)}", *([f"label: {scalar(criterion.label)}"] if criterion.label else [])]
    keys.append(f"name: {scalar(criterion.name)}")
    basis = None if domain.line and domain.line.basis == line.basis else line.basis
    cited = [f"basis: {scalar(basis.text)}"] if basis else []
    floor = line.floor.value if line.floor else None
    unlike = _unlike(line, criterion.id, criterion.label)
    if cap.value is None:
        file.put(6, f"- {keys[0]}", file.cell(line.at), unlike)
        for key in (*keys[1:], *cited):
            file.put(8, key)
        file.missing(8, path, "cap")
        if floor is not None:
            file.put(8, f"floor: {plain(floor)}")
        file.put(8, "status: unknown")
    else:
        least = [f"floor: {plain(floor)}"] if floor is not None else []
        cells = file.cell(line.at, cap.at, line.floor.at if line.floor and least else None, basis and basis.at)
        file.put(6, f"- {{{', '.join([*keys, f'cap: {plain(cap.value)}', *least, *cited])}}}", cells, unlike)
    if line.floor and floor is None and line.floor.why not in {"blank", "zero"}:
        file.remark(8, f"điểm tối thiểu in trên mẫu không đọc được: “{line.floor.raw}” ({file.cell(line.floor.at)})")
    _put_remarks(file, line)
    _put_below(file, criterion.options, "không lấy làm tiêu chí riêng")
    _put_below(file, criterion.notes, "mẫu in thêm")


def _put_below(file: DraftFile, lines: Sequence[FormLine], what: str) -> None:
    for line in lines:
        file.remark(8, f"{what}: {_line(line, line.cap if line.cap.said else line.text_cap)} ({file.cell(line.at)})")


def _put_remarks(file: DraftFile, line: FormLine | None) -> None:
    """Keep as comments what stands beside a line in columns that cite nothing."""
    for remark in line.beside if line else ():
        if not remark.cites:
            file.remark(8, f"mẫu in thêm ở cột “{remark.heading}”: {remark.text} ({file.cell(remark.at)})")


def _put_level(file: DraftFile, one: DraftLevel) -> None:
    level, path = one.level, ("levels", one.id)
    file.put(2, f"- id: {scalar(one.id)}")
    lacking = file.missing(4, path, "code")
    if level.code:
        file.put(4, f"code: {scalar(level.code)}", "" if level.name != level.code else "mẫu chỉ in thế này")
    if level.short:
        file.put(4, f"short: {scalar(level.short)}")
    file.put(4, f"name: {scalar(level.name)}", file.cell(level.at))
    lacking = file.missing(4, path, "from") or lacking
    for key, bound in level.bounds.items():
        file.put(4, f"{key}: {plain(bound)}")
    if lacking:
        file.put(4, "status: unknown")


def _unlike(line: FormLine | None, own: str, label: str) -> str:
    """Return what the form prints in front of a line, where the rubric calls it otherwise."""
    if line is None or own == line.label or (label and label == line.label):
        return ""
    return f"mẫu in “{line.printed_label}”" if line.label else "mẫu không in ký hiệu"


def _line(line: FormLine, points: Points | None) -> str:
    words = f"{line.printed_label or line.mark} {line.name}".strip()
    if points is None or not points.said:
        return words
    return f"{words} – {vietnamese(points.value) if points.value is not None else points.raw}"


def _number(points: Points) -> str:
    return "" if points.value is None else plain(points.value)

"""The quotas of a rubric in the handbook, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.messages import show
from danhgia.writers.number_words import quota_rule
from danhgia.writers.sentences import capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.messages import Lang
    from danhgia.rubric import Quota, Sheet

_WORDS: dict[Lang, dict[str, str]] = {
    "vi": {
        "title": "Tỷ lệ tối đa",
        "period": "Kiểm tra trên mức xếp loại của từng kỳ.",
        "year": "Kiểm tra trên mức đề nghị, mức quyết định của năm.",
        "excluded": "Không tính người đứng đầu: {posts}.",
        "small": "Nhóm dưới {below} người được {places} người.",
        "raised": "Đơn vị có văn bản ghi ở sổ “Đơn vị được nâng tỷ lệ”: đến {share}%.",
        "no_picking": "Người không được xếp loại thì không tính; công cụ không tự chọn người, chỉ nêu số phải giảm.",
    },
    "en": {
        "title": "Quotas",
        "period": "Held against the levels of each period.",
        "year": "Held against the levels of the year that are proposed and decided.",
        "excluded": "Heads are left out: {posts}.",
        "small": "A group of fewer than {below} people may have {places}.",
        "raised": "A unit with a document in the register “Đơn vị được nâng tỷ lệ”: up to {share}%.",
        "no_picking": "Who is not rated is not counted; the tool picks nobody, it says how many fewer.",
    },
}


def quota_title(lang: Lang) -> str:
    """Return the title of the section."""
    return _WORDS[lang]["title"]


def quota_lines(quota: Quota, sheet: Sheet, lang: Lang, mark: str) -> Iterator[str]:
    """Yield a quota in sentences; `mark` is the words behind one that rests on no text."""
    words = _WORDS[lang]
    yield f"- **{capital(quota_rule(quota, sheet, lang))}**{mark}"
    yield f"  - {words[quota.on]}"
    if quota.heads == "excluded":
        yield f"  - {words['excluded'].format(posts=show(quota.head_posts, lang))}"
    if quota.small:
        yield f"  - {words['small'].format(below=quota.small.below, places=quota.small.places)}"
    if quota.raised:
        yield f"  - {words['raised'].format(share=show(quota.raised.share, lang))}"
    yield f"  - {words['no_picking']}"

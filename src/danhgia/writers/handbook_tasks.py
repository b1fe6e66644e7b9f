"""The part of the handbook about tasks: what the table asks, who evaluates, and how points come from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.messages import show
from danhgia.writers.handbook_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from danhgia.messages import Lang
    from danhgia.rubric import Criterion, Tasks

_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "title": "Bảng nhiệm vụ",
        "criterion": "tính từ bảng nhiệm vụ: {measures} × {cap}, tính chính xác; không có nhiệm vụ thì chưa có điểm",
        "mean": "trung bình của {measures}",
        "quantity": "tỷ lệ số lượng hoàn thành trên số được giao",
        "quality": "tỷ lệ chất lượng",
        "progress": "tỷ lệ tiến độ",
        "points": "kết quả đánh giá các nhiệm vụ",
        "share_done": "tỷ lệ nhiệm vụ hoàn thành",
        "owner": "Mỗi nhiệm vụ có một người chủ trì đến cùng; người giao việc không phải là người chủ trì",
        "assigner": "Ai giao việc thì người đó đánh giá",
        "named": "Người đánh giá ghi ở từng nhiệm vụ",
        "columns": "Mỗi nhiệm vụ ghi: {columns}",
        "column_due": "thời hạn",
        "column_unplanned": "có phát sinh hay không",
        "column_weight": "trọng số",
        "column_difficulty": "hệ số độ khó",
        "column_quantity": "số lượng được giao và hoàn thành",
        "column_quality": "số lần không đạt chất lượng",
        "column_progress": "số lần chậm tiến độ",
        "percent": "Kết quả đánh giá là tỷ lệ từ 0 đến 100%",
        "results": "Kết quả đánh giá là một trong các mức: {results}",
        "result": "{word} = {share}%",
        "done": "{word} = {share}%, tính là hoàn thành",
        "each": "Các nhiệm vụ tính như nhau{difficulty}",
        "weight": "Các nhiệm vụ tính theo trọng số{difficulty}",
        "assigned": "Các nhiệm vụ tính theo số lượng được giao{difficulty}",
        "times": ", nhân hệ số độ khó",
        "weights_sum": "Tổng trọng số các nhiệm vụ của mỗi người phải bằng {n}",
        "failed": "Mỗi lần không đạt chất lượng trừ {n}% của nhiệm vụ đó",
        "delay": "Mỗi lần chậm tiến độ trừ {n}% của nhiệm vụ đó",
        "below_ask": "Trừ quá 100% của một nhiệm vụ thì trình cấp có thẩm quyền",
        "below_zero": "Trừ quá 100% của một nhiệm vụ thì nhiệm vụ đó được 0",
        "below_keep": "Trừ quá 100% của một nhiệm vụ thì trừ sang nhiệm vụ khác",
        "half_up": "Điểm từng nhiệm vụ làm tròn đến {to}, từ nửa trở lên làm tròn lên",
        "truncate": "Điểm từng nhiệm vụ lấy đến {to}, bỏ phần lẻ",
    },
    "en": {
        "title": "Table of tasks",
        "criterion": "from the table of tasks: {measures} × {cap} points, exactly; without a task there are no points",
        "mean": "the mean of {measures}",
        "quantity": "what was done of what was assigned",
        "quality": "quality",
        "progress": "progress",
        "points": "how tasks were evaluated",
        "share_done": "the share of tasks done",
        "owner": "A task has one owner to the end; who assigned it is not its owner",
        "assigner": "Who assigned a task evaluates it",
        "named": "The evaluator is named with each task",
        "columns": "Each task states: {columns}",
        "column_due": "when it is due",
        "column_unplanned": "whether it was unplanned",
        "column_weight": "its weight",
        "column_difficulty": "its difficulty as a factor",
        "column_quantity": "the quantity assigned and done",
        "column_quality": "failed assessments",
        "column_progress": "delays",
        "percent": "It is evaluated with 0 to 100%",
        "results": "It is evaluated with one of these words: {results}",
        "result": "{word} = {share}%",
        "done": "{word} = {share}%, counts as done",
        "each": "Tasks count alike{difficulty}",
        "weight": "Tasks count by weight{difficulty}",
        "assigned": "Tasks count by the quantity assigned{difficulty}",
        "times": ", times the factor of difficulty",
        "weights_sum": "Somebody's weights must add up to {n}",
        "failed": "Each failed assessment takes {n}% off its task",
        "delay": "Each delay takes {n}% off its task",
        "below_ask": "Where more than a whole task is taken off, people settle it",
        "below_zero": "Where more than a whole task is taken off, it brings nothing",
        "below_keep": "Where more than a whole task is taken off, the rest comes off the others",
        "half_up": "The points of each task are rounded to {to}, half up",
        "truncate": "The points of each task are cut to {to}",
    },
}


def task_section(rule: Tasks, lang: Lang) -> Iterator[str]:
    """Yield the section about the table of tasks: what it asks, and where that stands."""
    mark = "" if rule.status == "official" else WORDS[lang][rule.status]
    yield from ("", f"### {_WORDS[lang]['title']}{mark}", "")
    yield from (f"- {line}" for line in task_lines(rule, lang))
    sources = {"basis": rule.basis, "note": rule.note}
    yield from (f"- {WORDS[lang][key].format(**{key: text})}" for key, text in sources.items() if text)


def derived_words(one: Criterion, lang: Lang) -> str:
    """Return how a criterion comes from tasks, in a clause."""
    words = _WORDS[lang]
    measures = tuple(words[measure] for measure in (one.tasks.measure if one.tasks else ()))
    said = words["mean"].format(measures=show(measures, lang)) if len(measures) > 1 else show(measures, lang)
    return words["criterion"].format(measures=said, cap=show(one.cap, lang))


def task_lines(rule: Tasks, lang: Lang) -> Iterator[str]:
    """Yield what the table of tasks asks and how tasks count, in sentences."""
    words = _WORDS[lang]
    yield words["owner"]
    yield words[rule.evaluator]
    if rule.columns:
        yield words["columns"].format(columns=show(tuple(words[f"column_{key}"] for key in rule.columns), lang))
    if rule.percent:
        yield words["percent"]
    if rule.results:
        each = tuple(
            words["done" if one.done else "result"].format(word=one.word, share=show(one.share, lang))
            for one in rule.results
        )
        yield words["results"].format(results="; ".join(each))
    if rule.counted_by:
        yield words[rule.counted_by].format(difficulty=words["times"] if "difficulty" in rule.columns else "")
    for key in ("weights_sum", "failed", "delay"):
        if (value := getattr(rule, key)) is not None:
            yield words[key].format(n=show(value, lang))
    if rule.failed or rule.delay:
        yield words[f"below_{rule.below_zero}"]
    if rule.rounding:
        yield words[rule.rounding.how].format(to=show(rule.rounding.to, lang))

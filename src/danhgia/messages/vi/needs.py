"""Vietnamese lines of `needs`: who can still have which level, and what the open periods must at least bring."""

from __future__ import annotations

LINES: dict[str, str] = {
    "needs.summary": (
        "Năm {year} – điều kiện {level}: chắc chắn {certain}, còn khả năng {possible}, không còn khả năng {impossible}"
        ", chưa đủ căn cứ {undetermined}[[, không áp dụng {others}]]."
    ),
    "needs.necessary": (
        "Đây là điều kiện cần về kết quả các {period_word}; mức xếp loại của năm do cấp có thẩm quyền quyết định."
    ),
    "needs.title": "Năm {year} – xét {level}",
    "needs.one": "Năm {year} – xét {level}: {standing}",
    "needs.group": "{standing} ({n})[[, cần {what}]]: {people}",
    "needs.group_open": "{standing} ({n}), để còn được xem xét cần {what}: {people}",
    "needs.more": "… và {n} người nữa",
    "needs.what": "Cần: {what}",
    "needs.what_open": "Để còn được xem xét, cần: {what}",
    "needs.nothing": "Các kỳ còn lại xếp loại mức nào cũng đủ điều kiện",
    "needs.open": "chưa có kết quả",
    # where somebody stands: in a sentence, and as a column's heading
    "needs.certain": "chắc chắn đủ điều kiện",
    "needs.possible": "còn khả năng",
    "needs.impossible": "không còn khả năng",
    "needs.undetermined": "chưa đủ căn cứ, trình cấp có thẩm quyền xem xét",
    "needs.not_applicable": "không áp dụng",
    "needs.col.certain": "Chắc chắn",
    "needs.col.possible": "Còn khả năng",
    "needs.col.impossible": "Không còn",
    "needs.col.undetermined": "Chưa đủ căn cứ",
    # what the open periods must at least bring
    "needs.or_better.one": "{periods} từ {level} trở lên",
    "needs.or_better.two": "{periods} đều từ {level} trở lên",
    "needs.or_better.many": "{periods} đều từ {level} trở lên",
    "needs.best.one": "{periods} xếp loại {level}",
    "needs.best.two": "{periods} đều xếp loại {level}",
    "needs.best.many": "{periods} đều xếp loại {level}",
    "needs.exactly.one": "{periods} xếp loại đúng {level}",
    "needs.exactly.two": "{periods} đều xếp loại đúng {level}",
    "needs.exactly.many": "{periods} đều xếp loại đúng {level}",
    "needs.of_them": "{whole}, trong đó {parts}",
    "needs.among": "{periods} có {parts}",
    "needs.part.or_better": "ít nhất {n} {period_word} từ {level} trở lên",
    "needs.part.best": "ít nhất {n} {period_word} {level}",
    "needs.part.exactly": "ít nhất {n} {period_word} đúng {level}",
    "needs.and": "{first} và {last}",
    "needs.or": "; hoặc",
    "needs.range": "{n} {period_word} từ {first} đến {last}",
}

"""The words of the handbook for the rule of the vote: what share each level takes, and what happens without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danhgia.messages import Lang

VOTES: dict[Lang, dict[str, str]] = {
    "vi": {
        "of": "Tỷ lệ phiếu tính trên {of}.",
        "excluded": "Không tính vào tổng số đó: {reasons}.",
        "share": "{level}: {rule}",
        "at_least_share": "từ {share} trở lên",
        "above_share": "trên {share}",
        "cumulative_true": "Phiếu cho mức cao hơn được tính cho mức thấp hơn.",
        "cumulative_false": "Mỗi mức chỉ tính phiếu của mức đó.",
        "no_majority_ask": "Không mức nào đủ phiếu: chưa xếp loại, chi bộ hoặc cấp có thẩm quyền kết luận.",
        "no_majority_highest_cumulative": (
            "Không mức nào đủ phiếu: lấy mức cao nhất đủ tỷ lệ khi tính cả phiếu cho các mức cao hơn."
        ),
        "no_majority_plurality": "Không mức nào đủ phiếu: lấy mức có nhiều phiếu nhất.",
        "tie_ask": "Các mức ngang nhau: chưa xếp loại, chi bộ hoặc cấp có thẩm quyền kết luận.",
        "tie_lower": "Các mức ngang nhau: lấy mức thấp nhất trong số đó.",
        "tie_higher": "Các mức ngang nhau: lấy mức cao nhất trong số đó.",
        "unrated": "Không đánh giá, xếp loại",
        "not_rated": "Phiếu có thêm lựa chọn không đánh giá, xếp loại.",
        "separate": "Bỏ phiếu riêng (đồng ý, không đồng ý) cho mức: {levels}",
        "self_vote": (
            "Không ai bỏ phiếu cho mình: người được xếp loại không tính vào số phiếu và tổng số của chính mình."
        ),
    },
    "en": {
        "of": "Shares of votes are taken of {of}.",
        "excluded": "Left out of that number: {reasons}.",
        "share": "{level}: {rule}",
        "at_least_share": "at least {share}",
        "above_share": "more than {share}",
        "cumulative_true": "Votes for a better level count for the lower one.",
        "cumulative_false": "Each level counts its own votes alone.",
        "no_majority_ask": "No level has its share: not graded; the unit or the competent body concludes.",
        "no_majority_highest_cumulative": (
            "No level has its share: the best one counts that has it together with the votes for better levels."
        ),
        "no_majority_plurality": "No level has its share: the one with most votes counts.",
        "tie_ask": "Levels are tied: not graded; the unit or the competent body concludes.",
        "tie_lower": "Levels are tied: the lowest of them counts.",
        "tie_higher": "Levels are tied: the best of them counts.",
        "unrated": "Not rated",
        "not_rated": "The ballot also offers not to rate somebody.",
        "separate": "A ballot of its own (yes or no) on: {levels}",
        "self_vote": (
            "Nobody votes on himself: whoever is rated is in neither the votes nor the number for his own level."
        ),
    },
}

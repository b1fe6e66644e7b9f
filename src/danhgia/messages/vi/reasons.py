"""Vietnamese reasons of grades and decisions: clauses without a full stop, so that they join and stand in sentences."""

from __future__ import annotations

REASONS: dict[str, str] = {
    # a level
    "rated_with": "chấm bằng phiếu chấm điểm {sheet}[[ (nhóm đối tượng: {group})]]",
    "points": "tổng điểm {total}, thuộc mức {level}[[ ({band})]]",
    "ballot": "chi bộ bỏ phiếu kín[[ ngày {date}]]: {level}[[ {x}/{valid} phiếu hợp lệ]]",
    "decision": "{body} quyết định mức {level}[[ tại {doc}]][[ ngày {date}]][[: {reason}]]",
    "ballot_differs": "điểm thuộc mức {expected} nhưng chi bộ bỏ phiếu mức {value}",
    "ballot_decides": "mức tính theo kết quả bỏ phiếu của chi bộ",
    "points_decide": "mức tính theo điểm; kết quả bỏ phiếu chỉ để ghi nhận",
    "lower_counts": "lấy mức thấp hơn giữa điểm và kết quả bỏ phiếu: {level}",
    "entered": "kết quả {period} chuyển đến từ {from_unit}: {level}, theo {doc} ngày {date}",
    # what levels need besides points, and what sets them aside
    "need_yes": "{name} {value}{unit}, đạt yêu cầu của mức {level}",
    "need_no_at_least": "{name} {value}{unit}, trong khi mức {level} yêu cầu từ {limit}{unit} trở lên",
    "need_no_above": "{name} {value}{unit}, trong khi mức {level} yêu cầu trên {limit}{unit}",
    "need_no_at_most": "{name} {value}{unit}, trong khi mức {level} yêu cầu không quá {limit}{unit}",
    "need_no_below": "{name} {value}{unit}, trong khi mức {level} yêu cầu dưới {limit}{unit}",
    "need_unknown": "chưa có {name}, cần cho mức {level}",
    "need_absent": "{name} không áp dụng mà mức {level} yêu cầu điểm của phần này; văn bản không nói khi đó xếp mức nào",
    "need_true_yes": "{name}: có, đạt yêu cầu của mức {level}",
    "need_true_no": "{name}: không, trong khi mức {level} yêu cầu có",
    "need_true_unknown": "chưa có {name}, cần cho mức {level}",
    "need_false_yes": "{name}: không, đạt yêu cầu của mức {level}",
    "need_false_no": "{name}: có, trong khi mức {level} yêu cầu không",
    "need_false_unknown": "chưa có {name}, cần cho mức {level}",
    "no_zero_yes": "không có tiêu chí nào 0 điểm, đạt yêu cầu của mức {level}",
    "no_zero_no": "có tiêu chí 0 điểm, trong khi mức {level} yêu cầu không có",
    "no_zero_unknown": "chưa rõ có tiêu chí 0 điểm hay không",
    "needs_ask": "đủ điểm mức {level} nhưng không đủ điều kiện; văn bản không nói khi đó xếp mức nào",
    "needs_next": "không đủ điều kiện mức {level} nên xét mức thấp hơn liền kề",
    "override_absent": "{name}: chưa rõ có thuộc trường hợp này không vì {list} không áp dụng",
    "override_level": "{name}: xếp mức {level}",
    "override_ceiling": "{name}: không cao hơn mức được phép, còn {level}",
    "override_drop": "{name}: hạ mức, còn {level}",
    "override_result": "{name}: không xếp loại trong kỳ",
    "votes_reach": (
        "{level}[[ {better}]] được {x}/{base} phiếu biểu quyết ({of}[[, trừ {less} người không tính]]), quy định"
        "[[ từ {at_least} trở lên]][[ trên {above}]]: cần ít nhất {needed}, đủ"
    ),
    "votes_short": (
        "{level}[[ {better}]] được {x}/{base} phiếu biểu quyết ({of}[[, trừ {less} người không tính]]), quy định"
        "[[ từ {at_least} trở lên]][[ trên {above}]]: cần ít nhất {needed}, chưa đủ"
    ),
    "votes_plurality": "không mức nào đủ số phiếu biểu quyết theo quy định; theo bộ tiêu chí lấy mức được nhiều nhất: {level}",
    "votes_highest_cumulative": (
        "không mức nào tự đủ số phiếu biểu quyết theo quy định; theo bộ tiêu chí lấy mức cao nhất đủ tỷ lệ khi tính cả "
        "phiếu biểu quyết cho các mức cao hơn: {level}"
    ),
    "votes_tie": "các mức {levels} ngang nhau[[; theo bộ tiêu chí lấy mức {level}]]",
    # quotas: whom a share is of, and the arithmetic
    "quota_everybody": "toàn bộ danh sách",
    "quota_of_exactly": "{level}",
    "quota_of_at_least": "{level} trở lên",
    "quota_of_rated": "người đã xếp loại",
    "quota_share": "{pct}% của {den} {den_label} là {exact}, {rounding} được {limit}",
    "quota_fixed": (
        "xếp {max} {level} thì {den_label} là {den}, {pct}% bằng {exact}, {rounding} được {limit}; xếp {over} thì "
        "{den_label} còn {den_over}, {pct}% bằng {exact_over}, {rounding} chỉ được {limit_over}"
    ),
    "quota_no_place": "nhóm này không đủ người để có một chỗ {level} nào",
    "quota_nobody": "không có ai {den_label} để tính tỷ lệ {pct}%",
    "quota_small": "nhóm dưới {below} người được {places} {level}",
    "quota_other_once": (
        "nếu chỉ tính một lần theo {den} {den_label} hiện có thì {pct}% bằng {exact}, {rounding} được {max}, phải giảm {k}"
    ),
    "quota_other_fixed": "nếu tính trên {den} {den_label} thì {pct}% bằng {exact}, {rounding} được {max}, phải giảm {k}",
    # conditions of the year
    "every_yes": "tất cả[[ các {period_word}]] đều từ {limit} trở lên",
    "every_no": "{period} xếp loại {value}, yêu cầu từ {limit} trở lên",
    "every_unknown": (
        "chưa kết luận được[[ vì {periods} chưa có kết quả]]"
        "[[, vì kết quả {stale} đã cũ: số liệu thay đổi sau khi xếp loại]][[; yêu cầu từ {limit} trở lên]]"
        "[[; để đủ điều kiện, {period} phải xếp loại ít nhất là {needed}]]"
    ),
    "every_certain": "{periods} chưa có kết quả, nhưng {period} xếp loại {value} nên đã không đủ điều kiện",
    "count_yes": "có {n}[[ {period_word}]] {level}[[ ({periods})]], yêu cầu ít nhất {limit}",
    "count_no": "chỉ có {n}[[ {period_word}]] {level}[[ ({periods})]], yêu cầu ít nhất {limit}",
    "count_none": "không có[[ {period_word}]] nào {level}, yêu cầu ít nhất {limit}",
    "count_unknown": (
        "mới có {n}[[ {period_word}]] {level}[[ ({periods})]], yêu cầu ít nhất {limit}[[; {waiting} chưa có kết quả]]"
        "[[; kết quả {stale} đã cũ: số liệu thay đổi sau khi xếp loại]]"
    ),
    "necessary": (
        "đủ điều kiện về kết quả[[ các {period_word}]] (điều kiện cần); việc xếp loại còn theo các quy định khác "
        "và do cấp có thẩm quyền quyết định"
    ),
    "not_applicable": "không phải {members}: điều kiện này không áp dụng",
    "together_no": "các điều kiện không thể cùng đạt được",
    "missing_period": "{periods} chưa có kết quả[[; để đủ điều kiện, {period} phải xếp loại ít nhất là {needed}]]",
    "stale_period": (
        "kết quả {periods} đã cũ: số liệu thay đổi sau khi xếp loại, cần xếp loại lại"
        "[[; để đủ điều kiện, {period} phải xếp loại ít nhất là {needed}]]"
    ),
    "missing_bars": "{period} chưa có kết quả; theo bộ tiêu chí thì không đủ điều kiện",
    "outside_period": "{period} chưa thuộc đối tượng đánh giá[[ ({value})]]; văn bản không quy định cách tính, trình cấp có thẩm quyền xem xét",
    "exempt_period": (
        "{period} không đánh giá, xếp loại[[ ({value})]]; văn bản không quy định cách tính, "
        "trình cấp có thẩm quyền xem xét"
    ),
    "exempt_skipped": "{period} không đánh giá, xếp loại[[ ({value})]] nên không tính",
    "nothing_counted": "không còn {period_word} nào được tính; trình cấp có thẩm quyền xem xét",
    "exempt_bars": "{period} không đánh giá, xếp loại[[ ({value})]]; theo bộ tiêu chí thì không đủ điều kiện",
    # no grade
    "ng_error": "số liệu còn lỗi[[ ({codes})]]",
    "ng_file": "tệp {file} còn lỗi nên chưa dùng được",
    "ng_blank": "có tên trong bảng nhưng chưa chấm tiêu chí nào",
    "ng_unvoted": "có tên trong bảng nhưng chưa ghi mức xếp loại",
    "ng_missing": "chưa có phiếu chấm điểm[[ của {unit}]]",
    "ng_exempt": "không đánh giá, xếp loại: {value}",
    "ng_not_rated": "đã xem xét nhưng không đánh giá, xếp loại[[ ({value})]]",
    "ng_deferred": "chưa đánh giá, xếp loại; sẽ xếp loại sau[[ ({value})]]",
    "ng_no_sheet": "không có phiếu chấm điểm cho nhóm đối tượng “{value}”",
    "ng_outside": "chưa thuộc đối tượng đánh giá trong kỳ",
    "ng_outside_secondary": "sinh hoạt kiêm nhiệm, không xếp loại tại đây",
    "ng_unsettled": (
        "chưa thống nhất giữa điểm và kết quả bỏ phiếu[[ (theo điểm {expected}, bỏ phiếu {value})]]; "
        "chưa có quyết định của cấp có thẩm quyền"
    ),
    "ng_conditions": "bộ tiêu chí không nói khi đó xếp mức nào; chưa có quyết định của cấp có thẩm quyền",
    "ng_no_majority": "không mức nào đủ số phiếu biểu quyết theo quy định; chưa có quyết định của cấp có thẩm quyền",
    "ng_tie": "nhiều mức ngang nhau về số phiếu biểu quyết; chưa có quyết định của cấp có thẩm quyền",
    "ng_uncounted": "số liệu kiểm phiếu chưa đủ hoặc chưa khớp nên chưa tính được mức theo phiếu biểu quyết",
    "ng_counted_otherwise": "mức chi bộ kết luận không đúng với số phiếu biểu quyết",
    "ng_too_many_votes": "tại {place}, tổng số phiếu biểu quyết cho các mức ({x}) nhiều hơn số phiếu biểu quyết ({n}) nên chưa thể căn cứ để xếp loại",
    "ng_stale": "số liệu đã thay đổi sau khi xếp loại, cần xếp loại lại",
}

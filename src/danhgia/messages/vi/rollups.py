"""Vietnamese words about results put together from shorter periods: findings DG710 to DG729, reasons, terms."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG710": (
        "thiếu kết quả để tổng hợp",
        "{who}: chưa tổng hợp được {whole}, chưa có kết quả {periods}.",
        "Bổ sung kết quả hoặc ghi lý do không đánh giá, chạy danhgia grade[[ --{option} {n}]], rồi tổng hợp lại.",
        (
            "Kết quả của kỳ dài được tổng hợp từ kết quả các kỳ ngắn, và người này còn thiếu một kỳ. Không thể đoán "
            "kỳ còn thiếu sẽ ra mức nào, nên chưa có mức tổng hợp. Bổ sung phiếu chấm điểm của kỳ đó hoặc ghi lý do "
            "không đánh giá, xếp loại lại kỳ đó, rồi tổng hợp lại."
        ),
    ),
    "DG711": (
        "kỳ thành phần chưa xếp loại",
        "{period} chưa xếp loại nên chưa tổng hợp được {whole}.",
        "Chạy: danhgia grade --{option} {n}, rồi tổng hợp lại.",
        (
            "Cả một kỳ ngắn chưa được xếp loại lần nào, nên không ai có đủ kết quả để tổng hợp. Xếp loại kỳ đó "
            "trước, rồi chạy lại lệnh tổng hợp. Những người thiếu kết quả vì lý do này không được báo riêng từng người."
        ),
    ),
    "DG712": (
        "có mức nhưng không có điểm",
        "{who}: {periods} có mức xếp loại nhưng không có điểm nên chưa tính được trung bình.",
        "Trình cấp có thẩm quyền xem xét; ghi mức vào sổ “Quyết định”.",
        (
            "Bộ tiêu chí tổng hợp bằng điểm trung bình, nhưng một kỳ của người này chỉ có mức (do cấp có thẩm quyền "
            "quyết định hoặc chuyển đến), không có điểm. Tự đặt một số điểm cho kỳ đó là đặt thêm quy định. Nếu có phiếu "
            "chấm điểm thì bổ sung; nếu không, trình cấp có thẩm quyền quyết định mức của cả kỳ."
        ),
    ),
    "DG713": (
        "kỳ 0 điểm không tính",
        "{who}: {periods} được 0 điểm; theo bộ tiêu chí, không tính vào trung bình.",
        "Không phải làm gì nếu đúng quy định; kiểm tra lại nếu 0 điểm là điểm thật.",
        (
            "Bộ tiêu chí chỉ tính trung bình các kỳ có điểm lớn hơn 0, nên điểm 0 thật cũng bị bỏ ra. Ghi lại để "
            "người đọc biết kỳ nào không nằm trong trung bình, vì bỏ một kỳ 0 điểm làm trung bình cao lên. Đối chiếu "
            "với văn bản; nếu điểm 0 phải được tính, sửa zero trong bộ tiêu chí."
        ),
    ),
    "DG714": (
        "nhiều kỳ liền cùng một mức",
        "{who}: {periods} liên tiếp xếp loại {level}[[: {say}]].",
        "Trình cấp có thẩm quyền xem xét; công cụ không tự đổi mức.",
        (
            "Bộ tiêu chí yêu cầu lưu ý khi một người có nhiều kỳ liền nhau cùng một mức, ví dụ để xem xét bố trí công "
            "việc khác. Đây chỉ là lưu ý, không làm thay đổi mức nào. Cấp có thẩm quyền xem xét theo văn bản."
        ),
    ),
    "DG715": (
        "chưa dự tính được phần tổng hợp",
        "Theo bộ tiêu chí {value}, kết quả kỳ dài được tổng hợp từ các kỳ ngắn; phần này chưa được dự tính trong kết quả dưới đây.",
        "Xem kết quả tổng hợp bằng danhgia grade, danhgia yearend khi đủ các kỳ.",
        (
            "Lệnh needs chỉ xét điều kiện cần của năm: ai còn đủ, còn phải có gì. Bộ tiêu chí này còn tổng hợp kết quả "
            "các kỳ thành mức của quý hoặc của năm, và needs chưa dự tính phần đó: đủ điều kiện cần ở đây chưa có nghĩa "
            "là sẽ có mức đó, và một quý có thể không còn khả năng đó vì kết quả các tháng của quý."
        ),
    ),
    "DG716": (
        "có trường hợp loại trừ",
        "{who}: chưa có mức tổng hợp vì {because}.",
        "Trình cấp có thẩm quyền quyết định; ghi mức vào sổ “Quyết định”.",
        (
            "Kết quả các kỳ tổng hợp thành một mức, nhưng bộ tiêu chí loại trừ mức đó trong trường hợp này và để người "
            "có thẩm quyền quyết định mức khác. Công cụ không tự chọn mức thay. Ghi quyết định vào sổ “Quyết định”."
        ),
    ),
    "DG717": (
        "tổng hợp trái điều kiện",
        "{who}: chưa có mức của năm vì {because}.",
        "Trình cấp có thẩm quyền quyết định; ghi mức vào sổ “Quyết định”.",
        (
            "Tổng hợp các kỳ ra một mức, nhưng không đủ điều kiện bắt buộc của chính bộ tiêu chí cho mức đó. Hai quy "
            "định cho hai kết quả khác nhau, công cụ không tự chọn một bên. Kiểm tra lại bộ tiêu chí; nếu văn bản đúng là "
            "như vậy, cấp có thẩm quyền quyết định mức của người này."
        ),
    ),
    "DG718": (
        "cả kỳ không tính",
        "{period} chưa xếp loại; theo bộ tiêu chí, {whole} được tổng hợp không có kỳ này.",
        "Nếu kỳ này có phiếu chấm điểm: chạy danhgia grade --{option} {n}, rồi tổng hợp lại.",
        (
            "Bộ tiêu chí cho phép bỏ qua kỳ không có kết quả, và kỳ này chưa được xếp loại lần nào. Mức tổng hợp vì "
            "vậy chỉ dựa trên các kỳ còn lại. Nếu kỳ chưa xếp loại chỉ vì chưa đến hạn, mức tổng hợp bây giờ chưa phải "
            "kết quả cuối cùng."
        ),
    ),
    "DG720": (
        "tổ hợp không có mức",
        "{file}[[, dòng {line}]]: {n}/{of} tổ hợp kết quả không thuộc dòng nào, ví dụ: {list}.",
        "Bổ sung một dòng cho các tổ hợp này; dòng cuối có thể không cần when.",
        (
            "Quy tắc đếm số kỳ phải cho đúng một mức với mọi tổ hợp kết quả các kỳ. Công cụ thử hết và thấy có tổ hợp "
            "không dòng nào nhận, nên người có kết quả như vậy sẽ không xếp loại được. Đối chiếu văn bản và bổ sung."
        ),
    ),
    "DG721": (
        "dòng tổng hợp không có tác dụng",
        "{file}[[, dòng {line}]]: phần về mức {value} không bao giờ được dùng đến.",
        "Sửa điều kiện, đổi thứ tự, hoặc bỏ phần này.",
        (
            "Thử hết mọi tổ hợp kết quả các kỳ thì phần này không bao giờ áp dụng: các dòng trên đã nhận hết, số kỳ "
            "yêu cầu nhiều hơn số kỳ có, hoặc điều kiện tự mâu thuẫn. Người đọc tưởng có một quy định mà thực tế không "
            "có. Đối chiếu với văn bản."
        ),
    ),
    "DG722": (
        "điểm trung bình rơi giữa hai mức",
        "{file}[[, dòng {line}]]: điểm trung bình lớn hơn {a} và nhỏ hơn {b} không thuộc mức nào.",
        "Ghi cận nối liền nhau (below thay cho to), hoặc ghi rounding.",
        (
            "Điểm trung bình có thể lẻ hơn bước điểm, ví dụ 89,995, và rơi vào khoảng hở giữa hai mức. Người có điểm "
            "như vậy sẽ không xếp loại được. Ghi “dưới 90” (below: 90) thay cho “đến 89,99”, hoặc ghi cách làm tròn nếu "
            "văn bản có quy định."
        ),
    ),
}

REASONS: dict[str, str] = {
    # the periods
    "roll_periods": "{list}",
    "roll_period": "{period} xếp loại {level}[[ ({total} điểm)]]",
    "roll_period_none": "{period} {brought}",
    "roll_skipped": "không tính {periods}",
    "roll_zeros": "không tính {periods} vì được 0 điểm",
    # what they come to
    "roll_mean": "tổng {sum} điểm chia {divisor}[[ được {exact}, làm tròn]] được {total} điểm, thuộc mức {level}[[ ({band})]]",
    "roll_least": "có {n} {period_word} {level} (quy định ít nhất {limit})",
    "roll_most": "có {n} {period_word} {level} (quy định nhiều nhất {most})",
    "roll_between": "có {n} {period_word} {level} (quy định từ {limit} đến {most})",
    "roll_line": "{because} nên xếp loại {level}",
    "roll_line_no": "chưa thuộc trường hợp xếp loại {level}: {because}",
    "roll_otherwise": "không thuộc các trường hợp khác nên xếp loại {level}",
    "roll_tally": "tổng hợp: {list}; mức do cấp có thẩm quyền quyết định",
    "roll_veto_next": "{because} nên không xếp loại {level}, xếp loại {lower}",
    "roll_veto_asks": "{because} nên không xếp loại {level}, mức do cấp có thẩm quyền quyết định",
    "roll_veto_bars": "{because} nên không được xếp loại {level}",
    "roll_eligible_no": "tổng hợp các kỳ được mức {level} nhưng không đủ điều kiện của mức này, mức do cấp có thẩm quyền quyết định",
    "roll_eligible_undetermined": "tổng hợp các kỳ được mức {level} nhưng chưa đủ căn cứ kết luận về điều kiện của mức này",
    # why there is no result
    "roll_missing": (
        "chưa tổng hợp được[[; chưa có kết quả {periods}]]"
        "[[; kết quả {stale} đã cũ: số liệu thay đổi sau khi xếp loại]][[; {pointless} có mức nhưng không có điểm]]"
    ),
    "roll_all_exempt": "không có kỳ nào thuộc diện đánh giá, xếp loại",
    "roll_not_rated": "{periods} đã xem xét nhưng không xếp loại, nên kỳ tổng hợp không xếp loại",
    "roll_exempt_asks": "{periods} không đánh giá, xếp loại; trình cấp có thẩm quyền xem xét",
    "roll_exempt_bars": "{periods} không đánh giá, xếp loại; theo bộ tiêu chí thì kỳ tổng hợp không xếp loại",
    "roll_nothing": "không còn kỳ nào được tính",
    "roll_no_level": "trung bình {total} điểm không thuộc mức nào của bộ tiêu chí",
    "roll_no_line": "không thuộc trường hợp nào của bộ tiêu chí",
}

TERMS: dict[str, str] = {
    "brought.missing": "chưa có kết quả",
    "brought.stale": "có kết quả đã cũ",
    "brought.error": "còn lỗi, chưa xếp loại",
    "brought.blank": "chưa chấm",
    "brought.exempt": "không đánh giá, xếp loại",
    "brought.not_rated": "đã xem xét, không xếp loại",
    "brought.deferred": "chưa đánh giá, xếp loại",
    "brought.outside": "chưa thuộc đối tượng đánh giá",
    "brought.unsettled": "chờ cấp có thẩm quyền quyết định",
    "what.periods": "kết quả kỳ thành phần đã thay đổi",
}

"""Vietnamese words where levels rest on registers: findings, and the sentences about reminders and discipline."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG323": (
        "quyết định trái quy định từ sổ theo dõi",
        "Sổ “{sheet}”, ô {cell} – {who}: quyết định {value} trong khi {because}. Mức theo quyết định được giữ nguyên.",
        "Kiểm tra lại văn bản; nếu đúng, ghi vào sổ “Được chấp nhận”.",
        (
            "Bộ tiêu chí có quy định đặt trên điểm căn cứ vào sổ Nhắc việc hoặc Kỷ luật, và mức đã quyết định không theo "
            "quy định đó. Mức theo quyết định được giữ nguyên vì thẩm quyền thuộc về cấp đã quyết định; công cụ chỉ nêu "
            "chỗ trái để đối chiếu. Kiểm tra lại văn bản và các dòng trong sổ; nếu đúng, ghi lý do vào sổ “Được chấp nhận”."
        ),
    ),
    "DG324": (
        "kết quả bỏ phiếu trái quy định từ sổ theo dõi",
        "Ô {cell} – {who}: bỏ phiếu mức {value} trong khi {because}.",
        "Trình cấp có thẩm quyền; ghi mức được quyết định vào sổ “Quyết định”.",
        (
            "Mức lấy theo kết quả bỏ phiếu, nhưng bộ tiêu chí có quy định căn cứ vào sổ Nhắc việc hoặc Kỷ luật mà mức bỏ "
            "phiếu không theo. Công cụ không tự chọn bên nào: người này chưa được xếp loại cho đến khi cấp có thẩm quyền "
            "quyết định."
        ),
    ),
    "DG325": (
        "chưa rõ kết quả của việc đã nhắc",
        (
            "Sổ “{sheet}”, ô {cell} – {who}: nhắc lần {number} về “{task}”, hạn {due}"
            "[[, dòng {row2} ghi kết quả khác]][[, {why}]]."
        ),
        "Ghi “đã hoàn thành” hoặc “không hoàn thành” theo hồ sơ; mỗi lần nhắc một việc chỉ ghi một dòng.",
        (
            "Theo bộ tiêu chí, việc đã nhắc mà không hoàn thành thì quyết định mức xếp loại của kỳ có hạn hoàn thành. Đã "
            "đến hạn mà sổ chưa ghi kết quả thì không biết đã hoàn thành hay chưa: không coi là không hoàn thành, cũng "
            "không xếp loại như đã hoàn thành. Người hoặc đơn vị này chưa được xếp loại cho đến khi ghi kết quả, hoặc "
            "cấp có thẩm quyền quyết định."
        ),
    ),
    "DG326": (
        "nhắc việc chưa ghi hạn hoàn thành",
        "Sổ “{sheet}”, ô {cell} – {who}: nhắc lần {number} về “{task}” chưa ghi hạn hoàn thành.",
        "Ghi hạn hoàn thành theo thông báo nhắc việc.",
        (
            "Hạn hoàn thành cho biết việc đã nhắc tính vào kỳ nào. Không có hạn thì không biết có thuộc kỳ đang xếp loại "
            "hay không, nên người hoặc đơn vị này chưa được xếp loại. Ghi hạn theo thông báo."
        ),
    ),
    "DG327": (
        "chưa rõ thời gian vi phạm",
        (
            "Sổ “{sheet}”, ô {cell} – {who}: chưa rõ thời gian vi phạm[[ ({act})]] của kỷ luật {form} ngày {decided}"
            "[[; chưa biết có phải cùng vi phạm với dòng {row2} hay không]]."
        ),
        "Ghi ngày, hoặc tháng, quý, năm vi phạm theo quyết định kỷ luật.",
        (
            "Thời gian vi phạm cho biết kỷ luật tính vào kỳ nào, và hai quyết định có về cùng một vi phạm hay không: một "
            "vi phạm chỉ tính một lần, kể cả khi bị kỷ luật cả về Đảng và chính quyền. Chưa ghi, ghi bằng lời, hoặc ghi "
            "một khoảng dài hơn kỳ xếp loại thì không biết, nên người này chưa được xếp loại. Ghi theo quyết định; không "
            "xác định được thì trình cấp có thẩm quyền quyết định mức."
        ),
    ),
    "DG328": (
        "chưa ghi kỷ luật có liên quan nhiệm vụ hay không",
        "Sổ “{sheet}”, ô {cell} – {who}: chưa ghi kỷ luật {form} ngày {decided} có liên quan nhiệm vụ hay không.",
        "Ghi “có” hoặc “không”.",
        (
            "Bộ tiêu chí phân biệt kỷ luật liên quan và không liên quan đến nhiệm vụ. Để trống không có nghĩa là không "
            "liên quan: người này chưa được xếp loại cho đến khi ghi."
        ),
    ),
    "DG329": (
        "hình thức kỷ luật ghi chưa rõ",
        "Sổ “{sheet}”, ô {cell} – {who}: “{form}” gần giống nhưng không đúng một hình thức mà bộ tiêu chí nêu.",
        "Ghi đúng tên hình thức kỷ luật, phần giải thích ghi sang cột khác.",
        (
            "Bộ tiêu chí chỉ tính một số hình thức kỷ luật. Hình thức trong sổ chứa tên của một hình thức như vậy hoặc chỉ "
            "khác vài chữ, nên không biết có phải hình thức đó hay không; công cụ không tự hiểu theo cách nào. Người này "
            "chưa được xếp loại cho đến khi ghi lại."
        ),
    ),
}

REASONS: dict[str, str] = {
    "reminder_found": (
        "nhắc việc lần {number}[[ theo {doc}]] về “{task}”, hạn {due}: không hoàn thành"
        "[[, trong khi mức {unmet} yêu cầu không có]][[, đạt yêu cầu của mức {met}]]"
    ),
    "reminder_none": (
        "{period} không có việc nào đã nhắc lần {number} mà không hoàn thành"
        "[[, đạt yêu cầu của mức {met}]][[, trong khi mức {unmet} yêu cầu có]]"
    ),
    "reminder_without_result": (
        "nhắc việc lần {number}[[ theo {doc}]] về “{task}”, hạn {due}: chưa ghi kết quả[[, cần cho mức {needed}]]"
    ),
    "reminder_contradicted": (
        "nhắc việc lần {number}[[ theo {doc}]] về “{task}”, hạn {due}: hai dòng ghi kết quả khác nhau"
        "[[, cần cho mức {needed}]]"
    ),
    "reminder_without_due": (
        "nhắc việc lần {number}[[ theo {doc}]] về “{task}”: chưa ghi hạn hoàn thành[[, cần cho mức {needed}]]"
    ),
    "discipline_found": (
        "kỷ luật {form}[[ theo {doc}]][[ của {body}]] ngày {decided}[[, thời gian vi phạm {act}]]"
        "[[, trong khi mức {unmet} yêu cầu không có]][[, đạt yêu cầu của mức {met}]]"
    ),
    "discipline_none": (
        "{period} không bị kỷ luật thuộc trường hợp quy định"
        "[[, đạt yêu cầu của mức {met}]][[, trong khi mức {unmet} yêu cầu có]]"
    ),
    "discipline_without_act": (
        "kỷ luật {form}[[ theo {doc}]] ngày {decided}: chưa rõ thời gian vi phạm[[ ({act})]][[, cần cho mức {needed}]]"
    ),
    "discipline_form_unclear": (
        "kỷ luật “{form}”[[ theo {doc}]] ngày {decided}: hình thức ghi chưa rõ[[, cần cho mức {needed}]]"
    ),
    "discipline_relation_blank": (
        "kỷ luật {form}[[ theo {doc}]] ngày {decided}: chưa ghi có liên quan nhiệm vụ hay không[[, cần cho mức {needed}]]"
    ),
    "discipline_perhaps_counted": (
        "kỷ luật {form}[[ theo {doc}]] ngày {decided}: chưa rõ có phải vi phạm đã tính ở kỳ trước hay không"
        "[[, cần cho mức {needed}]]"
    ),
    "row_unclear": "sổ “{sheet}”, dòng {row} còn lỗi nên chưa dùng làm căn cứ[[, cần cho mức {needed}]]",
}

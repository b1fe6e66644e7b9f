"""Vietnamese messages about several scorers: what each of them brings to a total, who is missing, who is far apart."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG213": (
        "thiếu điểm của một người chấm",
        "{who}: chưa có điểm của “{name}”, tổng điểm tính từ điểm của nhiều người chấm nên chưa tính được. Chưa chấm không được coi là 0 điểm.",
        "Bổ sung điểm của cột này vào phiếu chấm điểm.",
        "Tổng điểm là bình quân hoặc tính theo tỷ trọng điểm của nhiều người chấm, mà một người chấm chưa cho điểm nào. Công cụ không coi là 0 điểm, cũng không tự chia lại tỷ trọng. Người được đánh giá chưa được xếp loại cho đến khi có đủ điểm.",
    ),
    "DG240": (
        "người chấm điểm, người ghi không áp dụng",
        "Ô {cell} – {who}, tiêu chí {crit}: “{name}” ghi “{value}”, còn “{name2}” chấm {value2} ({place}).",
        "Thống nhất tiêu chí có áp dụng hay không, rồi sửa cột còn lại.",
        "Tổng điểm tính từ điểm của nhiều người chấm. Một tiêu chí hoặc áp dụng với người được đánh giá, hoặc không: khi người chấm này ghi không áp dụng mà người chấm kia cho điểm thì các cột được tính theo hai cách khác nhau, bình quân của chúng không có nghĩa. Công cụ không tự chọn bên nào. Người được đánh giá chưa được xếp loại cho đến khi các cột thống nhất.",
    ),
    "DG903": (
        "tự chấm khác mức",
        "{who}: tự chấm {a}, chi bộ chấm {b}, chênh {value} điểm[[, {n} mức]][[; chênh từ {points} điểm trở lên phải giải trình]][[; chênh từ {levels} mức trở lên phải giải trình]][[ ({basis})]].",
        "Đề nghị ghi rõ lý do.",
        "Điểm cá nhân tự chấm và điểm chi bộ chấm thuộc hai mức xếp loại khác nhau, hoặc chênh nhau đến mức bộ tiêu chí yêu cầu giải trình. Không ai sai vì thế; công cụ chỉ nêu để ghi rõ lý do, phòng khi có kiến nghị. Nếu bộ tiêu chí không quy định, chênh lệch trong cùng một mức không được nêu. Kết quả xếp loại không thay đổi.",
    ),
}

REASONS: dict[str, str] = {
    "scorer_share": "{name}: {total} điểm[[, tỷ trọng {weight}%]][[, tính {part}]] (tại {place})",
    "scorers_together": "tổng điểm tính từ điểm của {n} người chấm: {total}",
}

"""Vietnamese words of findings about grades and the year (DG7xx): short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG701": (
        "đề nghị không đủ điều kiện",
        "{who}: đề nghị {value} {period} nhưng không đủ điều kiện: {because}.",
        "Đề nghị chi bộ xem lại mức đề nghị. Công cụ không tự hạ mức.",
        (
            "Mức đề nghị cuối năm trái với điều kiện bắt buộc của bộ tiêu chí. Công cụ giữ nguyên mức đề nghị, "
            "ghi rõ quý nào làm mất điều kiện và không tự đổi sang mức khác, vì đề nghị và quyết định là việc của "
            "tổ chức đảng. Nếu kết quả quý ghi sai, sửa ở quý đó rồi xếp loại lại; nếu đúng, đề nghị chi bộ xem "
            "lại mức đề nghị."
        ),
    ),
    "DG702": (
        "kỳ chưa có kết quả",
        "{who}: chưa đủ căn cứ kết luận[[, chưa có kết quả {periods}]][[, kết quả {stale} đã cũ vì số liệu thay đổi sau khi xếp loại]].",
        "[[Bổ sung phiếu chấm điểm {periods} hoặc ghi lý do không đánh giá. ]][[Xếp loại lại {stale}: danhgia grade.]]",
        (
            "Điều kiện cuối năm cần kết quả của kỳ còn thiếu, hoặc của kỳ có số liệu đã thay đổi sau khi xếp loại. "
            "Chưa có kết quả thì không thể coi là đủ hay không "
            "đủ điều kiện; kết luận sớm sẽ oan hoặc ưu ái cho người này. Bổ sung phiếu chấm điểm của kỳ, ghi lý "
            "do không đánh giá, hoặc ghi kết quả chuyển đến; kết quả đã cũ thì xếp loại lại."
        ),
    ),
    "DG703": (
        "kỳ không đánh giá",
        "{who}: {period} không đánh giá, xếp loại[[ ({value})]]; văn bản không quy định cách tính.",
        "Trình cấp có thẩm quyền xem xét; ghi kết quả vào sổ “Quyết định”.",
        (
            "Người này có kỳ thuộc diện không đánh giá, xếp loại (nghỉ thai sản, đi học …), và văn bản không nói "
            "kỳ đó tính thế nào khi xét cuối năm. Coi là đủ hay không đủ điều kiện đều là tự đặt quy định, nên "
            "công cụ ghi “Chưa đủ căn cứ kết luận”. Cấp có thẩm quyền xem xét từng trường hợp; ghi kết quả vào sổ "
            "“Quyết định”."
        ),
    ),
    "DG704": (
        "số liệu thay đổi sau khi xếp loại",
        "{period}: {what} sau khi xếp loại[[ (tệp “{file}”)]].",
        "Chạy lại: danhgia grade[[ --{option} {n}]].",
        (
            "Kết quả đã ghi của kỳ được tính từ số liệu khác với số liệu hiện có. Dùng kết quả cũ để xét cuối năm "
            "có thể sai với người vừa được sửa điểm, nên kỳ này chưa được tính cho năm. Kiểm tra vì sao số "
            "liệu thay đổi rồi xếp loại lại; lần chạy trước vẫn được lưu."
        ),
    ),
    "DG705": (
        "quyết định trái điều kiện",
        "{who}: quyết định {value} {period} trái điều kiện: {because}. Mức theo quyết định được giữ nguyên.",
        "Kiểm tra lại văn bản; nếu đúng, ghi vào sổ “Được chấp nhận”.",
        (
            "Cấp có thẩm quyền đã quyết định một mức mà điều kiện của bộ tiêu chí không cho phép. Mức theo quyết "
            "định được giữ nguyên vì thẩm quyền thuộc về cấp đó; công cụ chỉ nêu chỗ trái để đối chiếu. Kiểm tra "
            "lại văn bản và dòng đã ghi; nếu đúng, ghi lý do vào sổ “Được chấp nhận”."
        ),
    ),
    "DG706": (
        "chưa xếp loại",
        "{who}: chưa xếp loại[[ {period}]]: {because}.",
        "Xử lý nội dung nêu trên rồi chạy lại: danhgia grade[[ --{option} {n}]].",
        (
            "Người này có trong danh sách của kỳ nhưng chưa có mức xếp loại, và chưa có nội dung nào khác nêu "
            "nguyên nhân. Ghi ra để không ai bị sót một cách lặng lẽ. Xử lý nguyên nhân đã nêu rồi xếp loại lại."
        ),
    ),
    "DG707": (
        "tệp được lưu lại",
        "Tệp “{file}” đã được lưu lại sau khi xếp loại {period}; điểm và kết quả bỏ phiếu không thay đổi.",
        "Không phải làm gì.",
        (
            "Tệp khác bản đã đọc nhưng nội dung dùng để xếp loại vẫn như cũ, thường do mở xem rồi bấm lưu. Kết "
            "quả của kỳ vẫn dùng được. Ghi lại để khi kiểm tra biết tệp đã được mở sau khi xếp loại."
        ),
    ),
}

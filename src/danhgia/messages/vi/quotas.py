"""Vietnamese words of findings about quotas (DG8xx): short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG801": (
        "vượt tỷ lệ",
        "{group}: {stage} {x} {level}, tối đa {max}[[ ({pct}% của {den} {den_label})]]. Phải giảm ít nhất {k}. Cách tính: {work}.[[ Còn {open} người chưa có mức xếp loại.]]",
        "Công cụ không tự chọn người.[[ Bằng điểm ở ranh giới ({points} điểm): {ties}.]]",
        (
            "Số người được xếp loại ở mức này nhiều hơn tỷ lệ mà bộ tiêu chí cho phép trong nhóm. Người không còn chỗ được "
            "tính vào mức liền dưới, nên mức tối đa được tính đến khi cả hai số khớp nhau. Đây là cảnh báo khi mới đề nghị, "
            "là lỗi khi số đã được quyết định vượt tỷ lệ. Công cụ không hạ mức của ai; tập thể xem xét, và người bằng điểm "
            "ở ranh giới được nêu tên để cùng xem xét."
        ),
    ),
    "DG802": (
        "không có số để tính tỷ lệ",
        "{group}: {stage} {x} {level} nhưng không có ai {den_label} để tính tỷ lệ {pct}%.[[ Còn {open} người chưa có mức xếp loại.]]",
        "[[Ghi mức của {open} người còn lại. ]]Trình cấp có thẩm quyền xem xét.",
        (
            "Tỷ lệ được tính trên số người ở một mức mà nhóm này không có ai. Coi tỷ lệ là 0% thì mọi đề nghị đều lọt qua; "
            "cho là vượt thì tự đặt ra quy định. Ghi đủ mức của những người còn lại, hoặc trình cấp có thẩm quyền xem xét."
        ),
    ),
    "DG803": (
        "kết quả khác nhau tùy cách tính tỷ lệ",
        "{group}: {stage} {x} {level}, số phải giảm khác nhau tùy cách hiểu tỷ lệ {pct}%: {work}.",
        "Kết quả theo cách ghi trong bộ tiêu chí; nếu văn bản nói khác, sửa “of”, “of_level” của tỷ lệ.",
        (
            "Văn bản thường không nói tỷ lệ được tính một lần theo số hiện có hay tính lại khi có người chuyển xuống mức dưới, "
            "và có văn bản tính trên mức tốt, có văn bản tính trên mức tốt trở lên. Ở nhóm này các cách đó cho số phải giảm "
            "khác nhau. Bộ tiêu chí ghi cách nào thì tính theo cách đó; các số còn lại để đối chiếu."
        ),
    ),
    "DG804": (
        "chưa kiểm tra được tỷ lệ",
        "Tỷ lệ {level}: {why_not}[[ ({posts})]], nên chưa kiểm tra được[[ {n} người]][[: {list}]][[ và {more} người nữa]].",
        "Bổ sung danh sách (roster.xlsx): nhóm đối tượng, chức vụ, đơn vị cấp trên.",
        (
            "Tỷ lệ của bộ tiêu chí tính theo nhóm, mà danh sách không cho biết những người này thuộc nhóm nào hoặc ai là "
            "người đứng đầu. Xếp họ vào một nhóm tùy ý thì số của nhóm đó sẽ sai, nên họ chưa được tính. Bổ sung danh sách "
            "rồi chạy lại."
        ),
    ),
    "DG805": (
        "tỷ lệ nâng không được dùng",
        "Sổ “Đơn vị được nâng tỷ lệ”, dòng {row} – {unit}: tỷ lệ {value}% không được dùng, {why}[[: {missing}]][[ (tối đa {most}%)]].",
        "Ghi đủ số văn bản, ngày, tỷ lệ theo văn bản; hoặc bổ sung “raised” vào bộ tiêu chí.",
        (
            "Đơn vị chỉ được tính theo tỷ lệ cao hơn khi có văn bản và bộ tiêu chí cho phép nâng đến mức đó. Dòng này thiếu "
            "căn cứ, vượt mức được nâng hoặc trái với dòng khác, nên đơn vị vẫn tính theo tỷ lệ chung. Bổ sung theo văn bản "
            "rồi chạy lại."
        ),
    ),
}

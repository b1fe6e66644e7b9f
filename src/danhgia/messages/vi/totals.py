"""Vietnamese words of findings about totals, formulas and claimed levels (DG3xx): short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG301": (
        "cộng lĩnh vực sai",
        "Ô {cell} – {who}: “Cộng {domain}” ghi {value}, cộng từ các tiêu chí là {expected}.",
        "Khôi phục công thức ô {cell}; nếu chi bộ đã xếp loại theo số sai, đề nghị chi bộ xem lại.",
        (
            "Số cộng của một lĩnh vực trên bảng không bằng tổng các tiêu chí trong cùng dòng. Chi bộ có thể đã "
            "đọc và bỏ phiếu theo số sai, nên người này chưa được xếp loại dù từng điểm đều hợp lệ. Khôi phục "
            "công thức của mẫu và báo lại chi bộ nếu mức xếp loại có thể thay đổi."
        ),
    ),
    "DG302": (
        "tổng điểm sai",
        "Ô {cell} – {who}: tổng điểm ghi {value}, cộng từ các tiêu chí là {expected}.",
        "Khôi phục công thức ô {cell}; nếu chi bộ đã xếp loại theo số sai, đề nghị chi bộ xem lại.",
        (
            "Tổng điểm trên bảng không bằng tổng các tiêu chí được cộng lại chính xác. Con số này là số đã được "
            "đọc trước hội nghị và là căn cứ bỏ phiếu; nếu sai thì mức xếp loại của người này có thể sai theo, có "
            "lợi hoặc bất lợi. Người này chưa được xếp loại cho đến khi khôi phục công thức. Nếu chi bộ đã bỏ "
            "phiếu theo số sai, đề nghị chi bộ xem lại."
        ),
    ),
    "DG303": (
        "mức không khớp tổng điểm",
        "Ô {cell} – {who}: ghi mức {value}, nhưng {total} điểm thuộc mức {expected}[[ ({band})]].",
        "Sửa mức xếp loại hoặc kiểm tra lại điểm.",
        (
            "Mức theo điểm ghi trên bảng khác với mức mà tổng điểm thuộc về theo bộ tiêu chí. Một trong hai số "
            "sai; công cụ không tự chọn, người này chưa được xếp loại. Kiểm tra lại điểm trước; nếu điểm đúng thì "
            "khôi phục công thức ở cột “Mức theo điểm”."
        ),
    ),
    "DG304": (
        "lĩnh vực vượt điểm tối đa",
        "{who}: lĩnh vực {domain} cộng được {value} điểm, vượt điểm tối đa {cap} điểm.",
        "Chấm lại các tiêu chí của lĩnh vực này[[: {cells}]].",
        (
            "Từng tiêu chí không vượt mức của nó nhưng cộng lại vượt điểm tối đa của lĩnh vực. Cắt bớt sẽ làm "
            "thay đổi điểm mà không ai chấm, nên công cụ không tự cắt. Chi bộ chấm lại các tiêu chí trong lĩnh "
            "vực; nếu điểm tối đa trong bộ tiêu chí ghi sai, sửa bộ tiêu chí."
        ),
    ),
    "DG305": (
        "tổng hoặc mức chưa được tính",
        "Ô {cell}[[ và {n} ô khác]]: công thức tổng điểm hoặc mức chưa được tính; công cụ tự tính lại.",
        "Mở tệp bằng Excel, bấm F9, lưu và gửi lại.",
        (
            "Công thức cộng hoặc công thức mức của mẫu chưa được Excel tính nên không có số để đối chiếu. Điểm "
            "các tiêu chí vẫn đủ, nên người trong bảng vẫn được xếp loại theo tổng do công cụ cộng. Không bắt "
            "buộc sửa; bản dùng trong hội nghị nên mở bằng Excel và lưu lại để mọi người thấy tổng điểm."
        ),
    ),
    "DG306": (
        "công thức bị thay",
        "Ô {cell}[[ – {who}]]: công thức của mẫu đã bị thay bằng số gõ tay.",
        "Chép lại công thức từ dòng khác.",
        (
            "Ô cộng trong mẫu là công thức nhưng nay là số gõ tay. Hiện số này vẫn khớp; nếu sau đó điểm được sửa "
            "thì tổng sẽ không đổi theo và chi bộ có thể bỏ phiếu theo số cũ. Chép lại công thức từ một dòng khác "
            "trong cùng cột."
        ),
    ),
    "DG307": (
        "mức không có trong bộ tiêu chí",
        "Ô {cell} – {who}: “{value}” không phải mức xếp loại của bộ tiêu chí.",
        "Ghi một trong các mức: {options}.",
        (
            "Mức xếp loại ghi trong ô không phải tên, ký hiệu hay cách viết nào mà bộ tiêu chí nhận. Công cụ "
            "không đoán mức gần giống, vì “hoàn thành” và “hoàn thành tốt” chỉ khác một chữ nhưng khác một mức. "
            "Chọn lại mức từ danh sách trong ô."
        ),
    ),
    "DG901": (
        "nhiều dòng điểm giống nhau",
        "{unit}: {n} người có điểm giống nhau ở tất cả các tiêu chí.",
        "Xem lại việc chấm điểm; nếu đúng, không phải sửa.",
        (
            "Hơn một nửa số người trong bảng có điểm giống hệt nhau ở mọi tiêu chí. Điều này có thể đúng, nhưng "
            "cũng thường do chép một dòng cho nhiều người. Công cụ chỉ nêu để chi bộ xem lại; kết quả xếp loại "
            "không thay đổi."
        ),
    ),
    "DG902": (
        "mọi người đạt điểm tối đa",
        "{unit}: {n}/{m} người đạt điểm tối đa ở mọi tiêu chí.",
        "Xem lại việc chấm điểm; nếu đúng, không phải sửa.",
        (
            "Mọi người trong bảng đều đạt điểm tối đa ở mọi tiêu chí. Khi ai cũng đạt tối đa thì điểm không còn "
            "phân biệt được kết quả của từng người. Công cụ chỉ nêu để chi bộ xem lại; kết quả xếp loại không "
            "thay đổi."
        ),
    ),
    "DG309": (
        "chưa có mức xếp loại",
        "[[Dòng {row} – ]]{who}: chưa có mức xếp loại, cũng không có lý do không đánh giá, xếp loại[[; mức “{value}” ghi ở đây không thay cho quyết định]].",
        "Ghi mức đã bỏ phiếu hoặc nhập quyết định vào sổ, hoặc chọn lý do ở cột “Lý do không đánh giá, xếp loại”.",
        (
            "Bảng này không chấm điểm: mức xếp loại chỉ có từ kết quả bỏ phiếu hoặc từ quyết định của cấp có thẩm quyền. "
            "Dòng để trống, không có lý do, không có quyết định thì không suy ra mức nào được, kể cả mức thấp nhất. Ghi "
            "mức theo biên bản, nhập quyết định, hoặc ghi lý do để có căn cứ."
        ),
    ),
}

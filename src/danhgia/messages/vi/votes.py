"""Vietnamese words of findings about votes where the rubric gives the majority (DG52x, DG53x): short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG523": (
        "kết luận khác số phiếu biểu quyết",
        "{who}: chi bộ kết luận mức {value}, nhưng số phiếu biểu quyết cho kết quả khác[[: mức {expected}]][[ – {because}]].",
        "Đối chiếu biên bản kiểm phiếu; sửa số phiếu biểu quyết hoặc mức kết luận cho đúng biên bản.",
        (
            "Bộ tiêu chí quy định tỷ lệ phiếu biểu quyết của từng mức. Tính theo số phiếu biểu quyết đã ghi thì mức chi bộ kết luận không "
            "đúng quy định đó: đủ phiếu biểu quyết ở mức khác, hoặc không đủ phiếu biểu quyết ở mức đã kết luận. Công cụ không chọn thay, nên "
            "người này chưa được xếp loại. Sửa chỗ ghi sai theo biên bản, hoặc đề nghị chi bộ bỏ phiếu lại; mức do cấp có "
            "thẩm quyền quyết định thì ghi vào sổ “Quyết định”."
        ),
    ),
    "DG524": (
        "không mức nào đủ số phiếu biểu quyết theo quy định",
        "{who}: số phiếu biểu quyết chưa cho kết luận được mức nào[[; ngang nhau: {levels}]][[ – {because}]].",
        "Đề nghị chi bộ bỏ phiếu lại hoặc kết luận; mức do cấp có thẩm quyền quyết định thì ghi vào sổ “Quyết định”.",
        (
            "Không mức nào đạt tỷ lệ phiếu biểu quyết mà bộ tiêu chí quy định, hoặc nhiều mức cùng đạt. Quy định không nói khi đó "
            "xếp mức nào, nên công cụ không tự chọn và người này chưa được xếp loại. Chi bộ bỏ phiếu lại, hoặc kết luận "
            "một mức mà quy định về tỷ lệ phiếu biểu quyết không nói đến; nếu cấp có thẩm quyền đã quyết định, ghi mức, số văn bản, "
            "ngày vào sổ “Quyết định”."
        ),
    ),
    "DG525": (
        "chưa tính được mức theo số phiếu biểu quyết",
        "{who}: chưa tính được mức theo số phiếu biểu quyết[[ (phiếu biểu quyết riêng mức {level})]][[: {why}]][[ (cộng được {sum}, hợp lệ {valid})]].",
        "Ghi đủ số phiếu biểu quyết từng cột theo biên bản kiểm phiếu; không có phiếu biểu quyết nào thì ghi 0. Không đưa ra bỏ phiếu riêng thì ghi 0 ở cả hai cột.",
        (
            "Bộ tiêu chí quy định tỷ lệ phiếu biểu quyết của từng mức, nên mức của mỗi người phải theo đúng số phiếu biểu quyết đã kiểm. Số phiếu biểu quyết "
            "của người này còn thiếu hoặc cộng lại không bằng số phiếu hợp lệ, nên chưa tính được và chưa đối chiếu được với "
            "mức chi bộ kết luận; người này chưa được xếp loại. Ghi lại theo biên bản kiểm phiếu có chữ ký của tổ kiểm phiếu."
        ),
    ),
    "DG526": (
        "thiếu số liệu để tính tỷ lệ phiếu biểu quyết",
        "[[{unit}, ]]kiểm phiếu: chưa ghi {label}; chưa tính được mức nào theo số phiếu biểu quyết.",
        "Ghi số liệu còn thiếu ở trang tính “Kiểm phiếu” theo biên bản; không có ai thì ghi 0.",
        (
            "Tỷ lệ phiếu biểu quyết tính trên một tổng số mà bộ tiêu chí quy định, ví dụ tổng số đảng viên chính thức của chi bộ. Thiếu "
            "số đó thì không biết cần bao nhiêu phiếu biểu quyết, nên mọi người có bỏ phiếu trong tệp này chưa được xếp loại. Để trống "
            "không được coi là 0."
        ),
    ),
    "DG527": (
        "số người không tính vào tỷ lệ không khớp",
        "[[{unit}, ]]kiểm phiếu: ghi {n} đảng viên chính thức không tính vào tỷ lệ, theo danh sách và sổ theo dõi là {expected}[[ ({list})]].",
        "Đối chiếu biên bản với danh sách và sổ “Không đánh giá” (lý do: {reasons}), sửa cho khớp.",
        (
            "Người thuộc diện nêu trong bộ tiêu chí, ví dụ được miễn công tác và sinh hoạt đảng, không tính vào tổng số khi "
            "tính tỷ lệ phiếu biểu quyết. Bớt nhầm hoặc quên một người thì số phiếu biểu quyết cần đạt thay đổi. Hai nơi ghi khác nhau nên chưa ai "
            "trong tệp này được tính mức theo số phiếu biểu quyết."
        ),
    ),
    "DG528": (
        "số phiếu hợp lệ nhiều hơn tổng số để tính tỷ lệ",
        "[[{unit}, ]]kiểm phiếu: {valid} phiếu hợp lệ, nhưng tổng số để tính tỷ lệ ({label}) chỉ là {base}.",
        "Đối chiếu biên bản kiểm phiếu và sửa số liệu.",
        (
            "Số phiếu hợp lệ không thể nhiều hơn số người được tính, và tổng số phải lớn hơn 0. Số liệu như vậy cho ra tỷ lệ "
            "sai, nên chưa ai trong tệp này được tính mức theo số phiếu biểu quyết. Sửa số đảng viên, số có mặt hoặc số phiếu biểu quyết theo biên bản."
        ),
    ),
    "DG529": (
        "số đảng viên chính thức không khớp danh sách",
        "[[{unit}, ]]kiểm phiếu: ghi {n} đảng viên chính thức, danh sách có {expected}; tỷ lệ phiếu biểu quyết được tính trên số đã ghi.",
        "Đối chiếu biên bản với danh sách người được đánh giá (cột đối tượng, ngày vào, ngày ra), sửa nơi ghi sai.",
        (
            "Bộ tiêu chí tính tỷ lệ phiếu biểu quyết trên tổng số đảng viên chính thức, nên ghi thừa hoặc thiếu một người có thể làm "
            "thay đổi mức xếp loại. Số ghi ở phần kiểm phiếu khác với danh sách vào ngày họp. Công cụ tính theo biên bản và chỉ nêu để "
            "kiểm tra, vì danh sách có thể chưa cập nhật. Đơn vị có người chưa ghi đối tượng thì không so sánh được."
        ),
    ),
    "DG536": (
        "quy định về tỷ lệ phiếu biểu quyết mâu thuẫn",
        "{file}[[, dòng {line}]]: tỷ lệ phiếu biểu quyết của mức {value}[[ và mức {other}]]: {why}.",
        "Đối chiếu văn bản; sửa tỷ lệ (thresholds), cumulative hoặc tie.",
        (
            "Hai mức có thể cùng đủ phiếu biểu quyết trên một phiếu biểu quyết, hoặc mức cao cần ít phiếu biểu quyết hơn mức thấp, hoặc cách xử lý "
            "không bao giờ dùng đến. Gặp trường hợp đó thì công cụ để con người quyết định chứ không tự chọn. Nếu đúng như văn "
            "bản thì giữ nguyên và ghi chú."
        ),
    ),
    "DG537": (
        "mức không có tỷ lệ phiếu biểu quyết",
        "{file}[[, dòng {line}]]: không quy định tỷ lệ phiếu biểu quyết của {list}; khi không mức nào khác đủ phiếu biểu quyết thì công cụ không tự xếp mức này.",
        "Bổ sung tỷ lệ theo văn bản; văn bản không nói thì giữ nguyên, chi bộ hoặc cấp có thẩm quyền kết luận.",
        (
            "Có mức mà bộ tiêu chí không nói cần bao nhiêu phiếu biểu quyết, và khi không mức nào đủ phiếu biểu quyết thì hỏi lại (no_majority: "
            "ask). Người không đủ phiếu biểu quyết ở các mức có tỷ lệ sẽ chưa được xếp loại cho đến khi chi bộ hoặc cấp có thẩm quyền kết "
            "luận. Không có gì sai nếu văn bản đúng là như vậy."
        ),
    ),
}

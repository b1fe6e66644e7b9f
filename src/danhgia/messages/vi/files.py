"""Vietnamese words of findings about files and the shape of workbooks (DG1xx): short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG101": (
        "tệp không đọc được",
        "Không đọc được tệp “{file}”[[: {why}]].",
        "Mở bằng Excel, chọn Lưu thành (Save As), kiểu Excel Workbook (.xlsx), rồi gửi lại.",
        (
            "Tệp có trong thư mục nhưng không mở ra đọc được. Không ai trong tệp này được xếp loại; các tệp khác "
            "vẫn được kiểm tra bình thường. Nếu bỏ qua, cả đơn vị sẽ thiếu kết quả mà không rõ vì sao. Đóng tệp ở "
            "chương trình khác, hoặc mở bằng Excel, lưu lại kiểu .xlsx rồi kiểm tra lại."
        ),
    ),
    "DG102": (
        "tệp có mật khẩu",
        "Tệp “{file}” có đặt mật khẩu nên không kiểm tra được.",
        "Gỡ mật khẩu, lưu và gửi lại. Không gửi mật khẩu kèm theo.",
        (
            "Tệp được mã hóa bằng mật khẩu mở tệp; công cụ không hỏi và không thử mật khẩu. Chưa gỡ mật khẩu thì "
            "cả đơn vị chưa được xếp loại. Người lập bảng mở tệp, bỏ mật khẩu mở tệp (khóa trang tính của mẫu thì "
            "vẫn để nguyên), lưu và gửi lại."
        ),
    ),
    "DG103": (
        "không phải tệp Excel .xlsx",
        "Tệp “{file}” không phải tệp Excel .xlsx[[ (thực chất là {kind})]].",
        "Mở tệp và lưu lại thành .xlsx; chỉ đổi đuôi tên tệp là không đủ.",
        (
            "Nội dung bên trong tệp không phải kiểu Excel Workbook, dù tên tệp có thể ghi .xlsx. Kiểu tệp khác "
            "làm mất công thức, ô lỗi hoặc dòng ẩn, đọc vào dễ sai điểm của người được đánh giá, nên không được "
            "nhận. Mở tệp bằng Excel, chọn Lưu thành, kiểu Excel Workbook (.xlsx), rồi gửi lại."
        ),
    ),
    "DG104": (
        "tệp bị hỏng",
        "Tệp “{file}” bị hỏng hoặc tải về chưa đủ[[ ({why})]].",
        "Tải lại; nếu vẫn lỗi, đề nghị đơn vị gửi lại.",
        (
            "Tệp bị cắt ngang khi gửi, khi tải về, hoặc có phần bên trong không đúng quy cách. Đọc một phần của "
            "tệp hỏng có thể bỏ sót người, nên cả tệp không được dùng. Tải lại từ nơi gửi; nếu vẫn lỗi, đề nghị "
            "đơn vị mở bản gốc bằng Excel, lưu lại và gửi lại."
        ),
    ),
    "DG105": (
        "tệp quá lớn",
        "Tệp “{file}”:[[ {what}]] {value}, vượt giới hạn {limit}.",
        "Xóa các dòng, hình ảnh thừa dưới bảng, lưu và gửi lại.",
        (
            "Tệp lớn hơn nhiều lần một bảng chấm điểm thông thường; thường do dòng trống được kẻ khung đến cuối "
            "trang hoặc do chèn hình ảnh. Giới hạn giữ cho một tệp bất thường không làm treo việc kiểm tra của "
            "tất cả các đơn vị khác. Xóa dòng, cột và hình ảnh thừa, hoặc chép số liệu sang mẫu mới rồi gửi lại."
        ),
    ),
    "DG106": (
        "tệp có macro",
        "Tệp “{file}” có macro; công cụ không chạy macro.",
        "Lưu lại kiểu Excel Workbook (.xlsx).",
        (
            "Tệp có kèm đoạn lệnh (macro). Số liệu vẫn được đọc và xếp loại bình thường, nhưng macro không bao "
            "giờ được chạy, nên ô nào do macro điền có thể đã cũ. Lần sau dùng mẫu .xlsx đã gửi."
        ),
    ),
    "DG110": (
        "thiếu trang tính",
        "Tệp “{file}” không có trang tính “{sheet}”[[ đọc được ({why})]][[; gần giống nhất: “{near}”]].",
        "Đổi tên trang tính thành “{sheet}” hoặc chép số liệu sang mẫu đã gửi.",
        (
            "Trang tính được tìm theo tên, không theo thứ tự, để không đọc nhầm bảng của kỳ khác. Không tìm thấy "
            "thì cả tệp chưa được kiểm tra và không ai trong đó được xếp loại. Đặt lại đúng tên trang tính như "
            "mẫu; nếu trang tính đang bị ẩn thì bỏ ẩn."
        ),
    ),
    "DG111": (
        "thiếu cột",
        "Trang tính “{sheet}”[[, dòng tiêu đề {row}]]: thiếu {part} “{value}”[[; gần giống nhất: “{near}”]].",
        "Khôi phục {part} như mẫu đã gửi.",
        (
            "Cột được tìm theo chữ ở dòng tiêu đề, dòng trên phiếu chấm điểm của một người theo ký hiệu tiêu chí; thứ tự "
            "không quan trọng. Thiếu cột (dòng) của một tiêu chí thì không "
            "thể tính tổng điểm của bất cứ ai, và đoán cột sẽ gán nhầm điểm cho người được đánh giá. Ghi lại tiêu "
            "đề như mẫu, hoặc chép số liệu sang mẫu đã gửi."
        ),
    ),
    "DG112": (
        "cột có hai lần",
        "{part} “{value}” xuất hiện hai lần: {cell}[[ (“{heading}”)]] và {cell2}[[ (“{heading2}”)]].",
        "Chỉ giữ một trong hai.",
        (
            "Hai cột cùng tiêu đề nhưng có thể khác số liệu; công cụ không tự chọn cột nào là cột đúng. Chọn nhầm "
            "thì điểm của cả đơn vị sai theo. Xóa hoặc đổi tiêu đề cột thừa rồi kiểm tra lại."
        ),
    ),
    "DG113": (
        "cột không có trong mẫu",
        "Trang tính “{sheet}”, ô {cell}: {part} “{value}” không có trong mẫu, không được đọc.",
        "Không phải sửa nếu chỉ để ghi chú.",
        (
            "Người lập bảng đã thêm một cột. Cột này không ảnh hưởng đến điểm và mức xếp loại. Nếu cột có nội "
            "dung cần tính, chuyển nội dung sang đúng cột của mẫu."
        ),
    ),
    "DG115": (
        "phiếu chấm điểm chưa điền",
        "Phiếu chấm điểm[[ của {who}]][[ của {unit}]] chưa điền (mẫu gửi đi còn nguyên).",
        "Đề nghị đơn vị chấm điểm và gửi lại.",
        (
            "Đơn vị gửi lại đúng mẫu trống: chưa có điểm, chưa có lý do không đánh giá, xếp loại của ai. Công cụ "
            "báo một lần cho cả tệp thay vì báo từng ô. Để trống không được coi là 0 điểm, nên không ai bị xếp "
            "loại từ tệp này. Đề nghị đơn vị điền và gửi lại."
        ),
    ),
    "DG116": (
        "dòng ẩn có điểm",
        "Trang tính “{sheet}”:[[ {n} dòng đang bị ẩn hoặc bị lọc nhưng có điểm ({rows})]][[ {n} cột điểm đang bị ẩn ({columns})]][[ {n} ô có số hiện ra khác số đang lưu ({cells}); ô đầu hiện “{shown}” thay cho {stored}]][[ {n} ô bị gạch ngang chữ ({struck})]]; các điểm này vẫn được tính.",
        "Bỏ ẩn, bỏ lọc, đặt lại định dạng ô là General, bỏ gạch ngang chữ rồi kiểm tra lại.",
        (
            "Dòng bị ẩn hoặc bị lọc không hiện khi in và khi đọc trước hội nghị, nhưng điểm trong đó vẫn được "
            "tính. Người ở dòng ẩn có thể được xếp loại mà chi bộ không nhìn thấy điểm. Bỏ ẩn, bỏ lọc; dòng thừa "
            "thì xóa hẳn. Định dạng số cũng có thể làm ô trông như trống, hoặc hiện 89,6 thành 90; số đang lưu mới là số được "
            "tính, nên cần để ô hiện đúng số đó. Ô bị gạch ngang chữ vẫn được đọc như ô khác: xóa trống ô, hoặc ghi lại điểm "
            "đúng."
        ),
    ),
    "DG117": (
        "tệp trùng",
        "Tệp “{file}” giống hệt “{file2}”; chỉ dùng một tệp.",
        "Xóa tệp thừa.",
        (
            "Hai tệp giống nhau từng byte, thường do tải về hai lần. Kết quả không bị ảnh hưởng vì chỉ một tệp "
            "được đọc. Xóa tệp thừa để thư mục gọn và không nhầm ở lần gửi sau."
        ),
    ),
}

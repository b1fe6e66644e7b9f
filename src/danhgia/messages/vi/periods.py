"""Vietnamese words of findings about periods, votes, registers and the workspace (DG5xx): short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG501": (
        "nhầm kỳ",
        "Tệp “{file}” lập cho {value}[[, đang kiểm tra {period}]][[ theo ô {cell}, trong khi đang được tính cho {meant}]].",
        "Kiểm tra lại tệp; có thể gửi nhầm phiếu chấm điểm kỳ trước.",
        (
            "Dấu nhận biết trong tệp ghi một kỳ khác với thư mục chứa tệp, hoặc không phải là kỳ của bộ tiêu chí. "
            "Tính điểm kỳ trước cho kỳ này thì mọi người trong đơn vị đều sai kết quả, nên cả tệp không được dùng. "
            "Chuyển tệp về đúng thư mục của kỳ, hoặc đề nghị đơn vị gửi đúng tệp. Nếu chỉ kỳ in phía trên bảng khác thì "
            "tệp vẫn được tính theo dấu nhận biết hoặc thư mục và đây là cảnh báo: có thể bảng cũ được điền lại."
        ),
    ),
    "DG502": (
        "nhầm bộ tiêu chí",
        "Tệp “{file}” lập theo bộ tiêu chí {value}, khác bộ tiêu chí đang dùng ({expected}).",
        "Lập lại mẫu (danhgia template) và đề nghị đơn vị điền lại.",
        (
            "Tệp được lập từ một bộ tiêu chí khác, có thể khác tiêu chí, điểm tối đa và mức xếp loại. Chấm theo "
            "thang này mà xếp theo thang khác thì không công bằng với ai, nên cả tệp không được dùng. Gửi lại mẫu "
            "của bộ tiêu chí đang dùng."
        ),
    ),
    "DG503": (
        "bản cũ của bộ tiêu chí",
        "Tệp “{file}” lập theo bản cũ của bộ tiêu chí ({value}); được kiểm tra theo bản đang dùng.",
        "Lần sau dùng mẫu mới (danhgia template).",
        (
            "Mẫu được lập trước khi bộ tiêu chí thay đổi. Tệp vẫn được kiểm tra đầy đủ theo bản đang dùng; chỗ "
            "nào không còn phù hợp sẽ được báo riêng. Đọc kỹ các nội dung khác của tệp này; lần sau gửi mẫu mới."
        ),
    ),
    "DG504": (
        "thiếu dấu nhận biết của mẫu",
        "Tệp “{file}” không có, hoặc không đủ, dấu nhận biết của mẫu[[; lấy kỳ {period} theo thư mục]][[; lấy đơn vị {unit} theo mã số]].",
        "Dùng mẫu đã gửi để tránh nhầm.",
        (
            "Tệp không được lập từ mẫu của công cụ, số liệu đã chép sang tệp khác, hoặc dấu không còn đủ. Kỳ được "
            "hiểu theo thư mục, đơn vị được hiểu theo mã số của người trong bảng; nếu đặt nhầm thư mục thì không có gì "
            "để đối chiếu. Kiểm tra kỳ và đơn vị nêu trong nội dung; lần sau điền trực tiếp vào mẫu."
        ),
    ),
    "DG510": (
        "số liệu kiểm phiếu không khớp",
        "[[{unit}, ]]kiểm phiếu[[ (phiếu biểu quyết riêng mức {level})]]: hợp lệ {valid} + không hợp lệ {invalid} = {sum}, khác số thu về {collected}.",
        "Đối chiếu biên bản kiểm phiếu và sửa số liệu.",
        (
            "Số phiếu biểu quyết hợp lệ và không hợp lệ phải cộng bằng số thu về. Số liệu không khớp thì kết quả "
            "bỏ phiếu dễ bị kiến nghị. Đối chiếu biên bản kiểm phiếu có chữ ký của tổ kiểm phiếu và sửa ở trang "
            "tính “Kiểm phiếu”."
        ),
    ),
    "DG511": (
        "phiếu biểu quyết các mức không khớp",
        "{who}[[, phiếu biểu quyết riêng mức {level}]]: tổng số phiếu biểu quyết các mức là {sum}, khác {bound} {n}[[ – {why}]].",
        "Đối chiếu biên bản kiểm phiếu; mỗi phiếu biểu quyết hợp lệ chỉ đánh dấu một mức cho mỗi người.",
        (
            "Với mỗi người, số phiếu biểu quyết cho các mức cộng lại phải bằng số phiếu biểu quyết hợp lệ. Thừa "
            "hoặc thiếu một phiếu biểu quyết có thể làm đổi mức được nhiều phiếu biểu quyết nhất. Tổng các mức "
            "nhiều hơn số phiếu biểu quyết hợp lệ là điều không thể có, nên người này chưa được xếp loại theo số liệu đó. Đối chiếu biên "
            "bản kiểm phiếu và sửa số liệu của người này."
        ),
    ),
    "DG512": (
        "nhiều phiếu biểu quyết hơn người bỏ phiếu",
        "[[{unit}, ]]kiểm phiếu[[ (phiếu biểu quyết riêng mức {level})]]: thu về {collected}[[, phát ra {issued}]][[, đảng viên chính thức có mặt {present}]]; số đứng trước không được nhiều hơn số đứng sau.",
        "Đối chiếu biên bản kiểm phiếu và sửa số liệu.",
        (
            "Số phiếu biểu quyết thu về không thể nhiều hơn số phát ra, và số phát ra không thể nhiều hơn số đảng "
            "viên chính thức có mặt (đảng viên dự bị không biểu quyết). Số liệu như vậy làm kết quả bỏ phiếu "
            "không có giá trị chứng minh. Đối chiếu biên bản kiểm phiếu và sửa số liệu."
        ),
    ),
    "DG513": (
        "bỏ phiếu khác mức theo điểm",
        "{who}: {total} điểm (mức theo điểm {expected}) nhưng chi bộ bỏ phiếu mức {value}.",
        "Đề nghị chi bộ xem lại; hoặc ghi mức do cấp có thẩm quyền quyết định vào sổ “Quyết định”.",
        (
            "Điểm thuộc một mức, kết quả bỏ phiếu là mức khác, và văn bản không nói bên nào được tính. Công cụ "
            "giữ nguyên cả hai và không xếp loại người này, để không thay chi bộ chọn. Đề nghị chi bộ xem lại "
            "điểm hoặc kết quả bỏ phiếu; nếu cấp có thẩm quyền đã quyết định, ghi mức, số văn bản, ngày vào sổ "
            "“Quyết định”."
        ),
    ),
    "DG514": (
        "ngày họp ngoài tháng cuối kỳ",
        "[[{unit}: ]]họp ngày {date}, không trong tháng cuối của {period}.",
        "Kiểm tra lại ngày họp.",
        (
            "Hội nghị đánh giá thường họp trong tháng cuối của kỳ; ngày ghi ở trang tính “Kiểm phiếu” nằm ngoài "
            "tháng đó. Có thể gõ nhầm ngày, hoặc gửi nhầm kiểm phiếu của kỳ khác. Nếu đúng là họp sớm hoặc họp "
            "muộn thì không phải sửa."
        ),
    ),
    "DG515": (
        "mức kết luận không nhiều phiếu biểu quyết nhất",
        "{who}: chi bộ kết luận mức {value} nhưng mức {expected} có nhiều phiếu biểu quyết hơn.",
        "Đối chiếu biên bản kiểm phiếu.",
        (
            "Mức ghi ở kết luận không phải mức có nhiều phiếu biểu quyết nhất. Công cụ vẫn lấy mức chi bộ kết "
            "luận, vì văn bản không cho biết cách tính đa số; nhưng nếu ghi nhầm cột thì người này nhận sai mức. "
            "Đối chiếu biên bản; nếu kết luận đúng thì không phải sửa."
        ),
    ),
    "DG516": (
        "chưa ghi mức bỏ phiếu của một người",
        "Ô {cell} – {who}: chi bộ có bỏ phiếu nhưng chưa ghi mức của người này; tính theo điểm.",
        "Ghi mức chi bộ bỏ phiếu, hoặc để nguyên nếu chi bộ không bỏ phiếu cho người này.",
        (
            "Những người khác trong bảng đã có mức bỏ phiếu, riêng người này để trống. Mức của người này tạm lấy "
            "theo điểm, có thể khác kết quả bỏ phiếu thực tế. Đối chiếu biên bản kiểm phiếu và ghi bổ sung."
        ),
    ),
    "DG517": (
        "có phiếu biểu quyết nhưng chưa có kết luận",
        "{who}: có[[ {n}]] phiếu biểu quyết ở trang tính “Kiểm phiếu” nhưng chưa ghi mức chi bộ kết luận.",
        "Ghi mức ở cột “Mức chi bộ bỏ phiếu xếp loại” theo biên bản kiểm phiếu.",
        (
            "Đã có số phiếu biểu quyết từng mức nhưng chưa có mức kết luận. Cách tính đa số không có trong văn "
            "bản nên công cụ không tự suy ra mức từ số phiếu biểu quyết; người này chưa được xếp loại. Ghi mức "
            "chi bộ đã kết luận trong biên bản."
        ),
    ),
    "DG518": (
        "hai nơi ghi hai mức",
        "{who}: bảng chấm điểm ghi {value}, trang tính “Kiểm phiếu” ghi {value2}.",
        "Đối chiếu biên bản kiểm phiếu, sửa cho khớp ở cột “Mức chi bộ bỏ phiếu xếp loại”.",
        (
            "Mức bỏ phiếu của cùng một người được ghi khác nhau ở hai trang tính của một tệp. Không rõ mức nào là "
            "mức chi bộ kết luận, nên người này chưa được xếp loại. Đối chiếu biên bản kiểm phiếu; trang tính "
            "“Kiểm phiếu” của mẫu tự lấy mức từ bảng chấm điểm, không gõ lại."
        ),
    ),
    "DG519": (
        "số liệu kiểm phiếu không đọc được",
        "Kiểm phiếu[[, ô {cell}]][[ – {who}]][[, {label}]]: “{value}” không đọc được[[; phải là {expected_kind}]].",
        "Nhập lại: số đếm là số nguyên, ngày họp dạng ngày/tháng/năm.",
        (
            "Một ô ở trang tính “Kiểm phiếu” không phải số nguyên (hoặc không phải ngày), hoặc thiếu một cột. "
            "Thiếu số này thì không kiểm tra được số phiếu biểu quyết có khớp hay không. Nếu đó là phiếu biểu quyết "
            "cho một người thì người đó chưa được xếp loại; nếu là số liệu chung hoặc cả một cột thì mọi người vẫn "
            "được xếp loại theo mức chi bộ đã kết luận. Nhập lại theo biên bản, chỉ ghi số, không kèm chữ."
        ),
    ),
    "DG520": (
        "phiếu chấm điểm nộp muộn",
        "{unit}: nhận phiếu chấm điểm ngày {date}, quá hạn {n} ngày (hạn {deadline}).",
        "Không phải sửa phiếu chấm điểm; ghi nhận để đánh giá tiến độ.",
        (
            "Sổ theo dõi ghi ngày nhận phiếu chấm điểm của đơn vị sau ngày hạn đặt ở mục deadlines của danhgia.yaml. "
            "Lần nhận đầu tiên được tính: đơn vị nộp đúng hạn, sau đó sửa và gửi lại thì không bị coi là muộn. Kết quả "
            "của mọi người trong đơn vị không thay đổi."
        ),
    ),
    "DG531": (
        "quyết định ghi chưa đủ",
        "Sổ “Quyết định”, dòng {row}[[ – {who}]]: thiếu {value}.",
        "Ghi đủ mức quyết định, cấp quyết định, số văn bản, ngày.",
        (
            "Mức do cấp có thẩm quyền quyết định được ưu tiên hơn điểm và kết quả bỏ phiếu, nên phải có đủ cấp "
            "quyết định, số văn bản và ngày để chứng minh. Dòng ghi thiếu chưa được dùng. Bổ sung theo văn bản; "
            "chưa có văn bản thì để mức ở cột “Mức đề nghị”. Dòng đủ cấp quyết định, số văn bản, ngày mà thiếu mức có thể "
            "do cột “Mức quyết định” mang tiêu đề khác nên không được đọc."
        ),
    ),
    "DG532": (
        "ô trong sổ, danh sách ghi chưa đúng",
        "[[Ô {cell}]][[ – {who}]][[, cột “{field}”]]: chưa ghi đúng: “{value}”[[; phải là {expected_kind}]][[; chọn một trong: {options}]].",
        "Ghi lại theo đúng kiểu của cột.",
        (
            "Một ô trong danh sách hoặc sổ theo dõi còn trống ở cột bắt buộc, hoặc có nội dung mà cột đó không "
            "nhận, ví dụ ngày ghi bằng chữ hoặc kỳ không rõ năm. Dòng này có thể làm đổi việc ai được đánh giá và "
            "mức nào được tính, nên không được hiểu phỏng đoán. Nhập lại: ngày dạng 05/10/2018, kỳ dạng 2018-Q3 "
            "hoặc quý III/2018, ô có danh sách thì chọn trong danh sách."
        ),
    ),
    "DG533": (
        "hai mức trái nhau trong sổ",
        "{who}: sổ “{sheet}” có hai mức khác nhau cho {period}, cùng ngày: {place1} và {place2}.",
        "Giữ dòng đúng theo văn bản; nếu có văn bản thay thế, ghi đủ ngày của từng văn bản.",
        (
            "Một người có hai mức khác nhau trong cùng kỳ (quyết định, hoặc kết quả chuyển đến) và không rõ văn bản nào "
            "ban hành sau. Chọn thay là quyết định thay cấp có thẩm quyền, nên không dòng nào được dùng; hai quyết định "
            "trái nhau thì người này chưa được xếp loại. Đối chiếu văn bản; văn bản sau thay văn bản trước thì ghi ngày để phân biệt."
        ),
    ),
    "DG534": (
        "kết quả chuyển đến ghi chưa đủ",
        "Sổ “Chuyển đến”, dòng {row}[[ – {who}]]: thiếu {value}.",
        "Ghi đủ đơn vị cũ, số văn bản, ngày.",
        (
            "Kết quả mang từ nơi khác đến được tính khi xét cuối năm, nên phải có đơn vị cũ, số văn bản và ngày để "
            "chứng minh. Dòng ghi thiếu chưa được dùng; kỳ đó vẫn là chưa thuộc đối tượng đánh giá. Bổ sung theo giấy "
            "tờ chuyển sinh hoạt."
        ),
    ),
    "DG535": (
        "kết quả chuyển đến không được dùng",
        "{who}: sổ “Chuyển đến” ghi kết quả {period}, nhưng kỳ này người đó thuộc đối tượng đánh giá tại đây[[ ({own})]]; dòng này không được dùng.",
        "Xóa dòng ở sổ “Chuyển đến”, hoặc sửa ngày bắt đầu trong danh sách.",
        (
            "Kết quả chuyển đến chỉ dùng cho kỳ mà người đó chưa có trong danh sách của mình. Kỳ này danh sách cho thấy "
            "người đó được đánh giá tại đây, nên chỉ kết quả tại đây được tính; hai kết quả cho một kỳ thì một nơi ghi "
            "nhầm. Đối chiếu ngày chuyển sinh hoạt rồi sửa sổ hoặc danh sách."
        ),
    ),
    "DG540": (
        "sổ kết quả không đọc được",
        "Không đọc được sổ kết quả “{file}”[[: {why}]].",
        "Đóng chương trình đang dùng tệp rồi chạy lại; nếu tệp hỏng, chép lại bản sao lưu, hoặc chuyển tệp đi nơi khác rồi xếp loại lại từng kỳ.",
        (
            "Sổ kết quả (danhgia.db) lưu mọi lần xếp loại để sau này đối chiếu. Tệp hỏng, không có quyền ghi, không "
            "phải sổ kết quả, hoặc bảng trong tệp đã bị chương trình khác xóa, sửa thì không lệnh nào ghi đè, để "
            "không mất những gì còn lại. Khôi phục từ bản sao "
            "lưu; giữ lại tệp hỏng, không xóa."
        ),
    ),
    "DG541": (
        "sổ kết quả của phiên bản mới hơn",
        "Sổ kết quả “{file}” do phiên bản danhgia mới hơn lập[[ (quy cách {value}, phiên bản này đọc được đến {limit})]].",
        "Cập nhật danhgia rồi chạy lại.",
        (
            "Sổ kết quả đã được một phiên bản mới hơn ghi. Phiên bản cũ ghi vào có thể làm mất nội dung mà nó "
            "không hiểu, nên dừng lại. Cài phiên bản danhgia đang dùng ở máy kia, rồi chạy lại lệnh."
        ),
    ),
    "DG550": (
        "thư mục làm việc không đọc được",
        "Không dùng được thư mục làm việc[[ (tệp “{file}”)]][[, dòng {line}]][[: {why}]][[ ({value})]].",
        "Sửa danhgia.yaml hoặc lập thư mục mới: danhgia init.",
        (
            "Tệp danhgia.yaml cho biết dùng bộ tiêu chí nào, năm nào, các tệp ở đâu; nội dung hiện không hiểu "
            "được. Đoán thì có thể xếp loại theo sai bộ tiêu chí hoặc sai năm. Sửa chỗ đã nêu, hoặc lập lại bằng "
            "danhgia init rồi chép danh sách và các bảng sang."
        ),
    ),
}

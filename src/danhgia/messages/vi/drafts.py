"""Vietnamese words of `rubric draft`: findings about blank forms (DG640 to DG648), and what was understood of one."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG640": (
        "mẫu chưa hiểu được",
        "Tệp “{file}”: {form_why}[[ (trang tính: {sheets})]].",
        "Dùng tệp mẫu có dòng tiêu đề (nội dung, tiêu chí, điểm tối đa); nếu có nhiều bảng, ghi --sheet TÊN.",
        (
            "Không tìm thấy bảng tiêu chí nào trong mẫu, hoặc có nhiều bảng mà không rõ bảng nào. Công cụ không tự "
            "chọn và chưa ghi gì, vì bộ tiêu chí lập từ nhầm bảng thì mọi kết quả đều sai. Kiểm tra dòng tiêu đề của "
            "bảng, bỏ ẩn trang tính, hoặc chỉ rõ trang tính bằng --sheet."
        ),
    ),
    "DG641": (
        "điểm trên mẫu không cộng đủ",
        "Ô {cell}:[[ “{group}”]] in {cap} điểm, các phần cộng được {sum}[[ ({cells})]].",
        "Đối chiếu văn bản gốc; sửa trong bộ tiêu chí và ghi chú (note) chỗ mẫu in sai.",
        (
            "Điểm tối đa in cho một nhóm hoặc cho cả bảng khác tổng điểm tối đa của các phần. Bản dự thảo giữ nguyên "
            "các số như mẫu in, không tự sửa số nào, nên rubric check sẽ còn nhắc. Hỏi nơi ban hành mẫu, sửa số sai "
            "và ghi căn cứ."
        ),
    ),
    "DG642": (
        "một điểm tối đa in hai nơi khác nhau",
        "Ô {cell2}: “{value}” in {second} điểm, nhưng ô {cell} in {first} điểm.",
        "Đối chiếu văn bản gốc, giữ một số.",
        (
            "Cùng một nhóm hoặc tiêu chí mà điểm tối đa in hai lần không giống nhau, ví dụ trong tên và ở cột điểm. "
            "Bản dự thảo lấy số ở cột điểm của chính dòng đó. Đối chiếu văn bản gốc trước khi dùng."
        ),
    ),
    "DG643": (
        "ký hiệu lặp lại trên mẫu",
        "Ô {cell}: {n} tiêu chí dùng chung ký hiệu ({labels}); bản dự thảo đặt mã theo nhóm, ví dụ I.1.a.",
        "Xem lại các mã này; mẫu lập từ bộ tiêu chí sẽ in mã thay cho ký hiệu.",
        (
            "Mẫu in cùng một ký hiệu trước nhiều tiêu chí, như a, b, c trong từng nhóm. Khi đọc bảng chấm điểm cần "
            "phân biệt được các tiêu chí, nên bản dự thảo ghép ký hiệu của nhóm phía trước và ghi lại ký hiệu in trên "
            "mẫu ở cuối dòng. Không phải sửa nếu cách ghép này dùng được."
        ),
    ),
    "DG644": (
        "mẫu có nhóm con",
        "Ô {cell}: lĩnh vực {value} có {n} nhóm con ({groups}); bản dự thảo chỉ ghi lĩnh vực và tiêu chí.",
        "Xem lại; điểm tối đa của nhóm con ghi ở dòng chú thích của bản dự thảo.",
        (
            "Mẫu chia nhiều tầng hơn bộ tiêu chí hiện ghi được. Các tiêu chí được đưa thẳng vào lĩnh vực, điểm không "
            "đổi; tên và điểm tối đa của nhóm con giữ ở dòng chú thích. Điểm tối đa của nhóm con không được kiểm tra "
            "khi chấm."
        ),
    ),
    "DG645": (
        "dòng không lấy làm tiêu chí",
        "Ô {cell}: {n} dòng dưới “{value}” được hiểu là mức điểm hoặc giải thích của tiêu chí, không phải tiêu chí riêng[[ ({cells})]].",
        "Nếu đó là các tiêu chí riêng, ghi lại trong bản dự thảo theo các dòng chú thích.",
        (
            "Dưới một tiêu chí, mẫu in các dòng không có điểm riêng hoặc có điểm của từng mức (5, 4, 3 …). Cộng các dòng "
            "này không ra điểm tối đa của tiêu chí nên chúng được giữ làm chú thích. Đối chiếu văn bản: nếu mỗi dòng "
            "được chấm riêng thì phải ghi thành tiêu chí."
        ),
    ),
    "DG646": (
        "cột của mẫu không dùng",
        "Trang tính “{sheet}”, ô {cell}: cột “{value}” {unused}.",
        "Không phải sửa nếu cột này không liên quan đến điểm tối đa và người chấm.",
        (
            "Tiêu đề của cột không cho biết cột dùng làm gì, hoặc có hai cột cùng nghĩa. Công cụ không đoán, nên nội dung "
            "của cột không vào bản dự thảo. Nếu đó là cột điểm tối đa hoặc người chấm, ghi thêm vào bản dự thảo, hoặc "
            "sửa tiêu đề trong một bản sao của mẫu rồi lập lại."
        ),
    ),
    "DG647": (
        "điểm ngoài thang điểm",
        "Ô {cell}: “{value}” là điểm thưởng hoặc điểm trừ; bộ tiêu chí hiện chưa ghi được, bản dự thảo bỏ qua.",
        "Theo dõi phần này ngoài công cụ, ghi chú trong bộ tiêu chí.",
        (
            "Mẫu có điểm cộng hoặc điểm trừ ngoài thang điểm chung. Bộ tiêu chí hiện chỉ ghi được các tiêu chí có điểm "
            "tối đa, nên phần này không được tính và không được kiểm tra. Cần biết điều đó trước khi dùng kết quả."
        ),
    ),
    "DG648": (
        "mẫu có phần bị ẩn",
        "Trang tính “{sheet}”: dòng, cột đang bị ẩn trong bảng ({places}) vẫn được đọc.",
        "Bỏ ẩn và xem các dòng, cột này có thuộc mẫu hay không.",
        (
            "Trong bảng có dòng hoặc cột bị ẩn; nội dung ở đó vẫn vào bản dự thảo. Đó có thể là phần của bản cũ mà "
            "người lập mẫu chỉ giấu đi. Bỏ ẩn, xóa phần thừa trong một bản sao rồi lập lại."
        ),
    ),
}

LINES: dict[str, str] = {
    "draft.table": "Trang tính “{sheet}”, bảng từ ô {cell}: {shape}",
    "draft.name": "Tên: {name} (ô {cell})",
    "draft.basis": "Căn cứ: {basis} (ô {cell})",
    "draft.period": "Kỳ đánh giá: {period} (ô {cell})",
    "draft.month": "tháng",
    "draft.quarter": "quý",
    "draft.half": "6 tháng",
    "draft.year": "năm",
    "draft.scorers": "Người chấm: {names}",
    "draft.total": "Tổng điểm: {total} (ô {cell})",
    "draft.person": "Đánh giá: cá nhân, mỗi dòng một người (ô {cell}: “{heading}”)",
    "draft.organisation": "Đánh giá: tổ chức, mỗi dòng một tổ chức (ô {cell}: “{heading}”)",
    "draft.vote": "Bỏ phiếu xếp loại: có (ô {cell}: “{heading}”)",
    "draft.col.label": "Ký hiệu",
    "draft.col.name": "Tên",
    "draft.col.cap": "Điểm tối đa",
    "draft.col.cell": "Ô",
    "draft.col.cap_cell": "Ô điểm",
    "draft.level": "Mức: {name}[[, mã {code}]][[, viết tắt {short}]][[: {bounds}]] (ô {cell})",
    "draft.missing": "Còn phải điền: {n} chỗ",
    "draft.missing_at": "dòng {line}: {what}",
    "draft.summary": (
        "Từ “{file}”: {domains} lĩnh vực, {criteria} tiêu chí, {levels} mức → {path}[[; còn {missing} chỗ phải điền theo văn bản]]."
    ),
    # what is missing at a place, and why
    "draft.gap.name": "tên bộ tiêu chí: mẫu không in tiêu đề",
    "draft.gap.period": "kỳ đánh giá (month, quarter, half, year): mẫu không ghi",
    "draft.gap.total": "tổng điểm của thang điểm: {unread}[[, ô {cell}]][[: “{raw}”]]",
    "draft.gap.step": "bước điểm: không in trên mẫu",
    "draft.gap.scorers": "ai chấm điểm: mẫu không có cột người chấm",
    "draft.gap.official": "điểm của ai là điểm chính thức: không in trên mẫu",
    "draft.gap.levels": "các mức xếp loại: không in trên mẫu",
    "draft.gap.cap": "điểm tối đa của “{what}”: {unread}[[, ô {cell}]][[: “{raw}”]]",
    "draft.gap.code": "mã gõ tắt của mức “{what}”: không in trên mẫu[[ (mức in ở ô {cell})]]",
    "draft.gap.from": "cận dưới của mức “{what}” (from hoặc above): {unread}[[ (mức in ở ô {cell})]][[: “{raw}”]]",
}

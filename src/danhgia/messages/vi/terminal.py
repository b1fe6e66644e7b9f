"""Vietnamese lines of the terminal: summaries, `explain`, and the words that tables and lists share."""

from __future__ import annotations

LINES: dict[str, str] = {
    "assumed_suffix": "(giá trị tạm tính, chưa có văn bản)",
    # severities
    "severity.error": "Lỗi",
    "severity.warning": "Cảnh báo",
    "severity.note": "Lưu ý",
    "severities.error": "lỗi",
    "severities.warning": "cảnh báo",
    "severities.note": "lưu ý",
    "accepted": "được chấp nhận: {reason}",
    "finding.hint": "Cách xử lý: {hint}",
    "folded": "{n} dòng cùng nguyên nhân “{name}” ở tệp {file} (xem đủ: --format csv)",
    # validate
    "validate.clean": "Đã kiểm tra {files} tệp, {subjects} người: không có lỗi[[, {warnings} cảnh báo]][[, {notes} lưu ý]].",
    "validate.summary": (
        "Đã kiểm tra {files} tệp, {subjects} người: {errors} lỗi[[ ở {units} đơn vị]][[, {warnings} cảnh báo]]"
        "[[, {notes} lưu ý]]."
    ),
    "validate.returned": "Danh sách trả lại: {path} ({n} tệp).",
    "skipped": "Đã bỏ qua {n} tệp (thư mục bắt đầu bằng “_”, tệp tạm của Excel).",
    "nothing_matched": "Không tìm thấy tệp nào phù hợp với “{value}”.",
    # grade
    "grade.summary": (
        "{period}: đã xếp loại {graded}/{subjects} người[[ – {levels}]][[; chưa xếp loại {not_graded}]][[ ({reasons})]]."
    ),
    "grade.level": "{level} {n}",
    "grade.unchanged": "{period}: số liệu và kết quả không thay đổi so với lần xếp loại trước; không ghi thêm.",
    "no_ballots": "Mức theo điểm – chưa có kết quả bỏ phiếu[[ của {n} {unit_word}]].",
    "assumptions": "Dựa trên {n} giá trị tạm tính, chưa có văn bản[[: {list}]].",
    "counted.error": "{n} còn lỗi",
    "counted.blank": "{n} chưa chấm",
    "counted.missing": "{n} chưa có phiếu chấm điểm",
    "counted.exempt": "{n} không đánh giá",
    "counted.not_rated": "{n} không đánh giá, xếp loại",
    "counted.deferred": "{n} xếp loại sau",
    "counted.outside": "{n} chưa thuộc đối tượng",
    "counted.unsettled": "{n} chưa thống nhất giữa điểm và kết quả bỏ phiếu",
    "counted.stale": "{n} cần xếp loại lại",
    # what a period brought somebody
    "status.graded": "Đã xếp loại",
    "status.error": "Chưa xếp loại do còn lỗi",
    "status.blank": "Để trống",
    "status.missing": "Chưa có phiếu chấm điểm",
    "status.exempt": "Thuộc diện không đánh giá, xếp loại",
    "status.not_rated": "Không đánh giá, xếp loại",
    "status.deferred": "Chưa đánh giá, xếp loại",
    "status.outside": "Chưa thuộc đối tượng đánh giá trong kỳ",
    "status.unsettled": "Chưa thống nhất giữa điểm và kết quả bỏ phiếu",
    "status.stale": "Số liệu đã thay đổi, cần xếp loại lại",
    "level_from.points": "theo điểm",
    "level_from.ballot": "theo bỏ phiếu của chi bộ",
    "level_from.decision": "theo quyết định của cấp có thẩm quyền",
    "level_from.entered": "theo kết quả chuyển đến",
    # yearend
    "yearend.summary": (
        "Năm {year} – điều kiện {level}: đủ {yes}, không đủ {no}, chưa đủ căn cứ {undetermined}."
        "[[ Đề nghị trái điều kiện: {against}.]]"
    ),
    "yearend.no_rules": "Năm {year}: bộ tiêu chí không có điều kiện cuối năm; {subjects} người, chỉ tổng hợp kết quả các kỳ.",
    "eligible.yes": "Đủ điều kiện",
    "eligible.no": "Không đủ điều kiện",
    "eligible.undetermined": "Chưa đủ căn cứ kết luận",
    "eligible.none": "Không áp dụng",
    "holds.true": "✓",
    "holds.false": "✗",
    "holds.none": "?",
    # status
    "status.summary": "{period}: {received}/{units} đơn vị đã nộp, {valid} không có lỗi; {graded}/{subjects} người đã xếp loại.",
    "status.not_graded": "{period} chưa xếp loại lần nào.",
    "status.stale_period": "{period}: số liệu đã thay đổi sau khi xếp loại; chạy lại: {command}",
    "status.waiting": "Chưa nộp: {units}.",
    # rosters, rubrics, templates, workspaces
    "roster.clean": "Danh sách: {subjects} người, {units} đơn vị; không có lỗi[[, {warnings} cảnh báo]].",
    "roster.summary": "Danh sách: {subjects} người, {units} đơn vị; {errors} lỗi[[, {warnings} cảnh báo]].",
    "rubric.clean": "{file}: không có lỗi[[, {warnings} cảnh báo]][[, {notes} lưu ý]].",
    "rubric.summary": "{file}: {errors} lỗi[[, {warnings} cảnh báo]][[, {notes} lưu ý]].",
    "rubric.tested": "{file}: {passed}/{cases} trường hợp mẫu cho kết quả như mong đợi.",
    "rubric.no_cases": "{file}: chưa có trường hợp mẫu (cần tệp {path}).",
    "rubric.copied": "Đã sao chép bộ tiêu chí {rubric} thành {path}; đặt lại id, effective và basis trước khi dùng.",
    "template.written": "Đã lập {n} tệp mẫu {period} trong {path}.",
    "template.kept": "Đã có sẵn {n} tệp, giữ nguyên (ghi đè: --force).",
    "init.done": "Đã tạo thư mục làm việc {path} (bộ tiêu chí {rubric}, năm {year}).",
    "written": "Đã ghi: {path}",
    # next steps
    "next_step": "Việc tiếp theo: {step}",
    "next.roster": "điền danh sách {path}, rồi chạy {command}",
    "next.template": "lập mẫu gửi các đơn vị: {command}",
    "next.send": "gửi tệp trong {path} cho các đơn vị; nhận lại thì đặt vào {folder}",
    "next.validate": "kiểm tra bảng đã nộp: {command}",
    "next.return": "trả danh sách cho đơn vị sửa: {command}",
    "next.grade": "xếp loại: {command}",
    "next.fix": "sửa các lỗi nêu trên, rồi chạy lại: {command}",
    "next.yearend": "xét điều kiện cuối năm: {command}",
    "next.explain": "xem căn cứ của một người: {command}",
    "next.rule": "tra cứu mã lỗi: {command}",
    # explain
    "explain.person": "{who} – {unit}",
    "explain.total": "{period}: {total} điểm – mức theo điểm: {level}[[ ({band})]]",
    "explain.domain": "{label}. {name}",
    "explain.criterion": "{label} {name}",
    "explain.source": "{file}, {sheet}, {cells}",
    "explain.ballot": "Bỏ phiếu kín[[ {date}]]: {level}[[ {x}/{valid} phiếu hợp lệ]]",
    "explain.ballot_agrees": "khớp với điểm",
    "explain.ballot_differs": "khác với mức theo điểm",
    "explain.no_ballot": "Chưa có kết quả bỏ phiếu",
    "explain.decision": "Quyết định: {level}[[, {body}]][[, {doc}]][[ ngày {date}]]",
    "explain.level": "Mức được tính cho năm: {level} ({level_from})",
    "explain.not_graded": "{period}: chưa xếp loại – {because}",
    "explain.year": "Năm {year}: {eligible} xét {level}",
    "explain.year_level": "Mức của năm {year}: {level} ({level_from})",
    "explain.year_open": "Mức của năm {year}: chưa có quyết định của cấp có thẩm quyền",
    "explain.basis": "Căn cứ: {basis}",
    "explain.rubric": "Bộ tiêu chí {rubric}, bản {version}",
    # rule
    "rule.title": "{code} – {name} ({severity})",
    "rule.blocks.file": "Còn nội dung này thì cả tệp chưa được xếp loại.",
    "rule.blocks.person": "Còn nội dung này thì người đó chưa được xếp loại.",
    "rule.blocks.nothing": "Nội dung này không ngăn việc xếp loại.",
    "rule.fix": "Cách xử lý: {hint}",
}

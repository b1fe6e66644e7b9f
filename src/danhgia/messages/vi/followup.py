"""Vietnamese lines of the lists that are followed up: what was not handed in, reminders, remedies, areas."""

from __future__ import annotations

LINES: dict[str, str] = {
    "title.duty": "DANH SÁCH CHƯA NỘP {kind}",
    "title.reminders": "THEO DÕI NHẮC VIỆC",
    "title.remedies": "HẠN CHẾ, KHUYẾT ĐIỂM CHƯA KHẮC PHỤC ĐÚNG HẠN",
    "title.coverage": "ĐỊA BÀN CHƯA CÓ NGƯỜI PHỤ TRÁCH",
    "followup.due": "{name} – hạn {due}[[, tính đến ngày {on}]]",
    "followup.on": "Tính đến ngày {on}",
    # what is handed in
    "followup.duty": (
        "{name} (hạn {due}[[, tính đến ngày {on}]]): {done}/{asked} đã xong[[, trong đó {late} xong muộn]]"
        "[[; chưa nộp {not_handed_in}]][[; chưa thông qua {not_adopted}]][[; chưa công khai {not_public}]]"
        "[[; chưa rõ {unclear}]]."
    ),
    "followup.owed": "{who}[[ – {unit}]]: {what}[[ (hạn riêng {deadline})]]",
    "followup.group": "{unit}: còn {n}/{asked}",
    "followup.unmet.handed_in": "chưa nộp",
    "followup.unmet.adopted": "chi bộ chưa thông qua",
    "followup.unmet.public": "chưa công khai",
    "followup.unmet.unclear": "chưa rõ, dòng trong sổ còn lỗi",
    "followup.col.asked": "Phải nộp",
    "followup.col.done": "Đã xong",
    "followup.col.late": "Xong muộn",
    "followup.col.not_handed_in": "Chưa nộp",
    "followup.col.not_adopted": "Chưa thông qua",
    "followup.col.not_public": "Chưa công khai",
    "followup.col.unclear": "Chưa rõ",
    "followup.col.handed_in": "Ngày nộp",
    "followup.col.adopted": "Ngày chi bộ thông qua",
    "followup.col.published": "Ngày công khai",
    "followup.col.left": "Còn thiếu",
    # reminders
    "followup.reminders": "{n} việc đã nhắc chưa có kết quả[[, tính đến ngày {on}]][[; trong đó {second} việc đã nhắc lần 2]].",
    "followup.reminder": (
        "{who}: nhắc lần {number} về “{task}”[[, văn bản {document}]], thông báo ngày {notified}[[, hạn {due}]]"
        "[[, quá hạn {over} ngày]][[ ({unclear})]]"
    ),
    "followup.sent": (
        "Từ ngày {first} đến ngày {last}: {n} thông báo nhắc việc lần {number} (đã hoàn thành {completed}"
        "[[, không hoàn thành {not_completed}]][[, chưa có kết quả {open}]])."
    ),
    "followup.disciplined": "Từ ngày {first} đến ngày {last}: kỷ luật {n} trường hợp ({forms}).",
    "followup.form": "{form} {n}",
    "followup.unclear_rows": "{n} dòng nhắc việc, kỷ luật còn lỗi nên chưa tính.",
    "followup.col.who": "Cá nhân, đơn vị",
    "followup.col.task": "Việc được giao",
    "followup.col.number": "Lần",
    "followup.col.document": "Số văn bản",
    "followup.col.notified": "Ngày thông báo",
    "followup.col.due": "Hạn",
    "followup.col.over": "Số ngày quá hạn",
    # remedies
    "followup.remedies": "{n} nội dung chưa khắc phục đúng hạn[[, tính đến ngày {on}]].",
    "followup.remedy": (
        "{who}: “{weakness}”, hạn {due}[[; có kết quả ngày {result_date}]][[, quá hạn {over} ngày]][[ ({unclear})]]"
    ),
    "followup.col.weakness": "Hạn chế, khuyết điểm",
    "followup.col.result": "Kết quả",
    "followup.col.result_date": "Ngày có kết quả",
    # areas
    "followup.coverage": (
        "{name}, từ ngày {first} đến ngày {last}: {covered}/{areas} địa bàn có người phụ trách tất cả các ngày."
    ),
    "followup.uncovered": "{area}: không có ai phụ trách {spans}[[ ({unclear})]]",
    "followup.span": "từ ngày {first} đến ngày {last}",
    "followup.several": "Có ngày phụ trách từ 2 địa bàn trở lên: {n} người",
    "followup.holder": "{who}: {areas}",
    "followup.col.area": "Mã địa bàn",
    "followup.col.area_name": "Tên địa bàn",
    "followup.col.spans": "Thời gian không có ai phụ trách",
    "sheet.reminders": "Nhắc việc",
    "sheet.remedies": "Khắc phục",
    # signs of checklists
    "title.signs": "KẾT QUẢ NHẬN DIỆN BIỂU HIỆN",
    "followup.signs": (
        "{name}, từ ngày {first} đến ngày {last}: {n} lượt nhận diện về {people} người, trong {asked} người thuộc diện"
        "[[; {unclear} dòng trong sổ còn lỗi, chưa tính]]. Chỉ thống kê, không tính điểm, không xếp thứ tự."
    ),
    "followup.sign": "{sign}. {name}: {people} người (tự nhận diện {own} lượt, tổ chức nhận diện {organisation} lượt)",
    "followup.signs_of": "{unit}: {n} người",
    "followup.col.asked_signs": "Thuộc diện",
    "followup.col.people": "Số người",
    "followup.col.times": "Số lượt",
    "followup.col.sign": "Mã",
    "followup.col.sign_name": "Biểu hiện",
    "followup.col.by_self": "Tự nhận diện",
    "followup.col.by_organisation": "Tổ chức nhận diện",
    # the watch list
    "title.watched": "DANH SÁCH THEO DÕI",
    "sheet.watched": "Danh sách theo dõi",
    "followup.watched": (
        "Danh sách theo dõi[[, tính đến ngày {on}]]: {people} người; đã đề xuất {proposed}, đã được cho ý kiến {approved}"
        "[[; {unclear} dòng trong sổ còn lỗi, chưa tính]]. Chỉ thống kê, không xếp thứ tự."
    ),
    "followup.col.proposed": "Đã đề xuất",
    "followup.col.approved": "Đã cho ý kiến",
    # the empty registers
    "template.registers": "Đã lập mẫu sổ theo dõi: {path}",
    "template.registers_kept": "Đã có sẵn {path}, giữ nguyên (ghi đè: --force).",
    "day_unknown": "“{value}” không phải một ngày; ghi như 2018-03-31.",
    "registers_over_own": "Không ghi mẫu trống đè lên sổ theo dõi đang dùng {path}. Chọn thư mục khác.",
}

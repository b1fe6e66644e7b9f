"""Vietnamese words of findings about tasks, and of the reasons that tasks are."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG220": (
        "nhiệm vụ chưa rõ người chủ trì",
        "Ô {cell} – nhiệm vụ {task}: mã số người chủ trì[[ “{value}”]] không có trong danh sách[[, có phải là “{near}”]].",
        "Ghi đúng mã số người chủ trì; nhiệm vụ của cả đơn vị thì ghi mã số đơn vị.",
        "Mỗi nhiệm vụ có một người chủ trì, nhận diện bằng mã số, không bằng họ tên. Không rõ nhiệm vụ là của ai thì điểm của bất kỳ ai trong đơn vị cũng có thể thiếu nhiệm vụ đó, nên cả bảng chưa được tính điểm cho đến khi ghi đúng mã số. Nhiệm vụ của đơn vị ghi mã số đơn vị và không tính cho cá nhân nào.",
    ),
    "DG221": (
        "người chủ trì không có trong bảng chấm điểm",
        "Ô {cell} – nhiệm vụ {task}: {who} không có trong bảng chấm điểm của đơn vị này.",
        "Chuyển nhiệm vụ sang bảng của đơn vị đang đánh giá người này, hoặc ghi người vào bảng chấm điểm.",
        "Nhiệm vụ được tính cho người chủ trì ở đơn vị đánh giá người đó. Người này có trong danh sách nhưng không có dòng trong bảng chấm điểm cùng tệp, nên nhiệm vụ không tính được vào đâu. Người này chưa được xếp loại cho đến khi nhiệm vụ nằm đúng chỗ.",
    ),
    "DG222": (
        "không có người mang mã số này",
        "Ô {cell} – nhiệm vụ {task}[[ của {who}]]: mã số “{value}” không có trong danh sách[[, có phải là “{near}”]].",
        "Ghi mã số của người hoặc đơn vị có trong danh sách.",
        "Người giao việc và người đánh giá phải xác định được để biết ai chịu trách nhiệm đánh giá. Mã số ghi ở đây không có trong danh sách cán bộ cũng không phải mã đơn vị. Người chủ trì chưa được xếp loại cho đến khi ghi đúng.",
    ),
    "DG223": (
        "người giao việc cũng là người chủ trì",
        "Ô {cell} – nhiệm vụ {task}[[ của {who}]]: người giao việc cũng là người chủ trì.",
        "Ghi mã số của người đã giao nhiệm vụ.",
        "Người giao việc là người đánh giá kết quả, nên không thể là chính người thực hiện. Nhiệm vụ tự đề xuất vẫn phải có người giao hoặc duyệt. Người chủ trì chưa được xếp loại cho đến khi ghi đúng người giao việc.",
    ),
    "DG224": (
        "người đánh giá không phải người giao việc",
        "Ô {cell} – nhiệm vụ {task}[[ của {who}]]: người đánh giá là “{value}”, người giao việc là “{limit}”.",
        "Để người giao việc đánh giá, hoặc sửa mã số ghi nhầm.",
        "Bộ tiêu chí quy định ai giao việc thì người đó đánh giá. Kết quả do người khác đánh giá chưa được tính; người chủ trì chưa được xếp loại cho đến khi người giao việc đánh giá.",
    ),
    "DG225": (
        "một nhiệm vụ có hai người chủ trì",
        "Ô {cell} – nhiệm vụ {task}[[ của {who}]]: nhiệm vụ này còn có người chủ trì khác là {owner2} (ô {cell2}).",
        "Giữ một người chủ trì cho mỗi nhiệm vụ; việc khác nhau thì ghi mã nhiệm vụ khác nhau.",
        "Mỗi việc chỉ có một đầu mối chịu trách nhiệm. Một mã nhiệm vụ ghi cho hai người thì không biết kết quả là của ai, nên cả hai chưa được xếp loại cho đến khi sửa.",
    ),
    "DG226": (
        "nhiệm vụ ghi hai lần",
        "Ô {cell} – nhiệm vụ {task}[[ của {who}]]: đã ghi ở ô {cell2}.",
        "Xóa dòng thừa, hoặc ghi mã nhiệm vụ khác nếu là việc khác.",
        "Một nhiệm vụ ghi hai lần sẽ được tính hai lần. Công cụ không tự chọn dòng nào; người chủ trì chưa được xếp loại cho đến khi chỉ còn một dòng.",
    ),
    "DG227": (
        "nhiệm vụ đổi người chủ trì",
        "Ô {cell} – nhiệm vụ {task}: nay do {who} chủ trì, {period} do {owner2} chủ trì.",
        "Kiểm tra lại; nếu đã bàn giao thì ghi rõ ở cột Ghi chú, nếu là việc khác thì ghi mã nhiệm vụ khác.",
        "Mỗi việc có một người chủ trì từ đầu đến cuối. Kỳ trước đã chấm trong cùng năm ghi người khác chủ trì nhiệm vụ có cùng mã ở cùng đơn vị. Đây là nhắc để kiểm tra, không ảnh hưởng đến điểm.",
    ),
    "DG228": (
        "tổng trọng số không đúng",
        "Ô {cell} – {who}: tổng trọng số các nhiệm vụ là {value} ({cells}), phải bằng {limit}.",
        "Sửa trọng số, hoặc bổ sung nhiệm vụ còn thiếu.",
        "Bộ tiêu chí quy định tổng trọng số các nhiệm vụ của mỗi người. Tổng khác đi nghĩa là thiếu nhiệm vụ hoặc ghi nhầm trọng số; công cụ không tự quy đổi. Người này chưa được xếp loại cho đến khi tổng đúng.",
    ),
    "DG229": (
        "số lượng giao và hoàn thành không hợp lý",
        "Ô {cell} – nhiệm vụ {task}[[ của {who}]]: {value}[[ lớn hơn số được giao {limit}]]; không tính được tỷ lệ.",
        "Kiểm tra lại số lượng được giao và số lượng hoàn thành.",
        "Điểm số lượng là tỷ lệ hoàn thành trên số được giao. Hoàn thành nhiều hơn số được giao cho tỷ lệ trên 100%, số được giao bằng 0 thì không có tỷ lệ: cả hai đều phải đối chiếu lại. Công cụ không tự hạ xuống 100%. Phần vượt nếu được ghi nhận thì ghi là nhiệm vụ phát sinh.",
    ),
    "DG230": (
        "mức đánh giá nhiệm vụ không có trong bộ tiêu chí",
        "Ô {cell} – nhiệm vụ {task}[[ của {who}]]: “{value}” không phải một trong các mức {options}.",
        "Chọn một mức trong danh sách của ô.",
        "Mỗi mức đánh giá ứng với một tỷ lệ điểm trong bộ tiêu chí. Chữ khác thì không biết ứng với tỷ lệ nào; công cụ không tự chọn mức gần nhất. Người chủ trì chưa được xếp loại cho đến khi ghi đúng mức.",
    ),
    "DG231": (
        "nhiệm vụ thiếu thông tin",
        "Ô {cell} – nhiệm vụ {task}[[ của {who}]]: còn trống “{heading}”.",
        "Ghi đủ ô này; không có lần nào thì ghi số 0.",
        "Điểm tính từ nhiệm vụ cần đủ các ô của bảng. Ô trống không phải là số 0 và không phải là hoàn thành: không có thì không tính. Người chủ trì chưa được xếp loại cho đến khi ghi đủ.",
    ),
    "DG232": (
        "số liệu nhiệm vụ không đọc được",
        "Ô {cell} – nhiệm vụ {task}[[ của {who}]], “{heading}”: “{value}” không dùng được.",
        "Ghi một con số: số lần là số nguyên từ 0, trọng số và hệ số lớn hơn 0, kết quả từ 0 đến 100; nhiệm vụ phát sinh thì đánh dấu x.",
        "Ô này phải là một con số trong giới hạn của cột (tỷ lệ ghi 95 hoặc 95%, không ghi 0,95), hoặc dấu x ở cột Phát sinh. Công cụ không đoán điều định ghi. Người chủ trì chưa được xếp loại cho đến khi sửa.",
    ),
    "DG233": (
        "không có nhiệm vụ nào",
        "Ô {cell} – {who}: không có nhiệm vụ nào trong bảng nhiệm vụ, nên tiêu chí {crit} chưa có điểm.",
        "Ghi nhiệm vụ của người này vào trang tính “Nhiệm vụ”, hoặc ghi lý do không đánh giá, xếp loại.",
        "Điểm của tiêu chí tính từ các nhiệm vụ được giao. Không có nhiệm vụ thì không có điểm: không phải điểm tối đa và cũng không phải 0 điểm. Người này chưa được xếp loại cho đến khi có nhiệm vụ hoặc có lý do.",
    ),
    "DG234": (
        "số lần trừ vượt quá điểm của nhiệm vụ",
        "Ô {cell} – nhiệm vụ {task}[[ của {who}]]: {value} lần, mỗi lần trừ {limit}% thì quá 100% của nhiệm vụ.",
        "Trình cấp có thẩm quyền; bộ tiêu chí không nói trừ đến đâu.",
        "Mỗi lần chưa đạt chất lượng hoặc chậm tiến độ được trừ một tỷ lệ của nhiệm vụ. Bộ tiêu chí không nói khi trừ quá 100% thì lấy 0 hay trừ vào nhiệm vụ khác, nên công cụ không tự chọn. Khi có quy định thì ghi vào mục below_zero của bộ tiêu chí.",
    ),
    "DG235": (
        "điểm nhiệm vụ ghi khác điểm tính được",
        "Ô {cell} – {who}, tiêu chí {crit}: ghi “{value}”, tính từ bảng nhiệm vụ là {expected}.",
        "Để công thức của mẫu tự tính, hoặc sửa bảng nhiệm vụ.",
        "Điểm của tiêu chí này tính từ bảng nhiệm vụ, không nhập tay. Số ghi trong bảng chấm điểm khác số tính được thì chi bộ đã xem một con số sai, nên người này chưa được xếp loại.",
    ),
    "DG236": (
        "bảng nhiệm vụ không dùng được",
        "Bảng nhiệm vụ[[, dòng {row}]]: {how} “{value}”[[, có phải là “{near}”]].",
        "Dùng mẫu do lệnh template tạo; không xóa, không đổi tên trang tính và các cột.",
        "Điểm của một số tiêu chí tính từ bảng nhiệm vụ. Trang tính “Nhiệm vụ” không có, hoặc một cột cần thiết không có hay có hai cột cùng tên, thì không tính được điểm của ai trong tệp này.",
    ),
}

REASONS: dict[str, str] = {
    "task_points": "tiêu chí {crit}: {value}/{cap} điểm, tính từ {n} nhiệm vụ",
    "task": "nhiệm vụ {task} – {name} (ô {cell}, trang tính {sheet})[[, phát sinh ({unplanned})]][[, thời hạn {date}]][[, trọng số {weight}]][[, hệ số {difficulty}]][[, hoàn thành {done}/{assigned}]][[, chưa đạt chất lượng {failed} lần]][[, chậm tiến độ {delayed} lần]][[, kết quả {value}{unit}]]; người giao {who}, người đánh giá {who2}",
}

TERMS: dict[str, str] = {"how.sheet": "không có trang tính", "how.missing": "không có cột", "how.twice": "có hai cột"}

"""Vietnamese words of findings about single scores (DG2xx): short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG201": (
        "vượt điểm tối đa",
        "Ô {cell} – {who}[[, tiêu chí {crit}]][[, cột “{heading}”]]: chấm {value} điểm, vượt điểm tối đa {cap} điểm.",
        "Chấm lại từ {floor} đến {cap} điểm.[[ Có thể thiếu dấu phẩy: {value} hay {near}?]]",
        (
            "Điểm của một tiêu chí cao hơn điểm tối đa mà bộ tiêu chí cho phép. Công cụ không tự hạ xuống mức tối "
            "đa, vì không biết người chấm định chấm bao nhiêu; người này chưa được xếp loại cho đến khi sửa. Nếu "
            "để nguyên, người được đánh giá hưởng điểm không có thật và những người khác trong chi bộ bị thiệt "
            "khi so sánh. Đối chiếu biên bản, chấm lại trong khoảng cho phép; chú ý trường hợp gõ thiếu dấu phẩy "
            "(45 thay cho 4,5)."
        ),
    ),
    "DG202": (
        "dưới điểm tối thiểu",
        "Ô {cell} – {who}[[, tiêu chí {crit}]][[, cột “{heading}”]]: chấm {value} điểm, dưới điểm tối thiểu {floor} điểm.",
        "Chấm lại từ {floor} đến {cap} điểm.",
        (
            "Điểm thấp hơn mức thấp nhất của tiêu chí, thường là số âm do gõ nhầm dấu. Công cụ không tự nâng lên; "
            "người này chưa được xếp loại cho đến khi sửa. Nếu để nguyên, người được đánh giá thiệt điểm ngoài "
            "quy định. Đối chiếu biên bản và chấm lại trong khoảng cho phép."
        ),
    ),
    "DG203": (
        "điểm lẻ không đúng bước",
        "Ô {cell} – {who}[[, tiêu chí {crit}]][[, cột “{heading}”]]: chấm {value} điểm; chỉ được chấm lẻ đến {step} điểm.",
        "Chấm lại theo bước {step} điểm[[: {lower} hoặc {upper}]].",
        (
            "Bộ tiêu chí quy định bước điểm; điểm này không phải bội số của bước điểm. Công cụ không làm tròn "
            "thay người chấm, vì làm tròn lên hay xuống có thể làm đổi mức xếp loại. Chọn một trong hai số gần "
            "nhất theo biên bản của chi bộ."
        ),
    ),
    "DG204": (
        "ô điểm để trống",
        "Ô {cell} – {who}[[, tiêu chí {crit}]][[, cột “{heading}”]]: để trống, chưa chấm. Ô trống không được coi là 0 điểm.",
        "Nhập điểm (nhập số 0 nếu chấm 0 điểm), hoặc ghi lý do không đánh giá, xếp loại.",
        (
            "Có tiêu chí chưa được chấm trong khi các tiêu chí khác đã có điểm. Để trống và 0 điểm là hai việc "
            "khác nhau: coi ô trống là 0 điểm thì người được đánh giá bị thiệt, coi là điểm tối đa thì thành nâng "
            "điểm. Người này chưa được xếp loại cho đến khi ô có điểm. Chấm 0 điểm thì nhập số 0."
        ),
    ),
    "DG205": (
        "điểm không phải là số",
        "Ô {cell} – {who}[[, tiêu chí {crit}]][[, cột “{heading}”]]: “{value}” không phải là số.",
        "Chỉ nhập số; không kèm chữ “điểm”, dấu “/”, dấu “-”.",
        (
            "Ô điểm chứa chữ hoặc ký hiệu, ví dụ “4đ”, “3/5”, “4-5”, “x”. Công cụ không đoán số từ chữ, vì đoán "
            "sai thì người được đánh giá chịu thiệt. Người này chưa được xếp loại cho đến khi ô chỉ còn một con "
            "số."
        ),
    ),
    "DG206": (
        "số lưu dạng chữ",
        "Ô {cell} – {who}[[, tiêu chí {crit}]][[, cột “{heading}”]]: “{value}” đang lưu dạng chữ; được đọc là {read}.",
        "Đổi định dạng ô thành Số (Number) rồi nhập lại.",
        (
            "Excel đang hiểu ô này là chữ, thường vì gõ dấu phẩy trên máy dùng dấu chấm; số nằm lệch trái trong "
            "ô. Công cụ đọc được số và báo rõ đã đọc thành bao nhiêu, nhưng công thức cộng của Excel bỏ qua ô này "
            "nên tổng điểm trên bảng có thể thiếu. Đối chiếu số đã đọc, đổi định dạng ô rồi nhập lại."
        ),
    ),
    "DG207": (
        "điểm thành ngày",
        "Ô {cell} – {who}[[, tiêu chí {crit}]][[, cột “{heading}”]]: Excel đã đổi điểm thành ngày hoặc giờ: {value}.",
        "Đổi định dạng ô thành Số (Number) rồi nhập lại điểm.",
        (
            "Gõ “3/5” hoặc “4.5” trên một số máy, Excel tự đổi thành ngày tháng. Không thể suy ngược chắc chắn từ "
            "ngày ra điểm, nên người này chưa được xếp loại cho đến khi nhập lại. Đặt định dạng ô là Số trước, "
            "rồi mới nhập điểm."
        ),
    ),
    "DG208": (
        "ô báo lỗi",
        "Ô {cell} – {who}[[, tiêu chí {crit}]][[, cột “{heading}”]]: ô báo lỗi {value}.",
        "Sửa công thức hoặc nhập lại điểm.",
        (
            "Ô hiện lỗi của Excel như #REF!, #VALUE!, #N/A, thường do xóa dòng, xóa cột hoặc chép công thức từ "
            "tệp khác. Ô lỗi không phải ô trống và không phải 0 điểm; người này chưa được xếp loại cho đến khi "
            "sửa. Chép lại công thức từ dòng đúng, hoặc nhập điểm."
        ),
    ),
    "DG209": (
        "điểm định dạng phần trăm",
        "Ô {cell} – {who}[[, tiêu chí {crit}]][[, cột “{heading}”]]: ô định dạng phần trăm[[, hiện {shown}]], giá trị lưu là {value}.",
        "Đổi định dạng thành Số (Number) rồi nhập điểm.",
        (
            "Ô đang hiện phần trăm nên số nhìn thấy và số được lưu khác nhau 100 lần (hiện 90%, lưu 0,9). Đọc "
            "theo cách nào cũng có thể sai điểm của người được đánh giá, nên người này chưa được xếp loại. Đổi "
            "định dạng ô thành Số, nhập lại điểm."
        ),
    ),
    "DG211": (
        "chưa chấm tiêu chí nào",
        "[[Dòng {row} – ]]{who}: chưa chấm tiêu chí nào.",
        "Chấm điểm, hoặc chọn lý do ở mục “Lý do không đánh giá, xếp loại”.",
        (
            "Người này có tên trong bảng nhưng cả dòng để trống và không có lý do. Không chấm không có nghĩa là 0 "
            "điểm; xếp loại từ dòng trống sẽ oan cho người được đánh giá. Chấm điểm, hoặc nếu thuộc diện không "
            "đánh giá thì chọn lý do để có căn cứ."
        ),
    ),
    "DG212": (
        "vừa có điểm vừa có lý do",
        "[[Dòng {row} – ]]{who}: vừa có điểm vừa ghi lý do không đánh giá (“{value}”).",
        "Chỉ giữ một trong hai.",
        (
            "Một dòng nói hai điều trái nhau: đã chấm điểm, và thuộc diện không đánh giá, xếp loại. Công cụ không "
            "chọn thay; người này chưa được xếp loại cho đến khi chi bộ làm rõ. Xóa điểm nếu đúng là không đánh "
            "giá, hoặc xóa lý do nếu đã chấm."
        ),
    ),
    "DG214": (
        "công thức chưa được tính",
        "Ô {cell} – {who}[[, tiêu chí {crit}]][[, cột “{heading}”]]: công thức chưa được tính, chưa có kết quả.",
        "Mở tệp bằng Excel, bấm F9, lưu và gửi lại.",
        (
            "Ô điểm là công thức, nhưng tệp chưa từng được Excel tính và lưu, nên trong tệp không có con số nào. "
            "Coi là trống hay 0 điểm đều sai; người này chưa được xếp loại. Mở bằng Excel, bấm F9, lưu; tốt nhất "
            "là nhập điểm bằng số."
        ),
    ),
    "DG215": (
        "điểm trong ô gộp",
        "Ô {cell} – {who}, tiêu chí {crit}: “{value}” nằm trong vùng ô gộp, không rõ là điểm của ô nào.",
        "Bỏ gộp ô (Unmerge Cells), rồi nhập điểm vào từng ô.",
        (
            "Nhiều ô điểm đã bị gộp thành một nên trong tệp chỉ còn một con số. Con số đó có thể là của tiêu chí này "
            "hay tiêu chí bên cạnh, của người này hay người ở dòng dưới; công cụ không chia và không chọn thay. Những "
            "người có điểm trong vùng gộp chưa được xếp loại."
        ),
    ),
}

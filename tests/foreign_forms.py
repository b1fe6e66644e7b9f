"""Blank forms of other places, as text tables: shapes of domain.md's forms, with made-up, shortened criteria."""

from __future__ import annotations

from tables_builder import Tab

HAI_PHONG = Tab(
    """
ỦY BAN NHÂN DÂN …… | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | | |
Phụ lục 01 | | Độc lập - Tự do - Hạnh phúc | | |
PHIẾU ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG | | | | |
Năm …… | | | | |
Họ và tên: …… | | | | |
TT | Tiêu chí chấm điểm | Điểm tối đa | Kết quả đánh giá | |
| | | Cá nhân tự chấm | Người quản lý trực tiếp | Cấp có thẩm quyền
(1) | (2) | (3) | (4) | (5) | (ổ)
I | TIÊU CHÍ CHUNG | 20 | | |
1 | Chính trị tư tưởng | 5 | | |
a) | Mẫu: chấp hành | '1,25 | | |
b) | Mẫu: học tập | '1,25 | | |
c) | Mẫu: tuyên truyền | '1,25 | | |
d) | Mẫu: kê khai | '1,25 | | |
2 | Đạo đức, lối sống | 5 | | |
a) | Mẫu: gương mẫu | 2.5 | | |
b) | Mẫu: đoàn kết | 2.5 | | |
3 | Tác phong, lề lối | 5 | | |
a) | Mẫu: đúng giờ | 5 | | |
4 | Ý thức tổ chức kỷ luật | 5 | | |
a) | Mẫu: kỷ luật | 5 | | |
II | KẾT QUẢ THỰC HIỆN NHIỆM VỤ | 80 | | |
1 | Năng lực lãnh đạo | 5 | | |
2 | Nhiệm vụ năm | 55 | | |
2.1 | Số lượng | 20 | | |
2.2 | Chất lượng | 20 | | |
2.3 | Tiến độ | 15 | | |
3 | Tiêu chí khác | 20 | | |
3.1 | Chỉ số mẫu | 5 | | |
a) | Cải cách mẫu | '2,5 | | |
| Xếp hạng từ 1 đến 10: 2,5 | | | |
| Xếp hạng sau 10: 0 | | | |
b) | Năng lực mẫu | '2,5 | | |
3.2 | Chỉ tiêu mẫu | 15 | | |
a) | Giải phóng mặt bằng mẫu | 5 | | |
đ) | Đất đai mẫu | 5 | | |
g) | Chuyển đổi số mẫu | 5 | | |
| TỔNG ĐIỂM (I + II) | 100 | | |
B. CÁ NHÂN TỰ NHẬN XÉT | | | | |
1. Ưu điểm | | | | |
Hoàn thành xuất sắc nhiệm vụ □ | | | | |
""",
    ("A6:A7", "B6:B7", "C6:C7", "D6:F6"),
)
"""PL01-like: four levels of groups, sub-options as rows without a label, decimals with a comma, a misprinted number."""

HD_03 = Tab(
    """
ĐẢNG CỘNG SẢN VIỆT NAM | | | | |
PHIẾU TỰ ĐÁNH GIÁ | | | | |
(Quý … năm …) | | | | |
| | | | |
STT | Nội dung tiêu chí | Thang điểm | Cá nhân tự đánh giá | Tập thể chi bộ đánh giá | Minh chứng
A. NHÓM TIÊU CHÍ CHUNG (30 ĐIỂM) | | | | |
1 | Tiêu chí 1: Phẩm chất | 18 | | |
1.1 | Trung thành | 9 | | |
1.2 | Gương mẫu | 9 | | |
2 | Đổi mới | 4 | | |
2.1 | Sáng tạo | 2 | | |
2.2 | Khát vọng | 2 | | |
3 | Tự phê bình | 8 | | |
3.1 | Tự giác | 4 | | |
3.2 | Khắc phục | 4 | | |
| Tổng (A) = | 30 | | |
B. KẾT QUẢ NHIỆM VỤ (70 ĐIỂM) | | | | |
1 | Sản phẩm 1 | 40 | | |
2 | Sản phẩm 2 | 30 | | |
| Tổng (B) = | 70 | | |
| TỔNG CỘNG (A) + (B) | 100 | | |
| Xếp loại | | | |
☐ Hoàn thành xuất sắc nhiệm vụ: từ 90 điểm trở lên | | | | |
☐ Hoàn thành tốt nhiệm vụ: từ 70 đến dưới 90 điểm | | | | |
☐ Hoàn thành nhiệm vụ: từ 50 đến dưới 70 điểm | | | | |
☐ Không hoàn thành nhiệm vụ: dưới 50 điểm | | | | |
NGƯỜI TỰ ĐÁNH GIÁ | | | | |
(Ký, ghi rõ họ tên) | | | | |
""",
    ("A6:F6", "A17:F17"),
)
"""HD 03-like: two parts with caps in their headings, groups below, sums of parts, levels to tick with their bounds."""

AN_PHU = Tab(
    """
ĐẢNG ỦY PHƯỜNG …… | | |
BẢNG CHẤM ĐIỂM CHẤT LƯỢNG SINH HOẠT CHI BỘ | | |
Tháng … năm …… | | |
TT | Tiêu chí | Thang điểm | Chi ủy, Bí thư chấm
1 | Thời gian, thời lượng | 5 |
| - Từ 90 phút trở lên | 5 |
| - Từ 75 đến dưới 90 phút | 4 |
| - Từ 60 đến dưới 75 phút | 3 |
| - Dưới 60 phút | 1 |
2 | Chuẩn bị | 10 |
| - Nội dung mẫu | 5 |
| - Tài liệu mẫu | 3 |
| - Thông báo mẫu | 2 |
3 | Tổ chức | 55 |
a | Chào cờ mẫu | 20 |
b | Thảo luận mẫu | 30 |
c | Kết luận mẫu | 5 |
4 | Kết quả lãnh đạo | 30 |
a | Đạt 100% chỉ tiêu | 30 |
b | Đạt từ 90% đến dưới 100% | 27 |
c | Đạt dưới 90% | 20 |
| Tổng cộng | 100 |
Tốt | Khá | Trung bình | Kém
""",
)
"""A branch meeting's sheet: choices as lines with a dash and as lettered lines, levels of other names."""

TAX = Tab(
    """
CỤC MẪU | | | |
Mẫu 01B | | | |
PHIẾU THEO DÕI, ĐÁNH GIÁ CÔNG CHỨC | | | |
Tháng …/…… | | | |
STT | Nội dung | Điểm tối đa | Cá nhân tự chấm | Cấp có thẩm quyền
100 | Ý thức, kỷ luật | 30 | |
110 | Chấp hành mẫu | 15 | |
130 | Phối hợp mẫu | 15 | |
200 | Kết quả công việc | 70 | |
210 | Khối lượng mẫu | 40 | |
230 | Chất lượng mẫu | 30 | |
300 | Tổng điểm (300=100+200) | 100 | |
400 | Điểm thưởng | 10 | |
500 | Điểm trừ | -10 | |
| Tổng cộng (300+400-500) | | |
""",
)
"""A tax office's sheet: labels in hundreds, a sum with a label, bonus and deduction beside the scale."""

OPTIONS = Tab(
    """
PHIẾU CHẤM ĐIỂM THI ĐUA | | |
6 tháng đầu năm …… | | |
TT | Nội dung đánh giá | Điểm tối đa | Điểm tự chấm
I | Nền nếp | 40 |
1 | Dự họp: đủ 100% (10 điểm), vắng 1 buổi (5 điểm) | 10 |
2 | Báo cáo | 30 |
+ | Đúng hạn: 30 | |
+ | Chậm: 15 | |
II | Kết quả (60 điểm) | |
1 | Chỉ tiêu chung | 60 |
| Đạt trên 95%: 60 điểm | |
| Đạt từ 80% đến 95%: 40 điểm | |
| Đạt dưới 80%: 20 điểm | |
| TỔNG ĐIỂM | 100 |
""",
)
"""Choices printed under a criterion: as words with points, as words without, within its own name."""

BROKEN = Tab(
    """
BẢNG ĐIỂM ĐÁNH GIÁ | | |
TT | Tiêu chí | Điểm tối đa | Chi bộ chấm
I | Tư tưởng | 15 |
1 | Một | 5 |
2 | Hai | '15-20 |
3 | Ba | |
4 | Bốn | day:2018-05-03 |
II | Đạo đức (tối đa 15 điểm) | 20 |
1 | Năm | 5 |
2 | Sáu | 5 |
3 | Bảy | =A1+1 => ? |
III | Kỷ luật | 10 |
1 | Tám | 5 |
2 | Chín | 6 |
IV | Nhiệm vụ | '20.000 |
1 | Mười | #REF! |
2 | Mười một | 0 |
| TỔNG ĐIỂM | 90 |
""",
)
"""Caps that are missing or no numbers, and sums that contradict one another."""

TWO_COLUMNS = Tab(
    """
BẢNG CHẤM ĐIỂM CHI BỘ | | | | |
TT | Nội dung | Tiêu chí | Điểm tối đa | Chi bộ tự chấm | Đảng ủy chấm
1 | Tư tưởng | Mẫu A | 6 | |
| | Mẫu B | 4 | |
2 | Tổ chức | Mẫu C | 30 | |
| | Mẫu D | 60 | |
Tổng cộng | | | 100 | |
""",
    ("A3:A4", "B3:B4", "A5:A6", "B5:B6", "A7:C7"),
)
"""Groups in a column of their own, joined over their criteria."""

FLAT = Tab(
    """
BẢNG TIÊU CHÍ | | |
Quý …/…… | | |
Số TT | Tiêu chí đánh giá | Điểm chuẩn | Tập thể chấm | Tập thể chấm
1 | Chấp hành | 40 | |
2 | Đoàn kết | 35 | |
3 | Kết quả | 25 | |
Cộng | | 100 | |
""",
)
"""No groups at all."""

CITED = Tab(
    """
BẢNG CHẤM ĐIỂM HẰNG QUÝ | | | | |
(Ban hành kèm theo Kế hoạch số 12-KH/MẪU ngày 05/01/2018) | | | | |
(Chuyên đề mẫu) | | | | |
TT | Tiêu chí | Điểm tối đa | Chi bộ chấm | Căn cứ | Hướng dẫn chấm
1 | Tư tưởng | 40 | | Điều 1, khoản 2 |
1.1 | Một | 25 | | |
1.2 | Hai | 15 | | | Thiếu một lần trừ 5 điểm
2 | Kết quả | 60 | | |
2.1 | Ba | 30 | | Điều 3 |
2.2 | Bốn | 30 | | |
Tổng cộng | | 100 | | |
Xếp loại: Tốt: từ 80 điểm trở lên; Khá: từ 65 đến dưới 80; Trung bình: từ 50 đến dưới 65; Kém: dưới 50. | | | | |
""",
    ("E5:E7", "E9:E10", "A11:B11"),
)
"""The document it comes with, clauses beside its lines, and its levels in one sentence."""

UNITS = Tab(
    """
BẢNG TỔNG HỢP XẾP LOẠI CHI BỘ | | | | | | | | | |
Tháng …/…… | | | | | | | | | |
STT | Tên đơn vị | Số đảng viên | A. Nền nếp (40 điểm) | | B. Kết quả (60 điểm) | Tổng điểm | Xếp loại | | | Ghi chú
| | | 1. Họp đúng kỳ | 2. Báo cáo | 3. Chỉ tiêu | | Tốt | Khá | TB |
| Điểm tối đa | | 30 | 10 | 60 | 100 | | | |
1 | Chi bộ Mẫu 1 | 12 | | | | | | | |
""",
    ("A3:A4", "B3:B4", "C3:C4", "D3:E3", "G3:G4", "H3:J3", "K3:K4"),
)
"""A unit per row, criteria in columns, their caps in a row of their own."""

FORMS = {
    "hai-phong": HAI_PHONG,
    "hd-03": HD_03,
    "an-phu": AN_PHU,
    "tax": TAX,
    "options": OPTIONS,
    "broken": BROKEN,
    "two-columns": TWO_COLUMNS,
    "flat": FLAT,
    "cited": CITED,
    "units": UNITS,
}

"""Vietnamese words of findings about kinds of scores, facts and conditions: short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG210": (
        "điểm không thuộc các mức cho phép",
        "Ô {cell} – {who}, tiêu chí {crit}: {value} không phải một trong các mức điểm {options}.",
        "Chọn một mức điểm đã nêu.",
        "Tiêu chí này chỉ được chấm theo các mức điểm liệt kê trong bộ tiêu chí, không chấm điểm ở giữa. Công cụ không tự chọn mức gần nhất, vì mỗi mức ứng với một kết quả cụ thể. Đối chiếu kết quả với mô tả từng mức rồi chọn đúng một mức.",
    ),
    "DG216": (
        "không áp dụng nhưng chưa ghi lý do",
        "Ô {cell} – {who}, tiêu chí {crit}: ghi “{value}” nhưng chưa ghi lý do.",
        "Ghi lý do không áp dụng vào cột Ghi chú của dòng này; trên phiếu chấm điểm: cột Căn cứ chấm điểm.",
        "Không áp dụng một tiêu chí làm thay đổi cách tính điểm của người được đánh giá, nên phải có lý do để cấp trên và người khác đối chiếu. Không có lý do thì không phân biệt được với việc bỏ qua tiêu chí khó. Ghi lý do vào cột Ghi chú, hoặc chấm điểm tiêu chí.",
    ),
    "DG217": (
        "số hoàn thành và số giao không hợp lý",
        "Ô {cell} – {who}, tiêu chí {crit}: {value}[[ lớn hơn số được giao {limit}]]; không tính được tỷ lệ.",
        "Kiểm tra lại số được giao và số hoàn thành; không được giao việc nào thì ghi “K/AD” nếu bộ tiêu chí cho phép.",
        "Điểm của tiêu chí là tỷ lệ số hoàn thành trên số được giao nhân với điểm tối đa. Số hoàn thành lớn hơn số được giao cho tỷ lệ trên 100%, số được giao bằng 0 thì không có tỷ lệ: cả hai đều là ghi nhầm. Công cụ không tự hạ xuống 100%. Đối chiếu với kế hoạch rồi sửa.",
    ),
    "DG218": (
        "không còn tiêu chí nhận điểm",
        "Ô {cell} – {who}, tiêu chí {crit}: ghi “{value}” nhưng các tiêu chí nhận phần điểm của nó cũng không áp dụng.",
        "Chấm ít nhất một trong các tiêu chí đó, hoặc trình cấp có thẩm quyền.",
        "Điểm của tiêu chí không áp dụng được chia cho các tiêu chí khác hoặc quy đổi trong nhóm. Khi tất cả các tiêu chí đó cũng không áp dụng thì không còn căn cứ để tính, nên người này chưa được xếp loại.",
    ),
    "DG219": (
        "điểm thưởng, điểm trừ chưa có lý do",
        "Ô {cell} – {who}, mục {crit}: ghi {value} điểm nhưng chưa có lý do.",
        "Ghi lý do vào cột “Lý do điểm thưởng, điểm trừ”.",
        "Điểm thưởng và điểm trừ làm thay đổi tổng điểm ngoài các tiêu chí, nên mỗi lần phải ghi rõ lý do. Người chưa có lý do chưa được xếp loại.",
    ),
    "DG308": (
        "tổng điểm vượt thang điểm",
        "Ô {cell} – {who}: tổng điểm là {value}, ngoài thang điểm từ 0 đến {cap}.",
        "Xem lại điểm thưởng, điểm trừ; bộ tiêu chí không nói cách xử lý tổng điểm ngoài thang.",
        "Điểm thưởng hoặc điểm trừ đưa tổng điểm ra ngoài thang điểm. Bộ tiêu chí không cho phép tự cắt về giới hạn, nên người này chưa được xếp loại cho đến khi chi bộ xem lại.",
    ),
    "DG320": (
        "số liệu điều kiện không đọc được",
        "Ô {cell} – {who}, “{name}”: “{value}” không đọc được.",
        "Ghi số (tỷ lệ ghi 95 hoặc 95%, không ghi 0,95), hoặc ghi Có, Không.",
        "Mức xếp loại còn phụ thuộc số liệu này ngoài điểm. Số từ 0 đến 1 ở cột tỷ lệ có thể là 0,95% hoặc 95%, nên không được hiểu theo cách nào. Người này chưa được xếp loại cho đến khi ghi lại.",
    ),
    "DG321": (
        "thiếu số liệu điều kiện",
        "Ô {cell} – {who}: chưa có “{name}”, cần để xác định mức xếp loại.",
        "Ghi số liệu vào ô này.",
        "Với số điểm đã chấm, mức xếp loại còn phụ thuộc số liệu này. Để trống không có nghĩa là có hay không: người này chưa được xếp loại cho đến khi có số liệu.",
    ),
    "DG322": (
        "đủ điểm nhưng thiếu điều kiện",
        "{who}: {because}.",
        "Trình cấp có thẩm quyền; ghi mức được quyết định vào sổ “Quyết định”.",
        "Số điểm thuộc một mức nhưng điều kiện kèm theo của mức đó chưa đủ, và bộ tiêu chí không nói khi đó xếp mức nào. Công cụ không tự hạ xuống mức dưới. Điều kiện về điểm của tiêu chí không áp dụng cũng vậy: không áp dụng không phải là 0 điểm.",
    ),
    "DG614": (
        "mức điểm và điểm tối đa không khớp",
        "{file}[[, dòng {line}]]: {value} điểm[[ vượt điểm tối đa {cap}]][[; không mức nào đạt điểm tối đa {unreached}]].",
        "Sửa điểm tối đa hoặc các mức điểm.",
        "Một mức điểm cao hơn điểm tối đa của tiêu chí thì không thể chấm; nếu không mức nào bằng điểm tối đa thì không ai đạt được điểm tối đa. Văn bản đôi khi in nhầm: ghi rõ cách hiểu và đánh dấu tạm tính.",
    ),
    "DG615": (
        "từ khóa không có tác dụng",
        "{file}[[, dòng {line}]]: “{value}” không có tác dụng ở đây.",
        "Bỏ từ khóa này, hoặc bổ sung từ khóa mà nó cần.",
        "Từ khóa chỉ có nghĩa cùng với từ khóa khác (ví dụ bước điểm của tiêu chí chấm theo mức, cách xử lý khi thiếu điều kiện ở mức không có điều kiện). Để lại thì người đọc hiểu nhầm là có quy định.",
    ),
}

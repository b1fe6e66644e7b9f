"""Vietnamese words of findings about the rubric (DG6xx): short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG600": (
        "bộ tiêu chí không đọc được",
        "Không đọc được bộ tiêu chí[[ {file}]][[, dòng {line}]][[: {why}]][[ ({value})]][[; giới hạn {limit}]][[; gần giống nhất: {near}]].",
        "Sửa chỗ nêu trên; thụt dòng bằng dấu cách, lưu tệp kiểu UTF-8.[[ Các bộ tiêu chí có sẵn: {options}.]]",
        (
            "Tệp bộ tiêu chí không đúng cách viết YAML nên chưa hiểu được nội dung nào. Không có bộ tiêu chí thì "
            "không tệp nào được kiểm tra; lỗi này là của bộ tiêu chí, không phải của người được đánh giá. Thường "
            "gặp: thụt dòng bằng phím Tab, thiếu dấu hai chấm, thiếu dấu ngoặc kép. Sửa rồi chạy danhgia rubric "
            "check."
        ),
    ),
    "DG601": (
        "từ khóa lạ",
        "{file}[[, dòng {line}]]: không có từ khóa “{value}”.",
        "[[Có phải “{near}”? ]]Sửa hoặc xóa từ khóa này.[[ Từ khóa dùng được ở đây: {options}.]]",
        (
            "Tệp bộ tiêu chí có từ khóa mà công cụ không biết, thường do gõ nhầm. Bỏ qua từ khóa lạ có thể bỏ qua "
            "cả một quy định, ví dụ điểm tối đa, nên công cụ dừng lại. Sửa theo gợi ý hoặc xóa dòng đó."
        ),
    ),
    "DG602": (
        "điểm tối đa không khớp",
        "{file}[[, dòng {line}]]: điểm tối đa các phần[[ của lĩnh vực {domain}]] cộng được {sum}, khác điểm tối đa chung {cap}.",
        "Sửa một trong hai, hoặc ghi rõ cách xử lý trong bộ tiêu chí.",
        (
            "Điểm tối đa của các phần không cộng bằng điểm tối đa của toàn phần. Người đạt tối đa mọi tiêu chí sẽ "
            "vượt, hoặc không bao giờ chạm tới điểm tối đa chung. Đối chiếu văn bản; nếu văn bản gốc mâu thuẫn, "
            "ghi chú (note) nơi đó và để status: assumed."
        ),
    ),
    "DG603": (
        "khoảng điểm không thuộc đúng một mức",
        "{file}[[, dòng {line}]]: từ {a} điểm[[ đến dưới {b} điểm]][[{gap} không thuộc mức xếp loại nào]][[ thuộc cùng lúc các mức {levels}]].",
        "Sửa cận của các mức.",
        (
            "Có tổng điểm có thể xảy ra nhưng không mức nào nhận, hoặc hai mức cùng nhận. Người có tổng điểm như "
            "vậy sẽ không xếp loại được, hoặc xếp mức nào cũng có người cho là sai. Sửa cận (from, above, to, "
            "below) để các mức nối liền nhau, dùng “dưới 75” thay cho “đến 74”."
        ),
    ),
    "DG604": (
        "bộ tiêu chí không có hiệu lực",
        "Bộ tiêu chí {value} có hiệu lực {from}–{to}, không áp dụng cho {period}.",
        "Sao chép (danhgia rubric copy) và đặt thời gian hiệu lực, căn cứ mới.",
        (
            "Bộ tiêu chí ghi thời gian hiệu lực và kỳ đang tính nằm ngoài thời gian đó. Dùng quy định đã hết hoặc "
            "chưa có hiệu lực thì mọi kết quả đều không có căn cứ. Sao chép bộ tiêu chí, đối chiếu với văn bản "
            "đang có hiệu lực, đặt lại effective và basis."
        ),
    ),
    "DG605": (
        "dựa trên giá trị tạm tính",
        "Kết quả dựa trên {n} giá trị tạm tính, chưa có văn bản: {list}.",
        "Thay bằng nội dung chính thức và ghi căn cứ.",
        (
            "Một số giá trị của bộ tiêu chí (status: assumed hoặc unknown) do người lập tạm đặt vì nguồn không "
            "nói đến. Kết quả vẫn tính được nhưng ai ký cần biết chỗ nào chưa có văn bản. Khi có văn bản, sửa giá "
            "trị, ghi basis và đặt status: official."
        ),
    ),
    "DG606": (
        "thiếu từ khóa",
        "{file}[[, dòng {line}]]: thiếu từ khóa “{value}”[[ trong {path}]].",
        "Bổ sung từ khóa còn thiếu.",
        (
            "Bộ tiêu chí thiếu một nội dung bắt buộc. Công cụ không tự đặt giá trị thay, vì cận của mức, điểm tối "
            "đa là quy định của cấp có thẩm quyền. Bổ sung theo văn bản; nếu nguồn không nói đến, ghi giá trị tạm "
            "kèm status: assumed."
        ),
    ),
    "DG607": (
        "giá trị không dùng được",
        "{file}[[, dòng {line}]]: “{value}” không dùng được[[ cho “{key}”]][[; ghi như {example}]][[; không nhỏ hơn {least}]][[; phải lớn hơn {above}]][[; phải nhỏ hơn {below}]][[; không lớn hơn {most}]][[; dài nhất {longest} ký tự]][[; nhiều nhất {places} chữ số lẻ]][[; chọn một trong: {options}]].",
        "Sửa giá trị ở dòng đã nêu.",
        (
            "Một từ khóa của bộ tiêu chí có giá trị sai kiểu hoặc ngoài phạm vi, ví dụ điểm tối đa bằng 0, số ghi "
            "bằng chữ. Hiểu phỏng đoán có thể làm sai điểm của tất cả mọi người. Sửa giá trị; số lẻ trong tệp "
            "YAML viết bằng dấu chấm (0.5)."
        ),
    ),
    "DG608": (
        "từ khóa lặp lại",
        "{file}[[, dòng {line}]]: từ khóa “{value}” ghi hai lần[[, lần trước ở dòng {first}]].",
        "Chỉ giữ một dòng.",
        (
            "Cùng một từ khóa có hai giá trị ở cùng một chỗ; nhiều chương trình lặng lẽ lấy giá trị sau. Công cụ "
            "không chọn, vì giá trị bị bỏ có thể là giá trị đúng. Xóa một dòng."
        ),
    ),
    "DG609": (
        "tên lặp lại",
        "{file}[[, dòng {line}]]: “{value}” đã dùng[[ ở dòng {first}]]; mỗi mã, nhãn, ký hiệu chỉ được dùng một lần.",
        "Đổi mã, nhãn hoặc ký hiệu của một trong hai.",
        (
            "Hai tiêu chí, hai lĩnh vực hoặc hai mức có cùng mã, nhãn hay cách viết. Khi đọc bảng sẽ không biết "
            "cột hoặc mức nào được nói đến, điểm có thể gán nhầm. Đặt mã khác nhau; nếu mẫu in cùng một nhãn, "
            "dùng id khác nhau và giữ label."
        ),
    ),
    "DG610": (
        "nhắc đến điều không có",
        "{file}[[, dòng {line}]]: “{value}”[[ ở “{key}”]] không có trong bộ tiêu chí[[; gần giống nhất: “{near}”]].",
        "Sửa thành tên có trong bộ tiêu chí[[: {options}]].",
        (
            "Một quy định nhắc đến mức, người chấm hoặc kỳ không được khai báo. Quy định như vậy không bao giờ "
            "được áp dụng đúng. Sửa tên cho khớp, hoặc khai báo phần còn thiếu."
        ),
    ),
    "DG611": (
        "mức không ai đạt được",
        "{file}[[, dòng {line}]]: không tổng điểm nào[[ từ {least} đến {most}]] thuộc mức {value}.",
        "Sửa cận của mức, hoặc bỏ mức này.",
        (
            "Với điểm tối đa và bước điểm đã khai báo, không có tổng điểm nào rơi vào mức này, hoặc mức đứng "
            "trước đã nhận hết. Người đáng được mức này sẽ bị xếp sang mức khác. Kiểm tra cận (from, above, to, "
            "below) và thứ tự các mức, từ cao xuống thấp."
        ),
    ),
    "DG612": (
        "điều kiện không có tác dụng",
        "{file}[[, dòng {line}]]: điều kiện của mức {value} không phân biệt được ai[[: {why}]].",
        "Sửa hoặc bỏ điều kiện này.",
        (
            "Thử hết mọi khả năng thì điều kiện này luôn đúng, luôn sai, hoặc không ai qua được. Người đọc tưởng "
            "có một yêu cầu mà thực tế không có, hoặc không ai đủ điều kiện. Đối chiếu văn bản: số kỳ yêu cầu có "
            "nhiều hơn số kỳ trong năm không, mức yêu cầu có đúng không."
        ),
    ),
    "DG613": (
        "điểm không khớp bước điểm",
        "{file}[[, dòng {line}]]:[[ “{key}” là]] {value} điểm[[, không phải bội số của bước điểm {step}]][[, lớn hơn điểm tối đa {cap}]].",
        "Sửa điểm tối đa, điểm tối thiểu hoặc bước điểm.",
        (
            "Điểm tối đa hoặc điểm tối thiểu không nằm trên bước điểm, nên không ai chấm được đúng mức đó. Sửa "
            "một trong hai cho khớp văn bản; có thể đặt step riêng cho tiêu chí."
        ),
    ),
    "DG616": (
        "quy định không có tác dụng",
        "{file}[[, dòng {line}]]: “{value}” không bao giờ làm kết quả thay đổi[[;{never} không khi nào xảy ra]][[;{always} lúc nào cũng đúng]].",
        "Sửa ngưỡng, thứ tự hoặc hệ quả của quy định này, hoặc bỏ đi.",
        (
            "Đã thử từng cận và hai bên cận, từng điều kiện đủ, thiếu, chưa rõ, và từng trường hợp đặc biệt: có hay "
            "không có quy định này, kết quả vẫn như nhau. Người đọc tưởng có quy định mà thực ra không có, và thường là đã "
            "ghi nhầm. Đối chiếu văn bản: ngưỡng, mức, thứ tự các trường hợp."
        ),
    ),
    "DG617": (
        "mức không ai đạt được",
        "{file}[[, dòng {line}]]: không ai có thể đạt mức {value}: các điều kiện của mức không khi nào cùng đạt.",
        "Sửa các điều kiện của mức này.",
        (
            "Có tổng điểm thuộc mức này, nhưng các điều kiện kèm theo mâu thuẫn nhau, hoặc đòi hỏi nhiều hơn có thể. Người "
            "đủ điểm sẽ nhận mức khác, hoặc phải chờ xem xét. Đối chiếu các ngưỡng với văn bản."
        ),
    ),
    "DG618": (
        "chưa rõ mức tốt",
        "{file}[[, dòng {line}]]: không có mức nào mang mã “good” nên không tính được tỷ lệ từ mức tốt trở lên.",
        "Nếu báo cáo cần, thêm good_level với mã của mức đó[[: {options}]].",
        (
            "Báo cáo có dòng nêu bao nhiêu người từ mức tốt trở lên. Mức nào của bộ tiêu chí là mức ấy thì chỉ văn bản nói "
            "được; công cụ không đoán theo thứ tự. Chưa ghi thì bỏ dòng này. Ghi good_level để có."
        ),
    ),
    "DG619": (
        "chưa thử hết mọi khả năng",
        "{file}[[, dòng {line}]]: “{value}”: mới thử {n} trong {of} khả năng[[: {why}]].",
        "Không phải làm gì; nên có trường hợp mẫu ở các cận.",
        (
            "Việc kiểm tra thử các khả năng của cận, điều kiện và trường hợp đặc biệt, hoặc của các kỳ; ở đây có quá nhiều. "
            "Những khả năng đã thử đều cho đúng một kết quả; phần còn lại thì chưa nói được quy định nào không có tác dụng."
        ),
    ),
    "DG620": (
        "trường hợp mẫu không khớp",
        "{file}[[, dòng {line}]]: trường hợp “{case}”[[, {key}]]: cho kết quả {value}, mong đợi {expected}.",
        "Kiểm tra lại trường hợp mẫu hoặc quy định của bộ tiêu chí.",
        (
            "Trường hợp mẫu là ví dụ do người am hiểu nghiệp vụ viết: số liệu này thì kết quả phải thế này. Kết "
            "quả tính ra khác tức là bộ tiêu chí hoặc ví dụ ghi sai. Chưa khớp thì chưa nên dùng bộ tiêu chí để "
            "xếp loại thật."
        ),
    ),
}

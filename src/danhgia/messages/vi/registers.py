"""Vietnamese words of findings about registers that no grade rests on (DG551 to DG579): name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG551": (
        "mã số hoặc mã đơn vị không có trong danh sách",
        "Sổ “{sheet}”, ô {cell}: “{value}” không phải mã số của người hay mã đơn vị nào trong danh sách.",
        "[[Gần giống nhất: {near}. ]]Sửa mã, hoặc bổ sung vào danh sách (roster.xlsx).",
        (
            "Cột “Mã số hoặc Mã đơn vị” nhận mã số của một người hoặc mã của một đơn vị; mã này không có trong danh "
            "sách nên không biết dòng nói về ai. Dòng đó chưa được tính vào danh sách theo dõi nào; kết quả xếp loại "
            "không thay đổi. Sửa mã theo gợi ý, hoặc bổ sung người, đơn vị còn thiếu vào danh sách."
        ),
    ),
    "DG552": (
        "mã vừa là của người, vừa là của đơn vị",
        "Sổ “{sheet}”, ô {cell}: “{value}” vừa là mã số của người, vừa là mã đơn vị.",
        "Đổi một trong hai mã trong danh sách (roster.xlsx), rồi ghi lại trong sổ.",
        (
            "Một mã đang dùng cho cả một người và một đơn vị, nên dòng trong sổ không cho biết nói về ai. Dòng đó chưa "
            "được tính vào danh sách theo dõi nào. Đặt mã khác nhau cho người và đơn vị."
        ),
    ),
    "DG553": (
        "loại việc phải nộp không có",
        "Sổ “{sheet}”, ô {cell}[[ – {who}]]: không có loại “{value}”; chọn một trong: {options}.",
        "[[Gần giống nhất: {near}. ]]Sửa loại, hoặc khai báo loại mới ở duties của bộ tiêu chí.",
        (
            "Cột “Loại” cho biết nộp việc gì; loại ghi ở đây không có sẵn và bộ tiêu chí không khai báo. Dòng đó chưa "
            "được tính, nên người này vẫn nằm trong danh sách chưa nộp. Chọn đúng loại; nếu là loại riêng của địa "
            "phương, khai báo ở từ khóa duties của bộ tiêu chí."
        ),
    ),
    "DG554": (
        "ngày trước, sau không hợp lý",
        "Sổ “{sheet}”, ô {cell}[[ – {who}]]: “{field}” là {date}, trước “{field2}” ({date2}).",
        "Đối chiếu văn bản và sửa ngày ghi nhầm.",
        (
            "Hai ngày trong sổ không theo thứ tự của việc đã làm, ví dụ thông qua trước khi nộp, có kết quả trước khi "
            "thông báo. Một trong hai ngày ghi nhầm, nên dòng này chưa dùng làm căn cứ; không biết ngày nào đúng thì "
            "công cụ không tự chọn. Đối chiếu văn bản rồi sửa."
        ),
    ),
    "DG555": (
        "dòng ghi hai lần trong sổ",
        "Sổ “{sheet}”, dòng {row}[[ – {who}]]: trùng với dòng {row2}.",
        "Giữ một dòng; nếu là hai việc khác nhau, ghi rõ nội dung để phân biệt.",
        (
            "Hai dòng của một sổ nói cùng một việc của cùng một người hoặc đơn vị. Đếm cả hai thì số liệu báo cáo "
            "tăng lên mà không có thật. Xóa dòng thừa, hoặc ghi rõ chỗ khác nhau."
        ),
    ),
    "DG556": (
        "lần nhắc việc không phải 1 hoặc 2",
        "Sổ “{sheet}”, ô {cell}[[ – {who}]]: lần nhắc việc là {value}; chỉ có lần 1 và lần 2.",
        "Ghi 1 hoặc 2. Việc khác thì ghi thành việc khác, bắt đầu từ lần 1.",
        (
            "Thông báo nhắc việc của một việc chỉ có lần 1 và lần 2; số lần đếm riêng cho từng việc được giao, không "
            "cộng các việc của một người. Dòng này chưa được tính. Đối chiếu thông báo và ghi lại."
        ),
    ),
    "DG557": (
        "nhắc việc lần 2 mà không có lần 1",
        "Sổ “{sheet}”, ô {cell}[[ – {who}]]: nhắc việc lần 2 về “{value}” nhưng sổ không có lần 1 của việc này.",
        "[[Việc gần giống có lần 1: “{near}”. ]]Ghi bổ sung lần 1, hoặc ghi tên việc giống hệt lần 1.",
        (
            "Lần 2 chỉ tính cho đúng việc đã nhắc lần 1; nhắc lần 1 về hai việc khác nhau không thành lần 2. Tên việc "
            "ghi khác đi thì không biết có phải cùng một việc, nên dòng này chưa dùng làm căn cứ. Ghi tên việc như "
            "thông báo lần 1, hoặc ghi bổ sung thông báo lần 1."
        ),
    ),
    "DG558": (
        "thiếu bước trước trong sổ",
        "Sổ “{sheet}”, dòng {row}[[ – {who}]]: đã ghi “{field}” nhưng chưa ghi “{value2}”.",
        "Ghi bổ sung ô này, hoặc xóa nội dung ghi nhầm.",
        (
            "Một ô chỉ có nghĩa khi ô kia đã ghi: có ngày thông qua thì phải có ngày nộp, có ngày công khai thì phải "
            "có nơi công khai, có ý kiến của cấp trên thì phải có đề xuất. Thiếu một bước thì dòng này chưa dùng làm "
            "căn cứ. Ghi đủ theo hồ sơ."
        ),
    ),
    "DG559": (
        "một địa bàn hai người phụ trách cùng ngày",
        "Sổ “{sheet}”, ô {cell}[[ – {who}]]: địa bàn {value} từ ngày {from_} đã có {who2} phụ trách (dòng {row2}).",
        "Ghi ngày kết thúc của người trước; nếu phân công cả hai người thì không phải sửa.",
        (
            "Hai dòng phân công cùng một địa bàn trong cùng một ngày. Thường là quên ghi “Đến ngày” khi đổi người phụ "
            "trách; khi địa bàn có việc thì không rõ ai chịu trách nhiệm. Ghi đủ ngày; nếu đúng là có hai người thì để "
            "nguyên."
        ),
    ),
    "DG560": (
        "địa bàn có thời gian không ai phụ trách",
        "Sổ “{sheet}”, ô {cell}[[ – {who}]]: địa bàn {value} không có ai phụ trách từ ngày {from_} đến ngày {to_}.",
        "Phân công bổ sung, hoặc sửa ngày nếu ghi nhầm.",
        (
            "Giữa hai dòng phân công của một địa bàn có những ngày không ai phụ trách. Có thể do ghi nhầm ngày, hoặc "
            "chưa kịp phân công người thay. Sửa ngày, hoặc ghi người phụ trách trong thời gian đó."
        ),
    ),
    "DG561": (
        "không có biểu hiện này",
        "Sổ “{sheet}”, ô {cell}[[ – {who}]]: bộ tiêu chí không có biểu hiện “{value}”[[, có phải là “{near}”]].",
        "Ghi đúng mã biểu hiện có trong bộ tiêu chí.",
        (
            "Mã biểu hiện trong sổ không có trong danh sách nào của bộ tiêu chí. Có thể ghi nhầm mã, hoặc danh sách "
            "thiếu biểu hiện đó. Dòng này chưa được tính; việc xếp loại của ai cũng không thay đổi."
        ),
    ),
    "DG562": (
        "biểu hiện thuộc danh sách khác",
        "Sổ “{sheet}”, ô {cell}[[ – {who}]]: biểu hiện “{value}” thuộc {list}, không áp dụng đối với {role}.",
        "Ghi mã biểu hiện của danh sách dành cho người này, hoặc sửa danh sách cán bộ.",
        (
            "Mỗi nhóm đối tượng có danh sách biểu hiện riêng. Biểu hiện được ghi không thuộc danh sách của nhóm mà "
            "người này thuộc về trong ngày đó. Dòng này chưa được tính cho đến khi sửa mã hoặc sửa nhóm đối tượng."
        ),
    ),
    "DG563": (
        "ngày nhận diện không phù hợp",
        "Sổ “{sheet}”, ô {cell}[[ – {who}]]: ngày {date} {day}.",
        "Sửa ngày, hoặc sửa danh sách cán bộ.",
        (
            "Ngày nhận diện nằm ngoài thời gian áp dụng bộ tiêu chí, hoặc ngày đó người này không có trong danh sách, "
            "nên không biết tính cho đơn vị nào. Dòng này chưa được tính cho đến khi sửa ngày hoặc danh sách."
        ),
    ),
}

"""Vietnamese words of findings about people and units (DG4xx): short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG401": (
        "mã số không có trong danh sách",
        "[[Ô {cell}: ]]mã số “{value}”[[ ({name})]] không có trong danh sách[[; trông giống {looks} nhưng gõ bằng ký tự khác hoặc thừa dấu cách]].",
        "[[Nếu là {looks}, gõ lại đúng mã số đó. ]][[Gần giống nhất: {near}. ]]Nếu là người mới, bổ sung vào danh sách (roster.xlsx) rồi kiểm tra lại.",
        (
            "Người được nhận biết bằng mã số, không bằng họ tên, vì nhiều người trùng tên. Mã số lạ có thể là gõ "
            "nhầm hoặc là người mới chưa được bổ sung; trong cả hai trường hợp, điểm chưa gắn được với ai. Sửa mã "
            "số, hoặc bổ sung người mới vào danh sách kèm ngày bắt đầu sinh hoạt."
        ),
    ),
    "DG402": (
        "chưa có mã số",
        "[[Dòng {row}: ]][[{name} ]]chưa có mã số.",
        "[[Theo họ tên và đơn vị, có thể là {near}. ]]Ghi mã số[[ vào ô {cell}]] để xác nhận.[[ Người mới thì bổ sung vào danh sách ({roster}) trước.]]",
        (
            "Dòng có họ tên nhưng không có mã số. Họ tên trùng nhau không hiếm, nên công cụ chỉ gợi ý chứ không "
            "tự gắn điểm cho người cùng tên. Ghi mã số theo danh sách; người chưa có mã thì bổ sung vào danh sách "
            "trước."
        ),
    ),
    "DG403": (
        "họ tên khác danh sách",
        "Ô {cell}: mã số {code} trong danh sách là “{expected}”, phiếu chấm điểm ghi “{value}”.",
        "Sửa họ tên hoặc mã số cho đúng người.",
        (
            "Mã số và họ tên chỉ hai người khác nhau, hoặc họ tên viết khác danh sách. Nếu dòng bị lệch khi sắp "
            "xếp, điểm của người này đang nằm ở người khác; vì vậy người này chưa được xếp loại. Đối chiếu với "
            "danh sách, sửa họ tên hoặc mã số; nếu nhiều dòng cùng báo, kiểm tra xem có sắp xếp lệch cột không."
        ),
    ),
    "DG404": (
        "một người ở hai nơi",
        "{who} có ở hai nơi: {place1} và {place2}.",
        "Giữ nơi đúng. Nếu đã chuyển sinh hoạt, ghi ngày chuyển vào danh sách.",
        (
            "Cùng một mã số xuất hiện hai lần nên có hai bộ điểm hoặc hai dòng kiểm phiếu, hoặc hai dòng danh "
            "sách có thời gian chồng nhau. Công cụ không chọn dòng nào; người này chưa được xếp loại cho đến khi "
            "còn một nơi. Giữ dòng đúng; nếu chuyển sinh hoạt trong kỳ, ghi ngày chuyển để biết đơn vị nào đánh giá."
        ),
    ),
    "DG405": (
        "thiếu người",
        "Phiếu chấm điểm của {unit} thiếu {who}[[ (trong kỳ còn có tên ở {former})]].",
        "Bổ sung dòng chấm điểm hoặc ghi lý do không đánh giá, xếp loại.",
        (
            "Danh sách ghi người này thuộc đơn vị trong kỳ nhưng bảng của đơn vị không có. Người bị sót sẽ không "
            "có kết quả của kỳ và có thể mất điều kiện xếp loại cuối năm. Bổ sung dòng chấm điểm hoặc lý do; nếu "
            "người này đã chuyển đi, ghi ngày chuyển vào danh sách."
        ),
    ),
    "DG406": (
        "người thuộc đơn vị khác",
        "{who}[[ thuộc {expected}]][[ chưa thuộc hoặc không còn thuộc đối tượng đánh giá {period} theo danh sách]][[ ({membership})]][[, từ ngày {date}]][[, đến ngày {until}]], nhưng có điểm trong phiếu chấm điểm của {unit}.",
        "Đối chiếu với danh sách[[; nếu đúng là của {expected} thì để điểm ở phiếu chấm điểm của đơn vị đó, ở đây xóa điểm, có ý kiến thì ghi ở cột “Ghi chú”]]; nếu danh sách chưa cập nhật thì sửa danh sách.",
        (
            "Theo danh sách, vào ngày họp (hoặc ngày cuối kỳ) người này sinh hoạt ở đơn vị khác. Dòng điểm ở đây "
            "không được dùng; nếu đơn vị đúng cũng có dòng của người này thì dòng đó được dùng. Chuyển dòng sang "
            "đúng đơn vị, hoặc cập nhật ngày chuyển sinh hoạt trong danh sách."
        ),
    ),
    "DG407": (
        "đơn vị nộp hai lần",
        "{unit} có hai phiếu chấm điểm[[ {form_id}]] khác nhau cho {period}: {file}, {file2}. Chưa dùng phiếu chấm điểm nào.",
        "Giữ tệp đúng; chuyển tệp còn lại vào thư mục “_thay-the”.",
        (
            "Đơn vị gửi lại bản sửa nhưng bản cũ vẫn còn trong thư mục, hoặc có hai bản khác nhau. Công cụ không "
            "đoán bản nào mới hơn theo tên tệp hay ngày lưu; cả đơn vị chưa được xếp loại. Hỏi lại đơn vị nếu "
            "cần, giữ một tệp, chuyển tệp kia vào thư mục có tên bắt đầu bằng “_” để lưu mà không đọc."
        ),
    ),
    "DG408": (
        "đơn vị chưa nộp",
        "{unit} chưa nộp phiếu chấm điểm[[ {form_id}]] {period}[[ ({n} người)]].",
        "Đôn đốc đơn vị; nếu chốt trước, ghi lý do vào sổ “Được chấp nhận”.",
        (
            "Không có tệp nào của đơn vị trong thư mục của kỳ. Mọi người trong đơn vị được ghi là chưa có phiếu "
            "chấm điểm, không phải 0 điểm; kết quả chung của kỳ chưa đủ. Đôn đốc đơn vị gửi; nếu tệp đã có, kiểm "
            "tra xem đã đặt đúng thư mục kỳ chưa."
        ),
    ),
    "DG409": (
        "hai nơi ghi hai điểm",
        "Ô {cell} – {who}[[, tiêu chí {crit}]]: phiếu chấm điểm cá nhân ghi[[ chi bộ chấm {score}]][[ mức bỏ phiếu {vote}]], bảng của chi bộ ghi {value2} ({place}).",
        "Đối chiếu biên bản, sửa cho khớp.",
        (
            "Điểm chi bộ chấm cho cùng một người được ghi khác nhau ở phiếu chấm điểm cá nhân và ở bảng của chi bộ. Không rõ chi "
            "bộ đã thống nhất số nào, nên người này chưa được xếp loại từ nơi nào cả. Đối chiếu biên bản rồi sửa nơi "
            "ghi sai. Mức xếp loại ghi khác nhau là cảnh báo: mức trong bảng của chi bộ được dùng."
        ),
    ),
    "DG410": (
        "mã số mất số 0",
        "Ô {cell}: mã số {value} đang lưu dạng số[[; theo danh sách là {near}]].",
        "Đổi định dạng ô thành Văn bản (Text) rồi nhập lại.",
        (
            "Excel lưu mã số dưới dạng số nên các số 0 ở đầu bị mất. Mã số đã được hiểu theo danh sách vì chỉ "
            "khớp với một người, nhưng lần sau có thể khớp nhầm. Đổi định dạng cột mã số thành Văn bản rồi nhập "
            "lại mã."
        ),
    ),
    "DG411": (
        "chưa có danh sách",
        "Không có danh sách đối tượng; chưa đối chiếu được người và đơn vị.",
        "Thêm roster.xlsx vào thư mục làm việc.",
        (
            "Không có danh sách thì chỉ kiểm tra được điểm trong từng tệp; không biết ai bị sót, ai ghi nhầm mã "
            "số, ai ở nhầm đơn vị. Lập roster.xlsx (Mã số, Họ và tên, Mã đơn vị là đủ) trong thư mục làm việc rồi "
            "chạy lại."
        ),
    ),
    "DG412": (
        "phiếu chấm điểm mang dấu của đơn vị khác",
        "Tệp “{file}” là mẫu của {marked}, nhưng mọi người trong bảng đều thuộc {unit}; tệp chưa được dùng.",
        "Đề nghị {unit} điền vào mẫu của đơn vị mình; nếu mọi người đã chuyển đơn vị, ghi ngày chuyển vào danh sách rồi lập lại mẫu.",
        (
            "Dấu nhận biết của tệp ghi một đơn vị, còn người trong bảng đều thuộc một đơn vị khác. Có thể bảng của "
            "đơn vị này đã được chép vào mẫu của đơn vị kia, nên không rõ chi bộ nào đã chấm; cả tệp chưa được dùng "
            "và chưa ai được xếp loại từ tệp này. Đối chiếu với đơn vị, điền lại vào đúng mẫu."
        ),
    ),
    "DG413": (
        "chấm nhầm phiếu chấm điểm",
        "Ô {cell} – {who}: nhóm đối tượng[[ “{group}”]] được chấm bằng phiếu chấm điểm {expected}, ở đây là phiếu chấm điểm {value}. Dòng này chưa được dùng.",
        "Chấm người này trên phiếu chấm điểm {expected}; nếu nhóm đối tượng trong danh sách chưa đúng, sửa danh sách.",
        (
            "Bộ tiêu chí có nhiều phiếu chấm điểm, mỗi nhóm đối tượng một phiếu chấm điểm với tiêu chí và điểm tối đa riêng. Điểm chấm trên "
            "phiếu chấm điểm của nhóm khác không quy đổi được nên không được dùng, cũng không bị coi là 0 điểm. Chuyển người này "
            "sang đúng phiếu chấm điểm, hoặc sửa cột “Nhóm đối tượng” của danh sách rồi lập lại mẫu."
        ),
    ),
    "DG414": (
        "không rõ là phiếu chấm điểm nào",
        "Tệp “{file}” không còn dấu nhận biết, các cột khớp cả {options}; chưa dùng tệp này.",
        "Đề nghị đơn vị điền vào mẫu đã gửi.",
        (
            "Bộ tiêu chí có nhiều phiếu chấm điểm. Mẫu do công cụ lập mang dấu nhận biết cho biết đó là phiếu chấm điểm nào; tệp này không "
            "còn dấu và tiêu đề cột khớp với nhiều phiếu chấm điểm như nhau. Chấm theo phiếu chấm điểm nào không phải việc để đoán, nên cả "
            "tệp chưa được dùng."
        ),
    ),
    "DG420": (
        "mã đơn vị không có",
        "[[Ô {cell}]][[ – {who}]][[Dấu nhận biết của tệp “{marked}”]]: mã đơn vị[[ “{value}”]] không có ở trang tính “Đơn vị”[[ ({no_unit})]][[; gần giống nhất: {near}]].",
        "[[Đề nghị đơn vị điền vào mẫu đã gửi, thay cho tệp “{marked}”. ]]Ghi đúng mã đơn vị, hoặc bổ sung đơn vị vào trang tính “Đơn vị”.",
        (
            "Trang tính “Danh sách”, hoặc dấu nhận biết của một tệp, ghi một mã đơn vị mà danh sách đơn vị không "
            "có. Người ở đơn vị như vậy sẽ không nằm trong mẫu và biểu tổng hợp của đơn vị nào; với tệp thì đơn vị "
            "được hiểu theo mã số của người trong bảng. Sửa mã nếu gõ nhầm; nếu là đơn vị mới, thêm một dòng ở "
            "trang tính “Đơn vị”."
        ),
    ),
    "DG421": (
        "đơn vị cấp trên không có",
        "[[Ô {cell}]][[ – {unit}]]: mã đơn vị cấp trên “{value}” không có ở trang tính “Đơn vị”[[; gần giống nhất: {near}]].",
        "Sửa mã đơn vị cấp trên, hoặc bổ sung đơn vị đó vào trang tính “Đơn vị”.",
        (
            "Một đơn vị ghi cấp trên là mã không có trong danh sách đơn vị. Số liệu của đơn vị sẽ không cộng được "
            "lên cấp trên. Sửa mã, bổ sung đơn vị cấp trên, hoặc để trống nếu không có cấp trên trong danh sách."
        ),
    ),
    "DG422": (
        "chưa ghi họ tên",
        "Dòng {row}[[ – {who}]]: chưa ghi họ và tên.",
        "Ghi họ và tên như hồ sơ.",
        (
            "Danh sách có mã số nhưng không có họ và tên. Họ và tên dùng để đối chiếu với mã số trên bảng chấm "
            "điểm; thiếu thì không biết điểm có bị ghi nhầm người không. Ghi đủ họ và tên rồi kiểm tra lại danh "
            "sách."
        ),
    ),
    "DG423": (
        "ngày bắt đầu sau ngày kết thúc",
        "Dòng {row}[[ – {who}]]: “Từ ngày” ({from_}) muộn hơn “Đến ngày” ({to_}).",
        "Sửa lại hai ngày; để trống “Đến ngày” nếu đang sinh hoạt.",
        (
            "Thời gian sinh hoạt có ngày đầu muộn hơn ngày cuối nên dòng này không bao trùm ngày nào. Người này "
            "sẽ bị coi là chưa thuộc đối tượng đánh giá trong mọi kỳ. Kiểm tra thứ tự ngày, tháng (05/10 hay "
            "10/05) rồi sửa."
        ),
    ),
    "DG424": (
        "đơn vị cấp trên thành vòng tròn",
        "[[Ô {cell}: ]]các đơn vị là cấp trên của nhau thành vòng tròn: {value}.",
        "Sửa mã đơn vị cấp trên của một đơn vị trong vòng; đơn vị cao nhất để trống.",
        (
            "Đi từ đơn vị này lên cấp trên thì lại về chính đơn vị này, nên không biết đơn vị nào là cấp trên. Mọi "
            "người vẫn được xếp loại ở đơn vị của mình, nhưng số liệu không cộng được lên cấp trên. Sửa cột mã đơn "
            "vị cấp trên ở trang tính “Đơn vị”."
        ),
    ),
    "DG425": (
        "nhóm đối tượng không có phiếu chấm điểm",
        "Dòng {row} – {who}: nhóm đối tượng “{value}” không có phiếu chấm điểm[[; gần giống nhất: {near}]]. Các nhóm có phiếu chấm điểm: {options}.",
        "Ghi đúng “Nhóm đối tượng” trong danh sách.",
        (
            "Bộ tiêu chí có nhiều phiếu chấm điểm và chọn phiếu chấm điểm theo cột “Nhóm đối tượng” của danh sách. Người có nhóm để trống "
            "hoặc không thuộc phiếu chấm điểm nào thì không rõ chấm theo tiêu chí nào, nên chưa được xếp loại. Sửa danh sách; "
            "nếu chế độ có thêm nhóm, bổ sung vào “roles” của phiếu chấm điểm trong bộ tiêu chí."
        ),
    ),
    "DG430": (
        "thay đổi trong kỳ",
        "{who}: trong {period} có thay đổi – trước: {before}; từ ngày {date}: {after}. Xếp loại tại {unit}[[, theo chức vụ giữ lâu nhất trong kỳ: {longest}]].",
        "Lấy ý kiến nơi cũ nếu cần; ngày trong danh sách đúng thì không phải sửa.",
        (
            "Danh sách ghi người này chuyển đơn vị hoặc đổi chức vụ trong kỳ. Đơn vị và chức vụ được tính là của ngày "
            "họp ghi ở kiểm phiếu, không có ngày họp thì của ngày cuối kỳ; bộ tiêu chí ghi post: longest thì tính theo "
            "chức vụ giữ lâu nhất trong kỳ ở đơn vị đó. Kết quả các kỳ trước theo người. Nơi cũ có "
            "thể có ý kiến về thời gian trước đó. Nếu ngày ghi trong danh sách chưa đúng thì sửa rồi xếp loại lại."
        ),
    ),
}

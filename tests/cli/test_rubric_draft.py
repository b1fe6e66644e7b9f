"""`rubric draft` on blank forms: what it understands, what it leaves to people, what it says, what it never does."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from danhgia.readers.rubric_file import load_rubric, read_rubric
from foreign_forms import AN_PHU, BROKEN, CITED, FLAT, FORMS, HAI_PHONG, HD_03, OPTIONS, TAX, TWO_COLUMNS, UNITS
from tables_builder import Tab, workbook
from workspaces import danhgia

if TYPE_CHECKING:
    from workspaces import Ran

FILLED = {
    "name": "name: Bộ tiêu chí mẫu",
    "period": "period: quarter",
    "total": "total: 100",
    "step": "step: 0.25",
    "scorers": "scorers: [{id: self, name: Tự chấm}]",
    "official": "official: {official}",
    "levels": "levels: [{id: T, code: T, name: Tốt, from: 50}, {id: K, code: K, name: Kém, from: 0}]",
    "cap": "cap: 5",
}
"""What somebody with the document in hand puts at each kind of place."""
LEVELS_AT = [("good", "A4"), ("completed", "A5"), ("failed", "A6")]
RIGHT = ["hai-phong", "hd-03", "an-phu", "tax", "options", "two-columns", "flat", "cited", "units"]


def drafted(folder: Path, form: Tab | str, *more: str) -> Ran:
    workbook(folder / "mau.xlsx", {"Mẫu": form} if isinstance(form, Tab) else {"Mẫu": Tab(form)})
    return danhgia("rubric", "draft", "mau.xlsx", "--format", "json", *more, at=folder)


def tree(document: Any) -> list[Any]:  # noqa: ANN401 - a document, looked into
    """Return id, name and cap of domains, with those of their criteria."""
    return [
        (
            domain["id"],
            domain["name"],
            domain["cap"]["value"],
            [(one["id"], one["name"], one["cap"]["value"]) for one in domain["criteria"]],
        )
        for domain in document["domains"]
    ]


def missing(document: Any) -> list[tuple[str, str | None]]:  # noqa: ANN401 - as above
    return [(one["path"], one["cell"]) for one in document["missing"]]


def found(done: Ran) -> list[tuple[str, str | None]]:
    return [(one["code"], one["cell"]) for one in done.json["findings"]]


def filled(text: str) -> str:
    """Put something in every place that a draft leaves to people."""
    first = re.search(r"- \{id: ([^,]+), name", text)
    official = first[1] if first and "scorers:\n" in text else "self"
    bound = iter(range(90, 0, -20))

    def value(gap: re.Match[str]) -> str:
        key = gap[2]
        words = {"from": f"from: {next(bound, 0)}", "code": f"code: M{gap.start()}"}.get(key) or FILLED[key]
        return gap[1] + words.replace("{official}", official)

    done = re.sub(r"^( *)# chưa rõ: (\w+) .*$", value, text, flags=re.MULTILINE)
    return re.sub(r"^ *status: (unknown|assumed)\n", "", done, flags=re.MULTILINE)


class TestHaiPhong:
    def test_groups_of_four_levels_become_domains_and_criteria(self, tmp_path: Path) -> None:
        done = drafted(tmp_path, HAI_PHONG)
        assert (done.code, done.err) == (0, "")
        assert tree(done.json) == [
            ("I", "TIÊU CHÍ CHUNG", 20, [
                ("I.1.a", "Mẫu: chấp hành", Decimal("1.25")),
                ("I.1.b", "Mẫu: học tập", Decimal("1.25")),
                ("I.1.c", "Mẫu: tuyên truyền", Decimal("1.25")),
                ("I.1.d", "Mẫu: kê khai", Decimal("1.25")),
                ("I.2.a", "Mẫu: gương mẫu", Decimal("2.5")),
                ("I.2.b", "Mẫu: đoàn kết", Decimal("2.5")),
                ("I.3.a", "Mẫu: đúng giờ", 5),
                ("I.4.a", "Mẫu: kỷ luật", 5),
            ]),
            ("II", "KẾT QUẢ THỰC HIỆN NHIỆM VỤ", 80, [
                ("II.1", "Năng lực lãnh đạo", 5),
                ("2.1", "Số lượng", 20),
                ("2.2", "Chất lượng", 20),
                ("2.3", "Tiến độ", 15),
                ("II.3.1.a", "Cải cách mẫu", Decimal("2.5")),
                ("II.3.1.b", "Năng lực mẫu", Decimal("2.5")),
                ("II.3.2.a", "Giải phóng mặt bằng mẫu", 5),
                ("II.3.2.đ", "Đất đai mẫu", 5),
                ("II.3.2.g", "Chuyển đổi số mẫu", 5),
            ]),
        ]  # fmt: skip

    def test_every_domain_and_criterion_has_its_cells(self, tmp_path: Path) -> None:
        document = drafted(tmp_path, HAI_PHONG).json
        first, last = document["domains"][0], document["domains"][1]["criteria"][-1]
        assert (first["label"], first["cell"], first["cap"]["cell"]) == ("I", "B9", "C9")
        assert (last["label"], last["cell"], last["cap"]["cell"]) == ("g)", "B37", "C37")
        assert [(one["id"], one["name"], one["cell"]) for one in document["scorers"]] == [
            ("self", "Cá nhân tự chấm", "D7"),
            ("nguoi-quan-ly-truc-tiep", "Người quản lý trực tiếp", "E7"),
            ("cap-co-tham-quyen", "Cấp có thẩm quyền", "F7"),
        ]
        assert document["total"] == {"value": 100, "cell": "C38", "printed": "100", "unread": None}
        assert document["letterhead"] == {"value": "state", "cell": "C1"}
        assert document["period"] == {"value": "year", "cell": "A4"}

    def test_deeper_groups_and_choices_are_said_and_kept_as_comments(self, tmp_path: Path) -> None:
        done = drafted(tmp_path, HAI_PHONG)
        assert found(done) == [("DG644", "B9"), ("DG643", "B11"), ("DG644", "B22")]
        text = (tmp_path / "mau.yaml").read_text("utf-8")
        assert "# nhóm con: 1 Chính trị tư tưởng – 5 (ô B10)" in text
        assert 'note: "Mẫu chia nhóm này thành 4 nhóm con;' in text
        assert "# mẫu in thêm: Xếp hạng từ 1 đến 10: 2,5 (ô B31)" in text
        assert 'name: "Mẫu: đoàn kết", cap: 2.5}  # ô B17, C17; mẫu in “b)”' in text


class TestOtherForms:
    def test_two_parts_with_their_points_in_the_heading(self, tmp_path: Path) -> None:
        document = drafted(tmp_path, HD_03).json
        assert [(one[0], one[1], one[2]) for one in tree(document)] == [
            ("A", "NHÓM TIÊU CHÍ CHUNG", 30),
            ("B", "KẾT QUẢ NHIỆM VỤ", 70),
        ]
        assert [one[0] for one in tree(document)[0][3]] == ["1.1", "1.2", "2.1", "2.2", "3.1", "3.2"]
        assert [(one["name"], one["bounds"]) for one in document["levels"]] == [
            ("Hoàn thành xuất sắc nhiệm vụ", {"from": 90}),
            ("Hoàn thành tốt nhiệm vụ", {"from": 70, "below": 90}),
            ("Hoàn thành nhiệm vụ", {"from": 50, "below": 70}),
            ("Không hoàn thành nhiệm vụ", {"from": 0, "below": 50}),
        ]
        assert missing(document)[2:] == [
            ("levels.excellent.code", "A23"),
            ("levels.good.code", "A24"),
            ("levels.completed.code", "A25"),
            ("levels.failed.code", "A26"),
        ]

    def test_choices_are_no_criteria(self, tmp_path: Path) -> None:
        done = drafted(tmp_path, AN_PHU)
        assert tree(done.json) == [
            ("nhom-1", "Thời gian, thời lượng", 5, [("1", "Thời gian, thời lượng", 5)]),
            ("2", "Chuẩn bị", 10, [
                ("2.1", "Nội dung mẫu", 5), ("2.2", "Tài liệu mẫu", 3), ("2.3", "Thông báo mẫu", 2),
            ]),
            ("3", "Tổ chức", 55, [("a", "Chào cờ mẫu", 20), ("b", "Thảo luận mẫu", 30), ("c", "Kết luận mẫu", 5)]),
            ("nhom-4", "Kết quả lãnh đạo", 30, [("4", "Kết quả lãnh đạo", 30)]),
        ]  # fmt: skip
        assert (done.code, found(done)) == (0, [("DG645", "B5"), ("DG645", "B18")])
        text = (tmp_path / "mau.yaml").read_text("utf-8")
        assert "# không lấy làm tiêu chí riêng: b Đạt từ 90% đến dưới 100% – 27 (ô B20)" in text
        assert [(one["code"], one["name"]) for one in done.json["levels"]] == [
            (name, name) for name in ("Tốt", "Khá", "Trung bình", "Kém")
        ]

    def test_labels_in_hundreds_and_points_beside_the_scale(self, tmp_path: Path) -> None:
        done = drafted(tmp_path, TAX)
        assert tree(done.json) == [
            ("100", "Ý thức, kỷ luật", 30, [("110", "Chấp hành mẫu", 15), ("130", "Phối hợp mẫu", 15)]),
            ("200", "Kết quả công việc", 70, [("210", "Khối lượng mẫu", 40), ("230", "Chất lượng mẫu", 30)]),
        ]
        assert done.json["total"]["cell"] == "C12"
        assert (done.code, found(done)) == (0, [("DG647", "B13"), ("DG647", "B14")])

    def test_choices_within_the_words(self, tmp_path: Path) -> None:
        document = drafted(tmp_path, OPTIONS).json
        assert tree(document) == [
            ("I", "Nền nếp", 40, [
                ("I.1", "Dự họp: đủ 100% (10 điểm), vắng 1 buổi (5 điểm)", 10),
                ("I.2", "Báo cáo", 30),
            ]),
            ("II", "Kết quả", 60, [("II.1", "Chỉ tiêu chung", 60)]),
        ]  # fmt: skip
        assert document["domains"][1]["cap"]["cell"] == "B9"
        assert document["domains"][1]["criteria"][0]["below"] == ["B11", "B12", "B13"]

    def test_groups_in_a_column_of_their_own(self, tmp_path: Path) -> None:
        document = drafted(tmp_path, TWO_COLUMNS).json
        assert tree(document) == [
            ("1", "Tư tưởng", None, [("1.1", "Mẫu A", 6), ("1.2", "Mẫu B", 4)]),
            ("2", "Tổ chức", None, [("2.1", "Mẫu C", 30), ("2.2", "Mẫu D", 60)]),
        ]
        assert ("domains.1.cap", "B3") in missing(document)
        assert "# các tiêu chí của nhóm cộng được 10 điểm" in (tmp_path / "mau.yaml").read_text("utf-8")

    def test_no_groups_at_all(self, tmp_path: Path) -> None:
        document = drafted(tmp_path, FLAT).json
        assert tree(document) == [
            ("nhom-1", "Các tiêu chí", 100, [("1", "Chấp hành", 40), ("2", "Đoàn kết", 35), ("3", "Kết quả", 25)])
        ]
        text = (tmp_path / "mau.yaml").read_text("utf-8")
        assert "name: Các tiêu chí  # mẫu không chia nhóm; tên tạm đặt" in text
        assert "    status: assumed\n" in text

    def test_the_document_and_the_clauses_that_it_cites(self, tmp_path: Path) -> None:
        done = drafted(tmp_path, CITED)
        document, text = done.json, (tmp_path / "mau.yaml").read_text("utf-8")
        assert (done.code, missing(document)) == (0, [("score.step", None), ("official", None)])
        assert document["basis"] == {"text": "Ban hành kèm theo Kế hoạch số 12-KH/MẪU ngày 05/01/2018", "cell": "A2"}
        assert "basis: Ban hành kèm theo Kế hoạch số 12-KH/MẪU ngày 05/01/2018  # ô A2\n" in text
        assert "# basis:" not in text
        first, second = document["domains"]
        assert first["basis"] == {"text": "Điều 1, khoản 2", "cell": "E5"}
        assert [one["basis"] for one in second["criteria"]] == [{"text": "Điều 3", "cell": "E9"}] * 2
        assert '- {id: "2.1", name: Ba, cap: 30, basis: Điều 3}  # ô B9, C9, E9\n' in text
        assert text.count("Điều 1, khoản 2") == 1  # joined over the group: said once, there
        assert "# mẫu in thêm ở cột “Hướng dẫn chấm”: Thiếu một lần trừ 5 điểm (ô F7)" in text

    def test_a_document_without_its_number_is_none(self, tmp_path: Path) -> None:
        table = CITED.table.replace("12-KH/MẪU", "……")
        assert drafted(tmp_path, Tab(table, CITED.merges)).json["basis"] is None

    def test_levels_that_one_sentence_names_with_their_bounds(self, tmp_path: Path) -> None:
        done = drafted(tmp_path, CITED)
        assert [(one["name"], one["bounds"]) for one in done.json["levels"]] == [
            ("Tốt", {"from": 80}),
            ("Khá", {"from": 65, "below": 80}),
            ("Trung bình", {"from": 50, "below": 65}),
            ("Kém", {"from": 0, "below": 50}),
        ]
        again = danhgia("rubric", "draft", "mau.xlsx", "--force", at=tmp_path)
        assert "Mức: Khá, mã Khá: từ 65 đến dưới 80 (ô A12)" in again.out

    def test_units_in_rows_and_criteria_in_columns(self, tmp_path: Path) -> None:
        document = drafted(tmp_path, UNITS).json
        assert document["shape"] == "columns"
        assert tree(document) == [
            ("A", "Nền nếp", 40, [("1", "Họp đúng kỳ", 30), ("2", "Báo cáo", 10)]),
            ("B", "Kết quả", 60, [("3", "Chỉ tiêu", 60)]),
        ]
        assert [one["cap"]["cell"] for one in document["domains"][0]["criteria"]] == ["D5", "E5"]
        assert [one["name"] for one in document["levels"]] == ["Tốt", "Khá", "TB"]


class TestAFormThatContradictsItself:
    def test_it_is_drafted_as_it_is_printed_and_said(self, tmp_path: Path) -> None:
        done = drafted(tmp_path, BROKEN)
        assert done.code == 1
        assert found(done) == [("DG643", "B4"), ("DG642", "B8"), ("DG641", "C12")]
        assert [one[2] for one in tree(done.json)] == [15, 20, 10, None]
        assert missing(done.json)[3:-1] == [
            ("domains.I.criteria.I.2.cap", "C5"),
            ("domains.I.criteria.I.3.cap", "C6"),
            ("domains.I.criteria.I.4.cap", "C7"),
            ("domains.II.criteria.II.3.cap", "C11"),
            ("domains.IV.cap", "C15"),
            ("domains.IV.criteria.IV.1.cap", "C16"),
            ("domains.IV.criteria.IV.2.cap", "C17"),
        ]
        whys = [one["why"] for one in done.json["missing"][3:-1]]
        assert whys == ["range", "blank", "date", "uncalculated", "thousands", "error", "zero"]

    def test_each_gap_is_marked_at_its_line_with_cell_and_reason(self, tmp_path: Path) -> None:
        done = drafted(tmp_path, BROKEN)
        lines = (tmp_path / "mau.yaml").read_text("utf-8").splitlines()
        for one in done.json["missing"]:
            line = lines[one["line"] - 1]
            assert line.strip().startswith(f"# chưa rõ: {one['key']} – ")
            if one["key"] == "cap":
                assert f"ô {one['cell']}" in line
        assert any("điểm tối đa của “2 Hai”: in một khoảng, không phải một số, ô C5: “15-20”" in line for line in lines)

    def test_a_total_that_its_parts_do_not_come_to(self, tmp_path: Path) -> None:
        table = FLAT.table.replace("Cộng | | 100", "Cộng | | 90")
        done = drafted(tmp_path, Tab(table))
        assert (done.code, found(done)) == (1, [("DG641", "C7")])
        said = done.json["findings"][0]["message"]
        assert said == "Ô C7: in 90 điểm, các phần cộng được 100 (C4, C5, C6)."
        assert done.json["total"]["value"] == 90

    def test_parts_that_come_to_more_than_the_whole_though_not_all_are_known(self, tmp_path: Path) -> None:
        done = drafted(tmp_path, "TT | Tiêu chí | Điểm tối đa\nI | Một | 10\n1 | Hai | 9\n2 | Ba | 8\n3 | Bốn |")
        assert (done.code, found(done)) == (1, [("DG641", "C2")])


@pytest.mark.parametrize("name", FORMS)
def test_the_draft_fails_its_check_at_the_places_to_fill_in_and_nowhere_else(name: str, tmp_path: Path) -> None:
    document = drafted(tmp_path, FORMS[name]).json
    _, findings = read_rubric(tmp_path / "mau.yaml", shown="mau.yaml")
    lacking = Counter(one.value for one in findings if one.code == "DG606")
    wanted = Counter(one["key"] for one in document["missing"])
    if wanted["code"] or wanted["scorers"]:
        del wanted["from"]  # bounds are looked at when all levels are whole, and a list of scorers is there
    assert lacking == wanted
    contradicted = {"DG602"} if document["summary"]["errors"] else set()
    assert {one.code for one in findings} - {"DG606"} <= contradicted
    lines = (tmp_path / "mau.yaml").read_text("utf-8").splitlines()
    for one in findings:
        if one.value in {"cap", "code", "from"}:
            assert one.at.line
            assert lines[one.at.line - 1].strip().startswith("- id:")


@pytest.mark.parametrize("name", RIGHT)
def test_filled_in_it_is_a_rubric_without_errors(name: str, tmp_path: Path) -> None:
    drafted(tmp_path, FORMS[name])
    path = tmp_path / "mau.yaml"
    path.write_text(filled(path.read_text("utf-8")), "utf-8")
    rubric = load_rubric(path).rubric
    assert rubric.main.criteria
    assert rubric.main.official in {scorer.id for scorer in rubric.main.scorers}
    assert danhgia("rubric", "show", "mau.yaml", at=tmp_path).code == 0


@pytest.mark.parametrize("name", FORMS)
def test_the_same_form_gives_the_same_bytes_and_stays_as_it_is(name: str, tmp_path: Path) -> None:
    drafted(tmp_path, FORMS[name])
    form, first = (tmp_path / "mau.xlsx").read_bytes(), (tmp_path / "mau.yaml").read_bytes()
    danhgia("rubric", "draft", "mau.xlsx", "--force", at=tmp_path)
    assert ((tmp_path / "mau.xlsx").read_bytes(), (tmp_path / "mau.yaml").read_bytes()) == (form, first)


class TestFindings:
    """Each code silent and speaking; DG641 to DG645 and DG647 speak in the forms above."""

    def test_a_form_that_adds_up_and_counts_through_says_nothing(self, tmp_path: Path) -> None:
        assert drafted(tmp_path, FLAT).found == []

    def test_a_column_that_is_not_known(self, tmp_path: Path) -> None:
        table = "TT | Tiêu chí | Điểm tối đa | Chi bộ chấm | Hệ số\n1 | Một | 60 | |\n2 | Hai | 40 | |"
        assert found(drafted(tmp_path, table)) == [("DG646", "E1")]

    def test_two_columns_of_caps_and_neither_is_chosen(self, tmp_path: Path) -> None:
        table = "TT | Tiêu chí | Điểm tối đa | Thang điểm | Chi bộ chấm\n1 | Một | 60 | 50 |\n2 | Hai | 40 | 50 |"
        done = drafted(tmp_path, table)
        assert found(done) == [("DG646", "C1"), ("DG646", "D1")]
        assert [one["cap"]["value"] for one in done.json["domains"][0]["criteria"]] == [None, None]

    def test_points_that_nobody_knows_whose_are_no_caps(self, tmp_path: Path) -> None:
        done = drafted(tmp_path, "TT | Tiêu chí | Điểm | Chi bộ chấm\n1 | Một | 60 |\n2 | Hai | 40 |")
        assert found(done) == [("DG646", "C1")]
        assert [one["cap"]["value"] for one in done.json["domains"][0]["criteria"]] == [None, None]

    def test_hidden_rows_and_columns(self, tmp_path: Path) -> None:
        tab = Tab(FLAT.table, hidden_rows=(5,), hidden_columns=("C",))
        done = drafted(tmp_path, tab)
        assert [(one["code"], one["value"]) for one in done.json["findings"]] == [("DG648", "5, C")]
        assert done.code == 0

    def test_a_cap_joined_over_several_criteria_is_nobody_s(self, tmp_path: Path) -> None:
        table = "TT | Tiêu chí | Điểm tối đa\nI | Nhóm | 50\n1 | Một | 30\n2 | Hai |\n3 | Ba | 20"
        done = drafted(tmp_path, Tab(table, ("C3:C4",)))
        assert [(one["path"], one["why"]) for one in done.json["missing"] if one["key"] == "cap"] == [
            ("domains.I.criteria.1.cap", "joined"),
            ("domains.I.criteria.2.cap", "blank"),
        ]


class TestLevelsOnly:
    TABLE = (
        "ĐÁNH GIÁ, XẾP LOẠI TỔ CHỨC ĐẢNG\nNăm 2026\nTT | Tên tổ chức đảng | Mức biểu quyết xếp loại | Ghi chú\n"
        "☐ Hoàn thành tốt nhiệm vụ\n☐ Hoàn thành nhiệm vụ\n☐ Không hoàn thành nhiệm vụ"
    )

    def test_nothing_is_scored_and_nothing_made_up(self, tmp_path: Path) -> None:
        done = drafted(tmp_path, self.TABLE)
        assert (done.code, done.json["findings"], done.json["domains"]) == (0, [], [])
        assert [done.json[key] and done.json[key]["cell"] for key in ("subject", "vote", "total")] == ["B3", "C3", None]
        assert missing(done.json) == [(f"levels.{level}.code", cell) for level, cell in LEVELS_AT]
        text = (tmp_path / "mau.yaml").read_text(encoding="utf-8")
        assert "subject: organisation" in text
        assert not re.search(r"^ *(score|scorers|official|domains|cap|from):", text, re.MULTILINE)
        _, findings = read_rubric(tmp_path / "mau.yaml")
        assert {finding.code for finding in findings} == {"DG606"}

    def test_it_says_so(self, tmp_path: Path) -> None:
        workbook(tmp_path / "mau.xlsx", {"Mẫu": Tab(self.TABLE)})
        said = danhgia("rubric", "draft", "mau.xlsx", at=tmp_path).out
        assert "không có tiêu chí, không chấm điểm" in said
        assert "mỗi dòng một tổ chức (ô B3: “Tên tổ chức đảng”)" in said
        assert "Bỏ phiếu xếp loại: có (ô C3" in said

    @pytest.mark.parametrize(
        ("column", "replaced"),
        [("Ghi chú", "Tư tưởng chính trị"), ("Ghi chú", "Tổng điểm"), ("tốt nhiệm vụ", "tốt nhiệm vụ: từ 70 điểm")],
    )
    def test_a_column_that_may_be_scored_or_bounds_are_not_understood(
        self, tmp_path: Path, column: str, replaced: str
    ) -> None:
        workbook(tmp_path / "mau.xlsx", {"Mẫu": Tab(self.TABLE.replace(column, replaced))})
        done = danhgia("rubric", "draft", "mau.xlsx", at=tmp_path)
        assert (done.code, "DG640" in done.err) == (2, True)


class TestWhatItCannotDo:
    def unable(self, done: Ran) -> str:
        assert (done.code, done.out) == (2, "")
        assert "Traceback" not in done.err
        return done.err

    def test_a_workbook_without_a_form(self, tmp_path: Path) -> None:
        workbook(tmp_path / "mau.xlsx", {"Danh sách": "Mã số | Họ và tên\n001 | Đảng viên Mẫu 001"})
        assert "DG640" in self.unable(danhgia("rubric", "draft", "mau.xlsx", at=tmp_path))
        assert not list(tmp_path.glob("*.yaml"))

    def test_several_forms_in_one_file_are_told_apart_by_name(self, tmp_path: Path) -> None:
        workbook(tmp_path / "mau.xlsx", {"PL01": FLAT, "PL02": TAX, "Ẩn": Tab(FLAT.table, state="hidden")})
        said = self.unable(danhgia("rubric", "draft", "mau.xlsx", at=tmp_path))
        assert "PL01, PL02" in said
        done = danhgia("rubric", "draft", "mau.xlsx", "--sheet", "pl02", "--format", "json", at=tmp_path)
        assert (done.code, done.json["sheet"], done.json["summary"]["criteria"]) == (0, "PL02", 4)
        assert "DG110" in self.unable(danhgia("rubric", "draft", "mau.xlsx", "--sheet", "PL03", "--force", at=tmp_path))

    def test_two_tables_side_by_side(self, tmp_path: Path) -> None:
        table = "TT | Tiêu chí | Điểm tối đa | TT | Tiêu chí | Điểm tối đa\n1 | Một | 50 | 1 | Hai | 50"
        workbook(tmp_path / "mau.xlsx", {"Mẫu": table})
        assert "DG640" in self.unable(danhgia("rubric", "draft", "mau.xlsx", at=tmp_path))

    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut", b"\xd0\xcf\x11\xe0" + bytes(600), b"<html></html>"])
    def test_files_that_are_no_workbooks(self, tmp_path: Path, data: bytes) -> None:
        (tmp_path / "mau.xlsx").write_bytes(data)
        assert re.search(r"DG10[1-5]", self.unable(danhgia("rubric", "draft", "mau.xlsx", at=tmp_path)))

    def test_no_file_a_folder_and_a_wrong_id(self, tmp_path: Path) -> None:
        self.unable(danhgia("rubric", "draft", "khong-co.xlsx", at=tmp_path))
        (tmp_path / "thu-muc.xlsx").mkdir()
        self.unable(danhgia("rubric", "draft", "thu-muc.xlsx", at=tmp_path))
        workbook(tmp_path / "mau.xlsx", {"Mẫu": FLAT})
        assert "Bộ Mới" in self.unable(danhgia("rubric", "draft", "mau.xlsx", "--id", "Bộ Mới", at=tmp_path))

    def test_nothing_is_overwritten_without_force_and_the_form_never(self, tmp_path: Path) -> None:
        workbook(tmp_path / "mau.xlsx", {"Mẫu": FLAT})
        before = (tmp_path / "mau.xlsx").read_bytes()
        (tmp_path / "mau.yaml").write_text("mine", "utf-8")
        self.unable(danhgia("rubric", "draft", "mau.xlsx", at=tmp_path))
        assert (tmp_path / "mau.yaml").read_text("utf-8") == "mine"
        assert danhgia("rubric", "draft", "mau.xlsx", "--force", at=tmp_path).code == 0
        assert (tmp_path / "mau.yaml").read_text("utf-8") != "mine"
        self.unable(danhgia("rubric", "draft", "mau.xlsx", "--output", "mau.xlsx", "--force", at=tmp_path))
        assert (tmp_path / "mau.xlsx").read_bytes() == before

    def test_groups_summed_in_one_another_without_end(self, tmp_path: Path) -> None:
        deep = 1500
        rows = [f"w{number} | Nhóm {number} |" for number in range(deep)]
        rows += [f" | Cộng w{number} | 5" for number in reversed(range(deep))]
        done = drafted(tmp_path, "\n".join(["TT | Tiêu chí | Điểm tối đa", *rows]))
        assert done.code in {0, 1}
        assert "Traceback" not in done.err


class TestWhatItPrints:
    def test_the_page(self, tmp_path: Path) -> None:
        workbook(tmp_path / "mau.xlsx", {"Mẫu": TAX})
        said = danhgia("rubric", "draft", "mau.xlsx", "--id", "thue-mau", at=tmp_path).out
        assert said.startswith("Trang tính “Mẫu”, bảng từ ô A5: mỗi dòng một tiêu chí\n")
        assert "Người chấm: Cá nhân tự chấm (D5), Cấp có thẩm quyền (E5)" in said
        assert re.search(r"^ +110 +Chấp hành mẫu +15 +B7 +C7$", said, re.MULTILINE)
        assert re.search(r"Còn phải điền: 3 chỗ\n  dòng \d+: bước điểm: không in trên mẫu\n", said)
        assert "Từ “mau.xlsx”: 2 lĩnh vực, 4 tiêu chí, 0 mức → thue-mau.yaml; còn 3 chỗ phải điền theo văn bản." in said
        assert said.endswith("danhgia rubric check thue-mau.yaml\n")
        assert "id: thue-mau\n" in (tmp_path / "thue-mau.yaml").read_text("utf-8")

    def test_in_english_with_the_draft_still_vietnamese(self, tmp_path: Path) -> None:
        workbook(tmp_path / "mau.xlsx", {"Mẫu": BROKEN})
        said = danhgia("--lang", "en", "rubric", "draft", "mau.xlsx", "--output", "ra.yaml", at=tmp_path)
        assert said.code == 1
        assert "the cap of “2 Hai”: a range is printed, not a number, cell C5: “15-20”" in said.out
        assert "# chưa rõ: cap – điểm tối đa của “2 Hai”" in (tmp_path / "ra.yaml").read_text("utf-8")

    def test_the_lines_as_csv(self, tmp_path: Path) -> None:
        workbook(tmp_path / "mau.xlsx", {"Mẫu": TAX})
        lines = danhgia("rubric", "draft", "mau.xlsx", "--format", "csv", at=tmp_path).out.splitlines()
        assert lines[1:3] == [
            '"100","100","100","Ý thức, kỷ luật","30","B6","C6"',
            '"100","110","110","Chấp hành mẫu","15","B7","C7"',
        ]

    def test_the_keys_of_the_document(self, tmp_path: Path) -> None:
        document = drafted(tmp_path, TAX).json
        assert list(document) == [
            "schema", "command", "source", "output", "sheet", "table", "shape", "id", "name", "period", "letterhead",
            "subject", "vote", "basis", "total", "scorers", "domains", "levels", "missing", "findings", "summary",
        ]  # fmt: skip
        assert document["summary"] == {
            "domains": 2, "criteria": 4, "levels": 0, "missing": 3, "errors": 0, "warnings": 2, "notes": 0,
        }  # fmt: skip
        assert list(document["missing"][0]) == ["path", "key", "line", "cell", "printed", "why", "message"]


def test_the_piece_of_a_draft_in_the_language_s_reference_is_what_the_command_writes(tmp_path: Path) -> None:
    rows = [
        "TT | Tiêu chí | Điểm tối đa | Chi bộ chấm",
        *("| | |",) * 6,
        "I | Tư tưởng, chính trị | 5 |",
        "I.1 | Học tập | 5 |",
        "| | |",
        "| | |",
        "II | Phẩm chất đạo đức, lối sống | 15 |",
        "II.1 | Gương mẫu | 5 |",
        "II.2 | Đoàn kết | '2-4 |",
    ]
    drafted(tmp_path, "\n".join(rows))
    page = (Path(__file__).parents[2] / "rubrics" / "README.md").read_text("utf-8")
    piece = next(block for block in re.findall(r"```text\n(.*?)```", page, re.DOTALL) if "# chưa rõ" in block)
    assert piece in (tmp_path / "mau.yaml").read_text("utf-8")

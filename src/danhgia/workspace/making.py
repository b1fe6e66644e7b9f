"""A new workspace: the commented `danhgia.yaml`, the first files, the folders."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from danhgia.workspace.config import CONFIG_FILE
from danhgia.writers.files import write_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from danhgia.messages import Lang

FOLDERS = ("sheets", "templates", "results")

_TEXT = """\
# Cấu hình thư mục làm việc của danhgia. Dòng bắt đầu bằng dấu # là ghi chú, chương trình bỏ qua.
# Chỉ “rubric” là bắt buộc; mục nào xóa đi hoặc để trống thì dùng giá trị mặc định.

# Phiên bản của tệp cấu hình; giữ nguyên.
schema: 1

# Bộ tiêu chí: mã của một bộ có sẵn (xem bằng lệnh danhgia rubric list),
# hoặc đường dẫn tới tệp .yaml riêng, tính từ thư mục này.
rubric: {rubric}

# Năm đánh giá, dùng khi lệnh không ghi --year.
year: {year}

# Ngôn ngữ của thông báo: vi (tiếng Việt) hoặc en (tiếng Anh).
language: {language}

# Hạn nộp phiếu của từng kỳ, viết năm-tháng-ngày. Bỏ dấu # ở đầu dòng để dùng.
# Kỳ viết là {year}-Q3 (quý), {year}-M07 (tháng), {year}-H1 (6 tháng), {year} (năm).
# deadlines:
#   {year}-Q3: {year}-10-05

# Nơi để tệp và thư mục, tính từ thư mục này. Bỏ dấu # ở đầu dòng và sửa nếu để nơi khác.
# paths:
#   roster: roster.xlsx       # danh sách người được đánh giá và danh sách đơn vị
#   register: register.xlsx   # sổ theo dõi: không đánh giá, quyết định, nhận phiếu, chuyển đến …
#   sheets: sheets            # phiếu đã điền, mỗi kỳ một thư mục: sheets/{year}-Q3
#   templates: templates      # mẫu phiếu do chương trình tạo
#   results: results          # kết quả do chương trình tạo; xóa được, chạy lại là có
#   ledger: danhgia.db        # sổ kết quả của các kỳ; không sửa, không xóa
"""


def make_workspace(
    folder: Path, *, rubric: str, year: int, language: Lang = "vi", files: Mapping[str, bytes] | None = None
) -> tuple[Path, ...]:
    """Make a workspace in a folder and return the files written, `danhgia.yaml` last, then the folders made.

    `files` are the contents of further files by path within the workspace. One that is there already is kept as it is;
    so a call that was interrupted, or came after the roster, can simply be repeated.

    Raises:
        FileExistsError: there is a `danhgia.yaml` already, and it is not empty; nothing was written.
        OSError: nothing can be written there.
    """
    config = folder / CONFIG_FILE
    if config.exists() and (not config.is_file() or config.stat().st_size):
        raise FileExistsError(config)
    text = _TEXT.format(rubric=_scalar(rubric), year=year, language=language)
    wanted = {folder / name: data for name, data in (files or {}).items()}
    missing = {path: data for path, data in wanted.items() if not path.exists()}
    new_folders = [place for name in FOLDERS if not (place := folder / name).exists()]
    for place in new_folders:
        place.mkdir(parents=True)
    for path, data in missing.items():
        write_file(path, data)
    write_file(config, text.encode())  # last: a folder is a workspace only once everything else is there
    return (*missing, config, *new_folders)


def _scalar(text: str) -> str:
    """Return a text as YAML: an id bare, anything that YAML might read otherwise in quotes."""
    bare = re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)+", text)
    return text if bare else json.dumps(text, ensure_ascii=False)

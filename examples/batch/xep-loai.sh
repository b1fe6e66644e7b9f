#!/bin/sh
# Xếp loại hằng đêm. Nightly grading, for cron:
#
#     xep-loai.sh WORKSPACE [options of "danhgia grade", such as --quarter 3]
#
# The result goes to WORKSPACE/nhat-ky/xep-loai.json, a line for each night and what danhgia says to nhat-ky/xep-loai.log.
# Exit code: that of danhgia. DANHGIA names danhgia where it is not on the PATH, which cron keeps short.
set -u

if [ $# -lt 1 ] || [ ! -d "$1" ]; then
    echo "Cách dùng: $0 THƯ-MỤC-LÀM-VIỆC [--quarter N]" >&2
    exit 2
fi
workspace=$1
shift
danhgia=${DANHGIA:-danhgia}
logs=$workspace/nhat-ky
log=$logs/xep-loai.log
result=$logs/xep-loai.json
new=$result.$$
mkdir -p "$logs" && true >"$new" || exit 2

"$danhgia" -C "$workspace" grade "$@" --format json >"$new" 2>>"$log"
code=$?
if [ "$code" -gt 1 ]; then
    rm -f "$new"
elif ! mv "$new" "$result"; then
    code=2
fi
case $code in
    0) said="đã xếp loại, không có lỗi" ;;
    1) said="đã xếp loại, còn lỗi cần sửa: xem $result" ;;
    *) said="chưa xếp loại được, lý do ở dòng phía trên; kết quả lần trước giữ nguyên" ;;
esac
printf '%s  mã thoát %s: %s\n' "$(date '+%Y-%m-%d %H:%M')" "$code" "$said" >>"$log"
exit "$code"

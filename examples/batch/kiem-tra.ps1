<#
Kiểm tra bảng chấm điểm, mở danh sách nội dung cần xử lý bằng Excel.
Checks score sheets and opens what has to be corrected in Excel.

    powershell -ExecutionPolicy Bypass -File kiem-tra.ps1 "D:\Quý III\CB01.xlsx" "D:\Quý III\CB02.xlsx"

Exit code: that of danhgia. -NoOpen only writes the list; -Tool names danhgia where it is not found.
#>
param(
    [Parameter(Position = 0, ValueFromRemainingArguments = $true)] [string[]] $Path,
    [string] $Tool,
    [switch] $NoOpen
)
$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [Text.Encoding]::UTF8

if (-not $Path) {
    Write-Host 'Ghi đường dẫn của tệp Excel hoặc thư mục cần kiểm tra.'
    exit 2
}
if (-not $Tool) {
    $installed = 'C:\danhgia\Scripts\danhgia.exe'
    $Tool = if (Test-Path -LiteralPath $installed) { $installed } else { 'danhgia' }
}

# A name that nothing has open: Excel may still show the list of the last check.
$list = Join-Path ([IO.Path]::GetTempPath()) ('kiem-tra-' + [IO.Path]::GetRandomFileName() + '.csv')
# Start-Process stores the bytes as they come; the pipeline would decode and encode them again.
# A backslash before a closing quote would swallow it.
$quoted = $Path | ForEach-Object { '"' + ($_ -replace '\\$', '\.') + '"' }
try {
    $run = Start-Process -FilePath $Tool -ArgumentList (@('validate') + $quoted + @('--format', 'csv')) `
        -RedirectStandardOutput $list -NoNewWindow -Wait -PassThru
    $code = $run.ExitCode
} catch {
    Write-Host $_.Exception.Message
    $code = 2
}

switch ($code) {
    0 { Write-Host "Không có lỗi. Cảnh báo, lưu ý (nếu có) nằm trong `"$list`"." }
    1 {
        Write-Host "Có lỗi cần sửa; danh sách: `"$list`"."
        if (-not $NoOpen) { Invoke-Item -LiteralPath $list }
    }
    default {
        Write-Host "Chưa kiểm tra được; lý do ở dòng phía trên (mã thoát $code)."
        $code = 2
    }
}
exit $code

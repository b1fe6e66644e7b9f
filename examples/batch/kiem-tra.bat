@echo off
rem Kéo thả tệp hoặc thư mục vào tệp này: kiểm tra bảng chấm điểm, mở danh sách nội dung cần xử lý bằng Excel.
rem Drop files or a folder on this file: checks score sheets and opens what has to be corrected in Excel.
rem Exit code: that of danhgia. Set NOPAUSE=1 to run it from another script, DANHGIA=... where danhgia is not found.
setlocal EnableExtensions DisableDelayedExpansion
for /f "tokens=2 delims=:." %%c in ('chcp') do set "CODEPAGE=%%c"
chcp 65001 >nul

if not defined DANHGIA if exist "C:\danhgia\Scripts\danhgia.exe" set "DANHGIA=C:\danhgia\Scripts\danhgia.exe"
if not defined DANHGIA set "DANHGIA=danhgia"

set "FILES="
:next
if "%~1"=="" goto ready
set "ONE=%~1"
rem A backslash before the closing quote would swallow it.
if "%ONE:~-1%"=="\" set "ONE=%ONE%."
set FILES=%FILES% "%ONE%"
shift
goto next

:ready
if not defined FILES goto nothing
rem A name that nothing has open: Excel may still show the list of the last check.
:name
set "LIST=%TEMP%\kiem-tra-%RANDOM%%RANDOM%.csv"
if exist "%LIST%" goto name
"%DANHGIA%" validate%FILES% --format csv >"%LIST%"
set "CODE=%ERRORLEVEL%"
if %CODE% EQU 0 goto clean
if %CODE% EQU 1 goto mistakes
goto failed

:clean
echo Không có lỗi. Cảnh báo, lưu ý (nếu có) nằm trong "%LIST%".
goto done

:mistakes
echo Có lỗi cần sửa; danh sách được mở bằng Excel: "%LIST%".
start "" "%LIST%"
goto done

:failed
echo Chưa kiểm tra được; lý do ở dòng phía trên (mã thoát %CODE%).
set "CODE=2"
goto done

:nothing
echo Kéo thả tệp Excel hoặc thư mục vào biểu tượng của tệp này để kiểm tra.
set "CODE=2"

:done
if not defined NOPAUSE pause
if defined CODEPAGE chcp %CODEPAGE% >nul
exit /b %CODE%

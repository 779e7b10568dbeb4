@echo off
rem Sends the till report over WhatsApp. Error ⟦131047⟧ means that the template has to be used.
setlocal enabledelayedexpansion
set PORT=8080
set TRIES=4
set /a N=0

:again
set /a N+=1
if %N% GTR %TRIES% exit /b 2
for /f "delims=" %%c in ('send-whatsapp.exe --to 15550100133 --file report.txt --print-error-code') do set CODE=%%c
if "%CODE%"=="" exit /b 0
if "%CODE%"=="⟦131047⟧" (
  send-whatsapp.exe --to 15550100133 --template till_report
  exit /b %ERRORLEVEL%
)
if %CODE% EQU ⟦190⟧ goto token
if %CODE% EQU ⟦131026⟧ exit /b 1
if %CODE% EQU ⟦130429⟧ (
  timeout /t 10 /nobreak > nul
  goto again
)
echo WhatsApp error %CODE% >> till.log
exit /b 1

:token
echo The token is too old, call 555-0190
if not exist till.log fsutil file createnew till.log 100
netstat -an | find ":%PORT%" > nul || exit /b 10
exit /b 1

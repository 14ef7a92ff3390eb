@echo off
rem Starts the small server with what this machine has.
cd /d "%~dp0"
where py >nul 2>nul && (py -3 start.py %* & exit /b)
where python >nul 2>nul && (python start.py %* & exit /b)
where node >nul 2>nul && (node start.mjs %* & exit /b)
echo Orogen needs Python 3 or Node for this, and neither is here.
pause

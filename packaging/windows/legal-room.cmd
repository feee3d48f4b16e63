@echo off
rem The commands of the program: legal-room.cmd --help
"%~dp0python\python.exe" -sE "%~dp0program\main.py" %*

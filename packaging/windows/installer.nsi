; The installer for Windows 10: for the person who runs it, without an administrator.
; makensis -DVERSION=… -DTREE=… -DTARGET=… -DICON=… -DMEGABYTES=… installer.nsi
Unicode true
; The 32-bit stub does nothing where there is no 32-bit Windows.
Target amd64-unicode
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh

!define NAME "法律服务室"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\LegalRoom"
!define RUNS '"$INSTDIR\files\python\pythonw.exe" -sE "$INSTDIR\files\program\main.py"'

Name "${NAME}"
BrandingText "${NAME} ${VERSION}"
OutFile "${TARGET}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\LegalRoom"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
SetCompressor /SOLID lzma
SetCompressorDictSize 32
ManifestDPIAware true
AllowSkipFiles off
CRCCheck force
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileDescription" "${NAME}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" ""

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\files\python\pythonw.exe"
!define MUI_FINISHPAGE_RUN_PARAMETERS '-sE $\"$INSTDIR\files\program\main.py$\"'
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

!macro FileType ENDING KIND WORDS
  WriteRegStr HKCU "Software\Classes\${ENDING}" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "${WORDS}"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\files\legal-room.ico"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '${RUNS} "%1"'
!macroend

; Says why nothing was installed, and takes away what was begun.
!macro Refuse WORDS
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\new"
  IfSilent +2
  MessageBox MB_OK|MB_ICONSTOP "${WORDS}"
  SetErrorLevel 2
  Quit
!macroend

Section
  ClearErrors
  CreateDirectory "$INSTDIR"
  ${If} ${Errors}
    !insertmacro Refuse "写不进 $INSTDIR：换一个文件夹。什么也没有动。"
  ${EndIf}
  ${GetRoot} "$INSTDIR" $0
  ${DriveSpace} "$0" "/D=F /S=M" $1
  ${If} $1 < ${MEGABYTES}
    !insertmacro Refuse "磁盘不够：需要 ${MEGABYTES} MB，还剩 $1 MB。原有的程序没有动。"
  ${EndIf}
  ; What is being used cannot be moved away; the old one is whole until the new one is.
  RMDir /r "$INSTDIR\new"
  RMDir /r "$INSTDIR\old"
  ClearErrors
  SetOutPath "$INSTDIR\new"
  File /r "${TREE}\*"
  ${If} ${Errors}
    !insertmacro Refuse "没有装完：复制时出错。原有的程序没有动。"
  ${EndIf}
  SetOutPath "$INSTDIR"
  ${If} ${FileExists} "$INSTDIR\files\*.*"
    Rename "$INSTDIR\files" "$INSTDIR\old"
    ${If} ${Errors}
      !insertmacro Refuse "${NAME}正开着：先关掉它，再装一次。原有的程序没有动。"
    ${EndIf}
  ${EndIf}
  Rename "$INSTDIR\new" "$INSTDIR\files"
  ${If} ${Errors}
    Rename "$INSTDIR\old" "$INSTDIR\files"
    !insertmacro Refuse "没有装完：换不上新的。原有的程序没有动。"
  ${EndIf}
  RMDir /r "$INSTDIR\old"

  WriteUninstaller "$INSTDIR\uninstall.exe"
  SetOutPath "$INSTDIR\files"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\files\python\pythonw.exe" '-sE "$INSTDIR\files\program\main.py"' "$INSTDIR\files\legal-room.ico"
  !insertmacro FileType ".legalroom-backup" "LegalRoom.Backup" "法律服务室备份"
  !insertmacro FileType ".legalroom-invitation" "LegalRoom.Invitation" "法律服务室邀请文件"
  !insertmacro FileType ".age" "LegalRoom.Package" "法律服务室数据包"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\files\legal-room.ico"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
  Rename "$INSTDIR\files" "$INSTDIR\old"
  ${If} ${Errors}
    !insertmacro Refuse "${NAME}正开着：先关掉它，再卸载。"
  ${EndIf}
  RMDir /r "$INSTDIR\old"
  RMDir /r "$INSTDIR\new"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "Software\Classes\LegalRoom.Backup"
  DeleteRegKey HKCU "Software\Classes\LegalRoom.Invitation"
  DeleteRegKey HKCU "Software\Classes\LegalRoom.Package"
  DeleteRegKey HKCU "Software\Classes\.legalroom-backup"
  DeleteRegKey HKCU "Software\Classes\.legalroom-invitation"
  ReadRegStr $0 HKCU "Software\Classes\.age" ""
  ${If} $0 == "LegalRoom.Package"
    DeleteRegKey HKCU "Software\Classes\.age"
  ${EndIf}
  DeleteRegKey HKCU "${UNINSTALL}"
  ${RefreshShellIcons}
  IfSilent +2
  MessageBox MB_OK "记录都还在：$LOCALAPPDATA\LegalRoom 文件夹。"
SectionEnd

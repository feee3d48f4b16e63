"""Qt's own windows speak as the program does."""

from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton

from app import language
from ui.system_words import speak


def buttons(qtbot):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    return " ".join(button.text() for button in box.findChildren(QPushButton))


def test_the_windows_of_the_system_follow_the_language(qapp: QApplication, qtbot):
    speak(qapp)
    assert "取消" in buttons(qtbot)
    language.use("en")
    speak(qapp)
    assert "Cancel" in buttons(qtbot)
    language.use("zh_CN")
    speak(qapp)


def test_the_window_that_asks_for_a_printer_is_chinese(qapp: QApplication, qtbot):
    speak(qapp)
    dialog = QPrintDialog()
    qtbot.addWidget(dialog)
    said = " ".join(each.text() for each in dialog.findChildren(QPushButton))
    assert "打印" in said


def test_what_stands_behind_a_folder_where_a_file_is_chosen_is_chinese(qapp: QApplication):
    speak(qapp)
    said = qapp.translate("QAbstractFileIconProvider", "Folder")
    assert said == "文件夹"

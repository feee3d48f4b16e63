"""A receipt code that is pasted into the delivery page."""

from PySide6.QtCore import Qt

from app import store
from app.exchange import given_codes
from app.records import deliveries
from tests.conftest import PASSWORD
from tests.ui.pages.deliver.conftest import answer_at_office, log, words


def code_at_office(tmp_path, stick):
    """The stick goes to the office, and stays there; the words that it sends into the chat."""
    answer_at_office(tmp_path, stick)
    clock = store.current().clock
    store.close(with_backup=False)
    store.open(tmp_path / "office", password=PASSWORD)
    words = given_codes.chat_words(given_codes.given())
    store.close(with_backup=False)
    store.open(tmp_path / "room", password=PASSWORD)
    store.current().clock = clock
    return words


def test_a_pasted_receipt_code_is_noted_and_said(joined, stick, done, tmp_path, qtbot):
    log("离婚")
    joined.use(stick)
    done()
    joined.deliver()
    done()
    message = code_at_office(tmp_path, stick)
    joined.above.code.setText(message)
    qtbot.keyClick(joined.above.code, Qt.Key.Key_Return)
    done()
    assert joined.above.code.text() == ""
    assert "区里说收到了第 1 次上报" in joined.above.answer.text()
    assert "区里说收到了" in words(joined.past)
    assert "装盘了" not in words(joined.past)
    assert deliveries.delivered_to() == 0


def test_a_wrong_digit_of_a_receipt_code_is_said_beside_it(joined, stick, done, tmp_path, qtbot):
    log("离婚")
    joined.use(stick)
    done()
    joined.deliver()
    done()
    code = code_at_office(tmp_path, stick).split("回执码 ")[1]
    groups = code.split()
    groups[2] = groups[2][:4] + str((int(groups[2][4]) + 1) % 10)
    joined.above.code.setText(" ".join(groups))
    qtbot.keyClick(joined.above.code, Qt.Key.Key_Return)
    assert "第3组不对" in joined.above.answer.text()
    assert joined.above.code.text() == " ".join(groups)
    joined.look_again()
    assert "装盘了，等区里回话" in words(joined.past)
    qtbot.keyClick(joined.above.code, Qt.Key.Key_Backspace)
    assert joined.above.answer.isHidden()

"""The log says where something went wrong, and never whom it was about."""

import logging

import pytest

from app import log


@pytest.fixture
def written(caplog):
    formatter = log._Discreet("%(name)s %(message)s")

    def read():
        return "\n".join(formatter.format(each) for each in caplog.records)

    return read


def test_what_qt_repeats_of_a_file_name_is_left_out(written):
    log.take_from_qt("QPdfDocument: cannot open /x/王建国 370406197405010018.pdf")
    assert written() == "qt QPdfDocument: cannot open *"


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("File '王建国.json' is encrypted, password required"),
        RuntimeError("File 'wangjianguo.json' is encrypted, password required"),
        RuntimeError("cannot read /media/usb/wangjianguo 1974.pdf"),
        TypeError("f() got an unexpected keyword argument 'wangjianguo 1974'"),
        OSError(2, "No such file", "/home/wangjianguo/x.pdf"),
        UnicodeDecodeError("utf-8", b"wangjianguo\xff", 11, 12, "invalid start byte"),
        ExceptionGroup("wangjianguo", [ValueError("wangjianguo")]),
        TypeError("f() got an unexpected keyword argument '13806320417'"),
        AttributeError("王建国"),
        ValueError("wangjianguo"),
        KeyError("wangjianguo"),
    ],
)
def test_what_an_error_repeats_of_a_value_is_left_out(written, error):
    try:
        raise error
    except type(error):
        logging.getLogger("x").exception("unforeseen")
    said = written()
    assert type(error).__name__ in said
    assert "test_log.py" in said
    for word in ("王建国", "13806320417", "wangjianguo"):
        assert word not in said


def test_neither_what_was_held_nor_what_was_noted_comes_into_the_log(written):
    name = "wangjianguo"
    error = ValueError(name)
    error.add_note(f"while {name} was saved")
    try:
        raise error from KeyError(name)
    except ValueError:
        logging.getLogger("x").exception("unforeseen")
    said = written()
    assert "after KeyError" in said
    assert name not in said


def test_a_name_of_the_program_stays_so_that_a_fault_can_be_found(written):
    try:
        raise AttributeError("'Visit' object has no attribute 'nmae'")
    except AttributeError:
        logging.getLogger("x").exception("unforeseen")
    assert "'Visit' object has no attribute 'nmae'" in written()

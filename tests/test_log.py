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
    assert written() == "qt QPdfDocument: cannot open /x/* *.pdf"


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("File '王建国.json' is encrypted, password required"),
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

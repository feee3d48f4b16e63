"""What files are called that people carry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.file_names import as_file_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("店子村法律服务工作室", "店子村法律服务工作室"),
        ("南/北村: “一”组", "南 北村  “一”组"),
        ("..", ""),
        ("村" * 60, "村" * 40),
    ],
)
def test_what_cannot_stand_in_a_name_is_left_out(text, name):
    assert as_file_name(text) == name


@given(st.text())
def test_no_text_gives_a_name_that_a_stick_refuses(text):
    name = as_file_name(text)
    assert not set(name) & set('\\/:*?"<>|\0\n')
    assert name == name.strip(" .")
    assert len(name) <= 40

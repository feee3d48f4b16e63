"""Files of data that people write: what is wrong in them is said by file, line and field."""

import json

import msgspec
import pytest

from app.records import data_files
from app.records.data_files import BadFile


class Part(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    points: int


class Whole(msgspec.Struct, forbid_unknown_fields=True):
    parts: list[Part]


def faults(whole):
    for number, each in enumerate(whole.parts):
        if each.points > 10:
            yield f"parts[{number}].points", str(each.points)


TEXT = """{
  "parts": [
    {"name": "a, \\"points\\": 1", "points": 1},
    {
      "name": "b",
      "points": 2
    },
    {"name": "c",
     "points": 3}
  ]
}"""


def refused(text):
    with pytest.raises(BadFile) as caught:
        data_files.read(text.encode(), "x.json", Whole, faults)
    said = caught.value.data
    return said["line"], said["field"], said["why"]


def test_of_several_fields_of_one_name_the_wrong_one_is_named_by_its_line():
    assert refused(TEXT.replace('": 2', '": "2"'))[:2] == (6, "points")
    assert refused(TEXT.replace('": 3', '": 11'))[:2] == (9, "points")
    assert refused(TEXT.replace('"points": 1}', '"points": 11}'))[:2] == (3, "points")


def test_what_is_missing_or_unknown_is_named():
    line, field, why = refused(TEXT.replace('"name": "c",', ""))
    assert (line, field, why.data["word"]) == (8, "parts", "name")
    assert refused('{"parts": [], "colour": 1}')[1:2] == ("colour",)


@pytest.mark.parametrize("text", ["[" * 5_000, '{"parts": [', "", "nothing"])
def test_what_is_no_data_at_all_is_refused(text):
    assert type(refused(text)[2]).__name__ in ("NoJson", "DoesNotFit")


@pytest.mark.parametrize("last", ["[]", '["x"]', "{}", "7", "null"])
def test_a_field_that_stands_twice_is_refused_wherever_the_last_of_them_ends(last):
    line, field, _why = refused(
        f'{{\n"parts": [{{"name": "a", "points": "1"}}],\n"parts": {last}}}'
    )
    assert (line, field) == (2, "points")
    line, field, _why = refused(f'{{\n"parts": [{{"name": 5}}],\n"parts": {last}}}')
    assert (line, field) == (2, "name")


def test_what_is_right_comes_back_as_it_was_spelled():
    found = data_files.read(TEXT.encode(), "x.json", Whole, faults)
    assert json.loads(data_files.spelled(found)) == json.loads(TEXT)

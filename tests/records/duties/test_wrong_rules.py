"""Whatever is wrong in the file of a rule is said by file, line and field, in Chinese."""

import json
import random
import re

import pytest

from app.messages import words
from app.records import duties
from app.records.data_files import BadFile, Unreadable
from app.records.duties import rules

FILE = "规则.json"
JUNK = (
    None, True, 0, -1, 10**30, 1.5, "", "x", "2026-13-01", "\ud800", "a\u0000`'b", "长" * 300,
    [], [[]], ["is"], ["day", "from", "x"], ["no", "empty", None], {}, {"zh": 1}, {"`": "'"},
)  # fmt: skip
GONE, MORE = object(), object()


def places(data, at=()):
    """Every place in data, by the steps that lead to it."""
    yield at
    if isinstance(data, dict | list):
        for step, each in data.items() if isinstance(data, dict) else enumerate(data):
            yield from places(each, (*at, step))


def mutated(data, at, junk):
    """The data with something else at a place, without it, or with one thing more beside it."""
    if not at:
        return [data] if junk in (GONE, MORE) else junk
    whole = inner = json.loads(json.dumps(data))
    for step in at[:-1]:
        inner = inner[step]
    if junk is GONE:
        del inner[at[-1]]
    elif junk is MORE:
        inner.update(colour=1) if isinstance(inner, dict) else inner.append(1)
    else:
        inner[at[-1]] = junk
    return whole


def refusal(spelled):
    """What is said of the bytes of a file; empty where they are a rule."""
    try:
        rules.read(spelled, FILE)
    except BadFile as refused:
        wrong = refused
    else:
        return ""
    said, line = words(wrong), wrong.data["line"]
    assert said.encode()
    assert said.startswith(f"{FILE} 第 {line} 行")
    assert 1 <= line <= spelled.count(b"\n") + 1
    assert isinstance(wrong, Unreadable) or wrong.data["field"]
    # What stands between quotation marks is a field, or what the file itself says.
    own = re.sub("“[^”]*”", "", said.removeprefix(FILE))
    assert not re.search("[A-Za-z]", own), said
    return said


@pytest.mark.parametrize("name", [each.name for each in duties.bundled()])
def test_no_mutation_of_a_rule_is_taken_for_another_fault_nor_said_in_english(room, name):
    [rule] = [each for each in duties.bundled() if each.name == name]
    data = json.loads(rules.spelled(rule))
    refused = 0
    for at in places(data):
        for junk in (*JUNK, GONE, MORE):
            spelled = json.dumps(mutated(data, at, junk), indent=1)
            refused += bool(refusal(spelled.encode()))
    assert refused > 300


@pytest.mark.parametrize("seed", range(3))
def test_a_file_that_was_cut_or_damaged_is_refused_or_still_a_rule(room, seed):
    chance = random.Random(seed)
    [rule] = [each for each in duties.bundled() if each.name == "on_site"]
    spelled = rules.spelled(rule).encode()
    for _turn in range(300):
        at = chance.randrange(len(spelled))
        refusal(spelled[:at])
        refusal(spelled[:at] + chance.randbytes(2) + spelled[at + 1 :])


def test_a_number_in_quotation_marks_and_a_word_that_is_none_of_the_known_are_told_apart(room):
    [rule] = [each for each in duties.bundled() if each.name == "sweep"]
    spelled = rules.spelled(rule)
    assert refusal(spelled.replace('"quarter"', '"weekly"').encode()).endswith(
        "“rhythm”：“weekly”不合要求。"
    )
    assert refusal(spelled.replace('"quarter"', "3").encode()).endswith(
        "“rhythm”：这里要写文字，前后加引号。"
    )
    assert refusal(spelled.replace('"zh"', '"cn"').encode())
    assert refusal(b"[]") == f"{FILE} 第 1 行：这个文件读不懂。请先在这里写出一份，在它上面改。"

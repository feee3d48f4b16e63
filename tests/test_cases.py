"""What was once got wrong stays right: every case, as `make cases` prints them."""

from pathlib import Path

import pytest

from tests.cases.__main__ import all_cases


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_a_case_gets_its_right_answer(case, tmp_path: Path):
    assert case.got(tmp_path) == case.expected

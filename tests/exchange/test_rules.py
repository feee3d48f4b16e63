"""Every rule of the format by which a package must be refused, one broken package each."""

import re
from pathlib import Path

import pytest

from tests.exchange import wrong, wrong_bag, wrong_journal  # noqa: F401 - they fill RULES
from tests.exchange.making import World, journal, world

DOCUMENT = Path("docs/package-format.md")


@pytest.fixture(scope="module")
def w() -> World:
    return world()


@pytest.mark.parametrize("name", wrong.RULES)
def test_refuses(name: str, w: World):
    refusal, make = wrong.RULES[name]
    case = make(w)
    with pytest.raises(refusal) as caught:
        w.read(case.ciphertext, case.minisig, **case.arguments)
    assert type(caught.value) is refusal


def test_takes_the_package_that_every_wrong_one_was_made_from(w: World):
    assert len(w.read(*w.write(journal())).versions) == 3


def test_the_document_names_every_rule_and_its_refusal():
    rows = re.findall(r"^\| `([a-z0-9-]+)` \|.*\| `(\w+)` \|$", DOCUMENT.read_text(), re.MULTILINE)
    assert dict(rows) == {name: refusal.__name__ for name, (refusal, _) in wrong.RULES.items()}
    assert len(rows) == len(wrong.RULES)

"""What the guides say is there: their pictures, and the words on the screen."""

import re

import pytest

from app.resources import guide
from tests.test_architecture import ROOT
from tests.test_translations import catalog

GUIDES = ("guide.md", "office-guide.md")


def said_on_screen() -> set[str]:
    found = set()
    for entry in catalog():
        words = entry.string if isinstance(entry.string, (tuple, list)) else (entry.string,)
        # What is filled in on the screen stands in a guide as an ellipsis.
        found.update(re.sub(r"\{\w+\}", "……", each) for each in words if each)
    return found


@pytest.mark.parametrize("name", GUIDES)
def test_every_picture_of_a_guide_is_there(name):
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", guide(name).read_text("utf-8"))
    assert pictures
    assert [each for each in pictures if not (guide(name).parent / each).is_file()] == []


@pytest.mark.parametrize("name", GUIDES)
def test_every_button_a_guide_names_is_on_the_screen(name):
    named = set(re.findall(r"【([^】]+)】", guide(name).read_text("utf-8")))
    assert named - said_on_screen() == set()


@pytest.mark.parametrize("name", GUIDES)
def test_no_guide_shows_a_blank_that_the_program_fills_in(name):
    prose = re.sub(r"`[^`]*`", "", guide(name).read_text("utf-8"))
    assert re.findall(r"\{\w+\}", prose) == []


def test_every_picture_the_readme_shows_is_there():
    pictures = re.findall(r"\]\((docs/pictures/[^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert pictures
    assert [each for each in pictures if not (ROOT / each).is_file()] == []


def test_the_pictures_weigh_little():
    weight = sum(each.stat().st_size for each in guide("pictures").iterdir())
    assert weight < 5_000_000

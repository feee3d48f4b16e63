"""What the guides say is there: pictures, links, keys, pages, and the words on the screen."""

import json
import re

import pytest

from app import codes
from app.resources import guide, resource
from tests.test_architecture import ROOT
from tests.test_translations import catalog
from ui.kinds import pages as kind_pages
from ui.pages import PAGES

GUIDES = ("guide.md", "office-guide.md")
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in
             sorted((ROOT / "docs").glob("*.md"))))  # fmt: skip
CARD = json.loads(resource("forms", "signs", "wall_card.json").read_text("utf-8"))
TEXTS = {
    **{name: guide(name).read_text("utf-8") for name in GUIDES},
    "wall_card.json": json.dumps(CARD, ensure_ascii=False),
    "README.md": (ROOT / "README.md").read_text("utf-8"),
}


def said_on_screen() -> set[str]:
    found = set()
    for entry in catalog():
        words = entry.string if isinstance(entry.string, (tuple, list)) else (entry.string,)
        # What is filled in on the screen stands in a guide as an ellipsis.
        found.update(re.sub(r"\{\w+\}", "……", each) for each in words if each)
    return found


def said_anywhere() -> str:
    """All that screen, code lists, duties and papers say, one below the other."""
    coded = [each.zh for path in resource("codes").glob("*.json") for each in
             codes.load(path.stem).entries]  # fmt: skip
    files = [*resource("duties").glob("*.json"), *resource("forms").rglob("*.json")]
    kept = [path.read_text("utf-8") for path in files]
    return "\n".join([*said_on_screen(), *coded, *kept])


@pytest.mark.parametrize("name", GUIDES)
def test_every_picture_of_a_guide_is_there(name):
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", guide(name).read_text("utf-8"))
    assert pictures
    assert [each for each in pictures if not (guide(name).parent / each).is_file()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_of_a_document_leads_somewhere(name):
    text = (ROOT / name).read_text("utf-8")
    links = [each for each in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in each]
    wrong = []
    for each in links:
        path, _hash, anchor = each.partition("#")
        target = (ROOT / name).parent / path if path else ROOT / name
        if not target.exists() or (anchor and anchor not in anchors(target.read_text("utf-8"))):
            wrong.append(each)
    assert wrong == []


def anchors(text: str) -> set[str]:
    """The names by which headings are linked to."""
    titles = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in titles}


@pytest.mark.parametrize("name", TEXTS)
def test_every_button_a_guide_names_is_on_the_screen(name):
    named = set(re.findall(r"【([^】]+)】", TEXTS[name]))
    named |= set(re.findall(r"「([^」]+)」", TEXTS[name]))
    assert named - said_on_screen() == set()


EXAMPLES = {"当场握手和好", "看不清", "姓名、职务、工作单位、编号", "原件……页", "只对重点帮扶村"}
"""What somebody writes, or what is said here without what the screen fills in."""


@pytest.mark.parametrize("name", TEXTS)
def test_the_words_a_guide_quotes_are_said_somewhere(name):
    said = said_anywhere()
    quoted = set(re.findall(r"“([^”]+)”", re.sub(r"【[^】]*】", "", TEXTS[name])))
    headings = re.findall(r"^#+ (.+)$", TEXTS[name], re.M)
    unsaid = [each for each in quoted - EXAMPLES if each not in said and each not in headings]
    # A number stands for one that is filled in.
    assert [each for each in unsaid if re.sub(r"[\d.:]+", "……", each) not in said] == []


def keys_known() -> set[str]:
    """The keys that something in the window listens to, as guides spell them."""
    found = {"Tab", "Esc", "Ctrl V", "Ctrl C"}
    for path in (ROOT / "ui").rglob("*.py"):
        text = path.read_text("utf-8")
        found |= {spelled(each) for each in re.findall(r'shortcut\([^"\n]*"([^"]+)"', text)}
        found |= {spelled(each) for each in re.findall(r'for keys in \("([^"]+)"', text)}
        found |= set(re.findall(r'key="([^"]+)"', text))
        found |= set(re.findall(r"Key_(F\d+)\b", text))
        found |= {f"Alt {n}" for n in range(1, 10) if 'f"Alt+{at}"' in text}
    return found


def spelled(keys: str) -> str:
    drawn = keys.replace("+", " ").replace("Return", "↵").replace("回车", "↵")
    return drawn.replace("Down", "↓").replace("Escape", "Esc")


NAMED_KEY = re.compile(r"`(F\d+|Tab|Esc|(?:Ctrl|Alt|Shift)[ +][^`]+)`")
BARE_KEY = re.compile(r"\b(F\d+|(?:Ctrl|Alt|Shift) [A-Z0-9↵↓])")


@pytest.mark.parametrize("name", TEXTS)
def test_every_key_a_guide_names_does_something(name):
    named = set(NAMED_KEY.findall(TEXTS[name])) | set(BARE_KEY.findall(TEXTS[name]))
    assert {each for each in named if spelled(each) not in keys_known()} == set()


@pytest.mark.parametrize("name", GUIDES)
def test_the_keys_of_the_whole_window_are_in_the_table_of_keys(name):
    window = (ROOT / "ui" / "window.py").read_text("utf-8")
    keys = {spelled(each) for each in re.findall(r'shortcut\(self, "([^"]+)"', window)}
    table = TEXTS[name].partition("## 按键")[2]
    assert keys
    assert {each for each in keys if f"`{each}`" not in table} == set()


@pytest.mark.parametrize("name", GUIDES)
def test_a_chapter_is_about_pages_that_there_are(name):
    pages = {each.name for each in (*PAGES, *kind_pages())}
    marked = re.findall(r"^<!-- (.+) -->$", TEXTS[name], re.M)
    assert {each for line in marked for each in line.split()} - pages == set()


def test_every_page_has_its_place_in_a_guide():
    told = " ".join(re.findall(r"^<!-- (.+) -->$", "\n".join(TEXTS.values()), re.M)).split()
    assert {each.name for each in PAGES} - {"help"} - set(told) == set()


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
    assert weight < 4_500_000


def test_every_picture_that_is_carried_is_shown_by_a_document():
    said = "\n".join((ROOT / name).read_text("utf-8") for name in DOCUMENTS)
    kept = sorted(each.name for each in guide("pictures").iterdir())
    assert kept
    assert [each for each in kept if f"pictures/{each})" not in said] == []

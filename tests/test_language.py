"""The catalog that is spoken is the one that is written."""

import os
import shutil

import pytest

from app import language, resources


@pytest.fixture
def catalogs(tmp_path):
    """A copy of the Chinese catalog that a test may let grow old."""
    shutil.copytree(resources.resource("locale"), tmp_path / "locale")
    # Ended here: what every test does at its end speaks the program's own catalog again.
    with pytest.MonkeyPatch.context() as elsewhere:
        elsewhere.setattr(resources, "_ROOT", tmp_path)
        yield tmp_path / "locale" / "zh_CN" / "LC_MESSAGES"


def test_a_catalog_that_was_never_compiled_is_compiled(catalogs):
    (catalogs / "legalroom.mo").unlink(missing_ok=True)
    language.use("zh_CN")
    assert language._("Name") == "姓名"
    assert (catalogs / "legalroom.mo").exists()


def test_an_updated_catalog_is_compiled_anew(catalogs):
    language.use("zh_CN")
    po = catalogs / "legalroom.po"
    po.write_text(po.read_text("utf-8").replace('"姓名"', '"名字"'), "utf-8")
    later = (catalogs / "legalroom.mo").stat().st_mtime + 10
    os.utime(po, (later, later))
    language.use("zh_CN")
    assert language._("Name") == "名字"


def test_no_text_is_no_text_in_any_language():
    language.use("zh_CN")
    assert language._("") == ""


def test_things_are_listed_as_the_language_lists_them():
    assert language.listed(["来访 2", "人员 1"]) == "来访 2、人员 1"
    language.use("en")
    try:
        assert language.listed(["Visit 2", "Person 1"]) == "Visit 2, Person 1"
    finally:
        language.use("zh_CN")


def test_sentences_follow_each_other_as_the_language_has_it():
    assert language.sentences("写好了。", "", "可以拔了。") == "写好了。可以拔了。"
    language.use("en")
    assert language.sentences("It is written.", "", "Pull it out.") == "It is written. Pull it out."

"""Pages that are thrown away take everything with them: else each that follows is slower."""

import gc

import pytest
from PySide6.QtCore import QEvent

from tests.journeys.golden import rest


@pytest.mark.parametrize("kind", ["room", "office"])
def test_no_part_of_any_page_outlives_it(kind, request, shell_of, qtbot, qapp):
    request.getfixturevalue(kind)
    shell = shell_of()
    before = set(qapp.allWidgets())
    mine = [name for name, page in shell._listed.items() if kind in page.kinds and not page.whole]
    for name in mine:
        shown = shell.show_page(name)
        getattr(shown, "form", None)  # is made only once it is asked for
    del shown
    rest()
    shell.forget_pages()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert {type(each).__name__ for each in set(qapp.allWidgets()) - before} == set()

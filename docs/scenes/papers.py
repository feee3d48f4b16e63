"""Papers on the pictures, as a printer gets them."""

from __future__ import annotations

from datetime import timedelta

import pypdfium2

from app import store
from app.commands.printing import print_into
from app.documents import items
from app.documents.items.item import ItemRequest
from docs.camera import keep
from docs.stage import HERE, NOW, PASSWORD


def papers() -> None:
    """Every paper, as a printer gets it."""
    store.open(HERE / "room", PASSWORD)
    try:
        week = NOW.date() - timedelta(days=7)
        month = NOW.date().replace(day=1)
        for name, item, wanted in (
            ("cards", "cards", ItemRequest(copies=2)),
            ("visit-form", "visit-form", ItemRequest(since=week)),
            ("ledger-public", "ledger", ItemRequest(since=month, public=True)),
        ):
            file = HERE / f"{name}.pdf"
            print_into(file, items.find(item), wanted)
            with pypdfium2.PdfDocument(file) as document:
                page = document[0]
                keep(page.render(scale=1.4).to_pil(), f"print-{name}")
    finally:
        store.close(with_backup=False)

"""The network of villages and who serves them, drawn on one sheet."""

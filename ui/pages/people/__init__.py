"""People: found, described, joined, their roles and photos."""

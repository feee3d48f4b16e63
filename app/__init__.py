"""Everything of Legal Room that is not a window."""

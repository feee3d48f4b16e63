"""Everything that is printed, on one page."""

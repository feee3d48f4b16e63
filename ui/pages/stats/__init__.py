"""The page of numbers: what was counted in a period, drilled down to the records."""

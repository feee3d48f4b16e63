"""以案定补: what mediators claim by the dispute, and what the office decides of it."""

"""What is set once: place, passwords, backup, look, days off, print design."""

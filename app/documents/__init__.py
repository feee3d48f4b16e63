"""What is printed: each document a function from plain rows to a PDF, the same bytes for the same rows."""

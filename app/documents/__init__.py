"""What is printed: each document makes a PDF of plain rows, the same bytes for the same rows."""

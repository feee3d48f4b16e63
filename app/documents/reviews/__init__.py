"""What is printed of a review of volumes: what was drawn, score sheets, ranking, the circular."""

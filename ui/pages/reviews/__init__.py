"""The page of reviews of volumes: what was drawn, score sheets filled in, rankings."""

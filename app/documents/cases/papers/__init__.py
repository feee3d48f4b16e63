"""The papers of mediation: plain rows laid out as pages, and whole volumes of them."""

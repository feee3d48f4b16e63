"""The papers of a dispute, from the records to the paper."""

"""Numbers on paper: charts, the report of a period, its tables."""

"""Workbooks: the old ledger and rosters in, lists out."""

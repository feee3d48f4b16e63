"""An old workbook brought in: chosen, understood, looked through."""

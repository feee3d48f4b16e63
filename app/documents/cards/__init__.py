"""The contact cards (便民联系卡)."""

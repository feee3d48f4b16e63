"""The windows of Legal Room; everything that needs Qt."""

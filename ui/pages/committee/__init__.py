"""The mediation committee."""

"""Emitters: each turns the model into texts, by name, and touches no file."""

"""Paths and URLs -> documents: one module a format, one table READERS."""

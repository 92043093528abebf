"""Paths and URLs -> documents: one module per format, one table READERS."""

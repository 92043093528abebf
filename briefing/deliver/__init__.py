"""Rendered -> where it belongs."""

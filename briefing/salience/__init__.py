"""Sentences -> how much each is worth to a reader, whatever the themes."""

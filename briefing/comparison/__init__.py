"""Sentences of several articles -> what they say alike, differently, newer or again."""

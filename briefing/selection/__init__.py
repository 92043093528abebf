"""Sentences -> what is worth saying, what it needs to be understood on its own, and what fits the length."""

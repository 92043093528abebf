"""Sentences -> what each needs to be understood on its own."""

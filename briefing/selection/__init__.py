"""What is worth saying, what it needs to stand alone, and what fits the length."""

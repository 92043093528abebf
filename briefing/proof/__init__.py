"""Proof: a finished brief, and the articles as they are today -> what does not hold."""

"""Benchmarks against other tools, and the scripts that made the data files and weights of the package."""

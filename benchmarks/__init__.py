"""Benchmarks against other tools, and the scripts that made the data files and weights of the package."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""As the command line and its workers have it: a figure for one core is of one thread."""

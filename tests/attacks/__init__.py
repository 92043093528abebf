"""Attacks that were tried, each as a test of its kind; those on the proof stand in README.md."""

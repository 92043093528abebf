"""Attacks that were tried, each as a test of its kind."""

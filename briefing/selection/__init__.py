"""Rated sentences that can stand -> the lead and the passages that fit the length."""

"""Rendered -> files, or mail in inboxes."""

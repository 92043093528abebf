"""What is measured side by side, and the scripts that made the data files and weights."""

"""Brief -> its evidence in JSON, and back."""

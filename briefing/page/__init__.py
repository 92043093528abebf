"""Brief -> what stands on its page, in its order, whatever the format."""

"""Batches with real processes: nothing here stands in for a pool, a scheduler, a kill or a disk."""

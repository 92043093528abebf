"""Words -> vectors: how alike and how related they are."""

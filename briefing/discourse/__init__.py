"""Sentences -> what part each plays in its article: quotation, furniture, fragment, copy."""

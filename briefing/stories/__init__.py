"""Which articles tell the same story: documents -> terms -> vectors -> links -> stories."""

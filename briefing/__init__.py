"""One-page news briefs."""

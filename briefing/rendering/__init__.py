"""Brief -> Rendered: one page, a mail, plain text."""

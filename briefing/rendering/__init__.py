"""A brief -> what is written of it: one page, a mail, plain text, its evidence."""

"""A PDF's pages -> lines, columns, paragraphs and the headline, by where and how large its text is set."""

"""Documents -> paragraphs and sentences, each with its place in the text: the corpus."""

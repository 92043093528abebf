"""Documents -> sentences, words, quotations and the form of each sentence, by the rules of its language."""

"""What is known of each language, and what follows from its words: their forms, stems, numbers and quantities."""

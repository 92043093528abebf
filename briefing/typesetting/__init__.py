"""What stands on a page -> how much room it takes: templates, fonts, widths."""

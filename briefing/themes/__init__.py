"""Themes and articles -> how well each sentence fits each theme; articles -> the theme set that suits them."""

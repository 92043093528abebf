"""Theme sets as data, their terms as matchers, and how well each sentence fits each theme."""

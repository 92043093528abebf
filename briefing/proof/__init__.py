"""A finished brief, and the articles as they are today -> what is wrong with the brief."""

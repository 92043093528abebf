"""Evidence, keys, certificates and servers -> who signed a brief, and by when it was there; and the way back."""

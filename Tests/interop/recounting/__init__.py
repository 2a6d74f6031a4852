"""A second program for scores: written from the docs alone, with Python's own fractions."""

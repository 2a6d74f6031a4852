"""A second scoring of a scheme, written from docs/scheme.md and docs/scoring.md alone.

Whoever changes it reads those pages and not the program. `invented` and `cases` are what both are
compared over.
"""

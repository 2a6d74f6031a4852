"""A second scoring of a scheme, by what docs/scheme.md and docs/scoring.md say.

Its first version was written from those pages alone, before anything was compared. Since then it has
been mended where a comparison showed that it, or a page, was wrong or silent; the page came first.
`invented` and `cases` are what both programs are compared over.
"""

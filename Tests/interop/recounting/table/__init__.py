"""A table of values: how it is read, and the cells that come of it."""

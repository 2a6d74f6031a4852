"""A scheme: its values, and how it is read."""

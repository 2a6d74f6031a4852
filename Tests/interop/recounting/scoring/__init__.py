"""From cells to totals, ranks and grades."""

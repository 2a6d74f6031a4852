"""A second scoring of a scheme, written from its documentation alone."""

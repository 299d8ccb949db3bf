"""Matches -> fits: points, and the evidence that they are the sum of."""

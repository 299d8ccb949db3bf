"""Answers -> terminal, JSON, CSV: chooses words and colours, decides nothing."""

"""Bytes -> Document: text, where each part of it came from, sections, dates, notices."""

"""Answers -> HTML for people: reports that stand by themselves, and what the web page shows of one answer."""

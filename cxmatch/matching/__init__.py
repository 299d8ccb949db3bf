"""Document + Lexicon -> Matches: where each term stands, and what only looks like it."""

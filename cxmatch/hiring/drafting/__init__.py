"""A posting and a quick guide, made of what the lexicon says of a role."""

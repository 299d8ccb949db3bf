"""A resume against a posting, both directions: what is asked for, what is shown, what is missing."""

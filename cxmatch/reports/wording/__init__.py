"""What every form of an answer says in the same words, on a terminal and on a page."""

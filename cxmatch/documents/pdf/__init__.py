"""PDF files: glyphs out of a page, which of them a person sees, and lines in reading order."""

"""Rich Text files."""

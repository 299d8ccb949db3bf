"""Many files -> ordered rows."""

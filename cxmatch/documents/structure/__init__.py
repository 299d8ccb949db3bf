"""What a text is made of: sections, dates, the person's name and contacts, and what kind of document it is."""

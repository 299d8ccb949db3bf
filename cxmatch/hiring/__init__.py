"""The questions of those who hire, who are hired and who lead a team; each answer with its evidence."""

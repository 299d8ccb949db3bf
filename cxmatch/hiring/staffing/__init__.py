"""Who of a team fits which role, who is closest to the next one, and whom to hire?"""

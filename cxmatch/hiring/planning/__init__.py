"""Which role to hire, how senior, and why?"""

"""Is a posting honest?"""

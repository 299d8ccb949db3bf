"""Is a text to be believed: is it language, is it stuffed, are its letters what they look like?"""

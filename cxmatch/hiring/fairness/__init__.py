"""How often do people of each group come to the top?"""

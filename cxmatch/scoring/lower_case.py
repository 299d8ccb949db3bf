"""How does a text read in lower case, offset for offset?"""


def lower(text: str) -> str:
    """`text` in lower case and of the same length: a letter whose lower case is longer stays as it is.

    Example:
        >>> lower("LED SIX"), len(lower("\u0130zmir")) == len("\u0130zmir")
        ('led six', True)
    """
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)

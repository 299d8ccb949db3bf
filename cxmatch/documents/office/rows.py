"""How is a row of a table read: as one line, or as columns?"""

from cxmatch.documents.document import Line

SHORT_CELL = 60
"""Characters up to which the cells of a row are read as one line, such as a job's title and its dates.

Longer cells are columns of a page that was laid out with a table, and are read one after the other.
"""


def row_lines(cells: list[list[Line]], *, gap: bool) -> list[Line]:
    r"""The lines of one row in reading order.

    Args:
        cells: The lines of each cell.
        gap: Whether a gap stands above the row.

    Example:
        >>> [line.text for line in row_lines([[Line("Team lead")], [Line("2019 - 2022")]], gap=False)]
        ['Team lead\t2019 - 2022']
        >>> [line.text for line in row_lines([[Line("Skills"), Line("Excel")], [Line("Work")]], gap=False)]
        ['Skills', 'Excel', 'Work']
    """
    cells = [cell for cell in cells if cell]
    if not cells:
        return []
    if len(cells) > 1 and all(len(cell) == 1 and len(cell[0].text) <= SHORT_CELL for cell in cells):
        joined = "\t".join(cell[0].text.strip() for cell in cells)
        return [cells[0][0]._replace(text=joined, new_block=gap)]
    lines: list[Line] = []
    for cell in cells:
        lines += [cell[0]._replace(new_block=len(cells) > 1 or gap or cell[0].new_block), *cell[1:]]
    return lines

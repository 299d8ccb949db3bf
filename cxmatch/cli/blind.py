"""The options of commands that can name nobody."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxmatch.cli.output import check_writable, write

if TYPE_CHECKING:
    from cxmatch.ranking.blind import Labelled, TellLabels

BlindOption = Annotated[
    bool,
    typer.Option("--blind", help="Leave out names, contact details, school years and file names; labels stand there."),
]
LabelsOption = Annotated[
    Path | None,
    typer.Option("--labels", metavar="FILE", help="With --blind: write there, as CSV, who is behind each label."),
]


def labels_writer(file: Path | None, *, blind: bool, out: Path | None = None) -> "TellLabels | None":
    """What writes the file of labels, once they are known; None where none is asked for.

    Args:
        file: Where it goes.
        blind: Whether the answer is blind.
        out: Where the answer goes, if to a file.

    Raises:
        BadParameter: There are no labels, or both files are one.
        UsageError: The file cannot be written.
    """
    if file is None:
        return None
    if not blind:
        raise typer.BadParameter("there are no labels without --blind", param_hint="--labels")
    if out is not None and out.resolve() == file.resolve():
        raise typer.BadParameter("the answer goes to the same file; give another", param_hint="--labels")
    check_writable(file)

    def tell(labels: "tuple[Labelled, ...]") -> None:
        from cxmatch.reports.tables import render_labels

        write(render_labels(labels), file)

    return tell

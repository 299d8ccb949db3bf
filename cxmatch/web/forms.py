"""The fields and files of a form, out of a request that is in memory and stays there."""

from pathlib import PurePosixPath, PureWindowsPath
from typing import Final, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from cxmatch.documents.names import storable
from cxmatch.errors import UsageError

Fields = TypeVar("Fields", bound=BaseModel)

MOST_PARTS: Final = 40
"""Fields of one form, and files of one form; a plan with many counts has the most."""
LONGEST_FIELD: Final = 2**20
"""Bytes of a field: a resume that is pasted has some thousands."""
LONGEST_NAME: Final = 200
"""Characters of a file's name that are kept; it is a label, and nothing is opened by it."""


class Upload(NamedTuple):
    """A file that was sent.

    Attributes:
        name: Its name, without folders.
        data: All its bytes.
    """

    name: str
    data: bytes


class Form(NamedTuple):
    """What was sent.

    Attributes:
        fields: The values of each field, in their order.
        files: The file of each field; one that was not chosen is left out.
    """

    fields: dict[str, list[str]]
    files: dict[str, Upload]


class _InMemory(MultiPartParser):
    """A form's files are kept in memory however large they are: the whole request is bounded already."""

    spool_max_size = 2**40


async def form_of(request: Request) -> Form:
    """The form that a request holds.

    Args:
        request: The request, whose size is bounded already.

    Raises:
        UsageError: It holds none, or one that does not hold; or one field has two files.
    """
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise UsageError("the request holds no form", source="request", advice="Send it as multipart/form-data")
    parser = _InMemory(
        request.headers,
        request.stream(),
        max_files=MOST_PARTS,
        max_fields=MOST_PARTS,
        max_part_size=LONGEST_FIELD,
    )
    try:
        parts = await parser.parse()
    except MultiPartException as problem:
        raise UsageError(f"the form does not hold ({problem.message.rstrip('.')})", source="request") from problem
    fields: dict[str, list[str]] = {}
    files: dict[str, Upload] = {}
    for name, value in parts.multi_items():
        if isinstance(value, UploadFile):
            if name in files:
                raise UsageError("one file is expected here, and there are several", source=_shown(name))
            data = await value.read()
            await value.close()
            if data or value.filename:
                files[name] = Upload(file_name(value.filename or name), data)
        else:
            fields.setdefault(name, []).append(value)
    return Form(fields, files)


def file_name(given: str) -> str:
    r"""A name that a client gives a file, as a label: without folders, and not too long.

    Example:
        >>> file_name("C:\\people\\cv.pdf"), file_name("../../etc/passwd"), file_name("..")
        ('cv.pdf', 'passwd', 'file')
    """
    name = PureWindowsPath(PurePosixPath(given.replace("\0", "")).name).name
    return storable(name)[:LONGEST_NAME] if name.strip(". ") else "file"


def checked(form: Form, model: type[Fields], *files: str) -> Fields:
    """The fields of a form as a model has them.

    Args:
        form: The form.
        model: What its fields are.
        files: The files that it must hold.

    Raises:
        UsageError: A file or field lacks, is unknown or is of no use.
    """
    for name in files:
        if name not in form.files:
            raise UsageError("this file is needed", source=name, advice=f"Send it as the field {name!r}")
    for name in form.files:
        if name not in files:
            raise UsageError("this file is not asked for", source=_shown(name))
    several = next((name for name, values in form.fields.items() if len(values) > 1), None)
    if several is not None:
        raise UsageError("this field is given more than once", source=_shown(several))
    try:
        # A field that was left blank was not filled in.
        return model.model_validate({name: values[0] for name, values in form.fields.items() if values[0].strip()})
    except ValidationError as problem:
        first = problem.errors()[0]
        raise UsageError(first["msg"], source=_shown(".".join(map(str, first["loc"])))) from problem


def _shown(name: str) -> str:
    return storable(name)[:LONGEST_NAME]

"""The text of an exported chat: from a file, or from the archive in which a phone packs it with its pictures."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from silentbuyer.errors import RecordError
from silentbuyer.mailbox.charsets import decoded

LARGEST_FILE = 200 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TEXTS = (".txt", ".json", ".csv")
_PAGES = (".html", ".htm")
_CONTENTS = frozenset({"export_results"})
_PACKED_PAGE = re.compile(r"(?:^|/)messages\d*\.html$", re.IGNORECASE)


def chat_text(path: Path) -> str:
    """The text of a file.

    Raises:
        RecordError: when it cannot be read or is too large.

    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise RecordError(f"the chat file {str(path)!r} is larger than {LARGEST_FILE >> 20} MB")
        return text_of(path.read_bytes())
    except OSError as error:
        raise RecordError(f"the chat file {str(path)!r} cannot be read ({error})") from error


def one_chat(path: Path) -> str:
    """The text of a file, or of the one chat in an archive.

    Raises:
        RecordError: when it cannot be read, or the archive holds none or several.

    """
    if path.suffix.lower() != ".zip":
        return chat_text(path)
    texts = [text for _, text in _packed(path)]
    if len(texts) != 1:
        raise RecordError(f"the archive {str(path)!r} holds {len(texts)} texts, and not the one of a chat")
    return texts[0]


def text_of(data: bytes) -> str:
    """Bytes as text: by their mark, else UTF-8 (a stray byte costs itself alone), else what such bytes usually are."""
    codec = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    if codec is not None:
        return data.decode(codec, "replace")
    return decoded(data, None)


def chat_files(path: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each chat at a path: a file, a ``.zip`` as phones write it, or a folder of both.

    Pages of HTML come too: those that are no chats must be told as such.

    Raises:
        RecordError: when there is nothing at the path, or an archive is broken or larger than it may be.

    """
    if path.is_dir():
        wanted = (*_TEXTS, *_PAGES, ".zip")
        files = [file for file in sorted(path.rglob("*")) if file.suffix.lower() in wanted and _may_be_chat(file)]
        if not files:
            raise RecordError(f"no chat lies in the folder {str(path)!r}")
        for file in files:
            yield from chat_files(file)
    elif not path.is_file():
        raise RecordError(f"no chat can be read at {str(path)!r}: it is neither a file nor a folder")
    elif path.suffix.lower() == ".zip":
        yield from _packed(path)
    else:
        yield str(path), chat_text(path)


def _may_be_chat(file: Path) -> bool:
    """Whether a file of a folder may be a chat: not the tables of contents that Telegram writes beside the chats."""
    return file.is_file() and not (
        file.suffix.lower() in _PAGES and (file.stem in _CONTENTS or file.parent.name == "lists")
    )


def _packed(path: Path) -> Iterator[tuple[str, str]]:
    try:
        with ZipFile(path) as archive:
            for item in archive.infolist():
                chat = item.filename.lower().endswith(_TEXTS) or _PACKED_PAGE.search(item.filename[-300:])
                if item.is_dir() or not chat:
                    continue
                with archive.open(item) as stream:
                    data = stream.read(LARGEST_FILE + 1)
                if len(data) > LARGEST_FILE:
                    raise RecordError(f"{item.filename!r} in {str(path)!r} is larger than {LARGEST_FILE >> 20} MB")
                yield f"{path}/{item.filename}", text_of(data)
    except (OSError, BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise RecordError(f"the archive {str(path)!r} cannot be read ({error})") from error

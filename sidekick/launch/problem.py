"""The one error of set-up and start-up, and how the computer's own errors are said."""

from __future__ import annotations

import errno

DISK_FULL = "The disk is full: free some space and run the same command again."
DISK_FULL_SIGN = "no space left"  # in what other programs say, in lower case


class Problem(Exception):
    """Something a person can mend; the message is one plain sentence that says how."""


def in_one_sentence(error: OSError) -> str:
    """A full disk, a folder that may not be written and the like, said plainly."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DISK_FULL
    where = error.filename or "A file or a program"
    return f"{where} cannot be used ({error.strerror or error}): mend that and run the same command again."

"""Download a file with a progress bar, going on where an earlier try broke off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
from tqdm import tqdm

TIMEOUT = 30.0  # seconds without a byte


class DownloadError(RuntimeError):
    """The file could not be had; the message says why and what to do."""


def download(address: str, target: Path, fault_of: Callable[[Path], str]) -> Path:
    """``target``, once it is complete and ``fault_of`` finds nothing wrong with its content.

    What a broken try left in ``<target>.part`` is kept and continued; what turns out wrong is thrown away.
    Raises ``DownloadError``.
    """
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _fetch(address, part)
    except httpx.HTTPStatusError as error:
        raise DownloadError(
            f"{address} answered {error.response.status_code}: try later, or fetch the file by hand to {target}."
        ) from error
    except httpx.HTTPError as error:
        raise DownloadError(
            f"{address} could not be read ({error}): check the network and run this again to go on from there."
        ) from error
    except OSError as error:
        raise DownloadError(f"{part} could not be written ({error.strerror}): mend that and run this again.") from error
    fault = fault_of(part)
    if fault:
        part.unlink()
        raise DownloadError(f"What {address} sent {fault}: run this again, or fetch the file by hand to {target}.")
    part.replace(target)
    return target


def _fetch(address: str, part: Path) -> None:
    have = part.stat().st_size if part.exists() else 0
    headers = {"Accept-Encoding": "identity", **({"Range": f"bytes={have}-"} if have else {})}
    with httpx.stream("GET", address, headers=headers, timeout=TIMEOUT, follow_redirects=True) as answer:
        if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            return  # nothing is left to fetch; the content check decides whether it is right
        answer.raise_for_status()
        start = have if answer.status_code == httpx.codes.PARTIAL_CONTENT else 0
        total = int(answer.headers.get("Content-Length", 0)) + start
        bar = tqdm(total=total or None, initial=start, unit="B", unit_scale=True, desc=part.stem)
        with part.open("ab" if start else "wb") as file, bar:
            for chunk in answer.iter_bytes():
                file.write(chunk)
                bar.update(len(chunk))

"""Download a file with a progress bar, going on where an earlier try broke off."""

from __future__ import annotations

from pathlib import Path

import httpx
from tqdm import tqdm

CHUNK = 1 << 16  # bytes
TIMEOUT = 30.0  # seconds without a byte


class DownloadError(RuntimeError):
    """The file could not be had; the message says why and what to do."""


def download(address: str, target: Path, client: httpx.Client | None = None) -> Path:
    """``target``, once it is complete. What a broken try left in ``<target>.part`` is kept and continued.

    Raises ``DownloadError``.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    own = client or httpx.Client(timeout=TIMEOUT, follow_redirects=True)
    try:
        _fetch(own, address, part)
    except httpx.HTTPStatusError as error:
        raise DownloadError(
            f"{address} answered {error.response.status_code}: try later or fetch it by hand."
        ) from error
    except httpx.HTTPError as error:
        raise DownloadError(f"{address} could not be read ({error}): run this again to go on from there.") from error
    finally:
        if client is None:
            own.close()
    part.replace(target)
    return target


def _fetch(client: httpx.Client, address: str, part: Path) -> None:
    have = part.stat().st_size if part.exists() else 0
    headers = {"Range": f"bytes={have}-"} if have else {}
    with client.stream("GET", address, headers=headers) as answer:
        if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            return  # nothing is left to fetch; the content check decides whether it is right
        answer.raise_for_status()
        resumed = answer.status_code == httpx.codes.PARTIAL_CONTENT
        total = int(answer.headers.get("Content-Length", 0)) + (have if resumed else 0)
        bar = tqdm(total=total or None, initial=have if resumed else 0, unit="B", unit_scale=True, desc=part.stem)
        with part.open("ab" if resumed else "wb") as file, bar:
            for chunk in answer.iter_bytes(CHUNK):
                file.write(chunk)
                bar.update(len(chunk))

"""Free talk, as it is drawn: what may be shown so far. Nothing is shown that would have to be taken back.

A film's placeholder becomes a film that the catalogue recommends. Where the words come to name a film or a person,
state a number, turn crude or hold a placeholder that nothing fills, the talk ends before that place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from sidekick.chat.guard import MOVIE, NUMBER, PLACEHOLDER
from sidekick.chat.names import Names
from sidekick.chat.tidy import tidy, tidy_open

_FILM = re.compile(r"\s*<\|movie\|>\s*")


class FreeTalk:
    """The text of one reply. ``films`` is asked when a first placeholder comes; ``stops`` are the request's."""

    def __init__(
        self,
        names: Names,
        is_crude: Callable[[str], bool],
        films: Callable[[], Sequence[str]],
        stops: Sequence[str] = (),
    ) -> None:
        self._names, self._is_crude, self._films, self._stops = names, is_crude, films, stops
        self._found: Sequence[str] | None = None
        self._settled, self._shown = "", ""
        self.finish = ""  # "stop" at a stop sequence, "content_filter" before what must not be said

    def shown(self, raw: str, is_whole: bool) -> str:
        """What of the words drawn so far may be seen; with ``is_whole`` they are all there are."""
        settled = raw if is_whole else raw[: max(raw.rfind(" "), 0)]
        if not is_whole and settled == self._settled:
            return self._shown
        self._settled, self._shown = settled, self._check(settled, is_whole)
        return self._shown

    def _check(self, settled: str, is_whole: bool) -> str:
        pieces, text = _FILM.split(settled), ""
        for number, piece in enumerate(pieces):
            is_last = number == len(pieces) - 1
            safe = self._safe(piece, may_go_on=is_last and not is_whole)
            text += safe
            if self.finish:
                break
            if not is_last:
                if self._film(number) is None:
                    self.finish = "content_filter"
                    break
                text += f" {MOVIE} "
        return self._cut(text, is_whole)

    def _safe(self, piece: str, may_go_on: bool) -> str:
        """The beginning of a piece without placeholders that may be shown."""
        found = [place.start() for pattern in (NUMBER, PLACEHOLDER) if (place := pattern.search(piece))]
        if name := self._names.find(piece):
            found.append(name[0])
        if self._is_crude(piece):
            found.append(next((word.start() for word in re.finditer(r"\S+", piece) if self._is_crude(word.group())), 0))
        if found:
            self.finish = "content_filter"
            return piece[: min(found)]
        return piece[: self._names.may_begin_at(piece)] if may_go_on else piece

    def _film(self, number: int) -> str | None:
        if self._found is None:
            self._found = self._films()
        return self._found[number] if number < len(self._found) else None

    def _cut(self, text: str, is_whole: bool) -> str:
        """Up to the first stop sequence; while the talk goes on, without an end that may be a stop's beginning."""
        is_over = bool(self.finish) or is_whole
        text = self._filled(tidy(text) if is_over and text.strip() else tidy_open(text))
        ends = [place for stop in self._stops if stop and (place := text.find(stop)) >= 0]
        if ends:
            self.finish = "stop"
            return text[: min(ends)]
        held = 0 if is_over else max((_overlap(text, stop) for stop in self._stops), default=0)
        return text[: len(text) - held]

    def _filled(self, text: str) -> str:
        for number in range(text.count(MOVIE)):
            text = text.replace(MOVIE, self._film(number) or "", 1)
        return text


def _overlap(text: str, stop: str) -> int:
    """How much of the end of a text is the beginning of a stop sequence."""
    return next((size for size in range(min(len(stop) - 1, len(text)), 0, -1) if text.endswith(stop[:size])), 0)

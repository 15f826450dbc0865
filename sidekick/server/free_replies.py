"""Free talk as a stream of pieces: each is sent as soon as nothing in it may have to be taken back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from sidekick.chat.crude import is_crude
from sidekick.chat.free_talk import FreeTalk
from sidekick.chat.plan import Plan
from sidekick.chat.wording import template
from sidekick.gpt2.dialogue import MOVIE
from sidekick.gpt2.job import Job
from sidekick.gpt2.sampling import Sampling
from sidekick.gpt2.writer import FILMS_IN_FREE_TALK, Writer
from sidekick.movies.names import title_key
from sidekick.movies.preferences import Preferences
from sidekick.server.replies import HISTORY, Reply, history_of, seconds_for, seed_of
from sidekick.server.schemas import ChatRequest
from sidekick.server.state import State

MOST_SPARE_FILMS = 4  # for those that were named already


class FreeReply:
    """One reply under way, heard token by token where that is of use. Making it raises ``Overloaded``."""

    def __init__(self, request: ChatRequest, state: State, writer: Writer) -> None:
        self._request, self._writer = request, writer
        self._talk = FreeTalk(state.names, is_crude, lambda: films_for(request, state), request.stops)
        self._heard: asyncio.Queue[int | None] = asyncio.Queue()
        loop = asyncio.get_running_loop()

        def hear(token: int) -> None:
            loop.call_soon_threadsafe(self._heard.put_nowait, token)

        self._job: Job = writer.submit(
            history_of(request, state),
            None,
            [Sampling(request.token_limit, request.temperature, request.top_p, seed_of(request))],
            seconds_for(request, state),
            on_token=hear if request.stream or request.stops else None,
            on_done=lambda: loop.call_soon_threadsafe(self._heard.put_nowait, None),
        )

    async def pieces(self) -> AsyncIterator[str]:
        """The text bit by bit. A reader that goes away cancels the rest."""
        sent, tokens = "", list[int]()
        try:
            while not self._talk.finish:
                token = await self._heard.get()
                tokens = self._job.sequences[0].tokens if token is None else [*tokens, token]
                text = self._talk.shown(self._writer.text(tokens), is_whole=token is None)
                if text.startswith(sent) and text != sent:
                    yield text[len(sent) :]
                    sent = text
                if token is None:
                    break
            if not sent:
                yield template(Plan("chat"), len(self._request.messages) // 2)
        finally:
            self._job.cancel()
        if self._job.error is not None:
            raise self._job.error

    @property
    def finish(self) -> str:
        """Why the reply ended, once it has: "stop", "length" or "content_filter"."""
        if self._talk.finish:
            return self._talk.finish
        return "stop" if self._job.sequences[0].finish == "stop" else "length"

    async def whole(self) -> Reply:
        text = "".join([piece async for piece in self.pieces()])
        return Reply(text, "gpt2", self.finish, len(self._job.prompt), len(self._job.sequences[0].tokens))


def films_for(request: ChatRequest, state: State) -> list[str]:
    """Films to fill free talk with: recommended for what the person said, and not named in the conversation."""
    spoken = tuple(message.text for message in request.messages if message.role == "user")[-HISTORY:]
    named = f" {title_key(' '.join(message.text for message in request.messages))} "
    mentions = sum(turn.text.count(MOVIE) for turn in history_of(request, state))
    limit = FILMS_IN_FREE_TALK + min(mentions + 1, MOST_SPARE_FILMS)  # each costs time
    shortlist = state.recommender.recommend(Preferences(utterances=spoken), limit)
    films = [item.movie for item in shortlist.recommendations if f" {title_key(item.movie.title)} " not in named]
    return [movie.name for movie in films[:FILMS_IN_FREE_TALK]]

"""Text in, text out: prompts written, replies decoded, on top of the engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from tokenizers import Tokenizer

from sidekick.chat.candidate import Candidate
from sidekick.chat.plan import Plan
from sidekick.gpt2.dialogue import (
    END,
    MOVIE,
    PERSON,
    PLACEHOLDERS,
    SPECIAL_TOKENS,
    YEAR,
    Turn,
    write_prompt,
    write_turn,
)
from sidekick.gpt2.engine import Engine
from sidekick.gpt2.job import Job
from sidekick.gpt2.likelihood import mean_log_probabilities
from sidekick.gpt2.network import ModelError, Network, OnnxNetwork
from sidekick.gpt2.sampling import Sampling

FILMS_IN_FREE_TALK = 2


class Writer:
    """GPT-2 for dialogues. Raises ``ModelError`` when model and tokenizer do not belong together."""

    def __init__(self, network: Network, tokenizer: Tokenizer, waiting_limit: int = 16) -> None:
        end = tokenizer.token_to_id(END)
        if end is None or tokenizer.get_vocab_size() != network.shape.vocab_size:
            raise ModelError(
                "tokenizer.json and the GPT-2 model beside it do not belong together: check both out again"
            )
        self.version = network.shape.version
        self._network = network
        self.engine = Engine(network, end, waiting_limit)
        self._tokenizer = tokenizer
        self._ids = {token: number for token in SPECIAL_TOKENS if (number := tokenizer.token_to_id(token)) is not None}
        self._control = {number for token, number in self._ids.items() if token not in PLACEHOLDERS and token != END}

    @classmethod
    def load(cls, folder: Path, waiting_limit: int = 16) -> Writer:
        """The exported model of a folder. Raises ``ModelError``."""
        network = OnnxNetwork(folder)
        try:
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # the library raises plain Exception
            raise ModelError(f"{folder}/tokenizer.json cannot be read: check it out again ({error})") from error
        return cls(network, tokenizer, waiting_limit)

    def submit(
        self,
        history: Sequence[Turn],
        plan: Plan | None,
        samplings: Sequence[Sampling],
        seconds: float,
        on_token: Callable[[int], object] | None = None,
        on_done: Callable[[], object] | None = None,
    ) -> Job:
        """Begin replies to a conversation; no plan leaves the model free. Raises ``Overloaded``."""
        limited = [replace(sampling, most=self._limits(plan)) for sampling in samplings]
        prompt = self._prompt(history, plan, self.engine.room(limited))
        return self.engine.submit(prompt, limited, seconds, on_token, on_done)

    def candidates(self, job: Job) -> list[Candidate]:
        """The replies of a job that ended by themselves."""
        return [
            Candidate(
                self.text(reply.tokens),
                reply.sampler.log_probability / (len(reply.tokens) + 1),
                reply.sampler.wished,
            )
            for reply in job.sequences
            if reply.finish == "stop"
        ]

    def with_relevance(self, candidates: Sequence[Candidate], plan: Plan) -> list[Candidate]:
        """The same candidates, each with how much likelier the conversation made it than the plan alone would."""
        if not candidates:
            return []
        begin = self._tokenizer.encode(write_prompt([], plan)).ids
        turns = [self._tokenizer.encode(write_turn(Turn(one.text, False, plan))).ids for one in candidates]
        alone = mean_log_probabilities(self._network, turns, len(begin))
        return [
            replace(candidate, relevance=candidate.log_probability - float(mean))
            for candidate, mean in zip(candidates, alone, strict=True)
        ]

    def text(self, tokens: Sequence[int]) -> str:
        """The words of token ids, placeholders as they are."""
        return str(self._tokenizer.decode(list(tokens), skip_special_tokens=False)).strip()

    def _prompt(self, history: Sequence[Turn], plan: Plan | None, room: int) -> list[int]:
        """The token ids of as many of the last turns as there is room for; of the very last one, its end."""
        for start in range(len(history)):
            ids: list[int] = self._tokenizer.encode(write_prompt(history[start:], plan)).ids
            if len(ids) <= room:
                return ids
        return list(self._tokenizer.encode(write_prompt(history[-1:], plan)).ids)[-room:]

    def _limits(self, plan: Plan | None) -> dict[int, int]:
        """No control token is ever said, and no placeholder that nothing can fill."""
        limits: dict[int, int] = dict.fromkeys(self._control, 0)
        limits[self._ids[MOVIE]] = FILMS_IN_FREE_TALK if plan is None else len(plan.offers)
        limits[self._ids[PERSON]] = int(plan is not None and bool(plan.person))
        limits[self._ids[YEAR]] = int(plan is not None and bool(plan.year))
        return limits

"""Text in, text out: prompts written, replies decoded, on top of the engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from tokenizers import Tokenizer

from sidekick.chat.plan import Plan
from sidekick.gpt2.dialogue import END, MOVIE, PLACEHOLDERS, SPECIAL_TOKENS, Turn, write_prompt
from sidekick.gpt2.engine import Engine, Job
from sidekick.gpt2.network import ModelError, Network, OnnxNetwork
from sidekick.gpt2.sampling import Sampling


class Writer:
    """GPT-2 for dialogues. Raises ``ModelError`` when model and tokenizer do not belong together."""

    def __init__(self, network: Network, tokenizer: Tokenizer, waiting_limit: int = 16) -> None:
        end = tokenizer.token_to_id(END)
        if end is None or tokenizer.get_vocab_size() != network.shape.vocab_size:
            raise ModelError(
                "tokenizer.json and the GPT-2 model beside it do not belong together: check both out again"
            )
        self.version = network.shape.version
        self.engine = Engine(network, end, waiting_limit)
        self._tokenizer = tokenizer
        self._ids = {token: number for token in SPECIAL_TOKENS if (number := tokenizer.token_to_id(token)) is not None}
        self._control = {number for token, number in self._ids.items() if token not in PLACEHOLDERS and token != END}

    @classmethod
    def load(cls, folder: Path, waiting_limit: int = 16) -> Writer:
        """The exported model of a folder. Raises ``ModelError``."""
        network = OnnxNetwork(folder)
        return cls(network, Tokenizer.from_file(str(folder / "tokenizer.json")), waiting_limit)

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
        prompt = self._tokenizer.encode(write_prompt(history, plan)).ids
        limited = [replace(sampling, most=self._limits(plan)) for sampling in samplings]
        return self.engine.submit(prompt, limited, seconds, on_token, on_done)

    def text(self, tokens: Sequence[int]) -> str:
        """The words of token ids, placeholders as they are."""
        return str(self._tokenizer.decode(list(tokens), skip_special_tokens=False)).strip()

    def count_tokens(self, text: str) -> int:
        return len(self._tokenizer.encode(text).ids)

    def _limits(self, plan: Plan | None) -> dict[int, int]:
        """No control token is ever said, and no placeholder that nothing can fill."""
        limits: dict[int, int] = dict.fromkeys(self._control, 0)
        if plan is not None:
            limits[self._ids[MOVIE]] = len(plan.offers)
            limits[self._ids["<|person|>"]] = int(bool(plan.person))
            limits[self._ids["<|year|>"]] = int(bool(plan.year))
        else:
            limits.update({self._ids["<|person|>"]: 0, self._ids["<|year|>"]: 0, self._ids[MOVIE]: 2})
        return limits

"""One more step of several sequences: each by itself, and all as rows of one batch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sidekick.gpt2.network import Network, step


def alone_and_together(
    network: Network, prompts: Sequence[NDArray[np.int64]]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Logits (prompts, vocabulary) after each prompt (1, length) and its first token again."""
    batch, alone = network.shape.cache(len(prompts)), []
    for row, prompt in enumerate(prompts):
        single = network.shape.cache(1)
        step(network, prompt, single)
        batch.copy_row(single, 0, to=row)
        alone.append(step(network, prompt[:, :1], single)[0])
    return np.stack(alone), step(network, np.concatenate([prompt[:, :1] for prompt in prompts]), batch)

"""``python -m sidekick.server``: the GPT-2 server on loopback."""

from __future__ import annotations

import gc
import logging
import sys

import uvicorn

from sidekick.movies.catalogue import CatalogueError
from sidekick.server.app import create_app
from sidekick.server.memory import keep_few_heaps, load_lightgbm_alone
from sidekick.server.settings import Settings
from sidekick.server.state import load_state


def main() -> int:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    keep_few_heaps()
    load_lightgbm_alone()
    settings = Settings()
    try:
        state = load_state(settings)
    except CatalogueError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the one sentence that a person needs
        return 1
    gc.collect()
    gc.freeze()  # what is loaded stays: a search through it for garbage would hold up every reply by 45 ms
    uvicorn.run(create_app(state), host="127.0.0.1", port=settings.gpt2_port, log_level="warning")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""One trained pipeline, started and measured in this process. Usage: python -m training.nlu.contender MODEL.tar.gz

The last line is one JSON object: start-up (CPU seconds from the interpreter's start to the first answer), time a
message, peak memory, and the scores on the held-out phrasings.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from training.nlu.evaluate import heldout_scores
from training.nlu.heldout import read_phrasings
from training.nlu.understanding import understand

KILOBYTES_A_UNIT = 1 if sys.platform == "linux" else 1 / 1024  # macOS counts bytes


def main() -> None:
    model = Path(sys.argv[1])
    understand(model, ["hello"])
    startup = time.process_time()
    phrasings = read_phrasings()
    understood = understand(model, [phrasing.text for phrasing in phrasings])
    reading = time.process_time() - startup
    again = time.process_time()
    understand(model, ["hello"])
    loading = time.process_time() - again  # the second start, without imports
    figures = {
        "startup_s": round(startup, 1),
        "message_ms": round(1000 * max(0.0, reading - loading) / len(phrasings), 2),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTES_A_UNIT / 1024),
        **heldout_scores(phrasings, understood),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()

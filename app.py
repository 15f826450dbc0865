"""``python app.py``: Sidekick on http://localhost:7860, set up and started as needed.

Runs under any Python from 3.8 on; the work is done in the project's own environments.
"""

import sys
from pathlib import Path

if sys.version_info < (3, 8):
    sys.exit("Sidekick's set-up needs Python 3.8 or newer: run app.py with a newer one.")

sys.path.insert(0, str(Path(__file__).resolve().parent))

from sidekick.launch.__main__ import main

if __name__ == "__main__":
    sys.exit(main(["run", *sys.argv[1:]]))

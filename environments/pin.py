"""Write the versions that uv resolved into each environment's pyproject.toml.

Lock files carry the addresses of the registry they were made with, so they are not committed;
``[tool.uv] constraint-dependencies`` holds the same versions and no address. ``make pins`` runs this.
"""

import re
import sys
import tomllib
from pathlib import Path

BLOCK = re.compile(r"\n# Pinned by `make pins`.*?\n\]\n", re.DOTALL)


def resolved(lock: Path) -> list[str]:
    """``name==version`` of every package in a lock file, local build tags left out."""
    packages = tomllib.loads(lock.read_text())["package"]
    pins = {(package["name"], package["version"].split("+")[0]) for package in packages if "version" in package}
    return sorted(f"{name}=={version}" for name, version in pins if not name.startswith("sidekick-"))


def with_pins(pyproject: str, pins: list[str]) -> str:
    """``pyproject`` with its block of pins replaced; it must end in the ``[tool.uv]`` table."""
    lines = "".join(f'  "{pin}",\n' for pin in pins)
    comment = "# Pinned by `make pins`: what was resolved and tested together."
    return BLOCK.sub("", pyproject) + f"\n{comment}\nconstraint-dependencies = [\n{lines}]\n"


def main() -> None:
    for folder in sys.argv[1:]:
        pyproject = Path(folder) / "pyproject.toml"
        pyproject.write_text(with_pins(pyproject.read_text(), resolved(Path(folder) / "uv.lock")))


if __name__ == "__main__":
    main()

"""Training text, delexicalised, with the plan before what the assistant says: ``work/gpt2/data/<source>.jsonl``.

``python -m training.language_model.prepare --config small --out work/gpt2/data``
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from datasets import load_dataset
from tqdm import tqdm

from sidekick.chat.crude import is_crude
from sidekick.chat.plan import Plan
from sidekick.gpt2.delexicalise import Delexicaliser
from sidekick.gpt2.dialogue import Turn
from sidekick.movies.catalogue import Catalogue
from sidekick.movies.spotting import NameSpotter
from training.language_model.config import read_config
from training.language_model.iard import FILE
from training.language_model.labeller import Labeller, Said, read_labeller, rules_plans
from training.language_model.sources import FILES, Text, read_source
from training.redial.archive import archive_path
from training.redial.dialogues import read_dialogues
from training.redial.records import Dialogue

LONGEST_TURN = 400  # characters


def to_turns(dialogue: Dialogue, delexicalise: Delexicaliser, labeller: Labeller | None = None) -> list[Turn]:
    """A dialogue as turns; messages of one side in a row are one turn. Every assistant turn has its plan: the
    labeller's, or that of the rules alone."""
    turns: list[Turn] = []
    said: list[Said] = []
    named: set[int] = set()
    for from_user, texts, ids in _merged(dialogue):
        text = delexicalise(" ".join(texts))[:LONGEST_TURN]
        fresh = len(set(ids) - named)
        named.update(ids)
        if text and not from_user:
            said.append(Said(text, turns[-1].text if turns else "", fresh))
        if text:
            turns.append(Turn(text, from_user))
    plans = iter(labeller.plans(said) if labeller else rules_plans(said))
    return [turn if turn.from_user else Turn(turn.text, False, next(plans)) for turn in turns]


def _merged(dialogue: Dialogue) -> Iterator[tuple[bool, list[str], list[int]]]:
    current: tuple[bool, list[str], list[int]] | None = None
    for message in dialogue.messages:
        if current is not None and current[0] == message.from_seeker:
            current[1].append(message.text)
            current[2].extend(message.movie_ids)
            continue
        if current is not None:
            yield current
        current = (message.from_seeker, [message.text], list(message.movie_ids))
    if current is not None:
        yield current


def prepare(
    dialogues: Iterable[Dialogue], catalogue: Catalogue, labeller: Labeller | None = None
) -> Iterator[list[Turn]]:
    """Dialogues whose order is known and whose assistant turns hold no crude word."""
    delexicalise = Delexicaliser(NameSpotter(catalogue))
    for dialogue in dialogues:
        if not dialogue.in_order:
            continue
        turns = to_turns(dialogue, delexicalise, labeller)
        if len(turns) > 1 and _is_clean(turns):
            yield turns


def prepare_others(texts: Iterable[Text], catalogue: Catalogue) -> Iterator[Text]:
    """Texts of other sources, delexicalised as ReDial is; they have no plans."""
    delexicalise = Delexicaliser(NameSpotter(catalogue))
    for text in texts:
        longest = None if text.is_prose else LONGEST_TURN
        turns = tuple(Turn(delexicalise(turn.text)[:longest], turn.from_user) for turn in text.turns)
        if _is_clean(turns):
            yield Text(tuple(turn for turn in turns if turn.text), text.is_prose)


def _is_clean(turns: Iterable[Turn]) -> bool:
    return not any(is_crude(turn.text) for turn in turns if not turn.from_user)


def prepared(source: str, data: Path, dialogues: int = 0) -> Iterator[Text]:
    """The training texts of one source, ``dialogues`` of them at most (0 for all). Raises ``RedialError``."""
    catalogue, limit = Catalogue.load(), dialogues or None
    if source != "redial":
        return prepare_others(islice(read_source(source, data), limit), catalogue)
    labeller = read_labeller(data) if (data / FILE).exists() else None
    if labeller is None:
        print(f"{FILE} is not in {data}: acts are told by rules alone", flush=True)
    chosen = islice(read_dialogues(archive_path(), "train"), limit)
    return (Text(tuple(turns)) for turns in prepare(chosen, catalogue, labeller))


def write_texts(texts: Iterable[Text], path: Path) -> int:
    """One text a line. Returns how many."""
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for text in texts:
            file.write(json.dumps(asdict(text), ensure_ascii=False) + "\n")
            count += 1
    return count


def read_texts(path: Path) -> list[Text]:
    """What ``write_texts`` wrote."""
    rows = load_dataset("json", data_files=str(path), split="train", cache_dir=str(path.parent / "cache"))
    return [Text(tuple(_turn(turn) for turn in row["turns"]), row["is_prose"]) for row in rows]


def _turn(values: dict[str, object]) -> Turn:
    plan = values["plan"]
    if isinstance(plan, dict):
        plan = Plan(**{**plan, "offers": tuple(plan["offers"])})
    return Turn(str(values["text"]), bool(values["from_user"]), plan if isinstance(plan, Plan) else None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", default="small", help="a name in training/configs, or a .toml file")
    parser.add_argument("--out", type=Path, default=Path("work/gpt2/data"))
    chosen = parser.parse_args()
    config = read_config(chosen.config)
    data = archive_path().parents[1]
    for source in sorted({*config.pretrain.sources, *config.finetune.sources}):
        if source in FILES and not (data / FILES[source]).exists():
            print(f"{source}: left out, {FILES[source]} is not in {data}", flush=True)
            continue
        texts = tqdm(prepared(source, data, config.dialogues), desc=source, unit=" texts")
        print(f"{source}: {write_texts(texts, chosen.out / f'{source}.jsonl')} texts", flush=True)


if __name__ == "__main__":
    main()

"""What the model says, good and bad, chosen by seed: ``python -m training.language_model.samples [--count] [--seed]``.

Prompts are our own. Each is answered as the server would answer it; beside it stands the first candidate that the guard
dropped, with its fault. Prints a markdown table.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sidekick.chat.plan import Plan
from sidekick.chat.selector import Selector
from sidekick.chat.shipped import CANDIDATES, shipped_chooser, shipped_guard, shipped_names
from sidekick.chat.wording import template
from sidekick.gpt2.delexicalise import Delexicaliser
from sidekick.gpt2.dialogue import Turn
from sidekick.gpt2.sampling import Sampling
from sidekick.gpt2.writer import Writer
from sidekick.movies.catalogue import Catalogue
from sidekick.movies.spotting import NameSpotter

BAR = "\\|"  # a bar inside a cell
HEAT, COCO, ALIEN = "Heat (1995)", "Coco (2017)", "Alien (1979)"
PROMPTS: Sequence[tuple[Plan, Sequence[str]]] = (  # the person speaks first and last
    (Plan("greet"), ["hi there!"]),
    (Plan("greet"), ["good evening"]),
    (Plan("ask_genre"), ["hello, I need a film for tonight"]),
    (Plan("ask_genre"), ["I can't decide what to watch"]),
    (Plan("ask_mood"), ["a film for a rainy evening, please"]),
    (Plan("ask_favorites"), ["find me something good", "What kind of film do you like?", "thrillers, mostly"]),
    (Plan("ask_favorites"), ["no idea what I want"]),
    (Plan("recommend", (HEAT,), genre="crime"), ["I'd like a crime film"]),
    (Plan("recommend", (COCO,), genre="family"), ["something the kids and I can both enjoy"]),
    (Plan("recommend", (ALIEN, HEAT)), ["surprise me with two old ones"]),
    (Plan("recommend", (ALIEN,), genre="horror"), ["I loved The Thing", "Anything else?", "more like that"]),
    (Plan("explain", genre="crime"), ["a crime film please", f"How about {HEAT}?", "why that one?"]),
    (Plan("explain"), ["something old", f"How about {ALIEN}?", "what is it about?"]),
    (Plan("answer"), ["a family film please", f"How about {COCO}?", "is it sad?"]),
    (Plan("answer"), ["do you like popcorn?"]),
    (Plan("answer"), ["what is the best thing about films?"]),
    (Plan("react_praise"), ["a crime film", f"How about {HEAT}?", "oh I love that one"]),
    (Plan("react_praise"), ["I watched Coco with my niece and we both loved it"]),
    (Plan("react_refusal"), ["a crime film", f"How about {HEAT}?", "no, too long for me"]),
    (Plan("react_refusal"), ["something scary", f"How about {ALIEN}?", "I have seen it"]),
    (Plan("chat"), ["it has been a long week"]),
    (Plan("chat"), ["I always fall asleep in the second half of films"]),
    (Plan("chat"), ["a crime film", f"How about {HEAT}?", "the ending of that one stayed with me"]),
    (Plan("goodbye"), ["a crime film", f"How about {HEAT}?", "great, thank you, bye!"]),
    (Plan("goodbye"), ["thanks, I'm off to bed"]),
)  # fmt: skip


@dataclass(frozen=True)
class Sample:
    """A prompt, what was said to it by whom, and the first candidate that was dropped, with its fault."""

    act: str
    heard: str
    said: str
    source: str
    dropped: str
    fault: str


def samples(gpt2: Path, count: int, seed: int) -> Iterator[Sample]:
    """``count`` answers to prompts chosen by seed."""
    catalogue = Catalogue.load()
    writer, delexicalise = Writer.load(gpt2), Delexicaliser(NameSpotter(catalogue))
    guard = shipped_guard(shipped_names(catalogue))
    chooser = shipped_chooser(guard, Selector.load(), writer.with_relevance)
    for number, (plan, said) in enumerate(random.Random(seed).sample(PROMPTS, count)):
        history = [Turn(delexicalise(text), from_user=place % 2 == 0) for place, text in enumerate(said)]
        samplings = [Sampling(40, seed=seed + number * CANDIDATES + draw) for draw in range(CANDIDATES)]
        candidates = writer.candidates(writer.submit(history, plan, samplings, seconds=60).wait())
        best = chooser.choose(candidates, plan, [turn.text for turn in history], said[1::2])
        verdicts = [(one.text, guard.judge(one, plan, said[1::2]).fault) for one in candidates]
        dropped = next(((text, fault) for text, fault in verdicts if fault), ("", ""))
        yield Sample(plan.act, said[-1], best or template(plan), "GPT-2" if best else "template", *dropped)
    writer.engine.close()


def samples_table(gpt2: Path, count: int, seed: int) -> str:
    """The samples as a markdown table."""
    lines = ["| act | the person | Sidekick | by | a candidate that was dropped | why |", f"|{' --- |' * 6}"]
    for one in samples(gpt2, count, seed):
        cells = (one.act, one.heard, one.said, one.source, one.dropped, one.fault)
        lines.append(f"| {' | '.join(cell.replace('|', BAR) for cell in cells)} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=len(PROMPTS))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--gpt2", type=Path, default=Path("models/gpt2"))
    chosen = parser.parse_args()
    print(samples_table(chosen.gpt2, chosen.count, chosen.seed))


if __name__ == "__main__":
    main()

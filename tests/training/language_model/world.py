"""A small data folder in the formats of the real one, with sentences made here."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

from sidekick.chat.plan import Plan
from sidekick.gpt2.dialogue import Turn
from tests.training.redial.world import lines, record, write_archive

WISHES = ("a comedy", "some horror", "something scary", "a nice drama", "an action film")
ASKED = ("What kind of films do you like ?", "Hello, what genre are you looking for ?")
PRAISED = ("I loved it", "that one was fun", "not my thing")

TALK = (
    Turn("Hi, I want a comedy", from_user=True),
    Turn("Have you seen <|movie|> ?", False, Plan("recommend", ("<|movie|>",), genre="comedy")),
    Turn("Yes, great fun", from_user=True),
    Turn("Good, enjoy your evening !", False, Plan("goodbye")),
)


def conversation(number: int) -> dict[str, Any]:
    """A dialogue of eight messages; the same for the same number."""
    rng = random.Random(number)
    return record(
        str(number),
        f"Hi, I want {rng.choice(WISHES)}",
        rng.choice(ASKED),
        f"I liked @{rng.randint(1, 4)}",
        f"Then you should watch @{rng.randint(1, 4)} , it is about {rng.choice(('a heist', 'a family', 'a ghost'))}",
        rng.choice(PRAISED),
        f"How about @{rng.randint(1, 4)} ?",
        "I will watch it, thanks",
        "You are welcome, bye !",
    )


def write_data(folder: Path, dialogues: int = 60) -> Path:
    """ReDial's archive and the files of the other sources."""
    write_archive(folder / "redial" / "redial_dataset.zip", lines(*map(conversation, range(dialogues))))
    write_others(folder)
    return folder


def write_others(folder: Path) -> None:
    (folder / "dialogues").mkdir(parents=True, exist_ok=True)
    (folder / "movies").mkdir(exist_ok=True)
    sgd = {"turns": [["USER", "Find me a film."], ["SYSTEM", "What about Heat, of genre crime?"]]}
    _zip(folder / "dialogues" / "sgd_movies.jsonl.gz", json.dumps(sgd) + "\n")
    calls = '<PN>find_movies<PAN>location<PAV>here<C><U>any films?<PR>find_movies<A>Yes, two.<U>which "ones"?'
    _zip(folder / "dialogues" / "taskmaster3_movies.tsv.gz", f"{calls}\t[A]Heat and Up.\tdlg-1\r\n")
    names = "Long Stars Anna Alm, Bert Berg and Carl Dahl. "
    opening = f"It is about a man who sleeps. {names}" + "It is a long and quiet film. " * 40
    films = [{"title": "None", "year": 1999}, {"title": "Long", "year": 1999, "extract": opening}]
    _zip(folder / "movies" / "wikipedia_movies.jsonl.gz", "".join(json.dumps(film) + "\n" for film in films))
    _zip(folder / "dialogues" / "iard.json.gz", json.dumps({str(n): labelled(n) for n in range(1000, 1012)}))


def labelled(number: int) -> dict[str, Any]:
    """A dialogue as IARD labels it."""
    said = (
        ("seeker", "I want a comedy", ["IQU"]),
        ("recommender", "What kind of comedy ?", ["REQ"]),
        ("seeker", "One like @1 <Heat (1995)>", ["PRO"]),
        ("recommender", f"Try @{number} <Some Film (2001)>", ["REC-S"]),
        ("seeker", "Seen it", ["SEE"]),
        ("recommender", "It is about a heist", ["EXP-I"]),
        ("seeker", "ok", ["ACC"]),
        ("recommender", "You are welcome , bye", ["OTH"]),
    )
    info = {
        f"T{place}": {"role": role, "utterance_text": text, "sub-intent/action": labels}
        for place, (role, text, labels) in enumerate(said, start=1)
    }
    return {"dialogue_info": info}


def _zip(path: Path, text: str) -> None:
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        file.write(text)

from __future__ import annotations

from collections.abc import Sequence

from sidekick.chat.candidate import Candidate
from sidekick.chat.choice import Bar, Chooser
from sidekick.chat.guard import Guard
from sidekick.chat.names import Names
from sidekick.chat.plan import Plan
from sidekick.movies.catalogue import Catalogue
from tests.movies.worlds import film

GUARD = Guard(Names(Catalogue([film(1, "Get Out")])), is_crude=lambda text: False)
CHAT = Plan("chat")


def longest(candidate: Candidate, plan: Plan, heard: str) -> float:
    return len(candidate.text)


def test_the_best_of_those_that_pass_is_said() -> None:
    candidates = [Candidate("that is nice"), Candidate("that is really nice"), Candidate("that is really get out nice")]
    assert Chooser(GUARD, longest).choose(candidates, CHAT) == "That is really nice."


def test_nothing_is_said_when_none_passes_or_all_was_said_before() -> None:
    chooser = Chooser(GUARD, longest)
    assert chooser.choose([Candidate("get out")], CHAT) is None
    assert chooser.choose([Candidate("that is nice")], CHAT, said=["That is nice."]) is None


def test_only_what_passed_is_measured_against_the_conversation_each_text_once() -> None:
    measured: list[str] = []

    def relevance(candidates: Sequence[Candidate], plan: Plan) -> list[Candidate]:
        measured.extend(candidate.text for candidate in candidates)
        return list(candidates)

    candidates = [
        Candidate("that is nice"),
        Candidate("that is nice"),
        Candidate("get out"),
        Candidate("so nice of you"),
    ]
    Chooser(GUARD, longest, relevance).choose(candidates, CHAT)
    assert measured == ["that is nice", "so nice of you"]


def test_small_talk_that_the_model_is_not_sure_of_is_not_said() -> None:
    sure, vague, beside = (
        Candidate("that is nice", -0.5, 0, 1.5),
        Candidate("so nice", -2.5, 0, 1.5),
        Candidate("ok so", -0.5),
    )
    assert Chooser(GUARD, longest, bar=Bar()).choose([sure, vague, beside], CHAT) == "That is nice."
    assert Chooser(GUARD, longest, bar=Bar()).choose([vague, beside], CHAT) is None
    asking = Plan("ask_mood")
    assert Chooser(GUARD, longest, bar=Bar()).choose([Candidate("what mood are you in ?", -2.5)], asking)


def test_it_may_be_said_only_after_a_film_came_up() -> None:
    chooser, it = Chooser(GUARD, longest), [Candidate("it is a good one")]
    assert chooser.choose(it, CHAT, ["i love <|movie|>", "nice", "i saw it again"]) == "It is a good one."
    assert chooser.choose(it, CHAT, ["how are you ?"]) is None


def test_it_may_not_be_said_to_somebody_who_speaks_of_something_else() -> None:
    chooser, it = Chooser(GUARD, longest), [Candidate("that is a good one")]
    history = ["a comedy please", "how about <|movie|> ?", "it is raining here and my dog is wet"]
    assert chooser.choose(it, CHAT, history) is None
    assert chooser.choose(it, CHAT, [*history[:2], "the ending of that film was sad"]) == "That is a good one."


def test_hello_is_said_to_those_who_say_hello_first_and_only_once() -> None:
    chooser, hello, plan = Chooser(GUARD, longest), [Candidate("hi there ! what kind of film ?")], Plan("ask_genre")
    assert chooser.choose(hello, plan, ["good evening"]) == "Hi there! What kind of film?"
    assert chooser.choose(hello, plan, ["i want a film"]) == "What kind of film?"
    assert chooser.choose(hello, plan, ["hi", "hello", "hi, a film"], said=["Hello."]) == "What kind of film?"


def test_the_score_hears_the_persons_last_words() -> None:
    heard: list[str] = []

    def score(candidate: Candidate, plan: Plan, words: str) -> float:
        heard.append(words)
        return 0.0

    Chooser(GUARD, score).choose([Candidate("that is nice")], CHAT, ["first", "last"])
    assert heard == ["last"]

from __future__ import annotations

import pytest

from sidekick.chat.candidate import Candidate
from sidekick.chat.guard import Guard
from sidekick.chat.names import Names
from sidekick.chat.plan import Plan
from sidekick.movies.catalogue import Catalogue
from tests.movies.worlds import film

WORLD = Catalogue([film(1, "Get Out", 2017), film(2, "Time", 2017), film(3, "Frozen", 2013), film(4, "Heat", 1995)])
GUARD = Guard(Names(WORLD, everyday={"time"}), is_crude=lambda text: "blast" in text)
OFFER = Plan("recommend", offers=("Heat (1995)",))
CHAT = Plan("chat")


def fault(text: str, plan: Plan = CHAT, wished: float = 0.0) -> str:
    return GUARD.judge(Candidate(text, wished=wished), plan).fault


def test_an_offered_film_is_filled_in() -> None:
    assert GUARD.judge(Candidate("how about <|movie|> tonight ?"), OFFER).text == "How about Heat (1995) tonight?"


def test_a_title_keeps_its_own_spelling() -> None:
    odd = Plan("recommend", offers=("Say Anything... (1989)", "who's that knocking? (1967)"))
    said = GUARD.judge(Candidate("try <|movie|>or<|movie|> !"), odd).text
    assert said == "Try Say Anything... (1989) or who's that knocking? (1967)!"


def test_people_and_years_are_filled_in_where_the_plan_has_them() -> None:
    plan = Plan("explain", person="Al Pacino", year="1995")
    assert GUARD.judge(Candidate("<|person|> made it in <|year|>"), plan).text == "Al Pacino made it in 1995."
    assert fault("<|person|> made it well") == "a placeholder is left"


@pytest.mark.parametrize(
    ("text", "plan", "expected"),
    [
        ("sure", CHAT, "its length"),
        ("try <|movie|> or <|movie|> tonight", OFFER, "its number of films"),
        ("what kind of film? great, try <|movie|>", OFFER, "another act"),
        ("that is a good pick", OFFER, "its number of films"),
        ("I think Get Out is great", CHAT, "a name of its own"),
        ("i think get out is great", CHAT, "a name of its own"),
        ("you could watch frozen again", CHAT, "a name of its own"),
        ("my pick is ann example as ever", CHAT, "a name of its own"),
        ('it is called "i" by some', CHAT, "a name of its own"),
        ("everybody likes Zorblax the most", CHAT, "a name of its own"),
        ("<|movie|> Or something scary?", OFFER, "a name of its own"),
        ("that came out in 1999 maybe", CHAT, "a number of its own"),
        ("it is about a man with a dog", CHAT, "a fact of its own"),
        ("please submit it now", CHAT, "talk of crowd work"),
        ("thanks for the chat", CHAT, "talk of crowd work"),
        ("<|movie|> is out now", OFFER, "a fact of its own"),
        ("I will have to check that one out", CHAT, "a life of its own"),
        ("I watched it with my wife", CHAT, "a life of its own"),
        ("so good so good so good", CHAT, "a repetition"),
        ("it is raining outside", Plan("ask_mood"), "another act"),
        ("a comedy is always nice", CHAT, "another genre"),
        ("what a blasted thing", CHAT, "a crude word"),
        ("that one is starring", CHAT, "an unfinished sentence"),
        ("hello, I like films like", CHAT, "an unfinished sentence"),
    ],
)
def test_a_reply_at_fault_is_not_said(text: str, plan: Plan, expected: str) -> None:
    verdict = GUARD.judge(Candidate(text), plan)
    assert (verdict.text, verdict.fault) == ("", expected)


def test_a_word_that_nobody_uses_is_not_said() -> None:
    guard = Guard(Names(WORLD), is_crude=lambda text: False, words={"that", "sounds", "good"})
    assert guard.judge(Candidate("that sounds goodish"), CHAT).fault == "a word that nobody uses"
    assert guard.judge(Candidate("that sounds good"), CHAT).text == "That sounds good."


def test_a_title_that_is_everyday_language_may_be_said() -> None:
    assert fault("have fun, it will be a good time") == ""


def test_a_reply_that_wanted_to_name_a_film_and_could_not_is_not_said() -> None:
    assert fault("that sounds great", wished=0.6) == "an unfinished sentence"
    assert fault("that sounds great", wished=0.1) == ""


def test_it_means_nothing_where_no_film_was_spoken_of() -> None:
    reply = Candidate("it is a good one")
    assert GUARD.judge(reply, CHAT, has_subject=False).fault == "a word that points to nothing"
    assert GUARD.judge(reply, CHAT, has_subject=True).text == "It is a good one."


def test_hello_is_said_once() -> None:
    hello, ask = Candidate("hello , what kind of film do you want?"), Plan("ask_genre")
    assert GUARD.judge(hello, ask).text == "Hello, what kind of film do you want?"
    assert GUARD.judge(hello, ask, said_before=["Good evening."]).text == "What kind of film do you want?"
    assert GUARD.judge(hello, ask, is_greeted=False).text == "What kind of film do you want?"
    assert GUARD.judge(Candidate("hi , hello , what kind of film?"), ask, ["Hi."]).fault == "a second hello"
    assert GUARD.judge(Candidate("hello there !"), Plan("greet"), ["Hi."]).fault == "a second hello"
    assert fault("hello, that sounds great") == "another act"


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("it's a good film", Plan("explain", genre="crime")),
        ("it's a great crime film", Plan("explain")),
        ("okay, let me think", CHAT),
        ("I'm not really sure", Plan("answer")),
    ],
)
def test_an_empty_phrase_is_not_said(text: str, plan: Plan) -> None:
    assert fault(text, plan) in ("an empty phrase", "a fact of its own")
    assert GUARD.judge(Candidate(text), plan).text == ""


def test_an_explanation_gives_a_reason() -> None:
    assert fault("it's a good crime film", Plan("explain", genre="crime")) == ""
    assert fault("<|person|> is always great", Plan("explain", person="Al Pacino")) == ""


@pytest.mark.parametrize("text", ["it is very sad", "yes, always", "I sure can", "no problem at all, I do"])
def test_an_answer_does_not_assert_what_nobody_told_it(text: str) -> None:
    assert fault(text, Plan("answer")) == "a fact of its own"


@pytest.mark.parametrize("text", ["I'm not familiar with <|movie|>", "I am not a huge fan of <|movie|>"])
def test_an_offer_is_not_run_down(text: str) -> None:
    assert fault(text, OFFER) == "a life of its own"


@pytest.mark.parametrize(("text", "expected"), [("a horror horror", "a repetition"), ("a very very good one", "")])
def test_a_word_comes_twice_in_a_row_only_where_people_double_it(text: str, expected: str) -> None:
    assert fault(f"<|movie|> is {text}", Plan("recommend", OFFER.offers, genre="horror")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<|movie|> was good <|movie|> was also good", "sentences that run on"),
        ("<|movie|> was good, <|movie|> was also good", ""),
        ("<|movie|> and <|movie|> are a comedy and a comedy", "a repetition"),
        ("<|movie|> is sad and <|movie|> is long", ""),
    ],
)
def test_sentences_have_ends_and_say_a_thing_once(text: str, expected: str) -> None:
    assert fault(text, Plan("recommend", ("Heat (1995)", "Time (2017)"), genre="comedy")) == expected


def test_a_hope_to_have_helped_is_a_goodbye() -> None:
    assert fault("I hope I helped you today") == "another act"
    assert fault("I hope I helped you today", Plan("goodbye")) == ""


def test_what_was_said_before_is_not_said_again() -> None:
    assert GUARD.judge(Candidate("that sounds great"), CHAT, ["That sounds great!"]).fault == "said before"


@pytest.mark.parametrize(
    ("act", "fits", "does_not"),
    [
        ("ask_genre", "what kind of film do you want?", "that is great"),
        ("ask_mood", "what mood are you in?", "what kind of film?"),
        ("ask_favorites", "what is your favourite film?", "are you in the mood?"),
        ("goodbye", "enjoy the film, bye!", "what else can I do?"),
        ("greet", "hello there!", "that sounds fun"),
        ("react_praise", "glad you like that!", "sorry about that"),
        ("react_refusal", "oh sorry, no problem", "glad you like that!"),
        ("chat", "that sounds like fun", "bye, take care"),
        ("answer", "good question, nobody knows", "what kind of film are you looking for?"),
    ],
)
def test_only_a_reply_of_the_planned_act_passes(act: str, fits: str, does_not: str) -> None:
    assert fault(fits, Plan(act)) == ""
    assert fault(does_not, Plan(act)) == "another act"

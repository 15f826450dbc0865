"""What is said when no generated reply passes the guard: several wordings for each act, in Sidekick's one voice."""

from __future__ import annotations

from sidekick.chat.plan import Plan

TEMPLATES: dict[str, tuple[str, ...]] = {
    "greet": (
        "Hi there! Let's find you something good to watch.",
        "Hello! Tell me what you're in the mood for.",
        "Hey! Ready when you are.",
    ),
    "ask_genre": (
        "What kind of film are you after?",
        "Which genre sounds good tonight?",
        "Any genre you're leaning towards?",
    ),
    "ask_mood": (
        "What mood are you in?",
        "How should the film make you feel?",
        "Something light, something dark, something in between?",
    ),
    "ask_favorites": (
        "Name a film or two you love?",
        "What's a film you never get tired of?",
        "Which film did you enjoy lately?",
    ),
    "recommend": (
        "How about {films}?",
        "I think {films} could be just right.",
        "{films} would be my pick.",
    ),
    "explain": (
        "It goes well with what you told me you like.",
        "It fits what you asked for, that's why.",
        "It is close to the films you love.",
    ),
    "answer": (
        "I only know the facts of a film, but ask me who made it, who is in it or when it came out.",
        "Ask me about its people, its year or its genre, and I'll tell you what I know.",
        "The cast, the year, the genre: those I can tell you.",
    ),
    "react_praise": (
        "Glad you like it!",
        "Good choice, if I may say so.",
        "Lovely, I hope it's a great evening.",
    ),
    "react_refusal": (
        "Fair enough, let's look further.",
        "No problem, there is more where that came from.",
        "All right, not that one then.",
    ),
    "chat": (
        "I could talk about films all day. Shall we find you one?",
        "Films are what I know best: give me a genre, a mood or a favourite.",
        "Good question. I'm better at finding films, though: what do you feel like?",
    ),
    "goodbye": (
        "Enjoy the film, and see you soon!",
        "Bye, have a lovely evening.",
        "Take care, and happy watching!",
    ),
}


def template(plan: Plan, turn: int = 0) -> str:
    """One of the wordings of the plan's act; ``turn`` picks which, so that two in a row differ."""
    choices = TEMPLATES[plan.act if plan.offers or plan.act != "recommend" else "chat"]
    return choices[turn % len(choices)].format(films=join_titles(plan.offers))


def join_titles(titles: tuple[str, ...]) -> str:
    """ "A", "A or B", "A, B or C"."""
    if len(titles) < 2:
        return "".join(titles)
    return f"{', '.join(titles[:-1])} or {titles[-1]}"

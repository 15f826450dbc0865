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
        "It goes well with what you told me.",
        "Going by what you said, it should be to your taste.",
        "It was the closest that I could find to what you said.",
    ),
    "answer": (
        "That one is beyond me, I'm afraid. Finding films is what I'm good at.",
        "I wish I could say! Films I can find, though.",
        "You have me there. A good film, on the other hand, I can find you.",
        "Hard to say. I only really know films.",
    ),
    "react_praise": (
        "Glad you like it!",
        "Good choice, if I may say so.",
        "Lovely to hear!",
    ),
    "react_refusal": (
        "Fair enough, let's look further.",
        "No problem, there is more where that came from.",
        "All right, not that one then.",
    ),
    "chat": (
        "I see. Tell me what you feel like watching, and I'll have a look.",
        "Fair enough. Give me a genre, a mood or a film you love whenever you like.",
        "I hear you. Whenever you feel like a film, tell me what kind.",
        "All right. When you want a film, just say what it should be like.",
    ),
    "goodbye": (
        "Bye, and see you soon!",
        "Take care, and happy watching!",
        "See you next time. Enjoy whatever you watch!",
    ),
}


REASONS = {  # an explanation where there is a fact to give
    "genre": ("You asked for {fact}, and that is what it is.", "Because you wanted {fact}, and it is just that."),
    "mood": ("You wanted something {fact}, and it is known for that.", "Because it is something {fact}, as you asked."),
    "person": ("Because {fact} had a hand in it.", "You named {fact}, who is part of it."),
}


def template(plan: Plan, turn: int = 0) -> str:
    """One of the wordings of the plan's act; ``turn`` picks which, so that two in a row differ."""
    if plan.act == "explain":
        for name, reasons in REASONS.items():
            if fact := getattr(plan, name):
                return reasons[turn % len(reasons)].format(fact=fact)
    choices = TEMPLATES[plan.act if plan.offers or plan.act != "recommend" else "chat"]
    return choices[turn % len(choices)].format(films=join_titles(plan.offers))


def join_titles(titles: tuple[str, ...]) -> str:
    """ "A", "A or B", "A, B or C"."""
    if len(titles) < 2:
        return "".join(titles)
    return f"{', '.join(titles[:-1])} or {titles[-1]}"

"""The words people use for genres, moods, company, critiques, positions and questions about a film."""

from __future__ import annotations

from collections.abc import Mapping

Table = Mapping[str, str]  # canonical value -> phrases, separated by " | "

GENRES: Table = {
    "action": "action | actions | action packed | action flick | shoot em up | explosions",
    "adventure": "adventure | adventures | adventurous | swashbuckler",
    "animation": "animation | animations | animated | cartoon | cartoons | anime | pixar",
    "biography": "biography | biographies | biopic | biopics | biographical | true story | true stories | real life story",
    "comedy": "comedy | comedies | comedic | comedys | commedy | standup | slapstick",
    "crime": "crime | crimes | gangster | gangsters | mafia | mob | heist | heists | heist film | cop film | true crime",
    "disaster": "disaster | disasters | disaster film | disaster movie",
    "documentary": "documentary | documentaries | docu | doc | documentarys",
    "drama": "drama | dramas | dramatic | dramedy",
    "family": "family film | family films | family movie | family movies | family friendly | disney",
    "fantasy": "fantasy | fantasies | wizards | dragons | fairy tale | fairy tales | magic",
    "film noir": "film noir | noir | noirs",
    "history": "history | historical | historic | period piece | period pieces | costume drama",
    "holiday": "christmas | xmas | holiday film | holiday movie | christmassy",
    "horror": "horror | horrors | horor | slasher | slashers | zombie | zombies | ghost story",
    "martial arts": "martial arts | kung fu | karate | kungfu",
    "musical": "musical | musicals | music film",
    "mystery": "mystery | mysteries | whodunit | whodunnit | whodunits | detective | murder mystery",
    "romance": "romance | romances | romantic film | romantic movie | romantic movies | love story | love stories",
    "science fiction": "science fiction | sci fi | scifi | sci fi film | sf | syfy | space film | space movies | aliens film",
    "sport": "sport | sports | football film | boxing film | sports film | basketball film | baseball film",
    "spy": "spy | spies | spy film | espionage | secret agent | secret agents",
    "superhero": "superhero | superheroes | super hero | super heroes | superheros | comic book | marvel | dc comics",
    "teen": "teen | teenage | teenager film | high school film | coming of age",
    "thriller": "thriller | thrillers | thriler | triller | psychological thriller",
    "war": "war | war film | war films | war movie | war movies | world war | ww2 | wwii",
    "western": "western | westerns | cowboy | cowboys | cowboy film",
}
SEVERAL_GENRES: Mapping[str, tuple[str, ...]] = {
    "romcom": ("romance", "comedy"),
    "romcoms": ("romance", "comedy"),
    "rom com": ("romance", "comedy"),
    "rom coms": ("romance", "comedy"),
    "romantic comedy": ("romance", "comedy"),
    "romantic comedies": ("romance", "comedy"),
    "dramedy": ("drama", "comedy"),
    "horror comedy": ("horror", "comedy"),
    "action comedy": ("action", "comedy"),
}
MOODS: Table = {
    "funny": "funny | hilarious | makes me laugh | make me laugh | laugh | laughing | laughs | a laugh | laugh till i cry | laugh until i cry | humorous | silly | goofy",
    "feel-good": "feel good | feelgood | uplifting | heartwarming | heart warming | cheer me up | cheers me up | happy | "
    "cheerful | light | lighthearted | light hearted | sweet | warm | pick me up | feeling good | wholesome | lift my mood",
    "scary": "scary | scare | scares | scared | creepy | spooky | frightening | terrifying | eerie | chilling | scarier",
    "tense": "tense | suspense | suspenseful | suspensful | edge of my seat | edge of your seat | nail biting | gripping | "
    "nerve wracking | thrilling",
    "sad": "sad | a good cry | tearjerker | tear jerker | tearjerkers | makes me cry | make me cry | cry | emotional | "
    "heartbreaking | depressing | tragic | moving",
    "romantic": "romantic | lovey dovey | swoon | swoony",
    "mind-bending": "mind bending | mindbending | mind blowing | mindblowing | trippy | twisty | plot twist | plot twists | "
    "twist ending | messes with my head | mess with my head | mindfuck | confusing | surreal | makes my head spin",
    "dark": "dark | gritty | bleak | grim | disturbing | noirish",
    "cosy": "cosy | cozy | comfy | comforting | relaxing | relaxed | relax | unwind | switch off my brain | wind down | chill | easy going | calm | soothing | low key | snug",
    "exciting": "exciting | fast paced | adrenaline | high octane | fun | epic | pumped | action packed | wild ride",
    "thoughtful": "thoughtful | thought provoking | deep | smart | intelligent | clever | makes me think | make me think | "
    "meaningful | profound | philosophical | cerebral",
    "inspiring": "inspiring | inspirational | motivating | motivational | empowering",
    "nostalgic": "nostalgic | nostalgia | like when i was a kid | from my childhood | old school | retro",
    "for the kids": "for the kids | for kids | for children | kid friendly | kids movie | kids film | childrens film | "
    "child friendly | kids movies | for my kids | suitable for kids | for a child | for toddlers | for my son | "
    "for my daughter | for the children | for the little ones | with the kids | with my kids | with kids | with the children",
    "gory": "gory | gore | bloody | blood | guts | splatter | gorey",
    "violent": "violent | violence | brutal | brutality",
}
_CHILDS_AGES = (
    *map(str, range(2, 13)),
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_CHILDREN = " | ".join(f"{age} {years}" for age in _CHILDS_AGES for years in ("year old", "year olds", "yr old"))
COMPANY: Table = {
    "kids": "for the kids | for kids | for my kids | with the kids | with my kids | with kids | with my son | with my daughter | "
    "my kids | the kids | for the children | with the children | for my son | for my daughter | my children | year old daughter | year old son | year old girl | year old boy | with the little ones | "
    + _CHILDREN,
    "parents": "my parents | with my mom | with my dad | with my mum | my mom | my dad | my mum | my grandma | my grandparents | "
    "the in laws | my mother | my father",
    "date": "date night | date tonight | a date | my date | first date | romantic evening",
    "partner": "my girlfriend | my boyfriend | my wife | my husband | my partner | my fiance | my other half",
    "friends": "my friends | with friends | the boys | the girls | girls night | guys night | my mates | a party",
    "family": "the whole family | the family | my family | family night | whole family",
}
COMPANY_MOODS: Table = {"kids": "for the kids", "date": "romantic", "family": "for the kids"}
CRITIQUES: Table = {
    "newer": "newer | more recent | more modern | something new | less old | not so old | not that old",
    "older": "older | more classic | less recent | less modern | something old | not so new",
    "funnier": "funnier | more funny | more fun | more humor | more humour | less serious | more laughs",
    "more serious": "more serious | less funny | less silly | less goofy | more grown up | more mature",
    "less violent": "less violent | less violence | less bloody | less gory | less gore | less brutal | not so violent | "
    "not as violent | tamer | milder",
    "less scary": "less scary | less creepy | not so scary | not as scary | less frightening",
    "scarier": "scarier | more scary | creepier | more frightening | spookier",
    "lighter": "lighter | less dark | more light | less heavy | less sad | less depressing | more cheerful | happier | "
    "more upbeat | less gloomy",
    "darker": "darker | more dark | grittier | heavier | bleaker",
    "more famous": "more famous | better known | more well known | more popular | more mainstream | less obscure",
    "less famous": "less famous | less known | lesser known | less mainstream | more obscure | less popular | hidden gem | "
    "hidden gems | more indie | underrated | indie | obscure | less well known | not so well known | not that well known",
}
POSITIONS: Table = {
    "1": "first one | the first | frist | the fist one | first film | first movie | number one | number 1 | no 1 | 1st one | 1st | option 1",
    "2": "second one | the second | secnd | secod | seccond | second film | second movie | number two | number 2 | no 2 | 2nd one | 2nd | option 2",
    "3": "third one | the third | thrid | thrird | thierd | third film | third movie | number three | number 3 | no 3 | 3rd one | 3rd | option 3",
    "last": "last one | the last | last film | last movie | the latter",
    "all": "all of them | all of these | all three | all of those | them all | these all | all those | none of these | "
    "none of them | none of those | any of them | any of these | every one of them | everything you offered",
}
ATTRIBUTES: Table = {
    "cast": "who is in | whos in | who stars | starring who | cast | actors | actor | actress | who plays | who acts | "
    "who was in | main actor | who else is in | stars in it | star in",
    "director": "director | directed | directs | who made | whos it by | who is it by | filmmaker | who did",
    "year": "when did | what year | which year | how old is | release date | when was | come out | came out | released",
    "genre": "what genre | which genre | what kind of film is | what type of film is | what kind of movie is | "
    "what type of movie is | genre of",
    "plot": "what is it about | whats it about | plot | story | storyline | about what | summary | synopsis | "
    "what happens in | what its about | what is that about | whats that about | what are they about",
    "rating": "it any good | that any good | this any good | they any good | these any good | one any good | film any good | rated | rating | reviews | imdb | rotten tomatoes | worth watching | score",
}
"""``ATTRIBUTES`` are read in questions only: "story" and "plot" are everyday words elsewhere."""

# Everyday phrases that name nothing, though words in them would.
NOTHING = (
    "my history | chat history | search history | our history | my story | long story short | in the dark | family name | "
    "lets begin again | let us begin again | can we begin again | want to begin again | who am i talking | "
    "who am i speaking | whats your name | what is your name | here is the thing | heres the thing | the thing is i | the thing is im | the thing is ive | "
    "the thing is we | the thing is that | the thing is my | for the first time | the first time | the last time | "
    "last time | youre sweet | you are sweet | youre so sweet | so sweet of you | thats sweet | that is sweet"
)
# Studios and kinds stand for their genre where they are wanted; turned away ("horror but no zombies"), they turn away none.
NARROWER = frozenset({"disney", "pixar", "slasher", "slashers", "zombie", "zombies", "ghost story", "detective"})
# Last names that are everyday words: they name nobody by themselves.
EVERYDAY_LAST_NAMES = frozenset(
    "adams bacon ball bean bell berry best black bloom blunt bond brown burns bush butler camp candy case chase "
    "christopher close coffin cross crystal cube dance daniel daniels dash david day dean elizabeth fox gary gavin "
    "german giant glenn gordon grace grant gray green guy hall hammer hannah hart hill holiday holland holly holmes "
    "hood hunt hunter ii isaac james jane john jonas jordan joy jr junior k keen kind king kings knight law lee "
    "legend lilly little loaf long lord love luna luz mac martin may miles mol molina moon moss na oz page park "
    "parker patrick paul pepper phoenix place pope post potter power powers price pride reed rice rich robin robinson "
    "rock root rose ross rush scott shannon sharp sher short singer slate snook snow speck stack stan stern stone "
    "story street strong swift tandy tate the thomas tom union urban victor walker ward warden waters weary west "
    "white wild winter wise wolf wood woods young".split()
)


def phrases(table: Table) -> dict[str, str]:
    """phrase -> canonical value; a phrase of two values belongs to the later one."""
    return {phrase.strip(): value for value, listed in table.items() for phrase in listed.split("|") if phrase.strip()}

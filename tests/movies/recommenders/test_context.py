from sidekick.movies.preferences import Preferences
from sidekick.movies.recommenders.context import Context, Turn, context_of, wishes_in_words
from sidekick.movies.recommenders.words import AGES, Vocabulary, bucket, encode_movies, grams
from tests.movies.worlds import even_and_odd, facets

WORLD = even_and_odd(6)


def test_films_carry_their_age_and_who_named_them():
    context = Context((Turn("I like", movies=(1,)), Turn("try", by_seeker=False, movies=(2, 3)), Turn("ok")))
    assert [(film.position, film.by_seeker, film.age) for film in context.named()] == [
        (1, True, 2),
        (2, False, 1),
        (3, False, 1),
    ]


def test_titles_are_cut_out_of_what_was_said():
    wishes = Preferences(utterances=("I loved Film D a lot",), favorite_movies=("Film d (2000)",))
    context = context_of(wishes, facets(WORLD))
    assert context.turns[0].text.split() == ["i", "loved", "a", "lot"]
    assert [film.position for film in context.named()] == [2]


def test_offers_stand_as_the_recommenders_words():
    wishes = Preferences(offered_movies=("Film c (2000)",), favorite_movies=("Film e (2000)",))
    assert [(film.position, film.by_seeker) for film in context_of(wishes, facets(WORLD)).named()] == [
        (1, False),
        (3, True),
    ]


def test_wishes_become_words():
    wishes = Preferences(genres=("horror",), people=("Jim Carrey",), eras=("1990-1999", "-1984"))
    assert wishes_in_words(wishes) == "horror Jim Carrey 90s"


def test_grams_are_words_and_neighbouring_pairs():
    assert grams("Sci-fi, don’t") == ["sci", "fi", "don't", "sci_fi", "fi_don't"]


def test_older_words_fall_into_later_buckets_and_speakers_stay_apart():
    ages = [bucket(age, by_seeker=True) for age in range(20)]
    assert ages == sorted(ages)
    assert set(ages) == set(range(AGES))
    assert bucket(0, by_seeker=False) == AGES


def test_a_word_said_twice_counts_where_it_was_said_last():
    index, places = Vocabulary(["horror"]).encode(
        Context((Turn("horror"), Turn("ok", by_seeker=False), Turn("horror")))
    )
    assert (index.tolist(), places.tolist()) == ([0], [0])


def test_a_vocabulary_keeps_words_of_several_conversations():
    conversations = [[Turn("scary scary film")], [Turn("a scary one")]]
    assert Vocabulary.fit(conversations, least=2).terms == ("scary",)


def test_named_films_are_encoded_in_order():
    positions, places = encode_movies(Context((Turn("", movies=(4,)), Turn("", by_seeker=False, movies=(2,)))))
    assert (positions.tolist(), places.tolist()) == ([4, 2], [1, AGES])

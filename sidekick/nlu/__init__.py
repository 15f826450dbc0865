"""Understanding: a reader of films, people, genres, moods and eras, and the Rasa components around it."""

"""Which intent a sentence's words carry: TF-IDF of words, pairs and letters under a multinomial logistic regression.

It knows where a sentence begins and ends ("good night" alone is a goodbye), weighs what every sentence has less than
what few have, and is hardly regularised: phrasings are short, and one word in them often decides.
"""

from __future__ import annotations

from collections.abc import Sequence

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, Pipeline

BEGIN, END = "<s>", "</s>"
FOREIGN = "foreigntoken"  # a word in another script


def new_model(strength: float = 30.0, iterations: int = 200, seed: int = 42) -> Pipeline:
    """An untrained scikit-learn pipeline from lines (``as_line``) to intents.

    ``strength`` is scikit-learn's ``C``, the inverse of the regularisation.
    """
    words = TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"(?u)\S+", sublinear_tf=True)  # noqa: S106
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)
    regression = LogisticRegression(C=strength, max_iter=iterations, tol=1e-3, random_state=seed)
    return Pipeline([("features", FeatureUnion([("words", words), ("letters", letters)])), ("regression", regression)])


def as_line(words: Sequence[str]) -> str:
    """The words of a sentence, names already placeholders, as one line between its ends."""
    return " ".join([BEGIN, *(word if word.isascii() else FOREIGN for word in words), END])

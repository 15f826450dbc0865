"""The one error of set-up and start-up."""


class Problem(Exception):
    """Something a person can mend; the message is one plain sentence that says how."""

"""What can go wrong, and how text from outside is shown.

A message is one sentence: what is wrong, where, what to do.
"""


class UsageError(Exception):
    """The command line is wrong: exit status 2."""


class Refusal(Exception):
    """Something in an answer, a file or the environment stops the work: exit status 3."""


class Passing(Exception):
    """A fault of one answer that may be gone when it is asked for again."""

    def __init__(self, text, wait=0):
        super().__init__(text)
        self.wait = wait  # seconds that the service asks to leave it alone


def shown(text, most=300):
    """Text from outside in one line, without what a terminal would obey."""
    line = " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())
    return line if len(line) <= most else line[: most - 3] + "..."


def spoken_count(number, one, many):
    return f"{number:,} {one if number == 1 else many}"


def listed(items, most=10):
    """The first of them, and how many more there are."""
    text = ", ".join(shown(item, 60) for item in items[:most])
    return text if len(items) <= most else f"{text} and {len(items) - most:,} more"

"""Notices of the library as warnings and log lines, its errors in Python's words."""

import contextlib
import logging
import re
import warnings

from ._grens import InputError, UsageError

_log = logging.getLogger("grens")

# What the program calls its options, and what they are here.
_KEYWORDS = {"--code-field": "code=", "--name-field": "name=", "--population-field": "population=",
             "--year": "year=", "--tolerance": "tolerance=", "--repair": "repair=True",
             "--keep-gaps": "keep_gaps=", "--give": "give=", "--data": "tables=",
             "--membership": "membership=", "--by": "by=", "--scheme": "by="}
_OPTION = re.compile("|".join(sorted(map(re.escape, _KEYWORDS), key=len, reverse=True)))


class GrensWarning(UserWarning):
    """Something was dropped, corrected or left in doubt. `kind` is a stable key."""

    def __init__(self, text, kind=""):
        super().__init__(text)
        self.kind = kind


def in_python(text):
    """A sentence of the library with keywords in the place of options, fit for a terminal."""
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    text = text.replace("name the right encoding with --encoding, or ", "")  # text has none here
    text = re.sub(r"--crs(, for example --crs EPSG:\d+)?", "crs=", text)
    return _OPTION.sub(lambda option: _KEYWORDS[option[0]], text)


@contextlib.contextmanager
def listening(stacklevel=4):
    """A list for the library to say things to; they are passed on at the end, whatever that is."""
    said = []
    try:
        yield said
    except (InputError, UsageError) as error:
        raise type(error)(in_python(str(error))) from None
    finally:
        for is_warning, kind, text in said:
            if is_warning:
                warnings.warn(GrensWarning(in_python(text), kind), stacklevel=stacklevel)
            else:
                _log.info("%s", in_python(text))

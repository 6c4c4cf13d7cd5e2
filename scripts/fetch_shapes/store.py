"""The pages of a layer that came so far, in a folder of their own beside the result.

pages.json tells what they are pages of, and the SHA-256 of each; it is written anew after every
page. So an interrupted run goes on where it was, and a page whose bytes changed is asked for again.
"""

import fcntl
import hashlib
import json
import os
import shutil
from contextlib import contextmanager
from dataclasses import asdict, dataclass

from faults import Refusal


@dataclass(frozen=True)
class Page:
    url: str
    start: int
    features: int
    bytes: int
    sha256: str
    date: str


def sha256_of(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_whole(path, data):
    """Writes a file beside its place, and moves it there when the disk has it."""
    partial = path + ".partial"
    with open(partial, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(partial, path)


class Store:
    def __init__(self, folder):
        self.folder = folder
        self._pages = {}
        self._key = None

    @contextmanager
    def held(self):
        """Makes the folder, for this process alone."""
        os.makedirs(self.folder, exist_ok=True)
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise Refusal(f"{self.folder}: another run is fetching this layer; wait for its end"
                              ) from error
            yield self
        finally:
            os.close(handle)

    def open(self, key):
        """Takes the pages that are there when they are of `key`; others are dropped.

        Returns how many pages are kept, and whether others were dropped.
        """
        kept = self._read_index(key)
        dropped = kept is None and os.path.exists(self._index())
        if kept is None:
            self.drop()
        self._key = key
        self._pages = {}
        for page in kept or []:
            path = self.path(page.start)
            if os.path.isfile(path) and sha256_of(path) == page.sha256:
                self._pages[page.start] = page
        return len(self._pages), dropped

    def page(self, start):
        """The page that begins with feature `start`, from 0; None where it is not there."""
        return self._pages.get(start)

    def body(self, page):
        with open(self.path(page.start), "rb") as file:
            return file.read()

    def add(self, url, start, features, body, date):
        page = Page(url, start, features, len(body), hashlib.sha256(body).hexdigest(), date)
        write_whole(self.path(start), body)
        self._pages[start] = page
        index = {"of": self._key, "pages": [asdict(page) for page in self._pages.values()]}
        write_whole(self._index(), json.dumps(index, indent=1).encode())
        return page

    def drop(self):
        """Forgets all pages."""
        for name in self._files():
            os.remove(os.path.join(self.folder, name))
        self._pages = {}

    def remove(self):
        shutil.rmtree(self.folder)

    def path(self, start):
        return os.path.join(self.folder, f"{start:06}.json")

    def _index(self):
        return os.path.join(self.folder, "pages.json")

    def _files(self):
        return os.listdir(self.folder)

    def _read_index(self, key):
        try:
            with open(self._index(), encoding="utf-8") as file:
                index = json.load(file)
            return [Page(**page) for page in index["pages"]] if index["of"] == key else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

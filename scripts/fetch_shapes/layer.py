"""A layer: its pages fetched, put together, checked as a whole, and put in its place.

Beside NAME.geojson stand NAME.source.txt, the credit for the foot of a map, and
NAME.provenance.json, which has the SHA-256 of the layer and of every page. That one is put in its
place last: where its hash is not that of the layer, the set is not of one run.
"""

import email.utils
import json
import os
from dataclasses import asdict, dataclass

import geometry
from faults import Passing, Refusal, listed, shown, spoken_count
from features import holds_features, read_page
from service import CRS
from store import Store, sha256_of, write_whole

SCHEMA = "grens-fetch/1"  # of the provenance
LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/deed.nl"


@dataclass(frozen=True)
class Subject:
    name: str  # of the layer and its file: gemeenten
    type: str  # in the names of types: gemeente
    prefix: str  # of its codes
    english: str


SUBJECTS = [Subject("gemeenten", "gemeente", "GM", "municipalities"),
            Subject("wijken", "wijk", "WK", "districts of municipalities"),
            Subject("buurten", "buurt", "BU", "neighbourhoods")]


class Target:
    """Where a layer goes."""

    def __init__(self, folder, subject, year, detail):
        self.name = subject.name + ("-detail" if detail else "")
        self.subject = subject
        self.year = year
        self.detail = detail
        self._stem = os.path.join(folder, self.name)
        self.layer = self._stem + ".geojson"
        self.source = self._stem + ".source.txt"
        self.provenance = self._stem + ".provenance.json"
        self.pages = os.path.join(folder, f".{self.name}.pages")

    def whole(self):
        """The provenance when the layer is there as it was fetched, None when it is not there."""
        if not os.path.exists(self.layer):
            return None
        advice = "move it away, or replace it with --again"
        try:
            with open(self.provenance, encoding="utf-8") as file:
                told = json.load(file)
            expected = told["sha256"] if told["schema"] == SCHEMA else None
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise Refusal(f"{self.layer}: the provenance beside it is missing or cannot be read; "
                          f"{advice}") from error
        if sha256_of(self.layer) != expected:
            raise Refusal(f"{self.layer}: is not what was fetched, its SHA-256 is another than in "
                          f"{os.path.basename(self.provenance)}; {advice}")
        return told


def fetch(service, offer, kind, target, address, say):
    """Fetches the type `kind` to `target`; returns the provenance.

    Where the pages do not make a whole, they are all asked for once more.
    """
    with Store(target.pages).held() as store:
        joined = os.path.join(store.folder, target.name + ".geojson")
        try:
            whole = collect(service, offer, kind, target, store, joined, say)
        except Passing as fault:
            say(f"note: {target.name}: {fault}; all pages are asked for again")
            store.drop()
            try:
                whole = collect(service, offer, kind, target, store, joined, say)
            except Passing as again:
                store.drop()
                raise Refusal(f"{target.name}: {again}, the second time; the service may be "
                              "changing its data, run the same command again later") from again
        say(f"{target.name}: checking the geometry")
        told = provenance(target, kind, offer, address, joined, whole)
        write_whole(target.source, credit(target).encode())
        os.replace(joined, target.layer)
        text = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
        write_whole(target.provenance, text.encode())
        store.remove()
        return told


@dataclass(frozen=True)
class Whole:
    pages: list
    matched: int  # features that the service counts, and that came
    empty: list  # codes without geometry


def collect(service, offer, kind, target, store, joined, say):
    """Writes all features to the file `joined`, page by page, those first that are there already.

    Passing where the pages do not make a whole.
    """
    matched = service.count(kind)
    if not matched:
        raise Refusal(f"{target.name}: the service says that {shown(kind, 80)} has no features; "
                      "try another year")
    # The first question stands for all that decides what a page holds.
    kept, dropped = store.open({"question": service.page_url(kind, offer, 0, offer.page),
                                "features": matched})
    if kept:
        say(f"note: {target.name}: {spoken_count(kept, 'page is', 'pages are')} here from an "
            "earlier run")
    if dropped:
        say(f"note: {target.name}: the pages of an earlier run are of other data, and are dropped")
    pages, seen, empty = [], set(), []
    with open(joined, "wb") as file:
        file.write(head(target.name))
        while len(seen) < matched:
            page, features = one_page(service, offer, kind, target, store, len(seen), matched)
            double = []
            for feature in features:
                if feature.code in seen:
                    double.append(feature.code)
                file.write((",\n" if seen else "\n").encode() + feature.line.encode())
                seen.add(feature.code)
            if double:
                raise Passing(f"{spoken_count(len(double), 'code comes', 'codes come')} twice: "
                              f"{listed(double)}")
            empty += [feature.code for feature in features if feature.empty]
            pages.append(page)
            say(f"{target.name}: {len(seen):,} of {spoken_count(matched, 'feature', 'features')}")
        if more_after(service, offer, kind, target, matched, say):
            raise Passing(f"the service counts {matched:,} features, and sends more")
        file.write(b"\n]}\n")
        file.flush()
        os.fsync(file.fileno())
    return Whole(pages, matched, empty)


def one_page(service, offer, kind, target, store, start, matched):
    """The page that begins with feature `start`, and its features."""
    most = min(offer.page, matched - start)

    def read(body):
        return read_page(body, target.subject.prefix, matched, most)

    page = store.page(start)
    if page:
        return page, read(store.body(page))
    url = service.page_url(kind, offer, start, most)
    features, answer = service.page(url, f"{target.name} from feature {start + 1:,} on", read)
    return store.add(url, start, len(features), answer.body, answer.date), features


def more_after(service, offer, kind, target, matched, say):
    """Whether features come after the last: a count may be cut off where a page is."""
    url = service.page_url(kind, offer, matched, 1)
    try:
        return service.page(url, f"{target.name} after the last feature", holds_features)[0]
    except Refusal as refusal:
        say(f"note: {refusal}; that nothing comes after the last feature is not checked")
        return False


def head(name):
    """GeoJSON in RD New has its CRS in the member that RFC 7946 dropped; GDAL reads it."""
    crs = {"type": "name", "properties": {"name": CRS.replace("EPSG:", "urn:ogc:def:crs:EPSG::")}}
    opening = json.dumps({"type": "FeatureCollection", "name": name, "crs": crs, "features": []})
    return opening[: -len("]}")].encode()


def credit(target):
    return f"Boundaries: CBS / Kadaster, {target.year} ({LICENCE}).\n"


def provenance(target, kind, offer, address, joined, whole):
    dates = sorted({page.date for page in whole.pages if page.date}, key=when)
    answered = {"first": dates[0], "last": dates[-1]} if dates else "the answers do not say when"
    return {
        "schema": SCHEMA,
        "layer": os.path.basename(target.layer),
        "year": target.year,
        "content": target.subject.english + (", in detail" if target.detail else ", generalised"),
        "service": address,
        "type": kind,
        # What the answers' headers say, not the clock here.
        "answered": answered,
        "crs": CRS,
        "features": whole.matched,
        "without_geometry": whole.empty,
        "bytes": os.path.getsize(joined),
        "sha256": sha256_of(joined),
        "geometry": geometry.check(joined),
        "licence": {"name": LICENCE, "url": LICENCE_URL, "credit": credit(target).strip(),
                    "access_by_the_service": offer.access},
        "pages": [asdict(page) for page in whole.pages],
    }


def when(date):
    """For the order of dates in headers; what is no date comes first."""
    try:
        return email.utils.parsedate_to_datetime(date).timestamp()
    except (TypeError, ValueError):
        return float("-inf")

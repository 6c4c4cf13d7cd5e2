"""Fetches official boundaries into shapes/cbs-YEAR. Run it through scripts/fetch-shapes.

capabilities -> types of the year -> their number of features -> pages -> one layer each, checked
"""

import argparse
import math
import os
import re
import sys
import urllib.parse

import layer
from faults import Refusal, UsageError, listed, shown, spoken_count
from geometry import ROOT
from service import Service, choose_type
from web import Web

ADDRESS = "https://service.pdok.nl/cbs/gebiedsindelingen/YEAR/wfs/v1_0"
DESCRIPTION = """\
Fetches the official boundaries of CBS and Kadaster as they were on 1 January of YEAR: the
municipalities (gemeenten), and where the service offers them the wijken and buurten. Each layer is
a GeoJSON file in RD New that grens reads as it is. Beside it are NAME.source.txt, the credit for
maps, and NAME.provenance.json. What is there and whole is not fetched again.

An interrupted run goes on where it was when it is started again. Answers that are broken are asked
for again. A layer is put in its place only when it is complete: as many features as the service
counts, no code twice, polygons in RD New. Where grens is built, grens check looks at it, and what
it finds is told.
"""
EPILOG = f"""\
default of --url:
  {ADDRESS}

example: the municipalities of 2024, and region layers of them
  scripts/fetch-shapes 2024 --only gemeenten
  grens run shapes/nl/grens.toml --input shapes/cbs-2024/gemeenten.geojson --repair --out build/2024

exit status: 0 fine, 2 the command line is wrong, 3 something else stops the work, 130 interrupted
"""


def say(text):
    print(text, file=sys.stderr, flush=True)


class Parser(argparse.ArgumentParser):
    def error(self, message):
        raise UsageError(f"{shown(message)} (see scripts/fetch-shapes --help)")


def seconds(text):
    number = float(text)
    if not (math.isfinite(number) and 0 <= number <= 3600):
        raise argparse.ArgumentTypeError(f"'{shown(text, 40)}' is not 0 to 3600 seconds")
    return number


def timeout(text):
    if not (number := seconds(text)):
        raise argparse.ArgumentTypeError("0 seconds are not enough for any answer")
    return number


def tries(text):
    if not re.fullmatch("[1-9][0-9]?", text):
        raise argparse.ArgumentTypeError(f"'{shown(text, 40)}' is not a number from 1 to 99")
    return int(text)


def year(text):
    if not re.fullmatch("(19|20)[0-9]{2}", text):
        raise argparse.ArgumentTypeError(f"'{shown(text, 40)}' is not a year such as 2024")
    return int(text)


def layer_names(text):
    known = [subject.name for subject in layer.SUBJECTS]
    names = text.split(",")
    if unknown := [name for name in names if name not in known]:
        raise argparse.ArgumentTypeError(f"{listed(unknown)}: the layers are {listed(known)}")
    return names


def http_address(text):
    """The address of a WFS: without the questions that one may have copied with it."""
    try:
        parts = urllib.parse.urlsplit(text)
        fits = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        fits = False
    if not fits or re.search(r"[\s\x00-\x20\x7f]|[^\x00-\x7f]", text):
        raise argparse.ArgumentTypeError("an address begins with https:// or http:// and a host")
    if "@" in parts.netloc:
        raise argparse.ArgumentTypeError("an address with a user name or password is not taken")
    asked = urllib.parse.parse_qsl(parts.query, keep_blank_values=True)
    kept = [pair for pair in asked if pair[0].lower() not in ("service", "version", "request")]
    return parts._replace(query=urllib.parse.urlencode(kept, safe="/"), fragment="").geturl()


def proxy_address(text):
    """http://HOST:PORT, with or without http:// and a user name; its password is never shown."""
    address = text if "://" in text else "http://" + text
    try:
        parts = urllib.parse.urlsplit(address)
        fits = parts.scheme == "http" and parts.hostname and parts.port
    except ValueError:
        fits = False
    if not fits or not address.isprintable():
        raise argparse.ArgumentTypeError("a proxy is given as http://HOST:PORT")
    return address


def parser():
    made = Parser(prog="scripts/fetch-shapes", description=DESCRIPTION, epilog=EPILOG,
                  formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False)
    made.add_argument("year", metavar="YEAR", type=year,
                      help="the layout of 1 January of this year")
    made.add_argument("--detail", action="store_true",
                      help="borders that are not generalised: far larger files, which early years "
                      "may not have")
    made.add_argument("--only", metavar="LAYERS", type=layer_names,
                      help="of gemeenten,wijken,buurten; without it all that are offered")
    made.add_argument("--again", action="store_true",
                      help="fetch also what is there, and replace it")
    made.add_argument("--out", metavar="FOLDER", help="default: shapes/cbs-YEAR of this project")
    made.add_argument("--url", metavar="ADDRESS", type=http_address, default=ADDRESS,
                      help="another address of the WFS, such as a mirror's; the word YEAR in it is "
                      "replaced by the year")
    made.add_argument("--proxy", metavar="ADDRESS", type=proxy_address,
                      help="http://HOST:PORT; default: https_proxy and http_proxy of the "
                      "environment; no_proxy holds for both")
    made.add_argument("--timeout", metavar="SECONDS", type=timeout, default=60.0,
                      help="how long nothing may come; a whole answer may take ten times that "
                      "(default: 60)")
    made.add_argument("--tries", metavar="NUMBER", type=tries, default=5,
                      help="how often a page is asked for, at most (default: 5)")
    made.add_argument("--pause", metavar="SECONDS", type=seconds, default=1.0,
                      help="before the second try, doubled before each further one (default: 1)")
    return made


def run(options):
    folder = options.out or os.path.join(ROOT, "shapes", f"cbs-{options.year}")
    wanted = [layer.Target(folder, subject, options.year, options.detail)
              for subject in layer.SUBJECTS if not options.only or subject.name in options.only]
    there = {} if options.again else {target.name: told for target in wanted
                                      if (told := target.whole())}
    for name in there:
        say(f"note: {name} is here already; --again fetches it anew")
    missing = [target for target in wanted if target.name not in there]
    if missing:
        address = options.url.replace("YEAR", str(options.year))
        web = Web(options.proxy, options.timeout, options.tries, options.pause, say)
        service = Service(web, address)
        offer = service.offer()
        kinds = chosen(offer, missing, options)
        for target in missing:
            if kinds[target.name]:
                there[target.name] = layer.fetch(service, offer, kinds[target.name], target,
                                                 address, say)
    for target in wanted:
        if target.name in there:
            print(summary(target, there[target.name]))


def chosen(offer, targets, options):
    """The type of each layer; None where it is not offered and nobody named it."""
    kinds = {}
    for target in targets:
        kind = choose_type(offer, target.subject.type, target.year, target.detail)
        if not kind and (options.only or target.subject.type == "gemeente"):
            near = [name for name in offer.types if target.subject.type in name.lower()]
            has = listed(near or list(offer.types)) or "nothing"
            hint = "leave out --detail" if options.detail else "try another year, or --url"
            raise Refusal(f"the service has no {target.subject.type}_"
                          f"{'niet_' if target.detail else ''}gegeneraliseerd of {target.year}, "
                          f"but {has}; {hint}")
        if not kind:
            say(f"note: the service has no {target.name} of {target.year}")
        kinds[target.name] = kind
    return kinds


def summary(target, told):
    """What came of a layer, for the screen."""
    path = os.path.relpath(target.layer)
    lines = [f"{target.layer if path.startswith('..') else path}: "
             f"{told['features']:,} {told['content']}, {told['bytes'] / 1e6:,.1f} MB"]
    if empty := told["without_geometry"]:
        lines.append(f"  {spoken_count(len(empty), 'feature has', 'features have')} no geometry: "
                     f"{listed(empty)}")
    found = told["geometry"]
    if not found["checked"]:
        lines.append(f"  geometry not checked: {found['why']}")
    elif defects := found["defects"]:
        kinds = ", ".join(f"{kind} {count:,}" for kind, count in defects.items())
        lines.append(f"  defects: {kinds}; grens check lists them, and --repair mends borders")
    else:
        lines.append("  grens check found no defect")
    return "\n".join(lines)


def main():
    try:
        run(parser().parse_args())
    except UsageError as error:
        say(f"error: {error}")
        return 2
    except Refusal as error:
        say(f"error: {error}")
        return 3
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        say(f"error: {where}{error.strerror or error}; check the folder and the room on the disk")
        return 3
    except KeyboardInterrupt:
        say("interrupted; the same command goes on with the pages that came")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())

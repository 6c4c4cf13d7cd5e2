"""The questions of WFS 2.0: what is offered, how many features a type has, and a page of them.

What is offered is read, never guessed: the names of types differ from year to year
(gebiedsindelingen:gemeente_gegeneraliseerd, cbs_gemeente_2017_gegeneraliseerd), and so may formats,
the longest page, and whether features can be sorted.
"""

import re
import urllib.parse
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass

from faults import Passing, Refusal, listed, shown

LONGEST_PAGE = 1000  # what PDOK gives at most, whatever is asked
CRS = "EPSG:28992"
CODE = "statcode"
# Exceptions that say that the question is wrong: it would be no better the second time.
FINAL_CODES = {"InvalidParameterValue", "MissingParameterValue", "OperationNotSupported",
               "OptionNotSupported", "VersionNegotiationFailed", "OperationParsingFailed",
               "LayerNotDefined"}


@dataclass(frozen=True)
class Offer:
    types: dict  # name of type -> formats that are offered for it; empty: not told
    formats: list  # formats for all types
    page: int  # features in a page, at most
    sorts: bool
    access: str  # what the service says of its licence


class Service:
    def __init__(self, web, address):
        self._web = web
        self._address = address

    def offer(self):
        url = self._url(request="GetCapabilities")
        return self._ask(url, "the capabilities", read_offer)[0]

    def count(self, kind):
        """How many features a type has. No outputFormat: some servers fail on it with hits."""
        url = self._url(request="GetFeature", typeNames=kind, resultType="hits")
        return self._ask(url, f"the number of {shown(kind, 80)}", read_count)[0]

    def page_url(self, kind, offer, start, count):
        """Sorted, so that pages do not overlap."""
        order = {"sortBy": CODE} if offer.sorts else {}
        return self._url(request="GetFeature", typeNames=kind, srsName=CRS,
                         outputFormat=json_format(offer, kind), startIndex=start, count=count,
                         **order)

    def page(self, url, what, understand):
        """What `understand` makes of a page, and the answer."""
        def read(body):
            raise_exception_report(body)
            return understand(body)
        return self._ask(url, what, read)

    def _ask(self, url, what, understand):
        return self._web.get(url, what, understand, told_in)

    def _url(self, **values):
        joint = "&" if urllib.parse.urlsplit(self._address).query else "?"
        query = urllib.parse.urlencode({"service": "WFS", "version": "2.0.0", **values}, safe=":/",
                                        quote_via=urllib.parse.quote)
        return self._address + joint + query


def local(element):
    """The name of an element without its namespace, which differs between versions of WFS."""
    return element.tag.rpartition("}")[2]


def children(element, *path):
    """Elements down a path of names."""
    found = [element]
    for name in path:
        found = [child for parent in found for child in parent if local(child) == name]
    return found


def texts(elements):
    return [element.text.strip() for element in elements if element.text and element.text.strip()]


def xml_root(body):
    if b"<!DOCTYPE" in body[:4096] or b"<!ENTITY" in body:
        raise Passing(f"the answer is not of a WFS: it begins with '{shown_start(body)}'")
    try:
        return ElementTree.fromstring(body)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise Passing(f"the answer is not whole XML ({shown(error)}): it begins with "
                      f"'{shown_start(body)}'") from error


def shown_start(body):
    return shown(body[:200].decode("utf-8", "replace"), 60)


def exception_report(root):
    """Code and text of an exception report; None for any other document."""
    if local(root) not in ("ExceptionReport", "ServiceExceptionReport"):
        return None
    code = ""
    for element in root.iter():
        code = code or element.get("exceptionCode") or element.get("code") or ""
    said = texts(element for element in root.iter() if local(element) in
                 ("ExceptionText", "ServiceException"))
    return code, shown(" ".join(said) or code or "an exception without a text")


def raise_exception_report(body):
    """Faults that come as a document with status 200."""
    if not body.lstrip()[:1] == b"<":
        return
    report = exception_report(xml_root(body))
    if not report:
        return
    code, text = report
    fault = Refusal if code in FINAL_CODES else Passing
    raise fault(f"the service says '{text}'")


def told_in(body):
    """What an exception report in a refusal says; None where there is none."""
    try:
        raise_exception_report(body)
    except Refusal as told:
        return str(told)
    except Passing as told:
        return str(told) if "says" in str(told) else None
    return None


def read_offer(body):
    raise_exception_report(body)
    root = xml_root(body)
    if local(root) != "WFS_Capabilities":
        raise Passing(f"the answer is no list of capabilities but '{shown(local(root), 40)}'")
    version = root.get("version", "")
    if not version.startswith("2."):
        raise Refusal(f"the service speaks WFS {shown(version, 20) or 'unknown'}, and pages "
                      "need 2.0; give another address with --url")
    types = {}
    for element in children(root, "FeatureTypeList", "FeatureType"):
        for name in texts(children(element, "Name")):
            types[name] = texts(children(element, "OutputFormats", "Format"))
    get_feature = [operation for operation in children(root, "OperationsMetadata", "Operation")
                   if operation.get("name") == "GetFeature"]
    formats = [text for operation in get_feature for parameter in children(operation, "Parameter")
               if parameter.get("name") == "outputFormat"
               for text in texts(value for value in parameter.iter() if local(value) == "Value")]
    constraints = {element.get("name"): "".join(texts(children(element, "DefaultValue")))
                   for element in root.iter() if local(element) == "Constraint"}
    most = constraints.get("CountDefault", "")
    most = int(most) if re.fullmatch("[0-9]{1,9}", most) and int(most) else LONGEST_PAGE
    access = " ".join(texts(children(root, "ServiceIdentification", "AccessConstraints")))
    return Offer(types=types, formats=formats, page=min(most, LONGEST_PAGE),
                 sorts=constraints.get("ImplementsSorting", "").upper() != "FALSE",
                 access=shown(access))


def read_count(body):
    raise_exception_report(body)
    root = xml_root(body)
    number = root.get("numberMatched") or root.get("numberOfFeatures") or ""
    if not re.fullmatch("[0-9]{1,9}", number):
        raise Passing("the answer does not say how many features there are")
    return int(number)


def json_format(offer, kind):
    """The format to ask for: GeoJSON, as the service calls it."""
    offered = offer.types.get(kind) or offer.formats or ["application/json"]
    by_rank = (lambda name: name == "application/json", lambda name: "geojson" in name,
               lambda name: "geo+json" in name, lambda name: "json" in name)
    for fits in by_rank:
        for name in offered:
            if fits(name.lower()):
                return name
    raise Refusal(f"{shown(kind, 80)} is not offered as GeoJSON, only as {listed(offered)}; give "
                  "another address with --url")


def choose_type(offer, subject, year, detail):
    """The type of `subject` (gemeente, wijk, buurt) of a year; None when it is not offered."""
    pattern = re.compile(rf"(?:.*:)?(?:cbs_)?{subject}(?:_(\d{{4}}))?_{'niet_' if detail else ''}"
                         r"gegeneraliseerd(?:_(\d{4}))?", re.IGNORECASE)
    of_year, of_any = [], []
    for name in offer.types:
        match = pattern.fullmatch(name)
        years = {told for told in match.groups() if told} if match else None
        if years == {str(year)}:
            of_year.append(name)
        elif years == set():
            of_any.append(name)
    found = of_year or of_any
    if len(found) > 1:
        raise Refusal(f"the service offers several types for {subject} ({listed(found)}), and "
                      "nothing says which is meant; give another address with --url")
    return found[0] if found else None

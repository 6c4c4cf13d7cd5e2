"""A WFS 2.0 on a free port of this machine, as far as scripts/fetch-shapes asks, and its faults.

A fault is planned for the requests that match, and used up: `plan(fault, times, startIndex="0")`.
Everything that is asked is kept in `asked`.
"""

import json
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

DATE = "Tue, 02 Jan 2024 03:04:05 GMT"

NEW_STYLE = """<?xml version="1.0" encoding="UTF-8"?>
<wfs:WFS_Capabilities version="2.0.0" xmlns:wfs="http://www.opengis.net/wfs/2.0"
    xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:fes="http://www.opengis.net/fes/2.0">
  <ows:ServiceIdentification><ows:Title>CBS</ows:Title><ows:AccessConstraints>
    https://creativecommons.org/licenses/by/4.0/deed.nl</ows:AccessConstraints>
  </ows:ServiceIdentification>
  <ows:OperationsMetadata>
    <ows:Operation name="GetFeature"><ows:Parameter name="outputFormat"><ows:AllowedValues>
      <ows:Value>application/gml+xml; version=3.2</ows:Value><ows:Value>application/json</ows:Value>
    </ows:AllowedValues></ows:Parameter></ows:Operation>
    <ows:Constraint name="CountDefault"><ows:NoValues/>
      <ows:DefaultValue>%(limit)d</ows:DefaultValue></ows:Constraint>
  </ows:OperationsMetadata>
  <wfs:FeatureTypeList>%(types)s</wfs:FeatureTypeList>
  <fes:Filter_Capabilities><fes:Conformance><fes:Constraint name="ImplementsSorting">
    <ows:NoValues/><ows:DefaultValue>TRUE</ows:DefaultValue></fes:Constraint></fes:Conformance>
  </fes:Filter_Capabilities>
</wfs:WFS_Capabilities>"""
# Without prefixes, limits and licence; formats with each type.
OLD_STYLE = """<WFS_Capabilities version="2.0.0" xmlns="http://www.opengis.net/wfs/2.0">
  <FeatureTypeList>%(types)s</FeatureTypeList></WFS_Capabilities>"""
NEW_TYPE = "<wfs:FeatureType><wfs:Name>%s</wfs:Name></wfs:FeatureType>"
OLD_TYPE = """<FeatureType><Name>%s</Name><OutputFormats><Format>text/xml</Format>
  <Format>application/json; subtype=geojson</Format></OutputFormats></FeatureType>"""
EXCEPTION = """<?xml version="1.0"?><ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1"
  version="2.0.0"><ows:Exception exceptionCode="%s"><ows:ExceptionText>%s</ows:ExceptionText>
  </ows:Exception></ows:ExceptionReport>"""
HITS = """<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" numberMatched="%s"
  numberReturned="0"/>"""
RD = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}


class WfsServer:
    """`layers`: name of type -> features. `limit`: features in an answer, `told` or kept silent."""

    def __init__(self, layers, style="new", limit=1000, told=True):
        self.layers = layers
        self.asked = []
        self.arrived = threading.Condition()
        self.closing = threading.Event()
        self.extra = {}  # members that answers with features have besides
        self.capabilities = capabilities(layers, style, limit if told else 1000)
        self._limit = limit
        self._plan = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    @property
    def host(self):
        return f"127.0.0.1:{self._server.server_port}"

    @property
    def url(self):
        return f"http://{self.host}/cbs/YEAR/wfs/v1_0"

    def close(self):
        self.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def plan(self, fault, times=1, **match):
        self._plan.append([fault, times, match])

    def pages(self, kind=""):
        """The first features that were asked for, as text, in the order of the requests."""
        return [query["startIndex"] for query in self.asked
                if "startIndex" in query and kind in query["typeNames"]]

    def wait_for(self, count):
        """Until so many requests came."""
        with self.arrived:
            return self.arrived.wait_for(lambda: len(self.asked) >= count, timeout=60)

    def planned(self, query):
        for entry in self._plan:
            fault, times, match = entry
            if times and all(query.get(key) == value for key, value in match.items()):
                entry[1] -= 1
                return fault
        return whole

    def answer(self, query):
        if query["request"] == "GetCapabilities":
            return "text/xml", self.capabilities.encode()
        features = self.layers.get(query["typeNames"])
        if features is None:
            return "text/xml", (EXCEPTION % ("InvalidParameterValue", "no such type")).encode()
        if query.get("resultType") == "hits":
            return "text/xml", (HITS % len(features)).encode()
        # Without an order each answer has another one, as a database may do.
        turn = len(self.asked) * 7 % len(features)
        features = features[turn:] + features[:turn]
        if "sortBy" in query:
            features = sorted(features, key=lambda feature: feature["properties"][query["sortBy"]])
        start = int(query["startIndex"])
        features = features[start:start + min(int(query["count"]), self._limit)]
        features = [dict(feature, id=f"fid-{len(self.asked)}-{place}")
                    for place, feature in enumerate(features)]
        page = {"type": "FeatureCollection", "crs": RD, **self.extra, "features": features}
        return "application/json", json.dumps(page).encode()


def capabilities(layers, style, limit):
    text, one = (NEW_STYLE, NEW_TYPE) if style == "new" else (OLD_STYLE, OLD_TYPE)
    return text % {"limit": limit, "types": "".join(one % name for name in layers)}


def handler_of(server):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urllib.parse.urlsplit(self.path)
            query = dict(urllib.parse.parse_qsl(parts.query))
            query["path"] = parts.path
            fault = server.planned(query)
            with server.arrived:
                server.asked.append(query)
                server.arrived.notify_all()
            fault(self, server, *server.answer(query))

        def log_message(self, *_):
            pass

        def date_time_string(self, timestamp=None):
            return DATE

    return Handler


def send(handler, status, kind, body, length=None, headers=()):
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    if length is not None:
        handler.send_header("Content-Length", str(length))
    for name, value in headers:
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)
    handler.close_connection = True


# Faults, and what is none.

def whole(handler, _server, kind, body):
    send(handler, 200, kind, body, len(body))


def says(text, status=200, kind="text/html", headers=()):
    """Another answer than the one that was due."""
    def fault(handler, _server, _kind, _body):
        body = text.encode("utf-8", "surrogatepass")
        send(handler, status, kind, body, len(body), headers)
    return fault


def changed(change):
    """The answer, with its JSON changed."""
    def fault(handler, _server, kind, body):
        page = json.loads(body)
        change(page)
        body = json.dumps(page).encode()
        send(handler, 200, kind, body, len(body))
    return fault


def cut(handler, _server, kind, body):
    send(handler, 200, kind, body[:len(body) // 2], len(body))


def cut_without_length(handler, _server, kind, body):
    send(handler, 200, kind, body[:len(body) // 2])


def cut_chunk(handler, _server, kind, body):
    handler.protocol_version = "HTTP/1.1"
    piece = b"%x\r\n" % len(body) + body[:len(body) // 2]
    send(handler, 200, kind, piece, headers=[("Transfer-Encoding", "chunked")])


def hung_up(handler, _server, _kind, _body):
    handler.close_connection = True


def silent(handler, server, _kind, _body):
    """Nothing comes until the test is over."""
    server.closing.wait()
    handler.close_connection = True


def silent_in_the_middle(handler, server, kind, body):
    send(handler, 200, kind, body[:len(body) // 2], len(body))
    handler.wfile.flush()
    server.closing.wait()

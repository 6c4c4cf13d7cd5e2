"""The judge before it judges: squares with faults that were drawn, so that each figure is known."""

import os
import tempfile
import unittest

import numpy as np
from shapely.geometry import MultiLineString, Point

from judge import Layer, judge
from nearest import distances
from sets import write

# Two squares side by side. Between them the right one keeps off by 2 m along 60 m: a gap of 120 m2.
LEFT = [(0, 0), (100, 0), (100, 20), (100, 80), (100, 100), (0, 100)]
RIGHT = [(100, 0), (200, 0), (200, 100), (100, 100), (100, 80), (100, 20)]
RIGHT_OFF = [(100, 0), (200, 0), (200, 100), (100, 100), (100, 80), (102, 80), (102, 20), (100, 20)]


class JudgeTest(unittest.TestCase):
    def layer(self, **units):
        """A layer of units, each a list of rings without their last point."""
        features = [(code, code, "R", [[closed(ring) for ring in rings]])
                    for code, rings in units.items()]  # fmt: skip
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "drawn.shp")
            write(path, features)
            return Layer(path, "statcode")

    def judged(self, after, before=None, areas=None):
        return judge(after, before or after, areas or after.areas(), every_border=True)

    def expect(self, found, **wanted):
        clean = dict.fromkeys(found, 0)
        self.assertEqual(found, {**clean, **wanted})

    def test_finds_nothing_where_nothing_is_wrong(self):
        self.expect(self.judged(self.layer(L=[LEFT], R=[RIGHT])))

    def test_finds_a_gap_and_both_its_sides(self):
        found = self.judged(self.layer(L=[LEFT], R=[RIGHT_OFF]))
        self.expect(found, gaps=1, gap_m2=120, twinless_km=0.124)

    def test_finds_a_gap_around_an_enclave(self):
        around = [square(0, 200), square(49, 102)]
        found = self.judged(self.layer(A=around, E=[square(50, 100)]))
        self.expect(found, gaps=1, gap_m2=102**2 - 100**2, twinless_km=0.808)

    def test_takes_a_wide_hole_for_water(self):
        self.expect(self.judged(self.layer(A=[square(0, 200), square(50, 11)])))

    def test_finds_an_overlap(self):
        over = [(99, 0), (200, 0), (200, 100), (99, 100)]
        found = self.judged(self.layer(L=[LEFT], R=[over]))
        # What is alone: a side of either, and a metre above and below where one rim would do.
        self.expect(found, overlaps=1, overlap_m2=100, twinless_km=0.202)

    def test_finds_a_segment_with_a_vertex_on_one_side_only(self):
        coarse = [(100, 0), (200, 0), (200, 100), (100, 100)]
        self.expect(self.judged(self.layer(L=[LEFT], R=[coarse])), twinless_km=0.2)

    def test_finds_a_unit_twice(self):
        found = self.judged(self.layer(L=[LEFT], M=[LEFT]))
        self.expect(found, overlaps=1, overlap_m2=10000, odd_segments=6)

    def test_finds_an_invalid_ring(self):
        bow_tie = [(0, 0), (100, 100), (100, 0), (0, 100)]
        self.assertEqual(self.judged(self.layer(B=[bow_tie]))["invalid"], 1)

    def test_finds_what_moved_and_what_is_lost(self):
        before = self.layer(L=[LEFT], R=[RIGHT], I=[square(500, 100)])
        pushed = [(100, 0), (103, 20), (103, 80), (100, 100)]
        after = self.layer(
            L=[[(0, 0), *pushed, (0, 100)]], R=[[(200, 0), (200, 100), *pushed[::-1]]]
        )
        found = self.judged(after, before, before.areas())
        # From the island's far corner to (200, 100); and the border gave 240 m2 of 10,000.
        self.expect(found, lost=1, moved_m=3, gone_m=640.31, area_largest=2.4, area_mean=2.4)


class NearestTest(unittest.TestCase):
    def test_agrees_with_looking_at_every_segment(self):
        random = np.random.default_rng(20240101)
        segments = np.repeat(random.uniform(0, 1000, (300, 2)), 2, axis=1)[:, [0, 2, 1, 3]]
        segments[:, 2:] += random.normal(0, 1, (300, 2)) * random.choice([1, 300], (300, 1))
        points = random.uniform(-200, 1200, (200, 2))
        lines = MultiLineString([segment.reshape(2, 2) for segment in segments])
        for point, found in zip(points, distances(points, segments)):
            self.assertAlmostEqual(found, lines.distance(Point(point)), places=9)


def square(corner, side):
    low, high = corner, corner + side
    return [(low, low), (high, low), (high, high), (low, high)]


def closed(ring):
    return np.array([*ring, ring[0]], dtype=float)


unittest.main()

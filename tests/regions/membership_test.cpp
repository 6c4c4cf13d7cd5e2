#include "regions/membership.hpp"

#include <random>

#include "base/error.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Membership parse(const std::string& text) {
  Notices notices;
  Membership membership = parse_membership(parse_csv(text, "m.csv"), notices);
  EXPECT_THAT(notices.list(), IsEmpty());
  return membership;
}

std::string refusal(const std::string& text) {
  return message_of<InputError>([&] {
    Notices notices;
    parse_membership(parse_csv(text, "m.csv"), notices);
  });
}

TEST(Membership, ReadsTheLongForm) {
  const Membership m = parse(
      "note,unit,scheme,region,from,to,part,basis,source\n"
      "\"a, b\",GM1,vr, VR1 ,2013-01-01,2019-01-01,,derived,S1\n"
      ",GM1,district,d1,,,yes,,\n");
  EXPECT_THAT(m.schemes, ElementsAre("vr", "district"));
  ASSERT_THAT(m.rows, SizeIs(2));
  EXPECT_EQ(m.rows[0].unit, "GM1");
  EXPECT_EQ(m.rows[0].region, "VR1");
  EXPECT_EQ(m.rows[0].validity.from, (Date{2013, 1, 1}));
  EXPECT_EQ(m.rows[0].validity.to, (Date{2019, 1, 1}));
  EXPECT_FALSE(m.rows[0].part);
  EXPECT_EQ(m.rows[0].basis, Basis::kDerived);
  EXPECT_EQ(m.rows[0].source, "S1");
  EXPECT_EQ(m.rows[0].note, "a, b");
  EXPECT_EQ(m.rows[0].line, 2U);
  EXPECT_TRUE(m.rows[1].part);
  EXPECT_EQ(m.rows[1].basis, Basis::kUser);
  EXPECT_FALSE(m.rows[1].validity.from);
}

TEST(Membership, ReadsTheWideForm) {
  const Membership m = parse("unit;vr;team\nGM1;VR1;t1\nGM2;VR1;\n");
  EXPECT_THAT(m.schemes, ElementsAre("vr", "team"));
  ASSERT_THAT(m.rows, SizeIs(3));
  EXPECT_EQ(m.rows[1].scheme, "team");
  EXPECT_EQ(m.rows[1].region, "t1");
  EXPECT_EQ(m.rows[2].unit, "GM2");
  EXPECT_EQ(m.rows[2].basis, Basis::kUser);
  EXPECT_TRUE(m.rows[2].validity.holds(kLastDate));
  EXPECT_EQ(m.rows[2].line, 3U);
}

TEST(Membership, AUnitMayMoveBetweenRegions) {
  parse(
      "unit,scheme,region,from,to\n"
      "GM1,vr,a,2013-01-01,2019-01-01\n"
      "GM1,vr,b,2019-01-01,\n"
      "GM1,other,b,,\n");
}

TEST(Membership, RefusesTwoRegionsAtOneDateUnlessAllRowsSayPart) {
  const std::string head = "unit,scheme,region,from,to,part\n";
  parse(head + "GM1,d,a,,,yes\nGM1,d,b,,,yes\nGM1,d,c,,,yes\n");
  EXPECT_THAT(refusal(head + "GM2,d,a,,,\nGM1,d,b,2014-01-01,,no\nGM1,d,a,,2014-01-02,\n"),
              AllOf(HasSubstr("m.csv:3 and m.csv:4"), HasSubstr("'GM1'"), HasSubstr("'d'"),
                    HasSubstr("'a'"), HasSubstr("'b'"), HasSubstr("part=yes")));
  EXPECT_THAT(refusal(head + "GM1,d,a,,,yes\nGM1,d,b,,,yes\nGM1,d,c,,,no\n"),
              HasSubstr("m.csv:2 and m.csv:4"));
  // Not neighbours in time: the first row lasts over the second.
  EXPECT_THAT(refusal(head + "GM1,d,a,2010-01-01,2020-01-01,yes\n"
                             "GM1,d,b,2011-01-01,2012-01-01,yes\n"
                             "GM1,d,c,2013-01-01,2014-01-01,\n"),
              HasSubstr("m.csv:2 and m.csv:4"));
  EXPECT_THAT(refusal("unit,d\nGM1,a\nGM1,b\n"), HasSubstr("m.csv:2 and m.csv:3"));
}

TEST(Membership, CountsRowsThatRepeatAndRefusesThoseThatContradict) {
  Notices notices;
  const Membership m = parse_membership(
      parse_csv("unit,scheme,region,from,basis\nGM1,d,a,,source\nGM1,d,a,2014-01-01,source\n",
                "m.csv"),
      notices);
  EXPECT_THAT(m.rows, SizeIs(2));
  ASSERT_THAT(notices.list(), SizeIs(1));
  EXPECT_EQ(notices.list()[0].kind, "repeated-row");
  EXPECT_EQ(notices.list()[0].count, 1U);
  EXPECT_THAT(refusal("unit,scheme,region,basis\nGM1,d,a,source\nGM1,d,a,derived\n"),
              AllOf(HasSubstr("m.csv:2 and m.csv:3"), HasSubstr("differ in part or basis")));
}

TEST(Membership, RefusesWhatItCannotRead) {
  EXPECT_THAT(refusal("code,vr\nGM1,a\n"), AllOf(HasSubstr("'unit'"), HasSubstr("code, vr")));
  EXPECT_THAT(refusal("unit,scheme\nGM1,a\n"),
              AllOf(HasSubstr("'region'"), HasSubstr("unit, scheme")));
  EXPECT_THAT(refusal("unit,vr\nGM1,\n"), HasSubstr("no unit in any region"));
  EXPECT_THAT(refusal("unit,vr\n,a\n"), AllOf(HasSubstr("m.csv:2:"), HasSubstr("'unit' is empty")));
  const std::string head = "unit,scheme,region,from,to,part,basis\n";
  EXPECT_THAT(refusal(head + "GM1,d,,,,,\n"), AllOf(HasSubstr("m.csv:2:"), HasSubstr("'region'")));
  EXPECT_THAT(refusal(head + "GM1,d,a,2013,,,\n"),
              AllOf(HasSubstr("m.csv:2:"), HasSubstr("'2013'"), HasSubstr("no date")));
  EXPECT_THAT(refusal(head + "GM1,d,a,2014-01-01,2014-01-01,,\n"), HasSubstr("ends (2014-01-01)"));
  EXPECT_THAT(refusal(head + "GM1,d,a,,,ja,\n"), AllOf(HasSubstr("'ja'"), HasSubstr("yes nor no")));
  EXPECT_THAT(refusal(head + "GM1,d,a,,,,guess\n"),
              AllOf(HasSubstr("'guess'"), HasSubstr("modelled")));
}

TEST(Membership, MessagesCannotDriveATerminal) {
  const std::string text = refusal("unit,scheme,region,part\n\"GM\n\x1b[2J\",d,a,ja\n");
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  const std::string two = refusal("unit,scheme,region\n\"\x1b[2J\",d,a\n\"\x1b[2J\",d,b\n");
  EXPECT_EQ(two.find('\x1b'), std::string::npos);
  EXPECT_THAT(two, HasSubstr("\\x1b[2J"));
}

TEST(Membership, AnyBytesAreReadOrRefused) {
  const std::string good =
      "unit,scheme,region,from,to,part,basis\n\"G,M\",d,a,2013-01-01,2019-01-01,yes,source\n"
      "GM2;,d,\xC3\xBA,,,no,\n";
  const std::string bytes = std::string("\",;\n\r-019yes\xC3\xFF", 15) + '\0';
  std::mt19937 random(1);
  int read = 0, refused = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text = good;
    for (std::size_t edits = 1 + random() % 3; edits > 0; --edits) {
      const std::size_t at = random() % text.size();
      if (random() % 2 == 0) {
        text[at] = bytes[random() % bytes.size()];
      } else {
        text.erase(at, 1 + random() % 4);
      }
    }
    Notices notices;
    try {
      const Membership m = parse_membership(parse_csv(text, "m.csv"), notices);
      for (const MembershipRow& row : m.rows) EXPECT_FALSE(row.unit.empty() || row.region.empty());
      ++read;
    } catch (const InputError& error) {
      EXPECT_THAT(error.what(), HasSubstr("m.csv"));
      ++refused;
    }
  }
  EXPECT_GT(read, 100);
  EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace grens

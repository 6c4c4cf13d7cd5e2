// What goes to stdout, what to stderr, and what happens when either is odd.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.hpp"

namespace grens::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// A file with something to warn about: a record without geometry, of a code that is not Dutch.
class Console : public ::testing::Test {
 protected:
  Console() {
    write_bytes(good_, two_squares());
    write_bytes(odd_, collection(square("GM0716", "Tho\\u001b[31mlen", 0) + "," +
                                 R"({"type":"Feature","properties":{"statcode":"GM0748"},)"
                                 R"("geometry":null})"));
    write_bytes(bad_, "this is no boundary file");
  }
  const Scratch scratch_;
  const std::string good_ = scratch_ / "good.geojson";
  const std::string odd_ = scratch_ / "odd\x1b]0;title\x07.geojson";
  const std::string bad_ = scratch_ / "bad.shp";
};

TEST_F(Console, GoodInputSaysNothingOnStderrWhenQuiet) {
  const Ran ran = grens_run({"info", "--quiet", good_});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(ran.out, StartsWith(good_));
}

TEST_F(Console, WarningsGoToStderrWithTheirUnits) {
  const Ran ran = grens_run({"info", odd_});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("warning: "), HasSubstr("GM0748"), HasSubstr(" warning")));
  EXPECT_THAT(ran.out, Not(HasSubstr("warning")));
  EXPECT_EQ(grens_run({"info", "-q", odd_}).err, "");
  EXPECT_EQ(grens_run({"info", "-q", odd_}).out, ran.out);
}

TEST_F(Console, VerboseSaysWhatIsDoneAndWhen) {
  const Ran ran = grens_run({"info", "-v", good_});
  EXPECT_THAT(ran.err, AllOf(HasSubstr(" s] "), HasSubstr("peak memory")));
  EXPECT_THAT(grens_run({"info", good_}).err, Not(HasSubstr("peak memory")));
}

TEST_F(Console, JsonIsAllThereIsOnStdout) {
  for (const std::string& file : {good_, odd_}) {
    const Ran ran = grens_run({"info", "--json", file});
    EXPECT_EQ(ran.code, 0);
    EXPECT_TRUE(nlohmann::json::accept(ran.out)) << ran.out;
  }
}

TEST_F(Console, ErrorsAreOneSentenceOnStderr) {
  const Ran ran = grens_run({"info", bad_});
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, AllOf(StartsWith("error: "), HasSubstr(bad_)));
  EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1);
}

TEST_F(Console, PipesGetNoEscapeSequencesOfOurs) {
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {"info", good_}, {"info", bad_}, {"--help"}, {"nonsense"}}) {
    const Ran ran = grens_run(arguments, {.environment = {{"TERM", "xterm"}}});
    EXPECT_THAT(ran.out + ran.err, Not(HasSubstr("\x1b")));
  }
}

TEST_F(Console, TerminalsGetColoursUnlessNoColorIsSet) {
  RunOptions terminal{.terminal = true};
  terminal.environment = {{"TERM", "xterm"}, {"NO_COLOR", std::nullopt}};
  EXPECT_THAT(grens_run({"info", bad_}, terminal).out, HasSubstr("\x1b[1;31merror: \x1b[0m"));
  EXPECT_THAT(grens_run({"info", good_}, terminal).out, HasSubstr("\x1b[1mUnits\x1b[0m"));
  terminal.environment["NO_COLOR"] = "1";
  EXPECT_THAT(grens_run({"info", bad_}, terminal).out, Not(HasSubstr("\x1b[1")));
  EXPECT_THAT(grens_run({"info", good_}, terminal).out, Not(HasSubstr("\x1b[1")));
}

/// Neither the name of a file nor a name in it can set a terminal's title or colour; not through a
/// pipe either, at whose end there may be a terminal.
TEST_F(Console, NoControlCharactersOfFilesGetOut) {
  const std::string project = scratch_ / "odd.toml";
  write_bytes(project,
              "title = \"\\u001b]0;x\\u0007\"\n[units]\nfiles = [\"good.geojson\"]\n"
              "[[scheme]]\nkey = \"provincie\"\ntitle = {en = \"\\u001b[31m\"}\n");
  const std::string manifest = scratch_ / "manifest.json";
  write_bytes(manifest, R"({"grens":"\u001b[31m","files":[{"file":"\u001b]0;x","size":1,)"
                        R"("sha256":""}]})");
  RunOptions terminal{.terminal = true};
  terminal.environment = {{"TERM", "xterm"}, {"NO_COLOR", "1"}};
  for (const RunOptions& options : {terminal, RunOptions{}}) {
    for (const std::vector<std::string>& line : std::vector<std::vector<std::string>>{
             {"info", "-v", odd_},
             {"info", "-q", odd_},
             {"info", manifest},
             {"info", odd_ + ".gone"},
             {"run", project, "--out", scratch_ / "out\x1b]0;x"},
             {"dissolve", odd_, "--by", "\x1b]0;x", "--out", scratch_ / "out"}}) {
      const Ran ran = grens_run(line, options);
      EXPECT_NE(ran.out + ran.err, "") << line[0];
      EXPECT_THAT(ran.out + ran.err, AllOf(Not(HasSubstr("\x1b]")), Not(HasSubstr("\x07")),
                                           Not(HasSubstr("\x1b[31m"))));
    }
  }
}

TEST_F(Console, ProgressIsDrawnOnATerminalAndWipedOff) {
  RunOptions terminal{.terminal = true};
  const std::string bar = "\r[";
  const std::string wipe = "\r\x1b[K";
  const std::string out = grens_run({"info", good_}, terminal).out;
  ASSERT_THAT(out, HasSubstr(bar));
  ASSERT_THAT(out, HasSubstr(wipe));
  EXPECT_LT(out.rfind(bar), out.rfind(wipe));
  EXPECT_LT(out.rfind(wipe), out.find("format"));
  EXPECT_THAT(grens_run({"info", "-q", good_}, terminal).out, Not(HasSubstr(bar)));
  EXPECT_THAT(grens_run({"info", good_}).err, Not(HasSubstr(bar)));
}

TEST_F(Console, AFullDiskUnderStdoutEndsWith3) {
  const int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
  if (full < 0) GTEST_SKIP() << "SKIPPED: there is no /dev/full";
  for (const auto& arguments : std::vector<std::vector<std::string>>{{"info", good_},
                                                                     {"info", "--json", good_},
                                                                     {"--help"},
                                                                     {"help", "info"},
                                                                     {"--version"}}) {
    const Ran ran = grens_run(arguments, {.out = full});
    EXPECT_EQ(ran.code, 3) << arguments.front();
    EXPECT_THAT(ran.err, HasSubstr("error: standard output"));
  }
  close(full);
}

TEST_F(Console, AReaderThatHasGoneEndsItQuietly) {
  for (const auto& arguments :
       std::vector<std::vector<std::string>>{{"info", "-q", good_}, {"--help"}}) {
    std::array<int, 2> ends{};
    ASSERT_EQ(pipe2(ends.data(), O_CLOEXEC), 0);
    close(ends[0]);
    const Ran ran = grens_run(arguments, {.out = ends[1]});
    EXPECT_EQ(ran.signal, SIGPIPE);
    EXPECT_EQ(ran.err, "");
    close(ends[1]);
  }
}

/// The program cannot end before the signal comes: nobody reads its stdout, which is full.
TEST_F(Console, SignalsEndItWith130) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
    std::array<int, 2> ends{};
    ASSERT_EQ(pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK), 0);
    const std::string filling(65536, 'x');
    while (write(ends[1], filling.data(), filling.size()) > 0) {
    }
    ASSERT_EQ(fcntl(ends[1], F_SETFL, 0), 0);  // the program's writes wait, as is usual
    Process process({GRENS_PROGRAM, "info", "--verbose", good_}, {.out = ends[1]});
    ASSERT_TRUE(process.wait_for_talk());
    ASSERT_EQ(kill(process.pid(), signal), 0);
    const Ran ran = process.wait();
    EXPECT_EQ(ran.code, 130) << strsignal(signal);
    EXPECT_THAT(ran.err, Not(HasSubstr("error")));
    close(ends[0]);
    close(ends[1]);
  }
}

}  // namespace
}  // namespace grens::testing

#pragma once
// A PostgreSQL server of the test's own: in a folder of its own, on a socket in it, without TCP.
#include <pwd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/run_program.hpp"
#include "support/scratch.hpp"

namespace grens::testing {

/// Runs from its construction to its end; when the test is killed, the server ends too.
class PostgresServer {
 public:
  /// The folder of the newest server that has PostGIS; "" when none is installed.
  static std::string programs() {
    std::string newest;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator("/usr/lib/postgresql", none)) {
      const std::string version = entry.path().filename().string();
      const bool postgis = std::filesystem::exists("/usr/share/postgresql/" + version +
                                                   "/extension/postgis.control");
      const std::string bin = entry.path().string() + "/bin";
      if (postgis && std::filesystem::exists(bin + "/initdb") && bin > newest) newest = bin;
    }
    return newest;
  }

  PostgresServer() {
    const std::string data = folder_ / "data";
    // The server refuses to run as root.
    if (getuid() == 0 && chown(folder_.path().c_str(), user()->pw_uid, user()->pw_gid) != 0) {
      throw std::runtime_error("the folder of the server cannot be given away");
    }
    const Ran made = run_program(as_user({programs() + "/initdb", "-D", data, "-U", "grens", "-A",
                                          "trust", "--no-sync", "-E", "UTF8", "--locale=C"}),
                                 {"/"});
    if (made.code != 0) throw std::runtime_error("initdb: " + made.err);
    // Who is called keeper needs a password.
    write_bytes(data + "/pg_hba.conf", "local all keeper scram-sha-256\nlocal all all trust\n");
    process_.emplace(
        as_user({programs() + "/postgres", "-D", data, "-k", folder_.path().string(), "-c",
                 "listen_addresses=", "-c", "fsync=off", "-c", "log_min_messages=panic"}),
        RunOptions{"/"});
    while (run_program({programs() + "/pg_isready", "-q", "-h", socket()}).code != 0) {
      siginfo_t ended{};
      waitid(P_PID, static_cast<id_t>(process_->pid()), &ended, WEXITED | WNOHANG | WNOWAIT);
      if (ended.si_pid != 0) throw std::runtime_error("postgres: " + process_->wait().err);
    }
    sql("CREATE DATABASE gis", "postgres");
    sql("CREATE EXTENSION postgis");
  }
  ~PostgresServer() {
    kill(process_->pid(), SIGQUIT);  // at once
    process_->wait();
  }
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  std::string socket() const { return folder_.path().string(); }

  /// "PG:dbname=gis ..." with what else it is to say.
  std::string connection(const std::string& more = "") const {
    return "PG:dbname=gis user=grens host=" + socket() + (more.empty() ? "" : " " + more);
  }

  std::vector<std::string> psql(const std::string& statements,
                                const std::string& database = "gis") const {
    return {programs() + "/psql",
            "-X",
            "-q",
            "-A",
            "-t",
            "-v",
            "ON_ERROR_STOP=1",
            "-h",
            socket(),
            "-U",
            "grens",
            "-d",
            database,
            "-c",
            statements};
  }

  /// What psql prints of the rows: fields apart by |, rows by line ends, none at the end.
  std::string sql(const std::string& statements, const std::string& database = "gis") const {
    Ran ran = run_program(psql(statements, database));
    if (ran.code != 0) throw std::runtime_error(statements + ": " + ran.err);
    while (!ran.out.empty() && ran.out.back() == '\n') ran.out.pop_back();
    return ran.out;
  }

 private:
  static const passwd* user() {
    const passwd* postgres = getpwnam("postgres");
    return postgres != nullptr ? postgres : getpwnam("nobody");
  }

  static std::vector<std::string> as_user(const std::vector<std::string>& argv) {
    std::vector<std::string> all = {"/usr/bin/setpriv", "--pdeathsig", "QUIT"};
    if (getuid() == 0) {
      const passwd* who = user();
      all.insert(all.end(), {"--reuid", std::to_string(who->pw_uid), "--regid",
                             std::to_string(who->pw_gid), "--clear-groups"});
    }
    all.insert(all.end(), argv.begin(), argv.end());
    return all;
  }

  Scratch folder_;
  std::optional<Process> process_;
};

}  // namespace grens::testing

/// Ends the test, aloud, where there is no server; else starts one called `server`.
#define GRENS_POSTGRES_OR_SKIP(server)                                                          \
  if (::grens::testing::PostgresServer::programs().empty()) {                                   \
    GTEST_SKIP() << "SKIPPED: there is no PostgreSQL with PostGIS: install the Debian package " \
                    "postgresql-postgis";                                                       \
  }                                                                                             \
  const ::grens::testing::PostgresServer server

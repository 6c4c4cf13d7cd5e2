#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/gdal.hpp"

namespace grens {

/// A name as SQL takes it, whatever is in it: "na""me".
std::string sql_name(std::string_view name);
/// A text as SQL takes it: 'te''xt'.
std::string sql_text(std::string_view text);

/// Opens a database as GDAL does; to read, only the schema that it names is looked at, and
/// nothing can be changed.
/// UsageError for a malformed connection; InputError when the server cannot be reached or refuses.
GDALDatasetUniquePtr open_postgres(const std::string& connection, bool to_write);

/// One transaction in a PostgreSQL database. Destroyed before commit() it leaves no trace, and so
/// does a process that ends in whatever way.
class PostgisSession {
 public:
  /// Connects (as parse_connection reads it) and begins. UsageError for a malformed connection;
  /// InputError when the server cannot be reached or refuses.
  explicit PostgisSession(const std::string& connection);
  ~PostgisSession();
  PostgisSession(const PostgisSession&) = delete;
  PostgisSession& operator=(const PostgisSession&) = delete;

  /// What messages call it: without secrets.
  const std::string& name() const { return name_; }
  /// For what is no SQL: it is in the transaction too.
  GDALDataset& dataset() { return *dataset_; }

  /// Runs statements that return nothing. InputError with the server's reason.
  void run(const std::string& sql);
  /// A row of an answer: texts, nothing for null.
  using Row = std::vector<std::optional<std::string>>;
  /// The rows that one query returns. InputError with the server's reason.
  std::vector<Row> ask(const std::string& sql);
  /// Makes all that was done last. InputError, and nothing was done, when the server refuses.
  void commit();

  /// Throws the InputError for what the server or GDAL said last.
  [[noreturn]] void fail() const;
  /// Throws it when something was said that is not yet told.
  void fail_if_gdal_failed() const;

 private:
  std::string name_;
  GDALDatasetUniquePtr dataset_;
  bool open_ = false;
};

}  // namespace grens

#pragma once
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "io/feature.hpp"
#include "io/postgis_session.hpp"

namespace grens {

/// Tables in a schema of a PostGIS database that appear together or not at all: what an OutputSet
/// is for files.
///
/// All is done in one transaction, and rows are brought to the server before any table of the
/// schema is touched: who reads meanwhile sees the old tables. A table of an earlier run keeps its
/// identity when its columns are the same (its rows are replaced, and rights and views on it
/// stay), else it is made anew. A table of ours is told by its comment, which is its provenance as
/// JSON; one that is not ours is never touched.
///
/// A table has `fid` (bigint, primary key, from 1 in the order of the records), the fields (text,
/// bigint, double precision, boolean, text[]), and `geom` with a spatial index, in the layer's CRS.
/// Names that are longer than PostgreSQL's 63 bytes, or there twice, are changed, and told in
/// `notices` (`field-renamed`, `table-renamed`). Coordinates and numbers are stored bit for bit.
/// Last there is `grens_provenance`: a record for each table of the run.
///
/// GDAL brings the rows (COPY), each value as text into a temporary table; the server makes the
/// types of it. So a layer is in memory here, and twice on the server for a while.
class PostgisOutput {
 public:
  /// Connects, and makes the schema (`grens` when the connection names none) unless it is there.
  /// Waits for another run that writes into it. InputError: no connection, no PostGIS, no right.
  PostgisOutput(const std::string& connection, Notices& notices);

  /// Adds a table with geometry. InputError when a coordinate is not finite, the CRS has no code
  /// that the database knows, or there is a table of that name that is not ours.
  void add(const FeatureLayer& layer);
  /// Adds a table without: geometries are not looked at.
  void add_records(const FeatureLayer& layer);

  /// Puts all in place. Nothing can be added after. InputError, and nothing has changed, when the
  /// server refuses.
  void finish();

  /// What messages call the database.
  const std::string& name() const { return session_.name(); }
  /// The schema that is written to.
  const std::string& schema() const { return schema_; }
  /// A table that was written.
  struct Table {
    std::string name;         ///< in the schema
    std::size_t records = 0;  ///< how many it has
  };
  /// After finish(): the tables in the order they were added, `grens_provenance` last.
  const std::vector<Table>& written() const { return written_; }
  /// After finish(): tables of an earlier run that this one did not write and that are still there.
  const std::vector<std::string>& leftovers() const { return leftovers_; }

 private:
  struct Staged {
    std::string table;
    std::string staging;                 ///< temporary table
    std::string columns;                 ///< as CREATE TABLE has them
    std::string select;                  ///< what of `staging` becomes the columns
    std::vector<std::string> described;  ///< name and type of each column
    std::string comment;
    bool geometry = false;
    std::size_t records = 0;
  };

  void find_tables();
  void stage(const FeatureLayer& layer, bool geometry);
  std::string table_name(const std::string& wanted);
  std::vector<std::string> column_names(const FeatureLayer& layer, const std::string& table);
  void bring_rows(const FeatureLayer& layer, Staged& staged);
  std::string srid_of(const FeatureLayer& layer);
  void put_in_place(const Staged& staged);
  std::vector<std::string> described_columns(const std::string& table);
  std::string qualified(const std::string& table) const;

  PostgisSession session_;
  Notices& notices_;
  std::string schema_;
  std::string postgis_;                ///< schema of the extension, quoted
  std::map<std::string, bool> there_;  ///< what has a name in the schema, and whether it is ours
  std::set<std::string> taken_;        ///< names of this run
  std::vector<Staged> staged_;
  std::vector<Table> written_;
  std::vector<std::string> leftovers_;
};

}  // namespace grens

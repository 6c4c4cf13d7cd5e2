#pragma once
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "audit/cross_border.hpp"
#include "job/work_layer.hpp"
#include "report/cross_report.hpp"

namespace grens {

/// Cross-border findings of several pairs of schemes on one layer, with all that they borrow.
/// The layer must outlive it.
class CrossFindings {
 public:
  /// `pairs` are positions in `labels`.
  CrossFindings(const WorkLayer& work, std::vector<const SchemeLabels*> labels,
                std::span<const std::pair<std::size_t, std::size_t>> pairs);
  CrossFindings(const CrossFindings&) = delete;
  CrossFindings& operator=(const CrossFindings&) = delete;

  /// One for each pair, in the order given; they refer to this object.
  const std::vector<CrossReport>& reports() const { return reports_; }

 private:
  AuditInput input_;
  std::vector<const SchemeLabels*> labels_;
  std::vector<std::unique_ptr<CrossBorder>> found_;
  std::vector<CrossReport> reports_;
};

/// Every pair of `count` schemes, each once, the earlier first.
std::vector<std::pair<std::size_t, std::size_t>> every_pair(std::size_t count);

/// Pairs of scheme keys as positions in `keys`; none: every pair. A pair that comes again, either
/// way round, is told once, as it came first. InputError for a key that is not among `keys`.
std::vector<std::pair<std::size_t, std::size_t>> pair_positions(
    std::span<const std::string> keys, std::span<const std::pair<std::string, std::string>> pairs);

}  // namespace grens

// Comma-separated values (RFC 4180), safe to open in a spreadsheet.
#pragma once

#include <string>
#include <vector>

namespace tally::vault {

class CsvWriter {
public:
    explicit CsvWriter(std::vector<std::string> const& header) { row(header); }
    // Fields with commas, quotes or line ends are quoted. A field that a spreadsheet would run as a
    // formula gets an apostrophe in front; amounts do not.
    void row(std::vector<std::string> const& fields);
    std::string const& text() const { return text_; }

private:
    std::string text_;
};

}  // namespace tally::vault

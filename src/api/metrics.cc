#include "api/metrics.h"

#include <fmt/format.h>

namespace tally::api {

std::string Metrics::text(std::size_t listeners) const {
    std::string text =
        "# HELP tally_responses_total Responses by class of status.\n"
        "# TYPE tally_responses_total counter\n";
    for (std::size_t i = 2; i < by_class_.size(); ++i)
        text += fmt::format("tally_responses_total{{class=\"{}xx\"}} {}\n", i, by_class_[i].load());
    text += fmt::format(
        "# HELP tally_upload_bytes_total Bytes of files that arrived.\n"
        "# TYPE tally_upload_bytes_total counter\n"
        "tally_upload_bytes_total {}\n"
        "# HELP tally_event_listeners Open streams of events.\n"
        "# TYPE tally_event_listeners gauge\n"
        "tally_event_listeners {}\n",
        upload_bytes_.load(), listeners);
    return text;
}

}  // namespace tally::api

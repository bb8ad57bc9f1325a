#include <malloc.h>

#include "api/serve.h"
#include "cli/run.h"
#include "mcp/mcp_command.h"
#include "programs/private_process.h"
#include "store/sqlite_process.h"

namespace {

// A mail or file is held in a few large blocks. These go back to the system when they are freed:
// left to itself glibc learns from the first ones to keep them, and holds twice what is in use.
constexpr int large_block_bytes = 1 << 20;
// What is freed at the end of a heap is mostly wanted again by the next mail.
constexpr int kept_bytes = 16 << 20;

}  // namespace

int main(int argc, char** argv) {
    tally::make_process_private();
    ::mallopt(M_MMAP_THRESHOLD, large_block_bytes);
    ::mallopt(M_TRIM_THRESHOLD, kept_bytes);
    tally::store::start_sqlite();
    auto groups = tally::cli::all_groups();
    groups.push_back({tally::api::add_serve_command, {"serve"}});
    groups.push_back({tally::mcp::add_mcp_command, {"mcp"}});
    return tally::cli::run(argc, argv, groups);
}

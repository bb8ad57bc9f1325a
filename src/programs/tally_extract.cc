// tally-extract: reads hostile documents for tally, shut in (src/extract/sandbox.h). Not for
// people: tally starts it and talks to it over a socket.
#include <cstdio>
#include <string_view>

#include "documents/reader.h"
#include "extract/worker.h"
#include "programs/private_process.h"

int main(int argc, char** argv) {
    constexpr int socket = 3;
    if (argc != 2 || std::string_view{argv[1]} != "--worker") {
        std::fputs(
            "tally-extract reads documents for tally, in a sandbox. There is nothing to start by "
            "hand: tally import does it.\n",
            stderr);
        return 2;
    }
    tally::make_process_private();
    return tally::extract::run_worker(
        socket, {.prepare = tally::documents::prepare, .read = tally::documents::answer});
}

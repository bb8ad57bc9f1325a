// From a line of an assistant's program to the line that answers it. Pure but for what it is
// handed: who runs a command, and where boundaries come from. One session; not for several threads.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "mcp/tools.h"

namespace tally::mcp {

// What the command printed; an error where it printed nothing that counts.
using Runner = std::function<Result<Json>(Call const&)>;

class Server {
public:
    Server(std::vector<Tool const*> tools, Runner run, Random& random, std::string version)
        : tools_{std::move(tools)},
          run_{std::move(run)},
          random_{random},
          version_{std::move(version)} {}

    // Both without an end of line. Nothing where no answer is due.
    std::optional<std::string> answer(std::string_view line);

private:
    std::optional<Json> answer_batch(Json const& batch);
    std::optional<Json> answer_one(Json const& json);
    Result<Json, Fault> result_of(Message const& message);
    Result<Json, Fault> initialize(Json const& params);
    Result<Json, Fault> list(Json const& params) const;
    Result<Json, Fault> call(Json const& params);
    Json shown(Call const& call, Json const& printed);
    Json failed(Tool const& tool, Error const& error);

    std::vector<Tool const*> tools_;
    Runner run_;
    Random& random_;
    std::string version_;
    std::string revision_;  // of the protocol; empty until initialize
};

}  // namespace tally::mcp

// Long lists that are asked for page by page: the whole answer is kept, so that scrolling through a
// hundred thousand entries runs the command once. Safe to share between threads.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "api/description.h"
#include "base/result.h"
#include "base/time.h"

namespace tally::api {

// One answer, with its list taken apart.
struct KeptList {
    std::string before;                // the text of the answer up to the list
    std::vector<std::string> entries;  // each as JSON
    std::string behind;

    // The answer with `count` entries from `begin` on.
    std::string page(std::size_t begin, std::size_t count) const;
};

class Lists {
public:
    explicit Lists(Clock& clock) : clock_{&clock} {}

    using Make = std::function<Result<KeptList>()>;
    // The list that is kept under `key`, or a new one. Pages behind the first come from one
    // snapshot for five minutes, so that no entry is skipped or seen twice; the first page is as
    // new as `stamp`, which names a state of the vault, or at most five seconds old while the vault
    // changes all the time. An error of `make` is handed on and not kept.
    Result<std::shared_ptr<KeptList const>> find(std::string const& key, std::string const& stamp,
                                                 bool first_page, Make const& make);
    // After a write of this server: the next first page shows it.
    void forget();

private:
    struct Kept {
        std::string key;
        std::string stamp;
        Instant at;
        std::shared_ptr<KeptList const> list;
    };
    bool is_good(Kept const& kept, std::string const& stamp, bool first_page) const;

    Clock* clock_;
    std::mutex mutex_;
    std::deque<Kept> kept_;  // the newest first
};

// Takes the list `member` of an answer apart. The whole is left empty.
KeptList take_apart(Json answer, std::string const& member);

}  // namespace tally::api

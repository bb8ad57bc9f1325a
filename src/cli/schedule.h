// The timer that runs `tally remind`: a systemd timer of the user, or a line of the crontab.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace tally::cli {

struct Scheduled {
    bool is = false;
    std::string how;  // the timer's file, or the crontab's line
};

// What stands there now. A machine without systemd and cron has nothing.
Scheduled reminders_scheduled();

// Every 15 minutes from now on; safe to run twice. unavailable where the machine has neither.
// Returns what was set up.
Result<std::string> schedule_reminders(std::filesystem::path const& vault_folder);

// Takes away what schedule_reminders made, and nothing else. Returns what was taken away, or
// nothing.
Result<std::string> unschedule_reminders();

}  // namespace tally::cli

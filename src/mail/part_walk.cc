#include "mail/part_walk.h"

#include <vector>

namespace tally::mail {
namespace {

struct Step {
    GMimeObject* object = nullptr;
    std::string path;  // empty for the root of the mail
    int depth = 0;
};

std::string child_path(std::string const& path, int number) {
    return path.empty() ? std::to_string(number) : path + "." + std::to_string(number);
}

void push_children(std::vector<Step>& stack, GMimeMultipart* multipart, Step const& parent) {
    for (int i = g_mime_multipart_get_count(multipart); i > 0; --i)
        stack.push_back({g_mime_multipart_get_part(multipart, i - 1), child_path(parent.path, i),
                         parent.depth + 1});
}

// The root of a mail: a multipart takes the mail's own path, anything else is its part 1.
Step root_step(GMimeMessage* message, std::string const& path, int depth) {
    auto* const root = g_mime_message_get_mime_part(message);
    if (root == nullptr || GMIME_IS_MULTIPART(root)) return {root, path, depth};
    return {root, child_path(path, 1), depth};
}

}  // namespace

bool walk_leaves(GMimeMessage* message, MimeLimits const& limits,
                 std::function<bool(Leaf const&)> const& visit) {
    std::vector<Step> stack{root_step(message, "", 0)};
    std::size_t leaves = 0;
    bool complete = true;
    while (!stack.empty()) {
        auto const step = std::move(stack.back());
        stack.pop_back();
        if (step.object == nullptr) continue;
        if (step.depth > limits.depth_max) {
            complete = false;
        } else if (GMIME_IS_MULTIPART(step.object)) {
            push_children(stack, GMIME_MULTIPART(step.object), step);
        } else {
            if (++leaves > limits.parts_max) return false;
            if (!visit({step.object, step.path})) return complete;
            if (!GMIME_IS_MESSAGE_PART(step.object)) continue;
            auto* const inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(step.object));
            if (inner != nullptr) stack.push_back(root_step(inner, step.path, step.depth + 1));
        }
    }
    return complete;
}

}  // namespace tally::mail

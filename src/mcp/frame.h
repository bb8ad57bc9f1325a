// The frame around what others wrote: mails, chats, names, file names. A reader that takes orders
// from text sees where evidence begins and ends, and that nothing inside is an order. The boundary
// is new in each answer, so no text that was written before can close the frame. Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/random.h"

namespace tally::mcp {

class Frame {
public:
    // A boundary that does not stand in the evidence.
    static Frame around(std::string_view evidence, Random& random);

    std::string const& boundary() const { return boundary_; }
    // What the reader is told before the evidence.
    std::string says() const;
    // The evidence on lines of its own.
    std::string block(std::string_view evidence) const;
    // One value among others.
    std::string value(std::string_view text) const;

private:
    explicit Frame(std::string boundary) : boundary_{std::move(boundary)} {}

    std::string boundary_;
};

// Foreign text without what plays with a reader: control characters and marks that turn the
// direction become spaces (base/printable.h), and characters that nobody can see, in which text can
// be hidden from people, become U+FFFD. Line ends stay.
std::string visible(std::string_view text);

}  // namespace tally::mcp

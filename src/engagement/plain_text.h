// Small steps on foreign text: UTF-8 in, UTF-8 out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tally::engagement {

// At most `bytes_max` bytes, and no half character at the end. Views the text.
std::string_view cut(std::string_view text, std::size_t bytes_max);
// Neither ends of lines nor NUL: fit for a name or a subject.
bool is_one_line(std::string_view text);
// Below the blank, and DEL.
bool is_control(char byte);
// ASCII letters, and every byte of other characters: languages are not told apart.
bool is_letter(char byte);
bool is_digit(char byte);
// Letters and digits that stand together; everything else parts them. As they stand there.
std::vector<std::string> words_of(std::string_view text);
// The writer's own lines of a plain-text mail, joined to running text; an empty line and a list
// item begin anew. Quoted lines (">"), what follows "On … wrote:" and signatures are left out.
std::string own_words(std::string_view body);
// Views the text. A dot inside of "v2.1" or "site.example" ends nothing.
std::vector<std::string_view> sentences_of(std::string_view text);

}  // namespace tally::engagement

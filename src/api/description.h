// The description of the API (api/openapi.yaml, OpenAPI 3.1) as what it also is: the table by which
// the server finds the command that answers a request.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tally::api {

using Json = nlohmann::ordered_json;

// A member of the body or a parameter of the query.
struct Member {
    enum class Type : std::uint8_t {
        text,
        number,
        flag,
        list
    };
    std::string name;  // client_name is the option --client-name
    Type type = Type::text;
    bool required = false;
    bool upload = false;  // names an upload; the command gets its path
    bool secret = false;  // and that upload is gone afterwards, whatever came of it
};

struct Operation {
    std::string id;
    std::string method;                 // "GET"
    std::vector<std::string> segments;  // {"engagements", "{engagement}"}, without /api/v1
    std::vector<std::string> words;     // x-command; empty for what the server answers itself
    std::vector<Member> members;
    bool is_act = false;        // takes by, occurred, basis, insist and reason
    bool is_public = false;     // needs no session
    bool is_here_only = false;  // not where people reach the server over https
    bool is_job = false;
    bool only_reads = false;     // whatever its method: it does not wait for its turn to write
    std::string reads_with;      // option with which the command only reads; mostly empty
    bool answers_bytes = false;  // the command prints a file instead of JSON
    std::string output;          // option that names the file to be written
    std::string page;  // member of the answer that is a list; the command makes pages of it
    std::string filename;
    std::string media = "application/json";

    bool writes() const { return method != "GET"; }
    bool is_native() const { return words.empty(); }
};

struct Match {
    Operation const* operation = nullptr;
    std::vector<std::pair<std::string, std::string>> parameters;  // of the path, decoded
};

class Description {
public:
    // The one that is built in. It is checked by tests; a mistake in it is a bug.
    static Description built_in();
    // invalid_input with the operation that makes no sense.
    static Result<Description> read(Json document);

    std::vector<Operation> const& operations() const { return operations_; }
    // All of it as one document: no reference leaves it.
    Json const& document() const { return document_; }

    // `segments` without those of /api/v1. Nothing where no path is like this.
    std::optional<Match> find(std::string_view method,
                              std::vector<std::string> const& segments) const;
    // The methods that this path takes, for 405 (RFC 9110 section 15.5.6).
    std::vector<std::string> methods_of(std::vector<std::string> const& segments) const;

private:
    std::vector<Operation> operations_;
    Json document_;
};

}  // namespace tally::api

#include "api/transport.h"

#include <algorithm>
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <charconv>
#include <csignal>
#include <fstream>

#include "crypto/sha256.h"

namespace tally::api {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::awaitable;
using asio::use_awaitable;
using tcp = asio::ip::tcp;
using namespace std::chrono_literals;

constexpr auto idle_max = 60s;           // between two requests, and between two pieces of one
constexpr auto event_silence_max = 15s;  // then a comment keeps the stream open
constexpr std::uint32_t header_bytes_max = 16U << 10;
constexpr std::size_t piece_bytes = 256U << 10;
constexpr int connections_max = 512;

using Parser = http::request_parser<http::buffer_body>;

struct Server {
    Application* application = nullptr;
    asio::thread_pool* workers = nullptr;
    int connections = 0;  // only the thread of the sockets counts
};

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

// Nothing where the target makes no sense.
std::optional<Request> head_of(Parser const& parser, tcp::socket const& socket) {
    auto const& message = parser.get();
    auto target = parse_target(view(message.target()));
    if (!target) return std::nullopt;
    Request request{.method = std::string{view(message.method_string())},
                    .target = *std::move(target),
                    .headers = {},
                    .body = {},
                    .file = std::nullopt,
                    .peer = {}};
    for (auto const& field : message)
        request.headers.set(std::string{view(field.name_string())},
                            std::string{view(field.value())});
    boost::system::error_code ignored;
    request.peer = socket.remote_endpoint(ignored).address().to_string();
    return request;
}

http::response_header<> header_of(Response const& response, unsigned version) {
    http::response_header<> header;
    header.version(version);
    header.result(static_cast<unsigned>(response.status));
    for (auto const& [name, value] : response.headers) header.set(name, value);
    return header;
}

class Connection {
public:
    Connection(tcp::socket socket, Server& server) : stream_{std::move(socket)}, server_{&server} {
        ++server_->connections;
    }
    ~Connection() { --server_->connections; }
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    awaitable<void> talk() {
        while (co_await exchange()) {
        }
        boost::system::error_code ignored;
        stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    }

private:
    // One request and its response; false when the connection is to end.
    awaitable<bool> exchange() {
        Parser parser;
        parser.header_limit(header_bytes_max);
        parser.body_limit(boost::none);
        stream_.expires_after(idle_max);
        boost::system::error_code error;
        co_await http::async_read_header(stream_, buffer_, parser,
                                         asio::redirect_error(use_awaitable, error));
        if (error) co_return false;
        version_ = parser.get().version();
        keep_alive_ = parser.get().keep_alive();
        auto request = head_of(parser, stream_.socket());
        if (!request) co_return co_await refuse_without_body(bad_target());
        head_only_ = request->method == "HEAD";
        if (head_only_) request->method = "GET";
        auto plan = server_->application->plan(*request);
        if (plan.refused) co_return co_await refuse_without_body(*std::move(plan.refused));
        if (auto const length = parser.content_length(); length && *length > plan.bytes_max)
            co_return co_await refuse_without_body(too_large());
        co_await say_continue(parser);
        bool const whole = plan.file ? co_await read_to_file(parser, *request, plan)
                                     : co_await read_to_memory(parser, *request, plan);
        if (!whole) co_return co_await refuse_without_body(too_large());
        co_return co_await send(co_await answer(*std::move(request)));
    }

    static Response bad_target() {
        return response_of({400, "invalid_input", "the path makes no sense"});
    }
    static Response too_large() {
        return response_of({413, "too_large", "this is more than the server takes",
                            "split the file, or use tally import"});
    }

    // The body that was not read would be taken for the next request.
    awaitable<bool> refuse_without_body(Response response) {
        keep_alive_ = false;
        co_await send(std::move(response));
        co_return false;
    }

    awaitable<void> say_continue(Parser const& parser) {
        if (parser.get()[http::field::expect] != "100-continue") co_return;
        http::response<http::empty_body> go_on{http::status::continue_, version_};
        co_await http::async_write(stream_, go_on, use_awaitable);
    }

    // Hands the pieces of the body over; false where there are more than allowed.
    awaitable<bool> read_body(Parser& parser, std::uint64_t bytes_max,
                              std::function<bool(std::string_view)> take) {
        std::string piece(piece_bytes, '\0');
        std::uint64_t total = 0;
        while (!parser.is_done()) {
            parser.get().body().data = piece.data();
            parser.get().body().size = piece.size();
            stream_.expires_after(idle_max);
            boost::system::error_code error;
            co_await http::async_read(stream_, buffer_, parser,
                                      asio::redirect_error(use_awaitable, error));
            if (error && error != http::error::need_buffer)
                throw boost::system::system_error{error};
            auto const got = piece.size() - parser.get().body().size;
            total += got;
            if (total > bytes_max || !take({piece.data(), got})) co_return false;
        }
        co_return true;
    }

    awaitable<bool> read_to_memory(Parser& parser, Request& request, BodyPlan const& plan) {
        co_return co_await read_body(parser, plan.bytes_max, [&](std::string_view piece) {
            request.body += piece;
            return true;
        });
    }

    awaitable<bool> read_to_file(Parser& parser, Request& request, BodyPlan const& plan) {
        std::ofstream file{*plan.file, std::ios::binary};
        crypto::Sha256 hash;
        ReceivedFile received{*plan.file, 0, {}};
        auto const remove = [&] {
            std::error_code ignored;
            std::filesystem::remove(*plan.file, ignored);
        };
        bool whole = false;
        try {
            whole = co_await read_body(parser, plan.bytes_max, [&](std::string_view piece) {
                hash.update(piece);
                received.bytes += piece.size();
                return static_cast<bool>(
                    file.write(piece.data(), static_cast<std::streamsize>(piece.size())));
            });
        } catch (boost::system::system_error const&) {  // the other side went away
            remove();
            throw;
        }
        if (!whole) remove();
        received.digest = hash.finish();
        request.file = received;
        co_return whole;
    }

    // In a worker, so that the sockets go on.
    awaitable<Response> answer(Request request) {
        auto const home = co_await asio::this_coro::executor;
        co_await asio::post(asio::bind_executor(*server_->workers, use_awaitable));
        auto response = server_->application->answer(std::move(request));
        co_await asio::post(asio::bind_executor(home, use_awaitable));
        co_return response;
    }

    awaitable<bool> send(Response response) {
        stream_.expires_after(idle_max);
        if (auto const* text = std::get_if<std::string>(&response.body))
            co_await send_text(response, *text);
        else if (auto const* file = std::get_if<FileBody>(&response.body))
            co_await send_file(response, *file);
        else
            co_await send_events(response, std::get<std::shared_ptr<EventSource>>(response.body));
        co_return keep_alive_;
    }

    awaitable<void> send_text(Response const& response, std::string const& text) {
        http::response<http::span_body<char const>> message{header_of(response, version_)};
        message.keep_alive(keep_alive_);
        message.body() = {text.data(), text.size()};
        bool const no_body = response.status == 204 || response.status == 304;
        if (!no_body) message.content_length(text.size());
        co_await write(message);
    }

    awaitable<void> send_file(Response const& response, FileBody const& file) {
        http::response<http::file_body> message{header_of(response, version_)};
        boost::system::error_code error;
        message.body().open(file.path.c_str(), beast::file_mode::scan, error);
        if (file.remove_after) {
            std::error_code ignored;
            std::filesystem::remove(file.path, ignored);  // open files stay until they are closed
        }
        if (error) {
            co_await send_text(response_of({500, "unavailable", "the file cannot be read"}), "");
            co_return;
        }
        message.keep_alive(keep_alive_);
        message.prepare_payload();
        co_await write(message);
    }

    template <typename Message>
    awaitable<void> write(Message& message) {
        http::response_serializer<typename Message::body_type> serializer{message};
        if (head_only_)
            co_await http::async_write_header(stream_, serializer, use_awaitable);
        else
            co_await http::async_write(stream_, serializer, use_awaitable);
    }

    awaitable<void> send_events(Response const& response,
                                std::shared_ptr<EventSource> const& source) {
        keep_alive_ = false;
        http::response<http::empty_body> message{header_of(response, version_)};
        message.chunked(true);
        http::response_serializer<http::empty_body> serializer{message};
        co_await http::async_write_header(stream_, serializer, use_awaitable);
        auto const home = co_await asio::this_coro::executor;
        auto bell = std::make_shared<asio::steady_timer>(home);
        source->on_more([home, bell] { asio::post(home, [bell] { bell->cancel(); }); });
        for (;;) {
            auto piece = source->next();
            if (!piece) {
                bell->expires_after(event_silence_max);
                boost::system::error_code rang;
                co_await bell->async_wait(asio::redirect_error(use_awaitable, rang));
                piece = source->next().value_or(": still here\n\n");
            }
            stream_.expires_after(idle_max);
            co_await asio::async_write(stream_, http::make_chunk(asio::buffer(*piece)),
                                       use_awaitable);
        }
    }

    beast::tcp_stream stream_;
    Server* server_;
    beast::flat_buffer buffer_{header_bytes_max + piece_bytes};
    unsigned version_ = 11;
    bool keep_alive_ = true;
    bool head_only_ = false;
};

awaitable<void> talk(tcp::socket socket, Server& server) {
    try {
        Connection connection{std::move(socket), server};
        co_await connection.talk();
    } catch (boost::system::system_error const&) {
        co_return;  // the other side went away
    }
}

awaitable<void> accept(tcp::acceptor& acceptor, Server& server) {
    for (;;) {
        boost::system::error_code error;
        auto socket = co_await acceptor.async_accept(asio::redirect_error(use_awaitable, error));
        if (error == asio::error::operation_aborted) co_return;
        if (error || server.connections >= connections_max) continue;
        socket.set_option(tcp::no_delay(true), error);  // else 45 ms a response (delayed ACK)
        asio::co_spawn(acceptor.get_executor(), talk(std::move(socket), server), asio::detached);
    }
}

awaitable<void> look_around(Server& server) {
    asio::steady_timer timer{co_await asio::this_coro::executor};
    for (;;) {
        timer.expires_after(1s);
        co_await timer.async_wait(use_awaitable);
        server.application->look_around();
    }
}

}  // namespace

Result<Listening> parse_listen(std::string const& text) {
    auto const colon = text.rfind(':');
    auto address = colon == text.npos ? std::string{"127.0.0.1"} : text.substr(0, colon);
    auto const port_text = colon == text.npos ? text : text.substr(colon + 1);
    if (address.starts_with('[') && address.ends_with(']'))
        address = address.substr(1, address.size() - 2);
    if (address == "localhost") address = "127.0.0.1";
    std::uint16_t port = 0;
    auto const* end = port_text.data() + port_text.size();
    auto const read = std::from_chars(port_text.data(), end, port);
    boost::system::error_code error;
    static_cast<void>(asio::ip::make_address(address, error));
    if (error || read.ec != std::errc{} || read.ptr != end)
        return fail(Code::invalid_input, "'" + text + "' is no address to listen on",
                    "give 127.0.0.1:8645, [::1]:8645 or a port alone");
    return Listening{address, port};
}

std::string to_text(Listening const& listening) {
    bool const six = listening.address.contains(':');
    return (six ? "[" + listening.address + "]" : listening.address) + ":" +
           std::to_string(listening.port);
}

Result<void> serve(std::function<Application&(Listening const&)> const& make_application,
                   TransportOptions const& options) {
    Server server;  // before the sockets: connections that are still open end with them, and count
    asio::io_context io{1};
    tcp::acceptor acceptor{io};
    tcp::endpoint const wanted{asio::ip::make_address(options.listen.address), options.listen.port};
    boost::system::error_code error;
    acceptor.open(wanted.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(wanted, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return fail(Code::unavailable,
                    "listen on " + to_text(options.listen) + ": " + error.message(),
                    "choose another port: --listen 127.0.0.1:0 takes a free one");
    Listening const taken{options.listen.address, acceptor.local_endpoint().port()};
    auto& application = make_application(taken);
    asio::thread_pool workers{static_cast<std::size_t>(options.workers)};
    server.application = &application;
    server.workers = &workers;
    asio::signal_set signals{io, SIGINT, SIGTERM};
    signals.async_wait([&](auto const&, int) {
        acceptor.close();
        workers.join();                        // what runs is finished,
        asio::post(io, [&io] { io.stop(); });  // and behind its answers is the end
    });
    asio::co_spawn(io, accept(acceptor, server), asio::detached);
    asio::co_spawn(io, look_around(server), asio::detached);
    if (options.ready) options.ready(taken);
    io.run();
    return {};
}

}  // namespace tally::api

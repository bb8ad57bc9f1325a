#include "api/sessions.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "api/door.h"
#include "api/events.h"
#include "api/idempotency.h"
#include "api/uploads.h"
#include "support/temp_folder.h"
#include "vault/private_file.h"

namespace tally::api {
namespace {

using namespace std::chrono_literals;

struct World {
    support::TempFolder folder;
    FixedClock clock{*parse_instant("2026-11-28T10:00:00.000Z")};
    SeededRandom random{7};
};

TEST(Sessions, a_start_token_lets_one_browser_in_once_and_within_an_hour) {
    World world;
    Sessions sessions{world.clock, world.random, world.folder.path() / "sessions.json"};
    auto const token = sessions.new_start_token();
    auto const secret = sessions.start(token);
    ASSERT_TRUE(secret);
    EXPECT_TRUE(sessions.is_open(*secret));
    EXPECT_FALSE(sessions.start(token));
    EXPECT_FALSE(sessions.is_open("guess"));

    auto const late = sessions.new_start_token();
    world.clock.set(world.clock.now() + 61min);
    EXPECT_FALSE(sessions.start(late));
}

TEST(Sessions, a_session_survives_a_restart_and_its_secret_is_not_on_disk) {
    World world;
    auto const file = world.folder.path() / "sessions.json";
    std::string secret;
    {
        Sessions sessions{world.clock, world.random, file};
        secret = *sessions.start(sessions.new_start_token());
    }
    Sessions again{world.clock, world.random, file};
    EXPECT_TRUE(again.is_open(secret));
    EXPECT_FALSE(vault::read_private_file(file)->contains(secret));
    again.end(secret);
    EXPECT_FALSE(again.is_open(secret));
    world.clock.set(world.clock.now() + 31 * 24h);
    Sessions later{world.clock, world.random, file};
    EXPECT_FALSE(later.is_open(secret));
}

TEST(Sessions, the_token_for_writes_follows_from_the_secret_and_differs_from_it) {
    World world;
    Sessions const sessions{world.clock, world.random, world.folder.path() / "sessions.json"};
    EXPECT_EQ(sessions.csrf_token("a"), sessions.csrf_token("a"));
    EXPECT_NE(sessions.csrf_token("a"), sessions.csrf_token("b"));
}

TEST(Sessions, a_broken_file_of_sessions_lets_nobody_in) {
    World world;
    auto const file = world.folder.path() / "sessions.json";
    ASSERT_TRUE(vault::write_private_file(file, "{\"x\": 1, \"y\": \"never\""));
    Sessions sessions{world.clock, world.random, file};
    EXPECT_FALSE(sessions.is_open("x"));
    EXPECT_TRUE(sessions.start(sessions.new_start_token()));
}

Request request(std::string host, std::string origin) {
    Request head;
    head.headers.set("Host", std::move(host));
    if (!origin.empty()) head.headers.set("Origin", std::move(origin));
    return head;
}

TEST(Door, other_hosts_and_other_pages_are_refused) {
    World world;
    Door const door{world.clock, {"127.0.0.1:8645"}, false};
    EXPECT_FALSE(door.check(request("127.0.0.1:8645", "")));
    EXPECT_FALSE(door.check(request("127.0.0.1:8645", "http://127.0.0.1:8645")));
    EXPECT_EQ(door.check(request("evil.example", ""))->status, 421);
    for (auto const* origin : {"null", "https://127.0.0.1:8645", "http://127.0.0.1:8646",
                               "http://127.0.0.1:8645.evil.example"})
        EXPECT_EQ(door.check(request("127.0.0.1:8645", origin))->status, 403) << origin;
}

TEST(Door, a_stranger_may_knock_twenty_times_a_minute) {
    World world;
    Door door{world.clock, {}, false};
    for (int i = 0; i < 20; ++i) EXPECT_FALSE(door.knock("10.0.0.1"));
    EXPECT_EQ(door.knock("10.0.0.1")->status, 429);
    EXPECT_FALSE(door.knock("10.0.0.2"));
    world.clock.set(world.clock.now() + 61s);
    EXPECT_FALSE(door.knock("10.0.0.1"));
}

TEST(Uploads, a_file_keeps_the_last_part_of_its_name_and_nothing_of_a_path) {
    World world;
    Uploads uploads{world.random, world.folder.path() / "uploads"};
    auto const arrived = uploads.fresh_path();
    ASSERT_TRUE(vault::write_private_file(arrived, "bytes"));
    auto const id = uploads.keep(arrived, "../../etc\\mail.mbox");
    ASSERT_TRUE(id);
    auto const path = uploads.path(*id);
    ASSERT_TRUE(path);
    EXPECT_EQ(path->filename(), "mail.mbox");
    EXPECT_TRUE(path->string().starts_with((world.folder.path() / "uploads").string()));
    uploads.remove(*id);
    EXPECT_FALSE(uploads.path(*id));
}

TEST(Uploads, what_nobody_used_for_a_day_is_gone_when_the_next_one_comes) {
    World world;
    Uploads uploads{world.random, world.folder.path() / "uploads"};
    auto const keep = [&](std::string const& name) {
        auto const arrived = uploads.fresh_path();
        EXPECT_TRUE(vault::write_private_file(arrived, "bytes"));
        return uploads.keep(arrived, name).value();
    };
    auto const old = keep("old.mbox");
    auto const folder = uploads.path(old).value().parent_path();
    std::filesystem::last_write_time(folder, std::filesystem::file_time_type::clock::now() - 25h);
    auto const fresh = keep("new.mbox");
    EXPECT_FALSE(uploads.path(old));
    EXPECT_TRUE(uploads.path(keep("newer.mbox")));
    EXPECT_TRUE(uploads.path(fresh));
}

TEST(Uploads, names_that_are_none_and_ids_that_are_none_are_refused) {
    World world;
    Uploads uploads{world.random, world.folder.path() / "uploads"};
    for (std::string const name : {"", ".", "..", "a/..", "a\nb", "a\x01", "\xff"})
        EXPECT_FALSE(uploads.keep(uploads.fresh_path(), name)) << name;
    for (auto const* id : {"", "..", "../../etc", "/etc/passwd", "aaaaaaaaaaaaaaaaaaaaaaaaaa"})
        EXPECT_EQ(uploads.path(id).error().code, Code::not_found) << id;
}

TEST(Events, each_listener_hears_what_comes_after_it_began_to_listen) {
    Events events;
    events.publish("changed", Json::object());
    auto const listener = events.listen();
    EXPECT_EQ(listener->next(), ": welcome\n\n");
    EXPECT_EQ(listener->next(), std::nullopt);
    int rung = 0;
    listener->on_more([&] { ++rung; });
    events.publish("changed", {{"operation", "x\ny"}});
    EXPECT_EQ(rung, 1);
    EXPECT_EQ(listener->next(), "event: changed\ndata: {\"operation\":\"x\\ny\"}\n\n");
    EXPECT_EQ(events.listeners(), 1U);
}

TEST(Events, who_does_not_read_loses_the_oldest_and_fills_no_memory) {
    Events events;
    auto const listener = events.listen();
    for (int i = 0; i < 5000; ++i) events.publish("changed", {{"i", i}});
    std::size_t waiting = 0;
    std::optional<std::string> last;
    while (auto piece = listener->next()) {
        ++waiting;
        last = piece;
    }
    EXPECT_EQ(waiting, 1000U);
    EXPECT_TRUE(last->contains("4999"));
}

TEST(Idempotency, a_key_brings_the_first_answer_back_for_a_day) {
    World world;
    Idempotency kept{world.clock};
    auto const one = Digest::from_bytes(std::string(32, '1'));
    auto const two = Digest::from_bytes(std::string(32, '2'));
    EXPECT_FALSE(kept.find("key", one));
    kept.keep("key", one, {.status = 200, .headers = {}, .body = std::string{"done"}});
    EXPECT_TRUE(kept.find("key", one)->same_request);
    EXPECT_FALSE(kept.find("key", two)->same_request);
    world.clock.set(world.clock.now() + 25h);
    EXPECT_FALSE(kept.find("key", one));
}

}  // namespace
}  // namespace tally::api

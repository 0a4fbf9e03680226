// One visitor: takes a ticket, connects, enters, walks about, reads and acknowledges. Knows nothing of the others.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <random>
#include <string>

#include "measure.hpp"
#include "wire.hpp"

constexpr double kWalkMetresPerSecond = 1.4;
constexpr double kHomeRadiusMetres = 6.0;
constexpr measure::Nanoseconds kAcknowledgeEvery = 250'000'000;

// What every visitor of a run shares.
struct Door {
    uint16_t port;
    std::string space;
    int epoll;
};

enum class Stage { kOutside, kAskingForTicket, kOpening, kEntering, kInside, kOver };

class Visitor {
  public:
    static constexpr uint32_t kRemembered = 256;  // reports whose time of sending is known: 12.8 s

    Visitor() = default;
    Visitor(const Visitor&) = delete;

    void prepare(uint32_t index, uint64_t seed) {
        index_ = index;
        chance_.seed(static_cast<uint32_t>(seed + index));
    }

    Stage stage() const { return stage_; }
    const wire::Standing& standing() const { return standing_; }
    double x() const { return x_; }
    double z() const { return z_; }
    uint32_t reports_sent() const { return sent_; }
    measure::Nanoseconds sent_at(uint32_t report) const { return sent_at_[report % kRemembered]; }
    uint16_t close_code() const { return close_code_; }
    measure::Nanoseconds closed_at() const { return closed_at_; }
    measure::Nanoseconds stage_since() const { return stage_since_; }
    bool was_resumed() const { return standing_.resumed; }
    const std::string& complaint() const { return complaint_; }

    // The number of the report that said this position, or 0; only what was sent lately is remembered.
    uint32_t report_of(uint64_t position) const {
        for (uint32_t back = 0; back < 128 && back < sent_; back++)
            if (positions_[(sent_ - back) % kRemembered] == position) return sent_ - back;
        return 0;
    }

    // Begins the way in: a ticket is taken just before each connection, always from this visitor's own address.
    bool knock(const Door& door) {
        std::string request = "POST /api/spaces/" + door.space + "/enter HTTP/1.1\r\nHost: " + host(door) +
                              "\r\nOrigin: http://" + host(door) + "\r\nContent-Type: application/json\r\n" +
                              (cookie_.empty() ? "" : "Cookie: " + cookie_ + "\r\n") +
                              "Content-Length: 2\r\nConnection: close\r\n\r\n{}";
        return connect_for(door, Stage::kAskingForTicket, request);
    }

    // The socket has something to say. `on_pose_frame(payload, size)` is called for each frame of the pose lane.
    template <typename OnPoseFrame, typename OnMoved>
    void ready(const Door& door, measure::Nanoseconds now, OnPoseFrame&& on_pose_frame, OnMoved&& on_moved,
               uint64_t& event_bytes) {
        static uint8_t chunk[1 << 16];
        for (;;) {
            ssize_t size = ::recv(fd_, chunk, sizeof chunk, 0);
            if (size > 0) in_.insert(in_.end(), chunk, chunk + size);
            if (size < 0 && (errno == EAGAIN || errno == EINTR)) break;
            if (size <= 0) {
                int ended = fd_;
                hear(door, now, on_pose_frame, on_moved, event_bytes);
                if (fd_ != ended) return;  // the ticket has come, and with it the next connection
                if (stage_ < Stage::kInside) complaint_ = "the server ended the connection or refused it";
                return over(now);
            }
            if (static_cast<size_t>(size) < sizeof chunk) break;
        }
        hear(door, now, on_pose_frame, on_moved, event_bytes);
    }

    // Sends what was waiting for the connection.
    void writable(const Door& door) {
        flush();
        if (out_.empty()) watch(door, EPOLL_CTL_MOD, EPOLLIN | EPOLLRDHUP);
    }

    // Walks on for the time since the last report, and reports. False when the socket takes no more.
    bool report(measure::Nanoseconds now) {
        walk(now);
        if (!out_.empty()) flush();
        if (!out_.empty()) return false;
        sent_++;
        positions_[sent_ % kRemembered] = wire::pack_position(x_, standing_.y, z_, yaw());
        sent_at_[sent_ % kRemembered] = now;
        std::array<uint8_t, wire::kReportBytes> report{wire::kLanePose, static_cast<uint8_t>(standing_.epoch)};
        std::memcpy(&report[2], &last_frame_, 2);
        std::memcpy(&report[4], &positions_[sent_ % kRemembered], 8);
        report[12] = 63;
        report[13] = wire::kGaitWalk;
        send(2, report.data(), report.size());
        if (is_tracked_) report_tracked();
        acknowledge(now);
        return true;
    }

    // Wears a headset from now on: head and both hands go with every report, all of them moving.
    void track() { is_tracked_ = true; }

    // Clicks, and waits for the sentence that is the answer.
    void click(const std::string& entity, measure::Nanoseconds now) {
        clicked_at_ = now;
        send_event(wire::kClick, wire::Packer(1).text("entity", entity).bytes());
    }
    bool waits_for_answer() const { return clicked_at_ > 0; }
    void count_answers(measure::Histogram* into) {
        answers_ = into;
        clicked_at_ = 0;
    }

    // From now on the socket is not read; it is only watched for its end.
    void stop_reading(const Door& door) { watch(door, EPOLL_CTL_MOD, EPOLLRDHUP); }

    // What only a hostile visitor does: any request, any bytes, any place.
    void ask(uint8_t kind, const std::vector<uint8_t>& body) { send_event(kind, body); }
    void utter(const std::vector<uint8_t>& bytes) { send(2, bytes.data(), bytes.size()); }
    void jump(double metres, measure::Nanoseconds now) {
        x_ += x_ > home_x_ ? -metres : metres;
        report(now);
    }

    // Whoever comes next is somebody else: no cookie, no session.
    void forget_who_it_was() {
        cookie_.clear();
        standing_ = {};
    }

    void over(measure::Nanoseconds now) {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
        out_.clear();
        if (stage_ != Stage::kOver) closed_at_ = now;
        enter_stage(Stage::kOver, now);
    }

    // What a second socket of hers begins with.
    const std::string& voice_ticket() const { return voice_ticket_; }

    std::string upgrade_request(const Door& door, const std::string& ticket) const {
        return "GET " + path_ + " HTTP/1.1\r\nHost: " + host(door) + "\r\nOrigin: http://" + host(door) +
               "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
               "Sec-WebSocket-Protocol: lanting.v1, ticket." + ticket + "\r\n" +
               (cookie_.empty() ? "" : "Cookie: " + cookie_ + "\r\n") + "\r\n";
    }

    // A socket from her own address, on its way to the server; -1 where this machine gives none.
    int connected_socket(const Door& door) const {
        int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        sockaddr_in here{}, there{};
        here.sin_family = there.sin_family = AF_INET;
        // 127.64.0.1 and up, a visitor each: the server's limits count per address and stay on.
        here.sin_addr.s_addr = htonl(0x7f400000u + index_ + 1);
        there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        there.sin_port = htons(door.port);
        int on = 1;
        ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        ::setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
        bool is_bound = fd >= 0 && ::bind(fd, reinterpret_cast<sockaddr*>(&here), sizeof here) == 0;
        if (is_bound && (::connect(fd, reinterpret_cast<sockaddr*>(&there), sizeof there) == 0 || errno == EINPROGRESS))
            return fd;
        if (fd >= 0) ::close(fd);
        return -1;
    }

  private:
    void enter_stage(Stage stage, measure::Nanoseconds now) {
        stage_ = stage;
        stage_since_ = now;
    }

    static std::string host(const Door& door) { return "127.0.0.1:" + std::to_string(door.port); }

    void complain(const std::string& what, measure::Nanoseconds now) {
        complaint_ = what;
        over(now);
    }

    bool connect_for(const Door& door, Stage stage, const std::string& first_words) {
        if (fd_ >= 0) ::close(fd_);
        in_.clear();
        close_code_ = 0;
        complaint_.clear();
        out_.assign(first_words.begin(), first_words.end());
        fd_ = connected_socket(door);
        if (fd_ < 0) return false;
        enter_stage(stage, measure::now());
        watch(door, EPOLL_CTL_ADD, EPOLLIN | EPOLLOUT | EPOLLRDHUP);
        return true;
    }

    void watch(const Door& door, int operation, uint32_t events) {
        epoll_event event{};
        event.events = events;
        event.data.u32 = index_;
        ::epoll_ctl(door.epoll, operation, fd_, &event);
    }

    void flush() {
        ssize_t size = ::send(fd_, out_.data(), out_.size(), MSG_NOSIGNAL);
        if (size > 0) out_.erase(out_.begin(), out_.begin() + size);
    }

    void send(uint8_t opcode, const uint8_t* payload, size_t size) {
        wire::append_frame(out_, opcode, payload, size, static_cast<uint32_t>(chance_()));
        flush();
    }

    void send_event(uint8_t kind, const std::vector<uint8_t>& body) {
        std::vector<uint8_t> message{wire::kLaneEvent, kind};
        uint32_t seq = ++seq_;
        for (int shift = 0; shift < 32; shift += 8) message.push_back(static_cast<uint8_t>(seq >> shift));
        message.insert(message.end(), body.begin(), body.end());
        send(2, message.data(), message.size());
    }

    void acknowledge(measure::Nanoseconds now) {
        if (acknowledged_ == last_event_ || now - acknowledged_at_ < kAcknowledgeEvery) return;
        acknowledged_ = last_event_;
        acknowledged_at_ = now;
        send_event(wire::kAcknowledge, wire::Packer(1).number("ack", last_event_).bytes());
    }

    template <typename OnPoseFrame, typename OnMoved>
    void hear(const Door& door, measure::Nanoseconds now, OnPoseFrame& on_pose_frame, OnMoved& on_moved,
              uint64_t& event_bytes) {
        if (stage_ == Stage::kAskingForTicket) return hear_ticket(door, now);
        if (stage_ == Stage::kOpening && !hear_opening(now)) return;
        size_t used = 0;
        while (auto frame = wire::read_frame(in_.data() + used, in_.size() - used)) {
            if (frame->whole == 0) return complain("the server sent a frame that is masked or too big", now);
            used += frame->whole;
            if (frame->opcode == 2) {
                hear_message(frame->payload, frame->size, now, on_pose_frame, on_moved, event_bytes);
            } else if (frame->opcode == 8) {
                close_code_ = frame->size >= 2 ? static_cast<uint16_t>(frame->payload[0] << 8 | frame->payload[1]) : 0;
                send(8, frame->payload, frame->size < 2 ? 0 : 2);
                return over(now);
            } else if (frame->opcode == 9) {
                send(10, frame->payload, frame->size);
            }
        }
        in_.erase(in_.begin(), in_.begin() + static_cast<long>(used));
    }

    void hear_ticket(const Door& door, measure::Nanoseconds now) {
        std::string_view answer(reinterpret_cast<const char*>(in_.data()), in_.size());
        size_t body = answer.find("\r\n\r\n");
        if (body == answer.npos) return;
        if (answer.substr(0, 12) != "HTTP/1.1 201") return complain("no ticket: " + std::string(answer.substr(0, 400)), now);
        std::string ticket = quoted_after(answer.substr(body), "\"ticket\"");
        std::string path = quoted_after(answer.substr(body), "\"socket_path\"");
        if (ticket.empty() || path.empty()) return;  // the rest is still under way
        size_t cookie = answer.find("lanting_guest=");
        if (cookie < body) cookie_ = answer.substr(cookie, answer.find_first_of(";\r", cookie) - cookie);
        path_ = path;
        if (!connect_for(door, Stage::kOpening, upgrade_request(door, ticket))) complain("no socket for the connection", now);
    }

    static std::string quoted_after(std::string_view text, std::string_view key) {
        size_t at = text.find(key);
        size_t open = at == text.npos ? at : text.find('"', at + key.size());
        size_t close = open == text.npos ? open : text.find('"', open + 1);
        return close == text.npos ? "" : std::string(text.substr(open + 1, close - open - 1));
    }

    bool hear_opening(measure::Nanoseconds now) {
        std::string_view answer(reinterpret_cast<const char*>(in_.data()), in_.size());
        size_t end = answer.find("\r\n\r\n");
        if (end == answer.npos) return false;
        if (answer.substr(0, 12) != "HTTP/1.1 101") {
            complain("not opened: " + std::string(answer.substr(0, 400)), now);
            return false;
        }
        in_.erase(in_.begin(), in_.begin() + static_cast<long>(end + 4));
        enter_stage(Stage::kEntering, now);
        last_frame_ = 0;
        bool again = !standing_.session.empty();
        wire::Packer enter(again ? 3 : 1);
        enter.text("name", "walker-" + std::to_string(index_));
        if (again) enter.text("session", standing_.session).number("last_event", last_event_);
        send_event(wire::kEnter, enter.bytes());
        return true;
    }

    template <typename OnPoseFrame, typename OnMoved>
    void hear_message(const uint8_t* data, size_t size, measure::Nanoseconds now, OnPoseFrame& on_pose_frame,
                      OnMoved& on_moved, uint64_t& event_bytes) {
        if (size >= wire::kFrameHeadBytes && data[0] == wire::kLanePose) {
            last_frame_ = wire::read_le<uint16_t>(data + 2);
            on_pose_frame(data, size);
        } else if (size >= wire::kEventHeadBytes && data[0] == wire::kLaneEvent) {
            event_bytes += size;
            if (uint32_t seq = wire::read_le<uint32_t>(data + 2)) last_event_ = seq;
            if (data[1] == wire::kWelcome || data[1] == wire::kMoved) hear_standing(data, size, now);
            if (data[1] == wire::kMoved) on_moved();
            if (data[1] == wire::kTold && clicked_at_ > 0) {
                answers_->add(measure::now() - clicked_at_);
                clicked_at_ = 0;
            }
            if (data[1] == wire::kVoiceTicket)
                voice_ticket_ = wire::read_text(data + wire::kEventHeadBytes, size - wire::kEventHeadBytes, "ticket");
        }
    }

    void hear_standing(const uint8_t* data, size_t size, measure::Nanoseconds now) {
        auto read = wire::read_standing(data + wire::kEventHeadBytes, size - wire::kEventHeadBytes);
        if (!read) return complain("a welcome that cannot be read", now);
        bool is_welcome = data[1] == wire::kWelcome;
        if (!is_welcome) {
            read->session = standing_.session;
            read->slot = standing_.slot;
        } else if (!read->resumed) {
            last_event_ = acknowledged_ = 0;
        }
        standing_ = *read;
        x_ = home_x_ = standing_.x;
        z_ = home_z_ = standing_.z;
        walked_at_ = now;
        if (is_welcome) enter_stage(Stage::kInside, now);
    }

    void report_tracked() {
        std::array<uint8_t, wire::kTrackedReportBytes> report{wire::kLanePose, static_cast<uint8_t>(standing_.epoch)};
        int swing_cm = static_cast<int>(sent_ % 30);
        uint64_t parts[] = {wire::pack_part(0, 156, 0, sent_), wire::pack_part(-40, 90 + swing_cm, -20, sent_),
                            wire::pack_part(40, 120 - swing_cm, -20, sent_)};
        std::memcpy(&report[6], parts, sizeof parts);
        send(2, report.data(), report.size());
    }

    double yaw() const { return std::fmod(std::atan2(-std::sin(heading_), -std::cos(heading_)) + 4 * M_PI, 2 * M_PI); }

    // A stroll around home: always moving, so that every report is news to whoever sees it.
    void walk(measure::Nanoseconds now) {
        double seconds = std::min(static_cast<double>(now - walked_at_) / 1e9, 0.25);
        walked_at_ = now;
        double off_x = home_x_ - x_, off_z = home_z_ - z_;
        bool goes_away = off_x * std::sin(heading_) + off_z * std::cos(heading_) < 0;
        if (off_x * off_x + off_z * off_z > kHomeRadiusMetres * kHomeRadiusMetres && goes_away)
            heading_ = std::atan2(off_x, off_z) + std::uniform_real_distribution<>(-1, 1)(chance_);
        if (sent_ == 0) heading_ = std::uniform_real_distribution<>(0, 2 * M_PI)(chance_);
        x_ += std::sin(heading_) * kWalkMetresPerSecond * seconds;
        z_ += std::cos(heading_) * kWalkMetresPerSecond * seconds;
    }

    bool is_tracked_ = false;
    measure::Nanoseconds clicked_at_ = 0;
    measure::Histogram* answers_ = nullptr;
    uint32_t index_ = 0;
    int fd_ = -1;
    Stage stage_ = Stage::kOutside;
    measure::Nanoseconds stage_since_ = 0, closed_at_ = 0, acknowledged_at_ = 0, walked_at_ = 0;
    std::vector<uint8_t> in_, out_;
    std::string cookie_, complaint_, path_, voice_ticket_;
    wire::Standing standing_;
    uint16_t last_frame_ = 0, close_code_ = 0;
    uint32_t seq_ = 0, last_event_ = 0, acknowledged_ = 0, sent_ = 0;
    double x_ = 0, z_ = 0, home_x_ = 0, home_z_ = 0, heading_ = 0;
    std::minstd_rand chance_;
    std::array<uint64_t, kRemembered> positions_{};
    std::array<measure::Nanoseconds, kRemembered> sent_at_{};
};

// Voices: each visitor's second socket, on which some speak without a pause and all listen. The time at which a packet
// was sent travels in its payload, so a hop is measured from the speaker's send to the listener's receive.
#pragma once

#include <algorithm>
#include <map>
#include <memory>

#include "measure.hpp"
#include "visitor.hpp"

constexpr measure::Nanoseconds kPacketEvery = 20'000'000, kVoiceAcknowledgeEvery = 100'000'000;

// What was heard in one stretch of a run, by all listeners together.
struct Heard {
    uint64_t said = 0, unsent = 0, packets = 0, messages = 0, missing = 0;
    measure::Histogram hops;

    std::string json(double seconds, size_t listeners) const {
        char text[512];
        std::snprintf(text, sizeof text,
                      "{\"said\":%lu,\"unsent\":%lu,\"heard\":%lu,\"messages\":%lu,\"missing\":%lu,"
                      "\"heard_per_listener_s\":%.1f,\"hop_p50_ms\":%.2f,\"hop_p99_ms\":%.2f,\"hop_max_ms\":%.2f}",
                      said, unsent, packets, messages, missing,
                      static_cast<double>(packets) / seconds / static_cast<double>(listeners), hops.quantile_ms(0.5),
                      hops.quantile_ms(0.99), hops.quantile_ms(1 - 1e-9));
        return text;
    }
};

class Voice {
  public:
    static constexpr size_t kOpusBytes = 60;  // of 24 kbit/s

    Voice(const Visitor& visitor, uint32_t index) : visitor_(visitor), index_(index) {}
    Voice(const Voice&) = delete;
    ~Voice() {
        if (fd_ >= 0) ::close(fd_);
    }

    bool is_open() const { return is_open_; }
    bool is_over() const { return fd_ < 0; }
    const std::string& complaint() const { return complaint_; }

    bool connect(const Door& door) {
        std::string request = visitor_.upgrade_request(door, visitor_.voice_ticket());
        out_.assign(request.begin(), request.end());
        fd_ = visitor_.connected_socket(door);
        if (fd_ < 0) return false;
        watch(door, EPOLL_CTL_ADD, EPOLLIN | EPOLLOUT | EPOLLRDHUP);
        return true;
    }

    // The connection takes words now: the request that waited for it is sent.
    void writable(const Door& door) {
        if (flushed()) watch(door, EPOLL_CTL_MOD, EPOLLIN | EPOLLRDHUP);
    }

    // Says 20 ms of sound. False when the socket takes no more: then it is lost, as live sound is.
    bool say() {
        if (!flushed()) return false;
        std::array<uint8_t, wire::kSpeechHeadBytes + kOpusBytes> speech{wire::kLaneVoice};
        std::memcpy(&speech[1], &last_frame_, 2);
        std::memcpy(&speech[3], &++sequence_, 2);
        speech[5] = 20;
        measure::Nanoseconds sent_at = measure::now();
        std::memcpy(&speech[wire::kSpeechHeadBytes], &sent_at, sizeof sent_at);
        send(speech.data(), speech.size());
        return true;
    }

    void acknowledge_when_due(measure::Nanoseconds now) {
        if (last_frame_ == acknowledged_ || now - acknowledged_at_ < kVoiceAcknowledgeEvery || !flushed()) return;
        acknowledged_ = last_frame_;
        acknowledged_at_ = now;
        std::array<uint8_t, 3> acknowledgement{wire::kLaneVoice};
        std::memcpy(&acknowledgement[1], &last_frame_, 2);
        send(acknowledgement.data(), acknowledgement.size());
    }

    // The socket has something to say, or has ended.
    void ready(Heard* heard, measure::Nanoseconds began_at) {
        static uint8_t chunk[1 << 16];
        ssize_t size = ::recv(fd_, chunk, sizeof chunk, 0);
        if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
        if (size <= 0) return over("the server ended it");
        measure::Nanoseconds now = measure::now();
        in_.insert(in_.end(), chunk, chunk + size);
        if (!is_open_ && !hear_opening()) return;
        size_t used = 0;
        while (auto frame = wire::read_frame(in_.data() + used, in_.size() - used)) {
            if (frame->whole == 0 || frame->opcode == 8) return over("closed");
            if (frame->opcode == 2) hear(frame->payload, frame->size, heard, began_at, now);
            used += frame->whole;
        }
        in_.erase(in_.begin(), in_.begin() + static_cast<long>(used));
    }

  private:
    void watch(const Door& door, int operation, uint32_t events) {
        epoll_event event{};
        event.events = events;
        event.data.u32 = index_;
        ::epoll_ctl(door.epoll, operation, fd_, &event);
    }

    void over(const std::string& why) {
        complaint_ = why;
        is_open_ = false;
        ::close(fd_);
        fd_ = -1;
    }

    bool flushed() {
        if (!out_.empty()) {
            ssize_t size = ::send(fd_, out_.data(), out_.size(), MSG_NOSIGNAL);
            if (size > 0) out_.erase(out_.begin(), out_.begin() + size);
        }
        return out_.empty();
    }

    void send(const uint8_t* payload, size_t size) {
        wire::append_frame(out_, 2, payload, size, 0x5a5a5a5a);
        flushed();
    }

    bool hear_opening() {
        std::string_view answer(reinterpret_cast<const char*>(in_.data()), in_.size());
        size_t end = answer.find("\r\n\r\n");
        if (end == answer.npos) return false;
        if (answer.substr(0, 12) != "HTTP/1.1 101") return over("not opened: " + std::string(answer.substr(0, 300))), false;
        in_.erase(in_.begin(), in_.begin() + static_cast<long>(end + 4));
        return is_open_ = true;
    }

    void hear(const uint8_t* data, size_t size, Heard* heard, measure::Nanoseconds began_at, measure::Nanoseconds now) {
        if (size < wire::kVoiceFrameHeadBytes || data[0] != wire::kLaneVoice) return;
        last_frame_ = wire::read_le<uint16_t>(data + 2);
        if (heard) heard->messages++;
        size_t at = wire::kVoiceFrameHeadBytes;
        for (unsigned left = data[1]; left > 0 && at + wire::kVoicePacketHeadBytes <= size; left--) {
            uint32_t slot = wire::read_le<uint32_t>(data + at) & wire::kSlotMask;
            uint16_t sequence = wire::read_le<uint16_t>(data + at + 4), opus = wire::read_le<uint16_t>(data + at + 6);
            at += wire::kVoicePacketHeadBytes;
            if (at + opus > size || opus < sizeof now) return;
            auto sent_at = wire::read_le<measure::Nanoseconds>(data + at);
            auto [last, is_new] = last_of_.try_emplace(slot, sequence);
            if (heard && sent_at >= began_at) {
                heard->packets++;
                heard->hops.add(now - sent_at);
                if (!is_new) heard->missing += static_cast<uint16_t>(sequence - last->second - 1);
            }
            last->second = sequence;
            at += opus;
        }
    }

    const Visitor& visitor_;
    uint32_t index_;
    int fd_ = -1;
    bool is_open_ = false;
    std::vector<uint8_t> in_, out_;
    std::string complaint_;
    uint16_t last_frame_ = 0, acknowledged_ = 0, sequence_ = 0;
    measure::Nanoseconds acknowledged_at_ = 0;
    std::map<uint32_t, uint16_t> last_of_;
};

// Everybody's voice socket; those in the middle of the crowd speak, evenly one after the other.
class Voices {
  public:
    // Asks for all tickets; `is_ready` once every socket is open.
    Voices(std::vector<std::unique_ptr<Visitor>>& visitors, int speakers) : visitors_(visitors) {
        for (uint32_t i = 0; i < visitors.size(); i++) {
            visitors[i]->ask(wire::kAskVoice, wire::Packer(0).bytes());
            voices_.push_back(std::make_unique<Voice>(*visitors[i], static_cast<uint32_t>(visitors.size()) + i));
        }
        choose(static_cast<size_t>(speakers));
    }

    bool is_ready(const Door& door) {
        while (next_ < voices_.size() && !visitors_[next_]->voice_ticket().empty())
            if (!voices_[next_++]->connect(door)) return false;
        for (const auto& voice : voices_)
            if (!voice->is_open()) return false;
        return true;
    }

    std::string why_over() const {
        for (const auto& voice : voices_)
            if (!voice->complaint().empty()) return voice->complaint();
        return "";
    }

    int closed() const {
        int count = 0;
        for (const auto& voice : voices_) count += voice->is_over();
        return count;
    }

    void serve(const Door& door, const epoll_event& event) {
        Voice& voice = *voices_[event.data.u32 - visitors_.size()];
        if (voice.is_over()) return;
        if (event.events & EPOLLOUT) voice.writable(door);
        voice.ready(heard_, began_at_);
        if (voice.is_open()) voice.acknowledge_when_due(measure::now());
    }

    // Says and acknowledges what is due.
    void speak(measure::Nanoseconds now) {
        if (due_at_ == 0) due_at_ = now;
        // What came last is acknowledged too, though nothing follows it.
        if (now - looked_at_ >= kVoiceAcknowledgeEvery / 4) {
            looked_at_ = now;
            for (const auto& voice : voices_)
                if (voice->is_open()) voice->acknowledge_when_due(now);
        }
        for (; due_at_ <= now; due_at_ += kPacketEvery / speakers_.size()) {
            Voice& voice = *voices_[speakers_[turn_++ % speakers_.size()]];
            if (!voice.is_open()) continue;
            bool is_said = voice.say();
            if (heard_) (is_said ? heard_->said : heard_->unsent)++;
        }
    }

    // How far from the middle the outermost stood.
    double widest_m() const { return widest_m_; }

    measure::Nanoseconds due_at() const { return due_at_; }

    // From now on what is heard is counted there; null: nowhere.
    void count(Heard* heard) {
        heard_ = heard;
        began_at_ = measure::now();
    }

  private:
    void choose(size_t speakers) {
        double x = 0, z = 0;
        for (const auto& each : visitors_) x += each->x(), z += each->z();
        x /= static_cast<double>(visitors_.size());
        z /= static_cast<double>(visitors_.size());
        std::vector<std::pair<double, uint32_t>> order;
        for (uint32_t i = 0; i < visitors_.size(); i++)
            order.emplace_back(std::hypot(visitors_[i]->x() - x, visitors_[i]->z() - z), i);
        std::sort(order.begin(), order.end());
        for (size_t i = 0; i < speakers && i < order.size(); i++) speakers_.push_back(order[i].second);
        widest_m_ = order.back().first;
    }

    std::vector<std::unique_ptr<Visitor>>& visitors_;
    std::vector<std::unique_ptr<Voice>> voices_;
    std::vector<uint32_t> speakers_;
    Heard* heard_ = nullptr;
    measure::Nanoseconds began_at_ = 0, due_at_ = 0, looked_at_ = 0;
    size_t next_ = 0, turn_ = 0;
    double widest_m_ = 0;
};

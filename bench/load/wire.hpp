// What crosses the socket, as docs/spec/protocol.md has it: WebSocket frames (RFC 6455), the pose lane's bytes and
// the little MessagePack that a visitor needs. Everything read from the network is bounds-checked.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wire {

constexpr uint8_t kLanePose = 1;
constexpr uint8_t kLaneVoice = 2;
constexpr uint8_t kLaneEvent = 3;
constexpr uint8_t kEnter = 1, kAcknowledge = 2, kLeave = 3, kSay = 16, kAskPeople = 25, kAskVoice = 88, kClick = 100;
constexpr uint8_t kWelcome = 128, kMoved = 160, kVoiceTicket = 216, kTold = 227;
constexpr size_t kFrameHeadBytes = 12, kRecordBytes = 12, kReportBytes = 14, kEventHeadBytes = 6;
constexpr size_t kTrackedReportBytes = 30, kTrackedBytes = 28;
constexpr size_t kSpeechHeadBytes = 7, kVoiceFrameHeadBytes = 4, kVoicePacketHeadBytes = 16;
constexpr uint32_t kSlotMask = (1u << 18) - 1;
constexpr uint8_t kGaitWalk = 1;

template <typename Number>
Number read_le(const uint8_t* at) {
    Number number;
    std::memcpy(&number, at, sizeof number);  // this machine is little-endian, as the wire is
    return number;
}

// The u64 of a place: x 20 | z 20 (1 cm) | y 15 (2 cm) | yaw 9, from the lowest bit.
inline uint64_t pack_position(double x, double y, double z, double yaw) {
    auto x20 = static_cast<uint64_t>(std::llround((x + 5242.88) * 100));
    auto z20 = static_cast<uint64_t>(std::llround((z + 5242.88) * 100));
    auto y15 = static_cast<uint64_t>(std::llround((y + 128.0) * 50));
    auto yaw9 = static_cast<uint64_t>(std::llround(yaw / (2 * M_PI) * 512)) & 511;
    return (x20 & 0xFFFFF) | (z20 & 0xFFFFF) << 20 | (y15 & 0x7FFF) << 40 | yaw9 << 55;
}

// The u64 of a tracked part: x 9 | y 9 | z 9 (1 cm) | rotation 32 | tracked 1; of the rotation w is left out.
inline uint64_t pack_part(int x_cm, int y_cm, int z_cm, uint32_t tilt) {
    uint64_t rotation = (511 + tilt % 100) | 511u << 10 | 511u << 20 | 3u << 30;
    auto steps = [](int cm, int origin_cm) { return static_cast<uint64_t>(cm - origin_cm) & 511; };
    return steps(x_cm, -256) | steps(y_cm, -128) << 9 | steps(z_cm, -256) << 18 | rotation << 27 | uint64_t{1} << 59;
}

// ---- MessagePack: the few types that our messages use

class Packer {
  public:
    explicit Packer(uint8_t fields) { bytes_.push_back(0x80 | fields); }

    Packer& text(std::string_view key, std::string_view value) {
        raw_text(key);
        raw_text(value);
        return *this;
    }
    Packer& number(std::string_view key, uint32_t value) {
        raw_text(key);
        bytes_.push_back(0xce);
        for (int shift = 24; shift >= 0; shift -= 8) bytes_.push_back(static_cast<uint8_t>(value >> shift));
        return *this;
    }
    const std::vector<uint8_t>& bytes() const { return bytes_; }

  private:
    void raw_text(std::string_view value) {  // str 8: up to 255 bytes
        bytes_.push_back(0xd9);
        bytes_.push_back(static_cast<uint8_t>(value.size()));
        bytes_.insert(bytes_.end(), value.begin(), value.end());
    }
    std::vector<uint8_t> bytes_;
};

// Reads a value after the other; `ok` is false for ever after the first byte that is not as expected.
class Unpacker {
  public:
    Unpacker(const uint8_t* data, size_t size) : at_(data), end_(data + size) {}

    bool ok() const { return ok_; }

    uint32_t map() {
        uint8_t tag = byte();
        if ((tag & 0xf0) == 0x80) return tag & 0x0f;
        if (tag == 0xde) return static_cast<uint32_t>(big(2));
        return fail();
    }
    std::string_view text() {
        uint8_t tag = byte();
        if ((tag & 0xe0) == 0xa0) return span(tag & 0x1f);
        if (tag >= 0xd9 && tag <= 0xdb) return span(big(1u << (tag - 0xd9)));
        fail();
        return {};
    }
    double number() {
        uint8_t tag = byte();
        if (tag < 0x80) return tag;
        if (tag >= 0xe0) return static_cast<int8_t>(tag);
        if (tag >= 0xcc && tag <= 0xcf) return static_cast<double>(big(1u << (tag - 0xcc)));
        if (tag >= 0xd0 && tag <= 0xd3) {
            unsigned size = 1u << (tag - 0xd0);
            int64_t value = static_cast<int64_t>(big(size) << (64 - 8 * size));
            return static_cast<double>(value >> (64 - 8 * size));
        }
        if (tag == 0xca) {
            uint32_t bits = static_cast<uint32_t>(big(4));
            float value;
            std::memcpy(&value, &bits, sizeof value);
            return value;
        }
        if (tag == 0xcb) {
            uint64_t bits = big(8);
            double value;
            std::memcpy(&value, &bits, sizeof value);
            return value;
        }
        fail();
        return 0;
    }
    bool boolean() {
        uint8_t tag = byte();
        if (tag != 0xc2 && tag != 0xc3) fail();
        return tag == 0xc3;
    }
    void skip(int depth = 0) {
        if (!ok_ || depth > 8 || at_ >= end_) return void(fail());
        uint8_t tag = *at_;
        if ((tag & 0xf0) == 0x80 || tag == 0xde) return skip_many(2 * map(), depth);
        if ((tag & 0xf0) == 0x90) return ++at_, skip_many(tag & 0x0f, depth);
        if (tag == 0xdc) return ++at_, skip_many(static_cast<uint32_t>(big(2)), depth);
        if ((tag & 0xe0) == 0xa0 || (tag >= 0xd9 && tag <= 0xdb)) return void(text());
        if (tag >= 0xc4 && tag <= 0xc6) return ++at_, void(span(big(1u << (tag - 0xc4))));
        if (tag == 0xc0 || tag == 0xc2 || tag == 0xc3) return void(++at_);
        number();
    }

  private:
    uint32_t fail() {
        ok_ = false;
        return 0;
    }
    uint8_t byte() {
        if (!ok_ || at_ >= end_) return static_cast<uint8_t>(fail());
        return *at_++;
    }
    uint64_t big(size_t size) {
        uint64_t value = 0;
        for (size_t i = 0; i < size; i++) value = value << 8 | byte();
        return value;
    }
    std::string_view span(size_t size) {
        if (!ok_ || size > static_cast<size_t>(end_ - at_)) {
            fail();
            return {};
        }
        auto* start = reinterpret_cast<const char*>(at_);
        at_ += size;
        return {start, size};
    }
    void skip_many(uint32_t count, int depth) {
        for (uint32_t i = 0; i < count && ok_; i++) skip(depth + 1);
    }

    const uint8_t *at_, *end_;
    bool ok_ = true;
};

// What a visitor reads from Welcome and from Moved: both carry `epoch` and `place`.
struct Standing {
    std::string session;
    bool resumed = false;
    uint32_t slot = 0, epoch = 0;
    double x = 0, y = 0, z = 0;
};

inline std::optional<Standing> read_standing(const uint8_t* body, size_t size) {
    Standing standing;
    Unpacker unpacker(body, size);
    uint32_t fields = unpacker.map();
    for (uint32_t i = 0; i < fields && unpacker.ok(); i++) {
        std::string_view key = unpacker.text();
        if (key == "session") standing.session = unpacker.text();
        else if (key == "resumed") standing.resumed = unpacker.boolean();
        else if (key == "slot") standing.slot = static_cast<uint32_t>(unpacker.number());
        else if (key == "epoch") standing.epoch = static_cast<uint32_t>(unpacker.number());
        else if (key == "place") {
            uint32_t coordinates = unpacker.map();
            for (uint32_t k = 0; k < coordinates && unpacker.ok(); k++) {
                std::string_view axis = unpacker.text();
                double value = unpacker.number();
                if (axis == "x") standing.x = value;
                if (axis == "y") standing.y = value;
                if (axis == "z") standing.z = value;
            }
        } else unpacker.skip();
    }
    if (!unpacker.ok()) return std::nullopt;
    return standing;
}

// The text of one field of a message; "" where there is none.
inline std::string read_text(const uint8_t* body, size_t size, std::string_view wanted) {
    Unpacker unpacker(body, size);
    uint32_t fields = unpacker.map();
    for (uint32_t i = 0; i < fields && unpacker.ok(); i++) {
        if (unpacker.text() == wanted) return std::string(unpacker.text());
        unpacker.skip();
    }
    return "";
}

// ---- WebSocket frames

// Appends one masked frame (a client masks every frame). Payloads up to 65,535 bytes.
inline void append_frame(std::vector<uint8_t>& out, uint8_t opcode, const uint8_t* payload, size_t size, uint32_t mask) {
    out.push_back(0x80 | opcode);
    if (size < 126) {
        out.push_back(static_cast<uint8_t>(0x80 | size));
    } else {
        out.push_back(0x80 | 126);
        out.push_back(static_cast<uint8_t>(size >> 8));
        out.push_back(static_cast<uint8_t>(size));
    }
    uint8_t key[4];
    std::memcpy(key, &mask, 4);
    out.insert(out.end(), key, key + 4);
    for (size_t i = 0; i < size; i++) out.push_back(payload[i] ^ key[i & 3]);
}

struct Frame {
    uint8_t opcode;
    bool fin;
    const uint8_t* payload;
    size_t size;
    size_t whole;  // with its head
};

// The frame that begins at `data`, once it is there whole. An oversized or masked one is reported by `whole` = 0.
inline std::optional<Frame> read_frame(const uint8_t* data, size_t size) {
    constexpr size_t kFrameMax = 4u << 20;
    if (size < 2) return std::nullopt;
    size_t length = data[1] & 0x7f, head = 2;
    if (length == 126) {
        if (size < 4) return std::nullopt;
        length = static_cast<size_t>(data[2]) << 8 | data[3];
        head = 4;
    } else if (length == 127) {
        if (size < 10) return std::nullopt;
        length = 0;
        for (int i = 2; i < 10; i++) length = length << 8 | data[i];
        head = 10;
    }
    if ((data[1] & 0x80) || length > kFrameMax) return Frame{0, false, nullptr, 0, 0};
    if (size < head + length) return std::nullopt;
    return Frame{static_cast<uint8_t>(data[0] & 0x0f), (data[0] & 0x80) != 0, data + head, length, head + length};
}

}  // namespace wire

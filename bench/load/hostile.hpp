// Visitors who mean no good: each in one manner, again and again, coming back whenever the server shows them the door.
#pragma once

#include <map>
#include <string>

#include "visitor.hpp"

enum class Manner { kSlow, kFlooding, kGarbage, kTeleporting, kChurning };
constexpr int kManners = 5;

class Hostile {
  public:
    static constexpr int kFloodedAtOnce = 25;  // 500 a second
    static constexpr measure::Nanoseconds kReturnEvery = 100'000'000;
    static constexpr double kTeleportMetres = 300;

    Hostile(Visitor& visitor, int index) : visitor_(visitor), manner_(static_cast<Manner>(index % kManners)) {
        chance_.seed(static_cast<uint32_t>(index + 1));
    }

    // One deed; called twenty times a second.
    void act(const Door& door, measure::Nanoseconds now) {
        if (visitor_.stage() == Stage::kOver) return come_back(door, now);
        if (visitor_.stage() != Stage::kInside) return;
        switch (manner_) {
            case Manner::kSlow:
                if (!reads_nothing_) visitor_.stop_reading(door);
                reads_nothing_ = true;
                break;
            case Manner::kFlooding:
                for (int i = 0; i < kFloodedAtOnce; i++) visitor_.ask(wire::kAskPeople, wire::Packer(0).bytes());
                break;
            case Manner::kGarbage: {
                std::vector<uint8_t> bytes(300);
                for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(chance_());
                visitor_.utter(bytes);
                break;
            }
            case Manner::kTeleporting:
                visitor_.jump(kTeleportMetres, now);
                break;
            case Manner::kChurning:
                if (now - visitor_.stage_since() > kReturnEvery) visitor_.over(now);
                break;
        }
    }

    int returns() const { return returns_; }
    const std::map<int, int>& closes() const { return closes_; }

  private:
    void come_back(const Door& door, measure::Nanoseconds now) {
        if (now - returned_at_ < kReturnEvery) return;
        returned_at_ = now;
        closes_[visitor_.close_code()]++;
        reads_nothing_ = false;
        if (visitor_.knock(door)) returns_++;
    }

    Visitor& visitor_;
    Manner manner_;
    bool reads_nothing_ = false;
    measure::Nanoseconds returned_at_ = 0;
    int returns_ = 0;
    std::map<int, int> closes_;  // by close code; 0 where the line ended without one, or was never opened
    std::minstd_rand chance_;
};

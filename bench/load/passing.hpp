// People who come and go: each stays a while, says hello, leaves, and another takes the place.
#pragma once

#include <random>
#include <string>

#include "visitor.hpp"

class Passing {
  public:
    static constexpr measure::Nanoseconds kComeWithin = 20'000'000'000;

    Passing(Visitor& visitor, int index, measure::Nanoseconds stay) : visitor_(visitor), index_(index), stay_(stay) {
        chance_.seed(static_cast<uint32_t>(index + 1));
        stays_until_ = measure::now() + drawn_stay();
    }

    // One deed; called twenty times a second.
    void act(const Door& door, measure::Nanoseconds now) {
        switch (visitor_.stage()) {
            case Stage::kInside:
                if (is_coming_) settle(now);
                if (now > stays_until_) return leave(now);
                visitor_.report(now);
                break;
            case Stage::kOver:
                // Nobody but us ends a stay.
                if (!is_gone_) failed_++;
                come(door);
                break;
            default:
                if (now - visitor_.stage_since() > kComeWithin) visitor_.over(now);
        }
    }

    int came() const { return came_; }
    int failed() const { return failed_; }

  private:
    void settle(measure::Nanoseconds now) {
        is_coming_ = false;
        came_++;
        stays_until_ = now + drawn_stay();
        std::string number = std::to_string(came_);
        std::string request_id = "hello-" + std::to_string(1'000'000 + index_) + "-" + std::string(8 - number.size(), '0') + number;
        visitor_.ask(wire::kSay, wire::Packer(2).text("request_id", request_id).text("text", "hello, everybody").bytes());
    }

    // Every other one says goodbye; of the others the server hears no more.
    void leave(measure::Nanoseconds now) {
        if (came_ % 2 == 0) visitor_.ask(wire::kLeave, wire::Packer(0).bytes());
        visitor_.over(now);
        is_gone_ = true;
    }

    void come(const Door& door) {
        visitor_.forget_who_it_was();
        is_gone_ = false;
        is_coming_ = visitor_.knock(door);
    }

    measure::Nanoseconds drawn_stay() {
        return static_cast<measure::Nanoseconds>(static_cast<double>(stay_) * std::uniform_real_distribution<>(0.5, 1.5)(chance_));
    }

    Visitor& visitor_;
    int index_;
    measure::Nanoseconds stay_, stays_until_;
    bool is_coming_ = false, is_gone_ = false;
    int came_ = 0, failed_ = 0;
    std::minstd_rand chance_;
};

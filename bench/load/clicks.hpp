// Everybody clicks once a second on the nearest thing that an experience listens to, and waits for its sentence.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <limits>
#include <memory>

#include "visitor.hpp"

struct Bell {
    std::string entity;
    double x, z;
};

// A line each: entity, x, z. Empty where the file cannot be read.
inline std::vector<Bell> read_bells(const std::string& path) {
    std::vector<Bell> bells;
    FILE* file = std::fopen(path.c_str(), "r");
    char entity[64];
    double x, z;
    while (file && std::fscanf(file, "%63s %lf %lf", entity, &x, &z) == 3) bells.push_back({entity, x, z});
    if (file) std::fclose(file);
    return bells;
}

class Clicks {
  public:
    Clicks(std::vector<std::unique_ptr<Visitor>>& visitors, std::vector<Bell> bells)
        : visitors_(visitors), bells_(std::move(bells)) {}

    // They begin, or go on; what is answered does not count yet.
    void begin() {
        is_on_ = true;
        round_began_ = measure::now() - kRound * next_ / visitors_.size();
        count(false);
    }

    void end() { is_on_ = false; }

    // Whether what is clicked from now on counts, and its answers: a stretch of its own.
    void count(bool on) {
        counts_ = on;
        if (on) answers_ = {}, clicks_ = unanswered_ = 0;
        for (auto& visitor : visitors_) visitor->count_answers(on ? &answers_ : &uncounted_);
    }

    // Spread evenly over the second.
    void click(measure::Nanoseconds now) {
        while (is_on_ && due() <= now) {
            Visitor& visitor = *visitors_[next_];
            if (visitor.stage() == Stage::kInside) {
                if (counts_) unanswered_ += visitor.waits_for_answer(), clicks_++;
                visitor.click(nearest(visitor).entity, measure::now());
            }
            if (++next_ == visitors_.size()) {
                next_ = 0;
                round_began_ += kRound;
            }
        }
    }

    measure::Nanoseconds due() const {
        return is_on_ ? round_began_ + kRound * next_ / visitors_.size() : std::numeric_limits<measure::Nanoseconds>::max();
    }

    // Of the last stretch.
    std::string json() const {
        char text[256];
        std::snprintf(text, sizeof text,
                      "{\"clicks\":%lu,\"answers\":%lu,\"unanswered\":%lu,\"answer_p50_ms\":%.1f,\"answer_p99_ms\":%.1f,"
                      "\"answer_max_ms\":%.1f}",
                      clicks_, answers_.count(), unanswered_, answers_.quantile_ms(0.5), answers_.quantile_ms(0.99),
                      answers_.quantile_ms(1.0 - 1e-9));
        return text;
    }

  private:
    static constexpr measure::Nanoseconds kRound = 1'000'000'000;

    const Bell& nearest(const Visitor& visitor) const {
        auto away = [&](const Bell& bell) {
            double x = bell.x - visitor.x(), z = bell.z - visitor.z();
            return x * x + z * z;
        };
        const Bell* best = &bells_.front();
        for (const Bell& bell : bells_)
            if (away(bell) < away(*best)) best = &bell;
        return *best;
    }

    std::vector<std::unique_ptr<Visitor>>& visitors_;
    std::vector<Bell> bells_;
    measure::Nanoseconds round_began_ = 0;
    measure::Histogram answers_, uncounted_;
    bool is_on_ = false, counts_ = false;
    uint64_t clicks_ = 0, unanswered_ = 0;
    size_t next_ = 0;
};

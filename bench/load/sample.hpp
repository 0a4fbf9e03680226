// One viewer who is looked at closely: who is near, in the middle or far is computed exactly here, and every pose that
// those send is followed until this viewer has it, or a newer one.
#pragma once

#include <algorithm>
#include <memory>

#include "measure.hpp"
#include "visitor.hpp"

class Sample {
  public:
    // Ranks close to a border change too often to say which tier's promise they were under, so they are left out.
    static constexpr size_t kNearEnd = 12, kMiddleStart = 20, kMiddleEnd = 56, kFarStart = 72, kFarEnd = 176;

    // Visitors below `first_sender` stop reading one day and are closed: what they sent last is not followed.
    Sample(uint32_t viewer, size_t visitors, uint32_t first_sender)
        : viewer_(viewer), first_sender_(first_sender), pairs_(visitors) {}

    uint32_t viewer() const { return viewer_; }

    // Ranks everybody by distance anew.
    void rank(const std::vector<std::unique_ptr<Visitor>>& visitors, measure::Window* window, measure::Nanoseconds now) {
        const Visitor& own = *visitors[viewer_];
        if (window) account(*window, now);
        ranked_at_ = now;
        order_.clear();
        for (uint32_t index = 0; index < visitors.size(); index++) {
            // Whose line broke still stands there for others, for longer than a run lasts after that.
            bool stands = visitors[index]->stage() == Stage::kInside || visitors[index]->stage() == Stage::kOver;
            if (index == viewer_ || !stands) continue;
            double dx = visitors[index]->x() - own.x(), dz = visitors[index]->z() - own.z();
            order_.emplace_back(static_cast<float>(dx * dx + dz * dz), index);
        }
        size_t ranked = std::min(order_.size(), kFarEnd);
        std::partial_sort(order_.begin(), order_.begin() + static_cast<long>(ranked), order_.end());
        for (Pair& pair : pairs_) pair.next_tier = measure::kNoTier;
        for (size_t rank = 0; rank < ranked; rank++)
            if (order_[rank].second >= first_sender_) pairs_[order_[rank].second].next_tier = tier_of(rank);
        in_tier_.fill(0);
        for (uint32_t index = 0; index < pairs_.size(); index++) {
            Pair& pair = pairs_[index];
            if (pair.next_tier != pair.tier) pair.followed_from = visitors[index]->reports_sent();
            pair.tier = pair.next_tier;
            if (pair.tier != measure::kNoTier) in_tier_[pair.tier]++;
        }
    }

    // A record of `sender` has arrived: settles all its reports up to the one that the record carries.
    void arrived(uint32_t index, const Visitor& sender, uint64_t position, measure::Window& window,
                 measure::Nanoseconds now) {
        Pair& pair = pairs_[index];
        if (pair.tier == measure::kNoTier) return;
        uint32_t report = sender.report_of(position);
        uint32_t from = std::max(pair.seen, pair.followed_from);
        if (report <= from) return;
        pair.seen = report;
        window.records[pair.tier]++;
        if (report - from > Visitor::kRemembered - 2) from = report - (Visitor::kRemembered - 2);
        for (uint32_t settled = from + 1; settled <= report; settled++)
            if (sender.sent_at(settled) >= window.began_at) window.pose_to_viewer[pair.tier].add(now - sender.sent_at(settled));
    }

    // Counts the neighbours that were followed since the last ranking, for the delivered rate of each tier.
    void account(measure::Window& window, measure::Nanoseconds now) {
        measure::Nanoseconds since = std::max(ranked_at_, window.began_at);
        if (since == 0 || now <= since) return;
        for (int tier = 0; tier < measure::kTiers; tier++)
            window.neighbour_s[tier] += static_cast<double>(in_tier_[tier]) * static_cast<double>(now - since) / 1e9;
        ranked_at_ = now;
    }

  private:
    struct Pair {
        uint32_t seen = 0;           // the newest report of the other that this viewer has
        uint32_t followed_from = 0;  // reports up to here were sent under another tier
        uint8_t tier = measure::kNoTier, next_tier = measure::kNoTier;
    };

    static uint8_t tier_of(size_t rank) {
        if (rank < kNearEnd) return measure::kNear;
        if (rank >= kMiddleStart && rank < kMiddleEnd) return measure::kMiddle;
        if (rank >= kFarStart && rank < kFarEnd) return measure::kFar;
        return measure::kNoTier;
    }

    uint32_t viewer_, first_sender_;
    std::vector<Pair> pairs_;
    std::vector<std::pair<float, uint32_t>> order_;
    std::array<size_t, measure::kTiers> in_tier_{};
    measure::Nanoseconds ranked_at_ = 0;
};

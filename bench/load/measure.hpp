// What is measured: latencies by tier, rates, and what the processes cost.
#pragma once

#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

namespace measure {

using Nanoseconds = uint64_t;

inline Nanoseconds now() {
    timespec reading;
    clock_gettime(CLOCK_MONOTONIC, &reading);
    return static_cast<Nanoseconds>(reading.tv_sec) * 1'000'000'000ull + static_cast<Nanoseconds>(reading.tv_nsec);
}

// Buckets of 0.1 ms up to 10 s; what is longer falls into the last.
class Histogram {
  public:
    void add(Nanoseconds elapsed) {
        size_t bucket = elapsed / 100'000;
        counts_[bucket < counts_.size() ? bucket : counts_.size() - 1]++;
        total_++;
    }
    uint64_t count() const { return total_; }

    // The value in ms that `share` of all stay below; -1 of nothing.
    double quantile_ms(double share) const {
        if (total_ == 0) return -1;
        auto rank = static_cast<uint64_t>(share * static_cast<double>(total_));
        uint64_t passed = 0;
        for (size_t bucket = 0; bucket < counts_.size(); bucket++) {
            passed += counts_[bucket];
            if (passed > rank) return (static_cast<double>(bucket) + 0.5) / 10;
        }
        return static_cast<double>(counts_.size()) / 10;
    }

  private:
    std::vector<uint32_t> counts_ = std::vector<uint32_t>(100'000);
    uint64_t total_ = 0;
};

enum Tier : uint8_t { kNear, kMiddle, kFar, kTiers, kNoTier = kTiers };
constexpr const char* kTierNames[kTiers] = {"near", "middle", "far"};

// CPU seconds of a process with all its threads, and the memory that it holds.
inline double cpu_s(int pid) {
    char path[64], text[1024];
    std::snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE* file = std::fopen(path, "r");
    if (!file) return 0;
    size_t size = std::fread(text, 1, sizeof text - 1, file);
    std::fclose(file);
    text[size] = 0;
    const char* after_name = std::strrchr(text, ')');  // the name may hold blanks
    unsigned long user = 0, system = 0;
    if (after_name)
        std::sscanf(after_name + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
    return static_cast<double>(user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

inline double resident_mb(int pid) {
    char path[64], line[256];
    std::snprintf(path, sizeof path, "/proc/%d/status", pid);
    FILE* file = std::fopen(path, "r");
    unsigned long kilobytes = 0;
    while (file && std::fgets(line, sizeof line, file))
        if (std::sscanf(line, "VmRSS: %lu", &kilobytes) == 1) break;
    if (file) std::fclose(file);
    return static_cast<double>(kilobytes) / 1024;
}

inline double own_cpu_s() {
    rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    auto seconds = [](timeval time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// One stretch of a run, or several that count together. Only the sampled viewers' latencies are kept; counts are of all
// who read.
struct Window {
    const char* name;
    Nanoseconds began_at = 0, ended_at = 0;
    std::array<Histogram, kTiers> pose_to_viewer;
    std::array<uint64_t, kTiers> records{};
    std::array<double, kTiers> neighbour_s{};  // for how long so many neighbours of a tier were in view
    Histogram lateness;
    uint64_t frames = 0, frame_bytes = 0, event_bytes = 0, reports = 0, reports_unsent = 0, put_back = 0;
    size_t readers = 0;
    double slowest_viewer_hz = -1;
    double server_cpu_s = 0, own_cpu = 0, measured_s = 0, resident_before_mb = 0, resident_after_mb = 0;

    explicit Window(const char* called) : name(called) {}

    void begin(int server_pid, size_t reading) {
        readers = reading;
        server_cpu_s -= cpu_s(server_pid);
        own_cpu -= own_cpu_s();
        if (!measured_s) resident_before_mb = resident_mb(server_pid);
        began_at = now();
    }
    void end(int server_pid) {
        ended_at = now();
        server_cpu_s += cpu_s(server_pid);
        own_cpu += own_cpu_s();
        resident_after_mb = resident_mb(server_pid);
        measured_s += static_cast<double>(ended_at - began_at) / 1e9;
    }
    double seconds() const { return measured_s; }

    std::string json() const {
        char text[2048];
        double each = seconds() * static_cast<double>(readers);
        auto per_viewer_s = [&](uint64_t count) { return each > 0 ? static_cast<double>(count) / each : 0; };
        std::string out;
        std::snprintf(text, sizeof text,
                      "{\"name\":\"%s\",\"seconds\":%.2f,\"readers\":%zu,\"delivered_hz\":%.2f,\"slowest_viewer_hz\":%.2f,"
                      "\"payload_bytes_per_s\":%.0f,\"event_bytes_per_s\":%.0f,\"reports_per_s\":%.0f,\"reports_unsent\":%lu,"
                      "\"put_back\":%lu,\"server_cpu\":%.1f,\"generator_cpu\":%.1f,\"server_mb_before\":%.1f,"
                      "\"server_mb_after\":%.1f,\"late_p50_ms\":%.1f,\"late_p99_ms\":%.1f",
                      name, seconds(), readers, per_viewer_s(frames), slowest_viewer_hz,
                      per_viewer_s(frame_bytes + event_bytes), per_viewer_s(event_bytes),
                      static_cast<double>(reports) / seconds(), reports_unsent, put_back, 100 * server_cpu_s / seconds(),
                      100 * own_cpu / seconds(), resident_before_mb, resident_after_mb, lateness.quantile_ms(0.5),
                      lateness.quantile_ms(0.99));
        out += text;
        for (int tier = 0; tier < kTiers; tier++) {
            auto hz = neighbour_s[tier] > 0 ? static_cast<double>(records[tier]) / neighbour_s[tier] : 0;
            std::snprintf(text, sizeof text, ",\"%s_p50_ms\":%.1f,\"%s_p99_ms\":%.1f,\"%s_hz\":%.2f,\"%s_poses\":%lu",
                          kTierNames[tier], pose_to_viewer[tier].quantile_ms(0.5), kTierNames[tier],
                          pose_to_viewer[tier].quantile_ms(0.99), kTierNames[tier], hz, kTierNames[tier],
                          pose_to_viewer[tier].count());
            out += text;
        }
        return out + "}";
    }
};

}  // namespace measure

// Load for one Space on this machine: many visitors, all moving, each from its own address in 127.0.0.0/8, each with
// its own cookie and ticket. One thread, one core. Prints one line of JSON; ends by itself.
//
//   generator --port 8080 --space bench-field --visitors 1000 --server-pid 4711 --seconds 20
//
// Exit status: 0 measured, 2 wrong use, 3 the run could not be made, 4 measured but this generator was too busy
// (above 90 % of its core), so that the numbers say more about it than about the server.
#include <sched.h>
#include <signal.h>

#include <cstdlib>
#include <map>

#include "clicks.hpp"
#include "hostile.hpp"
#include "passing.hpp"
#include "sample.hpp"
#include "voice.hpp"

using measure::Nanoseconds;

namespace {

constexpr Nanoseconds kSecond = 1'000'000'000;
constexpr int kVisitorsMax = 8'000, kSecondsMax = 3'600, kKnockingMax = 24, kSamplesMax = 96;
constexpr double kOwnCpuMax = 90;
constexpr Nanoseconds kRestAtLeast = 250'000;  // a report may go out this much late, which is printed as lateness
constexpr Nanoseconds kReadEvery = 1'000'000;  // batches the reads; what that costs is counted against the server
constexpr int kTurns = 7;  // of clicking and not clicking
constexpr Nanoseconds kSettling = 2 * kSecond;  // after either began
constexpr Nanoseconds kEnterWithin = 180 * kSecond, kStageWithin = 20 * kSecond, kEndWithin = 15 * kSecond;

struct Options {
    int port = 0, visitors = 100, seconds = 10, warmup = 5, rate = 20, stop = 0, stopped_seconds = 10, core = -1, hostile = 0, stay = 0, voices = 0,
        tracked = 0;
    int server_pid = 0;
    std::string space, bells;
};

[[noreturn]] void fail(int status, const std::string& why) {
    std::fprintf(stderr, "generator: %s\n", why.c_str());
    std::exit(status);
}

Options read_options(int count, char** words) {
    Options options;
    std::map<std::string, int*> numbers{{"--port", &options.port},         {"--visitors", &options.visitors},
                                        {"--seconds", &options.seconds},   {"--warmup", &options.warmup},
                                        {"--rate", &options.rate},         {"--stop", &options.stop},
                                        {"--core", &options.core},         {"--server-pid", &options.server_pid},
                                        {"--stopped-seconds", &options.stopped_seconds},
                                        {"--hostile", &options.hostile},         {"--stay", &options.stay},
                                        {"--voices", &options.voices},     {"--tracked", &options.tracked}};
    for (int i = 1; i + 1 < count; i += 2) {
        if (std::string(words[i]) == "--space") options.space = words[i + 1];
        else if (std::string(words[i]) == "--bells") options.bells = words[i + 1];
        else if (auto found = numbers.find(words[i]); found != numbers.end()) *found->second = std::atoi(words[i + 1]);
        else fail(2, std::string("unknown option ") + words[i]);
    }
    auto within = [](int value, int lowest, int highest) { return value >= lowest && value <= highest; };
    if (count % 2 == 0 || options.space.empty() || options.server_pid <= 0 || !within(options.port, 1, 65535) ||
        !within(options.visitors, 2, kVisitorsMax) || !within(options.seconds, 1, kSecondsMax) ||
        !within(options.warmup, 0, kSecondsMax) || !within(options.rate, 1, 20) ||
        !within(options.stop, 0, options.visitors / 2) || !within(options.hostile, 0, options.visitors / 2) ||
        (options.stop > 0) + (options.hostile > 0) + (options.stay > 0) + (options.voices > 0) + (options.tracked > 0) + !options.bells.empty() > 1 ||
        !within(options.voices, 0, options.visitors) || !within(options.tracked, 0, options.visitors) ||
        !within(options.stopped_seconds, 1, kSecondsMax) || !within(options.stay, 0, kSecondsMax))
        fail(2, "--port --space --server-pid are needed; --visitors 2..8000 --seconds 1..3600 --warmup --rate 1..20 "
                "--stop 0..half or --hostile 0..half, --stopped-seconds, --stay SECONDS of a half that comes and goes, "
                "or --voices SPEAKERS, or --tracked WEARERS of a headset, or --bells FILE of what is clicked; --core");
    return options;
}

class Generator {
  public:
    explicit Generator(const Options& options)
        : options_(options), door_{static_cast<uint16_t>(options.port), options.space, epoll_create1(0)},
          period_(kSecond / static_cast<Nanoseconds>(options.rate)) {
        for (int i = 0; i < options.visitors; i++) {
            visitors_.push_back(std::make_unique<Visitor>());
            visitors_.back()->prepare(static_cast<uint32_t>(i), 20260401);
        }
        // The first ones are those who will stop reading, turn hostile or go: only others are looked at closely.
        int reading = options.visitors - aside_, samples = std::min(reading, kSamplesMax);
        sample_of_.assign(visitors_.size(), -1);
        for (int i = 0; i < samples; i++) {
            auto viewer = static_cast<uint32_t>(aside_ + i * reading / samples);
            sample_of_[viewer] = static_cast<int>(samples_.size());
            samples_.emplace_back(viewer, visitors_.size(), static_cast<uint32_t>(aside_));
        }
        round_began_ = measure::now();
    }

    int run() {
        Nanoseconds began = measure::now();
        enter_all();
        double entered_s = static_cast<double>(measure::now() - began) / 1e9;
        for (int i = 0; options_.stay > 0 && i < aside_; i++)
            passing_.emplace_back(*visitors_[i], i, static_cast<Nanoseconds>(options_.stay) * kSecond);
        turn_until(measure::now() + static_cast<Nanoseconds>(options_.warmup) * kSecond);
        std::string windows;
        if (options_.bells.empty()) windows = measure_window("all read", options_.seconds, visitors_.size() - passing_.size());
        std::string stopped = "null";
        if (options_.stop > 0) {
            Nanoseconds stopped_at = measure::now();
            for (int i = 0; i < options_.stop; i++) visitors_[i]->stop_reading(door_);
            windows += "," + measure_window("some stopped reading", options_.stopped_seconds,
                                            visitors_.size() - static_cast<size_t>(options_.stop));
            stopped = resume_stopped(stopped_at);
        }
        std::string hostile = "null";
        if (options_.hostile > 0) {
            for (int i = 0; i < options_.hostile; i++) hostile_.emplace_back(*visitors_[i], i);
            windows += "," + measure_window("some hostile", options_.stopped_seconds,
                                            visitors_.size() - static_cast<size_t>(options_.hostile));
            hostile = told_of_hostile();
        }
        std::string voice = "null";
        if (options_.voices > 0) voice = measure_voices(windows);
        std::string tracked = "null";
        if (options_.tracked > 0) tracked = measure_tracked(windows);
        std::string clicks = "null";
        if (!options_.bells.empty()) clicks = measure_clicks(windows);
        int lost = 0, came = 0, failed = 0;
        for (const Passing& each : passing_) came += each.came(), failed += each.failed();
        for (size_t i = static_cast<size_t>(aside_); i < visitors_.size(); i++)
            lost += visitors_[i]->stage() != Stage::kInside;
        std::printf("{\"visitors\":%d,\"rate\":%d,\"entered_s\":%.2f,\"lost\":%d,\"came\":%d,\"failed\":%d,\"stopped\":%s,"
                    "\"hostile\":%s,\"voice\":%s,\"tracked\":%s,\"clicks\":%s,\"windows\":[%s]}\n",
                    options_.visitors, options_.rate, entered_s, lost, came, failed, stopped.c_str(), hostile.c_str(),
                    voice.c_str(), tracked.c_str(), clicks.c_str(), windows.c_str());
        return busiest_ > kOwnCpuMax ? 4 : 0;
    }

  private:
    // A few at a time, as people come; who is inside walks already.
    void enter_all() {
        Nanoseconds give_up_at = measure::now() + kEnterWithin;
        size_t next = 0, inside = 0;
        while (inside < visitors_.size()) {
            size_t knocking = 0;
            inside = 0;
            for (size_t i = 0; i < next; i++) {
                Stage stage = visitors_[i]->stage();
                if (stage == Stage::kOver) fail(3, "visitor " + std::to_string(i) + ": " + why_over(*visitors_[i]));
                if (stage == Stage::kInside) inside++;
                else if (measure::now() - visitors_[i]->stage_since() > kStageWithin) fail(3, "the server does not answer");
                else knocking++;
            }
            for (; next < visitors_.size() && knocking < kKnockingMax; next++, knocking++)
                if (!visitors_[next]->knock(door_)) fail(3, "no more sockets or source addresses on this machine");
            if (measure::now() > give_up_at) fail(3, "entering took too long: " + std::to_string(inside) + " are inside");
            turn_until(measure::now() + 5'000'000);
        }
        by_slot_.assign(1u << 18, -1);
        for (size_t i = 0; i < visitors_.size(); i++) by_slot_[visitors_[i]->standing().slot & wire::kSlotMask] = static_cast<int>(i);
    }

    std::string measure_window(const char* name, int seconds, size_t readers) {
        measure::Window window(name);
        measure_into(window, static_cast<Nanoseconds>(seconds) * kSecond, readers);
        busiest_ = std::max(busiest_, 100 * window.own_cpu / window.seconds());
        return window.json();
    }

    void measure_into(measure::Window& window, Nanoseconds stretch, size_t readers) {
        std::vector<uint64_t> frames_before = frames_of_;
        window.begin(options_.server_pid, readers);
        for (Sample& sample : samples_) sample.rank(visitors_, nullptr, window.began_at);
        window_ = &window;
        turn_until(window.began_at + stretch);
        window_ = nullptr;
        window.end(options_.server_pid);
        for (Sample& sample : samples_) sample.account(window, window.ended_at);
        for (size_t i = static_cast<size_t>(aside_); i < visitors_.size(); i++) {
            double hz = static_cast<double>(frames_of_[i] - frames_before[i]) * kSecond / static_cast<double>(stretch);
            if (window.slowest_viewer_hz < 0 || hz < window.slowest_viewer_hz) window.slowest_viewer_hz = hz;
        }
    }

    // Everybody listens from now on, and some speak; then one more window.
    std::string measure_voices(std::string& windows) {
        voices_ = std::make_unique<Voices>(visitors_, options_.voices);
        Nanoseconds give_up_at = measure::now() + kStageWithin;
        while (!voices_->is_ready(door_)) {
            if (measure::now() > give_up_at) fail(3, "the voice sockets did not open: " + voices_->why_over());
            turn_until(measure::now() + 5'000'000);
        }
        turn_until(measure::now() + static_cast<Nanoseconds>(options_.warmup) * kSecond);
        Heard heard;
        voices_->count(&heard);
        windows += "," + measure_window("voices", options_.seconds, visitors_.size());
        voices_->count(nullptr);
        std::string told = heard.json(options_.seconds, visitors_.size());
        told.pop_back();
        return told + ",\"speakers\":" + std::to_string(options_.voices) + ",\"closed\":" +
               std::to_string(voices_->closed()) + ",\"widest_m\":" + std::to_string(voices_->widest_m()) + "}";
    }

    // Some of the crowd wear headsets from now on; then one more window.
    std::string measure_tracked(std::string& windows) {
        for (int i = 0; i < options_.tracked; i++)
            visitors_[static_cast<size_t>(i) * visitors_.size() / static_cast<size_t>(options_.tracked)]->track();
        turn_until(measure::now() + static_cast<Nanoseconds>(options_.warmup) * kSecond);
        tracked_bytes_ = 0;
        windows += "," + measure_window("tracked", options_.seconds, visitors_.size());
        double each_s = static_cast<double>(options_.seconds) * static_cast<double>(visitors_.size());
        return "{\"wearers\":" + std::to_string(options_.tracked) +
               ",\"bytes_per_s\":" + std::to_string(static_cast<double>(tracked_bytes_) / each_s) + "}";
    }

    // Everybody clicks once a second in every other stretch, so that a change of the machine's pace meets both alike.
    // Each stretch is a window of its own, so that a moment in which the machine stood still spoils one of them.
    std::string measure_clicks(std::string& windows) {
        std::vector<Bell> bells = read_bells(options_.bells);
        if (bells.empty()) fail(3, "nothing to click in " + options_.bells);
        clicks_ = std::make_unique<Clicks>(visitors_, std::move(bells));
        windows.clear();
        std::string stretches;
        for (int turn = 0; turn < kTurns; turn++) {
            windows += (turn ? "," : "") + measure_stretch("calm");
            clicks_->begin();
            turn_until(measure::now() + kSettling);
            clicks_->count(true);
            windows += "," + measure_stretch("clicks");
            stretches += (turn ? "," : "") + clicks_->json();
            clicks_->count(false);
            clicks_->end();
            turn_until(measure::now() + kSettling);
        }
        return "[" + stretches + "]";
    }

    std::string measure_stretch(const char* name) {
        measure::Window window(name);
        measure_into(window, static_cast<Nanoseconds>(options_.seconds) * kSecond / kTurns, visitors_.size());
        busiest_ = std::max(busiest_, 100 * window.own_cpu / window.seconds());
        return window.json();
    }

    // Everybody who stopped should have been closed by the server, and may come back to the same slot.
    std::string resume_stopped(Nanoseconds stopped_at) {
        double first_s = 1e9, last_s = 0;
        std::map<int, int> codes;
        int closed = 0;
        std::vector<uint32_t> slots;
        for (int i = 0; i < options_.stop; i++) {
            Visitor& visitor = *visitors_[i];
            slots.push_back(visitor.standing().slot);
            if (visitor.stage() != Stage::kOver) continue;
            closed++;
            codes[visitor.close_code()]++;
            double after_s = static_cast<double>(visitor.closed_at() - stopped_at) / 1e9;
            first_s = std::min(first_s, after_s);
            last_s = std::max(last_s, after_s);
            visitor.knock(door_);
        }
        Nanoseconds give_up_at = measure::now() + kEndWithin;
        int resumed = 0;
        while (resumed < closed && measure::now() < give_up_at) {
            turn_until(measure::now() + 20'000'000);
            resumed = 0;
            for (int i = 0; i < options_.stop; i++) {
                const Visitor& visitor = *visitors_[i];
                resumed += visitor.stage() == Stage::kInside && visitor.was_resumed() && visitor.standing().slot == slots[i];
            }
        }
        std::string by_code = counted(codes);
        char text[512];
        std::snprintf(text, sizeof text,
                      "{\"count\":%d,\"closed\":%d,\"first_closed_s\":%.2f,\"last_closed_s\":%.2f,\"resumed\":%d,\"codes\":{%s}}",
                      options_.stop, closed, closed ? first_s : -1, closed ? last_s : -1, resumed, by_code.c_str());
        return text;
    }

    std::string told_of_hostile() const {
        int returns = 0;
        std::map<int, int> closes;
        for (const Hostile& each : hostile_) {
            returns += each.returns();
            for (auto [code, count] : each.closes()) closes[code] += count;
        }
        return "{\"count\":" + std::to_string(hostile_.size()) + ",\"returns\":" + std::to_string(returns) +
               ",\"codes\":{" + counted(closes) + "}}";
    }

    static std::string counted(const std::map<int, int>& by_code) {
        std::string text;
        for (auto [code, count] : by_code)
            text += (text.empty() ? "\"" : ",\"") + std::to_string(code) + "\":" + std::to_string(count);
        return text;
    }

    // The heart: reports when they are due, reads what has come, ranks one sample now and then.
    void turn_until(Nanoseconds end) {
        static epoll_event events[512];
        Nanoseconds now = measure::now();
        while (now < end) {
            report_due(now);
            if (voices_) voices_->speak(now);
            if (clicks_) clicks_->click(now);
            rank_one(now);
            Nanoseconds due = std::min({due_of(next_), polled_at_ + kReadEvery, end});
            if (voices_) due = std::min(due, voices_->due_at());
            if (clicks_) due = std::min(due, clicks_->due());
            sleep_until(std::max(now + kRestAtLeast, due));
            now = measure::now();
            if (now < polled_at_ + kReadEvery) continue;
            polled_at_ = now;
            int ready = epoll_wait(door_.epoll, events, 512, 0);
            for (int i = 0; i < ready; i++) serve(events[i], measure::now());
            now = measure::now();
        }
    }

    static void sleep_until(Nanoseconds moment) {
        timespec at{static_cast<time_t>(moment / kSecond), static_cast<long>(moment % kSecond)};
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, nullptr);
    }

    Nanoseconds due_of(size_t index) const { return round_began_ + period_ * index / visitors_.size(); }

    void report_due(Nanoseconds now) {
        for (int count = 0; count < 128 && due_of(next_) <= now; count++) {
            Visitor& visitor = *visitors_[next_];
            if (next_ < hostile_.size()) {
                hostile_[next_].act(door_, now);
            } else if (next_ < passing_.size()) {
                passing_[next_].act(door_, now);
            } else if (visitor.stage() == Stage::kInside) {
                Nanoseconds sent_at = measure::now();
                bool sent = visitor.report(sent_at);
                if (window_) {
                    window_->lateness.add(sent_at - due_of(next_));
                    (sent ? window_->reports : window_->reports_unsent)++;
                }
            }
            if (++next_ == visitors_.size()) {
                next_ = 0;
                round_began_ += period_;
            }
        }
    }

    void rank_one(Nanoseconds now) {
        if (!window_ || now - ranked_at_ < 4'000'000) return;
        ranked_at_ = now;
        samples_[next_sample_++ % samples_.size()].rank(visitors_, window_, now);
    }

    void serve(const epoll_event& event, Nanoseconds now) {
        uint32_t index = event.data.u32;
        if (index >= visitors_.size()) return voices_->serve(door_, event);
        Visitor& visitor = *visitors_[index];
        if (visitor.stage() == Stage::kOver || visitor.stage() == Stage::kOutside) return;
        if (event.events & EPOLLOUT) visitor.writable(door_);
        if (!(event.events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR))) return;
        uint64_t event_bytes = 0;
        visitor.ready(
            door_, measure::now(), [&](const uint8_t* frame, size_t size) { see(index, frame, size, now); },
            [&] { if (window_) window_->put_back++; }, event_bytes);
        if (window_ && visitors_.size() - index <= window_->readers) window_->event_bytes += event_bytes;
    }

    void see(uint32_t viewer, const uint8_t* frame, size_t size, Nanoseconds now) {
        frames_of_[viewer]++;
        if (!window_ || visitors_.size() - viewer > window_->readers) return;  // who stopped reading is not counted
        window_->frames++;
        window_->frame_bytes += size;
        tracked_bytes_ += frame[11] * wire::kTrackedBytes;
        int sample = sample_of_[viewer];
        size_t people = frame[8];
        if (sample < 0 || size < wire::kFrameHeadBytes + people * wire::kRecordBytes) return;
        for (size_t i = 0; i < people; i++) {
            const uint8_t* record = frame + wire::kFrameHeadBytes + i * wire::kRecordBytes;
            int index = by_slot_[wire::read_le<uint32_t>(record) & wire::kSlotMask];
            if (index < 0) continue;
            samples_[sample].arrived(static_cast<uint32_t>(index), *visitors_[index], wire::read_le<uint64_t>(record + 4),
                                     *window_, now);
        }
    }

    static std::string why_over(const Visitor& visitor) {
        if (!visitor.complaint().empty()) return visitor.complaint();
        return "closed with code " + std::to_string(visitor.close_code());
    }

    Options options_;
    int aside_ = options_.stay > 0 ? options_.visitors / 2 : std::max(options_.stop, options_.hostile);
    Door door_;
    Nanoseconds period_, round_began_ = 0, ranked_at_ = 0, polled_at_ = 0;
    std::vector<std::unique_ptr<Visitor>> visitors_;
    std::vector<Hostile> hostile_;  // from when they turn
    std::vector<Passing> passing_;
    std::vector<Sample> samples_;
    std::unique_ptr<Voices> voices_;  // once they are measured
    std::unique_ptr<Clicks> clicks_;
    std::vector<int> sample_of_, by_slot_;
    std::vector<uint64_t> frames_of_ = std::vector<uint64_t>(static_cast<size_t>(options_.visitors));
    measure::Window* window_ = nullptr;
    size_t next_ = 0, next_sample_ = 0;
    uint64_t tracked_bytes_ = 0;
    double busiest_ = 0;
};

void use_machine(const Options& options) {
    rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    if (files.rlim_cur < static_cast<rlim_t>(options.visitors) * (options.voices ? 2 : 1) + 64) fail(3, "too few open files allowed (ulimit -n)");
    if (options.core >= 0) {
        cpu_set_t cores;
        CPU_ZERO(&cores);
        CPU_SET(static_cast<size_t>(options.core), &cores);
        if (sched_setaffinity(0, sizeof cores, &cores) != 0) fail(3, "cannot be pinned to that core");
    }
    signal(SIGPIPE, SIG_IGN);
    alarm(static_cast<unsigned>(2 * (options.warmup + options.seconds) + options.stopped_seconds) + 300);  // whatever happens
}

}  // namespace

int main(int count, char** words) {
    Options options = read_options(count, words);
    use_machine(options);
    return Generator(options).run();
}

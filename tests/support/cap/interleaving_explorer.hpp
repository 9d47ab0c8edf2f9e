// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <unordered_map>
#include <utility>
#include <vector>

// Runs a few threads over model atomics in every order in which their atomic operations can fall, sequentially
// consistent.
//
// A thread between two atomic operations is nothing but the sequence of answers that its operations have had so far:
// its code is deterministic. So a thread is brought to its next operation by running it from the start and feeding it
// those answers; no stack is ever kept. Two orders that give every thread the same answers and the memory the same
// words lead to the same future, which is followed once (told apart by 128 bits of hash). `schedules` counts the orders
// covered all the same.
namespace mingbai_test {

class explorer {
public:
    /// What is known of one operation of the threads' programs (a `reserve`, a `commit`), by its number.
    struct operation {
        bool begun = false;
        bool done = false;
        std::uint64_t after = 0;  ///< bit i: operation i was over before this one began
    };

    using body = std::function<void()>;

    /// The model atomics that are made while the explorer lives are the threads' memory; their programs `perform` so
    /// many operations, or none if nobody asks for `operations()`.
    explicit explorer(std::size_t operations) : operations_(operations), last_(live()) { live() = this; }
    ~explorer() { live() = last_; }
    explorer(const explorer&) = delete;
    explorer& operator=(const explorer&) = delete;

    void thread(body run) { threads_.push_back({std::move(run), {}, {}, false}); }

    /// Called by a thread's body around operation `number`; its parts between are run at each replay.
    template <class F>
    void perform(std::size_t number, F&& run) {
        running_operation_ = number;
        run();
        threads_[running_].finished_operations.push_back(number);
    }

    /// Says that no thread writes this word, the n-th that was made: reading it is no step of its own then.
    void never_written(std::size_t n) { constant_.push_back(words_[n]); }

    /// The n-th word that was made, for `each_state`, which must change nothing.
    [[nodiscard]] std::uint64_t word(std::size_t n) const { return *words_[n]; }

    /// `each_state` after each step, `at_the_end` once for each different way in which all can end.
    void explore(const std::function<void()>& each_state, const std::function<void()>& at_the_end) {
        each_state_ = each_state;
        at_the_end_ = at_the_end;
        for (std::size_t t = 0; t < threads_.size(); ++t) advance(t);
        schedules = visit();
    }

    [[nodiscard]] const std::vector<operation>& operations() const { return operations_; }

    std::uint64_t most_states = ~std::uint64_t{0};  ///< after so many the rest is left out; for runs that are slow
    std::uint64_t schedules = 0;                    ///< all orders; stays at the greatest number when there are more
    std::uint64_t states = 0;                       ///< different states among them
    std::uint64_t endings = 0;                      ///< different ends

    // What the model atomics call.

    struct access {
        enum class kind { load, store, exchange } what = kind::load;
        std::uint64_t* word = nullptr;
        std::uint64_t expected = 0;
        std::uint64_t desired = 0;
    };
    struct answer {
        std::uint64_t value = 0;
        bool exchanged = false;
    };

    static explorer*& live() {
        static explorer* current = nullptr;
        return current;
    }

    void remember(std::uint64_t* word) { words_.push_back(word); }

    static answer apply(const access& asked) {
        answer given{*asked.word, false};
        const bool writes = asked.what == access::kind::store ||
                            (asked.what == access::kind::exchange && given.value == asked.expected);
        if (writes) *asked.word = asked.desired;
        given.exchanged = writes;
        return given;
    }

    answer ask(const access& asked) {
        if (!replaying_) return apply(asked);
        thread_state& self = threads_[running_];
        if (position_ < self.answers.size()) return self.answers[position_++];
        self.pending = asked;
        self.pending_operation = running_operation_;
        if (std::find(constant_.begin(), constant_.end(), asked.word) != constant_.end()) {
            if (asked.what != access::kind::load) std::abort();  // the test said that nobody writes it
            self.answers.push_back(apply(asked));
            return self.answers[position_++];
        }
        std::longjmp(to_scheduler_, 1);  // the code between has nothing to destroy
    }

private:
    struct thread_state {
        body run;
        std::vector<answer> answers;
        access pending;
        bool ended = false;
        std::size_t pending_operation = 0;
        std::vector<std::size_t> finished_operations{};
    };

    /// Runs a thread from its start to its first operation without an answer, or to its end.
    void advance(std::size_t t) {
        running_ = t;
        position_ = 0;
        replaying_ = true;
        threads_[t].finished_operations.clear();
        if (setjmp(to_scheduler_) == 0) {
            threads_[running_].run();
            threads_[running_].ended = true;
        }
        replaying_ = false;
        for (const std::size_t number : threads_[running_].finished_operations) operations_[number].done = true;
    }

    using state_key = std::pair<std::uint64_t, std::uint64_t>;
    struct key_hash {
        std::size_t operator()(const state_key& key) const { return static_cast<std::size_t>(key.first); }
    };

    [[nodiscard]] state_key key() const {
        state_key mixed{0x243f6a8885a308d3, 0x13198a2e03707344};
        const auto add = [&mixed](std::uint64_t value) {
            mixed.first = (mixed.first ^ value) * 0x9e3779b97f4a7c15;
            mixed.first ^= mixed.first >> 29;
            mixed.second = (mixed.second + value) * 0xd6e8feb86659fd93;
            mixed.second ^= mixed.second >> 32;
        };
        for (const std::uint64_t* word : words_) add(*word);
        for (const thread_state& each : threads_) {
            add(each.answers.size());
            for (const answer& given : each.answers) {
                add(given.value);
                add(given.exchanged ? 1 : 2);
            }
        }
        for (const operation& each : operations_) add(each.begun ? each.after : ~std::uint64_t{0});
        return mixed;
    }

    void begin(std::size_t number) {
        if (number >= operations_.size() || operations_[number].begun) return;
        operations_[number].begun = true;
        for (std::size_t i = 0; i < operations_.size(); ++i)
            if (operations_[i].done) operations_[number].after |= std::uint64_t{1} << i;
    }

    std::uint64_t visit() {
        const state_key here = key();
        if (const auto known = seen_.find(here); known != seen_.end()) return known->second;
        if (states == most_states) return 0;
        ++states;
        each_state_();
        std::uint64_t orders = 0;
        bool over = true;
        for (std::size_t t = 0; t < threads_.size(); ++t) {
            if (threads_[t].ended) continue;
            over = false;
            std::vector<std::uint64_t> memory;
            for (const std::uint64_t* word : words_) memory.push_back(*word);
            const std::vector<operation> operations = operations_;

            begin(threads_[t].pending_operation);
            const std::size_t answered = threads_[t].answers.size();
            threads_[t].answers.push_back(apply(threads_[t].pending));
            advance(t);
            const std::uint64_t more = visit();
            orders = more > ~orders ? ~std::uint64_t{0} : orders + more;

            threads_[t].answers.resize(answered);
            threads_[t].ended = false;
            advance(t);
            operations_ = operations;
            for (std::size_t i = 0; i < words_.size(); ++i) *words_[i] = memory[i];
        }
        if (over) {
            ++endings;
            orders = 1;
            at_the_end_();
        }
        seen_.emplace(here, orders);
        return orders;
    }

    std::vector<operation> operations_;
    explorer* last_;
    std::vector<thread_state> threads_;
    std::vector<std::uint64_t*> words_;
    std::unordered_map<state_key, std::uint64_t, key_hash> seen_;
    std::vector<std::uint64_t*> constant_;
    std::function<void()> each_state_;
    std::function<void()> at_the_end_;
    std::jmp_buf to_scheduler_{};
    std::size_t running_ = 0;
    std::size_t position_ = 0;
    std::size_t running_operation_ = 0;
    bool replaying_ = false;
};

/// Stands in for std::atomic<std::uint64_t>: outside a thread it acts at once, inside one the explorer says when.
template <class T>
class model_atomic {
public:
    static constexpr bool is_always_lock_free = true;

    model_atomic(T value) : value_(value) { explorer::live()->remember(&value_); }

    T load(std::memory_order) const {
        return explorer::live()->ask({explorer::access::kind::load, const_cast<T*>(&value_), 0, 0}).value;
    }
    void store(T desired, std::memory_order) {
        explorer::live()->ask({explorer::access::kind::store, &value_, 0, desired});
    }
    bool compare_exchange_strong(T& expected, T desired, std::memory_order, std::memory_order) {
        const auto given = explorer::live()->ask({explorer::access::kind::exchange, &value_, expected, desired});
        expected = given.value;
        return given.exchanged;
    }

private:
    T value_;
};

}  // namespace mingbai_test

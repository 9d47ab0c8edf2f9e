// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/tariff/detail/near_pairs.hpp>
#include <mingbai/tariff/detail/telling_words.hpp>
#include <mingbai/tariff/plan_name.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai::inline MINGBAI_ABI {

/// How two plan names resemble each other once region and effective time are set aside.
enum class name_likeness : std::uint8_t {
    same = 0,    ///< nothing is left that tells them apart
    alike = 1,   ///< one or two characters differ, and not only figures: 畅享 and 畅想
    family = 2,  ///< only figures differ: 59元档 and 79元档
    word = 3,    ///< a word that customers know tells them apart: 流量包 and 语音包, 省内 and 国内
};

/// Two names that resemble each other, by their index in the list that was searched, first < second.
struct name_pair {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::uint32_t distance = 0;  ///< characters inserted, deleted or replaced
    name_likeness likeness{};

    friend constexpr bool operator==(const name_pair&, const name_pair&) = default;
};

/// A plan on sale, as far as its name can be confused.
struct listed_name {
    std::string_view name;
    std::optional<std::int64_t> price{};  ///< any measure that is the same for equal prices, 10⁻⁶ yuan a month for one
};

/// Plans whose names are the same, or of one family. Members are in the order of the list.
struct name_group {
    std::vector<std::uint32_t> members;
    bool prices_differ = false;          ///< at least two members have known prices that differ
    bool regions_differ = false;         ///< the names carry different regions
    bool effective_times_differ = false;

    friend bool operator==(const name_group&, const name_group&) = default;
};

/// What a list of plan names has that customers can confuse.
struct name_overlaps {
    std::vector<name_group> same;      ///< at least two plans each
    std::vector<name_pair> alike;      ///< between the first plans of each name, in order
    std::vector<name_group> clusters;  ///< names joined by `alike`, at least two each, with all plans of those names
    std::vector<name_group> families;  ///< names that differ only in figures, at least two different names each
};

namespace detail {

/// A normalised name as characters; bytes that are not UTF-8 become values beyond Unicode, each its own.
inline void append_symbols(std::vector<name_symbol>& to, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const utf8_step step = decode_utf8(text, at);
        if (step.valid) {
            to.push_back(step.code_point);
            at += step.size;
        } else {
            to.push_back(0x110000U + static_cast<std::uint8_t>(text[at++]));
        }
    }
}

[[nodiscard]] constexpr bool in_figure(name_symbol symbol) noexcept { return is_digit(symbol) || symbol == U'.'; }

[[nodiscard]] inline bool equal_symbols(std::span<const name_symbol> a, std::span<const name_symbol> b) noexcept {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

/// FNV over the characters, with every figure counted as one and the same.
[[nodiscard]] constexpr std::uint64_t skeleton_hash(std::span<const name_symbol> name) noexcept {
    std::uint64_t hash = 14695981039346656037U;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (in_figure(name[i]) && i > 0 && in_figure(name[i - 1])) continue;
        hash = (hash ^ (in_figure(name[i]) ? 1U : std::uint32_t{name[i]} + 2U)) * 1099511628211U;
    }
    return hash ^ hash >> 29;
}

/// Whether two names are the same but for their figures.
[[nodiscard]] constexpr bool same_skeleton(std::span<const name_symbol> a, std::span<const name_symbol> b) noexcept {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (in_figure(a[i]) != in_figure(b[j])) return false;
        if (in_figure(a[i])) {
            while (i < a.size() && in_figure(a[i])) ++i;
            while (j < b.size() && in_figure(b[j])) ++j;
        } else if (a[i++] != b[j++]) {
            return false;
        }
    }
    return i == a.size() && j == b.size();
}

/// Row numbers beside a hash of each row, equal ones side by side: what is equal has equal hashes, and is compared.
template <class Hash, class Equal, class Emit>
void for_each_equal_run(std::size_t count, Hash&& hash, Equal&& equal, Emit&& emit) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order(count);
    for (std::uint32_t i = 0; i < count; ++i) order[i] = {hash(i), i};
    std::sort(order.begin(), order.end());
    std::vector<std::uint32_t> members;
    std::vector<bool> done(count);
    for (std::size_t begin = 0; begin < count;) {
        std::size_t end = begin + 1;
        while (end < count && order[end].first == order[begin].first) ++end;
        // Rows of one hash are nearly always equal; where they are not, each kind makes a run of its own.
        for (std::size_t i = begin; i < end; ++i) {
            if (done[i]) continue;
            members.clear();
            for (std::size_t j = i; j < end; ++j) {
                if (done[j] || (j != i && !equal(order[i].second, order[j].second))) continue;
                done[j] = true;
                members.push_back(order[j].second);
            }
            emit(std::as_const(members));
        }
        begin = end;
    }
}

/// The names of a list, each different one once, and which plans carry it.
class distinct_names {
public:
    explicit distinct_names(std::span<const listed_name> list) : parts_(list.size()) {
        std::vector<std::size_t> begins(list.size() + 1);
        std::vector<name_symbol> symbols;
        symbols.reserve(list.size() * 24);
        for (std::size_t i = 0; i < list.size(); ++i) {
            plan_name name = read_plan_name(list[i].name);
            append_symbols(symbols, name.text);
            begins[i + 1] = symbols.size();
            parts_[i] = {std::move(name.region), name.effective};
        }
        const auto of_plan = [&](std::uint32_t plan) {
            return std::span<const name_symbol>(symbols.data() + begins[plan], begins[plan + 1] - begins[plan]);
        };
        const auto hash = [&](std::uint32_t plan) {
            std::uint64_t mixed = 14695981039346656037U;
            for (const name_symbol symbol : of_plan(plan)) mixed = (mixed ^ symbol) * 1099511628211U;
            return mixed ^ mixed >> 29;
        };
        const auto equal = [&](std::uint32_t a, std::uint32_t b) { return equal_symbols(of_plan(a), of_plan(b)); };
        first_carrier_.push_back(0);
        for_each_equal_run(list.size(), hash, equal, [&](const std::vector<std::uint32_t>& plans) {
            carriers_.insert(carriers_.end(), plans.begin(), plans.end());
            first_carrier_.push_back(carriers_.size());
            const auto name = of_plan(plans.front());
            symbols_.insert(symbols_.end(), name.begin(), name.end());
            begins_.push_back(symbols_.size());
        });
    }

    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(begins_.size() - 1); }
    [[nodiscard]] std::span<const name_symbol> operator[](std::size_t name) const noexcept {
        return {symbols_.data() + begins_[name], begins_[name + 1] - begins_[name]};
    }
    /// The plans that carry a name, in the order of the list.
    [[nodiscard]] std::span<const std::uint32_t> carriers(std::size_t name) const noexcept {
        return {carriers_.data() + first_carrier_[name], first_carrier_[name + 1] - first_carrier_[name]};
    }
    [[nodiscard]] const std::string& region(std::size_t plan) const noexcept { return parts_[plan].region; }
    [[nodiscard]] effective_time effective(std::size_t plan) const noexcept { return parts_[plan].effective; }

private:
    struct part {
        std::string region;
        effective_time effective{};
    };

    std::vector<part> parts_;                   // of each plan
    std::vector<name_symbol> symbols_;          // of each name, one after the other
    std::vector<std::size_t> begins_{0};
    std::vector<std::uint32_t> carriers_;
    std::vector<std::size_t> first_carrier_;
};

/// Which family each name belongs to: names that differ only in figures have the same number.
inline std::vector<std::uint32_t> families_of(const distinct_names& names) {
    std::vector<std::uint32_t> family(names.size());
    std::uint32_t number = 0;
    for_each_equal_run(
        names.size(), [&](std::uint32_t i) { return skeleton_hash(names[i]); },
        [&](std::uint32_t a, std::uint32_t b) { return same_skeleton(names[a], names[b]); },
        [&](const std::vector<std::uint32_t>& members) {
            for (const std::uint32_t name : members) family[name] = number;
            ++number;
        });
    return family;
}

[[nodiscard]] inline name_likeness likeness_of(const distinct_names& names, const std::vector<std::uint32_t>& family,
                                               std::uint32_t a, std::uint32_t b) {
    if (family[a] == family[b]) return name_likeness::family;
    return told_apart_by_word(names[a], names[b]) ? name_likeness::word : name_likeness::alike;
}

/// `sink(first, second, distance)` for all pairs of distinct names within two edits, by their number.
template <class Sink>
void for_each_near_pair(const distinct_names& names, Sink&& sink) {
    name_pool pool;
    for (std::uint32_t i = 0; i < names.size(); ++i) pool.add(names[i], i);
    pool.sort();
    near_pair_finder(pool).run([&](std::uint32_t a, std::uint32_t b, unsigned distance) {
        const std::uint32_t first = pool.id(a);
        const std::uint32_t second = pool.id(b);
        sink((std::min)(first, second), (std::max)(first, second), distance);
    });
}

inline name_group group_of(std::vector<std::uint32_t> members, const distinct_names& names,
                           std::span<const listed_name> list) {
    name_group group;
    std::sort(members.begin(), members.end());
    std::optional<std::int64_t> price;
    for (const std::uint32_t plan : members) {
        group.regions_differ = group.regions_differ || names.region(plan) != names.region(members.front());
        group.effective_times_differ =
            group.effective_times_differ || names.effective(plan) != names.effective(members.front());
        if (price && list[plan].price && *price != *list[plan].price) group.prices_differ = true;
        if (!price) price = list[plan].price;
    }
    group.members = std::move(members);
    return group;
}

/// The groups that names make which have the same number, where they are two names at least. Ordered by first member.
inline std::vector<name_group> groups_by_number(const std::vector<std::uint32_t>& number, const distinct_names& names,
                                                std::span<const listed_name> list) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> order(number.size());
    for (std::uint32_t name = 0; name < order.size(); ++name) order[name] = {number[name], name};
    std::sort(order.begin(), order.end());
    std::vector<name_group> groups;
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        while (end < order.size() && order[end].first == order[begin].first) ++end;
        if (end - begin > 1) {
            std::vector<std::uint32_t> plans;
            for (std::size_t i = begin; i < end; ++i) {
                const auto carriers = names.carriers(order[i].second);
                plans.insert(plans.end(), carriers.begin(), carriers.end());
            }
            groups.push_back(group_of(std::move(plans), names, list));
        }
        begin = end;
    }
    return groups;
}

inline void sort_by_first_member(std::vector<name_group>& groups) {
    std::sort(groups.begin(), groups.end(),
              [](const name_group& a, const name_group& b) { return a.members.front() < b.members.front(); });
}

}  // namespace detail

/// Calls `sink(const name_pair&)` for every pair of plans whose names are the same or within two edits, once each. The
/// number of pairs can grow with the square of a family's size: `find_name_overlaps` gives families as groups instead.
template <class Sink>
void find_near_names(std::span<const listed_name> list, Sink&& sink) {
    const detail::distinct_names names(list);
    const std::vector<std::uint32_t> family = detail::families_of(names);
    const auto cross = [&](std::uint32_t a, std::uint32_t b, std::uint32_t distance, name_likeness likeness) {
        for (const std::uint32_t first : names.carriers(a))
            for (const std::uint32_t second : names.carriers(b)) {
                if (a == b && first >= second) continue;
                sink(name_pair{(std::min)(first, second), (std::max)(first, second), distance, likeness});
            }
    };
    for (std::uint32_t name = 0; name < names.size(); ++name)
        if (names.carriers(name).size() > 1) cross(name, name, 0, name_likeness::same);
    detail::for_each_near_pair(names, [&](std::uint32_t a, std::uint32_t b, unsigned distance) {
        cross(a, b, distance, detail::likeness_of(names, family, a, b));
    });
}

/// Everything in a list of plan names that customers can confuse: the same name twice, names that nearly are the same,
/// and the families that differ only in figures. All pairs are found, 100,000 names in a fraction of a second.
[[nodiscard]] inline name_overlaps find_name_overlaps(std::span<const listed_name> list) {
    name_overlaps found;
    const detail::distinct_names names(list);
    for (std::uint32_t name = 0; name < names.size(); ++name) {
        const auto carriers = names.carriers(name);
        if (carriers.size() > 1)
            found.same.push_back(detail::group_of({carriers.begin(), carriers.end()}, names, list));
    }
    const std::vector<std::uint32_t> family = detail::families_of(names);
    found.families = detail::groups_by_number(family, names, list);

    std::vector<std::uint32_t> leader(names.size());
    for (std::uint32_t name = 0; name < names.size(); ++name) leader[name] = name;
    const auto lead = [&](std::uint32_t name) {
        while (leader[name] != name) name = leader[name] = leader[leader[name]];
        return name;
    };
    detail::for_each_near_pair(names, [&](std::uint32_t a, std::uint32_t b, unsigned distance) {
        if (detail::likeness_of(names, family, a, b) != name_likeness::alike) return;
        const std::uint32_t first = names.carriers(a).front();
        const std::uint32_t second = names.carriers(b).front();
        found.alike.push_back({(std::min)(first, second), (std::max)(first, second), distance, name_likeness::alike});
        leader[(std::max)(lead(a), lead(b))] = (std::min)(lead(a), lead(b));
    });
    std::sort(found.alike.begin(), found.alike.end(), [](const name_pair& a, const name_pair& b) {
        return a.first != b.first ? a.first < b.first : a.second < b.second;
    });
    for (std::uint32_t name = 0; name < names.size(); ++name) leader[name] = lead(name);
    found.clusters = detail::groups_by_number(leader, names, list);

    detail::sort_by_first_member(found.same);
    detail::sort_by_first_member(found.clusters);
    detail::sort_by_first_member(found.families);
    return found;
}

}  // namespace mingbai::inline MINGBAI_ABI

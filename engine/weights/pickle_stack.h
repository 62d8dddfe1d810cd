// What a pickle's opcodes work on: a stack with marks and a memo.
#pragma once

#include "engine/weights/restricted_pickle.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace splitscope {

/// Every operation says whether it could be done; one that could not leaves the pickle damaged.
/// What has been made and referred to is counted, so that no pickle takes more than some megabytes.
class PickleStack
{
public:
    using Items = std::vector<const PickleValue *>;

    bool push(PickleValue value);
    /// Of what lies above the last mark; nullptr where nothing does, as pop().
    PickleValue *top() const;
    PickleValue *pop();
    /// In the order in which they were pushed.
    std::optional<Items> pop(std::size_t count);
    bool mark();
    std::optional<Items> popToMark();

    bool remember(std::optional<std::uint64_t> place);
    /// In the next place that is free.
    bool remember() { return remember(memo_.size()); }
    bool recall(std::optional<std::uint64_t> place);

    /// Appends to the list or dict at the top; nothing is appended without items.
    bool addToTop(PickleValue::Kind kind, const std::optional<Items> &items);
    /// Whether a container of so many may still be made.
    bool affords(std::size_t items) const;

    bool holdsOneValue() const { return marks_.empty() && stack_.size() == 1; }
    /// Precondition: holdsOneValue(). The stack is empty after it.
    Pickle finish();

private:
    Pickle pickle_;
    std::vector<PickleValue *> stack_;
    std::vector<std::size_t> marks_;
    /// Ordered: keys of a file could all fall into one bucket.
    std::map<std::uint64_t, PickleValue *> memo_;
    std::size_t items_ = 0; ///< of all containers
};

} // namespace splitscope

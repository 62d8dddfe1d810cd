#include "engine/weights/pickle_stack.h"

#include <utility>

namespace splitscope {

namespace {

constexpr std::size_t mostValues = 1u << 18;
constexpr std::size_t mostItems = 1u << 20;

} // namespace

bool PickleStack::affords(std::size_t items) const
{
    return items_ + items <= mostItems;
}

bool PickleStack::push(PickleValue value)
{
    // What the memo recalls is pushed without a new value, so the stack and the items count too.
    if (pickle_.values.size() >= mostValues || stack_.size() >= mostValues
        || !affords(value.items.size()))
        return false;
    items_ += value.items.size();
    pickle_.values.push_back(std::move(value));
    stack_.push_back(&pickle_.values.back());
    return true;
}

PickleValue *PickleStack::top() const
{
    const std::size_t floor = marks_.empty() ? 0 : marks_.back();
    return stack_.size() > floor ? stack_.back() : nullptr;
}

PickleValue *PickleStack::pop()
{
    PickleValue *value = top();
    if (value)
        stack_.pop_back();
    return value;
}

std::optional<PickleStack::Items> PickleStack::pop(std::size_t count)
{
    Items items(count);
    for (std::size_t i = count; i-- > 0;) {
        items[i] = pop();
        if (!items[i])
            return std::nullopt;
    }
    return items;
}

bool PickleStack::mark()
{
    marks_.push_back(stack_.size());
    return marks_.size() <= mostValues;
}

std::optional<PickleStack::Items> PickleStack::popToMark()
{
    if (marks_.empty())
        return std::nullopt;
    const auto mark = stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back());
    marks_.pop_back();
    Items items(mark, stack_.end());
    stack_.erase(mark, stack_.end());
    return items;
}

bool PickleStack::remember(std::optional<std::uint64_t> place)
{
    if (!place || !top() || memo_.size() >= mostValues)
        return false;
    memo_[*place] = top();
    return true;
}

bool PickleStack::recall(std::optional<std::uint64_t> place)
{
    const auto found = place ? memo_.find(*place) : memo_.end();
    if (found == memo_.end() || stack_.size() >= mostValues)
        return false;
    stack_.push_back(found->second);
    return true;
}

bool PickleStack::addToTop(PickleValue::Kind kind, const std::optional<Items> &items)
{
    PickleValue *container = top();
    const bool pairs = kind == PickleValue::Kind::Dict;
    if (!items || !container || container->kind != kind || !affords(items->size())
        || (pairs && items->size() % 2 != 0))
        return false;
    items_ += items->size();
    container->items.insert(container->items.end(), items->begin(), items->end());
    return true;
}

Pickle PickleStack::finish()
{
    pickle_.root = stack_.front();
    stack_.clear();
    memo_.clear();
    return std::move(pickle_);
}

} // namespace splitscope

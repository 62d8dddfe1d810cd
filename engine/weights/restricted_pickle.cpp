#include "engine/weights/restricted_pickle.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace splitscope {

namespace {

using Kind = PickleValue::Kind;

constexpr std::size_t mostValues = 1u << 18;
constexpr std::size_t mostItems = 1u << 20; // of all containers together
constexpr std::size_t longestText = 4096;   // names and keys

constexpr std::string_view orderedDict = "collections.OrderedDict";
constexpr std::array<std::string_view, 2> rebuildTensor{"torch._utils._rebuild_tensor",
                                                        "torch._utils._rebuild_tensor_v2"};
constexpr std::string_view rebuildParameter = "torch._utils._rebuild_parameter";

bool isStorage(std::string_view name)
{
    if (!name.starts_with("torch.") || !name.ends_with("Storage"))
        return false;
    name.remove_prefix(name.starts_with("torch.cuda.") ? 11 : 6);
    return std::ranges::all_of(name, [](unsigned char letter) {
        return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z')
               || (letter >= 'a' && letter <= 'z');
    });
}

bool isKnown(std::string_view name)
{
    return name == orderedDict || name == rebuildParameter
           || std::ranges::find(rebuildTensor, name) != rebuildTensor.end() || isStorage(name);
}

class Machine
{
public:
    explicit Machine(ByteReader &bytes) : bytes_(bytes) {}

    Result<Pickle> run();

private:
    /// False when it cannot be done; why is in error_, or it is what `damaged` says.
    bool step(std::uint8_t opcode);
    bool stepOnStack(std::uint8_t opcode);

    PickleValue *top(std::size_t below = 0);
    PickleValue *pop();
    bool push(PickleValue value);
    template<typename T>
    bool pushInteger();
    bool pushLong();
    template<typename Length>
    bool pushText();
    bool pushTuple(std::size_t length);
    std::optional<std::vector<const PickleValue *>> popToMark();
    template<typename T>
    bool remember(std::optional<T> place);
    template<typename T>
    bool recall(std::optional<T> place);
    bool global(std::optional<std::string_view> module, std::optional<std::string_view> name);
    bool stackGlobal();
    bool storage();
    bool reduce();
    bool add(PickleValue *container, Kind kind, std::vector<const PickleValue *> items);
    bool addOne(Kind kind, std::size_t count);
    bool addToMark(Kind kind);
    bool pushDict(const PickleValue &arguments);

    ByteReader &bytes_;
    Pickle pickle_;
    std::vector<PickleValue *> stack_;
    std::vector<std::size_t> marks_;
    std::unordered_map<std::uint64_t, PickleValue *> memo_;
    std::size_t items_ = 0;
    std::optional<Error> error_;
};

Result<Pickle> Machine::run()
{
    constexpr std::uint8_t stop = '.';
    while (const auto opcode = bytes_.number<std::uint8_t>()) {
        if (*opcode == stop && marks_.empty() && stack_.size() == 1) {
            pickle_.root = stack_.front();
            return std::move(pickle_);
        }
        if (!step(*opcode))
            break;
    }
    return tl::make_unexpected(
        error_.value_or(Error{ErrorKind::WeightsUnusable, {}, "its list of tensors is damaged"}));
}

bool Machine::step(std::uint8_t opcode)
{
    switch (opcode) {
    case 0x80: // protocol
        return bytes_.take(1).has_value();
    case 0x95: // frame
        return bytes_.take(8).has_value();
    case 'N':
        return push({Kind::None});
    case 0x88:
    case 0x89:
        return push({Kind::Boolean, opcode == 0x88});
    case 'K':
        return pushInteger<std::uint8_t>();
    case 'M':
        return pushInteger<std::uint16_t>();
    case 'J':
        return pushInteger<std::int32_t>();
    case 0x8a:
        return pushLong();
    case 'U': // str, as Python 2 wrote it
    case 0x8c:
        return pushText<std::uint8_t>();
    case 'T':
    case 'X':
        return pushText<std::uint32_t>();
    case 'q':
        return remember(bytes_.number<std::uint8_t>());
    case 'r':
        return remember(bytes_.number<std::uint32_t>());
    case 0x94:
        return remember(std::optional(memo_.size()));
    case 'h':
        return recall(bytes_.number<std::uint8_t>());
    case 'j':
        return recall(bytes_.number<std::uint32_t>());
    case 'c': {
        const auto module = bytes_.line();
        return global(module, bytes_.line());
    }
    default:
        return stepOnStack(opcode);
    }
}

bool Machine::stepOnStack(std::uint8_t opcode)
{
    switch (opcode) {
    case '}':
        return push({Kind::Dict});
    case ']':
        return push({Kind::List});
    case '(':
        marks_.push_back(stack_.size());
        return marks_.size() <= mostValues;
    case ')':
        return pushTuple(0);
    case 0x85:
    case 0x86:
    case 0x87:
        return pushTuple(opcode - 0x84u);
    case 't': {
        auto items = popToMark();
        return items && push({Kind::Tuple, 0, {}, std::move(*items)});
    }
    case 's':
        return addOne(Kind::Dict, 2);
    case 'u':
        return addToMark(Kind::Dict);
    case 'a':
        return addOne(Kind::List, 1);
    case 'e':
        return addToMark(Kind::List);
    case 0x93:
        return stackGlobal();
    case 'Q':
        return storage();
    case 'R':
        return reduce();
    case 'b': { // an OrderedDict's attributes: a state dict's _metadata
        const PickleValue *state = pop();
        return state && top() && top()->kind == Kind::Dict;
    }
    default:
        return false;
    }
}

/// Of what lies above the last mark.
PickleValue *Machine::top(std::size_t below)
{
    const std::size_t floor = marks_.empty() ? 0 : marks_.back();
    return stack_.size() > floor + below ? stack_[stack_.size() - 1 - below] : nullptr;
}

PickleValue *Machine::pop()
{
    PickleValue *value = top();
    if (value)
        stack_.pop_back();
    return value;
}

bool Machine::push(PickleValue value)
{
    items_ += value.items.size();
    // What the memo recalls is pushed without a new value, so the stack and the items count too.
    if (pickle_.values.size() >= mostValues || stack_.size() >= mostValues || items_ > mostItems)
        return false;
    pickle_.values.push_back(std::move(value));
    stack_.push_back(&pickle_.values.back());
    return true;
}

template<typename T>
bool Machine::pushInteger()
{
    const auto number = bytes_.number<T>();
    return number && push({Kind::Integer, *number});
}

bool Machine::pushLong()
{
    const auto length = bytes_.number<std::uint8_t>();
    if (!length || *length > sizeof(std::int64_t))
        return false;
    const auto digits = bytes_.take(*length);
    if (!digits)
        return false;
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < digits->size(); ++i)
        number |= std::to_integer<std::uint64_t>((*digits)[i]) << (8 * i);
    const bool negative = !digits->empty() && (digits->back() & std::byte{0x80}) != std::byte{0};
    if (negative && digits->size() < sizeof number)
        number |= ~std::uint64_t{0} << (8 * digits->size());
    return push({Kind::Integer, static_cast<std::int64_t>(number)});
}

template<typename Length>
bool Machine::pushText()
{
    const auto length = bytes_.number<Length>();
    const auto text = length && *length <= longestText ? bytes_.text(*length) : std::nullopt;
    return text && push({Kind::Text, 0, std::string(*text)});
}

bool Machine::pushTuple(std::size_t length)
{
    std::vector<const PickleValue *> items(length);
    for (std::size_t i = length; i-- > 0;) {
        items[i] = pop();
        if (!items[i])
            return false;
    }
    return push({Kind::Tuple, 0, {}, std::move(items)});
}

std::optional<std::vector<const PickleValue *>> Machine::popToMark()
{
    if (marks_.empty())
        return std::nullopt;
    const auto mark = stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back());
    marks_.pop_back();
    std::vector<const PickleValue *> items(mark, stack_.end());
    stack_.erase(mark, stack_.end());
    return items;
}

template<typename T>
bool Machine::remember(std::optional<T> place)
{
    if (!place || !top() || memo_.size() >= mostValues)
        return false;
    memo_[*place] = top();
    return true;
}

template<typename T>
bool Machine::recall(std::optional<T> place)
{
    const auto found = place ? memo_.find(*place) : memo_.end();
    if (found == memo_.end() || stack_.size() >= mostValues)
        return false;
    stack_.push_back(found->second);
    return true;
}

bool Machine::global(std::optional<std::string_view> module, std::optional<std::string_view> name)
{
    if (!module || !name)
        return false;
    const std::string whole = std::string(*module) + "." + std::string(*name);
    if (isKnown(whole))
        return push({Kind::Global, 0, whole});
    error_ = Error{ErrorKind::WeightsNotOnlyTensors, {}, whole};
    return false;
}

bool Machine::stackGlobal()
{
    const PickleValue *name = pop();
    const PickleValue *module = pop();
    return name && module && name->kind == Kind::Text && module->kind == Kind::Text
           && global(module->text, name->text);
}

bool Machine::storage()
{
    const PickleValue *id = pop();
    if (!id || id->kind != Kind::Tuple || id->items.size() < 5 || id->items[1]->kind != Kind::Global
        || !isStorage(id->items[1]->text) || id->items[2]->kind != Kind::Text
        || id->items[4]->kind != Kind::Integer)
        return false;
    // Before PyTorch 0.4 a storage could be a window on another one.
    if (id->items.size() > 5 && id->items[5]->kind != Kind::None)
        return false;
    return push({Kind::Storage, 0, {}, {id->items.begin(), id->items.begin() + 5}});
}

bool Machine::reduce()
{
    const PickleValue *arguments = pop();
    const PickleValue *callee = pop();
    if (!arguments || !callee || arguments->kind != Kind::Tuple || callee->kind != Kind::Global)
        return false;
    if (callee->text == orderedDict)
        return pushDict(*arguments);
    const auto &items = arguments->items;
    if (callee->text == rebuildParameter)
        return !items.empty() && items[0]->kind == Kind::Tensor && push(*items[0]);
    return std::ranges::find(rebuildTensor, callee->text) != rebuildTensor.end()
           && items.size() >= 4 && items[0]->kind == Kind::Storage
           && items[1]->kind == Kind::Integer && items[2]->kind == Kind::Tuple
           && items[3]->kind == Kind::Tuple
           && push({Kind::Tensor, 0, {}, {items.begin(), items.begin() + 4}});
}

/// OrderedDict(), or from pairs, as Python 2 wrote it.
bool Machine::pushDict(const PickleValue &arguments)
{
    PickleValue dict{Kind::Dict};
    if (!arguments.items.empty()) {
        const PickleValue &pairs = *arguments.items[0];
        if (pairs.kind != Kind::List || items_ + 2 * pairs.items.size() > mostItems)
            return false;
        for (const PickleValue *pair : pairs.items) {
            if (pair->items.size() != 2)
                return false;
            dict.items.insert(dict.items.end(), pair->items.begin(), pair->items.end());
        }
    }
    return push(std::move(dict));
}

bool Machine::add(PickleValue *container, Kind kind, std::vector<const PickleValue *> items)
{
    items_ += items.size();
    if (!container || container->kind != kind || items_ > mostItems
        || (kind == Kind::Dict && items.size() % 2 != 0))
        return false;
    container->items.insert(container->items.end(), items.begin(), items.end());
    return true;
}

bool Machine::addOne(Kind kind, std::size_t count)
{
    std::vector<const PickleValue *> items(count);
    for (std::size_t i = count; i-- > 0;) {
        items[i] = pop();
        if (!items[i])
            return false;
    }
    return add(top(), kind, std::move(items));
}

bool Machine::addToMark(Kind kind)
{
    auto items = popToMark();
    return items && add(top(), kind, std::move(*items));
}

} // namespace

Result<Pickle> unpickle(ByteReader &bytes)
{
    return Machine(bytes).run();
}

} // namespace splitscope

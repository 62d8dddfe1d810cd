#include "engine/weights/restricted_pickle.h"

#include "engine/weights/pickle_stack.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace splitscope {

namespace {

using Kind = PickleValue::Kind;

constexpr std::size_t longestText = 4096; // names and keys

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
    /// False when it cannot be done, in error_ why if there is more to say than that.
    bool step(std::uint8_t opcode);
    bool stepOnStack(std::uint8_t opcode);

    template<typename T>
    bool pushInteger();
    bool pushLong();
    template<typename Length>
    bool pushText();
    bool pushTuple(std::optional<PickleStack::Items> items);
    bool global(std::optional<std::string_view> module, std::optional<std::string_view> name);
    bool stackGlobal();
    bool storage();
    bool reduce();
    bool pushDict(const PickleValue &arguments);
    bool build();

    ByteReader &bytes_;
    PickleStack stack_;
    std::optional<Error> error_;
};

Result<Pickle> Machine::run()
{
    constexpr std::uint8_t stop = '.';
    while (const auto opcode = bytes_.number<std::uint8_t>()) {
        if (*opcode == stop && stack_.holdsOneValue())
            return stack_.finish();
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
        return stack_.push({Kind::None});
    case 0x88:
    case 0x89:
        return stack_.push({Kind::Boolean, opcode == 0x88});
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
        return stack_.remember(bytes_.number<std::uint8_t>());
    case 'r':
        return stack_.remember(bytes_.number<std::uint32_t>());
    case 0x94:
        return stack_.remember();
    case 'h':
        return stack_.recall(bytes_.number<std::uint8_t>());
    case 'j':
        return stack_.recall(bytes_.number<std::uint32_t>());
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
        return stack_.push({Kind::Dict});
    case ']':
        return stack_.push({Kind::List});
    case '(':
        return stack_.mark();
    case ')':
        return pushTuple(stack_.pop(0));
    case 0x85:
    case 0x86:
    case 0x87:
        return pushTuple(stack_.pop(opcode - 0x84u));
    case 't':
        return pushTuple(stack_.popToMark());
    case 's':
        return stack_.addToTop(Kind::Dict, stack_.pop(2));
    case 'u':
        return stack_.addToTop(Kind::Dict, stack_.popToMark());
    case 'a':
        return stack_.addToTop(Kind::List, stack_.pop(1));
    case 'e':
        return stack_.addToTop(Kind::List, stack_.popToMark());
    case 0x93:
        return stackGlobal();
    case 'Q':
        return storage();
    case 'R':
        return reduce();
    case 'b':
        return build();
    default:
        return false;
    }
}

template<typename T>
bool Machine::pushInteger()
{
    const auto number = bytes_.number<T>();
    return number && stack_.push({Kind::Integer, *number});
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
    return stack_.push({Kind::Integer, static_cast<std::int64_t>(number)});
}

template<typename Length>
bool Machine::pushText()
{
    const auto length = bytes_.number<Length>();
    const auto text = length && *length <= longestText ? bytes_.text(*length) : std::nullopt;
    return text && stack_.push({Kind::Text, 0, std::string(*text)});
}

bool Machine::pushTuple(std::optional<PickleStack::Items> items)
{
    return items && stack_.push({Kind::Tuple, 0, {}, std::move(*items)});
}

bool Machine::global(std::optional<std::string_view> module, std::optional<std::string_view> name)
{
    if (!module || !name)
        return false;
    const std::string whole = std::string(*module) + "." + std::string(*name);
    if (isKnown(whole))
        return stack_.push({Kind::Global, 0, whole});
    error_ = Error{ErrorKind::WeightsNotOnlyTensors, {}, whole};
    return false;
}

bool Machine::stackGlobal()
{
    const PickleValue *name = stack_.pop();
    const PickleValue *module = stack_.pop();
    return name && module && name->kind == Kind::Text && module->kind == Kind::Text
           && global(module->text, name->text);
}

bool Machine::storage()
{
    const PickleValue *id = stack_.pop();
    if (!id || id->kind != Kind::Tuple || id->items.size() < 5 || id->items[1]->kind != Kind::Global
        || !isStorage(id->items[1]->text) || id->items[2]->kind != Kind::Text
        || id->items[4]->kind != Kind::Integer)
        return false;
    // Before PyTorch 0.4 a storage could be a window on another one.
    if (id->items.size() > 5 && id->items[5]->kind != Kind::None)
        return false;
    return stack_.push({Kind::Storage, 0, {}, {id->items.begin(), id->items.begin() + 5}});
}

bool Machine::reduce()
{
    const PickleValue *arguments = stack_.pop();
    const PickleValue *callee = stack_.pop();
    if (!arguments || !callee || arguments->kind != Kind::Tuple || callee->kind != Kind::Global)
        return false;
    if (callee->text == orderedDict)
        return pushDict(*arguments);
    const auto &items = arguments->items;
    if (callee->text == rebuildParameter)
        return !items.empty() && items[0]->kind == Kind::Tensor && stack_.push(*items[0]);
    return std::ranges::find(rebuildTensor, callee->text) != rebuildTensor.end()
           && items.size() >= 4 && items[0]->kind == Kind::Storage
           && items[1]->kind == Kind::Integer && items[2]->kind == Kind::Tuple
           && items[3]->kind == Kind::Tuple
           && stack_.push({Kind::Tensor, 0, {}, {items.begin(), items.begin() + 4}});
}

/// OrderedDict(), or from pairs, as Python 2 wrote it.
bool Machine::pushDict(const PickleValue &arguments)
{
    PickleValue dict{Kind::Dict};
    if (!arguments.items.empty()) {
        const PickleValue &pairs = *arguments.items[0];
        if (pairs.kind != Kind::List || !stack_.affords(2 * pairs.items.size()))
            return false;
        for (const PickleValue *pair : pairs.items) {
            if (pair->items.size() != 2)
                return false;
            dict.items.insert(dict.items.end(), pair->items.begin(), pair->items.end());
        }
    }
    return stack_.push(std::move(dict));
}

/// An OrderedDict's attributes, which are a state dict's _metadata, are passed over.
bool Machine::build()
{
    return stack_.pop() && stack_.top() && stack_.top()->kind == Kind::Dict;
}

} // namespace

Result<Pickle> unpickle(ByteReader &bytes)
{
    return Machine(bytes).run();
}

} // namespace splitscope

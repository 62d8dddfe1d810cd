// Python's pickle as far as a PyTorch state dict needs it. LibTorch's own unpickler makes nothing
// of an OrderedDict, which every state dict is, nor of the format before PyTorch 1.6; and it trusts
// the order of the opcodes, which is no way to read a file from somewhere.
#pragma once

#include "engine/result.h"
#include "engine/weights/byte_reader.h"

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace splitscope {

/// Nothing that a pickle names is ever called: these kinds are all that there is.
struct PickleValue
{
    enum class Kind {
        None,
        Boolean, ///< `number`
        Integer, ///< `number`
        Text,
        Tuple,
        List,
        Dict,    ///< `items` has key, value, key, value
        Global,  ///< `text`, "torch.FloatStorage"; one of those that state dicts name
        Storage, ///< `items`: "storage", Global, key, device, number of elements
        Tensor,  ///< `items`: Storage, offset, extents, strides
    };

    Kind kind = Kind::None;
    std::int64_t number = 0;
    std::string text = {};
    std::vector<const PickleValue *> items = {};
};

struct Pickle
{
    std::deque<PickleValue> values;
    const PickleValue *root = nullptr; ///< one of them
};

/// One pickle, up to its end; what follows is left. At most 2^18 values, so that a short file does
/// not become a large object.
/// Errors, with an empty subject: WeightsUnusable; WeightsNotOnlyTensors with what it names.
Result<Pickle> unpickle(ByteReader &bytes);

} // namespace splitscope

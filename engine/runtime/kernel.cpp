#include "engine/runtime/kernel.h"

namespace splitscope {

namespace {

void growTo(dnnl::memory &memory, std::size_t bytes)
{
    if (memory && memory.get_desc().get_size() >= bytes)
        return;
    memory = {{{static_cast<dnnl::memory::dim>(bytes)},
               dnnl::memory::data_type::u8,
               dnnl::memory::format_tag::a},
              onednn::cpu()};
}

} // namespace

float *Scratch::activation(std::size_t index, std::size_t bytes)
{
    if (activations_.size() <= index)
        activations_.resize(index + 1);
    growTo(activations_[index], bytes);
    return static_cast<float *>(activations_[index].get_data_handle());
}

dnnl::memory Scratch::scratchpad(const dnnl::memory::desc &layout)
{
    growTo(scratchpad_, layout.get_size());
    return {layout, onednn::cpu(), scratchpad_.get_data_handle()};
}

void runAll(const std::vector<Operation> &operations, const float *input, float *output,
            Scratch &scratch, std::size_t firstActivation)
{
    for (std::size_t i = 0; i < operations.size(); ++i) {
        const bool last = i + 1 == operations.size();
        float *to =
            last ? output : scratch.activation(firstActivation + i % 2, operations[i].outputBytes);
        operations[i].kernel->run(input, to, scratch);
        input = to;
    }
}

} // namespace splitscope

#include "engine/model/fingerprint.h"

#include "engine/model/weights.h"

#include <xxhash.h>

#include <cstring>
#include <memory>

namespace splitscope {

namespace {

struct FreeState
{
    void operator()(XXH3_state_t *state) const { XXH3_freeState(state); }
};

void update(XXH3_state_t *state, const std::vector<float> &values)
{
    XXH3_128bits_update(state, values.data(), values.size() * sizeof(float));
}

} // namespace

std::string Fingerprint::toShortString() const
{
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < 6; ++i) {
        const auto byte = std::to_integer<unsigned>(digest[i]);
        text += digits[byte >> 4];
        text += digits[byte & 0xf];
    }
    return text;
}

Fingerprint fingerprintOf(const Network &network, const Weights &weights)
{
    const std::unique_ptr<XXH3_state_t, FreeState> state(XXH3_createState());
    XXH3_128bits_reset(state.get());
    const std::string architecture = network.describe();
    XXH3_128bits_update(state.get(), architecture.data(), architecture.size());
    for (const LayerWeights &layer : weights.layers) {
        update(state.get(), layer.weight);
        update(state.get(), layer.bias);
    }
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(state.get()));
    Fingerprint fingerprint;
    static_assert(sizeof canonical.digest == sizeof fingerprint.digest);
    std::memcpy(fingerprint.digest.data(), canonical.digest, sizeof canonical.digest);
    return fingerprint;
}

} // namespace splitscope

#include "engine/model/fingerprint.h"

#include "engine/model/weights.h"

#include <xxhash.h>

#include <cstring>

namespace splitscope {

namespace {

Fingerprint digestOf(const void *data, std::size_t bytes)
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(data, bytes));
    Fingerprint fingerprint;
    static_assert(sizeof canonical.digest == sizeof fingerprint.digest);
    std::memcpy(fingerprint.digest.data(), canonical.digest, sizeof canonical.digest);
    return fingerprint;
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

Fingerprint fingerprintOf(const Fingerprint &weights, std::string_view change)
{
    std::string text(reinterpret_cast<const char *>(weights.digest.data()), weights.digest.size());
    text += change;
    return digestOf(text.data(), text.size());
}

FingerprintBuilder::FingerprintBuilder(const Network &network) : architecture_(network.describe())
{
    std::size_t rows = 0;
    for (const Parameter &parameter : network.parameters()) {
        firstRow_.push_back(rows);
        rows += static_cast<std::size_t>(parameter.rows());
    }
    rows_.resize(rows);
}

void FingerprintBuilder::addRow(std::size_t parameter, std::int64_t row,
                                std::span<const float> values)
{
    rows_[firstRow_[parameter] + static_cast<std::size_t>(row)] =
        digestOf(values.data(), values.size_bytes());
}

Fingerprint FingerprintBuilder::finish() const
{
    std::string text = architecture_;
    for (const Fingerprint &row : rows_)
        text.append(reinterpret_cast<const char *>(row.digest.data()), row.digest.size());
    return digestOf(text.data(), text.size());
}

Fingerprint fingerprintOf(const Network &network, const WeightSource &weights)
{
    FingerprintBuilder builder(network);
    std::vector<float> row;
    for (std::size_t index = 0; index < network.parameters().size(); ++index) {
        const Parameter &parameter = network.parameters()[index];
        row.resize(static_cast<std::size_t>(parameter.rowElements()));
        for (std::int64_t number = 0; number < parameter.rows(); ++number) {
            weights.read(index, number * parameter.rowElements(), row);
            builder.addRow(index, number, row);
        }
    }
    return builder.finish();
}

} // namespace splitscope

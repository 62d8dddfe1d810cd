#include "engine/weights/weights_file.h"

#include "engine/weights/mapped_file.h"
#include "engine/weights/safetensors_file.h"
#include "engine/weights/state_dict_file.h"
#include "engine/weights/stored_tensor.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>
#include <optional>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

namespace splitscope {

namespace {

constexpr std::int64_t chunk = 1 << 16; // numbers; what a core's cache holds

struct Chunk
{
    std::size_t parameter;
    std::int64_t first;
    std::int64_t count;
};

/// Without a branch, so that it is as quick as the memory.
bool allFinite(std::span<const float> values)
{
    constexpr std::uint32_t exponent = 0x7f800000;
    std::uint32_t bad = 0;
    for (const float value : values) {
        std::uint32_t bits;
        std::memcpy(&bits, &value, sizeof bits);
        bad |= static_cast<std::uint32_t>((bits & exponent) == exponent);
    }
    return bad == 0;
}

class FileWeights : public WeightSource
{
public:
    FileWeights(const std::filesystem::path &path, MappedFile file,
                std::vector<StoredTensor> tensors)
        : path_(path), file_(std::move(file)), tensors_(std::move(tensors))
    {
    }

    std::string description() const override { return path_.filename().string(); }
    std::string identity() const override { return file_.identity(); }

    void read(std::size_t parameter, std::int64_t first, std::span<float> values) const override
    {
        readNumbers(tensors_[parameter], first, values);
    }

    Result<void> check() const override;

private:
    std::vector<Chunk> chunks() const;
    tl::unexpected<Error> notFinite(const Chunk &where) const;

    std::filesystem::path path_;
    MappedFile file_;
    std::vector<StoredTensor> tensors_; ///< in the order of the network's parameters
};

std::vector<Chunk> FileWeights::chunks() const
{
    std::vector<Chunk> all;
    for (std::size_t i = 0; i < tensors_.size(); ++i) {
        const std::int64_t count = elementCount(tensors_[i].extents).value_or(0);
        for (std::int64_t first = 0; first < count; first += chunk)
            all.push_back({i, first, std::min(chunk, count - first)});
    }
    return all;
}

/// The memory's speed is reached by a few cores; the first odd number is named whoever finds it.
Result<void> FileWeights::check() const
{
    const std::vector<Chunk> all = chunks();
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> firstBad = all.size();
    const auto scan = [&] {
        std::vector<float> values(static_cast<std::size_t>(chunk));
        for (std::size_t i = next++; i < firstBad; i = next++) {
            const std::span<float> part(values.data(), static_cast<std::size_t>(all[i].count));
            read(all[i].parameter, all[i].first, part);
            std::size_t former = firstBad;
            while (!allFinite(part) && i < former && !firstBad.compare_exchange_weak(former, i)) {
            }
        }
    };
    {
        std::vector<std::jthread> others;
        for (unsigned i = 1; i < std::min(4u, std::thread::hardware_concurrency()); ++i)
            others.emplace_back(scan);
        scan();
    }
    return firstBad < all.size() ? Result<void>(notFinite(all[firstBad])) : Result<void>();
}

tl::unexpected<Error> FileWeights::notFinite(const Chunk &where) const
{
    std::vector<float> values(static_cast<std::size_t>(where.count));
    read(where.parameter, where.first, values);
    const auto found =
        std::ranges::find_if(values, [](float value) { return !std::isfinite(value); });
    const std::string value = std::isnan(*found) ? "NaN" : *found < 0 ? "-Inf" : "Inf";
    const auto index = where.first + (found - values.begin());
    return fail(ErrorKind::WeightsTensorNotFinite, path_.string(),
                tensors_[where.parameter].name + "[" + std::to_string(index) + "] = " + value);
}

Result<std::vector<StoredTensor>> readTensors(std::span<const std::byte> file)
{
    if (isStateDictArchive(file))
        return readStateDictArchive(file);
    if (isLegacyStateDict(file))
        return readLegacyStateDict(file);
    if (isSafetensors(file))
        return readSafetensors(file);
    return fail(ErrorKind::WeightsUnusable, {}, "it is neither safetensors nor a state dict");
}

Result<void> checkFit(const StoredTensor &tensor, const Parameter &parameter)
{
    if (tensor.extents != parameter.extents)
        return fail(ErrorKind::WeightsTensorShape, {},
                    tensor.name + ": " + extentsText(tensor.extents) + " ≠ "
                        + extentsText(parameter.extents));
    if (tensor.type == NumberType::Other)
        return fail(ErrorKind::WeightsTensorType, {}, tensor.name + ": " + tensor.typeName);
    return {};
}

/// The network's parameters in their order; every tensor is one of them.
Result<std::vector<StoredTensor>> matched(std::vector<StoredTensor> tensors, const Network &network)
{
    std::unordered_map<std::string, StoredTensor> byName;
    for (StoredTensor &tensor : tensors) {
        if (tensor.name.ends_with(".num_batches_tracked"))
            continue;
        const std::string name = tensor.name;
        if (!byName.emplace(name, std::move(tensor)).second)
            return fail(ErrorKind::WeightsTensorExtra, {}, name);
    }
    std::vector<StoredTensor> ordered;
    for (const Parameter &parameter : network.parameters()) {
        auto found = byName.extract(parameter.name);
        if (!found)
            return fail(ErrorKind::WeightsTensorMissing, {}, parameter.name);
        if (const auto fits = checkFit(found.mapped(), parameter); !fits)
            return tl::make_unexpected(fits.error());
        ordered.push_back(std::move(found.mapped()));
    }
    if (!byName.empty()) {
        const auto first = std::ranges::min_element(
            byName, {}, [](const auto &entry) -> const std::string & { return entry.first; });
        return fail(ErrorKind::WeightsTensorExtra, {}, first->first);
    }
    return ordered;
}

} // namespace

Result<std::shared_ptr<const WeightSource>> openWeights(const std::filesystem::path &path,
                                                        const Network &network)
{
    const auto named = [&path](Error error) {
        error.subject = path.string();
        return error;
    };
    auto file = MappedFile::open(path).map_error(named);
    if (!file)
        return tl::make_unexpected(file.error());
    auto tensors = readTensors(file->bytes())
                       .and_then([&](std::vector<StoredTensor> all) {
                           return matched(std::move(all), network);
                       })
                       .map_error(named);
    if (!tensors)
        return tl::make_unexpected(tensors.error());
    return std::make_shared<const FileWeights>(path, std::move(*file), std::move(*tensors));
}

} // namespace splitscope

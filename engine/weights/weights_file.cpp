#include "engine/weights/weights_file.h"

#include "engine/weights/mapped_file.h"
#include "engine/weights/safetensors_file.h"
#include "engine/weights/state_dict_file.h"
#include "engine/weights/stored_tensor.h"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

namespace splitscope {

namespace {

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

private:
    std::filesystem::path path_;
    MappedFile file_;
    std::vector<StoredTensor> tensors_; ///< in the order of the network's parameters
};

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

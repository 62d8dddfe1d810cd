#include "engine/device/device_fields.h"
#include "engine/device/device_file.h"
#include "engine/device/json_fields.h"
#include "engine/device/json_text.h"
#include "engine/model/networks.h"

#include <algorithm>
#include <utility>

namespace splitscope {

using nlohmann::json;

namespace {

BilingualText readBilingual(JsonFields fields)
{
    BilingualText text{fields.text(device_field::english, device_limit::textBytes),
                       fields.text(device_field::chinese, device_limit::textBytes)};
    fields.rejectOthers();
    return text;
}

EmulatedSpeed readSpeed(JsonFields &fields)
{
    return {.macsPerSecond =
                fields.number(device_field::macsPerSecond, device_limit::leastPerSecond,
                              device_limit::mostPerSecond),
            .weightBytesPerSecond =
                fields.number(device_field::weightBytesPerSecond, device_limit::leastPerSecond,
                              device_limit::mostPerSecond),
            .overhead = std::chrono::nanoseconds(
                fields.integer(device_field::overheadNs, 0, device_limit::overheadNs))};
}

EmulatedSpeed readModel(JsonFields fields, DeviceFacts &facts)
{
    const EmulatedSpeed speed = readSpeed(fields);
    if (fields.has(device_field::fitError))
        facts.fitError = fields.number(device_field::fitError, 0, device_limit::fitError);
    if (fields.has(device_field::byKind)) {
        JsonFields kinds = fields.object(device_field::byKind);
        for (const std::string &kind : kinds.names()) {
            JsonFields own = kinds.object(kind.c_str());
            facts.speedOfKind[kind] = readSpeed(own);
            own.rejectOthers();
        }
    }
    fields.rejectOthers();
    return speed;
}

MeasuredTimes readTimes(JsonFields fields)
{
    MeasuredTimes times{
        .networkId = fields.text(device_field::network, device_limit::textBytes),
        .runs = static_cast<int>(fields.integer(device_field::runs, 1, device_limit::runs)),
        .threads =
            static_cast<int>(fields.integer(device_field::threads, 1, device_limit::threads)),
        .share =
            CpuShare::of(fields.number(device_field::cpuShare, CpuShare::least, CpuShare::most))
                .value_or(CpuShare())};
    for (JsonFields &layer : fields.objects(device_field::layers, mostMeasuredLayers)) {
        times.layers.push_back({std::chrono::nanoseconds(layer.integer(device_field::medianNs, 0,
                                                                       device_limit::layerNs)),
                                std::chrono::nanoseconds(
                                    layer.integer(device_field::iqrNs, 0, device_limit::layerNs))});
        layer.rejectOthers();
    }
    fields.rejectOthers();
    const auto network = networkById(times.networkId); // a user's own is not known here
    if (network && network->layers().size() != times.layers.size())
        fields.reject(device_field::layers, std::to_string(times.layers.size()) + " ≠ "
                                                + std::to_string(network->layers().size()));
    return times;
}

void readMeasured(JsonFields &fields, DeviceFacts &facts)
{
    for (const JsonFields &one : fields.objects(device_field::measured, device_limit::networks)) {
        MeasuredTimes times = readTimes(one);
        if (std::ranges::find(facts.measured, times.networkId, &MeasuredTimes::networkId)
            != facts.measured.end())
            fields.reject(device_field::measured, times.networkId + ": it is given twice");
        facts.measured.push_back(std::move(times));
    }
    JsonFields host = fields.object(device_field::host);
    facts.host = host.text(device_field::description, device_limit::textBytes);
    facts.software = host.text(device_field::software, device_limit::textBytes);
    host.rejectOthers();
}

std::optional<PowerFigure> readPower(JsonFields &fields, const char *name)
{
    if (!fields.has(name))
        return std::nullopt;
    JsonFields figure = fields.object(name);
    PowerFigure power{figure.number(device_field::watts, 0, device_limit::watts),
                      figure.text(device_field::source, device_limit::textBytes)};
    figure.rejectOthers();
    return power;
}

bool isId(const std::string &id)
{
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    };
    return std::ranges::all_of(id, isPlain);
}

DeviceProfile readProfile(JsonFields &fields, DeviceFacts &facts)
{
    DeviceProfile profile{.id = fields.text(device_field::id, device_limit::idBytes)};
    if (!isId(profile.id))
        fields.reject(device_field::id, "it may have small letters, digits, '-', '_' and '.'");
    facts.name = readBilingual(fields.object(device_field::name));
    facts.source = readBilingual(fields.object(device_field::source));
    profile.emulated = readModel(fields.object(device_field::model), facts);
    if (fields.has(device_field::measured))
        readMeasured(fields, facts);
    if (fields.has(device_field::power)) {
        JsonFields power = fields.object(device_field::power);
        facts.idlePower = readPower(power, device_field::idle);
        facts.computingPower = readPower(power, device_field::computing);
        facts.sendingPower = readPower(power, device_field::sending);
        power.rejectOthers();
    }
    fields.rejectOthers();
    return profile;
}

} // namespace

Result<DeviceProfile> readDevice(std::string_view text, const std::string &file)
{
    const auto whole =
        parsedObject(text, longestDeviceFile, Error{ErrorKind::DeviceFileUnusable, file});
    if (!whole)
        return tl::make_unexpected(whole.error());
    std::optional<std::string> problem;
    JsonFields fields(*whole, problem);
    // Before all else: another version has other fields.
    const auto version = fields.integer(device_field::version, 1, INT32_MAX);
    if (!problem && version != deviceFileVersion)
        return fail(ErrorKind::DeviceFileUnusable, file, "it is of an unknown version");
    DeviceFacts facts{.file = file};
    DeviceProfile profile = problem ? DeviceProfile{} : readProfile(fields, facts);
    if (problem)
        return fail(ErrorKind::DeviceFileUnusable, file, *problem);
    profile.facts = std::make_shared<const DeviceFacts>(std::move(facts));
    return profile;
}

} // namespace splitscope

#include "engine/device/device_fields.h"
#include "engine/device/device_file.h"

#include <nlohmann/json.hpp>

namespace splitscope {

namespace {

/// Keeps the order in which a reader wants to meet the fields.
using Json = nlohmann::ordered_json;

/// A whole number without the ".0" that a double has.
Json plain(double number)
{
    constexpr double exactUpTo = 9e15;
    const auto whole = static_cast<std::int64_t>(number < exactUpTo ? number : 0);
    return static_cast<double>(whole) == number ? Json(whole) : Json(number);
}

Json written(const BilingualText &text)
{
    return {{device_field::english, text.english}, {device_field::chinese, text.chinese}};
}

Json written(const EmulatedSpeed &speed)
{
    return {{device_field::macsPerSecond, plain(speed.macsPerSecond)},
            {device_field::weightBytesPerSecond, plain(speed.weightBytesPerSecond)},
            {device_field::overheadNs, speed.overhead.count()}};
}

Json writtenModel(const EmulatedSpeed &speed, const DeviceFacts &facts)
{
    Json model = written(speed);
    for (const auto &[kind, own] : facts.speedOfKind)
        model[device_field::byKind][kind] = written(own);
    if (facts.fitError)
        model[device_field::fitError] = plain(*facts.fitError);
    return model;
}

Json written(const MeasuredTimes &times)
{
    Json layers = Json::array();
    for (const MeasuredLayer &layer : times.layers)
        layers.push_back({{device_field::medianNs, layer.median.count()},
                          {device_field::iqrNs, layer.interquartileRange.count()}});
    return {{device_field::network, times.networkId},
            {device_field::runs, times.runs},
            {device_field::threads, times.threads},
            {device_field::cpuShare, plain(times.share.value())},
            {device_field::layers, std::move(layers)}};
}

void addPower(Json &whole, const char *name, const std::optional<PowerFigure> &power)
{
    if (power)
        whole[device_field::power][name] = {{device_field::watts, plain(power->watts)},
                                            {device_field::source, power->source}};
}

} // namespace

std::string writtenDevice(const DeviceProfile &profile)
{
    const DeviceFacts &facts = *profile.facts;
    Json whole{{device_field::version, deviceFileVersion},
               {device_field::id, profile.id},
               {device_field::name, written(facts.name)},
               {device_field::source, written(facts.source)},
               {device_field::model, writtenModel(*profile.emulated, facts)}};
    for (const MeasuredTimes &times : facts.measured)
        whole[device_field::measured].push_back(written(times));
    if (!facts.host.empty())
        whole[device_field::host] = {{device_field::description, facts.host},
                                     {device_field::software, facts.software}};
    addPower(whole, device_field::idle, facts.idlePower);
    addPower(whole, device_field::computing, facts.computingPower);
    addPower(whole, device_field::sending, facts.sendingPower);
    return whole.dump(2) + '\n';
}

} // namespace splitscope

#include "engine/plan/energy.h"

#include <algorithm>

namespace splitscope {

namespace {

using Seconds = std::chrono::duration<double>;

/// A receipt's length in the predictor's tables is not told; what it is to the radio is less than
/// 1 % of any transfer's energy.
constexpr double receiptBytes = 400;

double secondsFor(double wireBytes, double mbit)
{
    return mbit > 0 ? wireBytes * 8 / (mbit * 1e6) : 0;
}

/// Mbit/s: the rate that is set, or what the bytes make of the whole transfer.
double rateOf(const std::optional<Bandwidth> &rate, double wireBytes, Seconds transfer)
{
    if (rate)
        return rate->mbitPerSecond();
    return transfer.count() > 0 ? wireBytes * 8 / 1e6 / transfer.count() : 0;
}

const DeviceFacts &factsOf(const DeviceProfile &device)
{
    static const DeviceFacts none;
    return device.facts ? *device.facts : none;
}

} // namespace

const std::vector<RadioModel> &radioModels()
{
    static const std::vector<RadioModel> models{
        {"3g", 868.98, 122.12, 817.88},
        {"lte", 438.39, 51.97, 1288.04},
        {"wifi", 283.17, 137.01, 132.86},
    };
    return models;
}

std::optional<RadioModel> radioById(std::string_view id)
{
    const auto found = std::ranges::find(radioModels(), id, &RadioModel::id);
    return found == radioModels().end() ? std::nullopt : std::optional(*found);
}

std::vector<std::string> missingPower(const DeviceProfile &edge,
                                      const std::optional<RadioModel> &radio)
{
    const DeviceFacts &facts = factsOf(edge);
    std::vector<std::string> missing;
    if (!facts.idlePower)
        missing.emplace_back("power.idle");
    if (!facts.computingPower)
        missing.emplace_back("power.computing");
    if (!radio && !facts.sendingPower)
        missing.emplace_back("power.sending");
    return missing;
}

std::optional<EnergyModel> EnergyModel::of(const DeviceProfile &edge,
                                           std::optional<RadioModel> radio)
{
    if (!missingPower(edge, radio).empty())
        return std::nullopt;
    const DeviceFacts &facts = factsOf(edge);
    EnergyModel model;
    model.idleWatts_ = facts.idlePower->watts;
    model.computingWatts_ = facts.computingPower->watts;
    model.sendingWatts_ = facts.sendingPower ? facts.sendingPower->watts : 0;
    model.radio_ = radio;
    return model;
}

ModelledEnergy EnergyModel::of(const EnergyUse &use) const
{
    const double sending = secondsFor(use.sentWireBytes, use.uplinkMbit);
    const double receiving = secondsFor(use.receivedWireBytes, use.downlinkMbit);
    const Seconds waiting = std::max(use.endToEnd - use.computing, std::chrono::nanoseconds(0));
    ModelledEnergy energy{.computing = computingWatts_ * Seconds(use.computing).count(),
                          .idle = idleWatts_ * waiting.count()};
    if (radio_) {
        energy.sending = (radio_->milliwattsPerUplinkMbit * use.uplinkMbit + radio_->baseMilliwatts)
                         / 1e3 * sending;
        energy.receiving =
            (radio_->milliwattsPerDownlinkMbit * use.downlinkMbit + radio_->baseMilliwatts) / 1e3
            * receiving;
        return energy;
    }
    // The file's figure is the whole device's, which idles meanwhile.
    energy.sending = std::max(sendingWatts_ - idleWatts_, 0.0) * sending;
    return energy;
}

EnergyUse energyUse(const PlannedCut &planned, const RunSetting &setting)
{
    const Seconds transfer = planned.latency.transfer;
    const auto sent = static_cast<double>(wireBytes(planned.payloadBytes));
    return {.computing = std::chrono::nanoseconds(static_cast<std::int64_t>(
                static_cast<double>(planned.latency.local.count()) * setting.edgeShare.value())),
            .endToEnd = planned.latency.endToEnd(),
            .sentWireBytes = sent,
            .receivedWireBytes = receiptBytes,
            .uplinkMbit = rateOf(setting.uplink, sent, transfer),
            .downlinkMbit = rateOf(setting.downlink, receiptBytes, transfer)};
}

Objective energyObjective(const EnergyModel &model, const RunSetting &setting)
{
    return [model, setting](const PlannedCut &planned) {
        return model.of(energyUse(planned, setting)).total();
    };
}

} // namespace splitscope

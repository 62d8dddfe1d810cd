// The edge's energy for a run: modelled, never measured.
#pragma once

#include "engine/plan/planned_cut.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace splitscope {

/// Power of a phone's radio while it sends or receives: alpha_u t_u + alpha_d t_d + beta, t in
/// Mbit/s (Huang, Qian, Gerber, Mao, Sen, Spatscheck: A Close Examination of Performance and Power
/// Characteristics of 4G LTE Networks, MobiSys 2012). It comes on top of what the rest of the
/// device takes. Not in it: the promotion before a transfer and the tail that follows it.
struct RadioModel
{
    std::string_view id; ///< "lte"
    double milliwattsPerUplinkMbit;
    double milliwattsPerDownlinkMbit;
    double baseMilliwatts;
};

/// 3G, LTE, Wi-Fi.
const std::vector<RadioModel> &radioModels();
/// Empty: there is none with this id.
std::optional<RadioModel> radioById(std::string_view id);
inline constexpr std::string_view radioSource = "Huang et al., MobiSys 2012";

/// In joules, of the edge alone. A type of its own: nothing here was measured.
struct ModelledEnergy
{
    double computing = 0; ///< all that the device takes while layers run
    double idle = 0;      ///< the same while it waits for its share, the link, the cloud
    double sending = 0;   ///< what the radio adds
    double receiving = 0;

    double total() const { return computing + idle + sending + receiving; }

    bool operator==(const ModelledEnergy &) const = default;
};

/// Times and bytes of a run, predicted or measured.
struct EnergyUse
{
    std::chrono::nanoseconds computing{0}; ///< the core was busy
    std::chrono::nanoseconds endToEnd{0};
    double sentWireBytes = 0;
    double receivedWireBytes = 0;
    double uplinkMbit = 0;
    double downlinkMbit = 0;
};

/// The fields of the device's file that a model would need and that it has not: "power.idle".
std::vector<std::string> missingPower(const DeviceProfile &edge,
                                      const std::optional<RadioModel> &radio);

/// From figures in the device's file and a radio of the literature, or the file's own power while
/// it sends.
class EnergyModel
{
public:
    /// The device's power while it idles and computes comes from its file, or from nowhere: it is
    /// not guessed. Without a radio the file has to say what sending takes. Empty: it does not say
    /// what missingPower() has.
    static std::optional<EnergyModel> of(const DeviceProfile &edge,
                                         std::optional<RadioModel> radio);

    ModelledEnergy of(const EnergyUse &use) const;

private:
    EnergyModel() = default;

    double idleWatts_ = 0;
    double computingWatts_ = 0;
    double sendingWatts_ = 0; ///< of the whole device; without a radio
    std::optional<RadioModel> radio_;
};

/// What a planned run uses. The core is busy for the edge's share of the local time. Precondition:
/// the setting has a rate in each direction, or else the transfer is taken for the sending.
EnergyUse energyUse(const PlannedCut &planned, const RunSetting &setting);
/// Joules, for bestCut() and bestCutWithin().
Objective energyObjective(const EnergyModel &model, const RunSetting &setting);

} // namespace splitscope

// The two conditions that charts have an axis for: the bandwidth and the edge's CPU share.
#pragma once

#include "engine/experiment/conditions.h"
#include "engine/predict/run_setting.h"

#include <optional>

namespace splitscope {

/// What a chart has along an axis.
enum class Along {
    Bandwidth, ///< Mbit/s, both ways; logarithmic
    EdgeShare, ///< of the edge's CPU; linear
};

struct AlongRange
{
    double least;
    double most;
};
/// What the window's sliders have.
AlongRange rangeOf(Along along);
/// What these conditions have there; empty: no one number (unlimited, a trace, shaped outside).
std::optional<double> valueOf(Along along, const Conditions &conditions);
/// The same conditions with another value, the nearest possible one.
Conditions withValue(Along along, const Conditions &conditions, double value);
/// As withValue(), by so many steps of a key; empty where there is no value to step from.
std::optional<Conditions> stepped(Along along, const Conditions &conditions, int steps);
/// The value with the digits that the window's sliders have.
double rounded(Along along, double value);
/// Whether two conditions differ in nothing but this and the cut.
bool sameBut(Along along, const Conditions &a, const Conditions &b);
/// Whether they differ in nothing but bandwidth, share and cut.
bool sameButBoth(const Conditions &a, const Conditions &b);
/// What a prediction is made of, with another value.
void setValue(Along along, RunSetting &setting, double value);

} // namespace splitscope

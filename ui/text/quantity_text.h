// Quantities as the window writes them: the lab sheet's digits, SI units, a decimal point always.
#pragma once

#include "engine/experiment/conditions.h"
#include "engine/model/layer.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>

namespace splitscope {

/// "25.6 kB", 1 kB = 1000 bytes.
QString bytesText(std::int64_t bytes);
/// "1287.431": milliseconds with three decimals, as the sheet has them.
QString sheetMilliseconds(std::chrono::microseconds time);
/// "1138 ms", "36.4 ms", "0.02 ms": three digits, for where room is short.
QString shortMilliseconds(std::chrono::nanoseconds time);
/// The same without its unit, where a head has it.
QString millisecondsText(std::chrono::nanoseconds time);
/// "5 Mbit/s", or "unlimited".
QString bandwidthText(const std::optional<Bandwidth> &bandwidth);
/// What the uplink has: "5 Mbit/s", "~8.5 Mbit/s" as a trace's mean, or that it is shaped outside.
QString uplinkText(const LinkConditions &link);
/// "0.7 to 24 Mbit/s, mean 8.5"
QString traceRateText(const BandwidthTrace &trace);
/// "LTE, driving: 0.7 to 24 Mbit/s, mean 8.5; 120 s, then anew"
QString traceMeaning(const BandwidthTrace &trace);
/// The number alone, as few digits as it needs.
QString mbitText(double mbitPerSecond);
/// "0.6": as few digits as it needs.
QString shareText(double share);
/// "kernel quota 100 ms", with the quota's period, or "paced".
QString quotaText(const std::optional<CpuQuota> &quota);
/// "Conv2d": the name that PyTorch gives it, "AvgPool2d" for the adaptive one.
QString layerKindText(const Layer &layer);
/// "Conv2d 11x11, stride 4": the kind with what configures it.
QString layerSpecText(const Layer &layer);
/// "192x26x26"
QString shapeText(const TensorShape &shape);
/// "int8+zstd", the same in every language; "Auto" for none.
QString codingText(const std::optional<Coding> &coding);
/// What the coding keeps and loses, in one or two sentences.
QString codingMeaning(const std::optional<Coding> &coding);
/// "Orange Pi (lab sheet), cpu 0.6, 5 Mbit/s": the setting that a chart belongs to. The coding is
/// named unless it is fp32.
QString settingText(const Conditions &conditions);

} // namespace splitscope

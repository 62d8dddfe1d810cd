// The names and limits of the fields in a device file, shared by its reader and its writer.
#pragma once

#include <cstddef>
#include <cstdint>

namespace splitscope::device_field {

inline constexpr char version[] = "splitscope_device";
inline constexpr char id[] = "id";
inline constexpr char name[] = "name";
inline constexpr char english[] = "en";
inline constexpr char chinese[] = "zh";
inline constexpr char source[] = "source";
inline constexpr char model[] = "model";
inline constexpr char macsPerSecond[] = "macs_per_s";
inline constexpr char weightBytesPerSecond[] = "weight_bytes_per_s";
inline constexpr char overheadNs[] = "overhead_ns";
inline constexpr char byKind[] = "by_kind";
inline constexpr char fitError[] = "fit_error";
inline constexpr char measured[] = "measured";
inline constexpr char network[] = "network";
inline constexpr char runs[] = "runs";
inline constexpr char threads[] = "threads";
inline constexpr char cpuShare[] = "cpu_share";
inline constexpr char layers[] = "layers";
inline constexpr char medianNs[] = "median_ns";
inline constexpr char iqrNs[] = "iqr_ns";
inline constexpr char host[] = "host";
inline constexpr char description[] = "description";
inline constexpr char software[] = "software";
inline constexpr char power[] = "power";
inline constexpr char idle[] = "idle";
inline constexpr char computing[] = "computing";
inline constexpr char sending[] = "sending";
inline constexpr char watts[] = "w";

} // namespace splitscope::device_field

namespace splitscope::device_limit {

/// UTF-8 bytes. An id is as long as the wire takes it.
inline constexpr std::size_t idBytes = 64;
inline constexpr std::size_t textBytes = 512;
/// As on the wire.
inline constexpr double leastPerSecond = 1e3;
inline constexpr double mostPerSecond = 1e18;
inline constexpr std::int64_t overheadNs = 10'000'000'000;
inline constexpr std::int64_t layerNs = 1'000'000'000'000;
inline constexpr double fitError = 1e6;
inline constexpr std::size_t networks = 100;
inline constexpr std::int64_t runs = 1'000'000;
inline constexpr std::int64_t threads = 1024;
inline constexpr double watts = 1e6;

} // namespace splitscope::device_limit

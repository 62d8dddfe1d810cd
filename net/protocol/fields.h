// The names and limits of the fields on the wire, shared by the writing and the reading side.
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <limits>

namespace splitscope::field {

inline constexpr QLatin1StringView type("type");
inline constexpr QLatin1StringView version("version");
inline constexpr QLatin1StringView software("software");
inline constexpr QLatin1StringView model("model");
inline constexpr QLatin1StringView fingerprint("fingerprint");
inline constexpr QLatin1StringView token("token");
inline constexpr QLatin1StringView maxPayloadBytes("max_payload_bytes");
inline constexpr QLatin1StringView id("id");
inline constexpr QLatin1StringView cut("cut");
inline constexpr QLatin1StringView payload("payload");
inline constexpr QLatin1StringView coding("coding");
inline constexpr QLatin1StringView shape("shape");
inline constexpr QLatin1StringView bytes("bytes");
inline constexpr QLatin1StringView crc32("crc32");
inline constexpr QLatin1StringView profile("profile");
inline constexpr QLatin1StringView cpuShare("cpu_share");
inline constexpr QLatin1StringView quotaUs("quota_us");
inline constexpr QLatin1StringView emulated("emulated");
inline constexpr QLatin1StringView macsPerSecond("macs_per_s");
inline constexpr QLatin1StringView weightBytesPerSecond("weight_bytes_per_s");
inline constexpr QLatin1StringView overheadNs("overhead_ns");
inline constexpr QLatin1StringView layerTimesNs("layer_times_ns");
inline constexpr QLatin1StringView delivery("delivery");
inline constexpr QLatin1StringView totalNs("total_ns");
inline constexpr QLatin1StringView queueNs("queue_ns");
inline constexpr QLatin1StringView decodeNs("decode_ns");
inline constexpr QLatin1StringView computeNs("compute_ns");
inline constexpr QLatin1StringView achievedShare("achieved_share");
inline constexpr QLatin1StringView hostTooSlow("host_too_slow");
inline constexpr QLatin1StringView cpuNs("cpu_ns");
inline constexpr QLatin1StringView shareKept("share_kept");
inline constexpr QLatin1StringView quotaRefused("quota_refused");
inline constexpr QLatin1StringView top("top");
inline constexpr QLatin1StringView index("index");
inline constexpr QLatin1StringView score("score");
inline constexpr QLatin1StringView norm("norm");
inline constexpr QLatin1StringView output("output");
inline constexpr QLatin1StringView arrival("arrival");
inline constexpr QLatin1StringView durationNs("duration_ns");
inline constexpr QLatin1StringView load("load");
inline constexpr QLatin1StringView workers("workers");
inline constexpr QLatin1StringView computing("computing");
inline constexpr QLatin1StringView queued("queued");
inline constexpr QLatin1StringView slowDown("slow_down");
inline constexpr QLatin1StringView waitNs("wait_ns");
inline constexpr QLatin1StringView replyBytes("reply_bytes");
inline constexpr QLatin1StringView fatal("fatal");
inline constexpr QLatin1StringView code("code");
inline constexpr QLatin1StringView subject("subject");
inline constexpr QLatin1StringView detail("detail");
inline constexpr QLatin1StringView retryAfterMs("retry_after_ms");

} // namespace splitscope::field

namespace splitscope::message_name {

inline constexpr QLatin1StringView hello("hello");
inline constexpr QLatin1StringView welcome("welcome");
inline constexpr QLatin1StringView device("device");
inline constexpr QLatin1StringView runRequest("run-request");
inline constexpr QLatin1StringView runResult("run-result");
inline constexpr QLatin1StringView probe("probe");
inline constexpr QLatin1StringView probeResult("probe-result");
inline constexpr QLatin1StringView failure("failure");

} // namespace splitscope::message_name

namespace splitscope::limit {

/// UTF-8 bytes.
inline constexpr qsizetype softwareBytes = 128;
inline constexpr qsizetype modelBytes = 64;
inline constexpr qsizetype tokenBytes = 512;
inline constexpr qsizetype profileBytes = 64;
inline constexpr qsizetype codeBytes = 64;
inline constexpr qsizetype reasonBytes = 512;

inline constexpr qint64 version = 65535;
inline constexpr qint64 cut = 9999;
/// A float64 holds every id, so that readers in any language keep it.
inline constexpr qint64 id = (qint64(1) << 53) - 1;
inline constexpr qint64 dimensions = 8;
inline constexpr qint64 elements = std::numeric_limits<qint32>::max();
inline constexpr qint64 payloadBytes = std::numeric_limits<qint32>::max();
inline constexpr qint64 topClasses = 16;
inline constexpr qint64 classIndex = 999'999;
/// Slower than any computer, and faster: sums over a network stay far from overflow.
inline constexpr double leastPerSecond = 1e3;
inline constexpr double mostPerSecond = 1e18;
inline constexpr qint64 overheadNs = 10'000'000'000;
inline constexpr qint64 layerTimes = 400;
inline constexpr qint64 layerTimeNs = 1'000'000'000'000;
inline constexpr qint64 durationNs = 86'400'000'000'000;
inline constexpr double achievedShare = 1e6;
inline constexpr qint64 requests = 1'000'000;
inline constexpr double slowDown = 1e6;
inline constexpr qint64 retryAfterMs = 3'600'000;
inline constexpr double score = std::numeric_limits<float>::max();

} // namespace splitscope::limit

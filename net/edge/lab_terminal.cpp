#include "net/edge/lab_terminal.h"

#include <QDateTime>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

QString milliseconds(std::chrono::duration<double, std::milli> time)
{
    return QString::number(time.count(), 'f', 3);
}

/// Not one of the lab's, whose weights are random: a number is no answer, and the line says so.
QString answerLine(const AnswerDigest &answer, const ClassNames &names)
{
    QStringList classes;
    for (const ScoredClass &scored : answer.top)
        classes << names.nameOf(scored.index).value_or(QString::number(scored.index));
    return names.known() ? u"推理结果 top-5 : "_s + classes.join(u", "_s)
                         : u"推理结果 top-5 : 类别 "_s + classes.join(u", "_s)
                               + u" (权重未经训练, 类别没有意义)"_s;
}

} // namespace

QString stamped(const QString &line)
{
    return QDateTime::currentDateTime().toString(u"yyyy-MM-dd HH:mm:ss"_s) + u": "_s + line;
}

QStringList edgeLinesBefore(const Conditions &conditions,
                            const std::optional<std::chrono::nanoseconds> &warmUp)
{
    const QString cut = QString::number(conditions.cut.index());
    QStringList lines = {
        u"手动设置切分点: partition_point = "_s + cut,
        u"最终切分点: partition_point = "_s + cut,
        u"short message , model type has been sent successfully"_s,
        u"short message , partition strategy has been sent successfully"_s,
    };
    if (warmUp) {
        lines << u"设备预热中..."_s;
        lines << u"CPU Warm Up : %1ms"_s.arg(milliseconds(*warmUp));
    }
    lines << u"====="_s;
    return lines;
}

QString bandwidthLine(double mbitPerSecond)
{
    return u"get bandwidth value : %1 MB/s"_s.arg(mbitPerSecond / 8, 0, 'f', 4);
}

QStringList edgeLinesAfter(const Measurement &measurement, const ClassNames &names)
{
    const LatencyBreakdown &latency = measurement.latency;
    const std::string_view coding = codingId(measurement.coding);
    QStringList lines = {
        u"alex_net 在边缘设备上推理完成 - %1 ms"_s.arg(milliseconds(latency.local())),
        u"中间特征值占用字节 edge_output.nbytes = %1 bytes"_s.arg(measurement.activationBytes),
        u"中间特征值序列化后大小 = %1 bytes"_s.arg(measurement.payloadBytes),
        u"get yes , edge output has been sent successfully"_s,
    };
    if (measurement.coding != Coding{})
        lines.insert(2, u"中间特征值编码方式 = %1"_s.arg(QString::fromUtf8(
                            coding.data(), static_cast<qsizetype>(coding.size()))));
    if (measurement.achieved.uplinkMbitPerSecond)
        lines << bandwidthLine(*measurement.achieved.uplinkMbitPerSecond);
    lines << u"alex_net 传输完成 - %1 ms"_s.arg(milliseconds(latency.transfer()))
          << u"alex_net 在云端设备上推理完成 - %1 ms"_s.arg(milliseconds(latency.cloud()))
          << u"端到端推理时间 - %1 ms"_s.arg(milliseconds(latency.endToEnd()))
          << answerLine(measurement.answer, names)
          << u"===== DNN Collaborative Inference Finished. ====="_s;
    return lines;
}

QStringList edgeLinesAfter(const EdgeFinish &finish, const ClassNames &names)
{
    const LatencyBreakdown &latency = finish.latency;
    return {
        u"云端失去连接, 其余各层由边缘设备完成"_s,
        u"alex_net 在边缘设备上推理完成 - %1 ms"_s.arg(milliseconds(latency.local())),
        u"传输及等待云端 - %1 ms"_s.arg(milliseconds(latency.transfer())),
        u"alex_net 在云端设备上推理完成 - %1 ms"_s.arg(milliseconds(latency.cloud())),
        u"端到端推理时间 - %1 ms (由边缘设备完成, 不计入测量结果)"_s.arg(
            milliseconds(latency.endToEnd())),
        answerLine(finish.answer, names),
        u"===== Inference Finished on the Edge. ====="_s,
    };
}

} // namespace splitscope

// A small network and files of weights for it, as python3-torch or a test wrote them.
#pragma once

#include "engine/model/network.h"
#include "engine/weights/stored_tensor.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTest>

#include <cstring>
#include <span>
#include <vector>

namespace splitscope {

inline Network smallNetwork()
{
    return {"small",
            "Small",
            {{1, 4, 4}},
            {{"conv", Conv2d{1, 2, 3}, "conv"},
             {"relu", ReLU{}},
             {"flatten", Flatten{}},
             {"fc", Linear{8, 3}, "fc"}}};
}

/// What make_weights.py gives parameter p.
inline std::vector<float> madeValues(const Network &network, std::size_t p)
{
    std::vector<float> values(static_cast<std::size_t>(network.parameters()[p].elements()));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = (static_cast<float>(i + 10 * p) - 16) / 8;
    return values;
}

/// One of those that make_weights.py made.
inline QString madeFile(const char *name)
{
    return QString::fromLatin1(WEIGHTS_FOLDER) + u'/' + QString::fromLatin1(name);
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Bytes on the heap and no byte more, so that the address sanitizer sees who reads on.
inline std::vector<std::byte> exactly(const QByteArray &bytes)
{
    const auto *begin = reinterpret_cast<const std::byte *>(bytes.constData());
    return {begin, begin + bytes.size()};
}

/// Every number of every tensor, as someone who trusts the reader would.
inline double readThrough(const std::vector<StoredTensor> &tensors)
{
    double sum = 0;
    for (const StoredTensor &tensor : tensors) {
        std::vector<float> values(
            static_cast<std::size_t>(elementCount(tensor.extents).value_or(0)));
        readNumbers(tensor, 0, values);
        for (const float value : values)
            sum += static_cast<double>(value);
    }
    return sum;
}

/// A safetensors file.
inline QByteArray safetensors(const QByteArray &header, const QByteArray &data)
{
    const auto length = static_cast<quint64>(header.size());
    QByteArray file(reinterpret_cast<const char *>(&length), sizeof length);
    return file + header + data;
}

inline QByteArray bytesOf(const std::vector<float> &values)
{
    return QByteArray(reinterpret_cast<const char *>(values.data()),
                      static_cast<qsizetype>(values.size() * sizeof(float)));
}

/// The small network's, with the values that make_weights.py gives it.
inline QByteArray smallSafetensors()
{
    const Network network = smallNetwork();
    QByteArray data;
    for (std::size_t p = 0; p < network.parameters().size(); ++p)
        data += bytesOf(madeValues(network, p));
    return safetensors(R"({"conv.weight":{"dtype":"F32","shape":[2,1,3,3],"data_offsets":[0,72]},)"
                       R"("conv.bias":{"dtype":"F32","shape":[2],"data_offsets":[72,80]},)"
                       R"("fc.weight":{"dtype":"F32","shape":[3,8],"data_offsets":[80,176]},)"
                       R"("fc.bias":{"dtype":"F32","shape":[3],"data_offsets":[176,188]}})",
                       data);
}

} // namespace splitscope

// A file of weights as large as a network's, that takes no room: all zeros.
#pragma once

#include "engine/model/network.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace splitscope {

/// A safetensors file whose data is a hole. False if it could not be written.
inline bool writeSparseWeights(const QString &path, const Network &network)
{
    QJsonObject header;
    qint64 place = 0;
    for (const Parameter &parameter : network.parameters()) {
        QJsonArray shape;
        for (const std::int64_t extent : parameter.extents)
            shape.append(qint64{extent});
        const qint64 end = place + 4 * parameter.elements();
        header[QString::fromStdString(parameter.name)] =
            QJsonObject{{QStringLiteral("dtype"), QStringLiteral("F32")},
                        {QStringLiteral("shape"), shape},
                        {QStringLiteral("data_offsets"), QJsonArray{place, end}}};
        place = end;
    }
    const QByteArray json = QJsonDocument(header).toJson(QJsonDocument::Compact);
    const auto length = static_cast<quint64>(json.size());
    QFile file(path);
    return file.open(QIODevice::WriteOnly)
           && file.write(reinterpret_cast<const char *>(&length), sizeof length) == sizeof length
           && file.write(json) == json.size() && file.resize(file.size() + place);
}

} // namespace splitscope

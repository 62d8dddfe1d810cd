// Files of weights as the window's user names them.
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <array>

class QMimeData;

namespace splitscope {

/// For dialogs and drops alone; what a file really is, its content tells.
inline constexpr std::array<QLatin1StringView, 3> weightsSuffixes{
    QLatin1StringView("safetensors"), QLatin1StringView("pth"), QLatin1StringView("pt")};

/// The file of weights that is dropped; empty if it is anything else.
QString droppedWeights(const QMimeData &data);

} // namespace splitscope

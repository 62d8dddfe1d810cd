// Pictures of lines for buttons, in the colour of their text.
#pragma once

#include <QIcon>

namespace splitscope {

/// `name`: of a file in resources/icons, of whose colours only the opacity counts. It follows the
/// theme, and fades as the text does where its button is disabled: what Qt makes of a grey picture
/// by itself is brighter then, on a dark ground. GUI thread.
QIcon lineIcon(const QString &name);

} // namespace splitscope

// Files of weights as the window's user names them.
#pragma once

#include <QString>

class QFileDialog;
class QMimeData;
class QWidget;

namespace splitscope {

/// The file of weights that is dropped; empty if it is anything else. By its name alone; what it
/// really is, its content tells.
QString droppedWeights(const QMimeData &data);

/// An open dialog, which deletes itself.
QFileDialog *askForWeights(QWidget *parent);

} // namespace splitscope

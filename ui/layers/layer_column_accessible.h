// What a screen reader sees of the layer column.
#pragma once

class QAccessibleInterface;
class QObject;
class QString;

namespace splitscope {

/// A factory for QAccessible::installFactory: a slider from 0 to the number of layers for a
/// LayerColumn, nothing for any other object. GUI thread.
QAccessibleInterface *layerColumnAccessible(const QString &className, QObject *object);

} // namespace splitscope

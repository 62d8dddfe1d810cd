#include "ui/layers/layer_column_accessible.h"

#include "ui/layers/layer_column.h"

#include <QAccessibleWidget>

namespace splitscope {
namespace {

class LayerColumnInterface : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit LayerColumnInterface(LayerColumn *column)
        : QAccessibleWidget(column, QAccessible::Slider), column_(column)
    {
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value)
            return column_->cutText();
        return QAccessibleWidget::text(kind);
    }

    QVariant currentValue() const override { return column_->cut().index(); }
    QVariant minimumValue() const override { return 0; }
    QVariant maximumValue() const override { return column_->network().layerCount(); }
    QVariant minimumStepSize() const override { return 1; }
    void setCurrentValue(const QVariant &value) override { column_->chooseCut(value.toInt()); }

private:
    LayerColumn *column_;
};

} // namespace

QAccessibleInterface *layerColumnAccessible(const QString &, QObject *object)
{
    auto *column = qobject_cast<LayerColumn *>(object);
    return column ? new LayerColumnInterface(column) : nullptr;
}

} // namespace splitscope

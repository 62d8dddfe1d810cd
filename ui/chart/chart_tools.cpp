#include "ui/chart/chart_tools.h"

#include "ui/chart/chart_navigation.h"
#include "ui/chart/chart_page.h"
#include "ui/chart/chart_picture.h"
#include "ui/chart/picture_dialog.h"
#include "ui/theme/line_icon.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QRegularExpression>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace splitscope {

ChartTools::ChartTools(QWidget *parent)
    : QWidget(parent), zoomIn_(tool("zoom-in", u"zoomIn"_s, {}, &ChartTools::zoomIn)),
      zoomOut_(tool("zoom-out", u"zoomOut"_s, {}, &ChartTools::zoomOut)),
      showAll_(tool("zoom-all", u"showAll"_s, {}, &ChartTools::showAll)),
      copyData_(tool("copy-data", u"copyChartData"_s, {QKeySequence::Copy}, &ChartTools::copyData)),
      copyPicture_(tool("copy-picture", u"copyChartPicture"_s, {Qt::CTRL | Qt::SHIFT | Qt::Key_C},
                        &ChartTools::copyPicture)),
      save_(tool("save-picture", u"saveChart"_s, {QKeySequence::Save}, &ChartTools::askForPicture))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 4, 0);
    layout->setSpacing(0);
    for (QAction *action : {zoomOut_, zoomIn_, showAll_, copyData_, copyPicture_, save_}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setObjectName(action->objectName() + u"Button"_s);
        layout->addWidget(button);
    }
    retranslate();
}

QAction *ChartTools::tool(const char *icon, const QString &name, const QList<QKeySequence> &keys,
                          void (ChartTools::*intent)())
{
    auto *action = new QAction(this);
    action->setObjectName(name);
    action->setIcon(lineIcon(QString::fromLatin1(icon)));
    action->setShortcuts(keys);
    // Of the chart that has the focus: tables and terminals copy and save too.
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, intent);
    return action;
}

void ChartTools::setPage(ChartPage &page, ChartNavigation &navigation)
{
    if (navigation_)
        navigation_->disconnect(this);
    page_ = &page;
    navigation_ = &navigation;
    connect(navigation_, &ChartNavigation::viewChanged, this, &ChartTools::showState);
    QWidget &widget = page.widget();
    if (widget.actions().isEmpty()) {
        widget.addActions({showAll_, zoomIn_, zoomOut_, copyData_, copyPicture_, save_});
        widget.setContextMenuPolicy(Qt::ActionsContextMenu);
    }
    showState();
}

void ChartTools::showState()
{
    const bool canZoom = page_->horizontalAxis() || page_->verticalAxis();
    zoomIn_->setEnabled(canZoom);
    zoomOut_->setEnabled(navigation_->isZoomed());
    showAll_->setEnabled(navigation_->isZoomed());
}

void ChartTools::zoomIn()
{
    navigation_->zoomIn();
}

void ChartTools::zoomOut()
{
    navigation_->zoomOut();
}

void ChartTools::showAll()
{
    navigation_->reset();
}

void ChartTools::copyData()
{
    QGuiApplication::clipboard()->setText(page_->asTsv());
}

void ChartTools::copyPicture()
{
    const PictureChoice choice{.size = page_->widget().size()};
    QGuiApplication::clipboard()->setImage(chartImage(*page_, choice));
}

void ChartTools::askForPicture()
{
    QString name = page_->title().section(u',', 0, 0).simplified().toLower();
    name.replace(QRegularExpression(u"[^\\w]+"_s, QRegularExpression::UseUnicodePropertiesOption),
                 u"-"_s);
    auto *dialog = new PictureDialog(page_->widget().size(), name, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PictureDialog::fileChosen, this, &ChartTools::save);
    dialog->open();
}

void ChartTools::save(const PictureChoice &choice, const QString &file)
{
    if (const auto reason = saveChart(*page_, choice, file))
        Q_EMIT saveFailed(
            tr("%1 could not be written: %2. Choose another folder.").arg(file, *reason));
}

std::vector<ChartTools::Shortcut> ChartTools::shortcuts() const
{
    std::vector<Shortcut> all{
        {tr("Zoom a chart"), tr("wheel, +, -")},
        {tr("Zoom one axis"), tr("Shift or Ctrl with the wheel")},
        {tr("Move a zoomed chart"), tr("drag, Ctrl with an arrow")},
        {tr("Show all of a chart"), tr("double click, 0")},
    };
    for (const QAction *action : {copyData_, copyPicture_, save_})
        all.push_back(
            {action->text().remove(u'…'), action->shortcut().toString(QKeySequence::NativeText)});
    return all;
}

void ChartTools::retranslate()
{
    zoomIn_->setText(tr("Zoom in"));
    zoomOut_->setText(tr("Zoom out"));
    showAll_->setText(tr("Show all"));
    copyData_->setText(tr("Copy the chart's data"));
    copyPicture_->setText(tr("Copy the chart as a picture"));
    save_->setText(tr("Save the chart…"));
    zoomIn_->setToolTip(tr("Zoom in (+, or the wheel)"));
    zoomOut_->setToolTip(tr("Zoom out (-, or the wheel)"));
    showAll_->setToolTip(tr("Show all (0, or a double click)"));
    copyData_->setToolTip(tr("Copy the data, for a spreadsheet (Ctrl+C in the chart)"));
    copyPicture_->setToolTip(tr("Copy as a picture (Ctrl+Shift+C in the chart)"));
    save_->setToolTip(tr("Save as PNG, SVG or PDF (Ctrl+S in the chart)"));
}

void ChartTools::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope

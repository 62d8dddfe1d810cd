#include "ui/window/workbench.h"

#include "net/edge/edge_session.h"
#include "ui/answer/answer_view.h"
#include "ui/chart/chart_frame.h"
#include "ui/conditions/conditions_panel.h"
#include "ui/layers/layer_panel.h"
#include "ui/records/records_page.h"
#include "ui/records/records_table.h"
#include "ui/runs/run_bar.h"
#include "ui/status/notice_bar.h"
#include "ui/sweep/sweep_page.h"
#include "ui/terminal/terminal_view.h"
#include "ui/theme/line_icon.h"

#include <QEvent>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace splitscope {

Workbench::Workbench(EdgeSession &session, NotebookKeeper &notebook, QWidget *parent)
    : QWidget(parent), layers_(new LayerPanel(session.network(), this)),
      conditions_(new ConditionsPanel(session.network(), this)), runBar_(new RunBar(this)),
      notice_(new NoticeBar(this)), charts_(new ChartFrame(session.network(), this)),
      records_(new RecordsPage(notebook, this)), sweep_(new SweepPage(session, notebook, this)),
      edgeTerminal_(new TerminalView(TerminalView::Host::Edge, this)),
      cloudTerminal_(new TerminalView(TerminalView::Host::Cloud, this)),
      answer_(new AnswerView(this)), columns_(new QSplitter(Qt::Horizontal, this)),
      rows_(new QSplitter(Qt::Vertical, this)), pages_(new QTabWidget(this)),
      capture_(new QToolButton(this))
{
    columns_->addWidget(layers_);
    columns_->addWidget(bench());
    columns_->setStretchFactor(1, 1);
    columns_->setChildrenCollapsible(false);
    columns_->setHandleWidth(8);
    columns_->setSizes({436, 836});

    pages_->setObjectName(u"pages"_s);
    pages_->setDocumentMode(true);
    pages_->addTab(records_, QString());
    pages_->addTab(sweep_, QString());
    pages_->addTab(terminals(), QString());
    pages_->addTab(answer_, QString());
    capture_->setObjectName(u"captureForReport"_s);
    capture_->setAutoRaise(true);
    capture_->setIcon(lineIcon(u"capture"_s));
    capture_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    pages_->setCornerWidget(capture_);
    connect(capture_, &QToolButton::clicked, this, &Workbench::captureRequested);
    connect(pages_, &QTabWidget::currentChanged, this, &Workbench::pageShown);
    records_->setFocusProxy(&records_->table());
    rows_->addWidget(columns_);
    rows_->addWidget(pages_);
    rows_->setStretchFactor(0, 3);
    rows_->setStretchFactor(1, 1);
    rows_->setChildrenCollapsible(false);
    rows_->setHandleWidth(5);
    rows_->setSizes({540, 200});

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(rows_);
    retranslate();
}

QWidget *Workbench::bench()
{
    auto *bench = new QWidget(this);
    auto *layout = new QVBoxLayout(bench);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(conditions_);
    layout->addWidget(runBar_);
    layout->addWidget(notice_);
    layout->addWidget(charts_, 1);
    return bench;
}

QWidget *Workbench::terminals()
{
    auto *both = new QSplitter(Qt::Horizontal, this);
    both->addWidget(edgeTerminal_);
    both->addWidget(cloudTerminal_);
    both->setChildrenCollapsible(false);
    both->setHandleWidth(5);
    both->setSizes({640, 640});
    return both;
}

void Workbench::setNetwork(const Network &network)
{
    layers_->setNetwork(network);
    charts_->setNetwork(network);
    conditions_->setNetwork(network);
}

NetworkEdit &Workbench::network()
{
    return layers_->network();
}

QCheckBox &Workbench::usefulCutsOnly()
{
    return layers_->usefulOnly();
}

LatencyChart &Workbench::chart()
{
    return charts_->byCut();
}

LayerColumn &Workbench::layers()
{
    return layers_->column();
}

void Workbench::showPage(Page page)
{
    pages_->setCurrentIndex(page);
}

Workbench::Page Workbench::page() const
{
    return static_cast<Page>(pages_->currentIndex());
}

void Workbench::goToPage(Page page)
{
    showPage(page);
    QWidget *shown = pages_->currentWidget();
    if (shown->focusProxy())
        return shown->setFocus(Qt::ShortcutFocusReason);
    for (QWidget *next = shown->nextInFocusChain(); shown->isAncestorOf(next);
         next = next->nextInFocusChain())
        if (next->isEnabled() && next->isVisible()
            && (next->focusPolicy() & Qt::TabFocus) == Qt::TabFocus)
            return next->setFocus(Qt::ShortcutFocusReason);
}

QString Workbench::pageTitle(int page)
{
    switch (static_cast<Page>(page)) {
    case Records:
        return tr("Records");
    case Sweep:
        return tr("Sweep");
    case Terminals:
        return tr("Terminals");
    case Answer:
        return tr("Answer");
    }
    return {};
}

void Workbench::findInTerminals()
{
    showPage(Terminals);
    const QWidget *focus = focusWidget();
    TerminalView *terminal =
        focus && cloudTerminal_->isAncestorOf(focus) ? cloudTerminal_ : edgeTerminal_;
    terminal->find();
}

void Workbench::retranslate()
{
    for (int page = 0; page < pageTotal; ++page)
        pages_->setTabText(page, pageTitle(page));
    capture_->setText(tr("Capture for report"));
    capture_->setToolTip(tr("Keep the view as it is now, with a caption, for the lab report (F8)"));
}

void Workbench::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope

#include "ui/terminal/terminal_view.h"

#include "ui/terminal/find_bar.h"
#include "ui/terminal/terminal_search.h"
#include "ui/theme/colours.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/side_label.h"

#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QTextDocumentFragment>

using namespace Qt::StringLiterals;

namespace splitscope {

TerminalView::TerminalView(Host host, QWidget *parent)
    : QWidget(parent), host_(host),
      title_(new SideLabel(host == Host::Edge ? Side::Edge : Side::Cloud, this)),
      find_(new QPushButton(this)), copy_(new QPushButton(this)), save_(new QPushButton(this)),
      clear_(new QPushButton(this)), screen_(new QPlainTextEdit(this)), findBar_(new FindBar(this)),
      search_(new TerminalSearch(*screen_, this))
{
    screen_->setReadOnly(true);
    FocusRing::addTo(screen_);
    screen_->setUndoRedoEnabled(false);
    screen_->setMaximumBlockCount(mostLines);
    screen_->setFrameShape(QFrame::NoFrame);
    // The lab's lines mix Chinese and English. The system's "monospace" is only an alias, which
    // would lose against a real family in the list.
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setFamilies({QFontInfo(mono).family(), u"Noto Sans Mono CJK SC"_s, u"Noto Sans CJK SC"_s,
                      u"WenQuanYi Micro Hei Mono"_s});
    mono.setPointSizeF(font().pointSizeF());
    screen_->setFont(mono);
    screen_->document()->setDocumentMargin(8);

    QFont bold = title_->font();
    bold.setBold(true);
    title_->setFont(bold);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 0, 4, 0);
    bar->addWidget(title_, 1);
    for (QPushButton *button : {find_, copy_, save_, clear_}) {
        button->setFlat(true);
        FocusRing::addTo(button);
        bar->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(findBar_);
    layout->addWidget(screen_, 1);

    connect(find_, &QPushButton::clicked, this, &TerminalView::find);
    connect(findBar_, &FindBar::textChanged, search_, &TerminalSearch::lookFor);
    connect(findBar_, &FindBar::nextRequested, search_, &TerminalSearch::next);
    connect(findBar_, &FindBar::previousRequested, search_, &TerminalSearch::previous);
    connect(findBar_, &FindBar::closed, this, [this] {
        search_->lookFor({});
        screen_->setFocus();
    });
    connect(search_, &TerminalSearch::changed, this,
            [this] { findBar_->showCount(search_->current(), search_->count()); });
    connect(copy_, &QPushButton::clicked, this, &TerminalView::copy);
    connect(save_, &QPushButton::clicked, this, &TerminalView::askWhereToSave);
    connect(clear_, &QPushButton::clicked, this, &TerminalView::clear);
    colourScreen();
    retranslate();
}

void TerminalView::append(const QString &line)
{
    screen_->appendPlainText(line);
}

void TerminalView::clear()
{
    screen_->clear();
}

void TerminalView::copy()
{
    const QString selected = screen_->textCursor().selection().toPlainText();
    QGuiApplication::clipboard()->setText(selected.isEmpty() ? text() : selected);
}

void TerminalView::find()
{
    findBar_->open();
}

QString TerminalView::text() const
{
    return screen_->toPlainText();
}

QString TerminalView::saveTo(const QString &file) const
{
    QSaveFile out(file);
    const QByteArray bytes = (text() + u'\n').toUtf8();
    if (out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit())
        return {};
    return tr("%1 could not be written: %2. Choose another folder.").arg(file, out.errorString());
}

void TerminalView::askWhereToSave()
{
    auto *dialog = new QFileDialog(this, tr("Save terminal"), QString(), tr("Text (*.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"txt"_s);
    dialog->selectFile(host_ == Host::Edge ? u"edge-terminal.txt"_s : u"cloud-terminal.txt"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        if (const QString problem = saveTo(file); !problem.isEmpty())
            Q_EMIT saveFailed(problem);
    });
    dialog->open();
}

void TerminalView::colourScreen()
{
    const Colours &colours = coloursOf(palette());
    QPalette terminal;
    terminal.setColor(QPalette::Base, colours.terminalGround);
    terminal.setColor(QPalette::Text, colours.terminalText);
    screen_->setPalette(terminal);
}

void TerminalView::retranslate()
{
    title_->setText(host_ == Host::Edge ? tr("Edge terminal") : tr("Cloud terminal"));
    screen_->setAccessibleName(title_->text());
    find_->setText(tr("Find"));
    copy_->setText(tr("Copy"));
    save_->setText(tr("Save…"));
    clear_->setText(tr("Clear"));
}

void TerminalView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        colourScreen();
    QWidget::changeEvent(event);
}

} // namespace splitscope

#include "ui/dialogs/shortcuts_dialog.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

class KeyTable : public QGridLayout
{
public:
    explicit KeyTable(const QString &title)
    {
        setHorizontalSpacing(24);
        setVerticalSpacing(6);
        auto *head = new QLabel(title);
        QFont bold = head->font();
        bold.setBold(true);
        head->setFont(bold);
        addWidget(head, 0, 0, 1, 2);
        setColumnStretch(1, 1);
    }

    void add(const QString &what, const QString &keys)
    {
        const int row = rowCount();
        auto *keyLabel = new QLabel(keys);
        keyLabel->setForegroundRole(QPalette::PlaceholderText);
        keyLabel->setAlignment(Qt::AlignRight);
        addWidget(new QLabel(what), row, 0);
        addWidget(keyLabel, row, 1);
    }
};

} // namespace

ShortcutsDialog::ShortcutsDialog(const std::vector<MainMenu::Shortcut> &menuShortcuts,
                                 const std::vector<ChartTools::Shortcut> &chartShortcuts,
                                 const std::vector<MainMenu::Shortcut> &recordShortcuts,
                                 QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *everywhere = new KeyTable(tr("Everywhere"));
    for (const MainMenu::Shortcut &shortcut : menuShortcuts)
        everywhere->add(shortcut.what, shortcut.keys);
    auto *layers = new KeyTable(tr("In the layer column"));
    layers->add(tr("Move the cut by one layer"), u"↑  ↓"_s);
    layers->add(tr("Move the cut by five layers"), tr("PageUp  PageDown"));
    layers->add(tr("All cloud, all edge"), tr("Home  End"));
    layers->add(tr("The cut with this number"), u"0 … 9"_s);
    auto *terminals = new KeyTable(tr("When finding in a terminal"));
    terminals->add(tr("Next, previous"), tr("Return  Shift+Return"));
    terminals->add(tr("Close"), tr("Esc"));
    auto *pages = new KeyTable(tr("On the pages below"));
    pages->add(tr("Next page, previous page"), tr("Ctrl+Tab  Ctrl+Shift+Tab"));
    auto *chart = new KeyTable(tr("In the chart"));
    chart->add(tr("Select the cut before, after"), u"←  →"_s);
    chart->add(tr("First cut, last cut"), tr("Home  End"));
    for (const ChartTools::Shortcut &shortcut : chartShortcuts)
        chart->add(shortcut.what, shortcut.keys);
    auto *records = new KeyTable(tr("In the records"));
    for (const MainMenu::Shortcut &shortcut : recordShortcuts)
        records->add(shortcut.what, shortcut.keys);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(16);
    auto *right = new QVBoxLayout;
    right->setSpacing(16);
    for (KeyTable *table : {layers, chart, records, terminals, pages})
        right->addLayout(table);
    right->addStretch(1);
    auto *left = new QVBoxLayout;
    left->addLayout(everywhere);
    left->addStretch(1);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(48);
    columns->addLayout(left);
    columns->addLayout(right);
    layout->addLayout(columns);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
}

} // namespace splitscope

#include "ui/report/report_flow.h"

#include "net/error_text.h"
#include "net/notebook/notebook_keeper.h"
#include "net/report/report_title_settings.h"
#include "ui/language/language_switch.h"
#include "ui/report/capture_dialog.h"
#include "ui/report/report_dialog.h"
#include "ui/status/notice_bar.h"
#include "ui/terminal/terminal_view.h"
#include "ui/window/main_menu.h"
#include "ui/window/workbench.h"

#include <QSettings>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace splitscope {

ReportFlow::ReportFlow(NotebookKeeper &keeper, Workbench &workbench, MainMenu &menu,
                       QSettings &store, const LanguageSwitch &language, QWidget *window)
    : QObject(window), keeper_(keeper), workbench_(workbench), store_(store), language_(language),
      window_(window)
{
    connect(&menu, &MainMenu::reportRequested, this, &ReportFlow::open);
    connect(&menu, &MainMenu::captureRequested, this, &ReportFlow::capture);
    connect(&workbench, &Workbench::captureRequested, this, &ReportFlow::capture);
}

void ReportFlow::open()
{
    if (!dialog_) {
        const ReportLanguage language = language_.inUse() == Language::Chinese
                                            ? ReportLanguage::Chinese
                                            : ReportLanguage::English;
        dialog_ = new ReportDialog(keeper_, loadReportTitle(store_), language, window_);
        dialog_->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog_, &ReportDialog::titleChanged, this,
                [this](const ReportTitle &title) { saveReportTitle(store_, title); });
    }
    dialog_->show();
    dialog_->raise();
    dialog_->activateWindow();
}

void ReportFlow::capture()
{
    const QDateTime now = QDateTime::currentDateTime();
    std::vector<ReportCapture> captures;
    if (workbench_.page() == Workbench::Terminals) {
        for (const auto &[name, terminal] :
             {std::pair{u"edge-test"_s, &workbench_.edgeTerminal()},
              std::pair{u"cloud-test"_s, &workbench_.cloudTerminal()}}) {
            if (const QString text = terminal->text(); !text.trimmed().isEmpty())
                captures.push_back(
                    {.place = CapturePlace::Terminals, .caption = name, .at = now, .text = text});
        }
    }
    if (captures.empty())
        captures.push_back({.place = CapturePlace::Data,
                            .caption = {},
                            .at = now,
                            .picture = window_->grab().toImage()});
    auto *dialog = new CaptureDialog(std::move(captures), window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        for (const ReportCapture &capture : dialog->captures()) {
            const auto added = ReportCaptures(keeper_.file()).add(capture);
            if (!added)
                return workbench_.notice().showProblem(
                    [error = added.error()] { return errorText(error); });
        }
    });
    dialog->open();
}

} // namespace splitscope

// What the sections of a report share while it is put together.
#pragma once

#include "engine/findings/findings.h"
#include "net/report/report_captures.h"
#include "net/report/report_document.h"
#include "net/report/report_source.h"
#include "net/report/report_words.h"

#include <map>
#include <vector>

namespace splitscope {

/// Numbers figures in the order in which they are first spoken of; the appendix has their runs.
class ReportReferences
{
public:
    /// " [12]", which leads to the appendix.
    ReportSpan to(const CellPlace &place);
    const std::vector<CellPlace> &places() const { return places_; }

private:
    std::map<std::pair<std::size_t, std::size_t>, int> numbers_;
    std::vector<CellPlace> places_;
};

struct ReportContext
{
    const ReportSource &source;
    const std::vector<ReportCapture> &captures;
    const ReportWords &words;
    std::vector<ReportBlock> &blocks;
    ReportReferences references = {};
    int charts = 0;

    const ReportTable &table() const { return source.table; }
    void heading(int level, const QString &text, bool newPage = false);
    void paragraph(const QString &text, ReportSpan::Style style = ReportSpan::Plain);
    /// Gives it its name.
    void figure(ReportFigure figure);
};

// Words that several sections need.

/// "1287.431": as the sheet has them.
QString sheetMs(std::chrono::nanoseconds time);
/// "1287.431 ms †": with the marks that the figure needs.
QString figureText(const ReportTable &table, const CellPlace &place);
/// "CPU 0.6, 5 Mbit/s"
QString shortSetting(const Conditions &conditions, const ReportWords &words);
/// The device's name in the report's language, with † where it is emulated.
QString reportDevice(const DeviceProfile &profile, const ReportWords &words);
/// "#1–#5, #9"
QString runRanges(const std::vector<RunNumber> &runs);
/// No more than so many characters; "…" stands for the rest.
QString shortened(const QString &text, int longest = 80);

// Sections.
void addConfiguration(ReportContext &report);
void addTerminals(ReportContext &report);
void addData(ReportContext &report);
void addCharts(ReportContext &report);
void addFindings(ReportContext &report);
void addQuestions(ReportContext &report);
void addAppendix(ReportContext &report);

} // namespace splitscope

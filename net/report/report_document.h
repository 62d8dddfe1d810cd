// A report as what it consists of, whatever it is written as.
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

#include <functional>
#include <variant>
#include <vector>

class QPainter;

namespace splitscope {

/// Part of a line. Plain text: whoever writes it escapes it.
struct ReportSpan
{
    enum Style { Plain, Strong, Quiet };

    QString text;
    Style style = Plain;
    QString target = {}; ///< an anchor of this report that it leads to; empty: none
};
using ReportText = std::vector<ReportSpan>;

struct ReportHeading
{
    int level; ///< 1 is the report's own title
    QString text;
    QString anchor = {};
    bool newPage = false;
};

struct ReportParagraph
{
    ReportText text;
};

struct ReportList
{
    std::vector<ReportText> items;
};

struct ReportTableRow
{
    std::vector<ReportText> cells;
    QString anchor = {};
    bool strong = false;
};

struct ReportTableBlock
{
    QStringList heads; ///< empty: none
    std::vector<ReportTableRow> rows;
    int leftColumns = 1; ///< the others are numbers, aligned to the right
    bool narrow = false; ///< no wider than it needs
};

/// As a terminal or a file has it.
struct ReportVerbatim
{
    QString text;
};

/// Painted when it is written: lines and letters in a PDF, pixels elsewhere. Any thread.
struct ReportFigure
{
    QString name; ///< "chart-1": of the file that a picture becomes
    QSize size;   ///< in 96ths of an inch
    QString caption;
    std::function<void(QPainter &)> paint;
};

/// Empty lines for whoever reads the report to write on.
struct ReportRoom
{
    int lines;
};

using ReportBlock = std::variant<ReportHeading, ReportParagraph, ReportList, ReportTableBlock,
                                 ReportVerbatim, ReportFigure, ReportRoom>;

struct ReportDocument
{
    QString title;
    QString footer; ///< on each page, before its number
    bool chinese = false;
    std::vector<ReportBlock> blocks = {};
};

} // namespace splitscope

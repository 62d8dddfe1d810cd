#include "ui/sweep/sweep_choice.h"

#include "net/error_text.h"

#include <QCoreApplication>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

struct SweepChoiceText
{
    Q_DECLARE_TR_FUNCTIONS(SweepChoiceText)
};

template<typename T>
using Parsed = tl::expected<T, QString>;

constexpr double mostValues = 1000;
constexpr double decimals = 1e6;

Parsed<double> numberOf(const QString &text)
{
    bool isNumber = false;
    const double number = text.trimmed().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number))
        return tl::make_unexpected(
            SweepChoiceText::tr("“%1” is not a number. Write a list as 0.3,0.5,0.7 or as "
                                "0.2..0.8:0.1.")
                .arg(text.trimmed()));
    return number;
}

/// "0.2..0.8:0.1", both ends included.
Parsed<std::vector<double>> rangeOf(const QString &text)
{
    const auto from = numberOf(text.section(u".."_s, 0, 0));
    const auto to = numberOf(text.section(u".."_s, 1).section(u':', 0, 0));
    const auto step = text.contains(u':') ? numberOf(text.section(u':', 1)) : Parsed<double>(1.0);
    for (const auto *number : {&from, &to, &step})
        if (!*number)
            return tl::make_unexpected(number->error());
    if (!(*step > 0) || *from > *to || (*to - *from) / *step >= mostValues)
        return tl::make_unexpected(
            SweepChoiceText::tr("“%1” is no range. Give the lower end first and a step above 0, as "
                                "in 0.2..0.8:0.1, and not more than 1000 values.")
                .arg(text.trimmed()));
    std::vector<double> numbers;
    const double steps = std::floor((*to - *from) / *step + 1e-6);
    for (double i = 0; i <= steps; ++i)
        numbers.push_back(std::round((*from + i * *step) * decimals) / decimals);
    return numbers;
}

Parsed<std::vector<double>> numbersOf(const QString &text)
{
    std::vector<double> numbers;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const auto values =
            part.contains(u".."_s)
                ? rangeOf(part)
                : numberOf(part).map([](double number) { return std::vector<double>{number}; });
        if (!values)
            return values;
        numbers.insert(numbers.end(), values->begin(), values->end());
    }
    return numbers;
}

template<typename T, typename Make>
Parsed<std::vector<T>> valuesOf(const QString &text, const Make &make)
{
    const auto numbers = numbersOf(text);
    if (!numbers)
        return tl::make_unexpected(numbers.error());
    std::vector<T> values;
    for (const double number : *numbers) {
        auto value = make(number);
        if (!value)
            return tl::make_unexpected(errorText(value.error()));
        values.push_back(*value);
    }
    return values;
}

Parsed<std::vector<std::optional<Bandwidth>>> bandwidthsOf(const QString &text)
{
    std::vector<std::optional<Bandwidth>> rates;
    QStringList numbers;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        if (part.trimmed() == u"unlimited"_s)
            rates.emplace_back();
        else
            numbers << part;
    }
    return valuesOf<std::optional<Bandwidth>>(
               numbers.join(u','), [](double mbit) { return Bandwidth::ofMbitPerSecond(mbit); })
        .map([&](std::vector<std::optional<Bandwidth>> limited) {
            limited.insert(limited.end(), rates.begin(), rates.end());
            return limited;
        });
}

Parsed<std::vector<CutPoint>> cutsOf(const QString &text, const Network &network)
{
    if (text.trimmed() == u"all"_s || text.trimmed() == SweepChoiceText::tr("all"))
        return sheetSweep(network).cuts;
    return valuesOf<CutPoint>(text, [&](double index) {
        return network.cutPoint(static_cast<int>(std::clamp(index, -1.0, 1e6)));
    });
}

Parsed<std::vector<std::optional<Coding>>> codingsOf(const QStringList &ids)
{
    std::vector<std::optional<Coding>> codings;
    for (const QString &id : ids) {
        if (id == u"auto"_s) {
            codings.emplace_back();
            continue;
        }
        const auto coding = codingById(id.toStdString());
        if (!coding)
            return tl::make_unexpected(errorText(coding.error()));
        codings.emplace_back(*coding);
    }
    return codings;
}

Parsed<SweepAxes> axesOf(const SweepChoice &choice, const Network &network, const Conditions &base)
{
    auto shares =
        valuesOf<CpuShare>(choice.shares, [](double share) { return CpuShare::of(share); });
    if (!shares)
        return tl::make_unexpected(shares.error());
    auto rates = bandwidthsOf(choice.bandwidths);
    if (!rates)
        return tl::make_unexpected(rates.error());
    auto cuts = cutsOf(choice.cuts, network);
    if (!cuts)
        return tl::make_unexpected(cuts.error());
    auto codings = codingsOf(choice.codings);
    if (!codings)
        return tl::make_unexpected(codings.error());
    return SweepAxes{.shares = *std::move(shares),
                     .bandwidths = *std::move(rates),
                     .delays = {base.link.delay},
                     .cuts = *std::move(cuts),
                     .codings = *std::move(codings)};
}

} // namespace

SweepChoice sheetSweepChoice()
{
    return {.shares = u"0.3,0.5,0.6,0.7"_s,
            .bandwidths = u"5,7,10"_s,
            .cuts = u"all"_s,
            .codings = {u"fp32"_s}};
}

SweepChoice loadSweepChoice(const QSettings &store)
{
    SweepChoice choice = sheetSweepChoice();
    const auto text = [&](const QString &key, QString &value) {
        value = store.value(u"sweep/"_s + key, value).toString();
    };
    text(u"shares"_s, choice.shares);
    text(u"bandwidths"_s, choice.bandwidths);
    text(u"cuts"_s, choice.cuts);
    choice.codings = store.value(u"sweep/codings"_s, choice.codings).toStringList();
    choice.repeats =
        std::clamp(store.value(u"sweep/repeats"_s, choice.repeats).toInt(), 1, Repetition::most);
    choice.untilNarrow = store.value(u"sweep/untilNarrow"_s, choice.untilNarrow).toBool();
    choice.widthPercent = std::clamp(
        store.value(u"sweep/widthPercent"_s, choice.widthPercent).toDouble(), 0.1, 100.0);
    choice.composed = store.value(u"sweep/composed"_s, choice.composed).toBool();
    return choice;
}

void saveSweepChoice(QSettings &store, const SweepChoice &choice)
{
    store.setValue(u"sweep/shares"_s, choice.shares);
    store.setValue(u"sweep/bandwidths"_s, choice.bandwidths);
    store.setValue(u"sweep/cuts"_s, choice.cuts);
    store.setValue(u"sweep/codings"_s, choice.codings);
    store.setValue(u"sweep/repeats"_s, choice.repeats);
    store.setValue(u"sweep/untilNarrow"_s, choice.untilNarrow);
    store.setValue(u"sweep/widthPercent"_s, choice.widthPercent);
    store.setValue(u"sweep/composed"_s, choice.composed);
}

tl::expected<SweepPlan, QString> sweepPlanOf(const SweepChoice &choice, const Network &network,
                                             const Conditions &base, std::uint64_t seed)
{
    auto axes = axesOf(choice, network, base);
    if (!axes)
        return tl::make_unexpected(axes.error());
    Repetition repetition{.repeats = choice.repeats};
    if (choice.untilNarrow)
        repetition.untilWidth = choice.widthPercent / 100;
    const auto make = [&](std::int64_t verified) {
        return SweepPlan::make(network, base, *axes, repetition,
                               choice.composed ? SweepMode::Composed : SweepMode::Full, seed,
                               verified)
            .map_error([](const Error &error) { return errorText(error); });
    };
    const auto plan = make(0);
    if (!plan || !choice.composed)
        return plan;
    return make(SweepPlan::usualVerifiedCells(plan->cells()));
}

} // namespace splitscope

#include "engine/predict/neurosurgeon_file.h"

#include "engine/device/json_fields.h"
#include "engine/device/json_text.h"

#include <algorithm>
#include <optional>

namespace splitscope {

namespace {

using Json = nlohmann::ordered_json;

namespace field {

constexpr char version[] = "splitscope_neurosurgeon";
constexpr char host[] = "host";
constexpr char software[] = "software";
constexpr char threads[] = "threads";
constexpr char seed[] = "seed";
constexpr char regressions[] = "regressions";
constexpr char kind[] = "kind";
constexpr char form[] = "form";
constexpr char samples[] = "samples";
constexpr char coefficients[] = "coefficients";
constexpr char corrections[] = "corrections";
constexpr char least[] = "least";
constexpr char most[] = "most";
constexpr char heldOut[] = "held_out";
constexpr char configurations[] = "configurations";
constexpr char median[] = "median_error";
constexpr char p95[] = "p95_error";
constexpr char lowRatio[] = "low_ratio";
constexpr char highRatio[] = "high_ratio";
constexpr char r2[] = "r2";

} // namespace field

constexpr std::size_t textBytes = 512;
constexpr std::int64_t mostThreads = 1024;
constexpr std::int64_t mostSamples = 1'000'000;
constexpr double mostFigure = 1e15;

std::optional<RegressionForm> formById(const std::string &id)
{
    const auto forms = allRegressionForms();
    const auto found = std::ranges::find(forms, id, regressionFormId);
    return found == forms.end() ? std::optional<RegressionForm>() : *found;
}

HeldOutError readError(JsonFields fields)
{
    HeldOutError error{.configurations =
                           static_cast<int>(fields.integer(field::configurations, 1, mostSamples)),
                       .median = fields.number(field::median, 0, mostFigure),
                       .p95 = fields.number(field::p95, 0, mostFigure),
                       .lowRatio = fields.number(field::lowRatio, 0, mostFigure),
                       .highRatio = fields.number(field::highRatio, 0, mostFigure),
                       .r2 = fields.number(field::r2, -mostFigure, 1)};
    fields.rejectOthers();
    return error;
}

LayerRegression readRegression(JsonFields fields, WorkKind expected)
{
    const std::string kind = fields.text(field::kind, textBytes);
    if (kind != workKindId(expected))
        fields.reject(field::kind, kind + " ≠ " + std::string(workKindId(expected)));
    const auto form = formById(fields.text(field::form, textBytes));
    if (!form)
        fields.reject(field::form, "it is unknown");
    LayerRegression regression{.kind = expected, .form = form.value_or(RegressionForm::Linear)};
    const RegressionSize size = LayerRegression::size(regression.kind, regression.form);
    const auto figures = [&](const char *name, std::size_t count) {
        return fields.numbers(name, count, -mostFigure, mostFigure);
    };
    regression.samples = static_cast<int>(fields.integer(field::samples, 1, mostSamples));
    regression.coefficients = figures(field::coefficients, size.coefficients);
    if (regression.form == RegressionForm::LogSquares) {
        regression.corrections = figures(field::corrections, size.corrections);
        regression.least = figures(field::least, size.range);
        regression.most = figures(field::most, size.range);
        for (std::size_t index = 0; index < size.range; ++index)
            if (regression.least[index] > regression.most[index])
                fields.reject(field::least, "> " + std::string(field::most));
    }
    regression.error = readError(fields.object(field::heldOut));
    fields.rejectOthers();
    return regression;
}

Neurosurgeon readWhole(JsonFields &fields)
{
    Neurosurgeon read{.threads = static_cast<int>(fields.integer(field::threads, 1, mostThreads)),
                      .seed = static_cast<std::uint64_t>(fields.integer(field::seed, 0, INT64_MAX)),
                      .host = fields.text(field::host, textBytes),
                      .software = fields.text(field::software, textBytes)};
    const std::vector<WorkKind> kinds = allWorkKinds();
    const auto regressions = fields.objects(field::regressions, kinds.size());
    if (regressions.size() != kinds.size())
        fields.reject(field::regressions,
                      std::to_string(regressions.size()) + " ≠ " + std::to_string(kinds.size()));
    for (std::size_t index = 0; index < std::min(regressions.size(), kinds.size()); ++index)
        read.regressions.push_back(readRegression(regressions[index], kinds[index]));
    fields.rejectOthers();
    return read;
}

Json written(const LayerRegression &regression)
{
    Json json{{field::kind, workKindId(regression.kind)},
              {field::form, regressionFormId(regression.form)},
              {field::samples, regression.samples},
              {field::heldOut,
               {{field::configurations, regression.error.configurations},
                {field::median, regression.error.median},
                {field::p95, regression.error.p95},
                {field::lowRatio, regression.error.lowRatio},
                {field::highRatio, regression.error.highRatio},
                {field::r2, regression.error.r2}}},
              {field::coefficients, regression.coefficients}};
    if (regression.form == RegressionForm::LogSquares) {
        json[field::corrections] = regression.corrections;
        json[field::least] = regression.least;
        json[field::most] = regression.most;
    }
    return json;
}

} // namespace

Result<Neurosurgeon> readNeurosurgeon(std::string_view text, const std::string &file)
{
    const auto whole =
        parsedObject(text, longestNeurosurgeonFile, Error{ErrorKind::PredictorFileUnusable, file});
    if (!whole)
        return tl::make_unexpected(whole.error());
    std::optional<std::string> problem;
    JsonFields fields(*whole, problem);
    // Before all else: another version has other fields.
    const auto version = fields.integer(field::version, 1, INT32_MAX);
    if (!problem && version != neurosurgeonFileVersion)
        return fail(ErrorKind::PredictorFileUnusable, file, "it is of an unknown version");
    Neurosurgeon read = problem ? Neurosurgeon{} : readWhole(fields);
    if (problem)
        return fail(ErrorKind::PredictorFileUnusable, file, *problem);
    return read;
}

std::string writtenNeurosurgeon(const Neurosurgeon &neurosurgeon)
{
    Json whole{{field::version, neurosurgeonFileVersion}, {field::host, neurosurgeon.host},
               {field::software, neurosurgeon.software},  {field::threads, neurosurgeon.threads},
               {field::seed, neurosurgeon.seed},          {field::regressions, Json::array()}};
    for (const LayerRegression &regression : neurosurgeon.regressions)
        whole[field::regressions].push_back(written(regression));
    return whole.dump(1) + '\n';
}

} // namespace splitscope

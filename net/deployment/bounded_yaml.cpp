#include "net/deployment/bounded_yaml.h"

#include <sstream>

#include <yaml-cpp/eventhandler.h>

namespace splitscope {

namespace {

/// Counts what the parser finds and keeps none of it.
class Counter : public YAML::EventHandler
{
public:
    explicit Counter(int most) : left_(most) {}

    void OnDocumentStart(const YAML::Mark &at) override { count(at); }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &at, YAML::anchor_t) override { count(at); }
    void OnAlias(const YAML::Mark &at, YAML::anchor_t) override { count(at); }
    void OnScalar(const YAML::Mark &at, const std::string &, YAML::anchor_t,
                  const std::string &) override
    {
        count(at);
    }
    void OnSequenceStart(const YAML::Mark &at, const std::string &, YAML::anchor_t,
                         YAML::EmitterStyle::value) override
    {
        count(at);
    }
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark &at, const std::string &, YAML::anchor_t,
                    YAML::EmitterStyle::value) override
    {
        count(at);
    }
    void OnMapEnd() override {}

private:
    void count(const YAML::Mark &at)
    {
        if (--left_ < 0)
            throw YAML::ParserException(at, "too many nodes");
    }

    int left_;
};

} // namespace

std::vector<YAML::Node> loadBoundedYaml(const std::string &text, int mostNodes)
{
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    Counter counter(mostNodes);
    while (parser.HandleNextDocument(counter)) {
    }
    return YAML::LoadAll(text);
}

} // namespace splitscope

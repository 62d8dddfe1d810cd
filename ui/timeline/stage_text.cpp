#include "ui/timeline/stage_text.h"

#include <QCoreApplication>

namespace splitscope {
namespace {

class StageText
{
    Q_DECLARE_TR_FUNCTIONS(StageText)
};

} // namespace

QString stageText(Stage stage)
{
    switch (stage) {
    case Stage::Edge:
        return StageText::tr("edge");
    case Stage::Encode:
        return StageText::tr("encode");
    case Stage::Uplink:
        return StageText::tr("uplink");
    case Stage::Queue:
        return StageText::tr("queue");
    case Stage::Decode:
        return StageText::tr("decode");
    case Stage::Cloud:
        return StageText::tr("cloud");
    case Stage::Downlink:
        return StageText::tr("downlink");
    }
    return {};
}

QString laneText(Lane lane)
{
    switch (lane) {
    case Lane::Edge:
        return StageText::tr("edge");
    case Lane::Link:
        return StageText::tr("link");
    case Lane::Cloud:
        return StageText::tr("cloud");
    }
    return {};
}

} // namespace splitscope

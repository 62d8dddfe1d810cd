#include "ui/window/connection_flow.h"

#include "net/error_text.h"
#include "ui/conditions/conditions_panel.h"
#include "ui/conditions/node_edit.h"
#include "ui/status/notice_bar.h"
#include "ui/status/probe_readout.h"
#include "ui/status/status_strip.h"
#include "ui/window/workbench.h"

namespace splitscope {

ConnectionFlow::ConnectionFlow(EdgeSession &session, Workbench &workbench, StatusStrip &status,
                               QObject *parent)
    : QObject(parent), session_(session), workbench_(workbench), status_(status),
      node_(workbench.conditions().node())
{
    connect(&node_, &NodeEdit::nodeChosen, this, &ConnectionFlow::connectNow);
    connect(&node_, &NodeEdit::nodeRefused, this,
            [this](const Error &error) { showProblem(error); });
    connect(&status_.probe(), &ProbeReadout::probeRequested, this, &ConnectionFlow::probe);
    connect(&session_, &EdgeSession::connectionChanged, this, &ConnectionFlow::showState);
    connect(&session_, &EdgeSession::roundTripMeasured, &node_, &NodeEdit::showRoundTrip);
    connect(&session_, &EdgeSession::roundTripMeasured, &status_, &StatusStrip::showRoundTrip);
    connect(&session_, &EdgeSession::connectionFailed, this, [this](const Error &error) {
        node_.showFailure(errorText(error));
        showProblem(error, [this] { connectNow(); });
    });
    connect(&session_, &EdgeSession::runFinished, this, [this](const RunRecord &record) {
        if (record.outcome)
            node_.showLoad(record.outcome->cloudLoad);
    });
    connect(&session_, &EdgeSession::probed, &status_.probe(), &ProbeReadout::showProbe);
    connect(&session_, &EdgeSession::probeFailed, this, [this](const Error &error) {
        status_.probe().giveUp();
        if (error.kind != ErrorKind::Cancelled)
            showProblem(error, [this] { probe(); });
    });
    showState(CloudClient::State::Disconnected);
}

void ConnectionFlow::setNode(const std::optional<QUrl> &node, const NodeAccess &access)
{
    node_.setNode(node, access);
    session_.setNode(node, node_.access());
    Q_EMIT nodeChosen();
    showState(CloudClient::State::Disconnected);
}

bool ConnectionFlow::commit()
{
    return node_.commit();
}

void ConnectionFlow::connectNow()
{
    workbench_.notice().dismiss();
    if (const auto node = node_.node())
        session_.setNode(*node, node_.access());
    Q_EMIT nodeChosen();
    session_.connectNow(workbench_.conditions().conditions().link);
}

void ConnectionFlow::probe()
{
    workbench_.notice().dismiss();
    status_.probe().showProbing();
    session_.probe(workbench_.conditions().conditions().link);
}

void ConnectionFlow::showState(CloudClient::State state)
{
    node_.showState(state);
    status_.showConnection(state, session_.node());
}

void ConnectionFlow::showProblem(const Error &error, std::function<void()> retry)
{
    workbench_.notice().showProblem([error] { return errorText(error); }, std::move(retry));
}

} // namespace splitscope

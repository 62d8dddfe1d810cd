#include "ui/conditions/node_details.h"

#include "engine/experiment/conditions.h"
#include "ui/conditions/reset_button.h"
#include "ui/text/quantity_text.h"
#include "ui/theme/colours.h"

#include <QCheckBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace splitscope {

NodeDetails::NodeDetails(QWidget *parent)
    : QFrame(parent, Qt::Popup), form_(new QFormLayout), state_(new QLabel(this)),
      roundTrip_(new QLabel(this)), token_(new QLineEdit(this)), certificate_(new QLabel(this)),
      chooseCertificate_(new QPushButton(this)), noCertificate_(new QPushButton(this)),
      otherEdges_(new QSpinBox(this)), resetOtherEdges_(new ResetButton(this)),
      load_(new QLabel(this)), finishOnEdge_(new QCheckBox(this)), hint_(new QLabel(this)),
      forget_(new QPushButton(this)), connect_(new QPushButton(this))
{
    setFrameStyle(QFrame::StyledPanel | QFrame::Raised);
    state_->setObjectName(u"nodeState"_s);
    state_->setTextFormat(Qt::PlainText);
    state_->setWordWrap(true);
    roundTrip_->setObjectName(u"roundTrip"_s);
    token_->setObjectName(u"nodeToken"_s);
    token_->setEchoMode(QLineEdit::PasswordEchoOnEdit);
    certificate_->setObjectName(u"nodeCertificate"_s);
    certificate_->setTextFormat(Qt::PlainText);
    chooseCertificate_->setObjectName(u"chooseCertificate"_s);
    noCertificate_->setObjectName(u"noCertificate"_s);
    hint_->setForegroundRole(QPalette::PlaceholderText);
    hint_->setWordWrap(true);
    otherEdges_->setObjectName(u"otherEdges"_s);
    otherEdges_->setRange(0, Conditions::mostOtherEdges);
    resetOtherEdges_->setObjectName(u"resetOtherEdges"_s);
    load_->setObjectName(u"nodeLoad"_s);
    finishOnEdge_->setObjectName(u"finishOnEdge"_s);
    forget_->setObjectName(u"forgetNodes"_s);
    connect_->setObjectName(u"nodeRetry"_s);
    layOut();

    connect(token_, &QLineEdit::textEdited, this, [this](const QString &text) {
        access_.token = text;
        Q_EMIT accessEdited();
    });
    connect(token_, &QLineEdit::returnPressed, this, &NodeDetails::connectRequested);
    connect(chooseCertificate_, &QPushButton::clicked, this, &NodeDetails::askForCertificate);
    connect(noCertificate_, &QPushButton::clicked, this, [this] { setCertificate({}); });
    connect(otherEdges_, &QSpinBox::valueChanged, this, [this](int count) {
        resetOtherEdges_->setDiffers(count > 0);
        Q_EMIT otherEdgesChanged();
    });
    connect(resetOtherEdges_, &QToolButton::clicked, this, [this] { otherEdges_->setValue(0); });
    connect(forget_, &QPushButton::clicked, this, &NodeDetails::forgetRequested);
    connect(connect_, &QPushButton::clicked, this, &NodeDetails::connectRequested);
    retranslate();
}

void NodeDetails::layOut()
{
    auto *file = new QHBoxLayout;
    file->setSpacing(8);
    file->addWidget(certificate_, 1);
    file->addWidget(chooseCertificate_);
    file->addWidget(noCertificate_);
    form_->setSpacing(8);
    form_->addRow(new QLabel(this), state_);
    form_->addRow(new QLabel(this), roundTrip_);
    form_->addRow(new QLabel(this), token_);
    form_->addRow(new QLabel(this), file);
    auto *others = new QHBoxLayout;
    others->setSpacing(8);
    others->addWidget(otherEdges_);
    others->addWidget(resetOtherEdges_);
    others->addStretch(1);
    form_->addRow(new QLabel(this), others);
    form_->addRow(new QLabel(this), load_);
    form_->addRow(new QLabel(this), finishOnEdge_);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(forget_);
    buttons->addStretch(1);
    buttons->addWidget(connect_);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addLayout(form_);
    layout->addWidget(hint_);
    layout->addLayout(buttons);
    setFixedWidth(60 * fontMetrics().horizontalAdvance(u'0'));
}

void NodeDetails::showAccess(const NodeAccess &access, bool embedded)
{
    const QSignalBlocker quiet(token_);
    if (token_->text() != access.token)
        token_->setText(access.token);
    access_ = access;
    for (QWidget *part : {static_cast<QWidget *>(token_), static_cast<QWidget *>(certificate_),
                          static_cast<QWidget *>(chooseCertificate_)})
        part->setEnabled(!embedded);
    retranslate();
}

void NodeDetails::showState(const QString &sentence, bool failed)
{
    failed_ = failed;
    state_->setText(sentence);
    colourState();
    retranslate();
}

void NodeDetails::showRoundTrip(const std::optional<std::chrono::microseconds> &roundTrip)
{
    roundTripTime_ = roundTrip;
    retranslate();
}

int NodeDetails::otherEdges() const
{
    return otherEdges_->value();
}

void NodeDetails::setOtherEdges(int count)
{
    const QSignalBlocker quiet(otherEdges_);
    otherEdges_->setValue(count);
    resetOtherEdges_->setDiffers(count > 0);
}

OnLostCloud NodeDetails::onLostCloud() const
{
    return finishOnEdge_->isChecked() ? OnLostCloud::FinishOnEdge : OnLostCloud::Fail;
}

void NodeDetails::setOnLostCloud(OnLostCloud onLostCloud)
{
    finishOnEdge_->setChecked(onLostCloud == OnLostCloud::FinishOnEdge);
}

void NodeDetails::showLoad(const std::optional<NodeLoad> &load)
{
    lastLoad_ = load;
    retranslateLoad();
}

void NodeDetails::retranslateLoad()
{
    if (!lastLoad_)
        return load_->setText(tr("told by the node after a run"));
    QString text = tr("%1 computing, %2 waiting").arg(lastLoad_->computing).arg(lastLoad_->queued);
    if (lastLoad_->wait.count() > 0)
        text = tr("%1, %2 for a worker").arg(text, shortMilliseconds(lastLoad_->wait));
    if (lastLoad_->slowDown > 1)
        text = tr("%1, %2 times as slow").arg(text).arg(lastLoad_->slowDown, 0, 'f', 2);
    load_->setText(text);
}

void NodeDetails::askForCertificate()
{
    hide(); // a popup would keep the mouse from the dialog
    auto *dialog = new QFileDialog(parentWidget(), tr("Open certificate"), QString(),
                                   tr("Certificates (%1)").arg(u"*.pem *.crt *.cer"_s) + u";;"_s
                                       + tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &NodeDetails::setCertificate);
    connect(dialog, &QDialog::finished, this, &QWidget::show);
    dialog->open();
}

void NodeDetails::setCertificate(const QString &file)
{
    access_.certificateFile = file;
    retranslate();
    Q_EMIT accessEdited();
}

void NodeDetails::colourState()
{
    QPalette ink;
    if (failed_)
        ink.setColor(QPalette::WindowText, coloursOf(QGuiApplication::palette()).failure);
    state_->setPalette(ink);
}

void NodeDetails::retranslate()
{
    const auto label = [this](int row, const QString &text) {
        auto *name = qobject_cast<QLabel *>(form_->itemAt(row, QFormLayout::LabelRole)->widget());
        name->setText(text);
    };
    label(0, tr("State"));
    label(1, tr("Round trip"));
    label(2, tr("Token"));
    label(3, tr("Certificate"));
    label(4, tr("Other edges"));
    label(5, tr("Server load"));
    label(6, tr("Without the node"));
    finishOnEdge_->setText(tr("Finish on the edge"));
    finishOnEdge_->setAccessibleName(tr("Finish on the edge"));
    finishOnEdge_->setToolTip(
        tr("Where the node cannot be reached, is lost in mid-run, has no room or does not answer "
           "in time, the edge computes the rest.\nSuch a run has an answer and is marked; it is "
           "not measured and counts nowhere. Sweeps only measure."));
    otherEdges_->setAccessibleName(tr("Other edges"));
    otherEdges_->setToolTip(tr("The server's load: so many other edges keep the node busy during "
                               "each run, with real requests that really wait their turn"));
    resetOtherEdges_->setMeaning(tr("Other edges"), u"0"_s);
    load_->setToolTip(tr("Of others' requests, when the last reply went out"));
    retranslateLoad();
    roundTrip_->setText(roundTripTime_ ? shortMilliseconds(*roundTripTime_)
                                       : tr("measured when connected"));
    roundTrip_->setToolTip(tr("Of a few bytes over the idle link, the emulated delay included"));
    token_->setPlaceholderText(tr("none"));
    token_->setAccessibleName(tr("Token"));
    token_->setToolTip(tr("What the node's keeper gave you. It is kept until the program ends, and "
                          "over ws:// it can be read on its way."));
    const QFontMetrics metrics = certificate_->fontMetrics();
    const QString file = QFileInfo(access_.certificateFile).fileName();
    certificate_->setText(
        file.isEmpty()
            ? tr("as the system trusts")
            : metrics.elidedText(file, Qt::ElideMiddle, 20 * metrics.horizontalAdvance(u'0')));
    certificate_->setToolTip(access_.certificateFile);
    chooseCertificate_->setText(tr("Open…"));
    chooseCertificate_->setAccessibleName(tr("Open certificate"));
    noCertificate_->setText(tr("None"));
    noCertificate_->setAccessibleName(tr("No certificate"));
    noCertificate_->setEnabled(chooseCertificate_->isEnabled() && !file.isEmpty());
    hint_->setText(tr("A certificate is for wss:// addresses: the node's own or its issuer's, in "
                      "PEM. Then no other node is taken for this one."));
    forget_->setText(tr("Forget recent nodes"));
    connect_->setText(failed_ ? tr("Retry") : tr("Connect"));
}

void NodeDetails::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        colourState();
    QFrame::changeEvent(event);
}

} // namespace splitscope

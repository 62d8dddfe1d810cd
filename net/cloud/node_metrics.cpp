#include "net/cloud/node_metrics.h"

#include "net/cloud/process_figures.h"

namespace splitscope {

namespace {

/// One metric after the other.
class PrometheusText
{
public:
    void head(const char *name, const char *type, const char *help)
    {
        text_ += QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
    }
    void value(const char *name, double value)
    {
        text_ += QByteArray(name) + ' ' + QByteArray::number(value, 'g', 15) + '\n';
    }
    void gauge(const char *name, const char *help, double now)
    {
        head(name, "gauge", help);
        value(name, now);
    }
    void counter(const char *name, const char *help, std::uint64_t count)
    {
        head(name, "counter", help);
        value(name, static_cast<double>(count));
    }
    void counters(const char *name, const char *label, const char *help,
                  const std::map<QString, std::uint64_t> &counts)
    {
        head(name, "counter", help);
        for (const auto &[of, count] : counts)
            text_ += QByteArray(name) + '{' + label + "=\"" + of.toUtf8() + "\"} "
                     + QByteArray::number(quint64(count)) + '\n';
    }
    void add(const QByteArray &lines) { text_ += lines; }
    QByteArray text() const { return text_; }

private:
    QByteArray text_;
};

void addProcess(PrometheusText &text)
{
    const auto process = processFigures();
    if (!process)
        return;
    text.gauge("process_resident_memory_bytes", "Memory of the process.",
               static_cast<double>(process->residentBytes));
    text.gauge("process_open_fds", "Open file descriptors.", process->openFiles);
    text.gauge("process_max_fds", "As many may be open.", process->mostFiles);
    text.head("process_cpu_seconds_total", "counter", "User and system CPU time.");
    text.value("process_cpu_seconds_total", process->cpuSeconds);
}

} // namespace

void NodeMetrics::answered(const CloudReply &reply)
{
    ++requests_[QStringLiteral("ok")];
    total_.add(reply.total);
    queue_.add(reply.queue);
    compute_.add(reply.compute);
}

QByteArray NodeMetrics::text(const Present &now) const
{
    PrometheusText text;
    text.head("splitscope_build_info", "gauge", "The release.");
    text.add(QByteArray("splitscope_build_info{version=\"") + SPLITSCOPE_VERSION + "\"} 1\n");
    text.gauge("splitscope_ready", "1: it takes sessions.", now.ready ? 1 : 0);
    text.gauge("splitscope_sessions", "Edges connected.", now.sessions);
    text.counter("splitscope_sessions_total", "Edges that were let in.", sessions_);
    text.gauge("splitscope_workers", "Inferences at a time.", now.load.workers);
    text.gauge("splitscope_computing", "Requests that are being computed.", now.load.computing);
    text.gauge("splitscope_queue_length", "Requests that wait for a worker.", now.load.queued);
    text.counters("splitscope_requests_total", "outcome", "Requests that ended.", requests_);
    text.counters("splitscope_rejects_total", "reason",
                  "Connections, hellos and requests that were turned away.", rejects_);
    text.add(total_.text("splitscope_request_seconds",
                         "From a payload's last byte to its answer; answered requests."));
    text.add(queue_.text("splitscope_queue_seconds", "Of it: waiting for a worker."));
    text.add(compute_.text("splitscope_compute_seconds", "Of it: the layers, pacing included."));
    text.counter("splitscope_received_bytes_total", "In messages from edges.", receivedBytes_);
    text.counter("splitscope_sent_bytes_total", "In messages to edges.", sentBytes_);
    text.gauge("splitscope_payload_memory_bytes", "Set aside for payloads under way.",
               static_cast<double>(now.payloadBytes));
    text.gauge("splitscope_models", "Models in memory.", now.models);
    text.gauge("splitscope_model_bytes", "Their weights.", static_cast<double>(now.modelBytes));
    text.counter("splitscope_model_loads_total", "Models loaded on demand.", modelLoads_);
    text.counter("splitscope_model_evictions_total", "Models given up for others.",
                 modelEvictions_);
    if (now.certificateExpires)
        text.gauge("splitscope_certificate_expiry_seconds", "When it expires, in Unix time.",
                   static_cast<double>(now.certificateExpires->toSecsSinceEpoch()));
    addProcess(text);
    return text.text();
}

} // namespace splitscope

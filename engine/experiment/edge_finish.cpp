#include "engine/experiment/edge_finish.h"

namespace splitscope {

bool losesCloud(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::HostNotFound: // as long as this computer has no network
    case ErrorKind::ConnectionRefused:
    case ErrorKind::ConnectionLost:
    case ErrorKind::DeadlineExceeded:
    case ErrorKind::NodeBusy:
        return true;
    default:
        return false;
    }
}

} // namespace splitscope

#include "engine/torch/torch_library.h"

#include "engine/image/preprocess.h"
#include "engine/runtime/kernels.h"

#include <atomic>
#include <stdexcept>

#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace splitscope {

namespace {

std::atomic<const TorchLibrary *> loaded = nullptr;

// It lies beside this library, and stays loaded: LibTorch was not made to be unloaded.
TorchLibraryEntry *linkedEntry()
{
#ifdef _WIN32
    const HMODULE library = LoadLibraryA(SPLITSCOPE_TORCH_LIBRARY);
    if (!library)
        throw std::runtime_error("error " + std::to_string(GetLastError()));
    return reinterpret_cast<TorchLibraryEntry *>(GetProcAddress(library, torchLibraryEntry));
#else
    void *library = dlopen(SPLITSCOPE_TORCH_LIBRARY, RTLD_LAZY | RTLD_LOCAL);
    void *entry = library ? dlsym(library, torchLibraryEntry) : nullptr;
    if (!entry)
        throw std::runtime_error(dlerror());
    return reinterpret_cast<TorchLibraryEntry *>(entry);
#endif
}

} // namespace

const TorchLibrary &torchLibrary()
{
    static const TorchLibrary &library = *linkedEntry()();
    loaded = &library;
    return library;
}

const TorchLibrary *loadedTorchLibrary()
{
    return loaded;
}

Tensor preprocess(const Picture &picture, const Network &network)
{
    return torchLibrary().preprocess(picture, network);
}

Result<Model> loadTorchScript(const std::filesystem::path &file,
                              const std::optional<TensorShape> &inputShape)
{
    try {
        return torchLibrary().loadScript(file, inputShape);
    } catch (const std::exception &error) {
        return fail(ErrorKind::Internal, SPLITSCOPE_TORCH_LIBRARY, error.what());
    }
}

std::shared_ptr<const Kernel> torchKernel(const Layer &layer,
                                          std::vector<std::span<const float>> parameters)
{
    return torchLibrary().kernel(layer, std::move(parameters));
}

} // namespace splitscope

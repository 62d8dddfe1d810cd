#include "engine/torch/torch_library.h"

#include "engine/image/preprocess.h"
#include "engine/runtime/kernels.h"

#include <atomic>
#include <filesystem>
#include <stdexcept>

#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace splitscope {

namespace {

std::atomic<const TorchLibrary *> loaded = nullptr;

// It lies beside this library, and stays loaded: LibTorch was not made to be unloaded. It is loaded
// by its path, because sanitizers put themselves between us and the linker, which then looks for it
// as if they were asking.
TorchLibraryEntry *linkedEntry()
{
#ifdef _WIN32
    HMODULE own = nullptr;
    GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS
                           | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT,
                       reinterpret_cast<LPCWSTR>(&linkedEntry), &own);
    wchar_t name[MAX_PATH];
    GetModuleFileNameW(own, name, MAX_PATH);
    const auto file = std::filesystem::path(name).replace_filename(SPLITSCOPE_TORCH_LIBRARY);
    const HMODULE library = LoadLibraryW(file.c_str());
    if (!library)
        throw std::runtime_error("error " + std::to_string(GetLastError()));
    return reinterpret_cast<TorchLibraryEntry *>(GetProcAddress(library, torchLibraryEntry));
#else
    Dl_info own;
    if (dladdr(reinterpret_cast<const void *>(&linkedEntry), &own) == 0)
        throw std::runtime_error("the engine's own file is not known");
    const auto file =
        std::filesystem::path(own.dli_fname).replace_filename(SPLITSCOPE_TORCH_LIBRARY);
    void *library = dlopen(file.c_str(), RTLD_LAZY | RTLD_LOCAL);
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

Result<void> loadPreprocessing()
{
    try {
        torchLibrary();
        return {};
    } catch (const std::exception &error) {
        return fail(ErrorKind::Internal, SPLITSCOPE_TORCH_LIBRARY, error.what());
    }
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

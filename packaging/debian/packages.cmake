# Four Debian packages: three programs, and the engine that they share. dpkg-shlibdeps finds what they
# need of Debian's.
set(SPLITSCOPE_MAINTAINER "Splitscope maintainers <splitscope@example.org>" CACHE STRING
    "Whom the packages name as their maintainer")

set(made ${CMAKE_CURRENT_BINARY_DIR}/debian)
configure_file(debian/changelog.in ${made}/changelog @ONLY)
execute_process(COMMAND ${GZIP} -9n --keep --force ${made}/changelog COMMAND_ERROR_IS_FATAL ANY)
foreach(package IN ITEMS engine:splitscope-engine desktop:splitscope cloud:splitscope-cloud edge:splitscope-edge)
    string(REPLACE ":" ";" package ${package})
    list(GET package 0 component)
    list(GET package 1 name)
    install(FILES debian/copyright ${made}/changelog.gz
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${name} COMPONENT ${component})
endforeach()

# Absolute, because a configuration lies in /etc whatever the prefix is.
install(FILES config/cloud.conf DESTINATION /etc/splitscope COMPONENT cloud)
install(FILES systemd/splitscope-cloud.service DESTINATION lib/systemd/system COMPONENT cloud)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME splitscope)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # each package has its own
set(CPACK_PACKAGE_CONTACT ${SPLITSCOPE_MAINTAINER})
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_SET_DESTDIR ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL engine desktop cloud edge)
foreach(component IN ITEMS DESKTOP CLOUD EDGE)
    set(CPACK_COMPONENT_${component}_DEPENDS engine)
endforeach()
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_BINARY_DIR}/lib)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SOURCE splitscope)

set(CPACK_DEBIAN_ENGINE_PACKAGE_NAME splitscope-engine)
set(CPACK_DEBIAN_ENGINE_PACKAGE_SECTION libs)
# Debian's LibTorch is content with the reference BLAS, on which linear layers take twice as long.
set(CPACK_DEBIAN_ENGINE_PACKAGE_DEPENDS libopenblas0-openmp)
set(CPACK_DEBIAN_ENGINE_DESCRIPTION "runtime of the splitscope programs
The libraries that splitscope, splitscope-cloud and splitscope-edge share:
networks, their fused kernels, emulated devices, predictions, notebooks. They
are private to these programs.")

set(CPACK_DEBIAN_DESKTOP_PACKAGE_NAME splitscope)
set(CPACK_DEBIAN_DESKTOP_PACKAGE_RECOMMENDS "fonts-noto-cjk, qt6-translations-l10n, splitscope-edge")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_SUGGESTS "qt6-wayland, splitscope-cloud")
set(CPACK_DEBIAN_DESKTOP_DESCRIPTION "oscilloscope for split inference
Shows the layers of AlexNet or another network, lets one drag the cut between
edge and cloud, move a CPU share and a bandwidth, and measures where each
millisecond goes: a real forward on the edge, real bytes through a link
shaped as tc shapes it, a real forward in the cloud.
.
It carries the whole lab experiment of edge-cloud collaborative inference
(Neurosurgeon) in one window, on one computer.")

set(CPACK_DEBIAN_CLOUD_PACKAGE_NAME splitscope-cloud)
set(CPACK_DEBIAN_CLOUD_PACKAGE_SECTION net)
set(CPACK_DEBIAN_CLOUD_PACKAGE_DEPENDS adduser)
set(CPACK_DEBIAN_CLOUD_PACKAGE_SUGGESTS qt6-translations-l10n)
set(CPACK_DEBIAN_CLOUD_PACKAGE_CONTROL_EXTRA
    "${CMAKE_CURRENT_LIST_DIR}/cloud/conffiles;${CMAKE_CURRENT_LIST_DIR}/cloud/postinst;${CMAKE_CURRENT_LIST_DIR}/cloud/prerm;${CMAKE_CURRENT_LIST_DIR}/cloud/postrm")
set(CPACK_DEBIAN_CLOUD_DESCRIPTION "cloud node for split inference
Computes the second half of a neural network's forward for edges that have
computed the first, over WebSockets. It needs no display.
.
The service listens on this computer alone until its configuration,
/etc/splitscope/cloud.conf, names a certificate and tokens.")

set(CPACK_DEBIAN_EDGE_PACKAGE_NAME splitscope-edge)
set(CPACK_DEBIAN_EDGE_PACKAGE_SUGGESTS "splitscope, iproute2, qt6-translations-l10n")
set(CPACK_DEBIAN_EDGE_DESCRIPTION "command line for split inference
Measures split runs of neural networks between an edge and a cloud node:
single runs, whole grids that can be resumed, profiles of boards, predictions
of the best cut. It is the edge of the lab's pair of pods, too, and reads and
writes the notebooks of the splitscope window.")

include(CPack)

# SPDX-License-Identifier: Apache-2.0
# Sourced by demo.sh and test.sh, in the project's folder. `need TOOL...` looks for what a build needs, says what is missing and,
# where apt-get is there, installs it. What is there already, from wherever, is left alone.

have() { command -v "$1" >/dev/null 2>&1; }

# at_least 3.25 VERSION
at_least() { [ -n "$2" ] && [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

has_compiler() {
    have "${CXX:-c++}" && "${CXX:-c++}" -std=c++20 -fsyntax-only -x c++ - 2>/dev/null <<'CODE'
#include <concepts>
#if defined(__clang__) && !defined(__apple_build_version__) && __clang_major__ < 16
#error
#elif defined(__GNUC__) && !defined(__clang__) && __GNUC__ < 12
#error
#endif
CODE
}

has_cmake() { have cmake && at_least 3.25 "$(cmake --version | sed -n '1s/.* //p')"; }

has_ninja() { have ninja; }

has_pkgconfig() { have pkg-config || have pkgconf; }

has_python() { have python3 && python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 9))' 2>/dev/null; }

has_catch2() {
    for folder in /usr /usr/local /opt/homebrew $(printf '%s' "${CMAKE_PREFIX_PATH:-}" | tr ':;' '  '); do
        [ -d "$folder/include/catch2" ] && return 0
    done
    return 1
}

has_benchmark() {
    for folder in /usr /usr/local /opt/homebrew; do
        [ -d "$folder/include/benchmark" ] && return 0
    done
    return 1
}

has_openssl() {
    for folder in /usr /usr/local /opt/homebrew; do
        [ -f "$folder/include/openssl/evp.h" ] && return 0
    done
    return 1
}

has_nodejs() { have node && at_least v18.15 "$(node --version)"; }

has_npm() { have npm; }

has_chromium() { have chromium || have chromium-browser || have google-chrome; }

# The number of the newest Clang here, 16 or later; the same choice as cmake/newest_clang.cmake makes.
newest_clang() {
    major=40
    while [ "$major" -ge 16 ]; do
        have "clang++-$major" && echo "$major" && return 0
        major=$((major - 1))
    done
    return 1
}

# Clang, its libc++ and its sanitizers, by using them.
has_clang() {
    if major=$(newest_clang); then clang=clang++-$major; else clang=clang++; fi
    have "$clang" || return 1
    folder=$(mktemp -d)
    printf '#include <vector>\n#if __clang_major__ < 16\n#error\n#endif\nint main() { return static_cast<int>(std::vector<int>{}.size()); }\n' \
        >"$folder/try.cpp"
    status=0
    for sanitizer in address,undefined thread fuzzer-no-link; do
        "$clang" -std=c++20 -stdlib=libc++ "-fsanitize=$sanitizer" "$folder/try.cpp" -o "$folder/try" >/dev/null 2>&1 || status=1
    done
    rm -r "$folder"
    return "$status"
}

describe() {
    case $1 in
        compiler) echo "a C++20 compiler: GCC 12 or later, or Clang 16 or later" ;;
        cmake) echo "CMake 3.25 or later" ;;
        ninja) echo "Ninja" ;;
        pkgconfig) echo "pkg-config" ;;
        python) echo "Python 3.9 or later with venv and pip" ;;
        catch2) echo "Catch2" ;;
        benchmark) echo "Google Benchmark" ;;
        openssl) echo "OpenSSL 3 with its headers" ;;
        nodejs) echo "Node.js 18.15 or later" ;;
        npm) echo "npm" ;;
        chromium) echo "Chromium" ;;
        clang) echo "Clang 16 or later with its libc++ and sanitizers" ;;
    esac
}

# The packages of Debian and Ubuntu.
packages() {
    case $1 in
        compiler) echo g++ ;;
        cmake) echo cmake ;;
        ninja) echo ninja-build ;;
        pkgconfig) echo pkg-config ;;
        python) echo python3 python3-venv python3-pip ;;
        catch2) echo catch2 ;;
        benchmark) echo libbenchmark-dev ;;
        openssl) echo libssl-dev ;;
        nodejs) echo nodejs ;;
        npm) echo npm ;;
        chromium) echo chromium ;;
        clang)
            if ! major=$(newest_clang); then
                # The newest that the distribution has whole.
                major=40
                while [ "$major" -gt 16 ] && [ "$(apt-cache policy "clang-$major" "libc++-$major-dev" "libclang-rt-$major-dev" 2>/dev/null |
                    grep -c 'Candidate: [^(]')" -ne 3 ]; do
                    major=$((major - 1))
                done
            fi
            echo "clang-$major libc++-$major-dev libc++abi-$major-dev libclang-rt-$major-dev"
            ;;
    esac
}

need() {
    missing=
    for tool in "$@"; do
        "has_$tool" || missing="$missing $tool"
    done
    [ -n "$missing" ] || return 0

    echo "This needs, and the machine does not have:"
    for tool in $missing; do echo "  - $(describe "$tool")"; done
    if ! have apt-get; then
        echo "Only Debian's and Ubuntu's apt-get is used to install; please install these in this system's own way and try again."
        exit 1
    fi
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        if ! have sudo; then
            echo "Neither root nor sudo is at hand to install them; please install them and try again."
            exit 1
        fi
        as_root=sudo
    fi
    echo "Reading the system's package lists..."
    $as_root apt-get update -qq
    wanted=
    for tool in $missing; do wanted="$wanted $(packages "$tool")"; done
    echo "Installing with apt-get:$wanted"
    said=$(mktemp)
    # shellcheck disable=SC2086  # a list of words
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >"$said" 2>&1 || {
        cat "$said"
        echo "apt-get could not install them."
        exit 1
    }
    rm "$said"
    still=
    for tool in $missing; do
        "has_$tool" || still="$still $tool"
    done
    if [ -n "$still" ]; then
        echo "Installed, but still not there; this system's version may be too old:"
        for tool in $still; do echo "  - $(describe "$tool")"; done
        exit 1
    fi
}

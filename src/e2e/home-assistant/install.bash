# Installs the dependencies of the test: Debian packages, a Debian with Python 3.13, Home Assistant from PyPI.

# The newest version for the Python of Debian 13.
home_assistant=2026.2.3
debian=trixie
cache=${E2E_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/solarcloud2mqtt-e2e}
export PATH=$PATH:/usr/sbin:/sbin
export E2E_DEBIAN=$cache/$debian

skip_where_it_cannot_run() {
    local why=
    [ "$(id -u)" = 0 ] || why="it needs root to enter a chroot"
    command -v apt-get >/dev/null || why="it needs Debian's apt-get"
    unshare --mount true 2>/dev/null || why="it may not make a mount namespace here"
    if [ -n "$why" ]; then
        echo "SKIPPED: the test with Home Assistant cannot run on this machine: $why."
        exit 0
    fi
}

install_everything() {
    mkdir -p "$cache"
    exec 9>"$cache/lock"
    flock -w 900 9 || { echo "Another run has been installing for 15 minutes."; exit 1; }
    phase "Debian's packages" install_tools
    phase "Debian $debian with Python" install_debian
    phase "Home Assistant $home_assistant" install_home_assistant
    phase "the tests' own Python" install_tests_python
    phase "a clock that can be set" install_clock
    exec 9>&-
}

# phase "what" COMMAND: prints how long it took.
phase() {
    local begin=$SECONDS code
    # Not in a condition, where a failing step would not stop the others.
    set +e
    (set -e; "$2") >"$cache/install.log" 2>&1
    code=$?
    set -e
    [ $code = 0 ] || { tail -n 30 "$cache/install.log"; echo "Installing $1 failed."; exit 1; }
    echo "# installed: $1 ($((SECONDS - begin)) s)"
}

install_tools() {
    local tool missing=()
    for tool in mosquitto:mosquitto debootstrap:debootstrap unshare:util-linux; do
        command -v "${tool%%:*}" >/dev/null || missing+=("${tool##*:}")
    done
    python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
    [ ${#missing[@]} = 0 ] || {
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
    }
}

# The Debian mirror of this machine.
mirror() {
    apt-get indextargets --format '$(SITE) $(CODENAME)' 'Created-By: Packages' |
        awk '$2 !~ /security|updates|backports/ && $1 ~ /debian\/?$/ { print $1; exit }'
}

install_debian() {
    [ ! -d "$E2E_DEBIAN" ] || return 0
    local from
    from=$(mirror)
    [ -n "$from" ] || { echo "apt knows no mirror of Debian."; return 1; }
    rm -rf "$E2E_DEBIAN.part"
    debootstrap --variant=minbase --include=python3-dev,python3-venv,ca-certificates,gcc,libc6-dev \
        "$debian" "$E2E_DEBIAN.part" "$from"
    mv "$E2E_DEBIAN.part" "$E2E_DEBIAN"
}

# Home Assistant installs its requirements with uv.
install_home_assistant() {
    local done_file=$E2E_DEBIAN/home-assistant/is-$home_assistant
    [ ! -f "$done_file" ] || return 0
    rm -rf "$E2E_DEBIAN/home-assistant"
    cp "$here/requirements.py" "$E2E_DEBIAN/requirements.py"
    "$here/enter" python3 -m venv /home-assistant
    "$here/enter" /home-assistant/bin/python -m pip install -q uv
    in_home_assistant uv pip install -q "homeassistant==$home_assistant"
    install_integrations analytics backup config energy frontend history mqtt onboarding recorder system_log
    touch "$done_file"
}

install_integrations() {
    in_home_assistant python /requirements.py "$@" >"$E2E_DEBIAN/requirements.txt"
    in_home_assistant uv pip install -q -r /requirements.txt
}

# The frontend needs these.
install_for_a_browser() {
    "$here/enter" apt-get install -y -qq --no-install-recommends g++ libturbojpeg0
    install_integrations ai_task assist_pipeline assist_satellite camera stream tts
}

in_home_assistant() {
    "$here/enter" env VIRTUAL_ENV=/home-assistant "/home-assistant/bin/$1" "${@:2}"
}

install_tests_python() {
    [ ! -f "$cache/tests/done" ] || return 0
    rm -rf "$cache/tests"
    python3 -m venv "$cache/tests"
    "$cache/tests/bin/python" -m pip install -q aiohttp==3.13.3 paho-mqtt==2.1.0
    touch "$cache/tests/done"
}

install_clock() {
    cp "$here/../clock.c" "$E2E_DEBIAN/clock.c"
    "$here/enter" cc -shared -fPIC -O2 -Wall -Werror -o /clock.so /clock.c
}

# Helpers: processes, ports, waiting with a timeout, and counted assertions.

umask 077
work=$(mktemp -d)
pids=()
passed=0
java=(java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx64m)
export PATH=$PATH:/usr/sbin

install_tools() {
    local tool missing=()
    for tool in mosquitto:mosquitto mosquitto_sub:mosquitto-clients curl:curl jq:jq openssl:openssl cc:gcc cc:libc6-dev; do
        command -v "${tool%%:*}" >/dev/null || missing+=("${tool##*:}")
    done
    if [ ${#missing[@]} -gt 0 ]; then
        local root_rights=()
        [ "$(id -u)" = 0 ] || root_rights=(sudo)
        "${root_rights[@]}" apt-get update -qq
        DEBIAN_FRONTEND=noninteractive "${root_rights[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
    fi
}

require_build() {
    jar=$root/target/solarcloud2mqtt.jar
    [ -f "$jar" ] && [ -d "$root/target/test-classes" ] ||
        { echo "There is nothing to test yet. Build it first: mvn -B verify"; exit 1; }
}

# Terminates the processes that this script started, and no others.
finish() {
    local pid
    for pid in "${pids[@]}"; do
        kill -9 "$pid" 2>/dev/null || continue
        wait "$pid" 2>/dev/null || true
    done
    if [ "$1" = 0 ]; then
        echo "$passed passed, 0 failed"
    else
        echo "--- the last lines of the logs"
        tail -n 15 "$work"/*.log 2>/dev/null | cut -c1-300 || true
        echo "$passed passed, 1 failed"
    fi
    rm -rf "$work"
}

passes() {
    passed=$((passed + 1))
    echo "ok $passed - $1"
}

fails() {
    echo "NOT OK - $1"
    shift
    printf '%s\n' "$@"
    exit 1
}

# expect "what" EXPECTED ACTUAL
expect() {
    if [ "$2" = "$3" ]; then passes "$1 ($3)"; else fails "$1" "expected: $2" "actual:   $3"; fi
}

# holds "what" COMMAND...: the command must succeed immediately.
holds() {
    local what=$1
    shift
    if "$@" >/dev/null 2>&1; then passes "$what"; else fails "$what" "this did not hold: $*"; fi
}

# fails_if "what" COMMAND...: the command must fail.
fails_if() {
    local what=$1
    shift
    if "$@" >/dev/null 2>&1; then fails "$what" "this held: $*"; else passes "$what"; fi
}

# eventually "what" SECONDS COMMAND...: the command must succeed within so many seconds.
eventually() {
    local what=$1 limit=$((SECONDS + $2))
    shift 2
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $limit ] || fails "$what" "this did not become true in time: $*"
        sleep 0.1
    done
    passes "$what"
}

free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 20000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

# start NAME COMMAND...: in the background, its output in NAME.log, its process id in $started.
start() {
    local name=$1
    shift
    "$@" >>"$work/$name.log" 2>&1 &
    started=$!
    pids+=("$started")
}

is_running() { kill -0 "$1" 2>/dev/null; }

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

stop_hard() {
    kill -9 "$1"
    wait "$1" 2>/dev/null || true
}

logged() { grep -qF -- "$2" "$work/$1.log"; }

# start_broker PORT [LINE...]: Mosquitto with these lines of configuration; its process id in $broker.
start_broker() {
    local port=$1
    shift
    { echo "listener $port 127.0.0.1"; printf '%s\n' "$@"; [ "$(id -u)" != 0 ] || echo "user root"; } >"$work/broker.conf"
    start broker mosquitto -c "$work/broker.conf"
    broker=$started
    until listens "$port"; do
        is_running "$broker" || fails "Mosquitto starts" "$(cat "$work/broker.log")"
        sleep 0.05
    done
}

# start_cloud [CLOCK]: a fresh simulated cloud; its address in $cloud. The clock is one of FastClock.java.
start_cloud() {
    : >"$work/cloud.log"
    start cloud "${java[@]}" -cp "$root/target/test-classes:$jar" io.github.solarcloud2mqtt.simulator.isolarcloud.ServeCloud "$@"
    until cloud=$(grep -m1 '^http:' "$work/cloud.log"); do
        is_running "$started" || fails "the simulated cloud starts" "$(cat "$work/cloud.log")"
        sleep 0.05
    done
    control quota '{"per_hour":100000,"per_day":1000000}' >/dev/null
}

# control WHAT [JSON]: runs a control of the simulated cloud and prints its result.
control() { curl -sS --fail-with-body -X POST "$cloud/control/$1" -d "${2:-}"; }

# configure NAME [KEY VALUE]...: writes NAME.conf for the present cloud and broker, with these keys changed.
configure() {
    local name=$1 key value
    shift
    declare -A of=([base-url]=$cloud [app-key]=demo-app-key [secret-key]=demo-secret-key [user]=demo
        [password]=demo-password [poll-interval]=2s [url]="tcp://127.0.0.1:$port" [timeout]=5s [more]='')
    while [ $# -gt 0 ]; do
        of[$1]=$2
        shift 2
    done
    cat >"$work/$name.conf" <<-END
	clouds { home {
	  base-url = "${of[base-url]}"
	  app-key = "${of[app-key]}"
	  secret-key = "${of[secret-key]}"
	  auth { user = "${of[user]}", password = "${of[password]}" }
	  poll-interval = ${of[poll-interval]}
	  timeout = ${of[timeout]}
	} }
	mqtt { url = "${of[url]}", client-id = "$name" ${of[more]} }
	state-directory = "$work/state-$name"
	END
}

# start_bridge NAME: with its configuration; its process id in $bridge.
start_bridge() {
    start "$1" "${java[@]}" -jar "$jar" run --config "$work/$1.conf"
    bridge=$started
}

# start_fast_bridge NAME CLOCK: the same with a fast clock, which the cloud shares.
start_fast_bridge() {
    start "$1" "${java[@]}" -cp "$root/target/test-classes:$jar" io.github.solarcloud2mqtt.app.command.RunFast "$work/$1.conf" "$2"
    bridge=$started
}

# retained TOPIC: prints the retained payload.
retained() { mosquitto_sub -p "$port" --retained-only -t "$1" -C 1 -W 1 2>/dev/null; }

retains() { [ "$(retained "$1")" = "$2" ]; }

retains_json() { retained "$1" | jq -e "$2"; }

retains_nothing() { [ -z "$(retained "$1")" ]; }

# everything_retained: all retained topics and payloads, sorted, except those that always change.
everything_retained() {
    mosquitto_sub -p "$port" --retained-only -v -t 'solarcloud2mqtt/#' -t 'homeassistant/#' -W 2 2>/dev/null |
        grep -v '^solarcloud2mqtt/bridge/\(health\|info\) ' | sort || true
}

# listen NAME: writes every message from now on to NAME.log, as: retain flag, topic, payload.
listen() {
    start "$1" mosquitto_sub -p "$port" -F '%r %t %p' -t '#'
    listener=$started
    until mosquitto_pub -p "$port" -t listening -m "$1" && logged "$1" "listening $1"; do sleep 0.05; done
}

# request WHAT PAYLOAD: sends a request to the bridge and prints its response.
request() {
    local response=$work/answer.$RANDOM
    mosquitto_sub -p "$port" -t "solarcloud2mqtt/bridge/response/$1" -C 1 -W 10 -F '%r %p' >"$response" &
    local subscriber=$!
    pids+=("$subscriber")
    sleep 0.3
    mosquitto_pub -p "$port" -t "solarcloud2mqtt/bridge/request/$1" -m "$2"
    wait "$subscriber" || true
    cat "$response"
}

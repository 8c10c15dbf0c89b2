# The bridge is killed, is terminated, or loses its broker.

check_losses() {
    check_kill
    check_emptied_broker
    check_sigterm
    check_persistent_broker
}

check_kill() {
    echo "# the bridge is killed"
    control raise-fault '{"ps_key":"974621_7_1_1","code":514,"type":2,"level":2,"name":"Meter communication"}' >/dev/null
    request refresh '' >/dev/null
    eventually "an alarm raises an event" 5 grep -q '^0 solarcloud2mqtt/974621_7_1_1/fault .*"alarm_raised"' "$work/all.log"
    eventually "problem is ON" 5 retains solarcloud2mqtt/974621_7_1_1/problem ON
    sleep 0.5
    stop_hard "$bridge"
    eventually "after kill -9 the last will is offline" 5 retains solarcloud2mqtt/bridge/state offline
    local logins
    logins=$(count_logins)
    start_bridge main
    eventually "started again it is online" 20 retains solarcloud2mqtt/bridge/state online
    eventually "and reads the cloud" 20 retains_json solarcloud2mqtt/bridge/health '.home.state == "ok"'
    sleep 3
    expect "it does not log in again" "$logins" "$(count_logins)"
    expect "the alarm that is still there is not raised again" 1 \
        "$(grep -c '^0 solarcloud2mqtt/974621_7_1_1/fault ' "$work/all.log")"
    holds "problem is still ON" retains solarcloud2mqtt/974621_7_1_1/problem ON
}

count_logins() { control calls | jq '[.result[] | select(.endpoint == "login")] | length'; }

check_emptied_broker() {
    echo "# the broker stops, loses its retained messages and restarts"
    everything_retained >"$work/before"
    stop_hard "$broker"
    sleep 1
    start_broker "$port" "allow_anonymous true" "persistence false"
    listen again
    eventually "bridge/state is online again" 30 retains solarcloud2mqtt/bridge/state online
    eventually "health too" 30 retains_json solarcloud2mqtt/bridge/health '.home.state == "ok"'
    eventually "and info" 5 retains_json solarcloud2mqtt/bridge/info '.devices == 4'
    everything_retained >"$work/after"
    holds "all $(wc -l <"$work/before") retained messages are back, the same as before" cmp "$work/before" "$work/after"
    local first_config first_state last_availability
    first_config=$(grep -n -m1 '^0 homeassistant/' "$work/again.log" | cut -d: -f1)
    first_state=$(grep -n -m1 '^0 solarcloud2mqtt/974621_[0-9_]*/state ' "$work/again.log" | cut -d: -f1)
    last_availability=$(grep -n '^0 solarcloud2mqtt/974621_[0-9_]*/availability ' "$work/again.log" | head -4 | tail -1 |
        cut -d: -f1)
    holds "in the order availability, discovery, states" \
        test "$last_availability" -lt "$first_config" -a "$first_config" -lt "$first_state"
    holds "the log says so" logged main "The broker has lost its retained messages"
}

check_sigterm() {
    echo "# the bridge is terminated"
    local begin code=0
    begin=$(date +%s%N)
    kill -TERM "$bridge"
    wait "$bridge" || code=$?
    expect "SIGTERM ends it with exit code" 0 "$code"
    local took=$((($(date +%s%N) - begin) / 1000000))
    holds "within 2 s ($took ms)" test "$took" -le 2000
    holds "bridge/state is offline" retains solarcloud2mqtt/bridge/state offline
    holds "the state directory has its files, readable for the owner alone" test -z \
        "$(find "$work/state-main" -name '*.json' ! -perm 600)"
    holds "the heartbeat is there" test -f "$work/state-main/heartbeat"
}

check_persistent_broker() {
    echo "# the broker restarts with its retained messages"
    stop_hard "$broker"
    local settings=("allow_anonymous true" "persistence true" "persistence_location $work/")
    start_broker "$port" "${settings[@]}"
    start_bridge main
    eventually "bridge/state is online" 20 retains solarcloud2mqtt/bridge/state online
    eventually "health is ok" 20 retains_json solarcloud2mqtt/bridge/health '.home.state == "ok"'
    sleep 0.5
    everything_retained >"$work/before"
    kill -TERM "$broker"
    wait "$broker" || true
    start_broker "$port" "${settings[@]}"
    listen persistent
    eventually "bridge/state is online again" 30 retains solarcloud2mqtt/bridge/state online
    eventually "states are published again" 10 grep -q '^0 solarcloud2mqtt/974621_14_1_1/state ' "$work/persistent.log"
    everything_retained >"$work/after"
    holds "all $(wc -l <"$work/before") retained messages are there" cmp "$work/before" "$work/after"
    expect "no discovery message was sent again" 0 "$(grep -c '^0 homeassistant/' "$work/persistent.log" || true)"
    kill -TERM "$bridge"
    wait "$bridge" || true
}

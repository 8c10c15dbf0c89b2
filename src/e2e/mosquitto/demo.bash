# The demo with its embedded broker and with an external one.

check_demo() {
    echo "# the demo"
    start demo "${java[@]}" -jar "$jar" demo --speed 600
    local demo=$started own=$port
    eventually "it prints the address of its broker" 20 logged demo "mosquitto_sub -h 127.0.0.1 -p "
    port=$(grep -oP 'mosquitto_sub -h 127.0.0.1 -p \K\d+' "$work/demo.log")
    eventually "its broker has states" 20 retains_json solarcloud2mqtt/974621_14_1_1/state '.active_power'
    local before
    eventually "with a time" 10 remember_time
    eventually "which change" 10 retains_json solarcloud2mqtt/974621_14_1_1/state ".time > \"$before\""
    eventually "and every discovery message at once" 10 keeps_all_configs
    ends_on_sigterm "$demo"
    port=$own
    stop_hard "$broker"
    start_broker "$port" "allow_anonymous true" "persistence false"
    start demo-outside "${java[@]}" -jar "$jar" demo --api oauth2 --encrypted --mqtt "tcp://127.0.0.1:$port"
    demo=$started
    eventually "it publishes to an external broker, with encrypted calls" 20 \
        retains_json solarcloud2mqtt/974621_14_1_1/state '.active_power'
    ends_on_sigterm "$demo"
    expect "and removes what it has published and announced" "" "$(everything_retained)"
}

remember_time() { before=$(retained solarcloud2mqtt/974621_14_1_1/state | jq -er .time); }

keeps_all_configs() {
    local points
    points=$(retained solarcloud2mqtt/bridge/info | jq .points)
    [ "$(mosquitto_sub -p "$port" -t 'homeassistant/#' -W 1 2>/dev/null | wc -l)" -gt "$points" ]
}

ends_on_sigterm() {
    local code=0
    kill -TERM "$1"
    wait "$1" || code=$?
    expect "on SIGTERM it ends with exit code" 0 "$code"
}

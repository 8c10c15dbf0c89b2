# The demo: with the broker inside the program, and with one outside.

check_demo() {
    echo "# the demo"
    start demo "${java[@]}" -jar "$jar" demo --speed 600
    local demo=$started own=$port
    comes "it says where to look" 20 logged demo "mosquitto_sub -h 127.0.0.1 -p "
    port=$(grep -oP 'mosquitto_sub -h 127.0.0.1 -p \K\d+' "$work/demo.log")
    comes "its own broker has states" 20 keeps_json solarcloud2mqtt/974621_14_1_1/state '.active_power'
    local before
    comes "with a time" 10 remember_time
    comes "which change" 10 keeps_json solarcloud2mqtt/974621_14_1_1/state ".time > \"$before\""
    comes "and every discovery message at once" 10 keeps_all_configs
    ends_when_told "$demo"
    port=$own
    stop_hard "$broker"
    start_broker "$port" "allow_anonymous true" "persistence false"
    start demo-outside "${java[@]}" -jar "$jar" demo --api oauth2 --encrypted --mqtt "tcp://127.0.0.1:$port"
    demo=$started
    comes "it publishes to a broker outside, also what it reads by encrypted calls" 20 \
        keeps_json solarcloud2mqtt/974621_14_1_1/state '.active_power'
    ends_when_told "$demo"
}

remember_time() { before=$(retained solarcloud2mqtt/974621_14_1_1/state | jq -er .time); }

keeps_all_configs() {
    local points
    points=$(retained solarcloud2mqtt/bridge/info | jq .points)
    [ "$(mosquitto_sub -p "$port" -t 'homeassistant/#' -W 1 2>/dev/null | wc -l)" -gt "$points" ]
}

ends_when_told() {
    local code=0
    kill -TERM "$1"
    wait "$1" || code=$?
    expect "told to end, it ends with exit code" 0 "$code"
}

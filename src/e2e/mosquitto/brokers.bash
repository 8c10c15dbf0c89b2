# Brokers with limits: foreign topics that the client cannot decode, a packet size limit, a restart every few seconds.

check_brokers() {
    check_foreign_topic_and_packet_size
    check_restarts
}

check_foreign_topic_and_packet_size() {
    echo "# a foreign topic with an emoji, and max_packet_size"
    stop_hard "$broker"
    start_broker "$port" "allow_anonymous true" "persistence false" "max_packet_size 12000"
    mosquitto_pub -p "$port" -r -t 'homeassistant/sensor/solar/☀️/config' -m '{}'
    mosquitto_pub -p "$port" -r -t 'limited/☀️/state' -m '{}'
    start_cloud
    configure limited more ', base-topic = limited'
    start_bridge limited
    eventually "the message that is too long is named" 60 logged limited \
        "The message to limited/bridge/devices ("
    eventually "a device is online" 30 retains limited/974621_14_1_1/availability online
    eventually "everything else is published" 30 retains_json limited/bridge/health '.home.state == "ok"'
    expect "it is named once" 1 "$(grep -cF 'The message to limited/bridge/devices (' "$work/limited.log")"
    holds "the message itself is not on the broker" retains_nothing limited/bridge/devices
    local connections
    connections=$(grep -cF 'Connected to the MQTT broker' "$work/limited.log")
    sleep 10
    expect "the connection lasts" "$connections" "$(grep -cF 'Connected to the MQTT broker' "$work/limited.log")"
    local response
    response=$(mosquitto_sub -p "$port" -t limited/bridge/response/refresh -C 1 -W 10 &
        sleep 0.3
        mosquitto_pub -p "$port" -t limited/bridge/request/refresh -m '')
    expect "a request is answered, so the receiver lives" '{"status":"ok"}' "$response"
}

check_restarts() {
    echo "# the broker restarts again and again"
    local n
    for n in 1 2 3 4; do
        stop_hard "$broker"
        start_broker "$port" "allow_anonymous true" "persistence false" "max_packet_size 12000"
        eventually "after restart $n the bridge is back within 10 s" 10 retains limited/bridge/state online
        sleep 12
    done
    stop_hard "$bridge"
}

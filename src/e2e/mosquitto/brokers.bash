# Brokers with odd listeners, another bridge, foreign topics that the client cannot decode, a packet size limit, restarts.

check_brokers() {
    check_wrong_ports
    check_two_bridges
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

# check_wrong_port SCHEME PORT SENTENCE [TLS]: check says which scheme the port expects.
check_wrong_port() {
    configure wrong-port url "$1://localhost:$2" more "${4:-}"
    "${java[@]}" -jar "$jar" check --config "$work/wrong-port.conf" >"$work/wrong-port.log" 2>&1 || true
    holds "$1 to a port for $3" grep -qxF -- "Cannot connect to the MQTT broker $1://localhost:$2: this port is for $3, but \
mqtt.url begins with $1://. Correct it to $(correct_scheme "$3"), or give the port for $1://." "$work/wrong-port.log"
}

correct_scheme() {
    case $1 in
        TLS) echo "ssl:// (wss:// for WebSocket)" ;;
        "MQTT without TLS") echo "tcp://" ;;
        "MQTT over WebSocket without TLS") echo "ws://" ;;
        "MQTT over TLS") echo "ssl://" ;;
        "MQTT over WebSocket and TLS") echo "wss://" ;;
    esac
}

check_wrong_ports() {
    echo "# a scheme that does not fit the port"
    stop_hard "$broker"
    local tcp ws ssl wss tls=", tls.ca-file = \"$work/broker.pem\""
    tcp=$port ws=$(free_port) ssl=$(free_port) wss=$(free_port)
    openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/broker.key" -out "$work/broker.pem" -days 2 \
        -subj /CN=localhost -addext subjectAltName=DNS:localhost 2>/dev/null
    local certificate=("certfile $work/broker.pem" "keyfile $work/broker.key")
    start_broker "$tcp" "allow_anonymous true" "persistence false" "listener $ws 127.0.0.1" "protocol websockets" \
        "listener $ssl 127.0.0.1" "${certificate[@]}" "listener $wss 127.0.0.1" "protocol websockets" "${certificate[@]}"
    start_cloud
    check_wrong_port tcp "$ssl" "TLS"
    check_wrong_port tcp "$ws" "MQTT over WebSocket without TLS"
    check_wrong_port tcp "$wss" "TLS"
    check_wrong_port ws "$tcp" "MQTT without TLS"
    check_wrong_port ws "$ssl" "TLS"
    check_wrong_port ssl "$tcp" "MQTT without TLS" "$tls"
    check_wrong_port ssl "$ws" "MQTT over WebSocket without TLS" "$tls"
    check_wrong_port ssl "$wss" "MQTT over WebSocket and TLS" "$tls"
    check_wrong_port wss "$tcp" "MQTT without TLS" "$tls"
    check_wrong_port wss "$ssl" "MQTT over TLS" "$tls"
}

check_two_bridges() {
    echo "# two bridges with one account and different base topics"
    stop_hard "$broker"
    start_broker "$port" "allow_anonymous true" "persistence false"
    local first second messages
    local sentence=', announces the same devices to Home Assistant (isolarcloud_974621_11_0_0 and 4 more).'
    start_cloud
    configure first more ', base-topic = first'
    start_bridge first
    first=$bridge
    eventually "the first announces its devices" 30 retains_json first/bridge/health '.home.state == "ok"'
    start_cloud
    configure second more ', base-topic = second'
    start_bridge second
    second=$bridge
    eventually "the first says so" 30 logged first "Another bridge, with mqtt.base-topic second$sentence"
    eventually "the second too" 30 logged second "Another bridge, with mqtt.base-topic first$sentence"
    eventually "it is part of the health of the first" 10 retains_json first/bridge/health \
        '.home.note | startswith("Another bridge, with mqtt.base-topic second, ")'
    eventually "and of the second" 10 retains_json second/bridge/health \
        '.home.note | startswith("Another bridge, with mqtt.base-topic first, ")'
    listen quarrel
    sleep 10
    messages=$(grep -c '^0 homeassistant/' "$work/quarrel.log" || true)
    expect "they do not overwrite each other's messages for ever" 0 "$messages"
    configure third more ', base-topic = third'
    "${java[@]}" -jar "$jar" check --config "$work/third.conf" >"$work/third.log" 2>&1 || true
    holds "check says it" grep -qF -- "- Home Assistant: works in part. Another bridge, with mqtt.base-topic second$sentence" \
        "$work/third.log"
    expect "the first has said it once" 1 "$(grep -cF 'Another bridge, with' "$work/first.log")"
    stop_hard "$first"
    stop_hard "$second"
}

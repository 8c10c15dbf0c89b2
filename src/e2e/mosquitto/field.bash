# What was found in the field: clocks that are set, brokers that do not confirm, rate limits, the heartbeat.

check_field() {
    stop_hard "$broker"
    start_waiting_bridge
    check_clock "2 hours" 7200
    check_clock "3 days" 259200
    check_unconfirmed
    check_stopped_broker
    check_pings_only
    check_rate_limit
    check_heartbeat
}

# set_clock NAME SECONDS: sets the clock of a bridge so much ahead; in place, because the file is mapped.
set_clock() { printf '%015d\n' "$2" | dd of="$work/$1.clock" conv=notrunc status=none; }

# start_clocked_bridge NAME: with a wall clock that set_clock sets.
start_clocked_bridge() {
    [ -f "$work/clock.so" ] || cc -shared -fPIC -O2 -o "$work/clock.so" "$here/../clock.c"
    start "$1" env LD_PRELOAD="$work/clock.so" CLOCK_OFFSET="$work/$1.clock" \
        "${java[@]}" -jar "$jar" run --config "$work/$1.conf"
    bridge=$started
}

count_calls() { control calls | jq '[.result[] | select(.endpoint == "getDeviceRealTimeData")] | length'; }

makes_more_calls_than() { [ "$(count_calls)" -gt "$1" ]; }

# check_clock "what" SECONDS: a clock that is ahead at the start is set back.
check_clock() {
    echo "# a clock that is set back by $1"
    local name=clock$2 calls simulated
    start_broker "$port" "allow_anonymous true" "persistence false"
    start_cloud
    simulated=$started
    configure "$name"
    set_clock "$name" "$2"
    start_clocked_bridge "$name"
    eventually "it polls with the wrong clock" 40 retains_json solarcloud2mqtt/bridge/health '.home.state == "ok"'
    holds "whose time is ahead" retains_json solarcloud2mqtt/bridge/health \
        "(.home.last_poll[:19] + \"Z\" | fromdateiso8601) > $(date +%s) + 3600"
    set_clock "$name" 0
    calls=$(count_calls)
    eventually "it continues polling within 15 s" 15 makes_more_calls_than $((calls + 5))
    eventually "with the right time" 10 retains_json solarcloud2mqtt/bridge/health \
        "(.home.last_poll[:19] + \"Z\" | fromdateiso8601) < $(date +%s) + 7300"
    holds "health is ok" retains_json solarcloud2mqtt/bridge/health '.home.state == "ok"'
    stop_hard "$bridge"
    # Started again with what the state directory has from the future.
    start_bridge "$name"
    calls=$(count_calls)
    eventually "started again it polls at once" 20 makes_more_calls_than "$calls"
    stop_hard "$bridge"
    stop_hard "$simulated"
    stop_hard "$broker"
}

check_unconfirmed() {
    echo "# a broker that responds to pings and confirms nothing"
    local proxy calls
    start_broker "$port" "allow_anonymous true" "persistence false"
    start_cloud
    start proxy "${java[@]}" -cp "$root/target/test-classes:$jar" \
        io.github.solarcloud2mqtt.integration.UnconfirmingBroker "$port" "$work/confirming"
    until proxy=$(grep -m1 -oP '^port \K\d+' "$work/proxy.log"); do sleep 0.05; done
    configure unconfirmed url "tcp://127.0.0.1:$proxy"
    start_bridge unconfirmed
    eventually "it polls" 20 makes_more_calls_than 5
    sleep 5
    calls=$(count_calls)
    eventually "it continues polling" 15 makes_more_calls_than $((calls + 10))
    eventually "it replaces the connection" 120 connected_twice
    calls=$(count_calls)
    eventually "and still polls" 15 makes_more_calls_than $((calls + 10))
    touch "$work/confirming"
    eventually "confirmed, everything is published" 90 retains_json solarcloud2mqtt/974621_14_1_1/state '.active_power != null'
    eventually "health too" 20 retains_json solarcloud2mqtt/bridge/health '.home.state == "ok"'
    stop_hard "$bridge"
    stop_hard "$broker"
}

# A broker that is stopped, not ended: the system accepts its connections, but nothing responds.
check_stopped_broker() {
    echo "# a broker that is stopped"
    local calls
    start_broker "$port" "allow_anonymous true" "persistence false"
    start_cloud
    configure stopped
    start_bridge stopped
    eventually "it publishes" 30 retains_json solarcloud2mqtt/bridge/health '.home.state == "ok"'
    kill -STOP "$broker"
    eventually "it gives the connection up" 60 logged stopped "it has confirmed nothing for 30 seconds."
    calls=$(count_calls)
    eventually "and continues polling" 15 makes_more_calls_than $((calls + 10))
    eventually "a new connection fails too" 60 logged stopped "something accepts the connection but does not respond"
    calls=$(count_calls)
    eventually "and it still polls" 15 makes_more_calls_than $((calls + 10))
    kill -CONT "$broker"
    eventually "when the broker continues it connects" 90 connected_again stopped
    eventually "and publishes" 20 is_newer_than "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
    stop_hard "$bridge"
    stop_hard "$broker"
}

connected_again() { [ "$(grep -cF 'Connected to the MQTT broker' "$work/$1.log")" -ge 2 ]; }

is_newer_than() { retains_json solarcloud2mqtt/bridge/health ".home.last_poll > \"$1\""; }

# A broker that accepts the login and responds to pings, and does nothing else.
check_pings_only() {
    echo "# a broker that responds to nothing but pings"
    local proxy calls
    start_broker "$port" "allow_anonymous true" "persistence false"
    start_cloud
    start proxy2 "${java[@]}" -cp "$root/target/test-classes:$jar" \
        io.github.solarcloud2mqtt.integration.UnconfirmingBroker "$port" "$work/responding" pings
    until proxy=$(grep -m1 -oP '^port \K\d+' "$work/proxy2.log"); do sleep 0.05; done
    configure pings url "tcp://127.0.0.1:$proxy"
    start_bridge pings
    eventually "it polls" 30 makes_more_calls_than 5
    eventually "it replaces the connection" 90 logged pings "it has confirmed nothing for 30 seconds."
    calls=$(count_calls)
    eventually "and continues polling" 15 makes_more_calls_than $((calls + 10))
    touch "$work/responding"
    eventually "when everything is answered it publishes" 120 retains_json solarcloud2mqtt/bridge/health '.home.state == "ok"'
    stop_hard "$bridge"
    stop_hard "$broker"
}

connected_twice() { [ "$(grep -c '^connection' "$work/proxy.log")" -ge 2 ]; }

check_rate_limit() {
    echo "# a commercial plant with 12 device types at the rate limit of the gateway"
    local begin=$SECONDS
    start_broker "$port" "allow_anonymous true" "persistence false"
    start_cloud commercial
    configure commercial poll-interval 5m
    start_bridge commercial
    eventually "it is discovered and read within a minute" 60 retains_json solarcloud2mqtt/bridge/info '.devices > 40 and .points > 200'
    eventually "health is ok ($((SECONDS - begin)) s)" 20 retains_json solarcloud2mqtt/bridge/health '.home.state == "ok"'
    expect "all 13 types have values" 13 "$(types_with_values)"
    expect "no call exceeded the rate limit, and none violated another rule" '{"result":[]}' "$(control violations)"
    stop_hard "$bridge"
    stop_hard "$broker"
}

types_with_values() {
    mosquitto_sub -p "$port" --retained-only -t 'solarcloud2mqtt/+/state' -F '%t %p' -W 2 2>/dev/null |
        grep -E ':[0-9"-]' | cut -d/ -f2 | cut -d_ -f2 | sort -u | wc -l
}

# A bridge that polls once an hour, for check_heartbeat.
start_waiting_bridge() {
    waiting_port=$(free_port)
    start_broker "$waiting_port" "allow_anonymous true" "persistence false"
    waiting_broker=$broker
    start_cloud
    configure waiting url "tcp://127.0.0.1:$waiting_port" poll-interval 1h
    start_bridge waiting
    waiting=$bridge
    eventually "a bridge that polls once an hour starts" 30 test -f "$work/state-waiting/heartbeat"
    touch -d '-30 minutes' "$work/state-waiting/heartbeat"
}

is_fresh() { [ -n "$(find "$1" -mmin -2)" ]; }

check_heartbeat() {
    echo "# the heartbeat"
    eventually "it is fresh although the next poll is far" 90 is_fresh "$work/state-waiting/heartbeat"
    stop_hard "$waiting_broker"
    sleep 3
    touch -d '-30 minutes' "$work/state-waiting/heartbeat"
    sleep 70
    fails_if "without the broker it is not touched" is_fresh "$work/state-waiting/heartbeat"
    start_broker "$waiting_port" "allow_anonymous true" "persistence false"
    eventually "with the broker it is fresh again" 90 is_fresh "$work/state-waiting/heartbeat"
    stop_hard "$waiting"
    stop_hard "$broker"
}

# Growatt: topics, discovery and error messages.

check_growatt() {
    echo "# Growatt"
    stop_hard "$broker"
    start_broker "$port" "allow_anonymous true" "persistence false"
    start demo-growatt "${java[@]}" -jar "$jar" demo --vendor growatt --speed 600 --mqtt "tcp://127.0.0.1:$port"
    local demo=$started
    eventually "the demo has states of Growatt" 20 retains_json solarcloud2mqtt/MIN0DEMO001/state '.active_power != null'
    eventually "its devices are there" 5 retains_json solarcloud2mqtt/bridge/devices \
        'map(.id) | sort == ["LOG424242", "MIN0DEMO001", "plant_424242"]'
    eventually "Home Assistant finds the battery" 5 retains_json homeassistant/sensor/growatt_MIN0DEMO001/pbms_soc/config \
        '.device_class == "battery" and .unit_of_measurement == "%"'
    ends_on_sigterm "$demo"
    start_growatt
    check_growatt_as right demo-token 0 "calls"
    check_growatt_as wrong Gu3ssedT0ken 1 "Growatt refuses the token."
    growatt_control block -d 'seconds=3600' >/dev/null
    check_growatt_as blocked demo-token 1 "blocks the bridge"
    holds "it made no call that violates the rules of the vendor" test "$(growatt_control violations)" = '{"result":[]}'
}

# start_growatt: a fresh simulated cloud; its address in $growatt.
start_growatt() {
    : >"$work/growatt.log"
    start growatt "${java[@]}" -cp "$root/target/test-classes:$jar" \
        io.github.solarcloud2mqtt.simulator.growatt.ServeGrowatt
    until growatt=$(grep -m1 '^http:' "$work/growatt.log"); do
        is_running "$started" || fails "the simulated Growatt starts" "$(cat "$work/growatt.log")"
        sleep 0.05
    done
}

growatt_control() { curl -sS --fail-with-body -X POST "$growatt/control/$1" "${@:2}"; }

# check_growatt_as NAME TOKEN EXIT-CODE SENTENCE: the output of check with a token.
check_growatt_as() {
    local code=0
    cat >"$work/growatt-$1.conf" <<-END
	clouds.roof { vendor = growatt, base-url = "$growatt", token = "$2" }
	mqtt { url = "tcp://127.0.0.1:$port", client-id = "growatt-$1" }
	state-directory = "$work/state-growatt-$1"
	END
    "${java[@]}" -jar "$jar" check --config "$work/growatt-$1.conf" >"$work/growatt-$1.log" 2>&1 || code=$?
    expect "check of Growatt ($1) ends with exit code" "$3" "$code"
    holds "it says: $4" grep -qF -- "$4" "$work/growatt-$1.log"
}

# Every documented topic: presence, retain flag and payload.

check_topics() {
    echo "# every topic"
    port=$(free_port)
    start_broker "$port" "allow_anonymous true" "persistence false"
    start_cloud
    configure main
    listen all
    start_bridge main
    eventually "bridge/state is online" 20 retains solarcloud2mqtt/bridge/state online
    eventually "bridge/health: the cloud is ok" 20 retains_json solarcloud2mqtt/bridge/health '.home.state == "ok"'
    # From here on the values do not change, so that payloads can be compared.
    control stand-still >/dev/null
    eventually "bridge/info counts 1 plant and 5 devices" 5 retains_json solarcloud2mqtt/bridge/info \
        '.plants == 1 and .devices == 5 and .points > 100 and .version and .started and .clouds[0].name == "home"'
    holds "bridge/health has its members" retains_json solarcloud2mqtt/bridge/health \
        '.home | has("last_poll") and has("next_poll") and has("data_age") and .calls_made > 0 and .calls_left > 0 and .malformed_answers == 0
            and .last_error == null'
    holds "bridge/devices has 5 devices with their members" retains_json solarcloud2mqtt/bridge/devices \
        'length == 5 and all(.[]; has("id") and has("name") and has("type") and has("model") and has("serial")
            and .plant == "974621" and all(.points[]; has("key") and has("id") and has("name") and has("unit")))'
    check_each_device
    check_discovery
}

check_each_device() {
    local device
    retained solarcloud2mqtt/bridge/devices >"$work/devices.json"
    for device in $(jq -r '.[].id' "$work/devices.json"); do
        local base=solarcloud2mqtt/$device
        eventually "$device is online" 5 retains "$base/availability" online
        eventually "$device has no problem" 5 retains "$base/problem" OFF
        holds "$device has no faults" retains_json "$base/faults" '.count == 0 and .active == []'
        holds "$device/state is flat, with numbers as numbers and a time" retains_json "$base/state" \
            'all(.[]; type == "number" or type == "string" or . == null)
                and (.time | test("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d$"))'
        check_points "$device"
    done
}

# The point topics match the state document, and a point without a value has no topic.
check_points() {
    local device=$1
    mosquitto_sub -p "$port" --retained-only -v -t "solarcloud2mqtt/$device/+" -W 1 2>/dev/null |
        grep -vE "/(state|availability|problem|faults) " | sed "s|^solarcloud2mqtt/$device/||" | sort >"$work/bare" || true
    retained "solarcloud2mqtt/$device/state" | jq -r 'to_entries[] | select(.key != "time" and .value != null)
        | "\(.key) \(.value)"' | sort >"$work/document"
    holds "$device: $(wc -l <"$work/document") point topics, each as in state" cmp "$work/bare" "$work/document"
    jq -r --arg id "$device" '.[] | select(.id == $id) | .points[].key' "$work/devices.json" | sort >"$work/listed"
    retained "solarcloud2mqtt/$device/state" | jq -r 'del(.time) | keys[]' | sort >"$work/keys"
    holds "$device: state has every listed point" cmp "$work/listed" "$work/keys"
}

check_discovery() {
    local points devices expected
    points=$(jq '[.[].points[]] | length' "$work/devices.json")
    devices=5
    expected=$((points + 3 * devices + 3))
    mosquitto_sub -p "$port" --retained-only -v -t 'homeassistant/#' -W 1 >"$work/configs" 2>/dev/null || true
    expect "one config for each point, three for each device, three for the cloud" "$expected" "$(wc -l <"$work/configs")"
    jq -r '.[] | .id as $device | .points[] | (if .id == "" then .key else "p" + .id end) as $object |
            "homeassistant/sensor/isolarcloud_\($device)/\($object)/config"' \
        "$work/devices.json" | sort >"$work/wanted"
    grep -o '^homeassistant/sensor/[^ ]*' "$work/configs" | grep -vE '/(calls_left|data_age)/' | sort >"$work/found"
    holds "each point has a config topic" cmp "$work/wanted" "$work/found"
    expect "every unique_id is there once" "$expected" \
        "$(cut -d' ' -f2- "$work/configs" | jq -r .unique_id | sort -u | wc -l)"
    holds "every config depends on bridge/state first and names its origin" jq -es \
        'all(.[]; .availability[0].topic == "solarcloud2mqtt/bridge/state" and .origin.name == "solarcloud2mqtt")' \
        <(cut -d' ' -f2- "$work/configs")
}

# The command check publishes nothing.
check_check() {
    echo "# check"
    local code=0
    configure look more ', base-topic = look'
    "${java[@]}" -jar "$jar" check --config "$work/look.conf" >"$work/check.log" 2>&1 || code=$?
    expect "check ends with exit code" 0 "$code"
    holds "it shows the present values" grep -qE '^  active_power +Active power +-?[0-9.]+ +W *$' "$work/check.log"
    holds "and what a round costs" grep -qF "Calls: 5 for a round, 1 for the faults." "$work/check.log"
    holds "and publishes nothing" test -z "$(grep '^[01] look/' "$work/all.log")"
    # The login of check replaces that of the bridge, which notices at its next polls.
    local end
    end=$(date -u +%Y-%m-%dT%H:%M:%SZ)
    eventually "the bridge, whose login it replaced, polls again without an error" 90 retains_json \
        solarcloud2mqtt/bridge/health ".home | .state == \"ok\" and .last_error == null and .last_poll > \"$end\""
}

check_requests_and_faults() {
    echo "# requests and faults"
    local device=974621_14_1_1 id
    expect "refresh has a response, not retained, with the transaction" '0 {"status":"ok","transaction":42}' \
        "$(request refresh '{"transaction":42}')"
    expect "an empty request has a response too" '0 {"status":"ok"}' "$(request refresh '')"
    holds "an unknown request is an error" jq -e '.status == "error" and .transaction == "a"' \
        <(request reboot '{"transaction":"a"}' | cut -c3-)
    holds "a request that is no JSON is an error" jq -e '.status == "error"' <(request refresh '{' | cut -c3-)
    id=$(control raise-fault "{\"ps_key\":\"$device\",\"code\":14,\"type\":1,\"level\":1,\"name\":\"Grid undervoltage\"}" |
        jq -r .result)
    request refresh '' >/dev/null
    eventually "a fault raises one event, not retained" 5 grep -q "^0 solarcloud2mqtt/$device/fault .*\"fault_raised\"" "$work/all.log"
    eventually "problem is ON" 5 retains "solarcloud2mqtt/$device/problem" ON
    holds "faults lists it" retains_json "solarcloud2mqtt/$device/faults" '.count == 1 and .active[0].code == "14"'
    control clear-fault "{\"id\":\"$id\"}" >/dev/null
    request refresh '' >/dev/null
    eventually "clearing it is an event" 5 grep -q "^0 solarcloud2mqtt/$device/fault .*\"fault_cleared\"" "$work/all.log"
    eventually "problem is OFF again" 5 retains "solarcloud2mqtt/$device/problem" OFF
    expect "raised once and cleared once" 2 "$(grep -c "solarcloud2mqtt/$device/fault " "$work/all.log")"
    holds "no event is retained" retains_nothing "solarcloud2mqtt/$device/fault"
    holds "no response is retained" retains_nothing solarcloud2mqtt/bridge/response/refresh
}

# Topics of an earlier run and of removed devices are cleared; topics of other programs stay.
check_cleanup() {
    echo "# cleaning up"
    local ours=homeassistant/sensor/isolarcloud_974621_14_1_1/p99999/config
    local theirs=homeassistant/sensor/somebody/else/config
    local earlier
    earlier=$(retained solarcloud2mqtt/bridge/info | jq -r .started)
    stop_hard "$bridge"
    retained homeassistant/sensor/isolarcloud_974621_14_1_1/p13141/config |
        mosquitto_pub -p "$port" -r -t "$ours" -s
    mosquitto_pub -p "$port" -r -t "$theirs" -m '{"name":"x","state_topic":"y","unique_id":"z","origin":{"name":"other"}}'
    mosquitto_pub -p "$port" -r -t solarcloud2mqtt/974621_14_1_1/p99999 -m 1
    start_bridge main
    eventually "the bridge is back" 20 retains solarcloud2mqtt/bridge/state online
    eventually "and has brought the broker up to date" 20 retains_json solarcloud2mqtt/bridge/info \
        ".started != \"$earlier\" and .devices == 5"
    holds "after one discovery the old config is still there" retains_json "$ours" .unique_id
    request discover '' >/dev/null
    request discover '' >/dev/null
    eventually "after two discoveries it is cleared" 5 retains_nothing "$ours"
    eventually "the old topic of that point too" 5 retains_nothing solarcloud2mqtt/974621_14_1_1/p99999
    holds "another program's config stays" retains_json "$theirs" .unique_id
    mosquitto_pub -p "$port" -r -t "$theirs" -n
    control remove-device '{"ps_key":"974621_43_2_1"}' >/dev/null
    request discover '' >/dev/null
    holds "a removed device stays for one discovery" retains_json solarcloud2mqtt/974621_43_2_1/state .time
    eventually "but is offline" 5 retains solarcloud2mqtt/974621_43_2_1/availability offline
    request discover '' >/dev/null
    eventually "after the second its topics are cleared" 5 retains_nothing 'solarcloud2mqtt/974621_43_2_1/+'
    eventually "and its configs" 5 retains_nothing 'homeassistant/+/isolarcloud_974621_43_2_1/+/config'
    eventually "bridge/devices has 4 devices" 5 retains_json solarcloud2mqtt/bridge/devices 'length == 4'
}

# Failures that users meet: check prints one clear sentence, run logs the same and continues.

check_failures() {
    echo "# failures"
    stop_hard "$broker"
    start_broker "$port" "allow_anonymous true" "persistence false"
    failure "a wrong password" rejected "The password is wrong. Correct auth.password" password Gu3ss
    failure "a locked account" rejected "The account is locked after too many wrong passwords." before lock_account
    failure "a wrong region" rejected "knows no such user. Check auth.user, and check region" user somebody
    failure "a wrong app key" rejected "iSolarCloud does not know the application key in this region." app-key Gu3ssedK3y
    failure "an unreachable host" unreachable "127.0.0.1 cannot be reached." base-url "http://127.0.0.1:$(free_port)"
    failure "HTML instead of JSON" malformed "Is base-url the address of the gateway?" before respond_with_html after respond_normally
    failure "half a response" unreachable "The connection to 127.0.0.1 broke" before respond_with_half after respond_normally
    check_broker_login
}

lock_account() {
    local n
    for n in 1 2 3 4 5; do
        curl -sS -o /dev/null "$cloud/openapi/login" -H 'Content-Type: application/json' -H 'sys_code: 901' \
            -H 'x-access-key: demo-secret-key' \
            -d '{"appkey":"demo-app-key","lang":"_en_US","user_account":"demo","user_password":"Gu3ss"}'
    done
}

respond_with_html() { control html '{"times":1000}' >/dev/null; }

respond_with_half() { control half '{"times":1000}' >/dev/null; }

respond_normally() { control right >/dev/null; }

# failure "what" HEALTH SENTENCE [KEY VALUE]...: before and after are commands, other keys are configuration keys.
failure() {
    local what=$1 health=$2 sentence=$3 before=true after=
    local keys=()
    shift 3
    while [ $# -gt 0 ]; do
        case $1 in
            before) before=$2 ;;
            after) after=$2 ;;
            *) keys+=("$1" "$2") ;;
        esac
        shift 2
    done
    start_cloud
    local simulated=$started name=${what// /-}
    "$before"
    configure "$name" "${keys[@]}" more ", base-topic = $name"
    check_refuses "$what" "$name" "$sentence"
    start_bridge "$name"
    eventually "run logs it too" 20 logged "$name" "$sentence"
    eventually "health is $health" 10 retains_json "$name/bridge/health" \
        ".home.state == \"$health\" and (.home.last_error | contains(\"$sentence\"))"
    holds "run continues" is_running "$bridge"
    if [ -n "$after" ]; then
        "$after"
        eventually "and recovers" 20 retains_json "$name/bridge/health" '.home.state == "ok" and .home.last_error == null'
    fi
    stop_hard "$bridge"
    stop_hard "$simulated"
}

# check_refuses "what" NAME SENTENCE: check exits with 1 and prints it once in its report and once in its verdict.
check_refuses() {
    local code=0 lines
    "${java[@]}" -jar "$jar" check --config "$work/$2.conf" >"$work/$2-check.log" 2>&1 || code=$?
    rm -rf "$work/state-$2"
    expect "$1: check ends with exit code" 1 "$code"
    lines=$(sed '/^Verdict: /,$d' "$work/$2-check.log" | grep -cF -- "$3" || true)
    expect "check says once: $(grep -F -- "$3" "$work/$2-check.log" | head -1)" 1 "$lines"
    lines=$(sed -n '/^Verdict: /,$p' "$work/$2-check.log" | grep -cF -- "$3" || true)
    expect "and once in its verdict" 1 "$lines"
}

check_broker_login() {
    stop_hard "$broker"
    : >"$work/passwords"
    mosquitto_passwd -b "$work/passwords" bridge right-password
    start_broker "$port" "allow_anonymous false" "password_file $work/passwords"
    start_cloud
    local refused="it refuses the login. Check mqtt.username and mqtt.password."
    configure broker-login more ', username = bridge, password = Gu3ss'
    check_refuses "a broker that refuses the login" broker-login "$refused"
    start_bridge broker-login
    eventually "run logs it too" 20 logged broker-login "$refused"
    holds "run continues" is_running "$bridge"
    mosquitto_passwd -b "$work/passwords" bridge Gu3ss
    kill -HUP "$broker"
    eventually "and connects when the broker accepts the login" 20 logged broker-login "Connected to the MQTT broker"
    stop_hard "$bridge"
    configure no-login
    check_refuses "a broker that requires a login" no-login "it requires a login. Set mqtt.username and mqtt.password."
}

check_secrets() {
    echo "# secrets"
    local token
    token=$(jq -r .token "$work/state-main/token-home.json")
    holds "there is a token" test -n "$token"
    expect "no secret in any log or topic" "" "$(grep -lE -- \
        "demo-app-key|demo-secret-key|demo-token|demo0token|demo-password|Gu3ss|right-password|$token" "$work"/*.log || true)"
}

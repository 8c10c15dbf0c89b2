package io.github.solarcloud2mqtt.simulator;

import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.points.Gauges;
import io.github.solarcloud2mqtt.simulator.points.PointTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A simulated iSolarCloud: V1, account login, plain and encrypted calls. As strict as the vendor, and it remembers what a
 * client does wrong. Time comes from outside; whenever it is asked, it catches up with it. Safe for use by several threads.
 */
public final class SimulatedCloud {

    private static final String PATH = "/openapi/";
    private static final String TIMESTAMP = "timestamp";
    private static final String LOGIN = "login";
    private static final String CALL_INFO = "getOpenApiCallInfo";

    private final InstantSource clock;
    private final SimulatedHome home;
    private final Json json = new Json();
    private final Journal journal = new Journal();
    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final Feed feed;
    private final Lock lock;
    private final Gate gate;
    private final Mischief mischief;
    private long serial;

    public SimulatedCloud(InstantSource clock, SimulatedHome home, SimulatedAccount account) {
        this.clock = clock;
        this.home = home;
        Installation installation = new Installation(home.plan().stringInverter());
        Sessions sessions = new Sessions(clock, account);
        Quotas quotas = new Quotas(clock);
        feed = new Feed(home, installation);
        gate = new Gate(account, sessions, quotas, journal, json);
        lock = new Lock(journal, json);
        mischief = new Mischief(clock, home, installation, feed, sessions, quotas, lock, json);
        endpoints.put(LOGIN, sessions);
        endpoints.put(CALL_INFO, quotas);
        addPlant(installation);
        addData(installation);
    }

    private void addPlant(Installation installation) {
        Stamps stamps = new Stamps(home.plan().zone());
        PlantFacts facts = new PlantFacts(clock, home, installation, feed, stamps);
        endpoints.put("getPowerStationList", new PlantList(facts, installation, feed, stamps));
        endpoints.put("getPowerStationDetail", new PlantDetail(facts, installation));
        endpoints.put("getDeviceList", new DeviceList(installation, feed, true));
        endpoints.put("getDeviceListByUser", new DeviceList(installation, feed, false));
        endpoints.put("getFaultAlarmInfo", new FaultList(clock, home, installation, stamps));
    }

    private void addData(Installation installation) {
        PointTable table = PointTable.load();
        Gauges gauges = new Gauges();
        DevicePoint writer =
                new DevicePoint(feed, table, gauges, new Stamps(home.plan().zone()));
        endpoints.put("getOpenPointInfo", new OpenPoints(installation, table));
        endpoints.put(RealTimeData.NAME, new RealTimeData(clock, installation, gauges, writer, journal));
        endpoints.put("getDevPropertyPointValue", new PropertyValues(installation, table));
        endpoints.put("getPVInverterRealTimeData", new InverterRealTimeData(installation, writer, table));
    }

    /** Answers one request. */
    public Response handle(Request request) {
        synchronized (mischief) {
            Instant now = clock.instant();
            home.advanceTo(now);
            feed.renew();
            if (request.path().equals("/" + TIMESTAMP)) {
                return tellTime(now, request);
            }
            if (!request.path().startsWith(PATH)) {
                return Response.html(404, "Not Found");
            }
            return unlock(now, request.path().substring(PATH.length()), request);
        }
    }

    /** The key of the application's encrypted calls: X.509 in Base64. */
    public String rsaPublicKey() {
        synchronized (mischief) {
            return lock.publicKey();
        }
    }

    /** The keys of the encrypted calls of the last minutes, which nobody else may know. */
    public List<String> callKeys() {
        synchronized (mischief) {
            return lock.keys();
        }
    }

    /** How many calls each endpoint has got so far, by its name. */
    public Map<String, Long> callCounts() {
        synchronized (mischief) {
            return journal.counts();
        }
    }

    /** The calls so far, the oldest first; no more than the last 50,000. */
    public List<Call> calls() {
        synchronized (mischief) {
            return journal.calls();
        }
    }

    /** Everything so far that a good client never does, the oldest first; no more than the last 50,000. */
    public List<Violation> violations() {
        synchronized (mischief) {
            return journal.violations();
        }
    }

    /** What the cloud can be told to do wrong. */
    public Mischief mischief() {
        return mischief;
    }

    /** No document tells what the answer looks like. */
    private Response tellTime(Instant now, Request request) {
        if (!request.method().equals("GET")) {
            return refuse(now, TIMESTAMP, 405, "uses the method " + request.method());
        }
        journal.call(now, TIMESTAMP, "1");
        return Response.json(200, String.valueOf(lock.time(now).toEpochMilli()));
    }

    private Response unlock(Instant now, String endpoint, Request request) {
        Optional<byte[]> key = Optional.empty();
        try {
            key = lock.key(now, endpoint, request);
            Request plain = key.isPresent() ? lock.decrypted(now, request, key.get()) : request;
            journal.request(now, endpoint, plain.body());
            Optional<Trouble> trouble = mischief.troubles().next(endpoint);
            return trouble.isPresent()
                    ? spoil(now, endpoint, plain, key, trouble.get())
                    : lock(answer(now, endpoint, plain), key);
        } catch (Refusal refusal) {
            return lock(refuse(now, endpoint, request, refusal), key);
        }
    }

    private Response lock(Response response, Optional<byte[]> key) {
        return key.isPresent() && response.isJson() ? lock.encrypted(response, key.get()) : response;
    }

    /** What comes instead of an answer is plain, as from a gateway before the one that encrypts. */
    private Response spoil(Instant now, String endpoint, Request request, Optional<byte[]> key, Trouble trouble) {
        if (trouble.instead().isEmpty()) {
            return lock(answer(now, endpoint, request), key).cutInHalf();
        }
        journal.call(now, endpoint, trouble.outcome());
        if (trouble.blamesTheQuestion()) {
            journal.refusal(now, endpoint, request.body());
        }
        return trouble.instead().get();
    }

    private Response answer(Instant now, String endpoint, Request request) {
        if (!request.method().equals("POST")) {
            return refuse(now, endpoint, 405, "uses the method " + request.method());
        }
        if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
            return refuse(now, endpoint, 415, "does not say that it sends JSON");
        }
        try {
            Map<String, ? extends @Nullable Object> data = result(now, endpoint, request);
            journal.call(now, endpoint, "1");
            return success(now, endpoint, data);
        } catch (Refusal refusal) {
            return refuse(now, endpoint, request, refusal);
        }
    }

    private Response refuse(Instant now, String endpoint, Request request, Refusal refusal) {
        journal.call(now, endpoint, refusal.code());
        if (refusal.isClientsMistake()) {
            journal.violation(now, endpoint, refusal.code() + " " + refusal.message());
            journal.refusal(now, endpoint, request.body());
        }
        return failure(now, refusal);
    }

    private Map<String, ? extends @Nullable Object> result(Instant now, String name, Request request) throws Refusal {
        Parameters parameters = gate.admit(now, name, request);
        Endpoint endpoint = endpoints.get(name);
        if (endpoint == null) {
            throw Refusal.mistake("E900", "Unauthorized access");
        }
        if (!name.equals(LOGIN)) {
            gate.checkToken(now, name, parameters);
        }
        return endpoint.answer(parameters);
    }

    private Response refuse(Instant now, String endpoint, int status, String mistake) {
        journal.call(now, endpoint, "HTTP " + status);
        journal.violation(now, endpoint, mistake);
        return Response.html(status, "HTTP " + status);
    }

    private Response success(Instant now, String endpoint, Map<String, ? extends @Nullable Object> data) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        // Recorded as null for this endpoint (seed 002, section 2.2).
        envelope.put("req_serial_num", endpoint.equals(CALL_INFO) ? null : newSerial(now));
        envelope.put("result_code", "1");
        envelope.put("result_msg", "success");
        envelope.put("result_data", data);
        return Response.json(200, json.write(envelope));
    }

    private Response failure(Instant now, Refusal refusal) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        // Recorded without a serial number for this code.
        if (!refusal.code().equals("E00003")) {
            envelope.put("req_serial_num", newSerial(now));
        }
        envelope.put("result_code", refusal.code());
        envelope.put("result_msg", refusal.message());
        envelope.put("result_data", null);
        return Response.json(200, json.write(envelope));
    }

    private String newSerial(Instant now) {
        serial++;
        return String.format(Locale.ROOT, "%016x%016x", now.toEpochMilli(), serial * 0x9E3779B97F4A7C15L);
    }
}

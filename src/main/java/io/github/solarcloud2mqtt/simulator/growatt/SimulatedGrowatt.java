package io.github.solarcloud2mqtt.simulator.growatt;

import io.github.solarcloud2mqtt.simulator.Call;
import io.github.solarcloud2mqtt.simulator.Journal;
import io.github.solarcloud2mqtt.simulator.Json;
import io.github.solarcloud2mqtt.simulator.Request;
import io.github.solarcloud2mqtt.simulator.Response;
import io.github.solarcloud2mqtt.simulator.Trouble;
import io.github.solarcloud2mqtt.simulator.Violation;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A simulated Growatt OpenAPI with one account, as strict as the reference says; it remembers what a client does wrong.
 * It has no history of readings, which a bridge has no reason to ask for. After an attempt to change something it answers
 * nothing any more. Time comes from outside; whenever it is asked, it catches up with it. Safe for use by several threads.
 */
public final class SimulatedGrowatt {

    private final InstantSource clock;
    private final Json json = new Json();
    private final Journal journal = new Journal();
    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final Estate estate = new Estate();
    private final Uplink uplink = new Uplink(estate);
    private final Limits limits = new Limits(estate, journal);
    private final Block block = new Block(journal);
    private final Gate gate;
    private final GrowattMischief mischief;
    private final GrowattControls controls;
    private boolean ruined;

    /** A cloud whose account has neither plant nor device yet. */
    public SimulatedGrowatt(InstantSource clock, String token) {
        this.clock = clock;
        gate = new Gate(token, journal);
        mischief = new GrowattMischief(clock, estate, uplink, gate, block);
        controls = new GrowattControls(this, json);
        Times times = new Times(estate);
        Readings readings = new Readings(estate, uplink, times);
        List<Endpoint> all = new ArrayList<>(new PlantEndpoints(estate, uplink, times).all());
        all.addAll(new DeviceEndpoints(estate, readings).all());
        all.addAll(new BatchEndpoints(estate, readings).all());
        all.forEach(endpoint -> endpoints.put(endpoint.version() + endpoint.name(), endpoint));
    }

    /** A cloud whose account has one plant with a hybrid inverter of the kind MIN. */
    public static SimulatedGrowatt of(InstantSource clock, String token, SimulatedHome home) {
        SimulatedGrowatt cloud = new SimulatedGrowatt(clock, token);
        cloud.mischief.addDevice(cloud.mischief.addPlant("Demo roof", home), Kind.MIN);
        return cloud;
    }

    /** Answers one request; what is below {@code /control/} goes to the {@link GrowattMischief}. */
    public Response handle(Request request) {
        if (request.path().startsWith(GrowattControls.PATH)) {
            return controls.handle(request);
        }
        synchronized (mischief) {
            Instant now = clock.instant();
            estate.plants().forEach(plant -> plant.home().advanceTo(now));
            uplink.renew();
            return Arrays.stream(Version.values())
                    .filter(version -> request.path().startsWith(version.path))
                    .findFirst()
                    .map(version -> answer(now, version, request))
                    .orElseGet(() -> notFound(now, request.path()));
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
    public GrowattMischief mischief() {
        return mischief;
    }

    private Response answer(Instant now, Version version, Request request) {
        String name = request.path().substring(version.path.length());
        if (Writes.are(version, name)) {
            journal.violation(now, name, "tries to change something at a plant");
            ruined = true;
        }
        if (ruined) {
            journal.call(now, name, "HTTP 403");
            return Response.html(403, "Forbidden");
        }
        Endpoint endpoint = endpoints.get(version + name);
        return endpoint == null ? notFound(now, name) : pass(now, endpoint, request);
    }

    private Response pass(Instant now, Endpoint endpoint, Request request) {
        Optional<Response> wall = block.meet(now, endpoint.name());
        if (wall.isPresent()) {
            journal.call(now, endpoint.name(), "HTTP " + wall.get().status());
            return wall.get();
        }
        if (!request.method().equals(endpoint.method())) {
            journal.call(now, endpoint.name(), "HTTP 405");
            journal.violation(now, endpoint.name(), "uses the method " + request.method());
            return Response.html(405, "Method Not Allowed");
        }
        Form form = gate.read(now, endpoint, request);
        Optional<Trouble> trouble = mischief.troubles().next(endpoint.name());
        return trouble.isPresent()
                ? spoil(now, endpoint, request, form, trouble.get())
                : result(now, endpoint, request, form);
    }

    private Response spoil(Instant now, Endpoint endpoint, Request request, Form form, Trouble trouble) {
        if (trouble.instead().isEmpty()) {
            Response whole = result(now, endpoint, request, form);
            limits.forgive(endpoint, form);
            return whole.cutInHalf();
        }
        Response instead = trouble.instead().get();
        if (!instead.isJson()) {
            journal.call(now, endpoint.name(), trouble.outcome());
            return instead;
        }
        return refuse(now, endpoint, form, Denial.fate(Integer.parseInt(trouble.outcome()), instead.body()));
    }

    private Response result(Instant now, Endpoint endpoint, Request request, Form form) {
        try {
            gate.checkToken(endpoint.version(), request);
            limits.admit(now, endpoint, form);
            Map<String, ? extends @Nullable Object> answer = endpoint.answer().give(form);
            journal.call(now, endpoint.name(), "0");
            return envelope(endpoint.version(), 0, endpoint.version().success, answer);
        } catch (Denial denial) {
            return refuse(now, endpoint, form, denial);
        }
    }

    private Response refuse(Instant now, Endpoint endpoint, Form form, Denial denial) {
        journal.call(now, endpoint.name(), String.valueOf(denial.code()));
        if (denial.isClientsMistake()) {
            journal.violation(now, endpoint.name(), denial.code() + " " + denial.message());
        }
        Version version = endpoint.version();
        if (denial.code() == (version == Version.V1 ? 10_011 : 2)) {
            limits.forbid(now, endpoint, form);
        }
        Map<String, @Nullable Object> nothing = new HashMap<>();
        nothing.put("data", version.nothing);
        return envelope(version, denial.code(), denial.message(), nothing);
    }

    private Response envelope(
            Version version, int code, String message, Map<String, ? extends @Nullable Object> answer) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>(answer);
        envelope.put(version.codeKey, estate.has(Manner.CODES_AS_TEXT) ? (Object) String.valueOf(code) : code);
        envelope.put(version.messageKey, message);
        return Response.json(200, json.write(envelope));
    }

    private Response notFound(Instant now, String path) {
        journal.call(now, path, "HTTP 404");
        journal.violation(now, path, "asks for something that is not there");
        return Response.html(404, "Not Found");
    }
}

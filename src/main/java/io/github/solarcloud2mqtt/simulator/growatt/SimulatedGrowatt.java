package io.github.solarcloud2mqtt.simulator.growatt;

import io.github.solarcloud2mqtt.simulator.growatt.endpoint.BatchEndpoints;
import io.github.solarcloud2mqtt.simulator.growatt.endpoint.CallIntervals;
import io.github.solarcloud2mqtt.simulator.growatt.endpoint.DeviceEndpoints;
import io.github.solarcloud2mqtt.simulator.growatt.endpoint.PlantEndpoints;
import io.github.solarcloud2mqtt.simulator.growatt.endpoint.Readings;
import io.github.solarcloud2mqtt.simulator.growatt.endpoint.WriteEndpoints;
import io.github.solarcloud2mqtt.simulator.growatt.plant.DeviceKind;
import io.github.solarcloud2mqtt.simulator.growatt.plant.GrowattTimes;
import io.github.solarcloud2mqtt.simulator.growatt.plant.LoggerUploads;
import io.github.solarcloud2mqtt.simulator.growatt.plant.SimulatedGrowattAccount;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.ApiVersion;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.CallParameters;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.DailyCallLimit;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.GrowattEndpointDefinition;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.GrowattError;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.GrowattRequestValidator;
import io.github.solarcloud2mqtt.simulator.growatt.protocol.ServerVariant;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.http.CallLog;
import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.simulator.http.InjectedFault;
import io.github.solarcloud2mqtt.simulator.http.Json;
import io.github.solarcloud2mqtt.simulator.http.RecordedCall;
import io.github.solarcloud2mqtt.simulator.http.Violation;
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
    private final CallLog journal = new CallLog();
    private final Map<String, GrowattEndpointDefinition> endpoints = new HashMap<>();
    private final SimulatedGrowattAccount estate = new SimulatedGrowattAccount();
    private final LoggerUploads uplink = new LoggerUploads(estate);
    private final CallIntervals limits = new CallIntervals(estate, journal);
    private final DailyCallLimit block = new DailyCallLimit(journal);
    private final GrowattRequestValidator gate;
    private final GrowattFaultInjection mischief;
    private final GrowattControls controls;
    private boolean ruined;

    /** A cloud whose account has neither plant nor device yet. */
    public SimulatedGrowatt(InstantSource clock, String token) {
        this.clock = clock;
        gate = new GrowattRequestValidator(token, journal);
        mischief = new GrowattFaultInjection(clock, estate, uplink, gate, block);
        controls = new GrowattControls(this, json);
        GrowattTimes times = new GrowattTimes(estate);
        Readings readings = new Readings(estate, uplink, times);
        List<GrowattEndpointDefinition> all = new ArrayList<>(new PlantEndpoints(estate, uplink, times).all());
        all.addAll(new DeviceEndpoints(estate, readings).all());
        all.addAll(new BatchEndpoints(estate, readings).all());
        all.forEach(endpoint -> endpoints.put(endpoint.version() + endpoint.name(), endpoint));
    }

    /** A cloud whose account has one plant with a hybrid inverter of the kind MIN. */
    public static SimulatedGrowatt of(InstantSource clock, String token, SimulatedHome home) {
        SimulatedGrowatt cloud = new SimulatedGrowatt(clock, token);
        cloud.mischief.addDevice(cloud.mischief.addPlant("Demo roof", home), DeviceKind.MIN);
        return cloud;
    }

    /** Answers one request; what is below {@code /control/} goes to the {@link GrowattFaultInjection}. */
    public HttpResponse handle(HttpRequest request) {
        if (request.path().startsWith(GrowattControls.PATH)) {
            return controls.handle(request);
        }
        synchronized (mischief) {
            Instant now = clock.instant();
            estate.plants().forEach(plant -> plant.home().advanceTo(now));
            uplink.renew();
            return Arrays.stream(ApiVersion.values())
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
    public List<RecordedCall> calls() {
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
    public GrowattFaultInjection mischief() {
        return mischief;
    }

    private HttpResponse answer(Instant now, ApiVersion version, HttpRequest request) {
        String name = request.path().substring(version.path.length());
        if (WriteEndpoints.are(version, name)) {
            journal.violation(now, name, "tries to change something at a plant");
            ruined = true;
        }
        if (ruined) {
            journal.call(now, name, "HTTP 403");
            return HttpResponse.html(403, "Forbidden");
        }
        GrowattEndpointDefinition endpoint = endpoints.get(version + name);
        return endpoint == null ? notFound(now, name) : pass(now, endpoint, request);
    }

    private HttpResponse pass(Instant now, GrowattEndpointDefinition endpoint, HttpRequest request) {
        Optional<HttpResponse> wall = block.meet(now, endpoint.name());
        if (wall.isPresent()) {
            journal.call(now, endpoint.name(), "HTTP " + wall.get().status());
            return wall.get();
        }
        if (!request.method().equals(endpoint.method())) {
            journal.call(now, endpoint.name(), "HTTP 405");
            journal.violation(now, endpoint.name(), "uses the method " + request.method());
            return HttpResponse.html(405, "Method Not Allowed");
        }
        CallParameters form = gate.read(now, endpoint, request);
        Optional<InjectedFault> trouble = mischief.troubles().next(endpoint.name());
        return trouble.isPresent()
                ? spoil(now, endpoint, request, form, trouble.get())
                : result(now, endpoint, request, form);
    }

    private HttpResponse spoil(
            Instant now,
            GrowattEndpointDefinition endpoint,
            HttpRequest request,
            CallParameters form,
            InjectedFault trouble) {
        if (trouble.instead().isEmpty()) {
            HttpResponse whole = result(now, endpoint, request, form);
            limits.forgive(endpoint, form);
            return whole.cutInHalf();
        }
        HttpResponse instead = trouble.instead().get();
        if (!instead.isJson()) {
            journal.call(now, endpoint.name(), trouble.outcome());
            return instead;
        }
        return refuse(now, endpoint, form, GrowattError.fate(Integer.parseInt(trouble.outcome()), instead.body()));
    }

    private HttpResponse result(
            Instant now, GrowattEndpointDefinition endpoint, HttpRequest request, CallParameters form) {
        try {
            gate.checkToken(endpoint.version(), request);
            limits.admit(now, endpoint, form);
            Map<String, ? extends @Nullable Object> answer = endpoint.answer().give(form);
            journal.call(now, endpoint.name(), "0");
            return envelope(endpoint.version(), 0, endpoint.version().success, answer);
        } catch (GrowattError denial) {
            return refuse(now, endpoint, form, denial);
        }
    }

    private HttpResponse refuse(
            Instant now, GrowattEndpointDefinition endpoint, CallParameters form, GrowattError denial) {
        journal.call(now, endpoint.name(), String.valueOf(denial.code()));
        if (denial.isClientsMistake()) {
            journal.violation(now, endpoint.name(), denial.code() + " " + denial.message());
        }
        ApiVersion version = endpoint.version();
        if (denial.code() == (version == ApiVersion.V1 ? 10_011 : 2)) {
            limits.forbid(now, endpoint, form);
        }
        Map<String, @Nullable Object> nothing = new HashMap<>();
        nothing.put("data", version.nothing);
        return envelope(version, denial.code(), denial.message(), nothing);
    }

    private HttpResponse envelope(
            ApiVersion version, int code, String message, Map<String, ? extends @Nullable Object> answer) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>(answer);
        envelope.put(version.codeKey, estate.has(ServerVariant.CODES_AS_TEXT) ? (Object) String.valueOf(code) : code);
        envelope.put(version.messageKey, message);
        return HttpResponse.json(200, json.write(envelope));
    }

    private HttpResponse notFound(Instant now, String path) {
        journal.call(now, path, "HTTP 404");
        journal.violation(now, path, "asks for something that is not there");
        return HttpResponse.html(404, "Not Found");
    }
}

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
    private final CallLog callLog = new CallLog();
    private final Map<String, GrowattEndpointDefinition> endpoints = new HashMap<>();
    private final SimulatedGrowattAccount account = new SimulatedGrowattAccount();
    private final LoggerUploads uploads = new LoggerUploads(account);
    private final CallIntervals intervals = new CallIntervals(account, callLog);
    private final DailyCallLimit callLimit = new DailyCallLimit(callLog);
    private final GrowattRequestValidator validator;
    private final GrowattFaultInjection faultInjection;
    private final GrowattControls controls;
    private boolean lockedOut;

    /** A cloud whose account has neither plant nor device yet. */
    public SimulatedGrowatt(InstantSource clock, String token) {
        this.clock = clock;
        validator = new GrowattRequestValidator(token, callLog);
        faultInjection = new GrowattFaultInjection(clock, account, uploads, validator, callLimit);
        controls = new GrowattControls(this, json);
        GrowattTimes times = new GrowattTimes(account);
        Readings readings = new Readings(account, uploads, times);
        List<GrowattEndpointDefinition> all = new ArrayList<>(new PlantEndpoints(account, uploads, times).all());
        all.addAll(new DeviceEndpoints(account, readings).all());
        all.addAll(new BatchEndpoints(account, readings).all());
        all.forEach(endpoint -> endpoints.put(endpoint.version() + endpoint.name(), endpoint));
    }

    /** A cloud whose account has one plant with a hybrid inverter of the kind MIN. */
    public static SimulatedGrowatt of(InstantSource clock, String token, SimulatedHome home) {
        SimulatedGrowatt cloud = new SimulatedGrowatt(clock, token);
        cloud.faultInjection.addDevice(cloud.faultInjection.addPlant("Demo roof", home), DeviceKind.MIN);
        return cloud;
    }

    /** Answers one request; what is below {@code /control/} goes to the {@link GrowattFaultInjection}. */
    public HttpResponse handle(HttpRequest request) {
        if (request.path().startsWith(GrowattControls.PATH)) {
            return controls.handle(request);
        }
        synchronized (faultInjection) {
            Instant now = clock.instant();
            account.plants().forEach(plant -> plant.home().advanceTo(now));
            uploads.renew();
            return Arrays.stream(ApiVersion.values())
                    .filter(version -> request.path().startsWith(version.path))
                    .findFirst()
                    .map(version -> answer(now, version, request))
                    .orElseGet(() -> notFound(now, request.path()));
        }
    }

    /** How many calls each endpoint has got so far, by its name. */
    public Map<String, Long> callCounts() {
        synchronized (faultInjection) {
            return callLog.counts();
        }
    }

    /** The calls so far, the oldest first; no more than the last 50,000. */
    public List<RecordedCall> calls() {
        synchronized (faultInjection) {
            return callLog.calls();
        }
    }

    /** Everything so far that a good client never does, the oldest first; no more than the last 50,000. */
    public List<Violation> violations() {
        synchronized (faultInjection) {
            return callLog.violations();
        }
    }

    /** What the cloud can be told to do wrong. */
    public GrowattFaultInjection faultInjection() {
        return faultInjection;
    }

    private HttpResponse answer(Instant now, ApiVersion version, HttpRequest request) {
        String name = request.path().substring(version.path.length());
        if (WriteEndpoints.are(version, name)) {
            callLog.violation(now, name, "tries to change something at a plant");
            lockedOut = true;
        }
        if (lockedOut) {
            callLog.call(now, name, "HTTP 403");
            return HttpResponse.html(403, "Forbidden");
        }
        GrowattEndpointDefinition endpoint = endpoints.get(version + name);
        return endpoint == null ? notFound(now, name) : respond(now, endpoint, request);
    }

    private HttpResponse respond(Instant now, GrowattEndpointDefinition endpoint, HttpRequest request) {
        Optional<HttpResponse> refusal = callLimit.meet(now, endpoint.name());
        if (refusal.isPresent()) {
            callLog.call(now, endpoint.name(), "HTTP " + refusal.get().status());
            return refusal.get();
        }
        if (!request.method().equals(endpoint.method())) {
            callLog.call(now, endpoint.name(), "HTTP 405");
            callLog.violation(now, endpoint.name(), "uses the method " + request.method());
            return HttpResponse.html(405, "Method Not Allowed");
        }
        CallParameters form = validator.read(now, endpoint, request);
        Optional<InjectedFault> fault = faultInjection.injectedFaults().next(endpoint.name());
        return fault.isPresent()
                ? respondWithFault(now, endpoint, request, form, fault.get())
                : result(now, endpoint, request, form);
    }

    private HttpResponse respondWithFault(
            Instant now,
            GrowattEndpointDefinition endpoint,
            HttpRequest request,
            CallParameters form,
            InjectedFault fault) {
        if (fault.instead().isEmpty()) {
            HttpResponse whole = result(now, endpoint, request, form);
            intervals.forgive(endpoint, form);
            return whole.cutInHalf();
        }
        HttpResponse instead = fault.instead().get();
        if (!instead.isJson()) {
            callLog.call(now, endpoint.name(), fault.outcome());
            return instead;
        }
        return refuse(now, endpoint, form, GrowattError.failure(Integer.parseInt(fault.outcome()), instead.body()));
    }

    private HttpResponse result(
            Instant now, GrowattEndpointDefinition endpoint, HttpRequest request, CallParameters form) {
        try {
            validator.checkToken(endpoint.version(), request);
            intervals.admit(now, endpoint, form);
            Map<String, ? extends @Nullable Object> answer = endpoint.handler().handle(form);
            callLog.call(now, endpoint.name(), "0");
            return envelope(endpoint.version(), 0, endpoint.version().success, answer);
        } catch (GrowattError error) {
            return refuse(now, endpoint, form, error);
        }
    }

    private HttpResponse refuse(
            Instant now, GrowattEndpointDefinition endpoint, CallParameters form, GrowattError error) {
        callLog.call(now, endpoint.name(), String.valueOf(error.code()));
        if (error.isViolation()) {
            callLog.violation(now, endpoint.name(), error.code() + " " + error.message());
        }
        ApiVersion version = endpoint.version();
        if (error.code() == (version == ApiVersion.V1 ? 10_011 : 2)) {
            intervals.forbid(now, endpoint, form);
        }
        Map<String, @Nullable Object> nothing = new HashMap<>();
        nothing.put("data", version.nothing);
        return envelope(version, error.code(), error.message(), nothing);
    }

    private HttpResponse envelope(
            ApiVersion version, int code, String message, Map<String, ? extends @Nullable Object> answer) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>(answer);
        envelope.put(version.codeKey, account.has(ServerVariant.CODES_AS_TEXT) ? (Object) String.valueOf(code) : code);
        envelope.put(version.messageKey, message);
        return HttpResponse.json(200, json.write(envelope));
    }

    private HttpResponse notFound(Instant now, String path) {
        callLog.call(now, path, "HTTP 404");
        callLog.violation(now, path, "asks for something that is not there");
        return HttpResponse.html(404, "Not Found");
    }
}

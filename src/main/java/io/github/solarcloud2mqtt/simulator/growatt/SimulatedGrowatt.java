package io.github.solarcloud2mqtt.simulator.growatt;

import io.github.solarcloud2mqtt.simulator.growatt.endpoint.BatchEndpoints;
import io.github.solarcloud2mqtt.simulator.growatt.endpoint.CallIntervals;
import io.github.solarcloud2mqtt.simulator.growatt.endpoint.DeviceEndpoints;
import io.github.solarcloud2mqtt.simulator.growatt.endpoint.PastGrowattValues;
import io.github.solarcloud2mqtt.simulator.growatt.endpoint.PastReadings;
import io.github.solarcloud2mqtt.simulator.growatt.endpoint.PlantEndpoints;
import io.github.solarcloud2mqtt.simulator.growatt.endpoint.PlantSeries;
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
import io.github.solarcloud2mqtt.simulator.http.Controls;
import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.simulator.http.InjectedFault;
import io.github.solarcloud2mqtt.simulator.http.Json;
import io.github.solarcloud2mqtt.simulator.http.SimulatedCloud;
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
 * A simulated Growatt OpenAPI (v1 and v4) with one account. It checks requests strictly and records violations. It
 * keeps readings for 95 days. After a write attempt it rejects every call, because a client must only read. Each request first
 * advances the plants to the present time of the given clock. Thread-safe.
 */
public final class SimulatedGrowatt extends SimulatedCloud {

    private final InstantSource clock;
    private final Json json = new Json();
    private final Map<String, GrowattEndpointDefinition> endpoints = new HashMap<>();
    private final SimulatedGrowattAccount account = new SimulatedGrowattAccount();
    private final LoggerUploads uploads = new LoggerUploads(account);
    private final CallIntervals intervals = new CallIntervals(account, callLog);
    private final DailyCallLimit callLimit = new DailyCallLimit(callLog);
    private final GrowattRequestValidator validator;
    private final GrowattFaultInjection faultInjection;
    private final Controls<CallParameters> controls;
    private boolean lockedOut;

    /** Creates a cloud whose account has no plants. */
    public SimulatedGrowatt(InstantSource clock, String token) {
        this.clock = clock;
        validator = new GrowattRequestValidator(token, callLog);
        faultInjection = new GrowattFaultInjection(clock, account, uploads, validator, callLimit);
        controls = GrowattControls.of(this, json);
        GrowattTimes times = new GrowattTimes(account);
        Readings readings = new Readings(account, uploads, times);
        PastGrowattValues past = new PastGrowattValues(clock, times);
        List<GrowattEndpointDefinition> all = new ArrayList<>(new PlantEndpoints(account, uploads, times).all());
        all.addAll(new DeviceEndpoints(account, readings).all());
        all.addAll(new PastReadings(account, readings, past).all());
        all.addAll(new PlantSeries(account, past).all());
        all.addAll(new BatchEndpoints(account, readings).all());
        all.forEach(endpoint -> endpoints.put(endpoint.version() + endpoint.name(), endpoint));
    }

    /** Creates a cloud whose account has one plant with a hybrid inverter of the kind MIN. */
    public static SimulatedGrowatt of(InstantSource clock, String token, SimulatedHome home) {
        SimulatedGrowatt cloud = new SimulatedGrowatt(clock, token);
        cloud.faultInjection.addDevice(cloud.faultInjection.addPlant("Demo roof", home), DeviceKind.MIN);
        return cloud;
    }

    /** Handles one request; paths below {@code /control/} go to the {@link GrowattFaultInjection}. */
    @Override
    public HttpResponse handle(HttpRequest request) {
        if (request.path().startsWith(Controls.PATH)) {
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

    @Override
    public GrowattFaultInjection faultInjection() {
        return faultInjection;
    }

    private HttpResponse answer(Instant now, ApiVersion version, HttpRequest request) {
        String name = request.path().substring(version.path.length());
        if (WriteEndpoints.are(version, name)) {
            callLog.violation(now, name, "tries to write to a plant");
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
        Optional<HttpResponse> refusal = callLimit.check(now, endpoint.name());
        if (refusal.isPresent()) {
            callLog.call(now, endpoint.name(), "HTTP " + refusal.get().status());
            return refusal.get();
        }
        if (!request.method().equals(endpoint.method())) {
            return refuse(now, endpoint.name(), 405, "uses the method " + request.method());
        }
        CallParameters form = validator.parse(now, endpoint, request);
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
        if (fault.replacement().isEmpty()) {
            HttpResponse whole = result(now, endpoint, request, form);
            intervals.responseLost(endpoint, form);
            return whole.cutInHalf();
        }
        HttpResponse replacement = fault.replacement().get();
        if (!replacement.isJson()) {
            callLog.call(now, endpoint.name(), fault.outcome());
            return replacement;
        }
        return refuse(now, endpoint, form, GrowattError.failure(Integer.parseInt(fault.outcome()), replacement.body()));
    }

    private HttpResponse result(
            Instant now, GrowattEndpointDefinition endpoint, HttpRequest request, CallParameters form) {
        try {
            validator.checkToken(endpoint.version(), request);
            intervals.check(now, endpoint, form);
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
            intervals.permissionDenied(now, endpoint, form);
        }
        Map<String, @Nullable Object> nothing = new HashMap<>();
        nothing.put("data", version.noData);
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
        return refuse(now, path, 404, "requests an unknown path");
    }
}

package io.github.solarcloud2mqtt.simulator.isolarcloud;

import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.http.Controls;
import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.simulator.http.InjectedFault;
import io.github.solarcloud2mqtt.simulator.http.Json;
import io.github.solarcloud2mqtt.simulator.http.SimulatedCloud;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.Authorizations;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.ConsentPage;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.Quotas;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.RateLimit;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.RequestValidator;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.Sessions;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.SimulatedAccount;
import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.IsolarcloudEndpoint;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.ValueOverrides;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.EncryptionLayer;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Envelopes;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.LocalizedNames;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ReceivedCall;
import io.github.solarcloud2mqtt.simulator.isolarcloud.series.SeriesDeviations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A simulated iSolarCloud with account login and OAuth 2.0, plain and encrypted calls. It checks requests as strictly
 * as the vendor and records violations. Each request first advances the plants to the present time of the given clock.
 * Thread-safe.
 */
public final class SimulatedIsolarcloud extends SimulatedCloud {

    private static final String PATH = "/openapi/";
    private static final String TIMESTAMP = "timestamp";

    private final InstantSource clock;
    private final Plants plants;
    private final Endpoints endpoints;
    private final Sessions sessions;
    private final Authorizations authorizations;
    private final ConsentPage consentPage;
    private final Envelopes envelopes;
    private final EncryptionLayer encryptionLayer;
    private final RateLimit rateLimit;
    private final RequestValidator validator;
    private final FaultInjection faultInjection;
    private final Controls<Parameters> controls;

    /** Creates a cloud with one plant. */
    public SimulatedIsolarcloud(InstantSource clock, SimulatedHome home, SimulatedAccount account) {
        this(clock, List.of(home), account);
    }

    /** Creates a cloud with several plants; faults that name no plant affect the first. */
    public SimulatedIsolarcloud(InstantSource clock, List<SimulatedHome> homes, SimulatedAccount account) {
        this.clock = clock;
        plants = new Plants(homes.stream().map(SimulatedPlant::of).toList());
        Json json = new Json();
        LocalizedNames names = new LocalizedNames();
        ValueOverrides overrides = new ValueOverrides();
        SeriesDeviations seriesDeviations = new SeriesDeviations();
        rateLimit = new RateLimit(callLog);
        Quotas quotas = new Quotas(clock);
        sessions = new Sessions(clock, account);
        authorizations = new Authorizations(clock, account, callLog);
        consentPage = new ConsentPage(account, plants, authorizations);
        endpoints = new Endpoints(clock, callLog, names, overrides, seriesDeviations, sessions, quotas, authorizations);
        envelopes = new Envelopes(json);
        validator = new RequestValidator(account, plants, sessions, authorizations, quotas, callLog, json);
        encryptionLayer = new EncryptionLayer(callLog, json);
        faultInjection = new FaultInjection(
                clock,
                plants,
                names,
                overrides,
                seriesDeviations,
                sessions,
                authorizations,
                quotas,
                rateLimit,
                encryptionLayer,
                envelopes,
                json);
        controls = IsolarcloudControls.of(this, json);
    }

    /** Handles one request; paths below {@code /control/} go to the {@link FaultInjection}. */
    @Override
    public HttpResponse handle(HttpRequest request) {
        if (request.path().startsWith(Controls.PATH)) {
            return controls.handle(request);
        }
        synchronized (faultInjection) {
            Instant now = clock.instant();
            catchUp(now);
            if (request.path().equals("/" + TIMESTAMP)) {
                return respondWithTime(now, request);
            }
            if (request.path().equals(ConsentPage.PATH) || request.path().equals(ConsentPage.ROOT)) {
                return consentPage.handle(request);
            }
            if (!request.path().startsWith(PATH)) {
                return HttpResponse.html(404, "Not Found");
            }
            ReceivedCall call = new ReceivedCall(now, request.path().substring(PATH.length()), request);
            return rateLimit
                    .check(now, call.endpoint())
                    .orElseGet(() -> rateLimit.withHeaders(decryptAndRespond(call)));
        }
    }

    private void catchUp(Instant now) {
        for (SimulatedPlant plant : plants.all()) {
            plant.home().advanceTo(now);
            plant.uploads().renew();
        }
    }

    /** Gives the consent of the owner for all plants, as the consent page does; returns the authorization code. */
    public String consent() {
        synchronized (faultInjection) {
            return authorizations.consent(plants.ids());
        }
    }

    /** Returns every token and every code issued so far. */
    public List<String> secrets() {
        synchronized (faultInjection) {
            List<String> secrets = new ArrayList<>(sessions.tokens());
            secrets.addAll(authorizations.secrets());
            return secrets;
        }
    }

    /** Returns the public key for encrypted calls: X.509 in Base64. */
    public String rsaPublicKey() {
        synchronized (faultInjection) {
            return encryptionLayer.publicKey();
        }
    }

    /** Returns the keys of recent encrypted calls, for tests that no key is leaked. */
    public List<String> callKeys() {
        synchronized (faultInjection) {
            return encryptionLayer.keys();
        }
    }

    @Override
    public FaultInjection faultInjection() {
        return faultInjection;
    }

    /** Responds with the time of the cloud; the documentation does not show the format. */
    private HttpResponse respondWithTime(Instant now, HttpRequest request) {
        ReceivedCall call = new ReceivedCall(now, TIMESTAMP, request);
        if (!request.method().equals("GET")) {
            return refuse(call.time(), call.endpoint(), 405, "uses the method " + request.method());
        }
        callLog.call(now, TIMESTAMP, "1");
        return HttpResponse.json(200, String.valueOf(encryptionLayer.time(now).toEpochMilli()));
    }

    private HttpResponse decryptAndRespond(ReceivedCall call) {
        Optional<byte[]> key = Optional.empty();
        try {
            key = encryptionLayer.key(call);
            ReceivedCall plain = key.isPresent() ? encryptionLayer.decrypted(call, key.get()) : call;
            callLog.request(call.time(), call.endpoint(), plain.request().body());
            Optional<InjectedFault> fault = faultInjection.injectedFaults().next(call.endpoint());
            return fault.isPresent() ? respondWithFault(plain, key, fault.get()) : answer(plain, key);
        } catch (ApiError error) {
            return encrypted(refuse(call, error), key);
        }
    }

    private HttpResponse encrypted(HttpResponse response, Optional<byte[]> key) {
        return key.isPresent() && response.isJson() ? encryptionLayer.encrypted(response, key.get()) : response;
    }

    /** Sends a wrong response, unencrypted, as a gateway in front of the cloud does. */
    private HttpResponse respondWithFault(ReceivedCall call, Optional<byte[]> key, InjectedFault fault) {
        callLog.wrongResponse(call.time());
        if (fault.replacement().isEmpty()) {
            HttpResponse answer = answer(call, key).cutInHalf();
            authorizations.lastResponseLost(call.path());
            return answer;
        }
        callLog.call(call.time(), call.endpoint(), fault.outcome());
        if (fault.rejectsTheRequest()) {
            callLog.rejected(call.time(), call.endpoint(), call.request().body());
        }
        return fault.replacement().get();
    }

    private HttpResponse answer(ReceivedCall call, Optional<byte[]> key) {
        HttpRequest request = call.request();
        if (!request.method().equals("POST")) {
            return refuse(call.time(), call.endpoint(), 405, "uses the method " + request.method());
        }
        if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
            return refuse(call.time(), call.endpoint(), 415, "does not declare its content as JSON");
        }
        try {
            return encrypted(result(call), key);
        } catch (ApiError error) {
            HttpResponse response = refuse(call, error);
            return error.isTokenFilterError() ? response : encrypted(response, key);
        }
    }

    private HttpResponse result(ReceivedCall call) throws ApiError {
        Parameters parameters = validator.validate(call);
        IsolarcloudEndpoint endpoint = endpoints.at(call.path());
        Plants visible = validator.checkToken(call, parameters);
        Map<String, ? extends @Nullable Object> data = endpoint.handle(parameters, visible);
        callLog.call(call.time(), call.endpoint(), "1");
        return call.isAboutTokens() && authorizations.answersFlat()
                ? envelopes.flat(data)
                : envelopes.success(call, endpoint.message(parameters, visible), data);
    }

    private HttpResponse refuse(ReceivedCall call, ApiError error) {
        callLog.call(call.time(), call.endpoint(), error.code());
        if (error.isViolation()) {
            callLog.violation(call.time(), call.endpoint(), error.code() + " " + error.message());
            callLog.rejected(call.time(), call.endpoint(), call.request().body());
        }
        return envelopes.failure(call, error);
    }
}

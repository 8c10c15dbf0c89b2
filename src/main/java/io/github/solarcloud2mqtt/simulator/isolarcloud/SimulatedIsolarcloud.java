package io.github.solarcloud2mqtt.simulator.isolarcloud;

import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.http.CallLog;
import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.simulator.http.InjectedFault;
import io.github.solarcloud2mqtt.simulator.http.Json;
import io.github.solarcloud2mqtt.simulator.http.RecordedCall;
import io.github.solarcloud2mqtt.simulator.http.Violation;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.Authorizations;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.ConsentPage;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.Quotas;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.RequestValidator;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.Sessions;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.SimulatedAccount;
import io.github.solarcloud2mqtt.simulator.isolarcloud.endpoint.IsolarcloudEndpoint;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.LocalizedNames;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ApiError;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.EncryptionLayer;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Envelopes;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Parameters;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.ReceivedCall;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A simulated iSolarCloud: account login and OAuth 2.0, plain and encrypted calls. As strict as the vendor, and it remembers
 * what a client does wrong. Time comes from outside; whenever it is asked, it catches up with it. Safe for use by several threads.
 */
public final class SimulatedIsolarcloud {

    private static final String PATH = "/openapi/";
    private static final String TIMESTAMP = "timestamp";

    private final InstantSource clock;
    private final Plants plants;
    private final CallLog journal = new CallLog();
    private final Endpoints endpoints;
    private final Sessions sessions;
    private final Authorizations authorizations;
    private final ConsentPage consentPage;
    private final Envelopes envelopes;
    private final EncryptionLayer lock;
    private final RequestValidator gate;
    private final FaultInjection mischief;
    private final IsolarcloudControls controls;

    /** A cloud with one plant. */
    public SimulatedIsolarcloud(InstantSource clock, SimulatedHome home, SimulatedAccount account) {
        this(clock, List.of(home), account);
    }

    /** A cloud with several plants; mischief that names no plant is done to the first. */
    public SimulatedIsolarcloud(InstantSource clock, List<SimulatedHome> homes, SimulatedAccount account) {
        this.clock = clock;
        plants = new Plants(homes.stream().map(SimulatedPlant::around).toList());
        Json json = new Json();
        LocalizedNames names = new LocalizedNames();
        Quotas quotas = new Quotas(clock);
        sessions = new Sessions(clock, account);
        authorizations = new Authorizations(clock, account, journal);
        consentPage = new ConsentPage(account, plants, authorizations);
        endpoints = new Endpoints(clock, journal, names, sessions, quotas, authorizations);
        envelopes = new Envelopes(json);
        gate = new RequestValidator(account, plants, sessions, authorizations, quotas, journal, json);
        lock = new EncryptionLayer(journal, json);
        mischief = new FaultInjection(clock, plants, names, sessions, authorizations, quotas, lock, envelopes, json);
        controls = new IsolarcloudControls(this, json);
    }

    /** Answers one request; paths below {@code /control/} go to the {@link FaultInjection}. */
    public HttpResponse handle(HttpRequest request) {
        if (request.path().startsWith(IsolarcloudControls.PATH)) {
            return controls.handle(request);
        }
        synchronized (mischief) {
            Instant now = clock.instant();
            catchUp(now);
            if (request.path().equals("/" + TIMESTAMP)) {
                return tellTime(now, request);
            }
            if (request.path().equals(ConsentPage.PATH) || request.path().equals(ConsentPage.ROOT)) {
                return consentPage.handle(request);
            }
            if (!request.path().startsWith(PATH)) {
                return HttpResponse.html(404, "Not Found");
            }
            return unlock(new ReceivedCall(now, request.path().substring(PATH.length()), request));
        }
    }

    private void catchUp(Instant now) {
        for (SimulatedPlant plant : plants.all()) {
            plant.home().advanceTo(now);
            plant.feed().renew();
        }
    }

    /** The owner agrees, as on the page for it, that the application reads all plants; returns the code for it. */
    public String consent() {
        synchronized (mischief) {
            return authorizations.consent(plants.ids());
        }
    }

    /** Every token and every code the cloud has given so far. */
    public List<String> secrets() {
        synchronized (mischief) {
            List<String> secrets = new ArrayList<>(sessions.tokens());
            secrets.addAll(authorizations.secrets());
            return secrets;
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
    public FaultInjection mischief() {
        return mischief;
    }

    /** No document tells what the answer looks like. */
    private HttpResponse tellTime(Instant now, HttpRequest request) {
        ReceivedCall call = new ReceivedCall(now, TIMESTAMP, request);
        if (!request.method().equals("GET")) {
            return refuse(call, 405, "uses the method " + request.method());
        }
        journal.call(now, TIMESTAMP, "1");
        return HttpResponse.json(200, String.valueOf(lock.time(now).toEpochMilli()));
    }

    private HttpResponse unlock(ReceivedCall call) {
        Optional<byte[]> key = Optional.empty();
        try {
            key = lock.key(call);
            ReceivedCall plain = key.isPresent() ? lock.decrypted(call, key.get()) : call;
            journal.request(call.time(), call.endpoint(), plain.request().body());
            Optional<InjectedFault> trouble = mischief.troubles().next(call.endpoint());
            return trouble.isPresent() ? spoil(plain, key, trouble.get()) : answer(plain, key);
        } catch (ApiError refusal) {
            return lock(refuse(call, refusal), key);
        }
    }

    private HttpResponse lock(HttpResponse response, Optional<byte[]> key) {
        return key.isPresent() && response.isJson() ? lock.encrypted(response, key.get()) : response;
    }

    /** What comes instead of an answer is plain, as from a gateway before the one that encrypts. */
    private HttpResponse spoil(ReceivedCall call, Optional<byte[]> key, InjectedFault trouble) {
        journal.untruth(call.time());
        if (trouble.instead().isEmpty()) {
            HttpResponse answer = answer(call, key).cutInHalf();
            authorizations.loseLastAnswer(call.path());
            return answer;
        }
        journal.call(call.time(), call.endpoint(), trouble.outcome());
        if (trouble.blamesTheQuestion()) {
            journal.refusal(call.time(), call.endpoint(), call.request().body());
        }
        return trouble.instead().get();
    }

    private HttpResponse answer(ReceivedCall call, Optional<byte[]> key) {
        HttpRequest request = call.request();
        if (!request.method().equals("POST")) {
            return refuse(call, 405, "uses the method " + request.method());
        }
        if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
            return refuse(call, 415, "does not say that it sends JSON");
        }
        try {
            return lock(result(call), key);
        } catch (ApiError refusal) {
            HttpResponse said = refuse(call, refusal);
            return refusal.isOfFilter() ? said : lock(said, key);
        }
    }

    private HttpResponse result(ReceivedCall call) throws ApiError {
        Parameters parameters = gate.admit(call);
        IsolarcloudEndpoint endpoint = endpoints.at(call.path());
        Map<String, ? extends @Nullable Object> data = endpoint.answer(parameters, gate.checkToken(call, parameters));
        journal.call(call.time(), call.endpoint(), "1");
        return call.isAboutTokens() && authorizations.answersFlat()
                ? envelopes.flat(data)
                : envelopes.success(call, data);
    }

    private HttpResponse refuse(ReceivedCall call, ApiError refusal) {
        journal.call(call.time(), call.endpoint(), refusal.code());
        if (refusal.isClientsMistake()) {
            journal.violation(call.time(), call.endpoint(), refusal.code() + " " + refusal.message());
            journal.refusal(call.time(), call.endpoint(), call.request().body());
        }
        return envelopes.failure(call, refusal);
    }

    private HttpResponse refuse(ReceivedCall call, int status, String mistake) {
        journal.call(call.time(), call.endpoint(), "HTTP " + status);
        journal.violation(call.time(), call.endpoint(), mistake);
        return HttpResponse.html(status, "HTTP " + status);
    }
}

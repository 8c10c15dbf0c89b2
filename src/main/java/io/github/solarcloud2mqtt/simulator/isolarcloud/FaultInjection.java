package io.github.solarcloud2mqtt.simulator.isolarcloud;

import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.simulator.http.InjectedFault;
import io.github.solarcloud2mqtt.simulator.http.Json;
import io.github.solarcloud2mqtt.simulator.http.WrongResponses;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.Authorizations;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.Quotas;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.Sessions;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.LocalizedNames;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.EncryptionLayer;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.EncryptionMode;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Envelopes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything the simulated cloud can be told to do wrong, and everything that may happen to the plant. An endpoint is
 * the last part of a path such as {@code getDeviceList}; {@code *} stands for all of them. Safe for use by several
 * threads: the cloud answers only while it holds this object's monitor.
 */
public final class FaultInjection extends WrongResponses {

    private final InstantSource clock;
    private final Plants plants;
    private final LocalizedNames names;
    private final Sessions sessions;
    private final Authorizations authorizations;
    private final Quotas quotas;
    private final EncryptionLayer encryptionLayer;
    private final Envelopes envelopes;
    private final Json json;

    FaultInjection(
            InstantSource clock,
            Plants plants,
            LocalizedNames names,
            Sessions sessions,
            Authorizations authorizations,
            Quotas quotas,
            EncryptionLayer encryptionLayer,
            Envelopes envelopes,
            Json json) {
        super("Maintenance");
        this.clock = clock;
        this.plants = plants;
        this.names = names;
        this.sessions = sessions;
        this.authorizations = authorizations;
        this.quotas = quotas;
        this.encryptionLayer = encryptionLayer;
        this.envelopes = envelopes;
        this.json = json;
    }

    /** The next calls get a result code and no data. */
    public synchronized void respondWithCode(String endpoint, int times, String code, String message) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        envelope.put("result_code", code);
        envelope.put("result_msg", message);
        envelope.put("result_data", null);
        String body = json.write(envelope);
        injectedFaults().add(endpoint, times, InjectedFault.instead(code, HttpResponse.json(200, body)));
    }

    /** The next calls are stopped by the filter before the cloud, whose answers have no result code. */
    public synchronized void respondWithFilterError(String endpoint, int times, String error, String description) {
        String body = json.write(Map.of("error", error, "error_description", description));
        injectedFaults().add(endpoint, times, InjectedFault.instead(error, HttpResponse.json(200, body)));
    }

    /**
     * The next calls are too fast for the gateway.
     *
     * @param headers what it tells of its limits
     */
    public synchronized void respondTooManyRequests(String endpoint, int times, Map<String, String> headers) {
        HttpResponse response = HttpResponse.html(429, "Too Many Requests").with(headers);
        injectedFaults().add(endpoint, times, InjectedFault.instead("HTTP 429", response));
    }

    /** In the next renewals every lifetime counter reads 0. */
    public synchronized void loseLifetimeCounters(int renewals) {
        plants.all().forEach(plant -> plant.uploads().loseLifetimeCounters(renewals));
    }

    /** From now on daily counters still show yesterday's value in the first renewals after midnight. */
    public synchronized void keepYesterday(int renewals) {
        plants.all().forEach(plant -> plant.uploads().keepYesterday(renewals));
    }

    /** From now on nothing renews any more, or everything does again with the next renewal. */
    public synchronized void stopUpdates(boolean still) {
        plants.all().forEach(plant -> plant.uploads().stopUpdates(still));
    }

    /** A device is no longer connected. */
    public synchronized void offline(String psKey) {
        plantOf(psKey).installation().setOffline(psKey, true);
    }

    /** A device is connected again. */
    public synchronized void online(String psKey) {
        plantOf(psKey).installation().setOffline(psKey, false);
    }

    /** Adds a device to the first plant; returns its key. */
    public synchronized String addDevice(int type, String name) {
        SimulatedPlant first = plants.all().get(0);
        String psKey = first.installation().add(type, name).psKey();
        first.uploads().renew();
        return psKey;
    }

    /** Removes a device from the plant. */
    public synchronized void removeDevice(String psKey) {
        plantOf(psKey).installation().remove(psKey);
    }

    /** Gives a device another name; that of the plant's own device is the name of the plant. */
    public synchronized void renameDevice(String psKey, String name) {
        plantOf(psKey).installation().rename(psKey, name);
    }

    /**
     * Raises a fault that stays until it is cleared; returns its id.
     *
     * @param type 1 fault, 2 alarm, 3 prompt, 4 advice
     * @param level from 1, important, to 4, slight
     */
    public synchronized String raiseFault(String psKey, int code, int type, int level, String name) {
        String device = psKey.substring(psKey.indexOf('_') + 1);
        return plantOf(psKey).home().faults().raise(device, code, type, level, name, clock.instant());
    }

    /** Clears a fault. */
    public synchronized void clearFault(String id) {
        plants.all().forEach(plant -> plant.home().faults().clear(id, clock.instant()));
    }

    /** From now on all names come in Chinese, whatever language is asked for. */
    public synchronized void useChineseNames() {
        names.useChineseNames();
    }

    /** The present tokens of both families are no longer valid; what can be refreshed stays so. */
    public synchronized void invalidateToken() {
        sessions.invalidate();
        authorizations.endAccess();
    }

    /** The owner takes back every consent that was given. */
    public synchronized void withdrawConsent() {
        authorizations.withdraw();
    }

    /** From now on tokens come without anything around them, as clients of the field have got them, or enveloped again. */
    public synchronized void respondWithFlatTokens(boolean flat) {
        authorizations.answerFlat(flat);
    }

    /** The next access tokens for a code are over before they come: their {@code expires_in} is negative. */
    public synchronized void expireTokensOnArrival(int times) {
        authorizations.expireOnArrival(times);
    }

    /** The next refreshes give an access token alone, and the refresh token stays valid. */
    public synchronized void keepRefreshTokens(int times) {
        authorizations.keepRefreshTokens(times);
    }

    /** From now on a token that is not valid is refused with this HTTP status, 200 or 401; no document tells which. */
    public synchronized void filterStatus(int status) {
        envelopes.setFilterStatus(status);
    }

    /** Sets how many calls the application may make. */
    public synchronized void quota(int perHour, int perDay) {
        quotas.set(perHour, perDay);
    }

    /** From now on calls have to be encrypted, may be, or must not. */
    public synchronized void encryption(EncryptionMode encryption) {
        encryptionLayer.set(encryption);
    }

    /** From now on calls for tokens have to be encrypted where others have to, may be, or must not. */
    public synchronized void encryptionOfTokens(EncryptionMode encryption) {
        encryptionLayer.setOfTokens(encryption);
    }

    /** From now on the cloud's clock is ahead, or behind if the time is negative; only encrypted calls notice. */
    public synchronized void clockSkew(Duration ahead) {
        encryptionLayer.setSkew(ahead);
    }

    private SimulatedPlant plantOf(String psKey) {
        return plants.find(psKey.substring(0, psKey.indexOf('_')))
                .orElseThrow(() -> new IllegalArgumentException(psKey + " is a device of no plant"));
    }
}

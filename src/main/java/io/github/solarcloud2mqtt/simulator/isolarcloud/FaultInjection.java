package io.github.solarcloud2mqtt.simulator.isolarcloud;

import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.simulator.http.InjectedFault;
import io.github.solarcloud2mqtt.simulator.http.Json;
import io.github.solarcloud2mqtt.simulator.http.WrongResponses;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.Authorizations;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.Quotas;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.RateLimit;
import io.github.solarcloud2mqtt.simulator.isolarcloud.access.Sessions;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.ValueOverrides;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.EncryptionLayer;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.EncryptionMode;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.Envelopes;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.LocalizedNames;
import io.github.solarcloud2mqtt.simulator.isolarcloud.series.SeriesDeviations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fault injection for the simulated cloud and its plants. An endpoint is the last part of a path such as {@code
 * getDeviceList}; {@code *} stands for all endpoints. Thread-safe: the cloud handles requests only while it holds this
 * object's monitor.
 */
public final class FaultInjection extends WrongResponses {

    private final InstantSource clock;
    private final Plants plants;
    private final LocalizedNames names;
    private final ValueOverrides overrides;
    private final SeriesDeviations seriesDeviations;
    private final Sessions sessions;
    private final Authorizations authorizations;
    private final Quotas quotas;
    private final RateLimit rateLimit;
    private final EncryptionLayer encryptionLayer;
    private final Envelopes envelopes;
    private final Json json;

    FaultInjection(
            InstantSource clock,
            Plants plants,
            LocalizedNames names,
            ValueOverrides overrides,
            SeriesDeviations seriesDeviations,
            Sessions sessions,
            Authorizations authorizations,
            Quotas quotas,
            RateLimit rateLimit,
            EncryptionLayer encryptionLayer,
            Envelopes envelopes,
            Json json) {
        super("Maintenance");
        this.clock = clock;
        this.plants = plants;
        this.names = names;
        this.overrides = overrides;
        this.seriesDeviations = seriesDeviations;
        this.sessions = sessions;
        this.authorizations = authorizations;
        this.quotas = quotas;
        this.rateLimit = rateLimit;
        this.encryptionLayer = encryptionLayer;
        this.envelopes = envelopes;
        this.json = json;
    }

    /** Responds to the next calls with a result code and no data. */
    public synchronized void respondWithCode(String endpoint, int times, String code, String message) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        envelope.put("result_code", code);
        envelope.put("result_msg", message);
        envelope.put("result_data", null);
        String body = json.write(envelope);
        injectedFaults().add(endpoint, times, InjectedFault.replacing(code, HttpResponse.json(200, body)));
    }

    /** Rejects the next calls in the token filter, whose responses have no result code. */
    public synchronized void respondWithFilterError(String endpoint, int times, String error, String description) {
        String body = json.write(Map.of("error", error, "error_description", description));
        injectedFaults().add(endpoint, times, InjectedFault.replacing(error, HttpResponse.json(200, body)));
    }

    /**
     * Responds to the next calls with HTTP 429.
     *
     * @param headers rate limit headers of the response
     */
    public synchronized void respondTooManyRequests(String endpoint, int times, Map<String, String> headers) {
        HttpResponse response = HttpResponse.html(429, "Too Many Requests").with(headers);
        injectedFaults().add(endpoint, times, InjectedFault.replacing("HTTP 429", response));
    }

    /** Sets every lifetime counter to 0 in the next uploads. */
    public synchronized void loseLifetimeCounters(int uploads) {
        plants.all().forEach(plant -> plant.uploads().loseLifetimeCounters(uploads));
    }

    /** Keeps yesterday's value in daily counters for the first uploads after each midnight. */
    public synchronized void keepYesterday(int uploads) {
        plants.all().forEach(plant -> plant.uploads().keepYesterday(uploads));
    }

    /** Stops or resumes the uploads of all devices. */
    public synchronized void stopUpdates(boolean stopped) {
        plants.all().forEach(plant -> plant.uploads().stopUpdates(stopped));
    }

    /** Disconnects a device. */
    public synchronized void offline(String psKey) {
        plantOf(psKey).installation().setOffline(psKey, true);
    }

    /** Reconnects a device. */
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

    /** Removes a device from its plant. */
    public synchronized void removeDevice(String psKey) {
        plantOf(psKey).installation().remove(psKey);
    }

    /** Renames a device; the name of the plant device is that of the plant. */
    public synchronized void renameDevice(String psKey, String name) {
        plantOf(psKey).installation().rename(psKey, name);
    }

    /**
     * Raises a fault that stays active until it is cleared; returns its id.
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

    /** Returns all names in Chinese, whatever language is requested. */
    public synchronized void useChineseNames() {
        names.useChineseNames();
    }

    /** Invalidates the access tokens of both APIs; refresh tokens stay valid. */
    public synchronized void invalidateToken() {
        sessions.invalidate();
        authorizations.endAccess();
    }

    /** Withdraws every consent of the owner. */
    public synchronized void withdrawConsent() {
        authorizations.withdraw();
    }

    /** Returns tokens without an envelope, as public clients have received them, or with one. */
    public synchronized void respondWithFlatTokens(boolean flat) {
        authorizations.answerFlat(flat);
    }

    /** Issues the next access tokens expired: their {@code expires_in} is negative. */
    public synchronized void expireTokensOnArrival(int times) {
        authorizations.expireOnArrival(times);
    }

    /** Returns only an access token from the next refreshes; the refresh token stays valid. */
    public synchronized void keepRefreshTokens(int times) {
        authorizations.keepRefreshTokens(times);
    }

    /** Sets the HTTP status for an invalid token, 200 or 401; the documentation does not say which. */
    public synchronized void filterStatus(int status) {
        envelopes.setFilterStatus(status);
    }

    /** Sets the value of a point on all devices, null for none; status points may have texts, counters any number. */
    public synchronized void reportValue(String pointId, @Nullable String value) {
        overrides.set(pointId, value);
    }

    /** Reports a point in other units than Wh or W, one per response in turn. */
    public synchronized void reportInUnits(String pointId, List<String> units) {
        overrides.setUnits(pointId, units);
    }

    /** Reports the values and units of the simulated home again. */
    public synchronized void reportSimulatedValues() {
        overrides.clear();
    }

    /** Refuses the series of a device. */
    public synchronized void refuseSeries(String psKey) {
        seriesDeviations.refuse(psKey);
    }

    /** Returns no past values of a type of device, as one account has seen for hybrid inverters. */
    public synchronized void emptySeries(int deviceType) {
        seriesDeviations.empty(deviceType);
    }

    /** Prints the times of minute series in UTC+8, whatever the zone of the plant. */
    public synchronized void printSeriesInServersZone() {
        seriesDeviations.printInServersZone();
    }

    /** Returns past values of the present day too; the documentation does not say whether it may. */
    public synchronized void showSeriesOfToday() {
        seriesDeviations.showToday();
    }

    /** Hides the time zone of every plant, or shows it again. */
    public synchronized void hideTimeZones(boolean hidden) {
        plants.all().forEach(plant -> plant.timestamps().hideZone(hidden));
    }

    /** Switches the rate limit of the gateway on or off. */
    public synchronized void limitRate(boolean isLimited) {
        rateLimit.enable(isLimited);
    }

    /** Sets the call quota of the application. */
    public synchronized void quota(int perHour, int perDay) {
        quotas.set(perHour, perDay);
    }

    /** Sets whether calls must, may or must not be encrypted. */
    public synchronized void encryption(EncryptionMode encryption) {
        encryptionLayer.set(encryption);
    }

    /** Sets whether token calls must, may or must not be encrypted. */
    public synchronized void encryptionOfTokens(EncryptionMode encryption) {
        encryptionLayer.setOfTokens(encryption);
    }

    /** Shifts the clock of the cloud, back if negative; affects encrypted calls only. */
    public synchronized void clockSkew(Duration ahead) {
        encryptionLayer.setSkew(ahead);
    }

    private SimulatedPlant plantOf(String psKey) {
        return plants.find(psKey.substring(0, psKey.indexOf('_')))
                .orElseThrow(() -> new IllegalArgumentException(psKey + " belongs to no plant"));
    }
}

package io.github.solarcloud2mqtt.cloud.growatt;

import com.squareup.moshi.Moshi;
import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.FaultReport;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.LogOnce;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.Quota;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattAccount;
import io.github.solarcloud2mqtt.cloud.growatt.api.GrowattEndpoints;
import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.growatt.api.TokenHeaderInterceptor;
import io.github.solarcloud2mqtt.cloud.growatt.cache.CachedCalls;
import io.github.solarcloud2mqtt.cloud.growatt.cache.InventoryCalls;
import io.github.solarcloud2mqtt.cloud.growatt.cache.ResumableCalls;
import io.github.solarcloud2mqtt.cloud.growatt.series.DeviceSeriesPath;
import io.github.solarcloud2mqtt.cloud.growatt.series.GrowattSeries;
import io.github.solarcloud2mqtt.cloud.http.BodyLimitInterceptor;
import io.github.solarcloud2mqtt.cloud.http.CallCountInterceptor;
import io.github.solarcloud2mqtt.cloud.http.CallLogInterceptor;
import io.github.solarcloud2mqtt.cloud.http.HttpClients;
import io.github.solarcloud2mqtt.cloud.http.InventoryCheckpoint;
import io.github.solarcloud2mqtt.cloud.http.ResponseReader;
import io.github.solarcloud2mqtt.cloud.series.SeriesAnswer;
import io.github.solarcloud2mqtt.cloud.series.SeriesLimits;
import io.github.solarcloud2mqtt.cloud.series.SeriesQuery;
import io.github.solarcloud2mqtt.cloud.series.SeriesResolution;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.Reading;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import okhttp3.OkHttpClient;
import retrofit2.Retrofit;

/** Growatt OpenAPI with one token. */
public final class GrowattCloud implements SolarCloud {

    private final InventoryCheckpoint checkpoint = new InventoryCheckpoint();
    private final GrowattInventory inventory;
    private final LastDataReader data;
    private final AlarmReader alarms;
    private final GrowattSeries series;
    private final Quota quota;

    /**
     * Creates the client; makes no call.
     *
     * @param wantedPlants selects plants by id; no call is made for the others
     * @param context its name is part of the names of the response cache's files, {@code growatt-<name>-…}
     * @param http the client it is derived from; it shares its connections, not its timeouts
     */
    public GrowattCloud(
            GrowattAccount account, Predicate<String> wantedPlants, AccountContext context, OkHttpClient http) {
        quota = new Quota(
                OptionalInt.empty(), OptionalInt.of(account.callsPerDay()), OptionalInt.empty(), OptionalInt.empty());
        context.budget().learn(quota);
        LogOnce logOnce = new LogOnce();
        GrowattEndpoints api = api(account, client(account, context, http));
        CachedCalls calls = new CachedCalls(account, context, logOnce);
        InventoryCalls lists = new ResumableCalls(calls, checkpoint);
        inventory = new GrowattInventory(lists, api, new GrowattPlants(lists, api, wantedPlants), logOnce);
        data = new LastDataReader(calls, api, new PlantPowerUnits(context), logOnce);
        series = new GrowattSeries(calls::fetch, api, vocabulary(), context);
        alarms = new AlarmReader(calls, api, data, context.clock(), logOnce);
    }

    private static OkHttpClient client(GrowattAccount account, AccountContext context, OkHttpClient http) {
        return HttpClients.upon(http, account.timeout())
                .addInterceptor(new TokenHeaderInterceptor(account.token()))
                .addInterceptor(
                        new CallLogInterceptor(context.name(), List.of(account.token()), context.monotonic()::elapsed))
                .addInterceptor(new BodyLimitInterceptor(ResponseReader.MAX_BYTES))
                .addNetworkInterceptor(new CallCountInterceptor(context.budget()))
                .build();
    }

    private static GrowattEndpoints api(GrowattAccount account, OkHttpClient client) {
        Moshi moshi =
                new Moshi.Builder().add(JsonNode.class, new JsonNode.Adapter()).build();
        return new Retrofit.Builder()
                .baseUrl(account.baseUrl())
                .client(client)
                .addConverterFactory(new ResponseReader(moshi))
                .build()
                .create(GrowattEndpoints.class);
    }

    @Override
    public String vendor() {
        return "growatt";
    }

    /** The vendor runs its servers in China; the documentation does not name the zone of their time stamps. */
    @Override
    public List<ZoneId> timestampZones() {
        return List.of(ZoneOffset.ofHours(8));
    }

    @Override
    public Inventory inventory() throws CloudException {
        return checkpoint.during(inventory::find);
    }

    @Override
    public List<Query> plan(Map<Device, Set<String>> points) {
        return GrowattQueryPlan.of(points, inventory.snapshot());
    }

    @Override
    public List<Reading> read(Query query) throws CloudException {
        return data.read(query, inventory.snapshot());
    }

    @Override
    public Optional<SeriesLimits> seriesLimits(Device device, SeriesResolution resolution) {
        return series.limits(device, resolution);
    }

    @Override
    public boolean hasSeries(Device device, SeriesResolution resolution, String pointId) {
        return series.has(device, resolution, pointId);
    }

    @Override
    public SeriesAnswer series(SeriesQuery query) throws CloudException {
        return series.read(query);
    }

    private GrowattSeries.Vocabulary vocabulary() {
        return new GrowattSeries.Vocabulary() {
            @Override
            public Optional<DeviceSeriesPath> path(Device device) {
                return inventory
                        .snapshot()
                        .typeInV1(device)
                        .map(type -> new DeviceSeriesPath(type.path(), type.parameter(), type.pastData()));
            }

            @Override
            public boolean isPlant(Device device) {
                return device.type().equals(DeviceRows.PLANT);
            }

            @Override
            public Map<String, String> points(Device device, JsonNode reading) {
                return FieldPoints.points(device.type().id(), reading.members());
            }

            @Override
            public Optional<LocalDateTime> time(JsonNode reading) {
                return GrowattTimestamps.ofReading(reading);
            }

            @Override
            public Optional<LocalDateTime> newest(Device device) throws CloudException {
                return data.read(new Query(List.of(device), List.of()), inventory.snapshot()).stream()
                        .findFirst()
                        .flatMap(Reading::time);
            }
        };
    }

    @Override
    public FaultReport faults(List<Plant> plants) throws CloudException {
        return alarms.read(plants, inventory.snapshot());
    }

    @Override
    public int callsForFaults(List<Plant> plants) {
        return inventory.snapshot().withAlarms(plants).size();
    }

    @Override
    public Optional<Quota> quota() {
        return Optional.of(quota);
    }
}

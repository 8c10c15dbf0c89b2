package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.FaultReport;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.LogOnce;
import io.github.solarcloud2mqtt.cloud.OfferedPoint;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.Quota;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.cloud.http.InventoryCheckpoint;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.AccountEndpoints;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.PlatformEndpoints;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.AccountCredentials;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.AccountLogin;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.AccountTokenSource;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.OAuthAuthorization;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.OAuthTokenEndpoint;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.OAuthTokenSource;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.OAuthTokenStore;
import io.github.solarcloud2mqtt.cloud.isolarcloud.client.ApiClient;
import io.github.solarcloud2mqtt.cloud.isolarcloud.client.TokenSession;
import io.github.solarcloud2mqtt.cloud.isolarcloud.series.IsolarcloudSeries;
import io.github.solarcloud2mqtt.cloud.series.SeriesAnswer;
import io.github.solarcloud2mqtt.cloud.series.SeriesLimits;
import io.github.solarcloud2mqtt.cloud.series.SeriesQuery;
import io.github.solarcloud2mqtt.cloud.series.SeriesResolution;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.Reading;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import okhttp3.OkHttpClient;

/** iSolarCloud with one account, or with one application that plant owners have authorized. */
public final class IsolarcloudCloud implements SolarCloud {

    private final ApiVariant api;
    private final InventoryCheckpoint checkpoint;
    private final IsolarcloudInventory inventory;
    private final RealTimeReader realTime;
    private final IsolarcloudSeries series;
    private final FaultReader faults;
    private final QuotaReader quota;

    /**
     * Creates the client for an account with user and password; makes no call.
     *
     * @param wantedPlants selects plants by id; no call is made for the others
     * @param context its name is part of the name of the token's state file, {@code token-<name>}
     * @param http the client it is derived from; it shares its connections, not its timeouts
     */
    public IsolarcloudCloud(
            AccountCredentials account, Predicate<String> wantedPlants, AccountContext context, OkHttpClient http) {
        this(account, wantedPlants, context, http, new InventoryCheckpoint());
    }

    private IsolarcloudCloud(
            AccountCredentials account,
            Predicate<String> wantedPlants,
            AccountContext context,
            OkHttpClient http,
            InventoryCheckpoint checkpoint) {
        this(accountApi(account, context, http, checkpoint), checkpoint, wantedPlants, context);
    }

    private IsolarcloudCloud(
            ApiVariant api, InventoryCheckpoint checkpoint, Predicate<String> wantedPlants, AccountContext context) {
        LogOnce logOnce = new LogOnce();
        this.api = api;
        this.checkpoint = checkpoint;
        inventory = new IsolarcloudInventory(
                new IsolarcloudPlants(api, wantedPlants, context.monotonic()),
                new IsolarcloudDevices(api),
                new PointLists(api),
                new PropertyReader(api),
                logOnce);
        realTime = new RealTimeReader(api, logOnce);
        series = new IsolarcloudSeries(api);
        faults = new FaultReader(api, context.clock(), logOnce);
        quota = new QuotaReader(api);
    }

    /**
     * Creates the client for an application that plant owners have authorized by OAuth 2.0; makes no call.
     *
     * @param wantedPlants selects plants by id; no call is made for the others
     * @param context its name is the one {@link OAuthAuthorization} stored the tokens with
     * @param http the client it is derived from; it shares its connections, not its timeouts
     */
    public static IsolarcloudCloud withOAuth(
            Application application, Predicate<String> wantedPlants, AccountContext context, OkHttpClient http) {
        ApiClient client = new ApiClient(application, List.of(), context, http);
        PlatformEndpoints api = client.create(PlatformEndpoints.class);
        OAuthTokenSource tokens = new OAuthTokenSource(
                new OAuthTokenEndpoint(application, ApiClient.forTokens(application, context, http), context.clock()),
                new OAuthTokenStore(application, context.state(), context.name()),
                context.name(),
                context.clock());
        TokenSession session = client.session(tokens, PlatformApi.UNDOCUMENTED);
        InventoryCheckpoint checkpoint = new InventoryCheckpoint();
        return new IsolarcloudCloud(
                new PlatformApi(session, api, application, checkpoint), checkpoint, wantedPlants, context);
    }

    private static ApiVariant accountApi(
            AccountCredentials account, AccountContext context, OkHttpClient http, InventoryCheckpoint checkpoint) {
        Application application = account.application();
        ApiClient client = new ApiClient(application, List.of(account.password()), context, http);
        AccountEndpoints api = client.create(AccountEndpoints.class);
        AccountLogin login = new AccountLogin(account, api, client.executor(), client.errors());
        TokenSession session = client.session(new AccountTokenSource(login, account, context), Set.of());
        return new AccountApi(session, api, application, checkpoint);
    }

    @Override
    public String vendor() {
        return "isolarcloud";
    }

    /** The vendor runs its servers in China; the documentation does not name the zone of their time stamps. */
    @Override
    public List<ZoneId> timestampZones() {
        return List.of(ZoneOffset.ofHours(8));
    }

    @Override
    public Inventory inventory() throws CloudException {
        if (checkpoint.isEmpty()) {
            api.tryEverything();
        }
        return checkpoint.during(inventory::find);
    }

    @Override
    public List<Query> plan(Map<Device, Set<String>> points) {
        return IsolarcloudQueryPlan.of(points);
    }

    @Override
    public List<Reading> read(Query query) throws CloudException {
        return realTime.read(query);
    }

    @Override
    public Optional<OfferedPoint> pointWithValues(String pointId) {
        return api.pointWithValues(pointId);
    }

    @Override
    public Optional<SeriesLimits> seriesLimits(Device device, SeriesResolution resolution) {
        return Optional.of(IsolarcloudSeries.limits(resolution));
    }

    @Override
    public SeriesAnswer series(SeriesQuery query) throws CloudException {
        return series.read(query);
    }

    @Override
    public FaultReport faults(List<Plant> plants) throws CloudException {
        return faults.read(plants);
    }

    @Override
    public int callsForFaults(List<Plant> plants) {
        return 1;
    }

    @Override
    public Optional<Quota> quota() throws CloudException {
        return quota.read();
    }
}

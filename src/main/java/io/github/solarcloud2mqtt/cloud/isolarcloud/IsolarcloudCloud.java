package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Inventory;
import io.github.solarcloud2mqtt.cloud.OfferedPoint;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.Quota;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.cloud.wire.Troubles;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.plant.Plant;
import io.github.solarcloud2mqtt.plant.Reading;
import io.github.solarcloud2mqtt.state.StateDirectory;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import okhttp3.OkHttpClient;

/** iSolarCloud, seen with the eyes of one account, or of one application and the owners who let it read their plants. */
public final class IsolarcloudCloud implements SolarCloud {

    private final Family family;
    private final InventoryFinder inventory;
    private final RealTimeReader realTime;
    private final FaultReader faults;
    private final QuotaReader quota;

    /**
     * For an account with user and password. Makes no call yet.
     *
     * @param wantedPlants which plants to look at, by id; nothing is asked about the others
     * @param budget counts every call
     * @param stateName a name for the file the token is kept in, {@code token-<name>}
     * @param http what the client is built upon; its connections are shared, its timeouts are not
     */
    public IsolarcloudCloud(
            IsolarcloudAccount account,
            Predicate<String> wantedPlants,
            CallBudget budget,
            StateDirectory state,
            String stateName,
            InstantSource clock,
            OkHttpClient http) {
        this(ofAccount(account, budget, state, stateName, clock, http), wantedPlants, clock);
    }

    private IsolarcloudCloud(Family family, Predicate<String> wantedPlants, InstantSource clock) {
        Troubles troubles = new Troubles();
        this.family = family;
        inventory = new InventoryFinder(
                new PlantFinder(family, wantedPlants, troubles),
                new DeviceFinder(family, troubles),
                new PointLists(family, troubles),
                new PropertyReader(family, troubles),
                troubles);
        realTime = new RealTimeReader(family, troubles);
        faults = new FaultReader(family, clock, troubles);
        quota = new QuotaReader(family);
    }

    /**
     * For an application that owners of plants have given their consent to. Makes no call yet.
     *
     * @param wantedPlants which plants to look at, by id; nothing is asked about the others
     * @param budget counts every call
     * @param stateName the name that {@link Authorization} stored the consent under
     * @param http what the client is built upon; its connections are shared, its timeouts are not
     */
    public static IsolarcloudCloud withConsent(
            Application application,
            Predicate<String> wantedPlants,
            CallBudget budget,
            StateDirectory state,
            String stateName,
            InstantSource clock,
            OkHttpClient http) {
        GatewayClient gateway = new GatewayClient(application, List.of(), budget, clock, http);
        PlatformApi api = gateway.create(PlatformApi.class);
        ConsentTokens tokens = new ConsentTokens(
                new TokenEndpoint(application, GatewayClient.forTokens(application, budget, clock, http), clock),
                new ConsentFile(application, state, stateName),
                stateName,
                clock);
        Session session = gateway.session(tokens, PlatformFamily.UNDOCUMENTED);
        return new IsolarcloudCloud(new PlatformFamily(session, api, application), wantedPlants, clock);
    }

    private static Family ofAccount(
            IsolarcloudAccount account,
            CallBudget budget,
            StateDirectory state,
            String stateName,
            InstantSource clock,
            OkHttpClient http) {
        Application application = account.application();
        GatewayClient gateway = new GatewayClient(application, List.of(account.password()), budget, clock, http);
        IsolarcloudApi api = gateway.create(IsolarcloudApi.class);
        Login login = new Login(account, api, gateway.exchange(), gateway.failures());
        Session session = gateway.session(new AccountTokens(login, account, state, stateName, clock), Set.of());
        return new AccountFamily(session, api, application);
    }

    @Override
    public String vendor() {
        return "isolarcloud";
    }

    @Override
    public Inventory inventory() throws CloudException {
        family.tryEverything();
        return inventory.find();
    }

    @Override
    public List<Query> plan(Map<Device, Set<String>> points) {
        return Queries.of(points);
    }

    @Override
    public List<Reading> read(Query query) throws CloudException {
        return realTime.read(query);
    }

    @Override
    public Optional<OfferedPoint> toldWithValues(String pointId) {
        return family.toldWithValues(pointId);
    }

    @Override
    public List<Fault> faults(List<Plant> plants) throws CloudException {
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

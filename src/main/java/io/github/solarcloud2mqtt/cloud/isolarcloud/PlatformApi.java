package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.OfferedPoint;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.http.InventoryCheckpoint;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Envelope;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.PlatformEndpoints;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Requests;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.CallInfo;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.CommunicationDevice;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.DeviceRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.FaultRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.Page;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantDetail;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantDetails;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantRealTimeData;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PointMeaning;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PointRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PropertyValues;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.RealTimeData;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.RealTimeRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.SeriesData;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.SeriesRequests;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.SignedRequest;
import io.github.solarcloud2mqtt.cloud.isolarcloud.client.TokenSession;
import io.github.solarcloud2mqtt.cloud.series.SeriesResolution;
import io.github.solarcloud2mqtt.plant.Device;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Call;

/**
 * The endpoints for an application that plant owners have authorized by OAuth 2.0 (Sungrow Open API V2, "platform").
 * Two of them are not documented for V2, but other clients use them; if the cloud refuses one, it is not called again until
 * the next discovery.
 */
final class PlatformApi implements ApiVariant {

    /** The undocumented endpoints: a refusal means that they do not exist, not that the token is invalid. */
    static final Set<String> UNDOCUMENTED = Set.of("getOpenPointInfo", "getDevPropertyPointValue");

    private static final int PLANTS_IN_DETAIL = 20;

    private final Logger log = LoggerFactory.getLogger(PlatformApi.class);
    private final TokenSession session;
    private final PlatformEndpoints api;
    private final Application application;
    private final InventoryCheckpoint kept;
    private final Map<String, OfferedPoint> pointsWithValues = new ConcurrentHashMap<>();
    private final Set<String> answered = new HashSet<>();
    private final Set<String> refused = new HashSet<>();

    /**
     * @param kept keeps the answers of an interrupted inventory
     */
    PlatformApi(TokenSession session, PlatformEndpoints api, Application application, InventoryCheckpoint kept) {
        this.session = session;
        this.api = api;
        this.application = application;
        this.kept = kept;
    }

    private <P, T> T ask(P parameters, BiFunction<String, SignedRequest<P>, Call<Envelope<T>>> endpoint)
            throws CloudException {
        SignedRequest<P> signed = SignedRequest.by(application, Optional.empty(), parameters);
        return session.ask(token -> endpoint.apply("Bearer " + token.reveal(), signed));
    }

    /** A call of the inventory. The parameters of each endpoint have their own type. */
    private <P, T> T list(P parameters, BiFunction<String, SignedRequest<P>, Call<Envelope<T>>> endpoint)
            throws CloudException {
        return kept.ask(parameters, () -> ask(parameters, endpoint));
    }

    @Override
    public Page<PlantRow> plants(int page, int size) throws CloudException {
        return list(new Requests.AnyPage(page, size), api::queryPowerStationList);
    }

    @Override
    public int plantsInDetail() {
        return PLANTS_IN_DETAIL;
    }

    @Override
    public Map<String, PlantDetail> details(List<String> plantIds) throws CloudException {
        PlantDetails details = list(new Requests.Plants(String.join(",", plantIds)), api::getPowerStationDetail);
        Map<String, PlantDetail> byId = new LinkedHashMap<>();
        for (PlantDetail each : orNone(details.rows())) {
            ResponseText.id(each.id()).filter(plantIds::contains).ifPresent(id -> byId.putIfAbsent(id, each));
        }
        return byId;
    }

    @Override
    public Page<DeviceRow> devices(String plantId, int page, int size) throws CloudException {
        return list(new Requests.PlatformDeviceList(plantId, YES, page, size), api::getDeviceListByPsId);
    }

    /** This variant has no such endpoint. */
    @Override
    public Optional<Page<DeviceRow>> devicesOfAccount(int page, int size) {
        return Optional.empty();
    }

    /** This variant has no such endpoint. */
    @Override
    public Optional<CommunicationDevice> communicationDevice(String serialNumber) {
        return Optional.empty();
    }

    /** Empty if the cloud refuses the endpoint; then the points of the catalogue are used. */
    @Override
    public Page<PointRow> points(PointLists.Kind kind, int page, int size) throws CloudException {
        Requests.PlatformPointList wanted =
                new Requests.PlatformPointList(kind.deviceType(), kind.modelId().orElse(null), MEASURED, page, size);
        return unlessRefused(
                "getOpenPointInfo", () -> list(wanted, api::getOpenPointInfo), new Page<>("0", null, List.of()));
    }

    @Override
    public PropertyValues properties(Requests.Properties wanted) throws CloudException {
        return unlessRefused(
                "getDevPropertyPointValue",
                () -> list(wanted, api::getDevPropertyPointValue),
                new PropertyValues(List.of()));
    }

    private <T> T unlessRefused(String endpoint, Attempt<T> attempt, T otherwise) throws CloudException {
        if (refused.contains(endpoint)) {
            return otherwise;
        }
        try {
            T answer = attempt.make();
            answered.add(endpoint);
            return answer;
        } catch (QuotaSpent e) {
            throw e;
        } catch (CloudException e) {
            if (answered.contains(endpoint)) {
                throw e;
            }
            log.debug("{} is not offered in this api: {}", endpoint, e.getMessage());
            refused.add(endpoint);
            return otherwise;
        }
    }

    private interface Attempt<T> {
        T make() throws CloudException;
    }

    /** Plants have a separate endpoint. */
    @Override
    public RealTimeData realTime(Query query) throws CloudException {
        String type = query.devices().get(0).type().id();
        RealTimeData data = type.equals(DeviceTypeNames.PLANT.id()) ? ofPlants(query) : ofDevices(type, query);
        orNone(data.meanings()).forEach(this::remember);
        return data;
    }

    private RealTimeData ofDevices(String type, Query query) throws CloudException {
        List<String> ids = query.devices().stream().map(Device::id).toList();
        return ask(new Requests.PlatformRealTime(type, query.pointIds(), ids, YES), api::getDeviceRealTimeData);
    }

    private RealTimeData ofPlants(Query query) throws CloudException {
        List<String> ids = query.devices().stream().map(Device::plantId).toList();
        PlantRealTimeData data =
                ask(new Requests.PlantRealTime(ids, query.pointIds(), YES), api::getPowerStationRealTimeData);
        List<Map<String, String>> rows = data.rows();
        return new RealTimeData(
                rows == null ? null : rows.stream().map(PlatformApi::asDevice).toList(), data.meanings());
    }

    /** Adds the id of the plant's device, which rows may lack. */
    private static RealTimeRow asDevice(Map<String, String> row) {
        Map<String, String> members = new LinkedHashMap<>(row);
        ResponseText.id(row.get("ps_id")).ifPresent(id -> members.put("ps_key", PsKey.ofPlant(id)));
        return new RealTimeRow(members);
    }

    private void remember(PointMeaning meaning) {
        ResponseText.id(meaning.id())
                .ifPresent(id -> pointsWithValues.put(
                        id,
                        new OfferedPoint(
                                id,
                                ResponseText.present(meaning.name()).orElse(""),
                                ResponseText.present(meaning.unit()).orElse(""))));
    }

    /** Plants have an endpoint of their own. */
    @Override
    public SeriesData minutes(List<Device> devices, String points, String begin, String end, int minutes)
            throws CloudException {
        SeriesRequests.PlatformMinutes request = new SeriesRequests.PlatformMinutes(
                deviceIds(devices), plantIds(devices), points, begin, end, String.valueOf(minutes), YES);
        return arePlants(devices)
                ? ask(request, api::getPowerStationPointMinuteDataList).renamed(plantDevices(devices))
                : ask(request, api::getDevicePointMinuteDataList);
    }

    /** Plants have an endpoint of their own. */
    @Override
    public SeriesData periods(
            List<Device> devices,
            String points,
            SeriesResolution resolution,
            String begin,
            String end,
            String aggregates)
            throws CloudException {
        SeriesRequests.PlatformPeriods request = new SeriesRequests.PlatformPeriods(
                deviceIds(devices),
                plantIds(devices),
                points,
                begin,
                end,
                period(resolution),
                aggregates,
                IN_ORDER,
                YES);
        return arePlants(devices)
                ? ask(request, api::getPowerStationPointDayMonthYearDataList).renamed(plantDevices(devices))
                : ask(request, api::getDevicePointDayMonthYearDataList);
    }

    private static String period(SeriesResolution resolution) {
        return switch (resolution) {
            case MINUTES, DAYS -> "day";
            case MONTHS -> "month";
            case YEARS -> "year";
        };
    }

    private static boolean arePlants(List<Device> devices) {
        return devices.get(0).type().id().equals(DeviceTypeNames.PLANT.id());
    }

    /** Null if the devices are no plants; then the member is missing in the request. */
    private static @Nullable List<String> plantIds(List<Device> devices) {
        return arePlants(devices) ? devices.stream().map(Device::plantId).toList() : null;
    }

    /** Null if the devices are plants; then the member is missing in the request. */
    private static @Nullable List<String> deviceIds(List<Device> devices) {
        return arePlants(devices) ? null : devices.stream().map(Device::id).toList();
    }

    /** The ids of the plants' devices, by plant id. */
    private static Map<String, String> plantDevices(List<Device> devices) {
        return devices.stream().collect(Collectors.toMap(Device::plantId, Device::id));
    }

    @Override
    public Page<FaultRow> activeFaults(int page, int size) throws CloudException {
        return ask(new Requests.PlatformFaultList(ACTIVE, page, size), api::getFaultAlarmInfo);
    }

    /** This variant has no such endpoint. */
    @Override
    public Optional<CallInfo> callInfo() {
        return Optional.empty();
    }

    @Override
    public Optional<OfferedPoint> pointWithValues(String pointId) {
        return Optional.ofNullable(pointsWithValues.get(pointId));
    }

    /** A refusal may have been temporary, and the vendor may offer the endpoint later. */
    @Override
    public void tryEverything() {
        refused.clear();
    }

    private static <T> List<T> orNone(@Nullable List<T> rows) {
        return rows == null ? List.of() : rows;
    }
}

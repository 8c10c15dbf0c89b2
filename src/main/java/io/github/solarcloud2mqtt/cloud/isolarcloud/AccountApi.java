package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.OfferedPoint;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.http.InventoryCheckpoint;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.AccountEndpoints;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Application;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Envelope;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Requests;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.CallInfo;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.CommunicationDevice;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.DeviceRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.FaultRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.Page;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantDetail;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PlantRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PointRow;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PropertyValues;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.RealTimeData;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.SeriesData;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.SeriesRequests;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.SignedRequest;
import io.github.solarcloud2mqtt.cloud.isolarcloud.client.TokenSession;
import io.github.solarcloud2mqtt.cloud.series.SeriesResolution;
import io.github.solarcloud2mqtt.plant.Device;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import retrofit2.Call;

/** The endpoints for an account with user and password (Sungrow Open API V1, chapter 2). */
final class AccountApi implements ApiVariant {

    private static final String ILLEGAL = "illegal_device_list:";
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final TokenSession session;
    private final AccountEndpoints api;
    private final Application application;
    private final InventoryCheckpoint kept;
    private boolean refusedForInverters;

    /**
     * @param kept keeps the answers of an interrupted inventory
     */
    AccountApi(TokenSession session, AccountEndpoints api, Application application, InventoryCheckpoint kept) {
        this.session = session;
        this.api = api;
        this.application = application;
        this.kept = kept;
    }

    private <P, T> T ask(P parameters, Function<SignedRequest<P>, Call<Envelope<T>>> endpoint) throws CloudException {
        return session.ask(token -> endpoint.apply(SignedRequest.by(application, Optional.of(token), parameters)));
    }

    /** A call of the inventory. The parameters of each endpoint have their own type. */
    private <P, T> T list(P parameters, Function<SignedRequest<P>, Call<Envelope<T>>> endpoint) throws CloudException {
        return kept.ask(parameters, () -> ask(parameters, endpoint));
    }

    @Override
    public Page<PlantRow> plants(int page, int size) throws CloudException {
        return list(new Requests.PlantList(String.valueOf(page), String.valueOf(size)), api::getPowerStationList);
    }

    @Override
    public int plantsInDetail() {
        return 1;
    }

    @Override
    public Map<String, PlantDetail> details(List<String> plantIds) throws CloudException {
        String only = plantIds.get(0);
        return Map.of(only, list(new Requests.Plant(only), api::getPowerStationDetail));
    }

    @Override
    public Page<DeviceRow> devices(String plantId, int page, int size) throws CloudException {
        return list(
                new Requests.DeviceList(plantId, YES, String.valueOf(page), String.valueOf(size)), api::getDeviceList);
    }

    @Override
    public Optional<Page<DeviceRow>> devicesOfAccount(int page, int size) throws CloudException {
        return Optional.of(list(
                new Requests.AccountDeviceList(YES, String.valueOf(page), String.valueOf(size)),
                api::getDeviceListByUser));
    }

    @Override
    public Optional<CommunicationDevice> communicationDevice(String serialNumber) throws CloudException {
        return Optional.of(list(new Requests.CommunicationDevice(serialNumber), api::getCommunicationDevInfoByDevSn));
    }

    @Override
    public Page<PointRow> points(PointLists.Kind kind, int page, int size) throws CloudException {
        return list(
                new Requests.PointList(
                        kind.deviceType(),
                        kind.modelId().orElse(null),
                        MEASURED,
                        String.valueOf(page),
                        String.valueOf(size)),
                api::getOpenPointInfo);
    }

    @Override
    public PropertyValues properties(Requests.Properties wanted) throws CloudException {
        return list(wanted, api::getDevPropertyPointValue);
    }

    /** Inverters have a second endpoint, which an account may be allowed to use if the first is refused. */
    @Override
    public RealTimeData realTime(Query query) throws CloudException {
        String type = query.devices().get(0).type().id();
        List<String> ids = query.devices().stream().map(Device::id).toList();
        boolean inverters = type.equals(DeviceTypeNames.INVERTER);
        if (!inverters || !refusedForInverters) {
            try {
                return ask(new Requests.RealTime(type, query.pointIds(), ids), api::getDeviceRealTimeData);
            } catch (NotAllowed e) {
                if (!inverters) {
                    throw e;
                }
                refusedForInverters = true;
            }
        }
        return ask(new Requests.Inverters(ids), api::getPVInverterRealTimeData);
    }

    @Override
    public SeriesData minutes(List<Device> devices, String points, String begin, String end, int minutes)
            throws CloudException {
        return askSeries(
                new SeriesRequests.Minutes(ids(devices), points, begin, end, String.valueOf(minutes)),
                api::getDevicePointMinuteDataList);
    }

    @Override
    public SeriesData periods(
            List<Device> devices,
            String points,
            SeriesResolution resolution,
            String begin,
            String end,
            String aggregates)
            throws CloudException {
        String period = period(resolution);
        return askSeries(
                new SeriesRequests.Periods(ids(devices), points, begin, end, period, aggregates, IN_ORDER),
                api::getDevicePointsDayMonthYearDataList);
    }

    /** The vendor's number of a kind of series (Open API V1 2.8.3, query_type). */
    private static String period(SeriesResolution resolution) {
        return switch (resolution) {
            case MINUTES, DAYS -> "1";
            case MONTHS -> "2";
            case YEARS -> "3";
        };
    }

    private static List<String> ids(List<Device> devices) {
        return devices.stream().map(Device::id).toList();
    }

    /** A success names the devices that are not allowed in its message (Open API V1 2.7.5). */
    private <P> SeriesData askSeries(P parameters, Function<SignedRequest<P>, Call<Envelope<SeriesData>>> endpoint)
            throws CloudException {
        Envelope<SeriesData> answer = session.askWhole(
                token -> endpoint.apply(SignedRequest.by(application, Optional.of(token), parameters)));
        SeriesData data = answer.data().orElseThrow();
        String message = answer.message();
        return message.startsWith(ILLEGAL)
                ? data.refusing(
                        Set.of(COMMA.split(message.substring(ILLEGAL.length()).strip())))
                : data;
    }

    @Override
    public Page<FaultRow> activeFaults(int page, int size) throws CloudException {
        return ask(new Requests.FaultList(ACTIVE, page, size), api::getFaultAlarmInfo);
    }

    @Override
    public Optional<CallInfo> callInfo() throws CloudException {
        return Optional.of(ask(new Requests.Nothing(), api::getOpenApiCallInfo));
    }

    /** In this variant the lists of points contain names and units. */
    @Override
    public Optional<OfferedPoint> pointWithValues(String pointId) {
        return Optional.empty();
    }

    @Override
    public void tryEverything() {
        refusedForInverters = false;
    }
}

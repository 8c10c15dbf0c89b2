package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.OfferedPoint;
import io.github.solarcloud2mqtt.cloud.Query;
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
import io.github.solarcloud2mqtt.cloud.isolarcloud.series.SeriesApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the two variants of the Open API: V1 for account login, V2 ("platform") for OAuth 2.0. The response types are the
 * same for both. Each method makes one call unless it says otherwise.
 */
interface ApiVariant extends SeriesApi {

    /** The status of faults that are active. */
    String ACTIVE = "8";

    /** The type of points that are measured. */
    String MEASURED = "2";

    String YES = "1";

    /** Series from the oldest value to the newest. */
    String IN_ORDER = "0";

    /** Pages are numbered from 1 up. */
    Page<PlantRow> plants(int page, int size) throws CloudException;

    /** The maximum number of plants in one call for details. */
    int plantsInDetail();

    /** The details of plants, by plant id; plants without details are absent. */
    Map<String, PlantDetail> details(List<String> plantIds) throws CloudException;

    /** Pages are numbered from 1 up. */
    Page<DeviceRow> devices(String plantId, int page, int size) throws CloudException;

    /**
     * The devices of all plants; empty, without a call, if the variant has no such endpoint. Pages are numbered from 1 up.
     */
    Optional<Page<DeviceRow>> devicesOfAccount(int page, int size) throws CloudException;

    /**
     * The communication device of a device; empty, without a call, if the variant has no such endpoint.
     *
     * @param serialNumber the serial number of the device that reports through it
     */
    Optional<CommunicationDevice> communicationDevice(String serialNumber) throws CloudException;

    /** The points that devices of a kind can measure. Pages are numbered from 1 up. */
    Page<PointRow> points(PointLists.Kind kind, int page, int size) throws CloudException;

    PropertyValues properties(Requests.Properties wanted) throws CloudException;

    /** The newest data of at least one device; all are of one type. */
    RealTimeData realTime(Query query) throws CloudException;

    /** Pages are numbered from 1 up. */
    Page<FaultRow> activeFaults(int page, int size) throws CloudException;

    /** The account's quota; empty, without a call, if the variant has no such endpoint. */
    Optional<CallInfo> callInfo() throws CloudException;

    /** Name and unit of a point, if they were sent with the data read so far. Makes no call. */
    Optional<OfferedPoint> pointWithValues(String pointId);

    /** Allows refused endpoints to be called again, because the account may have more rights. Makes no call. */
    void tryEverything();
}

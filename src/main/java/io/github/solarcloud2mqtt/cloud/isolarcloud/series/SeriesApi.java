package io.github.solarcloud2mqtt.cloud.isolarcloud.series;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.SeriesData;
import io.github.solarcloud2mqtt.cloud.series.SeriesResolution;
import io.github.solarcloud2mqtt.plant.Device;
import java.util.List;

/** The calls for series of one variant of the Open API. Each method makes one call; the data is named by {@code ps_key}. */
public interface SeriesApi {
    /**
     * Values some minutes apart.
     *
     * @param devices of one type
     * @param points joined by commas, each with its {@code p}
     * @param begin the first time, {@code yyyyMMddHHmmss} at the plant
     * @param end the last time
     * @param minutes the minutes between two values
     */
    SeriesData minutes(List<Device> devices, String points, String begin, String end, int minutes)
            throws CloudException;

    /**
     * Values of days, months or years.
     *
     * @param devices of one type
     * @param points joined by commas, each with its {@code p}
     * @param begin the first period: {@code yyyyMMdd}, {@code yyyyMM} or {@code yyyy}
     * @param end the last period
     * @param aggregates the vendor's numbers of aggregates, joined by commas
     */
    SeriesData periods(
            List<Device> devices,
            String points,
            SeriesResolution resolution,
            String begin,
            String end,
            String aggregates)
            throws CloudException;
}

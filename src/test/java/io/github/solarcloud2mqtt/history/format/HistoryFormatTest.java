package io.github.solarcloud2mqtt.history.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.history.HistorySink;
import io.github.solarcloud2mqtt.history.HistoryValue;
import io.github.solarcloud2mqtt.plant.PointValue;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryFormatTest {
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-06-15T12:00:00+05:30");
    private static final Instant INSTANT = TIME.toInstant();

    private static HistoryValue value(String device, String point, PointValue value, String unit) {
        return new HistoryValue(TIME, "1", device, point, value, unit);
    }

    private static PointValue number(String text) {
        return new PointValue.Numeric(new BigDecimal(text));
    }

    private static String written(HistoryFormat format) throws IOException {
        StringWriter out = new StringWriter();
        HistorySink sink = format.to(out);
        sink.write(List.of(
                value("1_1", "active_power", number("1200.50"), "W"),
                value("1_1", "status", new PointValue.Text("Off, \"waiting\""), ""),
                value("1_1", "yield", number("0.0000001"), "kWh"),
                value("1_2", "yield", number("1E+3"), "kWh")));
        sink.flush();
        return out.toString();
    }

    @Test
    void csv() throws IOException {
        assertThat(written(HistoryFormat.CSV).split("\n", -1))
                .containsExactly(
                        "time,plant,device,point,value,unit",
                        "2026-06-15T12:00:00+05:30,1,1_1,active_power,1200.5,W",
                        "2026-06-15T12:00:00+05:30,1,1_1,status,\"Off, \"\"waiting\"\"\",",
                        "2026-06-15T12:00:00+05:30,1,1_1,yield,0.0000001,kWh",
                        "2026-06-15T12:00:00+05:30,1,1_2,yield,1000,kWh",
                        "");
    }

    @Test
    void jsonLines() throws IOException {
        assertThat(written(HistoryFormat.JSONL).lines())
                .containsExactly(
                        "{\"time\":\"2026-06-15T12:00:00+05:30\",\"plant\":\"1\",\"device\":\"1_1\",\"point\":\"active_power\",\"value\":1200.5,\"unit\":\"W\"}",
                        "{\"time\":\"2026-06-15T12:00:00+05:30\",\"plant\":\"1\",\"device\":\"1_1\",\"point\":\"status\",\"value\":\"Off, \\\"waiting\\\"\",\"unit\":\"\"}",
                        "{\"time\":\"2026-06-15T12:00:00+05:30\",\"plant\":\"1\",\"device\":\"1_1\",\"point\":\"yield\",\"value\":0.0000001,\"unit\":\"kWh\"}",
                        "{\"time\":\"2026-06-15T12:00:00+05:30\",\"plant\":\"1\",\"device\":\"1_2\",\"point\":\"yield\",\"value\":1000,\"unit\":\"kWh\"}");
    }

    @Test
    void lineProtocolHasNoWords() throws IOException {
        assertThat(written(HistoryFormat.INFLUX)).isEqualTo("""
                solar,plant=1,device=1_1 active_power=1200.5,yield=0.0000001 1781505000
                solar,plant=1,device=1_2 yield=1000 1781505000
                """);
    }

    @Test
    void everyLineShowsItsTime() throws IOException {
        for (HistoryFormat format : HistoryFormat.values()) {
            assertThat(written(format).lines().filter(line -> !line.startsWith("time,")))
                    .allSatisfy(line -> assertThat(format.time(line)).contains(INSTANT));
        }
    }

    @Test
    void otherLinesHaveNoTime() {
        for (HistoryFormat format : HistoryFormat.values()) {
            assertThat(List.of("", "a,b,c,d,e,f", "{\"time\":", "{\"a\":1}", "solar,plant=1 a=1 x", "cpu a=1 1"))
                    .allSatisfy(line -> assertThat(format.time(line)).isEqualTo(Optional.empty()));
        }
    }
}

package io.github.solarcloud2mqtt.homeassistant.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.homeassistant.ConfigTopic;
import io.github.solarcloud2mqtt.homeassistant.Fixtures;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.PointKind;
import org.junit.jupiter.api.Test;

class EntityIdsTest {

    @Test
    void idsThatFitStayAsTheyAre() {
        EntityIds ids = new EntityIds("growatt", "NTCRBLR00Y-x");

        assertThat(ids.node()).isEqualTo("growatt_NTCRBLR00Y-x");
        assertThat(ids.unique("p13")).isEqualTo("growatt_NTCRBLR00Y-x_p13");
        assertThat(new ConfigTopic("ha", "sensor", ids.node(), "p13").text())
                .isEqualTo("ha/sensor/growatt_NTCRBLR00Y-x/p13/config");
    }

    @Test
    void idsThatDifferOnlyInForbiddenCharactersStayDifferent() {
        assertThat(new EntityIds("v", "a/b").node()).isEqualTo("v_a-2f-b");
        assertThat(new EntityIds("v", "a.b").node()).isEqualTo("v_a-2e-b");
        assertThat(new EntityIds("v", "a b").node()).isEqualTo("v_a-20-b");
        assertThat(EntityIds.ofPoint(ofId("é"))).isEqualTo("p-e9-");
        assertThat(EntityIds.ofPoint(ofId("😀"))).isEqualTo("p-1f600-");
    }

    @Test
    void aDerivedPointIsKnownByItsKey() {
        assertThat(EntityIds.ofPoint(ofId(""))).isEqualTo("net_grid_power");
    }

    private static MeasuringPoint ofId(String id) {
        return Fixtures.point(id, "net_grid_power", "Net grid power", PointKind.MEASUREMENT, "W");
    }

    @Test
    void theFirstEntityIdIsInLowerCaseWithSingleUnderscores() {
        assertThat(new EntityIds("growatt", "NTC-00.Y").initialEntityId("sensor", "p13_x"))
                .isEqualTo("sensor.growatt_ntc_00_y_p13_x");
    }
}

package io.github.solarcloud2mqtt.publish.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.mqtt.FakeBus;
import io.github.solarcloud2mqtt.mqtt.IgnoringListener;
import io.github.solarcloud2mqtt.mqtt.Message;
import io.github.solarcloud2mqtt.publish.RequestTarget;
import io.github.solarcloud2mqtt.topics.Topics;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHandlerTest {

    private static final String NO_JSON = "{\"status\":\"error\",\"error\":\"The payload is neither empty nor JSON.\"}";

    private final FakeBus bus = new FakeBus();
    private final RequestHandler requests = new RequestHandler(bus, new Topics("s"), () -> List.of(new Ready()));

    @BeforeEach
    void connect() {
        bus.start(Message.retained("s/bridge/state", "offline"), new IgnoringListener());
        bus.connect();
    }

    private List<String> responses(String payload) {
        requests.handle("refresh", payload);
        return bus.published("s/bridge/response/refresh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"a\"", "null", "[1,{\"a\":true}]", "{\"a\":1.50}"})
    void aTransactionIsReturnedAsItIs(String transaction) {
        assertThat(responses("{\"transaction\":" + transaction + "}"))
                .containsExactly("{\"status\":\"ok\",\"transaction\":" + transaction + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "[1,,2]", "{\"a\":}", "{a:1}", "[1}", "'a'"})
    void aTransactionThatIsNotJsonIsRefused(String transaction) {
        assertThat(responses("{\"transaction\":" + transaction + "}")).containsExactly(NO_JSON);
    }

    @Test
    void aPayloadOfMoreThanAKilobyteIsRefused() {
        assertThat(responses("{\"transaction\":\"" + "x".repeat(1024) + "\"}"))
                .containsExactly("{\"status\":\"error\",\"error\":\"The payload is longer than 1024 characters.\"}");
    }

    @Test
    void anOverlongNameIsIgnored() {
        requests.handle("x".repeat(101), "");
        assertThat(bus.published()).isEmpty();
    }

    private static final class Ready implements RequestTarget {
        @Override
        public void refresh(Consumer<Optional<String>> done) {
            done.accept(Optional.empty());
        }

        @Override
        public void discover(Consumer<Optional<String>> done) {
            done.accept(Optional.empty());
        }
    }
}

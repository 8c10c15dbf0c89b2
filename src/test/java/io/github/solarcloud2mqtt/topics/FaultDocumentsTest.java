package io.github.solarcloud2mqtt.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.plant.Fault;
import io.github.solarcloud2mqtt.plant.PublishedFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultDocumentsTest {

    private static final PublishedFault OUTAGE =
            PublishedFault.of(fault("f1", Fault.Severity.FAULT), "2026-06-01T12:01+02:00");

    @Test
    void anEventContainsAllMembersOfTheFault() {
        assertThat(FaultDocuments.event(OUTAGE, "raised")).isEqualTo("""
                        {"event_type":"fault_raised","id":"f1","code":"703","name":"Grid outage","level":"important",\
                        "description":"No \\"grid\\"","raised":"2026-06-01T12:01+02:00","cleared":null}""");
        assertThat(FaultDocuments.event(OUTAGE.cleared("2026-06-01T12:09+02:00"), "cleared"))
                .isEqualTo("""
                        {"event_type":"fault_cleared","id":"f1","code":"703","name":"Grid outage","level":"important",\
                        "description":"No \\"grid\\"","raised":"2026-06-01T12:01+02:00",\
                        "cleared":"2026-06-01T12:09+02:00"}""");
    }

    @ParameterizedTest
    @CsvSource({"FAULT, fault_raised, true", "ALARM, alarm_raised, true", "NOTICE, notice_raised, false"})
    void theSeverityDecidesTheEventAndWhetherItIsAProblem(Fault.Severity severity, String event, boolean problem) {
        PublishedFault known = PublishedFault.of(fault("f1", severity), "2026-06-01T12:01Z");
        assertThat(FaultDocuments.event(known, "raised")).startsWith("{\"event_type\":\"" + event + "\",");
        assertThat(known.isProblem()).isEqualTo(problem);
    }

    @Test
    void unreportedMembersAreNull() {
        Fault bare = new Fault(
                "f2",
                "7_1_1_1",
                Fault.Severity.ALARM,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(FaultDocuments.active(List.of(PublishedFault.of(bare, "2026-06-01T12:01Z"))))
                .isEqualTo("""
                        {"count":1,"active":[{"id":"f2","severity":"alarm","code":"","name":"","level":null,\
                        "description":null,"raised":"2026-06-01T12:01Z"}]}""");
    }

    @Test
    void allActiveFaultsAreCountedAndListedInOrder() {
        PublishedFault second = PublishedFault.of(fault("f0", Fault.Severity.NOTICE), "2026-06-01T12:02Z");
        assertThat(FaultDocuments.active(List.of(OUTAGE, second)))
                .startsWith("{\"count\":2,\"active\":[{\"id\":\"f1\",\"severity\":\"fault\",")
                .contains("},{\"id\":\"f0\",\"severity\":\"notice\",");
        assertThat(FaultDocuments.active(List.of())).isEqualTo("{\"count\":0,\"active\":[]}");
    }

    @Test
    void aDocumentThatIsTooLongLeavesOutNoticesFirstAndCountsAll() {
        List<PublishedFault> faults = new ArrayList<>();
        for (int number = 0; number < 400; number++) {
            Fault.Severity severity = number % 2 == 1 ? Fault.Severity.FAULT : Fault.Severity.NOTICE;
            faults.add(PublishedFault.of(fault("f" + number, severity), "2026-06-01T12:02Z"));
        }
        String document = FaultDocuments.active(faults);
        assertThat(document.getBytes(UTF_8).length).isBetween(14_800, 15_000);
        assertThat(document)
                .startsWith("{\"count\":400,\"active\":[{\"id\":\"f1\",\"severity\":\"fault\",")
                .doesNotContain("notice");
    }

    @Test
    void aDocumentThatIsShortEnoughKeepsTheOrderOfTheFaults() {
        List<PublishedFault> faults = List.of(
                PublishedFault.of(fault("f1", Fault.Severity.NOTICE), "2026-06-01T12:02Z"),
                PublishedFault.of(fault("f2", Fault.Severity.FAULT), "2026-06-01T12:02Z"));
        assertThat(FaultDocuments.active(faults)).containsSubsequence("f1", "f2");
    }

    @Test
    void onlyTheClearingIsNewWhenAFaultClears() {
        assertThat(OUTAGE.cleared("2026-06-01T12:09+02:00"))
                .usingRecursiveComparison()
                .ignoringFields("cleared")
                .isEqualTo(OUTAGE);
    }

    private static Fault fault(String id, Fault.Severity severity) {
        return new Fault(
                id,
                "7_1_1_1",
                severity,
                "703",
                "Grid outage",
                Optional.of("important"),
                Optional.of("No \"grid\""),
                Optional.empty(),
                Optional.empty());
    }
}

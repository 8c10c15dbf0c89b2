package io.github.solarcloud2mqtt.app;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the house (contract, section 7). */
class ArchitectureTest {

    private static final String ROOT = "io.github.solarcloud2mqtt.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.solarcloud2mqtt");

    private static final String TABLE = """
                    plant                          |
                    secret                         |
                    scope                          |
                    time                           |
                    state                          |
                    cloud                          | plant state time
                    cloud.http                     | cloud secret
                    cloud.isolarcloud              | cloud.isolarcloud.. plant cloud cloud.http secret state time
                    cloud.isolarcloud.api          | cloud.isolarcloud.. plant cloud cloud.http secret state time
                    cloud.isolarcloud.auth         | cloud.isolarcloud.. plant cloud cloud.http secret state time
                    cloud.isolarcloud.client       | cloud.isolarcloud.. plant cloud cloud.http secret state time
                    cloud.isolarcloud.crypto       | cloud.isolarcloud.. plant cloud cloud.http secret state time
                    cloud.growatt                  | cloud.growatt.. plant cloud cloud.http secret state time
                    cloud.growatt.api              | cloud.growatt.. plant cloud cloud.http secret state time
                    cloud.growatt.cache            | cloud.growatt.. plant cloud cloud.http secret state time
                    catalog                        | plant
                    discovery                      | plant cloud catalog state scope
                    values                         | values.guard plant catalog state scope
                    values.guard                   | plant catalog state scope
                    fault                          | plant state scope
                    topics                         | plant catalog
                    homeassistant                  | plant catalog topics homeassistant.sensor
                    homeassistant.sensor           | plant catalog topics
                    publish                        | plant topics homeassistant mqtt state time scope
                    publish.session                | plant topics homeassistant publish mqtt state time scope
                    mqtt                           | secret time
                    poll                           | plant cloud discovery values.. fault publish state time scope
                    config                         | config.hocon config.value secret plant cloud topics homeassistant mqtt
                    config.section                 | config config.hocon config.value secret plant cloud topics homeassistant mqtt
                    config.hocon                   | config.value secret
                    config.value                   | secret
                    simulator.home                 |
                    simulator.points               | simulator.home
                    simulator.http                 |
                    simulator.isolarcloud          | simulator.isolarcloud.. simulator.home simulator.http simulator.points
                    simulator.isolarcloud.access   | simulator.isolarcloud.. simulator.home simulator.http simulator.points
                    simulator.isolarcloud.endpoint | simulator.isolarcloud.. simulator.home simulator.http simulator.points
                    simulator.isolarcloud.plant    | simulator.isolarcloud.. simulator.home simulator.http simulator.points
                    simulator.isolarcloud.protocol | simulator.isolarcloud.. simulator.home simulator.http simulator.points
                    simulator.growatt              | simulator.growatt.. simulator.home simulator.http simulator.points
                    simulator.growatt.endpoint     | simulator.growatt.. simulator.home simulator.http simulator.points
                    simulator.growatt.plant        | simulator.growatt.. simulator.home simulator.http simulator.points
                    simulator.growatt.protocol     | simulator.growatt.. simulator.home simulator.http simulator.points
                    demo                           | simulator.home simulator.http simulator.isolarcloud.. simulator.growatt..
                    """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TABLE)
    void aPackageUsesOnlyWhatTheTableAllows(String name, String allowed) {
        String[] packages = Stream.concat(
                        Stream.of(name), Stream.ofNullable(allowed).flatMap(list -> Arrays.stream(list.split(" "))))
                .map(each -> ROOT + each)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(packages).or(resideOutsideOfPackage(ROOT + ".")))
                .check(CLASSES);
    }

    @Test
    void everyPackageIsInTheTable() {
        Stream<String> inTable =
                TABLE.lines().map(row -> row.substring(0, row.indexOf('|')).strip());
        assertThat(CLASSES.stream()
                        .map(each -> each.getPackageName().substring(ROOT.length()))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(inTable, Stream.of("app", "app.command", "app.component"))
                                .toList());
    }

    @Test
    void noTwoTypesHaveTheSameName() {
        Map<String, List<String>> byName = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(each -> !each.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getPackageName, Collectors.toList())));
        assertThat(byName)
                .allSatisfy((name, packages) -> assertThat(packages).as(name).hasSize(1));
    }

    @Test
    void noPackageHasMoreThanTwentyFiles() {
        Map<String, Long> files = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(each ->
                        !each.getName().contains("Dagger") && !each.getName().contains("_"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(files).allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(20));
    }

    @Test
    void noPackageNeedsOneThatNeedsIt() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        assertThat(CLASSES.stream().map(each -> each.getPackage()).distinct())
                .allMatch(each -> each.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void onlyTheProgramWritesToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "app..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void onlyTheProgramKnowsTheRealTime() {
        DescribedPredicate<JavaCall<?>> asksTheSystem = target(owner(resideInAnyPackage("java.time..")))
                .and(target(name("now")))
                .or(target(owner(nameMatching(Clock.class.getName()))).and(target(nameMatching("system.*|tick.*"))))
                .or(target(owner(nameMatching(InstantSource.class.getName()))).and(target(name("system"))))
                .or(target(owner(nameMatching(System.class.getName())))
                        .and(target(nameMatching("currentTimeMillis|nanoTime"))));
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "app..")
                .should()
                .callMethodWhere(asksTheSystem)
                .check(CLASSES);
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .should()
                .callMethodWhere(
                        target(owner(nameMatching(Thread.class.getName()))).and(target(name("sleep"))))
                .check(CLASSES);
    }

    @Test
    void nobodyUsesTheOldDate() {
        noClasses().should().dependOnClassesThat().areAssignableTo(Date.class).check(CLASSES);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }
}

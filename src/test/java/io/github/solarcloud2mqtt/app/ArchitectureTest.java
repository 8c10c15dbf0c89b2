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
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    plant              |
                    secret             |
                    time               |
                    state              |
                    topics             | plant
                    cloud              | plant state
                    cloud.wire         | cloud secret
                    cloud.isolarcloud  | plant cloud cloud.wire secret state time
                    cloud.growatt      | plant cloud cloud.wire secret state
                    catalog            | plant
                    homeassistant      | plant topics
                    mqtt               | secret time
                    bridge             | plant cloud catalog homeassistant mqtt topics state time
                    config             | secret
                    simulator          | simulator.home simulator.points
                    simulator.growatt  | simulator simulator.home simulator.points
                    simulator.home     |
                    simulator.points   | simulator.home
                    """)
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
        assertThat(CLASSES.stream()
                        .map(each -> each.getPackageName().substring(ROOT.length()))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "app",
                        "bridge",
                        "catalog",
                        "cloud",
                        "cloud.growatt",
                        "cloud.isolarcloud",
                        "cloud.wire",
                        "config",
                        "homeassistant",
                        "mqtt",
                        "plant",
                        "secret",
                        "simulator",
                        "simulator.growatt",
                        "simulator.home",
                        "simulator.points",
                        "state",
                        "time",
                        "topics");
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
                .resideOutsideOfPackage(ROOT + "app")
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
                .resideOutsideOfPackage(ROOT + "app")
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

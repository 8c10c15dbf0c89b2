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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Allowed dependencies between packages, and operations that are forbidden everywhere. */
class ArchitectureTest {

    private static final String ROOT = "io.github.solarcloud2mqtt.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.solarcloud2mqtt");

    private static final String TABLE = """
                    plant                          |
                    secret                         |
                    text                           |
                    scope                          |
                    time                           |
                    state                          |
                    cloud                          | cloud.series plant state time
                    cloud.series                   | plant
                    cloud.http                     | cloud secret text
                    cloud.isolarcloud              | plant cloud cloud.series cloud.http cloud.isolarcloud.api cloud.isolarcloud.auth cloud.isolarcloud.client cloud.isolarcloud.series secret time state
                    cloud.isolarcloud.api          | cloud.isolarcloud.crypto secret
                    cloud.isolarcloud.auth         | cloud cloud.http cloud.isolarcloud.api cloud.isolarcloud.client cloud.isolarcloud.crypto secret state time
                    cloud.isolarcloud.client       | cloud cloud.http cloud.isolarcloud.api cloud.isolarcloud.crypto secret time
                    cloud.isolarcloud.crypto       | cloud.http secret
                    cloud.isolarcloud.series       | plant cloud cloud.series cloud.http cloud.isolarcloud.api
                    cloud.growatt                  | plant cloud cloud.series cloud.http cloud.growatt.api cloud.growatt.cache cloud.growatt.series secret state time
                    cloud.growatt.api              | cloud cloud.http secret
                    cloud.growatt.cache            | cloud cloud.http cloud.growatt.api state time
                    cloud.growatt.series           | plant cloud cloud.series cloud.http cloud.growatt.api state
                    catalog                        | plant
                    history                        | plant cloud cloud.series catalog time
                    history.format                 | history plant
                    history.homeassistant          | history history.homeassistant.api homeassistant.entity plant cloud cloud.series time
                    history.homeassistant.api      | secret
                    discovery                      | plant cloud catalog state scope
                    values                         | plant catalog values.guard scope
                    values.guard                   | plant state scope
                    fault                          | plant state scope
                    topics                         | plant catalog
                    homeassistant                  | plant topics homeassistant.sensor homeassistant.entity
                    homeassistant.entity           | plant topics homeassistant.sensor
                    homeassistant.sensor           | plant
                    homeassistant.retained         | topics homeassistant homeassistant.entity
                    publish                        | plant topics homeassistant homeassistant.retained mqtt state time scope
                    publish.session                | topics homeassistant homeassistant.retained publish mqtt state time scope
                    mqtt                           | secret
                    mqtt.paho                      | mqtt secret time text
                    poll                           | plant cloud discovery values values.guard fault publish time scope
                    config                         | plant cloud topics homeassistant mqtt secret
                    config.section                 | config config.hocon config.value plant cloud topics homeassistant mqtt secret
                    config.hocon                   | config.value secret
                    config.value                   |
                    simulator.home                 | simulator.home.energy simulator.home.fault
                    simulator.home.energy          |
                    simulator.home.fault           | simulator.home.energy
                    simulator.points               | simulator.home simulator.home.energy simulator.points.generator simulator.points.table
                    simulator.points.generator     | simulator.home simulator.home.energy
                    simulator.points.table         |
                    simulator.http                 |
                    simulator.isolarcloud          | simulator.isolarcloud.access simulator.isolarcloud.endpoint simulator.isolarcloud.plant simulator.isolarcloud.protocol simulator.isolarcloud.series simulator.home simulator.home.fault simulator.http simulator.points.table
                    simulator.isolarcloud.access   | simulator.isolarcloud.endpoint simulator.isolarcloud.plant simulator.isolarcloud.protocol simulator.http
                    simulator.isolarcloud.endpoint | simulator.isolarcloud.plant simulator.isolarcloud.protocol simulator.home simulator.home.energy simulator.home.fault simulator.http simulator.points simulator.points.generator simulator.points.table
                    simulator.isolarcloud.plant    | simulator.isolarcloud.protocol simulator.home simulator.home.energy simulator.home.fault simulator.points simulator.points.generator
                    simulator.isolarcloud.protocol | simulator.http
                    simulator.isolarcloud.series   | simulator.isolarcloud.endpoint simulator.isolarcloud.plant simulator.isolarcloud.protocol simulator.home simulator.points simulator.home.energy simulator.points.generator simulator.points.table
                    simulator.growatt              | simulator.growatt.endpoint simulator.growatt.plant simulator.growatt.protocol simulator.home simulator.home.fault simulator.http
                    simulator.growatt.endpoint     | simulator.growatt.plant simulator.growatt.protocol simulator.home simulator.home.energy simulator.home.fault simulator.http simulator.points.generator simulator.points.table
                    simulator.growatt.plant        | simulator.growatt.protocol simulator.home simulator.home.energy simulator.home.fault simulator.points.generator
                    simulator.growatt.protocol     | simulator.http
                    demo                           | simulator.home simulator.http simulator.isolarcloud simulator.isolarcloud.access simulator.isolarcloud.protocol simulator.growatt
                    app.console                    | text
                    """;

    private static final List<String> PACKAGES_THAT_MAY_USE_ALL =
            List.of("app", "app.command", "app.check", "app.authorize", "app.component", "app.history");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TABLE)
    void aPackageUsesOnlyWhatTheTableAllows(String name, @Nullable String allowed) {
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
                .containsExactlyInAnyOrderElementsOf(Stream.concat(inTable, PACKAGES_THAT_MAY_USE_ALL.stream())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TABLE)
    void aPackageInfoNamesTheSamePackagesAsTheTable(String name, @Nullable String allowed) throws IOException {
        String source =
                Files.readString(Path.of("src/main/java", (ROOT + name).replace('.', '/'), "package-info.java"));
        String comment = source.substring(0, source.indexOf("*/")).replaceAll("[\\s*]+", " ");
        assertThat(comment.substring(comment.indexOf("Uses ")).strip())
                .isEqualTo(allowed == null ? "Uses no other package." : "Uses " + enumeration(allowed) + ".");
    }

    @Test
    void theDocumentationHasTheSameTable() throws IOException {
        Stream<String> rows = TABLE.lines()
                .map(row -> row.split("\\|", -1))
                .map(row -> row[0].strip() + ": "
                        + (row[1].isBlank() ? "nothing" : row[1].strip().replace(" ", ", ")));
        Stream<String> all = PACKAGES_THAT_MAY_USE_ALL.stream().map(name -> name + ": all");
        assertThat(Files.readAllLines(Path.of("src/site/markdown/architecture.md")).stream()
                        .dropWhile(line -> !line.equals("| Package | Holds | May use |"))
                        .skip(2)
                        .takeWhile(line -> line.startsWith("|"))
                        .map(line -> line.replace("`", "").split(" *\\| *"))
                        .map(row -> row[1] + ": " + row[3]))
                .containsExactlyElementsOf(Stream.concat(rows, all).toList());
    }

    private static String enumeration(String packages) {
        String list = packages.replace(" ", ", ");
        int last = list.lastIndexOf(", ");
        return last < 0 ? list : list.substring(0, last) + " and " + list.substring(last + 2);
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
        assertThat(filesByPackage())
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(20));
    }

    @Test
    void halfOfThePackagesHaveAtMostNineFiles() {
        Collection<Long> files = filesByPackage().values();
        assertThat(files.stream().filter(count -> count <= 9).count()).isGreaterThan(files.size() / 2);
    }

    /** The number of source files of each package, with its {@code package-info.java}. */
    private static Map<String, Long> filesByPackage() {
        return CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(each ->
                        !each.getName().contains("Dagger") && !each.getName().contains("_"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    }

    @Test
    void noPackageIsPartOfACycle() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(CLASSES.stream().map(each -> each.getPackage()).distinct())
                .allMatch(each -> each.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void onlyTheAppPackagesWriteToTheConsole() {
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
    void onlyTheAppPackagesReadTheSystemClock() {
        DescribedPredicate<JavaCall<?>> readsTheSystemClock = target(owner(resideInAnyPackage("java.time..")))
                .and(target(name("now")))
                .or(target(owner(nameMatching(Clock.class.getName()))).and(target(nameMatching("system.*|tick.*"))))
                .or(target(owner(nameMatching(InstantSource.class.getName()))).and(target(name("system"))))
                .or(target(owner(nameMatching(System.class.getName())))
                        .and(target(nameMatching("currentTimeMillis|nanoTime"))));
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "app..")
                .should()
                .callMethodWhere(readsTheSystemClock)
                .check(CLASSES);
    }

    @Test
    void noCodeSleeps() {
        noClasses()
                .should()
                .callMethodWhere(
                        target(owner(nameMatching(Thread.class.getName()))).and(target(name("sleep"))))
                .check(CLASSES);
    }

    @Test
    void noCodeUsesJavaUtilDate() {
        noClasses().should().dependOnClassesThat().areAssignableTo(Date.class).check(CLASSES);
    }

    @Test
    void staticFieldsAreFinal() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }
}

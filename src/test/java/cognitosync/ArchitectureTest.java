package cognitosync;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callConstructor;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules by which the packages live together. */
class ArchitectureTest {
    private static final String INFRA = "cognitosync.infra..";
    private static final String LOCALCLOUD = "cognitosync.localcloud..";
    private static final String DEVICE = "cognitosync.device..";
    private static final String TERMINAL = "cognitosync.device.terminal..";
    private static final List<String> SERVICES =
            packages("s3", "userpool", "identitypool", "sync", "dynamodb", "appsync", "bootstrap");
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final int LONGEST_FILE = 300;

    private static final JavaClasses CLASSES = imported();

    private static List<String> packages(String... names) {
        return Stream.of(names)
                .map(name -> "cognitosync.localcloud." + name + "..")
                .toList();
    }

    private static JavaClasses imported() {
        // No rule asks what a class of a library looks like, and reading them takes half a minute.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter().importPath(Path.of("target", "classes"));
    }

    private static final DescribedPredicate<JavaClass> MAINS =
            describe("with a main method", type -> type.getMethods().stream()
                    .anyMatch(method -> method.getName().equals("main")
                            && method.getRawReturnType().isEquivalentTo(void.class)));

    @Test
    void classes_areImported() {
        assertThat(CLASSES.contain("cognitosync.localcloud.http.LoopbackServer"))
                .as("without classes every rule holds")
                .isTrue();
    }

    @Test
    void infra_localcloud_andDevice_shareNoCode() {
        check(noClasses()
                .that()
                .resideInAPackage(INFRA)
                .should()
                .dependOnClassesThat(resideInAPackage("cognitosync..").and(resideOutsideOfPackage(INFRA)))
                .because("infra speaks to the others through the cloud assembly alone, and build.mjs"
                        + " compiles it anew when a source of infra has changed and no other"));
        check(noClasses()
                .that()
                .resideInAPackage(LOCALCLOUD)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(INFRA, DEVICE)
                .because("the local cloud knows nothing that the template does not say"));
        check(noClasses()
                .that()
                .resideInAPackage(DEVICE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(INFRA, LOCALCLOUD)
                .because("a device must work the same against AWS"));
    }

    @Test
    void cdk_isUsedInInfraOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(INFRA)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon.awscdk..", "software.amazon.jsii..", "software.constructs..")
                .because("only infra describes what exists in AWS"));
    }

    @Test
    void awsSdk_isUsedInDeviceOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(DEVICE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .because("the real SDKs judge the local cloud, so it must not be made of them"));
    }

    @Test
    void services_doNotImportServices() {
        for (String service : SERVICES) {
            List<String> others =
                    SERVICES.stream().filter(other -> !other.equals(service)).toList();
            check(noClasses()
                    .that()
                    .resideInAPackage(service)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others.toArray(String[]::new))
                    .because("what passes between services is a token, then temporary credentials"));
        }
    }

    @Test
    void cloudformation_importsNoService() {
        check(noClasses()
                .that()
                .resideInAPackage("cognitosync.localcloud.cloudformation..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(SERVICES.toArray(String[]::new)))
                .because("a resource type is added with its handler, without a change to the interpreter"));
    }

    @Test
    void console_isReadByTheCompositionOnly() {
        check(noClasses()
                .that()
                .resideInAPackage(LOCALCLOUD)
                .and()
                .resideOutsideOfPackages("cognitosync.localcloud", "cognitosync.localcloud.console..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("cognitosync.localcloud.console..")
                .because("it is a reader of everything, and nothing may need it"));
    }

    @Test
    void policyLanguage_isPure() {
        List<String> allowed = new ArrayList<>(packages("access.policy"));
        allowed.addAll(List.of("java..", "com.fasterxml.jackson.."));
        check(noClasses()
                .that()
                .resideInAPackage("cognitosync.localcloud.access.policy..")
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(allowed.toArray(String[]::new)))
                .because("a decision follows from a request and policies, and from nothing else"));
    }

    @Test
    void itemsAndExpressionsOfDynamoDb_arePure() {
        List<String> allowed = new ArrayList<>(packages("dynamodb.item"));
        allowed.addAll(List.of("java..", "com.fasterxml.jackson.."));
        check(noClasses()
                .that()
                .resideInAPackage("cognitosync.localcloud.dynamodb.item..")
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(allowed.toArray(String[]::new)))
                .because("items depend on their values only"));
        allowed.addAll(packages("dynamodb.expression"));
        check(noClasses()
                .that()
                .resideInAPackage("cognitosync.localcloud.dynamodb.expression..")
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(allowed.toArray(String[]::new)))
                .because("the result of an expression depends on the expression and the item only"));
    }

    @Test
    void datasets_nameNoDatabase() {
        check(noClasses()
                .that()
                .resideInAnyPackage("cognitosync.localcloud.sync.api..", "cognitosync.localcloud.sync.dataset..")
                .or()
                .haveNameMatching("cognitosync\\.localcloud\\.sync\\.store\\.DatasetStore(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.sql\\..*|cognitosync\\.localcloud\\.store\\.(?!StoreException|DiskFullException).*")
                .because("another store of datasets is another implementation of the same few methods"));
    }

    @Test
    void plumbing_importsNothingAboveIt() {
        String messages = "cognitosync.localcloud.messages..";
        String[] plumbing = {"cognitosync.localcloud.http..", "cognitosync.localcloud.store..", messages};
        check(noClasses()
                .that()
                .resideInAnyPackage(plumbing)
                .should()
                .dependOnClassesThat(
                        resideInAPackage(LOCALCLOUD).and(DescribedPredicate.not(resideInAnyPackage(plumbing))))
                .because("HTTP and tables know nothing of AWS"));
        check(noClasses()
                .that()
                .resideInAPackage(messages)
                .should()
                .dependOnClassesThat(resideInAPackage(LOCALCLOUD).and(resideOutsideOfPackage(messages)))
                .because("every package takes its sentences from there"));
    }

    @Test
    void packages_haveNoCycles() {
        String because = "what is above calls what is below, and nothing calls back up";
        check(slices().matching("cognitosync.(**)").should().beFreeOfCycles().because(because));
        check(slices().matching("cognitosync.localcloud.(*)..")
                .should()
                .beFreeOfCycles()
                .because(because));
        check(slices().matching("cognitosync.device.(*)..")
                .should()
                .beFreeOfCycles()
                .because(because));
    }

    @Test
    void standardStreams_areUsedByMainsOnly() {
        check(noClasses()
                .that(DescribedPredicate.not(MAINS))
                .should(ACCESS_STANDARD_STREAMS)
                .because("only a main knows that there is a terminal; everything else logs or throws"));
    }

    @Test
    void systemClock_isReadByMainsOnly() {
        Set<String> owners = Set.of("java.time.Clock", "java.time.InstantSource");
        DescribedPredicate<JavaCall<?>> readsTheClock = describe("read the system clock", call -> {
            String owner = call.getTargetOwner().getName();
            String name = call.getTarget().getName();
            boolean isWithoutClock = call.getTarget().getRawParameterTypes().stream()
                    .noneMatch(type -> type.isEquivalentTo(Clock.class));
            return (owner.startsWith("java.time.") && name.equals("now") && isWithoutClock)
                    || (owners.contains(owner) && (name.startsWith("system") || name.startsWith("tick")))
                    || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"));
        });
        check(noClasses()
                .that(DescribedPredicate.not(MAINS))
                .should(callMethodWhere(readsTheClock))
                .orShould(callConstructor(Date.class))
                .because("a test must be able to say what time it is, through " + InstantSource.class.getSimpleName()));
    }

    @Test
    void device_knowsItsTerminalInCommandsOnly() {
        check(noClasses()
                .that()
                .resideInAPackage(DEVICE)
                .and()
                .resideOutsideOfPackages("cognitosync.device", "cognitosync.device.command..", TERMINAL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("cognitosync.device.command..", TERMINAL)
                .because(
                        "what a failure is and what a command prints or exits with are told apart: domain packages take a"
                                + " clock, pauses and listeners, and throw kinds of failures"));
    }

    @Test
    void offlineDatasets_knowNoBackend() {
        check(noClasses()
                .that()
                .resideInAPackage("cognitosync.device.sync..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .because("another backend is another DatasetClient"));
    }

    @Test
    void device_writesFilesInOnePlace() {
        Set<String> reading = Set.of(
                "exists",
                "getAttribute",
                "getPosixFilePermissions",
                "isDirectory",
                "isRegularFile",
                "isSymbolicLink",
                "list",
                "newInputStream",
                "notExists",
                "readAllBytes",
                "readAllLines",
                "readString",
                "size");
        Set<String> others = Set.of(
                "java.io.File",
                "java.util.logging.FileHandler",
                "java.io.FileOutputStream",
                "java.io.FileWriter",
                "java.io.RandomAccessFile",
                "java.nio.channels.AsynchronousFileChannel",
                "java.nio.file.spi.FileSystemProvider");
        DescribedPredicate<JavaAccess<?>> writesAFile = describe("write a file", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getName();
            return (owner.equals(Files.class.getName()) && !reading.contains(name))
                    || (owner.equals("java.nio.channels.FileChannel") && name.equals("open"))
                    || others.contains(owner)
                    || (access instanceof JavaCodeUnitAccess<?> call
                            && owner.matches("java\\.(io\\.Print(Writer|Stream)|util\\.Formatter)")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .limit(1)
                                    .anyMatch(type -> name.equals("<init>") && type.isEquivalentTo(String.class)));
        });
        check(noClasses()
                .that()
                .resideInAPackage(DEVICE)
                .and()
                .doNotHaveFullyQualifiedName("cognitosync.device.files.PrivateFileAccess")
                .should(accessTargetWhere(writesAFile))
                .because("links, pipes, second names and open modes are refused there, and nowhere else"));
    }

    @Test
    void device_runsNoProgramThatAFileNames() {
        check(noClasses()
                .that()
                .resideInAPackage(DEVICE)
                .and(DescribedPredicate.not(MAINS))
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.(ProcessBuilder|Runtime)")
                .because("only the main opens the person's browser"));
        check(
                noClasses()
                        .that()
                        .resideInAPackage(DEVICE)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("software.amazon.awssdk.profiles..")
                        .because(
                                "a profile file may name a program, and which files are read as such is the person's own choice"));
    }

    @Test
    void genericExceptions_areNotThrown() {
        check(NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.because("a catcher must be able to tell what happened"));
    }

    @Test
    void names_sayWhatAClassIs() {
        check(noClasses()
                .should()
                .haveNameMatching(".*(Manager|Utils?|Helper|Impl|Service|Common)")
                .because("a name that fits every class tells nothing of this one"));
        check(classes()
                .that()
                .implement("cognitosync.localcloud.cloudformation.resource.ResourceHandler")
                .and()
                .resideInAnyPackage(SERVICES.toArray(String[]::new))
                .and()
                .areNotAnonymousClasses()
                .should()
                .haveSimpleNameEndingWith("Handler")
                .because("this suffix means a CloudFormation resource type"));
    }

    @Test
    void packages_sayWhatTheyAreFor() throws IOException {
        List<Path> silent = new ArrayList<>();
        for (Path folder : walk(SOURCES).filter(Files::isDirectory).toList()) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.anyMatch(file -> file.toString().endsWith(".java"))
                        && !Files.exists(folder.resolve("package-info.java"))) {
                    silent.add(folder);
                }
            }
        }
        assertThat(silent).as("packages without package-info.java").isEmpty();
    }

    @Test
    void files_areShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file :
                walk(SOURCES).filter(path -> path.toString().endsWith(".java")).toList()) {
            int lines = Files.readAllLines(file).size();
            if (lines > LONGEST_FILE) {
                tooLong.add(file + ": " + lines);
            }
        }
        assertThat(tooLong)
                .as("files of more than " + LONGEST_FILE + " lines hold more than one thing")
                .isEmpty();
    }

    private static Stream<Path> walk(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList().stream();
        }
    }

    // A package that a rule speaks of may not be there yet; classes_areImported sees to it that something is.
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}

package cognitosync.conformance.appsync;

import cognitosync.infra.TestAssembly;
import cognitosync.localcloud.LocalCloud;
import cognitosync.localcloud.LocalCloudOptions;
import cognitosync.localcloud.PersonClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** A local cloud with the product's own template and {@code backend=appsync}; a test can move its clock. */
final class ApiCloud implements AutoCloseable {
    static final String REGION = "eu-west-1";

    private static ApiCloud shared;

    private final LocalCloud cloud;
    private final AtomicReference<Duration> offset;

    private ApiCloud(LocalCloud cloud, AtomicReference<Duration> offset) {
        this.cloud = cloud;
        this.offset = offset;
    }

    /** One for all tests of this JVM that do not change it; each has users of its own. It ends with the JVM. */
    static synchronized ApiCloud shared() {
        if (shared == null) {
            try {
                Path folder = Files.createTempDirectory(
                        Files.createDirectories(Path.of("target").toAbsolutePath()), "api-cloud-");
                ApiCloud started = start(folder, assembly(folder));
                Runtime.getRuntime().addShutdownHook(new Thread(started::close, "close-api-cloud"));
                shared = started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    /** One whose users' policy does not name these fields. */
    static ApiCloud startWithout(Path folder, String... fields) {
        return start(folder, assemblyWithout(folder, fields));
    }

    private static ApiCloud start(Path folder, Path assembly) {
        AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
        InstantSource clock = () -> InstantSource.system().instant().plus(offset.get());
        LocalCloudOptions options = new LocalCloudOptions(0, 0, 0, folder.resolve("data"), REGION, false, assembly);
        return new ApiCloud(LocalCloud.start(options, clock), offset);
    }

    private static Path assembly(Path folder) {
        return TestAssembly.synthesize(
                folder.resolve("cdk.out"), TestAssembly.SITE_FIXTURE, Map.of("backend", "appsync"));
    }

    private static Path assemblyWithout(Path folder, String... fields) {
        Path assembly = assembly(folder);
        Path template = assembly.resolve("CognitoSync.template.json");
        try {
            String text = Files.readString(template);
            for (String field : fields) {
                String without = text.replaceFirst("(/types/\\w+/fields/)" + field + "(?=\")", "$1none");
                if (without.equals(text)) {
                    throw new AssertionError("No policy names " + field);
                }
                text = without;
            }
            Files.writeString(template, text);
            return assembly;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How far the clock is ahead of the system's. */
    void setOffset(Duration ahead) {
        offset.set(ahead);
    }

    String output(String name) {
        return cloud.outputs().get("CognitoSync").get(name);
    }

    URI apiEndpoint() {
        return URI.create(cloud.outputs().get("LocalCloud").get("ApiEndpoint"));
    }

    PersonClient signUp(String email) {
        return PersonClient.signUp(cloud, email);
    }

    /** A new user with credentials from the identity pool. */
    GraphqlClient newUser(String email) {
        return client(signUp(email));
    }

    /** A client of a user, with credentials of its own. */
    GraphqlClient client(PersonClient person) {
        String idToken = person.idToken();
        String identityId = person.identityId(idToken);
        return new GraphqlClient(
                URI.create(output("GraphQLUrl")), URI.create(output("RealtimeUrl")), identityId, (AwsSessionCredentials)
                        person.credentials(identityId, idToken));
    }

    @Override
    public void close() {
        cloud.close();
    }
}

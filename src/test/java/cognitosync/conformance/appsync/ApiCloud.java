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

    private final LocalCloud cloud;
    private final AtomicReference<Duration> offset;

    private ApiCloud(LocalCloud cloud, AtomicReference<Duration> offset) {
        this.cloud = cloud;
        this.offset = offset;
    }

    static ApiCloud start(Path folder) {
        return start(folder, assembly(folder));
    }

    static ApiCloud start(Path folder, Path assembly) {
        AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
        InstantSource clock = () -> InstantSource.system().instant().plus(offset.get());
        LocalCloudOptions options = new LocalCloudOptions(0, 0, 0, folder.resolve("data"), REGION, false, assembly);
        return new ApiCloud(LocalCloud.start(options, clock), offset);
    }

    static Path assembly(Path folder) {
        return TestAssembly.synthesize(
                folder.resolve("cdk.out"), TestAssembly.SITE_FIXTURE, Map.of("backend", "appsync"));
    }

    /** The product's assembly, but that the users' policy does not name this field. */
    static Path assemblyWithout(Path folder, String field) {
        Path assembly = assembly(folder);
        Path template = assembly.resolve("CognitoSync.template.json");
        try {
            String whole = Files.readString(template);
            String without = whole.replaceFirst("(/types/\\w+/fields/)" + field + "(?=\")", "$1none");
            if (without.equals(whole)) {
                throw new AssertionError("No policy names " + field);
            }
            Files.writeString(template, without);
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

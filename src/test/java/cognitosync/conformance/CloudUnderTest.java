package cognitosync.conformance;

import cognitosync.infra.TestAssembly;
import cognitosync.localcloud.LocalCloud;
import cognitosync.localcloud.PersonClient;
import cognitosync.localcloud.TestCloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** The local cloud on the product's own template and {@link MorePools}, one person signed in, and the clients that were asked for. */
final class CloudUnderTest implements AutoCloseable {
    static final String REGION = "eu-west-1";

    private final LocalCloud cloud;
    private final AwsCredentials developer;
    private final Map<String, String> logins;
    private final Map<Who, SignedIn> people = new EnumMap<>(Who.class);
    private final Map<Client, SyncClient> clients = new EnumMap<>(Client.class);
    private int spareUsed;

    private CloudUnderTest(LocalCloud cloud) {
        this.cloud = cloud;
        this.developer = developerCredentials(cloud.outputs().get("LocalCloud").get("CredentialsFile"));
        PersonClient account = PersonClient.signUp(cloud, "sam@example.com");
        this.logins = account.logins(account.idToken());
        people.put(Who.PERSON, SignedIn.in(identityPoolId(), logins, endpoint()));
        people.put(Who.PERSON_ALLOWED_ALL, SignedIn.in(stack(MorePools.WIDE), logins, endpoint()));
    }

    static CloudUnderTest start() {
        try {
            Path folder = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), "conformance-");
            Path assembly = TestAssembly.synthesize(folder.resolve("cdk.out"), TestAssembly.SITE_FIXTURE, Map.of());
            MorePools.addTo(assembly.resolve("CognitoSync.template.json"));
            return new CloudUnderTest(TestCloud.of(folder, assembly));
        } catch (IOException e) {
            throw new UncheckedIOException("The conformance suite has no folder for its cloud", e);
        }
    }

    private static AwsCredentials developerCredentials(String file) {
        Properties profile = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(file))) {
            profile.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AwsBasicCredentials.create(
                profile.getProperty("aws_access_key_id"), profile.getProperty("aws_secret_access_key"));
    }

    /** Each client is started once, for the first test that needs it. */
    synchronized SyncClient client(Client which) {
        return clients.computeIfAbsent(which, client -> client.start(this));
    }

    URI endpoint() {
        return URI.create(cloud.outputs().get("LocalCloud").get("ApiEndpoint"));
    }

    String accountId() {
        return cloud.outputs().get("LocalCloud").get("AccountId");
    }

    private String stack(String output) {
        return cloud.outputs().get("CognitoSync").get(output);
    }

    /** The product's. */
    String identityPoolId() {
        return stack("IdentityPoolId");
    }

    /** A pool that no test has used. */
    synchronized String spareIdentityPoolId() {
        return stack(MorePools.spare(spareUsed++));
    }

    /** The person in one of the pools. */
    SignedIn person(Who who) {
        return people.get(who);
    }

    /** The person's {@code Logins}. */
    Map<String, String> logins() {
        return logins;
    }

    AwsCredentials credentials(Who who) {
        return who == Who.DEVELOPER ? developer : person(who).credentials();
    }

    /** An identity of which the cloud has never heard; the account's own credentials may address it. */
    String freshIdentityId() {
        return REGION + ":" + UUID.randomUUID();
    }

    @Override
    public void close() {
        clients.values().forEach(SyncClient::close);
        cloud.close();
    }
}

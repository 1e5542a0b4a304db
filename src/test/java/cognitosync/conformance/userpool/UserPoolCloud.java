package cognitosync.conformance.userpool;

import cognitosync.infra.TestAssembly;
import cognitosync.journey.cloud.Inbox;
import cognitosync.localcloud.LocalCloud;
import cognitosync.localcloud.LocalCloudOptions;
import cognitosync.localcloud.TestCloud;
import cognitosync.localcloud.userpool.signin.SrpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/**
 * One local cloud for all tests of this JVM, with the product's own template, {@code signIn=form} and {@link MoreAppClients}. Each test has
 * users of its own. It ends with the JVM.
 */
final class UserPoolCloud {
    static final String REGION = "eu-west-1";
    static final String PASSWORD = "Correct-horse-9-battery";

    private static UserPoolCloud shared;

    private final LocalCloud cloud;
    private final AtomicReference<Duration> offset;
    private final CognitoIdentityProviderClient anybody;
    private final CognitoIdentityProviderClient administrator;

    private UserPoolCloud(LocalCloud cloud, AtomicReference<Duration> offset) {
        this.cloud = cloud;
        this.offset = offset;
        this.anybody = client(AnonymousCredentialsProvider.create());
        this.administrator = client(() -> developer());
    }

    static synchronized UserPoolCloud shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    private static UserPoolCloud start() {
        try {
            Path folder = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), "user-pools-");
            Path assembly = TestAssembly.synthesize(
                    folder.resolve("cdk.out"), TestAssembly.SITE_FIXTURE, Map.of("signIn", "form"));
            MoreAppClients.addTo(assembly.resolve("CognitoSync.template.json"));
            AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
            InstantSource clock = () -> InstantSource.system().instant().plus(offset.get());
            LocalCloud cloud = LocalCloud.start(
                    new LocalCloudOptions(0, 0, 0, folder.resolve("data"), REGION, false, assembly), clock);
            UserPoolCloud started = new UserPoolCloud(cloud, offset);
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "close-user-pools"));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does this at a time so far ahead of the system's, or behind. */
    <T> T at(Duration ahead, Supplier<T> what) {
        offset.set(ahead);
        try {
            return what.get();
        } finally {
            offset.set(Duration.ZERO);
        }
    }

    String output(String name) {
        return cloud.outputs().get("CognitoSync").get(name);
    }

    String poolId() {
        return output("UserPoolId");
    }

    /** The app client that allows passwords. */
    String passwordsClientId() {
        return output("PasswordsClientId");
    }

    URI endpoint() {
        return URI.create(cloud.outputs().get("LocalCloud").get("ApiEndpoint"));
    }

    /** Calls without a signature. */
    CognitoIdentityProviderClient anybody() {
        return anybody;
    }

    /** Calls with the account's own credentials. */
    CognitoIdentityProviderClient administrator() {
        return administrator;
    }

    /** Calls with these credentials. */
    CognitoIdentityProviderClient client(AwsCredentialsProvider credentials, ExecutionInterceptor... interceptors) {
        return CognitoIdentityProviderClient.builder()
                .endpointOverride(endpoint())
                .region(Region.of(REGION))
                .credentialsProvider(credentials)
                .overrideConfiguration(b -> b.executionInterceptors(List.of(interceptors)))
                .build();
    }

    AwsCredentials developer() {
        try (ProfileCredentialsProvider file = TestCloud.developer(cloud)) {
            return file.resolveCredentials();
        }
    }

    /** The code of the newest mail of this kind. */
    String code(String email, String kind) {
        return new Inbox(endpoint()).code(email, kind);
    }

    /** An address that no other test has. */
    static String newAddress() {
        return "sam-" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
    }

    /** A new user, who has confirmed the address. */
    String newUser() {
        return newUser(passwordsClientId());
    }

    /** A new user of that app client's pool, who has confirmed the address. */
    String newUser(String clientId) {
        String email = newUnconfirmedUser(clientId);
        String code = code(email, "sign-up");
        anybody.confirmSignUp(b -> b.clientId(clientId).username(email).confirmationCode(code));
        return email;
    }

    /** A new user of that app client's pool, who has not confirmed the address. */
    String newUnconfirmedUser(String clientId) {
        String email = newAddress();
        anybody.signUp(b -> b.clientId(clientId)
                .username(email)
                .password(PASSWORD)
                .userAttributes(attribute("email", email), attribute("name", "Sam")));
        return email;
    }

    static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }

    /** The tokens of a sign-in by password. */
    AuthenticationResultType signIn(String email) {
        return signIn(passwordsClientId(), email);
    }

    /** The tokens of a sign-in by password through that app client. */
    AuthenticationResultType signIn(String clientId, String email) {
        return anybody.initiateAuth(b -> b.clientId(clientId)
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", email, "PASSWORD", PASSWORD)))
                .authenticationResult();
    }

    /** The tokens of a sign-in by SRP through that app client. */
    AuthenticationResultType signInBySrp(String clientId, String email) {
        SrpClient srp = new SrpClient();
        var challenge = anybody.initiateAuth(b -> b.clientId(clientId)
                .authFlow(AuthFlowType.USER_SRP_AUTH)
                .authParameters(Map.of("USERNAME", email, "SRP_A", srp.srpA())));
        String timestamp = SrpClient.timestamp(InstantSource.system().instant().plus(offset.get()));
        return anybody.respondToAuthChallenge(b -> b.clientId(clientId)
                        .challengeName(challenge.challengeName())
                        .session(challenge.session())
                        .challengeResponses(
                                srp.responses(poolId(), challenge.challengeParameters(), PASSWORD, timestamp)))
                .authenticationResult();
    }

    private void close() {
        anybody.close();
        administrator.close();
        cloud.close();
    }
}

package cognitosync.device.aws;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.CognitoSyncPool;
import cognitosync.device.remote.DatasetClients;
import cognitosync.device.remote.RateLimit;
import cognitosync.device.remote.SizeLimit;
import cognitosync.device.remote.appsync.AppSyncApi;
import cognitosync.device.remote.dynamodb.DatasetTable;
import cognitosync.device.remote.dynamodb.TableLimits;
import cognitosync.device.stack.Backend;
import cognitosync.device.stack.LocalCloud;
import cognitosync.device.stack.Stack;
import cognitosync.device.time.Pauses;
import cognitosync.device.time.Timeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Creates clients for one stack. Their endpoint is the local cloud or AWS, or what {@code AWS_ENDPOINT_URL} or the
 * profile names, as for every client of the SDK.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">Service-specific endpoints</a>
 */
public final class AwsClients implements AutoCloseable {
    private static final int PATIENT_ATTEMPTS = 8;

    private final Stack stack;
    private final ClientOverrideConfiguration configuration;
    private final Runnable beforeEach;
    private final SdkHttpClient http;

    /** Whose datasets credentials reach. */
    public enum Access {
        /** The signed-in user's own. */
        USER,
        /** Everyone's, by credentials of the AWS account. */
        DEVELOPER
    }

    /** Clients for this stack. */
    public AwsClients(Stack stack) {
        this(stack, Timeouts.DEFAULT);
    }

    /** Clients for this stack, with other time-outs. */
    public AwsClients(Stack stack, Timeouts timeouts) {
        this(
                stack,
                timeouts,
                ClientOverrideConfiguration.builder()
                        .apiCallTimeout(timeouts.call())
                        .apiCallAttemptTimeout(timeouts.attempt())
                        .retryStrategy(
                                new BoundedRetryStrategy(AwsRetryStrategy.standardRetryStrategy(), timeouts.attempt()))
                        .build(),
                () -> {});
    }

    /**
     * Clients for many requests: rate-limited, and with more retries if AWS throttles them.
     *
     * @param queue how long the rate limiter may delay a request
     */
    public AwsClients(Stack stack, Timeouts timeouts, RateLimit pace, Duration queue) {
        this(
                stack,
                timeouts,
                ClientOverrideConfiguration.builder()
                        .apiCallTimeout(timeouts.bulkCall().plus(queue.multipliedBy(PATIENT_ATTEMPTS)))
                        .apiCallAttemptTimeout(timeouts.attempt().plus(queue))
                        .addExecutionInterceptor(pace)
                        .retryStrategy(new BoundedRetryStrategy(
                                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                        .maxAttempts(PATIENT_ATTEMPTS)
                                        .build(),
                                timeouts.bulkCall()))
                        .build(),
                pace::awaitRequest);
    }

    private AwsClients(Stack stack, Timeouts timeouts, ClientOverrideConfiguration configuration, Runnable beforeEach) {
        this.stack = stack;
        this.beforeEach = beforeEach;
        this.configuration = configuration.toBuilder()
                .addExecutionInterceptor(new ResponseValidation())
                .build();
        // Creates connections itself: the client of the builder reads every trusted certificate, even for plain HTTP.
        http = UrlConnectionHttpClient.create(address -> connection(address, timeouts));
    }

    private static HttpURLConnection connection(URI address, Timeouts timeouts) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout((int) timeouts.connection().toMillis());
            connection.setReadTimeout((int) timeouts.attempt().toMillis());
            connection.setInstanceFollowRedirects(false);
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cognito Identity without credentials, for its public operations. */
    public CognitoIdentityClient identity() {
        return identity(AnonymousCredentialsProvider.create());
    }

    /** Cognito Identity with developer credentials. */
    public CognitoIdentityClient identity(AwsCredentialsProvider credentials) {
        return built(CognitoIdentityClient.builder(), credentials);
    }

    /** Cognito Sync. */
    public CognitoSyncClient sync(AwsCredentialsProvider credentials) {
        return built(CognitoSyncClient.builder(), credentials);
    }

    /** DynamoDB. */
    public DynamoDbClient tables(AwsCredentialsProvider credentials) {
        return built(DynamoDbClient.builder(), credentials);
    }

    /** Datasets in the stack's backend. */
    public DatasetClients datasets(
            Access access, AwsCredentialsProvider credentials, InstantSource clock, Pauses pauses) {
        if (stack.backend() instanceof Backend.AppSync backend) {
            return access == Access.USER
                    ? api(backend, credentials, clock, pauses)
                    : new DatasetTable(tables(credentials), backend.table(), clock);
        }
        return stack.backend() instanceof Backend.DynamoDb backend
                ? new DatasetTable(tables(credentials), backend.table(), clock)
                : new CognitoSyncPool(sync(credentials), stack.identityPoolId(), clock);
    }

    /** An API of AppSync. */
    public AppSyncApi api(
            Backend.AppSync backend, AwsCredentialsProvider credentials, InstantSource clock, Pauses pauses) {
        return new AppSyncApi(
                new AppSyncApi.Address(backend.region(), backend.graphqlUrl(), backend.realtimeUrl()),
                credentials,
                new AppSyncApi.Calls(
                        http,
                        () -> HttpClient.newBuilder()
                                .followRedirects(HttpClient.Redirect.NEVER)
                                .build(),
                        configuration.retryStrategy().orElseThrow(),
                        configuration.apiCallTimeout().orElseThrow(),
                        configuration.apiCallAttemptTimeout().orElseThrow(),
                        beforeEach),
                clock,
                pauses);
    }

    /** Developer credentials: the local account's for a local cloud, otherwise what the SDK finds. */
    public AwsCredentialsProvider developer() {
        return DeveloperCredentials.found(() -> stack.local().isPresent()
                ? StaticCredentialsProvider.create(
                        LocalAccountKeys.of(stack.local().get()))
                : DefaultCredentialsProvider.builder().build());
    }

    /** Developer credentials of a profile; for a local cloud, only the local account's. */
    public AwsCredentialsProvider developer(String profile) {
        return DeveloperCredentials.ofProfile(profile, () -> named(profile));
    }

    private AwsCredentialsProvider named(String profile) {
        AwsCredentialsProvider named = ProfileCredentialsProvider.create(profile);
        if (stack.local().isEmpty()) {
            return named;
        }
        LocalCloud local = stack.local().get();
        AwsBasicCredentials keys = LocalAccountKeys.of(local);
        if (!isOf(keys, named.resolveCredentials())) {
            // Keys of an AWS account must not sign requests to an endpoint that a file names.
            throw new DeviceException(
                    DeviceException.Kind.NOT_ALLOWED,
                    Messages.text("aws.profile.other-keys", profile, local.apiEndpoint()));
        }
        return StaticCredentialsProvider.create(keys);
    }

    private static boolean isOf(AwsBasicCredentials keys, AwsCredentials other) {
        return keys.accessKeyId().equals(other.accessKeyId())
                && keys.secretAccessKey().equals(other.secretAccessKey());
    }

    /** Developer credentials; empty if there are none and the stack is not on a local cloud. */
    public Optional<AwsCredentialsProvider> developerIfThere() {
        AwsCredentialsProvider developer = developer();
        if (stack.local().isPresent()) {
            return Optional.of(developer);
        }
        try {
            developer.resolveCredentials();
            return Optional.of(developer);
        } catch (DeviceException absent) {
            return Optional.empty();
        }
    }

    /**
     * The endpoint of the user pool's API. There is no client of the SDK for it: its jar would be a quarter of the device, for four
     * operations without a signature.
     */
    public String userPoolEndpoint() {
        return stack.local()
                .map(LocalCloud::apiEndpoint)
                .or(() -> AwsClientEndpointProvider.builder()
                        .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER")
                        .serviceEndpointOverrideSystemProperty("aws.endpointUrlCognitoIdentityProvider")
                        .serviceProfileProperty("cognito_identity_provider")
                        .resolveFromOverrides())
                .map(endpoint -> endpoint.toString().replaceFirst("/$", ""))
                .orElseGet(() -> "https://cognito-idp." + stack.region() + ".amazonaws.com");
    }

    /** The endpoint of tokens and signed requests: the local cloud, AWS, or what the environment or the profile names. */
    public String endpoint() {
        if (stack.local().isPresent()) {
            return stack.local().get().apiEndpoint().toString();
        }
        try (CognitoIdentityClient identity = identity();
                AwsClient backend = backend(AnonymousCredentialsProvider.create())) {
            return Stream.of(identity, backend)
                    .map(AwsClient::serviceClientConfiguration)
                    .map(client -> client.endpointOverride().map(URI::toString).orElse("AWS"))
                    .distinct()
                    .collect(Collectors.joining(" and "));
        }
    }

    /** The backend's own limit of a dataset. */
    public SizeLimit sizeLimit() {
        return stack.backend() instanceof Backend.CognitoSync ? SizeLimit.OF_COGNITO_SYNC : new TableLimits();
    }

    private AwsClient backend(AwsCredentialsProvider credentials) {
        return stack.backend() instanceof Backend.CognitoSync ? sync(credentials) : tables(credentials);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(
            B builder, AwsCredentialsProvider credentials) {
        builder.httpClient(http)
                .region(Region.of(stack.region()))
                .credentialsProvider(credentials)
                .overrideConfiguration(configuration);
        stack.local().ifPresent(local -> builder.endpointOverride(local.apiEndpoint()));
        return builder.build();
    }

    @Override
    public void close() {
        http.close();
    }
}

package cognitosync.durability;

import cognitosync.journey.cloud.Outputs;
import cognitosync.localcloud.TestCloud;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;

/** Clients of Cognito Sync with the account's own credentials, which reach every identity and repeat no request. */
final class DeveloperClient {
    private DeveloperClient() {}

    static CognitoSyncClient of(Outputs outputs) {
        return CognitoSyncClient.builder()
                .region(Region.of(outputs.region()))
                .endpointOverride(outputs.apiEndpoint())
                .credentialsProvider(StaticCredentialsProvider.create(credentials(outputs)))
                .overrideConfiguration(
                        b -> b.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(Duration.ofSeconds(30)))
                .build();
    }

    static AwsCredentials credentials(Outputs outputs) {
        try (ProfileCredentialsProvider developer = TestCloud.developer(outputs.credentialsFile())) {
            return developer.resolveCredentials();
        }
    }
}

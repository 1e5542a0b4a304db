package cognitosync.durability;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.OwnThread;
import cognitosync.journey.cloud.LocalCloudProcess;
import cognitosync.journey.cloud.LocalCloudSetup;
import cognitosync.journey.cloud.Outputs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/**
 * A deployment that {@code kill -9} cuts off, between what it has made and its note of it: the next start has ended it before it
 * answers, and the next deployment takes the same names.
 */
@Timeout(300)
class KilledDeploymentIT {
    /** So slow that there is a time between making a bucket and writing down that it was made. */
    private static final Map<String, String> SLOW = Map.of("local.empty", "true", "bench.commit.millis", "300");

    private static final Map<String, String> QUICK = Map.of("local.empty", "true", "bench.commit.millis", "0");

    @TempDir
    Path folder;

    @Test
    void aKilledCreation_isRolledBack_andAKilledUpdateTakenBack() {
        LocalCloudProcess cloud = start(SLOW);
        killOnceThereIs(
                "killed-bucket-1",
                cloud,
                client -> client.createStack(b -> b.stackName("Killed").templateBody(buckets(4))));
        cloud = start(QUICK);
        try (CloudFormationClient client = cloudFormation(cloud.outputs())) {
            assertThat(stack(client).stackStatusAsString()).isEqualTo("ROLLBACK_COMPLETE");
            assertThat(stack(client).stackStatusReason()).contains("operation was interrupted");
            assertThat(resources(client)).isEmpty();
            assertThat(exists("killed-bucket-1", cloud.outputs())).isFalse();
            client.deleteStack(b -> b.stackName("Killed"));
            client.createStack(b -> b.stackName("Killed").templateBody(buckets(1)));
            assertThat(stack(client).stackStatusAsString()).isEqualTo("CREATE_COMPLETE");
        }
        cloud.kill();

        cloud = start(SLOW);
        killOnceThereIs(
                "killed-bucket-2",
                cloud,
                client -> client.updateStack(b -> b.stackName("Killed").templateBody(buckets(5))));
        cloud = start(QUICK);
        try (CloudFormationClient client = cloudFormation(cloud.outputs())) {
            assertThat(stack(client).stackStatusAsString()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
            assertThat(resources(client)).containsExactly("killed-bucket-1");
            assertThat(exists("killed-bucket-2", cloud.outputs())).isFalse();
            client.updateStack(b -> b.stackName("Killed").templateBody(buckets(2)));
            assertThat(stack(client).stackStatusAsString()).isEqualTo("UPDATE_COMPLETE");
        } finally {
            cloud.close();
        }
    }

    /** A call that deploys. */
    private interface Deployment {
        void begin(CloudFormationClient client);
    }

    private static void killOnceThereIs(String bucket, LocalCloudProcess cloud, Deployment deployment) {
        try (CloudFormationClient client = cloudFormation(cloud.outputs())) {
            CompletableFuture<Void> deploying =
                    CompletableFuture.runAsync(() -> deployment.begin(client), OwnThread.EACH);
            while (!exists(bucket, cloud.outputs())) {
                assertThat(deploying).as("the deployment").isNotDone();
            }
            cloud.kill();
            assertThat(deploying.handle((nothing, failed) -> failed).join()).hasCauseInstanceOf(SdkException.class);
        }
    }

    private LocalCloudProcess start(Map<String, String> options) {
        return LocalCloudProcess.start(
                new LocalCloudSetup("cognitosync.localcloud.SlowDiskMain", folder.resolve("data"), options, List.of()));
    }

    private static String buckets(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> """
                        "B%d": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "killed-bucket-%d"}%s}""".formatted(i, i, i == 1 ? "" : ", \"DependsOn\": \"B" + (i - 1) + "\""))
                .collect(Collectors.joining(", ", "{\"Resources\": {", "}}"));
    }

    private static Stack stack(CloudFormationClient client) {
        return client.describeStacks(b -> b.stackName("Killed")).stacks().get(0);
    }

    private static List<String> resources(CloudFormationClient client) {
        return client.describeStackResources(b -> b.stackName("Killed")).stackResources().stream()
                .map(StackResource::physicalResourceId)
                .toList();
    }

    private static boolean exists(String bucket, Outputs outputs) {
        try (S3Client s3 = client(S3Client.builder().forcePathStyle(true), outputs)) {
            s3.headBucket(b -> b.bucket(bucket));
            return true;
        } catch (NoSuchBucketException e) {
            return false;
        }
    }

    private static CloudFormationClient cloudFormation(Outputs outputs) {
        return client(CloudFormationClient.builder(), outputs);
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, Outputs outputs) {
        return builder.region(Region.EU_WEST_1)
                .endpointOverride(outputs.apiEndpoint())
                .credentialsProvider(StaticCredentialsProvider.create(DeveloperClient.credentials(outputs)))
                .overrideConfiguration(b -> b.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }
}

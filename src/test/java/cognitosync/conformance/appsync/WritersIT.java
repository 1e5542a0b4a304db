package cognitosync.conformance.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The sync library on eight devices, against the resolvers of the product's template. */
class WritersIT {
    private static final Path WRITERS =
            Path.of("packages", "cognito-sync-datasets", "test", "live", "eight-writers.js");

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void eightDevices_throughFaultsAndRaces_loseNoWrite_andAreEqual() throws IOException, InterruptedException {
        Process writers = writers(ApiCloud.shared().newUser("writer@example.com"));
        String said = new String(writers.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(writers.waitFor()).as(said).isZero();
        System.out.print(said);
    }

    private static Process writers(GraphqlClient user) throws IOException {
        AwsSessionCredentials credentials = (AwsSessionCredentials) user.credentials();
        ProcessBuilder builder = new ProcessBuilder("node", WRITERS.toString()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "ENDPOINT", user.url().toString(),
                        "REGION", ApiCloud.REGION,
                        "IDENTITY", user.identityId(),
                        "AWS_ACCESS_KEY_ID", credentials.accessKeyId(),
                        "AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey(),
                        "AWS_SESSION_TOKEN", credentials.sessionToken()));
        return builder.start();
    }
}

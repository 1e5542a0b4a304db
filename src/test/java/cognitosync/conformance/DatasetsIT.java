package cognitosync.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The sync library, as two devices of one person. */
class DatasetsIT {
    private static final Path DEVICES = Path.of("packages", "cognito-sync-datasets", "test", "live", "two-devices.js");

    @Test
    void twoDevicesWithTheSyncLibrary_agree() throws IOException, InterruptedException {
        try (CloudUnderTest cloud = CloudUnderTest.start()) {
            SignedIn person = cloud.person(Who.PERSON);
            Process devices = devices(cloud, person);
            String said = new String(devices.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(devices.waitFor()).as(said).isZero();
        }
    }

    private static Process devices(CloudUnderTest cloud, SignedIn person) throws IOException {
        AwsSessionCredentials credentials = (AwsSessionCredentials) person.credentials();
        ProcessBuilder builder = new ProcessBuilder("node", DEVICES.toString()).redirectErrorStream(true);
        builder.environment().put("ENDPOINT", cloud.endpoint().toString());
        builder.environment().put("REGION", CloudUnderTest.REGION);
        builder.environment().put("IDENTITY_POOL", person.identityPoolId());
        builder.environment().put("IDENTITY", person.identityId());
        builder.environment().put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
        builder.environment().put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
        builder.environment().put("AWS_SESSION_TOKEN", credentials.sessionToken());
        return builder.start();
    }
}

package cognitosync.device.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitosync.device.failure.DeviceException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

class DeveloperCredentialsTest {
    private static final String CONFIG = """
            [profile keys]
            aws_access_key_id = key
            aws_secret_access_key = hush
            [profile sso]
            sso_start_url = https://example.com/start
            sso_region = eu-west-1
            sso_account_id = 111122223333
            sso_role_name = Reader
            [profile role]
            role_arn = arn:aws:iam::111122223333:role/reader
            source_profile = keys
            [profile half]
            aws_access_key_id = key
            """;

    @ParameterizedTest
    @ValueSource(strings = {"sso", "role", "half", "absent"})
    void profile_thatGivesNone_isNamedWithAWayThatDoes(String profile) {
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> of(profile).resolveCredentials())
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(DeviceException.Kind.NOT_ALLOWED))
                .withMessageContaining("The AWS profile " + profile + " gives no credentials")
                .withMessageContaining("export-credentials --profile " + profile)
                .withMessageNotContaining("ProfileFile(")
                .withMessageNotContaining("hush");
    }

    @Test
    void profile_isReadOnceForAllRequests() {
        AtomicInteger reads = new AtomicInteger();
        AwsCredentialsProvider keys = DeveloperCredentials.ofProfile("keys", () -> {
            reads.incrementAndGet();
            return provider("keys");
        });
        assertThat(reads).hasValue(0);
        assertThat(keys.resolveCredentials().accessKeyId()).isEqualTo("key");
        assertThat(keys.resolveCredentials().accessKeyId()).isEqualTo("key");
        assertThat(reads).hasValue(1);
    }

    private static DeveloperCredentials of(String profile) {
        return DeveloperCredentials.ofProfile(profile, () -> provider(profile));
    }

    private static AwsCredentialsProvider provider(String profile) {
        return ProfileCredentialsProvider.builder()
                .profileFile(ProfileFile.builder()
                        .content(new ByteArrayInputStream(CONFIG.getBytes(StandardCharsets.UTF_8)))
                        .type(ProfileFile.Type.CONFIGURATION)
                        .build())
                .profileName(profile)
                .build();
    }
}
